//! The words of letters: the messages of `i18n/`, with amounts and times as the reader's market writes them.

use std::collections::HashMap;

use flows::{OrderWords, Reader, Said, ToldNotice};
use jiff::tz::TimeZone;
use kernel::MarketCode;
use market::Market;

use crate::Voice;
use crate::words::Value;

/// Speaks to readers of every market.
pub struct Letters {
    zones: HashMap<MarketCode, TimeZone>,
}

impl Letters {
    /// The letters of an installation with these markets.
    pub fn of(markets: &[Market]) -> Letters {
        let zone = |market: &Market| TimeZone::get(&market.time_zone).unwrap_or(TimeZone::UTC);
        Letters { zones: markets.iter().map(|market| (market.code, zone(market))).collect() }
    }

    fn voice(&self, reader: Reader) -> Voice {
        let zone = self.zones.get(&reader.market).cloned().unwrap_or(TimeZone::UTC);
        Voice::new(reader.lang, reader.market, zone)
    }
}

impl OrderWords for Letters {
    fn say(&self, reader: Reader, id: &str, values: &[(&str, &str)]) -> String {
        let values: Vec<(&str, Value<'_>)> = values.iter().map(|(name, value)| (*name, Value::from(*value))).collect();
        self.voice(reader).say_with(id, &values).into_owned()
    }

    fn value(&self, reader: Reader, value: &Said) -> String {
        let voice = self.voice(reader);
        match value {
            Said::Text(text) => text.clone(),
            Said::Money(amount) => voice.money(*amount),
            Said::Time(at) => voice.time(*at),
            Said::Count(count) => voice.number(*count),
            Said::Message(id) => voice.say(id).into_owned(),
        }
    }

    fn sentence(&self, reader: Reader, id: &str, values: &[(&str, Said)]) -> String {
        say(&self.voice(reader), id, values)
    }
}

/// The sentence of a notice.
pub(crate) fn notice(voice: &Voice, told: &ToldNotice) -> String {
    let values: Vec<(&str, Said)> = told.values.iter().map(|(name, said)| (name.as_str(), said.clone())).collect();
    say(voice, &told.message, &values)
}

/// The message `id` with these values, as a voice says them.
fn say(voice: &Voice, id: &str, values: &[(&str, Said)]) -> String {
    let value = |said: &Said| -> Value<'static> {
        match said {
            Said::Text(text) => text.clone().into(),
            Said::Money(amount) => voice.money(*amount).into(),
            Said::Time(at) => voice.time(*at).into(),
            Said::Count(count) => (*count).into(),
            Said::Message(id) => voice.say(id).into_owned().into(),
        }
    };
    let values: Vec<(&str, Value<'_>)> = values.iter().map(|(name, said)| (*name, value(said))).collect();
    voice.say_with(id, &values).into_owned()
}

#[cfg(test)]
mod tests {
    use kernel::{Currency, Instant, Lang, Money};

    use super::*;

    #[test]
    fn a_letter_speaks_as_its_market_writes() {
        let letters = Letters::of(market::shipped::all());
        let reader = Reader { lang: Lang::TH, market: "TH".parse().unwrap() };
        assert_eq!(letters.value(reader, &Said::Money(Money::new(12_900, Currency::THB))), "฿129.00");
        // 17:05 UTC is five past midnight in Bangkok, in a year of the Gregorian calendar.
        let late = letters.value(reader, &Said::Time(Instant::from_ms(1_793_552_700_000)));
        assert!(late.contains("2026") && late.contains("00:05"), "{late}");
        assert_ne!(letters.say(reader, "orders-mail-see-order", &[]), "See the order");
    }
}
