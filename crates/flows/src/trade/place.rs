//! Placing an order: prices, stock, orders, payment and books in one transaction, or nothing at all.

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use accounts::address::Address;
use catalog::category::Category;
use catalog::listing::Offer;
use fulfilment::lane;
use fulfilment::reservation::{self, Hold, TakeError, Want};
use kernel::{BasisPoints, Clock, Coded, Lang, MarketCode, Money, Problem, Problems};
use ledger::Account;
use ledger::take_rate::{self, TakeRate};
use market::{Checkout, CollectedBy, Market};
use trade::cart::{Cart, CartId, CartLine, CartState};
use trade::order::{self, Firm, FxAtPlacement, NewLine, NewOrder, Order, Origin, PAY_MS, PlaceOrders};
use trade::payment::provider::Decided;
use trade::payment::{self, Payment, PaymentStatus, Providers};
use trade::{Holder, OrderId};
use url::Url;

use super::offers::{Offers, SOLD_ELSEWHERE, WEIGHT_UNKNOWN_G, available};
use super::pay::{self, COD_CONFIRMED, Case, Terms, book_paid};
use super::rates::Rates;
use super::{fault, same};
use crate::affiliate::attribute;

/// A wish to order everything in a cart.
#[derive(Clone, Copy)]
pub struct PlaceOrder<'a> {
    pub cart: CartId,
    pub holder: &'a Holder<'a>,
    /// The cart's market.
    pub market: &'a Market,
    /// The language of the titles that orders keep.
    pub lang: Lang,
    pub address: &'a Address,
    /// Needed of guests.
    pub email: Option<&'a str>,
    /// `None`: the standard one.
    pub lane: Option<&'a str>,
    pub method: &'a str,
    pub coupon: Option<&'a str>,
    /// What the shopper was told the whole costs: when it is another sum by now, nothing is ordered.
    pub expected_total: Option<Money>,
    pub providers: &'a Providers,
    pub rates: &'a Rates,
    /// The traffic's own word. Simulated traffic is refused outside a sandbox.
    pub origin: Origin,
    pub sandbox: bool,
    /// Where this installation is reached.
    pub url: &'a Url,
    /// A hash of the cookie of the device that orders, where there is one: it tells what led there.
    pub device: Option<i64>,
}

/// What was ordered.
#[derive(Clone, Debug)]
pub struct Placed {
    /// One for each shop.
    pub orders: Vec<Order>,
    /// Of all of them.
    pub payment: Payment,
    /// The provider is to be asked, outside of the transaction: [`super::begin_payment`].
    pub needs_provider: bool,
    /// The cart was ordered before: these are the orders of then.
    pub again: bool,
}

