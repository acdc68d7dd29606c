//! Sellers: what they can spend, what they order, try, give up, and who imitates them.

use super::good::Good;
use super::number::{count, real, real_i64, weeks, whole};
use super::world::World;
use super::{MINOR, Scenario};

/// Somebody who makes or buys products and sells them.
pub(crate) struct Seller {
    pub cash_minor: i64,
    /// Sales on their way to the seller, with the week of arrival.
    pub owed: Vec<(u32, i64)>,
    /// Believes every fall and no rise.
    pub cautious: bool,
    /// Where the seller begins.
    pub home: usize,
    pub gone: bool,
    /// Products that are not cleared.
    pub goods: Vec<usize>,
}

/// What sellers hear of each other.
#[derive(Default)]
pub(crate) struct News {
    /// Profit over the cost of what was sold or cleared, smoothed; 0 before anything was.
    pub gain: f64,
    /// This week's profit and cost.
    pub profit_minor: i64,
    pub cost_minor: i64,
}

impl News {
    fn close_week(&mut self, newest: f64) {
        if self.cost_minor > 0 {
            self.gain += newest * (real_i64(self.profit_minor) / real_i64(self.cost_minor) - self.gain);
        }
        (self.profit_minor, self.cost_minor) = (0, 0);
    }
}

