//! `shop_member`, `shop_invite`.

use db::{Json, Read, Tx, params};
use kernel::Instant;
use serde::Deserialize;

use super::json;
use crate::membership::{Invite, InviteId, Member};
use crate::{Membership, PersonId, ShopId, ShopPermission};

macro_rules! invites {
    ($rest:literal) => {
        concat!(
            "SELECT i.id, i.shop_id, i.shop_name, i.person_id, p.handle, i.permissions, b.handle AS invited_by, i.expires_at
            FROM shop_invite i JOIN person p ON p.id = i.person_id JOIN person b ON b.id = i.invited_by ",
            $rest
        )
    };
}

db::statements! {
    PUT = "INSERT INTO shop_member (shop_id, person_id, owner, permissions, created_at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (shop_id, person_id) DO UPDATE SET owner = $3, permissions = $4";
    REMOVE = "DELETE FROM shop_member WHERE shop_id = $1 AND person_id = $2";
    REMOVE_EVERYWHERE = "DELETE FROM shop_member WHERE person_id = $1";
    FIND = "SELECT shop_id, owner, permissions FROM shop_member WHERE shop_id = $1 AND person_id = $2";
    OWNER = "SELECT shop_id, person_id FROM shop_member WHERE shop_id = $1 AND owner = 1";
    OF_PERSON = "SELECT shop_id, owner, permissions FROM shop_member WHERE person_id = $1 ORDER BY shop_id";
    MEMBERS = "SELECT m.person_id, p.handle, m.owner, m.permissions, m.created_at
        FROM shop_member m JOIN person p ON p.id = m.person_id WHERE m.shop_id = $1 ORDER BY m.owner DESC, p.handle";
    INVITE = "INSERT INTO shop_invite (id, shop_id, shop_name, person_id, permissions, invited_by, created_at, expires_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
        ON CONFLICT (shop_id, person_id) DO UPDATE SET
            id = $1, shop_name = $3, permissions = $5, invited_by = $6, created_at = $7, expires_at = $8";
    INVITES_OF_SHOP = invites!("WHERE i.shop_id = $1 AND i.expires_at > $2 ORDER BY i.id");
    INVITES_OF_PERSON = invites!("WHERE i.person_id = $1 AND i.expires_at > $2 ORDER BY i.id");
    TAKE_INVITE = "DELETE FROM shop_invite WHERE id = $1 AND person_id = $2 AND expires_at > $3
        RETURNING shop_id, permissions";
    WITHDRAW = "DELETE FROM shop_invite WHERE id = $1 AND shop_id = $2";
    FORGET_INVITES = "DELETE FROM shop_invite WHERE person_id = $1 OR invited_by = $1";
}

#[derive(Deserialize)]
struct Row {
    shop_id: ShopId,
    owner: bool,
    permissions: Json<Vec<ShopPermission>>,
}

impl From<Row> for Membership {
    fn from(row: Row) -> Membership {
        Membership { shop: row.shop_id, owner: row.owner, permissions: row.permissions.0 }
    }
}

#[derive(Deserialize)]
struct MemberRow {
    person_id: PersonId,
    handle: String,
    owner: bool,
    permissions: Json<Vec<ShopPermission>>,
    created_at: Instant,
}

impl From<MemberRow> for Member {
    fn from(row: MemberRow) -> Member {
        let MemberRow { person_id, handle, owner, permissions, created_at } = row;
        Member { person: person_id, handle, owner, permissions: permissions.0, since: created_at }
    }
}

#[derive(Deserialize)]
struct InviteRow {
    id: InviteId,
    shop_id: ShopId,
    shop_name: String,
    person_id: PersonId,
    handle: String,
    permissions: Json<Vec<ShopPermission>>,
    invited_by: String,
    expires_at: Instant,
}

