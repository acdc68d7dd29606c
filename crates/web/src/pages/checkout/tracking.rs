//! `/track/{carrier}/{tracking}`: where a parcel is, for whoever has its number. Nothing of a person is on it.

use axum::extract::State;
use fulfilment::parcel;
use kernel::Instant;
use maud::{Markup, html};

use crate::extract::Path;
use crate::pages::Desk;
use crate::ui::layout::{self, Head};
use crate::ui::{Happening, Icon, journey, state_pill, timeline};
use crate::{AppState, Error, Result, Voice};

/// A parcel as its number shows it.
pub(crate) struct View {
    pub carrier: String,
    pub tracking: String,
    pub state: &'static str,
    /// When it should arrive at the latest.
    pub deliver_by: Option<Instant>,
    pub scans: Vec<Scan>,
}

/// Somebody's word on where it is.
pub(crate) struct Scan {
    pub state: &'static str,
    pub at: Instant,
    pub place: Option<String>,
}

/// `GET /track/{carrier}/{tracking}`.
pub(super) async fn show(
    desk: Desk,
    State(app): State<AppState>,
    Path((carrier, tracking)): Path<(String, String)>,
) -> Result<Markup> {
    let found = app.db.read(move |read| parcel::track(read, &carrier, &tracking)).await?;
    let found = found.ok_or_else(Error::not_found)?;
    let markets = app.markets.read(&app.db).await?;
    let voice = match markets.find(found.market) {
        Some(place) => Voice::new(desk.voice.lang(), found.market, place.zone.clone()),
        None => desk.voice.clone(),
    };
    let open = !matches!(found.state.name(), "DELIVERED" | "LOST" | "RETURNED");
    let shown = View {
        carrier: found.carrier,
        tracking: found.tracking,
        state: found.state.name(),
        deliver_by: open.then_some(found.deliver_by),
        scans: found
            .scans
            .into_iter()
            .map(|scan| Scan { state: scan.state.name(), at: scan.at, place: scan.place })
            .collect(),
    };
    Ok(view(&Desk { voice, ..desk }, &shown))
}

pub(crate) fn view(desk: &Desk, parcel: &View) -> Markup {
    let voice = &desk.voice;
    let happenings: Vec<Happening> = parcel.scans.iter().rev().map(|scan| happening(scan, voice)).collect();
    layout::plain(
        desk,
        &Head::private(voice.say_with("buy-parcel", &[("tracking", parcel.tracking.clone().into())])),
        &html! {
            div.buy.buy-narrow {
                div.order-head {
                    h1 { (voice.say_with("buy-parcel", &[("tracking", parcel.tracking.clone().into())])) }
                    (state_pill(parcel.state, voice))
                }
                p.muted { (parcel.carrier) }
                section.panel.standing {
                    @if let Some(current) = station(parcel.state) { (journey(&voice.say("buy-journey"), &stations(voice), current)) }
                    p.standing-lead { (lead(parcel, voice)) }
                }
                @if !happenings.is_empty() { section.panel { (timeline(&happenings)) } }
                p.buy-note { (voice.say("buy-times-local")) }
            }
        },
    )
}

fn stations(voice: &Voice) -> [(Icon, String); 4] {
    [
        (Icon::Package, "buy-station-packed"),
        (Icon::PackageCheck, "buy-station-collected"),
        (Icon::Truck, "buy-station-way"),
        (Icon::House, "buy-station-there"),
    ]
    .map(|(shape, words)| (shape, voice.say(words).into_owned()))
}

fn station(state: &str) -> Option<usize> {
    match state {
        "TO_PACK" | "READY" => Some(0),
        "COLLECTED" => Some(1),
        "IN_TRANSIT" => Some(2),
        "DELIVERED" => Some(3),
        _ => None,
    }
}

fn lead(parcel: &View, voice: &Voice) -> String {
    let words = match (parcel.state, parcel.deliver_by) {
        ("DELIVERED", _) => voice.say("buy-track-delivered"),
        ("LOST", _) => voice.say("buy-track-lost"),
        ("RETURNED", _) => voice.say("buy-track-returned"),
        (_, Some(by)) => voice.say_with("buy-track-by", &[("date", voice.date(by).into())]),
        ("TO_PACK" | "READY", None) => voice.say("buy-track-ready"),
        _ => voice.say("buy-lead-in-transit"),
    };
    words.into_owned()
}

fn happening(scan: &Scan, voice: &Voice) -> Happening {
    let shape = match scan.state {
        "IN_TRANSIT" => Icon::Truck,
        "DELIVERED" => Icon::House,
        "COLLECTED" => Icon::PackageCheck,
        "LOST" | "RETURNED" => Icon::X,
        _ => Icon::Package,
    };
    let title = voice.find(&format!("web-state-{}", scan.state.to_ascii_lowercase().replace('_', "-")), &[]);
    Happening {
        icon: shape,
        title: title.map_or_else(|| scan.state.to_owned(), std::borrow::Cow::into_owned),
        at: voice.time(scan.at),
        note: scan.place.clone(),
    }
}
