//! External sales: what a link sold in the brand's own store, and what creators earn with it.
//!
//! The shopper's money never comes here: the store tells what was paid and what was given back, in messages that may come twice,
//! late and in any order. So a sale is known by its order's and its line's number, a refund by its own, and what a sale stands at
//! is always worked out anew from all refunds that are known. What creators earn is owed by the shop, and is put on invoices
//! ([`invoice`]), never into the books of shoppers' money.

pub mod invoice;

use kernel::{Clock, Currency, DAY_MS, Id, Instant, MarketCode, Money, Page, PageRequest};
use serde::{Deserialize, Serialize};

use crate::attribution::{Attribution, Judged, Nothing};
use crate::commission::{CommissionEvent, CommissionState, Formula};
use crate::link::{Click, Link, LinkId, Origin};
use crate::touch::{Source, TouchKind, Who};
use crate::{CollaborationId, CreatorId, ListingId, ProductId, ShopId, VariantId, store};

pub type ExternalSaleId = Id<ExternalSale>;

/// Topic of a sale: the key is its id, the payload `{"sale","shop","creator"?,"collaboration"?,"amount"?,"currency"}`; `creator` only
/// where there is something to earn.
pub const SOLD: &str = "affiliate.external_sale";
/// Topic of units of a sale that were given back: the key is its id, the payload `{"units","minor"}`, `minor` of what was paid.
pub const REFUNDED: &str = "affiliate.external_refund";

/// What is sold may be given back for so long; then what it earns is put on an invoice.
pub const RETURN_TIME_MS: i64 = 30 * DAY_MS;
/// Refunds of orders that no link led to are forgotten after this: the order may come later than its refund, but not so much.
pub const STRAY_REFUNDS_KEPT_MS: i64 = 30 * DAY_MS;
/// Lines of an order that are looked at.
pub const LINES_MAX: usize = 500;

/// An order as its store tells it, when it is paid.
#[derive(Clone, Debug)]
pub struct PaidOrder {
    /// The store's own number of it.
    pub number: i64,
    pub currency: Currency,
    /// The clicks it names, the best one first: what the cart carried, then where its buyer came in.
    pub clicks: Vec<i64>,
    /// To find those who buy from themselves; kept nowhere.
    pub email: Option<String>,
    /// The store was only being tried out.
    pub is_test: bool,
    pub lines: Vec<PaidLine>,
}

/// A line of an order, in the order's currency.
#[derive(Clone, Debug)]
pub struct PaidLine {
    /// The store's own number of it.
    pub number: i64,
    /// The store's own id of the variant.
    pub variant: Option<i64>,
    /// May be empty.
    pub sku: String,
    pub units: i64,
    /// Price times units, as the store counts: with tax where its prices have tax in them.
    pub price: Money,
    /// The tax of the line.
    pub tax: Money,
    /// Whether the tax is in the price.
    pub tax_included: bool,
    /// What the store gave off.
    pub discount: Money,
}

impl PaidLine {
    /// What the store calls the line's subtotal: refunds are parts of it.
    pub fn subtotal(&self) -> i64 {
        self.price.minor.saturating_sub(self.discount.minor).max(0)
    }

    /// What was paid with tax, before the discount.
    fn paid(&self) -> Money {
        let tax = if self.tax_included { 0 } else { self.tax.minor };
        Money { minor: self.price.minor.saturating_add(tax), ..self.price }
    }
}

/// Something that a store gave back.
#[derive(Clone, Debug)]
pub struct StoreRefund {
    /// The store's own number of it.
    pub number: i64,
    /// The number of the order.
    pub order: i64,
    pub lines: Vec<RefundedLine>,
    /// Given back of the order without naming a line, without shipping.
    pub whole: Option<Money>,
}

/// Units of a line that were given back.
#[derive(Clone, Copy, Debug)]
pub struct RefundedLine {
    /// The line's number.
    pub line: i64,
    pub units: i64,
    /// What of the line's subtotal; `None` where the store does not say: then the same part as of the units.
    pub subtotal: Option<Money>,
}

/// Why a creator's part of a sale is what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExternalReason {
    /// It may still be given back.
    ReturnTime,
    /// It stands on an invoice of the shop.
    Invoiced,
    /// The shopper has the money back.
    Refunded,
    /// What creators buy through themselves earns nothing.
    SelfPurchase,
    /// What the shop's own people buy earns nothing.
    ShopMember,
}

