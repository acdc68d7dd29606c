//! Every page of buying with sample data, in every interface language: see `ui/gallery.rs`.

use kernel::{DAY_MS, HOUR_MS, Instant, MINUTE_MS, Money, Problem};
use maud::Markup;

use super::parts::{ShopLink, Thing, Totals};
use super::*;
use crate::pages::{Desk, Visit};
use crate::ui::Form;
use crate::ui::gallery::{AT, amount, sample_picture};

/// Every page, by name.
pub(crate) fn pages(visit: &Visit, desk: &Desk) -> Vec<(&'static str, Markup)> {
    let at = |path: &str| Visit { path: visit.to(path), ..visit.clone() };
    let parcel = tracking::View {
        carrier: "Kerry".to_owned(),
        tracking: "TH4471029913".to_owned(),
        state: "IN_TRANSIT",
        deliver_by: Some(AT.plus_ms(2 * DAY_MS)),
        scans: vec![
            scan("READY", 0, None),
            scan("COLLECTED", 5, Some("Chiang Mai")),
            scan("IN_TRANSIT", 20, Some("Nakhon Sawan")),
        ],
    };
    vec![
        ("cart", cart::view(&at("cart"), &full_cart(visit))),
        ("cart-empty", cart::view(&Visit { units: 0, ..at("cart") }, &empty_cart(visit))),
        ("checkout", place::view(visit, &checkout(visit, false, &[]))),
        ("checkout-member", place::view(visit, &checkout(visit, true, &[]))),
        ("checkout-wrong", place::view(visit, &checkout(visit, false, &problems()))),
        ("placed", placed::view(visit, &placed_as(visit, placed::Outcome::Paid))),
        ("placed-door", placed::view(visit, &placed_as(visit, placed::Outcome::AtTheDoor))),
        ("placed-waiting", placed::view(visit, &placed_as(visit, waiting()))),
        ("placed-unpaid", placed::view(visit, &placed_as(visit, unpaid()))),
        ("placed-over", placed::view(visit, &placed_as(visit, placed::Outcome::Over))),
        ("orders", orders::view(&at("orders"), &order_list(visit))),
        ("orders-empty", orders::view(&at("orders"), &orders::View { orders: vec![], ..order_list(visit) })),
        ("order-unpaid", order::view(visit, &order_in(visit, "UNPAID", "pay"))),
        ("order-on-hold", order::view(visit, &order_in(visit, "ON_HOLD", "remorse"))),
        ("order-transit", order::view(visit, &order_in(visit, "IN_TRANSIT", "lost"))),
        ("order-delivered", order::view(visit, &order_in(visit, "DELIVERED", "complete"))),
        ("order-cancelled", order::view(visit, &order_in(visit, "CANCELLED", ""))),
        ("return-ask", returns::ask(visit, &ask(visit))),
        ("return-send", returns::one(visit, &returned(visit, "AWAITING_BUYER_SHIP"))),
        ("return-rejected", returns::one(visit, &returned(visit, "REJECTED"))),
        ("return-refunded", returns::one(visit, &returned(visit, "REFUNDED"))),
        ("track", tracking::view(desk, &parcel)),
    ]
}

fn scan(state: &'static str, hours: i64, place: Option<&str>) -> tracking::Scan {
    tracking::Scan { state, at: AT.plus_ms(hours * HOUR_MS), place: place.map(str::to_owned) }
}

fn shop(at: usize) -> ShopLink {
    let (handle, name) = [("quiet-stones", "Quiet Stones"), ("moon-and-mochi", "Moon & Mochi")][at % 2];
    ShopLink { handle: handle.to_owned(), name: name.to_owned() }
}

fn thing(visit: &Visit, at: usize) -> Thing {
    let (title, slug, options) = [
        ("Rose quartz sphere on a beech stand", "rose-quartz-sphere", "Colour: Soft pink · Size: 60 mm"),
        ("Cordless curling iron with three heat settings and a travel pouch", "cordless-curling-iron", ""),
        ("Mochi cat squishy, slow rising", "mochi-cat-squishy", "Colour: Calico"),
    ][at % 3];
    Thing {
        href: Some(visit.to(&format!("listings/{at}"))),
        title: title.to_owned(),
        options: options.to_owned(),
        picture: Some(sample_picture(slug, title)),
    }
}

