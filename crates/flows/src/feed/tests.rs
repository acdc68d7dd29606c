use accounts::creator::Profile;
use accounts::person;
use content::clip::{Clip, Mood, Motion, NewClip, Scene};
use content::post::{self, NewPost, NewSource};
use content::{Anchor, Author, PersonId, Rendition, ShopId};
use db::outbox::Consumer;
use kernel::{Clock as _, HOUR_MS};

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
                origin: content::Origin::Real,
            };
            let post = post::create(tx, &*clock, new).map_err(|error| db::Error::Row(error.to_string().into()))?;
            let size = Rendition { height: 480, width: 270, key: format!("posts/{}.480.mp4", post.id), bytes: 1 };
            post::add_rendition(tx, &*clock, post.id, &size)?;
            Ok(post.id)
        })
    }

    fn feed(&self, feed: &Feed, ask: &Ask, after: Option<Cursor>, limit: u32) -> Page<FeedItem> {
        let (feed, ask, signals, clock) = (feed.clone(), *ask, self.deps.signals.clone(), self.clock.clone());
        let rng = kernel::SeededRng::new(self.clock.now().ms().unsigned_abs());
        self.read(|read| page(read, (&*clock, &rng), &signals, &feed, &ask, &PageRequest::new(after, Some(limit))))
    }

    /// A feed that heard everything that happened so far.
    fn hearing(&self) -> Feed {
        let feed = Feed::new(Live::new(Weights::default()));
        self.tell(&feed);
        feed
    }

    fn tell(&self, feed: &Feed) {
        let consumers: Vec<Box<dyn Consumer>> = vec![Box::new(crate::signals::DemandWriter::new(&self.deps))];
        db::jobs::run_due(&self.deps.db, &*self.clock, &[], &consumers).unwrap();
        feed.live.follow(&self.deps.signals).unwrap();
    }

    fn fact(&self, id: &str, kind: Kind, device: u64, post: PostId) -> Signal {
        Signal {
            id: id.to_owned(),
            kind,
            at: self.clock.now(),
            market: GB,
            viewer: Viewer { person: None, device },
            origin: Origin::Real,
            post: Some(post.get()),
            room: None,
            listing: None,
            creator: None,
            topics: vec![],
            amount: None,
        }
    }

    fn views(&self, post: PostId, count: u64) {
        let view = |n: u64| self.fact(&format!("view-{post}-{n}"), Kind::View, n + 1, post);
        self.deps.signals.append_blocking((0..count).map(view).collect()).unwrap();
    }
}

fn nobody() -> Ask {
    Ask { market: GB, lang: Lang::EN, person: None, viewer: None }
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
        let page = house.feed(&house.hearing(), &nobody(), None, 10);
        assert_eq!((page.items.len(), page.next.is_none()), (2, true));
        let shown = page.items.iter().find(|item| item.post.id == post).unwrap();
        assert_eq!((shown.author.handle.as_str(), shown.author.name.as_str()), ("mira", "MIRA"));
        assert!(shown.author.has_page && !shown.liked && !shown.followed);
        assert_eq!(shown.goods.len(), 1, "what is not on sale is left out");
        assert_eq!(shown.goods[0].listing, listing);
        assert_eq!(shown.counts, FeedCounts { views: 3, ..FeedCounts::default() });
        assert!(matches!(shown.reason, Reason::Fresh | Reason::Popular | Reason::New | Reason::Chance));
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
        let feed = house.hearing();
        let first = house.feed(&feed, &nobody(), None, 5);
        let mut seen = ids(&first);
        let (mut next, mut late) = (first.next, Vec::new());
        let (taken_down, clock) = (posts.iter().find(|id| !seen.contains(id)).copied().unwrap(), house.clock.clone());
        house.write(move |tx| post::remove(tx, &*clock, taken_down, post::Actor::Operator, "test"));
        while let Some(after) = next {
            // New posts come, old ones are seen a lot, time goes by.
            house.clock.advance_ms(10 * HOUR_MS);
            late.push(house.clip(Author::Creator(authors[0]), authors[0], "", vec![]));
            house.views(posts[1], 50);
            house.tell(&feed);
            let page = house.feed(&feed, &nobody(), Some(after.clone()), 5);
            assert_eq!(ids(&house.feed(&feed, &nobody(), Some(after), 5)), ids(&page), "the same place, the same page");
            seen.extend(ids(&page));
            next = page.next;
        }
        let mut once = seen.clone();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), seen.len(), "nothing comes twice");
        let missed = posts.iter().filter(|id| **id != taken_down && !seen.contains(id));
        assert_eq!(missed.count(), 0, "nothing is passed over");
        assert!(!seen.contains(&taken_down) && seen.iter().any(|id| late.contains(id)));
    });
}

