//! Facts for tests.

use kernel::{Country, Instant};
use proptest::prelude::*;

use crate::{Kind, Origin, Signal, Viewer};

/// `2026-11-23T00:00:00Z`, from which tests count.
pub const START_MS: i64 = 1_795_392_000_000;

/// A fact of a device about a post of creator 50 under topic 90.
pub fn fact(id: &str, kind: Kind, device: u64, post: i64, after_ms: i64) -> Signal {
    Signal {
        id: id.to_owned(),
        kind,
        at: Instant::from_ms(START_MS + after_ms),
        market: Country::new(*b"GB"),
        viewer: Viewer { person: None, device },
        origin: Origin::Real,
        post: Some(post),
        room: None,
        listing: None,
        creator: Some(50),
        topics: vec![90],
        amount: None,
    }
}

pub fn view(device: u64, post: i64, after_ms: i64) -> Signal {
    fact(&format!("view-{device}-{post}-{after_ms}"), Kind::View, device, post, after_ms)
}

/// Any fact within the bounds.
pub fn any_signal() -> impl Strategy<Value = Signal> {
    let who = (proptest::option::of(any::<i64>()), any::<u64>(), origins());
    let what =
        (proptest::array::uniform5(proptest::option::of(any::<i64>())), prop::collection::vec(any::<i64>(), 0..=6));
    ("[a-zA-Z0-9_.:/-]{1,64}", kinds(), any::<i64>(), markets(), who, what).prop_map(
        |(id, kind, at, market, (person, device, origin), ([post, room, listing, creator, amount], topics))| {
            let (at, viewer) = (Instant::from_ms(at), Viewer { person, device });
            Signal { id, kind, at, market, viewer, origin, post, room, listing, creator, topics, amount }
        },
    )
}

/// Facts of a small world, where ids, viewers and subjects meet again and again within a few hours.
pub fn of_a_small_world() -> impl Strategy<Value = Signal> {
    let who = (proptest::option::of(1..4_i64), 0..4_u64, origins());
    let what = (proptest::option::of(1..4_i64), proptest::option::of(1..3_i64), prop::collection::vec(1..4_i64, 0..=3));
    let when = 0..3 * kernel::HOUR_MS / 2;
    (0..60_u32, kinds(), when, markets(), who, what, proptest::option::of(-1..4_i64)).prop_map(
        |(id, kind, after_ms, market, (person, device, origin), (post, listing, topics), amount)| {
            // An id belongs to one kind, as in life.
            let id = format!("{}-{id}", kind.name());
            let (at, viewer) = (Instant::from_ms(START_MS + after_ms), Viewer { person, device });
            Signal { id, kind, at, market, viewer, origin, post, room: None, listing, creator: post, topics, amount }
        },
    )
}

fn kinds() -> impl Strategy<Value = Kind> {
    prop_oneof![2 => Just(Kind::View), 3 => prop::sample::select(Kind::ALL.to_vec())]
}

fn origins() -> impl Strategy<Value = Origin> {
    prop_oneof![
        6 => Just(Origin::Real),
        1 => Just(Origin::Simulated),
        1 => Just(Origin::Bot),
        1 => Just(Origin::Self_),
    ]
}

fn markets() -> impl Strategy<Value = Country> {
    prop::sample::select(vec![Country::new(*b"GB"), Country::new(*b"TH")])
}
