//! What sellers and the operator do with one listing.

use catalog::listing::edit::{Place, drop_override, set_overrides};
use catalog::listing::{
    EditListing, EditListingError, InheritError, Listing, ListingId, ListingState, MoveListingError, OverrideField,
    PriceHistoryEntry, RateUsed, Review,
};
use catalog::translation::memory::{self, Owner};
use catalog::translation::resolve::written_by_hand;
use catalog::translation::{FieldKind, Pair};
use catalog::{Product, ProductId, Shop, ShopId, VariantId};
use kernel::{Clock, Coded, Lang, MarketCode, Money};
use market::Market;
use market::fx::Ageing;
use market::price::{Breakdown, PriceRule};
use serde::Serialize;

use crate::sync::{follow_in, sync_here};

/// Entries of a price's history that an explanation shows.
const HISTORY_MAX: u32 = 200;

/// Sets fields in one market: each becomes an override, shown at once, and the words go to the shop's memory. All problems
/// at once.
pub fn edit_listing(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ageing: &Ageing,
    shop: ShopId,
    id: ListingId,
    edit: &EditListing,
) -> Result<Listing, EditListingError> {
    let scene = Scene::find(tx, Some(shop), id)?.ok_or(EditListingError::NotFound)?;
    let size = |limit: i64| usize::try_from(limit).unwrap_or(usize::MAX);
    let place = Place {
        listing: id,
        product: &scene.product,
        languages: &scene.market.languages,
        title_max: size(scene.market.limits.title_max),
        description_max: size(scene.market.limits.description_max),
    };
    let lang = set_overrides(tx, clock, &place, edit)?;
    remember(tx, clock, &scene, lang, edit)?;
    scene.sync(tx, clock, ageing)?;
    catalog::listing::find(tx, id)?.ok_or(EditListingError::NotFound)
}

/// A person's words are used from now on, wherever the same text comes up in the shop.
fn remember(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    scene: &Scene,
    lang: Lang,
    edit: &EditListing,
) -> Result<(), db::Error> {
    let product = &scene.product;
    if lang == product.language {
        return Ok(());
    }
    let texts = [
        (FieldKind::Title, &product.title, &edit.title),
        (FieldKind::Description, &product.description, &edit.description),
    ];
    let said = texts.into_iter().filter(|(_, source, _)| !source.trim().is_empty());
    let entries: Vec<_> = said
        .filter_map(|(kind, source, target)| target.as_ref().map(|target| written_by_hand(kind, source, target.trim())))
        .collect();
    let pair = Pair::new(product.language, lang);
    memory::remember(tx, clock.now(), Owner::Shop(scene.shop.id), pair, &entries)?;
    Ok(())
}

/// Gives a field back: it follows the product again, at once.
pub fn inherit_field(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ageing: &Ageing,
    shop: ShopId,
    id: ListingId,
    field: OverrideField,
) -> Result<Listing, InheritError> {
    let scene = Scene::find(tx, Some(shop), id)?.ok_or(InheritError::NotFound)?;
    if drop_override(tx, clock, id, scene.market.main_language(), field)? {
        scene.sync(tx, clock, ageing)?;
    }
    catalog::listing::find(tx, id)?.ok_or(InheritError::NotFound)
}

/// Takes a listing of this shop off sale in its market.
pub fn pause_listing(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    id: ListingId,
) -> Result<ListingState, MoveListingError> {
    Scene::find(tx, Some(shop), id)?.ok_or(MoveListingError::NotFound)?;
    catalog::listing::pause(tx, clock, id)
}

/// Ends a pause: the listing is on sale again if nothing else stands against it.
pub fn resume_listing(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ageing: &Ageing,
    shop: ShopId,
    id: ListingId,
) -> Result<ListingState, MoveListingError> {
    let scene = Scene::find(tx, Some(shop), id)?.ok_or(MoveListingError::NotFound)?;
    catalog::listing::resume(tx, clock, id)?;
    scene.state_after_sync(tx, clock, ageing)
}

/// The operator's answer to a version that waits for review.
pub fn review_listing(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    ageing: &Ageing,
    id: ListingId,
    answer: &Review,
) -> Result<ListingState, MoveListingError> {
    let scene = Scene::find(tx, None, id)?.ok_or(MoveListingError::NotFound)?;
    catalog::listing::review(tx, clock, id, answer)?;
    let what = (scene.product.title.as_str(), scene.market.code);
    crate::inbox::reviewed(tx, clock, &scene.shop, id, what, answer)?;
    scene.state_after_sync(tx, clock, ageing)
}

/// A listing with what belongs to it in other domains.
struct Scene {
    listing: ListingId,
    shop: Shop,
    product: Product,
    market: Market,
}

impl Scene {
    /// `None` when there is no such listing, or it is not of `shop`.
    fn find(tx: &mut db::Tx, shop: Option<ShopId>, id: ListingId) -> Result<Option<Scene>, db::Error> {
        let Some((owner, product, market)) = catalog::listing::place(tx, id)? else { return Ok(None) };
        if shop.is_some_and(|shop| shop != owner) {
            return Ok(None);
        }
        let shop = catalog::shop::find(tx, owner)?;
        let product = catalog::product::find(tx, product)?;
        let market = market::markets::find(tx, market)?;
        let scene = |((shop, product), market)| Scene { listing: id, shop, product, market };
        Ok(shop.zip(product).zip(market).map(scene))
    }

