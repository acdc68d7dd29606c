//! A shop's connection with the brand's own store: what is asked of it, what it tells, and when it was last heard.
//!
//! The store's address and the secret that signs its messages are the shop's own, in `catalog`. Here is what the store is to
//! creators' links: its names for variants, its messages, each taken once, and what came of them.

use kernel::{Clock, Coded, Instant, MINUTE_MS};
use serde::Deserialize;

use crate::external::{PaidOrder, StoreRefund};
use crate::link::ClickId;
use crate::{ProductId, ShopId, VariantId, store};

/// Characters of a message's id at the most.
pub const DELIVERY_MAX: usize = 100;
/// What was refused is noted this often at the most: anybody may send nonsense.
const REFUSALS_NOTED_EVERY_MS: i64 = MINUTE_MS;

/// The system that a brand's own store runs on. Calls that ask the store block: for job threads.
pub trait BrandStore: Send + Sync {
    /// The variants of the product with this handle, as the store tells them.
    fn variants(&self, store: &str, handle: &str) -> Result<Vec<StoreVariant>, StoreError>;

    /// Where a jump goes: never anywhere but to `jump.store`.
    fn address(&self, jump: &Jump<'_>) -> String;

    /// What a message says, once its signature over the raw body is found to be by `secret`. Header names are in lower case.
    fn message<'a>(
        &self,
        secret: &str,
        header: &dyn Fn(&str) -> Option<&'a str>,
        body: &[u8],
    ) -> Result<Message, MessageError>;
}

/// Somebody goes to the store.
#[derive(Clone, Copy, Debug)]
pub struct Jump<'a> {
    /// Its host.
    pub store: &'a str,
    /// The product's handle there.
    pub handle: &'a str,
    /// The store's own id of the variant: without it one arrives at the product's page.
    pub variant: Option<i64>,
    pub quantity: i64,
    pub click: ClickId,
}

/// A variant as a store tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoreVariant {
    pub external_id: i64,
    /// May be empty.
    pub sku: String,
    /// Values in the order of the store's axes; none where there are no axes.
    pub options: Vec<String>,
}

/// Why a store did not tell of a product.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Its address leads nowhere that may be asked.
    #[error("the store's address may not be asked")]
    Refused,
    /// It has no such product, or nobody may see it.
    #[error("the store has no such product")]
    Absent,
    /// What it answered is no product.
    #[error("the store's answer is not a product")]
    Unreadable,
    /// It may do so later.
    #[error("the store does not answer: {0}")]
    Unreachable(String),
}

impl StoreError {
    /// Whether asking again later may help.
    pub fn may_pass(&self) -> bool {
        matches!(self, StoreError::Unreachable(_))
    }
}

impl Coded for StoreError {
    fn code(&self) -> &'static str {
        match self {
            StoreError::Refused => "affiliate.store_refused",
            StoreError::Absent => "affiliate.store_product_absent",
            StoreError::Unreadable => "affiliate.store_unreadable",
            StoreError::Unreachable(_) => "affiliate.store_unreachable",
        }
    }
}

/// A message of a store, whose signature was right.
#[derive(Clone, Debug)]
pub struct Message {
    /// By which the store tells the same message from another.
    pub delivery: Option<String>,
    /// `orders/paid`.
    pub topic: String,
    pub said: Said,
}

/// What a message says.
#[derive(Clone, Debug)]
pub enum Said {
    Paid(PaidOrder),
    Refunded(StoreRefund),
    /// Nothing that matters here.
    Nothing,
}

/// Why a message is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// Its signature is not the store's.
    #[error("not signed by the store")]
    Forged,
    /// Signed, and not what its topic says.
    #[error("the message cannot be read")]
    Unreadable,
}

impl Coded for MessageError {
    fn code(&self) -> &'static str {
        match self {
            MessageError::Forged => "affiliate.webhook_forged",
            MessageError::Unreadable => "affiliate.webhook_unreadable",
        }
    }
}

/// A variant of ours, to be found again in a store.
#[derive(Clone, Debug)]
pub struct OwnVariant {
    pub id: VariantId,
    pub sku: String,
    pub options: Vec<String>,
}

/// Which of the store's variants ours are: by SKU, else by options, else as the only one of each. Nothing is guessed: what fits
/// twice fits not.
pub fn matched(ours: &[OwnVariant], theirs: &[StoreVariant]) -> Vec<(VariantId, i64)> {
    let same_sku = |own: &OwnVariant, other: &StoreVariant| !own.sku.is_empty() && own.sku == other.sku.trim();
    let same_options =
        |own: &OwnVariant, other: &StoreVariant| !own.options.is_empty() && alike(&own.options, &other.options);
    let mut found = Vec::new();
    for own in ours {
        let by = |same: &dyn Fn(&OwnVariant, &StoreVariant) -> bool| {
            only(theirs.iter().filter(|other| same(own, other)))
                .filter(|other| only(ours.iter().filter(|own| same(own, other))).is_some())
        };
        let other = by(&same_sku).or_else(|| by(&same_options)).or(match (ours, theirs) {
            ([_], [other]) => Some(other),
            _ => None,
        });
        found.extend(other.map(|other| (own.id, other.external_id)));
    }
    found
}

