//! The real `ffmpeg`, in the real jail: this binary is its own jailer.

use std::sync::Arc;

use adapters::media::{Ffmpeg, Jailer, jail};
use blobs::BlobKey;
use content::clip::{Clip, Mood, Motion, NewClip, Scene};
use content::post::{self, NewPost, NewSource, Origin, Post, PostState};
use content::upload::{self, NewUpload, Part};
use content::{Author, PersonId, PostId};
use kernel::Lang;
use testkit::Film;

use super::*;
use crate::fixture::House;

/// This test is the jail itself, when another one starts this binary again as such.
#[test]
fn the_jail() {
    if jail::is_wanted() {
        assert_eq!(jail::enter(), 0, "the jail was not entered");
    }
}

/// A house with a studio.
struct Set {
    house: House,
    folder: tempfile::TempDir,
}

impl Set {
    fn new() -> Set {
        let folder = tempfile::tempdir().unwrap();
        let mut house = House::new(testkit::sqlite());
        let jailer =
            Jailer::current(&["media::tests::the_jail", "--exact", "--nocapture", "--test-threads=1"]).unwrap();
        let studio = Arc::new(Ffmpeg::find(jailer).unwrap());
        house.deps.studio = Some(Workshop::new(studio, folder.path().join("work")));
        Set { house, folder }
    }

    /// A complete upload of person 1.
    fn uploaded(&self, film: &[u8]) -> content::UploadId {
        let (clock, bytes) = (self.house.clock.clone(), i64::try_from(film.len()).unwrap());
        let cut = film.len() / 3;
        let mut parts = Vec::new();
        for (start, piece) in [(0, &film[..cut]), (cut, &film[cut..])] {
            let key = BlobKey::random("uploads", ".part", &*self.house.deps.rng).unwrap();
            self.house.deps.blobs.put(&key, piece.to_vec()).unwrap();
            let (start, bytes) = (i64::try_from(start).unwrap(), i64::try_from(piece.len()).unwrap());
            parts.push(Part { start, bytes, key: key.to_string() });
        }
        self.house.write(move |tx| {
            let new = NewUpload { owner: PersonId::new(1), name: "film.mp4", kind: "video/mp4", bytes };
            let upload = upload::begin(tx, &*clock, &new)?;
            for part in parts.iter().filter(|part| part.bytes > 0) {
                upload::append(tx, &*clock, upload.id, part)?;
            }
            Ok::<_, upload::UploadError>(upload.id)
        })
    }

    fn post(&self, source: NewSource) -> PostId {
        let clock = self.house.clock.clone();
        self.house.write(move |tx| {
            let new = NewPost {
                author: Author::Creator(PersonId::new(1)),
                by: PersonId::new(1),
                market: "GB".parse().unwrap(),
                lang: Lang::EN,
                caption: "a film",
                source: source.clone(),
                anchors: Vec::new(),
                origin: Origin::Real,
            };
            let post = post::create(tx, &*clock, new)?;
            crate::content::queue(tx, &*clock, &post)?;
            Ok::<_, post::CreatePostError>(post.id)
        })
    }

    fn of_film(&self, film: &[u8]) -> PostId {
        let upload = self.uploaded(film);
        self.post(NewSource::Upload(upload))
    }

    fn found(&self, id: PostId) -> Post {
        self.house.read(|read| post::find(read, id)).unwrap()
    }

    /// The keys of everything in the store.
    fn files(&self, folder: &str) -> usize {
        self.house.deps.blobs.list(folder).unwrap().len()
    }
}

#[test]
fn a_film_is_shown_and_its_upload_is_gone() {
    let set = Set::new();
    let id = set.of_film(&Film { width: 720, height: 1280, ..Film::default() }.mp4());
    assert_eq!(set.files("uploads"), 2);
    set.house.run();
    let post = set.found(id);
    assert_eq!(post.state, PostState::Ready);
    let sizes: Vec<(u32, u32)> = post.renditions.iter().map(|made| (made.width, made.height)).collect();
    assert!(sizes.starts_with(&[(480, 852)]) || sizes.starts_with(&[(360, 640)]), "{sizes:?}");
    assert!(sizes.contains(&(720, 1280)), "{sizes:?}");
    assert_eq!((post.width, post.height), (Some(720), Some(1280)));
    assert_eq!(set.files("posts"), post.renditions.len() + 1);
    assert_eq!(set.files("uploads"), 0);
    assert!(!set.folder.path().join("work").join(id.to_string()).exists());
    // Done again, nothing more is made.
    let clock = set.house.clock.clone();
    let again = post.clone();
    set.house.write(move |tx| crate::content::queue(tx, &*clock, &again));
    set.house.run();
    assert_eq!(set.found(id).renditions, post.renditions);
}

