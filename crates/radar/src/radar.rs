//! The live radar: learns with every event, closes windows with time, answers what is rising.

use std::collections::{BTreeMap, HashMap};

use kernel::{DAY_MS, Instant, MarketCode};
use sha2::{Digest, Sha256};

use crate::alarm::Alarm;
use crate::board::{BEHIND, Board, Candidate, Elsewhere, Lesson, Mind};
use crate::calibration::Calibration;
use crate::demand::Guess;
use crate::event::{Class, Event, Subject};
use crate::features::AHEAD_D;
use crate::number::{days, real_i64, real_u64};
use crate::outlook::{Outlook, Stock, Trend};
use crate::ranking::Closed;
use crate::tally::{Count, Tally};

/// Days of a subject's past that can be asked for.
pub const PAST_DAYS: i64 = 28;

/// What an operator may set.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// Lengths of the charts one may enter; alarms are about the first.
    pub tops: Vec<usize>,
    /// Units that one order line counts at most.
    pub line_max: u32,
    /// False alarms that are allowed per market and week.
    pub false_alarms: f64,
    /// Any day on which a week ends, days since the epoch.
    pub week_day: i64,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings { tops: vec![10, 50], line_max: 48, false_alarms: 3.0, week_day: 4 }
    }
}

/// Something that is about to be a hit in a market.
#[derive(Clone, Debug, PartialEq)]
pub struct Hit {
    pub subject: Subject,
    /// That it is on the market's chart of the next 14 days, 0 to 1.
    pub probability: f64,
    /// When its alarm was raised; `None` if there is none.
    pub since: Option<Instant>,
    /// Of closed cases like this one, how many came true, and of how many; `None` is *unproven*: fewer than
    /// [`crate::PROVEN_MIN`] cases closed.
    pub proven: Option<(u64, u64)>,
    pub evidence: Evidence,
}

/// Why a hit is expected. For people: neither growth nor z ranks anything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Evidence {
    /// Its place by the flow of four weeks, from 1; 0 without flow.
    pub rank: usize,
    /// Flow a day now (half-life a week; units of products, completed views of topics).
    pub level: f64,
    /// The level over that of eight weeks; 1 is no growth.
    pub growth: f64,
    /// How many standard deviations of chance (Poisson) the last week lies above eight weeks' level.
    pub z: f64,
    /// Flow expected in the next 14 days.
    pub forecast: f64,
    /// Flow in 14 days that would just stand on the chart.
    pub needed: f64,
    /// Orders in about the last 14 days, decayed.
    pub orders: f64,
    /// Different buyers, about, decayed over 56 days.
    pub buyers: f64,
    pub carts: f64,
    pub views: f64,
    pub shares: f64,
    pub creators: f64,
    /// People waiting for it to come back.
    pub waits: f64,
    /// Interest outside over its own past; 1 is no change, also when nothing is known.
    pub outside: f64,
    /// Other markets on whose charts it stands.
    pub elsewhere: Vec<MarketCode>,
    /// Days since its first flow.
    pub age_d: f64,
}

/// The state of all markets, a function of settings and log alone.
#[derive(Clone, Debug)]
pub struct Radar {
    settings: Settings,
    /// The day that is under way.
    today: Option<i64>,
    boards: BTreeMap<(Class, MarketCode), Board>,
    products: Mind,
    topics: Mind,
}

impl Radar {
    pub fn new(settings: Settings) -> Radar {
        let calibrations = vec![Calibration::default(); settings.tops.len()];
        let mind = Mind { calibrations, ..Mind::default() };
        Radar { settings, today: None, boards: BTreeMap::new(), products: mind.clone(), topics: mind }
    }

    /// Learns one event, after closing what ended before it.
    pub fn learn(&mut self, event: &Event) {
        self.advance(event.at);
        let key = (event.subject.class(), event.market);
        let begun = || Board::new(event.market, event.at.ms(), &self.settings.tops);
        self.boards.entry(key).or_insert_with(begun).absorb(event, self.settings.line_max);
    }

    /// Closes all days that ended by `now`. Calling it or not between events makes no difference to what is learnt.
    pub fn advance(&mut self, now: Instant) {
        let day = now.ms().div_euclid(DAY_MS);
        let Some(today) = self.today else {
            self.today = Some(day);
            return;
        };
        for ended in today..day {
            self.begin_day(ended + 1);
        }
        self.today = Some(today.max(day));
    }

    /// The open alarms of a market, the likeliest first.
    pub fn hits(&self, class: Class, market: MarketCode, now: Instant) -> Vec<Hit> {
        self.seen(class, market, now, usize::MAX, |tally| tally.alarm.is_some())
    }

    /// What may enter a market's chart, likeliest first, at most `count`.
    pub fn rising(&self, class: Class, market: MarketCode, now: Instant, count: usize) -> Vec<Hit> {
        self.seen(class, market, now, count, |_| true)
    }

