//! All SQL of content.

pub(crate) mod comment;
pub(crate) mod follow;
pub(crate) mod mute;
pub(crate) mod person;
pub(crate) mod post;
pub(crate) mod reaction;
pub(crate) mod report;
pub(crate) mod topic;
pub(crate) mod upload;
pub(crate) mod word;

use db::Value;
use kernel::{Id, PageRequest};
use serde::de::DeserializeOwned;

/// Every statement of this crate: name and text.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    let all = [
        comment::STATEMENTS,
        follow::STATEMENTS,
        mute::STATEMENTS,
        person::STATEMENTS,
        post::STATEMENTS,
        reaction::STATEMENTS,
        report::STATEMENTS,
        topic::STATEMENTS,
        upload::STATEMENTS,
        word::STATEMENTS,
    ];
    all.concat()
}

/// Ids that a statement over many takes; the places left over are filled with an id that nothing has.
pub(crate) const IDS: usize = 64;

/// The places of a statement over at most [`IDS`] ids.
macro_rules! ids {
    () => {
        "($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, \
          $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, \
          $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, $44, $45, $46, $47, $48, \
          $49, $50, $51, $52, $53, $54, $55, $56, $57, $58, $59, $60, $61, $62, $63, $64)"
    };
}
pub(crate) use ids;

/// The parameters of a statement over at most [`IDS`] ids.
pub(crate) fn padded<T>(ids: &[Id<T>]) -> Vec<Value<'static>> {
    let ids = ids.iter().map(|id| id.get());
    ids.chain(std::iter::repeat(-1)).take(IDS).map(Value::from).collect()
}

/// Where a list goes on, or `first`.
pub(crate) fn place<K: DeserializeOwned>(page: &PageRequest, first: K) -> K {
    page.after.as_ref().and_then(|cursor| cursor.open()).unwrap_or(first)
}

/// A value as the TEXT of a JSON column or an event.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<String, db::Error> {
    serde_json::to_string(value).map_err(fault)
}

/// What cannot be but for a bug.
pub(crate) fn fault(error: impl std::fmt::Display) -> db::Error {
    db::Error::Row(error.to_string().into())
}

#[cfg(test)]
mod tests;
