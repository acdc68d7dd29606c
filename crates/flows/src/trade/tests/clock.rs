//! The clock of trade: what is due is done in order and as of then, once, and the next turn is queued.

use db::jobs::JobState;
use kernel::{DAY_MS, HOUR_MS, MINUTE_MS, PageRequest};
use trade::order::{DueKind, OrderState};

use super::hall::{Ask, Hall};
use super::in_halls;
use crate::fixture::House;
use crate::trade::deadlines;

fn wind(house: &House, hall: &Hall) {
    let clock = hall.clock.clone();
    house.write(move |tx| crate::wind_trade_clock(tx, &*clock));
}

/// The turns that were done, by the one job that has the next one queued.
fn turns(house: &House) -> i64 {
    let page = PageRequest::new(None, Some(100));
    let jobs = house.read(|read| db::jobs::list(read, None, &page));
    let clocks: Vec<_> = jobs.items.iter().filter(|job| job.kind == "trade_clock").collect();
    assert_eq!((clocks.len(), clocks[0].state), (1, JobState::Queued), "one job, queued again");
    clocks[0].done
}

#[test]
fn one_turn_after_a_leap_does_everything_and_queues_the_next() {
    in_halls(1, 1, 20, |house, hall| {
        wind(house, hall);
        wind(house, hall);
        house.run();
        assert_eq!(turns(house), 1);
        let unpaid = hall.basket(&[(0, 2)]);
        let first = hall.order(unpaid, Ask { name: "DECLINE", ..Ask::default() }).unwrap().orders.remove(0);
        let unsent = hall.basket(&[(0, 3)]);
        let second = hall.order(unsent, Ask::default()).unwrap().orders.remove(0);
        let start = hall.now();
        hall.clock.advance_ms(30 * DAY_MS);
        house.run();
        assert_eq!(turns(house), 2, "one turn for thirty days");
        let first = hall.order_now(&unpaid, first.id);
        assert_eq!((first.state, first.cancelled_at), (OrderState::Cancelled, Some(start.plus_ms(30 * MINUTE_MS))));
        let second = hall.order_now(&unsent, second.id);
        assert_eq!((second.state, second.cancelled_at), (OrderState::Cancelled, Some(start.plus_ms(96 * HOUR_MS))));
        let moves = house.read(|read| trade::order::history(read, second.id));
        let at: Vec<i64> = moves.iter().map(|moved| moved.at.since_ms(start) / HOUR_MS).collect();
        assert_eq!(at, [0, 0, 1, 96], "each as of when it was due");
        assert_eq!(hall.stock(0), (20, 20, 0, 0));
        hall.check();
        for _ in 0..3 {
            hall.clock.advance_ms(MINUTE_MS);
            house.run();
        }
        assert_eq!(turns(house), 5, "a turn a minute");
        assert_eq!(deadlines(&hall.db, &*hall.clock, u64::MAX).unwrap(), 0);
    });
}

#[test]
fn what_cannot_be_done_stops_nothing_else() {
    in_halls(1, 1, 20, |house, hall| {
        let (broken, sound) = (hall.basket(&[(0, 1)]), hall.basket(&[(0, 1)]));
        let declined = Ask { name: "DECLINE", ..Ask::default() };
        let broken_order = hall.order(broken, declined).unwrap().orders.remove(0);
        let sound_order = hall.order(sound, Ask::default()).unwrap().orders.remove(0);
        // A deadline of another state: nobody can close the window of what is not delivered.
        let (order, at) = (broken_order.clone(), hall.now());
        house.write(move |tx| {
            let due = trade::order::Due { kind: DueKind::Complete, at };
            trade::order::set_due(tx, &mut order.clone(), Some(due))
        });
        hall.clock.advance_ms(2 * HOUR_MS);
        assert!(deadlines(&hall.db, &*hall.clock, u64::MAX).is_ok());
        assert_eq!(hall.order_now(&broken, broken_order.id).state, OrderState::Unpaid);
        assert_eq!(hall.order_now(&sound, sound_order.id).state, OrderState::AwaitingShipment);
        hall.check();
    });
}