    /// The same, and besides the first `count` whatever has an open alarm.
    pub fn sight(&self, class: Class, market: MarketCode, now: Instant, count: usize) -> Vec<Hit> {
        let mut place = 0_usize;
        self.seen(class, market, now, usize::MAX, |tally| {
            place += 1;
            place <= count || tally.alarm.is_some()
        })
    }

    /// One subject among those that may enter a market's chart; `None` when it stands there already, or did not sell in four weeks.
    pub fn hit(&self, subject: Subject, market: MarketCode, now: Instant) -> Option<Hit> {
        self.seen(subject.class(), market, now, 1, |tally| tally.subject == subject).pop()
    }

    /// The flow of each of the last [`PAST_DAYS`] days, oldest first, the day under way last; empty for a subject never heard of in the
    /// market.
    pub fn past(&self, subject: Subject, market: MarketCode, now: Instant) -> Vec<u64> {
        let board = self.boards.get(&(subject.class(), market));
        let day = now.ms().div_euclid(DAY_MS);
        let tally = board.and_then(|board| board.tally(subject));
        tally.map_or_else(Vec::new, |tally| tally.days(day + 1 - PAST_DAYS, day + 1))
    }

    /// Candidates for the chart of this length as of the last end of a week; empty for a length that is not in the settings.
    pub fn ranking(&self, class: Class, market: MarketCode, length: usize) -> &[Candidate] {
        let board = self.boards.get(&(class, market));
        let chart = board.and_then(|board| board.charts.iter().find(|chart| chart.length == length));
        chart.map_or(&[], |chart| &chart.ranked)
    }

    /// Alarms of a market, open and closed, oldest first: the last 500.
    pub fn alarms(&self, class: Class, market: MarketCode) -> Vec<Alarm> {
        let board = self.boards.get(&(class, market));
        board.map_or_else(Vec::new, |board| board.alarms.list().copied().collect())
    }

    /// How a subject's demand will go and how much stock is safe; `None` for one never heard of in the market.
    pub fn outlook(&self, subject: Subject, market: MarketCode, now: Instant, stock: &Stock) -> Option<Outlook> {
        Some(Outlook::new(&self.trend(subject, market, now)?, stock))
    }

    /// The forecast behind an outlook, for other horizons and stocks.
    pub fn trend(&self, subject: Subject, market: MarketCode, now: Instant) -> Option<Trend> {
        let board = self.boards.get(&(subject.class(), market))?;
        let tally = board.tally(subject)?;
        let day = now.ms().div_euclid(DAY_MS);
        let pace = board.pace(tally, now.ms());
        Some(Trend::new(&self.mind(subject.class()).demand, &pace, tally.active(day - BEHIND, day), tally.slow))
    }

    /// Whether anything was heard of a subject in a market.
    pub fn knows(&self, subject: Subject, market: MarketCode) -> bool {
        self.boards.get(&(subject.class(), market)).is_some_and(|board| board.tally(subject).is_some())
    }

    /// Markets that were heard of.
    pub fn markets(&self, class: Class) -> impl Iterator<Item = MarketCode> {
        self.boards.keys().filter(move |(own, _)| *own == class).map(|(_, market)| *market)
    }

    /// SHA-256 over all state, in hexadecimal: a radar rebuilt from the log has the hash of the live one.
    pub fn hash(&self) -> String {
        let mut hash = Sha256::new();
        hash.update(self.today.unwrap_or(i64::MIN).to_le_bytes());
        self.boards.values().for_each(|board| board.write(&mut hash));
        for mind in [&self.products, &self.topics] {
            mind.ranking.write(&mut hash);
            mind.calibrations.iter().for_each(|calibration| calibration.write(&mut hash));
            mind.demand.write(&mut hash);
        }
        hex::encode(hash.finalize())
    }

    fn seen(
        &self,
        class: Class,
        market: MarketCode,
        now: Instant,
        count: usize,
        mut wanted: impl FnMut(&Tally) -> bool,
    ) -> Vec<Hit> {
        let Some(board) = self.boards.get(&(class, market)) else { return Vec::new() };
        let view = View::new(board, self.mind(class), self.elsewhere(class), now);
        let ranked = board.rank(0, now.ms(), view.mind, &view.elsewhere);
        let tallies = ranked.iter().filter_map(|own| Some((own, board.tally(own.subject)?)));
        tallies.filter(|(_, tally)| wanted(tally)).take(count).map(|(own, tally)| view.hit(own, tally)).collect()
    }

    fn mind(&self, class: Class) -> &Mind {
        match class {
            Class::Product => &self.products,
            Class::Topic => &self.topics,
        }
    }

    fn begin_day(&mut self, day: i64) {
        let week_ends = (day - self.settings.week_day).rem_euclid(7) == 0;
        for class in [Class::Product, Class::Topic] {
            self.of_class(class).for_each(|(board, _)| board.stand(day));
            if week_ends {
                self.end_week(class, day);
            }
            let elsewhere = self.elsewhere(class);
            let budget = self.settings.false_alarms;
            self.of_class(class).for_each(|(board, mind)| board.watch(day, mind, &elsewhere, budget));
        }
    }

