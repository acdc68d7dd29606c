//! What this crate's tests share.

use std::sync::{Arc, Mutex, OnceLock};

use db::{Db, Tx};
use kernel::{Clock, Instant, OsRng};
use secrecy::SecretString;

use crate::mail::{MailError, MailJob, MailSender, RenderedMail};
use crate::password::{self, PasswordHash};
use crate::person::{self, Person, SignUp};
use crate::session::{self, NewSession};

/// A clock standing so many milliseconds after the start of tests.
#[derive(Clone, Copy)]
pub(crate) struct At(pub(crate) i64);

impl Clock for At {
    fn now(&self) -> Instant {
        testkit::START.plus_ms(self.0)
    }
}

pub(crate) const PASSWORD: &str = "correct horse battery";

/// The hash of [`PASSWORD`], made once.
pub(crate) fn hash() -> PasswordHash {
    static HASH: OnceLock<PasswordHash> = OnceLock::new();
    HASH.get_or_init(|| password::hash(&SecretString::from(PASSWORD), &OsRng).unwrap()).clone()
}

pub(crate) fn wish(handle: &str) -> SignUp {
    SignUp {
        handle: handle.to_owned(),
        email: format!("{handle}@example.com"),
        password: SecretString::from(PASSWORD),
        locale: "en-GB".to_owned(),
        market: "GB".to_owned(),
    }
}

/// Runs a write, its error included.
pub(crate) fn write<T: Send + 'static, E: From<db::Error> + Send + 'static>(
    db: &Db,
    work: impl FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
) -> Result<T, E> {
    db.write_blocking(work)
}

pub(crate) fn person(db: &Db, handle: &str) -> Person {
    let (new, hash) = (wish(handle).check().unwrap(), hash());
    write(db, move |tx| person::sign_up(tx, &At(0), &new, &hash)).unwrap()
}

pub(crate) fn session(db: &Db, person: &Person, device: &'static str) -> NewSession {
    let id = person.id;
    write(db, move |tx| session::open(tx, &At(0), &OsRng, id, device)).unwrap()
}

/// Keeps what is sent; refuses the first `failures`.
#[derive(Default)]
pub(crate) struct Postbox {
    pub(crate) failures: Mutex<usize>,
    pub(crate) sent: Mutex<Vec<RenderedMail>>,
}

impl MailSender for Postbox {
    fn send(&self, mail: &RenderedMail) -> Result<(), MailError> {
        self.sent.lock().unwrap().push(mail.clone());
        let mut failures = self.failures.lock().unwrap();
        if *failures == 0 {
            return Ok(());
        }
        *failures -= 1;
        Err(MailError::Later("as if".to_owned()))
    }
}

/// Says the message id and the values, so that tests see both.
fn words(lang: kernel::Lang, id: &str, values: &[(&str, &str)]) -> String {
    format!("{lang} {id} {values:?}")
}

/// Sends what is queued at `at`, and returns it.
pub(crate) fn post(db: &Db, postbox: &Arc<Postbox>, at: At) -> Vec<RenderedMail> {
    let sender: Arc<dyn MailSender> = Arc::<Postbox>::clone(postbox);
    let job = MailJob {
        sender,
        words: Arc::new(words),
        url: "https://shop.example.com".parse().unwrap(),
        from: "Meadow <no-reply@example.com>".to_owned(),
        clock: Arc::new(at),
        rng: Arc::new(OsRng),
    };
    db::jobs::run_due(db, &at, &[Box::new(job)], &[]).unwrap();
    std::mem::take(&mut *postbox.sent.lock().unwrap())
}

/// Sends what is queued, and returns what goes out.
pub(crate) fn mails(db: &Db, at: At) -> Vec<RenderedMail> {
    post(db, &Arc::new(Postbox::default()), at)
}

/// The token in the link of the mail about `name` (`reset`, `verify`).
pub(crate) fn token(mails: &[RenderedMail], name: &str) -> SecretString {
    let mail = mails.iter().find(|mail| mail.subject.contains(&format!("mail-{name}-"))).expect(name);
    let link = mail.text.lines().find(|line| line.starts_with("https://")).unwrap();
    SecretString::from(link.rsplit('/').next().unwrap())
}
