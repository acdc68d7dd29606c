//! Listings as their seller sees them: what is inherited, what is overridden, and how every price was made.

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::State;
use catalog::listing::{self, EditListing, FieldText, Listing, ListingId, OverrideField};
use catalog::{ProductId, ShopId, VariantId};
use kernel::{Lang, Problem, Problems};
use market::price::Breakdown;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::products::product_for;
use super::syncs::ReasonView;
use crate::access::{Public, Staff};
use crate::extract::{Path, Speech};
use crate::view::{ListView, MoneyInput, MoneyView};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(of_product))
        .routes(routes!(show, edit))
        .routes(routes!(inherit))
        .routes(routes!(pause, resume))
        .routes(routes!(explain))
}

/// A product as sold in one market.
#[derive(Debug, Serialize, ToSchema)]
struct ListingView {
    id: String,
    product: String,
    market: String,
    currency: String,
    /// `DRAFT, PENDING, ACTIVE, REJECTED, SELLER_PAUSED`.
    state: String,
    /// How it was last synced: `SUCCESS, DRAFT, FAILED`.
    status: String,
    reasons: Vec<ReasonView>,
    on_sale: bool,
    /// Whether the newest version waits while an older one is on sale.
    older_on_sale: bool,
    review_note: Option<String>,
    texts: Vec<TextView>,
    prices: Vec<PriceView>,
    /// Fields that no longer follow the product: `title`, `description`, `price`, with `:lang` or `:variant` where it is one of many.
    overrides: Vec<String>,
    updated_at: String,
}

/// Text in one language of the market.
#[derive(Debug, Serialize, ToSchema)]
struct TextView {
    lang: String,
    title: FieldView,
    description: FieldView,
}

#[derive(Debug, Serialize, ToSchema)]
struct FieldView {
    text: String,
    /// `missing, pending, machine, needs_review, human, stale`.
    state: String,
    /// Whether it was edited in this market.
    overridden: bool,
}

impl FieldView {
    fn of(field: &FieldText) -> FieldView {
        FieldView { text: field.text.clone(), state: super::word(&field.state), overridden: field.overridden }
    }
}

#[derive(Debug, Serialize, ToSchema)]
struct PriceView {
    variant: String,
    sku: String,
    /// `null` while it is pending or the variant is not for sale.
    price: Option<MoneyView>,
    compare_at: Option<MoneyView>,
    overridden: bool,
}

impl ListingView {
    fn of(listing: &Listing, voice: &Voice) -> ListingView {
        let texts = listing.texts.iter().map(|text| TextView {
            lang: text.lang.to_string(),
            title: FieldView::of(&text.title),
            description: FieldView::of(&text.description),
        });
        let prices = listing.prices.iter().map(|price| PriceView {
            variant: price.variant.to_string(),
            sku: price.sku.clone(),
            price: price.price.map(|money| MoneyView::of(money, voice)),
            compare_at: price.compare_at.map(|money| MoneyView::of(money, voice)),
            overridden: price.overridden,
        });
        ListingView {
            id: listing.id.to_string(),
            product: listing.product.to_string(),
            market: listing.market.to_string(),
            currency: listing.currency.to_string(),
            state: listing.state.word().to_owned(),
            status: listing.status.word().to_owned(),
            reasons: listing.reasons.iter().map(|reason| ReasonView::of(reason, voice)).collect(),
            on_sale: listing.on_sale,
            older_on_sale: listing.older_on_sale,
            review_note: listing.review_note.clone(),
            texts: texts.collect(),
            prices: prices.collect(),
            overrides: overrides(listing),
            updated_at: listing.updated_at.to_string(),
        }
    }
}

/// The fields that were edited in this market, as [`OverrideField`] reads them.
fn overrides(listing: &Listing) -> Vec<String> {
    let main = listing.texts.first().map(|text| text.lang);
    let lang = |lang: Lang| Some(lang).filter(|lang| Some(*lang) != main);
    let titles =
        listing.texts.iter().filter(|text| text.title.overridden).map(|text| OverrideField::Title(lang(text.lang)));
    let described = listing.texts.iter().filter(|text| text.description.overridden);
    let descriptions = described.map(|text| OverrideField::Description(lang(text.lang)));
    let priced = listing.prices.iter().filter(|price| price.overridden);
    let prices = priced.map(|price| OverrideField::Price(Some(price.variant)));
    titles.chain(descriptions).chain(prices).map(|field| field.to_string()).collect()
}

/// The shop of a listing, for staff with the catalogue.
async fn shop_of(app: &AppState, staff: &Staff, id: ListingId) -> Result<ShopId> {
    let place = app.db.read(move |read| listing::place(read, id)).await?;
    let (shop, _, _) = place.ok_or_else(Error::not_found)?;
    staff.may(shop.get(), ShopPermission::Catalogue)?;
    Ok(shop)
}

