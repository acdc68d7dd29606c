use std::sync::Arc;

use content::post::{self, NewPost, NewSource};
use content::upload::{self, NewUpload, Part};
use content::{PersonId, follow, reaction};
use kernel::{Id, Lang, ManualClock};
use signals::{Counts, Subject};

use super::*;
use crate::fixture::House;

const MALI: PersonId = Id::new(7_000);
const LIN: PersonId = Id::new(7_001);

/// A READY post of MALI's under `#calm`.
fn ready(house: &House) -> Post {
    let now = house.clock.clone();
    let made = house.write(move |tx| {
        let new = NewUpload { owner: MALI, name: "clip.mp4", kind: "video/mp4", bytes: 10 };
        let upload = upload::begin(tx, &*now, &new).map_err(fault)?;
        let part = Part { start: 0, bytes: 10, key: "uploads/aa/bb".to_owned() };
        upload::append(tx, &*now, upload.id, &part).map_err(fault)?;
        let new = NewPost {
            author: Author::Creator(MALI),
            by: MALI,
            market: "GB".parse().unwrap(),
            lang: Lang::EN,
            caption: "A slow morning #calm",
            source: NewSource::Upload(upload.id),
            anchors: Vec::new(),
            origin: content::Origin::Real,
        };
        let post = post::create(tx, &*now, new).map_err(fault)?;
        let rendition = post::Rendition { height: 480, width: 270, key: "posts/a.mp4".to_owned(), bytes: 1_000 };
        post::add_rendition(tx, &*now, post.id, &rendition)?;
        Ok::<_, db::Error>(post.id)
    });
    house.read(|read| post::find(read, made)).unwrap()
}

fn follow_events(house: &House) {
    let consumers: Vec<Box<dyn Consumer>> = vec![Box::new(DemandWriter::new(&house.deps))];
    db::jobs::run_due(&house.deps.db, &*house.clock, &[], &consumers).unwrap();
}

fn counts(house: &House, subject: Subject) -> Counts {
    house.deps.signals.counts(subject)
}

fn act(house: &House, mut work: impl FnMut(&mut db::Tx, &ManualClock) -> Result<(), String> + Send + 'static) {
    let now: Arc<ManualClock> = house.clock.clone();
    house.write(move |tx| work(tx, &now).map_err(fault));
}

#[test]
fn likes_comments_and_follows_are_counted_and_taken_back() {
    House::each(|house| {
        let post = ready(house);
        let (id, topic) = (post.id, post.topics.first().unwrap().id.get());
        act(house, move |tx, now| {
            reaction::like(tx, now, id, LIN).map_err(|e| e.to_string())?;
            // One's own like is not counted.
            reaction::like(tx, now, id, MALI).map_err(|e| e.to_string())?;
            follow::follow(tx, now, LIN, Author::Creator(MALI), follow::From::default())
                .map_err(|e| e.to_string())
                .map(drop)
        });
        follow_events(house);
        for subject in [Subject::Post(id.get()), Subject::Topic(topic), Subject::Creator(MALI.get())] {
            assert_eq!(counts(house, subject).likes, 1, "{subject:?}");
        }
        assert_eq!(counts(house, Subject::Creator(MALI.get())).follows, 1);
        act(house, move |tx, now| {
            follow::unfollow(tx, now, LIN, Author::Creator(MALI), follow::From::default())
                .map_err(|e| e.to_string())?;
            reaction::unlike(tx, now, id, LIN).map_err(|e| e.to_string()).map(drop)
        });
        follow_events(house);
        assert_eq!(counts(house, Subject::Post(id.get())).likes, 0);
        assert_eq!(counts(house, Subject::Creator(MALI.get())).follows, 0);
        assert_eq!(house.deps.signals.recount().unwrap().wrong, 0);
    });
}

#[test]
fn an_event_that_comes_twice_counts_once() {
    House::each(|house| {
        let post = ready(house);
        let event = |id: i64, topic: &str| {
            let person = OfPost { person: Some(LIN), ..OfPost::of(&post) };
            let payload = serde_json::to_string(&person).unwrap();
            Event { id, topic: topic.to_owned(), key: post.id.get(), payload, at: testkit::START }
        };
        let writer = DemandWriter::new(&house.deps);
        let events = [event(1, event::LIKED), event(2, event::COMMENTED)];
        for _ in 0..3 {
            writer.handle(&house.deps.db, &*house.clock, &events).unwrap();
        }
        let counts = counts(house, Subject::Post(post.id.get()));
        assert_eq!((counts.likes, counts.comments), (1, 1));
        assert_eq!(house.deps.signals.recount().unwrap().facts, 2);
    });
}
