//! The state of one text of a listing, and what moves it.

use kernel::Coded;
use serde::{Deserialize, Serialize};

/// How far a text has come into its market's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TextState {
    /// Nobody has translated it; the source text stands in, marked.
    #[default]
    Missing,
    /// A translator will be asked.
    Pending,
    /// A machine, a memory or the lexicon answered and every gate passed.
    Machine,
    /// There is an answer, and a gate that it did not pass: a person decides.
    NeedsReview,
    /// A person wrote or approved it, or it is the seller's own text in its own language.
    Human,
    /// It was right for an earlier source text.
    Stale,
}

/// What happens to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextEvent {
    /// A translation was ordered.
    Asked,
    /// A translator, memory or the lexicon answered; `passed` says whether every gate did.
    Answered { passed: bool },
    /// No answer can be had now.
    Unanswered,
    /// The seller wrote the text.
    Edited,
    /// The seller said that the text is right as it is.
    Approved,
    /// The source text changed.
    SourceChanged,
    /// The seller gave up the edit: the text follows the product again.
    Reverted,
}

/// The event does not belong to the state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a text that is {from:?} does not take {event:?}")]
pub struct IllegalTextMove {
    pub from: TextState,
    pub event: TextEvent,
}

impl Coded for IllegalTextMove {
    fn code(&self) -> &'static str {
        "translation.illegal_move"
    }
}

impl TextState {
    /// Every state.
    pub const ALL: [TextState; 6] = [
        TextState::Missing,
        TextState::Pending,
        TextState::Machine,
        TextState::NeedsReview,
        TextState::Human,
        TextState::Stale,
    ];

    /// The word stored and sent: `needs_review`.
    pub const fn word(self) -> &'static str {
        match self {
            TextState::Missing => "missing",
            TextState::Pending => "pending",
            TextState::Machine => "machine",
            TextState::NeedsReview => "needs_review",
            TextState::Human => "human",
            TextState::Stale => "stale",
        }
    }

    /// The state of this word.
    pub fn from_word(word: &str) -> Option<TextState> {
        TextState::ALL.into_iter().find(|state| state.word() == word)
    }

    /// Whether the text may be shown to shoppers as a translation.
    pub const fn is_ready(self) -> bool {
        matches!(self, TextState::Machine | TextState::Human)
    }

    /// The state after `event`. A person's text is never overwritten by a machine: only its owner or a change of the
    /// source moves it.
    pub fn after(self, event: TextEvent) -> Result<TextState, IllegalTextMove> {
        use TextState::{Human, Machine, Missing, NeedsReview, Pending, Stale};
        match (self, event) {
            (_, TextEvent::Edited) => Ok(Human),
            (_, TextEvent::Reverted) => Ok(Missing),
            (Machine | NeedsReview | Stale | Human, TextEvent::Approved) => Ok(Human),
            (Machine | NeedsReview | Human | Stale, TextEvent::SourceChanged) => Ok(Stale),
            (Missing | Pending, TextEvent::SourceChanged) => Ok(Missing),
            (Missing | Pending | Machine | NeedsReview | Stale, TextEvent::Asked) => Ok(Pending),
            (Missing | Pending | Machine | NeedsReview | Stale, TextEvent::Answered { passed: true }) => Ok(Machine),
            (Missing | Pending | Machine | NeedsReview | Stale, TextEvent::Answered { passed: false }) => {
                Ok(NeedsReview)
            }
            (Missing | Pending, TextEvent::Unanswered) => Ok(Missing),
            (Machine | NeedsReview | Stale, TextEvent::Unanswered) => Ok(self),
            (Human, TextEvent::Asked | TextEvent::Answered { .. } | TextEvent::Unanswered)
            | (Missing | Pending, TextEvent::Approved) => Err(IllegalTextMove { from: self, event }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_read_back() {
        for state in TextState::ALL {
            assert_eq!(TextState::from_word(state.word()), Some(state));
            assert_eq!(serde_json::to_string(&state).unwrap(), format!("\"{}\"", state.word()));
        }
        assert_eq!(TextState::from_word("done"), None);
    }

    #[test]
    fn a_text_goes_its_way() {
        let steps = [
            (TextState::Missing, TextEvent::Asked, TextState::Pending),
            (TextState::Pending, TextEvent::Answered { passed: true }, TextState::Machine),
            (TextState::Pending, TextEvent::Answered { passed: false }, TextState::NeedsReview),
            (TextState::Pending, TextEvent::Unanswered, TextState::Missing),
            (TextState::NeedsReview, TextEvent::Approved, TextState::Human),
            (TextState::NeedsReview, TextEvent::Edited, TextState::Human),
            (TextState::Human, TextEvent::SourceChanged, TextState::Stale),
            (TextState::Machine, TextEvent::SourceChanged, TextState::Stale),
            (TextState::Stale, TextEvent::Asked, TextState::Pending),
            (TextState::Missing, TextEvent::SourceChanged, TextState::Missing),
            (TextState::Human, TextEvent::Reverted, TextState::Missing),
        ];
        for (from, event, to) in steps {
            assert_eq!(from.after(event), Ok(to), "{from:?} {event:?}");
        }
    }

    #[test]
    fn no_machine_touches_a_persons_words() {
        for event in [TextEvent::Asked, TextEvent::Answered { passed: true }, TextEvent::Unanswered] {
            let illegal = TextState::Human.after(event).unwrap_err();
            assert_eq!(illegal.code(), "translation.illegal_move");
        }
        assert!(TextState::Missing.after(TextEvent::Approved).is_err());
    }
}