    fn sync(&self, tx: &mut db::Tx, clock: &dyn Clock, ageing: &Ageing) -> Result<(), db::Error> {
        let place: (ProductId, MarketCode) = (self.product.id, self.market.code);
        sync_here(tx, clock, ageing, &self.shop, place)
    }

    fn state_after_sync(
        &self,
        tx: &mut db::Tx,
        clock: &dyn Clock,
        ageing: &Ageing,
    ) -> Result<ListingState, MoveListingError> {
        self.sync(tx, clock, ageing)?;
        let listing = catalog::listing::find(tx, self.listing)?.ok_or(MoveListingError::NotFound)?;
        Ok(listing.state)
    }
}

/// A price with the whole sum behind it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ExplainedPrice {
    pub variant: VariantId,
    pub sku: String,
    /// `None` while it is pending.
    pub price: Option<Money>,
    /// Whether the seller set it by hand: then there is no sum.
    pub overridden: bool,
    pub rate: Option<RateUsed>,
    pub breakdown: Option<Breakdown>,
    /// Newest first, at most 20.
    pub history: Vec<PriceHistoryEntry>,
}

/// How every price of a listing was made. Open to shoppers for what is on sale.
pub fn explain_price(read: &mut db::Read, id: ListingId) -> Result<Option<Vec<ExplainedPrice>>, db::Error> {
    let Some(listing) = catalog::listing::find(read, id)? else { return Ok(None) };
    let history = catalog::listing::history(read, id, HISTORY_MAX)?;
    let explain = |price: catalog::listing::ListingPrice| ExplainedPrice {
        variant: price.variant,
        sku: price.sku,
        price: price.price,
        overridden: price.overridden,
        rate: price.rate,
        breakdown: price.breakdown.and_then(|json| serde_json::from_str(&json).ok()),
        history: history.iter().filter(|entry| entry.variant == price.variant).take(20).cloned().collect(),
    };
    Ok(Some(listing.prices.into_iter().map(explain).collect()))
}

/// Why a shop's settings in a market did not change.
#[derive(Debug, thiserror::Error)]
pub enum MarketSettingsError {
    #[error("no such market")]
    UnknownMarket,
    #[error("the amount is not in the shop's currency")]
    Currency,
    #[error("the share is out of range")]
    OutOfRange,
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for MarketSettingsError {
    fn code(&self) -> &'static str {
        match self {
            MarketSettingsError::UnknownMarket => "catalog.unknown_market",
            MarketSettingsError::Currency => "catalog.price_rule_currency",
            MarketSettingsError::OutOfRange => "catalog.price_rule_range",
            MarketSettingsError::Fault(_) => kernel::FAULT,
        }
    }
}

/// Chooses how a shop's prices are made in a market (`None`: the shop's own rule, or the formula); its listings there follow.
pub fn set_price_rule(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: &Shop,
    market: MarketCode,
    rule: Option<PriceRule>,
) -> Result<(), MarketSettingsError> {
    market::markets::find(tx, market)?.ok_or(MarketSettingsError::UnknownMarket)?;
    check_rule(shop, rule)?;
    put_rule(tx, shop.id, market, rule)?;
    follow_in(tx, clock, shop.id, vec![market], catalog::sync::SyncCause::Edit)?;
    Ok(())
}

/// Whether nothing untranslated may go on sale in a market, beyond what the law asks; the shop's listings there follow.
pub fn set_translated_only(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    market: MarketCode,
    translated_only: bool,
) -> Result<(), MarketSettingsError> {
    market::markets::find(tx, market)?.ok_or(MarketSettingsError::UnknownMarket)?;
    let there = catalog::listing::settings(tx, shop)?.into_iter().find(|own| own.market == market);
    let rule = there.and_then(|own| own.price_rule);
    catalog::listing::put_settings(tx, shop, market, rule.as_deref(), translated_only)?;
    follow_in(tx, clock, shop, vec![market], catalog::sync::SyncCause::Edit)?;
    Ok(())
}

/// Shares that a rule may add or take off, in basis points: down to nothing, up to ten times the price.
const PERCENT_BP: std::ops::RangeInclusive<i64> = -9_999..=90_000;

pub(crate) fn check_rule(shop: &Shop, rule: Option<PriceRule>) -> Result<(), MarketSettingsError> {
    match rule {
        Some(PriceRule::FixedBeforeFx { amount }) if amount.currency != shop.currency => {
            Err(MarketSettingsError::Currency)
        }
        Some(PriceRule::PercentBp { bp }) if !PERCENT_BP.contains(&bp) => Err(MarketSettingsError::OutOfRange),
        _ => Ok(()),
    }
}

pub(crate) fn put_rule(
    tx: &mut db::Tx,
    shop: ShopId,
    market: MarketCode,
    rule: Option<PriceRule>,
) -> Result<(), db::Error> {
    let there = catalog::listing::settings(tx, shop)?.into_iter().find(|own| own.market == market);
    let translated_only = there.is_some_and(|own| own.translated_only);
    let rule = rule.and_then(|rule| serde_json::to_string(&rule).ok());
    catalog::listing::put_settings(tx, shop, market, rule.as_deref(), translated_only)
}
