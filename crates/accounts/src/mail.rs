//! Mail: what is said to whom, queued in the transaction that caused it, rendered and sent by a job.
//!
//! No token is ever stored in clear: the queued job names the kind and the person, and [`MailJob`] makes the token when it
//! sends, keeping only the hash. A retry makes a new one.

mod digest;
mod letter;

use std::sync::Arc;

use db::jobs::{Failure, Handler, NewJob, Run};
use db::{Read, Tx};
use kernel::{Clock, Instant, Lang, Rng};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use url::Url;

pub use digest::{DigestItem, DigestText};
pub use letter::LetterText;

use crate::secret::TokenHash;
use crate::store::mail_token::{NewRow, Purpose};
use crate::{Person, PersonId, email_verification, password_reset, secret, store};

/// The kind of the job that sends mail.
pub const JOB_KIND: &str = "mail";

/// What a mail is about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum MailKind {
    /// To the address given here: follow the link to prove that it is yours.
    VerifyEmail { email: String },
    /// To whoever the login is, if anybody.
    PasswordReset { login: String },
    /// The password was changed or reset.
    PasswordChanged,
    /// A log-in from a device not seen before.
    NewSignIn { device: String },
    /// To the old address: another one was asked for.
    EmailChanging { new_email: String },
    /// Come and work in a shop.
    ShopInvite { shop_name: String, by: String },
}

/// A mail to be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mail {
    /// `None` where only the login is known ([`MailKind::PasswordReset`]).
    pub person: Option<PersonId>,
    pub kind: MailKind,
}

/// A mail as it goes out.
#[derive(Clone, PartialEq, Eq)]
pub struct RenderedMail {
    pub to: String,
    pub from: String,
    pub subject: String,
    pub text: String,
    pub html: String,
    /// The address that ends letters of this kind with one POST (RFC 8058).
    pub unsubscribe: Option<String>,
}

/// Why a mail did not go out.
#[derive(Clone, Debug, thiserror::Error)]
pub enum MailError {
    /// The server was not reached or asks to come back.
    #[error("mail was not taken: {0}")]
    Later(String),
    /// The server refuses this mail for good.
    #[error("mail was refused: {0}")]
    Refused(String),
}

/// Sends mail. Called on job threads.
pub trait MailSender: Send + Sync {
    /// Hands the mail over; returns when it was taken.
    fn send(&self, mail: &RenderedMail) -> Result<(), MailError>;
}

/// The sentence of a message id in a language, with its variables: served by the loader of `web`.
pub type Words = dyn Fn(Lang, &str, &[(&str, &str)]) -> String + Send + Sync;

/// Queues a mail in the transaction that caused it.
pub fn enqueue(tx: &mut Tx, clock: &dyn Clock, mail: &Mail) -> Result<(), db::Error> {
    let payload = serde_json::to_string(mail).map_err(|error| db::Error::Row(error.to_string().into()))?;
    let job = NewJob { kind: JOB_KIND, key: None, owner: None, payload, run_at: clock.now() };
    db::jobs::enqueue(tx, clock, job).map(|_| ())
}

/// Sends queued mail.
pub struct MailJob {
    pub sender: Arc<dyn MailSender>,
    pub words: Arc<Words>,
    /// The origin that links lead to.
    pub url: Url,
    /// The address mail comes from: `Meadow <no-reply@example.com>`.
    pub from: String,
    /// The wall clock: tokens do not follow the sandbox's.
    pub clock: Arc<dyn Clock>,
    pub rng: Arc<dyn Rng>,
}

impl Handler for MailJob {
    fn kind(&self) -> &'static str {
        JOB_KIND
    }

    fn attempts_max(&self) -> i64 {
        8
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let mail: Mail = serde_json::from_str(&run.job.payload).map_err(|error| Failure::Final(error.to_string()))?;
        let Some(addressee) = run.db.read_blocking(|read| addressee(read, &mail))? else {
            return Ok(());
        };
        let Some(link) = self.link(run, &mail.kind, addressee.person.id)? else {
            return Ok(());
        };
        let letter = letter::Letter::of(&mail.kind, &addressee, link, &self.url);
        let rendered = letter.render(&*self.words, &self.from).map_err(|error| Failure::Final(error.to_string()))?;
        self.sender.send(&rendered).map_err(|error| match error {
            MailError::Later(reason) => Failure::Retry(reason),
            MailError::Refused(reason) => Failure::Final(reason),
        })
    }
}

