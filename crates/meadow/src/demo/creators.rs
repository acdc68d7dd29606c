//! The demo's creators: who they are, what they may sell, and the clips that the clip maker makes for them.

use std::collections::BTreeMap;

use affiliate::collaboration::{self, Kind};
use affiliate::{CreatorId, ProductId};
use catalog::Shop;
use catalog::listing::storefront::{self, Card, CardQuery, Sort};
use catalog::product::ProductFilter;
use content::clip::{Clip, Mood, Motion, NewClip, Scene};
use content::post::{NewSource, Origin};
use content::{Author, Person};
use db::jobs::JobState;
use flows::{CreatePost, OfferTerms};
use kernel::{Clock, Id, Instant, Lang, ManualClock, MarketCode, PageRequest};
use serde::Deserialize;
use unicode_segmentation::UnicodeSegmentation as _;
use web::locale::Locale;

use super::{Logins, catalogue, people};
use crate::Failure;
use crate::house::House;

/// Clips that are made before the address is printed; the rest follows.
pub const FIRST_CLIPS: usize = 24;
/// People with accounts who like, follow and comment.
const FANS: usize = 40;
/// Of a price, in basis points, by shop in turn.
const RATES_BP: [i64; 6] = [1_200, 1_000, 1_500, 800, 1_000, 2_000];
/// Milliseconds of a scene.
const SCENE_MS: i64 = 2_400;
/// Pixels that a picture has at least, when there is one so wide.
const PICTURE_WIDTH: u32 = 1_080;
/// Products of a market that are shown.
const SHOWN: u32 = 100;

/// Somebody who posts.
#[derive(Clone, Debug, Deserialize)]
struct DemoCreator {
    handle: String,
    name: String,
    bio: String,
    market: MarketCode,
    language: Lang,
}

/// What clips say: words of the second and third scene, and the caption with `{title}` in it.
#[derive(Clone, Debug, Deserialize)]
struct Words {
    words: Vec<String>,
    caption: String,
}

/// Everything that the demo's people say, by language.
#[derive(Debug, Deserialize)]
struct Said {
    scripts: BTreeMap<Lang, Vec<Words>>,
    /// By category, then by language.
    tags: BTreeMap<String, BTreeMap<Lang, Vec<String>>>,
    comments: BTreeMap<Lang, Vec<String>>,
}

/// A creator with an account.
struct Known {
    creator: DemoCreator,
    id: Id<Person>,
}

/// Signs the creators up, has every shop offer them its products, and has them join, as of `at`. Doing it again changes nothing.
pub fn settle_in(house: &House, at: Instant, logins: &Logins) -> Result<(), Failure> {
    let shops = catalogue::shops()?;
    let creators = known(house, logins)?;
    for (place, shop) in shops.iter().enumerate() {
        let opened = house.db.read_blocking(|read| catalog::shop::find_named(read, &shop.handle))?;
        let Some(opened) = opened else { continue };
        let rate_bp = RATES_BP.get(place % RATES_BP.len()).copied().unwrap_or(1_000);
        offer(house, at, &opened, rate_bp, &creators)?;
    }
    Ok(())
}

/// The shop's terms for everything it sells, and every creator a member of it.
fn offer(house: &House, at: Instant, shop: &Shop, rate_bp: i64, creators: &[Known]) -> Result<(), Failure> {
    let owner = affiliate::ShopId::new(shop.id.get());
    let page = PageRequest::new(None, Some(1));
    let offered = house.db.read_blocking(|read| collaboration::of_shop(read, owner, &page))?.items;
    if !offered.is_empty() {
        return Ok(());
    }
    let page = PageRequest::new(None, Some(SHOWN));
    let products =
        house.db.read_blocking(|read| catalog::product::list(read, shop.id, &ProductFilter::default(), &page))?.items;
    let products: Vec<ProductId> = products.iter().map(|product| Id::new(product.id.get())).collect();
    let members: Vec<CreatorId> = creators.iter().map(|known| Id::new(known.id.get())).collect();
    let shop = shop.id;
    let made = house.db.write_blocking(move |tx| {
        let clock = ManualClock::at(at);
        let wish = OfferTerms {
            shop,
            kind: Kind::Open,
            products: products.clone(),
            rate_bp,
            creators: Vec::new(),
            samples: Some(3),
            ends_at: None,
        };
        let refused = |error: &dyn std::fmt::Display| db::Error::Row(error.to_string().into());
        let terms = flows::offer_terms(tx, &clock, &wish).map_err(|error| refused(&error))?;
        for creator in &members {
            collaboration::join(tx, &clock, &terms, *creator).map_err(|error| refused(&error))?;
        }
        Ok::<_, db::Error>(())
    });
    Ok(made?)
}

/// The creators, signed up.
fn known(house: &House, logins: &Logins) -> Result<Vec<Known>, Failure> {
    let creators: Vec<DemoCreator> = catalogue::read("creators.json")?;
    let password = logins.0.iter().find(|login| login.audience == "creator").ok_or("the demo has no creator")?;
    let mut known = Vec::with_capacity(creators.len());
    for creator in creators {
        let person = people::sign_up(&house.db, &creator.handle, &password.password, &creator.market.to_string())?;
        people::make_creator(&house.db, person, &creator.name, &creator.bio)?;
        known.push(Known { creator, id: Id::new(person.get()) });
    }
    Ok(known)
}

/// People who like, follow and comment: the creators among themselves, and some who only watch.
pub fn fans(house: &House, logins: &Logins) -> Result<sim::Fans, Failure> {
    let said: Said = catalogue::read("clips.json")?;
    let mut people: Vec<Id<Person>> = known(house, logins)?.into_iter().map(|known| known.id).collect();
    let password = logins.0.iter().find(|login| login.audience == "shopper").ok_or("the demo has no shopper")?;
    for n in 1..=FANS {
        let fan = people::sign_up(&house.db, &format!("fan-{n:02}"), &password.password, "GB")?;
        people.push(Id::new(fan.get()));
    }
    Ok(sim::Fans { people, remarks: said.comments.into_iter().collect() })
}