impl ExternalReason {
    /// Every reason.
    pub const ALL: [ExternalReason; 5] = [
        ExternalReason::ReturnTime,
        ExternalReason::Invoiced,
        ExternalReason::Refunded,
        ExternalReason::SelfPurchase,
        ExternalReason::ShopMember,
    ];

    /// The one spelling in code, API and tables. What people are told is the message `links-reason-WORD`.
    pub const fn name(self) -> &'static str {
        match self {
            ExternalReason::ReturnTime => "return_time",
            ExternalReason::Invoiced => "invoiced",
            ExternalReason::Refunded => "refunded",
            ExternalReason::SelfPurchase => "self_purchase",
            ExternalReason::ShopMember => "shop_member",
        }
    }

    fn is_nothing(self) -> bool {
        matches!(self, ExternalReason::SelfPurchase | ExternalReason::ShopMember)
    }
}

/// A line that a link sold in the brand's own store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ExternalSale {
    pub id: ExternalSaleId,
    pub shop: ShopId,
    /// The store's own number of the order.
    pub order: i64,
    /// And of the line.
    pub line: i64,
    pub link: LinkId,
    pub listing: ListingId,
    pub product: ProductId,
    pub variant: VariantId,
    /// The product's category when it was sold.
    pub category: String,
    pub market: MarketCode,
    pub origin: Origin,
    /// Who went there, as far as it is known.
    #[serde(skip)]
    pub who: Who,
    /// What led to it.
    pub via: Option<(TouchKind, Id<Source>)>,
    pub units: i64,
    pub units_refunded: i64,
    /// `base = paid − tax − discount`; the rate and the amount are zero where nobody earns.
    pub formula: Formula,
    /// What of `paid − discount` was given back.
    pub refunded: Money,
    /// `None`: no creator led to it.
    pub earned: Option<Earned>,
    /// Every touch that was considered, the latest first.
    pub touches: Vec<Judged>,
    pub sold_at: Instant,
    /// When the time for giving it back is over.
    pub due_at: Instant,
    pub moved_at: Instant,
}

/// What a creator earns with a sale.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Earned {
    pub creator: CreatorId,
    pub collaboration: CollaborationId,
    pub taken_back: Money,
    /// What stands on invoices.
    pub invoiced: Money,
    pub state: CommissionState,
    pub reason: ExternalReason,
}

impl ExternalSale {
    /// What is left of what the creator earns.
    pub fn left(&self) -> Money {
        let taken = self.earned.as_ref().map_or(0, |earned| earned.taken_back.minor);
        Money { minor: self.formula.amount.minor - taken, ..self.formula.amount }
    }

    /// What was paid, less discounts.
    pub fn paid(&self) -> Money {
        Money { minor: (self.formula.paid.minor - self.formula.discount.minor).max(0), ..self.formula.paid }
    }
}

/// A line to be written down.
#[derive(Clone, Debug)]
pub struct NewSale<'a> {
    pub order: &'a PaidOrder,
    pub line: &'a PaidLine,
    pub link: &'a Link,
    pub click: Option<&'a Click>,
    pub listing: ListingId,
    pub product: ProductId,
    pub variant: VariantId,
    pub category: &'a str,
    pub origin: Origin,
    /// Whose touch it owes.
    pub attribution: Option<&'a Attribution>,
}

/// Notes an order to which a link led. Again, it changes nothing.
pub fn note_order(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &PaidOrder,
    link: &Link,
    click: Option<&Click>,
) -> Result<(), db::Error> {
    let lines = order.lines.iter().fold(0_i64, |sum, line| sum.saturating_add(line.subtotal()));
    let click = click.map_or(link.id.get(), |click| click.id.get());
    store::external::note_order(tx, link.shop, order, (link.id, click), lines, clock.now())
}

