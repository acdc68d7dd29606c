//! A whole catalogue to six markets from a warm memory, and once more with nothing changed. Everything on one machine, one
//! thread at a time, as a job does it.

use std::fmt;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use catalog::search::Search;
use catalog::shop::OpenShop;
use catalog::sync::{SyncId, SyncTally};
use catalog::translation::memory::{Entry, Origin, Owner, Verdict, remember};
use catalog::translation::{FieldKind, Pair, gate};
use catalog::{OptionAxis, ProductDraft, Shop, VariantDraft};
use flows::{AllProducts, Deps, StartSync, SyncProducts};
use kernel::{Clock, Id, Lang, MarketCode, NodeId, OsRng, SystemClock};
use market::fx::Ageing;
use serde::Serialize;

use crate::Failure;

/// The markets of the main job.
const MARKETS: [&str; 6] = ["GB", "ID", "TH", "VN", "MY", "PH"];
/// Their languages beside the seller's own.
const LANGUAGES: [Lang; 5] = [Lang::ID, Lang::TH, Lang::VI, Lang::MS, Lang::FIL];
/// Products written in one transaction while the bench is set up.
const BATCH: usize = 200;

/// What was measured.
#[derive(Debug, Serialize)]
pub struct Report {
    pub products: usize,
    pub markets: usize,
    pub first: Pass,
    /// The same again: nothing has changed, nothing is written.
    pub again: Pass,
    /// Resident memory before the first pass, KiB; where the system tells.
    pub memory_before_kib: Option<u64>,
    /// The most it ever was by the end, set-up included, KiB.
    pub memory_peak_kib: Option<u64>,
}

/// One sync of everything.
#[derive(Debug, Serialize)]
pub struct Pass {
    pub ms: u64,
    pub listings_per_second: u64,
    pub on_sale: i64,
    pub draft: i64,
    pub failed: i64,
    pub changed: i64,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} products x {} markets from a warm memory", self.products, self.markets)?;
        for (name, pass) in [("first", &self.first), ("again", &self.again)] {
            writeln!(
                f,
                "{name:<6} {:>7} ms, {} listings/s: {} on sale, {} drafts, {} refused, {} changed",
                pass.ms, pass.listings_per_second, pass.on_sale, pass.draft, pass.failed, pass.changed
            )?;
        }
        match (self.memory_before_kib, self.memory_peak_kib) {
            (Some(before), Some(peak)) => write!(f, "memory {before} KiB before, {peak} KiB at the most"),
            _ => write!(f, "memory: not told by this system"),
        }
    }
}

/// Syncs `products` made-up products to six markets twice, in a database in `folder`. `runtime` serves the media store.
///
/// # Errors
/// When the folder cannot be written to, or a sync did not answer for every product and market.
pub fn run(products: usize, folder: &Path, runtime: tokio::runtime::Handle) -> Result<Report, Failure> {
    let deps = open(folder, runtime)?;
    let shop = furnish(&deps, products)?;
    let memory_before_kib = memory_kib("VmRSS:");
    let first = pass(&deps, &shop, products)?;
    let again = pass(&deps, &shop, products)?;
    let memory_peak_kib = memory_kib("VmHWM:");
    Ok(Report { products, markets: MARKETS.len(), first, again, memory_before_kib, memory_peak_kib })
}

fn open(folder: &Path, runtime: tokio::runtime::Handle) -> Result<Deps, Failure> {
    let database = format!("sqlite:{}", folder.join("sync.db").display());
    Ok(Deps {
        db: db::Db::open(&database, NodeId::default())?,
        clock: Arc::new(SystemClock),
        rng: Arc::new(OsRng),
        blobs: blobs::Blobs::in_folder(&folder.join("media"))?.blocking(runtime),
        search: Arc::new(Search::open(&folder.join("search"))?),
        translator: None,
        image_fetcher: None,
        brand_store: Arc::new(adapters::shopify::Shopify::new(Arc::new(adapters::outbound::Outbound::new(
            adapters::outbound::Rules::default(),
        )))),
        studio: None,
        payments: trade::payment::Providers::new(Vec::new()),
        signals: signals::Signals::open(folder, signals::Counting { simulated_counts: true })?,
        ageing: Ageing::sandbox(),
    })
}

