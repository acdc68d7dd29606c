//! Posts, comments, follows.

use accounts::ShopPermission;
use accounts::inbox::{Arg, NoticeKind};
use content::Author;
use content::event::{self, OfFollow, OfPost};
use content::post::Origin;
use db::outbox::Event;
use kernel::{Clock, Instant};

use super::tell::{self, News, day};
use crate::trade::same;

const TOPICS: [&str; 6] =
    [event::POST_READY, event::POST_FAILED, event::POST_HELD, event::POST_REMOVED, event::COMMENTED, event::FOLLOWED];

pub(super) fn wants(topic: &str) -> bool {
    TOPICS.contains(&topic)
}

pub(super) fn follow(tx: &mut db::Tx, clock: &dyn Clock, event: &Event) -> Result<(), db::Error> {
    let at = clock.now();
    match event.topic.as_str() {
        event::FOLLOWED => followed(tx, &tell::payload(event)?, at),
        event::COMMENTED => commented(tx, &tell::payload(event)?, at),
        topic => match code(topic) {
            Some(code) => became(tx, &tell::payload(event)?, code, event.id, at),
            None => Ok(()),
        },
    }
}

fn code(topic: &str) -> Option<&'static str> {
    Some(match topic {
        event::POST_READY => "post_ready",
        event::POST_FAILED => "post_failed",
        event::POST_HELD => "post_held",
        event::POST_REMOVED => "post_removed",
        _ => return None,
    })
}

/// Something became of a post.
fn became(tx: &mut db::Tx, of: &OfPost, code: &'static str, event: i64, at: Instant) -> Result<(), db::Error> {
    let href = match (code, of.author) {
        ("post_ready", _) => shown(of),
        (_, Author::Creator(_)) => format!("/studio/posts/{}", of.post),
        (_, Author::Shop(shop)) => format!("{}/posts", desk(tx, shop)?),
    };
    let news = News {
        kind: NoticeKind::Posts,
        code,
        args: Vec::new(),
        href,
        href_more: None,
        stack: format!("post:{}", of.post),
        fact: format!("event:{event}"),
        at,
        by_mail: of.origin == Origin::Real,
    };
    author(tx, of.author, &news)
}

/// Somebody said something under a post: its author hears of it, or whoever is answered.
fn commented(tx: &mut db::Tx, of: &OfPost, at: Instant) -> Result<(), db::Error> {
    let (Some(by), Some(comment)) = (of.person, of.comment) else { return Ok(()) };
    if !is_heard(of.origin) {
        return Ok(());
    }
    let news = |code: &'static str, stack: String| News {
        kind: NoticeKind::Comments,
        code,
        args: vec![("name", Arg::Person(same(by)))],
        href: shown(of),
        href_more: None,
        stack,
        fact: format!("comment:{comment}"),
        at,
        by_mail: of.origin == Origin::Real,
    };
    let answered = of.reply_to_person.filter(|person| *person != by);
    if let Some((person, to)) = answered.zip(of.reply_to) {
        tell::person(tx, same(person), &news("replied", format!("replies:{to}:{}", day(at))))?;
    }
    match of.author {
        Author::Creator(own) if own == by || answered == Some(own) => Ok(()),
        _ => author(tx, of.author, &news("commented", format!("comments:{}:{}", of.post, day(at)))),
    }
}

fn followed(tx: &mut db::Tx, of: &OfFollow, at: Instant) -> Result<(), db::Error> {
    if !is_heard(of.origin) {
        return Ok(());
    }
    let mut news = News {
        kind: NoticeKind::Follows,
        code: "followed",
        args: vec![("name", Arg::Person(same(of.person)))],
        href: "/studio".to_owned(),
        href_more: None,
        stack: format!("follows:{}:{}:{}", of.author.kind(), of.author.id(), day(at)),
        fact: format!("person:{}", of.person),
        at,
        by_mail: of.origin == Origin::Real,
    };
    if let Author::Shop(shop) = of.author {
        news.code = "followed_shop";
        news.args.push(("shop", Arg::Shop(shop.get())));
        news.href = desk(tx, shop)?;
    }
    author(tx, of.author, &news)
}

/// What machines do, and what one does to oneself, is no news. What is simulated is told, but never by mail.
fn is_heard(origin: Origin) -> bool {
    matches!(origin, Origin::Real | Origin::Simulated)
}

/// Tells a creator, or those of a shop who post for it.
fn author(tx: &mut db::Tx, author: Author, news: &News) -> Result<(), db::Error> {
    match author {
        Author::Creator(person) => tell::person(tx, same(person), news),
        Author::Shop(shop) => tell::shop(tx, same(shop), ShopPermission::Host, news),
    }
}

/// Where a post is shown.
fn shown(of: &OfPost) -> String {
    format!("/{}/p/{}", of.market.slug(), of.post)
}

fn desk(read: &mut db::Read, shop: content::ShopId) -> Result<String, db::Error> {
    let shop = catalog::shop::find(read, same(shop))?;
    Ok(shop.map_or_else(|| "/seller".to_owned(), |shop| format!("/seller/{}", shop.handle)))
}