/// Why nothing was ordered.
#[derive(Debug, thiserror::Error)]
pub enum PlaceOrderError {
    /// No such cart, or not the holder's.
    #[error("no such cart")]
    NotFound,
    #[error("nothing is paid for here in this market")]
    CheckoutClosed,
    #[error("the cart is empty")]
    Empty,
    #[error("simulated traffic is for sandboxes")]
    Simulated,
    /// Something about the request itself, and whatever else stands in the way.
    #[error("{0}")]
    Invalid(Problems),
    /// Stock, prices and listings are not what the shopper saw. The code is that of the first problem.
    #[error("{problems}")]
    Changed { code: &'static str, problems: Problems },
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for PlaceOrderError {
    fn code(&self) -> &'static str {
        match self {
            PlaceOrderError::NotFound => "trade.cart_not_found",
            PlaceOrderError::CheckoutClosed => "trade.checkout_closed",
            PlaceOrderError::Empty => "trade.cart_empty",
            PlaceOrderError::Simulated => "trade.simulated_refused",
            PlaceOrderError::Invalid(problems) => problems.code(),
            PlaceOrderError::Changed { code, .. } => code,
            PlaceOrderError::Fault(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            PlaceOrderError::Invalid(problems) | PlaceOrderError::Changed { problems, .. } => &problems.0,
            _ => &[],
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        match self {
            PlaceOrderError::Changed { problems, .. } => problems.0.first().map(|p| p.args.clone()).unwrap_or_default(),
            _ => Vec::new(),
        }
    }
}

/// Orders everything in a cart: one order for each shop, all or none. The server makes every price; what changed since the
/// shopper saw it, and everything else that stands in the way, is said at once. Whose touch led to each line is fixed. Units are taken, and held for 30 minutes
/// where the payment is still to come. A cart that was ordered before gives the same orders again.
pub fn place_order(tx: &mut db::Tx, clock: &dyn Clock, wish: &PlaceOrder<'_>) -> Result<Placed, PlaceOrderError> {
    let cart = trade::cart::find(tx, wish.cart, wish.holder)?.ok_or(PlaceOrderError::NotFound)?;
    if cart.state == CartState::Ordered {
        return placed_before(tx, &cart);
    }
    check_terms(wish, &cart)?;
    let mut found = Found::default();
    let offers = Offers::read(tx, wish.market, wish.lang, &cart.lines)?;
    let baskets = baskets(&cart.lines, &offers, &mut found);
    check_request(wish, &mut found);
    let shipping = choose_lanes(tx, wish, &baskets, &mut found)?;
    let orders = price(tx, clock, wish, &baskets, shipping)?;
    let total = total(&orders);
    check_total(wish, total, &mut found);
    let terms = terms(clock, wish, total, &mut found);
    let Some(terms) = terms.filter(|_| found.is_nothing()) else {
        check_stock(tx, cart.market, &cart.lines, &mut found)?;
        return Err(found.into_error());
    };
    take_stock(tx, clock, wish, &cart.lines, &orders, &terms)?;
    let placed = write(tx, clock, wish, &cart, orders, &terms)?;
    attribute(tx, clock, wish.holder, wish.device, &placed.orders, &offers.categories())?;
    Ok(placed)
}

/// Everything that stands in the way, found so far.
#[derive(Default)]
struct Found {
    /// What is wrong with the request itself.
    invalid: Problems,
    /// What is not as the shopper saw it.
    changed: Problems,
}

impl Found {
    fn is_nothing(&self) -> bool {
        self.invalid.0.is_empty() && self.changed.0.is_empty()
    }

    fn into_error(mut self) -> PlaceOrderError {
        let code = self.changed.0.first().map_or("trade.not_on_sale", |problem| known_code(&problem.code));
        if self.invalid.0.is_empty() {
            return PlaceOrderError::Changed { code, problems: self.changed };
        }
        self.invalid.0.append(&mut self.changed.0);
        PlaceOrderError::Invalid(self.invalid)
    }
}

const OUT_OF_STOCK: &str = "trade.out_of_stock";
const NOT_ON_SALE: &str = "trade.not_on_sale";
const PRICE_CHANGED: &str = "trade.price_changed";

fn known_code(code: &str) -> &'static str {
    [OUT_OF_STOCK, PRICE_CHANGED, SOLD_ELSEWHERE].into_iter().find(|known| *known == code).unwrap_or(NOT_ON_SALE)
}

fn check_terms(wish: &PlaceOrder<'_>, cart: &Cart) -> Result<(), PlaceOrderError> {
    if cart.market != wish.market.code {
        return Err(PlaceOrderError::NotFound);
    }
    if wish.market.checkout != Checkout::InApp {
        return Err(PlaceOrderError::CheckoutClosed);
    }
    if wish.origin == Origin::Simulated && !wish.sandbox {
        return Err(PlaceOrderError::Simulated);
    }
    if cart.lines.is_empty() {
        return Err(PlaceOrderError::Empty);
    }
    Ok(())
}

fn check_request(wish: &PlaceOrder<'_>, found: &mut Found) {
    let market = wish.market.code;
    found.invalid.check(wish.address.country == market, || {
        Problem::new("address.country", "trade.address_elsewhere").with("market", market)
    });
    let guest = matches!(wish.holder, Holder::Token(_));
    found.invalid.check(!guest || wish.email.is_some(), || Problem::new("email", "trade.email_needed"));
    found.invalid.check(wish.coupon.is_none(), || Problem::new("coupon", "trade.coupon_unknown"));
}

/// The lines of one shop, and where in the cart they stand.
struct Basket<'a> {
    lines: Vec<(usize, &'a CartLine, &'a Offer)>,
}

impl<'a> Basket<'a> {
    /// Any offer of it: what they say of the shop is the same.
    fn shop(&self) -> Option<&'a Offer> {
        self.lines.first().map(|(_, _, offer)| *offer)
    }

    fn weight_g(&self) -> i64 {
        let line = |(_, line, offer): &(usize, &CartLine, &Offer)| {
            line.quantity.saturating_mul(offer.weight_g.unwrap_or(WEIGHT_UNKNOWN_G))
        };
        self.lines.iter().map(line).sum()
    }
}