impl MailJob {
    /// Where the letter leads: to a page, or to a page that takes a token made now; a secret then. `None` when the person has
    /// enough such tokens and this letter is not sent.
    fn link(&self, run: &Run<'_>, kind: &MailKind, person: PersonId) -> Result<Option<SecretString>, Failure> {
        let (wanted, path) = match kind {
            MailKind::VerifyEmail { email } => (TokenWish::verification(email), VERIFY_PATH),
            MailKind::PasswordReset { .. } => (TokenWish::reset(), RESET_PATH),
            MailKind::ShopInvite { .. } => return Ok(Some(self.page(INVITES_PATH))),
            MailKind::PasswordChanged | MailKind::NewSignIn { .. } | MailKind::EmailChanging { .. } => {
                return Ok(Some(self.page(SECURITY_PATH)));
            }
        };
        let (token, hash) = secret::make(secret::MAIL_PREFIX, &*self.rng);
        let (job, now) = (run.job.id.get(), self.clock.now());
        let kept = run.db.write_blocking(move |tx| wanted.put(tx, person, job, &hash, now))?;
        let page = format!("{}{path}/{}", self.origin(), token.expose_secret());
        Ok(kept.then(|| SecretString::from(page)))
    }

    fn page(&self, path: &str) -> SecretString {
        SecretString::from(format!("{}{path}", self.origin()))
    }

    fn origin(&self) -> &str {
        self.url.as_str().trim_end_matches('/')
    }
}

/// A token that a letter needs.
#[derive(Clone)]
struct TokenWish {
    purpose: Purpose,
    email: Option<String>,
    life_ms: i64,
    open_max: i64,
}

impl TokenWish {
    fn reset() -> TokenWish {
        let (life_ms, open_max) = (password_reset::LIFE_MS, password_reset::OPEN_MAX);
        TokenWish { purpose: Purpose::PasswordReset, email: None, life_ms, open_max }
    }

    fn verification(email: &str) -> TokenWish {
        let (life_ms, open_max) = (email_verification::LIFE_MS, email_verification::OPEN_MAX);
        TokenWish { purpose: Purpose::EmailVerification, email: Some(email.to_owned()), life_ms, open_max }
    }

    /// Keeps the token's hash; `false` when the person has enough of them open. A retry replaces its own.
    fn put(&self, tx: &mut Tx, person: PersonId, job: i64, hash: &TokenHash, now: Instant) -> Result<bool, db::Error> {
        store::mail_token::forget_of_job(tx, person, job)?;
        if store::mail_token::open(tx, person, self.purpose, now)? >= self.open_max {
            return Ok(false);
        }
        let (purpose, email, expires_at) = (self.purpose, self.email.as_deref(), now.plus_ms(self.life_ms));
        store::mail_token::insert(tx, &NewRow { person, purpose, hash, email, job, at: now, expires_at })?;
        Ok(true)
    }
}

/// Who gets a letter, and where.
pub(crate) struct Addressee {
    pub(crate) person: Person,
    pub(crate) email: String,
}

/// The person of the mail and their address; `None` when there is nobody (any more).
fn addressee(read: &mut Read, mail: &Mail) -> Result<Option<Addressee>, db::Error> {
    let id = match (&mail.kind, mail.person) {
        (_, Some(id)) => Some(id),
        (MailKind::PasswordReset { login }, None) => {
            store::person::credential_by_login(read, login)?.map(|known| known.id)
        }
        _ => None,
    };
    let Some(id) = id else {
        return Ok(None);
    };
    let living = store::person::find(read, id)?.filter(|person| person.deleted_at.is_none());
    Ok(living.and_then(|person| {
        let email = match &mail.kind {
            MailKind::VerifyEmail { email } => Some(email.clone()),
            _ => person.email.clone(),
        };
        email.map(|email| Addressee { person, email })
    }))
}

/// The page that takes a reset token as its last segment.
pub const RESET_PATH: &str = "/account/password-reset";
/// The page that takes a verification token as its last segment.
pub const VERIFY_PATH: &str = "/account/email-verification";
/// The page of one's invitations.
pub const INVITES_PATH: &str = "/account/invites";
/// The page of password, sessions, passkeys and tokens.
pub const SECURITY_PATH: &str = "/account/security";

impl std::fmt::Debug for RenderedMail {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RenderedMail(…)")
    }
}

#[cfg(test)]
mod tests;