impl World<'_> {
    /// New sellers, each with something to spend.
    pub(crate) fn found_sellers(&mut self, newcomers: usize) {
        for _ in 0..newcomers {
            let cautious = self.lot.happens(self.given.cautious);
            let home = self.lot.place(self.visitors.len());
            let cash_minor = whole(self.given.capital * MINOR);
            let seller = Seller { cash_minor, owed: Vec::new(), cautious, home, gone: false, goods: Vec::new() };
            self.sellers.push(seller);
            self.launch(self.sellers.len() - 1);
        }
    }

    /// Sales reach their sellers.
    pub(crate) fn pay_out(&mut self) {
        for seller in &mut self.sellers {
            let paid: i64 = seller.owed.iter().filter(|owed| owed.0 <= self.week).map(|owed| owed.1).sum();
            seller.owed.retain(|owed| owed.0 > self.week);
            seller.cash_minor += paid;
        }
    }

    /// A week ends: sellers clear, order, open markets, try, give up and are imitated.
    pub(crate) fn sellers_decide(&mut self) {
        for at in 0..self.sellers.len() {
            if self.sellers.get(at).is_some_and(|seller| !seller.gone) {
                self.decide(at);
            }
        }
        self.news.close_week(self.given.news);
        let (recruits, sellers) = (self.recruits(), real(self.now.sellers));
        let imitators = sellers * self.given.imitation * self.news.gain.clamp(0.0, 1.0);
        let newcomers = self.lot.poisson(recruits + imitators);
        self.found_sellers(usize::try_from(newcomers).unwrap_or(0));
    }

    fn recruits(&self) -> f64 {
        match self.scenario {
            Scenario::SupplyFirst => self.given.recruits_supply,
            Scenario::DemandFirst => self.given.recruits_demand,
        }
    }

    fn decide(&mut self, at: usize) {
        let leaves = self.lot.happens(self.given.sellers_lost);
        let mut goods = self.sellers.get_mut(at).map(|seller| std::mem::take(&mut seller.goods)).unwrap_or_default();
        goods.retain(|good| !self.clear(*good, leaves));
        for good in &goods {
            self.restock(at, *good);
            if self.scenario == Scenario::SupplyFirst {
                self.open_market(at, *good);
            }
        }
        let (few, none) = (real(goods.len()) < self.given.range, goods.is_empty());
        let Some(seller) = self.sellers.get_mut(at) else { return };
        seller.goods = goods;
        if few && !leaves && self.lot.happens(self.given.tries) {
            self.launch(at);
        }
        if let Some(seller) = self.sellers.get_mut(at) {
            let broke = none
                && seller.goods.is_empty()
                && seller.owed.is_empty()
                && seller.cash_minor < whole(self.given.first_batch * MINOR);
            seller.gone = leaves || broke;
        }
    }

    /// Clears what does not sell, or everything of who leaves; says whether the product is over.
    fn clear(&mut self, at: usize, leaves: bool) -> bool {
        let (salvage, below) = (self.given.salvage, self.given.cleared_below);
        let judged_after = weeks(self.given.judged_after);
        let Some(good) = self.goods.get_mut(at) else { return true };
        let mut cleared = 0;
        for (market, stock) in good.stocks.iter_mut().enumerate().filter(|(_, stock)| stock.open) {
            let slow = stock.age >= judged_after && stock.pace() < below;
            if slow || leaves {
                cleared += stock.clear();
                stock.open = false;
                // Who leaves has ordered in vain: what is on its way is cleared when it comes.
                good.places
                    .iter_mut()
                    .enumerate()
                    .filter(|(place, _)| self.scenario == Scenario::DemandFirst || *place == market)
                    .for_each(|(_, place)| place.listed = false);
            }
        }
        good.over = good.stocks.iter().all(|stock| !stock.open);
        let (over, cost, seller) = (good.over, good.cost_minor, good.seller);
        self.write_off(seller, cleared, cost, salvage);
        over
    }

    /// Units leave for what a clearer pays.
    pub(crate) fn write_off(&mut self, seller: usize, units: i64, cost_minor: i64, salvage: f64) {
        let (cost, back) = (units * cost_minor, super::number::part(units * cost_minor, salvage));
        self.now.cleared_units += units;
        self.cleared_minor += back;
        self.news.profit_minor += back - cost;
        self.news.cost_minor += cost;
        if let Some(seller) = self.sellers.get_mut(seller) {
            seller.cash_minor += back;
        }
    }

    fn restock(&mut self, seller: usize, at: usize) {
        let (lead, cautious) = (self.lead(), self.sellers.get(seller).is_some_and(|seller| seller.cautious));
        let stocks = self.goods.get(at).map_or(0, |good| good.stocks.len());
        for place in 0..stocks {
            let stock = self.goods.get(at).and_then(|good| good.stocks.get(place)).filter(|stock| stock.open);
            let wanted = stock.map_or(0, |stock| stock.wanted(lead, self.given, cautious));
            if self.order_stock(seller, at, place, wanted, false)
                && let Some(stock) = self.goods.get_mut(at).and_then(|good| good.stocks.get_mut(place))
            {
                stock.again = true;
            }
        }
    }

    /// Weeks from an order of stock until it can be sold.
    fn lead(&self) -> u32 {
        match self.scenario {
            Scenario::SupplyFirst => weeks(self.given.making + self.given.sailing),
            Scenario::DemandFirst => weeks(self.given.making),
        }
    }

    /// Orders what can be paid for; with `whole_batch` all or nothing. Says whether anything was ordered.
    fn order_stock(&mut self, seller: usize, at: usize, place: usize, wanted: i64, whole_batch: bool) -> bool {
        let arrives = self.week + self.lead();
        let (Some(seller), Some(good)) = (self.sellers.get_mut(seller), self.goods.get_mut(at)) else { return false };
        let units = wanted.min(seller.cash_minor / good.cost_minor.max(1));
        if units <= 0 || (whole_batch && units < wanted) {
            return false;
        }
        let Some(stock) = good.stocks.get_mut(place) else { return false };
        seller.cash_minor -= units * good.cost_minor;
        stock.due.push((arrives, units));
        stock.open = true;
        true
    }

    /// A product that sells is opened in one more market, with papers and stock of its own.
    fn open_market(&mut self, seller: usize, at: usize) {
        let fee = whole(self.given.opening_cost * MINOR);
        let Some(good) = self.goods.get(at) else { return };
        let sells = good.stocks.iter().any(|stock| stock.pace() >= self.given.worth_opening);
        let next = good.places.iter().position(|place| !place.listed && place.history.iter().all(|units| *units == 0));
        let (true, Some(market)) = (sells, next) else { return };
        if !self.lot.happens(self.given.opening)
            || self.sellers.get(seller).is_none_or(|seller| seller.cash_minor < fee)
        {
            return;
        }
        if self.order_stock(seller, at, market, whole(self.given.first_batch), true) {
            self.list(at, market);
            self.pay_fee(seller, fee);
        }
    }

    fn pay_fee(&mut self, seller: usize, fee: i64) {
        self.news.profit_minor -= fee;
        self.spent_minor += fee;
        if let Some(seller) = self.sellers.get_mut(seller) {
            seller.cash_minor -= fee;
        }
    }

    /// Tries a new product: in one market, or listed once and sold in every market.
    fn launch(&mut self, seller: usize) {
        let good = Good::new(seller, self.week, self.scenario, self.given, self.lot);
        let home = self.sellers.get(seller).map_or(0, |seller| seller.home);
        let (at, place) = (self.goods.len(), if good.stocks.len() == 1 { 0 } else { home });
        self.goods.push(good);
        if !self.order_stock(seller, at, place, whole(self.given.first_batch), true) {
            self.goods.pop();
            return;
        }
        match self.scenario {
            Scenario::SupplyFirst => self.list(at, home),
            Scenario::DemandFirst => (0..count(self.given.markets)).for_each(|market| self.list(at, market)),
        }
        if let Some(seller) = self.sellers.get_mut(seller) {
            seller.goods.push(at);
        }
    }

    fn list(&mut self, good: usize, market: usize) {
        if let Some(place) = self.goods.get_mut(good).and_then(|good| good.places.get_mut(market)) {
            place.listed = true;
        }
    }
}
