//! A listing's own page: pictures, price, options, what it takes to have it, and what is like it.

pub(crate) mod view;

pub(crate) use view::view;

use axum::extract::State;
use catalog::VariantId;
use catalog::listing::ListingId;
use catalog::listing::storefront::{CardQuery, ListingPage, ShownVariant, Sort, cards, page};
use flows::feed::{self, Ask, Reason};
use fulfilment::lane::{self, LaneOffer};
use kernel::{Money, PageRequest};
use market::Checkout;
use maud::Markup;
use serde::Deserialize;

use super::{cards, shop};
use crate::extract::{Path, Query};
use crate::pages::Visit;
use crate::pages::checkout::{arrival, fee};
use crate::pages::field::slide::Slide;
use crate::ui::{CardView, MadeRow, Picture, PriceView};
use crate::{AppState, Error, Result};

#[derive(Deserialize)]
pub(super) struct ListingPath {
    listing: ListingId,
}

#[derive(Default, Deserialize)]
pub(crate) struct ProductQuery {
    variant: Option<String>,
    /// Values chosen without a script: `o0=Red&o1=M`.
    o0: Option<String>,
    o1: Option<String>,
    o2: Option<String>,
    /// The post that led here.
    post: Option<i64>,
}

/// Things of the same kind shown below.
const SIMILAR: u32 = 8;
/// Units of a line at the most.
pub(crate) const QUANTITY_MAX: i64 = 99;
/// Grams of a unit whose weight is not known, as carts count it.
const WEIGHT_UNKNOWN_G: i64 = 500;
/// From so few units on, the page says how many are left.
const FEW: i64 = 10;

/// A product as it is shown.
pub(crate) struct Product {
    pub page: ListingPage,
    pub pictures: Vec<Picture>,
    /// The variant chosen, else the first in stock, else the first.
    pub chosen: Option<VariantId>,
    pub price: PriceView,
    pub made: Vec<MadeRow>,
    pub made_note: Option<String>,
    pub stock: Stock,
    /// Variants of which the visitor wants to hear when they are back.
    pub waits: Vec<VariantId>,
    pub offer: Offer,
    /// `Free, 3–5 days, by 28 Nov 2026`: the cheapest way of delivery.
    pub delivery: Option<String>,
    pub ships_from: String,
    pub return_days: i64,
    /// Clean HTML of the description.
    pub description: String,
    pub similar: Vec<CardView>,
    /// Clips from which it can be bought.
    pub clips: Vec<Slide>,
    /// The post that led here.
    pub via: Option<i64>,
    /// Its place among what the market sold this week.
    pub rank: Option<i64>,
}

/// How much there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stock {
    Enough,
    Few(i64),
    None,
}

impl Stock {
    /// Of a variant; never a lie.
    pub(crate) fn of(available: i64) -> Stock {
        match available {
            n if n <= 0 => Stock::None,
            n if n < FEW => Stock::Few(n),
            _ => Stock::Enough,
        }
    }
}

/// Where it can be bought.
pub(crate) enum Offer {
    /// Here.
    Here,
    /// At the brand's own store: the shop's name, and the store's host.
    Store { name: String, host: String },
    /// At the brand's own store, whose address is missing.
    Nowhere,
}

/// Clips shown beside a product.
const CLIPS: u32 = 8;

/// `GET /{market}/listings/{listing}`. Nine statements; more when clips show it.
pub(super) async fn show(
    visit: Visit,
    State(app): State<AppState>,
    Path(path): Path<ListingPath>,
    Query(query): Query<ProductQuery>,
) -> Result<Markup> {
    let (market, lang) = (visit.place.market.code, visit.lang);
    let mut product = find(&app, &visit, path.listing, &query).await?;
    let (category, of, signals) = (product.page.category, product.page.product, app.signals.clone());
    let (place, now) = (visit.place.clone(), app.clock.now());
    let found = app.db.read(move |read| -> Result<_, db::Error> {
        // One more than is shown, as the listing itself is among them.
        let page = PageRequest::new(None, Some(SIMILAR.saturating_add(1)));
        let like = CardQuery { market, lang, category: Some(category), shop: None, sort: Sort::Popular, page };
        let like = cards(read, &like)?.items;
        let page = PageRequest::new(None, Some(CLIPS));
        let posts = content::post::of_product(read, content::ProductId::new(of.get()), market, &page)?.items;
        let posts = posts.into_iter().map(|post| (Reason::Asked, post)).collect();
        let clips = feed::dress(read, &signals, &Ask { market, lang, person: None, viewer: None }, posts)?;
        Ok((like, clips, flows::charts::rank_of(read, &place.market, of, now)?))
    });
    let (like, clips, rank) = found.await?;
    product.rank = rank.map(|(place, _)| place);
    let like: Vec<_> = like.into_iter().filter(|card| card.listing != product.page.listing).take(8).collect();
    product.similar = cards::views(&like, &visit);
    product.clips = clips.iter().map(|item| Slide::of(&visit, item)).collect();
    Ok(view(&visit, &product))
}