/// Writes a line down and tells of it; `None` when it is known.
pub fn sell(tx: &mut db::Tx, clock: &dyn Clock, new: &NewSale<'_>) -> Result<Option<ExternalSale>, db::Error> {
    let (line, now) = (new.line, clock.now());
    let (rate_bp, reason) = match new.attribution.map(|attribution| (attribution.terms.rate_bp, attribution.nothing)) {
        Some((rate_bp, None)) => (rate_bp, ExternalReason::ReturnTime),
        Some((_, Some(Nothing::SelfPurchase))) => (0, ExternalReason::SelfPurchase),
        Some((_, Some(Nothing::ShopMember))) => (0, ExternalReason::ShopMember),
        None => (0, ExternalReason::ReturnTime),
    };
    let zero = Money::zero(line.price.currency);
    let earned = new.attribution.map(|attribution| Earned {
        creator: attribution.creator,
        collaboration: attribution.terms.collaboration,
        taken_back: zero,
        invoiced: zero,
        state: CommissionState::Ordered,
        reason,
    });
    let paid = line.paid();
    let sale = ExternalSale {
        id: tx.new_id(),
        shop: new.link.shop,
        order: new.order.number,
        line: line.number,
        link: new.link.id,
        listing: new.listing,
        product: new.product,
        variant: new.variant,
        category: new.category.to_owned(),
        market: new.link.market,
        origin: new.origin,
        who: new.click.map_or_else(Who::default, |click| click.who),
        via: new.link.via,
        units: line.units,
        units_refunded: 0,
        formula: Formula::of(paid, line.tax, line.discount, rate_bp, paid),
        refunded: zero,
        earned,
        touches: new.attribution.map(|attribution| attribution.touches.clone()).unwrap_or_default(),
        sold_at: now,
        due_at: now.plus_ms(RETURN_TIME_MS),
        moved_at: now,
    };
    if !store::external::insert(tx, &sale, line.subtotal())? {
        return Ok(None);
    }
    db::outbox::emit(tx, clock, SOLD, sale.id.get(), &told(&sale)?)?;
    Ok(Some(sale))
}

fn told(sale: &ExternalSale) -> Result<String, db::Error> {
    let creator = sale.earned.as_ref().filter(|_| sale.left().minor > 0);
    let payload = serde_json::json!({
        "sale": sale.id,
        "shop": sale.shop,
        "creator": creator.map(|earned| earned.creator),
        "collaboration": creator.map(|earned| earned.collaboration),
        "amount": creator.map(|_| sale.left().minor),
        "currency": sale.formula.paid.currency,
    });
    store::json(&payload)
}

/// Notes what a store gave back, whether its order is known or not. Again, it changes nothing.
pub fn note_refund(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId, refund: &StoreRefund) -> Result<(), db::Error> {
    let now = clock.now();
    for line in refund.lines.iter().take(LINES_MAX) {
        store::external::note_refund(tx, shop, refund, (line.line, line.units), line.subtotal, now)?;
    }
    match refund.whole {
        Some(whole) => store::external::note_refund(tx, shop, refund, (WHOLE, 0), Some(whole), now),
        None => Ok(()),
    }
}

/// The line of refunds that are of the order as a whole.
const WHOLE: i64 = 0;

/// A line of a refund that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub(crate) struct KnownRefund {
    pub line_number: i64,
    pub units: i64,
    pub currency: Option<Currency>,
    pub minor: Option<i64>,
}

/// Works out anew what the sales of an order stand at, by all refunds that are known of it.
pub fn apply_refunds(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId, order: i64) -> Result<(), db::Error> {
    let refunds = store::external::refunds(tx, shop, order)?;
    if refunds.is_empty() {
        return Ok(());
    }
    let Some(lines) = store::external::order_lines(tx, shop, order)? else { return Ok(()) };
    for (mut sale, subtotal) in store::external::of_order(tx, shop, order)? {
        let back = Back::of(&sale, subtotal, lines, &refunds);
        let before = sale.clone();
        back.take(&mut sale);
        if sale == before {
            continue;
        }
        sale.moved_at = clock.now();
        store::external::update(tx, &sale)?;
        let units = sale.units_refunded - before.units_refunded;
        let minor = sale.refunded.minor - before.refunded.minor;
        if units > 0 || minor > 0 {
            let payload = format!("{{\"units\":{units},\"minor\":{minor}}}");
            db::outbox::emit(tx, clock, REFUNDED, sale.id.get(), &payload)?;
        }
    }
    Ok(())
}

