use super::*;

const ACTORS: [Actor; 4] = [Actor::Buyer, Actor::Seller, Actor::System, Actor::Operator];

fn events() -> Vec<Event> {
    let lines = Progress::ALL.into_iter().map(Event::Lines);
    [Event::Paid, Event::RemorseOver, Event::WindowOver].into_iter().chain(lines).collect()
}

/// Every legal move: from, event, whether the buyer may, whether others than SYSTEM may, to. What is not here is refused.
const LEGAL: &[(&str, &str, &str, &str)] = &[
    ("UNPAID", "paid", "system", "ON_HOLD"),
    ("UNPAID", "all_cancelled", "anybody", "CANCELLED"),
    ("ON_HOLD", "remorse_over", "system", "AWAITING_SHIPMENT"),
    ("ON_HOLD", "all_cancelled", "anybody", "CANCELLED"),
    ("AWAITING_SHIPMENT", "all_cancelled", "not the buyer", "CANCELLED"),
    ("AWAITING_SHIPMENT", "some_packed", "not the buyer", "PARTIALLY_SHIPPED"),
    ("AWAITING_SHIPMENT", "all_packed", "not the buyer", "AWAITING_COLLECTION"),
    ("AWAITING_SHIPMENT", "all_shipped", "not the buyer", "IN_TRANSIT"),
    ("AWAITING_SHIPMENT", "all_delivered", "not the buyer", "DELIVERED"),
    ("AWAITING_SHIPMENT", "all_returned", "not the buyer", "DELIVERED"),
    ("PARTIALLY_SHIPPED", "all_cancelled", "not the buyer", "CANCELLED"),
    ("PARTIALLY_SHIPPED", "none_packed", "not the buyer", "AWAITING_SHIPMENT"),
    ("PARTIALLY_SHIPPED", "all_packed", "not the buyer", "AWAITING_COLLECTION"),
    ("PARTIALLY_SHIPPED", "all_shipped", "not the buyer", "IN_TRANSIT"),
    ("PARTIALLY_SHIPPED", "all_delivered", "not the buyer", "DELIVERED"),
    ("PARTIALLY_SHIPPED", "all_returned", "not the buyer", "DELIVERED"),
    ("AWAITING_COLLECTION", "all_cancelled", "not the buyer", "CANCELLED"),
    ("AWAITING_COLLECTION", "none_packed", "not the buyer", "AWAITING_SHIPMENT"),
    ("AWAITING_COLLECTION", "some_packed", "not the buyer", "PARTIALLY_SHIPPED"),
    ("AWAITING_COLLECTION", "all_shipped", "not the buyer", "IN_TRANSIT"),
    ("AWAITING_COLLECTION", "all_delivered", "not the buyer", "DELIVERED"),
    ("AWAITING_COLLECTION", "all_returned", "not the buyer", "DELIVERED"),
    ("IN_TRANSIT", "all_cancelled", "not the buyer", "CANCELLED"),
    ("IN_TRANSIT", "all_delivered", "not the buyer", "DELIVERED"),
    ("IN_TRANSIT", "all_returned", "not the buyer", "DELIVERED"),
    ("DELIVERED", "all_returned", "not the buyer", "COMPLETED"),
    ("DELIVERED", "window_over", "system", "COMPLETED"),
];

fn word(event: Event) -> String {
    let word = match event {
        Event::Lines(progress) => serde_json::to_string(&progress),
        other => serde_json::to_string(&other),
    };
    word.unwrap().replace('"', "")
}

fn may(who: &str, actor: Actor) -> bool {
    match who {
        "anybody" => true,
        "system" => actor == Actor::System,
        _ => actor != Actor::Buyer,
    }
}

#[test]
fn every_state_takes_the_events_of_the_table_and_refuses_all_others() {
    let mut legal = 0;
    for from in OrderState::ALL {
        for event in events() {
            for actor in ACTORS {
                let row = LEGAL.iter().find(|(state, on, _, _)| *state == from.name() && *on == word(event));
                let to = row.filter(|(_, _, who, _)| may(who, actor)).map(|(_, _, _, to)| *to);
                let answer = from.after(event, actor);
                assert_eq!(answer.ok().map(OrderState::name), to, "{from:?} {event:?} {actor:?}");
                if to.is_none() {
                    assert_eq!(answer, Err(IllegalMove { from, event, actor }));
                }
                legal += usize::from(to.is_some());
            }
        }
    }
    assert_eq!(LEGAL.len(), 27);
    assert_eq!(legal, 3 + 2 * 4 + 22 * 3);
}

#[test]
fn names_are_the_spelling_of_json() {
    for state in OrderState::ALL {
        assert_eq!(serde_json::to_string(&state).unwrap(), format!("\"{}\"", state.name()));
        assert_eq!(serde_json::from_str::<OrderState>(&format!("\"{}\"", state.name())).unwrap(), state);
    }
}

#[test]
fn progress_is_that_of_the_last_line() {
    use LineState as L;
    let table: &[(&[L], Progress)] = &[
        (&[], Progress::AllCancelled),
        (&[L::Cancelled, L::Cancelled], Progress::AllCancelled),
        (&[L::Open, L::Open], Progress::NonePacked),
        (&[L::Open, L::Cancelled], Progress::NonePacked),
        (&[L::Open, L::Packed], Progress::SomePacked),
        (&[L::Open, L::Delivered], Progress::SomePacked),
        (&[L::Packed, L::Cancelled], Progress::AllPacked),
        (&[L::Packed, L::Delivered], Progress::AllPacked),
        (&[L::Shipped, L::Delivered], Progress::AllShipped),
        (&[L::Shipped, L::Returned, L::Cancelled], Progress::AllShipped),
        (&[L::Delivered, L::Returning], Progress::AllDelivered),
        (&[L::Delivered, L::Returned], Progress::AllDelivered),
        (&[L::Returned, L::Cancelled], Progress::AllReturned),
    ];
    for (lines, progress) in table {
        assert_eq!(Progress::of(lines.iter().copied()), *progress, "{lines:?}");
    }
}

/// Every order of three lines, whatever one of them does.
#[test]
fn an_order_follows_its_lines() {
    use LineState as L;
    const ALL: [LineState; 7] = [L::Open, L::Packed, L::Shipped, L::Delivered, L::Cancelled, L::Returning, L::Returned];
    let moves = ALL.into_iter().flat_map(|from| ALL.into_iter().map(move |to| (from, to)));
    for (from, to) in moves.filter(|(from, to)| from.goes_to(*to)) {
        for others in ALL.into_iter().flat_map(|one| ALL.into_iter().map(move |other| [one, other])) {
            let of = |line| Progress::of(others.into_iter().chain([line]));
            let (was, is) = (of(from).state(), of(to));
            if was != is.state() && was != OrderState::Delivered {
                assert_eq!(
                    was.after(Event::Lines(is), Actor::System),
                    Ok(is.state()),
                    "{others:?}: {from:?} to {to:?}"
                );
            }
        }
    }
}
