//! What changes listings.

use kernel::{Clock, Coded, Instant, Lang, MarketCode, Money};

use super::decide::{Decision, Known, Text, VariantPrice};
use super::store::seller::{self, Head};
use super::store::writes::{self, Moved};
use super::{IllegalListingMove, ListingEvent, ListingId, ListingState, Reason, Weight, status_of};
use crate::category::Category;
use crate::image::Image;
use crate::product::{Product, ProductId, VariantId};
use crate::shop::{Shop, ShopId};

/// The operator's answer to a version that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Review {
    Approve,
    /// With words for the seller.
    Reject {
        note: String,
    },
}

/// Why a listing did not move.
#[derive(Debug, thiserror::Error)]
pub enum MoveListingError {
    #[error("no such listing")]
    NotFound,
    #[error(transparent)]
    Illegal(#[from] IllegalListingMove),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for MoveListingError {
    fn code(&self) -> &'static str {
        match self {
            MoveListingError::NotFound => "catalog.listing_not_found",
            MoveListingError::Illegal(illegal) => illegal.code(),
            MoveListingError::Fault(_) => kernel::FAULT,
        }
    }
}

/// A decision and what it was made of.
#[derive(Clone, Copy)]
pub struct Change<'a> {
    pub product: &'a Product,
    pub shop: &'a Shop,
    /// The product's first picture that is ready, as it is now.
    pub cover: Option<&'a Image>,
    pub known: &'a Known,
    pub decision: &'a Decision,
}

/// What a card shows, before it is stored.
pub(super) struct CardContent<'a> {
    pub listing: ListingId,
    pub lang: Lang,
    pub market: MarketCode,
    pub product: ProductId,
    pub shop: &'a Shop,
    pub title: &'a str,
    pub category: Category,
    pub price_min: Money,
    pub price_max: Money,
    pub compare_at: Option<Money>,
    pub cover: Option<&'a Image>,
    pub source_text: bool,
}

/// Writes what [`super::decide::decide`] answered, cards included, and returns the listing. An unchanged decision writes
/// nothing; a refusal of a product that was never listed leaves no listing.
pub fn apply(tx: &mut db::Tx, now: Instant, change: &Change<'_>) -> Result<Option<ListingId>, db::Error> {
    let (known, decision) = (change.known, change.decision);
    if !decision.changed {
        return Ok(known.listing.as_ref().map(|listing| listing.id));
    }
    let row = writes::Row {
        state: decision.state,
        status: decision.status,
        reasons: &decision.reasons,
        currency: decision.currency,
        on_sale: decision.on_sale,
        fingerprint: &decision.fingerprint,
    };
    let id = match &known.listing {
        Some(listing) => {
            writes::update(tx, now, listing.id, &row)?;
            listing.id
        }
        None => writes::insert(tx, now, (change.shop.id, change.product.id, decision.market), &row)?,
    };
    if !decision.refused() {
        write_texts(tx, id, known, decision)?;
        write_prices(tx, now, id, known, decision)?;
    }
    write_cards(tx, id, change)?;
    Ok(Some(id))
}

fn write_texts(tx: &mut db::Tx, id: ListingId, known: &Known, decision: &Decision) -> Result<(), db::Error> {
    let (there, live) = match decision.texts_live {
        true => (&known.live, true),
        false => (&known.waiting, false),
    };
    let waiting_gone = live && !known.waiting.is_empty();
    if *there == decision.texts && !waiting_gone {
        return Ok(());
    }
    if live && !(known.live.is_empty() && known.waiting.is_empty()) {
        writes::drop_texts(tx, id)?;
    } else if !known.waiting.is_empty() {
        writes::drop_waiting_texts(tx, id)?;
    }
    decision.texts.iter().try_for_each(|text| writes::put_text(tx, id, text, live))
}

fn write_prices(
    tx: &mut db::Tx,
    now: Instant,
    id: ListingId,
    known: &Known,
    decision: &Decision,
) -> Result<(), db::Error> {
    for price in &decision.prices {
        let before = known.prices.iter().find(|before| before.variant == price.variant);
        if before == Some(price) {
            continue;
        }
        writes::put_price(tx, id, price)?;
        if before.is_none_or(|before| before.price != price.price) {
            writes::keep_price(tx, now, id, price)?;
        }
    }
    let gone = |before: &&VariantPrice| !decision.prices.iter().any(|price| price.variant == before.variant);
    for before in known.prices.iter().filter(gone) {
        writes::drop_price(tx, id, before.variant)?;
    }
    Ok(())
}

/// The cards of the texts that are live now; none when the listing is not on sale.
fn write_cards(tx: &mut db::Tx, id: ListingId, change: &Change<'_>) -> Result<(), db::Error> {
    let (known, decision) = (change.known, change.decision);
    let was_on_sale = known.listing.as_ref().is_some_and(|listing| listing.on_sale);
    let Some((price_min, price_max, compare_at)) = range(&decision.prices).filter(|_| decision.on_sale) else {
        if was_on_sale {
            writes::drop_cards(tx, id)?;
        }
        return Ok(());
    };
    let live = if decision.texts_live { &decision.texts } else { &known.live };
    for gone in known.live.iter().filter(|old| !live.iter().any(|text| text.lang == old.lang)) {
        writes::drop_card(tx, id, gone.lang)?;
    }
    for text in live {
        let card = card(change, id, text, (price_min, price_max, compare_at));
        writes::put_card(tx, &card)?;
    }
    Ok(())
}

