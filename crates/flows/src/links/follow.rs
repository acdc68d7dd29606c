//! Following a link: where it leads, and who was led.

use affiliate::connection::{self, BrandStore, Jump};
use affiliate::link::{self, Link, LinkId, Origin};
use affiliate::touch::{self, NewTouch, SLOT_MS, TouchKind, Who};
use catalog::Shop;
use catalog::shop::ShopState;
use kernel::{Clock, Coded};

use crate::trade::same;

/// Who follows a link.
#[derive(Clone, Copy, Debug, Default)]
pub struct Follower {
    pub person: Option<accounts::PersonId>,
    /// A hash of the device's cookie; `None` when unknown.
    pub device: Option<i64>,
    /// It is a machine, or nobody goes anywhere yet: nothing is written down.
    pub is_idle: bool,
}

/// Where a link leads.
#[derive(Clone, Debug)]
pub struct Jumped {
    /// An address in the brand's own store, never anywhere else.
    pub address: String,
    pub link: Link,
    /// `None`: nothing was written down.
    pub click: Option<link::Click>,
    /// Whether this opened a product over a post or room, which was not known of this viewer in the last half hour.
    pub opens: bool,
}

/// Why a link leads nowhere.
#[derive(Debug, thiserror::Error)]
pub enum FollowLinkError {
    #[error("no such link")]
    Unknown,
    /// Its time is over, or the store is not connected any more.
    #[error("the link leads nowhere any more")]
    Over,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for FollowLinkError {
    fn code(&self) -> &'static str {
        match self {
            FollowLinkError::Unknown => "affiliate.link_unknown",
            FollowLinkError::Over => "affiliate.link_over",
            FollowLinkError::Db(_) => kernel::FAULT,
        }
    }
}

/// Follows a link: says where it leads, and notes who was led there by whom.
pub fn follow_link(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    brand_store: &dyn BrandStore,
    id: LinkId,
    follower: Follower,
) -> Result<Jumped, FollowLinkError> {
    let link = link::find(tx, id)?.ok_or(FollowLinkError::Unknown)?;
    let shop = catalog::shop::find(tx, same(link.shop))?.filter(|shop| shop.state == ShopState::Active);
    let shop = shop.filter(|_| clock.now() < link.expires_at).ok_or(FollowLinkError::Over)?;
    let Some(store) = shop.store.clone() else { return Err(FollowLinkError::Over) };
    let product = catalog::product::find(tx, same(link.product))?.ok_or(FollowLinkError::Over)?;
    let own = product.variants.iter().find(|variant| variant.id.get() == link.variant.get());
    let variant = match own.and_then(|variant| variant.external_id) {
        Some(known) => Some(known),
        None => connection::external_id(tx, link.variant, &store)?,
    };
    let who = Who { person: follower.person.map(same), device: follower.device, cart: None };
    let (click, opens) = match follower.is_idle {
        true => (None, false),
        false => {
            let opens = opens(tx, clock, &link, &who)?;
            (Some(go(tx, clock, &link, &shop, who)?), opens)
        }
    };
    let named = click.map_or(link::ClickId::new(link.id.get()), |click| click.id);
    let jump = Jump { store: &store, handle: &product.handle, variant, quantity: link.quantity, click: named };
    Ok(Jumped { address: brand_store.address(&jump), link, click, opens })
}

/// Whether the viewer had not opened the product over the same post or room just before.
fn opens(read: &mut db::Read, clock: &dyn Clock, link: &Link, who: &Who) -> Result<bool, db::Error> {
    let Some((kind, source)) = link.via else { return Ok(false) };
    let (known, _) = touch::known(read, who, &[link.product], clock.now())?;
    let lately = clock.now().plus_ms(-SLOT_MS);
    Ok(!known.iter().any(|touch| touch.kind == kind && touch.source == source && touch.at > lately))
}

/// Notes that somebody goes: the touch of the creator whose doing it is.
fn go(tx: &mut db::Tx, clock: &dyn Clock, link: &Link, shop: &Shop, who: Who) -> Result<link::Click, db::Error> {
    let origin = if is_own(tx, link, shop, &who)? { Origin::Self_ } else { Origin::Real };
    if let Some(creator) = link.creator {
        let (kind, source) = link.via.map_or((TouchKind::Link, link.id.get()), |(kind, id)| (kind, id.get()));
        touch::record(tx, clock, &NewTouch { who, kind, source, creator, product: link.product })?;
    }
    link::follow(tx, clock, link, who, origin)
}

/// Whether it profits the one who goes.
fn is_own(read: &mut db::Read, link: &Link, shop: &Shop, who: &Who) -> Result<bool, db::Error> {
    let Some(person) = who.person else { return Ok(false) };
    if link.creator.is_some_and(|creator| creator.get() == person.get()) {
        return Ok(true);
    }
    crate::is_self(read, person.get(), content::Author::Shop(same(shop.id)))
}
