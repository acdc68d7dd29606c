//! A season that is over by now: lived through day by day, every order by the same flows as anybody's.

use std::collections::HashMap;

use flows::{PackMany, PlaceOrderError};
use fulfilment::ParcelState;
use kernel::{Clock as _, DAY_MS, HOUR_MS, Instant, ManualClock, MarketCode, PageRequest, Rng as _};
use signals::{Kind, Origin, Signal, Viewer};
use trade::Actor;
use trade::cart::{Via, ViaKind};
use trade::order::{self, OrderFilter, OrderState};

use crate::chance::{between, pick};
use crate::hands::{CARRIERS, is_simulated};
use crate::season::{Season, Wanted};
use crate::visit::{Basket, SEEN_FIRST};
use crate::{Good, Sim, SimError, failed};

/// Of a variant so many are on the shelf in the morning at least.
const SHELF: i64 = 30;
/// What a delivery brings up to.
const FULL: i64 = 80;
/// For each order so many people open a product.
const OPENED_AN_ORDER: i64 = 3;
/// Of a hundred orders so many hold a second thing.
const SECOND: u64 = 25;
/// More is ordered on days five and six of the week, by so many per cent.
const WEEKEND: i64 = 25;
/// Orders of a shop packed, and parcels carried, at once.
const AT_ONCE: u32 = 100;
/// Everything is proved after so many days.
const PROVED_EVERY: i64 = 26;
/// Hours of a day at which carriers come, sellers pack, and the day ends.
const HOURS: [(i64, i64); 3] = [(0, 9), (9, 16), (16, 24)];

impl Sim {
    /// Lives from now, the begin of a day, until `until`, whole days as far as they go. `told` hears of every day that is over, and
    /// may do then what is queued.
    pub fn live_through(
        &mut self,
        clock: &ManualClock,
        until: Instant,
        season: &Season,
        mut told: impl FnMut(Instant) -> Result<(), SimError>,
    ) -> Result<(), SimError> {
        self.look_around()?;
        let mut morning = clock.now();
        while morning < until {
            let evening = morning.plus_ms(DAY_MS).min(until);
            self.fill_shelves(clock)?;
            self.day(clock, (morning, evening), season)?;
            told(evening)?;
            if season.day(morning) % PROVED_EVERY == 0 {
                self.check()?;
            }
            morning = evening;
        }
        self.fill_shelves(clock)?;
        self.check()
    }

    fn day(
        &mut self,
        clock: &ManualClock,
        (morning, evening): (Instant, Instant),
        season: &Season,
    ) -> Result<(), SimError> {
        let day = season.day(morning);
        let markets: Vec<(MarketCode, Wanted)> = season
            .orders_a_day
            .keys()
            .filter(|market| self.world.markets.contains_key(market))
            .map(|market| (*market, season.wanted(&self.world, *market, day)))
            .collect();
        let mut baskets = Vec::new();
        let mut facts = Vec::new();
        for (market, wanted) in &markets {
            let orders = self.orders(season, *market, day);
            self.look_at_posts(season, wanted, *market, orders, (morning, evening), &mut facts);
            self.look_at_goods(wanted, orders, (morning, evening), &mut facts);
            baskets.extend((0..orders).filter_map(|_| self.basket(wanted, *market, morning)));
        }
        facts.sort_by_key(|fact| fact.at);
        self.append(facts)?;
        baskets.sort_by_key(|basket: &Basket| basket.at);
        for (from, to) in HOURS {
            let (from, to) = (morning.plus_ms(from * HOUR_MS), morning.plus_ms(to * HOUR_MS).min(evening));
            let now: Vec<Basket> = baskets.extract_if(.., |basket| basket.at >= from && basket.at < to).collect();
            self.order_all(now)?;
            clock.advance_ms(to.since_ms(clock.now()).max(0));
            flows::deadlines(&self.parts.db, clock, u64::MAX)?;
            match from.since_ms(morning) / HOUR_MS {
                0 => self.carry_all()?,
                9 => self.pack_all()?,
                _ => {
                    self.change_of_mind()?;
                    self.give_back()?;
                    self.answer_returns()?;
                }
            }
        }
        Ok(())
    }

