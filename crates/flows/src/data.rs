//! The numbers of a market and of a shop over some days: what was seen, clicked, put into carts, ordered, and who earned by it.
//! Days are those of the market's own calendar; what was sold is counted as charts count it, on the day on which it was paid or came back.

use std::collections::{BTreeMap, HashMap};

use catalog::listing;
use catalog::product::{self, Product, ProductFilter};
use content::{Post, post};
use db::Read;
use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use kernel::{Id, Instant, MarketCode, Page, PageRequest};
use market::Market;
use radar::chart::{self, ChartKind, Day, Pareto, Period, SoldOn};
use signals::{Kind, Signals, Subject};

use crate::trade::{fault, same};

/// Days of a stretch at the most: as long as the log counts by the hour.
pub const DAYS_MAX: i64 = 92;
/// Products or posts of a page at the most: each is looked up in the log.
pub const ROWS_MAX: u32 = 25;
/// Products of a shop whose sales make its sums; what a shop has above is left out.
const PRODUCTS_MAX: u32 = 2_000;

/// Days of a market, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    pub from: Day,
    pub to: Day,
}

impl Stretch {
    /// The last `days` up to today, 1 to [`DAYS_MAX`].
    pub fn last(days: i64, today: Day) -> Stretch {
        let back = days.clamp(1, DAYS_MAX) - 1;
        Stretch { from: today.saturating_sub(back.days()), to: today }
    }

    /// How many days.
    pub fn days(self) -> i64 {
        i64::from((self.to - self.from).get_days()) + 1
    }

    /// As many days before.
    pub fn before(self) -> Stretch {
        let days = self.days().days();
        Stretch { from: self.from.saturating_sub(days), to: self.to.saturating_sub(days) }
    }

    /// Each of its days, the first first.
    pub fn each(self) -> impl Iterator<Item = Day> {
        self.from.series(1.day()).take_while(move |day| *day <= self.to)
    }

    fn instants(self, zone: &TimeZone) -> (Instant, Instant) {
        (Period::Day.of(self.from).instants(zone).0, Period::Day.of(self.to).instants(zone).1)
    }
}

/// From being seen to being bought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Funnel {
    /// Times that a post was on a screen.
    pub impressions: u64,
    /// Times that one played.
    pub views: u64,
    /// Times that a product was opened, from a post or elsewhere.
    pub clicks: u64,
    /// Times that something was put into a cart.
    pub carts: u64,
    /// Orders that were paid for.
    pub orders: u64,
}

impl Funnel {
    /// Each step, the first first.
    pub fn steps(&self) -> [u64; 5] {
        [self.impressions, self.views, self.clicks, self.carts, self.orders]
    }
}

/// What a market did in a stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Numbers {
    /// What was paid for goods, tax inside, returns taken off, in the market's currency.
    pub gmv: i64,
    pub units: i64,
    pub buyers: i64,
    pub funnel: Funnel,
    /// The platform's share as agreed with these orders, of what was kept.
    pub commission: i64,
    pub payment_fee: i64,
    /// What creators earned by them.
    pub creators_earned: i64,
    /// Creators who earned.
    pub creators: i64,
}

/// What was sold on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DaySum {
    pub day: Day,
    pub units: i64,
    pub minor: i64,
}

/// A market in a stretch of days, and in as many before.
#[derive(Clone, Debug)]
pub struct Overview {
    pub stretch: Stretch,
    pub as_of: Instant,
    pub now: Numbers,
    pub before: Numbers,
    /// Every day, those without a sale too.
    pub days: Vec<DaySum>,
    /// What categories turned over, the most first.
    pub categories: Vec<(String, i64)>,
    /// How much the first products made.
    pub pareto: Pareto,
}

/// The numbers of a market. Eight statements, and a look at each hour of the log.
pub fn overview(
    read: &mut Read,
    signals: &Signals,
    market: &Market,
    stretch: Stretch,
    now: Instant,
) -> Result<Overview, db::Error> {
    let (days, categories) = turnover(read, market.code, stretch)?;
    let (before, _) = turnover(read, market.code, stretch.before())?;
    Ok(Overview {
        stretch,
        as_of: now,
        now: numbers(read, signals, market, stretch, &days)?,
        before: numbers(read, signals, market, stretch.before(), &before)?,
        days,
        categories,
        pareto: Pareto::of(chart::values_between(read, market.code, (stretch.from, stretch.to))?),
    })
}

