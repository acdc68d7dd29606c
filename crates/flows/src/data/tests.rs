//! Numbers equal what the orders and the log say, counted the slow way.

use kernel::HOUR_MS;
use signals::{Origin, Signal, Viewer};
use trade::Actor;
use trade::order::{LineState, Order};

use super::*;
use crate::charts::{self, close_charts};
use crate::fixture::House;
use crate::trade::tests::hall::{Ask, Hall};
use crate::trade::{CancelOrder, cancel_order};

fn gb() -> MarketCode {
    "GB".parse().unwrap()
}

/// Twelve orders of two shops over eight days, some of them cancelled, and what was seen meanwhile.
fn lived(house: &mut House) -> Hall {
    let hall = Hall::open(house, 2, 2, 500);
    for n in 0..12_usize {
        let two = [(n % 4, 1 + i64::try_from(n % 3).unwrap()), ((n + 2) % 4, 1)];
        let placed = hall.order(hall.basket(&two[..1 + n % 2]), Ask::default()).unwrap();
        if n % 5 == 0 {
            let (clock, order) = (hall.clock.clone(), placed.orders[0].clone());
            house.write(move |tx| {
                let cancel = CancelOrder { actor: Actor::Buyer, lines: None, reason: "CHANGED_MIND" };
                cancel_order(tx, &*clock, &mut order.clone(), &cancel).map(drop).map_err(fault)
            });
        }
        hall.clock.advance_ms(17 * HOUR_MS);
    }
    house.run();
    close_charts(&house.deps).unwrap();
    let seen = |n: i64, kind| Signal {
        id: format!("{kind:?}-{n}"),
        kind,
        at: hall.now().plus_ms(-n * HOUR_MS),
        market: gb(),
        viewer: Viewer { person: None, device: 7 + n.unsigned_abs() },
        origin: Origin::Real,
        post: Some(n % 3),
        room: None,
        listing: None,
        creator: None,
        topics: Vec::new(),
        amount: None,
    };
    let facts = (0..200).map(|n| seen(n, Kind::Impression)).chain((0..90).map(|n| seen(n, Kind::View)));
    house.deps.signals.append_blocking(facts.collect()).unwrap();
    hall
}

fn paid_in(orders: &[Order], days: &[Day], zone: &TimeZone) -> Vec<Order> {
    let is_in = |at: Instant| days.contains(&at.timestamp().to_zoned(zone.clone()).date());
    orders.iter().filter(|order| order.paid_at.is_some_and(is_in)).cloned().collect()
}

#[test]
fn a_markets_numbers_equal_a_recount() {
    for db in testkit::databases() {
        let mut house = House::new(db);
        let hall = lived(&mut house);
        let (now, zone) = (hall.now(), charts::zone(&hall.market));
        let stretch = Stretch::last(5, hall.market.today(now));
        let (of, recount) = house.read(|read| {
            let of = overview(read, &house.deps.signals, &hall.market, stretch, now)?;
            Ok((of, charts::recount(read, house.deps.ageing, gb())?))
        });
        for (stretch, numbers) in [(stretch, of.now), (stretch.before(), of.before)] {
            let days: Vec<Day> = stretch.each().collect();
            let sales = recount.iter().filter(|((day, kind, _), _)| *kind == ChartKind::Sales && days.contains(day));
            let (units, minor) = sales.fold((0, 0), |(units, minor), (_, sums)| (units + sums.0, minor + sums.1));
            assert_eq!((numbers.units, numbers.gmv), (units, minor), "{stretch:?}");
            let paid = paid_in(&hall.orders(), &days, &zone);
            assert!(!paid.is_empty());
            assert_eq!(numbers.funnel.orders, u64::try_from(paid.len()).unwrap());
            let kept = paid.iter().flat_map(|order| &order.lines).filter(|line| line.state != LineState::Cancelled);
            assert_eq!(numbers.commission, kept.map(|line| line.commission.minor).sum::<i64>());
        }
        assert!(of.now.commission > 0 && of.now.buyers == 1 && of.now.gmv > 0, "{of:?}");
        assert_eq!(of.days.len(), 5);
        assert_eq!(of.days.iter().map(|day| day.minor).sum::<i64>(), of.now.gmv);
        assert_eq!(of.categories.iter().map(|(_, minor)| minor).sum::<i64>(), of.now.gmv);
        let hours = |count: i64| {
            let from = stretch.instants(&zone).0;
            u64::try_from((0..count).filter(|n| now.plus_ms(-n * HOUR_MS) >= from).count()).unwrap()
        };
        let Funnel { impressions, views, .. } = of.now.funnel;
        assert_eq!((impressions, views), (hours(200), hours(90)));
        assert_eq!(impressions + of.before.funnel.impressions, 200);
    }
}

#[test]
fn a_shops_numbers_are_its_own() {
    for db in testkit::databases() {
        let mut house = House::new(db);
        let hall = lived(&mut house);
        let (now, zone) = (hall.now(), charts::zone(&hall.market));
        let stretch = Stretch::last(14, hall.market.today(now));
        let days: Vec<Day> = stretch.each().collect();
        let of_shop = |shop, by, page: &PageRequest| {
            house.read(|read| of_shop(read, &house.deps.signals, (shop, &hall.market), (by, stretch), page, now))
        };
        let mut all = 0;
        for shop in [hall.goods[0].shop, hall.goods[2].shop] {
            let paid = paid_in(&hall.orders(), &days, &zone);
            let paid: Vec<Order> = paid.into_iter().filter(|order| order.shop.get() == shop.get()).collect();
            let data = of_shop(shop, By::Day, &PageRequest::new(None, None));
            assert_eq!(data.now.orders, i64::try_from(paid.len()).unwrap());
            let kept = paid.iter().flat_map(|order| &order.lines).filter(|line| line.state != LineState::Cancelled);
            assert_eq!(data.now.minor, kept.map(|line| line.gross.minor).sum::<i64>());
            assert_eq!((data.rows.items.len(), data.days.len()), (14, 14));
            let products = of_shop(shop, By::Product, &PageRequest::new(None, None)).rows.items;
            assert_eq!(products.len(), 1, "two variants of one product");
            assert_eq!(products.iter().map(|row| row.minor).sum::<i64>(), data.now.minor);
            all += data.now.minor;
        }
        let market = house.read(|read| overview(read, &house.deps.signals, &hall.market, stretch, now));
        assert_eq!(all, market.now.gmv);
    }
}

#[test]
fn stretches_meet_and_are_bounded() {
    let today: Day = "2027-03-02".parse().unwrap();
    let week = Stretch::last(7, today);
    assert_eq!(
        (week.days(), week.from.to_string(), week.before().to.to_string()),
        (7, "2027-02-24".into(), "2027-02-23".into())
    );
    assert_eq!(week.before().days(), 7);
    assert_eq!((Stretch::last(0, today).days(), Stretch::last(4_000, today).days()), (1, DAYS_MAX));
    assert_eq!(week.each().count(), 7);
}
