//! Touches: from what is put into a cart with what led to it, and from products opened over a post.

use affiliate::touch::{self, NewTouch, TouchKind, Who};
use content::{Author, Post, PostState};
use kernel::Clock;
use trade::cart::{Cart, Via, ViaKind};
use trade::{Holder, ListingId, ProductId};

use crate::trade::same;

/// Something was put into a cart, and a post led to it: its creator's touch. Whatever else led there, and what the post does not
/// show, is nobody's.
pub(crate) fn touch_by_cart(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    cart: &Cart,
    holder: &Holder<'_>,
    product: ProductId,
    via: Option<Via>,
) -> Result<(), db::Error> {
    let Some(via) = via.filter(|via| via.kind == ViaKind::Post) else { return Ok(()) };
    let person = match holder {
        Holder::Person(buyer) => Some(same(*buyer)),
        Holder::Token(_) => None,
    };
    let who = Who { person, device: None, cart: Some(same(cart.id)) };
    let Some(post) = content::post::find(tx, same(kernel::Id::<()>::new(via.id)))? else { return Ok(()) };
    let shows = post.anchors.iter().any(|anchor| anchor.product.get() == product.get());
    record(tx, clock, who, &post, product, shows)
}

/// A product opened over a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ClickedAnchor {
    pub person: Option<accounts::PersonId>,
    /// A hash of the device's cookie; `None` when unknown.
    pub device: Option<i64>,
    pub post: content::PostId,
    pub listing: ListingId,
}

/// The product of a post was opened by somebody who is no machine: the touch of the post's creator.
pub fn touch_anchor(tx: &mut db::Tx, clock: &dyn Clock, click: &ClickedAnchor) -> Result<(), db::Error> {
    let Some(post) = content::post::find(tx, click.post)? else { return Ok(()) };
    let anchor = post.anchors.iter().find(|anchor| anchor.listing.get() == click.listing.get()).copied();
    let Some(anchor) = anchor else { return Ok(()) };
    let who = Who { person: click.person.map(same), device: click.device, cart: None };
    record(tx, clock, who, &post, same(anchor.product), true)
}

fn record(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    who: Who,
    post: &Post,
    product: ProductId,
    shows: bool,
) -> Result<(), db::Error> {
    let Author::Creator(creator) = post.author else { return Ok(()) };
    if !shows || post.state != PostState::Ready {
        return Ok(());
    }
    let (kind, source) = (TouchKind::Post, post.id.get());
    touch::record(tx, clock, &NewTouch { who, kind, source, creator: same(creator), product: same(product) })
}
