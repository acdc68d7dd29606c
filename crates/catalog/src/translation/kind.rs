//! Which part of a product a text is.

use serde::{Deserialize, Serialize};

/// The part of a product that a text is: the context of a memory entry, and what decides its limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    Title,
    Description,
    /// The name of an option axis: *Colour*.
    OptionName,
    /// A value on an option axis: *Rose red*.
    OptionValue,
    /// A category's name, for people.
    Category,
    /// What an image shows, for people who do not see it.
    ImageAlt,
}

impl FieldKind {
    /// Every kind.
    pub const ALL: [FieldKind; 6] = [
        FieldKind::Title,
        FieldKind::Description,
        FieldKind::OptionName,
        FieldKind::OptionValue,
        FieldKind::Category,
        FieldKind::ImageAlt,
    ];

    /// The word stored and sent: `option_value`.
    pub const fn word(self) -> &'static str {
        match self {
            FieldKind::Title => "title",
            FieldKind::Description => "description",
            FieldKind::OptionName => "option_name",
            FieldKind::OptionValue => "option_value",
            FieldKind::Category => "category",
            FieldKind::ImageAlt => "image_alt",
        }
    }

    /// The kind of this word.
    pub fn from_word(word: &str) -> Option<FieldKind> {
        FieldKind::ALL.into_iter().find(|kind| kind.word() == word)
    }

    /// Characters as people count them (grapheme clusters) that a listing may hold, from the listing limits.
    pub const fn limit(self) -> usize {
        match self {
            FieldKind::Title | FieldKind::ImageAlt => 255,
            FieldKind::Description => 10_000,
            FieldKind::OptionName => 20,
            FieldKind::OptionValue | FieldKind::Category => 50,
        }
    }

    /// Whether the lexicon may answer: for single terms, never for sentences.
    pub const fn is_term(self) -> bool {
        matches!(self, FieldKind::OptionName | FieldKind::OptionValue | FieldKind::Category)
    }
}
