//! What a shop owes creators for what was sold in its own store: an invoice a month for each creator and currency.
//!
//! On an invoice stands what the time for giving back is over of, and what was taken back of earlier ones. Meadow moves none of
//! this money: the shop pays the creator, and says so.

use kernel::{Clock, Coded, Currency, Id, Instant, Money, Page, PageRequest, Problem, Problems};
use serde::{Deserialize, Serialize};

use super::{ExternalReason, ExternalSaleId};
use crate::commission::CommissionState;
use crate::{CreatorId, ShopId, store};

pub type InvoiceId = Id<Invoice>;

/// Characters of a payment's reference at the most.
pub const REFERENCE_MAX: usize = 100;
/// Sales on one invoice at the most; the rest is on the next.
pub const SALES_MAX: i64 = 1_000;

/// What a shop owes a creator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Invoice {
    pub id: InvoiceId,
    pub shop: ShopId,
    pub creator: CreatorId,
    pub amount: Money,
    /// How many sales are on it.
    pub sales: i64,
    /// What was due before this is on it.
    pub until: Instant,
    pub state: InvoiceState,
    /// By which the creator finds the payment.
    pub reference: String,
    pub made_at: Instant,
    pub paid_at: Option<Instant>,
}

/// Whether it was paid: the shop says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum InvoiceState {
    Due,
    Paid,
}

impl InvoiceState {
    /// Every state.
    pub const ALL: [InvoiceState; 2] = [InvoiceState::Due, InvoiceState::Paid];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            InvoiceState::Due => "DUE",
            InvoiceState::Paid => "PAID",
        }
    }
}

/// Why an invoice was not marked as paid.
#[derive(Debug, thiserror::Error)]
pub enum PayInvoiceError {
    #[error("{0}")]
    Invalid(Problems),
    /// It was paid before.
    #[error("the invoice is paid")]
    Paid,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for PayInvoiceError {
    fn code(&self) -> &'static str {
        match self {
            PayInvoiceError::Invalid(problems) => problems.code(),
            PayInvoiceError::Paid => "affiliate.invoice_paid",
            PayInvoiceError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            PayInvoiceError::Invalid(problems) => &problems.0,
            _ => &[],
        }
    }
}

/// What of whom is owed and stands on no invoice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub struct Owed {
    pub shop: ShopId,
    pub creator: CreatorId,
    pub currency: Currency,
}

/// Where something is owed of what was due before `until`. What is only taken back waits for something to be taken from.
pub fn owed(read: &mut db::Read, until: Instant, limit: i64) -> Result<Vec<Owed>, db::Error> {
    store::invoice::owed(read, until, limit)
}

/// A sale of which something goes onto an invoice.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct OpenSale {
    pub id: ExternalSaleId,
    pub left: i64,
    pub invoiced: i64,
    pub state: CommissionState,
    pub reason: ExternalReason,
}

/// Makes the invoice of what is owed; `None` when nothing is any more.
pub fn make(tx: &mut db::Tx, clock: &dyn Clock, owed: &Owed, until: Instant) -> Result<Option<Invoice>, db::Error> {
    let sales = store::invoice::open_sales(tx, owed, until, SALES_MAX)?;
    let amount = sales.iter().fold(0_i64, |sum, sale| sum.saturating_add(sale.left - sale.invoiced));
    if amount <= 0 {
        return Ok(None);
    }
    let invoice = Invoice {
        id: tx.new_id(),
        shop: owed.shop,
        creator: owed.creator,
        amount: Money::new(amount, owed.currency),
        sales: i64::try_from(sales.len()).unwrap_or(i64::MAX),
        until,
        state: InvoiceState::Due,
        reference: String::new(),
        made_at: clock.now(),
        paid_at: None,
    };
    store::invoice::insert(tx, &invoice)?;
    for sale in &sales {
        store::invoice::add_line(tx, invoice.id, sale)?;
        let (state, reason) = match sale.state {
            CommissionState::Ordered => (CommissionState::Settled, ExternalReason::Invoiced),
            state => (state, sale.reason),
        };
        store::invoice::mark_sale(tx, sale, state, reason, clock.now())?;
    }
    Ok(Some(invoice))
}

/// The shop has paid it.
pub fn pay(tx: &mut db::Tx, clock: &dyn Clock, invoice: &mut Invoice, reference: &str) -> Result<(), PayInvoiceError> {
    let reference = reference.trim();
    let mut problems = Problems::default();
    let fits = reference.chars().count() <= REFERENCE_MAX && !reference.chars().any(char::is_control);
    problems.check(fits, || Problem::new("reference", "affiliate.invoice_reference").with("max", REFERENCE_MAX));
    problems.ok(()).map_err(PayInvoiceError::Invalid)?;
    if invoice.state == InvoiceState::Paid {
        return Err(PayInvoiceError::Paid);
    }
    invoice.state = InvoiceState::Paid;
    invoice.reference = reference.to_owned();
    invoice.paid_at = Some(clock.now());
    Ok(store::invoice::pay(tx, invoice)?)
}

/// The invoice.
pub fn find(read: &mut db::Read, id: InvoiceId) -> Result<Option<Invoice>, db::Error> {
    store::invoice::find(read, id)
}

/// What a shop owes, the latest first.
pub fn of_shop(read: &mut db::Read, shop: ShopId, page: &PageRequest) -> Result<Page<Invoice>, db::Error> {
    store::invoice::of_shop(read, shop, page)
}

/// What is owed to a creator, the latest first.
pub fn of_creator(read: &mut db::Read, creator: CreatorId, page: &PageRequest) -> Result<Page<Invoice>, db::Error> {
    store::invoice::of_creator(read, creator, page)
}

/// What each sale adds to it, or takes off.
pub fn lines(read: &mut db::Read, invoice: &Invoice) -> Result<Vec<(ExternalSaleId, Money)>, db::Error> {
    store::invoice::lines(read, invoice)
}
