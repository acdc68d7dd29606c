//! Full-text search of what is on sale: an index beside the database, made from it and rebuilt when it is lost.

mod index;
mod words;

pub use words::words;

#[cfg(test)]
mod tests;

use std::path::Path;

use kernel::{Lang, MarketCode};
use tantivy::Term;
use tantivy::collector::TopDocs;
use tantivy::query::{
    BooleanQuery, BoostQuery, ConstScoreQuery, DisjunctionMaxQuery, FuzzyTermQuery, Occur, TermQuery,
};
use tantivy::schema::{Field, IndexRecordOption};

use crate::category::Category;
use crate::listing::ListingId;
use index::{Store, TextFields, place};

/// Characters of a question that count.
const TEXT_MAX: usize = 200;
/// Words of a question that count.
const WORDS_MAX: usize = 12;
/// Answers that can be passed over.
pub const OFFSET_MAX: usize = 1_000;
/// From this length on a word may have one letter wrong.
const TYPO_LENGTH_MIN: usize = 4;

/// The index of one installation. Share it behind an `Arc`.
pub struct Search {
    store: Store,
}

/// A question.
#[derive(Clone, Debug)]
pub struct Query<'a> {
    pub market: MarketCode,
    pub lang: Lang,
    /// As typed; at most 200 characters and 12 words count.
    pub text: &'a str,
    pub category: Option<Category>,
    /// 1 to 64.
    pub limit: usize,
    /// How many answers to pass over: [`Hits::next`] of the page before. At most [`OFFSET_MAX`].
    pub offset: usize,
}

/// The answer: listings, best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    pub listings: Vec<ListingId>,
    /// Where the next page starts, if there is one.
    pub next: Option<usize>,
}

/// What the index keeps of a listing in one language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    pub listing: ListingId,
    pub market: MarketCode,
    pub lang: Lang,
    pub category: Category,
    pub title: String,
    pub brand: String,
    pub options: String,
    /// Plain text.
    pub description: String,
}

