//! `notice`, `notice_fact`, `notice_digest_due`, `unsubscribe_key`.

use db::{Json, Read, Tx, params};
use kernel::Instant;
use serde::Deserialize;

use super::json;
use crate::PersonId;
use crate::inbox::{Args, NewNotice, Notice, NoticeId, NoticeKind};
use crate::secret::TokenHash;

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, kind, code, args, href, facts, at, read_at FROM notice ", $rest)
    };
}

db::statements! {
    STACK = "SELECT id, facts FROM notice WHERE person_id = $1 AND stack = $2";
    INSERT = "INSERT INTO notice (id, person_id, kind, code, args, href, stack, facts, shown, digest, at)
        VALUES ($1, $2, $3, $4, '{}', '', $5, 0, 0, 0, $6)";
    ADD_FACT = "INSERT INTO notice_fact (notice_id, fact) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    TELL = "UPDATE notice SET code = $2, args = $3, href = $4, shown = $5, digest = $6, at = $7, facts = facts + 1,
        read_at = NULL WHERE id = $1";
    OLDEST_TO_KEEP = "SELECT at FROM notice WHERE person_id = $1 ORDER BY at DESC, id DESC LIMIT 1 OFFSET $2";
    FACTS_BEFORE = "DELETE FROM notice_fact WHERE notice_id IN
        (SELECT id FROM notice WHERE person_id = $1 AND at <= $2)";
    BEFORE = "DELETE FROM notice WHERE person_id = $1 AND at <= $2";
    PAGE = select!("WHERE person_id = $1 AND shown = 1 AND (at < $2 OR (at = $2 AND id < $3)) ORDER BY at DESC, id DESC LIMIT $4");
    PAGE_OF_KIND = select!("WHERE person_id = $1 AND shown = 1 AND kind = $5 AND (at < $2 OR (at = $2 AND id < $3))
        ORDER BY at DESC, id DESC LIMIT $4");
    ALL = select!("WHERE person_id = $1 ORDER BY at DESC, id DESC");
    HREF = "SELECT href FROM notice WHERE id = $1 AND person_id = $2 AND shown = 1";
    UNREAD = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM
        (SELECT id FROM notice WHERE person_id = $1 AND shown = 1 AND read_at IS NULL LIMIT $2) AS newest";
    MARK_READ = "UPDATE notice SET read_at = COALESCE(read_at, $3), digest = 0 WHERE id = $1 AND person_id = $2 AND shown = 1";
    MARK_ALL_READ = "UPDATE notice SET read_at = $2, digest = 0 WHERE person_id = $1 AND shown = 1 AND read_at IS NULL";
    OLD_FACTS = "DELETE FROM notice_fact WHERE notice_id IN (SELECT id FROM notice WHERE at <= $1 ORDER BY at, id LIMIT 500)";
    OLD = "DELETE FROM notice WHERE id IN (SELECT id FROM notice WHERE at <= $1 ORDER BY at, id LIMIT 500)";
    OLD_KEYS = "DELETE FROM unsubscribe_key WHERE key_hash IN
        (SELECT key_hash FROM unsubscribe_key WHERE expires_at <= $1 LIMIT 500)";
    OWE_DIGEST = "INSERT INTO notice_digest_due (person_id, due_at) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    DIGESTS_DUE = "SELECT person_id FROM notice_digest_due WHERE due_at <= $1 ORDER BY due_at, person_id LIMIT $2";
    TAKE_DUE = "DELETE FROM notice_digest_due WHERE person_id = $1 AND due_at <= $2";
    DIGEST = select!("WHERE person_id = $1 AND digest = 1 AND at <= $2 ORDER BY at DESC, id DESC LIMIT $3");
    DIGEST_COUNT = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM notice WHERE person_id = $1 AND digest = 1 AND at <= $2";
    DIGEST_SENT = "UPDATE notice SET digest = 0 WHERE person_id = $1 AND digest = 1 AND at <= $2";
    FORGET_DIGEST = "UPDATE notice SET digest = 0 WHERE person_id = $1 AND digest = 1";
    FORGET_DUE = "DELETE FROM notice_digest_due WHERE person_id = $1";
    FORGET_KEY_OF_JOB = "DELETE FROM unsubscribe_key WHERE person_id = $1 AND job_id = $2";
    PUT_KEY = "INSERT INTO unsubscribe_key (key_hash, person_id, job_id, expires_at) VALUES ($1, $2, $3, $4)";
    FIND_KEY = "SELECT CASE WHEN used_at IS NULL THEN 0 ELSE 1 END AS used FROM unsubscribe_key
        WHERE key_hash = $1 AND expires_at > $2";
    USE_KEY = "UPDATE unsubscribe_key SET used_at = $2 WHERE key_hash = $1 AND used_at IS NULL AND expires_at > $2
        RETURNING person_id";
    FORGET_KEYS = "DELETE FROM unsubscribe_key WHERE person_id = $1";
    FORGET_FACTS = "DELETE FROM notice_fact WHERE notice_id IN (SELECT id FROM notice WHERE person_id = $1)";
    FORGET = "DELETE FROM notice WHERE person_id = $1";
}

#[derive(Deserialize)]
struct Row {
    id: NoticeId,
    kind: NoticeKind,
    code: String,
    args: Json<Args>,
    href: String,
    facts: i64,
    at: Instant,
    read_at: Option<Instant>,
}

impl From<Row> for Notice {
    fn from(row: Row) -> Notice {
        let Row { id, kind, code, args, href, facts, at, read_at } = row;
        Notice { id, kind, code, args: args.0, href, facts, at, read_at }
    }
}

/// A stack as it is.
#[derive(Clone, Copy, Deserialize)]
pub(crate) struct Stack {
    pub(crate) id: NoticeId,
    pub(crate) facts: i64,
}

#[derive(Deserialize)]
struct Count {
    n: i64,
}

#[derive(Deserialize)]
struct Whose {
    person_id: PersonId,
}

#[derive(Deserialize)]
struct Used {
    used: bool,
}

#[derive(Deserialize)]
struct Leads {
    href: String,
}

#[derive(Deserialize)]
struct When {
    at: Instant,
}

/// The person's stack of this name; an empty one, when there is none.
pub(crate) fn stack(tx: &mut Tx, new: &NewNotice) -> Result<Stack, db::Error> {
    if let Some(stack) = tx.optional(STACK, params![new.person, new.stack.as_str()])? {
        return Ok(stack);
    }
    let id = tx.new_id();
    tx.execute(INSERT, params![id, new.person, new.kind.name(), new.code, new.stack.as_str(), new.at])?;
    Ok(Stack { id, facts: 0 })
}

/// Whether the fact is new.
pub(crate) fn add_fact(tx: &mut Tx, notice: NoticeId, fact: &str) -> Result<bool, db::Error> {
    Ok(tx.execute(ADD_FACT, params![notice, fact])? == 1)
}

/// Says the latest fact.
pub(crate) fn tell(
    tx: &mut Tx,
    id: NoticeId,
    new: &NewNotice,
    href: &str,
    shown: bool,
    digest: bool,
) -> Result<(), db::Error> {
    tx.execute(TELL, params![id, new.code, json(&new.args)?, href, shown, digest, new.at])?;
    Ok(())
}

/// Forgets the oldest beyond `keep`.
pub(crate) fn make_room(tx: &mut Tx, person: PersonId, keep: i64) -> Result<(), db::Error> {
    if let Some(When { at }) = tx.optional(OLDEST_TO_KEEP, params![person, keep])? {
        tx.execute(FACTS_BEFORE, params![person, at])?;
        tx.execute(BEFORE, params![person, at])?;
    }
    Ok(())
}

pub(crate) fn page(
    read: &mut Read,
    person: PersonId,
    kind: Option<NoticeKind>,
    before: (Instant, NoticeId),
    fetch: i64,
) -> Result<Vec<Notice>, db::Error> {
    let (at, id) = before;
    let rows: Vec<Row> = match kind {
        None => read.all(PAGE, params![person, at, id, fetch])?,
        Some(kind) => read.all(PAGE_OF_KIND, params![person, at, id, fetch, kind.name()])?,
    };
    Ok(rows.into_iter().map(Notice::from).collect())
}

/// Everything kept, latest first: [`crate::inbox::COUNT_MAX`] at the most.
pub(crate) fn all(read: &mut Read, person: PersonId) -> Result<Vec<Notice>, db::Error> {
    Ok(read.all::<Row>(ALL, params![person])?.into_iter().map(Notice::from).collect())
}

pub(crate) fn href(read: &mut Read, person: PersonId, id: NoticeId) -> Result<Option<String>, db::Error> {
    Ok(read.optional::<Leads>(HREF, params![id, person])?.map(|row| row.href))
}

pub(crate) fn unread(read: &mut Read, person: PersonId, at_most: i64) -> Result<i64, db::Error> {
    Ok(read.one::<Count>(UNREAD, params![person, at_most])?.n)
}

/// False when it is not the person's.
pub(crate) fn mark_read(tx: &mut Tx, person: PersonId, id: NoticeId, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(MARK_READ, params![id, person, now])? == 1)
}

