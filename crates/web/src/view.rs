//! Values as the API shows them, used by many resources.

use kernel::Money;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::Voice;

/// An amount, with its text in the reader's language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct MoneyView {
    /// Integer minor units of the currency.
    #[schema(example = 1277)]
    pub minor: i64,
    #[schema(example = "GBP")]
    pub currency: String,
    #[schema(example = "£12.77")]
    pub text: String,
}

impl MoneyView {
    /// `amount` as `voice` writes it.
    pub fn of(amount: Money, voice: &Voice) -> MoneyView {
        MoneyView { minor: amount.minor, currency: amount.currency.code().to_owned(), text: voice.money(amount) }
    }
}

/// An amount as it is sent.
#[derive(Clone, Debug, PartialEq, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct MoneyInput {
    #[schema(example = 1290)]
    pub minor: i64,
    #[schema(example = "CNY")]
    pub currency: String,
}

/// A shop, named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct ShopRef {
    pub id: String,
    #[schema(example = "mosslight")]
    pub handle: String,
    pub name: String,
}

/// A page of a list: `next` goes into `?after=`.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub struct ListView<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

impl<T> ListView<T> {
    /// The page, each item shown by `show`.
    pub fn of<U>(page: kernel::Page<U>, show: impl FnMut(U) -> T) -> ListView<T> {
        let page = page.map(show);
        ListView { items: page.items, next: page.next.map(|cursor| cursor.as_str().to_owned()) }
    }

    /// A list that is complete.
    pub fn all(items: Vec<T>) -> ListView<T> {
        ListView { items, next: None }
    }
}

/// A picture: `url` is the widest rendition.
#[derive(Clone, Debug, PartialEq, Serialize, ToSchema)]
pub struct ImageView {
    pub id: String,
    pub url: String,
    pub alt: String,
    pub width: u32,
    pub height: u32,
}

impl ImageView {
    /// The picture, once it is ready.
    pub fn of(image: &catalog::Image) -> Option<ImageView> {
        let widest = image.renditions.last()?;
        Some(ImageView {
            id: image.id.to_string(),
            url: crate::media_url(&widest.key),
            alt: image.alt.clone(),
            width: widest.width,
            height: widest.height,
        })
    }
}
