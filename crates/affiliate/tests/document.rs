//! `docs/AFFILIATE.md` says what the code does: every state, event and clock of its tables is the code's.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files stops there")]

use std::path::Path;

use affiliate::Actor;
use affiliate::attribution::Verdict;
use affiliate::collaboration::{Event, State};
use affiliate::commission::{CommissionEvent, CommissionState, Reason};
use affiliate::sample::{SampleEvent, SampleState};
use kernel::DAY_MS;

fn document() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/AFFILIATE.md")).unwrap()
}

/// The rows of the table between `<!-- NAME -->` and `<!-- end of NAME -->`.
fn rows(name: &str) -> Vec<String> {
    let text = document();
    let (_, rest) = text.split_once(&format!("<!-- {name} -->\n")).unwrap();
    let table = rest.split_once(&format!("<!-- end of {name} -->")).unwrap().0;
    table.lines().skip(2).map(str::to_owned).collect()
}

#[test]
fn collaborations_move_as_the_document_says() {
    let mut moves = Vec::new();
    for state in State::ALL {
        for event in Event::ALL {
            if let Some(next) = state.after(event) {
                moves.push(format!("| `{}` | {} | `{}` |", state.name(), event.name(), next.name()));
            }
        }
    }
    assert_eq!(rows("collaborations"), moves);
}

#[test]
fn samples_move_as_the_document_says() {
    let mut moves = Vec::new();
    for state in SampleState::ALL {
        for event in [
            SampleEvent::Approved,
            SampleEvent::Refused,
            SampleEvent::Shipped,
            SampleEvent::Arrived,
            SampleEvent::Posted,
            SampleEvent::Withdrawn,
            SampleEvent::Lapsed,
        ] {
            let actors = [Actor::Creator, Actor::Seller, Actor::System, Actor::Operator];
            let by: Vec<Actor> = actors.into_iter().filter(|actor| state.after(event, *actor).is_ok()).collect();
            let Some(next) = by.first().and_then(|actor| state.after(event, *actor).ok()) else { continue };
            let by: Vec<&str> = by.iter().map(|actor| actor.name()).collect();
            let clock = next.clock_ms().map_or(String::new(), |ms| format!(" {} days", ms / DAY_MS));
            moves.push(format!(
                "| `{}` | {} | {} | `{}` |{clock} |",
                state.name(),
                event.name(),
                by.join(", "),
                next.name()
            ));
        }
    }
    assert_eq!(rows("samples"), moves);
}

#[test]
fn commissions_move_as_the_document_says() {
    let mut moves = Vec::new();
    for state in CommissionState::ALL {
        for event in CommissionEvent::ALL {
            if let Some(next) = state.after(event) {
                moves.push(format!("| `{}` | {} | `{}` |", state.name(), event.name(), next.name()));
            }
        }
    }
    assert_eq!(rows("commissions"), moves);
}

#[test]
fn every_word_is_explained() {
    let text = document();
    let words = Reason::ALL.map(|reason| reason.name()).into_iter().chain(Verdict::ALL.map(|verdict| verdict.name()));
    let unsaid: Vec<&str> = words.filter(|word| !text.contains(&format!("`{word}`"))).collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}
