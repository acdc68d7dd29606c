//! One market of markets, week by week.

use super::assumptions::Assumptions;
use super::good::{Good, Stock};
use super::lot::Lot;
use super::number::{count, part, real_i64, weeks, whole};
use super::report::Week;
use super::seller::{News, Seller};
use super::watching::Creator;
use super::{MINOR, Scenario};

/// Everything there is in a scenario.
pub(crate) struct World<'w> {
    pub scenario: Scenario,
    pub given: &'w Assumptions,
    pub lot: Lot<'w>,
    pub week: u32,
    pub sellers: Vec<Seller>,
    pub goods: Vec<Good>,
    /// People who come, by market.
    pub visitors: Vec<f64>,
    pub creators: Vec<Creator>,
    /// Orders so far, by market.
    pub orders: Vec<i64>,
    pub news: News,
    /// The week that is being lived.
    pub now: Week,
    /// What sellers got, or will get, of sales; what clearing brought; what opening markets cost.
    pub earned_minor: i64,
    pub cleared_minor: i64,
    pub spent_minor: i64,
    /// Cost of everything that arrived.
    pub stock_minor: i64,
}

impl<'w> World<'w> {
    /// The beginning: a platform with sellers and few visitors, or with viewers and few sellers.
    pub(crate) fn found(scenario: Scenario, given: &'w Assumptions, lot: Lot<'w>) -> World<'w> {
        let markets = count(given.markets);
        let (visitors, sellers) = match scenario {
            Scenario::SupplyFirst => (given.visitors_supply, given.sellers_supply),
            Scenario::DemandFirst => (given.viewers, given.sellers_demand),
        };
        let mut world = World {
            scenario,
            given,
            lot,
            week: 0,
            sellers: Vec::new(),
            goods: Vec::new(),
            visitors: vec![visitors.min(given.people); markets],
            creators: Vec::new(),
            orders: vec![0; markets],
            news: News::default(),
            now: Week::default(),
            earned_minor: 0,
            cleared_minor: 0,
            spent_minor: 0,
            stock_minor: 0,
        };
        world.found_sellers(count(sellers));
        world.stock_shelves();
        if scenario == Scenario::DemandFirst {
            world.found_creators();
        }
        world
    }

    /// What the first sellers brought is there when the doors open.
    fn stock_shelves(&mut self) {
        let due = self.goods.iter_mut().flat_map(|good| &mut good.stocks).flat_map(|stock| &mut stock.due);
        due.for_each(|due| due.0 = 1);
    }

    /// Lives through a week and says how it was.
    pub(crate) fn live(&mut self, week: u32) -> Week {
        self.week = week;
        self.now = Week { week, ..Week::default() };
        self.pay_out();
        self.arrive();
        match self.scenario {
            Scenario::SupplyFirst => self.search(),
            Scenario::DemandFirst => self.watch(),
        }
        self.close_week();
        self.count_heads();
        self.sellers_decide();
        self.count_stock();
        std::mem::take(&mut self.now)
    }

    fn arrive(&mut self) {
        for good in &mut self.goods {
            let arrived: i64 = good.stocks.iter_mut().map(|stock| stock.arrive(self.week)).sum();
            self.now.arrived_units += arrived;
            self.stock_minor += arrived * good.cost_minor;
            good.places.iter_mut().for_each(|place| place.last = 0);
        }
        self.clear_late_arrivals();
    }

    /// What arrives for a product that is over, or where its listing was closed, is cleared at once.
    fn clear_late_arrivals(&mut self) {
        for at in 0..self.goods.len() {
            let Some(good) = self.goods.get_mut(at) else { continue };
            let late = good.stocks.iter_mut().filter(|stock| !stock.open).map(Stock::clear);
            let (units, cost, seller) = (late.sum(), good.cost_minor, good.seller);
            if units > 0 {
                self.write_off(seller, units, cost, self.given.salvage);
            }
        }
    }

    /// Units are wanted; as many as there are are bought, some come back, and everybody gets a part. Returns what is
    /// paid and kept.
    pub(crate) fn buy(&mut self, at: usize, market: usize, wanted: i64) -> i64 {
        let Some(good) = self.goods.get_mut(at) else { return 0 };
        let units = good.sell(market, wanted);
        self.now.missed_units += wanted - units;
        if units == 0 {
            return 0;
        }
        let (price, cost, seller) = (good.price_minor, good.cost_minor, good.seller);
        let (fee, commission, returns) = self.parts();
        let returned = self.lot.of(units, returns);
        let kept = (units - returned) * price;
        let creators = part(kept, commission);
        let earned = kept - part(kept, fee) - creators - units * whole(self.given.delivery * MINOR);
        self.now.orders += units;
        self.now.gmv_minor += units * price;
        self.now.returned_units += returned;
        self.now.returned_minor += returned * price;
        self.now.creators_minor += creators;
        self.earned_minor += earned;
        self.news.profit_minor += earned - units * cost;
        self.news.cost_minor += units * cost;
        let paid_in = self.week + weeks(self.given.settlement);
        if let Some(seller) = self.sellers.get_mut(seller) {
            seller.owed.push((paid_in, earned));
        }
        if let Some(orders) = self.orders.get_mut(market) {
            *orders += units;
        }
        self.come_and_go(market, units, returned);
        kept
    }

    /// The platform's part, the creators' part, and how many units come back.
    fn parts(&self) -> (f64, f64, f64) {
        let given = self.given;
        match self.scenario {
            Scenario::SupplyFirst => (given.fee_supply, 0.0, given.returns_supply),
            Scenario::DemandFirst => (given.fee_demand, given.commission, given.returns_demand),
        }
    }

    /// Buyers bring others along; viewers who gave something back look away from then on.
    fn come_and_go(&mut self, market: usize, units: i64, returned: i64) {
        let given = self.given;
        let regret = if self.scenario == Scenario::DemandFirst { given.regret } else { 0.0 };
        if let Some(visitors) = self.visitors.get_mut(market) {
            let others = 1.0 - *visitors / given.people;
            let change = real_i64(units) * given.word_of_mouth * others - real_i64(returned) * regret;
            *visitors = (*visitors + change).clamp(0.0, given.people);
        }
    }

    fn close_week(&mut self) {
        let kept = (-1.0 / self.given.memory).exp2();
        for good in &mut self.goods {
            good.stocks.iter_mut().for_each(Stock::close_week);
            for place in &mut good.places {
                place.history.push(place.last);
                place.heat = place.heat * kept + real_i64(place.last);
            }
        }
    }

    fn count_heads(&mut self) {
        self.now.sellers = self.sellers.iter().filter(|seller| !seller.gone).count();
        self.now.creators = self.creators.iter().filter(|creator| !creator.gone).count();
        let places = self.goods.iter().filter(|good| !good.over).flat_map(|good| &good.places);
        self.now.listings = places.filter(|place| place.listed).count();
        self.now.visitors = count(self.visitors.iter().sum());
    }

    fn count_stock(&mut self) {
        for good in &self.goods {
            let over: i64 = good.stocks.iter().map(|stock| stock.overstock(self.given.overstock_after)).sum();
            self.now.stock_units += good.on_hand();
            self.now.overstock_units += over;
            self.now.overstock_minor += over * good.cost_minor;
        }
    }
}
