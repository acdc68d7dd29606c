//! Whether a market takes a product at all, said before the click: what refuses it, what holds it back, what to know.

use kernel::{Country, Lang, Money, Problem};
use serde::{Deserialize, Serialize};

use crate::{Checkout, Market};

/// What a market is asked about: one product of one shop.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// The shop's home.
    pub home: Country,
    /// The lowest price of a variant, in the currency of [`Market::cross_border_min_fob`]; `None` when it has no rate.
    pub fob: Option<Money>,
    /// Whether the brand's own store can be linked to.
    pub has_store_link: bool,
    /// The language the title and description would be shown in.
    pub text: Lang,
}

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// Good to know; the listing goes on sale.
    Warning,
    /// The listing is kept as a draft.
    Draft,
    /// There is no listing.
    Refused,
}

/// One thing a market says of an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub weight: Weight,
    /// The code, its field and the values for its sentence.
    pub problem: Problem,
}

/// Everything `market` says of `offer`, the heaviest first; empty means that it is welcome.
pub fn findings(market: &Market, offer: &Offer) -> Vec<Finding> {
    let mut found: Vec<Finding> = [
        refuse_closed(market),
        refuse_without_link(market, offer),
        hold_untranslated(market, offer),
        warn_cheap_import(market, offer),
    ]
    .into_iter()
    .flatten()
    .collect();
    found.sort_by_key(|finding| std::cmp::Reverse(finding.weight));
    found
}

fn refuse_closed(market: &Market) -> Option<Finding> {
    let closed = !market.enabled || market.checkout == Checkout::None;
    closed.then(|| finding(Weight::Refused, "market", "market.closed", market))
}

fn refuse_without_link(market: &Market, offer: &Offer) -> Option<Finding> {
    let missing = market.enabled && market.checkout == Checkout::LinkOut && !offer.has_store_link;
    missing.then(|| finding(Weight::Refused, "connection", "market.link_required", market))
}

fn hold_untranslated(market: &Market, offer: &Offer) -> Option<Finding> {
    let required = market.text_required_language.filter(|required| offer.text.base() != required.base())?;
    let mut found = finding(Weight::Draft, "title", "market.language_required", market);
    found.problem = found.problem.with("language", required);
    Some(found)
}

fn warn_cheap_import(market: &Market, offer: &Offer) -> Option<Finding> {
    let least = market.cross_border_min_fob.filter(|_| offer.home != market.code)?;
    let fob = offer.fob.filter(|fob| fob.currency == least.currency && fob.minor < least.minor)?;
    let mut found = finding(Weight::Warning, "price", "market.fob_minimum", market);
    found.problem = found.problem.with("min", least).with("price", fob);
    Some(found)
}

fn finding(weight: Weight, field: &str, code: &'static str, market: &Market) -> Finding {
    Finding { weight, problem: Problem::new(field, code).with("market", market.code) }
}

#[cfg(test)]
mod tests;
