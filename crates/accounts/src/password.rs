//! Passwords: the policy, the hash, and the bounded pool that hashing runs in.

use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use db::{Read, Tx};
use kernel::{Clock, Coded, Problem, Rng};
use secrecy::{ExposeSecret as _, SecretString};

use crate::session::NewSession;
use crate::{FAULT, PersonId, audit, mail, session, store};

/// Characters a password has at the least.
pub const LENGTH_MIN: usize = 8;
/// Characters a password has at the most.
pub const LENGTH_MAX: usize = 128;

/// Argon2id with 19 MiB, two passes and one lane: OWASP's password storage cheat sheet, the first of its equals for
/// machines without much memory.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// The passwords tried first by whoever tries, of eight characters and more, in lower case.
const COMMON: &str = include_str!("password/commonest.txt");

/// Of 32 random bytes that nobody kept.
const DUMMY: &str = "$argon2id$v=19$m=19456,t=2,p=1$tuuGxrwz8wp0pKXPrPqU5w$devIQEymdtx5Xzg3+1EZohERVTjOjhjy63FCpEMn88o";

/// The hash could not be made: no memory.
#[derive(Clone, Debug, thiserror::Error)]
#[error("hashing failed: {0}")]
pub struct HashError(String);

/// An Argon2id hash in PHC form. Debug hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(String);

impl std::fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

/// Checks a new password against the policy: 8 to 128 characters, no composition rules (OWASP ASVS 5.0, 6.2), not the
/// handle or the address, not one of the commonest.
pub fn check(field: &str, password: &SecretString, handle: &str, email: &str) -> Option<Problem> {
    let text = password.expose_secret();
    let length = text.chars().count();
    let problem = |code| Some(Problem::new(field, code).with("min", LENGTH_MIN).with("max", LENGTH_MAX));
    if length < LENGTH_MIN {
        return problem("accounts.password_short");
    }
    if length > LENGTH_MAX {
        return problem("accounts.password_long");
    }
    let folded = text.to_lowercase();
    let local = email.split('@').next().unwrap_or_default();
    if [handle, email, local].iter().any(|own| !own.is_empty() && folded == own.to_lowercase()) {
        return problem("accounts.password_own_name");
    }
    if is_common(&folded) { problem("accounts.password_common") } else { None }
}

/// Whether a password is one that everybody tries first: on the list, or one character over and over.
fn is_common(folded: &str) -> bool {
    let mut chars = folded.chars();
    let first = chars.next();
    COMMON.lines().any(|common| common == folded) || chars.all(|c| Some(c) == first)
}

/// Hashes a password. Slow and hungry on purpose: call it in a [`HashPool`], never inside a transaction.
pub fn hash(password: &SecretString, rng: &dyn Rng) -> Result<PasswordHash, HashError> {
    let mut salt = [0; 16];
    rng.fill(&mut salt);
    let hash = argon2().hash_password_with_salt(password.expose_secret().as_bytes(), &salt);
    hash.map(|hash| PasswordHash(hash.to_string())).map_err(|error| HashError(error.to_string()))
}

/// Argon2id, version 19, with the constants above.
fn argon2() -> Argon2<'static> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None).unwrap_or(Params::DEFAULT);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// Whether `password` is the one that was hashed. As slow as [`hash`].
pub fn verify(password: &SecretString, hash: &PasswordHash) -> bool {
    argon2().verify_password(password.expose_secret().as_bytes(), hash.as_str()).is_ok()
}

impl PasswordHash {
    /// A hash as it was kept.
    pub(crate) fn kept(text: String) -> PasswordHash {
        PasswordHash(text)
    }

