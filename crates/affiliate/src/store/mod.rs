//! All SQL of affiliate.

pub(crate) mod collaboration;
pub(crate) mod commission;
pub(crate) mod connection;
pub(crate) mod external;
pub(crate) mod invoice;
pub(crate) mod link;
pub(crate) mod member;
pub(crate) mod sample;
pub(crate) mod showcase;
pub(crate) mod touch;

/// Ids that one statement takes; the rest of its places are filled with an id that nothing has.
pub(crate) const TOGETHER: usize = 16;

/// Every statement of this crate: name and text.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    let all = [
        collaboration::STATEMENTS,
        commission::STATEMENTS,
        connection::STATEMENTS,
        external::STATEMENTS,
        invoice::STATEMENTS,
        link::STATEMENTS,
        member::STATEMENTS,
        sample::STATEMENTS,
        showcase::STATEMENTS,
        touch::STATEMENTS,
    ];
    all.concat()
}

/// A value as the TEXT of a JSON column.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<String, db::Error> {
    serde_json::to_string(value).map_err(|error| db::Error::Row(error.to_string().into()))
}

/// The id that nothing has.
pub(crate) const NOBODY: i64 = -1;

/// `ids`, filled up to [`TOGETHER`].
pub(crate) fn filled<T>(ids: &[kernel::Id<T>]) -> Vec<db::Value<'static>> {
    (0..TOGETHER).map(|place| db::Value::from(ids.get(place).map_or(NOBODY, |id| id.get()))).collect()
}

#[cfg(test)]
mod tests;
