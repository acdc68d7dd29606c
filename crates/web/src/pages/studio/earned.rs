//! What posts earned: a creator commission, a shop what it sold.

use std::collections::HashMap;

use content::{Author, PostId};
use kernel::{Id, Money};
use trade::cart::ViaKind;

use crate::Error;

/// What each of these posts of `author` earned until now, by currency; those that earned nothing are left out.
pub fn of_posts(read: &mut db::Read, author: Author, posts: &[PostId]) -> Result<HashMap<PostId, Vec<Money>>, Error> {
    let mut earned: HashMap<PostId, Vec<Money>> = HashMap::new();
    match author {
        Author::Creator(person) => {
            let ids: Vec<affiliate::PostId> = posts.iter().map(|post| Id::new(post.get())).collect();
            for (post, money) in affiliate::commission::of_posts(read, Id::new(person.get()), &ids)? {
                earned.entry(Id::new(post.get())).or_default().push(money);
            }
        }
        Author::Shop(shop) => {
            let ids: Vec<i64> = posts.iter().map(|post| post.get()).collect();
            for sold in trade::order::sold_through(read, Id::new(shop.get()), ViaKind::Post, &ids)? {
                earned.entry(Id::new(sold.via)).or_default().push(sold.paid);
            }
        }
    }
    Ok(earned)
}
