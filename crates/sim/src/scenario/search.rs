//! Supply first: people come because there is much to find, buy what others bought, and stay because it comes fast.

use super::number::{real, real_i64};
use super::world::World;

impl World<'_> {
    /// A week of searching, in every market.
    pub(crate) fn search(&mut self) {
        for market in 0..self.visitors.len() {
            self.search_in(market);
        }
    }

    fn search_in(&mut self, market: usize) {
        let given = self.given;
        let shelf: Vec<usize> = (0..self.goods.len()).filter(|at| self.on_shelf(*at, market)).collect();
        let visitors = self.visitors.get(market).copied().unwrap_or(0.0);
        let selection = real(shelf.len()) / (real(shelf.len()) + given.selection_half);
        let fast = self.fast(market);
        let looked_for = visitors * given.intents;
        let wanted = looked_for * selection * given.conversion * (1.0 + given.fast_lift * fast);
        let weights: Vec<f64> = shelf.iter().map(|at| self.prominence(*at, market)).collect();
        let whole: f64 = weights.iter().sum();
        for (at, weight) in shelf.iter().zip(weights) {
            let units = self.lot.poisson(wanted * weight / whole.max(f64::MIN_POSITIVE));
            self.buy(*at, market, units);
        }
        let leave = visitors * given.visitors_lost * (1.0 - given.fast_loyalty * fast);
        let put_off = looked_for * (1.0 - selection) * given.put_off;
        if let Some(visitors) = self.visitors.get_mut(market) {
            let come = given.advertised * (1.0 - *visitors / given.people);
            *visitors = (*visitors + come - leave - put_off).clamp(0.0, given.people);
        }
    }

    fn on_shelf(&self, at: usize, market: usize) -> bool {
        self.goods.get(at).is_some_and(|good| good.is_buyable(market))
    }

    /// The share of a market that the platform's own logistics serve.
    fn fast(&self, market: usize) -> f64 {
        let orders = self.orders.get(market).copied().map_or(0.0, real_i64);
        orders / (orders + self.given.logistics_half)
    }

    /// A product's weight among what is found: what people think of it, and what they say who bought it.
    fn prominence(&self, at: usize, market: usize) -> f64 {
        let place = self.goods.get(at).and_then(|good| good.places.get(market));
        place.map_or(0.0, |place| place.appeal * (1.0 + real_i64(place.reviews)).powf(self.given.reviews_power))
    }
}
