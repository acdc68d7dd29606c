use proptest::prelude::*;

use super::*;

fn day(n: i64) -> Instant {
    Instant::from_ms(n * DAY_MS)
}

/// Rates in a row: each from its day until the next one's.
fn offered(rates: &[(i64, i64)]) -> Vec<Offered> {
    let next = |place: usize| rates.get(place + 1).map(|(from, _)| day(*from));
    let row = |(place, (from, rate_bp)): (usize, &(i64, i64))| Offered {
        rate_bp: *rate_bp,
        from: day(*from),
        until: next(place),
    };
    rates.iter().enumerate().map(row).collect()
}

fn candidate(id: i64, kind: Kind, membership: MemberState, rate_bp: i64) -> Candidate {
    Candidate {
        creator: CreatorId::new(1),
        product: ProductId::new(2),
        collaboration: CollaborationId::new(id),
        shop: ShopId::new(3),
        kind,
        state: State::Open,
        ends_at: None,
        membership,
        since: day(0),
        offered: offered(&[(0, rate_bp)]),
    }
}

#[test]
fn a_cut_takes_thirty_days_and_a_raise_none() {
    // Ten percent, cut to five on day 10, raised to seven on day 20.
    let rates = offered(&[(0, 1000), (10, 500), (20, 700)]);
    let cases = [
        // Since, at, rate.
        (0, 9, 1000),
        (0, 10, 1000),
        (0, 39, 1000),
        (0, 40, 700),
        // Who joins after the cut has what was offered then, and the raise at once.
        (10, 15, 500),
        (10, 20, 700),
        (20, 90, 700),
    ];
    for (since, at, rate) in cases {
        assert_eq!(rate_at(&rates, day(since), day(at)), Some(rate), "since day {since}, on day {at}");
    }
    assert_eq!(rate_at(&rates, day(0), day(40).plus_ms(-1)), Some(1000), "to the last moment of the notice");
    assert_eq!(next_cut(&rates, day(0), day(25)), Some((700, day(40))));
    assert_eq!(next_cut(&rates, day(10), day(25)), None);
}

#[test]
fn targeted_terms_override_open_ones_once_they_are_joined() {
    use MemberState as M;
    let open = candidate(1, Kind::Open, M::Joined, 1000);
    let cases = [
        ("a better invitation counts", M::Invited, 1500, Some(2)),
        ("as good a one, too", M::Invited, 1000, Some(2)),
        ("a worse one does not, until it is accepted", M::Invited, 500, Some(1)),
        ("accepted, it overrides", M::Joined, 500, Some(2)),
        ("left, it is nothing", M::Left, 8000, Some(1)),
    ];
    for (what, membership, rate, expected) in cases {
        let targeted = candidate(2, Kind::Targeted, membership, rate);
        let chosen = choose(&[open.clone(), targeted], day(1)).map(|terms| terms.collaboration.get());
        assert_eq!(chosen, expected, "{what}");
    }
    let uninvited = candidate(1, Kind::Open, M::Invited, 1000);
    assert_eq!(choose(&[uninvited], day(1)), None, "an open one is joined");
}

#[test]
fn nothing_holds_after_its_end() {
    let mut one = candidate(1, Kind::Open, MemberState::Joined, 1000);
    one.ends_at = Some(day(5));
    assert!(choose(&[one.clone()], day(5).plus_ms(-1)).is_some());
    assert_eq!(choose(&[one.clone()], day(5)), None);
    (one.ends_at, one.state) = (None, State::Closing);
    assert!(choose(&[one.clone()], day(5)).is_some(), "who is in it sells on");
    one.state = State::Closed;
    assert_eq!(choose(&[one], day(5)), None);
}

proptest! {
    #[test]
    fn nobody_loses_a_rate_without_notice(
        steps in prop::collection::vec((1..20_i64, 100..8000_i64), 1..12), since in 0..100_i64, at in 0..300_i64,
    ) {
        let mut from = 0;
        let rates: Vec<(i64, i64)> = steps.iter().map(|(days, rate)| { let row = (from, *rate); from += days; row }).collect();
        let rates = offered(&rates);
        prop_assume!(at >= since);
        let now = rate_at(&rates, day(since), day(at)).unwrap();
        let current = rates.iter().rev().find(|rate| rate.from <= day(at)).unwrap().rate_bp;
        prop_assert!(now >= current, "a raise counts at once");
        // Whatever was offered since joining, in the thirty days before, is had.
        for rate in &rates {
            let begun = rate.from.max(day(since));
            let ended = rate.until.unwrap_or(day(1000));
            if begun <= day(at) && ended > day(at).plus_ms(-NOTICE_MS).max(day(since)) && ended > begun {
                prop_assert!(now >= rate.rate_bp);
            }
        }
        if let Some((lower, when)) = next_cut(&rates, day(since), day(at)) {
            prop_assert!(lower < now && when > day(at));
            prop_assert_eq!(rate_at(&rates, day(since), when.plus_ms(-1)).map(|rate| rate >= lower), Some(true));
        }
    }
}
