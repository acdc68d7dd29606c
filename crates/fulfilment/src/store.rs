//! All SQL of this crate, a module for each noun.

pub(crate) mod lane;
pub(crate) mod parcel;
pub(crate) mod pool;
pub(crate) mod reservation;
pub(crate) mod stock;
#[cfg(test)]
mod tests;

use kernel::Id;

/// Every statement of this store: name and text.
pub fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    let all = [stock::STATEMENTS, reservation::STATEMENTS, pool::STATEMENTS, parcel::STATEMENTS, lane::STATEMENTS];
    all.into_iter().flatten().copied()
}

/// Ids that a statement over many takes; the places left over are filled with an id that nothing has.
pub(crate) const IDS: usize = 32;

/// The parameters of a statement over at most [`IDS`] ids.
pub(crate) fn padded<T>(ids: &[Id<T>]) -> impl Iterator<Item = db::Value<'static>> {
    ids.iter().map(|id| id.get()).chain(std::iter::repeat(-1)).take(IDS).map(db::Value::from)
}

/// The places of [`padded`] ids, the first of a statement's parameters.
macro_rules! ids {
    () => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
          $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)"
    };
}
pub(crate) use ids;

/// What a state of the books says that the tables do not: a bug.
pub(crate) fn broken(what: &'static str) -> db::Error {
    db::Error::Constraint(what.into())
}
