use std::sync::Arc;

use kernel::HOUR_MS;
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;

use super::*;
use crate::{ShopId, StockLevel, warehouse};

const SHOP: ShopId = ShopId::new(1);
const GB: MarketCode = MarketCode::new(*b"GB");
const TH: MarketCode = MarketCode::new(*b"TH");
const UNTIL: Hold = Hold::Until(testkit::START.plus_ms(HOUR_MS));

fn variant(number: i64) -> VariantId {
    VariantId::new(number)
}

fn order(number: i64) -> OrderId {
    OrderId::new(number)
}

fn want(number: i64, quantity: i64) -> Want {
    Want { variant: variant(number), quantity }
}

fn stocked(db: &db::Db, variants: &[(i64, i64)]) {
    for (number, on_hand) in variants.iter().copied() {
        let set =
            move |tx: &mut db::Tx| stock::set_on_hand(tx, &testkit::clock(), SHOP, None, variant(number), on_hand);
        db.write_blocking(set).unwrap();
    }
}

fn take_in(db: &db::Db, of: i64, wants: &[Want], hold: Hold) -> Result<Vec<Taken>, TakeError> {
    let wants = wants.to_vec();
    db.write_blocking(move |tx| take(tx, &testkit::clock(), order(of), GB, &wants, hold))
}

fn release_in(db: &db::Db, of: i64, wants: Option<Vec<Want>>) -> Vec<Taken> {
    db.write_blocking(move |tx| release(tx, &testkit::clock(), order(of), wants.as_deref())).unwrap()
}

fn level(db: &db::Db, number: i64) -> StockLevel {
    let levels = db.read_blocking(|read| stock::levels(read, variant(number))).unwrap();
    assert_eq!(levels.len(), 1);
    levels[0]
}

/// On hand, available, held, committed.
fn numbers(db: &db::Db, number: i64) -> (i64, i64, i64, i64) {
    let level = level(db, number);
    (level.on_hand, level.available, level.reserved_checkout, level.committed)
}

fn agrees(db: &db::Db) {
    assert_eq!(db.read_blocking(mismatches).unwrap(), []);
}

#[test]
fn units_go_from_the_shelf_to_the_shopper() {
    for db in testkit::databases() {
        stocked(&db, &[(5, 10)]);
        let taken = take_in(&db, 1, &[want(5, 3)], UNTIL).unwrap();
        assert_eq!((taken.len(), taken[0].quantity), (1, 3));
        assert_eq!(numbers(&db, 5), (10, 7, 3, 0));
        let of = db.read_blocking(|read| of_order(read, order(1))).unwrap();
        assert_eq!((of[0].state, of[0].quantity), (ReservationState::Held, 3));
        assert!(db.write_blocking(|tx| extend(tx, order(1), testkit::START.plus_ms(2 * HOUR_MS))).unwrap());
        let commit_in = || db.write_blocking(|tx| commit(tx, &testkit::clock(), order(1))).unwrap();
        assert_eq!(commit_in(), taken);
        assert_eq!(commit_in(), [], "once");
        assert_eq!(numbers(&db, 5), (10, 7, 0, 3));
        assert!(!db.write_blocking(|tx| extend(tx, order(1), testkit::START)).unwrap(), "nothing is held");
        let ship_in =
            |units: i64| db.write_blocking(move |tx| ship(tx, &testkit::clock(), order(1), &[want(5, units)]));
        assert_eq!(ship_in(2).unwrap()[0].quantity, 2);
        assert_eq!(numbers(&db, 5), (8, 7, 0, 1));
        assert!(matches!(ship_in(2), Err(ShipError::NotCommitted { missing: 1, .. })));
        assert_eq!(numbers(&db, 5), (8, 7, 0, 1));
        assert_eq!(release_in(&db, 1, None)[0].quantity, 1);
        assert_eq!(release_in(&db, 1, None), []);
        assert_eq!(numbers(&db, 5), (8, 8, 0, 0));
        db.write_blocking(|tx| restock(tx, &testkit::clock(), None, variant(5), 2)).unwrap();
        assert_eq!(numbers(&db, 5), (10, 10, 0, 0));
        agrees(&db);
    }
}