    /// A hash that no password has, as costly to verify as any other.
    pub(crate) fn dummy() -> PasswordHash {
        PasswordHash(DUMMY.to_owned())
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

/// Bounds hashing: so many at once, so many waiting, the rest is told to come back.
///
/// Take a [`Ticket`] first (it never blocks), then run it on a thread that may block.
#[derive(Clone)]
pub struct HashPool(Arc<Pool>);

struct Pool {
    at_once: usize,
    waiting_max: usize,
    queue: Mutex<Queue>,
    freed: Condvar,
}

#[derive(Default)]
struct Queue {
    /// Hashing now.
    running: usize,
    /// Hashing or waiting.
    admitted: usize,
}

/// A place in a [`HashPool`]; dropping it gives the place back.
pub struct Ticket(Arc<Pool>);

/// Too many passwords are being hashed: come back in a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("too many passwords are being checked at once")]
pub struct Busy;

impl HashPool {
    /// A pool that hashes `at_once` passwords at once and lets `waiting_max` more wait.
    pub fn new(at_once: usize, waiting_max: usize) -> HashPool {
        let (queue, freed) = (Mutex::default(), Condvar::new());
        HashPool(Arc::new(Pool { at_once: at_once.max(1), waiting_max, queue, freed }))
    }

    /// A place in the pool, if one is free. Never blocks.
    pub fn ticket(&self) -> Result<Ticket, Busy> {
        let mut queue = self.0.lock();
        if queue.admitted >= self.0.at_once + self.0.waiting_max {
            return Err(Busy);
        }
        queue.admitted += 1;
        Ok(Ticket(Arc::clone(&self.0)))
    }
}

impl Ticket {
    /// Waits for its turn, then runs `work`. Blocks: not for an async task.
    pub fn run<T>(self, work: impl FnOnce() -> T) -> T {
        let turn = Turn::wait(&self.0);
        let done = work();
        drop(turn);
        done
    }
}

impl Drop for Ticket {
    fn drop(&mut self) {
        self.0.lock().admitted -= 1;
    }
}

impl Pool {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The right to run now; given back when dropped, also by a panic.
struct Turn<'a>(&'a Pool);

impl Turn<'_> {
    fn wait(pool: &Pool) -> Turn<'_> {
        let busy = |queue: &mut Queue| queue.running >= pool.at_once;
        let mut queue = pool.freed.wait_while(pool.lock(), busy).unwrap_or_else(PoisonError::into_inner);
        queue.running += 1;
        Turn(pool)
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.lock().running -= 1;
        self.0.freed.notify_one();
    }
}

/// Why a password was not changed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ChangeError {
    #[error("the current password is wrong")]
    WrongPassword,
    #[error("the new password does not do")]
    Problem(Problem),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Checks a new password of a person who is signed in, before the slow hashing.
pub fn check_change(read: &mut Read, person: PersonId, new: &SecretString) -> Result<(), ChangeError> {
    let Some(own) = store::person::credential(read, person)? else {
        return Err(ChangeError::WrongPassword);
    };
    let problem = check("password", new, &own.handle, own.email.as_deref().unwrap_or_default());
    problem.map_or(Ok(()), |problem| Err(ChangeError::Problem(problem)))
}

/// Replaces the password. `current` is the hash that the present password was verified against (see
/// [`crate::session::challenge_person`]); every session is revoked, and the caller gets a new one.
pub fn change(tx: &mut Tx, clock: &dyn Clock, rng: &dyn Rng, change: &Change<'_>) -> Result<NewSession, ChangeError> {
    let kept = store::person::credential(tx, change.person)?.and_then(|kept| kept.password_hash);
    if kept.as_deref() != Some(change.current.as_str()) {
        return Err(ChangeError::WrongPassword);
    }
    set(tx, clock, change.person, change.new)?;
    Ok(session::open(tx, clock, rng, change.person, change.device)?)
}

/// Keeps the new hash, revokes every session and token, notes it and says so by mail.
pub(crate) fn set(tx: &mut Tx, clock: &dyn Clock, person: PersonId, hash: &PasswordHash) -> Result<(), db::Error> {
    store::person::set_password(tx, person, hash.as_str())?;
    session::revoke_all(tx, person, None)?;
    store::mail_token::forget_all(tx, person)?;
    store::api_token::revoke_all(tx, person)?;
    audit::by_person(tx, clock, person, "password.changed", serde_json::json!({}))?;
    mail::enqueue(tx, clock, &mail::Mail { person: Some(person), kind: mail::MailKind::PasswordChanged })
}

/// A password change whose present password was verified.
pub struct Change<'a> {
    pub person: PersonId,
    /// The device of the session that goes on, by a new token.
    pub device: &'a str,
    pub current: &'a PasswordHash,
    pub new: &'a PasswordHash,
}

impl Coded for Busy {
    fn code(&self) -> &'static str {
        "accounts.busy"
    }
}
impl Coded for ChangeError {
    fn code(&self) -> &'static str {
        match self {
            ChangeError::WrongPassword => "accounts.password_wrong",
            ChangeError::Problem(_) => "accounts.invalid",
            ChangeError::Db(_) => FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ChangeError::Problem(problem) => std::slice::from_ref(problem),
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests;
