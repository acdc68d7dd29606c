//! Listings that wait for their seller.

use accounts::ShopPermission;
use accounts::inbox::{Arg, NoticeKind};
use catalog::Shop;
use catalog::listing::{ListingId, Review, SyncStatus};
use catalog::sync::{SyncCause, SyncId};
use kernel::{Clock, MarketCode};

use super::tell::{self, News, day};
use crate::trade::same;

/// A sync ended: tells the shop how many listings it left as drafts or failed, if it changed any of them.
pub(crate) fn synced(tx: &mut db::Tx, clock: &dyn Clock, shop: &Shop, sync: SyncId) -> Result<(), db::Error> {
    let stuck = |tally: &&catalog::sync::SyncTally| tally.status != SyncStatus::Success;
    let waiting: i64 = catalog::sync::tally(tx, sync)?.iter().filter(stuck).map(|tally| tally.changed).sum();
    let asked = catalog::sync::find(tx, sync)?.is_some_and(|sync| sync.cause == SyncCause::Request);
    if waiting == 0 {
        return Ok(());
    }
    let href = match asked {
        true => format!("/seller/{}/syncs/{sync}", shop.handle),
        false => format!("/seller/{}/listings", shop.handle),
    };
    let at = clock.now();
    let news = News {
        kind: NoticeKind::Listings,
        code: "listings_waiting",
        args: vec![("count", Arg::Count(waiting)), ("shop", Arg::Shop(shop.id.get()))],
        href,
        href_more: None,
        // What edits and rates leave behind is told once a day.
        stack: if asked { format!("sync:{sync}") } else { format!("listings:{}:{}", shop.id, day(at)) },
        fact: format!("sync:{sync}"),
        at,
        by_mail: true,
    };
    tell::shop(tx, same(shop.id), ShopPermission::Catalogue, &news)
}

/// The operator answered for a listing that was held.
pub(crate) fn reviewed(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: &Shop,
    listing: ListingId,
    product: (&str, MarketCode),
    answer: &Review,
) -> Result<(), db::Error> {
    let (title, market) = product;
    let code = if matches!(answer, Review::Approve) { "listing_approved" } else { "listing_refused" };
    let at = clock.now();
    let news = News {
        kind: NoticeKind::Listings,
        code,
        args: vec![("title", Arg::Text(title.to_owned())), ("market", Arg::Text(market.to_string()))],
        href: format!("/seller/{}/listings/{listing}", shop.handle),
        href_more: None,
        stack: format!("listing:{listing}"),
        fact: format!("{code}:{}", at.ms()),
        at,
        by_mail: true,
    };
    tell::shop(tx, same(shop.id), ShopPermission::Catalogue, &news)
}