fn only<T>(mut of: impl Iterator<Item = T>) -> Option<T> {
    of.next().filter(|_| of.next().is_none())
}

fn alike(ours: &[String], theirs: &[String]) -> bool {
    let plain = |word: &String| word.trim().to_lowercase();
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(own, other)| plain(own) == plain(other))
}

/// What was last heard of a store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Watch {
    /// The last message with the right signature.
    pub heard_at: Option<Instant>,
    pub heard_topic: Option<String>,
    /// The last one that was not taken, and why.
    pub refused_at: Option<Instant>,
    pub refused_code: Option<String>,
}

/// What was last heard of a shop's store.
pub fn watch(read: &mut db::Read, shop: ShopId) -> Result<Watch, db::Error> {
    Ok(store::connection::watch(read, shop)?.unwrap_or_default())
}

/// Takes a message: `false` when it was taken before.
pub fn take(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId, message: &Message) -> Result<bool, db::Error> {
    if let Some(delivery) = &message.delivery
        && !store::connection::deliver(tx, shop, delivery, &message.topic, clock.now())?
    {
        return Ok(false);
    }
    store::connection::heard(tx, shop, &message.topic, clock.now())?;
    Ok(true)
}

/// Notes that something was refused; some of it, when there is much.
pub fn refused(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId, code: &str) -> Result<(), db::Error> {
    let now = clock.now();
    let noted = watch(tx, shop)?.refused_at.is_some_and(|at| now.since_ms(at).abs() < REFUSALS_NOTED_EVERY_MS);
    if noted { Ok(()) } else { store::connection::refused(tx, shop, code, now) }
}

/// Forgets messages taken before `before`; some at a time. Returns how many.
pub fn sweep(tx: &mut db::Tx, before: Instant) -> Result<u64, db::Error> {
    store::connection::sweep(tx, before)
}

/// How much of a shop's products its store has told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Variants whose name in the store is known from it.
    pub variants: i64,
    /// Products that were asked for.
    pub products: i64,
    /// Those of which it told nothing, by why.
    pub failures: Vec<(String, i64)>,
    pub asked_at: Option<Instant>,
}

/// How much `store` has told of a shop's products.
pub fn told(read: &mut db::Read, shop: ShopId, store: &str) -> Result<Told, db::Error> {
    store::connection::told(read, shop, store)
}

/// What a store told of a product replaces what was known of it.
pub fn learned(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    (shop, product): (ShopId, ProductId),
    store: &str,
    variants: &[(VariantId, i64)],
) -> Result<(), db::Error> {
    store::connection::asked(tx, shop, product, store, None, clock.now())?;
    store::connection::forget_product(tx, product)?;
    variants.iter().try_for_each(|(variant, external)| {
        store::connection::put_variant(tx, shop, product, store, *variant, *external)
    })
}

/// A store told nothing of a product. What was known stays, unless there is no such product any more.
pub fn not_told(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    (shop, product): (ShopId, ProductId),
    store: &str,
    error: &StoreError,
) -> Result<(), db::Error> {
    if !error.may_pass() {
        store::connection::forget_product(tx, product)?;
    }
    store::connection::asked(tx, shop, product, store, Some(error.code()), clock.now())
}

/// When `store` was last asked about a product.
pub fn asked_at(read: &mut db::Read, product: ProductId, store: &str) -> Result<Option<Instant>, db::Error> {
    store::connection::asked_at(read, product, store)
}

/// What `store` calls a variant, if it has told.
pub fn external_id(read: &mut db::Read, variant: VariantId, store: &str) -> Result<Option<i64>, db::Error> {
    store::connection::external_id(read, variant, store)
}

/// The variant of a shop that its store calls so, and its product, if the store has told.
pub fn variant_of(
    read: &mut db::Read,
    shop: ShopId,
    external_id: i64,
) -> Result<Option<(VariantId, ProductId)>, db::Error> {
    store::connection::variant_of(read, shop, external_id)
}

/// The shop has another store, or none: what the old one told is forgotten.
pub fn forget(tx: &mut db::Tx, shop: ShopId) -> Result<(), db::Error> {
    store::connection::forget(tx, shop)
}

#[cfg(test)]
mod tests;
