//! Looks at markets that are kept for a moment: each goes over all that sold there in four weeks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use kernel::{Instant, MarketCode};
use radar::{Class, Hit, Radar};

use super::lock;

/// A look is good for so long at least, whatever the log brings meanwhile.
const GOOD_MS: i64 = 5_000;
/// A look is good for so long at the most, though the log brings nothing: levels fade by themselves.
const FADES_MS: i64 = 60_000;
/// The likeliest of each class that a look holds, beside everything with an open alarm.
const LIKELY: usize = 48;

/// What may be a hit soon, the likeliest first: products and topics.
pub(super) type Look = Arc<Vec<Hit>>;

/// The last look at each market. Whoever asks for one that is being taken waits for it.
#[derive(Default)]
pub(super) struct Looks(Mutex<HashMap<MarketCode, Arc<Mutex<Option<Kept>>>>>);

struct Kept {
    at: Instant,
    /// How far the log was heard.
    seq: u64,
    look: Look,
}

impl Looks {
    /// The look that is kept, or the one that `take` takes now, the log heard as far as `seq`.
    pub(super) fn find(&self, market: MarketCode, now: Instant, seq: u64, take: impl FnOnce() -> Vec<Hit>) -> Look {
        let own = Arc::clone(lock(&self.0).entry(market).or_default());
        let mut kept = lock(&own);
        if let Some(kept) = kept.as_ref().filter(|kept| kept.is_good(now, seq)) {
            return Arc::clone(&kept.look);
        }
        let look = Arc::new(take());
        *kept = Some(Kept { at: now, seq, look: Arc::clone(&look) });
        look
    }
}

impl Kept {
    fn is_good(&self, now: Instant, seq: u64) -> bool {
        let age_ms = now.ms().saturating_sub(self.at.ms());
        let good_ms = if seq == self.seq { FADES_MS } else { GOOD_MS };
        (0..good_ms).contains(&age_ms)
    }
}

/// Goes over a market.
pub(super) fn look(radar: &Radar, market: MarketCode, now: Instant) -> Vec<Hit> {
    let mut hits = radar.sight(Class::Product, market, now, LIKELY);
    hits.extend(radar.sight(Class::Topic, market, now, LIKELY));
    hits.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.subject.cmp(&b.subject)));
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_look_is_taken_anew_when_the_log_moved_and_five_seconds_passed() {
        let (looks, gb) = (Looks::default(), MarketCode::new(*b"GB"));
        let mut taken = 0;
        let mut ask = |ms: i64, seq: u64| {
            looks.find(gb, Instant::from_ms(ms), seq, || {
                taken += 1;
                Vec::new()
            });
            taken
        };
        assert_eq!([ask(0, 1), ask(4_999, 9), ask(5_000, 9), ask(9_000, 9)], [1, 1, 2, 2], "the log moved");
        assert_eq!([ask(64_999, 9), ask(65_000, 9)], [2, 3], "nothing moved but time");
        assert_eq!(ask(1_000, 9), 4, "a clock that was moved back");
        let other = looks.find(MarketCode::new(*b"TH"), Instant::from_ms(1_000), 9, Vec::new);
        assert!(other.is_empty());
    }
}