/// The lines by shop, shops in id order; what is not on sale is said.
fn baskets<'a>(lines: &'a [CartLine], offers: &'a Offers, found: &mut Found) -> Vec<Basket<'a>> {
    let mut baskets: BTreeMap<catalog::ShopId, Basket<'a>> = BTreeMap::new();
    for (place, line) in lines.iter().enumerate() {
        match offers.of(line) {
            Some(offer) => {
                let basket = baskets.entry(offer.shop).or_insert_with(|| Basket { lines: Vec::new() });
                basket.lines.push((place, line, offer));
            }
            None => found.changed.push(Problem::new(format!("lines[{place}]"), offers.why_not(line))),
        }
    }
    baskets.into_values().collect()
}

/// How each shop sends, in the order of the baskets: the lane that was asked for, else the standard one.
fn choose_lanes(
    tx: &mut db::Tx,
    wish: &PlaceOrder<'_>,
    baskets: &[Basket<'_>],
    found: &mut Found,
) -> Result<Vec<Shipping>, db::Error> {
    let code = wish.lane.unwrap_or(lane::STANDARD);
    let mut chosen = Vec::with_capacity(baskets.len());
    for basket in baskets {
        let Some(shop) = basket.shop() else { continue };
        let offers = lane::offers(tx, wish.market.code, shop.price.currency, shop.shop_home, basket.weight_g())?;
        match offers.into_iter().find(|offer| offer.code == code) {
            Some(offer) => chosen.push(Shipping { lane: offer.code, price: offer.price }),
            None if found.invalid.0.iter().any(|problem| problem.field == "lane") => {}
            None => found.invalid.push(Problem::new("lane", "trade.lane_unknown").with("lane", code)),
        }
    }
    Ok(chosen)
}

/// How an order is sent, and what that costs.
struct Shipping {
    lane: String,
    price: Money,
}

/// What is the same for every unit that a checkout prices.
struct Pricing<'a> {
    vat: BasisPoints,
    tax_by: &'static str,
    commission_bp: BasisPoints,
    payment_fee_bp: BasisPoints,
    rates: HashMap<Category, Option<TakeRate>>,
    book: Arc<market::fx::Book>,
    member_of: Vec<catalog::ShopId>,
    wish: &'a PlaceOrder<'a>,
}

impl<'a> Pricing<'a> {
    fn read(
        tx: &mut db::Tx,
        clock: &dyn Clock,
        wish: &'a PlaceOrder<'a>,
        baskets: &[Basket<'_>],
    ) -> Result<Pricing<'a>, db::Error> {
        let today = wish.market.today(clock.now());
        let mut rates = HashMap::new();
        for (_, _, offer) in baskets.iter().flat_map(|basket| &basket.lines) {
            if let Entry::Vacant(place) = rates.entry(offer.category) {
                place.insert(take_rate::rate_for(tx, wish.market.code, offer.category.slug(), today)?);
            }
        }
        Ok(Pricing {
            vat: wish.market.vat_on(today),
            tax_by: collector(wish.market.vat_collected_by),
            commission_bp: wish.market.commission_bp,
            payment_fee_bp: wish.market.payment_fee_bp,
            rates,
            book: wish.rates.book(tx, clock.now())?,
            member_of: shops_of(tx, wish.holder)?,
            wish,
        })
    }

    fn order(&self, id: OrderId, shop: &Offer, basket: &Basket<'_>, shipping: Shipping) -> NewOrder {
        let unit = |(_, line, offer): &(usize, &CartLine, &Offer)| {
            let times = usize::try_from(line.quantity).unwrap_or(0);
            std::iter::repeat_n(self.unit(line, offer), times)
        };
        NewOrder {
            id,
            shop: same(shop.shop),
            lane: shipping.lane,
            shipping: shipping.price,
            shipping_tax: market::tax::split(shipping.price, self.vat).tax,
            fx: self.fx(shop),
            origin: self.origin(shop.shop),
            lines: basket.lines.iter().flat_map(unit).collect(),
        }
    }

