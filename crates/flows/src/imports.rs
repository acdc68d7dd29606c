//! Importing a product file: a job that reads the stored file in one stream, some products a transaction. The place it
//! has reached is the job's progress, written with the products, so that a crash repeats nothing and skips nothing.

use std::collections::BTreeMap;
use std::io::{self, BufReader, Read};

use blobs::{BlobError, BlobKey, BlockingBlobs};
use catalog::import::{Format, ImportedProduct};
use catalog::product::{WriteProductError, Written};
use catalog::{Shop, ShopId};
use db::jobs::{Failure, Handler, JobId, NewJob, Run};
use kernel::{Clock, Coded, Problem};
use serde::{Deserialize, Serialize};

use crate::Deps;
use crate::images::fetch_images;
use crate::products::settle_stock;
use crate::sync::follow_products;

/// Products a transaction.
const CHUNK: usize = 50;
/// Bytes of the stored file held at a time.
const BUFFER_BYTES: u64 = 1024 * 1024;

/// An uploaded file to be imported.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewImport {
    pub shop: ShopId,
    pub format: Format,
    /// Where `blobs` keeps the file; the job removes it when it is done.
    pub file: String,
}

/// Why an import did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartImportError {
    /// The key is none under which a file can be kept.
    #[error("no such file")]
    NoFile,
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for StartImportError {
    fn code(&self) -> &'static str {
        match self {
            StartImportError::NoFile => "catalog.import_no_file",
            StartImportError::Fault(_) => kernel::FAULT,
        }
    }
}

/// Queues the import of a file that the caller has put into `blobs`. Its progress and problems are the job's.
pub fn start_import(tx: &mut db::Tx, clock: &dyn Clock, import: &NewImport) -> Result<JobId, StartImportError> {
    import.file.parse::<BlobKey>().map_err(|_| StartImportError::NoFile)?;
    let payload = serde_json::to_string(import).unwrap_or_default();
    let owner = Some(import.shop.get());
    let job = NewJob { kind: "import", key: Some(&import.file), owner, payload, run_at: clock.now() };
    Ok(db::jobs::enqueue(tx, clock, job)?)
}

/// Does imports.
pub(crate) struct ImportJob {
    deps: Deps,
}

impl ImportJob {
    pub(crate) fn new(deps: &Deps) -> ImportJob {
        ImportJob { deps: deps.clone() }
    }
}

impl Handler for ImportJob {
    fn kind(&self) -> &'static str {
        "import"
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let import: NewImport =
            serde_json::from_str(&run.job.payload).map_err(|error| Failure::Final(error.to_string()))?;
        let key: BlobKey = import.file.parse().map_err(|_| Failure::Final("the file's key is no key".to_owned()))?;
        let shop = run.db.read_blocking(|read| catalog::shop::find(read, import.shop))?;
        let shop = shop.ok_or_else(|| Failure::Final("there is no such shop".to_owned()))?;
        if !self.deps.blobs.exists(&key).map_err(unreachable_store)? {
            return self.without_file(run);
        }
        self.read_file(run, &shop, import.format, &key)?;
        self.deps.blobs.delete(&key).map_err(unreachable_store)
    }
}

fn unreachable_store(error: BlobError) -> Failure {
    Failure::Retry(error.to_string())
}

impl ImportJob {
    /// A run that crashed after its last product left no file behind; anything else is a loss.
    fn without_file(&self, run: &Run<'_>) -> Result<(), Failure> {
        match run.job.total == Some(run.job.done) {
            true => Ok(()),
            false => Err(Failure::Final("the uploaded file is gone".to_owned())),
        }
    }

    fn read_file(&self, run: &Run<'_>, shop: &Shop, format: Format, key: &BlobKey) -> Result<(), Failure> {
        let open = || BufReader::with_capacity(1024 * 1024, Stored::new(self.deps.blobs.clone(), key.clone()));
        let survey = match catalog::import::survey(format, open()) {
            Ok(survey) => survey,
            Err(error) => return self.spoiled(run, error),
        };
        let total = i64::try_from(survey.products).unwrap_or(i64::MAX);
        let mut done = run.job.done;
        let products = match catalog::import::read(format, open(), &survey, shop.currency) {
            Ok(products) => products,
            Err(error) => return self.spoiled(run, error),
        };
        let mut products = products.skip(usize::try_from(done).unwrap_or(0));
        loop {
            let chunk: Result<Vec<ImportedProduct>, _> = products.by_ref().take(CHUNK).collect();
            let chunk = match chunk {
                Ok(chunk) => chunk,
                Err(error) => return self.spoiled(run, error),
            };
            if chunk.is_empty() {
                break;
            }
            done += i64::try_from(chunk.len()).unwrap_or(0);
            self.write_chunk(run, shop, chunk, done, total)?;
        }
        let (clock, job) = (self.deps.clock.clone(), run.job.id);
        run.db.write_blocking(move |tx| db::jobs::set_progress(tx, &*clock, job, done, Some(done)))?;
        Ok(())
    }

