//! Telling somebody: who is there, when their day's letter is due, who of a shop should hear.

use accounts::inbox::{Arg, NewNotice, NoticeKind};
use accounts::{PersonId, ShopPermission};
use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use kernel::{DAY_MS, Instant, MarketCode};

use crate::trade::fault;

/// People of a shop that are told at the most.
const STAFF_MAX: usize = 20;
/// The hour at which digests go out, by the reader's clock.
const DIGEST_HOUR: i8 = 8;

/// Something that somebody should hear of.
#[derive(Clone, Debug)]
pub(super) struct News {
    pub kind: NoticeKind,
    pub code: &'static str,
    pub args: Vec<(&'static str, Arg)>,
    pub href: String,
    /// Where one sees all of several.
    pub href_more: Option<String>,
    /// What belongs together is one notice.
    pub stack: String,
    /// What is told once, however often the event comes.
    pub fact: String,
    pub at: Instant,
    /// Whether mail may tell it: nobody gets mail about what was simulated.
    pub by_mail: bool,
}

/// Tells a person; nobody, when they are gone.
pub(super) fn person(tx: &mut db::Tx, id: PersonId, news: &News) -> Result<(), db::Error> {
    let Some(person) = accounts::person::find(tx, id)?.filter(|person| person.deleted_at.is_none()) else {
        return Ok(());
    };
    // An address that nobody proved gets no digests.
    let digest_at = match news.by_mail && person.email_verified {
        true => Some(next_morning(news.at, &zone(tx, person.market)?)),
        false => None,
    };
    let new = NewNotice {
        person: id,
        kind: news.kind,
        code: news.code,
        args: news.args.iter().map(|(name, arg)| ((*name).to_owned(), arg.clone())).collect(),
        href: news.href.clone(),
        href_more: news.href_more.clone(),
        stack: news.stack.clone(),
        fact: news.fact.clone(),
        at: news.at,
        digest_at,
    };
    accounts::inbox::put(tx, &new).map(drop)
}

/// Who of a shop does this kind of work.
pub(super) fn staff(
    read: &mut db::Read,
    shop: accounts::ShopId,
    permission: ShopPermission,
) -> Result<Vec<PersonId>, db::Error> {
    let members = accounts::membership::members(read, shop)?.into_iter();
    let able = members.filter(|member| member.owner || member.permissions.contains(&permission));
    Ok(able.take(STAFF_MAX).map(|member| member.person).collect())
}

/// Tells everybody of a shop who does this kind of work.
pub(super) fn shop(
    tx: &mut db::Tx,
    shop: accounts::ShopId,
    permission: ShopPermission,
    news: &News,
) -> Result<(), db::Error> {
    staff(tx, shop, permission)?.into_iter().try_for_each(|member| person(tx, member, news))
}

/// The time of a market.
fn zone(read: &mut db::Read, market: MarketCode) -> Result<TimeZone, db::Error> {
    let market = market::markets::find(read, market)?;
    Ok(market.and_then(|market| TimeZone::get(&market.time_zone).ok()).unwrap_or(TimeZone::UTC))
}

/// The first time after `at` that it is eight in the morning there.
pub(super) fn next_morning(at: Instant, zone: &TimeZone) -> Instant {
    let now = at.timestamp().to_zoned(zone.clone());
    let morning = |days: i64| {
        let day = now.date().checked_add(days.days()).ok()?;
        let time = day.at(DIGEST_HOUR, 0, 0, 0).to_zoned(zone.clone()).ok()?;
        Some(Instant::from(time.timestamp()))
    };
    let mornings = [morning(0), morning(1)].into_iter().flatten();
    mornings.into_iter().find(|morning| *morning > at).unwrap_or(at.plus_ms(DAY_MS))
}

/// The number of the day, by which what happens often is stacked.
pub(super) fn day(at: Instant) -> i64 {
    at.ms().div_euclid(DAY_MS)
}

/// The payload of an event.
pub(super) fn payload<'a, T: serde::Deserialize<'a>>(event: &'a db::outbox::Event) -> Result<T, db::Error> {
    serde_json::from_str(&event.payload).map_err(fault)
}
