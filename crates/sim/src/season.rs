//! Seasons: what is wanted rises and fades from week to week, and most of what is bought is a few products.

use std::collections::BTreeMap;

use kernel::{DAY_MS, Instant, MarketCode, Rng};
use serde::Deserialize;
use trade::ListingId;

use crate::chance::between;
use crate::{Good, World};

/// How a market's wishes change with time.
#[derive(Clone, Debug, Deserialize)]
pub struct Season {
    /// The begin of its first day.
    #[serde(skip)]
    pub begins: Instant,
    /// Orders on an ordinary day.
    pub orders_a_day: BTreeMap<MarketCode, i64>,
    /// Posts that are looked at for each order.
    pub looks_an_order: i64,
    /// How much a product without wishes of its own is wanted.
    pub rest: i64,
    pub wishes: Vec<Wish>,
}

/// How much a product is wanted, beside the others.
#[derive(Clone, Debug, Deserialize)]
pub struct Wish {
    /// The seller's name of it.
    pub product: String,
    /// Where; everywhere that no other wish for it names when empty.
    #[serde(default)]
    pub markets: Vec<MarketCode>,
    /// Days of the season, rising, and how much it is wanted then: straight lines between, the first and the last hold on.
    pub points: Vec<(i64, i64)>,
}

impl Season {
    /// The day of the season that `at` lies in, from 0.
    pub(crate) fn day(&self, at: Instant) -> i64 {
        at.since_ms(self.begins).div_euclid(DAY_MS)
    }

    /// How much a product is wanted in a market on a day; never below 0.
    pub fn weight(&self, market: MarketCode, product: &str, day: i64) -> i64 {
        let of_product = || self.wishes.iter().filter(|wish| wish.product == product);
        let here = of_product().find(|wish| wish.markets.contains(&market));
        let wish = here.or_else(|| of_product().find(|wish| wish.markets.is_empty()));
        wish.map_or(self.rest, |wish| wish.on(day)).max(0)
    }

    /// Where somebody orders: a market, as often as there are orders.
    pub(crate) fn market(&self, rng: &dyn Rng) -> Option<MarketCode> {
        let total = self.orders_a_day.values().copied().filter(|orders| *orders > 0).sum::<i64>();
        let mut left = between(rng, 1, total.max(1));
        let found = self.orders_a_day.iter().find(|(_, orders)| {
            left -= **orders;
            left <= 0
        });
        found.map(|(market, _)| *market)
    }

    /// What is wanted in a market on a day.
    pub(crate) fn wanted(&self, world: &World, market: MarketCode, day: i64) -> Wanted {
        let mut wanted = Wanted::default();
        let mut listing: Option<(ListingId, i64)> = None;
        for good in world.goods.iter().filter(|good| good.market == market) {
            let weight = match listing {
                Some((known, weight)) if known == good.listing => weight,
                _ => {
                    let handle = world.handles.get(&good.listing).map_or("", String::as_str);
                    let variants = world.goods.iter().filter(|other| other.listing == good.listing).count();
                    let each = i64::try_from(variants).unwrap_or(1).max(1);
                    let weight = self.weight(market, handle, day) * EVEN / each;
                    listing = Some((good.listing, weight));
                    weight
                }
            };
            wanted.push(*good, weight);
        }
        wanted
    }
}

/// Divides by what a product has of variants without loss.
const EVEN: i64 = 60;

impl Wish {
    fn on(&self, day: i64) -> i64 {
        let after = self.points.iter().position(|(at, _)| *at > day);
        let before = after.map_or(self.points.len(), |after| after).checked_sub(1);
        let point = |place: Option<usize>| place.and_then(|place| self.points.get(place)).copied();
        match (point(before), point(after)) {
            (Some((from, low)), Some((to, high))) => low + (high - low) * (day - from) / (to - from).max(1),
            (Some((_, only)), None) | (None, Some((_, only))) => only,
            (None, None) => 0,
        }
    }
}

/// Goods to choose from, each as often as it is wanted.
#[derive(Debug, Default)]
pub(crate) struct Wanted {
    /// The sum of weights up to and with each.
    goods: Vec<(i64, Good)>,
}

impl Wanted {
    fn push(&mut self, good: Good, weight: i64) {
        let sum = self.goods.last().map_or(0, |(sum, _)| *sum);
        self.goods.push((sum + weight, good));
    }

    /// One of them; `None` when nothing is wanted.
    pub(crate) fn choose(&self, rng: &dyn Rng) -> Option<Good> {
        let total = self.goods.last().and_then(|(sum, _)| u64::try_from(*sum).ok()).filter(|total| *total > 0)?;
        let drawn = i64::try_from(rng.next_u64() % total).ok()?;
        let place = self.goods.partition_point(|(sum, _)| *sum <= drawn);
        self.goods.get(place).map(|(_, good)| *good)
    }
}

#[cfg(test)]
mod tests {
    use kernel::SeededRng;

    use super::*;

    const GB: MarketCode = MarketCode::new(*b"GB");
    const TH: MarketCode = MarketCode::new(*b"TH");

    fn season() -> Season {
        let wish = |markets: &[MarketCode], points: &[(i64, i64)]| Wish {
            product: "toy".to_owned(),
            markets: markets.to_vec(),
            points: points.to_vec(),
        };
        Season {
            begins: Instant::from_ms(0),
            orders_a_day: BTreeMap::from([(GB, 10)]),
            looks_an_order: 5,
            rest: 3,
            wishes: vec![wish(&[], &[(10, 0), (20, 100)]), wish(&[TH], &[(0, 7)])],
        }
    }

    #[test]
    fn wishes_go_in_straight_lines_and_a_markets_own_comes_first() {
        let season = season();
        let days = [0, 10, 15, 20, 90];
        assert_eq!(days.map(|day| season.weight(GB, "toy", day)), [0, 0, 50, 100, 100]);
        assert_eq!(days.map(|day| season.weight(TH, "toy", day)), [7; 5]);
        assert_eq!(season.weight(GB, "mug", 15), 3);
        assert_eq!(season.day(Instant::from_ms(DAY_MS * 3 - 1)), 2);
    }

    #[test]
    fn goods_are_chosen_as_often_as_they_are_wanted() {
        let good = |id| Good { market: GB, listing: kernel::Id::new(id), variant: kernel::Id::new(id) };
        let mut wanted = Wanted::default();
        assert!(wanted.choose(&SeededRng::new(1)).is_none());
        [(1, 0), (2, 300), (3, 100)].into_iter().for_each(|(id, weight)| wanted.push(good(id), weight));
        let rng = SeededRng::new(1);
        let drawn: Vec<i64> = (0..4_000).filter_map(|_| wanted.choose(&rng)).map(|good| good.listing.get()).collect();
        let count = |id| drawn.iter().filter(|drawn| **drawn == id).count();
        assert_eq!((drawn.len(), count(1)), (4_000, 0));
        assert!((2_850..3_150).contains(&count(2)), "{}", count(2));
    }
}
