use super::*;
use crate::comment::NewComment;
use crate::testing::{CREATOR, House, LIN, MALI, SHOP};

#[test]
fn a_person_takes_everything_along_and_leaves_nothing_behind() {
    House::each(|house| {
        let (mine, theirs) = (house.ready(CREATOR, "mine").id, house.ready(SHOP, "the shop's").id);
        let say = move |by: PersonId, text| {
            house.write(move |tx, clock| {
                let new = NewComment {
                    post: theirs,
                    author: Author::Creator(by),
                    by,
                    by_since: kernel::Instant::from_ms(0),
                    lang: None,
                    text,
                    reply_to: None,
                    is_host: false,
                    a_minute_max: 100,
                };
                comment::add(tx, clock, &new)
            });
        };
        say(MALI, "from me");
        say(LIN, "from another");
        house.write(move |tx, clock| reaction::like(tx, clock, theirs, MALI));
        house.write(move |tx, clock| follow::follow(tx, clock, MALI, SHOP, Default::default()));
        let export = house.read(|read| export(read, MALI));
        assert_eq!(export.posts.iter().map(|post| post.id).collect::<Vec<_>>(), [mine]);
        assert_eq!(export.comments.iter().map(|comment| comment.text.as_str()).collect::<Vec<_>>(), ["from me"]);
        assert_eq!((export.likes, export.following), (vec![theirs], vec![SHOP]));
        for _ in 0..2 {
            house.write(|tx, clock| forget(tx, clock, MALI));
        }
        let nothing = house.read(|read| super::export(read, MALI));
        assert!(nothing.posts.is_empty() && nothing.comments.is_empty() && nothing.likes.is_empty());
        assert!(nothing.following.is_empty());
        let shops = house.post(theirs);
        assert_eq!((shops.made_by, shops.likes, shops.comments, shops.caption.as_str()), (None, 0, 1, "the shop's"));
        assert_eq!(house.read(|read| follow::followers(read, SHOP)), 0);
    });
}