/// Units that each of these markets sold in its last days, the most first.
pub fn busiest(
    read: &mut Read,
    markets: &[Market],
    days: i64,
    now: Instant,
) -> Result<Vec<(MarketCode, i64)>, db::Error> {
    let units = |market: &Market| {
        let (days, _) = turnover(read, market.code, Stretch::last(days, market.today(now)))?;
        Ok((market.code, days.iter().map(|day| day.units).sum()))
    };
    Ok(sorted(markets.iter().map(units).collect::<Result<_, db::Error>>()?))
}

/// Orders that a shop got in each of these markets, the most first.
pub fn busiest_of_shop(
    read: &mut Read,
    signals: &Signals,
    shop: catalog::ShopId,
    markets: &[Market],
    days: i64,
    now: Instant,
) -> Result<Vec<(MarketCode, i64)>, db::Error> {
    let simulated = signals.takes(signals::Origin::Simulated);
    let orders = |market: &Market| {
        let span = Stretch::last(days, market.today(now)).instants(&crate::charts::zone(market));
        let paid = trade::order::paid_of_shop(read, same(shop), market.code, span, simulated)?;
        Ok((market.code, i64::try_from(paid.len()).unwrap_or(i64::MAX)))
    };
    Ok(sorted(markets.iter().map(orders).collect::<Result<_, db::Error>>()?))
}

fn sorted(mut all: Vec<(MarketCode, i64)>) -> Vec<(MarketCode, i64)> {
    all.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.code().cmp(b.0.code())));
    all
}

/// Sums by day, and what each category turned over.
type Turnover = (Vec<DaySum>, Vec<(String, i64)>);

fn turnover(read: &mut Read, market: MarketCode, stretch: Stretch) -> Result<Turnover, db::Error> {
    let (from, to) = (Period::Day.of(stretch.from), Period::Day.of(stretch.to));
    let mut days: BTreeMap<Day, DaySum> = stretch.each().map(|day| (day, DaySum { day, units: 0, minor: 0 })).collect();
    let mut categories: HashMap<String, i64> = HashMap::new();
    for one in chart::turnovers(read, market, from, to)? {
        if let Some(day) = days.get_mut(&one.starts_on) {
            day.units += one.units;
            day.minor = day.minor.saturating_add(one.minor);
        }
        let sum = categories.entry(one.category).or_default();
        *sum = sum.saturating_add(one.minor);
    }
    let mut categories: Vec<(String, i64)> = categories.into_iter().filter(|(_, minor)| *minor > 0).collect();
    categories.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    Ok((days.into_values().collect(), categories))
}

fn numbers(
    read: &mut Read,
    signals: &Signals,
    market: &Market,
    stretch: Stretch,
    days: &[DaySum],
) -> Result<Numbers, db::Error> {
    let span = stretch.instants(&crate::charts::zone(market));
    let paid = trade::order::paid_in(read, market.code, span, signals.takes(signals::Origin::Simulated))?;
    let earned = affiliate::commission::earned_in(read, market.code, market.currency, span)?;
    let count = |kind| counted(signals, market.code, Subject::All, kind, span);
    Ok(Numbers {
        gmv: days.iter().map(|day| day.minor).sum(),
        units: days.iter().map(|day| day.units).sum(),
        buyers: paid.buyers,
        funnel: Funnel {
            impressions: count(Kind::Impression)?,
            views: count(Kind::View)?,
            clicks: count(Kind::AnchorClick)? + count(Kind::ProductView)?,
            carts: count(Kind::CartAdd)?,
            orders: u64::try_from(paid.orders).unwrap_or(0),
        },
        commission: paid.commission,
        payment_fee: paid.payment_fee,
        creators_earned: earned.minor,
        creators: earned.creators,
    })
}

fn counted(
    signals: &Signals,
    market: MarketCode,
    subject: Subject,
    kind: Kind,
    (from, to): (Instant, Instant),
) -> Result<u64, db::Error> {
    let hours = signals.hours(Some(market), subject, kind, from, to).map_err(fault)?;
    Ok(hours.into_iter().map(|(_, amount)| amount).sum())
}

