//! The daily letter of what nobody read: when it is morning where the reader is, in the reader's language, with a way out of
//! it that takes one click.

use std::sync::Arc;

use accounts::inbox;
use accounts::mail::{DigestItem, DigestText, MailError, MailSender, RenderedMail};
use accounts::{Person, PersonId};
use db::jobs::{Failure, Handler, JobId, NewJob, Run};
use kernel::{Clock, Instant, MINUTE_MS, Rng};
use secrecy::{ExposeSecret as _, SecretString};
use serde::{Deserialize, Serialize};
use url::Url;

use super::words::{ToldNotice, told_notices};
use crate::trade::{OrderWords, Reader, Said, fault, once};

/// The kind of the job that looks whose digest is due.
pub const INBOX_CLOCK: &str = "inbox_clock";
/// How often it looks.
const EVERY_MS: i64 = 10 * MINUTE_MS;
/// People taken in one transaction.
const PEOPLE_AT_ONCE: i64 = 100;
/// The kind of the job that writes one digest.
pub const DIGEST_LETTER: &str = "inbox_digest";

/// Queues the digests that are due.
pub(crate) struct InboxClock;

/// Winds the clock of digests up: once at the start. Again does nothing.
pub fn wind_inbox_clock(tx: &mut db::Tx, clock: &dyn Clock) -> Result<JobId, db::Error> {
    once(tx, clock, INBOX_CLOCK)
}

/// The page and endpoint that ends digests by the key of a letter.
pub fn unsubscribe_path(key: &SecretString) -> String {
    format!("/inbox/unsubscribe/{}", key.expose_secret())
}

impl Handler for InboxClock {
    fn kind(&self) -> &'static str {
        INBOX_CLOCK
    }

    fn attempts_max(&self) -> i64 {
        i64::MAX
    }

    fn every_ms(&self) -> Option<i64> {
        Some(EVERY_MS)
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let now = run.clock.now();
        loop {
            let due = run.db.read_blocking(|read| inbox::digests_due(read, now, PEOPLE_AT_ONCE))?;
            if due.is_empty() {
                return Ok(());
            }
            run.db.write_blocking(move |tx| due.iter().try_for_each(|person| queue(tx, *person, now)))?;
        }
    }
}

/// A digest to be sent: what happened by then.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct QueuedDigest {
    person: PersonId,
    until: Instant,
}

fn queue(tx: &mut db::Tx, person: PersonId, now: Instant) -> Result<(), db::Error> {
    if !inbox::take_due(tx, person, now)? {
        return Ok(());
    }
    let payload = serde_json::to_string(&QueuedDigest { person, until: now }).map_err(fault)?;
    let key = person.to_string();
    let job = NewJob { kind: DIGEST_LETTER, key: Some(&key), owner: None, payload, run_at: now };
    db::jobs::enqueue(tx, &kernel::ManualClock::at(now), job).map(drop)
}

/// Writes and sends digests. It runs beside [`crate::OrderMailJob`].
pub struct DigestLetterJob {
    pub sender: Arc<dyn MailSender>,
    pub words: Arc<dyn OrderWords>,
    /// The origin that links lead to.
    pub url: Url,
    /// The address mail comes from: `Meadow <no-reply@example.com>`.
    pub from: String,
    /// The clock of business, by which notices are told.
    pub clock: Arc<dyn Clock>,
    pub rng: Arc<dyn Rng>,
}

impl Handler for DigestLetterJob {
    fn kind(&self) -> &'static str {
        DIGEST_LETTER
    }

    fn attempts_max(&self) -> i64 {
        8
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let wish: QueuedDigest =
            serde_json::from_str(&run.job.payload).map_err(|error| Failure::Final(error.to_string()))?;
        let Some(digest) = run.db.read_blocking(|read| Digest::read(read, wish))? else { return Ok(()) };
        let (clock, rng, job) = (Arc::clone(&self.clock), Arc::clone(&self.rng), run.job.id.get());
        let key = run.db.write_blocking(move |tx| inbox::make_key(tx, &*clock, &*rng, wish.person, job))?;
        let letter = self.write(&digest, &key).map_err(|error| Failure::Final(error.to_string()))?;
        self.sender.send(&letter).map_err(|error| match error {
            MailError::Later(reason) => Failure::Retry(reason),
            MailError::Refused(reason) => Failure::Final(reason),
        })?;
        run.db.write_blocking(move |tx| inbox::digest_sent(tx, wish.person, wish.until))?;
        Ok(())
    }
}

/// What a digest tells whom.
struct Digest {
    person: Person,
    email: String,
    notices: Vec<ToldNotice>,
    /// With those that do not fit in.
    count: i64,
}

impl Digest {
    /// `None` when there is nothing left to tell, or nobody to tell it.
    fn read(read: &mut db::Read, wish: QueuedDigest) -> Result<Option<Digest>, db::Error> {
        let person = accounts::person::find(read, wish.person)?;
        let Some(person) = person.filter(|person| person.deleted_at.is_none() && person.email_verified) else {
            return Ok(None);
        };
        let Some(email) = person.email.clone() else { return Ok(None) };
        let (notices, count) = inbox::digest(read, wish.person, wish.until)?;
        if notices.is_empty() {
            return Ok(None);
        }
        Ok(Some(Digest { person, email, notices: told_notices(read, notices)?, count }))
    }
}

impl DigestLetterJob {
    fn write(&self, digest: &Digest, key: &SecretString) -> Result<RenderedMail, impl std::error::Error + use<>> {
        let reader = Reader { lang: digest.person.locale.lang, market: digest.person.market };
        let site = self.url.host_str().unwrap_or_default();
        let values = [
            ("name", Said::Text(digest.person.handle.clone())),
            ("site", Said::Text(site.to_owned())),
            ("count", Said::Count(digest.count)),
        ];
        let say = |id: &str| self.words.sentence(reader, &format!("inbox-digest-{id}"), &values);
        let item = |told: &ToldNotice| DigestItem {
            text: told.say(&*self.words, reader),
            when: self.words.value(reader, &Said::Time(told.notice.at)),
            link: self.page(&told.notice.href),
        };
        let text = DigestText {
            to: digest.email.clone(),
            lang: digest.person.locale.lang,
            subject: say("subject"),
            greeting: say("hello"),
            body: say("body"),
            items: digest.notices.iter().map(item).collect(),
            button: say("button"),
            link: self.page("/inbox"),
            switches: say("switches"),
            switches_link: self.page("/account/notices"),
            unsubscribe: say("unsubscribe"),
            unsubscribe_link: SecretString::from(self.page(&unsubscribe_path(key))),
            footer: say("footer"),
        };
        text.lay_out(&self.from)
    }

    fn page(&self, path: &str) -> String {
        format!("{}{path}", self.url.as_str().trim_end_matches('/'))
    }
}

impl ToldNotice {
    /// The sentence, in the reader's language.
    fn say(&self, words: &dyn OrderWords, reader: Reader) -> String {
        let values: Vec<(&str, Said)> = self.values.iter().map(|(name, said)| (name.as_str(), said.clone())).collect();
        words.sentence(reader, &self.message, &values)
    }
}
