//! What must hold after every step.

use kernel::Money;
use ledger::Account;
use ledger::book;

/// What does not add up.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Broken {
    #[error("the books do not balance")]
    Books,
    #[error("stock and reservations differ: {0}")]
    Stock(String),
    /// A credit is what is held: it is never below nothing.
    #[error("{0} is held for shoppers")]
    Held(Money),
}

/// The first thing that does not add up, if anything.
pub(crate) fn broken(read: &mut db::Read) -> Result<Option<Broken>, db::Error> {
    if !book::check(read)?.balanced {
        return Ok(Some(Broken::Books));
    }
    if let Some(odd) = fulfilment::reservation::mismatches(read)?.first() {
        return Ok(Some(Broken::Stock(format!("{odd:?}"))));
    }
    let balances = book::accounts(read)?;
    let debit = |balance: &book::AccountBalance| balance.account == Account::Held && balance.balance.minor > 0;
    Ok(balances.iter().find(|balance| debit(balance)).map(|odd| Broken::Held(odd.balance)))
}