/// What the rows of a shop's numbers are about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    #[default]
    Day,
    Product,
    Post,
}

impl By {
    pub const ALL: [By; 3] = [By::Day, By::Product, By::Post];

    /// The one spelling in code, API and addresses.
    pub const fn name(self) -> &'static str {
        match self {
            By::Day => "day",
            By::Product => "product",
            By::Post => "post",
        }
    }

    /// The one of this name.
    pub fn named(name: &str) -> Option<By> {
        By::ALL.into_iter().find(|by| by.name() == name)
    }
}

/// What a row is about.
#[derive(Clone, Debug)]
pub enum About {
    Day(Day),
    Product(Box<Product>),
    Post(Box<Post>),
}

/// Numbers of a day, a product or a post of a shop in a market. `None` is what is not counted for such a thing.
#[derive(Clone, Debug)]
pub struct Row {
    pub about: About,
    pub impressions: Option<u64>,
    pub views: Option<u64>,
    /// Of a product: times that its page was opened; of a post: times that a product was opened from it.
    pub clicks: Option<u64>,
    pub carts: Option<u64>,
    pub orders: i64,
    pub units: i64,
    /// What was paid, tax inside, returns taken off, in the market's currency.
    pub minor: i64,
}

/// What a shop sold in a stretch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    pub orders: i64,
    pub units: i64,
    pub minor: i64,
}

/// A shop's numbers in a market.
#[derive(Clone, Debug)]
pub struct ShopData {
    pub stretch: Stretch,
    pub as_of: Instant,
    pub now: Sums,
    pub before: Sums,
    /// Every day, those without a sale too.
    pub days: Vec<DaySum>,
    pub rows: Page<Row>,
}

/// The numbers of a shop in a market: its days, or a page of its products or of the posts that sell for it, [`ROWS_MAX`] at the most.
pub fn of_shop(
    read: &mut Read,
    signals: &Signals,
    (shop, market): (catalog::ShopId, &Market),
    (by, stretch): (By, Stretch),
    page: &PageRequest,
    now: Instant,
) -> Result<ShopData, db::Error> {
    let zone = crate::charts::zone(market);
    let simulated = signals.takes(signals::Origin::Simulated);
    let products = products_of(read, shop)?;
    let mut sums = |stretch: Stretch| -> Result<(Vec<Row>, Sums), db::Error> {
        let sold = chart::sold_of(read, market.code, ChartKind::Sales, (stretch.from, stretch.to), &products)?;
        let paid = trade::order::paid_of_shop(read, same(shop), market.code, stretch.instants(&zone), simulated)?;
        Ok(by_day(stretch, &sold, &paid, &zone))
    };
    let ((days, now_sums), (_, before)) = (sums(stretch)?, sums(stretch.before())?);
    let of_day = |row: &Row| match row.about {
        About::Day(day) => Some(DaySum { day, units: row.units, minor: row.minor }),
        _ => None,
    };
    let day_sums = days.iter().filter_map(of_day).collect();
    let page = PageRequest::new(page.after.clone(), Some(page.limit().min(ROWS_MAX)));
    let lookup =
        Lookup { signals, market: market.code, span: stretch.instants(&zone), days: (stretch.from, stretch.to) };
    let rows = match by {
        By::Day => Page { items: days.into_iter().rev().collect(), next: None },
        By::Product => lookup.products(read, shop, &page)?,
        By::Post => lookup.posts(read, shop, &page)?,
    };
    Ok(ShopData { stretch, as_of: now, now: now_sums, before, days: day_sums, rows })
}

fn products_of(read: &mut Read, shop: catalog::ShopId) -> Result<Vec<i64>, db::Error> {
    let (mut all, mut page) = (Vec::new(), PageRequest::new(None, None));
    while all.len() < usize::try_from(PRODUCTS_MAX).unwrap_or(usize::MAX) {
        let found = product::list(read, shop, &ProductFilter::default(), &page)?;
        all.extend(found.items.iter().map(|product| product.id.get()));
        let Some(next) = found.next else { break };
        page.after = Some(next);
    }
    Ok(all)
}

