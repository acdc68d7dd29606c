//! Counts as they move, for one page each: a first message with everything it watches, then what changed, a message a second
//! at the most.

use std::collections::{HashMap, HashSet};
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use content::PostId;
use futures::Stream;
use serde::Serialize;
use signals::{Counts, Subject, SubjectKind};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::{Instant, timeout_at};
use tokio_util::sync::CancellationToken;
use utoipa::ToSchema;

use crate::{AppState, Error, Result};

/// Subjects of one connection at the most.
pub(crate) const COUNTED_MAX: usize = 50;
/// Connections of one network address at the most: pages open behind one router.
const OF_ADDRESS_MAX: usize = 256;
/// Connections in all at the most.
const WATCHERS_MAX: usize = 20_000;
/// Between two messages.
const PACE: Duration = Duration::from_secs(1);
/// A connection ends after this, and the browser makes a new one by itself.
const LIFE: Duration = Duration::from_secs(30 * 60);

/// Who is connected, and whether the server is about to stop.
#[derive(Default)]
pub(crate) struct Watchers {
    connected: Arc<Mutex<Connected>>,
    closing: CancellationToken,
}

#[derive(Default)]
struct Connected {
    all: usize,
    by_address: HashMap<IpAddr, usize>,
}

/// One connection's place; free again when it is dropped.
struct Seat {
    connected: Arc<Mutex<Connected>>,
    address: IpAddr,
}

impl Watchers {
    /// Ends every connection: the server stops.
    pub fn close(&self) {
        self.closing.cancel();
    }

    fn enter(&self, address: IpAddr) -> Result<Seat> {
        let mut connected = lock(&self.connected);
        let of_address = connected.by_address.get(&address).copied().unwrap_or(0);
        if connected.all >= WATCHERS_MAX || of_address >= OF_ADDRESS_MAX {
            return Err(Error::new("request.too_many").retry_after(30));
        }
        connected.all += 1;
        connected.by_address.insert(address, of_address + 1);
        Ok(Seat { connected: Arc::clone(&self.connected), address })
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut connected = lock(&self.connected);
        connected.all = connected.all.saturating_sub(1);
        let left = connected.by_address.get(&self.address).copied().unwrap_or(0).saturating_sub(1);
        if left == 0 {
            connected.by_address.remove(&self.address);
        } else {
            connected.by_address.insert(self.address, left);
        }
    }
}

fn lock(connected: &Mutex<Connected>) -> MutexGuard<'_, Connected> {
    connected.lock().unwrap_or_else(PoisonError::into_inner)
}

/// What is counted of one post, topic or creator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct CountedSubject {
    /// `post`, `topic` or `creator`.
    subject: &'static str,
    id: String,
    /// Once per viewer and post in 30 minutes.
    views: u64,
    likes: u64,
    comments: u64,
    shares: u64,
    follows: u64,
    /// How often a product of it was opened.
    anchor_clicks: u64,
    /// Units ordered through it.
    orders: u64,
}

/// Counts of several subjects at one moment.
#[derive(Clone, Debug, Serialize, ToSchema)]
pub(crate) struct Counted {
    pub counts: Vec<CountedSubject>,
}

impl Counted {
    /// The counts of `subjects` now. Likes and comments of posts are those that `content` keeps.
    pub async fn now(app: &AppState, subjects: &[Subject]) -> Result<Counted> {
        let posts: Vec<PostId> = subjects
            .iter()
            .filter(|subject| subject.kind() == SubjectKind::Post)
            .map(|subject| PostId::new(subject.id()))
            .collect();
        let shown = match posts.is_empty() {
            true => Vec::new(),
            false => app.db.read(move |read| content::post::ready_of(read, &posts)).await?,
        };
        let kept: HashMap<i64, (i64, i64)> =
            shown.iter().map(|post| (post.id.get(), (post.likes, post.comments))).collect();
        let counts = app.signals.counts_of(subjects);
        let counted = subjects.iter().zip(counts).map(|(subject, counts)| counted(*subject, counts, &kept));
        Ok(Counted { counts: counted.collect() })
    }
}

fn counted(subject: Subject, counts: Counts, kept: &HashMap<i64, (i64, i64)>) -> CountedSubject {
    let kept = (subject.kind() == SubjectKind::Post).then(|| kept.get(&subject.id()).copied().unwrap_or((0, 0)));
    let (likes, comments) = match kept {
        Some((likes, comments)) => (u64::try_from(likes).unwrap_or(0), u64::try_from(comments).unwrap_or(0)),
        None => (counts.likes, counts.comments),
    };
    CountedSubject {
        subject: subject.kind().name(),
        id: subject.id().to_string(),
        views: counts.views,
        likes,
        comments,
        shares: counts.shares,
        follows: counts.follows,
        anchor_clicks: counts.anchor_clicks,
        orders: counts.orders,
    }
}

/// One page that watches counts.
struct Watch {
    app: AppState,
    subjects: Vec<Subject>,
    changes: Receiver<Arc<[Subject]>>,
    /// What moved since the last message.
    moved: HashSet<Subject>,
    next_at: Instant,
    ends_at: Instant,
    closing: CancellationToken,
    _seat: Seat,
}

/// The messages of a connection.
pub(crate) fn watch(
    app: AppState,
    subjects: Vec<Subject>,
    address: IpAddr,
) -> Result<impl Stream<Item = Counted> + use<>> {
    let seat = app.demand.watchers.enter(address)?;
    // Heard from before the first counts are read: nothing is missed in between.
    let (changes, now) = (app.signals.changes(), Instant::now());
    let watch = Watch {
        moved: subjects.iter().copied().collect(),
        changes,
        next_at: now,
        ends_at: now + LIFE,
        closing: app.demand.watchers.closing.clone(),
        app,
        subjects,
        _seat: seat,
    };
    Ok(futures::stream::unfold(watch, |mut watch| async move {
        let message = watch.next().await?;
        Some((message, watch))
    }))
}

impl Watch {
    /// The next message, once something moved and a second has passed; `None` at the end.
    async fn next(&mut self) -> Option<Counted> {
        let closing = self.closing.clone();
        tokio::select! {
            () = closing.cancelled() => None,
            message = self.wait() => message,
        }
    }

    async fn wait(&mut self) -> Option<Counted> {
        while self.moved.is_empty() {
            self.hear(self.ends_at).await?;
        }
        while Instant::now() < self.next_at {
            match self.hear(self.next_at).await {
                Some(()) => {}
                None if Instant::now() < self.next_at => return None,
                None => break,
            }
        }
        let moved: Vec<Subject> =
            self.subjects.iter().copied().filter(|subject| self.moved.contains(subject)).collect();
        self.moved.clear();
        self.next_at = Instant::now() + PACE;
        // A connection whose counts cannot be read ends; the browser comes back.
        Counted::now(&self.app, &moved).await.ok()
    }

    /// Hears one change; `None` when nothing came until `until`, or nothing will.
    async fn hear(&mut self, until: Instant) -> Option<()> {
        match timeout_at(until, self.changes.recv()).await.ok()? {
            Ok(changed) => {
                let own = changed.iter().filter(|subject| self.subjects.contains(subject));
                self.moved.extend(own.copied());
                Some(())
            }
            Err(RecvError::Lagged(_)) => {
                self.moved.extend(self.subjects.iter().copied());
                Some(())
            }
            Err(RecvError::Closed) => None,
        }
    }
}