pub(crate) fn mark_all_read(tx: &mut Tx, person: PersonId, now: Instant) -> Result<(), db::Error> {
    tx.execute(MARK_ALL_READ, params![person, now])?;
    Ok(())
}

/// Deletes notices whose latest fact is `before`, and keys that ended by `now`.
pub(crate) fn sweep(tx: &mut Tx, before: Instant, now: Instant) -> Result<u64, db::Error> {
    tx.execute(OLD_FACTS, params![before])?;
    Ok(tx.execute(OLD, params![before])? + tx.execute(OLD_KEYS, params![now])?)
}

/// Keeps an earlier debt.
pub(crate) fn owe_digest(tx: &mut Tx, person: PersonId, at: Instant) -> Result<(), db::Error> {
    tx.execute(OWE_DIGEST, params![person, at])?;
    Ok(())
}

pub(crate) fn digests_due(read: &mut Read, now: Instant, limit: i64) -> Result<Vec<PersonId>, db::Error> {
    Ok(read.all::<Whose>(DIGESTS_DUE, params![now, limit])?.into_iter().map(|row| row.person_id).collect())
}

pub(crate) fn take_due(tx: &mut Tx, person: PersonId, now: Instant) -> Result<bool, db::Error> {
    Ok(tx.execute(TAKE_DUE, params![person, now])? == 1)
}

