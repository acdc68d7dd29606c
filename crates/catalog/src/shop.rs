//! A seller's store: who it is, the language and currency it writes in, and where its own shop stands.

use kernel::{Clock, Coded, Country, Currency, Id, Instant, Lang, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::{store, text};

pub type ShopId = Id<Shop>;

/// Marks the id of the person who opened a shop; people belong to `accounts`.
pub enum Owner {}
pub type OwnerId = Id<Owner>;

/// A seller's store. Products are written once, in its language and its currency.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Shop {
    pub id: ShopId,
    /// `[a-z0-9_-]{2,30}`, unique, no reserved word; the name in its address.
    pub handle: String,
    pub name: String,
    pub owner: OwnerId,
    pub home_country: Country,
    /// The language its products are written in.
    pub language: Lang,
    /// The currency its products are priced in and it is settled in.
    pub currency: Currency,
    pub state: ShopState,
    /// What a sync carries to listings.
    pub sync_fields: SyncFields,
    /// The price rule of markets that name none: JSON of the market context, opaque here.
    pub price_rule: Option<String>,
    /// The seller's own Shopify store, such as `brand.myshopify.com`; where link-out listings lead.
    pub store: Option<String>,
    /// Whether a webhook secret is set; the secret itself is only given by [`webhook_secret`].
    pub has_webhook_secret: bool,
    /// Whether its things are to be bought in its own store wherever it has one, and not here.
    pub prefers_link_out: bool,
    pub created_at: Instant,
    pub updated_at: Instant,
}

/// Whether a shop trades.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ShopState {
    Active,
    /// Closed by an act of enforcement or by its owner: nothing of it is on sale.
    Closed,
}

impl ShopState {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            ShopState::Active => "ACTIVE",
            ShopState::Closed => "CLOSED",
        }
    }
}

/// Which fields a sync carries from a product to its listings. A field that is off stays as the listing has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct SyncFields {
    pub title: bool,
    pub description: bool,
    pub price: bool,
    pub images: bool,
    pub options: bool,
    pub stock: bool,
}

impl Default for SyncFields {
    fn default() -> SyncFields {
        SyncFields { title: true, description: true, price: true, images: true, options: true, stock: true }
    }
}

/// What a new shop says of itself, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct OpenShop {
    pub handle: String,
    pub name: String,
    pub home_country: String,
    pub language: String,
    pub currency: String,
}

/// Why a shop was not opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenShopError {
    #[error("invalid shop: {0}")]
    Invalid(Problems),
    #[error("the handle is taken")]
    HandleTaken,
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for OpenShopError {
    fn code(&self) -> &'static str {
        match self {
            OpenShopError::Invalid(_) => "catalog.invalid_shop",
            OpenShopError::HandleTaken => "catalog.handle_taken",
            OpenShopError::Fault(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            OpenShopError::Invalid(problems) => &problems.0,
            _ => &[],
        }
    }
}

/// Opens a shop for `owner`. All problems of the input are told at once.
pub fn open(tx: &mut db::Tx, clock: &dyn Clock, owner: OwnerId, input: &OpenShop) -> Result<Shop, OpenShopError> {
    let checked = check(input).map_err(OpenShopError::Invalid)?;
    let now = clock.now();
    let shop = Shop {
        id: tx.new_id(),
        handle: checked.handle,
        name: checked.name,
        owner,
        home_country: checked.home_country,
        language: checked.language,
        currency: checked.currency,
        state: ShopState::Active,
        sync_fields: SyncFields::default(),
        price_rule: None,
        store: None,
        has_webhook_secret: false,
        prefers_link_out: false,
        created_at: now,
        updated_at: now,
    };
    if store::shop::insert(tx, &shop)? { Ok(shop) } else { Err(OpenShopError::HandleTaken) }
}

/// The shop with this id.
pub fn find(read: &mut db::Read, id: ShopId) -> Result<Option<Shop>, db::Error> {
    store::shop::find(read, id)
}

/// The shop that a path names, by id or by handle. A handle of digits alone is found when no shop has that id.
pub fn find_named(read: &mut db::Read, id_or_handle: &str) -> Result<Option<Shop>, db::Error> {
    if let Ok(id) = id_or_handle.parse()
        && let Some(shop) = store::shop::find(read, id)?
    {
        return Ok(Some(shop));
    }
    store::shop::find_by_handle(read, &id_or_handle.to_ascii_lowercase())
}