#[test]
fn an_order_gets_all_it_wants_or_nothing() {
    for db in testkit::databases() {
        stocked(&db, &[(5, 2), (6, 1), (7, 0)]);
        let wants = [want(6, 1), want(5, 1), want(5, 2), want(7, 1), want(8, 4)];
        let Err(TakeError::OutOfStock(out)) = take_in(&db, 1, &wants, Hold::Committed) else { panic!("taken") };
        let short = |number, wanted, available| Short { variant: variant(number), wanted, available };
        assert_eq!(out.short, [short(5, 3, 2), short(7, 1, 0), short(8, 4, 0)]);
        assert_eq!((numbers(&db, 5), numbers(&db, 6)), ((2, 2, 0, 0), (1, 1, 0, 0)));
        for quantity in [0, -1, i64::MIN] {
            assert!(matches!(take_in(&db, 1, &[want(5, quantity)], UNTIL), Err(TakeError::Quantity)));
        }
        assert!(matches!(
            take_in(&db, 1, &[want(5, i64::MAX), want(5, i64::MAX)], UNTIL),
            Err(TakeError::OutOfStock(_))
        ));
        assert_eq!(take_in(&db, 1, &[], UNTIL).unwrap(), []);
        let taken = take_in(&db, 1, &[want(6, 1), want(5, 1), want(5, 1)], Hold::Committed).unwrap();
        assert_eq!(taken.iter().map(|taken| taken.quantity).collect::<Vec<_>>(), [2, 1]);
        assert_eq!((numbers(&db, 5), numbers(&db, 6)), ((2, 0, 0, 2), (1, 0, 0, 1)));
        agrees(&db);
    }
}

#[test]
fn some_units_are_given_back() {
    for db in testkit::databases() {
        stocked(&db, &[(5, 10), (6, 10)]);
        take_in(&db, 1, &[want(5, 4), want(6, 2)], UNTIL).unwrap();
        take_in(&db, 1, &[want(5, 1)], Hold::Committed).unwrap();
        let released = release_in(&db, 1, Some(vec![want(5, 3), want(6, 9), want(7, 1)]));
        assert_eq!(released.iter().map(|r| (r.variant.get(), r.quantity)).collect::<Vec<_>>(), [(5, 3), (6, 2)]);
        assert_eq!((numbers(&db, 5), numbers(&db, 6)), ((10, 8, 1, 1), (10, 10, 0, 0)));
        agrees(&db);
        release_in(&db, 1, None);
        assert_eq!(numbers(&db, 5), (10, 10, 0, 0));
        agrees(&db);
    }
}

#[test]
fn many_variants_are_taken_from_several_warehouses() {
    for db in testkit::databases() {
        let two = db.write_blocking(|tx| {
            let clock = testkit::clock();
            let main = warehouse::default_of(tx, &clock, SHOP)?;
            let other = warehouse::add(tx, &clock, SHOP, "Other").expect("a name");
            for number in 1..=21 {
                stock::set_on_hand(tx, &clock, SHOP, Some(main.id), variant(number), 2).expect("units");
                stock::set_on_hand(tx, &clock, SHOP, Some(other.id), variant(number), 3).expect("units");
            }
            Ok::<_, db::Error>((main.id, other.id))
        });
        let (main, other) = two.unwrap();
        let wants: Vec<Want> = (1..=21).map(|number| want(number, if number == 4 { 5 } else { 3 })).collect();
        let taken = take_in(&db, 1, &wants, Hold::Committed).unwrap();
        assert_eq!(taken.len(), 22, "one warehouse has all but two units");
        let of_main: Vec<Taken> = taken.iter().copied().filter(|taken| taken.warehouse == main).collect();
        assert_eq!(of_main, [Taken { variant: variant(4), warehouse: main, quantity: 2 }]);
        assert!(taken.iter().filter(|taken| taken.warehouse == other).all(|taken| taken.quantity == 3));
        let kept = db.read_blocking(|read| of_order(read, order(1))).unwrap();
        assert_eq!(kept.len(), 22);
        agrees(&db);
        let back = release_in(&db, 1, None);
        assert_eq!(back, taken);
        let page = kernel::PageRequest::new(None, Some(40));
        let first = db.read_blocking(|read| stock::of_shop(read, SHOP, &page)).unwrap();
        let page = kernel::PageRequest::new(first.next, Some(40));
        let rest = db.read_blocking(|read| stock::of_shop(read, SHOP, &page)).unwrap();
        assert_eq!((first.items.len(), rest.items.len(), rest.next), (40, 2, None));
        assert!(first.items.iter().chain(&rest.items).all(|level| level.available == level.on_hand));
    }
}

