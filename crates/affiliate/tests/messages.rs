//! Every code of this crate has a sentence, and every state, reason and verdict a name, in every language.

use std::collections::BTreeSet;

use affiliate::attribution::Verdict;
use affiliate::collaboration::{Kind, State};
use affiliate::commission::{CommissionState, Reason};
use affiliate::external::ExternalReason;
use affiliate::external::invoice::InvoiceState;
use affiliate::member::MemberState;
use affiliate::sample::SampleState;
use testkit::words;

/// `affiliate-KIND-NAME` as messages are called.
fn message(kind: &str, name: &str) -> String {
    format!("affiliate-{kind}-{}", name.to_ascii_lowercase().replace('_', "-"))
}

#[test]
fn every_code_has_a_sentence_and_every_thing_a_name() {
    let there: BTreeSet<String> = words::messages("en", "affiliate").into_keys().collect();
    let mut wanted: BTreeSet<String> = BTreeSet::new();
    wanted.extend([Kind::Open, Kind::Targeted].map(|kind| message("kind", kind.name())));
    wanted.extend(State::ALL.map(|state| message("collaboration-state", state.name())));
    wanted.extend(MemberState::ALL.map(|state| message("member-state", state.name())));
    wanted.extend(SampleState::ALL.map(|state| message("sample-state", state.name())));
    wanted.extend(CommissionState::ALL.map(|state| message("commission-state", state.name())));
    wanted.extend(Reason::ALL.map(|reason| message("reason", reason.name())));
    wanted.extend(Verdict::ALL.map(|verdict| message("verdict", verdict.name())));
    let unsaid: Vec<&String> = wanted.iter().filter(|name| !there.contains(*name)).collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

#[test]
fn every_reason_of_external_sales_and_every_state_of_invoices_has_a_name() {
    let there: BTreeSet<String> = words::messages("en", "links").into_keys().collect();
    let reasons = ExternalReason::ALL.map(|reason| format!("links-reason-{}", reason.name().replace('_', "-")));
    let states = InvoiceState::ALL.map(|state| format!("links-invoice-state-{}", state.name().to_ascii_lowercase()));
    let unsaid: Vec<&String> = reasons.iter().chain(&states).filter(|name| !there.contains(*name)).collect();
    assert!(unsaid.is_empty(), "{unsaid:?}");
}

#[test]
fn every_language_says_the_same() {
    words::assert_languages_agree("affiliate");
    words::assert_languages_agree("links");
}
