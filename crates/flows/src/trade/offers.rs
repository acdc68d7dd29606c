//! A cart as its owner sees it: what the lines cost now, what changed since, and what stands in the way.

use std::collections::HashMap;

use catalog::category::Category;
use catalog::listing::{ListingId, Offer};
use catalog::{ShopId, VariantId};
use fulfilment::lane::{self, LaneOffer};
use kernel::{Clock, Currency, Lang, MarketCode, Money, MoneyError};
use market::Market;
use trade::cart::{Cart, CartLine};

use super::same;

/// Grams that a unit without a weight counts for.
pub(crate) const WEIGHT_UNKNOWN_G: i64 = 500;

/// Why a line cannot be ordered of which the shop wants that it is bought in the brand's own store.
pub(crate) const SOLD_ELSEWHERE: &str = "trade.sold_elsewhere";

/// A cart with what is offered now.
#[derive(Clone, Debug)]
pub struct CartView {
    pub cart: Cart,
    /// In the order in which they were added.
    pub lines: Vec<CartLineView>,
    /// One for each shop with something to order, in the order of the lines.
    pub shops: Vec<CartShop>,
    pub totals: CartTotals,
    /// Units over all lines.
    pub units: i64,
}

/// A line of a cart, now.
#[derive(Clone, Debug)]
pub struct CartLineView {
    pub line: CartLine,
    /// `None` when nothing of the kind is offered any more.
    pub offer: Option<Offer>,
    /// The price of a unit now.
    pub now: Option<Money>,
    /// The price of a unit when its owner last saw it, if it was another.
    pub was: Option<Money>,
    /// Why it cannot be ordered as it stands: `trade.not_on_sale`, `trade.sold_elsewhere`, `trade.out_of_stock`,
    /// `trade.quantity_short`.
    pub problem: Option<&'static str>,
    /// Units that can be had now.
    pub available: i64,
}

/// What a cart has of one shop.
#[derive(Clone, Debug)]
pub struct CartShop {
    pub shop: ShopId,
    pub handle: String,
    pub name: String,
    /// Prices of its lines.
    pub items: Money,
    pub weight_g: i64,
    /// Ways of sending.
    pub lanes: Vec<LaneOffer>,
}

/// Sums over the lines that are on sale; shipping is chosen at checkout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CartTotals {
    pub items: Money,
    /// The tax inside `items`.
    pub tax: Money,
}

/// The cart as it stands now, in `lang`. Two statements, and one or two for every shop in it.
pub fn cart_view(
    read: &mut db::Read,
    clock: &dyn Clock,
    market: &Market,
    lang: Lang,
    cart: Cart,
) -> Result<CartView, db::Error> {
    let offers = Offers::read(read, market, lang, &cart.lines)?;
    let available = available(read, market.code, &cart.lines)?;
    let mut left = available.clone();
    let mut lines = Vec::with_capacity(cart.lines.len());
    for line in &cart.lines {
        let variant = same(line.variant);
        let here = left.entry(variant).or_insert(0);
        let problem = offers.of(line).map_or(Some(offers.why_not(line)), |_| short(line.quantity, *here));
        *here = (*here - line.quantity).max(0);
        lines.push((problem, available.get(&variant).copied().unwrap_or(0)));
    }
    let mut view = CartView {
        shops: shops(read, market, &offers, &cart.lines)?,
        totals: totals(market, clock, &offers, &cart.lines),
        units: cart.lines.iter().map(|line| line.quantity).sum(),
        lines: Vec::new(),
        cart,
    };
    let shown = view.cart.lines.iter().zip(lines);
    view.lines =
        shown.map(|(line, (problem, units))| line_view(line.clone(), offers.known(line), problem, units)).collect();
    Ok(view)
}

fn short(quantity: i64, available: i64) -> Option<&'static str> {
    match available {
        0 => Some("trade.out_of_stock"),
        n if n < quantity => Some("trade.quantity_short"),
        _ => None,
    }
}

fn line_view(line: CartLine, offer: Option<Offer>, problem: Option<&'static str>, available: i64) -> CartLineView {
    let now = offer.as_ref().filter(|offer| offer.on_sale).map(|offer| offer.price);
    let was = now.filter(|now| *now != line.seen).map(|_| line.seen);
    CartLineView { line, offer, now, was, problem, available }
}

