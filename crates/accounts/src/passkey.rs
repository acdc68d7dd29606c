//! Passkeys: log-in by a key that never leaves the person's device (WebAuthn).

use std::sync::Arc;

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use db::{Read, Tx};
use kernel::{Clock, Coded, Id, Instant, MINUTE_MS, Rng};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use url::{Host, Url};
use webauthn_rs::prelude::{
    DiscoverableAuthentication, DiscoverableKey, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
    Uuid,
};
use webauthn_rs::{Webauthn, WebauthnBuilder};

use crate::session::NewSession;
use crate::store::passkey::NewRow;
use crate::{FAULT, PersonId, audit, session, store};

pub type PasskeyId = Id<Passkey>;

/// A ceremony must be finished within this.
pub const CEREMONY_MS: i64 = 5 * MINUTE_MS;
/// Passkeys a person has at the most.
pub const COUNT_MAX: usize = 20;
/// Characters a passkey's name has at the most.
pub const NAME_LENGTH_MAX: usize = 60;

/// A passkey as its owner lists it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passkey {
    pub id: PasskeyId,
    pub name: String,
    pub created_at: Instant,
    pub used_at: Option<Instant>,
}

/// The site that passkeys belong to: made once, from the `--url` origin.
#[derive(Clone)]
pub struct RelyingParty(Arc<Webauthn>);

/// A ceremony that the browser is to go through.
#[derive(Clone, Debug, Serialize)]
pub struct Ceremony {
    /// To be sent back with the answer: server-side state, single use, [`CEREMONY_MS`].
    pub ceremony: Id<CeremonyState>,
    /// For `navigator.credentials.create` or `.get`: `{publicKey: …}` with base64url byte fields
    /// (`PublicKeyCredential.parseCreationOptionsFromJSON(publicKey)`).
    pub options: serde_json::Value,
}

/// What the server remembers of a ceremony.
pub enum CeremonyState {}

/// Why a passkey was not made or did not open.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PasskeyError {
    /// The ceremony is unknown, used or too old.
    #[error("the ceremony is over")]
    Ceremony,
    /// The answer does not fit the ceremony.
    #[error("the passkey's answer is not right")]
    Answer,
    #[error("the passkey is known already")]
    Known,
    #[error("too many passkeys")]
    TooMany,
    #[error("no such passkey")]
    Unknown,
    #[error("the name is too long or empty")]
    Name,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Whether browsers offer passkeys at this origin: https or localhost, and a name, not a bare address.
pub fn possible(origin: &Url) -> bool {
    match origin.host() {
        Some(Host::Domain("localhost")) => true,
        Some(Host::Domain(name)) => origin.scheme() == "https" || name.ends_with(".localhost"),
        _ => false,
    }
}

impl RelyingParty {
    /// The relying party of `origin`; `None` where passkeys are not [`possible`].
    pub fn of(origin: &Url) -> Option<RelyingParty> {
        let name = origin.domain().filter(|_| possible(origin))?;
        let webauthn = WebauthnBuilder::new(name, origin).and_then(|builder| builder.rp_name("meadow").build());
        webauthn.ok().map(|webauthn| RelyingParty(Arc::new(webauthn)))
    }
}

/// Starts a registration for a person who is signed in.
pub fn start_registration(
    tx: &mut Tx,
    clock: &dyn Clock,
    party: &RelyingParty,
    person: PersonId,
) -> Result<Ceremony, PasskeyError> {
    let own = store::person::credential(tx, person)?.ok_or(PasskeyError::Unknown)?;
    let known = store::passkey::credentials(tx, person)?;
    if known.len() >= COUNT_MAX {
        return Err(PasskeyError::TooMany);
    }
    let known = known.into_iter().map(|known| known.credential.0.cred_id().clone()).collect();
    let started = party.0.start_passkey_registration(user_id(person), &own.handle, &own.handle, Some(known));
    let (options, state) = started.map_err(|_| PasskeyError::Ceremony)?;
    let ceremony = store::passkey::begin(tx, Some(person), &state, clock.now().plus_ms(CEREMONY_MS))?;
    Ok(Ceremony { ceremony, options: discoverable(json(&options)?) })
}

/// The person as authenticators know them: their id in the last eight of sixteen bytes.
fn user_id(person: PersonId) -> Uuid {
    Uuid::from_u128(u128::try_from(person.get()).unwrap_or_default())
}

fn json<T: Serialize>(value: &T) -> Result<serde_json::Value, PasskeyError> {
    serde_json::to_value(value).map_err(|_| PasskeyError::Answer)
}

/// Asks the device to keep the passkey, so that it can be used without typing a login.
fn discoverable(mut options: serde_json::Value) -> serde_json::Value {
    if let Some(selection) = options.pointer_mut("/publicKey/authenticatorSelection").and_then(|s| s.as_object_mut()) {
        selection.insert("residentKey".to_owned(), "required".into());
        selection.insert("requireResidentKey".to_owned(), true.into());
    }
    options
}

