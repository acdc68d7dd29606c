//! SQL of follows.

use db::{Read, Tx, params};
use kernel::{Instant, Page, PageRequest};
use serde::Deserialize;

use super::{fault, place};
use crate::follow::Following;
use crate::{Author, PersonId};

db::statements! {
    FOLLOW = "INSERT INTO follow (person, author_kind, author, at) VALUES ($1, $2, $3, $4) ON CONFLICT (person, author_kind, author) DO NOTHING";
    UNFOLLOW = "DELETE FROM follow WHERE person = $1 AND author_kind = $2 AND author = $3";
    COUNT_UP = "INSERT INTO follower_count (author_kind, author, followers) VALUES ($1, $2, 1) \
                ON CONFLICT (author_kind, author) DO UPDATE SET followers = follower_count.followers + 1";
    COUNT_DOWN = "UPDATE follower_count SET followers = followers - 1 WHERE author_kind = $1 AND author = $2";
    FOLLOWERS = "SELECT followers FROM follower_count WHERE author_kind = $1 AND author = $2";
    FOLLOWS = "SELECT 1 FROM follow WHERE person = $1 AND author_kind = $2 AND author = $3";
    HOW_MANY = "SELECT COUNT(*) FROM follow WHERE person = $1";
    FOLLOWING = "SELECT author_kind, author, at FROM follow WHERE person = $1 AND (author_kind, author) > ($2, $3) \
                 ORDER BY author_kind, author LIMIT $4";
    FOLLOWERS_OF = "SELECT person FROM follow WHERE author_kind = $1 AND author = $2 AND person > $3 ORDER BY person LIMIT $4";
}

/// False when they did before.
pub(crate) fn follow(tx: &mut Tx, person: PersonId, author: Author, now: Instant) -> Result<bool, db::Error> {
    let new = tx.execute(FOLLOW, params![person, author.kind(), author.id(), now])? == 1;
    if new {
        tx.execute(COUNT_UP, params![author.kind(), author.id()])?;
    }
    Ok(new)
}

/// False when they did not.
pub(crate) fn unfollow(tx: &mut Tx, person: PersonId, author: Author) -> Result<bool, db::Error> {
    let gone = tx.execute(UNFOLLOW, params![person, author.kind(), author.id()])? == 1;
    if gone {
        tx.execute(COUNT_DOWN, params![author.kind(), author.id()])?;
    }
    Ok(gone)
}

pub(crate) fn followers(read: &mut Read, author: Author) -> Result<i64, db::Error> {
    Ok(read.optional(FOLLOWERS, params![author.kind(), author.id()])?.unwrap_or(0))
}

pub(crate) fn follows(read: &mut Read, person: PersonId, author: Author) -> Result<bool, db::Error> {
    Ok(read.optional::<i64>(FOLLOWS, params![person, author.kind(), author.id()])?.is_some())
}

pub(crate) fn how_many(read: &mut Read, person: PersonId) -> Result<i64, db::Error> {
    read.one(HOW_MANY, params![person])
}

pub(crate) fn following(read: &mut Read, person: PersonId, page: &PageRequest) -> Result<Page<Following>, db::Error> {
    #[derive(Deserialize)]
    struct Row {
        author_kind: String,
        author: i64,
        at: Instant,
    }
    let (kind, author): (String, i64) = place(page, (String::new(), 0));
    let rows: Vec<Row> = read.all(FOLLOWING, params![person, kind, author, page.fetch()])?;
    let mut following = Vec::new();
    for row in rows {
        let author = Author::of(&row.author_kind, row.author).map_err(fault)?;
        following.push(Following { author, since: row.at });
    }
    Ok(Page::of(following, page, |one| (one.author.kind().to_owned(), one.author.id())))
}

pub(crate) fn followers_of(read: &mut Read, author: Author, page: &PageRequest) -> Result<Page<PersonId>, db::Error> {
    let rows = read.all(FOLLOWERS_OF, params![author.kind(), author.id(), place(page, 0_i64), page.fetch()])?;
    Ok(Page::of(rows, page, |person: &PersonId| person.get()))
}
