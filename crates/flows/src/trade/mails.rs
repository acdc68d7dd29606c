//! Letters about orders: a follower of trade's events queues them, a job writes and sends them.
//!
//! A job names the order and what to say; what is said is read when it is sent, so that a letter that is overtaken by
//! events (a payment that came) is left out. A guest's link carries a secret made then, of which only the hash is kept.

mod facts;
mod letter;
mod queue;

use std::sync::Arc;

use accounts::PersonId;
use accounts::mail::{MailError, MailSender, RenderedMail};
use db::jobs::{Failure, Handler, Run};
use fulfilment::ParcelId;
use kernel::{Clock, Instant, Lang, MarketCode, Money, Rng};
use serde::{Deserialize, Serialize};
use trade::OrderId;
use trade::payment::RefundId;
use trade::returns::ReturnId;
use url::Url;

pub(crate) use queue::{OrderLetters, queue, queue_staff};

/// The kind of the job that sends letters about orders.
pub const ORDER_MAIL_KIND: &str = "order_mail";

/// What a letter is about. The shopper's first, the seller's after them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum About {
    /// Still not paid: pay, or it is cancelled.
    Unpaid,
    Paid,
    /// To be paid at the door.
    Cod,
    /// A parcel was collected.
    Shipped {
        parcel: ParcelId,
    },
    Delivered,
    Cancelled,
    /// The seller does not agree to cancel.
    Stays,
    /// The provider sent the money back.
    Refunded {
        refund: RefundId,
    },
    ReturnAccepted {
        ret: ReturnId,
    },
    ReturnRejected {
        ret: ReturnId,
    },
    ReturnDecided {
        ret: ReturnId,
    },
    ReturnClosed {
        ret: ReturnId,
    },
    SellerNew,
    /// It will be late.
    SellerLate,
    /// The buyer asks to cancel.
    SellerCancel,
    SellerCancelled,
    SellerReturn {
        ret: ReturnId,
    },
    /// The buyer sent the goods back.
    SellerReturned {
        ret: ReturnId,
    },
}

/// A letter to be sent: the payload of the job.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct QueuedLetter {
    pub order: OrderId,
    pub about: About,
    /// One of the shop's staff; `None`: the shopper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub staff: Option<PersonId>,
}

/// A value in a sentence, to be said as the reader's market says it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    Text(String),
    Money(Money),
    Time(Instant),
    /// Said by how many there are: one, several.
    Count(i64),
    /// A message of its own.
    Message(String),
}

/// Who reads: the language, and the market whose time and money are said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reader {
    pub lang: Lang,
    pub market: MarketCode,
}

/// The words of letters: served by the loader of `web`.
pub trait OrderWords: Send + Sync {
    /// The message `id` with its values.
    fn say(&self, reader: Reader, id: &str, values: &[(&str, &str)]) -> String;
    /// A value alone: an amount with its currency, a time in the market's zone.
    fn value(&self, reader: Reader, value: &Said) -> String;
    /// The message `id` with its values, each said as the reader's market says it.
    fn sentence(&self, reader: Reader, id: &str, values: &[(&str, Said)]) -> String;
}

/// Writes and sends letters about orders. It runs beside [`accounts::mail::MailJob`].
pub struct OrderMailJob {
    pub sender: Arc<dyn MailSender>,
    pub words: Arc<dyn OrderWords>,
    /// The origin that links lead to.
    pub url: Url,
    /// The address mail comes from: `Meadow <no-reply@example.com>`.
    pub from: String,
    /// The clock of business: a guest's link lasts as long as the order's page says.
    pub clock: Arc<dyn Clock>,
    pub rng: Arc<dyn Rng>,
}

impl Handler for OrderMailJob {
    fn kind(&self) -> &'static str {
        ORDER_MAIL_KIND
    }

    fn attempts_max(&self) -> i64 {
        8
    }

    fn run(&self, run: &Run<'_>) -> Result<(), Failure> {
        let letter: QueuedLetter =
            serde_json::from_str(&run.job.payload).map_err(|error| Failure::Final(error.to_string()))?;
        let Some(facts) = run.db.read_blocking(|read| facts::read(read, &letter))? else {
            return Ok(());
        };
        let rendered = self.write(run, &letter, &facts)?;
        self.sender.send(&rendered).map_err(|error| match error {
            MailError::Later(reason) => Failure::Retry(reason),
            MailError::Refused(reason) => Failure::Final(reason),
        })
    }
}

impl OrderMailJob {
    fn write(&self, run: &Run<'_>, letter: &QueuedLetter, facts: &facts::Facts) -> Result<RenderedMail, Failure> {
        let link = letter::link(self, run, letter, facts)?;
        let text = letter::text(&*self.words, &self.url, letter, facts, link);
        text.lay_out(&self.from).map_err(|error| Failure::Final(error.to_string()))
    }
}
