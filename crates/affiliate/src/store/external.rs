//! SQL of external sales.

use db::{Json, Read, Tx, params};
use kernel::{Currency, Cursor, Id, Instant, MarketCode, Money, Page, PageRequest};
use serde::Deserialize;

use super::NOBODY;
use crate::attribution::Judged;
use crate::commission::{CommissionState, Formula};
use crate::external::{
    Earned, ExternalReason, ExternalSale, ExternalSaleId, ExternalTotal, KnownRefund, PaidOrder, StoreRefund,
};
use crate::link::{LinkId, Origin};
use crate::touch::{Source, TouchKind};
use crate::{CollaborationId, CreatorId, ListingId, ProductId, ShopId, VariantId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.shop, s.order_number, s.line_number, s.link, s.listing, s.product, s.variant, s.category, s.market, s.origin, \
             s.person, s.device, s.via_kind, s.via_id, s.units, s.units_refunded, s.currency, s.paid, s.tax, s.discount, s.subtotal, s.base, \
             s.refunded, s.creator, s.collaboration, s.rate_bp, s.amount, s.taken_back, s.invoiced, s.state, s.reason, s.touches, s.sold_at, \
             s.due_at, s.moved_at FROM external_sale s ",
            $rest
        )
    };
}

macro_rules! totals {
    ($rest:literal) => {
        concat!(
            "SELECT currency, CAST(SUM(units - units_refunded) AS BIGINT) AS units, \
             CAST(SUM(paid - discount - refunded) AS BIGINT) AS sold, \
             CAST(SUM(COALESCE(amount - taken_back, 0)) AS BIGINT) AS earned, \
             CAST(SUM(COALESCE(amount - taken_back - invoiced, 0)) AS BIGINT) AS open FROM external_sale ",
            $rest,
            " GROUP BY currency ORDER BY currency"
        )
    };
}

db::statements! {
    NOTE_ORDER = "INSERT INTO external_order (shop, number, link, click, currency, lines, at) VALUES ($1, $2, $3, $4, $5, $6, $7) \
        ON CONFLICT (shop, number) DO NOTHING";
    ORDER_LINES = "SELECT lines FROM external_order WHERE shop = $1 AND number = $2";
    INSERT = "INSERT INTO external_sale (id, shop, order_number, line_number, link, listing, product, variant, category, market, origin, \
            person, device, via_kind, via_id, units, units_refunded, currency, paid, tax, discount, subtotal, base, refunded, creator, \
            collaboration, rate_bp, amount, taken_back, invoiced, state, reason, touches, sold_at, due_at, moved_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, $17, $18, $19, $20, $21, $22, 0, $23, $24, $25, \
            $26, $27, $28, $29, $30, $31, $32, $33, $32) \
        ON CONFLICT (shop, order_number, line_number) DO NOTHING";
    UPDATE = "UPDATE external_sale SET units_refunded = $2, refunded = $3, taken_back = $4, state = $5, reason = $6, moved_at = $7 WHERE id = $1";
    FIND = select!("WHERE s.id = $1");
    OF_ORDER = select!("WHERE s.shop = $1 AND s.order_number = $2 ORDER BY s.id");
    OF_CREATOR = select!("WHERE s.creator = $1 AND s.id < $2 ORDER BY s.id DESC LIMIT $3");
    OF_SHOP = select!("WHERE s.shop = $1 AND s.id < $2 ORDER BY s.id DESC LIMIT $3");
    TOTALS_OF_SHOP = totals!("WHERE shop = $1");
    TOTALS_OF_CREATOR = totals!("WHERE creator = $1");
    NOTE_REFUND = "INSERT INTO external_refund (shop, number, line_number, order_number, units, currency, minor, at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (shop, number, line_number) DO NOTHING";
    REFUNDS = "SELECT line_number, units, currency, minor FROM external_refund WHERE shop = $1 AND order_number = $2 \
        ORDER BY number, line_number";
    SWEEP = "DELETE FROM external_refund WHERE (shop, number, line_number) IN \
        (SELECT r.shop, r.number, r.line_number FROM external_refund r WHERE r.at < $1 \
        AND NOT EXISTS (SELECT 1 FROM external_order o WHERE o.shop = r.shop AND o.number = r.order_number) ORDER BY r.at LIMIT 1000)";
}