fn by_day(stretch: Stretch, sold: &[SoldOn], paid: &[Instant], zone: &TimeZone) -> (Vec<Row>, Sums) {
    let blank = |day| Row {
        about: About::Day(day),
        impressions: None,
        views: None,
        clicks: None,
        carts: None,
        orders: 0,
        units: 0,
        minor: 0,
    };
    let mut days: BTreeMap<Day, Row> = stretch.each().map(|day| (day, blank(day))).collect();
    for one in sold {
        if let Some(row) = days.get_mut(&one.day) {
            row.units += one.units;
            row.minor = row.minor.saturating_add(one.minor);
        }
    }
    for at in paid {
        if let Some(row) = days.get_mut(&at.timestamp().to_zoned(zone.clone()).date()) {
            row.orders += 1;
        }
    }
    let mut sums = Sums::default();
    for row in days.values() {
        sums.orders += row.orders;
        sums.units += row.units;
        sums.minor = sums.minor.saturating_add(row.minor);
    }
    (days.into_values().collect(), sums)
}

/// Where rows are looked up.
struct Lookup<'a> {
    signals: &'a Signals,
    market: MarketCode,
    span: (Instant, Instant),
    days: (Day, Day),
}

impl Lookup<'_> {
    fn count(&self, subject: Subject, kind: Kind) -> Result<u64, db::Error> {
        counted(self.signals, self.market, subject, kind, self.span)
    }

    fn sold(&self, read: &mut Read, kind: ChartKind, subjects: &[i64]) -> Result<HashMap<i64, Sums>, db::Error> {
        let mut sold: HashMap<i64, Sums> = HashMap::new();
        for one in chart::sold_of(read, self.market, kind, self.days, subjects)? {
            let sums = sold.entry(one.subject).or_default();
            sums.orders += one.orders;
            sums.units += one.units;
            sums.minor = sums.minor.saturating_add(one.minor);
        }
        Ok(sold)
    }

    fn products(&self, read: &mut Read, shop: catalog::ShopId, page: &PageRequest) -> Result<Page<Row>, db::Error> {
        let found = product::list(read, shop, &ProductFilter::default(), page)?;
        let ids: Vec<i64> = found.items.iter().map(|product| product.id.get()).collect();
        let sold = self.sold(read, ChartKind::Sales, &ids)?;
        let mut rows = Vec::with_capacity(ids.len());
        for head in &found.items {
            let Some(product) = product::find(read, head.id)? else { continue };
            let here = listing::of_product(read, head.id)?.into_iter().find(|listing| listing.market == self.market);
            let subject = here.map(|listing| Subject::Listing(listing.id.get()));
            let count = |kind| subject.map(|subject| self.count(subject, kind)).transpose();
            let opened = count(Kind::ProductView)?.zip(count(Kind::AnchorClick)?).map(|(a, b)| a + b);
            let Sums { orders, units, minor } = sold.get(&head.id.get()).copied().unwrap_or_default();
            rows.push(Row {
                about: About::Product(Box::new(product)),
                impressions: None,
                views: None,
                clicks: opened,
                carts: count(Kind::CartAdd)?,
                orders,
                units,
                minor,
            });
        }
        Ok(Page { items: rows, next: found.next })
    }

    fn posts(&self, read: &mut Read, shop: catalog::ShopId, page: &PageRequest) -> Result<Page<Row>, db::Error> {
        let found = post::selling_for(read, Id::new(shop.get()), page)?;
        let here: Vec<Post> = found.items.into_iter().filter(|post| post.market == self.market).collect();
        let ids: Vec<i64> = here.iter().map(|post| post.id.get()).collect();
        let sold = self.sold(read, ChartKind::Posts, &ids)?;
        let mut rows = Vec::with_capacity(ids.len());
        for post in here {
            let subject = Subject::Post(post.id.get());
            let Sums { orders, units, minor } = sold.get(&post.id.get()).copied().unwrap_or_default();
            rows.push(Row {
                impressions: Some(self.count(subject, Kind::Impression)?),
                views: Some(self.count(subject, Kind::View)?),
                clicks: Some(self.count(subject, Kind::AnchorClick)?),
                carts: Some(self.count(subject, Kind::CartAdd)?),
                orders,
                units,
                minor,
                about: About::Post(Box::new(post)),
            });
        }
        Ok(Page { items: rows, next: found.next })
    }
}

#[cfg(test)]
mod tests;
