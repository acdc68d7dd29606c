//! SQL of invoices of external sales.

use db::{Read, Tx, params};
use kernel::{Currency, Cursor, Instant, Money, Page, PageRequest};
use serde::Deserialize;

use crate::commission::CommissionState;
use crate::external::invoice::{Invoice, InvoiceId, InvoiceState, OpenSale, Owed};
use crate::external::{ExternalReason, ExternalSaleId};
use crate::{CreatorId, ShopId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, shop, creator, currency, amount, sales, until_at, state, reference, made_at, paid_at FROM external_invoice ",
            $rest
        )
    };
}

db::statements! {
    OWED = "SELECT shop, creator, currency FROM external_sale \
        WHERE creator IS NOT NULL AND due_at < $1 AND amount - taken_back <> invoiced \
        GROUP BY shop, creator, currency HAVING SUM(amount - taken_back - invoiced) > 0 ORDER BY shop, creator, currency LIMIT $2";
    /// What was taken back first: it is never left behind by a full invoice.
    OPEN_SALES = "SELECT id, amount - taken_back AS left, invoiced, state, reason FROM external_sale \
        WHERE shop = $1 AND creator = $2 AND currency = $3 AND due_at < $4 AND amount - taken_back <> invoiced \
        ORDER BY CASE WHEN amount - taken_back < invoiced THEN 0 ELSE 1 END, id LIMIT $5";
    INSERT = "INSERT INTO external_invoice (id, shop, creator, currency, amount, sales, until_at, state, reference, made_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    ADD_LINE = "INSERT INTO external_invoice_line (invoice, sale, amount) VALUES ($1, $2, $3)";
    MARK_SALE = "UPDATE external_sale SET invoiced = $2, state = $3, reason = $4, moved_at = $5 WHERE id = $1";
    PAY = "UPDATE external_invoice SET state = $2, reference = $3, paid_at = $4 WHERE id = $1";
    FIND = select!("WHERE id = $1");
    OF_SHOP = select!("WHERE shop = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    OF_CREATOR = select!("WHERE creator = $1 AND id < $2 ORDER BY id DESC LIMIT $3");
    LINES = "SELECT sale, amount FROM external_invoice_line WHERE invoice = $1 ORDER BY sale";
}

#[derive(Deserialize)]
struct Row {
    id: InvoiceId,
    shop: ShopId,
    creator: CreatorId,
    currency: Currency,
    amount: i64,
    sales: i64,
    until_at: Instant,
    state: InvoiceState,
    reference: String,
    made_at: Instant,
    paid_at: Option<Instant>,
}

impl From<Row> for Invoice {
    fn from(row: Row) -> Invoice {
        Invoice {
            id: row.id,
            shop: row.shop,
            creator: row.creator,
            amount: Money::new(row.amount, row.currency),
            sales: row.sales,
            until: row.until_at,
            state: row.state,
            reference: row.reference,
            made_at: row.made_at,
            paid_at: row.paid_at,
        }
    }
}

pub(crate) fn owed(read: &mut Read, until: Instant, limit: i64) -> Result<Vec<Owed>, db::Error> {
    read.all(OWED, params![until, limit])
}

pub(crate) fn open_sales(read: &mut Read, owed: &Owed, until: Instant, limit: i64) -> Result<Vec<OpenSale>, db::Error> {
    read.all(OPEN_SALES, params![owed.shop, owed.creator, owed.currency, until, limit])
}

pub(crate) fn insert(tx: &mut Tx, new: &Invoice) -> Result<(), db::Error> {
    let values = params![
        new.id,
        new.shop,
        new.creator,
        new.amount.currency,
        new.amount.minor,
        new.sales,
        new.until,
        new.state.name(),
        &new.reference,
        new.made_at
    ];
    tx.execute(INSERT, values)?;
    Ok(())
}

pub(crate) fn add_line(tx: &mut Tx, invoice: InvoiceId, sale: &OpenSale) -> Result<(), db::Error> {
    tx.execute(ADD_LINE, params![invoice, sale.id, sale.left - sale.invoiced])?;
    Ok(())
}

pub(crate) fn mark_sale(
    tx: &mut Tx,
    sale: &OpenSale,
    state: CommissionState,
    reason: ExternalReason,
    now: Instant,
) -> Result<(), db::Error> {
    tx.execute(MARK_SALE, params![sale.id, sale.left, state.name(), reason.name(), now])?;
    Ok(())
}

pub(crate) fn pay(tx: &mut Tx, to: &Invoice) -> Result<(), db::Error> {
    tx.execute(PAY, params![to.id, to.state.name(), &to.reference, to.paid_at])?;
    Ok(())
}

pub(crate) fn find(read: &mut Read, id: InvoiceId) -> Result<Option<Invoice>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![id])?.map(Invoice::from))
}

fn page_of(rows: Vec<Row>, page: &PageRequest) -> Page<Invoice> {
    Page::of(rows.into_iter().map(Invoice::from).collect(), page, |one: &Invoice| one.id.get())
}

fn before(page: &PageRequest) -> i64 {
    page.after.as_ref().and_then(Cursor::open).unwrap_or(i64::MAX)
}

pub(crate) fn of_shop(read: &mut Read, shop: ShopId, page: &PageRequest) -> Result<Page<Invoice>, db::Error> {
    Ok(page_of(read.all(OF_SHOP, params![shop, before(page), page.fetch()])?, page))
}

pub(crate) fn of_creator(read: &mut Read, creator: CreatorId, page: &PageRequest) -> Result<Page<Invoice>, db::Error> {
    Ok(page_of(read.all(OF_CREATOR, params![creator, before(page), page.fetch()])?, page))
}

#[derive(Deserialize)]
struct Line {
    sale: ExternalSaleId,
    amount: i64,
}

pub(crate) fn lines(read: &mut Read, of: &Invoice) -> Result<Vec<(ExternalSaleId, Money)>, db::Error> {
    let lines: Vec<Line> = read.all(LINES, params![of.id])?;
    Ok(lines.into_iter().map(|line| (line.sale, Money::new(line.amount, of.amount.currency))).collect())
}
