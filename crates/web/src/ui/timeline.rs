//! What happened, newest first: the history of an order, a return, a parcel.

use maud::{Markup, html};

use crate::ui::{Icon, icon_sized};

/// One thing that happened.
#[derive(Clone, Debug)]
pub struct Happening {
    pub icon: Icon,
    pub title: String,
    /// When, in words.
    pub at: String,
    /// Who did it, or why.
    pub note: Option<String>,
}

/// Happenings in the order given; the first one is where things stand.
pub fn timeline(happenings: &[Happening]) -> Markup {
    html! {
        ol.timeline {
            @for (at, one) in happenings.iter().enumerate() {
                li class=[(at == 0).then_some("now")] {
                    span.timeline-mark { (icon_sized(one.icon, 16)) }
                    div {
                        p.timeline-title { (one.title) }
                        p.timeline-note { time { (one.at) } @if let Some(note) = &one.note { " · " (note) } }
                    }
                }
            }
        }
    }
}

/// The stations of a way, and how far along it things are: those before `current` are behind.
pub fn journey(label: &str, stations: &[(Icon, String)], current: usize) -> Markup {
    html! {
        ol.journey aria-label=(label) {
            @for (at, (shape, words)) in stations.iter().enumerate() {
                li class=[station(at, current)] aria-current=[(at == current).then_some("step")] {
                    span.journey-mark { (icon_sized(*shape, 18)) }
                    span { (words) }
                }
            }
        }
    }
}

fn station(at: usize, current: usize) -> Option<&'static str> {
    match at.cmp(&current) {
        std::cmp::Ordering::Less => Some("done"),
        std::cmp::Ordering::Equal => Some("now"),
        std::cmp::Ordering::Greater => None,
    }
}