/// The creators at the clip maker.
pub struct ClipMaker {
    said: Said,
    creators: Vec<Known>,
    /// The next clip's number.
    next: usize,
}

impl ClipMaker {
    pub fn open(house: &House, logins: &Logins) -> Result<ClipMaker, Failure> {
        Ok(ClipMaker { said: catalogue::read("clips.json")?, creators: known(house, logins)?, next: 0 })
    }

    /// Begins the next clip that is not there yet, of `wanted` in all; `false` when all are. The creators take turns, and each goes
    /// through what is on sale in their market.
    pub fn begin(&mut self, house: &House, clock: &dyn Clock, wanted: usize) -> Result<bool, Failure> {
        while self.next < wanted {
            let number = self.next;
            self.next += 1;
            let count = self.creators.len().max(1);
            let Some(known) = self.creators.get(number % count) else { break };
            if has_clips(house, known, number / count + 1)? {
                continue;
            }
            let Some(post) = self.clip(house, known, number)? else { continue };
            let now = clock.now();
            let made = house.db.write_blocking(move |tx| flows::create_post(tx, &ManualClock::at(now), &post));
            made.map_err(|error| format!("a clip of the demo: {error}"))?;
            return Ok(true);
        }
        Ok(false)
    }

    fn clip(&self, house: &House, known: &Known, number: usize) -> Result<Option<CreatePost>, Failure> {
        let cards = house.db.read_blocking(|read| storefront::cards(read, &query(&known.creator)))?.items;
        let shown: Vec<&Card> = cards.iter().filter(|card| card.image.is_some() && card.in_stock).collect();
        // Each starts elsewhere, so that not everybody shows the same.
        let Some(card) = number.checked_mul(7).and_then(|n| shown.get(n % shown.len().max(1))) else { return Ok(None) };
        clip_of(house, known, card, &self.said, number)
    }
}

/// Whether a film waits to be made: then nobody begins another, so that a visitor's own is next.
pub fn films_wait(house: &House) -> Result<bool, Failure> {
    let page = PageRequest::new(None, Some(20));
    let busy = house.db.read_blocking(|read| {
        let queued = db::jobs::list(read, Some(JobState::Queued), &page)?.items;
        let running = db::jobs::list(read, Some(JobState::Running), &page)?.items;
        Ok::<_, db::Error>(queued.into_iter().chain(running).any(|job| job.kind == content::post::TRANSCODE_KIND))
    })?;
    Ok(busy)
}

fn has_clips(house: &House, known: &Known, count: usize) -> Result<bool, Failure> {
    let page = PageRequest::new(None, Some(100));
    let author = Author::Creator(known.id);
    let there = house.db.read_blocking(|read| content::post::of_author(read, author, None, &page))?.items;
    Ok(there.len() >= count)
}

fn query(creator: &DemoCreator) -> CardQuery {
    CardQuery {
        market: creator.market,
        lang: creator.language,
        category: None,
        shop: None,
        sort: Sort::Newest,
        page: PageRequest::new(None, Some(SHOWN)),
    }
}

/// A clip of what a card shows; `None` where nobody wrote words for the language or the product has no pictures.
fn clip_of(
    house: &House,
    known: &Known,
    card: &Card,
    said: &Said,
    number: usize,
) -> Result<Option<CreatePost>, Failure> {
    let creator = &known.creator;
    let Some(scripts) = said.scripts.get(&creator.language) else { return Ok(None) };
    let Some(words) = scripts.get(number % scripts.len().max(1)) else { return Ok(None) };
    let product = house.db.read_blocking(|read| catalog::product::find(read, card.product))?;
    let pictures = product.into_iter().flat_map(|product| product.images);
    let assets: Vec<String> =
        pictures.filter_map(|image| image.at_width(PICTURE_WIDTH).map(|shown| shown.key.clone())).take(3).collect();
    if assets.is_empty() {
        return Ok(None);
    }
    let clip = NewClip { clip: script(creator, card, words, assets.len(), number), assets };
    let tags = said.tags.get(card.category.slug()).or(said.tags.get("other"));
    let tags = tags.and_then(|tags| tags.get(&creator.language)).cloned().unwrap_or_default();
    let tags: Vec<String> = tags.iter().map(|tag| format!("#{tag}")).collect();
    Ok(Some(CreatePost {
        author: Author::Creator(known.id),
        by: known.id,
        market: creator.market,
        lang: Some(creator.language),
        caption: format!("{} {}", words.caption.replace("{title}", &card.title), tags.join(" ")),
        listings: vec![Id::new(card.listing.get())],
        source: NewSource::Clip(clip),
        origin: Origin::Simulated,
    }))
}

fn script(creator: &DemoCreator, card: &Card, words: &Words, pictures: usize, number: usize) -> Clip {
    let said = [""].into_iter().chain(words.words.iter().map(String::as_str));
    let scene = |(place, words): (usize, &str)| Scene {
        image: place % pictures,
        words: words.to_owned(),
        ms: SCENE_MS,
        motion: Motion::ALL.get((number + place) % 4).copied().unwrap_or_default(),
    };
    Clip {
        title: card.title.graphemes(true).take(content::clip::TITLE_MAX).collect(),
        price: Some(Locale::new(creator.language, card.market).money(card.price_min)),
        lang: creator.language,
        mood: Mood::ALL.get(number % Mood::ALL.len()).copied().unwrap_or_default(),
        scenes: said.enumerate().map(scene).collect(),
    }
}
