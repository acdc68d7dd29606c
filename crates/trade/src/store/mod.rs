//! All SQL of trade.

pub(crate) mod access;
pub(crate) mod cancellation;
pub(crate) mod cart;
pub(crate) mod order;
pub(crate) mod payment;
pub(crate) mod returns;
pub(crate) mod wait;

/// Every statement of this crate: name and text.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    let all = [
        access::STATEMENTS,
        cancellation::STATEMENTS,
        cart::STATEMENTS,
        order::STATEMENTS,
        payment::STATEMENTS,
        returns::STATEMENTS,
        wait::STATEMENTS,
    ];
    all.concat()
}

/// A value as the TEXT of a JSON column.
pub(crate) fn json<T: serde::Serialize>(value: &T) -> Result<String, db::Error> {
    serde_json::to_string(value).map_err(|error| db::Error::Row(error.to_string().into()))
}

#[cfg(test)]
mod tests;