/// A shop as it is shown beside what it posted or said.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ShopFace {
    pub id: ShopId,
    pub handle: String,
    pub name: String,
    pub state: ShopState,
}

/// Faces found at once at the most.
pub const FACES_MAX: usize = 32;

/// The faces of these shops, in no order. One statement for every [`FACES_MAX`].
pub fn faces(read: &mut db::Read, shops: &[ShopId]) -> Result<Vec<ShopFace>, db::Error> {
    let mut faces = Vec::with_capacity(shops.len());
    for shops in shops.chunks(FACES_MAX) {
        faces.extend(store::shop::faces(read, shops)?);
    }
    Ok(faces)
}

/// The shops that `owner` opened, oldest first; at most 100.
pub fn of_owner(read: &mut db::Read, owner: OwnerId) -> Result<Vec<Shop>, db::Error> {
    store::shop::of_owner(read, owner)
}

/// Every shop, by id, `after` excluded; at most `limit`.
pub fn list(read: &mut db::Read, after: Option<ShopId>, limit: u32) -> Result<Vec<Shop>, db::Error> {
    store::shop::list(read, after.unwrap_or(ShopId::new(0)), limit)
}

/// What may change of a shop; `None` leaves it. Handle, country, language and currency stay for good.
#[derive(Clone, Debug, Default)]
pub struct EditShop {
    pub name: Option<String>,
    pub sync_fields: Option<SyncFields>,
    /// JSON of the market context; `Some(None)` clears it.
    pub price_rule: Option<Option<String>>,
}