#[test]
fn what_is_no_film_ends_in_words_and_the_next_goes_on() {
    let set = Set::new();
    let playlist = set.of_film(b"#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n");
    let cut = Film::default().mp4();
    let cut = set.of_film(&cut[..cut.len() / 2]);
    let good = set.of_film(&Film { width: 128, height: 128, ..Film::default() }.mp4());
    set.house.run();
    let code = |id| set.found(id).failure.map(|failure| failure.code);
    assert_eq!(code(playlist).as_deref(), Some("content.media_unsupported"));
    assert_eq!(code(cut).as_deref(), Some("content.media_broken"));
    assert_eq!(set.found(good).state, PostState::Ready);
    assert_eq!(set.files("uploads"), 0);
}

#[test]
fn without_ffmpeg_a_post_says_what_is_missing() {
    let mut set = Set::new();
    set.house.deps.studio = None;
    let id = set.of_film(b"anything");
    set.house.run();
    assert_eq!(set.found(id).failure.map(|failure| failure.code).as_deref(), Some("content.media_no_encoder"));
}

#[test]
fn a_deleted_post_is_not_made() {
    let set = Set::new();
    let id = set.of_film(&Film::default().mp4());
    let clock = set.house.clock.clone();
    set.house.write(move |tx| post::delete(tx, &*clock, id, post::Actor::Author));
    set.house.run();
    assert_eq!((set.files("posts"), set.files("uploads")), (0, 0));
}

fn clip(set: &Set) -> NewClip {
    let file = set.folder.path().join("picture.jpg");
    testkit::film::ffmpeg(&["-f", "lavfi", "-i", "color=teal:s=300x300", "-frames:v", "1", "-update", "1"], &file);
    let key = BlobKey::random("images", ".jpg", &*set.house.deps.rng).unwrap();
    set.house.deps.blobs.put(&key, std::fs::read(&file).unwrap()).unwrap();
    let scene = Scene { image: 0, words: "Calm days".into(), ms: 3_000, motion: Motion::ZoomIn };
    let clip = Clip { title: String::new(), price: None, lang: Lang::EN, mood: Mood::Paper, scenes: vec![scene] };
    NewClip { clip, assets: vec![key.to_string()] }
}

#[test]
fn a_clip_is_drawn_and_a_preview_of_it_goes_away() {
    let set = Set::new();
    let clip = clip(&set);
    let (clock, rng, wish) = (set.house.clock.clone(), set.house.deps.rng.clone(), clip.clone());
    let asked = set.house.write(move |tx| ask_preview(tx, &*clock, &*rng, PersonId::new(1), &wish));
    set.house.run();
    let of = |person: i64| set.house.read(|read| find_preview(read, PersonId::new(person), asked.id));
    assert!(of(2).is_none());
    assert!(of(1).unwrap().film.is_some());
    assert_eq!(set.files("previews"), 1);
    set.house.clock.advance_ms(PREVIEW_KEPT_MS + 1);
    set.house.run();
    assert_eq!(set.files("previews"), 0);

    let id = set.post(NewSource::Clip(clip.clone()));
    set.house.run();
    let post = set.found(id);
    assert_eq!(post.state, PostState::Ready);
    assert_eq!(post.renditions.iter().map(|made| made.width).collect::<Vec<_>>(), [480, 720]);
    assert_eq!(post.duration_ms, Some(3_000));
    // A picture that was removed since.
    let key: BlobKey = clip.assets[0].parse().unwrap();
    set.house.deps.blobs.delete(&key).unwrap();
    let id = set.post(NewSource::Clip(clip));
    set.house.run();
    assert_eq!(set.found(id).failure.map(|failure| failure.code).as_deref(), Some("content.media_no_picture"));
}

#[test]
fn a_film_that_stops_the_machine_again_and_again_is_given_up() {
    let set = Set::new();
    let id = set.of_film(&Film::default().mp4());
    let deps = set.house.deps.clone();
    let job =
        set.house.read(|read| db::jobs::list(read, None, &kernel::PageRequest::new(None, Some(1)))).items.remove(0);
    let job = db::jobs::Job { attempts: ATTEMPTS_MAX + 1, ..job };
    let run = db::jobs::Run { db: &deps.db, clock: &*deps.clock, job: &job };
    assert!(db::jobs::Handler::run(&TranscodeJob::new(&deps), &run).is_err());
    assert_eq!(set.found(id).failure.map(|failure| failure.code).as_deref(), Some("content.media_io"));
}
