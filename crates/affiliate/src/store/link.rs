//! SQL of links and clicks.

use db::{Read, Tx, params};
use kernel::{Id, Instant, MarketCode};
use serde::Deserialize;

use super::NOBODY;
use crate::link::{Click, ClickId, Link, LinkId, Origin};
use crate::touch::{Source, TouchKind, Who};
use crate::{CreatorId, ListingId, ProductId, ShopId, VariantId};

db::statements! {
    INSERT = "INSERT INTO link (id, shop, listing, product, variant, market, quantity, via_kind, via_id, creator, made_at, expires_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    FIND = "SELECT id, shop, listing, product, variant, market, quantity, via_kind, via_id, creator, made_at, expires_at FROM link \
        WHERE id = $1";
    CLICKS = "SELECT COUNT(*) FROM click WHERE link = $1";
    FOLLOW = "INSERT INTO click (id, link, person, device, origin, at) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (link, person, device) DO UPDATE SET at = excluded.at RETURNING id, link, person, device, origin, at";
    CLICK = "SELECT id, link, person, device, origin, at FROM click WHERE id = $1";
    SWEEP_CLICKS = "DELETE FROM click WHERE id IN (SELECT id FROM click WHERE at < $1 ORDER BY at LIMIT 1000)";
    SWEEP_LINKS = "DELETE FROM link WHERE id IN (SELECT l.id FROM link l WHERE l.expires_at < $1 \
        AND NOT EXISTS (SELECT 1 FROM click c WHERE c.link = l.id) ORDER BY l.expires_at LIMIT 1000)";
    FORGET = "DELETE FROM click WHERE person = $1 AND person <> -1";
    FORGET_BUYER = "UPDATE external_sale SET person = -1, device = -1 WHERE person = $1 AND person <> -1";
}

#[derive(Deserialize)]
struct Row {
    id: LinkId,
    shop: ShopId,
    listing: ListingId,
    product: ProductId,
    variant: VariantId,
    market: MarketCode,
    quantity: i64,
    via_kind: Option<TouchKind>,
    via_id: Option<Id<Source>>,
    creator: Option<CreatorId>,
    made_at: Instant,
    expires_at: Instant,
}

impl From<Row> for Link {
    fn from(row: Row) -> Link {
        Link {
            id: row.id,
            shop: row.shop,
            listing: row.listing,
            product: row.product,
            variant: row.variant,
            market: row.market,
            quantity: row.quantity,
            via: row.via_kind.zip(row.via_id),
            creator: row.creator,
            made_at: row.made_at,
            expires_at: row.expires_at,
        }
    }
}

#[derive(Deserialize)]
struct ClickRow {
    id: ClickId,
    link: LinkId,
    person: i64,
    device: i64,
    origin: Origin,
    at: Instant,
}

/// Who the columns name.
pub(crate) fn who(person: i64, device: i64) -> Who {
    let known = |id: i64| (id != NOBODY).then_some(id);
    Who { person: known(person).map(Id::new), device: known(device), cart: None }
}

impl From<ClickRow> for Click {
    fn from(row: ClickRow) -> Click {
        let ClickRow { id, link, person, device, origin, at } = row;
        Click { id, link, who: who(person, device), origin, at }
    }
}

pub(crate) fn insert(tx: &mut Tx, link: &Link) -> Result<(), db::Error> {
    let values = params![
        link.id,
        link.shop,
        link.listing,
        link.product,
        link.variant,
        link.market,
        link.quantity,
        link.via.map(|(kind, _)| kind.name()),
        link.via.map(|(_, id)| id.get()),
        link.creator.map(Id::get),
        link.made_at,
        link.expires_at
    ];
    tx.execute(INSERT, values)?;
    Ok(())
}

pub(crate) fn find(read: &mut Read, id: LinkId) -> Result<Option<Link>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![id])?.map(Link::from))
}

pub(crate) fn clicks(read: &mut Read, link: LinkId) -> Result<i64, db::Error> {
    read.one(CLICKS, params![link])
}

/// The click, or the one that the same viewer made before.
pub(crate) fn follow(tx: &mut Tx, new: &Click) -> Result<Click, db::Error> {
    let (person, device) = (new.who.person.map_or(NOBODY, Id::get), new.who.device.unwrap_or(NOBODY));
    let values = params![new.id, new.link, person, device, new.origin.name(), new.at];
    Ok(tx.one::<ClickRow>(FOLLOW, values)?.into())
}

pub(crate) fn click(read: &mut Read, id: ClickId) -> Result<Option<Click>, db::Error> {
    Ok(read.optional::<ClickRow>(CLICK, params![id])?.map(Click::from))
}

pub(crate) fn sweep(tx: &mut Tx, now: Instant, clicked_before: Instant) -> Result<u64, db::Error> {
    let clicks = tx.execute(SWEEP_CLICKS, params![clicked_before])?;
    Ok(clicks + tx.execute(SWEEP_LINKS, params![now])?)
}

pub(crate) fn forget(tx: &mut Tx, person: i64) -> Result<(), db::Error> {
    tx.execute(FORGET, params![person])?;
    tx.execute(FORGET_BUYER, params![person])?;
    Ok(())
}