#[test]
fn returned_units_find_a_shelf_or_are_refused() {
    for db in testkit::databases() {
        let back = |number: i64, units: i64| {
            db.write_blocking(move |tx| restock(tx, &testkit::clock(), None, variant(number), units))
        };
        assert!(matches!(back(5, 1), Err(RestockError::NoWarehouse)));
        stocked(&db, &[(5, stock::ON_HAND_MAX), (6, 1)]);
        assert!(matches!(back(5, 1), Err(RestockError::Full)));
        assert!(matches!(back(6, 0), Err(RestockError::Full)));
        assert_eq!(back(6, 2).unwrap().quantity, 2);
        let other = db.write_blocking(|tx| warehouse::add(tx, &testkit::clock(), SHOP, "Other")).unwrap().id;
        let there = move |tx: &mut db::Tx| restock(tx, &testkit::clock(), Some(other), variant(6), 4);
        assert_eq!(db.write_blocking(there).unwrap().warehouse, other);
        let levels = db.read_blocking(|read| stock::levels(read, variant(6))).unwrap();
        assert_eq!(levels.iter().map(|level| level.available).collect::<Vec<_>>(), [3, 4]);
    }
}

/// Payloads of the events of a variant.
fn told(db: &db::Db, number: i64) -> Vec<String> {
    const TOLD: &str =
        "SELECT payload FROM outbox WHERE topic = 'fulfilment.stock_changed' AND subject = $1 ORDER BY id";
    db.read_blocking(|read| read.all(TOLD, db::params![number])).unwrap()
}

#[test]
fn every_change_of_what_is_for_sale_is_told_once() {
    for db in testkit::databases() {
        stocked(&db, &[(5, 10)]);
        take_in(&db, 1, &[want(5, 3)], UNTIL).unwrap();
        db.write_blocking(|tx| commit(tx, &testkit::clock(), order(1))).unwrap();
        db.write_blocking(|tx| ship(tx, &testkit::clock(), order(1), &[want(5, 1)])).unwrap();
        release_in(&db, 1, None);
        db.write_blocking(|tx| restock(tx, &testkit::clock(), None, variant(5), 1)).unwrap();
        let said = [10, 7, 9, 10].map(|units| format!("{{\"available\":{units}}}"));
        assert_eq!(told(&db, 5), said);
    }
}

#[test]
fn few_statements_are_needed() {
    for db in testkit::databases() {
        stocked(&db, &[(5, 10), (6, 10), (7, 10)]);
        let count = |work: &dyn Fn()| {
            let before = db.statements_run();
            work();
            db.statements_run() - before
        };
        let one = count(&|| drop(take_in(&db, 1, &[want(5, 2)], Hold::Committed).unwrap()));
        assert_eq!(one, 4, "SELECT, UPDATE, INSERT, event");
        let three = count(&|| drop(take_in(&db, 2, &[want(5, 1), want(6, 1), want(7, 1)], UNTIL).unwrap()));
        assert_eq!(three, 1 + 3 + 2 + 3);
        let none = count(&|| drop(take_in(&db, 3, &[want(5, 99)], UNTIL).unwrap_err()));
        assert_eq!(none, 1);
    }
}