#[test]
fn a_scroll_that_is_kept_no_more_goes_on_with_what_was_not_seen() {
    House::each(|house| {
        let authors = ["ann", "bo", "cy"].map(|handle| house.creator(handle));
        for by in authors {
            house.clock.advance_ms(HOUR_MS);
            house.clip(Author::Creator(by), by, "", vec![]);
        }
        let ask = Ask { viewer: Some(7), ..nobody() };
        let first = house.feed(&house.hearing(), &ask, None, 2);
        let seen = ids(&first).into_iter().map(|post| house.fact(&format!("i{post}"), Kind::Impression, 7, post));
        house.deps.signals.append_blocking(seen.collect()).unwrap();
        let rest = house.feed(&house.hearing(), &ask, first.next.clone(), 1);
        assert!(!ids(&first).contains(&ids(&rest)[0]));
    });
}

#[test]
fn whom_one_follows_comes_with_that_reason_and_whom_one_mutes_never() {
    House::each(|house| {
        let [ann, bo, cy] = ["ann", "bo", "cy"].map(|handle| house.creator(handle));
        let [_, of_bo, of_cy] = [ann, bo, cy].map(|by| {
            house.clock.advance_ms(20 * HOUR_MS);
            house.clip(Author::Creator(by), by, "", vec![])
        });
        let clock = house.clock.clone();
        house.write(move |tx| follow::follow(tx, &*clock, ann, Author::Creator(bo), follow::From::default()));
        let clock = house.clock.clone();
        house.write(move |tx| content::mute::mute(tx, &*clock, ann, Author::Creator(cy)));
        let ask = Ask { person: Some(accounts::PersonId::new(ann.get())), viewer: Some(9), ..nobody() };
        let page = house.feed(&house.hearing(), &ask, None, 3);
        let followed = page.items.iter().find(|item| item.post.id == of_bo).unwrap();
        assert!(followed.followed && matches!(followed.reason, Reason::Followed | Reason::Chance | Reason::New));
        assert!(!ids(&page).contains(&of_cy));
    });
}

#[test]
fn what_is_not_wanted_does_not_come_back_and_what_was_seen_comes_last() {
    House::each(|house| {
        let ann = house.creator("ann");
        let posts = [0; 4].map(|_| {
            house.clock.advance_ms(HOUR_MS);
            house.clip(Author::Creator(ann), ann, "", vec![])
        });
        let viewer = Viewer { person: None, device: 5 };
        let refused = house.read(|read| post::find(read, posts[0])).unwrap();
        let no = refusal(Kind::NotInterested, &refused, viewer, Origin::Real, house.clock.now()).unwrap();
        let seen = house.fact("seen", Kind::Impression, 5, posts[3]);
        house.deps.signals.append_blocking(vec![no.clone(), no, seen]).unwrap();
        assert_eq!(house.deps.signals.counts(Subject::Post(posts[0].get())).not_interested, 1, "once for each viewer");
        let ask = Ask { viewer: viewer_number(viewer), ..nobody() };
        let page = house.feed(&house.hearing(), &ask, None, 10);
        let found = ids(&page);
        assert_eq!((found.len(), found.contains(&posts[0])), (3, false));
        assert_eq!(page.items.last().map(|item| (item.post.id, item.reason)), Some((posts[3], Reason::Earlier)));
    });
}

#[test]
fn a_page_keeps_to_its_statements() {
    House::each(|house| {
        let ann = house.creator("ann");
        for _ in 0..12 {
            house.clip(Author::Creator(ann), ann, "A #tag", vec![]);
        }
        let feed = house.hearing();
        house.feed(&feed, &nobody(), None, 6);
        let before = house.deps.db.statements_run();
        house.feed(&feed, &nobody(), None, 6);
        let run = house.deps.db.statements_run() - before;
        assert!(run <= 6, "{run} statements");
    });
}
