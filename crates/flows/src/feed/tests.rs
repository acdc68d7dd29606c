use accounts::creator::Profile;
use accounts::person;
use content::clip::{Clip, Mood, Motion, NewClip, Scene};
use content::post::{self, NewPost, NewSource};
use content::{Anchor, Author, Origin, PersonId, Rendition, ShopId};
use kernel::{Clock as _, HOUR_MS};
use signals::{Signal, Viewer};

use super::*;
use crate::fixture::{House, bracelet};

const GB: MarketCode = MarketCode::new(*b"GB");

impl House {
    fn creator(&self, handle: &str) -> PersonId {
        let (clock, handle) = (self.clock.clone(), handle.to_owned());
        self.write(move |tx| -> Result<_, db::Error> {
            let wish = accounts::SignUp {
                handle: handle.clone(),
                email: format!("{handle}@example.com"),
                password: "a long enough secret".to_owned().into(),
                locale: "en-GB".to_owned(),
                market: "GB".to_owned(),
            };
            let new = wish.check().map_err(|problems| db::Error::Row(problems.to_string().into()))?;
            let hash = accounts::password::hash(&wish.password, &kernel::SeededRng::new(1)).unwrap();
            let person = person::sign_up(tx, &*clock, &new, &hash).map_err(|e| db::Error::Row(e.to_string().into()))?;
            let profile = Profile { display_name: handle.to_uppercase(), bio: String::new() };
            accounts::creator::put(tx, &*clock, person.id, &profile)
                .map_err(|error| db::Error::Row(error.to_string().into()))?;
            Ok(PersonId::new(person.id.get()))
        })
    }

    /// A clip that can be played.
    fn clip(&self, author: Author, by: PersonId, caption: &str, anchors: Vec<Anchor>) -> PostId {
        let (clock, caption) = (self.clock.clone(), caption.to_owned());
        self.write(move |tx| -> Result<_, db::Error> {
            let scene = Scene { image: 0, words: String::new(), ms: 3_000, motion: Motion::default() };
            let clip =
                Clip { title: String::new(), price: None, lang: Lang::EN, mood: Mood::default(), scenes: vec![scene] };
            let clip = NewClip { clip, assets: vec!["images/a.webp".to_owned()] };
            let new = NewPost {
                author,
                by,
                market: GB,
                lang: Lang::EN,
                caption: &caption,
                source: NewSource::Clip(clip),
                anchors: anchors.clone(),
                origin: Origin::Real,
            };
            let post = post::create(tx, &*clock, new).map_err(|error| db::Error::Row(error.to_string().into()))?;
            let size = Rendition { height: 480, width: 270, key: format!("posts/{}.480.mp4", post.id), bytes: 1 };
            post::add_rendition(tx, &*clock, post.id, &size)?;
            Ok(post.id)
        })
    }

    fn feed(&self, orders: &Orders, ask: &Ask, after: Option<Cursor>, limit: u32) -> Page<FeedItem> {
        let (orders, ask, signals, clock) = (orders.clone(), *ask, self.deps.signals.clone(), self.clock.clone());
        self.read(|read| page(read, &*clock, &signals, &orders, &ask, &PageRequest::new(after, Some(limit))))
    }

    fn views(&self, post: PostId, count: u64) {
        let now = self.clock.now();
        let view = |n: u64| Signal {
            id: format!("view-{post}-{n}"),
            kind: Kind::View,
            at: now,
            market: GB,
            viewer: Viewer { person: None, device: n + 1 },
            origin: signals::Origin::Real,
            post: Some(post.get()),
            room: None,
            listing: None,
            creator: None,
            topics: vec![],
            amount: None,
        };
        self.deps.signals.append_blocking((0..count).map(view).collect()).unwrap();
    }
}

fn nobody() -> Ask {
    Ask { market: GB, lang: Lang::EN, person: None }
}

fn ids(page: &Page<FeedItem>) -> Vec<PostId> {
    page.items.iter().map(|item| item.post.id).collect()
}

#[test]
fn a_page_shows_faces_goods_counts_and_reasons() {
    House::each(|house| {
        let product = house.product(bracelet());
        house.sync(&["GB"]);
        let listing = house.listing(product, "GB").id;
        let mira = house.creator("mira");
        let anchor = Anchor {
            listing: kernel::Id::new(listing.get()),
            product: kernel::Id::new(product.get()),
            shop: kernel::Id::new(house.shop.id.get()),
        };
        let gone = Anchor { listing: kernel::Id::new(404), ..anchor };
        let post = house.clip(Author::Creator(mira), mira, "Calm #quartz", vec![gone, anchor]);
        let brands = house.clip(Author::Shop(ShopId::new(house.shop.id.get())), mira, "", vec![]);
        house.views(post, 3);
        let page = house.feed(&Orders::default(), &nobody(), None, 10);
        assert_eq!((page.items.len(), page.next.is_none()), (2, true));
        let shown = page.items.iter().find(|item| item.post.id == post).unwrap();
        assert_eq!((shown.author.handle.as_str(), shown.author.name.as_str()), ("mira", "MIRA"));
        assert!(shown.author.has_page && !shown.liked && !shown.followed);
        assert_eq!(shown.goods.len(), 1, "what is not on sale is left out");
        assert_eq!(shown.goods[0].listing, listing);
        assert_eq!(shown.counts, FeedCounts { views: 3, ..FeedCounts::default() });
        assert_eq!(shown.reason, Reason::Fresh);
        let brand = page.items.iter().find(|item| item.post.id == brands).unwrap();
        assert_eq!(brand.author.handle, "jade");
    });
}

