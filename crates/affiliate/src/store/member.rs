//! SQL of who is in a collaboration.

use db::{Read, Tx, params};
use kernel::{Instant, Page, PageRequest};
use serde::Deserialize;

use crate::member::{Member, MemberId, MemberState};
use crate::{CollaborationId, CreatorId};

db::statements! {
    /// Who comes back has the terms from then on.
    PUT = "INSERT INTO collaboration_member (id, collaboration, creator, state, since, moved_at) VALUES ($1, $2, $3, $4, $5, $6) \
        ON CONFLICT (collaboration, creator) DO UPDATE SET state = excluded.state, moved_at = excluded.moved_at, \
            since = CASE WHEN collaboration_member.state = 'LEFT' THEN excluded.since ELSE collaboration_member.since END \
        RETURNING id, collaboration, creator, state, since";
    LEAVE = "UPDATE collaboration_member SET state = 'LEFT', moved_at = $3 WHERE collaboration = $1 AND creator = $2 AND state <> 'LEFT'";
    FIND = "SELECT id, collaboration, creator, state, since FROM collaboration_member WHERE collaboration = $1 AND creator = $2";
    LIST = "SELECT id, collaboration, creator, state, since FROM collaboration_member \
        WHERE collaboration = $1 AND state <> 'LEFT' AND id < $2 ORDER BY id DESC LIMIT $3";
    COUNT = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM collaboration_member WHERE collaboration = $1 AND state = 'JOINED'";
}

#[derive(Deserialize)]
struct Row {
    id: MemberId,
    collaboration: CollaborationId,
    creator: CreatorId,
    state: MemberState,
    since: Instant,
}

impl From<Row> for Member {
    fn from(row: Row) -> Member {
        let Row { id, collaboration, creator, state, since } = row;
        Member { id, collaboration, creator, state, since }
    }
}

pub(crate) fn put(tx: &mut Tx, member: &Member, now: Instant) -> Result<Member, db::Error> {
    let values = params![member.id, member.collaboration, member.creator, member.state.name(), member.since, now];
    Ok(tx.one::<Row>(PUT, values)?.into())
}

pub(crate) fn leave(
    tx: &mut Tx,
    collaboration: CollaborationId,
    creator: CreatorId,
    now: Instant,
) -> Result<bool, db::Error> {
    Ok(tx.execute(LEAVE, params![collaboration, creator, now])? == 1)
}

pub(crate) fn find(
    read: &mut Read,
    collaboration: CollaborationId,
    creator: CreatorId,
) -> Result<Option<Member>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![collaboration, creator])?.map(Member::from))
}

pub(crate) fn list(
    read: &mut Read,
    collaboration: CollaborationId,
    page: &PageRequest,
) -> Result<Page<Member>, db::Error> {
    let before: i64 = page.after.as_ref().and_then(kernel::Cursor::open).unwrap_or(i64::MAX);
    let rows: Vec<Row> = read.all(LIST, params![collaboration, before, page.fetch()])?;
    Ok(Page::of(rows.into_iter().map(Member::from).collect(), page, |member| member.id.get()))
}

pub(crate) fn count(read: &mut Read, collaboration: CollaborationId) -> Result<i64, db::Error> {
    read.one(COUNT, params![collaboration])
}
