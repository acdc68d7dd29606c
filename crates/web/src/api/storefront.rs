//! The storefront as programs see it: what is on sale in a market.

use std::collections::BTreeMap;

use axum::Json as Answer;
use axum::extract::State;
use catalog::listing::ListingId;
use catalog::listing::storefront::{Card, CardQuery, ListingPage, ShownVariant, Sort, cards, cards_of, page};
use catalog::{Category, search};
use kernel::{Cursor, Lang, MarketCode, PageRequest, Problem};
use market::Checkout;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::Public;
use crate::extract::{Paging, Path, Query};
use crate::view::{ImageView, ListView, MoneyView, ShopRef};
use crate::{AppState, Error, Place, Result, Voice};

/// Characters of a question that count.
const QUESTION_MAX: usize = 200;
/// Answers of a search that can be paged through.
const OFFSET_MAX: usize = 1_000;

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show))
}

/// Which listings.
#[derive(Debug, Deserialize, IntoParams)]
struct ListingsQuery {
    /// Words to search for, in the market's language.
    q: Option<String>,
    /// A category's slug.
    category: Option<String>,
    /// A shop's id or handle. With a search, a page may then hold fewer items than wanted.
    shop: Option<String>,
    /// `newest`, `price_asc`, `price_desc` or `popular`; a search is ordered by relevance.
    sort: Option<String>,
    /// A language of the market; its first unless sent.
    lang: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// A listing in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CardListingView {
    id: String,
    product: String,
    title: String,
    /// The lowest price of its variants.
    price: MoneyView,
    price_max: MoneyView,
    /// The struck price beside it.
    compare_at: Option<MoneyView>,
    image: Option<ImageView>,
    shop: ShopRef,
    category: String,
    sold: i64,
    in_stock: bool,
    /// Whether the title is still in the seller's language.
    source_text: bool,
}

impl CardListingView {
    pub(super) fn of(card: Card, voice: &Voice) -> CardListingView {
        CardListingView {
            id: card.listing.to_string(),
            product: card.product.to_string(),
            title: card.title,
            price: MoneyView::of(card.price_min, voice),
            price_max: MoneyView::of(card.price_max, voice),
            compare_at: card.compare_at.map(|amount| MoneyView::of(amount, voice)),
            image: card.image.as_ref().and_then(ImageView::of),
            shop: ShopRef { id: card.shop.to_string(), handle: card.shop_handle, name: card.shop_name },
            category: card.category.slug().to_owned(),
            sold: card.sold,
            in_stock: card.in_stock,
            source_text: card.source_text,
        }
    }
}

/// What is on sale in a market: newest first, or the answers to a search.
#[utoipa::path(get, path = "/markets/{market}/listings", tag = "storefront", security(()), params(("market" = String, Path), ListingsQuery),
    responses((status = 200, body = ListView<CardListingView>), Refused))]
async fn list(
    _: Public,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Query(query): Query<ListingsQuery>,
    Paging(paging): Paging,
) -> Result<Answer<ListView<CardListingView>>> {
    let (place, lang) = place(&app, code, query.lang.as_deref()).await?;
    let voice = place.voice(lang);
    let category = query.category.as_deref().filter(|slug| !slug.is_empty()).map(category).transpose()?;
    if let Some(text) = query.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        let mut hits = found(&app, code, lang, text, category, &paging, &voice).await?;
        if let Some(shop) = &query.shop {
            hits.0.items.retain(|card| card.shop.id == *shop || card.shop.handle == *shop);
        }
        return Ok(hits);
    }
    let sort = query.sort.as_deref().map(|word| super::from_word::<Sort>(word, "sort")).transpose()?;
    let page = app.db.read(move |read| {
        let shop = match &query.shop {
            None => None,
            Some(name) => match catalog::shop::find_named(read, name)? {
                None => return Ok(kernel::Page { items: Vec::new(), next: None }),
                Some(shop) => Some(shop.id),
            },
        };
        cards(read, &CardQuery { market: code, lang, category, shop, sort: sort.unwrap_or_default(), page: paging })
    });
    let page = page.await.map_err(|error: db::Error| Error::from(error))?;
    Ok(Answer(ListView::of(page, |card| CardListingView::of(card, &voice))))
}

/// The answers to a search, best first.
async fn found(
    app: &AppState,
    market: MarketCode,
    lang: Lang,
    text: &str,
    category: Option<Category>,
    paging: &PageRequest,
    voice: &Voice,
) -> Result<Answer<ListView<CardListingView>>> {
    let offset: usize = paging.after.as_ref().and_then(Cursor::open).unwrap_or(0);
    let text: String = text.chars().take(QUESTION_MAX).collect();
    // Cards are read in one statement of 64 ids.
    let limit = usize::try_from(paging.limit()).unwrap_or(20).min(64);
    let question = search::Query { market, lang, text: &text, category, limit, offset: offset.min(OFFSET_MAX) };
    let hits = app.search.query(&question).map_err(Error::fault)?;
    let ids = hits.listings;
    let shown = app.db.read(move |read| cards_of(read, market, lang, &ids)).await?;
    Ok(Answer(ListView {
        items: shown.into_iter().map(|card| CardListingView::of(card, voice)).collect(),
        next: hits.next.map(|next| Cursor::seal(&next).as_str().to_owned()),
    }))
}

pub(crate) fn category(slug: &str) -> Result<Category> {
    slug.parse()
        .map_err(|_| Error::field(Problem::new("category", "request.field_shape").with("expected", "a category")))
}