    /// Orders of a day: more at the week's end, never quite as many.
    fn orders(&self, season: &Season, market: MarketCode, day: i64) -> i64 {
        let ordinary = season.orders_a_day.get(&market).copied().unwrap_or(0);
        let busy = if day.rem_euclid(7) >= 5 { ordinary + ordinary * WEEKEND / 100 } else { ordinary };
        between(&self.rng, busy - busy / 4, busy + busy / 4)
    }

    /// What is wanted is looked at in the posts that show it.
    fn look_at_posts(
        &self,
        season: &Season,
        wanted: &Wanted,
        market: MarketCode,
        orders: i64,
        (morning, evening): (Instant, Instant),
        facts: &mut Vec<Signal>,
    ) {
        for _ in 0..orders * season.looks_an_order {
            let show = match wanted.choose(&self.rng).and_then(|good| self.show_of(good)) {
                Some(show) => Some(show),
                None => self.liked_by_most(market),
            };
            let Some(show) = show else { return };
            let at = morning.plus_ms(between(&self.rng, 0, evening.since_ms(morning) - 1));
            let device = self.rng.next_u64() | 1;
            self.facts_of(&show, device, at, facts);
        }
    }

    /// What is wanted is opened where it is listed, more often than it is bought.
    fn look_at_goods(
        &self,
        wanted: &Wanted,
        orders: i64,
        (morning, evening): (Instant, Instant),
        facts: &mut Vec<Signal>,
    ) {
        for _ in 0..orders * OPENED_AN_ORDER {
            let Some(good) = wanted.choose(&self.rng) else { return };
            facts.push(Signal {
                id: format!("sim-{:016x}", self.rng.next_u64()),
                kind: Kind::ProductView,
                at: morning.plus_ms(between(&self.rng, 0, evening.since_ms(morning) - 1)),
                market: good.market,
                viewer: Viewer { person: None, device: self.rng.next_u64() | 1 },
                origin: Origin::Simulated,
                post: None,
                room: None,
                listing: Some(good.listing.get()),
                creator: None,
                topics: Vec::new(),
                amount: None,
            });
        }
    }

    /// A post that shows a good, if any does.
    fn show_of(&self, good: Good) -> Option<crate::screen::Show> {
        let shows = |show: &&crate::screen::Show| {
            show.post.market == good.market
                && show.post.anchors.iter().any(|anchor| anchor.listing.get() == good.listing.get())
        };
        let found: Vec<&crate::screen::Show> = self.shows.iter().filter(shows).collect();
        pick(&self.rng, &found).map(|show| (*show).clone())
    }

    fn basket(&self, wanted: &Wanted, market: MarketCode, morning: Instant) -> Option<Basket> {
        let first = wanted.choose(&self.rng)?;
        let mut goods = vec![(first, if self.happens(20) { 2 } else { 1 })];
        if self.happens(SECOND) {
            goods.extend(wanted.choose(&self.rng).filter(|good| good.listing != first.listing).map(|good| (good, 1)));
        }
        let seen = self.show_of(first).filter(|_| self.happens(SEEN_FIRST));
        Some(Basket {
            at: morning.plus_ms(between(&self.rng, 0, DAY_MS - 1)),
            market,
            goods,
            via: seen.map(|show| Via { kind: ViaKind::Post, id: show.post.id.get() }),
            who: self.somebody(market, false)?,
        })
    }

    /// Orders them all in one write; what cannot be ordered is left out.
    fn order_all(&mut self, mut baskets: Vec<Basket>) -> Result<(), SimError> {
        while !baskets.is_empty() {
            let (parts, world, all) = (self.parts.clone(), self.world.clone(), baskets.clone());
            let ordered = self.parts.db.write_blocking(move |tx| {
                let mut orders = 0_usize;
                for (place, basket) in all.iter().enumerate() {
                    let clock = ManualClock::at(basket.at);
                    match basket.order(tx, &clock, &parts, &world) {
                        Ok(placed) => orders += placed.orders.len(),
                        Err(PlaceOrderError::Fault(error)) => return Err(Stopped::Fault(error)),
                        Err(PlaceOrderError::Empty | PlaceOrderError::Changed { .. }) => {
                            return Err(Stopped::At(place));
                        }
                        Err(error) => return Err(Stopped::Broken(error.to_string())),
                    }
                }
                Ok(orders)
            });
            match ordered {
                Ok(orders) => {
                    let led = baskets.iter().filter(|basket| basket.via.is_some()).count();
                    self.tally.visits += u64::try_from(baskets.len()).unwrap_or(0);
                    self.tally.orders += u64::try_from(orders).unwrap_or(0);
                    self.tally.led += u64::try_from(led).unwrap_or(0);
                    return Ok(());
                }
                Err(Stopped::At(place)) => {
                    baskets.remove(place);
                    self.tally.refused += 1;
                }
                Err(Stopped::Fault(error)) => return Err(error.into()),
                Err(Stopped::Broken(why)) => return Err(failed(why)),
            }
        }
        Ok(())
    }

