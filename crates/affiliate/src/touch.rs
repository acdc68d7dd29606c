//! Touches: that somebody was led to a product by something a creator made.

use kernel::{Clock, DAY_MS, Id, Instant, MINUTE_MS};
use serde::{Deserialize, Serialize};

use crate::attribution::WINDOW_MS;
use crate::terms::Candidate;
use crate::{CartId, CreatorId, ProductId, store};

pub type TouchId = Id<Touch>;

/// The same again within this is the same touch.
pub const SLOT_MS: i64 = 30 * MINUTE_MS;
/// Touches are forgotten after this; orders keep their copy.
pub const KEPT_MS: i64 = 30 * DAY_MS;
/// Touches that one order looks at, the latest.
pub const LOOKED_AT_MAX: i64 = 200;

/// Marks the id of a person.
pub enum Person {}
/// What led there: a post, a room or a link.
pub enum Source {}

/// By what.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TouchKind {
    Post,
    Room,
    Link,
}

impl TouchKind {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            TouchKind::Post => "post",
            TouchKind::Room => "room",
            TouchKind::Link => "link",
        }
    }
}

/// Who was led: as much as is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Who {
    pub person: Option<Id<Person>>,
    /// A hash of the device's cookie.
    pub device: Option<i64>,
    /// The cart into which something was put.
    pub cart: Option<CartId>,
}

impl Who {
    /// Whether anything of them is known.
    pub fn is_known(&self) -> bool {
        self.person.is_some() || self.device.is_some() || self.cart.is_some()
    }
}

/// That somebody was led to a product.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Touch {
    pub kind: TouchKind,
    pub source: Id<Source>,
    pub creator: CreatorId,
    pub product: ProductId,
    pub at: Instant,
    /// Who it was, where they were signed in.
    #[serde(skip)]
    pub person: Option<Id<Person>>,
}

/// A touch to be written down. A creator's own are, too: they tell whose device it is.
#[derive(Clone, Copy, Debug)]
pub struct NewTouch {
    pub who: Who,
    pub kind: TouchKind,
    pub source: i64,
    pub creator: CreatorId,
    pub product: ProductId,
}

/// Writes a touch down; nothing when nobody is known.
pub fn record(tx: &mut db::Tx, clock: &dyn Clock, new: &NewTouch) -> Result<(), db::Error> {
    match new.who.is_known() {
        true => store::touch::put(tx, new, clock.now()),
        false => Ok(()),
    }
}

/// What is known of how somebody came to products, the latest first, and the terms of those creators for them: one statement
/// for every 16 products.
pub fn known(
    read: &mut db::Read,
    who: &Who,
    products: &[ProductId],
    now: Instant,
) -> Result<(Vec<Touch>, Vec<Candidate>), db::Error> {
    let (mut touches, mut candidates) = (Vec::new(), Vec::new());
    if !who.is_known() {
        return Ok((touches, candidates));
    }
    for some in products.chunks(store::TOGETHER) {
        store::touch::known(read, who, some, now, now.plus_ms(-WINDOW_MS), &mut touches, &mut candidates)?;
    }
    Ok((touches, candidates))
}

/// Two carts become one.
pub fn merge_carts(tx: &mut db::Tx, from: CartId, into: CartId) -> Result<(), db::Error> {
    store::touch::merge_carts(tx, from, into)
}

/// Forgets what is older than [`KEPT_MS`]; some at a time. Returns how many.
pub fn sweep(tx: &mut db::Tx, now: Instant) -> Result<u64, db::Error> {
    store::touch::sweep(tx, now.plus_ms(-KEPT_MS))
}

/// Forgets how a person came to products.
pub fn forget(tx: &mut db::Tx, person: i64) -> Result<(), db::Error> {
    store::touch::forget(tx, person)
}
