//! What the radar may say of a shop.

use catalog::listing::storefront::Card;
use catalog::{Category, Image, Product};
use flows::radar::{Evidence, Hit, Outlook, Risk, Shelf, Standing, Stock, Subject, Trend as Forecast};
use flows::trends::{Matched, Series, Trend, Unit};
use kernel::{DAY_MS, Id, Lang, Money};
use radar::standalone::{MarketView, Rising, Wish};

use super::sample::{AT, code, image, product, summaries};
use crate::api::radar::outlook::Looked;
use crate::api::radar::sales::Played;
use crate::api::radar::shop::{OwnHit, Seen};
use crate::api::radar::{FoundHit, Named};
use crate::pages::seller::outlook::Outlook as OutlookPage;
use crate::pages::seller::radar::{Radar, Sort};
use crate::ui::Form;

pub(in crate::pages::seller) fn hit(subject: Subject, probability: f64, is_proven: bool, is_alarm: bool) -> Hit {
    Hit {
        subject,
        probability,
        since: is_alarm.then(|| AT.plus_ms(-4 * DAY_MS)),
        proven: is_proven.then_some((87, 300)),
        evidence: Evidence {
            rank: 14,
            level: 6.42,
            growth: 2.3,
            z: 4.1,
            forecast: 96.4,
            needed: 118.0,
            orders: 61.0,
            buyers: 54.3,
            carts: 33.0,
            views: 2_140.0,
            shares: 41.0,
            creators: 5.2,
            waits: 12.0,
            outside: 1.0,
            elsewhere: if is_proven { vec![code("TH"), code("MY")] } else { vec![] },
            age_d: 38.0,
        },
    }
}

fn stock(on_hand: u64) -> Stock {
    Stock { on_hand, unit_cost: 650, price: 1_299, salvage: 260, lead_days: 7, cover_days: 21 }
}

fn goods() -> Vec<Product> {
    let all = (0..).zip(summaries());
    let mut goods: Vec<Product> = all
        .map(|(n, summary)| Product {
            id: summary.id,
            title: summary.title,
            images: summary.image.map(|_| image(n, &summary.handle)).into_iter().collect(),
            ..product()
        })
        .collect();
    goods[2].title =
        "Kabellos-Lockenstab-mit-drei-Heizstufen-und-Reisetasche für unterwegs und zuhause, 220 V".to_owned();
    goods
}

pub(in crate::pages::seller) fn card(title: &str, name: &str, category: Category) -> Card {
    let gbp = |minor| Money::new(minor, kernel::Currency::GBP);
    let image: Image = image(3, name);
    Card {
        listing: Id::new(901),
        product: Id::new(801),
        market: code("GB"),
        lang: Lang::EN,
        title: title.to_owned(),
        price_min: gbp(799),
        price_max: gbp(799),
        compare_at: None,
        image: Some(image),
        shop: Id::new(70),
        shop_handle: "soft-things".to_owned(),
        shop_name: "Soft Things".to_owned(),
        category,
        sold: 210,
        in_stock: true,
        source_text: false,
        created_at: AT,
    }
}

/// What others sell that is rising, and a topic.
pub fn rising() -> Vec<FoundHit> {
    let product = |title: &str, name: &str, category, probability: f64, is_proven| FoundHit {
        hit: hit(Subject::Product(801), probability, is_proven, probability > 0.3),
        what: Named::Product(Box::new(card(title, name, category))),
    };
    let topic = content::Topic { id: Id::new(5), tag: "คลายเครียด".to_owned() };
    vec![
        product("Mochi cat squishy, slow rising", "mochi-cat-squishy", Category::Toys, 0.62, true),
        FoundHit { hit: hit(Subject::Topic(5), 0.34, false, true), what: Named::Topic(topic) },
        product(
            "Cordless curling iron with three heat settings, a travel pouch and a very long name indeed",
            "cordless-curling-iron",
            Category::Hair,
            0.09,
            false,
        ),
    ]
}

pub(in crate::pages::seller) fn radar(is_empty: bool) -> Radar {
    let standing = |(market, hits, products): (&str, usize, usize)| Standing {
        market: code(market),
        hits,
        heard: products / 2,
        products,
    };
    let places = [("GB", 2, 1180), ("ID", 0, 12), ("MY", 0, 72), ("PH", 0, 0), ("TH", 1, 380), ("VN", 0, 0)];
    let mut seen = Seen { as_of: AT, hits: vec![], risks: vec![], rising: vec![] };
    if !is_empty {
        let own = |n: usize, probability, is_proven, next: &[&str]| OwnHit {
            hit: hit(Subject::Product(11), probability, is_proven, true),
            product: goods().remove(n),
            next: next.iter().map(|market| code(market)).collect(),
        };
        seen.hits = vec![own(0, 0.48, true, &["ID", "PH", "VN"]), own(2, 0.31, false, &[])];
        let shapes = [(6.0, 4.0, 18), (2.0, 9.0, 40), (1.0, 0.0, 64), (0.4, 0.0, 300), (0.05, 0.0, 9)];
        let risk = |(product, (base, rise, on_hand)): (Product, (f64, f64, u64))| {
            let shelf = Shelf { price: Money::new(1_299, kernel::Currency::GBP), stock: stock(on_hand) };
            Risk { product, outlook: Outlook::new(&Forecast::of(base, rise, 14.0, 2.0), &shelf.stock), shelf }
        };
        seen.risks = goods().into_iter().zip(shapes).map(risk).collect();
        seen.rising = rising();
    }
    Radar {
        standings: places.map(standing).to_vec(),
        market: code("GB"),
        storefront: "/gb/".to_owned(),
        sort: Sort::Cover,
        all: false,
        seen,
    }
}