#[test]
fn going_on_repeats_and_skips_nothing_whatever_happens_meanwhile() {
    House::each(|house| {
        let authors = ["ann", "bo", "cy", "di"].map(|handle| house.creator(handle));
        let posts: Vec<PostId> = (0..23)
            .map(|n| {
                house.clock.advance_ms(HOUR_MS);
                let by = authors[n % 4];
                house.clip(Author::Creator(by), by, "", vec![])
            })
            .collect();
        let orders = Orders::default();
        let first = house.feed(&orders, &nobody(), None, 5);
        let mut seen = ids(&first);
        let mut next = first.next;
        let (taken_down, clock) = (posts.iter().find(|id| !seen.contains(id)).copied().unwrap(), house.clock.clone());
        house.write(move |tx| post::remove(tx, &*clock, taken_down, post::Actor::Operator, "test"));
        while let Some(after) = next {
            // New posts come, old ones are seen a lot, time goes by: this order stands.
            house.clock.advance_ms(10 * HOUR_MS);
            house.clip(Author::Creator(authors[0]), authors[0], "", vec![]);
            house.views(posts[1], 50);
            let page = house.feed(&orders, &nobody(), Some(after), 5);
            seen.extend(ids(&page));
            next = page.next;
        }
        let mut all: Vec<PostId> = posts.iter().copied().filter(|id| *id != taken_down).collect();
        let mut once = seen.clone();
        once.sort_unstable();
        all.sort_unstable();
        assert_eq!(once, all);
        assert_ne!(ids(&house.feed(&orders, &nobody(), None, 5))[..], seen[..5], "who begins anew sees what is new");
    });
}

#[test]
fn an_order_that_is_kept_no_more_is_made_again_as_of_its_moment() {
    House::each(|house| {
        let authors = ["ann", "bo", "cy"].map(|handle| house.creator(handle));
        for by in authors {
            house.clock.advance_ms(HOUR_MS);
            house.clip(Author::Creator(by), by, "", vec![]);
        }
        let first = house.feed(&Orders::default(), &nobody(), None, 2);
        house.clock.advance_ms(HOUR_MS);
        let late = house.clip(Author::Creator(authors[0]), authors[0], "", vec![]);
        let rest = house.feed(&Orders::default(), &nobody(), first.next.clone(), 2);
        assert_eq!(rest.items.len(), 1);
        assert!(!ids(&first).contains(&ids(&rest)[0]) && ids(&rest)[0] != late);
    });
}

#[test]
fn what_is_seen_a_lot_and_whom_one_follows_come_first() {
    House::each(|house| {
        let [ann, bo, cy] = ["ann", "bo", "cy"].map(|handle| house.creator(handle));
        let [old, of_bo, new] = [ann, bo, cy].map(|by| {
            house.clock.advance_ms(20 * HOUR_MS);
            house.clip(Author::Creator(by), by, "", vec![])
        });
        house.views(old, 400);
        let page = house.feed(&Orders::default(), &nobody(), None, 3);
        assert_eq!(ids(&page), [old, new, of_bo]);
        assert_eq!(page.items[0].reason, Reason::Popular { views: 400 });
        let clock = house.clock.clone();
        house.write(move |tx| follow::follow(tx, &*clock, ann, Author::Creator(bo), follow::From::default()));
        let ask = Ask { person: Some(accounts::PersonId::new(ann.get())), ..nobody() };
        let page = house.feed(&Orders::default(), &ask, None, 3);
        let followed = page.items.iter().find(|item| item.post.id == of_bo).unwrap();
        assert_eq!((followed.reason, followed.followed), (Reason::Followed, true));
        assert_eq!(ids(&page)[..2], [old, of_bo]);
    });
}

#[test]
fn a_page_keeps_to_its_statements() {
    House::each(|house| {
        let ann = house.creator("ann");
        for _ in 0..12 {
            house.clip(Author::Creator(ann), ann, "A #tag", vec![]);
        }
        let orders = Orders::default();
        house.feed(&orders, &nobody(), None, 6);
        let before = house.deps.db.statements_run();
        house.feed(&orders, &nobody(), None, 6);
        let run = house.deps.db.statements_run() - before;
        assert!(run <= 6, "{run} statements");
    });
}
