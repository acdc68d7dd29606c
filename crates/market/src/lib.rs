//! Markets: where Meadow sells, in which money and language, under which rules, and how a price is made there.
//!
//! - A [`Market`] is a country with its currency, languages, tax, bounds, endings and fees: dated data with sources that
//!   an operator may change. Every ISO 3166 country is one; most of them are shipped disabled.
//! - [`fx`] keeps reference rates of exchange as history and answers with a rate or with the reason why there is none.
//! - [`price`] turns a seller's price into a market's price and explains every step of it.
//! - [`tax`] splits a price that includes tax.
//!
//! Invariants: no floating point; a rate is never guessed; a price outside a market's bounds is reported, never bent.

#![deny(clippy::float_arithmetic)]

pub mod admission;
pub mod country;
pub mod fx;
mod market;
pub mod markets;
pub mod price;
pub mod shipped;
pub mod store;
pub mod tax;

pub use market::{
    Checkout, CollectedBy, Limits, Market, PAYMENT_METHODS, PriceBounds, PricingCurrency, Review, Rule, Source, VatRow,
    pricing_currency,
};
