//! All SQL of the books.

pub(crate) mod book;
pub(crate) mod payout;
pub(crate) mod settlement;
pub(crate) mod statement;
pub(crate) mod take_rate;

/// Every statement of this crate: name and text.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    let all =
        [book::STATEMENTS, payout::STATEMENTS, settlement::STATEMENTS, statement::STATEMENTS, take_rate::STATEMENTS];
    all.concat()
}

#[cfg(test)]
mod tests;