/// How much of a line came back: never more than there was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Back {
    units: i64,
    /// `part` of `of`, both of the line's subtotal; of its units where it cost nothing.
    part: i64,
    of: i64,
}

impl Back {
    fn of(sale: &ExternalSale, subtotal: i64, order_lines: i64, refunds: &[KnownRefund]) -> Back {
        let own = || refunds.iter().filter(|refund| refund.line_number == sale.line);
        let units = own().fold(0_i64, |sum, refund| sum.saturating_add(refund.units)).clamp(0, sale.units);
        if subtotal == 0 {
            return Back { units, part: units, of: sale.units };
        }
        let currency = sale.formula.paid.currency;
        let said = |refund: &KnownRefund| refund.minor.filter(|_| refund.currency == Some(currency));
        let of_line = |refund: &KnownRefund| said(refund).unwrap_or(share(subtotal, refund.units, sale.units));
        let of_whole = |refund: &KnownRefund| share(said(refund).unwrap_or(0), subtotal, order_lines);
        let whole = refunds.iter().filter(|refund| refund.line_number == WHOLE).map(of_whole);
        let part = own().map(of_line).chain(whole).fold(0_i64, i64::saturating_add);
        Back { units, part: part.clamp(0, subtotal), of: subtotal }
    }

    /// All of it came back.
    fn is_all(self) -> bool {
        self.part >= self.of
    }

    fn take(self, sale: &mut ExternalSale) {
        sale.units_refunded = sale.units_refunded.max(self.units);
        let paid = sale.paid();
        let refunded = if self.is_all() { paid.minor } else { share(paid.minor, self.part, self.of) };
        sale.refunded = Money { minor: refunded.max(sale.refunded.minor), ..paid };
        let amount = sale.formula.amount;
        let taken = if self.is_all() { amount.minor } else { share(amount.minor, self.part, self.of) };
        let Some(earned) = &mut sale.earned else { return };
        earned.taken_back = Money { minor: taken.max(earned.taken_back.minor), ..amount };
        if let Some(state) = earned.state.after(CommissionEvent::Refunded).filter(|_| self.is_all()) {
            earned.state = state;
            earned.reason = if earned.reason.is_nothing() { earned.reason } else { ExternalReason::Refunded };
        }
    }
}

/// `part ÷ of` of an amount, rounded down; nothing of nothing.
fn share(amount: i64, part: i64, of: i64) -> i64 {
    let share = i128::from(amount) * i128::from(part) / i128::from(of.max(1));
    i64::try_from(share).unwrap_or(0)
}

/// The sale.
pub fn find(read: &mut db::Read, id: ExternalSaleId) -> Result<Option<ExternalSale>, db::Error> {
    store::external::find(read, id)
}

/// A creator's, the latest first.
pub fn of_creator(
    read: &mut db::Read,
    creator: CreatorId,
    page: &PageRequest,
) -> Result<Page<ExternalSale>, db::Error> {
    store::external::of_creator(read, creator, page)
}

/// A shop's, the latest first.
pub fn of_shop(read: &mut db::Read, shop: ShopId, page: &PageRequest) -> Result<Page<ExternalSale>, db::Error> {
    store::external::of_shop(read, shop, page)
}

/// Sums of external sales in one currency.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ExternalTotal {
    pub currency: Currency,
    pub units: i64,
    /// What was paid, less discounts and what was given back.
    pub sold: i64,
    /// What is left of what creators earn with it.
    pub earned: i64,
    /// What of that stands on no invoice yet.
    pub open: i64,
}

/// What links sold of a shop's in its own store, by currency.
pub fn totals_of_shop(read: &mut db::Read, shop: ShopId) -> Result<Vec<ExternalTotal>, db::Error> {
    store::external::totals_of_shop(read, shop)
}

/// What a creator's links sold in brands' own stores, by currency.
pub fn totals_of_creator(read: &mut db::Read, creator: CreatorId) -> Result<Vec<ExternalTotal>, db::Error> {
    store::external::totals_of_creator(read, creator)
}

/// Forgets refunds of orders that nobody here knows; some at a time. Returns how many.
pub fn sweep(tx: &mut db::Tx, now: Instant) -> Result<u64, db::Error> {
    store::external::sweep(tx, now.plus_ms(-STRAY_REFUNDS_KEPT_MS))
}

#[cfg(test)]
mod tests;