/// Markets, rates, a shop with its products, and a memory that knows every text.
fn furnish(deps: &Deps, products: usize) -> Result<Shop, Failure> {
    let shop = deps.db.write_blocking(|tx| {
        market::markets::seed(tx, &SystemClock)?;
        market::markets::declare_all_licences(tx, &SystemClock)?;
        market::fx::put_history(tx, &SystemClock, market::fx::snapshot::sheets())?;
        catalog::shop::open(tx, &SystemClock, Id::new(1), &bench_shop())
    })?;
    for from in (0..products).step_by(BATCH) {
        let shop = shop.clone();
        deps.db.write_blocking(move |tx| {
            let batch = from..(from + BATCH).min(products);
            for n in batch.clone() {
                flows::put_product(tx, &SystemClock, &shop, &bench_draft(n))?;
            }
            warm(tx, &shop, batch)?;
            Ok::<_, catalog::product::WriteProductError>(())
        })?;
    }
    Ok(shop)
}

pub(crate) fn bench_shop() -> OpenShop {
    OpenShop {
        handle: "bench".to_owned(),
        name: "Bench".to_owned(),
        home_country: "CN".to_owned(),
        language: "en".to_owned(),
        currency: "CNY".to_owned(),
    }
}

fn warm(tx: &mut db::Tx, shop: &Shop, batch: std::ops::Range<usize>) -> Result<(), db::Error> {
    let verdict = Verdict { gates: gate::VERSION, glossary: 0, reasons: Vec::new() };
    for lang in LANGUAGES {
        let entry = |field, source: String| Entry {
            field,
            target: format!("{source} ({lang})"),
            source,
            origin: Origin::Shipped,
            verdict: verdict.clone(),
        };
        let mut entries = Vec::with_capacity(2 * BATCH);
        for draft in batch.clone().map(bench_draft) {
            entries.push(entry(FieldKind::Title, draft.title));
            entries.push(entry(FieldKind::Description, draft.description));
        }
        remember(tx, SystemClock.now(), Owner::Shop(shop.id), Pair::new(Lang::EN, lang), &entries)?;
    }
    Ok(())
}

/// Product `n` of the bench: two colours, a text of its own.
pub(crate) fn bench_draft(n: usize) -> ProductDraft {
    let price_minor = 2_000 + i64::try_from(n % 50).unwrap_or(0) * 100;
    let variant = |colour: &str| VariantDraft {
        sku: Some(format!("B-{n}-{colour}")),
        options: [("Colour".to_owned(), colour.to_owned())].into(),
        price_minor,
        stock: Some(10),
        ..VariantDraft::default()
    };
    ProductDraft {
        handle: Some(format!("bench-{n}")),
        title: format!("Rose quartz bracelet, pattern {n}"),
        description: format!(
            "Beads of rose quartz on an elastic thread, strung by hand in pattern {n}. Fits most wrists."
        ),
        category: Some("jewellery".to_owned()),
        options: vec![OptionAxis { name: "Colour".to_owned(), values: vec!["Red".to_owned(), "Blue".to_owned()] }],
        variants: vec![variant("Red"), variant("Blue")],
        ..ProductDraft::default()
    }
}

fn pass(deps: &Deps, shop: &Shop, products: usize) -> Result<Pass, Failure> {
    let markets: Vec<MarketCode> = MARKETS.iter().filter_map(|code| code.parse().ok()).collect();
    let start = StartSync { shop: shop.id, products: SyncProducts::All(AllProducts::All), markets, price_rule: None };
    let id: SyncId = deps.db.write_blocking(move |tx| flows::start_sync(tx, &SystemClock, &start))?;
    let begun = Instant::now();
    db::jobs::run_due(&deps.db, &SystemClock, &flows::handlers(deps), &[])?;
    let ms = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX).max(1);
    let tally = deps.db.read_blocking(|read| catalog::sync::tally(read, id))?;
    let answers: i64 = tally.iter().map(|row| row.products).sum();
    if usize::try_from(answers).ok() != Some(products * MARKETS.len()) {
        return Err(format!("{answers} answers for {products} products in {} markets", MARKETS.len()).into());
    }
    let of = |word: &str| -> i64 { tally.iter().filter(|row| row.status.word() == word).map(|row| row.products).sum() };
    Ok(Pass {
        ms,
        listings_per_second: u64::try_from(answers).unwrap_or(0) * 1_000 / ms,
        on_sale: of("SUCCESS"),
        draft: of("DRAFT"),
        failed: of("FAILED"),
        changed: tally.iter().map(|row: &SyncTally| row.changed).sum(),
    })
}

/// A figure of this process as Linux tells it.
fn memory_kib(name: &str) -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(name))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
