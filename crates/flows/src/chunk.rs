//! A handful of products on their way to markets: read, translated, decided, written. Preview, job and edit go this way.

use std::collections::HashMap;

use catalog::listing::decide::{Case, Decision, Known, Translated, decide, sources_of};
use catalog::listing::{Change, KnownByPlace, ListingId, Pricer, Standing};
use catalog::sync::SyncResult;
use catalog::translation::memory::Entry;
use catalog::translation::resolve::{self, Answers, Completed, Plan, Question};
use catalog::translation::{Glossary, Pair};
use catalog::{Product, ProductId, ProductState, Shop};
use kernel::{Clock, Coded, Lang};

use crate::pricing::Station;

/// Products of a chunk at the most: what the catalogue reads in one go.
pub(crate) const CHUNK: u32 = 64;

/// Everything read of a chunk, in one snapshot.
pub(crate) struct Chunk {
    pub products: Vec<Product>,
    pub known: KnownByPlace,
    /// For each product and language wanted: the product's place in `products`.
    pub plans: Vec<(usize, Plan)>,
    pub standing: Standing,
}

/// Reads what is needed to decide about these products.
pub(crate) fn read_chunk(
    read: &mut db::Read,
    shop: &Shop,
    glossary: &Glossary,
    stations: &[Station],
    ids: &[ProductId],
) -> Result<Chunk, db::Error> {
    let standing = catalog::listing::standing(read, ids)?;
    let mut products = catalog::product::find_many(read, ids)?;
    products.retain(|product| product.shop == shop.id);
    let known = catalog::listing::known(read, ids)?;
    let listed = |product: &Product| known.keys().any(|(id, _)| *id == product.id);
    products.retain(|product| product.state != ProductState::Deleted || listed(product));
    let (places, questions) = questions(stations, &products);
    let plans = resolve::plan(read, shop.id, glossary, questions)?;
    Ok(Chunk { products, known, plans: places.into_iter().zip(plans).collect(), standing })
}

fn questions(stations: &[Station], products: &[Product]) -> (Vec<usize>, Vec<Question>) {
    let mut languages: Vec<Lang> = stations.iter().flat_map(|station| station.terms.languages.clone()).collect();
    languages.sort_unstable();
    languages.dedup();
    let (mut places, mut questions) = (Vec::new(), Vec::new());
    for (place, product) in products.iter().enumerate() {
        let fields = sources_of(product);
        for lang in languages.iter().filter(|lang| **lang != product.language) {
            places.push(place);
            questions.push(Question {
                pair: Pair::new(product.language, *lang),
                keep: product.brand.iter().cloned().collect(),
                context: product.title.clone(),
                fields: fields.clone(),
            });
        }
    }
    (places, questions)
}

/// A chunk with every decision made, and what is to be kept of it.
pub(crate) struct Decided {
    pub products: Vec<Product>,
    pub known: KnownByPlace,
    pub standing: Standing,
    /// The product's place in `products`, and what becomes of it; by product, then market.
    pub decisions: Vec<(usize, Decision)>,
    pub learned: Vec<(Pair, Vec<Entry>)>,
}

/// Decides about every product in every market. `answers` are a translator's, one for each plan, or none.
pub(crate) fn decide_chunk(
    shop: &Shop,
    glossary: &Glossary,
    stations: &[Station],
    chunk: Chunk,
    answers: Option<Vec<Answers>>,
) -> Decided {
    let mut answers = answers.map(Vec::into_iter);
    let mut translated: HashMap<usize, Vec<Translated>> = HashMap::new();
    let mut learned = Vec::new();
    for (place, plan) in chunk.plans {
        let pair = plan.question().pair;
        let answer = answers.as_mut().and_then(Iterator::next);
        let Completed { fields, learned: entries, failure } = resolve::complete(plan, glossary, answer);
        let failure = failure.map(|failure| failure.code());
        translated.entry(place).or_default().push(Translated { lang: pair.to, fields, failure });
        if !entries.is_empty() {
            learned.push((pair, entries));
        }
    }
    let nothing = Known::default();
    let mut decisions = Vec::with_capacity(chunk.products.len() * stations.len());
    for (place, product) in chunk.products.iter().enumerate() {
        let translated = translated.remove(&place).unwrap_or_default();
        for station in stations {
            let pricer: &dyn Pricer = &station.pricer;
            let known = chunk.known.get(&(product.id, station.terms.market)).unwrap_or(&nothing);
            let case = Case { product, shop, terms: &station.terms, pricer, translated: &translated, known };
            decisions.push((place, decide(&case)));
        }
    }
    Decided { products: chunk.products, known: chunk.known, standing: chunk.standing, decisions, learned }
}

impl Decided {
    /// Leaves out what was never listed.
    pub fn keep_listed(&mut self) {
        let (products, known) = (&self.products, &self.known);
        self.decisions.retain(|(place, decision)| {
            let product = products.get(*place);
            product.is_some_and(|product| known.contains_key(&(product.id, decision.market)))
        });
    }

    /// Whether nobody has changed a product or listing since they were read.
    pub fn still_stands(&self, tx: &mut db::Tx, ids: &[ProductId]) -> Result<bool, db::Error> {
        Ok(catalog::listing::standing(tx, ids)? == self.standing)
    }

    /// Writes what changed, memory and listings and cards, and returns every result.
    pub fn write(&self, tx: &mut db::Tx, clock: &dyn Clock, shop: &Shop) -> Result<Vec<SyncResult>, db::Error> {
        let owner = catalog::translation::memory::Owner::Shop(shop.id);
        for (pair, entries) in &self.learned {
            catalog::translation::memory::remember(tx, clock.now(), owner, *pair, entries)?;
        }
        let ids: Vec<ProductId> = self.products.iter().map(|product| product.id).collect();
        let covers = catalog::listing::covers(tx, &ids)?;
        let nothing = Known::default();
        let (mut results, mut changed) = (Vec::with_capacity(self.decisions.len()), Vec::new());
        for (place, decision) in &self.decisions {
            let Some(product) = self.products.get(*place) else { continue };
            let known = self.known.get(&(product.id, decision.market)).unwrap_or(&nothing);
            let change = Change { product, shop, cover: covers.get(&product.id), known, decision };
            let listing = catalog::listing::apply(tx, clock.now(), &change)?;
            changed.extend(listing.filter(|_| decision.changed && was_or_is_shown(known, decision)));
            results.push(result(product, decision, listing));
        }
        catalog::listing::emit_changed(tx, clock, shop.id, &changed)?;
        Ok(results)
    }
}

fn was_or_is_shown(known: &Known, decision: &Decision) -> bool {
    decision.on_sale || known.listing.as_ref().is_some_and(|listing| listing.on_sale)
}

fn result(product: &Product, decision: &Decision, listing: Option<ListingId>) -> SyncResult {
    SyncResult {
        product: product.id,
        market: decision.market,
        status: decision.status,
        reasons: decision.reasons.clone(),
        listing,
        changed: decision.changed,
    }
}
