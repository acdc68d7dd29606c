//! A state as a word in a coloured pill: one colour a state, one word a state.

use maud::{Markup, html};

use crate::Voice;

/// The colours of pills.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colour {
    Grass,
    Sky,
    Marigold,
    Poppy,
    Mute,
}

impl Colour {
    fn class(self) -> &'static str {
        match self {
            Colour::Grass => "pill grass",
            Colour::Sky => "pill sky",
            Colour::Marigold => "pill marigold",
            Colour::Poppy => "pill poppy",
            Colour::Mute => "pill mute",
        }
    }
}

/// A pill.
pub fn pill(colour: Colour, words: &str) -> Markup {
    html! { span class=(colour.class()) { (words) } }
}

/// The pill of a state by its name in the API: `ACTIVE`, `DRAFT`, `DONE`.
pub fn state_pill(state: &str, voice: &Voice) -> Markup {
    let id = format!("web-state-{}", state.to_ascii_lowercase().replace('_', "-"));
    let words = voice.find(&id, &[]).unwrap_or_else(|| state.to_owned().into());
    pill(colour_of(state), &words)
}

fn colour_of(state: &str) -> Colour {
    match state {
        "ACTIVE" | "SUCCESS" | "DONE" | "READY" | "DELIVERED" | "COMPLETED" | "PAID" | "REFUNDED" | "REPLACED" => {
            Colour::Grass
        }
        "PENDING"
        | "QUEUED"
        | "RUNNING"
        | "PROCESSING"
        | "ON_HOLD"
        | "PARTIALLY_SHIPPED"
        | "AWAITING_COLLECTION"
        | "COLLECTED"
        | "IN_TRANSIT"
        | "PACKED"
        | "SHIPPED"
        | "BUYER_SHIPPED"
        | "RECEIVED" => Colour::Sky,
        "DRAFT"
        | "SELLER_PAUSED"
        | "UNPAID"
        | "AWAITING_SHIPMENT"
        | "TO_PACK"
        | "REQUESTED"
        | "AWAITING_BUYER_SHIP"
        | "RETURNING" => Colour::Marigold,
        "FAILED" | "REJECTED" | "FROZEN" | "PLATFORM_PAUSED" | "LOST" | "DISPUTED" | "RECEIPT_REJECTED" => {
            Colour::Poppy
        }
        _ => Colour::Mute,
    }
}
