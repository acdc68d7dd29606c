//! "Tell me when it is back": who waits for what is sold out, and who is told when it can be bought again.

use std::collections::BTreeSet;

use catalog::listing::{self, storefront};
use db::outbox::{Consumer, Event};
use fulfilment::{pool, stock};
use kernel::{Clock, Coded, Lang, ManualClock};
use market::Market;
use serde::Deserialize;
use trade::wait::{self, Wait, WaitError, Waited};
use trade::{BuyerId, ListingId, VariantId};

use super::offers::SOLD_ELSEWHERE;
use super::{fault, same};
use crate::inbox::back_in_stock;

/// People who are told in one transaction.
const TOLD_AT_ONCE: i64 = 200;

/// Why nobody waits.
#[derive(Debug, thiserror::Error)]
pub enum WaitForError {
    /// No such listing in the market, or no such variant of it.
    #[error("no such thing on sale")]
    NotFound,
    /// It is bought in the brand's own store, which alone knows what it has.
    #[error("bought in the brand's own store")]
    SoldElsewhere,
    #[error("it can be bought now")]
    InStock,
    #[error(transparent)]
    Wait(#[from] WaitError),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for WaitForError {
    fn code(&self) -> &'static str {
        match self {
            WaitForError::NotFound => "request.not_found",
            WaitForError::SoldElsewhere => SOLD_ELSEWHERE,
            WaitForError::InStock => "trade.in_stock",
            WaitForError::Wait(error) => error.code(),
            WaitForError::Fault(_) => kernel::FAULT,
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            WaitForError::Wait(error) => error.args(),
            _ => Vec::new(),
        }
    }
}

/// A person waits for a variant of a listing, or for all of its variants that are sold out. Who waits already goes on.
pub fn wait_for(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    market: &Market,
    person: BuyerId,
    listing: ListingId,
    variant: Option<VariantId>,
) -> Result<(), WaitForError> {
    let page = storefront::page(tx, market.code, Lang::EN, same(listing))?.ok_or(WaitForError::NotFound)?;
    if crate::leads_out(market.checkout, page.shop_store.as_deref(), page.prefers_link_out) {
        return Err(WaitForError::SoldElsewhere);
    }
    let meant = |id: &fulfilment::VariantId| variant.is_none_or(|variant| variant.get() == id.get());
    let variants: Vec<_> = page.variants.iter().map(|variant| same(variant.id)).filter(meant).collect();
    if variants.is_empty() {
        return Err(WaitForError::NotFound);
    }
    let there = pool::available_in(tx, market.code, &variants)?;
    let out = variants.into_iter().filter(|variant| there.get(variant).is_none_or(|units| *units <= 0));
    let out: Vec<_> = out.collect();
    if out.is_empty() {
        return Err(WaitForError::InStock);
    }
    for variant in out {
        let (product, at) = (same(page.product), clock.now());
        let one = Wait { person, listing, variant: same(variant), product, market: market.code, at };
        wait::begin(tx, clock, &one)?;
    }
    Ok(())
}

/// Tells those who wait as soon as there is something again: units came, or the listing is on sale again.
pub(crate) struct BackInStock;

impl Consumer for BackInStock {
    fn name(&self) -> &'static str {
        "back_in_stock"
    }

    fn wants(&self, topic: &str) -> bool {
        topic == stock::STOCK_CHANGED || topic == listing::CHANGED
    }

    fn handle(&self, db: &db::Db, clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        let (variants, listings) = changed(events)?;
        let waited = db.read_blocking(move |read| {
            let mut all: BTreeSet<Waited> = BTreeSet::new();
            for variant in &variants {
                all.extend(wait::of_variant(read, *variant)?);
            }
            for listing in &listings {
                all.extend(wait::in_listing(read, *listing)?);
            }
            Ok::<_, db::Error>(all)
        });
        let now = clock.now();
        for waited in waited.map_err(|error| error.to_string())? {
            let tell = move |tx: &mut db::Tx| tell_some(tx, &ManualClock::at(now), waited);
            while db.write_blocking(tell).map_err(|error| error.to_string())? >= TOLD_AT_ONCE {}
        }
        Ok(())
    }
}

/// Variants of which there is something, and listings that changed.
fn changed(events: &[Event]) -> Result<(BTreeSet<VariantId>, BTreeSet<ListingId>), String> {
    #[derive(Deserialize)]
    struct Stock {
        available: i64,
    }
    #[derive(Deserialize)]
    struct Changed {
        listings: Vec<ListingId>,
    }
    let (mut variants, mut listings) = (BTreeSet::new(), BTreeSet::new());
    for event in events {
        let broken = |error: serde_json::Error| error.to_string();
        if event.topic == listing::CHANGED {
            listings.extend(serde_json::from_str::<Changed>(&event.payload).map_err(broken)?.listings);
        } else if serde_json::from_str::<Stock>(&event.payload).map_err(broken)?.available > 0 {
            variants.insert(VariantId::new(event.key));
        }
    }
    Ok((variants, listings))
}

/// Tells some of those who wait, if it can be bought; how many they were.
fn tell_some(tx: &mut db::Tx, clock: &dyn Clock, (listing, variant, market): Waited) -> Result<i64, db::Error> {
    let there = pool::available_in(tx, market, &[same(variant)])?;
    let offers = storefront::offers(tx, Lang::EN, &[(same(listing), same(variant))])?;
    if there.values().all(|units| *units <= 0) || !offers.iter().any(|offer| offer.on_sale) {
        return Ok(0);
    }
    let people = wait::take(tx, listing, variant, TOLD_AT_ONCE)?;
    for person in &people {
        back_in_stock(tx, clock, *person, (listing, variant, market))?;
    }
    i64::try_from(people.len()).map_err(fault)
}
