//! Demand first: people watch; creators show what earns; what is wanted is shown more, until everybody has seen it.

use super::MINOR;
use super::number::{count, real_i64};
use super::world::World;

/// Creators bring no more others than those with so many times the wage do.
const MOST_WAGES: f64 = 2.0;

/// Somebody who makes posts with products, for viewers of one market.
pub(crate) struct Creator {
    pub market: usize,
    /// Times that a post is seen while viewers have room for it.
    pub reach: f64,
    /// Earnings a week, smoothed, in minor units.
    pub earns: f64,
    pub gone: bool,
}

/// A post of this week.
struct Post {
    creator: usize,
    good: usize,
    /// Times that it is seen while viewers have room for it.
    reach: f64,
}

/// What became of a product in a market and week.
#[derive(Clone, Copy, Default)]
struct Shown {
    views: f64,
    /// Paid and kept.
    kept_minor: i64,
}

impl World<'_> {
    pub(crate) fn found_creators(&mut self) {
        for market in 0..self.visitors.len() {
            (0..count(self.given.creators)).for_each(|_| self.join(market));
        }
    }

    fn join(&mut self, market: usize) {
        let reach = self.given.reach * self.lot.factor(self.given.reach_spread);
        // A newcomer hopes for the wage.
        self.creators.push(Creator { market, reach, earns: self.given.wage * MINOR, gone: false });
    }

    /// A week of watching, in every market. All creators look at what sold until the week before.
    pub(crate) fn watch(&mut self) {
        for market in 0..self.visitors.len() {
            let posts = self.posts(market);
            self.watch_in(market, &posts);
            self.creators_decide(market);
        }
    }

    /// What the creators of a market show: what sells there, what sells elsewhere, and what they are curious about.
    fn posts(&self, market: usize) -> Vec<Post> {
        let shelf: Vec<usize> = (0..self.goods.len()).filter(|at| self.is_shown(*at, market)).collect();
        let chart = |at: &usize| self.pull(*at, market);
        let ladder: Vec<f64> = shelf
            .iter()
            .map(chart)
            .scan(0.0, |sum, pull| {
                *sum += pull;
                Some(*sum)
            })
            .collect();
        let mut posts = Vec::new();
        for (creator, who) in self.creators.iter().enumerate().filter(|(_, who)| who.market == market && !who.gone) {
            for _ in 0..self.lot.poisson(self.given.posts) {
                let curious = self.lot.happens(self.given.curiosity);
                let charted = if curious { None } else { self.lot.rung(&ladder) };
                let Some(good) = shelf.get(charted.unwrap_or_else(|| self.lot.place(shelf.len()))).copied() else {
                    continue;
                };
                posts.push(Post { creator, good, reach: who.reach });
            }
        }
        posts
    }

    fn is_shown(&self, at: usize, market: usize) -> bool {
        self.goods.get(at).is_some_and(|good| good.is_buyable(market))
    }

    /// What a product earned of late for those who showed it here, and, counted less, elsewhere.
    fn pull(&self, at: usize, market: usize) -> f64 {
        let Some(good) = self.goods.get(at) else { return 0.0 };
        let here = good.places.get(market).map_or(0.0, |place| place.heat);
        let elsewhere = good.places.iter().map(|place| place.heat).sum::<f64>() - here;
        (here + self.given.abroad * elsewhere) * real_i64(good.price_minor)
    }

    /// Posts are seen; what is seen makes some of those who see it buy; creators see what it earned.
    fn watch_in(&mut self, market: usize, posts: &[Post]) {
        let given = self.given;
        let viewers = self.visitors.get(market).copied().unwrap_or(0.0).max(1.0);
        let wishes: Vec<f64> = (0..self.goods.len()).map(|at| self.wish(at, market, viewers)).collect();
        let views = self.views(posts, &wishes, viewers);
        let mut of_goods = vec![Shown::default(); self.goods.len()];
        for (post, views) in posts.iter().zip(&views) {
            if let Some(shown) = of_goods.get_mut(post.good) {
                shown.views += views;
            }
        }
        for (at, (shown, wish)) in
            of_goods.iter_mut().zip(wishes).enumerate().filter(|(_, (shown, _))| shown.views > 0.0)
        {
            let wanted = self.lot.poisson(shown.views * wish * given.impulse);
            shown.kept_minor = self.buy(at, market, wanted);
            if let Some(place) = self.goods.get_mut(at).and_then(|good| good.places.get_mut(market)) {
                place.views += shown.views;
            }
        }
        self.share_earnings(market, posts, &views, &of_goods);
        if let Some(visitors) = self.visitors.get_mut(market) {
            let come = given.entertained * (1.0 - *visitors / given.people);
            *visitors = (*visitors * (1.0 - given.visitors_lost) + come).min(given.people);
        }
    }

    /// How often each post is seen: as often as all of them reach people and people bear, by reach and by how much the
    /// product is wanted.
    fn views(&self, posts: &[Post], wishes: &[f64], viewers: f64) -> Vec<f64> {
        let reach: f64 = posts.iter().map(|post| post.reach).sum();
        let all = reach.min(viewers * self.given.bearable);
        let wish = |post: &Post| wishes.get(post.good).copied().unwrap_or(0.0);
        let weights: Vec<f64> = posts.iter().map(|post| post.reach * wish(post).powf(self.given.feed_power)).collect();
        let whole = weights.iter().sum::<f64>().max(f64::MIN_POSITIVE);
        weights.into_iter().map(|weight| all * weight / whole).collect()
    }

    /// How much a viewer of the market wants a product now: a middling product at first sight 1.
    fn wish(&self, at: usize, market: usize, viewers: f64) -> f64 {
        let place = self.goods.get(at).and_then(|good| good.places.get(market));
        place.map_or(0.0, |place| place.appeal * (-place.views / viewers / self.given.worn_after).exp2())
    }

    /// Creators remember what their posts earned: of each product's commission as much as their part of its views.
    fn share_earnings(&mut self, market: usize, posts: &[Post], views: &[f64], of_goods: &[Shown]) {
        let (commission, newest) = (self.given.commission, self.given.newest);
        self.creators.iter_mut().filter(|who| who.market == market).for_each(|who| who.earns *= 1.0 - newest);
        for (post, views) in posts.iter().zip(views) {
            let shown = of_goods.get(post.good).copied().filter(|shown| shown.views > 0.0);
            if let Some((who, shown)) = self.creators.get_mut(post.creator).zip(shown) {
                who.earns += newest * real_i64(shown.kept_minor) * commission * views / shown.views;
            }
        }
    }

    /// Who earns little may stop; who earns well brings others.
    fn creators_decide(&mut self, market: usize) {
        let (given, wage, lot) = (self.given, self.given.wage * MINOR, self.lot);
        let mut brought = 0.0;
        for who in self.creators.iter_mut().filter(|who| who.market == market && !who.gone) {
            who.gone = who.earns < wage / 2.0 && lot.happens(given.creators_lost);
            brought += given.followers * (who.earns / wage).min(MOST_WAGES);
        }
        (0..lot.poisson(brought)).for_each(|_| self.join(market));
    }
}
