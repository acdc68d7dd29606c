//! Who works in which shop, and as what.

use db::{Read, Tx};
use kernel::{Clock, Coded, DAY_MS, Id, Instant};
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::audit::Act;
use crate::mail::{Mail, MailKind};
use crate::{FAULT, PersonId, ShopPermission, audit, mail, person, store};

/// A shop, as far as this crate knows it: its id. `catalog` owns the rest.
pub enum Shop {}
pub type ShopId = Id<Shop>;
pub type InviteId = Id<Invite>;

/// An invitation can be accepted so long.
pub const INVITE_LIFE_MS: i64 = 14 * DAY_MS;

/// A person's place in one shop.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Membership {
    pub shop: ShopId,
    /// The one who answers for the shop: has every permission, and cannot be removed, only hand over.
    pub owner: bool,
    pub permissions: Vec<ShopPermission>,
}

/// A member as the shop's staff page lists them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Member {
    pub person: PersonId,
    pub handle: String,
    pub owner: bool,
    pub permissions: Vec<ShopPermission>,
    pub since: Instant,
}

/// An open invitation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Invite {
    pub id: InviteId,
    pub shop: ShopId,
    /// The shop's name when the invitation was sent.
    pub shop_name: String,
    pub person: PersonId,
    pub handle: String,
    pub permissions: Vec<ShopPermission>,
    pub invited_by: String,
    pub expires_at: Instant,
}

/// Why the staff of a shop did not change.
#[derive(Clone, Debug, thiserror::Error)]
pub enum MemberError {
    /// No such person, member or invitation.
    #[error("no such person, member or invitation")]
    Unknown,
    /// The owner stays, with every permission, until they hand over.
    #[error("the owner cannot be removed or reduced")]
    Owner,
    #[error("already a member")]
    AlreadyMember,
    #[error("no permission was given")]
    NoPermission,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Makes `person` the owner of a new shop.
pub fn found(tx: &mut Tx, clock: &dyn Clock, shop: ShopId, person: PersonId) -> Result<(), db::Error> {
    let owner = Membership { shop, owner: true, permissions: ShopPermission::ALL.to_vec() };
    store::membership::put(tx, person, &owner, clock.now())
}

/// Gives a member exactly these permissions; makes them a member if they are none.
pub fn grant(
    tx: &mut Tx,
    clock: &dyn Clock,
    by: &str,
    shop: ShopId,
    person: PersonId,
    permissions: &[ShopPermission],
) -> Result<(), MemberError> {
    let permissions = distinct(permissions)?;
    if store::membership::find(tx, shop, person)?.is_some_and(|member| member.owner) {
        return Err(MemberError::Owner);
    }
    let known = store::person::find(tx, person)?.is_some_and(|person| person.deleted_at.is_none());
    if !known {
        return Err(MemberError::Unknown);
    }
    let detail = json!({ "shop": shop, "permissions": permissions });
    store::membership::put(tx, person, &Membership { shop, owner: false, permissions }, clock.now())?;
    note(tx, clock, by, "shop.member_granted", person, detail)
}

/// The permissions in their order, each once.
fn distinct(permissions: &[ShopPermission]) -> Result<Vec<ShopPermission>, MemberError> {
    let permissions: Vec<_> = ShopPermission::ALL.into_iter().filter(|p| permissions.contains(p)).collect();
    if permissions.is_empty() { Err(MemberError::NoPermission) } else { Ok(permissions) }
}

fn note(
    tx: &mut Tx,
    clock: &dyn Clock,
    by: &str,
    action: &'static str,
    person: PersonId,
    detail: serde_json::Value,
) -> Result<(), MemberError> {
    let subject = audit::person(person);
    Ok(audit::append(tx, clock, &Act { actor: by, action, subject: &subject, detail })?)
}

/// Removes a member, who may be the one who asks.
pub fn revoke(tx: &mut Tx, clock: &dyn Clock, by: &str, shop: ShopId, person: PersonId) -> Result<(), MemberError> {
    let member = store::membership::find(tx, shop, person)?.ok_or(MemberError::Unknown)?;
    if member.owner {
        return Err(MemberError::Owner);
    }
    store::membership::remove(tx, shop, person)?;
    note(tx, clock, by, "shop.member_revoked", person, json!({ "shop": shop }))
}

/// Makes another member the owner; the former one keeps every permission as a member.
pub fn hand_over(tx: &mut Tx, clock: &dyn Clock, by: &str, shop: ShopId, to: PersonId) -> Result<(), MemberError> {
    let owner = store::membership::owner(tx, shop)?.ok_or(MemberError::Unknown)?;
    store::membership::find(tx, shop, to)?.ok_or(MemberError::Unknown)?;
    let every = |owner| Membership { shop, owner, permissions: ShopPermission::ALL.to_vec() };
    store::membership::put(tx, owner, &every(false), clock.now())?;
    store::membership::put(tx, to, &every(true), clock.now())?;
    note(tx, clock, by, "shop.handed_over", to, json!({ "shop": shop, "from": owner }))
}

/// A wish to have somebody on the staff.
#[derive(Clone, Debug)]
pub struct NewInvite<'a> {
    pub shop: ShopId,
    pub shop_name: &'a str,
    pub by: PersonId,
    pub handle: &'a str,
    pub permissions: &'a [ShopPermission],
}

