//! Sessions: log-in, the look-up on every request, and the list a person can revoke.

use db::{Read, Tx};
use kernel::{Clock, Coded, DAY_MS, Id, Instant, MINUTE_MS, Rng};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};

use crate::backoff::Keys;
use crate::mail::{Mail, MailKind};
use crate::password::PasswordHash;
use crate::store::person::Credential;
use crate::store::session::NewRow;
use crate::{FAULT, PersonId, Principal, Via, backoff, email, mail, password, secret, store};

pub type SessionId = Id<Session>;

/// A session lives so long after it was last used.
pub const IDLE_MS: i64 = 30 * DAY_MS;
/// A session lives no longer than this, however much it is used.
pub const AGE_MS_MAX: i64 = 180 * DAY_MS;
/// Use is noted at most this often.
pub const TOUCH_MS: i64 = 10 * MINUTE_MS;

/// Characters of a device's label that are kept.
pub const DEVICE_LENGTH_MAX: usize = 100;

/// A log-in that lasts, on one device.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Session {
    pub id: SessionId,
    /// What the person recognises it by: `Firefox on Linux`.
    pub device: String,
    pub created_at: Instant,
    /// To within [`TOUCH_MS`].
    pub seen_at: Instant,
    pub expires_at: Instant,
}

/// A session just opened; the token is shown this once.
#[derive(Clone, Debug)]
pub struct NewSession {
    pub id: SessionId,
    pub person: PersonId,
    pub token: SecretString,
    pub expires_at: Instant,
}

/// What a password is to be verified against: the person's hash, or a dummy of the same cost, so that an unknown login
/// takes as long as a known one.
#[derive(Clone, Debug)]
pub struct Challenge {
    person: Option<PersonId>,
    hash: PasswordHash,
    keys: Keys,
}

/// Why nobody logged in.
#[derive(Clone, Debug, thiserror::Error)]
pub enum LogInError {
    /// Login or password is wrong; which one is not said.
    #[error("login or password is wrong")]
    Wrong,
    /// Too many failures: wait.
    #[error("too many failed attempts")]
    Backoff { retry_after_ms: i64 },
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// How an attempt ended. A refusal is an `Ok` of the transaction, so that the failure is kept.
#[derive(Clone, Debug)]
pub enum LogIn {
    Opened(NewSession),
    Refused(LogInError),
}

/// Step 1 of a log-in (a read): whom `login`, a handle or an e-mail address, may be. `address` is the caller's network address.
pub fn challenge(read: &mut Read, clock: &dyn Clock, login: &str, address: &str) -> Result<Challenge, LogInError> {
    let login = normal_login(login);
    let keys = Keys::of(&login, address);
    backoff::check(read, clock, &keys)?;
    let known = store::person::credential_by_login(read, &login)?;
    Ok(Challenge::of(known, keys))
}

/// A handle or an address in the spelling it is kept in.
pub(crate) fn normal_login(login: &str) -> String {
    email::normalise(login).unwrap_or_else(|| login.trim().to_lowercase())
}

/// As [`challenge`], for a person who is signed in and proves it again (password change, deletion).
pub fn challenge_person(
    read: &mut Read,
    clock: &dyn Clock,
    person: PersonId,
    address: &str,
) -> Result<Challenge, LogInError> {
    let keys = Keys::of(&person.to_string(), address);
    backoff::check(read, clock, &keys)?;
    let known = store::person::credential(read, person)?;
    Ok(Challenge::of(known, keys))
}

impl Challenge {
    /// Step 2 (slow, in a [`crate::password::HashPool`], outside any transaction): whether the password fits.
    pub fn verify(&self, password: &SecretString) -> bool {
        password::verify(password, &self.hash) && self.person.is_some()
    }

    /// The hash it was verified against.
    pub fn hash(&self) -> &PasswordHash {
        &self.hash
    }

    fn of(known: Option<Credential>, keys: Keys) -> Challenge {
        let known = known.and_then(|known| Some((known.id, known.password_hash?)));
        let (person, hash) = match known {
            Some((id, hash)) => (Some(id), PasswordHash::kept(hash)),
            None => (None, PasswordHash::dummy()),
        };
        Challenge { person, hash, keys }
    }

