//! A notice: put, listed, read, forgotten.

use std::collections::BTreeMap;

use db::{Read, Tx};
use kernel::{Clock, Coded, DAY_MS, Id, Instant, Money, Page, PageRequest};
use serde::{Deserialize, Serialize};

use super::{Email, NoticeKind, switch};
use crate::{FAULT, PersonId, store};

pub type NoticeId = Id<Notice>;

/// Notices a person keeps at the most; the oldest make room.
pub const COUNT_MAX: i64 = 500;
/// A notice is kept for so long after its latest fact.
pub const KEPT_MS: i64 = 90 * DAY_MS;
/// Facts that one notice counts.
pub const FACTS_MAX: i64 = 1_000;
/// Notices marked as read by name at once.
pub const READ_MAX: usize = 100;
/// Unread notices are counted up to here.
pub const UNREAD_SHOWN_MAX: i64 = 100;

/// The values in a notice, by the names its message uses.
pub type Args = BTreeMap<String, Arg>;

/// A value in a notice. People and shops are named when it is read, so that it says no name that is gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Arg {
    Text(String),
    Count(i64),
    Money(Money),
    Time(Instant),
    /// Said by name.
    Person(PersonId),
    /// Said by name.
    Shop(i64),
    /// A message of its own.
    Message(String),
}

/// Something that a person was told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Notice {
    pub id: NoticeId,
    pub kind: NoticeKind,
    /// What it says: the message `inbox-CODE`, or `inbox-CODE-more` of several facts.
    pub code: String,
    pub args: Args,
    /// A path of ours, where one sees more.
    pub href: String,
    /// Facts it stands for: 1 and more.
    pub facts: i64,
    /// When the latest of them happened.
    pub at: Instant,
    pub read_at: Option<Instant>,
}

/// Something to tell a person.
#[derive(Clone, Debug)]
pub struct NewNotice {
    pub person: PersonId,
    pub kind: NoticeKind,
    pub code: &'static str,
    pub args: Args,
    pub href: String,
    /// Where one sees all of several.
    pub href_more: Option<String>,
    /// Facts of one stack are one notice.
    pub stack: String,
    /// What is counted once.
    pub fact: String,
    pub at: Instant,
    /// When the person's next digest is due; `None`: no digest tells this.
    pub digest_at: Option<Instant>,
}

/// Tells the person, if they want to hear of this kind. A fact that was told already changes nothing; a new one makes
/// its notice unread again. Returns whether it was news.
pub fn put(tx: &mut Tx, new: &NewNotice) -> Result<bool, db::Error> {
    let switch = switch(tx, new.person, new.kind)?;
    let digest_at = new.digest_at.filter(|_| switch.email == Email::Daily);
    if !switch.in_app && digest_at.is_none() {
        return Ok(false);
    }
    let stack = store::notice::stack(tx, new)?;
    if stack.facts >= FACTS_MAX || !store::notice::add_fact(tx, stack.id, &new.fact)? {
        return Ok(false);
    }
    let href = new.href_more.as_deref().filter(|_| stack.facts > 0).unwrap_or(&new.href);
    store::notice::tell(tx, stack.id, new, href, switch.in_app, digest_at.is_some())?;
    if let Some(at) = digest_at {
        store::notice::owe_digest(tx, new.person, at)?;
    }
    if stack.facts == 0 {
        store::notice::make_room(tx, new.person, COUNT_MAX)?;
    }
    Ok(true)
}

/// The person's notices, latest first, of one kind or of all.
pub fn list(
    read: &mut Read,
    person: PersonId,
    kind: Option<NoticeKind>,
    page: &PageRequest,
) -> Result<Page<Notice>, db::Error> {
    let start = (Instant::from_ms(i64::MAX), NoticeId::new(i64::MAX));
    let before = page.after.as_ref().and_then(|cursor| cursor.open()).unwrap_or(start);
    let notices = store::notice::page(read, person, kind, before, page.fetch())?;
    Ok(Page::of(notices, page, |notice| (notice.at, notice.id)))
}

/// Where a notice of the person leads.
pub fn href(read: &mut Read, person: PersonId, id: NoticeId) -> Result<Option<String>, db::Error> {
    store::notice::href(read, person, id)
}

/// How many notices the person has not read: [`UNREAD_SHOWN_MAX`] at the most.
pub fn unread(read: &mut Read, person: PersonId) -> Result<i64, db::Error> {
    store::notice::unread(read, person, UNREAD_SHOWN_MAX)
}

/// Why nothing was marked.
#[derive(Debug, thiserror::Error)]
pub enum MarkReadError {
    /// One of them is not the person's.
    #[error("no such notice")]
    Unknown,
    #[error("more than {READ_MAX} at once")]
    TooMany,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Marks these as read; all of them or none. Again changes nothing.
pub fn mark_read(tx: &mut Tx, clock: &dyn Clock, person: PersonId, notices: &[NoticeId]) -> Result<(), MarkReadError> {
    if notices.len() > READ_MAX {
        return Err(MarkReadError::TooMany);
    }
    for notice in notices {
        if !store::notice::mark_read(tx, person, *notice, clock.now())? {
            return Err(MarkReadError::Unknown);
        }
    }
    Ok(())
}

/// Marks everything as read that is shown.
pub fn mark_all_read(tx: &mut Tx, clock: &dyn Clock, person: PersonId) -> Result<(), db::Error> {
    store::notice::mark_all_read(tx, person, clock.now())
}

/// Forgets what is older than [`KEPT_MS`], a few hundred rows at a time; returns how many.
pub fn sweep(tx: &mut Tx, clock: &dyn Clock) -> Result<u64, db::Error> {
    store::notice::sweep(tx, clock.now().plus_ms(-KEPT_MS), clock.now())
}

impl Coded for MarkReadError {
    fn code(&self) -> &'static str {
        match self {
            MarkReadError::Unknown => "inbox.not_found",
            MarkReadError::TooMany => "inbox.too_many",
            MarkReadError::Db(_) => FAULT,
        }
    }
}