fn shops(
    read: &mut db::Read,
    market: &Market,
    offers: &Offers,
    lines: &[CartLine],
) -> Result<Vec<CartShop>, db::Error> {
    let mut shops: Vec<(CartShop, kernel::Country)> = Vec::new();
    for (line, offer) in lines.iter().filter_map(|line| Some((line, offers.of(line)?))) {
        let place = match shops.iter().position(|(shop, _)| shop.shop == offer.shop) {
            Some(place) => place,
            None => {
                shops.push((empty_shop(offer), offer.shop_home));
                shops.len() - 1
            }
        };
        let Some((shop, _)) = shops.get_mut(place) else { continue };
        shop.items = sum(shop.items, offer.price.times(line.quantity));
        shop.weight_g += line.quantity.saturating_mul(offer.weight_g.unwrap_or(WEIGHT_UNKNOWN_G));
    }
    let mut with_lanes = Vec::with_capacity(shops.len());
    for (mut shop, home) in shops {
        shop.lanes = lane::offers(read, market.code, shop.items.currency, home, shop.weight_g)?;
        with_lanes.push(shop);
    }
    Ok(with_lanes)
}

fn empty_shop(offer: &Offer) -> CartShop {
    CartShop {
        shop: offer.shop,
        handle: offer.shop_handle.clone(),
        name: offer.shop_name.clone(),
        items: Money::zero(offer.price.currency),
        weight_g: 0,
        lanes: Vec::new(),
    }
}

fn totals(market: &Market, clock: &dyn Clock, offers: &Offers, lines: &[CartLine]) -> CartTotals {
    let vat = market.vat_on(market.today(clock.now()));
    let currency = lines.iter().find_map(|line| offers.of(line)).map_or(market.currency, |offer| offer.price.currency);
    let zero = Money::zero(currency);
    let priced = lines.iter().filter_map(|line| Some((line.quantity, offers.of(line)?.price)));
    priced.fold(CartTotals { items: zero, tax: zero }, |totals, (quantity, price)| CartTotals {
        items: sum(totals.items, price.times(quantity)),
        tax: sum(totals.tax, market::tax::split(price, vat).tax.times(quantity)),
    })
}

/// The sum, or what there was when the sum cannot be said: amounts of a cart are bounded far below that.
fn sum(so_far: Money, more: Result<Money, MoneyError>) -> Money {
    more.and_then(|more| so_far.plus(more)).unwrap_or(so_far)
}

/// What is on sale in a market of the lines of a cart, all in one currency.
pub(crate) struct Offers {
    by_pair: HashMap<(ListingId, VariantId), Offer>,
    currency: Option<Currency>,
}

impl Offers {
    /// One statement for every 32 lines.
    pub(crate) fn read(
        read: &mut db::Read,
        market: &Market,
        lang: Lang,
        lines: &[CartLine],
    ) -> Result<Offers, db::Error> {
        let pairs: Vec<(ListingId, VariantId)> = lines.iter().map(pair).collect();
        let found = catalog::listing::offers(read, lang, &pairs)?;
        let by_pair = found.into_iter().filter(|offer| offer.market == market.code);
        let by_pair = by_pair.map(|offer| ((offer.listing, offer.variant), offer)).collect();
        let mut offers = Offers { by_pair, currency: None };
        // A market that has just changed its currency is still selling a few things in the old one.
        offers.currency = lines.iter().find_map(|line| offers.of(line)).map(|offer| offer.price.currency);
        Ok(offers)
    }

    /// What the line can be ordered for; `None` when it is not on sale here.
    pub(crate) fn of(&self, line: &CartLine) -> Option<&Offer> {
        let fits = |offer: &&Offer| self.currency.is_none_or(|currency| offer.price.currency == currency);
        let here = |offer: &&Offer| offer.on_sale && offer.preferred_store.is_none();
        self.by_pair.get(&pair(line)).filter(here).filter(fits)
    }

    /// Why [`Offers::of`] knows nothing of the line.
    pub(crate) fn why_not(&self, line: &CartLine) -> &'static str {
        let elsewhere = |offer: &&Offer| offer.on_sale && offer.preferred_store.is_some();
        self.by_pair.get(&pair(line)).filter(elsewhere).map_or("trade.not_on_sale", |_| SOLD_ELSEWHERE)
    }

    /// The category of each product.
    pub(crate) fn categories(&self) -> HashMap<trade::ProductId, Category> {
        self.by_pair.values().map(|offer| (same(offer.product), offer.category)).collect()
    }

    /// What is known of the line, on sale or not.
    fn known(&self, line: &CartLine) -> Option<Offer> {
        self.by_pair.get(&pair(line)).cloned()
    }
}

fn pair(line: &CartLine) -> (ListingId, VariantId) {
    (same(line.listing), same(line.variant))
}

/// Units that can be had of the lines' variants in a market: no more than its share of a pool. One statement for every 32 of them.
pub(crate) fn available(
    read: &mut db::Read,
    market: MarketCode,
    lines: &[CartLine],
) -> Result<HashMap<VariantId, i64>, db::Error> {
    let mut variants: Vec<fulfilment::VariantId> = lines.iter().map(|line| same(line.variant)).collect();
    variants.sort_unstable();
    variants.dedup();
    let available = fulfilment::pool::available_in(read, market, &variants)?;
    Ok(available.into_iter().map(|(variant, units)| (same(variant), units)).collect())
}