/// A product's listings, by market.
#[utoipa::path(get, path = "/products/{product}/listings", tag = "sync", security(("bearer" = [])), params(("product" = String, Path)),
    responses((status = 200, body = ListView<ListingView>), Refused))]
async fn of_product(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ProductId>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<ListingView>>> {
    product_for(&app, &staff, id).await?;
    let listings = app.db.read(move |read| listing::of_product(read, id)).await?;
    Ok(Answer(ListView::all(listings.iter().map(|listing| ListingView::of(listing, &voice)).collect())))
}

/// A listing, as its seller sees it.
#[utoipa::path(get, path = "/listings/{listing}", tag = "sync", security(("bearer" = [])), params(("listing" = String, Path)), responses((status = 200, body = ListingView), Refused))]
async fn show(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ListingId>,
    Speech(voice): Speech,
) -> Result<Answer<ListingView>> {
    shop_of(&app, &staff, id).await?;
    let found = app.db.read(move |read| listing::find(read, id)).await?.ok_or_else(Error::not_found)?;
    Ok(Answer(ListingView::of(&found, &voice)))
}

/// What is set in this market; each becomes an override.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ListingPatch {
    /// The language of `title` and `description`; the market's first unless sent.
    #[schema(value_type = Option<String>)]
    lang: Option<Lang>,
    title: Option<String>,
    description: Option<String>,
    /// Prices by variant, in the market's currency.
    #[serde(default)]
    prices: Prices,
}

/// `{"variant": {"minor": 1299, "currency": "GBP"}}`, or `[{"variant": …, "price": …}]`.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
enum Prices {
    ByVariant(std::collections::BTreeMap<String, MoneyInput>),
    List(Vec<VariantPrice>),
}

#[derive(Debug, Deserialize, ToSchema)]
struct VariantPrice {
    variant: String,
    price: MoneyInput,
}

impl Default for Prices {
    fn default() -> Prices {
        Prices::List(Vec::new())
    }
}

impl ListingPatch {
    /// The edit, or what is wrong with its prices.
    fn edit(self, listing: &Listing) -> Result<EditListing> {
        let pairs: Vec<(String, MoneyInput)> = match self.prices {
            Prices::ByVariant(prices) => prices.into_iter().collect(),
            Prices::List(prices) => prices.into_iter().map(|price| (price.variant, price.price)).collect(),
        };
        let mut problems = Problems::default();
        let mut prices = Vec::new();
        for (variant, amount) in pairs {
            let field = format!("prices.{variant}");
            let same = amount.currency == listing.currency.code();
            problems.check(same, || {
                Problem::new(format!("{field}.currency"), "catalog.price_currency").with("currency", listing.currency)
            });
            match variant.parse::<VariantId>() {
                Ok(variant) => prices.push((variant, amount.minor)),
                Err(_) => problems.push(Problem::new(field, "catalog.variant_not_found")),
            }
        }
        problems.ok(()).map_err(Error::invalid)?;
        Ok(EditListing { lang: self.lang, title: self.title, description: self.description, prices })
    }
}

/// Sets fields in this market. They stay through every later edit of the product; words are remembered for the next ones.
#[utoipa::path(patch, path = "/listings/{listing}", tag = "sync", security(("bearer" = [])), params(("listing" = String, Path)), request_body = ListingPatch,
    responses((status = 200, body = ListingView), Refused))]
async fn edit(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ListingId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<ListingView>> {
    let shop = shop_of(&app, &staff, id).await?;
    let found = app.db.read(move |read| listing::find(read, id)).await?.ok_or_else(Error::not_found)?;
    let edit = body.json::<ListingPatch>()?.edit(&found)?;
    let clock = app.clock.clone();
    let ageing = app.ageing;
    let edited = app.db.write(move |tx| flows::edit_listing(tx, &*clock, &ageing, shop, id, &edit)).await?;
    Ok(Answer(ListingView::of(&edited, &voice)))
}

/// Gives a field back: it follows the product again. `title`, `description`, `title:fil`, `price` or `price:VARIANT`.
#[utoipa::path(delete, path = "/listings/{listing}/overrides/{field}", tag = "sync", security(("bearer" = [])),
    params(("listing" = String, Path), ("field" = String, Path)), responses((status = 200, body = ListingView), Refused))]
