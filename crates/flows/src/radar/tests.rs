use kernel::{Clock as _, DAY_MS, HOUR_MS};
use signals::{Origin, Viewer};

use super::*;
use crate::fixture::{House, bracelet};

const GB: MarketCode = MarketCode::new(*b"GB");

impl House {
    /// A fact of GB, `days` ago.
    fn told(&self, id: &str, kind: Kind, device: u64, listing: Option<i64>, days: i64) -> Signal {
        Signal {
            id: format!("{}-{id}", kind.name()),
            kind,
            at: self.clock.now().plus_ms(-days * DAY_MS),
            market: GB,
            viewer: Viewer { person: None, device },
            origin: Origin::Real,
            post: None,
            room: None,
            listing,
            creator: None,
            topics: vec![],
            amount: None,
        }
    }

    fn append(&self, facts: Vec<Signal>) {
        self.deps.signals.append_blocking(facts).unwrap();
    }

    fn heard(&self, live: &Live) {
        live.follow(&self.deps.db, &self.deps.signals).unwrap();
    }
}

#[test]
fn what_is_heard_live_and_what_is_replayed_are_equal() {
    House::each(|house| {
        let product = house.product(bracelet());
        house.sync(&["GB"]);
        let listing = house.listing(product, "GB").id.get();
        let live = Live::default();
        for day in (0..60_i64).rev() {
            let device = day.unsigned_abs() % 7 + 1;
            let id = day.to_string();
            let order = Signal { amount: Some(60 - day), ..house.told(&id, Kind::Order, device, Some(listing), day) };
            let posted = Signal {
                post: Some(day),
                creator: Some(3),
                topics: vec![9],
                ..house.told(&id, Kind::Posted, 0, None, day)
            };
            let anchored = Signal {
                listing: Some(listing),
                ..Signal { id: format!("a-{id}"), kind: Kind::Anchored, ..posted.clone() }
            };
            let watched = Signal {
                amount: Some(20_000),
                ..Signal { id: format!("w-{id}"), kind: Kind::Watch, ..posted.clone() }
            };
            house.append(vec![anchored, posted, watched, order]);
            house.heard(&live);
        }
        let again = Live::default();
        house.heard(&again);
        let hash = |live: &Live| live.read(Radar::hash);
        assert_eq!(hash(&again), hash(&live));
        let now = house.clock.now();
        let topic = live.read(|radar| radar.trend(Subject::Topic(9), GB, now));
        assert!(topic.is_some(), "completed views are a topic's flow");
        let subject = Subject::Product(product.get().cast_unsigned());
        let trend = live.read(|radar| radar.trend(subject, GB, now)).unwrap();
        assert!(trend.expected(1) > 20.0, "sixty units sold today: {}", trend.expected(1));
    });
}

#[test]
fn advice_knows_the_stock_and_the_price_of_the_market() {
    House::each(|house| {
        let id = house.product(bracelet());
        house.sync(&["GB"]);
        let listing = house.listing(id, "GB");
        let product = house.read(|read| catalog::product::find(read, id)).unwrap();
        let live = Live::default();
        let asked = product.clone();
        let shelf = house.read(move |read| shelf(read, &asked, GB, Costs::default())).unwrap();
        assert_eq!(shelf.price.currency, listing.currency);
        assert_eq!((shelf.stock.unit_cost, shelf.stock.lead_days), (shelf.price.minor / 2, 7));
        assert!(live.outlook(id, GB, house.clock.now(), &shelf.stock).is_none(), "nothing was heard of it");
        let sold = (0..28_i64).map(|day| Signal {
            amount: Some(5),
            ..house.told(&day.to_string(), Kind::Order, 1 + day.unsigned_abs(), Some(listing.id.get()), day)
        });
        house.append(sold.collect());
        house.heard(&live);
        let outlook = live.outlook(id, GB, house.clock.now(), &shelf.stock).unwrap();
        assert_eq!(outlook.path.len(), 28);
        assert!(outlook.order_up_to >= 60, "five a day for four weeks: {}", outlook.order_up_to);
        let elsewhere = product.clone();
        assert!(
            house.read(move |read| super::shelf(read, &elsewhere, MarketCode::new(*b"TH"), Costs::default())).is_none()
        );
    });
}

#[test]
fn what_counts_nowhere_is_not_heard() {
    House::each(|house| {
        let live = Live::default();
        house.heard(&live);
        let before = live.read(Radar::hash);
        let origins = [Origin::Bot, Origin::Self_];
        let facts = origins.iter().enumerate().map(|(n, origin)| {
            let fact = house.told(&n.to_string(), Kind::Share, 5, None, 0);
            Signal { origin: *origin, topics: vec![9], at: fact.at.plus_ms(-HOUR_MS), ..fact }
        });
        house.append(facts.collect());
        house.heard(&live);
        assert_eq!(live.read(Radar::hash), before);
    });
}

#[test]
fn a_shop_s_risks_are_of_what_it_sells_and_people_want() {
    House::each(|house| {
        let id = house.product(bracelet());
        let mut still = bracelet();
        still.handle = Some("still".to_owned());
        still.variants.iter_mut().for_each(|variant| variant.sku = variant.sku.take().map(|sku| format!("S-{sku}")));
        let unheard = house.product(still);
        house.sync(&["GB"]);
        let (listing, shop) = (house.listing(id, "GB").id.get(), house.shop.id);
        let live = Live::default();
        let sold = (0..28_i64).rev().map(|day| Signal {
            amount: Some(12),
            ..house.told(&day.to_string(), Kind::Order, 1 + day.unsigned_abs(), Some(listing), day)
        });
        house.append(sold.collect());
        house.heard(&live);
        let now = house.clock.now();
        let asked = live.clone();
        let found = house.read(move |read| risks(read, &asked, shop, GB, now));
        assert_eq!(found.iter().map(|risk| risk.product.id).collect::<Vec<_>>(), [id]);
        assert_eq!(found[0].shelf.stock.on_hand, 10, "of both colours");
        assert!(found[0].is_urgent(), "ten of them, twelve a day are wanted: {:?}", found[0].outlook.cover);
        let asked = live.clone();
        let places = [GB, MarketCode::new(*b"TH")];
        let stand = house.read(move |read| standings(read, &asked, shop, &places, now));
        let told: Vec<(usize, usize, usize)> = stand.iter().map(|one| (one.hits, one.heard, one.products)).collect();
        assert_eq!(told, [(0, 1, 2), (0, 0, 0)]);
        let asked = live.clone();
        let pulse = house.read(move |read| pulse(read, &asked, shop, now));
        assert_eq!(pulse.urgent, Some((GB, 1)));
        assert_eq!(live.past(id, GB, now), [12; 28]);
        assert!(live.past(unheard, GB, now).is_empty());
    });
}

#[test]
fn a_look_at_a_market_is_kept_for_a_moment() {
    House::each(|house| {
        let id = house.product(bracelet());
        house.sync(&["GB"]);
        let listing = house.listing(id, "GB").id.get();
        let (live, now) = (Live::default(), house.clock.now());
        let first = live.sight(GB, now);
        house.append(vec![house.told("1", Kind::Order, 1, Some(listing), 0)]);
        house.heard(&live);
        assert!(Arc::ptr_eq(&first, &live.sight(GB, now.plus_ms(4_999))));
        assert!(!Arc::ptr_eq(&first, &live.sight(GB, now.plus_ms(5_000))));
    });
}
