use testkit::START;

use super::*;
use crate::order::fixture::*;
use crate::order::{Event, LineState, OrderState};

fn ask(db: &db::Db, order: &Order, reason: &'static str) -> Result<Cancellation, CancellationError> {
    ask_at(db, order, 0, reason)
}

fn ask_at(db: &db::Db, order: &Order, ms: i64, reason: &'static str) -> Result<Cancellation, CancellationError> {
    let order = order.clone();
    db.write_blocking(move |tx| {
        let lines = [order.lines[0].id];
        request(tx, &at(ms), &order, &NewCancellation { lines: &lines, reason, actor: Actor::Buyer })
    })
}

fn answer(db: &db::Db, asked: &Cancellation, actor: Actor, accept: bool) -> Result<Cancellation, CancellationError> {
    let asked = asked.clone();
    db.write_blocking(move |tx| decide(tx, &at(HOUR_MS), &asked, actor, accept, " no "))
}

#[test]
fn a_wish_to_cancel_is_answered_once() {
    for db in testkit::databases() {
        let mut order = paid_order(&db, 1);
        go(&db, &mut order, HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        for wrong in ["", "  "] {
            assert!(matches!(ask(&db, &order, wrong), Err(CancellationError::Invalid(_))));
        }
        let asked = ask(&db, &order, "too late").unwrap();
        assert!(matches!(ask(&db, &order, "again"), Err(CancellationError::Pending)));
        let id = order.id;
        let last = move |read: &mut db::Read| of_order(read, id);
        assert_eq!(db.read_blocking(last).unwrap(), Some(asked.clone()));
        let waits = START.plus_ms(ANSWER_MS);
        let due_by = |now| db.read_blocking(move |read| due(read, now, 9)).unwrap();
        assert_eq!((due_by(waits.plus_ms(-1)), due_by(waits)), (vec![], vec![(order.id, waits)]));
        let shops = |shop| db.read_blocking(move |read| waiting_of_shop(read, shop)).unwrap();
        assert_eq!((shops(SHOP), shops(SHOP_2)), (vec![asked.clone()], vec![]));

        assert!(matches!(answer(&db, &asked, Actor::Buyer, true), Err(CancellationError::NotYours)));
        let decided = answer(&db, &asked, Actor::Seller, false).unwrap();
        assert_eq!((decided.state, decided.decided_by), (CancellationState::Rejected, Some(Actor::Seller)));
        assert_eq!((decided.answer.as_deref(), decided.due_at), (Some("no"), None));
        assert_eq!(db.read_blocking(last).unwrap(), Some(decided));
        assert!(matches!(answer(&db, &asked, Actor::System, true), Err(CancellationError::Decided)));
        assert_eq!(db.read_blocking(move |read| open_of(read, id)).unwrap(), None);

        ask(&db, &order, "please").unwrap();
        assert!(move_lines(&db, &mut order, 2 * HOUR_MS, &[0], LineState::Cancelled));
        let last = db.read_blocking(last).unwrap().unwrap();
        assert_eq!((last.state, last.decided_by), (CancellationState::Accepted, Some(Actor::Seller)));
    }
}

#[test]
fn a_reason_is_trimmed_and_has_bounds() {
    assert_eq!(reason("  too late ").unwrap(), "too late");
    assert!(reason(&"é".repeat(REASON_MAX)).is_ok(), "characters, not bytes");
    for wrong in ["", " \n", &"é".repeat(REASON_MAX + 1)] {
        let problems = reason(wrong).unwrap_err();
        let told: Vec<_> = problems.0.iter().map(|problem| (problem.field.as_str(), problem.code.as_ref())).collect();
        assert_eq!(told, [("reason", "trade.reason_needed")]);
    }
}

#[test]
fn silence_approves_the_longest_waiting_first() {
    for db in testkit::databases() {
        let mut asked = Vec::new();
        for minutes in [20, 0, 10] {
            let mut order = paid_order(&db, 1);
            go(&db, &mut order, HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
            asked.push((minutes, ask_at(&db, &order, minutes * kernel::MINUTE_MS, "changed my mind").unwrap()));
        }
        asked.sort_by_key(|(minutes, _)| *minutes);
        let want: Vec<_> = asked.iter().map(|(_, asked)| (asked.order, asked.due_at.unwrap())).collect();
        let late = START.plus_ms(ANSWER_MS + HOUR_MS);
        assert_eq!(db.read_blocking(move |read| due(read, late, 9)).unwrap(), want);
        assert_eq!(db.read_blocking(move |read| due(read, late, 2)).unwrap(), want[..2]);
        let waiting = db.read_blocking(|read| waiting_of_shop(read, SHOP)).unwrap();
        assert_eq!(waiting, asked.iter().map(|(_, asked)| asked.clone()).collect::<Vec<_>>());

        let silent = answer(&db, &asked[0].1, Actor::System, true).unwrap();
        assert_eq!((silent.state, silent.decided_by), (CancellationState::Accepted, Some(Actor::System)));
        assert_eq!(db.read_blocking(move |read| due(read, late, 9)).unwrap(), want[1..], "it is asked once");
    }
}

#[test]
fn of_two_answers_at_the_same_time_one_counts() {
    for db in testkit::databases() {
        let mut order = paid_order(&db, 1);
        go(&db, &mut order, HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        let asked = ask(&db, &order, "too late").unwrap();
        let answers = std::thread::scope(|scope| {
            let one = |n: usize| answer(&db, &asked, Actor::Seller, n.is_multiple_of(2)).map(|decided| decided.state);
            let many: Vec<_> = (0..6).map(|n| scope.spawn(move || one(n))).collect();
            many.into_iter().map(|one| one.join().unwrap()).collect::<Vec<_>>()
        });
        let counted: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
        assert_eq!(counted.len(), 1, "{answers:?}");
        assert!(answers.iter().all(|answer| matches!(answer, Ok(_) | Err(CancellationError::Decided))), "{answers:?}");
        let id = order.id;
        let kept = db.read_blocking(move |read| of_order(read, id)).unwrap().unwrap();
        assert_eq!(kept.state, *counted[0]);
    }
}

#[test]
fn who_was_refused_may_ask_again_and_the_last_wish_is_shown() {
    for db in testkit::databases() {
        let mut order = paid_order(&db, 1);
        go(&db, &mut order, HOUR_MS, Event::RemorseOver, Actor::System).unwrap();
        let first = ask(&db, &order, "too late").unwrap();
        answer(&db, &first, Actor::Operator, false).unwrap();
        let second = ask(&db, &order, "really").unwrap();
        let id = order.id;
        assert_eq!(db.read_blocking(move |read| of_order(read, id)).unwrap(), Some(second.clone()));
        assert_eq!(db.read_blocking(move |read| open_of(read, id)).unwrap(), Some(second));
        assert_eq!(order.state, OrderState::AwaitingShipment, "a wish moves nothing");
    }
}