fn page(looked: Result<Box<Looked>, &'static str>, form: Form) -> OutlookPage {
    OutlookPage {
        product: goods().remove(0),
        listed: vec![code("GB"), code("TH")],
        market: code("GB"),
        currency: kernel::Currency::GBP,
        form,
        looked,
        outside: outside().into_iter().map(|matched| matched.trend).collect(),
    }
}

/// A term that rises, a rank that falls, and a breakout that nothing is of.
pub(crate) fn outside() -> Vec<Matched> {
    let series = |source: &str, unit, term: &str| Series {
        id: Id::new(81),
        shop: 7,
        market: code("GB"),
        source: source.to_owned(),
        unit,
        term: term.to_owned(),
        folded: term.to_owned(),
    };
    let week = |n: i8| jiff::civil::Date::constant(2026, 9, 6).saturating_add(jiff::Span::new().weeks(n));
    let line = |of: fn(f64) -> f64| (0..11_i8).map(|n| (week(n), of(f64::from(n)))).collect();
    let rising =
        Trend { series: series("google", Unit::Interest, "moon night light"), points: line(|n| 8.0 + n * n * 0.9) };
    let falling = Trend { series: series("amazon", Unit::Rank, "moon lamp"), points: line(|n| 900.0 + n * 211.0) };
    let sudden = Trend { series: series("google", Unit::Rise, "glow frog"), points: vec![(week(11), 5_000.0)] };
    let plain = Trend { series: series("resale", Unit::Value, "moon lamp"), points: vec![(week(11), 31.5)] };
    let product = || vec![(Id::new(11), "Moonstone night light".to_owned())];
    vec![
        Matched { trend: rising, products: product(), topic: Some("moonlamp".to_owned()) },
        Matched { trend: falling, products: product(), topic: None },
        Matched { trend: sudden, products: vec![], topic: None },
        Matched { trend: plain, products: product(), topic: None },
    ]
}

/// A rise that fades; `is_calm` sells little and has enough.
pub(in crate::pages::seller) fn outlook(is_calm: bool, form: Form) -> OutlookPage {
    let trend = if is_calm { Forecast::of(0.3, 0.0, 14.0, 1.5) } else { Forecast::of(3.0, 9.0, 12.0, 1.2) };
    let on_hand = if is_calm { 80 } else { 46 };
    let shelf = Shelf { price: Money::new(1_299, kernel::Currency::GBP), stock: stock(on_hand) };
    let past = (0_u64..28).map(|day| if is_calm { u64::from(day % 5 == 0) } else { (day * day) / 70 + (day * 7) % 4 });
    let looked = Looked {
        as_of: AT,
        outlook: Outlook::new(&trend, &shelf.stock),
        shelf,
        trend,
        past: past.collect(),
        hit: (!is_calm).then(|| hit(Subject::Product(11), 0.48, true, true)),
    };
    page(Ok(Box::new(looked)), form)
}

pub(in crate::pages::seller) fn no_outlook(code: &'static str) -> OutlookPage {
    page(Err(code), Form::default())
}

pub(in crate::pages::seller) fn played(is_empty: bool) -> Played {
    let item = |n: u64, name: &str, probability: f64, base: f64, rise: f64| Rising {
        item: name.to_owned(),
        hit: hit(Subject::Product(n), probability, n == 1, n < 3),
        outlook: Outlook::new(&Forecast::of(base, rise, 14.0, 1.5), &stock(0)),
    };
    let market = |market: &str| MarketView {
        market: market.to_owned(),
        as_of: AT,
        rising: vec![
            item(1, "85123A white hanging heart t-light holder", 0.44, 3.0, 6.0),
            item(2, "Kabellos-Lockenstab-mit-drei-Heizstufen-und-Reisetasche-für-unterwegs", 0.31, 2.0, 1.0),
            item(3, "22423", 0.07, 1.0, 0.0),
        ],
    };
    Played {
        wish: Wish::default(),
        lines: 44_981,
        passed_over: 318,
        items: 2_794,
        markets: if is_empty { vec![] } else { vec![market("Germany"), market("")] },
    }
}
