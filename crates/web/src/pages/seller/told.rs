//! What sellers and operators are told of an order in the same words: its units, its way so far, where it goes.

use kernel::{Id, Instant};
use maud::{Markup, html};
use trade::order::{Line, Moved};

use crate::ui::{Happening, Icon, Picture, picture, timeline};
use crate::{Voice, media_url};

/// How wide the pictures are that orders keep.
const PICTURE_PX: u32 = 320;

/// The same thing's id as another domain calls it.
pub(crate) fn same<A, B>(id: Id<A>) -> Id<B> {
    Id::new(id.get())
}

/// A unit by picture, title, options and number.
pub(crate) fn unit(line: &Line) -> Markup {
    let image = line
        .image
        .as_ref()
        .map(|key| Picture { alt: line.title.clone(), sizes: vec![(media_url(key), PICTURE_PX, PICTURE_PX)] });
    html! {
        div.unit {
            span.thumb { (picture(image.as_ref(), "48px", false)) }
            div { span.unit-title { (line.title) } small.muted { (options(&line.options)) @if !line.options.is_empty() { " · " } (line.sku) } }
        }
    }
}

/// Options as one line.
pub(crate) fn options(pairs: &[(String, String)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join(" · ")
}

/// A word of a family of messages: `selling-by-` and `BUYER`. The word itself when no language knows it.
pub(crate) fn word(family: &str, word: &str, voice: &Voice) -> String {
    let id = format!("{family}{}", word.to_ascii_lowercase().replace(['_', '.'], "-"));
    voice.find(&id, &[]).map_or_else(|| word.to_owned(), std::borrow::Cow::into_owned)
}

/// A reason in words: a known code is translated, a person's words stand as they are, another code says nothing.
pub(crate) fn why(reason: &str, voice: &Voice) -> Option<String> {
    let id = format!("buy-why-{}", reason.to_ascii_lowercase().replace(['_', '.'], "-"));
    let known = voice.find(&id, &[]).map(std::borrow::Cow::into_owned);
    let is_code = reason.bytes().all(|b| b.is_ascii_alphabetic() || matches!(b, b'_' | b'.'));
    known.or_else(|| (!is_code).then(|| format!("“{reason}”")))
}

/// What happened to an order, newest first.
pub(crate) fn history(moves: &[Moved], voice: &Voice) -> Markup {
    let of = |moved: &Moved| {
        let icon = match moved.to.name() {
            "IN_TRANSIT" => Icon::Truck,
            "DELIVERED" => Icon::House,
            "COMPLETED" => Icon::CircleCheck,
            "CANCELLED" => Icon::X,
            "UNPAID" => Icon::ShoppingBag,
            "ON_HOLD" => Icon::CreditCard,
            _ => Icon::Package,
        };
        let title = word("buy-event-", moved.to.name(), voice);
        happening(icon, title, moved.at, moved.actor, &moved.reason, voice)
    };
    timeline(&moves.iter().rev().map(of).collect::<Vec<_>>())
}

/// One thing that happened, with who did it and why.
pub(crate) fn happening(
    icon: Icon,
    title: String,
    at: Instant,
    actor: trade::Actor,
    reason: &str,
    voice: &Voice,
) -> Happening {
    let by = Some(word("selling-by-", actor.name(), voice));
    let note: Vec<String> = [by, why(reason, voice)].into_iter().flatten().collect();
    Happening { icon, title, at: voice.time(at), note: Some(note.join(" · ")) }
}

/// The moves of a return, newest first.
pub(crate) fn return_history(moves: &[trade::returns::Move], voice: &Voice) -> Markup {
    let of = |moved: &trade::returns::Move| {
        let title = word("web-state-", moved.to.name(), voice);
        happening(Icon::Undo2, title, moved.at, moved.actor, &moved.reason, voice)
    };
    timeline(&moves.iter().rev().map(of).collect::<Vec<_>>())
}

/// The lines of an address as an envelope has them.
pub(crate) fn envelope(to: &trade::Address) -> Vec<String> {
    let address = accounts::address::Address {
        name: to.name.clone(),
        phone: to.phone.clone(),
        country: to.country,
        line1: to.line1.clone(),
        line2: to.line2.clone(),
        city: to.city.clone(),
        region: to.region.clone(),
        postal_code: to.postal_code.clone(),
    };
    let lines = crate::pages::address::lines(&address, to.country.to_string());
    lines.into_iter().filter(|line| !line.trim().is_empty()).collect()
}