#[derive(Deserialize)]
struct Row {
    id: ExternalSaleId,
    shop: ShopId,
    order_number: i64,
    line_number: i64,
    link: LinkId,
    listing: ListingId,
    product: ProductId,
    variant: VariantId,
    category: String,
    market: MarketCode,
    origin: Origin,
    person: i64,
    device: i64,
    via_kind: Option<TouchKind>,
    via_id: Option<Id<Source>>,
    units: i64,
    units_refunded: i64,
    currency: Currency,
    paid: i64,
    tax: i64,
    discount: i64,
    subtotal: i64,
    base: i64,
    refunded: i64,
    creator: Option<CreatorId>,
    collaboration: Option<CollaborationId>,
    rate_bp: Option<i64>,
    amount: Option<i64>,
    taken_back: Option<i64>,
    invoiced: Option<i64>,
    state: Option<CommissionState>,
    reason: Option<ExternalReason>,
    touches: Json<Vec<Judged>>,
    sold_at: Instant,
    due_at: Instant,
    moved_at: Instant,
}

impl Row {
    fn earned(&self) -> Option<Earned> {
        Some(Earned {
            creator: self.creator?,
            collaboration: self.collaboration?,
            taken_back: Money::new(self.taken_back?, self.currency),
            invoiced: Money::new(self.invoiced?, self.currency),
            state: self.state?,
            reason: self.reason?,
        })
    }
}

impl From<Row> for ExternalSale {
    fn from(row: Row) -> ExternalSale {
        let money = |minor: i64| Money::new(minor, row.currency);
        ExternalSale {
            id: row.id,
            shop: row.shop,
            order: row.order_number,
            line: row.line_number,
            link: row.link,
            listing: row.listing,
            product: row.product,
            variant: row.variant,
            market: row.market,
            origin: row.origin,
            who: super::link::who(row.person, row.device),
            via: row.via_kind.zip(row.via_id),
            units: row.units,
            units_refunded: row.units_refunded,
            formula: Formula {
                paid: money(row.paid),
                tax: money(row.tax),
                discount: money(row.discount),
                base: money(row.base),
                rate_bp: row.rate_bp.unwrap_or(0),
                amount: money(row.amount.unwrap_or(0)),
            },
            refunded: money(row.refunded),
            earned: row.earned(),
            category: row.category,
            touches: row.touches.0,
            sold_at: row.sold_at,
            due_at: row.due_at,
            moved_at: row.moved_at,
        }
    }
}

pub(crate) fn note_order(
    tx: &mut Tx,
    shop: ShopId,
    order: &PaidOrder,
    (link, click): (LinkId, i64),
    lines: i64,
    now: Instant,
) -> Result<(), db::Error> {
    tx.execute(NOTE_ORDER, params![shop, order.number, link, click, order.currency, lines, now])?;
    Ok(())
}

/// What the lines of a known order cost together.
pub(crate) fn order_lines(read: &mut Read, shop: ShopId, number: i64) -> Result<Option<i64>, db::Error> {
    read.optional(ORDER_LINES, params![shop, number])
}

