//! Paying out what is payable: by a provider's call, or by the bank's file and the operator's word.

use std::borrow::Cow;

use kernel::{Clock, Coded, Currency, ManualClock, Money};
use ledger::payout::{self, PayoutError};
use ledger::{Payee, Payout, PayoutId, PayoutState};
use trade::payment::Providers;
use trade::payment::provider::{ProviderError, StartPayout, UnknownProvider};

use super::same;

/// What was decided on a payout.
#[derive(Clone, Copy, Debug)]
pub enum PayoutDecision<'a> {
    /// It reached the payee's bank; the bank's word for it.
    Paid { reference: &'a str },
    /// It came back; the money is payable again.
    Failed { reason: &'a str },
}

/// Why a provider did not pay out.
#[derive(Debug, thiserror::Error)]
pub enum PayOutError {
    #[error(transparent)]
    Payout(#[from] PayoutError),
    #[error(transparent)]
    Provider(#[from] ProviderError),
    #[error(transparent)]
    UnknownProvider(#[from] UnknownProvider),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Begins a payout of `amount`, or of all that is payable in `currency`: PROCESSING, and not payable twice.
pub fn request_payout(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    payee: Payee,
    currency: Currency,
    amount: Option<Money>,
) -> Result<Payout, PayOutError> {
    Ok(payout::request(tx, clock, payee, currency, amount)?)
}

/// The operator's word on a payout.
pub fn decide_payout(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    id: PayoutId,
    decision: PayoutDecision<'_>,
) -> Result<Payout, PayOutError> {
    Ok(match decision {
        PayoutDecision::Paid { reference } => payout::mark_paid(tx, clock, id, reference)?,
        PayoutDecision::Failed { reason } => payout::mark_failed(tx, clock, id, reason)?,
    })
}

/// Has a provider pay a PROCESSING payout to the payee's `account` there. Blocking, outside of any transaction; it may be called
/// again with the same payout, which the provider pays once. A refusal fails the payout; a payout that the provider is still at
/// stays PROCESSING.
pub fn pay_out(
    db: &db::Db,
    clock: &dyn Clock,
    providers: &Providers,
    provider: &str,
    account: &str,
    id: PayoutId,
) -> Result<Payout, PayOutError> {
    let found = db.read_blocking(|read| payout::find(read, id))?.ok_or(PayoutError::NotFound)?;
    if found.state != PayoutState::Processing {
        return Ok(found);
    }
    let start = StartPayout { payout: id.get(), amount: found.amount, account: account.to_owned() };
    let now = ManualClock::at(clock.now());
    let decided = match providers.named(provider)?.pay_out(&start) {
        Ok(status) if status.paid => {
            db.write_blocking(move |tx| payout::mark_paid(tx, &now, id, &status.provider_ref))?
        }
        Ok(_) => found,
        Err(ProviderError::Refused { code, reason }) => {
            let why = format!("{code}: {reason}");
            let why: String = why.chars().filter(|c| !c.is_control()).take(payout::WORDS_MAX).collect();
            db.write_blocking(move |tx| payout::mark_failed(tx, &now, id, &why))?
        }
        Err(error) => return Err(error.into()),
    };
    Ok(decided)
}

/// Why there is no file.
#[derive(Debug, thiserror::Error)]
pub enum BankFileError {
    #[error("no such payout: {0}")]
    Unknown(PayoutId),
    /// Only what is PROCESSING goes to the bank.
    #[error("payout {0} was decided already")]
    Decided(PayoutId),
    #[error("the file cannot be written: {0}")]
    File(String),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// The bank's file of these PROCESSING payouts, with the payees' names.
pub fn bank_file(read: &mut db::Read, payouts: &[PayoutId]) -> Result<String, BankFileError> {
    let mut rows = Vec::with_capacity(payouts.len());
    for id in payouts {
        let found = payout::find(read, *id)?.ok_or(BankFileError::Unknown(*id))?;
        if found.state != PayoutState::Processing {
            return Err(BankFileError::Decided(*id));
        }
        let name = payee_name(read, found.payee)?;
        rows.push((found, name));
    }
    payout::bank_file(&rows).map_err(|error| BankFileError::File(error.to_string()))
}

/// A payee's name for people.
pub fn payee_name(read: &mut db::Read, payee: Payee) -> Result<String, db::Error> {
    Ok(match payee {
        Payee::Shop(shop) => catalog::shop::find(read, same(shop))?.map(|shop| shop.name),
        Payee::Creator(person) => accounts::person::find(read, same(person))?.map(|person| person.handle),
    }
    .unwrap_or_default())
}

impl Coded for PayOutError {
    fn code(&self) -> &'static str {
        match self {
            PayOutError::Payout(error) => error.code(),
            PayOutError::Provider(error) => error.code(),
            PayOutError::UnknownProvider(error) => error.code(),
            PayOutError::Db(_) => kernel::FAULT,
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        match self {
            PayOutError::Payout(error) => error.args(),
            _ => Vec::new(),
        }
    }
}

impl Coded for BankFileError {
    fn code(&self) -> &'static str {
        match self {
            BankFileError::Unknown(_) => "ledger.payout_not_found",
            BankFileError::Decided(_) => "ledger.payout_decided",
            BankFileError::File(_) | BankFileError::Db(_) => kernel::FAULT,
        }
    }
}