#[derive(Clone, Debug)]
enum Step {
    Take { order: i64, variant: i64, quantity: i64, market: MarketCode, committed: bool },
    Commit { order: i64 },
    Release { order: i64, some: Option<(i64, i64)> },
    Ship { order: i64, variant: i64, quantity: i64 },
    Restock { variant: i64, quantity: i64 },
    SetOnHand { variant: i64, on_hand: i64 },
    Pool { variant: i64, mode: PoolMode, shares: (i64, i64) },
}

fn step() -> impl Strategy<Value = Step> {
    let market = prop_oneof![Just(GB), Just(TH)];
    let mode = prop_oneof![Just(PoolMode::Shared), Just(PoolMode::Split), Just(PoolMode::Manual)];
    let (order, variant) = (1_i64..5, 1_i64..3);
    prop_oneof![
        6 => (order.clone(), variant.clone(), 1_i64..6, market, any::<bool>()).prop_map(
            |(order, variant, quantity, market, committed)| Step::Take { order, variant, quantity, market, committed }),
        2 => order.clone().prop_map(|order| Step::Commit { order }),
        2 => (order.clone(), prop::option::of((variant.clone(), 1_i64..4))).prop_map(|(order, some)| Step::Release { order, some }),
        2 => (order, variant.clone(), 1_i64..4).prop_map(|(order, variant, quantity)| Step::Ship { order, variant, quantity }),
        1 => (variant.clone(), 1_i64..4).prop_map(|(variant, quantity)| Step::Restock { variant, quantity }),
        1 => (variant.clone(), 0_i64..15).prop_map(|(variant, on_hand)| Step::SetOnHand { variant, on_hand }),
        1 => (variant, mode, (0_i64..8, 0_i64..8)).prop_map(|(variant, mode, shares)| Step::Pool { variant, mode, shares }),
    ]
}

/// Does a step; errors that say no are fine, faults are not.
fn walk(db: &db::Db, step: Step) {
    let clock = testkit::clock();
    let outcome = db.write_blocking(move |tx| match step {
        Step::Take { order: of, variant: number, quantity, market, committed } => {
            let hold = if committed { Hold::Committed } else { UNTIL };
            match take(tx, &clock, order(of), market, &[want(number, quantity)], hold) {
                Ok(_) | Err(TakeError::OutOfStock(_)) => Ok(()),
                Err(TakeError::Db(fault)) => Err(fault),
                Err(TakeError::Quantity) => panic!("a quantity"),
            }
        }
        Step::Commit { order: of } => commit(tx, &clock, order(of)).map(drop),
        Step::Release { order: of, some } => {
            let some = some.map(|(number, quantity)| [want(number, quantity)]);
            release(tx, &clock, order(of), some.as_ref().map(|some| some.as_slice())).map(drop)
        }
        Step::Ship { order: of, variant: number, quantity } => {
            match ship(tx, &clock, order(of), &[want(number, quantity)]) {
                Ok(_) | Err(ShipError::NotCommitted { .. }) => Ok(()),
                Err(ShipError::Db(fault)) => Err(fault),
            }
        }
        Step::Restock { variant: number, quantity } => match restock(tx, &clock, None, variant(number), quantity) {
            Ok(_) | Err(RestockError::NoWarehouse | RestockError::Full) => Ok(()),
            Err(RestockError::Db(fault)) => Err(fault),
        },
        Step::SetOnHand { variant: number, on_hand } => {
            match stock::set_on_hand(tx, &clock, SHOP, None, variant(number), on_hand) {
                Err(stock::SetOnHandError::Fault(fault)) => Err(fault),
                _ => Ok(()),
            }
        }
        Step::Pool { variant: number, mode, shares } => {
            let shares = [(GB, shares.0), (TH, shares.1)];
            pool::set(tx, &clock, variant(number), mode, &shares).map(drop).map_err(|error| match error {
                pool::SetPoolError::Db(fault) => fault,
                pool::SetPoolError::Invalid(problems) => panic!("{problems}"),
            })
        }
    });
    outcome.unwrap();
}