pub(crate) fn digest(read: &mut Read, person: PersonId, until: Instant, limit: i64) -> Result<Vec<Notice>, db::Error> {
    Ok(read.all::<Row>(DIGEST, params![person, until, limit])?.into_iter().map(Notice::from).collect())
}

pub(crate) fn digest_count(read: &mut Read, person: PersonId, until: Instant) -> Result<i64, db::Error> {
    Ok(read.one::<Count>(DIGEST_COUNT, params![person, until])?.n)
}

pub(crate) fn digest_sent(tx: &mut Tx, person: PersonId, until: Instant) -> Result<(), db::Error> {
    tx.execute(DIGEST_SENT, params![person, until])?;
    Ok(())
}

/// Nothing is to be told by mail any more.
pub(crate) fn forget_digest(tx: &mut Tx, person: PersonId) -> Result<(), db::Error> {
    tx.execute(FORGET_DIGEST, params![person])?;
    tx.execute(FORGET_DUE, params![person])?;
    Ok(())
}

/// Keeps the key that `job` sends.
pub(crate) fn put_key(
    tx: &mut Tx,
    person: PersonId,
    job: i64,
    hash: &TokenHash,
    expires_at: Instant,
) -> Result<(), db::Error> {
    tx.execute(FORGET_KEY_OF_JOB, params![person, job])?;
    tx.execute(PUT_KEY, params![hash.as_slice(), person, job, expires_at])?;
    Ok(())
}

/// Whether a key was used, if there is one.
pub(crate) fn find_key(read: &mut Read, hash: &TokenHash, now: Instant) -> Result<Option<bool>, db::Error> {
    Ok(read.optional::<Used>(FIND_KEY, params![hash.as_slice(), now])?.map(|row| row.used))
}

/// Uses the key up: of two at once, one does.
pub(crate) fn use_key(tx: &mut Tx, hash: &TokenHash, now: Instant) -> Result<Option<PersonId>, db::Error> {
    Ok(tx.optional::<Whose>(USE_KEY, params![hash.as_slice(), now])?.map(|row| row.person_id))
}

/// Forgets everything that a person was told.
pub(crate) fn forget(tx: &mut Tx, person: PersonId) -> Result<(), db::Error> {
    for statement in [FORGET_FACTS, FORGET, FORGET_DUE, FORGET_KEYS] {
        tx.execute(statement, params![person])?;
    }
    Ok(())
}
