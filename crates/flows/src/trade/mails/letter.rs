//! What each letter says and where it leads.

use std::sync::Arc;

use accounts::mail::LetterText;
use db::jobs::{Failure, Run};
use kernel::{Instant, Money};
use secrecy::{ExposeSecret as _, SecretString};
use trade::returns::ReturnId;
use url::Url;

use super::facts::Facts;
use super::{About, OrderMailJob, OrderWords, QueuedLetter, Said};

/// Reasons that the house itself gives, with the message that says them.
const REASONS: [(&str, &str); 6] = [
    ("not_paid", "orders-mail-reason-not-paid"),
    ("not_dispatched", "orders-mail-reason-not-dispatched"),
    ("parcel_lost", "orders-mail-reason-parcel-lost"),
    ("parcel_returned", "orders-mail-reason-parcel-returned"),
    ("no_answer", "orders-mail-reason-no-answer"),
    ("silence", "orders-mail-reason-no-answer"),
];

/// The letter in the reader's language.
pub(super) fn text(
    words: &dyn OrderWords,
    url: &Url,
    letter: &QueuedLetter,
    facts: &Facts,
    link: SecretString,
) -> LetterText {
    let site = url.host_str().unwrap_or_default();
    let name = facts.name.as_deref().unwrap_or_default();
    let values = [("shop", facts.shop_name.as_str()), ("site", site), ("name", name)];
    let say = |id: &str| words.say(facts.reader, &format!("orders-mail-{id}"), &values);
    let about = letter.about.name();
    LetterText {
        to: facts.to.clone(),
        lang: facts.reader.lang,
        subject: say(&format!("{about}-subject")),
        greeting: say(if facts.name.is_some() { "hello" } else { "hello-nobody" }),
        body: say(&format!("{about}-body")),
        facts: rows(words, letter.about, facts),
        button: say(letter.about.button()),
        link,
        note: note(letter, facts).map(say).unwrap_or_default(),
        footer: say(if letter.staff.is_some() { "footer-seller" } else { "footer-shopper" }),
    }
}

/// Who needs what to open the link.
fn note(letter: &QueuedLetter, facts: &Facts) -> Option<&'static str> {
    match (letter.staff, facts.is_guest) {
        (None, true) => Some("note-guest"),
        _ => Some("note-person"),
    }
}

/// The page the letter leads to. A guest's carries a secret made now; a retry makes another.
pub(super) fn link(
    job: &OrderMailJob,
    run: &Run<'_>,
    letter: &QueuedLetter,
    facts: &Facts,
) -> Result<SecretString, Failure> {
    let origin = job.url.as_str().trim_end_matches('/');
    let order = letter.order;
    let shop = &facts.shop_handle;
    let market = facts.order.market.to_string().to_lowercase();
    let page = match (letter.staff, letter.about.ret()) {
        (Some(_), Some(ret)) => format!("{origin}/seller/{shop}/returns/{ret}"),
        (Some(_), None) => format!("{origin}/seller/{shop}/orders/{order}"),
        (None, _) if facts.is_guest => {
            let (rng, clock) = (Arc::clone(&job.rng), Arc::clone(&job.clock));
            let token = run.db.write_blocking(move |tx| trade::access::grant(tx, &*clock, &*rng, order))?;
            format!("{origin}/{market}/orders/{order}/key/{}", token.expose_secret())
        }
        (None, Some(ret)) => format!("{origin}/{market}/returns/{ret}"),
        (None, None) => format!("{origin}/{market}/orders/{order}"),
    };
    Ok(SecretString::from(page))
}

/// What is listed under the sentence.
fn rows(words: &dyn OrderWords, about: About, facts: &Facts) -> Vec<(String, String)> {
    let mut rows = Rows { words, facts, rows: Vec::new() };
    rows.text("order", facts.order.id.to_string());
    match about {
        About::Unpaid => {
            rows.things();
            rows.time("pay-by", facts.pay_by());
        }
        About::Paid | About::Cod => rows.things(),
        About::SellerNew | About::SellerLate => {
            rows.things();
            rows.time("ship-by", facts.order.ship_by);
        }
        About::Shipped { .. } => {
            rows.optional("carrier", facts.parcel.as_ref().map(|(carrier, _)| carrier.clone()));
            rows.optional("tracking", facts.parcel.as_ref().map(|(_, tracking)| tracking.clone()));
        }
        About::Delivered => rows.time("returns-until", facts.returns_until),
        About::Cancelled | About::SellerCancelled => rows.optional("reason", rows.reason()),
        About::SellerCancel => {
            rows.optional("reason", rows.reason());
            rows.time("answer-by", facts.answer_by);
        }
        About::SellerReturn { .. } | About::SellerReturned { .. } => {
            rows.optional("reason", facts.ret.as_ref().map(|ret| ret.reason.clone()));
            rows.time("answer-by", facts.answer_by);
        }
        About::Refunded { .. } => rows.money("refund", facts.refund),
        About::ReturnRejected { .. } | About::ReturnDecided { .. } | About::ReturnClosed { .. } => {}
        About::ReturnAccepted { .. } => rows.time("ship-by", facts.answer_by),
        About::Stays => {}
    }
    rows.rows
}