async fn inherit(
    staff: Staff,
    State(app): State<AppState>,
    Path((id, field)): Path<(ListingId, String)>,
    Speech(voice): Speech,
) -> Result<Answer<ListingView>> {
    let shop = shop_of(&app, &staff, id).await?;
    let field: OverrideField = field.parse().map_err(|_| Error::not_found())?;
    let clock = app.clock.clone();
    let ageing = app.ageing;
    let inherited = app.db.write(move |tx| flows::inherit_field(tx, &*clock, &ageing, shop, id, field)).await?;
    Ok(Answer(ListingView::of(&inherited, &voice)))
}

/// Takes a listing off sale in its market.
#[utoipa::path(put, path = "/listings/{listing}/pause", tag = "sync", security(("bearer" = [])), params(("listing" = String, Path)), responses((status = 200, body = ListingView), Refused))]
async fn pause(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ListingId>,
    Speech(voice): Speech,
) -> Result<Answer<ListingView>> {
    let shop = shop_of(&app, &staff, id).await?;
    let clock = app.clock.clone();
    app.db.write(move |tx| flows::pause_listing(tx, &*clock, shop, id)).await?;
    let found = app.db.read(move |read| listing::find(read, id)).await?.ok_or_else(Error::not_found)?;
    Ok(Answer(ListingView::of(&found, &voice)))
}

/// Puts a paused listing on sale again.
#[utoipa::path(delete, path = "/listings/{listing}/pause", tag = "sync", security(("bearer" = [])), params(("listing" = String, Path)), responses((status = 200, body = ListingView), Refused))]
async fn resume(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<ListingId>,
    Speech(voice): Speech,
) -> Result<Answer<ListingView>> {
    let shop = shop_of(&app, &staff, id).await?;
    let clock = app.clock.clone();
    let ageing = app.ageing;
    app.db.write(move |tx| flows::resume_listing(tx, &*clock, &ageing, shop, id)).await?;
    let found = app.db.read(move |read| listing::find(read, id)).await?.ok_or_else(Error::not_found)?;
    Ok(Answer(ListingView::of(&found, &voice)))
}

/// How every price of a listing was made.
#[derive(Debug, Serialize, ToSchema)]
struct ExplanationView {
    listing: String,
    market: String,
    /// The formula in words of arithmetic.
    formula: &'static str,
    variants: Vec<VariantExplanationView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct VariantExplanationView {
    variant: String,
    sku: String,
    price: Option<MoneyView>,
    /// Set by hand: then there is no sum.
    overridden: bool,
    /// Every input and every step.
    #[schema(value_type = Option<Object>)]
    breakdown: Option<Breakdown>,
    history: Vec<HistoryView>,
}

/// A price that was on sale.
#[derive(Debug, Serialize, ToSchema)]
struct HistoryView {
    price: MoneyView,
    /// The rate it was made with; `null` for a price set by hand.
    rate: Option<String>,
    rate_date: Option<String>,
    at: String,
}

const FORMULA: &str = "local = round((base × fx + freight) × (1 + vat) ÷ (1 − commission − payment_fee))";

/// The formula of every price with its inputs: for everybody while the listing is on sale, for its shop always.
#[utoipa::path(get, path = "/listings/{listing}/price", tag = "sync", security(()), params(("listing" = String, Path)),
    responses((status = 200, body = ExplanationView), Refused))]
async fn explain(
    _: Public,
    who: Option<Staff>,
    State(app): State<AppState>,
    Path(id): Path<ListingId>,
    Speech(voice): Speech,
) -> Result<Answer<ExplanationView>> {
    let found = app.db.read(move |read| {
        let Some(listing) = listing::find(read, id)? else { return Ok(None) };
        let prices = flows::explain_price(read, id)?;
        Ok::<_, db::Error>(prices.map(|prices| (listing, prices)))
    });
    let (listing, prices) = found.await?.ok_or_else(Error::not_found)?;
    let staff = who.is_some_and(|who| who.works_in(listing.shop.get()).is_ok());
    if !listing.on_sale && !staff {
        return Err(Error::not_found());
    }
    let variants = prices.into_iter().map(|price| explained(price, &voice)).collect();
    Ok(Answer(ExplanationView {
        listing: id.to_string(),
        market: listing.market.to_string(),
        formula: FORMULA,
        variants,
    }))
}

fn explained(price: flows::ExplainedPrice, voice: &Voice) -> VariantExplanationView {
    let history = price.history.iter().map(|entry| HistoryView {
        price: MoneyView::of(entry.price, voice),
        rate: entry.rate.as_ref().map(|used| used.rate.to_string()),
        rate_date: entry.rate.as_ref().map(|used| used.date.to_string()),
        at: entry.at.to_string(),
    });
    VariantExplanationView {
        variant: price.variant.to_string(),
        sku: price.sku,
        price: price.price.map(|money| MoneyView::of(money, voice)),
        overridden: price.overridden,
        breakdown: price.breakdown,
        history: history.collect(),
    }
}
