//! The store for jobs and commands, whose threads may block.

use std::ops::Range;

use bytes::Bytes;
use futures::TryStreamExt as _;
use tokio::runtime::Handle;

use crate::{BlobError, BlobInfo, BlobKey, Blobs};

/// [`Blobs`] without `async`. Never call it from an async task.
#[derive(Clone, Debug)]
pub struct BlockingBlobs {
    blobs: Blobs,
    runtime: Handle,
}

impl BlockingBlobs {
    pub(crate) fn new(blobs: Blobs, runtime: Handle) -> BlockingBlobs {
        BlockingBlobs { blobs, runtime }
    }

    /// See [`Blobs::put`].
    pub fn put(&self, key: &BlobKey, bytes: impl Into<Bytes>) -> Result<(), BlobError> {
        self.runtime.block_on(self.blobs.put(key, bytes))
    }

    /// See [`Blobs::get`].
    pub fn get(&self, key: &BlobKey) -> Result<Bytes, BlobError> {
        self.runtime.block_on(self.blobs.get(key))
    }

    /// See [`Blobs::get_range`].
    pub fn get_range(&self, key: &BlobKey, range: Range<u64>) -> Result<Bytes, BlobError> {
        self.runtime.block_on(self.blobs.get_range(key, range))
    }

    /// See [`Blobs::exists`].
    pub fn exists(&self, key: &BlobKey) -> Result<bool, BlobError> {
        self.runtime.block_on(self.blobs.exists(key))
    }

    /// See [`Blobs::delete`].
    pub fn delete(&self, key: &BlobKey) -> Result<(), BlobError> {
        self.runtime.block_on(self.blobs.delete(key))
    }

    /// See [`Blobs::list`]; all at once.
    pub fn list(&self, folder: &str) -> Result<Vec<BlobInfo>, BlobError> {
        self.runtime.block_on(self.blobs.list(folder).try_collect())
    }
}