    /// The file as a whole is of no use: the job says why and fails.
    fn spoiled(&self, run: &Run<'_>, error: catalog::import::ImportError) -> Result<(), Failure> {
        if let catalog::import::ImportError::Io(error) = &error {
            return Err(Failure::Retry(error.to_string()));
        }
        let (problem, job) = (error.problem(), run.job.id);
        run.db.write_blocking(move |tx| db::jobs::add_problems(tx, job, std::slice::from_ref(&problem)))?;
        Err(Failure::Final(error.to_string()))
    }

    fn write_chunk(
        &self,
        run: &Run<'_>,
        shop: &Shop,
        chunk: Vec<ImportedProduct>,
        done: i64,
        total: i64,
    ) -> Result<(), db::Error> {
        let (clock, shop, job) = (self.deps.clock.clone(), shop.clone(), run.job.id);
        run.db.write_blocking(move |tx| {
            let mut updated = Vec::new();
            for product in &chunk {
                let mut problems = product.problems.0.clone();
                problems.extend(product.warnings.0.iter().cloned());
                if product.problems.0.is_empty() {
                    problems.extend(write_product(tx, &*clock, &shop, job, product, &mut updated)?);
                }
                db::jobs::add_problems(tx, job, &problems)?;
            }
            follow_products(tx, &*clock, shop.id, &updated)?;
            db::jobs::set_progress(tx, &*clock, job, done, Some(total))
        })
    }
}

/// Writes one product; what is wrong with it becomes problems of its rows.
fn write_product(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: &Shop,
    job: JobId,
    product: &ImportedProduct,
    updated: &mut Vec<catalog::ProductId>,
) -> Result<Vec<Problem>, db::Error> {
    let saved = match catalog::product::put(tx, clock, shop, &product.draft) {
        Ok(saved) => saved,
        Err(WriteProductError::Fault(error)) => return Err(error),
        Err(error) => return Ok(refused(product, &error)),
    };
    settle_stock(tx, clock, shop, &saved)?;
    if saved.images_pending {
        fetch_images(tx, clock, shop.id, saved.product, Some(job), image_rows(product))?;
    }
    if saved.written == Written::Updated {
        updated.push(saved.product);
    }
    Ok(Vec::new())
}

fn refused(product: &ImportedProduct, error: &WriteProductError) -> Vec<Problem> {
    let problems = error.problems();
    if problems.is_empty() {
        return vec![Problem::new("", error.code()).at_row(product.row)];
    }
    problems.iter().cloned().map(|problem| problem.at_row(product.row)).collect()
}

fn image_rows(product: &ImportedProduct) -> BTreeMap<String, u64> {
    let images = product.draft.images.iter().flatten();
    images.zip(&product.image_rows).map(|(image, row)| (image.url.clone(), *row)).collect()
}

/// A stored file as a stream, a piece in memory at a time.
struct Stored {
    blobs: BlockingBlobs,
    key: BlobKey,
    offset: u64,
}

impl Stored {
    fn new(blobs: BlockingBlobs, key: BlobKey) -> Stored {
        Stored { blobs, key, offset: 0 }
    }
}

impl Read for Stored {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let wanted = u64::try_from(buffer.len()).unwrap_or(BUFFER_BYTES).min(BUFFER_BYTES);
        let bytes = match self.blobs.get_range(&self.key, self.offset..self.offset + wanted) {
            Ok(bytes) => bytes,
            Err(BlobError::Range) => return Ok(0),
            Err(error) => return Err(io::Error::other(error.to_string())),
        };
        let count = bytes.len().min(buffer.len());
        for (to, from) in buffer.iter_mut().zip(bytes.iter()) {
            *to = *from;
        }
        self.offset += u64::try_from(count).unwrap_or(0);
        Ok(count)
    }
}

#[cfg(test)]
mod tests;
