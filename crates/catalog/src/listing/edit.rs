//! A seller's edits in one market: each is an override of one field, and each can be given up again.

use std::fmt;
use std::str::FromStr;

use kernel::{Clock, Coded, Lang, Problem, Problems};
use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation;

use super::ListingId;
use super::store::{seller, writes};
use crate::product::{Product, VariantId};

/// A field that can be edited in a market. Written `title`, `description`, `title:fil` (another language of the
/// market), `price` (of every variant), `price:VARIANT`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum OverrideField {
    /// `None` is the market's first language.
    Title(Option<Lang>),
    Description(Option<Lang>),
    /// `None` is every variant.
    Price(Option<VariantId>),
}

/// What a seller sets in a market; `None` leaves a field alone.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct EditListing {
    /// The language of `title` and `description`; `None` is the market's first.
    pub lang: Option<Lang>,
    pub title: Option<String>,
    pub description: Option<String>,
    /// Minor units of the market's currency, by variant.
    pub prices: Vec<(VariantId, i64)>,
}

/// Why an edit was refused.
#[derive(Debug, thiserror::Error)]
pub enum EditListingError {
    #[error("no such listing")]
    NotFound,
    #[error("invalid: {0}")]
    Invalid(Problems),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

/// Why a field was not given back.
#[derive(Debug, thiserror::Error)]
pub enum InheritError {
    #[error("no such listing")]
    NotFound,
    #[error(transparent)]
    Fault(#[from] db::Error),
}

/// Where a listing is edited.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub listing: ListingId,
    pub product: &'a Product,
    /// The market's languages, the main one first.
    pub languages: &'a [Lang],
    /// Characters as people count them.
    pub title_max: usize,
    pub description_max: usize,
}

/// A price set by hand, minor units at the most: what fits every bound of every market.
const PRICE_MINOR_MAX: i64 = 1_000_000_000_000;

/// Keeps an edit as overrides. The caller syncs the listing in the same transaction, which shows them.
pub fn set_overrides(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    place: &Place<'_>,
    edit: &EditListing,
) -> Result<Lang, EditListingError> {
    let lang = check(place, edit).map_err(EditListingError::Invalid)?;
    let (now, id) = (clock.now(), place.listing);
    if let Some(title) = &edit.title {
        writes::put_override(tx, now, id, ("title", lang.to_string()), Some(title.trim()), None)?;
    }
    if let Some(description) = &edit.description {
        let description = crate::description::clean(description.trim());
        writes::put_override(tx, now, id, ("description", lang.to_string()), Some(&description), None)?;
    }
    for (variant, minor) in &edit.prices {
        writes::put_override(tx, now, id, ("price", variant.to_string()), None, Some(*minor))?;
    }
    writes::touch(tx, now, id)?;
    Ok(lang)
}

/// Everything wrong with an edit, or the language it is in.
fn check(place: &Place<'_>, edit: &EditListing) -> Result<Lang, Problems> {
    let mut problems = Problems::default();
    let main = place.languages.first().copied().unwrap_or(Lang::EN);
    let lang = edit.lang.unwrap_or(main);
    problems.check(place.languages.contains(&lang), || {
        Problem::new("lang", "catalog.language_not_of_market").with("lang", lang)
    });
    let empty = |text: &Option<String>| text.as_ref().is_some_and(|text| text.trim().is_empty());
    problems.check(!empty(&edit.title), || Problem::new("title", "catalog.title_missing"));
    check_length(&mut problems, "title", edit.title.as_deref(), place.title_max);
    check_length(&mut problems, "description", edit.description.as_deref(), place.description_max);
    for (variant, minor) in &edit.prices {
        let field = || format!("prices.{variant}");
        let known = place.product.variants.iter().any(|v| v.id == *variant);
        problems.check(known, || Problem::new(field(), "catalog.variant_not_found"));
        let in_range = (1..=PRICE_MINOR_MAX).contains(minor);
        problems.check(in_range, || Problem::new(field(), "catalog.price_out_of_range"));
    }
    problems.ok(lang)
}

fn check_length(problems: &mut Problems, field: &'static str, text: Option<&str>, max: usize) {
    let long = text.is_some_and(|text| text.len() > max && text.graphemes(true).count() > max);
    let code = if field == "title" { "catalog.title_too_long" } else { "catalog.description_too_long" };
    problems.check(!long, || Problem::new(field, code).with("max", max));
}

/// Gives a field back. The caller syncs the listing in the same transaction, which shows it. False when it was inherited
/// already.
pub fn drop_override(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    id: ListingId,
    main: Lang,
    field: OverrideField,
) -> Result<bool, InheritError> {
    seller::find(tx, id)?.ok_or(InheritError::NotFound)?;
    let text = |lang: Option<Lang>| Some(lang.unwrap_or(main).to_string());
    let dropped = match field {
        OverrideField::Title(lang) => writes::drop_override(tx, id, "title", text(lang))?,
        OverrideField::Description(lang) => writes::drop_override(tx, id, "description", text(lang))?,
        OverrideField::Price(variant) => {
            writes::drop_override(tx, id, "price", variant.map(|variant| variant.to_string()))?
        }
    };
    if dropped {
        writes::touch(tx, clock.now(), id)?;
    }
    Ok(dropped)
}

impl Coded for EditListingError {
    fn code(&self) -> &'static str {
        match self {
            EditListingError::NotFound => "catalog.listing_not_found",
            EditListingError::Invalid(_) => "request.invalid",
            EditListingError::Fault(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            EditListingError::Invalid(problems) => &problems.0,
            _ => &[],
        }
    }
}

impl Coded for InheritError {
    fn code(&self) -> &'static str {
        match self {
            InheritError::NotFound => "catalog.listing_not_found",
            InheritError::Fault(_) => kernel::FAULT,
        }
    }
}

/// The text names no field that can be edited.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a field of a listing")]
pub struct UnknownField;

impl FromStr for OverrideField {
    type Err = UnknownField;

    fn from_str(text: &str) -> Result<OverrideField, UnknownField> {
        let (name, of) = text.split_once(':').map_or((text, None), |(name, of)| (name, Some(of)));
        let lang = || of.map(str::parse).transpose().map_err(|_| UnknownField);
        match name {
            "title" => Ok(OverrideField::Title(lang()?)),
            "description" => Ok(OverrideField::Description(lang()?)),
            "price" => Ok(OverrideField::Price(of.map(str::parse).transpose().map_err(|_| UnknownField)?)),
            _ => Err(UnknownField),
        }
    }
}

impl fmt::Display for OverrideField {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            OverrideField::Title(None) => f.write_str("title"),
            OverrideField::Title(Some(lang)) => write!(f, "title:{lang}"),
            OverrideField::Description(None) => f.write_str("description"),
            OverrideField::Description(Some(lang)) => write!(f, "description:{lang}"),
            OverrideField::Price(None) => f.write_str("price"),
            OverrideField::Price(Some(variant)) => write!(f, "price:{variant}"),
        }
    }
}