fn sums(visit: &Visit, pence: i64, shipping: Option<i64>) -> Totals {
    let total = amount(visit, pence + shipping.unwrap_or(0));
    Totals {
        items: amount(visit, pence),
        shipping: shipping.map(|pence| amount(visit, pence)),
        tax: Money { minor: total.minor / 6, ..total },
        total,
        refunded: amount(visit, 0),
    }
}

fn full_cart(visit: &Visit) -> cart::View {
    let line = |at: usize, quantity: i64, pence: i64, was: Option<i64>, trouble| cart::Line {
        id: at.to_string(),
        thing: thing(visit, at),
        quantity,
        max: 7,
        price: amount(visit, pence),
        total: amount(visit, pence * quantity),
        was: was.map(|pence| amount(visit, pence)),
        trouble,
    };
    cart::View {
        groups: vec![
            cart::Group {
                shop: shop(0),
                lines: vec![
                    line(0, 2, 2499, Some(2699), None),
                    line(1, 9, 4599, None, Some(cart::Trouble::Short { left: 4 })),
                ],
            },
            cart::Group { shop: shop(1), lines: vec![line(2, 1, 799, None, Some(cart::Trouble::SoldOut))] },
        ],
        totals: sums(visit, 4998, None),
        units: 3,
        ready: false,
        problem: None,
        back: None,
        done: Some("added".to_owned()),
    }
}

fn empty_cart(visit: &Visit) -> cart::View {
    cart::View {
        groups: vec![],
        totals: sums(visit, 0, None),
        units: 0,
        ready: false,
        problem: Some(Problem::new("cart", "accounts.address_unknown")),
        back: Some("/gb/listings/1".to_owned()),
        done: None,
    }
}

fn problems() -> Vec<Problem> {
    vec![
        Problem::new("email", "accounts.email_invalid"),
        Problem::new("name", "accounts.address_missing"),
        Problem::new("postal_code", "accounts.address_postal_code").with("example", "10150"),
    ]
}

fn checkout(visit: &Visit, signed_in: bool, problems: &[Problem]) -> place::View {
    let lines =
        ["Somchai Jaidee", "99/1 Soi Sukhumvit 39", "Bangkok 10110", "+66 81 234 5678"].map(str::to_owned).to_vec();
    let lane = |code: &str, pence: i64, days| place::Lane {
        code: code.to_owned(),
        price: amount(visit, pence),
        days,
        total: amount(visit, 5797 + pence),
        tax: amount(visit, (5797 + pence) / 6),
    };
    let first = if signed_in { "1" } else { "new" };
    let form = Form::new([
        ("cart", "17"),
        ("key", "k"),
        ("saved", first),
        ("lane", "standard"),
        ("method", "sandbox"),
        ("phone", "+66 81 234 5678"),
    ]);
    place::View {
        form: form.with_problems(problems),
        signed_in,
        country: visit.place.market.code,
        country_name: crate::ui::switcher::market_name(visit.place.market.code, &visit.place.market.name, &visit.voice),
        saved: if signed_in { vec![("1".to_owned(), lines.clone()), ("2".to_owned(), lines)] } else { vec![] },
        groups: vec![
            place::Group { shop: shop(0), lines: vec![(thing(visit, 0), 2, amount(visit, 4998))] },
            place::Group { shop: shop(1), lines: vec![(thing(visit, 2), 1, amount(visit, 799))] },
        ],
        lanes: vec![lane("standard", 0, (3, 5)), lane("express", 490, (1, 2))],
        methods: ["sandbox", "cod", "stripe"].map(str::to_owned).to_vec(),
        units: 3,
        totals: sums(visit, 5797, Some(0)),
        changed: if problems.is_empty() {
            vec![]
        } else {
            vec![(thing(visit, 0).title, amount(visit, 2399), amount(visit, 2499))]
        },
        return_days: 7,
        sandbox: signed_in,
        now: AT,
    }
}

