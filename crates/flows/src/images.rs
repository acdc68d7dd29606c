//! Pictures of products: fetched by jobs, and removed with their files.

use std::collections::BTreeMap;

use blobs::BlobKey;
use catalog::image::{self, FetchError, ImageFetcher};
use catalog::{Image, ImageId, ProductId, ShopId};
use db::jobs::{Failure, Handler, JobId, NewJob, Run};
use kernel::{Clock, Coded, Problem};
use serde::{Deserialize, Serialize};

use crate::Deps;

/// Attempts before a picture that cannot be reached is given up.
const ATTEMPTS_MAX: i64 = 3;

/// What a fetching job knows.
#[derive(Debug, Serialize, Deserialize)]
struct Payload {
    product: ProductId,
    /// The import that named the pictures: what goes wrong with them is added to its problems.
    import: Option<JobId>,
    /// The row of the file that names each address.
    #[serde(default)]
    rows: BTreeMap<String, u64>,
}

/// Queues the fetching of a product's pictures that are still to come.
pub(crate) fn fetch_images(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: ShopId,
    product: ProductId,
    import: Option<JobId>,
    rows: BTreeMap<String, u64>,
) -> Result<(), db::Error> {
    let payload = serde_json::to_string(&Payload { product, import, rows }).unwrap_or_default();
    let key = product.to_string();
    let job = NewJob { kind: "image", key: Some(&key), owner: Some(shop.get()), payload, run_at: clock.now() };
    db::jobs::enqueue(tx, clock, job)?;
    Ok(())
}

/// Removes a picture of this product from it and from its cards; returns it, so that the caller can delete its files.
pub fn remove_image(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    product: ProductId,
    image: ImageId,
) -> Result<Option<Image>, db::Error> {
    let removed = image::remove(tx, clock, product, image)?;
    if removed.is_some() {
        catalog::listing::refresh_cover(tx, product)?;
    }
    Ok(removed)
}

/// Adds a READY picture at the end of a product's images and shows it on its cards when it is the first.
pub fn attach_image(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    product: ProductId,
    alt: &str,
    renditions: &[image::Rendition],
) -> Result<Image, image::AttachImageError> {
    let attached = image::attach(tx, clock, product, alt, renditions)?;
    catalog::listing::refresh_cover(tx, product)?;
    Ok(attached)
}

/// Fetches the pictures of one product.
pub(crate) struct ImageJob {
    deps: Deps,
}

impl ImageJob {
    pub(crate) fn new(deps: &Deps) -> ImageJob {
        ImageJob { deps: deps.clone() }
    }
}

impl Handler for ImageJob {
    fn kind(&self) -> &'static str {
        "image"
    }

    fn is_patient(&self) -> bool {
        true
    }

    fn attempts_max(&self) -> i64 {
        ATTEMPTS_MAX
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let payload: Payload =
            serde_json::from_str(&run.job.payload).map_err(|error| Failure::Final(error.to_string()))?;
        let Some(fetcher) = &self.deps.image_fetcher else { return Ok(()) };
        let pending = run.db.read_blocking(|read| image::pending(read, payload.product))?;
        let mut again = None;
        for image in pending {
            match self.fetch(&**fetcher, &image)? {
                Ok(renditions) => self.arrive(run, &payload, image.id, renditions)?,
                Err(Trouble { code, may_pass: true }) if run.job.attempts < ATTEMPTS_MAX => again = Some(code),
                Err(trouble) => self.give_up(run, &payload, &image, trouble.code)?,
            }
        }
        again.map_or(Ok(()), |code| Err(Failure::Retry(format!("a picture could not be had yet: {code}"))))
    }
}

/// Why a picture did not come.
struct Trouble {
    code: &'static str,
    may_pass: bool,
}

impl ImageJob {
    /// The picture in all its sizes, in the store; or what is wrong with it.
    fn fetch(
        &self,
        fetcher: &dyn ImageFetcher,
        image: &Image,
    ) -> Result<Result<Vec<image::Rendition>, Trouble>, Failure> {
        let url = image.source_url.as_deref().unwrap_or_default();
        let bytes = match fetcher.fetch(url, image::BYTES_MAX) {
            Ok(bytes) => bytes,
            Err(error) => {
                let may_pass = matches!(error, FetchError::Unreachable(_));
                return Ok(Err(Trouble { code: error.code(), may_pass }));
            }
        };
        let processed = match image::process(&bytes, &*self.deps.rng) {
            Ok(processed) => processed,
            Err(error) => return Ok(Err(Trouble { code: error.code(), may_pass: false })),
        };
        let mut renditions = Vec::new();
        for (rendition, bytes) in processed.renditions {
            let key: BlobKey =
                rendition.key.parse().map_err(|_| Failure::Final("a picture's key is no key".to_owned()))?;
            self.deps.blobs.put(&key, bytes).map_err(|error| Failure::Retry(error.to_string()))?;
            renditions.push(rendition);
        }
        Ok(Ok(renditions))
    }

    fn arrive(
        &self,
        run: &Run<'_>,
        payload: &Payload,
        image: ImageId,
        renditions: Vec<image::Rendition>,
    ) -> Result<(), db::Error> {
        let (clock, product, kept) = (self.deps.clock.clone(), payload.product, renditions.clone());
        let needed = run.db.write_blocking(move |tx| {
            let needed = image::arrive(tx, &*clock, image, &kept)?;
            catalog::listing::refresh_cover(tx, product)?;
            Ok::<_, db::Error>(needed)
        })?;
        if !needed {
            for key in renditions.iter().filter_map(|rendition| rendition.key.parse::<BlobKey>().ok()) {
                if let Err(error) = self.deps.blobs.delete(&key) {
                    tracing::warn!(%error, %key, "a picture that nobody needs stays behind");
                }
            }
        }
        Ok(())
    }

    fn give_up(&self, run: &Run<'_>, payload: &Payload, image: &Image, code: &'static str) -> Result<(), db::Error> {
        let url = image.source_url.clone().unwrap_or_default();
        let row = payload.rows.get(&url).copied();
        let mut problem = Problem::new("images", code).with("url", &url);
        problem.row = row;
        let (id, job) = (image.id, payload.import.unwrap_or(run.job.id));
        run.db.write_blocking(move |tx| {
            image::give_up(tx, id)?;
            db::jobs::add_problems(tx, job, std::slice::from_ref(&problem))
        })
    }
}
