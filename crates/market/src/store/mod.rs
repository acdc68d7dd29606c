//! All SQL of this crate.

pub mod markets;
pub mod rates;

/// Every statement: name and text.
pub fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    markets::STATEMENTS.iter().chain(rates::STATEMENTS).copied()
}

#[cfg(test)]
mod tests;
