use kernel::Id;

use super::*;
use crate::testing::{CREATOR, House, LIN, MALI, SHOP};

#[test]
fn followers_are_counted_once_each() {
    House::each(|house| {
        for author in [CREATOR, SHOP] {
            assert!(house.write(move |tx, clock| follow(tx, clock, LIN, author, From::default())));
            assert!(!house.write(move |tx, clock| follow(tx, clock, LIN, author, From::default())));
        }
        house.write(move |tx, clock| follow(tx, clock, MALI, SHOP, From::default()));
        assert_eq!(house.read(|read| followers(read, SHOP)), 2);
        let page = PageRequest::new(None, Some(1));
        let first = house.read(|read| following(read, LIN, &page));
        let second = house.read(|read| following(read, LIN, &PageRequest::new(first.next.clone(), Some(1))));
        assert_eq!([first.items[0].author, second.items[0].author], [CREATOR, SHOP]);
        assert_eq!(second.next, None);
        assert_eq!(house.read(|read| followers_of(read, SHOP, &PageRequest::first())).items, [MALI, LIN]);
        let asked = [SHOP, Author::Shop(Id::new(99))];
        assert_eq!(house.read(|read| follows(read, LIN, &asked)), [SHOP]);
        assert!(house.write(move |tx, clock| unfollow(tx, clock, LIN, SHOP, From::default())));
        assert!(!house.write(move |tx, clock| unfollow(tx, clock, LIN, SHOP, From::default())));
        assert_eq!(house.read(|read| followers(read, SHOP)), 1);
        assert_eq!(house.topics_told(), [event::FOLLOWED, event::FOLLOWED, event::FOLLOWED, event::UNFOLLOWED]);
    });
}

#[test]
fn nobody_follows_themselves() {
    House::each(|house| {
        let refused = house.try_write(|tx, clock| follow(tx, clock, MALI, CREATOR, From::default()));
        assert_eq!(refused.unwrap_err().code(), "content.follow_oneself");
    });
}