/// Rows being written.
struct Rows<'a> {
    words: &'a dyn OrderWords,
    facts: &'a Facts,
    rows: Vec<(String, String)>,
}

impl Rows<'_> {
    fn text(&mut self, name: &str, value: String) {
        let name = self.words.say(self.facts.reader, &format!("orders-mail-fact-{name}"), &[]);
        self.rows.push((name, value));
    }

    fn optional(&mut self, name: &str, value: Option<String>) {
        if let Some(value) = value.filter(|value| !value.is_empty()) {
            self.text(name, value);
        }
    }

    fn time(&mut self, name: &str, at: Option<Instant>) {
        if let Some(at) = at {
            self.text(name, self.words.value(self.facts.reader, &Said::Time(at)));
        }
    }

    fn money(&mut self, name: &str, amount: Option<Money>) {
        if let Some(amount) = amount {
            self.text(name, self.words.value(self.facts.reader, &Said::Money(amount)));
        }
    }

    /// What was ordered: each thing once with its units and price, the shipping, the total.
    fn things(&mut self) {
        let order = &self.facts.order;
        let mut things: Vec<(String, i64, Money)> = Vec::new();
        for line in &order.lines {
            let options: Vec<&str> = line.options.iter().map(|(_, value)| value.as_str()).collect();
            let title = match options.is_empty() {
                true => line.title.clone(),
                false => format!("{} ({})", line.title, options.join(", ")),
            };
            match things.iter_mut().find(|(known, _, price)| *known == title && *price == line.gross) {
                Some((_, units, _)) => *units += 1,
                None => things.push((title, 1, line.gross)),
            }
        }
        for (title, units, price) in things {
            let sum = price.times(units).unwrap_or(price);
            let sum = self.words.value(self.facts.reader, &Said::Money(sum));
            self.rows.push((format!("{units} × {title}"), sum));
        }
        if order.totals.shipping.minor > 0 {
            self.money("shipping", Some(order.totals.shipping));
        }
        self.money("total", Some(order.totals.total));
    }

    /// Why it was cancelled: in words, when the house itself did it.
    fn reason(&self) -> Option<String> {
        let reason = self.facts.reason.as_deref()?;
        let known = REASONS.iter().find(|(code, _)| *code == reason);
        Some(known.map_or_else(|| reason.to_owned(), |(_, id)| self.words.say(self.facts.reader, id, &[])))
    }
}

impl About {
    /// The part of the message ids that names it.
    pub(super) fn name(self) -> &'static str {
        match self {
            About::Unpaid => "unpaid",
            About::Paid => "paid",
            About::Cod => "cod",
            About::Shipped { .. } => "shipped",
            About::Delivered => "delivered",
            About::Cancelled => "cancelled",
            About::Stays => "stays",
            About::Refunded { .. } => "refunded",
            About::ReturnAccepted { .. } => "return-accepted",
            About::ReturnRejected { .. } => "return-rejected",
            About::ReturnDecided { .. } => "return-decided",
            About::ReturnClosed { .. } => "return-closed",
            About::SellerNew => "seller-new",
            About::SellerLate => "seller-late",
            About::SellerCancel => "seller-cancel",
            About::SellerCancelled => "seller-cancelled",
            About::SellerReturn { .. } => "seller-return",
            About::SellerReturned { .. } => "seller-returned",
        }
    }

    fn button(self) -> &'static str {
        match self {
            About::Unpaid => "unpaid-button",
            About::Shipped { .. } => "shipped-button",
            _ if self.ret().is_some() => "see-return",
            _ => "see-order",
        }
    }

    pub(crate) fn ret(self) -> Option<ReturnId> {
        match self {
            About::ReturnAccepted { ret }
            | About::ReturnRejected { ret }
            | About::ReturnDecided { ret }
            | About::ReturnClosed { ret }
            | About::SellerReturn { ret }
            | About::SellerReturned { ret } => Some(ret),
            _ => None,
        }
    }
}
