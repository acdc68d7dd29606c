//! What the radar means to a shop: which of its goods may run out or be left over.

use std::collections::{BTreeMap, HashMap, HashSet};

use catalog::{Product, ProductId, ShopId, listing, product};
use db::Read;
use kernel::{Instant, MarketCode, Money};
use radar::{Outlook, Trend};

use super::{Costs, LEAD_DAYS, Live, Shelf, Subject, shelf_of};
use crate::trade::same;

/// Products of a market that are looked at: those of which most is wanted.
pub const RISKS_MAX: usize = 100;

/// What a shop's stock of a product risks in a market.
#[derive(Clone, Debug)]
pub struct Risk {
    pub product: Product,
    pub shelf: Shelf,
    pub outlook: Outlook,
}

impl Risk {
    /// Whether it will rather have run out when stock that is ordered now arrives.
    pub fn is_urgent(&self) -> bool {
        self.outlook.cover.mid.is_some_and(|days| days <= self.shelf.stock.lead_days)
    }
}

/// The risks of what a shop has on sale in a market and anything was heard of: the [`RISKS_MAX`] of which most is wanted, in that
/// order.
pub fn risks(
    read: &mut Read,
    live: &Live,
    shop: ShopId,
    market: MarketCode,
    now: Instant,
) -> Result<Vec<Risk>, db::Error> {
    let priced = listing::priced(read, shop, Some(market))?;
    let wanted = most_wanted(live, market, now, priced.iter().map(|(_, product, price)| (*product, *price)));
    let ids: Vec<ProductId> = wanted.iter().map(|one| one.product).collect();
    let mut goods = goods(read, &ids)?;
    let risk = |one: Wanted| {
        let (product, available) = goods.remove(&one.product)?;
        let shelf = shelf_of(one.price, available, Costs::default());
        let outlook = Outlook::new(&one.trend, &shelf.stock);
        Some(Risk { product, shelf, outlook })
    };
    Ok(wanted.into_iter().filter_map(risk).collect())
}

/// How a shop stands in a market.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub market: MarketCode,
    /// Its products with an open alarm.
    pub hits: usize,
    /// Its products on sale of which anything was heard there.
    pub heard: usize,
    /// Its products on sale.
    pub products: usize,
}

/// How a shop stands in each of these markets, in their order.
pub fn standings(
    read: &mut Read,
    live: &Live,
    shop: ShopId,
    markets: &[MarketCode],
    now: Instant,
) -> Result<Vec<Standing>, db::Error> {
    let priced = by_market(read, shop)?;
    let standing = |market: &MarketCode| {
        let own = priced.get(market).map_or(&[][..], Vec::as_slice);
        let subject = |product: ProductId| Subject::Product(product.get().cast_unsigned());
        let heard = live.read(|radar| own.iter().filter(|(id, _)| radar.knows(subject(*id), *market)).count());
        Standing { market: *market, hits: hits_of(live, *market, own, now), heard, products: own.len() }
    };
    Ok(markets.iter().map(standing).collect())
}

/// What a shop has on sale, by market.
fn by_market(read: &mut Read, shop: ShopId) -> Result<BTreeMap<MarketCode, Vec<(ProductId, Money)>>, db::Error> {
    let mut by_market: BTreeMap<MarketCode, Vec<(ProductId, Money)>> = BTreeMap::new();
    for (market, product, price) in listing::priced(read, shop, None)? {
        by_market.entry(market).or_default().push((product, price));
    }
    Ok(by_market)
}

/// How many of these products have an open alarm.
fn hits_of(live: &Live, market: MarketCode, priced: &[(ProductId, Money)], now: Instant) -> usize {
    if priced.is_empty() {
        return 0;
    }
    let own: HashSet<u64> = priced.iter().map(|(product, _)| product.get().cast_unsigned()).collect();
    let is_own = |subject: &Subject| matches!(subject, Subject::Product(id) if own.contains(id));
    live.sight(market, now).iter().filter(|hit| hit.since.is_some() && is_own(&hit.subject)).count()
}

/// A number, and the market where it is largest.
pub type Worst = Option<(MarketCode, usize)>;

/// What a shop should know at a glance.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pulse {
    /// Its products with an open alarm.
    pub hits: Worst,
    /// Its products that will rather have run out when stock that is ordered now arrives.
    pub urgent: Worst,
}

/// How many hits and urgent risks a shop has where it has most of them.
pub fn pulse(read: &mut Read, live: &Live, shop: ShopId, now: Instant) -> Result<Pulse, db::Error> {
    let mut pulse = Pulse::default();
    let mut low: BTreeMap<MarketCode, Vec<(ProductId, u64)>> = BTreeMap::new();
    for (market, priced) in by_market(read, shop)? {
        pulse.hits = worse(pulse.hits, market, hits_of(live, market, &priced, now));
        let needs = most_wanted(live, market, now, priced.into_iter());
        let needs = needs.into_iter().map(|one| (one.product, one.trend.enough(LEAD_DAYS, 0.5)));
        low.insert(market, needs.filter(|(_, needed)| *needed > 0).collect());
    }
    let ids: HashSet<ProductId> = low.values().flatten().map(|(product, _)| *product).collect();
    let goods = goods(read, &ids.into_iter().collect::<Vec<_>>())?;
    let available = |product: &ProductId| goods.get(product).map_or(0, |(_, available)| *available);
    for (market, needs) in low {
        let urgent = needs.iter().filter(|(product, needed)| *needed > available(product)).count();
        pulse.urgent = worse(pulse.urgent, market, urgent);
    }
    Ok(pulse)
}

fn worse(worst: Worst, market: MarketCode, count: usize) -> Worst {
    if count > worst.map_or(0, |(_, most)| most) { Some((market, count)) } else { worst }
}

/// A product that people want.
struct Wanted {
    product: ProductId,
    price: Money,
    trend: Trend,
}

/// Days by whose demand products are ordered.
const AHEAD_D: u32 = 28;

fn most_wanted(
    live: &Live,
    market: MarketCode,
    now: Instant,
    priced: impl Iterator<Item = (ProductId, Money)>,
) -> Vec<Wanted> {
    let mut wanted: Vec<Wanted> = live.read(|radar| {
        let wanted = |(product, price): (ProductId, Money)| {
            let trend = radar.trend(Subject::Product(product.get().cast_unsigned()), market, now)?;
            Some(Wanted { product, price, trend })
        };
        priced.filter_map(wanted).collect()
    });
    let mean = |one: &Wanted| one.trend.total(AHEAD_D).mean();
    wanted.sort_by(|a, b| mean(b).total_cmp(&mean(a)).then(a.product.cmp(&b.product)));
    wanted.truncate(RISKS_MAX);
    wanted
}

/// Products with the units that are available of all their variants.
fn goods(read: &mut Read, ids: &[ProductId]) -> Result<HashMap<ProductId, (Product, u64)>, db::Error> {
    let products = product::find_many(read, ids)?;
    let variants: Vec<_> = products.iter().flat_map(|one| &one.variants).map(|variant| same(variant.id)).collect();
    let units = fulfilment::stock::available_by_variant(read, &variants)?;
    let of = |product: Product| {
        let own = product.variants.iter().filter_map(|variant| units.get(&same(variant.id)));
        let available = u64::try_from(own.sum::<i64>()).unwrap_or(0);
        (product.id, (product, available))
    };
    Ok(products.into_iter().map(of).collect())
}
