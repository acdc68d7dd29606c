//! Posts, and viewers with a past.

use accounts::creator::Profile;
use accounts::password::PasswordHash;
use accounts::{SignUp, person};
use content::clip::{Clip, Mood, Motion, NewClip, Scene};
use content::post::{self, NewPost, NewSource, Rendition};
use content::{Author, PersonId, PostId};
use kernel::{Clock as _, Country, DAY_MS, Lang, Rng as _, SeededRng, SystemClock};
use signals::{Kind, Origin, Signal, Viewer};

use crate::Failure;
use crate::house::House;

/// Posts of one creator: as many as a person may make in a day.
const OF_CREATOR: usize = 100;
/// Topics there are.
const TOPICS: i64 = 500;
/// Facts of one viewer.
const OF_VIEWER: usize = 4;
/// Posts written at once.
const POSTS_AT_ONCE: usize = 500;
const GB: Country = Country::new(*b"GB");

/// What was built.
pub(super) struct Town {
    /// The cookies of viewers.
    pub devices: Vec<String>,
    pub facts: usize,
}

impl Town {
    /// `items` posts by a hundredth as many creators; half as many viewers with four facts each about posts of which few are
    /// known to many.
    pub fn build(house: &House, items: usize) -> Result<Town, Failure> {
        let rng = SeededRng::new(7);
        let creators = creators(house, items.div_ceil(OF_CREATOR))?;
        let posts = posts(house, &creators, items)?;
        let now = SystemClock.now();
        let posted = posts.iter().map(|(id, creator)| Signal {
            id: format!("posted-{id}"),
            kind: Kind::Posted,
            at: now.plus_ms(-i64::try_from(rng.next_u64() % 2_592_000_000).unwrap_or(0)),
            creator: Some(creator.get()),
            topics: vec![i64::try_from(rng.next_u64() % 500).unwrap_or(0) % TOPICS],
            amount: Some(15_000),
            ..fact(*id, Viewer { person: None, device: 0 })
        });
        append(house, posted)?;
        let devices: Vec<String> =
            (0..items / 2).map(|_| format!("{:016x}{:016x}", rng.next_u64(), rng.next_u64())).collect();
        let past = devices.iter().enumerate().flat_map(|(n, device)| {
            let viewer = Viewer { person: None, device: web::viewer::device_number(device) };
            (0..OF_VIEWER).map(move |at| (n, viewer, at))
        });
        let past = past.map(|(n, viewer, at)| {
            let kind = [Kind::View, Kind::Impression, Kind::Share, Kind::AnchorClick].get(at % 4).copied();
            let (post, _) =
                posts.get(popular(&rng, posts.len())).copied().unwrap_or((PostId::new(1), PersonId::new(1)));
            let ago = i64::try_from(rng.next_u64()).unwrap_or(0).rem_euclid(2 * DAY_MS);
            Signal {
                id: format!("past-{n}-{at}"),
                kind: kind.unwrap_or(Kind::View),
                at: now.plus_ms(-ago),
                ..fact(post, viewer)
            }
        });
        append(house, past)?;
        Ok(Town { facts: posts.len() + devices.len() * OF_VIEWER, devices })
    }
}

/// The place of a post: the square of an even draw, so that a tenth of the posts have a third of the facts.
fn popular(rng: &SeededRng, len: usize) -> usize {
    let draw = u128::from(rng.next_u64() >> 32);
    usize::try_from((draw * draw * u128::try_from(len).unwrap_or(0)) >> 64).unwrap_or(0)
}

fn fact(post: PostId, viewer: Viewer) -> Signal {
    Signal {
        id: String::new(),
        kind: Kind::View,
        at: SystemClock.now(),
        market: GB,
        viewer,
        origin: Origin::Real,
        post: Some(post.get()),
        room: None,
        listing: None,
        creator: None,
        topics: Vec::new(),
        amount: None,
    }
}

fn append(house: &House, facts: impl Iterator<Item = Signal>) -> Result<(), Failure> {
    let mut facts = facts.peekable();
    while facts.peek().is_some() {
        house.deps.signals.append_blocking(facts.by_ref().take(signals::BATCH_MAX).collect())?;
    }
    Ok(())
}

/// People who show something; all with one password, since hashing takes long by design.
fn creators(house: &House, count: usize) -> Result<Vec<PersonId>, Failure> {
    let hash = accounts::password::hash(&"a long enough secret".to_owned().into(), &SeededRng::new(1))?;
    let mut all = Vec::with_capacity(count);
    for start in (0..count).step_by(POSTS_AT_ONCE) {
        let hash = hash.clone();
        let made = house.db.write_blocking(move |tx| {
            (start..(start + POSTS_AT_ONCE).min(count))
                .map(|n| creator(tx, n, &hash))
                .collect::<Result<Vec<_>, db::Error>>()
        });
        all.extend(made?);
    }
    Ok(all)
}

fn creator(tx: &mut db::Tx, n: usize, hash: &PasswordHash) -> Result<PersonId, db::Error> {
    let wish = SignUp {
        handle: format!("creator{n}"),
        email: format!("creator{n}@example.com"),
        password: "a long enough secret".to_owned().into(),
        locale: "en-GB".to_owned(),
        market: "GB".to_owned(),
    };
    let new = wish.check().map_err(|problems| fault(&problems))?;
    let made = person::sign_up(tx, &SystemClock, &new, hash).map_err(|error| fault(&error))?;
    let profile = Profile { display_name: format!("Creator {n}"), bio: String::new() };
    accounts::creator::put(tx, &SystemClock, made.id, &profile).map_err(|error| fault(&error))?;
    Ok(PersonId::new(made.id.get()))
}

fn posts(house: &House, creators: &[PersonId], count: usize) -> Result<Vec<(PostId, PersonId)>, Failure> {
    let mut all = Vec::with_capacity(count);
    for some in creators.chunks(POSTS_AT_ONCE / OF_CREATOR) {
        let (some, left) = (some.to_vec(), count - all.len());
        let made = house.db.write_blocking(move |tx| {
            let authors = some.iter().flat_map(|creator| std::iter::repeat_n(*creator, OF_CREATOR)).take(left);
            authors.map(|creator| Ok((show(tx, creator)?, creator))).collect::<Result<Vec<_>, db::Error>>()
        });
        all.extend(made?);
    }
    Ok(all)
}

fn show(tx: &mut db::Tx, creator: PersonId) -> Result<PostId, db::Error> {
    let scene = Scene { image: 0, words: String::new(), ms: 3_000, motion: Motion::default() };
    let clip = Clip { title: String::new(), price: None, lang: Lang::EN, mood: Mood::default(), scenes: vec![scene] };
    let new = NewPost {
        author: Author::Creator(creator),
        by: creator,
        market: GB,
        lang: Lang::EN,
        caption: "A quiet corner and a slow morning",
        source: NewSource::Clip(NewClip { clip, assets: vec!["images/a.webp".to_owned()] }),
        anchors: Vec::new(),
        origin: post::Origin::Real,
    };
    let made = post::create(tx, &SystemClock, new).map_err(|error| fault(&error))?;
    let size = Rendition { height: 480, width: 270, key: format!("posts/{}.480.mp4", made.id), bytes: 1_000 };
    post::add_rendition(tx, &SystemClock, made.id, &size)?;
    Ok(made.id)
}

fn fault(error: &impl std::fmt::Display) -> db::Error {
    db::Error::Row(error.to_string().into())
}
