//! Somebody at a screen: sees what a market shows, watches some of it, likes it, says something, follows.

use content::follow;
use content::{Author, PersonId, Post};
use flows::Say;
use kernel::{Instant, Lang, MarketCode, PageRequest, Rng as _};
use signals::{Kind, Origin, Signal, Viewer};

use crate::chance::{between, pick};
use crate::{Sim, SimError, failed};

/// Posts of a market that are looked at.
const SHOWN: u32 = 100;
/// What is shown is looked up again after so many audiences.
const FRESH_FOR: u64 = 40;
/// Of a hundred posts seen, so many are watched, and of a hundred watched so many are shared, opened, liked, answered, followed.
const WATCHED: u64 = 70;
const SHARED: u64 = 2;
const OPENED: u64 = 8;
const LIKED: u64 = 12;
const ANSWERED: u64 = 3;
const FOLLOWED: u64 = 2;
/// Comments of a person in a minute: as many as a sandbox allows.
const COMMENTS_A_MINUTE: i64 = 6_000;

/// People with accounts who sit at screens, and what they say, by language.
#[derive(Clone, Debug, Default)]
pub struct Fans {
    pub people: Vec<PersonId>,
    pub remarks: Vec<(Lang, Vec<String>)>,
}

/// A post that is shown.
#[derive(Clone, Debug)]
pub(crate) struct Show {
    pub post: Post,
}

impl Show {
    /// A fact about it, seen on a made-up device.
    fn fact(&self, rng: &dyn kernel::Rng, kind: Kind, device: u64, at: Instant) -> Signal {
        let creator = match self.post.author {
            Author::Creator(person) => Some(person.get()),
            Author::Shop(_) => None,
        };
        Signal {
            id: format!("sim-{:016x}", rng.next_u64()),
            kind,
            at,
            market: self.post.market,
            viewer: Viewer { person: None, device },
            origin: Origin::Simulated,
            post: Some(self.post.id.get()),
            room: None,
            listing: None,
            creator,
            topics: self.post.topics.iter().map(|topic| topic.id.get()).collect(),
            amount: None,
        }
    }

    fn length_ms(&self) -> i64 {
        self.post.duration_ms.unwrap_or(8_000)
    }
}

impl Sim {
    /// Somebody scrolls through a market's posts.
    pub(crate) fn watch(&mut self) -> Result<(), SimError> {
        if self.tally.audiences.is_multiple_of(FRESH_FOR) {
            self.look_around()?;
        }
        self.tally.audiences += 1;
        let Some(market) = pick(&self.rng, &self.shows).map(|show| show.post.market) else { return Ok(()) };
        let device = self.rng.next_u64() | 1;
        let now = self.parts.clock.now();
        let fan = pick(&self.rng, &self.parts.fans.people).copied();
        let mut facts = Vec::new();
        for _ in 0..between(&self.rng, 3, 12) {
            let Some(show) = self.liked_by_most(market) else { break };
            let watched = self.facts_of(&show, device, now, &mut facts);
            if let Some(fan) = fan.filter(|_| watched) {
                self.respond(&show, fan)?;
            }
        }
        self.append(facts)
    }

    /// `audiences` people come by between `from` and `to`, one post each: what is shown has then been seen.
    pub fn audience(&mut self, audiences: u64, from: Instant, to: Instant) -> Result<(), SimError> {
        self.look_around()?;
        let span = to.since_ms(from).max(1);
        let mut facts = Vec::new();
        for _ in 0..audiences {
            let Some(market) = pick(&self.rng, &self.shows).map(|show| show.post.market) else { break };
            let Some(show) = self.liked_by_most(market) else { break };
            let since = show.post.published_at.unwrap_or(from).max(from);
            let at = since.plus_ms(between(&self.rng, 0, to.since_ms(since).clamp(1, span)));
            let device = self.rng.next_u64() | 1;
            self.facts_of(&show, device, at, &mut facts);
            if facts.len() > 4_000 {
                self.append(std::mem::take(&mut facts))?;
            }
        }
        self.append(facts)
    }