fn waiting() -> placed::Outcome {
    placed::Outcome::Waiting { href: Some("https://pay.example/1".to_owned()), until: Some(AT.plus_ms(29 * MINUTE_MS)) }
}

fn unpaid() -> placed::Outcome {
    placed::Outcome::Unpaid {
        until: Some(AT.plus_ms(21 * MINUTE_MS)),
        methods: vec!["sandbox".to_owned(), "cod".to_owned()],
        order: "1".to_owned(),
        key: "k".to_owned(),
    }
}

fn placed_as(visit: &Visit, outcome: placed::Outcome) -> placed::View {
    let order = |at: usize, units: i64, pence: i64| placed::Placed {
        id: format!("82736451092837{at}"),
        shop: shop(at).name,
        units,
        total: amount(visit, pence),
        picture: thing(visit, at).picture,
    };
    placed::View {
        outcome,
        orders: vec![order(0, 2, 4998), order(1, 1, 799)],
        total: amount(visit, 5797),
        email: Some("somchai@meadow.example".to_owned()),
        go: false,
        now: AT,
    }
}

fn order_list(visit: &Visit) -> orders::View {
    let row = |at: usize, state: &'static str, units: i64| orders::Row {
        href: visit.to(&format!("orders/{at}")),
        shop: shop(at).name,
        state,
        units,
        total: amount(visit, 2499 * units),
        placed_at: AT.plus_ms(-DAY_MS * i64::try_from(at).unwrap()),
        pictures: (0..usize::try_from(units).unwrap().min(orders::PICTURES))
            .map(|n| thing(visit, at + n).picture)
            .collect(),
    };
    orders::View {
        orders: vec![row(0, "UNPAID", 1), row(1, "IN_TRANSIT", 6), row(2, "DELIVERED", 2), row(3, "CANCELLED", 1)],
        next: Some("?after=x".to_owned()),
        sign_in: Some("/sign-in".to_owned()),
        shop: visit.to("listings"),
    }
}

fn event(to: &'static str, actor: &'static str, hours: i64, reason: Option<&str>) -> order::Event {
    order::Event { to, actor, reason: reason.map(str::to_owned), at: AT.plus_ms(hours * HOUR_MS) }
}

