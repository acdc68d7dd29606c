//! A short name of a decision: the same name, the same listing.

use serde::Serialize;
use sha2::{Digest, Sha256};

use super::{Case, Decision, Text, VariantPrice};
use crate::category::Category;
use crate::listing::{ListingState, Reason};

/// Everything that a write of the decision leaves behind. Pictures and stock are shown by other ways.
#[derive(Serialize)]
struct Written<'a> {
    reasons: &'a [Reason],
    state: ListingState,
    texts: &'a [Text],
    prices: &'a [VariantPrice],
    texts_live: bool,
    on_sale: bool,
    category: Category,
    shop: (&'a str, &'a str),
    positions: Vec<i64>,
}

/// The fingerprint of what `decision` writes for `case`.
pub(super) fn of(case: &Case<'_>, decision: &Decision) -> String {
    let written = Written {
        reasons: &decision.reasons,
        state: decision.state,
        texts: &decision.texts,
        prices: &decision.prices,
        texts_live: decision.texts_live,
        on_sale: decision.on_sale,
        category: case.product.category,
        shop: (&case.shop.handle, &case.shop.name),
        positions: case.product.variants.iter().map(|variant| variant.id.get()).collect(),
    };
    let bytes = serde_json::to_vec(&written).unwrap_or_default();
    hex::encode(Sha256::digest(bytes))
}