/// The market and one of its languages; 404 for a market that does not sell, 422 for a language it does not speak.
pub(super) async fn place(
    app: &AppState,
    code: MarketCode,
    lang: Option<&str>,
) -> Result<(std::sync::Arc<Place>, Lang)> {
    let markets = app.markets.read(&app.db).await?;
    let place = markets.open().iter().find(|place| place.market.code == code).cloned().ok_or_else(Error::not_found)?;
    let lang = match lang {
        None => place.market.main_language(),
        Some(tag) => {
            let known = tag.parse().ok().filter(|lang| place.market.languages.contains(lang));
            known
                .ok_or_else(|| Error::field(Problem::new("lang", "catalog.language_not_of_market").with("lang", tag)))?
        }
    };
    Ok((place, lang))
}

/// A listing on a page of its own.
#[derive(Debug, Serialize, ToSchema)]
struct ListingPageView {
    id: String,
    product: String,
    market: String,
    lang: String,
    title: String,
    /// Plain text or clean simple HTML.
    description: String,
    brand: Option<String>,
    category: String,
    /// The lowest price of its variants, tax included.
    price: MoneyView,
    price_max: MoneyView,
    compare_at: Option<MoneyView>,
    /// Tax in the price, in basis points.
    vat_bp: i64,
    shop: ShopRef,
    /// The axes in which variants differ, in this language.
    options: Vec<AxisView>,
    variants: Vec<ShownVariantView>,
    images: Vec<ImageView>,
    /// `IN_APP`, or `LINK_OUT` where the brand's own store sells it: then `POST /links`.
    checkout: String,
    /// The product's page in the brand's own store, where that sells it.
    link: Option<String>,
    sold: i64,
    in_stock: bool,
    /// Whether some text is still in the seller's language.
    source_text: bool,
    return_days: i64,
    alternates: Vec<AlternateView>,
    updated_at: String,
}

#[derive(Debug, Serialize, ToSchema)]
struct AxisView {
    name: String,
    values: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
struct ShownVariantView {
    id: String,
    sku: String,
    options: BTreeMap<String, String>,
    price: MoneyView,
    compare_at: Option<MoneyView>,
    /// Units that can be had now.
    available: i64,
}

/// The same product elsewhere.
#[derive(Debug, Serialize, ToSchema)]
struct AlternateView {
    listing: String,
    market: String,
    lang: String,
}

/// A listing that is on sale.
#[utoipa::path(get, path = "/markets/{market}/listings/{listing}", tag = "storefront", security(()),
    params(("market" = String, Path), ("listing" = String, Path), LangQuery), responses((status = 200, body = ListingPageView), Refused))]
async fn show(
    _: Public,
    State(app): State<AppState>,
    Path((code, id)): Path<(MarketCode, ListingId)>,
    Query(query): Query<LangQuery>,
) -> Result<Answer<ListingPageView>> {
    let (place, lang) = place(&app, code, query.lang.as_deref()).await?;
    let found = app.db.read(move |read| page(read, code, lang, id)).await?.ok_or_else(Error::not_found)?;
    Ok(Answer(page_view(found, &place, app.clock.now(), &place.voice(lang))))
}

#[derive(Debug, Deserialize, IntoParams)]
struct LangQuery {
    /// A language of the market; its first unless sent.
    lang: Option<String>,
}

fn page_view(page: ListingPage, place: &Place, now: kernel::Instant, voice: &Voice) -> ListingPageView {
    let names: Vec<String> = page.options.iter().map(|axis| axis.name.clone()).collect();
    let leads_out = flows::leads_out(place.market.checkout, page.shop_store.as_deref(), page.prefers_link_out);
    let link = page.shop_store.as_ref().filter(|_| leads_out);
    let link = link.map(|store| format!("https://{store}/products/{}", page.handle));
    ListingPageView {
        id: page.listing.to_string(),
        product: page.product.to_string(),
        market: page.market.to_string(),
        lang: page.lang.to_string(),
        title: page.title,
        description: page.description,
        brand: page.brand,
        category: page.category.slug().to_owned(),
        price: MoneyView::of(page.price_min, voice),
        price_max: MoneyView::of(page.price_max, voice),
        compare_at: page.compare_at.map(|amount| MoneyView::of(amount, voice)),
        vat_bp: place.market.vat_on(place.market.today(now)).get(),
        shop: ShopRef { id: page.shop.to_string(), handle: page.shop_handle, name: page.shop_name },
        options: page.options.into_iter().map(|axis| AxisView { name: axis.name, values: axis.values }).collect(),
        variants: page.variants.iter().map(|variant| variant_view(variant, &names, voice)).collect(),
        images: page.images.iter().filter_map(ImageView::of).collect(),
        checkout: if leads_out { Checkout::LinkOut } else { place.market.checkout }.as_str().to_owned(),
        link,
        sold: page.sold,
        in_stock: page.in_stock,
        source_text: page.source_text,
        return_days: place.market.return_days,
        alternates: page
            .alternates
            .iter()
            .map(|other| AlternateView {
                listing: other.listing.to_string(),
                market: other.market.to_string(),
                lang: other.lang.to_string(),
            })
            .collect(),
        updated_at: page.updated_at.to_string(),
    }
}

fn variant_view(variant: &ShownVariant, names: &[String], voice: &Voice) -> ShownVariantView {
    ShownVariantView {
        id: variant.id.to_string(),
        sku: variant.sku.clone(),
        options: names.iter().cloned().zip(variant.options.iter().cloned()).collect(),
        price: MoneyView::of(variant.price, voice),
        compare_at: variant.compare_at.map(|amount| MoneyView::of(amount, voice)),
        available: variant.available,
    }
}
