//! Why goods come back.

/// The reasons that pages offer; any other text is taken as the buyer's own words.
pub const REASONS: [&str; 6] =
    ["CHANGED_MIND", "DAMAGED", "WRONG_ITEM", "NOT_AS_DESCRIBED", "MISSING_PARTS", "NOT_RECEIVED"];

/// Characters of a reason or a note at the most.
pub const REASON_CHARACTERS_MAX: usize = 500;

/// Whether the reason is the seller's or the carrier's fault: then the shipping is given back with the last line.
pub fn is_fault(reason: &str) -> bool {
    matches!(reason, "DAMAGED" | "WRONG_ITEM" | "NOT_AS_DESCRIBED" | "MISSING_PARTS" | "NOT_RECEIVED")
}

/// Whether goods that come back for this reason can be sold again.
pub fn restocks(reason: &str) -> bool {
    !matches!(reason, "DAMAGED" | "MISSING_PARTS" | "NOT_RECEIVED")
}
