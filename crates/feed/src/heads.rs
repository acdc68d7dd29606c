//! Five questions about a viewer and an item, answered by logistic models that learn online.

use kernel::{Instant, Problem, Problems};

use crate::Kind;
use crate::number::real;
use crate::sight::{FEATURES, Features};

/// How many questions there are.
pub const HEADS: usize = 5;

/// Per question, the chance before anything is learnt.
const PRIORS: [f64; HEADS] = [0.3, 0.05, 0.01, 0.01, 0.2];

/// The questions: watched to the end; liked, shared or commented on; creator followed; put into the cart or bought;
/// skipped or reported.
pub(crate) fn outcome(kind: Kind, complete: bool) -> Option<usize> {
    match kind {
        Kind::Watch if complete => Some(0),
        Kind::Like | Kind::Share | Kind::Comment => Some(1),
        Kind::Follow => Some(2),
        Kind::CartAdd | Kind::Order | Kind::Wait => Some(3),
        Kind::Skip | Kind::NotInterested | Kind::Report => Some(4),
        _ => None,
    }
}

/// One logistic model, learnt by FTRL-proximal (McMahan and others, 2013): α 0.1, β 1, λ1 0.5, λ2 1.
#[derive(Clone, Debug, PartialEq)]
struct Head {
    prior: f64,
    z: Features,
    n: Features,
}

const ALPHA: f64 = 0.1;
const BETA: f64 = 1.0;
const LAMBDA1: f64 = 0.5;
const LAMBDA2: f64 = 1.0;

impl Head {
    fn weight(z: f64, n: f64) -> f64 {
        if z.abs() <= LAMBDA1 {
            return 0.0;
        }
        -(z - z.signum() * LAMBDA1) / ((BETA + n.sqrt()) / ALPHA + LAMBDA2)
    }

    fn predict(&self, features: &Features) -> f64 {
        let sums = self.z.iter().zip(&self.n).zip(features);
        let sum: f64 = sums.map(|((z, n), x)| Head::weight(*z, *n) * x).sum();
        1.0 / (1.0 + (-(self.prior + sum).clamp(-30.0, 30.0)).exp())
    }

    fn learn(&mut self, features: &Features, came: bool) {
        let error = self.predict(features) - if came { 1.0 } else { 0.0 };
        for ((z, n), x) in self.z.iter_mut().zip(&mut self.n).zip(features) {
            let g = error * x;
            let sigma = ((*n + g * g).sqrt() - n.sqrt()) / ALPHA;
            *z += g - sigma * Head::weight(*z, *n);
            *n += g * g;
        }
    }
}

/// The five models.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Heads([Head; HEADS]);

impl Default for Heads {
    fn default() -> Heads {
        Heads(PRIORS.map(|p| Head { prior: (p / (1.0 - p)).ln(), z: [0.0; FEATURES], n: [0.0; FEATURES] }))
    }
}

impl Heads {
    /// The chances, each in 0 to 1.
    pub fn predict(&self, features: &Features) -> [f64; HEADS] {
        let mut chances = [0.0; HEADS];
        chances.iter_mut().zip(&self.0).for_each(|(chance, head)| *chance = head.predict(features));
        chances
    }

    pub fn learn(&mut self, example: &Example) {
        for (head, came) in self.0.iter_mut().zip(example.outcomes) {
            head.learn(&example.features, came);
        }
    }

    pub fn bits(&self) -> impl Iterator<Item = u64> {
        self.0.iter().flat_map(|head| head.z.iter().chain(&head.n)).map(|x| x.to_bits())
    }
}

/// Something shown whose consequences are still awaited.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Example {
    pub viewer: u64,
    pub item: u32,
    pub at: Instant,
    pub features: Features,
    pub outcomes: [bool; HEADS],
}

/// What the operator thinks each outcome worth. Public: pages show them.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Weights {
    /// Watched to the end.
    pub complete: f64,
    /// Liked, shared or commented on.
    pub like_or_share: f64,
    pub follow: f64,
    /// Put into the cart, bought, waited for.
    pub cart_or_buy: f64,
    /// Skipped, reported, "not interested": below 0.
    pub skip_or_report: f64,
    /// What the taste expects next.
    pub next: f64,
    /// The start score: what goes with your likes, and what is popular.
    pub start: f64,
}

impl Default for Weights {
    fn default() -> Weights {
        Weights {
            complete: 1.0,
            like_or_share: 2.0,
            follow: 3.0,
            cart_or_buy: 6.0,
            skip_or_report: -1.5,
            next: 1.0,
            start: 0.3,
        }
    }
}

/// What is expected of an item shown to a viewer.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Expectation {
    /// The chances of the five outcomes in the order of [`Weights`], 0 to 1.
    pub chances: [f64; HEADS],
    /// The taste's odds against the likeliest candidate, 0 to 1.
    pub next: f64,
    /// The start score against the best candidate's, 0 to 1.
    pub start: f64,
}

/// No weight is further from 0 than this.
pub const WEIGHT_MAX: f64 = 100.0;

impl Weights {
    /// Their names, in the order of [`Weights::array`].
    pub const NAMES: [&'static str; 7] =
        ["complete", "like_or_share", "follow", "cart_or_buy", "skip_or_report", "next", "start"];

    /// All of them, in the order of [`Weights::NAMES`].
    pub const fn array(&self) -> [f64; 7] {
        [self.complete, self.like_or_share, self.follow, self.cart_or_buy, self.skip_or_report, self.next, self.start]
    }

    /// The weights of an array.
    pub const fn of([complete, like_or_share, follow, cart_or_buy, skip_or_report, next, start]: [f64; 7]) -> Weights {
        Weights { complete, like_or_share, follow, cart_or_buy, skip_or_report, next, start }
    }

    /// Everything that is out of bounds, at once: each is a number from -[`WEIGHT_MAX`] to [`WEIGHT_MAX`].
    pub fn check(self) -> Result<Weights, Problems> {
        let mut problems = Problems::default();
        for (name, weight) in Weights::NAMES.into_iter().zip(self.array()) {
            let is_fine = weight.is_finite() && weight.abs() <= WEIGHT_MAX;
            problems.check(is_fine, || Problem::new(name, "feed.weight_out_of_range").with("max", WEIGHT_MAX));
        }
        problems.ok(self)
    }

    /// The worth of showing an item.
    pub fn value(&self, expected: &Expectation) -> f64 {
        let own = [self.complete, self.like_or_share, self.follow, self.cart_or_buy, self.skip_or_report];
        let outcomes: f64 = own.iter().zip(expected.chances).map(|(weight, chance)| weight * chance).sum();
        outcomes + self.next * expected.next + self.start * expected.start
    }

    /// The worth of what came.
    pub fn reward(&self, outcomes: [bool; HEADS]) -> f64 {
        let chances = outcomes.map(|came| real(usize::from(came)));
        self.value(&Expectation { chances, ..Expectation::default() })
    }
}
