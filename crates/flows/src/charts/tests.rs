//! Charts equal a slow recount of the orders, whatever came back, was told twice, or was slept through; what is closed stays.

use std::collections::BTreeMap;

use db::outbox::{Consumer, Event};
use kernel::{Clock, DAY_MS, HOUR_MS, MarketCode, Rng as _, SeededRng};
use proptest::prelude::*;
use radar::chart::{self, Row};
use trade::order::{LineState, Order, OrderState};
use trade::returns::ReturnKind;
use trade::{Actor, OrderLineId};

use super::*;
use crate::Deps;
use crate::fixture::House;
use crate::trade::tests::hall::{Ask as Wish, Hall};
use crate::trade::{
    AskReturn, CancelOrder, PackOrder, ScanParcel, cancel_order, decide_return, pack_order, request_return, scan_parcel,
};

fn gb() -> MarketCode {
    "GB".parse().unwrap()
}

/// What is counted by the day, in the shape of a recount.
fn counted(read: &mut db::Read, days: &[Day]) -> Result<Recounted, db::Error> {
    let mut all = Recounted::new();
    for day in days {
        for kind in [ChartKind::Sales, ChartKind::Posts, ChartKind::Creators] {
            for one in chart::tallies(read, gb(), kind, Period::Day.of(*day))? {
                all.insert((*day, kind, one.subject), (one.units, one.minor));
            }
        }
    }
    Ok(all)
}

/// Every row of every closed chart of sales.
type Closed = BTreeMap<(Period, Day, String), Vec<Row>>;

fn closed(read: &mut db::Read, days: &[Day]) -> Result<Closed, db::Error> {
    let mut all = Closed::new();
    for period in Period::ALL {
        for span in days.iter().map(|day| period.of(*day)) {
            if chart::closed_at(read, gb(), span)?.is_some() {
                for category in ["", "jewellery"] {
                    let rows = chart::rows(read, gb(), ChartKind::Sales, span, category)?;
                    all.insert((period, span.first, category.to_owned()), rows);
                }
            }
        }
    }
    Ok(all)
}

/// Counts, and then forgets to say so.
struct Crashing(ChartCounter);

impl Consumer for Crashing {
    fn name(&self) -> &'static str {
        self.0.name()
    }

    fn wants(&self, topic: &str) -> bool {
        self.0.wants(topic)
    }

    fn handle(&self, db: &db::Db, clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        self.0.handle(db, clock, events)?;
        Err("the light went out".to_owned())
    }
}

#[derive(Clone, Debug)]
enum Step {
    Buy { good: usize, units: i64, method: &'static str },
    Cancel { which: usize, lines: usize },
    Deliver { which: usize },
    Return { which: usize },
    Wait { hours: i64 },
    Follow,
    Crash,
    Close,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let method = prop_oneof![Just("sandbox"), Just("cod")];
    let step = prop_oneof![
        4 => (0..4_usize, 1..4_i64, method).prop_map(|(good, units, method)| Step::Buy { good, units, method }),
        2 => (any::<usize>(), 1..4_usize).prop_map(|(which, lines)| Step::Cancel { which, lines }),
        2 => any::<usize>().prop_map(|which| Step::Deliver { which }),
        1 => any::<usize>().prop_map(|which| Step::Return { which }),
        3 => (1..60_i64).prop_map(|hours| Step::Wait { hours }),
        2 => Just(Step::Follow),
        1 => Just(Step::Crash),
        2 => Just(Step::Close),
    ];
    prop::collection::vec(step, 1..28)
}

struct Walk<'a> {
    house: &'a House,
    hall: Hall,
    deps: Deps,
    orders: Vec<trade::OrderId>,
    began: Day,
    kept: Closed,
}

