//! Who a post or a comment is by.

use std::fmt;
use std::str::FromStr;

use kernel::Id;
use serde::de::{self, Deserializer};
use serde::{Deserialize, Serialize, Serializer};

use crate::{PersonId, ShopId};

/// A person or a shop, as the name under what they show. `creator:ID` or `shop:ID` as text.
///
/// Whoever comments is a `Creator` here too, whether or not they post.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Author {
    Creator(PersonId),
    Shop(ShopId),
}

/// The text names no author.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not creator:ID or shop:ID")]
pub struct UnknownAuthor;

impl Author {
    /// `creator` or `shop`.
    pub const fn kind(self) -> &'static str {
        match self {
            Author::Creator(_) => "creator",
            Author::Shop(_) => "shop",
        }
    }

    /// The person's or the shop's id.
    pub const fn id(self) -> i64 {
        match self {
            Author::Creator(person) => person.get(),
            Author::Shop(shop) => shop.get(),
        }
    }

    /// The author of this kind and id.
    pub fn of(kind: &str, id: i64) -> Result<Author, UnknownAuthor> {
        match kind {
            "creator" => Ok(Author::Creator(Id::new(id))),
            "shop" => Ok(Author::Shop(Id::new(id))),
            _ => Err(UnknownAuthor),
        }
    }

    /// The creator's person, where it is one.
    pub const fn creator(self) -> Option<PersonId> {
        match self {
            Author::Creator(person) => Some(person),
            Author::Shop(_) => None,
        }
    }

    /// The shop, where it is one.
    pub const fn shop(self) -> Option<ShopId> {
        match self {
            Author::Shop(shop) => Some(shop),
            Author::Creator(_) => None,
        }
    }
}

impl fmt::Display for Author {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind(), self.id())
    }
}

impl FromStr for Author {
    type Err = UnknownAuthor;

    fn from_str(text: &str) -> Result<Author, UnknownAuthor> {
        let (kind, id) = text.split_once(':').ok_or(UnknownAuthor)?;
        let id: Id<()> = id.parse().map_err(|_| UnknownAuthor)?;
        Author::of(kind, id.get())
    }
}

impl Serialize for Author {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Author {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Author, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(d)?;
        text.parse().map_err(de::Error::custom)
    }
}
