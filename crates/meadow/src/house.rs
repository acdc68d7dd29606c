//! An installation opened: its database, media, index and outside world, as every command needs them.

use std::path::Path;
use std::sync::Arc;

use adapters::media::{Ffmpeg, Jailer};
use blobs::{Blobs, BlockingBlobs};
use catalog::search::Search;
use catalog::translation::Translator;
use content::media::MediaError;
use flows::Workshop;
use kernel::{Clock, NodeId, OsRng, Rng, ShiftedClock, SystemClock};
use secrecy::SecretString;
use signals::{Counting, Signals};

use crate::payments::{self, PaymentSettingsError};
use crate::settings::{COMMAND_NODES, DataSettings};

/// An opened installation.
#[derive(Clone)]
pub struct House {
    pub db: db::Db,
    pub blobs: Blobs,
    pub deps: flows::Deps,
    /// The clock of business; ahead of the wall in a sandbox.
    pub clock: Arc<ShiftedClock>,
}

/// How to open an installation.
#[derive(Debug, Clone, Copy, Default)]
pub struct Opening {
    pub node: NodeId,
    /// Whether this is a sandbox from now on, where rates that ship with Meadow stay good and time can be moved. A
    /// command says nothing and takes the installation as its server last left it.
    pub sandbox: Option<bool>,
}

impl Opening {
    /// For a command beside a running server: ids must not be made by two processes of one node, so commands have
    /// node numbers of their own, 1000 to 1023.
    pub fn command() -> Opening {
        let spread = u16::try_from(std::process::id() % 24).unwrap_or(0);
        let number = COMMAND_NODES.start + spread;
        Opening { node: NodeId::new(number).unwrap_or_default(), sandbox: None }
    }
}

/// Why an installation did not open.
#[derive(Debug, thiserror::Error)]
pub enum OpenHouseError {
    #[error("the data folder: {0}")]
    Folder(#[from] std::io::Error),
    #[error("the database: {0}")]
    Database(#[from] db::OpenError),
    #[error("the database: {0}")]
    Fault(#[from] db::Error),
    #[error("the media folder: {0}")]
    Media(#[from] blobs::OpenBlobsError),
    #[error("the search index: {0}")]
    Search(#[from] catalog::search::SearchError),
    #[error(transparent)]
    Signals(#[from] signals::Error),
    #[error("payments: {0}")]
    Payments(#[from] PaymentSettingsError),
    #[error("--translator: {0}")]
    Translator(#[from] adapters::translator::TranslatorUrlError),
}

impl House {
    /// Opens what `settings` name and makes what is missing. Call it on a runtime's thread that may block.
    pub fn open(settings: &DataSettings, opening: Opening) -> Result<House, OpenHouseError> {
        std::fs::create_dir_all(&settings.folder)?;
        let db = db::Db::open(&settings.database, opening.node)?;
        db.write_blocking(|tx| market::markets::seed(tx, &SystemClock))?;
        if let Some(sandbox) = opening.sandbox {
            db.write_blocking(move |tx| db::sandbox::declare(tx, sandbox))?;
        }
        let offset_ms = db.read_blocking(db::sandbox::clock_offset_ms)?;
        let sandbox = offset_ms.is_some();
        let clock = Arc::new(ShiftedClock::ahead_by_ms(offset_ms.unwrap_or(0)));
        let blobs = Blobs::in_folder(&settings.folder.join("media"))?;
        let search = Arc::new(Search::open(&settings.folder.join("search"))?);
        let outbound = Arc::new(adapters::outbound::Outbound::new(adapters::outbound::Rules::default()));
        let deps = flows::Deps {
            db: db.clone(),
            clock: clock.clone(),
            rng: Arc::new(OsRng),
            blobs: blocking(&blobs),
            search,
            translator: translator(settings)?,
            image_fetcher: Some(outbound.clone()),
            brand_store: Arc::new(adapters::shopify::Shopify::new(outbound)),
            studio: studio(settings, opening),
            payments: payments::providers(sandbox)?,
            signals: Signals::open(&settings.folder, Counting { simulated_counts: sandbox })?,
            ageing: if sandbox { market::fx::Ageing::sandbox() } else { market::fx::Ageing::default() },
        };
        Ok(House { db, blobs, deps, clock })
    }

    /// The secret by which addresses of unpublished files are sealed: kept in the data folder, made at the first start, readable to
    /// its owner alone.
    pub fn media_secret(&self, settings: &DataSettings) -> std::io::Result<[u8; 32]> {
        use std::io::Write as _;
        use std::os::unix::fs::OpenOptionsExt as _;
        let file = settings.folder.join("media.key");
        if let Ok(bytes) = std::fs::read(&file)
            && let Ok(secret) = <[u8; 32]>::try_from(bytes)
        {
            return Ok(secret);
        }
        let mut secret = [0; 32];
        for (place, bits) in secret.chunks_mut(8).zip(std::iter::repeat_with(|| self.deps.rng.next_u64())) {
            place.copy_from_slice(&bits.to_le_bytes());
        }
        let mut made = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&file)?;
        made.write_all(&secret)?;
        made.sync_all()?;
        Ok(secret)
    }

    /// The clock as operations take it.
    pub fn clock(&self) -> Arc<dyn Clock> {
        self.clock.clone()
    }

    /// The source of secrets.
    pub fn rng(&self) -> Arc<dyn Rng> {
        Arc::clone(&self.deps.rng)
    }
}

/// Where films are made, by the one process of this node that does jobs. Without `ffmpeg` there is none, and posts say so.
fn studio(settings: &DataSettings, opening: Opening) -> Option<Workshop> {
    opening.sandbox?;
    let studio = match films() {
        Ok(studio) => studio,
        Err(error) => {
            tracing::warn!(%error, "no post can be made ready here: `meadow doctor` says what to do");
            return None;
        }
    };
    if studio.layers().are_whole() {
        tracing::info!(layers = %studio.layers(), "films are made in a jail");
    } else {
        tracing::warn!(layers = %studio.layers(), "films are made in a jail that this kernel does not close all the way");
    }
    let workshop = Workshop::new(Arc::new(studio), settings.folder.join("work").join(opening.node.get().to_string()));
    if let Err(error) = workshop.clean() {
        tracing::warn!(%error, "what the last run left in its work folder stays there");
    }
    Some(workshop)
}

/// `ffmpeg` of this machine, jailed by this very program.
pub fn films() -> Result<Ffmpeg, MediaError> {
    let jailer = Jailer::current(&["jail"]).map_err(|error| MediaError::Io(error.to_string()))?;
    Ffmpeg::find(jailer)
}

fn blocking(blobs: &Blobs) -> BlockingBlobs {
    blobs.blocking(tokio::runtime::Handle::current())
}

fn translator(
    settings: &DataSettings,
) -> Result<Option<Arc<dyn Translator>>, adapters::translator::TranslatorUrlError> {
    let key = std::env::var("MEADOW_TRANSLATOR_KEY").ok().map(SecretString::from);
    let models = settings.folder.join("models");
    let named =
        settings.translator.clone().or_else(|| has_models(&models).then(|| format!("local:{}", models.display())));
    let Some(address) = named else { return Ok(None) };
    adapters::translator::from_url(&address, key).map(|translator| Some(Arc::from(translator)))
}

/// Whether somebody put translation models into the data folder.
fn has_models(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}