/// What must hold after every step.
fn holds(db: &db::Db) -> Result<(), TestCaseError> {
    prop_assert_eq!(db.read_blocking(mismatches).unwrap(), []);
    for number in 1..3 {
        let levels = db.read_blocking(|read| stock::levels(read, variant(number))).unwrap();
        let available: i64 = levels.iter().map(|level| level.available).sum();
        for level in levels {
            prop_assert_eq!(level.on_hand, level.available + level.reserved_checkout + level.committed);
            prop_assert!(level.available >= 0);
        }
        let pool = db.read_blocking(|read| pool::shares(read, variant(number))).unwrap();
        let left: i64 = pool.shares.iter().map(|share| share.left).sum();
        prop_assert!(pool.shares.iter().all(|share| (0..=share.units).contains(&share.left)));
        if pool.mode == PoolMode::Split {
            prop_assert_eq!(left, available, "what can be sold is some market's to sell");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]
    #[test]
    fn no_interleaving_loses_or_invents_a_unit(steps in prop::collection::vec(step(), 1..40)) {
        let db = testkit::sqlite();
        stocked(&db, &[(1, 12), (2, 5)]);
        for step in steps {
            walk(&db, step);
            holds(&db)?;
        }
    }
}

#[test]
fn a_fixed_walk_holds_on_every_engine() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let steps = prop::collection::vec(step(), 150).new_tree(&mut runner).unwrap().current();
    for db in testkit::databases() {
        stocked(&db, &[(1, 12), (2, 5)]);
        for step in steps.iter().cloned() {
            walk(&db, step);
            holds(&db).unwrap();
        }
    }
}

/// Runs `buyers` takings of one unit at once; how many got it.
fn race(db: &db::Db, buyers: i64, in_lane: bool) -> usize {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(4).build().unwrap();
    let db = db.clone();
    runtime.block_on(async move {
        let clock = Arc::new(testkit::clock());
        let mut tasks = tokio::task::JoinSet::new();
        for buyer in 1..=buyers {
            let (db, clock) = (db.clone(), Arc::clone(&clock));
            tasks.spawn(async move {
                let hold = if buyer % 2 == 0 { UNTIL } else { Hold::Committed };
                let buy = move |tx: &mut db::Tx| take(tx, &clock, order(buyer), GB, &[want(5, 1)], hold);
                if in_lane { db.write_in_lane(5, buy).await } else { db.write(buy).await }
            });
        }
        let mut sold = 0;
        while let Some(outcome) = tasks.join_next().await {
            match outcome.unwrap() {
                Ok(taken) => sold += taken.len(),
                Err(TakeError::OutOfStock(_)) => {}
                Err(fault) => panic!("{fault}"),
            }
        }
        sold
    })
}

#[test]
fn ten_units_are_sold_to_ten_buyers_of_hundreds() {
    for db in testkit::databases() {
        for in_lane in [true, false] {
            stocked(&db, &[(5, 10)]);
            assert_eq!(race(&db, 400, in_lane), 10, "{db:?}, in a lane: {in_lane}");
            assert_eq!(level(&db, 5).available, 0);
            agrees(&db);
            for buyer in 1..=400 {
                release_in(&db, buyer, None);
            }
            assert_eq!(numbers(&db, 5), (10, 10, 0, 0));
        }
    }
}

#[test]
fn a_markets_share_is_exact_under_a_race() {
    for db in testkit::databases() {
        stocked(&db, &[(5, 100)]);
        let set =
            |tx: &mut db::Tx| pool::set(tx, &testkit::clock(), variant(5), PoolMode::Manual, &[(GB, 7), (TH, 93)]);
        db.write_blocking(set).unwrap();
        assert_eq!(race(&db, 200, true), 7, "{db:?}");
        assert_eq!(level(&db, 5).available, 93);
        agrees(&db);
    }
}
