//! What the tests of this crate stand on.

use std::fmt::Debug;

use db::{Read, Tx};
use kernel::{Id, Lang, ManualClock, MarketCode};
use serde::Deserialize;

use crate::post::{self, Anchor, NewPost, NewSource, Origin, Post, PostId, Rendition};
use crate::upload::{self, NewUpload, Part, UploadId};
use crate::{Author, PersonId};

pub(crate) const MALI: PersonId = Id::new(7);
pub(crate) const LIN: PersonId = Id::new(8);
pub(crate) const CREATOR: Author = Author::Creator(MALI);
pub(crate) const SHOP: Author = Author::Shop(Id::new(3));

/// A database, and the time there.
pub(crate) struct House {
    pub db: testkit::TestDb,
    pub clock: ManualClock,
}

impl House {
    /// Runs `test` in a fresh house over every database.
    pub fn each(test: impl Fn(&House)) {
        for db in testkit::databases() {
            test(&House { db, clock: testkit::clock() });
        }
    }

    fn now(&self) -> ManualClock {
        ManualClock::at(kernel::Clock::now(&self.clock))
    }

    pub fn write<T, E>(&self, mut work: impl FnMut(&mut Tx, &ManualClock) -> Result<T, E> + Send + 'static) -> T
    where
        T: Send + 'static,
        E: From<db::Error> + Send + Debug + 'static,
    {
        self.try_write(move |tx, clock| work(tx, clock)).unwrap()
    }

    pub fn try_write<T, E>(
        &self,
        mut work: impl FnMut(&mut Tx, &ManualClock) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<db::Error> + Send + Debug + 'static,
    {
        let now = self.now();
        self.db.write_blocking(move |tx| work(tx, &now))
    }

    pub fn read<T>(&self, work: impl FnOnce(&mut Read) -> Result<T, db::Error>) -> T {
        self.db.read_blocking(work).unwrap()
    }

    /// A complete upload of `owner`.
    pub fn upload(&self, owner: PersonId) -> UploadId {
        self.write(move |tx, clock| {
            let new = NewUpload { owner, name: "clip.mp4", kind: "video/mp4", bytes: 10 };
            let upload = upload::begin(tx, clock, &new)?;
            let part = Part { start: 0, bytes: 10, key: "uploads/aa/bb".to_owned() };
            upload::append(tx, clock, upload.id, &part).map(|upload| upload.id)
        })
    }

    pub fn make(&self, author: Author, caption: &'static str) -> Post {
        let source = NewSource::Upload(self.upload(MALI));
        self.write(move |tx, clock| post::create(tx, clock, new_post(author, caption, source.clone())))
    }

    /// A READY post.
    pub fn ready(&self, author: Author, caption: &'static str) -> Post {
        let id = self.make(author, caption).id;
        self.write(move |tx, clock| post::add_rendition(tx, clock, id, &rendition(480)));
        self.post(id)
    }

    pub fn post(&self, id: PostId) -> Post {
        self.read(|read| post::find(read, id)).unwrap()
    }

    /// The topics of every event so far, in order.
    pub fn events(&self) -> Vec<Told> {
        self.read(|read| read.all("SELECT topic, subject, payload FROM outbox ORDER BY id", &[]))
    }

    pub fn topics_told(&self) -> Vec<String> {
        self.events().into_iter().map(|told| told.topic).collect()
    }
}

#[derive(Debug, Deserialize)]
pub(crate) struct Told {
    pub topic: String,
    pub subject: i64,
    pub payload: String,
}

pub(crate) fn gb() -> MarketCode {
    "GB".parse().unwrap()
}

pub(crate) fn anchor(listing: i64) -> Anchor {
    Anchor { listing: Id::new(listing), product: Id::new(listing + 100), shop: Id::new(3) }
}

pub(crate) fn new_post(author: Author, caption: &str, source: NewSource) -> NewPost<'_> {
    NewPost {
        author,
        by: MALI,
        market: gb(),
        lang: Lang::EN,
        caption,
        source,
        anchors: vec![anchor(1), anchor(2)],
        origin: Origin::Real,
    }
}

pub(crate) fn rendition(height: u32) -> Rendition {
    Rendition { height, width: height * 9 / 16, key: format!("posts/ab/{height}.mp4"), bytes: 1_000 }
}