impl Walk<'_> {
    fn order(&self, which: usize) -> Option<Order> {
        let id = self.orders.get(which % self.orders.len().max(1))?;
        self.house.read(|read| trade::order::find(read, *id))
    }

    fn take(&mut self, step: &Step) {
        match step {
            Step::Buy { good, units, method } => {
                let wish = Wish { method, ..Wish::default() };
                let placed = self.hall.order(self.hall.basket(&[(*good, *units)]), wish).unwrap();
                self.orders.extend(placed.orders.iter().map(|order| order.id));
            }
            Step::Cancel { which, lines } => self.cancel(*which, *lines),
            Step::Deliver { which } => self.deliver(*which),
            Step::Return { which } => self.give_back(*which),
            Step::Wait { hours } => {
                self.hall.clock.advance_ms(hours * HOUR_MS);
            }
            Step::Follow => {
                while db::outbox::deliver(&self.deps.db, &*self.hall.clock, &ChartCounter::new(&self.deps)).unwrap() {}
            }
            Step::Crash => {
                drop(db::outbox::deliver(&self.deps.db, &*self.hall.clock, &Crashing(ChartCounter::new(&self.deps))))
            }
            Step::Close => drop(close_charts(&self.deps).unwrap()),
        }
        self.check_closed();
    }

    fn cancel(&self, which: usize, lines: usize) {
        let Some(order) = self.order(which) else { return };
        let open = order.lines.iter().filter(|line| line.state == LineState::Open);
        let lines: Vec<OrderLineId> = open.map(|line| line.id).take(lines).collect();
        let clock = self.hall.clock.clone();
        let done = self.deps.db.write_blocking(move |tx| {
            let mut order = order.clone();
            let wish = CancelOrder { actor: Actor::Seller, lines: Some(&lines), reason: "no" };
            cancel_order(tx, &*clock, &mut order, &wish)
        });
        drop(done);
    }

    fn deliver(&self, which: usize) {
        let Some(order) = self.order(which).filter(|order| order.state == OrderState::AwaitingShipment) else { return };
        let clock = self.hall.clock.clone();
        self.house.write(move |tx| {
            let pack = PackOrder {
                lines: None,
                carrier: "Royal Mail",
                tracking: Some("T1"),
                weight_g: Some(200),
                dims_mm: None,
                actor: Actor::Seller,
            };
            let parcel = pack_order(tx, &*clock, &mut [order.clone()], &pack).map_err(crate::trade::fault)?;
            for to in ["COLLECTED", "IN_TRANSIT", "DELIVERED"] {
                let to = serde_json::from_value(to.into()).unwrap();
                let scan = ScanParcel { to, at: None, by: fulfilment::Actor::Operator, place: None, sandbox: true };
                scan_parcel(tx, &*clock, parcel.id, &scan).map_err(crate::trade::fault)?;
            }
            Ok::<_, db::Error>(())
        });
    }

    fn give_back(&self, which: usize) {
        let Some(order) = self.order(which).filter(|order| order.state == OrderState::Delivered) else { return };
        let lines: Vec<OrderLineId> =
            order.lines.iter().filter(|line| line.state == LineState::Delivered).map(|line| line.id).take(1).collect();
        let clock = self.hall.clock.clone();
        let done = self.deps.db.write_blocking(move |tx| {
            let mut order = order.clone();
            let ask = AskReturn {
                lines: &lines,
                kind: ReturnKind::RefundOnly,
                reason: "damaged",
                note: "",
                actor: Actor::Buyer,
            };
            let mut ret = request_return(tx, &*clock, &mut order, &ask).map_err(crate::trade::fault)?;
            decide_return(tx, &*clock, &mut ret, Actor::Seller, true, "sorry").map_err(crate::trade::fault)
        });
        drop(done);
    }

    fn days(&self) -> Vec<Day> {
        let today = self.hall.market.today(self.hall.now());
        std::iter::successors(Some(self.began), |day| day.tomorrow().ok()).take_while(|day| *day <= today).collect()
    }

    /// What was closed before is as it was.
    fn check_closed(&mut self) {
        let days = self.days();
        let now = self.house.read(|read| closed(read, &days));
        for (chart, rows) in &self.kept {
            assert_eq!(now.get(chart), Some(rows), "{chart:?} was rewritten");
        }
        self.kept = now;
    }

    /// Everything is told and closed; then both ways of counting agree.
    fn check(&mut self) {
        self.hall.clock.advance_ms(2 * DAY_MS);
        close_charts(&self.deps).unwrap();
        self.check_closed();
        let days = self.days();
        let (counted, recounted, until) = self.house.read(|read| {
            let recounted = recount(read, self.deps.ageing, gb())?;
            Ok((counted(read, &days)?, recounted, chart::open_day(read, gb())?))
        });
        let filled = |all: Recounted| all.into_iter().filter(|(_, sums)| *sums != (0, 0)).collect::<Recounted>();
        assert_eq!(filled(counted), filled(recounted.clone()));
        let Some(until) = until else { return };
        for day in days.iter().filter(|day| **day < until) {
            let rows = self.kept.get(&(Period::Day, *day, String::new())).cloned().unwrap_or_default();
            let rows: BTreeMap<i64, i64> = rows.iter().map(|row| (row.standing.subject, row.standing.units)).collect();
            let sold =
                recounted.iter().filter(|((of, kind, _), sums)| (*of, *kind) == (*day, ChartKind::Sales) && sums.0 > 0);
            let sold: BTreeMap<i64, i64> = sold.map(|((_, _, subject), sums)| (*subject, sums.0)).collect();
            assert_eq!(rows, sold, "the chart of {day}");
        }
    }
}

fn walk(house: &mut House, steps: &[Step]) {
    let hall = Hall::open(house, 2, 2, 500);
    let began = hall.market.today(hall.now());
    let deps = house.deps.clone();
    let mut walk = Walk { house, hall, deps, orders: Vec::new(), began, kept: Closed::new() };
    for step in steps {
        walk.take(step);
    }
    walk.check();
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]
    #[test]
    fn charts_equal_a_recount_of_the_orders(steps in steps()) {
        for db in testkit::databases() {
            walk(&mut House::new(db), &steps);
        }
    }
}

#[test]
fn a_long_walk_of_sales_and_returns_agrees() {
    let rng = SeededRng::new(3);
    let mut steps = Vec::new();
    for n in 0..60_usize {
        let at = |below: u64| usize::try_from(rng.next_u64() % below).unwrap();
        steps.push(Step::Buy { good: n % 4, units: 1 + i64::try_from(at(3)).unwrap(), method: "sandbox" });
        steps.push(Step::Wait { hours: 2 + i64::try_from(at(5)).unwrap() });
        if n % 7 == 0 {
            steps.push(Step::Crash);
        }
        if n % 3 == 0 {
            steps.push(Step::Close);
            steps.push(Step::Deliver { which: at(60) });
        }
        steps.push(if n % 2 == 0 { Step::Return { which: at(60) } } else { Step::Cancel { which: at(60), lines: 1 } });
    }
    for db in testkit::databases() {
        walk(&mut House::new(db), &steps);
    }
}
