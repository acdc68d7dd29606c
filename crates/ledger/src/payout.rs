//! Payouts: what is payable goes to the payee's bank, by a provider's call or a bank's file.

use std::borrow::Cow;

use kernel::{Clock, Coded, Currency, Id, Instant, Money, MoneyError, Page, PageRequest};
use serde::{Deserialize, Serialize};

use crate::book::{self, EntryKind, NewEntry, PostError};
use crate::{Account, Payee, life, store};

pub type PayoutId = Id<Payout>;

/// Characters of a reference or a reason at the most.
pub const WORDS_MAX: usize = 200;

/// A transfer to a payee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Payout {
    pub id: PayoutId,
    pub payee: Payee,
    pub amount: Money,
    pub state: PayoutState,
    /// The bank's or the provider's word for it.
    pub reference: Option<String>,
    pub failure: Option<String>,
    pub requested_at: Instant,
    pub decided_at: Option<Instant>,
}

/// Where a payout stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PayoutState {
    Processing,
    Paid,
    Failed,
}

impl PayoutState {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            PayoutState::Processing => "PROCESSING",
            PayoutState::Paid => "PAID",
            PayoutState::Failed => "FAILED",
        }
    }

    /// What it is called among people: the message `ledger-payout-state-WORD`.
    pub fn word(self) -> String {
        self.name().to_lowercase()
    }
}

/// Why nothing was paid out.
#[derive(Debug, thiserror::Error)]
pub enum PayoutError {
    #[error("nothing is payable")]
    Nothing,
    /// More than is payable, or not above zero, or in another currency.
    #[error("{payable} can be paid out")]
    Amount { payable: Money },
    #[error("no such payout")]
    NotFound,
    #[error("the payout was decided already")]
    Decided,
    #[error("a reference or reason of 1 to {WORDS_MAX} characters is needed")]
    Words,
    #[error(transparent)]
    Money(#[from] MoneyError),
    #[error(transparent)]
    Post(#[from] PostError),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for PayoutError {
    fn code(&self) -> &'static str {
        match self {
            PayoutError::Nothing => "ledger.nothing_to_pay_out",
            PayoutError::Amount { .. } => "ledger.payout_amount",
            PayoutError::NotFound => "ledger.payout_not_found",
            PayoutError::Decided => "ledger.payout_decided",
            PayoutError::Words => "ledger.payout_words",
            PayoutError::Money(_) | PayoutError::Post(_) | PayoutError::Db(_) => kernel::FAULT,
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        match self {
            PayoutError::Amount { payable } => vec![("payable".into(), payable.to_string())],
            PayoutError::Words => vec![("max".into(), WORDS_MAX.to_string())],
            _ => Vec::new(),
        }
    }
}

/// Begins a payout of `amount`, or of all that is payable in `currency`: it is PROCESSING, and cannot be paid out twice.
pub fn request(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    payee: Payee,
    currency: Currency,
    amount: Option<Money>,
) -> Result<Payout, PayoutError> {
    let payable = book::balance(tx, &Account::Payable(payee), currency)?;
    // A credit is what we owe.
    let payable = Money::zero(currency).minus(payable)?;
    if payable.minor <= 0 {
        return Err(PayoutError::Nothing);
    }
    let amount = amount.unwrap_or(payable);
    if amount.currency != currency || amount.minor <= 0 || amount.minor > payable.minor {
        return Err(PayoutError::Amount { payable });
    }
    let payout = Payout {
        id: tx.new_id(),
        payee,
        amount,
        state: PayoutState::Processing,
        reference: None,
        failure: None,
        requested_at: clock.now(),
        decided_at: None,
    };
    store::payout::insert(tx, &payout)?;
    post(tx, clock, EntryKind::Payout, &payout, &life::payout(payee, amount)?)?;
    Ok(payout)
}

/// It reached the payee's bank.
pub fn mark_paid(tx: &mut db::Tx, clock: &dyn Clock, id: PayoutId, reference: &str) -> Result<Payout, PayoutError> {
    let payout = decide(tx, clock, id, PayoutState::Paid, Some(words(reference)?), None)?;
    post(tx, clock, EntryKind::PayoutPaid, &payout, &life::payout_paid(payout.payee, payout.amount)?)?;
    Ok(payout)
}

/// It came back: the money is payable again.
pub fn mark_failed(tx: &mut db::Tx, clock: &dyn Clock, id: PayoutId, reason: &str) -> Result<Payout, PayoutError> {
    let payout = decide(tx, clock, id, PayoutState::Failed, None, Some(words(reason)?))?;
    post(tx, clock, EntryKind::PayoutFailed, &payout, &life::payout_failed(payout.payee, payout.amount)?)?;
    Ok(payout)
}

fn words(text: &str) -> Result<String, PayoutError> {
    let text = text.trim();
    let fits = (1..=WORDS_MAX).contains(&text.chars().count()) && !text.chars().any(char::is_control);
    if fits { Ok(text.to_owned()) } else { Err(PayoutError::Words) }
}

fn decide(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    id: PayoutId,
    to: PayoutState,
    reference: Option<String>,
    failure: Option<String>,
) -> Result<Payout, PayoutError> {
    let payout = store::payout::find(tx, id)?.ok_or(PayoutError::NotFound)?;
    let decided = Payout { state: to, reference, failure, decided_at: Some(clock.now()), ..payout };
    match store::payout::decide(tx, &decided)? {
        true => Ok(decided),
        false => Err(PayoutError::Decided),
    }
}

fn post(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    kind: EntryKind,
    payout: &Payout,
    postings: &life::Postings,
) -> Result<(), PayoutError> {
    let entry = NewEntry { kind, order: None, reference: Some(payout.id.get()), postings };
    book::post(tx, clock, &entry)?;
    Ok(())
}

/// The payout of this id.
pub fn find(read: &mut db::Read, id: PayoutId) -> Result<Option<Payout>, db::Error> {
    store::payout::find(read, id)
}

/// A payee's payouts, the newest first.
pub fn of_payee(read: &mut db::Read, payee: Payee, page: &PageRequest) -> Result<Page<Payout>, db::Error> {
    store::payout::of_payee(read, payee, page)
}

/// Everybody's payouts, the newest first; of one state or of every one.
pub fn list(read: &mut db::Read, state: Option<PayoutState>, page: &PageRequest) -> Result<Page<Payout>, db::Error> {
    store::payout::list(read, state, page)
}

/// A bank's file of payouts: `payout,payee,name,amount,currency`, amounts in major units. Names cannot run as formulas.
pub fn bank_file(payouts: &[(Payout, String)]) -> Result<String, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["payout", "payee", "name", "amount", "currency"])?;
    for (payout, name) in payouts {
        writer.write_record([
            payout.id.to_string(),
            payout.payee.to_string(),
            harmless(name),
            payout.amount.to_decimal().to_string(),
            payout.amount.currency.to_string(),
        ])?;
    }
    let bytes = writer.into_inner().map_err(|error| error.into_error())?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// Text that a spreadsheet takes for text: what could begin a formula gets an apostrophe before it.
fn harmless(text: &str) -> String {
    let begins = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if begins { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests;
