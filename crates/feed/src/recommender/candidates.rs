//! What could be on a page, and why.

use std::collections::HashSet;
use std::hash::BuildHasherDefault;

use super::{Recommender, Request, Why};
use crate::hasher::Quick;
use crate::heads::Expectation;
use crate::person::Person;
use crate::sight::Sight;

/// Taken at most from each source.
const TIES: usize = 160;
const RECENT: usize = 96;
const OF_THE_DAY: usize = 48;
const TOPICS: usize = 6;
const PER_TOPIC: usize = 12;
const FRESH: usize = 48;
const LIVE: usize = 24;
const FOLLOWED: usize = 64;

/// A creator of whom less than this is thought stays away: one "not interested" that nothing outweighs.
const UNWANTED: f64 = -2.5;

/// Something that could be shown.
#[derive(Clone, Debug)]
pub(crate) struct Candidate {
    pub place: u32,
    pub why: Why,
    pub expected: Expectation,
    pub score: f64,
}

impl Recommender {
    pub(super) fn candidates(&self, request: &Request<'_>, sight: &Sight<'_>) -> Vec<Candidate> {
        let mut found = Vec::new();
        self.add_of_products(request, &mut found);
        self.add_followed(request, &mut found);
        self.add_tied(sight, &mut found);
        self.add_of_market(request, sight, &mut found);
        let mut met: HashSet<u32, BuildHasherDefault<Quick>> = HashSet::default();
        found.retain(|(place, _)| met.insert(*place));
        let person = self.state.person(request.viewer);
        found.retain(|(place, _)| self.may_show(*place, request, person));
        found.retain(|(place, _)| self.state.item(*place).is_some_and(|item| sight.creator(item.creator) > UNWANTED));
        let blank = Expectation::default();
        found.into_iter().map(|(place, why)| Candidate { place, why, expected: blank, score: 0.0 }).collect()
    }

    fn add_of_products(&self, request: &Request<'_>, found: &mut Vec<(u32, Why)>) {
        for product in request.products {
            found.extend(
                self.state.of_product(*product).iter().map(|place| (*place, Why::Product { product: *product })),
            );
        }
    }

    fn add_followed(&self, request: &Request<'_>, found: &mut Vec<(u32, Why)>) {
        let heard = self.state.person(request.viewer).map_or(&[][..], |person| person.follows.as_slice());
        let followed = request.follows.iter().chain(heard).flat_map(|creator| {
            let latest = self.state.of_creator(*creator).iter().rev();
            latest.map(|place| (*place, Why::Followed { creator: *creator }))
        });
        found.extend(followed.take(FOLLOWED));
    }

    fn add_tied(&self, sight: &Sight<'_>, found: &mut Vec<(u32, Why)>) {
        let mut ties: Vec<(f64, u32, u32)> =
            sight.ties.iter().map(|(place, tie)| (tie.covis, *place, tie.by)).collect();
        let order = |a: &(f64, u32, u32), b: &(f64, u32, u32)| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1));
        if ties.len() > TIES {
            ties.select_nth_unstable_by(TIES, order);
            ties.truncate(TIES);
        }
        ties.sort_by(order);
        let id = |place: u32| self.state.item(place).map_or(0, |item| item.id);
        found.extend(ties.into_iter().map(|(_, place, by)| (place, Why::Like { item: id(by) })));
    }

    fn add_of_market(&self, request: &Request<'_>, sight: &Sight<'_>, found: &mut Vec<(u32, Why)>) {
        found.extend(self.state.popular(request.market, false).take(RECENT).map(|place| (place, Why::Popular)));
        let Some(market) = self.state.markets.get(&request.market) else { return };
        for topic in sight.wanted_topics().into_iter().take(TOPICS) {
            let popular = market.topics.get(&topic).into_iter().flat_map(|popular| popular.iter());
            found.extend(popular.take(PER_TOPIC).map(|place| (place, Why::Topic { topic })));
        }
        found.extend(market.live.iter().rev().take(LIVE).map(|place| (*place, Why::Live)));
        found.extend(market.fresh.iter().rev().take(FRESH).map(|place| (*place, Why::Fresh)));
        found.extend(self.state.popular(request.market, true).take(OF_THE_DAY).map(|place| (place, Why::Popular)));
    }

    pub(super) fn may_show(&self, place: u32, request: &Request<'_>, person: Option<&Person>) -> bool {
        let Some(item) = self.state.item(place) else { return false };
        let is_known = person.is_some_and(|person| person.seen.contains(&place) || person.refused.contains(&place));
        item.open
            && item.posted_ms <= request.now.ms()
            && item.markets.contains(&request.market)
            && !is_known
            && !request.muted.contains(&item.creator)
            && (request.eligible)(item.id)
    }
}