    /// The person, when the password was right and is still theirs.
    fn proven(&self, read: &mut Read, right: bool) -> Result<Option<PersonId>, db::Error> {
        let Some(person) = self.person.filter(|_| right) else {
            return Ok(None);
        };
        let kept = store::person::credential(read, person)?.and_then(|kept| kept.password_hash);
        Ok(kept.filter(|kept| kept == self.hash.as_str()).map(|_| person))
    }
}

/// Step 3 (a write): opens a session when the password was `right`, else notes the failure. `replacing` is the session the
/// request came with: it ends, so that no token outlives a log-in.
pub fn log_in(tx: &mut Tx, clock: &dyn Clock, rng: &dyn Rng, attempt: &Attempt<'_>) -> Result<LogIn, db::Error> {
    let person = match prove(tx, clock, attempt.challenge, attempt.right)? {
        Ok(person) => person,
        Err(refusal) => return Ok(LogIn::Refused(refusal)),
    };
    if let Some(former) = attempt.replacing {
        store::session::end(tx, former)?;
    }
    meet_device(tx, clock, person, attempt.device)?;
    open(tx, clock, rng, person, attempt.device).map(LogIn::Opened)
}

/// Notes the outcome of an attempt: a failure counts, a success clears the count.
///
/// The wait is checked again: of many attempts made at once, those after the last free one are refused, right or wrong.
fn prove(
    tx: &mut Tx,
    clock: &dyn Clock,
    challenge: &Challenge,
    right: bool,
) -> Result<Result<PersonId, LogInError>, db::Error> {
    match backoff::check(tx, clock, &challenge.keys) {
        Err(LogInError::Db(fault)) => return Err(fault),
        Err(refusal) => return Ok(Err(refusal)),
        Ok(()) => {}
    }
    let Some(person) = challenge.proven(tx, right)? else {
        backoff::note_failure(tx, clock, &challenge.keys)?;
        return Ok(Err(LogInError::Wrong));
    };
    backoff::forgive(tx, &challenge.keys)?;
    Ok(Ok(person))
}

/// Remembers the device; a new one that is not the first is told to the person.
pub(crate) fn meet_device(tx: &mut Tx, clock: &dyn Clock, person: PersonId, device: &str) -> Result<(), db::Error> {
    let first = store::person::devices(tx, person)?.is_empty();
    let device = device_label(device);
    if store::person::know_device(tx, person, &device, clock.now())? && !first {
        mail::enqueue(tx, clock, &Mail { person: Some(person), kind: MailKind::NewSignIn { device } })?;
    }
    Ok(())
}

/// At most [`DEVICE_LENGTH_MAX`] characters, none of them a control character.
fn device_label(device: &str) -> String {
    device.chars().filter(|c| !c.is_control()).take(DEVICE_LENGTH_MAX).collect()
}

/// An answered challenge.
#[derive(Clone, Copy)]
pub struct Attempt<'a> {
    pub challenge: &'a Challenge,
    pub right: bool,
    pub device: &'a str,
    pub replacing: Option<SessionId>,
}

/// Notes a right or wrong answer of [`challenge_person`] outside a log-in; a refusal is `Ok(Err(_))` so that it is kept.
pub fn confirm(
    tx: &mut Tx,
    clock: &dyn Clock,
    challenge: &Challenge,
    right: bool,
) -> Result<Result<(), LogInError>, db::Error> {
    Ok(prove(tx, clock, challenge, right)?.map(|_| ()))
}

/// Opens a session for a person who proved themselves otherwise: sign-up, passkey.
pub fn open(
    tx: &mut Tx,
    clock: &dyn Clock,
    rng: &dyn Rng,
    person: PersonId,
    device: &str,
) -> Result<NewSession, db::Error> {
    let (token, hash) = secret::make(secret::SESSION_PREFIX, rng);
    let (id, at) = (tx.new_id(), clock.now());
    let expires_at = at.plus_ms(IDLE_MS);
    let device = device_label(device);
    store::person::know_device(tx, person, &device, at)?;
    store::session::insert(tx, &NewRow { id, person, hash: &hash, device: &device, at, expires_at })?;
    Ok(NewSession { id, person, token, expires_at })
}

/// Who bears `token`, a session's or an API token's. One indexed statement.
pub fn authenticate(read: &mut Read, clock: &dyn Clock, token: &str) -> Result<Option<Principal>, db::Error> {
    let hash = secret::hash(token);
    if token.starts_with(secret::SESSION_PREFIX) {
        store::session::bearer_of_session(read, &hash, clock.now())
    } else if token.starts_with(secret::API_PREFIX) {
        store::session::bearer_of_token(read, &hash, clock.now())
    } else {
        Ok(None)
    }
}

/// Whether the principal's credential should be marked as used now: call [`touch`] in a write of its own then.
pub fn touch_due(principal: &Principal, clock: &dyn Clock) -> bool {
    clock.now().since_ms(principal.seen_at) >= TOUCH_MS
}

/// Marks the credential as used, and moves a session's end.
pub fn touch(tx: &mut Tx, clock: &dyn Clock, principal: &Principal) -> Result<(), db::Error> {
    let now = clock.now();
    match &principal.via {
        Via::Session(id) => store::session::touch(tx, *id, now, now.plus_ms(IDLE_MS), AGE_MS_MAX),
        Via::Token { id, .. } => store::api_token::touch(tx, *id, now),
    }
}

/// The person's live sessions, last used first.
pub fn list(read: &mut Read, clock: &dyn Clock, person: PersonId) -> Result<Vec<Session>, db::Error> {
    store::session::list(read, person, clock.now())
}

/// Ends one session of the person; `false` when there is none such.
pub fn revoke(tx: &mut Tx, person: PersonId, session: SessionId) -> Result<bool, db::Error> {
    store::session::revoke(tx, person, session)
}

/// Ends every session of the person but `keep`.
pub fn revoke_all(tx: &mut Tx, person: PersonId, keep: Option<SessionId>) -> Result<u64, db::Error> {
    store::session::revoke_others(tx, person, keep.unwrap_or(SessionId::new(0)))
}

impl Coded for LogInError {
    fn code(&self) -> &'static str {
        match self {
            LogInError::Wrong => "accounts.login_wrong",
            LogInError::Backoff { .. } => "accounts.login_backoff",
            LogInError::Db(_) => FAULT,
        }
    }
}

#[cfg(test)]
mod tests;