    /// One unit at its price: what of it is tax, and what the platform keeps. Never more than there is after tax.
    fn unit(&self, line: &CartLine, offer: &Offer) -> NewLine {
        let gross = offer.price;
        let split = market::tax::split(gross, self.vat);
        let payment_fee = at_most(gross.share(self.payment_fee_bp), split.net);
        let commission = match self.rates.get(&offer.category).and_then(Option::as_ref) {
            Some(rate) => take_rate::commission(gross, rate),
            None => gross.share(self.commission_bp),
        };
        let rest = Money { minor: split.net.minor - payment_fee.minor, ..split.net };
        NewLine {
            listing: line.listing,
            product: line.product,
            variant: line.variant,
            title: offer.title.clone(),
            sku: offer.sku.clone(),
            options: offer.options.clone(),
            image: offer.image.as_ref().and_then(|image| image.at_width(IMAGE_WIDTH)).map(|shown| shown.key.clone()),
            gross,
            tax: split.tax,
            net: split.net,
            vat_bp: self.vat,
            tax_by: self.tax_by,
            commission: at_most(commission, rest),
            payment_fee,
            via: line.via,
        }
    }

    /// The rate into what the shop is settled in; none when that is the same currency, or when there is no rate to be trusted: then it is
    /// settled in the market's.
    fn fx(&self, offer: &Offer) -> Option<FxAtPlacement> {
        let (from, to) = (offer.price.currency, offer.shop_currency);
        let quote = self.book.rate(from, to).ok().filter(|_| from != to)?;
        Some(FxAtPlacement { rate: quote.rate, to, source: quote.source, date: quote.date })
    }

    fn origin(&self, shop: catalog::ShopId) -> Origin {
        if self.member_of.contains(&shop) { Origin::Self_ } else { self.wish.origin }
    }
}

/// Pixels of the picture that an order keeps.
const IMAGE_WIDTH: u32 = 320;

fn at_most(amount: Money, limit: Money) -> Money {
    Money { minor: amount.minor.min(limit.minor).max(0), ..amount }
}

fn collector(by: CollectedBy) -> &'static str {
    match by {
        CollectedBy::Platform => "platform",
        CollectedBy::Seller => "seller",
        CollectedBy::Carrier => "carrier",
    }
}

/// The shops in which the buyer works: what one buys of oneself counts nowhere.
fn shops_of(tx: &mut db::Tx, holder: &Holder<'_>) -> Result<Vec<catalog::ShopId>, db::Error> {
    let Holder::Person(buyer) = holder else { return Ok(Vec::new()) };
    let memberships = accounts::membership::of_person(tx, same(*buyer))?;
    Ok(memberships.into_iter().map(|membership| same(membership.shop)).collect())
}

/// The orders as they are to be, one for each basket.
fn price(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    wish: &PlaceOrder<'_>,
    baskets: &[Basket<'_>],
    shipping: Vec<Shipping>,
) -> Result<Vec<NewOrder>, db::Error> {
    let pricing = Pricing::read(tx, clock, wish, baskets)?;
    let mut orders = Vec::with_capacity(baskets.len());
    for (basket, shipping) in baskets.iter().zip(shipping) {
        let Some(shop) = basket.shop() else { continue };
        orders.push(pricing.order(tx.new_id(), shop, basket, shipping));
    }
    Ok(orders)
}

fn total(orders: &[NewOrder]) -> Option<Money> {
    let (first, rest) = orders.split_first()?;
    let total = |order: &NewOrder| order.totals().ok().map(|totals| totals.total);
    rest.iter().try_fold(total(first)?, |sum, order| sum.plus(total(order)?).ok())
}

fn check_total(wish: &PlaceOrder<'_>, total: Option<Money>, found: &mut Found) {
    let Some((expected, total)) = wish.expected_total.zip(total).filter(|_| found.is_nothing()) else { return };
    found.changed.check(expected == total, || {
        Problem::new("expected_total", PRICE_CHANGED).with("expected", expected).with("total", total)
    });
}

/// How it is paid, when somebody offers the method.
fn terms<'a>(clock: &dyn Clock, wish: &PlaceOrder<'a>, total: Option<Money>, found: &mut Found) -> Option<Terms<'a>> {
    let now = clock.now();
    let case = Case {
        amount: total.unwrap_or(Money::zero(wish.market.currency)),
        name: &wish.address.name,
        email: wish.email,
        lang: wish.lang,
        url: wish.url,
        expires_at: now.plus_ms(PAY_MS),
        now,
    };
    let terms = Terms::of(wish.providers, wish.market.payment_methods.as_deref(), wish.method, &case);
    found
        .invalid
        .check(terms.is_some(), || Problem::new("payment.method", "trade.method_unknown").with("method", wish.method));
    terms
}

