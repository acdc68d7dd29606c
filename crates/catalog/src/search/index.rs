//! The index on disk: its fields, how it is opened, how it is changed.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use kernel::{Lang, MarketCode};
use tantivy::schema::{FAST, Field, IndexRecordOption, STRING, Schema, TextFieldIndexing, TextOptions};
use tantivy::{Index, IndexReader, IndexWriter, ReloadPolicy, TantivyDocument, Term};

use super::words::Words;
use super::{Document, SearchError};
use crate::listing::ListingId;

/// Raised when the fields or the tokenizer change: an older index is replaced.
const LAYOUT: &str = "1";
/// Languages with fields of their own; a text in any other shares one set, so that the words of each are weighed
/// among their own.
const LANGUAGES: [&str; 10] = ["en", "zh", "id", "th", "vi", "ms", "fil", "de", "ja", "und"];
/// Memory of a writer before it writes a segment.
const WRITER_BYTES: usize = 32 * 1024 * 1024;
const TOKENIZER: &str = "words";

/// The fields of one language.
#[derive(Clone, Copy)]
pub struct TextFields {
    pub title: Field,
    pub brand: Field,
    pub options: Field,
    pub description: Field,
}

/// The fields of all languages.
#[derive(Clone)]
pub struct Fields {
    pub listing: Field,
    listing_term: Field,
    /// `GB/en`.
    pub place: Field,
    /// `GB/en/beauty`.
    pub shelf: Field,
    texts: Vec<(&'static str, TextFields)>,
}

impl Fields {
    fn build() -> (Schema, Fields) {
        let mut schema = Schema::builder();
        let positions =
            TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqs);
        let text = TextOptions::default().set_indexing_options(positions);
        let listing = schema.add_u64_field("listing", FAST);
        let listing_term = schema.add_text_field("listing_term", STRING);
        let place = schema.add_text_field("place", STRING);
        let shelf = schema.add_text_field("shelf", STRING);
        let texts = LANGUAGES.iter().map(|lang| {
            let mut field = |name: &str| schema.add_text_field(&format!("{name}_{lang}"), text.clone());
            let fields = TextFields {
                title: field("title"),
                brand: field("brand"),
                options: field("options"),
                description: field("description"),
            };
            (*lang, fields)
        });
        let texts = texts.collect();
        (schema.build(), Fields { listing, listing_term, place, shelf, texts })
    }

    /// The fields of texts in `lang`.
    pub fn of(&self, lang: Lang) -> Option<TextFields> {
        let base = lang.base();
        let own = self.texts.iter().find(|(tag, _)| *tag == base.tag());
        own.or(self.texts.last()).map(|(_, fields)| *fields)
    }
}

/// Where a listing is found.
pub fn place(market: MarketCode, lang: Lang) -> String {
    format!("{market}/{lang}")
}

/// The index, its reader and its place on disk.
pub struct Store {
    folder: PathBuf,
    pub fields: Fields,
    index: Index,
    reader: IndexReader,
    wants_rebuild: AtomicBool,
    /// One writer at a time in this process; between processes the index's own lock decides.
    writing: Mutex<()>,
}

impl Store {
    /// Opens what is there, or begins anew.
    pub fn open(folder: &Path) -> Result<Store, SearchError> {
        let layout = std::fs::read_to_string(folder.join("layout")).unwrap_or_default();
        if layout == LAYOUT {
            match Store::open_there(folder) {
                Ok(store) => return Ok(store),
                Err(error) => tracing::warn!(%error, "the search index is damaged and will be rebuilt"),
            }
        }
        Store::begin(folder)
    }

    fn open_there(folder: &Path) -> Result<Store, SearchError> {
        let (schema, fields) = Fields::build();
        let index = Index::open_in_dir(folder)?;
        if index.schema() != schema || !index.validate_checksum()?.is_empty() {
            return Err(SearchError::Index("its content is not as written".to_owned()));
        }
        let filled = folder.join("filled").exists();
        Store::new(folder, index, fields, !filled)
    }

    fn begin(folder: &Path) -> Result<Store, SearchError> {
        if folder.exists() {
            std::fs::remove_dir_all(folder)?;
        }
        std::fs::create_dir_all(folder)?;
        let (schema, fields) = Fields::build();
        let index = Index::create_in_dir(folder, schema)?;
        std::fs::write(folder.join("layout"), LAYOUT)?;
        Store::new(folder, index, fields, true)
    }

    fn new(folder: &Path, index: Index, fields: Fields, wants_rebuild: bool) -> Result<Store, SearchError> {
        index.tokenizers().register(TOKENIZER, Words::default());
        let reader = index.reader_builder().reload_policy(ReloadPolicy::OnCommitWithDelay).try_into()?;
        let wants_rebuild = AtomicBool::new(wants_rebuild);
        Ok(Store { folder: folder.to_owned(), fields, index, reader, wants_rebuild, writing: Mutex::new(()) })
    }

    pub fn wants_rebuild(&self) -> bool {
        self.wants_rebuild.load(Ordering::SeqCst)
    }

    pub fn searcher(&self) -> tantivy::Searcher {
        self.reader.searcher()
    }

    /// Does `work` with a writer and commits; nothing of it is kept when it fails. The writer lives no longer, so that
    /// a command beside a running server can write too.
    pub fn write<E: From<SearchError>>(&self, work: impl FnOnce(&mut Changes<'_>) -> Result<(), E>) -> Result<(), E> {
        let _alone = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let writer =
            self.index.writer_with_num_threads::<TantivyDocument>(1, WRITER_BYTES).map_err(SearchError::from)?;
        let mut changes = Changes { store: self, writer };
        work(&mut changes)?;
        changes.writer.commit().map_err(SearchError::from)?;
        changes.writer.wait_merging_threads().map_err(SearchError::from)?;
        self.reader.reload().map_err(SearchError::from)?;
        Ok(())
    }

    /// Notes that the index holds everything there is.
    pub fn filled(&self) -> Result<(), SearchError> {
        std::fs::write(self.folder.join("filled"), "")?;
        self.wants_rebuild.store(false, Ordering::SeqCst);
        Ok(())
    }
}

/// Changes that one commit keeps.
pub struct Changes<'a> {
    store: &'a Store,
    writer: IndexWriter,
}

impl Changes<'_> {
    /// Forgets everything.
    pub fn clear(&mut self) -> Result<(), SearchError> {
        self.writer.delete_all_documents()?;
        Ok(())
    }

    /// Forgets a listing in every language.
    pub fn forget(&mut self, listing: ListingId) {
        self.writer.delete_term(Term::from_field_text(self.store.fields.listing_term, &listing.to_string()));
    }

    /// Adds a listing in one language.
    pub fn add(&mut self, document: &Document) -> Result<(), SearchError> {
        let fields = &self.store.fields;
        let place = place(document.market, document.lang);
        let mut added = TantivyDocument::default();
        added.add_u64(fields.listing, u64::try_from(document.listing.get()).unwrap_or(0));
        added.add_text(fields.listing_term, document.listing.to_string());
        added.add_text(fields.shelf, format!("{place}/{}", document.category.slug()));
        added.add_text(fields.place, place);
        if let Some(text) = fields.of(document.lang) {
            added.add_text(text.title, &document.title);
            added.add_text(text.brand, &document.brand);
            added.add_text(text.options, &document.options);
            added.add_text(text.description, &document.description);
        }
        self.writer.add_document(added)?;
        Ok(())
    }
}
