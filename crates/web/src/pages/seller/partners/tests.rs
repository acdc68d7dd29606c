//! Every page about partners with sample data, in every interface language.

use affiliate::Collaboration;
use affiliate::collaboration::{Kind, State};
use affiliate::commission::{CommissionState, Total};
use affiliate::member::{Member, MemberState};
use affiliate::sample::SampleState;
use content::Author;
use flows::faces::Face;
use kernel::{Currency, HOUR_MS, Id, Lang, Page, Problem};
use maud::Markup;

use super::super::tests::sample;
use super::*;
use crate::pages::external;
use crate::pages::studio::tests::{AT, asked, desk, earning, gbp, whole};
use crate::ui::Form;
use crate::words::LANGUAGES;

fn terms(kind: Kind, state: State) -> Collaboration {
    Collaboration {
        id: Id::new(11),
        shop: Id::new(7),
        kind,
        state,
        rate_bp: 1_250,
        products: vec![Id::new(1), Id::new(2)],
        samples: Some(20),
        samples_given: 3,
        ends_at: (state == State::Closing).then(|| AT.plus_ms(720 * HOUR_MS)),
        created_at: AT,
    }
}

fn face() -> Face {
    Face {
        author: Author::Creator(Id::new(3)),
        handle: "mia-stone".to_owned(),
        name: "Mia Stone of the long name".to_owned(),
        has_page: true,
    }
}

fn of_terms(lang: Lang) -> Vec<(&'static str, Markup)> {
    let (desk, shop) = (desk(lang), sample::shop());
    let row = |kind, state| collaborations::Row { one: terms(kind, state), members: 14 };
    let rows = vec![row(Kind::Open, State::Open), row(Kind::Targeted, State::Closing), row(Kind::Open, State::Closed)];
    let wrong = Form::new([("kind", "targeted"), ("rate", "99"), ("creators", "@nobody"), ("products", "1")])
        .with_problems(&[
            Problem::new("rate", "affiliate.rate_out_of_range").with("min", 1).with("max", 80),
            Problem::new("creators", "partners.creator_unknown").with("handle", "nobody"),
            Problem::new("products", "affiliate.products_count").with("max", 100),
        ]);
    let opening = |products, form| collaborations::Opening { products, form };
    let member = |id: i64, state| {
        (Member { id: Id::new(id), collaboration: Id::new(11), creator: Id::new(3), state, since: AT }, face())
    };
    let one = |state, members, until| collaboration::One {
        collaboration: terms(Kind::Open, state),
        products: vec![("1".to_owned(), "Rose quartz sphere".to_owned())],
        members,
        next: None,
        form: Form::new([("rate", "12.5"), ("samples", "20")]),
        notice_ends: AT.plus_ms(720 * HOUR_MS),
        until,
    };
    let members = vec![member(1, MemberState::Joined), member(2, MemberState::Invited), member(3, MemberState::Left)];
    vec![
        ("partners", collaborations::list_view(&desk, &shop, &Page { items: rows, next: None })),
        ("partners-none", collaborations::list_view(&desk, &shop, &Page { items: vec![], next: None })),
        ("partners-open", collaborations::opening_view(&desk, &shop, &opening(sample::summaries(), wrong))),
        ("partners-open-none", collaborations::opening_view(&desk, &shop, &opening(vec![], Form::default()))),
        ("partners-one", collaboration::view(&desk, &shop, &one(State::Open, members, Some((1_500, AT))))),
        ("partners-one-closing", collaboration::view(&desk, &shop, &one(State::Closing, vec![], None))),
    ]
}

fn of_people(lang: Lang) -> Vec<(&'static str, Markup)> {
    let (desk, shop) = (desk(lang), sample::shop());
    let found = |sold| creators::Found { face: face(), followers: 12_834, sold };
    let shown = |query: &str, found| creators::Shown {
        market: sample::code("GB"),
        markets: vec![(sample::code("GB"), "United Kingdom".to_owned())],
        category: None,
        query: query.to_owned(),
        home: "/gb/".to_owned(),
        found,
    };
    let states = [
        SampleState::Pending,
        SampleState::AwaitingShipment,
        SampleState::Shipped,
        SampleState::ContentDue,
        SampleState::Completed,
        SampleState::Rejected,
    ];
    let wrong = Form::new([("do", "refuse")])
        .with_problems(&[Problem::new("reason", "affiliate.note_too_long").with("max", 500)]);
    let card = |(state, id): (SampleState, i64)| samples::Asked {
        sample: asked(id, state.name()),
        state,
        creator: "Mia Stone of the long name".to_owned(),
        handle: "mia-stone".to_owned(),
        options: "60 mm / Soft pink".to_owned(),
        note: "I film by the window, mornings only.".to_owned(),
        address: if state == SampleState::AwaitingShipment {
            vec!["Mia Stone".to_owned(), "12 Meadow Lane".to_owned()]
        } else {
            vec![]
        },
        post: (state == SampleState::Completed).then(|| Id::new(1)),
        form: if state == SampleState::Pending { wrong.clone() } else { Form::default() },
    };
    let list = |items, state| samples::Shown { samples: Page { items, next: None }, state, home: "/gb/".to_owned() };
    let total = |state, minor| Total { state, currency: Currency::GBP, units: 12, minor };
    let rows = vec![
        ("Mia Stone".to_owned(), earning("ORDERED", "awaiting_delivery", 250)),
        ("Ben".to_owned(), earning("CLAWED_BACK", "refunded", 0)),
    ];
    let owed = |totals: Vec<_>, items| {
        let outside = if totals.is_empty() { external::nothing() } else { external::sample() };
        owed::Shown { totals, rows: Page { items, next: None }, outside }
    };
    vec![
        (
            "partners-creators",
            creators::view(&desk, &shop, &shown("", vec![found(Some((118, gbp(298_000), 7))), found(None)])),
        ),
        ("partners-creators-none", creators::view(&desk, &shop, &shown("", vec![]))),
        ("partners-creators-no-match", creators::view(&desk, &shop, &shown("zzz", vec![]))),
        ("partners-samples", samples::view(&desk, &shop, &list(states.into_iter().zip(1..).map(card).collect(), None))),
        ("partners-samples-none", samples::view(&desk, &shop, &list(vec![], Some(SampleState::Pending)))),
        (
            "partners-owed",
            owed::view(
                &desk,
                &shop,
                &owed(vec![total(CommissionState::Ordered, 3_000), total(CommissionState::Settled, 1_200)], rows),
            ),
        ),
        ("partners-owed-none", owed::view(&desk, &shop, &owed(vec![], vec![]))),
    ]
}

#[test]
fn partner_pages() {
    for lang in LANGUAGES {
        for (name, page) in of_terms(lang).into_iter().chain(of_people(lang)) {
            whole(lang, name, page);
        }
    }
}
