//! The terms that hold for a creator and a product at a moment: pure.
//!
//! A creator who sells already never loses a rate overnight: at every moment the highest rate holds that was offered in the
//! [`NOTICE_MS`] before it. So a raise counts at once and a cut after 30 days, in whatever order they come.

use kernel::{BasisPoints, DAY_MS, Instant};
use serde::{Deserialize, Serialize};

use crate::collaboration::{Kind, State};
use crate::member::MemberState;
use crate::{CollaborationId, CreatorId, ProductId, ShopId};

/// A cut takes effect for creators who sell already after this: 30 days.
pub const NOTICE_MS: i64 = 30 * DAY_MS;

/// What a creator gets for selling a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    pub collaboration: CollaborationId,
    pub kind: Kind,
    pub shop: ShopId,
    pub product: ProductId,
    /// In hundredths of a percent of the base.
    pub rate_bp: i64,
    /// What it will be when the notice of a cut is over, and when that is.
    pub next: Option<(i64, Instant)>,
}

impl Terms {
    /// The rate as a share.
    pub fn rate(&self) -> BasisPoints {
        BasisPoints::new(self.rate_bp).unwrap_or_default()
    }
}

/// A rate, and how long it was what the shop offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offered {
    pub rate_bp: i64,
    pub from: Instant,
    /// `None`: it still is.
    pub until: Option<Instant>,
}

/// One collaboration in which a creator is and a product too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub creator: CreatorId,
    pub product: ProductId,
    pub collaboration: CollaborationId,
    pub shop: ShopId,
    pub kind: Kind,
    pub state: State,
    pub ends_at: Option<Instant>,
    pub membership: MemberState,
    /// From when the creator has the terms.
    pub since: Instant,
    pub offered: Vec<Offered>,
}

impl Candidate {
    /// Whether it gives the creator anything at `at`.
    fn holds(&self, at: Instant) -> bool {
        let is_in = match self.membership {
            MemberState::Joined => true,
            MemberState::Invited => self.kind == Kind::Targeted,
            MemberState::Left => false,
        };
        is_in && self.state != State::Closed && self.ends_at.is_none_or(|end| at < end)
    }

    fn terms(&self, at: Instant) -> Option<Terms> {
        let rate_bp = rate_at(&self.offered, self.since, at)?;
        let next = next_cut(&self.offered, self.since, at);
        let Candidate { collaboration, kind, shop, product, .. } = *self;
        Some(Terms { collaboration, kind, shop, product, rate_bp, next })
    }
}

/// The rate of somebody who has the terms since `since`: the highest that was offered in the 30 days before `at`, or since then.
pub fn rate_at(offered: &[Offered], since: Instant, at: Instant) -> Option<i64> {
    let from = since.max(at.plus_ms(-NOTICE_MS));
    let was = |rate: &&Offered| rate.from <= at && rate.until.is_none_or(|until| until > from);
    offered.iter().filter(was).map(|rate| rate.rate_bp).max()
}

/// The next lower rate, and when it begins, as far as it is known at `at`.
fn next_cut(offered: &[Offered], since: Instant, at: Instant) -> Option<(i64, Instant)> {
    let now = rate_at(offered, since, at)?;
    let mut ends: Vec<Instant> =
        offered.iter().filter_map(|rate| rate.until).map(|until| until.plus_ms(NOTICE_MS)).collect();
    ends.retain(|end| *end > at);
    ends.sort_unstable();
    ends.into_iter().find_map(|end| rate_at(offered, since, end).filter(|rate| *rate < now).map(|rate| (rate, end)))
}

/// Which of the collaborations counts: a targeted one that the creator joined overrides open ones; what a creator was invited to
/// and did not answer counts where it is no worse than what they have.
pub fn choose(candidates: &[Candidate], at: Instant) -> Option<Terms> {
    let accepted =
        |candidate: &Candidate| candidate.kind == Kind::Targeted && candidate.membership == MemberState::Joined;
    candidates
        .iter()
        .filter(|candidate| candidate.holds(at))
        .filter_map(|candidate| Some((accepted(candidate), candidate.terms(at)?)))
        .max_by_key(|(accepted, terms)| (*accepted, terms.rate_bp, terms.kind == Kind::Targeted, terms.collaboration))
        .map(|(_, terms)| terms)
}

#[cfg(test)]
mod tests;
