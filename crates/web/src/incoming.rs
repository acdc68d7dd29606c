//! Files as they arrive: kept part by part, so that a large one never stands in memory and a broken one goes on where it stopped.

use blobs::BlobKey;
use bytes::{Bytes, BytesMut};
use content::upload::{self, Part};
use futures::{Stream, StreamExt as _};

use crate::{App, Error, Result};

/// Bytes of a part in memory and in a file of its own: 4 MiB.
const PART_BYTES: usize = 4 * 1024 * 1024;

/// Parts that were kept in `blobs` and that nobody knows of yet.
#[derive(Debug, Default)]
pub(crate) struct Kept {
    pub parts: Vec<Part>,
    pub bytes: i64,
}

/// Reads bytes until a part is full or they end; `None` at the end, and an error once everything that came before it was given.
pub(crate) struct Reader<S> {
    stream: S,
    buffer: BytesMut,
    ended: Option<Result<()>>,
}

impl<S: Stream<Item = Result<Bytes>> + Unpin> Reader<S> {
    pub fn new(stream: S) -> Reader<S> {
        Reader { stream, buffer: BytesMut::new(), ended: None }
    }

    /// The next part's bytes.
    pub async fn next(&mut self) -> Result<Option<Bytes>> {
        while self.ended.is_none() && self.buffer.len() < PART_BYTES {
            match self.stream.next().await {
                Some(Ok(bytes)) => self.buffer.extend_from_slice(&bytes),
                Some(Err(error)) => self.ended = Some(Err(error)),
                None => self.ended = Some(Ok(())),
            }
        }
        if self.buffer.is_empty() {
            return self.ended.take().unwrap_or(Ok(())).map(|()| None);
        }
        let part = self.buffer.len().min(PART_BYTES);
        Ok(Some(self.buffer.split_to(part).freeze()))
    }
}

/// Keeps bytes under a key that nobody can guess.
pub(crate) async fn keep_part(app: &App, start: i64, bytes: Bytes) -> Result<Part> {
    let key = BlobKey::random("uploads", ".part", &*app.rng).map_err(Error::fault)?;
    let part = Part { start, bytes: length(&bytes), key: key.as_str().to_owned() };
    app.blobs.put(&key, bytes).await.map_err(Error::fault)?;
    Ok(part)
}

/// Keeps a whole file of unknown length. What is too large is refused with 413 and leaves nothing behind.
pub(crate) async fn keep_whole<S>(app: &App, stream: S) -> Result<Kept>
where
    S: Stream<Item = Result<Bytes>> + Unpin,
{
    let (mut reader, mut kept) = (Reader::new(stream), Kept::default());
    loop {
        let step = match reader.next().await {
            Ok(None) => return Ok(kept),
            Ok(Some(bytes)) if kept.bytes + length(&bytes) > upload::BYTES_MAX => Err(Error::new("request.too_large")),
            Ok(Some(bytes)) => keep_part(app, kept.bytes, bytes).await,
            Err(error) => Err(error),
        };
        match step {
            Ok(part) => {
                kept.bytes += part.bytes;
                kept.parts.push(part);
            }
            Err(error) => {
                forget(app, &kept.parts).await;
                return Err(error);
            }
        }
    }
}

/// Removes the files of parts. One that stays behind costs room and nothing else.
pub(crate) async fn forget(app: &App, parts: &[Part]) {
    for key in parts.iter().filter_map(|part| part.key.parse::<BlobKey>().ok()) {
        if let Err(error) = app.blobs.delete(&key).await {
            tracing::warn!(%error, %key, "a part of an upload stays behind");
        }
    }
}

fn length(bytes: &Bytes) -> i64 {
    i64::try_from(bytes.len()).unwrap_or(i64::MAX)
}