/// The product alone, without what is like it. Six statements; one more for whoever is signed in.
pub(crate) async fn find(app: &AppState, visit: &Visit, listing: ListingId, query: &ProductQuery) -> Result<Product> {
    let (market, lang) = (visit.place.market.code, visit.lang);
    let visitor = visit.person.map(|person| trade::BuyerId::new(person.get()));
    let found = app.db.read(move |read| -> Result<_> {
        let listing = page(read, market, lang, listing)?.ok_or_else(Error::not_found)?;
        let weight_g = listing.variants.first().and_then(|variant| variant.weight_g).unwrap_or(WEIGHT_UNKNOWN_G);
        let waits = match visitor {
            Some(person) => trade::wait::of_listing(read, person, kernel::Id::new(listing.listing.get()))?,
            None => vec![],
        };
        let lanes = lane::offers(read, market, listing.price_min.currency, listing.shop_country, weight_g)?;
        Ok((listing, lanes, waits))
    });
    let (listing, lanes, waits) = found.await?;
    let now = app.clock.now();
    let mut product = Product::of(visit, listing, query, vec![], now);
    product.waits = waits.into_iter().map(|variant| VariantId::new(variant.get())).collect();
    if matches!(product.offer, Offer::Here) {
        product.delivery = delivery(visit, &lanes, now);
    }
    Ok(product)
}

/// The cheapest way of delivery in one line; nothing where one does not pay here.
fn delivery(visit: &Visit, lanes: &[LaneOffer], now: kernel::Instant) -> Option<String> {
    let here = visit.place.market.checkout == Checkout::InApp;
    let cheapest = lanes.iter().filter(|_| here).min_by_key(|lane| (lane.price.minor, lane.deliver_days.1))?;
    Some(format!("{}, {}", fee(cheapest.price, &visit.voice), arrival(cheapest.deliver_days, now, &visit.voice)))
}

impl Product {
    fn of(
        visit: &Visit,
        page: ListingPage,
        query: &ProductQuery,
        similar: Vec<CardView>,
        now: kernel::Instant,
    ) -> Product {
        let chosen = choose(&page, query);
        let (min, max, was) =
            chosen.map_or((page.price_min, page.price_max, page.compare_at), |v| (v.price, v.price, v.compare_at));
        let mut price = PriceView::of(min, max, was, &visit.voice);
        let (made, made_note, tax_note) = account(visit, min, now);
        price.tax_note = tax_note;
        Product {
            pictures: page.images.iter().filter_map(|image| Picture::of(image, &page.title)).collect(),
            chosen: chosen.map(|variant| variant.id),
            price,
            made,
            made_note,
            stock: Stock::of(chosen.map_or(0, |variant| variant.available)),
            waits: vec![],
            offer: offer(visit, &page),
            delivery: None,
            ships_from: shop::country(visit, page.shop_country),
            return_days: visit.place.market.return_days,
            description: catalog::description::to_html(&page.description),
            similar,
            clips: vec![],
            via: query.post,
            rank: None,
            page,
        }
    }

    /// The page of `page` with nothing chosen, for the gallery.
    #[cfg(test)]
    pub(crate) fn sample(visit: &Visit, page: ListingPage, similar: Vec<CardView>, now: kernel::Instant) -> Product {
        Product::of(visit, page, &ProductQuery::default(), similar, now)
    }

    /// The variant chosen.
    pub(crate) fn variant(&self) -> Option<&ShownVariant> {
        self.page.variants.iter().find(|variant| Some(variant.id) == self.chosen)
    }
}

/// The variant that the query names, by id or by its values; else the first in stock, else the first.
fn choose<'a>(page: &'a ListingPage, query: &ProductQuery) -> Option<&'a ShownVariant> {
    let id = query.variant.as_deref().and_then(|id| id.parse::<VariantId>().ok());
    let values = [&query.o0, &query.o1, &query.o2];
    let by_values = |variant: &&ShownVariant| {
        values.iter().any(|value| value.is_some())
            && variant.options.iter().zip(values).all(|(option, value)| value.as_deref() == Some(option.as_str()))
    };
    let variants = || page.variants.iter();
    let named = variants().find(|variant| Some(variant.id) == id).or_else(|| variants().find(by_values));
    named.or_else(|| variants().find(|variant| variant.available > 0)).or_else(|| variants().next())
}

/// What is in a price: net, tax, and the sum, with the note beside the price.
fn account(visit: &Visit, price: Money, now: kernel::Instant) -> (Vec<MadeRow>, Option<String>, Option<String>) {
    let (voice, market) = (&visit.voice, &visit.place.market);
    let Some(row) = market.vat_row_on(market.today(now)).filter(|row| row.bp.get() > 0) else {
        return (Vec::new(), None, None);
    };
    let rate = voice.percent(row.bp);
    let split = market::tax::split(price, row.bp);
    let line = |label: String, amount: Money, note: Option<String>, total: bool| MadeRow {
        label,
        amount: voice.money(amount),
        note,
        total,
    };
    let made = vec![
        line(voice.say("web-price-net").into_owned(), split.net, None, false),
        line(voice.say_with("web-price-tax", &[("rate", rate.clone().into())]).into_owned(), split.tax, None, false),
        line(voice.say("web-price-total").into_owned(), price, None, true),
    ];
    let as_of = voice.say_with("web-price-as-of", &[("date", voice.date(now).into())]).into_owned();
    let tax_note = voice.say_with("web-price-tax-note", &[("rate", rate.into())]).into_owned();
    (made, Some(as_of), Some(tax_note))
}

fn offer(visit: &Visit, page: &ListingPage) -> Offer {
    let store = page.shop_store.as_ref();
    let leads_out = flows::leads_out(visit.place.market.checkout, store.map(String::as_str), page.prefers_link_out);
    match (leads_out, store) {
        (true, Some(host)) => Offer::Store { name: page.shop_name.clone(), host: host.clone() },
        (true, None) => Offer::Nowhere,
        (false, _) => Offer::Here,
    }
}
