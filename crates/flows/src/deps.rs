//! What jobs and followers of events are given.

use std::sync::Arc;

use affiliate::connection::BrandStore;
use catalog::image::ImageFetcher;
use catalog::search::Search;
use catalog::translation::Translator;
use kernel::{Clock, Rng};
use trade::payment::Providers;

/// The outside world, as jobs see it. Cheap to clone.
#[derive(Clone)]
pub struct Deps {
    pub db: db::Db,
    pub clock: Arc<dyn Clock>,
    pub rng: Arc<dyn Rng>,
    /// Media and uploaded files.
    pub blobs: blobs::BlockingBlobs,
    pub search: Arc<Search>,
    /// Without one, text that no memory knows stays in the seller's language.
    pub translator: Option<Arc<dyn Translator>>,
    /// Without one, pictures that a file names by address stay pending.
    pub image_fetcher: Option<Arc<dyn ImageFetcher>>,
    /// The stores of brands, to which links lead.
    pub brand_store: Arc<dyn BrandStore>,
    /// Where films are made. Without one, posts fail and say so.
    pub studio: Option<crate::Workshop>,
    /// Who takes shoppers' money, and gives it back.
    pub payments: Providers,
    /// The log of demand.
    pub signals: signals::Signals,
    /// How old a rate may be.
    pub ageing: market::fx::Ageing,
}

/// The jobs this crate does: `import`, `image`, `sync`, `reprice`, `search_index`, `trade_clock`, `payment_reconcile`, `refund`.
pub fn handlers(deps: &Deps) -> Vec<Box<dyn db::jobs::Handler>> {
    vec![
        Box::new(crate::imports::ImportJob::new(deps)),
        // The worker of films does the jobs of the first of these first.
        Box::new(crate::media::PreviewJob::new(deps)),
        Box::new(crate::media::TranscodeJob::new(deps)),
        Box::new(crate::media::LaterJob::new(deps)),
        Box::new(crate::media::ForgetPreview::new(deps)),
        Box::new(crate::images::ImageJob::new(deps)),
        Box::new(crate::sync::SyncJob::new(deps)),
        Box::new(crate::rates::RepriceJob::new(deps)),
        Box::new(crate::search::RebuildJob::new(deps)),
        Box::new(crate::trade::TradeClock),
        Box::new(crate::inbox::InboxClock),
        Box::new(crate::trade::PoolsJob),
        Box::new(crate::links::LinksClock),
        Box::new(crate::links::VariantsJob::new(deps)),
        Box::new(crate::trade::ReconcileJob::new(deps)),
        Box::new(crate::trade::RefundJob::new(deps)),
        Box::new(crate::content::UploadClock::new(deps)),
        Box::new(crate::charts::ChartsClock::new(deps)),
    ]
}

/// What follows events: shown stock, the search index, prices after rates, listings after markets, units sold, letters about
/// orders, who waits, the log of demand, the charts.
pub fn consumers(deps: &Deps) -> Vec<Box<dyn db::outbox::Consumer>> {
    vec![
        Box::new(crate::products::ShownStock),
        Box::new(crate::search::Indexer::new(deps)),
        Box::new(crate::rates::MarketFollower),
        Box::new(crate::trade::ShownSold),
        Box::new(crate::trade::OrderLetters),
        Box::new(crate::inbox::Notices),
        Box::new(crate::trade::BackInStock),
        Box::new(crate::trade::Forgetter),
        Box::new(crate::affiliate::AffiliateFollower),
        Box::new(crate::signals::DemandWriter::new(deps)),
        Box::new(crate::content::PostFiles::new(deps)),
        Box::new(crate::charts::ChartCounter::new(deps)),
    ]
}
