//! What people are told: trade's steps, and events of posts, collaborations and listings become notices in
//! [`accounts::inbox`]; a notice becomes words for its reader; once a day what nobody read becomes a letter.
//!
//! Notices about orders are put where letters about orders are queued, in the transaction of the step itself, so that
//! either is told once. All others follow the outbox.

mod affiliate;
mod content;
mod digest;
mod listings;
mod orders;
mod tell;
#[cfg(test)]
pub(crate) mod tests;
mod waits;
mod words;

use db::outbox::{Consumer, Event};
use kernel::{Clock, ManualClock};

pub use digest::{DIGEST_LETTER, DigestLetterJob, INBOX_CLOCK, unsubscribe_path, wind_inbox_clock};
pub use words::{ToldNotice, told_notices};

pub(crate) use digest::InboxClock;
pub(crate) use listings::{reviewed, synced};
pub(crate) use orders::{letter_to, tell_buyer, tell_staff as tell_staff_of_order};
pub(crate) use waits::back_in_stock;

/// Tells people of what happened elsewhere.
pub(crate) struct Notices;

impl Consumer for Notices {
    fn name(&self) -> &'static str {
        "notices"
    }

    fn wants(&self, topic: &str) -> bool {
        content::wants(topic) || affiliate::wants(topic)
    }

    fn handle(&self, db: &db::Db, clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        let (events, now) = (events.to_vec(), ManualClock::at(clock.now()));
        let told = db.write_blocking(move |tx| {
            for event in &events {
                content::follow(tx, &now, event)?;
                affiliate::follow(tx, &now, event)?;
            }
            Ok::<_, db::Error>(())
        });
        told.map_err(|error| error.to_string())
    }
}
