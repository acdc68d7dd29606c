//! A seeded market: made-up shoppers, sellers and carriers who use the same flows as everybody else, for the demo, for load
//! and for finding what does not add up. A seed that fails fails again. Apart from it, [`scenario`] grows two kinds of market
//! on paper.

mod chance;
mod check;
mod hands;
mod history;
mod past;
mod people;
mod regrets;
pub mod scenario;
mod screen;
mod season;
mod visit;

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Clock, MarketCode, SeededRng};
use market::Market;
use serde::Serialize;
use trade::payment::Providers;
use trade::{ListingId, ShopId};
use url::Url;

pub use check::Broken;
pub use screen::Fans;
pub use season::{Season, Wish};

use chance::happens;

/// What a simulation runs on.
#[derive(Clone)]
pub struct Parts {
    pub db: db::Db,
    pub clock: Arc<dyn Clock>,
    pub providers: Providers,
    pub rates: flows::Rates,
    /// Where the installation is reached.
    pub url: Url,
    /// Where it is told what people watch; `None`: they do not watch.
    pub signals: Option<signals::Signals>,
    pub fans: Fans,
    /// What is wanted when; `None`: always the same.
    pub season: Option<Arc<Season>>,
}

/// A market that lives from its seed alone.
pub struct Sim {
    parts: Parts,
    rng: SeededRng,
    world: Arc<World>,
    /// Posts that are shown, the oldest first.
    shows: Vec<screen::Show>,
    tally: Tally,
}

/// What there is to buy, and where.
#[derive(Default)]
struct World {
    markets: HashMap<MarketCode, Market>,
    goods: Vec<Good>,
    /// The sellers' own names of what is listed.
    handles: HashMap<ListingId, String>,
    shops: Vec<ShopId>,
}

/// A variant on sale in a market.
#[derive(Clone, Copy, Debug)]
struct Good {
    market: MarketCode,
    listing: ListingId,
    variant: trade::VariantId,
}

/// What happened so far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Tally {
    pub visits: u64,
    /// Carts that were left.
    pub left: u64,
    pub orders: u64,
    /// Checkouts that were refused: sold out, changed prices.
    pub refused: u64,
    pub declined: u64,
    pub cancelled: u64,
    pub packed: u64,
    pub scans: u64,
    pub returns: u64,
    pub disputes: u64,
    /// Times that somebody scrolled through posts.
    pub audiences: u64,
    pub signals: u64,
    pub likes: u64,
    pub comments: u64,
    /// Orders that a post led to.
    pub led: u64,
}

/// Why a simulation stops.
#[derive(Debug, thiserror::Error)]
pub enum SimError {
    #[error("there is nothing on sale where anybody lives")]
    NothingOnSale,
    #[error("after {0:?}: {1}")]
    Broken(Box<Tally>, Broken),
    #[error("a step that must not fail did: {0}")]
    Step(String),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Sim {
    /// A market over what is on sale now.
    pub fn open(parts: Parts, seed: u64) -> Result<Sim, SimError> {
        let world = parts.db.read_blocking(World::read)?;
        if world.goods.is_empty() {
            return Err(SimError::NothingOnSale);
        }
        Ok(Sim { parts, rng: SeededRng::new(seed), world: Arc::new(world), shows: Vec::new(), tally: Tally::default() })
    }

    /// What happened so far.
    pub fn tally(&self) -> Tally {
        self.tally
    }

    /// Somebody does something: mostly a shopper, sometimes a seller, a carrier, or a shopper who regrets.
    pub fn step(&mut self) -> Result<(), SimError> {
        match kernel::Rng::next_u64(&self.rng) % 100 {
            0..20 if self.parts.signals.is_some() => self.watch(),
            0..50 => self.visit(),
            50..65 => self.pack(),
            65..90 => self.carry(),
            90..94 => self.change_of_mind(),
            94..98 => self.give_back(),
            _ => self.answer_returns(),
        }
    }

    /// Proves that nothing is lost: the books balance, stock is what reservations say, held money is what is owed for.
    pub fn check(&self) -> Result<(), SimError> {
        let broken = self.parts.db.read_blocking(check::broken)?;
        broken.map_or(Ok(()), |broken| Err(SimError::Broken(Box::new(self.tally), broken)))
    }

    /// Whether something happens that happens `per_cent` times in a hundred.
    fn happens(&self, per_cent: u64) -> bool {
        happens(&self.rng, per_cent)
    }
}

/// A step that the flows refused although nothing stood in its way is an error of ours.
fn failed(error: impl std::fmt::Display) -> SimError {
    SimError::Step(error.to_string())
}

#[cfg(test)]
mod tests;