/// Finishes a registration with the browser's answer (`PublicKeyCredential.toJSON()`).
pub fn finish_registration(
    tx: &mut Tx,
    clock: &dyn Clock,
    party: &RelyingParty,
    person: PersonId,
    answer: &Answer<'_>,
    name: &str,
) -> Result<Passkey, PasskeyError> {
    let name = check_name(name)?;
    let state: PasskeyRegistration = answer.take(tx, clock, Some(person))?;
    let credential: RegisterPublicKeyCredential = answer.credential()?;
    let made = party.0.finish_passkey_registration(&credential, &state).map_err(|_| PasskeyError::Answer)?;
    let passkey = Passkey { id: tx.new_id(), name, created_at: clock.now(), used_at: None };
    let credential_id = spell(made.cred_id().as_ref());
    if !store::passkey::insert(tx, &passkey, &NewRow { person, credential_id: &credential_id, credential: &made })? {
        return Err(PasskeyError::Known);
    }
    audit::by_person(tx, clock, person, "passkey.made", serde_json::json!({ "passkey": passkey.id }))?;
    Ok(passkey)
}

/// How a credential's id is kept.
fn spell(credential_id: &[u8]) -> String {
    BASE64_URL_SAFE_NO_PAD.encode(credential_id)
}

fn check_name(name: &str) -> Result<String, PasskeyError> {
    let name = name.trim();
    let fits = (1..=NAME_LENGTH_MAX).contains(&name.chars().count()) && !name.chars().any(char::is_control);
    if fits { Ok(name.to_owned()) } else { Err(PasskeyError::Name) }
}

/// Starts a log-in; the device says who it is, so nothing is asked or given away.
pub fn start_log_in(tx: &mut Tx, clock: &dyn Clock, party: &RelyingParty) -> Result<Ceremony, PasskeyError> {
    let started = party.0.start_discoverable_authentication();
    let (mut options, state) = started.map_err(|_| PasskeyError::Ceremony)?;
    // The page decides whether it offers the passkey in the login field or behind a button.
    options.mediation = None;
    let ceremony = store::passkey::begin(tx, None, &state, clock.now().plus_ms(CEREMONY_MS))?;
    Ok(Ceremony { ceremony, options: json(&options)? })
}

/// Finishes a log-in with the browser's answer and opens a session.
pub fn finish_log_in(
    tx: &mut Tx,
    clock: &dyn Clock,
    rng: &dyn Rng,
    party: &RelyingParty,
    answer: &Answer<'_>,
    device: &str,
) -> Result<NewSession, PasskeyError> {
    let state: DiscoverableAuthentication = answer.take(tx, clock, None)?;
    let credential: PublicKeyCredential = answer.credential()?;
    let named = party.0.identify_discoverable_authentication(&credential);
    let (user, credential_id) = named.map_err(|_| PasskeyError::Answer)?;
    let person = i64::try_from(user.as_u128()).map(PersonId::new).map_err(|_| PasskeyError::Answer)?;
    let mut own = store::passkey::credential(tx, person, &spell(credential_id))?.ok_or(PasskeyError::Answer)?;
    let key = DiscoverableKey::from(&own.credential.0);
    let proof = party.0.finish_discoverable_authentication_v2(&credential, state, &key);
    let proof = proof.map_err(|_| PasskeyError::Answer)?;
    own.credential.0.update_credential(&proof);
    store::passkey::note_use(tx, &own, clock.now())?;
    session::meet_device(tx, clock, own.person_id, device)?;
    Ok(session::open(tx, clock, rng, own.person_id, device)?)
}

/// What the browser sent at the end of a ceremony.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    pub ceremony: Id<CeremonyState>,
    pub credential: &'a serde_json::Value,
}

impl Answer<'_> {
    /// The state of the ceremony, which is over by this.
    fn take<S: DeserializeOwned>(
        &self,
        tx: &mut Tx,
        clock: &dyn Clock,
        person: Option<PersonId>,
    ) -> Result<S, PasskeyError> {
        store::passkey::take(tx, self.ceremony, person, clock.now())?.ok_or(PasskeyError::Ceremony)
    }

    fn credential<C: DeserializeOwned>(&self) -> Result<C, PasskeyError> {
        C::deserialize(self.credential).map_err(|_| PasskeyError::Answer)
    }
}

/// The person's passkeys, newest first.
pub fn list(read: &mut Read, person: PersonId) -> Result<Vec<Passkey>, db::Error> {
    store::passkey::list(read, person)
}

/// Renames a passkey of the person.
pub fn rename(tx: &mut Tx, person: PersonId, id: PasskeyId, name: &str) -> Result<(), PasskeyError> {
    let name = check_name(name)?;
    if store::passkey::rename(tx, person, id, &name)? { Ok(()) } else { Err(PasskeyError::Unknown) }
}

/// Removes a passkey of the person.
pub fn remove(tx: &mut Tx, clock: &dyn Clock, person: PersonId, id: PasskeyId) -> Result<(), PasskeyError> {
    if !store::passkey::remove(tx, person, id)? {
        return Err(PasskeyError::Unknown);
    }
    audit::by_person(tx, clock, person, "passkey.removed", serde_json::json!({ "passkey": id }))?;
    Ok(())
}

impl Coded for PasskeyError {
    fn code(&self) -> &'static str {
        match self {
            PasskeyError::Ceremony => "accounts.passkey_expired",
            PasskeyError::Answer => "accounts.passkey_wrong",
            PasskeyError::Known => "accounts.passkey_known",
            PasskeyError::TooMany => "accounts.too_many_passkeys",
            PasskeyError::Unknown => "accounts.passkey_unknown",
            PasskeyError::Name => "accounts.name_invalid",
            PasskeyError::Db(_) => FAULT,
        }
    }

    fn args(&self) -> Vec<(std::borrow::Cow<'static, str>, String)> {
        match self {
            PasskeyError::Name => vec![("max".into(), NAME_LENGTH_MAX.to_string())],
            _ => Vec::new(),
        }
    }
}

#[cfg(test)]
mod tests;