/// Why a shop was not changed.
#[derive(Debug, thiserror::Error)]
pub enum EditShopError {
    #[error("invalid: {0}")]
    Invalid(Problems),
    #[error("no such shop")]
    NotFound,
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for EditShopError {
    fn code(&self) -> &'static str {
        match self {
            EditShopError::Invalid(_) => "catalog.invalid_shop",
            EditShopError::NotFound => "catalog.shop_not_found",
            EditShopError::Fault(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            EditShopError::Invalid(problems) => &problems.0,
            _ => &[],
        }
    }
}

/// Changes a shop.
pub fn edit(tx: &mut db::Tx, clock: &dyn Clock, id: ShopId, input: &EditShop) -> Result<Shop, EditShopError> {
    let mut shop = find(tx, id)?.ok_or(EditShopError::NotFound)?;
    let mut problems = Problems::default();
    if let Some(name) = &input.name {
        shop.name = text::line(name);
        check_name(&mut problems, &shop.name);
    }
    problems.ok(()).map_err(EditShopError::Invalid)?;
    if let Some(fields) = input.sync_fields {
        shop.sync_fields = fields;
    }
    if let Some(rule) = &input.price_rule {
        shop.price_rule.clone_from(rule);
    }
    shop.updated_at = clock.now();
    store::shop::update(tx, &shop)?;
    Ok(shop)
}

/// The seller's own store, as it was typed.
#[derive(Clone, Default, Deserialize)]
pub struct Connection {
    /// A bare host, such as `brand.myshopify.com`.
    pub store: String,
    /// 8 to 200 characters; `None` keeps the one that is set.
    #[serde(default)]
    pub webhook_secret: Option<String>,
    /// `None` leaves it as it is.
    #[serde(default)]
    pub prefers_link_out: Option<bool>,
}

/// Connects the shop with the seller's own store.
pub fn connect(tx: &mut db::Tx, clock: &dyn Clock, id: ShopId, input: &Connection) -> Result<Shop, EditShopError> {
    let mut shop = find(tx, id)?.ok_or(EditShopError::NotFound)?;
    let mut problems = Problems::default();
    let host = store_host(&input.store);
    problems.check(host.is_some(), || Problem::new("store", "catalog.store_not_a_host"));
    let secret = input.webhook_secret.as_deref();
    problems.check(secret.is_none_or(secret_fits), || {
        let problem = Problem::new("webhook_secret", "catalog.webhook_secret_length");
        problem.with("min", SECRET_MIN).with("max", SECRET_MAX)
    });
    problems.ok(()).map_err(EditShopError::Invalid)?;
    shop.store = host;
    shop.prefers_link_out = input.prefers_link_out.unwrap_or(shop.prefers_link_out);
    shop.updated_at = clock.now();
    store::shop::update(tx, &shop)?;
    if let Some(secret) = secret {
        store::shop::set_secret(tx, id, secret)?;
        shop.has_webhook_secret = true;
    }
    Ok(shop)
}

/// Cuts the shop off from the seller's own store: its address and its secret are gone.
pub fn disconnect(tx: &mut db::Tx, clock: &dyn Clock, id: ShopId) -> Result<Shop, EditShopError> {
    let mut shop = find(tx, id)?.ok_or(EditShopError::NotFound)?;
    shop.store = None;
    shop.prefers_link_out = false;
    shop.has_webhook_secret = false;
    shop.updated_at = clock.now();
    store::shop::update(tx, &shop)?;
    store::shop::forget_secret(tx, id)?;
    Ok(shop)
}

/// The secret that signs the store's webhooks, for checking a signature and nothing else.
pub fn webhook_secret(read: &mut db::Read, id: ShopId) -> Result<Option<String>, db::Error> {
    store::shop::secret(read, id)
}

const NAME_MAX: usize = 80;
const SECRET_MIN: usize = 8;
const SECRET_MAX: usize = 200;

/// Names that are places of the site, so that no shop may have them.
const RESERVED: &[&str] = &[
    "about", "account", "accounts", "admin", "api", "assets", "blog", "cart", "checkout", "creator", "creators",
    "feed", "help", "live", "login", "market", "markets", "me", "meadow", "media", "new", "official", "operator",
    "orders", "root", "sandbox", "search", "seller", "sellers", "settings", "shop", "shops", "static", "studio",
    "support", "system", "www",
];

struct Checked {
    handle: String,
    name: String,
    home_country: Country,
    language: Lang,
    currency: Currency,
}

fn check(input: &OpenShop) -> Result<Checked, Problems> {
    let mut problems = Problems::default();
    let handle = input.handle.trim().to_ascii_lowercase();
    check_handle(&mut problems, &handle);
    let name = text::line(&input.name);
    check_name(&mut problems, &name);
    let home_country = read_code(&mut problems, "home_country", "catalog.country_unknown", &input.home_country);
    let language = read_code(&mut problems, "language", "catalog.language_unknown", &input.language);
    let currency =
        read_code(&mut problems, "currency", "catalog.currency_unknown", &input.currency.to_ascii_uppercase());
    match (home_country, language, currency) {
        (Some(home_country), Some(language), Some(currency)) => {
            problems.ok(Checked { handle, name, home_country, language, currency })
        }
        _ => Err(problems),
    }
}

fn read_code<T: std::str::FromStr>(
    problems: &mut Problems,
    field: &'static str,
    code: &'static str,
    typed: &str,
) -> Option<T> {
    let read = typed.trim().parse().ok();
    problems.check(read.is_some(), || Problem::new(field, code));
    read
}

fn check_handle(problems: &mut Problems, handle: &str) {
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-');
    let shaped = (2..=30).contains(&handle.len()) && handle.bytes().all(plain);
    problems.check(shaped, || Problem::new("handle", "catalog.handle_shape"));
    problems.check(!RESERVED.contains(&handle), || Problem::new("handle", "catalog.handle_reserved"));
}

fn check_name(problems: &mut Problems, name: &str) {
    let fits = !name.is_empty() && text::graphemes_within(name, NAME_MAX);
    problems.check(fits, || Problem::new("name", "catalog.shop_name_length").with("max", NAME_MAX));
}

fn secret_fits(secret: &str) -> bool {
    (SECRET_MIN..=SECRET_MAX).contains(&secret.chars().count()) && !secret.chars().any(char::is_control)
}

/// The bare host, in lower case, when that is all there is: no scheme, port, path, or address in numbers.
fn store_host(typed: &str) -> Option<String> {
    let host = typed.trim().to_ascii_lowercase();
    let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
    let label =
        |l: &str| (1..=63).contains(&l.len()) && !l.starts_with('-') && !l.ends_with('-') && l.bytes().all(plain);
    let named =
        host.rsplit('.').next().is_some_and(|last| last.len() >= 2 && last.bytes().any(|b| b.is_ascii_lowercase()));
    let shaped = host.len() <= 253 && host.contains('.') && host.split('.').all(label) && named;
    shaped.then_some(host)
}

#[cfg(test)]
mod tests;