    /// What a device tells of a post; whether it was watched.
    pub(crate) fn facts_of(&self, show: &Show, device: u64, at: Instant, facts: &mut Vec<Signal>) -> bool {
        let fact = |kind| show.fact(&self.rng, kind, device, at);
        facts.push(fact(Kind::Impression));
        if !self.happens(WATCHED) {
            facts.push(fact(Kind::Skip));
            return false;
        }
        facts.push(fact(Kind::View));
        let ms = between(&self.rng, show.length_ms() / 4, show.length_ms() * 2);
        facts.push(Signal { amount: Some(ms), ..fact(Kind::Watch) });
        if self.happens(SHARED) {
            facts.push(fact(Kind::Share));
        }
        let listing = show.post.anchors.first().map(|anchor| anchor.listing.get());
        if listing.is_some() && self.happens(OPENED) {
            facts.push(Signal { listing, ..fact(Kind::AnchorClick) });
        }
        true
    }

    fn respond(&mut self, show: &Show, fan: PersonId) -> Result<(), SimError> {
        let (likes, says, follows) = (self.happens(LIKED), self.happens(ANSWERED), self.happens(FOLLOWED));
        let remark = self.remark(show.post.lang).filter(|_| says);
        if !likes && !follows && remark.is_none() {
            return Ok(());
        }
        let (post, author, market) = (show.post.id, show.post.author, show.post.market);
        let clock = self.parts.clock.clone();
        let lang = show.post.lang;
        self.parts.db.write_blocking(move |tx| {
            if likes {
                let _ = content::reaction::like(tx, &*clock, post, fan).map_err(failed)?;
            }
            if follows && author != Author::Creator(fan) {
                let from = follow::From { market: Some(market), origin: content::post::Origin::Simulated };
                let _ = flows::follow_author(tx, &*clock, fan, author, from).map_err(failed)?;
            }
            if let Some(text) = &remark {
                let say = Say {
                    post,
                    by: fan,
                    shop: None,
                    text: text.clone(),
                    lang: Some(lang),
                    reply_to: None,
                    a_minute_max: COMMENTS_A_MINUTE,
                };
                let _ = flows::add_comment(tx, &*clock, &say).map_err(failed)?;
            }
            Ok::<_, SimError>(())
        })?;
        self.tally.likes += u64::from(likes);
        self.tally.comments += u64::from(says);
        Ok(())
    }

    fn remark(&self, lang: Lang) -> Option<String> {
        let of_lang = self.parts.fans.remarks.iter().find(|(of, _)| *of == lang)?;
        pick(&self.rng, &of_lang.1).cloned()
    }

    /// A post of a market: the first of them are seen most.
    pub(crate) fn liked_by_most(&self, market: MarketCode) -> Option<Show> {
        let here: Vec<&Show> = self.shows.iter().filter(|show| show.post.market == market).collect();
        let last = i64::try_from(here.len()).ok()?.checked_sub(1)?;
        let place = between(&self.rng, 0, last).min(between(&self.rng, 0, last));
        here.get(usize::try_from(place).ok()?).map(|show| (*show).clone())
    }

    /// What is shown now, the oldest first: those had the time to find their people.
    pub(crate) fn look_around(&mut self) -> Result<(), SimError> {
        let markets: Vec<MarketCode> = self.world.markets.keys().copied().collect();
        let page = PageRequest::new(None, Some(SHOWN));
        let mut shows = self.parts.db.read_blocking(|read| {
            let mut shows = Vec::new();
            for market in &markets {
                let posts = content::post::ready_in(read, *market, &page)?.items;
                shows.extend(posts.into_iter().map(|post| Show { post }));
            }
            Ok::<_, db::Error>(shows)
        })?;
        shows.sort_by_key(|show| show.post.id);
        self.shows = shows;
        Ok(())
    }

    pub(crate) fn append(&mut self, facts: Vec<Signal>) -> Result<(), SimError> {
        let Some(signals) = self.parts.signals.as_ref().filter(|_| !facts.is_empty()) else { return Ok(()) };
        self.tally.signals += u64::try_from(facts.len()).unwrap_or(0);
        signals.append_blocking(facts).map(drop).map_err(failed)
    }
}
