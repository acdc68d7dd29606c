//! Making a link: what is on sale, where the brand's own store sells it.

use affiliate::link::{self, Link, LinkError, NewLink};
use affiliate::touch::TouchKind;
use affiliate::{CreatorId, connection};
use catalog::VariantId;
use catalog::listing::{ListingId, Offer};
use content::{Author, PostState};
use kernel::{Clock, Coded, Id, Lang, MarketCode, Problem, Problems};
use market::Checkout;
use trade::cart::{Via, ViaKind};

use super::connect;
use crate::trade::same;

/// What somebody wants to buy in the brand's own store.
#[derive(Clone, Copy, Debug)]
pub struct LinkWish {
    pub listing: ListingId,
    pub variant: VariantId,
    /// 1 to 99.
    pub quantity: i64,
    /// What led to it: a post or a room. What does not show the product led nobody.
    pub via: Option<Via>,
    /// The creator who hands the link out, where nothing of theirs led to it.
    pub creator: Option<CreatorId>,
}

/// Why a link was not made.
#[derive(Debug, thiserror::Error)]
pub enum MakeLinkError {
    #[error("{0}")]
    Invalid(Problems),
    /// Nothing of the kind is on sale.
    #[error("not on sale")]
    NotOnSale,
    /// One pays here in this market, and the shop has nothing against it.
    #[error("this is bought here")]
    SoldHere,
    /// The shop has no store to lead to.
    #[error("the shop has no store of its own")]
    NoStore,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for MakeLinkError {
    fn code(&self) -> &'static str {
        match self {
            MakeLinkError::Invalid(problems) => problems.code(),
            MakeLinkError::NotOnSale => "trade.not_on_sale",
            MakeLinkError::SoldHere => "affiliate.link_sold_here",
            MakeLinkError::NoStore => "affiliate.link_no_store",
            MakeLinkError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            MakeLinkError::Invalid(problems) => &problems.0,
            _ => &[],
        }
    }
}

impl From<LinkError> for MakeLinkError {
    fn from(error: LinkError) -> MakeLinkError {
        match error {
            LinkError::Invalid(problems) => MakeLinkError::Invalid(problems),
            LinkError::Db(error) => MakeLinkError::Db(error),
        }
    }
}

/// Whether a shop's things are bought in its own store, in a market with this checkout.
pub fn leads_out(checkout: Checkout, store: Option<&str>, prefers: bool) -> bool {
    match checkout {
        Checkout::LinkOut => true,
        Checkout::InApp => prefers && store.is_some(),
        Checkout::None => false,
    }
}

/// Makes the link. The store is asked for its name of the variant, when that is not known.
pub fn make_link(tx: &mut db::Tx, clock: &dyn Clock, wish: &LinkWish) -> Result<Link, MakeLinkError> {
    link::check_quantity(wish.quantity).map_err(MakeLinkError::Invalid)?;
    let offers = catalog::listing::offers(tx, Lang::EN, &[(wish.listing, wish.variant)])?;
    let offer = offers.into_iter().next().filter(|offer| offer.on_sale).ok_or(MakeLinkError::NotOnSale)?;
    let shop = catalog::shop::find(tx, offer.shop)?.ok_or(MakeLinkError::NotOnSale)?;
    if !leads_out(checkout(tx, offer.market)?, shop.store.as_deref(), shop.prefers_link_out) {
        return Err(MakeLinkError::SoldHere);
    }
    let store = shop.store.as_deref().ok_or(MakeLinkError::NoStore)?;
    let (via, creator) = led(tx, wish, &offer)?;
    let new = NewLink {
        shop: same(offer.shop),
        listing: same(offer.listing),
        product: same(offer.product),
        variant: same(offer.variant),
        market: offer.market,
        quantity: wish.quantity,
        via,
        creator,
    };
    if connection::external_id(tx, new.variant, store)?.is_none() {
        connect::ask_for(tx, clock, offer.shop, offer.product, store)?;
    }
    Ok(link::make(tx, clock, &new)?)
}

fn checkout(read: &mut db::Read, market: MarketCode) -> Result<Checkout, db::Error> {
    let found = market::markets::find(read, market)?.filter(|market| market.enabled);
    Ok(found.map_or(Checkout::None, |market| market.checkout))
}

/// What led there, and whose doing it is.
#[expect(clippy::type_complexity, reason = "the two fields of a link")]
fn led(
    read: &mut db::Read,
    wish: &LinkWish,
    offer: &Offer,
) -> Result<(Option<(TouchKind, Id<affiliate::touch::Source>)>, Option<CreatorId>), db::Error> {
    match wish.via {
        Some(Via { kind: ViaKind::Post, id }) => {
            let post = content::post::find(read, Id::new(id))?.filter(|post| post.state == PostState::Ready);
            let shows = |post: &content::Post| post.anchors.iter().any(|one| one.product.get() == offer.product.get());
            let Some(post) = post.filter(shows) else { return Ok((None, wish.creator)) };
            let creator = match post.author {
                Author::Creator(creator) => Some(same(creator)),
                Author::Shop(_) => None,
            };
            Ok((Some((TouchKind::Post, Id::new(id))), creator))
        }
        // Rooms tell whose they are once there are some.
        Some(Via { kind: ViaKind::Room, id }) => Ok((Some((TouchKind::Room, Id::new(id))), wish.creator)),
        Some(Via { kind: ViaKind::Link, id }) => {
            let led = link::find(read, Id::new(id))?.filter(|link| link.product.get() == offer.product.get());
            Ok(led.map_or((None, wish.creator), |link| (link.via, link.creator)))
        }
        None => Ok((None, wish.creator)),
    }
}