fn card<'a>(
    change: &Change<'a>,
    listing: ListingId,
    text: &'a Text,
    (price_min, price_max, compare_at): (Money, Money, Option<Money>),
) -> CardContent<'a> {
    CardContent {
        listing,
        lang: text.lang,
        market: change.decision.market,
        product: change.product.id,
        shop: change.shop,
        title: &text.title.text,
        category: change.product.category,
        price_min,
        price_max,
        compare_at,
        cover: change.cover,
        source_text: !text.title.state.is_ready(),
    }
}

/// The lowest and the highest price, and the struck price beside the lowest.
fn range(prices: &[VariantPrice]) -> Option<(Money, Money, Option<Money>)> {
    let priced = || prices.iter().filter_map(|price| Some((price.price?, price.compare_at)));
    let (min, compare_at) = priced().min_by_key(|(price, _)| price.minor)?;
    let (max, _) = priced().max_by_key(|(price, _)| price.minor)?;
    Some((min, max, compare_at))
}

/// Takes a listing off sale in its market until [`resume`].
pub fn pause(tx: &mut db::Tx, clock: &dyn Clock, id: ListingId) -> Result<ListingState, MoveListingError> {
    let head = seller::find(tx, id)?.ok_or(MoveListingError::NotFound)?;
    let state = head.state.after(ListingEvent::Paused)?;
    move_to(tx, clock, &head, state, head.reasons.0.clone(), None)?;
    Ok(state)
}

/// Ends a [`pause`]. A sync of the listing puts it back on sale, if nothing stands against it.
pub fn resume(tx: &mut db::Tx, clock: &dyn Clock, id: ListingId) -> Result<ListingState, MoveListingError> {
    let head = seller::find(tx, id)?.ok_or(MoveListingError::NotFound)?;
    let state = head.state.after(ListingEvent::Resumed)?;
    move_to(tx, clock, &head, state, head.reasons.0.clone(), None)?;
    Ok(state)
}

/// The operator's answer to a version that waits. Approved, it replaces the one on sale; a sync of the listing then shows
/// it. Refused, it waits on, and an older one stays on sale.
pub fn review(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    id: ListingId,
    answer: &Review,
) -> Result<ListingState, MoveListingError> {
    let head = seller::find(tx, id)?.ok_or(MoveListingError::NotFound)?;
    let (event, note) = match answer {
        Review::Approve => (ListingEvent::Approved, None),
        Review::Reject { note } => (ListingEvent::Refused, Some(note.as_str())),
    };
    let state = head.state.after(event)?;
    let mut reasons = head.reasons.0.clone();
    reasons.retain(|reason| reason.code != "catalog.in_review" && reason.code != "catalog.review_refused");
    match answer {
        Review::Approve => writes::publish_texts(tx, id)?,
        Review::Reject { .. } => reasons.push(Reason::new(Weight::HoldsText, "catalog.review_refused")),
    }
    move_to(tx, clock, &head, state, reasons, note)?;
    Ok(state)
}

/// A person's move: what is paused leaves the storefront at once; what goes on sale is shown by the sync that follows.
fn move_to(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    head: &Head,
    state: ListingState,
    reasons: Vec<Reason>,
    review_note: Option<&str>,
) -> Result<(), db::Error> {
    let on_sale = head.on_sale && state != ListingState::SellerPaused;
    if head.on_sale && !on_sale {
        writes::drop_cards(tx, head.id)?;
        emit_changed(tx, clock, head.shop, &[head.id])?;
    }
    let moved = Moved { state, status: status_of(&reasons), reasons: &reasons, on_sale, review_note };
    writes::set_state(tx, clock.now(), head.id, &moved)
}

/// Takes every listing of a product off sale at once: it was paused, deleted or frozen. A sync that follows says why.
pub fn take_off(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId, product: ProductId) -> Result<(), db::Error> {
    let gone = writes::take_product_off(tx, clock.now(), product)?;
    emit_changed(tx, clock, shop, &gone)
}

/// Tells the followers of the storefront, in the same transaction, which listings changed.
pub fn emit_changed(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId, listings: &[ListingId]) -> Result<(), db::Error> {
    for some in listings.chunks(1_000) {
        let payload = serde_json::json!({ "listings": some }).to_string();
        db::outbox::emit(tx, clock, super::CHANGED, shop.get(), &payload)?;
    }
    Ok(())
}

/// Notes how many units of a variant can be had: what cards and pages show, never what checkout trusts.
pub fn set_available(tx: &mut db::Tx, variant: VariantId, available: i64) -> Result<(), db::Error> {
    writes::set_available(tx, variant, available)
}

/// Shows the first picture of a product that is ready on its cards.
pub fn refresh_cover(tx: &mut db::Tx, product: ProductId) -> Result<(), db::Error> {
    let cover = super::store::known::covers(tx, &[product])?.remove(&product);
    writes::set_cover(tx, product, cover.as_ref())?;
    Ok(())
}

/// Sets what a shop wants of a market.
pub fn put_settings(
    tx: &mut db::Tx,
    shop: ShopId,
    market: MarketCode,
    price_rule: Option<&str>,
    translated_only: bool,
) -> Result<(), db::Error> {
    writes::put_settings(tx, shop, market, price_rule, translated_only)
}