    /// Every seller packs what waits.
    fn pack_all(&mut self) -> Result<(), SimError> {
        let filter = OrderFilter { state: Some(OrderState::AwaitingShipment), ..OrderFilter::default() };
        let page = PageRequest::new(None, Some(AT_ONCE));
        let mut batches = Vec::new();
        for shop in &self.world.shops {
            let mut orders = self.parts.db.read_blocking(|read| order::of_shop(read, *shop, &filter, &page))?.items;
            orders.retain(is_simulated);
            let tracking: Vec<String> = orders.iter().map(|_| format!("SIM{:016X}", self.rng.next_u64())).collect();
            let carrier = pick(&self.rng, &CARRIERS).copied().unwrap_or("Meadow Post");
            batches.push((orders, tracking, carrier));
        }
        let clock = self.parts.clock.clone();
        let packed = self.parts.db.write_blocking(move |tx| {
            let mut packed = 0;
            for (orders, tracking, carrier) in &batches {
                let many = PackMany { carrier, tracking, combine: true, actor: Actor::Seller };
                let all = flows::pack_orders(tx, &*clock, orders.clone(), &many)?;
                packed += all.iter().filter(|one| one.parcel.is_ok()).count();
            }
            Ok::<_, db::Error>(packed)
        })?;
        self.tally.packed += u64::try_from(packed).unwrap_or(0);
        Ok(())
    }

    /// Carriers move every parcel that is under way, the furthest first.
    fn carry_all(&mut self) -> Result<(), SimError> {
        let page = PageRequest::new(None, Some(AT_ONCE));
        for state in [ParcelState::InTransit, ParcelState::Collected, ParcelState::Ready] {
            let mut scans = Vec::new();
            for shop in &self.world.shops {
                let shop = kernel::Id::new(shop.get());
                let parcels =
                    self.parts.db.read_blocking(|read| fulfilment::parcel::of_shop(read, shop, Some(state), &page))?;
                scans.extend(parcels.items.into_iter().filter_map(|parcel| self.next_scan(&parcel)));
            }
            self.scan_all(scans)?;
        }
        Ok(())
    }

    /// A delivery to every shelf that runs low.
    fn fill_shelves(&mut self, clock: &ManualClock) -> Result<(), SimError> {
        let mut low: HashMap<trade::ShopId, Vec<(fulfilment::VariantId, i64)>> = HashMap::new();
        for shop in &self.world.shops {
            let mut page = PageRequest::new(None, Some(AT_ONCE));
            loop {
                let owner = kernel::Id::new(shop.get());
                let levels = self.parts.db.read_blocking(|read| fulfilment::stock::of_shop(read, owner, &page))?;
                let few = levels.items.iter().filter(|level| level.available < SHELF);
                low.entry(*shop).or_default().extend(few.map(|level| (level.variant, level.promised() + FULL)));
                let Some(next) = levels.next else { break };
                page.after = Some(next);
            }
        }
        let now = clock.now();
        self.parts.db.write_blocking(move |tx| {
            for (shop, levels) in &low {
                let _ = fulfilment::stock::set_many(tx, &ManualClock::at(now), kernel::Id::new(shop.get()), levels)?;
            }
            Ok::<_, db::Error>(())
        })?;
        Ok(())
    }
}

/// Why a batch of orders was taken back.
#[derive(Debug)]
enum Stopped {
    /// This one cannot be ordered.
    At(usize),
    Broken(String),
    Fault(db::Error),
}

impl From<db::Error> for Stopped {
    fn from(error: db::Error) -> Stopped {
        Stopped::Fault(error)
    }
}
