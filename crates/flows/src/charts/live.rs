//! What the log of demand says of a span, ranked. Asking the log reads every subject of the hours, so an answer is kept for a while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use accounts::PersonId;
use accounts::creator::{self, FACES_MAX};
use db::Read;
use jiff::tz::TimeZone;
use kernel::{HOUR_MS, Instant, MINUTE_MS, MarketCode};
use radar::chart::{self, ChartKind, PLACES, Span, Standing};
use signals::{Kind, Signals, SubjectKind};

/// An answer of the log is good for so long.
const KEPT_MS: i64 = MINUTE_MS;
/// Answers kept; when there are more, all go.
const ANSWERS_MAX: usize = 512;
/// Subjects asked for: some of them are nobody's charts.
const ASKED: u32 = 300;

/// The log of demand as charts ask it. Cheap to clone.
#[derive(Clone)]
pub struct Live {
    signals: Signals,
    kept: Arc<Mutex<HashMap<Key, Kept>>>,
}

type Key = (MarketCode, SubjectKind, Span);

struct Kept {
    made: Instant,
    /// Whether the span was over when it was asked.
    over: bool,
    views: Arc<Vec<(i64, u64)>>,
}

impl Live {
    pub fn new(signals: Signals) -> Live {
        Live { signals, kept: Arc::default() }
    }

    /// The log itself.
    pub fn signals(&self) -> &Signals {
        &self.signals
    }

    /// The first hundred of what is seen in a span: posts, topics or creators, as far as it is counted at `now`.
    pub(super) fn standings(
        &self,
        read: &mut Read,
        market: MarketCode,
        zone: &TimeZone,
        kind: ChartKind,
        span: Span,
        now: Instant,
    ) -> Result<Vec<Standing>, db::Error> {
        let subject = match kind {
            ChartKind::Sales => return chart::standings(read, market, kind, span, ""),
            ChartKind::Posts => SubjectKind::Post,
            ChartKind::Topics => SubjectKind::Topic,
            ChartKind::Creators => SubjectKind::Creator,
        };
        let views = self.views(market, subject, zone, span, now)?;
        let mut all: HashMap<i64, Standing> = HashMap::new();
        if kind == ChartKind::Creators {
            all.extend(chart::standings(read, market, kind, span, "")?.into_iter().map(|one| (one.subject, one)));
        }
        for (subject, views) in views.iter() {
            let one = all.entry(*subject).or_insert_with(|| Standing { subject: *subject, ..Standing::default() });
            one.views = i64::try_from(*views).unwrap_or(i64::MAX);
        }
        let mut all: Vec<Standing> = all.into_values().collect();
        if kind == ChartKind::Creators {
            let creators = creators(read, all.iter().map(|one| one.subject).collect())?;
            all.retain(|one| creators.contains(&one.subject));
        }
        kind.arrange(&mut all);
        if kind == ChartKind::Posts {
            let subjects: Vec<i64> = all.iter().map(|one| one.subject).collect();
            let sold = chart::standings_of(read, market, kind, span, &subjects)?;
            for one in &mut all {
                if let Some(sold) = sold.get(&one.subject) {
                    (one.units, one.minor, one.orders) = (sold.units, sold.minor, sold.orders);
                }
            }
        }
        Ok(all)
    }

    fn views(
        &self,
        market: MarketCode,
        subject: SubjectKind,
        zone: &TimeZone,
        span: Span,
        now: Instant,
    ) -> Result<Arc<Vec<(i64, u64)>>, db::Error> {
        let (from, to) = span.instants(zone);
        let key = (market, subject, span);
        let is_good = |kept: &Kept| (0..KEPT_MS).contains(&now.since_ms(kept.made)) && kept.over == (to <= now);
        let kept = self
            .kept
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .filter(|kept| is_good(kept))
            .map(|kept| Arc::clone(&kept.views));
        if let Some(views) = kept {
            return Ok(views);
        }
        // The log counts by the hour: where a day begins within one, the hour is of the day that it ends in.
        let hour = |at: Instant| Instant::from_ms(at.ms().div_euclid(HOUR_MS) * HOUR_MS);
        let found = self.signals.top(market, subject, Kind::View, hour(from), hour(to), ASKED);
        let views = Arc::new(found.map_err(crate::trade::fault)?);
        let mut all = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        if all.len() >= ANSWERS_MAX {
            all.clear();
        }
        all.insert(key, Kept { made: now, over: to <= now, views: Arc::clone(&views) });
        Ok(views)
    }
}

/// Those of `ids` that are creators: shops post, too, and have charts of their own goods.
fn creators(read: &mut Read, ids: Vec<i64>) -> Result<Vec<i64>, db::Error> {
    let people: Vec<PersonId> = ids.into_iter().map(PersonId::new).collect();
    let mut found = Vec::with_capacity(people.len().min(PLACES));
    for people in people.chunks(FACES_MAX) {
        let faces = creator::faces(read, people)?;
        found.extend(faces.into_iter().filter(|face| face.display_name.is_some()).map(|face| face.id.get()));
    }
    Ok(found)
}