fn order_in(visit: &Visit, state: &'static str, due: &str) -> order::View {
    let delivered = state == "DELIVERED";
    let cancelled = state == "CANCELLED";
    let line = |at: usize, id: i64, pence: i64| order::Line {
        thing: thing(visit, at),
        price: amount(visit, pence),
        state: if cancelled {
            "CANCELLED"
        } else if delivered && id == 3 {
            "RETURNING"
        } else {
            "OPEN"
        },
        refunded: amount(visit, if cancelled { pence } else { 0 }),
    };
    let mut totals = sums(visit, 9597, Some(490));
    totals.refunded = amount(visit, if cancelled { 9597 } else { 0 });
    let all = [
        event("UNPAID", "BUYER", 0, None),
        event("ON_HOLD", "BUYER", 0, None),
        event("AWAITING_SHIPMENT", "SYSTEM", 1, None),
        event("AWAITING_COLLECTION", "SELLER", 8, None),
        event("IN_TRANSIT", "SYSTEM", 11, None),
        event("DELIVERED", "SYSTEM", 60, None),
    ];
    let upto = all.iter().position(|event| event.to == state).unwrap_or(2);
    let mut history: Vec<order::Event> = all.into_iter().take(upto + 1).collect();
    if cancelled {
        history.push(event("CANCELLED", "SYSTEM", 97, Some("not_dispatched")));
    }
    let moving = matches!(state, "IN_TRANSIT" | "DELIVERED");
    order::View {
        id: "827364510928374".to_owned(),
        shop: shop(0),
        state,
        due: (!due.is_empty()).then(|| order::Due { kind: due.to_owned(), at: AT.plus_ms(29 * MINUTE_MS) }),
        placed_at: AT,
        ship_by: Some(AT.plus_ms(2 * DAY_MS)),
        delivered_at: delivered.then(|| AT.plus_ms(60 * HOUR_MS)),
        return_by: delivered.then(|| AT.plus_ms(10 * DAY_MS)),
        lines: vec![line(0, 1, 2499), line(0, 2, 2499), line(0, 3, 2499), line(1, 4, 4599)],
        parcels: if moving {
            vec![order::Parcel {
                state,
                carrier: "Kerry".to_owned(),
                tracking: "TH4471029913".to_owned(),
                href: Some("/track/kerry/TH4471029913".to_owned()),
                units: 4,
            }]
        } else {
            vec![]
        },
        totals,
        address: ["Somchai Jaidee", "99/1 Soi Sukhumvit 39", "Bangkok 10110", "+66 81 234 5678"]
            .map(str::to_owned)
            .to_vec(),
        email: Some("somchai@meadow.example".to_owned()),
        lane: "express".to_owned(),
        payment: Some(("sandbox".to_owned(), if state == "UNPAID" { "FAILED" } else { "PAID" })),
        pay_href: None,
        history,
        may: order::May {
            pay: state == "UNPAID",
            cancel: matches!(state, "UNPAID" | "ON_HOLD"),
            request_cancellation: false,
            give_back: delivered,
        },
        methods: vec!["sandbox".to_owned(), "cod".to_owned()],
        key: "k".to_owned(),
        cancellation: (state == "ON_HOLD").then(|| Some(AT.plus_ms(2 * DAY_MS))),
        returns: if delivered {
            vec![order::ReturnRow { id: "5".to_owned(), state: "REQUESTED", units: 1 }]
        } else {
            vec![]
        },
        problem: None,
        done: None,
        now: AT,
    }
}

fn unit(visit: &Visit, id: i64) -> returns::Unit {
    returns::Unit { line: id.to_string(), thing: thing(visit, 0), price: amount(visit, 2499) }
}

fn ask(visit: &Visit) -> returns::Ask {
    let form = Form::new([("lines", "1"), ("kind", "RETURN_AND_REFUND"), ("key", "k")]);
    returns::Ask {
        order: "827364510928374".to_owned(),
        units: (1..=3).map(|id| unit(visit, id)).collect(),
        kinds: vec!["REFUND_ONLY", "RETURN_AND_REFUND", "REPLACEMENT"],
        form: form.with_problems(&[Problem::new("reason", "accounts.address_missing")]),
    }
}

fn returned(visit: &Visit, state: &'static str) -> returns::One {
    let step = |to, actor, hours: i64, reason: Option<&str>| returns::Step {
        to,
        actor,
        reason: reason.map(str::to_owned),
        at: AT.plus_ms(hours * HOUR_MS),
    };
    returns::One {
        id: "5".to_owned(),
        order: "827364510928374".to_owned(),
        shop: "Quiet Stones".to_owned(),
        state,
        kind: "RETURN_AND_REFUND",
        reason: "DAMAGED".to_owned(),
        note: "The stand is broken.".to_owned(),
        units: vec![unit(visit, 1)],
        refund: amount(visit, 2499),
        due: Some(due(state)).flatten(),
        tracking: (state == "REFUNDED").then(|| ("Flash".to_owned(), "FL0091".to_owned())),
        replacement: None,
        history: vec![
            step("REQUESTED", "BUYER", 0, None),
            step(state, "SELLER", 20, (state == "REJECTED").then_some("The picture shows no damage.")),
        ],
        may: returns::May {
            send: state == "AWAITING_BUYER_SHIP",
            withdraw: state == "AWAITING_BUYER_SHIP",
            dispute: state == "REJECTED",
        },
        form: Form::default(),
        done: None,
    }
}

fn due(state: &str) -> Option<Instant> {
    (state == "AWAITING_BUYER_SHIP").then(|| AT.plus_ms(5 * DAY_MS))
}
