//! The policy of attribution: whose touch an order owes. Pure, and in a file of its own, because operators may think otherwise.
//!
//! The last touch within [`WINDOW_MS`] wins, among those of creators who have terms for the product. What a creator buys
//! through anything they made earns nothing, and neither does what the shop's own people buy. Every touch is kept and shown,
//! with why it did not win.

use kernel::{DAY_MS, Id, Instant};
use serde::{Deserialize, Serialize};

use crate::terms::{self, Candidate, Terms};
use crate::touch::{Person, Touch};
use crate::{CreatorId, ProductId};

/// A touch counts for so long: 7 days.
pub const WINDOW_MS: i64 = 7 * DAY_MS;
/// Touches that a commission keeps, the latest.
pub const SHOWN_MAX: usize = 20;

/// Who buys.
#[derive(Clone, Copy, Debug)]
pub struct Buyer {
    pub person: Option<Id<Person>>,
    /// The buyer works in the shop that sells.
    pub of_the_shop: bool,
}

/// A touch, and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    #[serde(flatten)]
    pub touch: Touch,
    pub verdict: Verdict,
}

/// Why a touch won, or not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Won,
    /// Another one came later.
    Earlier,
    /// Its creator may not promote the product.
    NoTerms,
    /// More than seven days before the order.
    TooOld,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Verdict; 4] = [Verdict::Won, Verdict::Earlier, Verdict::NoTerms, Verdict::TooOld];

    /// The one spelling in code and API.
    pub const fn name(self) -> &'static str {
        match self {
            Verdict::Won => "won",
            Verdict::Earlier => "earlier",
            Verdict::NoTerms => "no_terms",
            Verdict::TooOld => "too_old",
        }
    }
}

/// Why an attributed line earns nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Nothing {
    /// The creator is the buyer.
    SelfPurchase,
    /// The buyer works in the shop.
    ShopMember,
}

/// Whose touch a line owes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    pub winner: Touch,
    pub creator: CreatorId,
    pub terms: Terms,
    pub nothing: Option<Nothing>,
    /// Every touch of this product, the latest first.
    pub touches: Vec<Judged>,
}

/// Decides for one product at `now`. `touches` and `candidates` may be of other products and creators too.
pub fn decide(
    touches: &[Touch],
    candidates: &[Candidate],
    product: ProductId,
    buyer: &Buyer,
    now: Instant,
) -> Option<Attribution> {
    let mut of: Vec<Touch> =
        touches.iter().filter(|touch| touch.product == product && touch.at <= now).copied().collect();
    of.sort_by_key(|touch| (std::cmp::Reverse(touch.at), touch.source.get()));
    let mut won: Option<(Touch, Terms)> = None;
    let mut judged = Vec::with_capacity(of.len().min(SHOWN_MAX));
    for touch in &of {
        let verdict = match (touch.at.plus_ms(WINDOW_MS) > now, &won, terms_of(candidates, touch, now)) {
            (false, _, _) => Verdict::TooOld,
            (true, _, None) => Verdict::NoTerms,
            (true, Some(_), Some(_)) => Verdict::Earlier,
            (true, None, Some(terms)) => {
                won = Some((*touch, terms));
                Verdict::Won
            }
        };
        judged.push(Judged { touch: *touch, verdict });
    }
    judged.truncate(SHOWN_MAX);
    let (winner, terms) = won?;
    let nothing = nothing(&of, &winner, buyer);
    Some(Attribution { winner, creator: winner.creator, terms, nothing, touches: judged })
}

fn terms_of(candidates: &[Candidate], touch: &Touch, now: Instant) -> Option<Terms> {
    let theirs = |candidate: &&Candidate| candidate.creator == touch.creator && candidate.product == touch.product;
    let theirs: Vec<Candidate> = candidates.iter().filter(theirs).cloned().collect();
    terms::choose(&theirs, now)
}

/// A buyer is the creator when they are signed in as such, or when their device or cart knew the creator signed in.
fn nothing(touches: &[Touch], winner: &Touch, buyer: &Buyer) -> Option<Nothing> {
    let is_creator = |person: Option<Id<Person>>| person.is_some_and(|person| person.get() == winner.creator.get());
    if is_creator(buyer.person) || touches.iter().any(|touch| is_creator(touch.person)) {
        return Some(Nothing::SelfPurchase);
    }
    buyer.of_the_shop.then_some(Nothing::ShopMember)
}

#[cfg(test)]
mod tests;
