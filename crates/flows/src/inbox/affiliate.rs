//! Collaborations, samples, commissions, and what is sold through links.

use accounts::ShopPermission;
use accounts::inbox::{Arg, NoticeKind};
use affiliate::commission::CommissionState;
use affiliate::external::SOLD as EXTERNAL_SALE;
use affiliate::sample::SampleState;
use affiliate::{collaboration, commission, sample};
use db::outbox::Event;
use kernel::{Clock, Currency, Instant, Money};
use serde::Deserialize;

use super::tell::{self, News, day};

const COMMISSIONS: [(CommissionState, &str); 3] = [
    (CommissionState::Settled, "commission_settled"),
    (CommissionState::Refunded, "commission_refunded"),
    (CommissionState::ClawedBack, "commission_clawed_back"),
];

/// Who hears of a sample that came to a state.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Hears {
    Creator,
    Shop,
}

const SAMPLES: [(SampleState, &str, Hears); 10] = [
    (SampleState::Pending, "sample_requested", Hears::Shop),
    (SampleState::AwaitingShipment, "sample_approved", Hears::Creator),
    (SampleState::Shipped, "sample_shipped", Hears::Creator),
    (SampleState::ContentDue, "sample_content_due", Hears::Creator),
    (SampleState::Completed, "sample_completed", Hears::Shop),
    (SampleState::Rejected, "sample_rejected", Hears::Creator),
    (SampleState::Expired, "sample_expired", Hears::Creator),
    (SampleState::NotShipped, "sample_not_shipped", Hears::Creator),
    (SampleState::Unfulfilled, "sample_unfulfilled", Hears::Creator),
    (SampleState::Withdrawn, "sample_withdrawn", Hears::Shop),
];

/// What an event says of whom. Each topic names some of it.
#[derive(Clone, Debug, Deserialize)]
struct Payload {
    creator: Option<accounts::PersonId>,
    shop: Option<accounts::ShopId>,
    collaboration: Option<kernel::Id<()>>,
    amount: Option<i64>,
    currency: Option<Currency>,
}

pub(super) fn wants(topic: &str) -> bool {
    topic == EXTERNAL_SALE
        || [collaboration::event::JOINED, collaboration::event::INVITED].contains(&topic)
        || COMMISSIONS.iter().any(|(state, _)| commission::topic(*state) == topic)
        || SAMPLES.iter().any(|(state, ..)| sample::topic(*state) == topic)
}

pub(super) fn follow(tx: &mut db::Tx, clock: &dyn Clock, event: &Event) -> Result<(), db::Error> {
    if !wants(&event.topic) {
        return Ok(());
    }
    let (of, at): (Payload, Instant) = (tell::payload(event)?, clock.now());
    match event.topic.as_str() {
        collaboration::event::JOINED => joined(tx, &of, at),
        collaboration::event::INVITED => invited(tx, &of, at),
        EXTERNAL_SALE => earned(tx, &of, "external_sale", event, at),
        topic => {
            if let Some((_, code)) = COMMISSIONS.iter().find(|(state, _)| commission::topic(*state) == topic) {
                earned(tx, &of, code, event, at)?;
            }
            match SAMPLES.iter().find(|(state, ..)| sample::topic(*state) == topic) {
                Some((_, code, hears)) => sample_moved(tx, &of, code, *hears, event, at),
                None => Ok(()),
            }
        }
    }
}

/// A creator joined: the shop hears of it, all of a day in one.
fn joined(tx: &mut db::Tx, of: &Payload, at: Instant) -> Result<(), db::Error> {
    let (Some(creator), Some(shop), Some(collaboration)) = (of.creator, of.shop, of.collaboration) else {
        return Ok(());
    };
    let href = format!("{}/collaborations/{collaboration}", desk(tx, shop)?);
    let mut news = of.news("joined", NoticeKind::Samples, href, at);
    news.stack = format!("joined:{collaboration}:{}", day(at));
    news.fact = format!("person:{creator}");
    tell::shop(tx, shop, ShopPermission::Catalogue, &news)
}

fn invited(tx: &mut db::Tx, of: &Payload, at: Instant) -> Result<(), db::Error> {
    let (Some(creator), Some(collaboration)) = (of.creator, of.collaboration) else { return Ok(()) };
    let href = format!("/studio/collaborations/{collaboration}");
    let mut news = of.news("invited", NoticeKind::Samples, href, at);
    news.stack = format!("collaboration:{collaboration}");
    news.fact = "invited".to_owned();
    tell::person(tx, creator, &news)
}

/// Money of a creator moved: what happened alike on a day is one notice.
fn earned(tx: &mut db::Tx, of: &Payload, code: &'static str, event: &Event, at: Instant) -> Result<(), db::Error> {
    let Some(creator) = of.creator else { return Ok(()) };
    let mut news = of.news(code, NoticeKind::Earnings, "/studio/earnings".to_owned(), at);
    news.stack = format!("{code}:{}", day(at));
    news.fact = format!("event:{}", event.id);
    tell::person(tx, creator, &news)
}

fn sample_moved(
    tx: &mut db::Tx,
    of: &Payload,
    code: &'static str,
    hears: Hears,
    event: &Event,
    at: Instant,
) -> Result<(), db::Error> {
    let (Some(creator), Some(shop)) = (of.creator, of.shop) else { return Ok(()) };
    let mut news = of.news(code, NoticeKind::Samples, "/studio/samples".to_owned(), at);
    news.stack = format!("sample:{}", event.key);
    news.fact = format!("event:{}", event.id);
    match hears {
        Hears::Creator => tell::person(tx, creator, &news),
        Hears::Shop => {
            news.href = format!("{}/samples", desk(tx, shop)?);
            tell::shop(tx, shop, ShopPermission::Catalogue, &news)
        }
    }
}

impl Payload {
    /// Everything that the event names, as values of the message.
    fn news(&self, code: &'static str, kind: NoticeKind, href: String, at: Instant) -> News {
        let amount = self.amount.zip(self.currency).map(|(minor, currency)| Arg::Money(Money::new(minor, currency)));
        let args = [
            ("name", self.creator.map(Arg::Person)),
            ("shop", self.shop.map(|shop| Arg::Shop(shop.get()))),
            ("amount", amount),
        ];
        let args = args.into_iter().filter_map(|(name, arg)| Some((name, arg?))).collect();
        News { kind, code, args, href, href_more: None, stack: String::new(), fact: String::new(), at, by_mail: true }
    }
}

fn desk(read: &mut db::Read, shop: accounts::ShopId) -> Result<String, db::Error> {
    let shop = catalog::shop::find(read, crate::trade::same(shop))?;
    Ok(shop.map_or_else(|| "/seller".to_owned(), |shop| format!("/seller/{}", shop.handle)))
}
