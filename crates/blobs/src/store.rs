//! The store itself, asynchronous.

use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use bytes::Bytes;
use futures::TryStreamExt as _;
use futures::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::{ObjectMeta, ObjectStore, ObjectStoreExt as _, path};

use crate::{BlobKey, BlockingBlobs};

/// A handle on the media files; cheap to clone.
#[derive(Clone, Debug)]
pub struct Blobs {
    store: Arc<dyn ObjectStore>,
}

/// A file's name and size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlobInfo {
    pub key: BlobKey,
    /// Bytes.
    pub size: u64,
}

/// What can go wrong with a file.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    #[error("no such file")]
    NotFound,
    /// The range is empty or begins behind the end.
    #[error("no such range")]
    Range,
    #[error("media store: {0}")]
    Store(Box<dyn std::error::Error + Send + Sync>),
}

/// Why the store could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenBlobsError {
    #[error("the media folder cannot be made: {0}")]
    Folder(#[from] std::io::Error),
    #[error("the media folder cannot be used: {0}")]
    Store(String),
}

impl Blobs {
    /// The files of a folder, which is made when it is missing. Half-written files left by a crash are removed by nobody but
    /// never seen: a file appears by rename.
    pub fn in_folder(folder: &Path) -> Result<Blobs, OpenBlobsError> {
        std::fs::create_dir_all(folder)?;
        let store = LocalFileSystem::new_with_prefix(folder).map_err(|e| OpenBlobsError::Store(e.to_string()))?;
        Ok(Blobs { store: Arc::new(store.with_fsync(true)) })
    }

    /// The same files for threads that may block; `runtime` does the work.
    pub fn blocking(&self, runtime: tokio::runtime::Handle) -> BlockingBlobs {
        BlockingBlobs::new(self.clone(), runtime)
    }

    /// Writes a file whole or not at all; an older one of the same key is replaced.
    pub async fn put(&self, key: &BlobKey, bytes: impl Into<Bytes>) -> Result<(), BlobError> {
        self.store.put(&place(key), bytes.into().into()).await.map_err(fault)?;
        Ok(())
    }

    /// The whole file.
    pub async fn get(&self, key: &BlobKey) -> Result<Bytes, BlobError> {
        let found = self.store.get(&place(key)).await.map_err(fault)?;
        found.bytes().await.map_err(fault)
    }

    /// The file as a stream of chunks, and its size in bytes.
    pub async fn stream(
        &self,
        key: &BlobKey,
    ) -> Result<(u64, BoxStream<'static, Result<Bytes, BlobError>>), BlobError> {
        use futures::StreamExt as _;
        let found = self.store.get(&place(key)).await.map_err(fault)?;
        let size = found.meta.size;
        Ok((size, found.into_stream().map_err(fault).boxed()))
    }

    /// Bytes `range` of the file, cut at its end.
    pub async fn get_range(&self, key: &BlobKey, range: Range<u64>) -> Result<Bytes, BlobError> {
        let size = self.size(key).await?;
        let range = range.start..range.end.min(size);
        if range.is_empty() {
            return Err(BlobError::Range);
        }
        self.store.get_range(&place(key), range).await.map_err(fault)
    }

    /// The file's size in bytes.
    pub async fn size(&self, key: &BlobKey) -> Result<u64, BlobError> {
        Ok(self.store.head(&place(key)).await.map_err(fault)?.size)
    }

    /// Whether the file is there.
    pub async fn exists(&self, key: &BlobKey) -> Result<bool, BlobError> {
        match self.size(key).await {
            Ok(_) => Ok(true),
            Err(BlobError::NotFound) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Removes the file; one that is not there is no error.
    pub async fn delete(&self, key: &BlobKey) -> Result<(), BlobError> {
        match self.store.delete(&place(key)).await.map_err(fault) {
            Ok(()) | Err(BlobError::NotFound) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// Every file below `folder` (the empty text: all of them), in no order. Files that others put there under other names are left out.
    pub fn list(&self, folder: &str) -> BoxStream<'static, Result<BlobInfo, BlobError>> {
        use futures::StreamExt as _;
        let prefix = path::Path::from(folder);
        let found = self.store.list(Some(&prefix)).map_err(fault);
        found.try_filter_map(|meta| async move { Ok(info(&meta)) }).boxed()
    }
}

fn place(key: &BlobKey) -> path::Path {
    path::Path::from(key.as_str())
}

fn info(meta: &ObjectMeta) -> Option<BlobInfo> {
    let key = meta.location.as_ref().parse().ok()?;
    Some(BlobInfo { key, size: meta.size })
}

fn fault(error: object_store::Error) -> BlobError {
    match error {
        object_store::Error::NotFound { .. } => BlobError::NotFound,
        error => BlobError::Store(Box::new(error)),
    }
}

#[cfg(test)]
mod tests;