/// A fault of the index, for the log.
#[derive(Debug, thiserror::Error)]
pub enum SearchError {
    #[error("search index: {0}")]
    Index(String),
    #[error("search folder: {0}")]
    Folder(#[from] std::io::Error),
    #[error(transparent)]
    Database(#[from] db::Error),
}

impl From<tantivy::TantivyError> for SearchError {
    fn from(error: tantivy::TantivyError) -> SearchError {
        SearchError::Index(error.to_string())
    }
}

impl Search {
    /// Opens the index in `folder`. What is missing, damaged or of an older layout is replaced by an empty index that
    /// [`Search::wants_rebuild`].
    pub fn open(folder: &Path) -> Result<Search, SearchError> {
        Ok(Search { store: Store::open(folder)? })
    }

    /// Whether the index must be filled from the database.
    pub fn wants_rebuild(&self) -> bool {
        self.store.wants_rebuild()
    }

    /// Replaces what the index has of `gone` by `documents`, in one commit.
    pub fn update(&self, gone: &[ListingId], documents: &[Document]) -> Result<(), SearchError> {
        self.store.write(|changes| {
            gone.iter().for_each(|listing| changes.forget(*listing));
            documents.iter().try_for_each(|document| changes.add(document))
        })
    }

    /// Replaces everything by what `fill` gives, in one commit; returns how many documents that were.
    pub fn rebuild(
        &self,
        fill: impl FnOnce(&mut dyn FnMut(Document) -> Result<(), SearchError>) -> Result<(), SearchError>,
    ) -> Result<u64, SearchError> {
        let mut count = 0;
        self.store.write(|changes| {
            changes.clear()?;
            fill(&mut |document| {
                count += 1;
                changes.add(&document)
            })
        })?;
        self.store.filled()?;
        Ok(count)
    }

    /// The listings that answer `query`: with every word, the last one perhaps unfinished; when there are none, with
    /// a letter wrong here and there.
    pub fn query(&self, query: &Query<'_>) -> Result<Hits, SearchError> {
        let text: String = query.text.chars().take(TEXT_MAX).collect();
        let mut words = words(&text);
        words.truncate(WORDS_MAX);
        let Some(fields) = self.store.fields.of(query.lang).filter(|_| !words.is_empty()) else {
            return Ok(Hits::default());
        };
        let hits = self.top(query, &words, fields, exact)?;
        match hits.listings.is_empty() && query.offset == 0 {
            true => self.top(query, &words, fields, with_typos),
            false => Ok(hits),
        }
    }

    fn top(
        &self,
        query: &Query<'_>,
        words: &[String],
        fields: TextFields,
        clause: Clause,
    ) -> Result<Hits, SearchError> {
        let mut clauses: Vec<(Occur, Box<dyn tantivy::query::Query>)> = vec![(Occur::Must, self.within(query))];
        for (i, word) in words.iter().enumerate() {
            clauses.push((Occur::Must, clause(fields, word, i + 1 == words.len())));
        }
        let (limit, offset) = (query.limit.clamp(1, 64), query.offset.min(OFFSET_MAX));
        let searcher = self.store.searcher();
        let collector = TopDocs::with_limit(limit + 1).and_offset(offset).order_by_score();
        let found = searcher.search(&BooleanQuery::new(clauses), &collector)?;
        let next = (found.len() > limit && offset + limit <= OFFSET_MAX).then_some(offset + limit);
        let mut listings = Vec::with_capacity(limit);
        for (_, address) in found.into_iter().take(limit) {
            let column = searcher.segment_reader(address.segment_ord).fast_fields().u64("listing")?;
            let id = column.first(address.doc_id).and_then(|id| i64::try_from(id).ok());
            listings.extend(id.map(ListingId::new));
        }
        Ok(Hits { listings, next })
    }

    /// What is on sale in this market and language, in this category; it weighs nothing.
    fn within(&self, query: &Query<'_>) -> Box<dyn tantivy::query::Query> {
        let place = place(query.market, query.lang);
        let term = match query.category {
            Some(category) => Term::from_field_text(self.store.fields.shelf, &format!("{place}/{}", category.slug())),
            None => Term::from_field_text(self.store.fields.place, &place),
        };
        Box::new(ConstScoreQuery::new(Box::new(TermQuery::new(term, IndexRecordOption::Basic)), 0.0))
    }
}

/// What a word of the question asks for; the last one may be unfinished.
type Clause = fn(TextFields, &str, bool) -> Box<dyn tantivy::query::Query>;

fn exact(fields: TextFields, word: &str, last: bool) -> Box<dyn tantivy::query::Query> {
    let mut asked = in_every_field(fields, |field| -> Box<dyn tantivy::query::Query> {
        Box::new(TermQuery::new(Term::from_field_text(field, word), IndexRecordOption::WithFreqs))
    });
    if last && word.chars().count() >= 2 {
        let begins = FuzzyTermQuery::new_prefix(Term::from_field_text(fields.title, word), 0, false);
        asked.push(Box::new(BoostQuery::new(Box::new(begins), 0.8)));
    }
    Box::new(DisjunctionMaxQuery::new(asked))
}

fn with_typos(fields: TextFields, word: &str, last: bool) -> Box<dyn tantivy::query::Query> {
    let distance = u8::from(word.chars().count() >= TYPO_LENGTH_MIN);
    let near = |field| -> Box<dyn tantivy::query::Query> {
        let term = Term::from_field_text(field, word);
        let begins = |term| FuzzyTermQuery::new_prefix(term, distance, true);
        let query = if last { begins(term) } else { FuzzyTermQuery::new(term, distance, true) };
        Box::new(query)
    };
    Box::new(DisjunctionMaxQuery::new(in_every_field(fields, near)))
}

/// A title says more than a brand, that more than an option, and a description the least.
fn in_every_field(
    fields: TextFields,
    ask: impl Fn(Field) -> Box<dyn tantivy::query::Query>,
) -> Vec<Box<dyn tantivy::query::Query>> {
    let weights = [(fields.title, 4.0), (fields.brand, 2.0), (fields.options, 1.5), (fields.description, 1.0)];
    let weigh = |(field, weight)| -> Box<dyn tantivy::query::Query> { Box::new(BoostQuery::new(ask(field), weight)) };
    weights.into_iter().map(weigh).collect()
}
