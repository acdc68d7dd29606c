//! Outside signals: files are kept, and their terms meet products and topics as search would find them.

use std::collections::{BTreeMap, HashSet};

use catalog::listing::{self, ListingId, storefront};
use catalog::search::{Document, Query, Search, words};
use catalog::{Product, ProductId, ShopId};
use db::{Db, Read};
use kernel::MarketCode;
use radar::trend::{self, NewSeries, PutError, Told};

pub use radar::trend::{
    Day, EVERYBODY, FileError, Format, LINES_MAX, SERIES_MAX, Scene, Series, SeriesId, TERM_MAX, Trend, Unit, Wrong,
    find, forget, of_shop, read,
};

use crate::trade::fault;

/// Points that are kept in one transaction.
const POINTS_AT_ONCE: usize = 500;
/// Products that are told of a term.
const PRODUCTS_SHOWN: usize = 3;

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Imported {
    pub series: usize,
    pub points: usize,
    /// Terms without a word.
    pub passed_over: usize,
    pub from: Day,
    pub to: Day,
}

/// Keeps what a file told, for a shop or for [`EVERYBODY`]. In parts: what is kept when it stops is kept, and the same file again
/// completes it. `None` when there was nothing.
pub fn import(db: &Db, shop: i64, told: Vec<Told>) -> Result<Option<Imported>, PutError> {
    let days = told.iter().map(|told| told.day);
    let Some((from, to)) = days.clone().min().zip(days.max()) else { return Ok(None) };
    let all = series_of(told);
    let points = all.iter().map(|new| new.points.len()).sum();
    let passed_over = all.iter().filter(|new| new.words.is_empty()).count();
    let series = all.len() - passed_over;
    let mut part: Vec<NewSeries> = Vec::new();
    let mut held = 0;
    for new in all {
        held += new.points.len();
        part.push(new);
        if held >= POINTS_AT_ONCE {
            keep(db, shop, std::mem::take(&mut part))?;
            held = 0;
        }
    }
    keep(db, shop, part)?;
    Ok(Some(Imported { series, points, passed_over, from, to }))
}

fn keep(db: &Db, shop: i64, part: Vec<NewSeries>) -> Result<(), PutError> {
    db.write_blocking(move |tx| trend::put(tx, shop, &part))
}

/// What tells series apart: source, market, unit and words.
type Key = (String, MarketCode, Unit, Vec<String>);

/// The numbers of each term together; of two of a day, the later one counts.
fn series_of(told: Vec<Told>) -> Vec<NewSeries> {
    let mut all: BTreeMap<Key, (String, BTreeMap<Day, f64>)> = BTreeMap::new();
    for Told { market, source, unit, term, day, value } in told {
        let key = (source, market, unit, words(&term));
        all.entry(key).or_insert_with(|| (term, BTreeMap::new())).1.insert(day, value);
    }
    let new = |((source, market, unit, words), (term, points)): (Key, (String, BTreeMap<Day, f64>))| NewSeries {
        market,
        source,
        unit,
        term,
        words,
        points: points.into_iter().collect(),
    };
    all.into_iter().map(new).collect()
}

/// What others measured of a product in a market: its shop's own series and everybody's.
pub fn of_product(read: &mut Read, product: &Product, market: MarketCode) -> Result<Vec<Trend>, db::Error> {
    let listed = listing::of_product(read, product.id)?.into_iter().filter(|one| one.market == market);
    let ids: Vec<ListingId> = listed.map(|one| one.id).collect();
    let mut known: HashSet<String> = storefront::documents(read, &ids)?.iter().flat_map(words_of).collect();
    known.extend(words(&product.title));
    known.extend(product.options.iter().flat_map(|axis| axis.values.iter().flat_map(|value| words(value))));
    let known: Vec<String> = known.into_iter().collect();
    trend::matching(read, product.shop.get(), market, &known)
}

/// The words by which a listing is known; what its description says beside is not among them.
fn words_of(document: &Document) -> Vec<String> {
    [&document.title, &document.brand, &document.options].into_iter().flat_map(|text| words(text)).collect()
}

/// A trend, and what it is of.
#[derive(Clone, Debug)]
pub struct Matched {
    pub trend: Trend,
    /// Products with all of its words, three at the most, as their market calls them.
    pub products: Vec<(ProductId, String)>,
    /// The tag of a topic that is written with its words.
    pub topic: Option<String>,
}

/// Products and topics of each trend; products of one shop, or of all.
pub fn matched(
    read: &mut Read,
    search: &Search,
    shop: Option<ShopId>,
    trends: Vec<Trend>,
) -> Result<Vec<Matched>, db::Error> {
    let one = |trend: Trend| {
        let products = products(read, search, shop, &trend.series)?;
        let topic = content::topic::find(read, &trend.series.folded.replace(' ', ""))?.map(|topic| topic.tag);
        Ok(Matched { products, topic, trend })
    };
    trends.into_iter().map(one).collect()
}

fn products(
    read: &mut Read,
    search: &Search,
    shop: Option<ShopId>,
    series: &Series,
) -> Result<Vec<(ProductId, String)>, db::Error> {
    const LOOKED_AT: usize = 64;
    let Some(market) = market::markets::find(read, series.market)? else { return Ok(Vec::new()) };
    let mut found: Vec<(ProductId, String)> = Vec::new();
    for lang in &market.languages {
        let query = Query {
            market: market.code,
            lang: *lang,
            text: &series.folded,
            category: None,
            limit: LOOKED_AT,
            offset: 0,
        };
        let hits = search.query(&query).map_err(fault)?.listings;
        let has_all = |document: &Document| {
            let known = words_of(document);
            series.folded.split(' ').all(|word| known.iter().any(|other| other == word))
        };
        let fit = storefront::documents(read, &hits)?.into_iter().filter(|document| document.lang == *lang);
        let fit: Vec<ListingId> = fit.filter(has_all).map(|document| document.listing).collect();
        let cards = storefront::cards_of(read, market.code, *lang, &fit)?.into_iter();
        for card in cards.filter(|card| shop.is_none_or(|shop| card.shop == shop)) {
            if !found.iter().any(|(product, _)| *product == card.product) {
                found.push((card.product, card.title));
            }
        }
    }
    found.truncate(PRODUCTS_SHOWN);
    Ok(found)
}

#[cfg(test)]
mod tests;
