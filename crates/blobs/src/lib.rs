//! Media files by key: a folder today, any object store by configuration.
//!
//! Keys are random where the file may not be guessed; a file never changes once written, so that caches may keep it for ever.

mod blocking;
mod key;
mod store;

pub use blocking::BlockingBlobs;
pub use key::{BlobKey, BlobKeyError};
pub use store::{BlobError, BlobInfo, Blobs, OpenBlobsError};