/// Says of which lines there is not enough; nothing is taken.
fn check_stock(tx: &mut db::Tx, market: MarketCode, lines: &[CartLine], found: &mut Found) -> Result<(), db::Error> {
    let mut left = available(tx, market, lines)?;
    for (place, line) in lines.iter().enumerate() {
        let left = left.entry(same(line.variant)).or_insert(0);
        found.changed.check(*left >= line.quantity, || short(place, *left));
        *left -= line.quantity;
    }
    Ok(())
}

fn short(place: usize, available: i64) -> Problem {
    Problem::new(format!("lines[{place}]"), OUT_OF_STOCK).with("available", available.max(0))
}

/// Takes the units of every order, or says of which lines there is not enough.
fn take_stock(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    wish: &PlaceOrder<'_>,
    lines: &[CartLine],
    orders: &[NewOrder],
    terms: &Terms<'_>,
) -> Result<(), PlaceOrderError> {
    let hold = if terms.is_firm() { Hold::Committed } else { Hold::Until(clock.now().plus_ms(PAY_MS)) };
    let mut shorts = Vec::new();
    for order in orders {
        let wants = lines.iter().filter(|line| line.shop == order.shop);
        let wants: Vec<Want> =
            wants.map(|line| Want { variant: same(line.variant), quantity: line.quantity }).collect();
        match reservation::take(tx, clock, same(order.id), wish.market.code, &wants, hold) {
            Ok(_) => {}
            Err(TakeError::OutOfStock(mut out)) => shorts.append(&mut out.short),
            Err(TakeError::Quantity) => return Err(fault(TakeError::Quantity).into()),
            Err(TakeError::Db(error)) => return Err(error.into()),
        }
    }
    if shorts.is_empty() {
        return Ok(());
    }
    let mut problems = Problems::default();
    for (place, line) in lines.iter().enumerate() {
        if let Some(found) = shorts.iter().find(|short| short.variant == same(line.variant)) {
            problems.push(short(place, found.available));
        }
    }
    Err(PlaceOrderError::Changed { code: OUT_OF_STOCK, problems })
}

/// Writes orders, payment and books.
fn write(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    wish: &PlaceOrder<'_>,
    cart: &Cart,
    orders: Vec<NewOrder>,
    terms: &Terms<'_>,
) -> Result<Placed, PlaceOrderError> {
    let currency = orders.first().map_or(wish.market.currency, |order| order.shipping.currency);
    let firm = match terms.decided {
        Some(Decided::Paid) => Some(Firm { reason: "paid" }),
        Some(Decided::OnDelivery) => Some(Firm { reason: COD_CONFIRMED }),
        Some(Decided::Declined { .. }) | None => None,
    };
    let place = PlaceOrders {
        cart: cart.id,
        market: wish.market.code,
        lang: wish.lang,
        currency,
        buyer: cart.buyer,
        email: wish.email,
        address: &copy_of(wish.address),
        method: wish.method,
        firm,
        orders,
    };
    let orders = order::place(tx, clock, place).map_err(|error| match error {
        order::PlaceError::Db(error) => error,
        // The cart was open a moment ago, in this transaction.
        other => fault(other),
    })?;
    let shares: Vec<(OrderId, Money)> = orders.iter().map(|order| (order.id, order.totals.total)).collect();
    let payment = pay::start(tx, clock, cart.id, terms, &shares, clock.now().plus_ms(PAY_MS))?;
    if terms.decided == Some(Decided::Paid) {
        for order in &orders {
            book_paid(tx, clock, order, order.totals.total, Account::Provider(payment.provider.clone()))?;
        }
    }
    Ok(Placed { orders, payment, needs_provider: terms.decided.is_none(), again: false })
}

/// What a cart became when it was ordered, and the last payment for it.
fn placed_before(tx: &mut db::Tx, cart: &Cart) -> Result<Placed, PlaceOrderError> {
    let orders = order::of_cart(tx, cart.id)?;
    let payment = payment::of_checkout(tx, cart.id)?.into_iter().next();
    let payment = payment.ok_or_else(|| fault("an ordered cart has no payment"))?;
    let waits = payment.status == PaymentStatus::Pending && payment.expires_at.is_some();
    let needs_provider = waits && payment.provider_ref.is_none();
    Ok(Placed { orders, payment, needs_provider, again: true })
}

fn copy_of(address: &Address) -> trade::Address {
    let Address { name, phone, country, line1, line2, city, region, postal_code } = address.clone();
    trade::Address { name, phone, country, line1, line2, city, region, postal_code }
}