impl From<InviteRow> for Invite {
    fn from(row: InviteRow) -> Invite {
        Invite {
            id: row.id,
            shop: row.shop_id,
            shop_name: row.shop_name,
            person: row.person_id,
            handle: row.handle,
            permissions: row.permissions.0,
            invited_by: row.invited_by,
            expires_at: row.expires_at,
        }
    }
}

#[derive(Deserialize)]
struct Owner {
    person_id: PersonId,
}

#[derive(Deserialize)]
struct Taken {
    shop_id: ShopId,
    permissions: Json<Vec<ShopPermission>>,
}

pub(crate) fn put(tx: &mut Tx, person: PersonId, membership: &Membership, at: Instant) -> Result<(), db::Error> {
    let permissions = json(&membership.permissions)?;
    tx.execute(PUT, params![membership.shop, person, membership.owner, permissions, at])?;
    Ok(())
}

pub(crate) fn remove(tx: &mut Tx, shop: ShopId, person: PersonId) -> Result<(), db::Error> {
    tx.execute(REMOVE, params![shop, person])?;
    Ok(())
}

pub(crate) fn remove_everywhere(tx: &mut Tx, person: PersonId) -> Result<(), db::Error> {
    tx.execute(REMOVE_EVERYWHERE, params![person])?;
    tx.execute(FORGET_INVITES, params![person])?;
    Ok(())
}

pub(crate) fn find(read: &mut Read, shop: ShopId, person: PersonId) -> Result<Option<Membership>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![shop, person])?.map(Membership::from))
}

pub(crate) fn owner(read: &mut Read, shop: ShopId) -> Result<Option<PersonId>, db::Error> {
    Ok(read.optional::<Owner>(OWNER, params![shop])?.map(|row| row.person_id))
}

pub(crate) fn of_person(read: &mut Read, person: PersonId) -> Result<Vec<Membership>, db::Error> {
    Ok(read.all::<Row>(OF_PERSON, params![person])?.into_iter().map(Membership::from).collect())
}

pub(crate) fn members(read: &mut Read, shop: ShopId) -> Result<Vec<Member>, db::Error> {
    Ok(read.all::<MemberRow>(MEMBERS, params![shop])?.into_iter().map(Member::from).collect())
}

/// Keeps an invitation; one to the same person into the same shop is replaced.
pub(crate) fn put_invite(tx: &mut Tx, invite: &Invite, by: PersonId, at: Instant) -> Result<(), db::Error> {
    let permissions = json(&invite.permissions)?;
    let name = invite.shop_name.as_str();
    let values = params![invite.id, invite.shop, name, invite.person, permissions, by, at, invite.expires_at];
    tx.execute(INVITE, values)?;
    Ok(())
}

pub(crate) fn invites_of_shop(read: &mut Read, shop: ShopId, now: Instant) -> Result<Vec<Invite>, db::Error> {
    Ok(read.all::<InviteRow>(INVITES_OF_SHOP, params![shop, now])?.into_iter().map(Invite::from).collect())
}

pub(crate) fn invites_of_person(read: &mut Read, person: PersonId, now: Instant) -> Result<Vec<Invite>, db::Error> {
    Ok(read.all::<InviteRow>(INVITES_OF_PERSON, params![person, now])?.into_iter().map(Invite::from).collect())
}

/// Takes an open invitation of the person out: which shop, and what they may do there.
pub(crate) fn take_invite(
    tx: &mut Tx,
    id: InviteId,
    person: PersonId,
    now: Instant,
) -> Result<Option<(ShopId, Vec<ShopPermission>)>, db::Error> {
    let taken = tx.optional::<Taken>(TAKE_INVITE, params![id, person, now])?;
    Ok(taken.map(|row| (row.shop_id, row.permissions.0)))
}

pub(crate) fn withdraw(tx: &mut Tx, id: InviteId, shop: ShopId) -> Result<bool, db::Error> {
    Ok(tx.execute(WITHDRAW, params![id, shop])? == 1)
}
