//! A person's rights in what they showed and said.

use db::{Read, Tx};
use kernel::{Clock, LIMIT_MAX, PageRequest};
use serde::Serialize;

use crate::post::{Actor, ChangePostError};
use crate::store::person as store;
use crate::{Author, Comment, PersonId, Post, PostId, comment, follow, mute, post, reaction};

/// Everything that is kept of a person here.
#[derive(Clone, Debug, Serialize)]
pub struct Export {
    pub posts: Vec<Post>,
    pub comments: Vec<Comment>,
    pub likes: Vec<PostId>,
    pub following: Vec<Author>,
    pub muted: Vec<Author>,
}

/// Everything that is kept of `person`.
pub fn export(read: &mut Read, person: PersonId) -> Result<Export, db::Error> {
    let (mut posts, mut comments) = (Vec::new(), Vec::new());
    for id in store::posts(read, person)? {
        posts.extend(post::find(read, id)?);
    }
    for id in store::comments(read, person)? {
        comments.extend(comment::find(read, id)?);
    }
    let following = followed(read, person)?;
    Ok(Export { posts, comments, likes: store::likes(read, person)?, following, muted: mute::muted(read, person)? })
}

/// Deletes what a person showed and said, their likes and follows. What they made for a shop stays, without their name.
pub fn forget(tx: &mut Tx, clock: &dyn Clock, person: PersonId) -> Result<(), db::Error> {
    for id in store::posts(tx, person)? {
        match post::delete(tx, clock, id, Actor::Author) {
            Ok(_) | Err(ChangePostError::NotFound) => {}
            Err(error) => return Err(crate::store::fault(error)),
        }
    }
    for id in store::comments(tx, person)? {
        match comment::delete(tx, clock, id) {
            Ok(_) | Err(comment::CommentError::NotFound) => {}
            Err(error) => return Err(crate::store::fault(error)),
        }
    }
    for id in store::likes(tx, person)? {
        reaction::withdraw(tx, clock, id, person)?;
    }
    for author in followed(tx, person)? {
        match follow::unfollow(tx, clock, person, author, follow::From::default()) {
            Ok(_) => {}
            Err(error) => return Err(crate::store::fault(error)),
        }
    }
    for author in mute::muted(tx, person)? {
        mute::unmute(tx, person, author)?;
    }
    store::unname(tx, person)
}

fn followed(read: &mut Read, person: PersonId) -> Result<Vec<Author>, db::Error> {
    let mut authors = Vec::new();
    let mut page = PageRequest::new(None, Some(LIMIT_MAX));
    loop {
        let following = follow::following(read, person, &page)?;
        authors.extend(following.items.iter().map(|one| one.author));
        match following.next {
            Some(next) => page.after = Some(next),
            None => return Ok(authors),
        }
    }
}

#[cfg(test)]
mod tests;
