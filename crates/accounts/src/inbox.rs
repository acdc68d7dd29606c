//! The inbox: what happened to a person, told as [`Notice`]s.
//!
//! A notice is a code and its values; the sentence is made when it is read, in the reader's language. Facts that belong
//! together (everybody who followed one on a day, every step of an order) are one notice, which counts them and says the
//! latest. For each [`NoticeKind`] a person decides whether it is shown and whether mail tells it.
//!
//! Invariants:
//! - a fact is counted once, however often it is told;
//! - a person keeps [`COUNT_MAX`] notices at the most, each for [`KEPT_MS`];
//! - a notice is seen and read by its person only.
//!
//! Time here is that of business: notices follow the movable clock of a sandbox, as what they tell does.

mod digest;
mod kind;
mod notice;
mod switch;
mod unsubscribe;

pub use digest::{DIGEST_NOTICES_MAX, digest, digest_sent, digests_due, take_due};
pub use kind::NoticeKind;
pub use notice::{
    Arg, Args, COUNT_MAX, FACTS_MAX, KEPT_MS, MarkReadError, NewNotice, Notice, NoticeId, READ_MAX, UNREAD_SHOWN_MAX,
    href, list, mark_all_read, mark_read, put, sweep, unread,
};
pub use switch::{Email, SetSwitchError, Switch, set_switches, switch, switches};
pub use unsubscribe::{UNSUBSCRIBE_LIFE_MS, UnsubscribeKey, make_key, unsubscribable, unsubscribe};

#[cfg(test)]
mod tests;