/// False when the line is known.
pub(crate) fn insert(tx: &mut Tx, new: &ExternalSale, subtotal: i64) -> Result<bool, db::Error> {
    let (formula, earned) = (&new.formula, new.earned.as_ref());
    let values = params![
        new.id,
        new.shop,
        new.order,
        new.line,
        new.link,
        new.listing,
        new.product,
        new.variant,
        &new.category,
        new.market,
        new.origin.name(),
        new.who.person.map_or(NOBODY, Id::get),
        new.who.device.unwrap_or(NOBODY),
        new.via.map(|(kind, _)| kind.name()),
        new.via.map(|(_, id)| id.get()),
        new.units,
        formula.paid.currency,
        formula.paid.minor,
        formula.tax.minor,
        formula.discount.minor,
        subtotal,
        formula.base.minor,
        earned.map(|earned| earned.creator.get()),
        earned.map(|earned| earned.collaboration.get()),
        earned.map(|_| formula.rate_bp),
        earned.map(|_| formula.amount.minor),
        earned.map(|earned| earned.taken_back.minor),
        earned.map(|earned| earned.invoiced.minor),
        earned.map(|earned| earned.state.name()),
        earned.map(|earned| earned.reason.name()),
        super::json(&new.touches)?,
        new.sold_at,
        new.due_at,
    ];
    Ok(tx.execute(INSERT, values)? == 1)
}

pub(crate) fn update(tx: &mut Tx, to: &ExternalSale) -> Result<(), db::Error> {
    let earned = to.earned.as_ref();
    let values = params![
        to.id,
        to.units_refunded,
        to.refunded.minor,
        earned.map(|earned| earned.taken_back.minor),
        earned.map(|earned| earned.state.name()),
        earned.map(|earned| earned.reason.name()),
        to.moved_at
    ];
    tx.execute(UPDATE, values)?;
    Ok(())
}

pub(crate) fn find(read: &mut Read, id: ExternalSaleId) -> Result<Option<ExternalSale>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![id])?.map(ExternalSale::from))
}

/// Each with its line's subtotal.
pub(crate) fn of_order(read: &mut Read, shop: ShopId, number: i64) -> Result<Vec<(ExternalSale, i64)>, db::Error> {
    let rows: Vec<Row> = read.all(OF_ORDER, params![shop, number])?;
    Ok(rows.into_iter().map(|row| (row.subtotal, row)).map(|(subtotal, row)| (row.into(), subtotal)).collect())
}

fn page_of(rows: Vec<Row>, page: &PageRequest) -> Page<ExternalSale> {
    Page::of(rows.into_iter().map(ExternalSale::from).collect(), page, |one: &ExternalSale| one.id.get())
}

fn before(page: &PageRequest) -> i64 {
    page.after.as_ref().and_then(Cursor::open).unwrap_or(i64::MAX)
}

pub(crate) fn of_creator(
    read: &mut Read,
    creator: CreatorId,
    page: &PageRequest,
) -> Result<Page<ExternalSale>, db::Error> {
    Ok(page_of(read.all(OF_CREATOR, params![creator, before(page), page.fetch()])?, page))
}

pub(crate) fn of_shop(read: &mut Read, shop: ShopId, page: &PageRequest) -> Result<Page<ExternalSale>, db::Error> {
    Ok(page_of(read.all(OF_SHOP, params![shop, before(page), page.fetch()])?, page))
}

pub(crate) fn totals_of_shop(read: &mut Read, shop: ShopId) -> Result<Vec<ExternalTotal>, db::Error> {
    read.all(TOTALS_OF_SHOP, params![shop])
}

pub(crate) fn totals_of_creator(read: &mut Read, creator: CreatorId) -> Result<Vec<ExternalTotal>, db::Error> {
    read.all(TOTALS_OF_CREATOR, params![creator])
}

pub(crate) fn note_refund(
    tx: &mut Tx,
    shop: ShopId,
    refund: &StoreRefund,
    (line, units): (i64, i64),
    subtotal: Option<Money>,
    now: Instant,
) -> Result<(), db::Error> {
    let (currency, minor) = (subtotal.map(|money| money.currency), subtotal.map(|money| money.minor));
    tx.execute(NOTE_REFUND, params![shop, refund.number, line, refund.order, units, currency, minor, now])?;
    Ok(())
}

pub(crate) fn refunds(read: &mut Read, shop: ShopId, order: i64) -> Result<Vec<KnownRefund>, db::Error> {
    read.all(REFUNDS, params![shop, order])
}

pub(crate) fn sweep(tx: &mut Tx, before: Instant) -> Result<u64, db::Error> {
    tx.execute(SWEEP, params![before])
}
