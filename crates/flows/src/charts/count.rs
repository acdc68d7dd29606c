//! Sales and returns as they are told, counted for products, and for the posts and creators that led to them.

use std::collections::HashMap;

use affiliate::external::{self, ExternalSale};
use affiliate::touch::TouchKind;
use catalog::ProductId;
use content::{Author, PostId};
use db::Read;
use db::outbox::{Consumer, Event};
use jiff::tz::TimeZone;
use kernel::{Clock, Currency, Id, Instant, MarketCode, Money};

use market::fx::Ageing;
use radar::chart::{self, ChartKind, Day, Fact};
use serde::Deserialize;
use trade::cart::{Via, ViaKind};
use trade::order::{self, Line, Order, Origin};
use trade::{BuyerId, OrderLineId};

use crate::Deps;
use crate::trade::{GIVEN_UP, REFUNDED, fault};

/// The name of the consumer.
pub(super) const COUNTER: &str = "charts";

/// Counts what was sold and what came back.
pub(crate) struct ChartCounter {
    ageing: Ageing,
}

impl ChartCounter {
    pub(crate) fn new(deps: &Deps) -> ChartCounter {
        ChartCounter { ageing: deps.ageing }
    }
}

impl Consumer for ChartCounter {
    fn name(&self) -> &'static str {
        COUNTER
    }

    fn wants(&self, topic: &str) -> bool {
        matches!(topic, order::ORDER_PAID | REFUNDED | GIVEN_UP | external::SOLD | external::REFUNDED)
    }

    fn handle(&self, db: &db::Db, clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        let now = clock.now();
        // Read before anything is written: what is asked does not change, and writers are few.
        let batch = db.read_blocking(|read| {
            let mut teller = Teller::new(read, self.ageing)?;
            events.iter().map(|event| Ok((event.id, teller.facts(event)?))).collect::<Result<Vec<_>, db::Error>>()
        });
        let counted = batch.and_then(|batch| db.write_blocking(move |tx| chart::count(tx, &batch, now)));
        counted.map_err(|error| error.to_string())
    }
}

/// The lines that a payload names.
#[derive(Deserialize)]
struct OfLines {
    lines: Vec<OrderLineId>,
}

/// What of an external sale was given back.
#[derive(Deserialize)]
struct GivenBack {
    units: i64,
    minor: i64,
}

/// One unit or more of a product, sold or come back.
#[derive(Clone, Copy, Debug)]
pub(super) struct Units {
    pub product: i64,
    pub via: Option<Via>,
    pub units: i64,
    pub minor: i64,
}

/// Makes facts of what was sold, with what it looked up before.
pub(super) struct Teller<'a> {
    read: &'a mut Read,
    ageing: Ageing,
    simulated_counts: bool,
    markets: HashMap<MarketCode, (TimeZone, Currency)>,
    categories: HashMap<i64, &'static str>,
    authors: HashMap<i64, Option<Author>>,
}