    /// Closes windows, learns from them, and decides anew.
    fn end_week(&mut self, class: Class, day: i64) {
        let mut lessons: Vec<Lesson> = self.of_class(class).map(|(board, _)| board.close(day)).collect();
        let mind = match class {
            Class::Product => &mut self.products,
            Class::Topic => &mut self.topics,
        };
        mind.learn(&lessons);
        let elsewhere = self.elsewhere(class);
        for ((board, mind), lesson) in self.of_class(class).zip(&mut lessons) {
            board.calibrate(std::mem::take(&mut lesson.cases), mind);
            board.end_week(day);
            board.decide(day, mind, &elsewhere);
        }
    }

    fn of_class(&mut self, class: Class) -> impl Iterator<Item = (&mut Board, &Mind)> {
        let mind = match class {
            Class::Product => &self.products,
            Class::Topic => &self.topics,
        };
        self.boards.iter_mut().filter(move |((own, _), _)| *own == class).map(move |(_, board)| (board, mind))
    }

    fn elsewhere(&self, class: Class) -> Elsewhere {
        let mut out = Elsewhere::new();
        for ((_, market), board) in self.boards.iter().filter(|((own, _), _)| *own == class) {
            for subject in &board.top {
                out.entry(*subject).or_default().push(*market);
            }
        }
        out
    }
}

impl Mind {
    fn learn(&mut self, lessons: &[Lesson]) {
        let groups: Vec<&Closed> = lessons.iter().flat_map(|lesson| &lesson.groups).collect();
        self.ranking.learn(&groups);
        for (place, calibration) in self.calibrations.iter_mut().enumerate() {
            let cases = lessons.iter().filter_map(|lesson| lesson.cases.get(place)).flatten().copied();
            calibration.learn(cases, None);
        }
        let near: Vec<(Guess, u64)> = lessons.iter().flat_map(|lesson| &lesson.near).copied().collect();
        let far: Vec<(Guess, u64)> = lessons.iter().flat_map(|lesson| &lesson.far).copied().collect();
        self.demand.learn(&near, &far);
    }
}

/// A board as one looks at it: its mind, and the order of its subjects by the flow of four weeks.
struct View<'a> {
    board: &'a Board,
    mind: &'a Mind,
    elsewhere: Elsewhere,
    places: HashMap<Subject, usize>,
    needed: f64,
    now: Instant,
}

impl<'a> View<'a> {
    fn new(board: &'a Board, mind: &'a Mind, elsewhere: Elsewhere, now: Instant) -> View<'a> {
        let day = now.ms().div_euclid(DAY_MS);
        let order = board.order(day - BEHIND, day);
        let length = board.charts.first().map_or(0, |chart| chart.length);
        let last = length.checked_sub(1).and_then(|last| order.get(last));
        let needed = last.map_or(1.0, |(units, _)| real_u64(*units) / 2.0);
        let places = order.iter().enumerate().map(|(place, (_, tally))| (tally.subject, place + 1)).collect();
        View { board, mind, elsewhere, places, needed, now }
    }

    fn hit(&self, own: &Candidate, tally: &Tally) -> Hit {
        Hit {
            subject: own.subject,
            probability: own.probability,
            since: tally.alarm.map(|day| Instant::from_ms(day * DAY_MS)),
            proven: self.board.charts.first().and_then(|chart| chart.record(own.odds)),
            evidence: self.evidence(tally),
        }
    }

    fn evidence(&self, tally: &Tally) -> Evidence {
        let now_ms = self.now.ms();
        let sight = self.board.sight(now_ms, self.needed.max(1.0));
        let level = |count: Count| sight.level(tally, count) / AHEAD_D;
        let at = |count: Count| tally.at(count, now_ms);
        let (week, past) = (level(Count::Flow7), level(Count::Flow56));
        let others = self.elsewhere.get(&tally.subject).into_iter().flatten();
        Evidence {
            rank: self.places.get(&tally.subject).copied().unwrap_or(0),
            level: week,
            growth: (week + 0.02) / (past + 0.02),
            z: (week - past) * 7.0 / (past * 7.0).max(1.0).sqrt(),
            forecast: self.mind.demand.near.forecast(&self.board.pace(tally, now_ms)).mean(),
            needed: self.needed,
            orders: at(Count::Orders14),
            buyers: at(Count::Buyers56),
            carts: at(Count::Carts7),
            views: at(Count::Views7),
            shares: at(Count::Shares7),
            creators: at(Count::Creators14),
            waits: at(Count::Waits14),
            outside: (at(Count::Outside7) + 1.0) / (at(Count::Outside56) / 8.0 + 1.0),
            elsewhere: others.copied().filter(|market| *market != self.board.market).collect(),
            age_d: (days(now_ms) - real_i64(tally.first.min(now_ms.div_euclid(DAY_MS)))).max(0.0),
        }
    }
}