/// Invites the person with this handle; they get a mail and accept on their own pages. Inviting again replaces.
pub fn invite(tx: &mut Tx, clock: &dyn Clock, new: &NewInvite<'_>) -> Result<Invite, MemberError> {
    let permissions = distinct(new.permissions)?;
    let person = person::find_by_handle(tx, new.handle)?.ok_or(MemberError::Unknown)?;
    let by = person::find(tx, new.by)?.ok_or(MemberError::Unknown)?;
    if store::membership::find(tx, new.shop, person.id)?.is_some() {
        return Err(MemberError::AlreadyMember);
    }
    let invite = Invite {
        id: tx.new_id(),
        shop: new.shop,
        shop_name: new.shop_name.to_owned(),
        person: person.id,
        handle: person.handle,
        permissions,
        invited_by: by.handle,
        expires_at: clock.now().plus_ms(INVITE_LIFE_MS),
    };
    store::membership::put_invite(tx, &invite, new.by, clock.now())?;
    let kind = MailKind::ShopInvite { shop_name: invite.shop_name.clone(), by: invite.invited_by.clone() };
    mail::enqueue(tx, clock, &Mail { person: Some(invite.person), kind })?;
    Ok(invite)
}

/// Accepts an invitation of one's own.
pub fn accept(tx: &mut Tx, clock: &dyn Clock, person: PersonId, invite: InviteId) -> Result<ShopId, MemberError> {
    let taken = store::membership::take_invite(tx, invite, person, clock.now())?;
    let (shop, permissions) = taken.ok_or(MemberError::Unknown)?;
    grant(tx, clock, &audit::person(person), shop, person, &permissions)?;
    Ok(shop)
}

/// Declines an invitation of one's own.
pub fn decline(tx: &mut Tx, clock: &dyn Clock, person: PersonId, invite: InviteId) -> Result<(), MemberError> {
    let taken = store::membership::take_invite(tx, invite, person, clock.now())?;
    taken.map(|_| ()).ok_or(MemberError::Unknown)
}

/// Withdraws an invitation of the shop.
pub fn withdraw(tx: &mut Tx, shop: ShopId, invite: InviteId) -> Result<(), MemberError> {
    if store::membership::withdraw(tx, invite, shop)? { Ok(()) } else { Err(MemberError::Unknown) }
}

/// The staff of a shop, owner first, then by handle.
pub fn members(read: &mut Read, shop: ShopId) -> Result<Vec<Member>, db::Error> {
    store::membership::members(read, shop)
}

/// Open invitations of a shop.
pub fn invites_of_shop(read: &mut Read, clock: &dyn Clock, shop: ShopId) -> Result<Vec<Invite>, db::Error> {
    store::membership::invites_of_shop(read, shop, clock.now())
}

/// Open invitations to a person.
pub fn invites_of_person(read: &mut Read, clock: &dyn Clock, person: PersonId) -> Result<Vec<Invite>, db::Error> {
    store::membership::invites_of_person(read, person, clock.now())
}

/// The shops a person works in.
pub fn of_person(read: &mut Read, person: PersonId) -> Result<Vec<Membership>, db::Error> {
    store::membership::of_person(read, person)
}

impl Coded for MemberError {
    fn code(&self) -> &'static str {
        match self {
            MemberError::Unknown => "accounts.member_unknown",
            MemberError::Owner => "accounts.shop_owner",
            MemberError::AlreadyMember => "accounts.already_member",
            MemberError::NoPermission => "accounts.no_permission",
            MemberError::Db(_) => FAULT,
        }
    }
}

#[cfg(test)]
mod tests;