impl Teller<'_> {
    pub(super) fn new(read: &mut Read, ageing: Ageing) -> Result<Teller<'_>, db::Error> {
        let simulated_counts = db::sandbox::clock_offset_ms(read)?.is_some();
        let (markets, categories, authors) = Default::default();
        Ok(Teller { read, ageing, simulated_counts, markets, categories, authors })
    }

    fn facts(&mut self, event: &Event) -> Result<Vec<Fact>, db::Error> {
        match event.topic.as_str() {
            external::SOLD => self.of_external(event, None),
            external::REFUNDED => {
                let back: GivenBack = payload(event)?;
                self.of_external(event, Some(back))
            }
            order::ORDER_PAID => self.of_order(event, None),
            _ => {
                let OfLines { lines } = payload(event)?;
                self.of_order(event, Some(lines))
            }
        }
    }

    /// What an order sold, or the lines that came back.
    fn of_order(&mut self, event: &Event, back: Option<Vec<OrderLineId>>) -> Result<Vec<Fact>, db::Error> {
        let Some(order) = order::find(self.read, Id::new(event.key))? else { return Ok(Vec::new()) };
        if !self.counts(order.origin) {
            return Ok(Vec::new());
        }
        let sign = if back.is_some() { -1 } else { 1 };
        let is_meant = |line: &&Line| back.as_ref().is_none_or(|lines| lines.contains(&line.id));
        let mut units = Vec::with_capacity(order.lines.len());
        for line in order.lines.iter().filter(is_meant) {
            if !self.is_own(order.buyer, line.via)? {
                units.push(Units {
                    product: line.product.get(),
                    via: line.via,
                    units: sign,
                    minor: sign * line.gross.minor,
                });
            }
        }
        let first = paid(&order, event.at, back.is_some());
        self.told(order.market, first, &units, i64::from(back.is_none()))
    }

    /// What was sold in a brand's own store, or came back there, in the market's currency at the rate of the sale.
    fn of_external(&mut self, event: &Event, back: Option<GivenBack>) -> Result<Vec<Fact>, db::Error> {
        let Some(sale) = external::find(self.read, Id::new(event.key))? else { return Ok(Vec::new()) };
        if !self.counts_outside(&sale) {
            return Ok(Vec::new());
        }
        let (units, minor) = match &back {
            None => (sale.units, sale.paid().minor),
            Some(back) => (-back.units, -back.minor),
        };
        let minor = self.in_currency(&sale, minor)?;
        let via = sale.via.filter(|(kind, _)| *kind == TouchKind::Post).map(|(_, id)| post_of(id.get()));
        let units = Units { product: sale.product.get(), via, units, minor };
        let at = if back.is_some() { event.at } else { sale.sold_at };
        self.told(sale.market, at, &[units], i64::from(back.is_none()))
    }

    /// The facts of units, a product, a post and a creator each.
    pub(super) fn told(
        &mut self,
        market: MarketCode,
        at: Instant,
        units: &[Units],
        orders: i64,
    ) -> Result<Vec<Fact>, db::Error> {
        let Some(day) = self.day(market, at)? else { return Ok(Vec::new()) };
        self.look_up(units)?;
        let mut facts: Vec<Fact> = Vec::with_capacity(units.len());
        for of in units {
            let post = of.via.filter(|via| via.kind == ViaKind::Post).map(|via| via.id);
            let author = post.map(|post| self.author(post)).transpose()?.flatten();
            let creator = author.and_then(|author| author.creator()).map(|id| id.get());
            let category = self.categories.get(&of.product).copied().unwrap_or(catalog::Category::Other.slug());
            let all = [
                (ChartKind::Sales, Some(of.product), category),
                (ChartKind::Posts, post, ""),
                (ChartKind::Creators, creator, ""),
            ];
            for (kind, subject, category) in all {
                let Some(subject) = subject else { continue };
                let fact = Fact { market, day, kind, subject, category, units: of.units, minor: of.minor, orders };
                match facts.iter_mut().find(|known| known.kind == kind && known.subject == subject) {
                    Some(known) => {
                        known.units += of.units;
                        known.minor = known.minor.saturating_add(of.minor);
                    }
                    None => facts.push(fact),
                }
            }
        }
        Ok(facts)
    }

    /// Whether orders from there count.
    pub(super) fn counts(&self, origin: Origin) -> bool {
        match origin {
            Origin::Real => true,
            Origin::Simulated => self.simulated_counts,
            Origin::Bot | Origin::Self_ => false,
        }
    }

    fn counts_outside(&self, sale: &ExternalSale) -> bool {
        match sale.origin {
            affiliate::link::Origin::Real => true,
            affiliate::link::Origin::Simulated => self.simulated_counts,
            affiliate::link::Origin::Self_ => false,
        }
    }

    /// Whether somebody bought through their own post.
    pub(super) fn is_own(&mut self, buyer: Option<BuyerId>, via: Option<Via>) -> Result<bool, db::Error> {
        let post = via.filter(|via| via.kind == ViaKind::Post).map(|via| via.id);
        let (Some(buyer), Some(post)) = (buyer, post) else { return Ok(false) };
        let creator = self.author(post)?.and_then(|author| author.creator());
        Ok(creator.is_some_and(|creator| creator.get() == buyer.get()))
    }

    fn author(&mut self, post: i64) -> Result<Option<Author>, db::Error> {
        if let Some(known) = self.authors.get(&post) {
            return Ok(*known);
        }
        let found = content::post::find(self.read, PostId::new(post))?.map(|post| post.author);
        self.authors.insert(post, found);
        Ok(found)
    }

    fn look_up(&mut self, units: &[Units]) -> Result<(), db::Error> {
        let mut unknown: Vec<ProductId> = units
            .iter()
            .filter(|of| !self.categories.contains_key(&of.product))
            .map(|of| Id::new(of.product))
            .collect();
        unknown.sort_unstable();
        unknown.dedup();
        if unknown.is_empty() {
            return Ok(());
        }
        let found = catalog::product::categories(self.read, &unknown)?;
        self.categories.extend(found.into_iter().map(|(product, category)| (product.get(), category.slug())));
        Ok(())
    }

    /// The day of `at` in a market; `None` for a market that is not there.
    fn day(&mut self, market: MarketCode, at: Instant) -> Result<Option<Day>, db::Error> {
        Ok(self.market(market)?.map(|(zone, _)| at.timestamp().to_zoned(zone).date()))
    }

    fn market(&mut self, code: MarketCode) -> Result<Option<(TimeZone, Currency)>, db::Error> {
        if let Some(known) = self.markets.get(&code) {
            return Ok(Some(known.clone()));
        }
        let Some(found) = market::markets::find(self.read, code)? else { return Ok(None) };
        let known = (super::zone(&found), found.currency);
        self.markets.insert(code, known.clone());
        Ok(Some(known))
    }

    /// An amount of an external sale in the market's currency; 0 where there is no rate.
    fn in_currency(&mut self, sale: &ExternalSale, minor: i64) -> Result<i64, db::Error> {
        let Some((_, currency)) = self.market(sale.market)? else { return Ok(0) };
        let amount = Money { minor, ..sale.formula.paid };
        if amount.currency == currency {
            return Ok(minor);
        }
        let book = market::fx::book(self.read, sale.sold_at, &self.ageing)?;
        let rate = book.rate(amount.currency, currency).ok();
        let there = rate.and_then(|quote| amount.to_decimal().checked_mul(quote.rate.get()));
        Ok(there.and_then(|there| Money::from_decimal(there, currency).ok()).map_or(0, |money| money.minor))
    }
}

/// When an order was sold, or given back.
fn paid(order: &Order, told: Instant, is_back: bool) -> Instant {
    if is_back { told } else { order.paid_at.unwrap_or(told) }
}

pub(super) fn post_of(id: i64) -> Via {
    Via { kind: ViaKind::Post, id }
}

fn payload<T: serde::de::DeserializeOwned>(event: &Event) -> Result<T, db::Error> {
    serde_json::from_str(&event.payload).map_err(fault)
}
