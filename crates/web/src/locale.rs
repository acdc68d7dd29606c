//! Money, numbers and dates as people of a market write them: the one place that knows ICU.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock, PoisonError, RwLock};

use icu::calendar::Date;
use icu::datetime::DateTimeFormatter;
use icu::datetime::fieldsets::{YMD, YMDT};
use icu::datetime::input::{DateTime, Time};
use icu::decimal::input::Decimal;
use icu::decimal::{CompactDecimalFormatter, DecimalFormatter};
use icu::locale::Locale as Tag;
use icu_experimental::dimension::currency::CurrencyType;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use jiff::tz::TimeZone;
use kernel::{BasisPoints, Currency, Instant, Lang, MarketCode, Money};

/// A language as it is written in a market: `en-GB`, `fil-PH`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Locale {
    pub lang: Lang,
    pub market: MarketCode,
}

impl Locale {
    /// The locale of a language in a market.
    pub const fn new(lang: Lang, market: MarketCode) -> Locale {
        Locale { lang, market }
    }

    /// The BCP 47 tag, for `lang` and `hreflang`: `en-GB`.
    pub fn tag(self) -> String {
        format!("{}-{}", self.lang, self.market)
    }

    /// An amount with its currency, in the currency's usual decimals.
    pub fn money(self, amount: Money) -> String {
        self.with(|formats| formats.money(amount))
    }

    /// A whole number, grouped.
    pub fn number(self, n: i64) -> String {
        self.with(|formats| formats.decimal(&Decimal::from(n)))
    }

    /// A count in a few characters: `12.1B`, `121亿`, `1,2 rb`. Digits are cut, not rounded: a count is never overstated.
    pub fn compact(self, n: u64) -> String {
        self.with(|formats| formats.compact(n))
    }

    /// A share with its per cent sign, without needless zeros.
    pub fn percent(self, share: BasisPoints) -> String {
        let mut value = Decimal::from(share.get());
        value.multiply_pow10(-2);
        value.absolute.trim_end();
        self.with(|formats| format!("{}%", formats.decimal(&value)))
    }

    /// A decimal such as a rate of exchange, grouped, with all of its digits.
    pub fn decimal(self, value: rust_decimal::Decimal) -> String {
        match value.to_string().parse::<Decimal>() {
            Ok(number) => self.with(|formats| formats.decimal(&number)),
            Err(_) => value.to_string(),
        }
    }

    /// A day in `zone`.
    pub fn date(self, at: Instant, zone: &TimeZone) -> String {
        let moment = moment(at, zone);
        self.with(|formats| match (&formats.date, &moment) {
            (Some(format), Some(moment)) => format.format(&moment.date).to_string(),
            _ => at.to_string(),
        })
    }

    /// A day and its time in `zone`, to the minute.
    pub fn time(self, at: Instant, zone: &TimeZone) -> String {
        let moment = moment(at, zone);
        self.with(|formats| match (&formats.time, &moment) {
            (Some(format), Some(moment)) => format.format(moment).to_string(),
            _ => at.to_string(),
        })
    }

    fn with<T>(self, work: impl FnOnce(&Formats) -> T) -> T {
        let known = FORMATS.read().unwrap_or_else(PoisonError::into_inner).get(&self).cloned();
        let formats = known.unwrap_or_else(|| {
            let made = Arc::new(Formats::new(self));
            FORMATS.write().unwrap_or_else(PoisonError::into_inner).insert(self, Arc::clone(&made));
            made
        });
        work(&formats)
    }
}

/// Formatters are dear to make and cheap to use.
static FORMATS: LazyLock<RwLock<HashMap<Locale, Arc<Formats>>>> = LazyLock::new(RwLock::default);

struct Formats {
    locale: Locale,
    tag: Tag,
    number: Option<DecimalFormatter>,
    compact: Option<CompactDecimalFormatter>,
    date: Option<DateTimeFormatter<YMD>>,
    time: Option<DateTimeFormatter<YMDT>>,
    money: RwLock<HashMap<Currency, Option<Arc<CurrencyFormatter<DecimalFormatter>>>>>,
}

impl Formats {
    fn new(locale: Locale) -> Formats {
        // Thai dates use the Gregorian year, as shops there write them; digits are Latin everywhere.
        let tag = format!("{}-u-ca-gregory-nu-latn", locale.tag());
        let tag: Tag = tag.parse().unwrap_or(Tag::UNKNOWN);
        // Short counts go by the language alone: 12.1B is read everywhere, 12.1bn in one country.
        let counts: Tag = format!("{}-u-nu-latn", locale.lang).parse().unwrap_or(Tag::UNKNOWN);
        Formats {
            locale,
            number: DecimalFormatter::try_new((&tag).into(), Default::default()).ok(),
            compact: CompactDecimalFormatter::try_new_short((&counts).into(), Default::default()).ok(),
            date: DateTimeFormatter::try_new((&tag).into(), YMD::medium()).ok(),
            time: DateTimeFormatter::try_new((&tag).into(), YMD::medium().with_time_hm()).ok(),
            money: RwLock::default(),
            tag,
        }
    }

    fn decimal(&self, value: &Decimal) -> String {
        self.number.as_ref().map_or_else(|| value.to_string(), |format| format.format_to_string(value))
    }

    fn compact(&self, n: u64) -> String {
        let mut value = Decimal::from(n);
        let Some(format) = &self.compact else { return self.decimal(&value) };
        let exponent = format.compact_exponent_for_magnitude(value.absolute.nonzero_magnitude_start());
        value.multiply_pow10(-i16::from(exponent));
        // One digit after the point below a hundred, none above.
        let digits = if value.absolute.nonzero_magnitude_start() >= 2 { 0 } else { -1 };
        value.trunc(digits);
        value.absolute.trim_end();
        format.format_with_exponent(&value, exponent).map_or_else(|_| self.decimal(&value), |text| text.to_string())
    }

    fn money(&self, amount: Money) -> String {
        let mut value = Decimal::from(amount.minor);
        value.multiply_pow10(-i16::try_from(amount.currency.exponent()).unwrap_or(0));
        let digits = i16::try_from(shown_digits(amount.currency)).unwrap_or(0);
        // Rounding comes first: what is shown is what a formatter is given.
        value.round(-digits);
        value.absolute.pad_end(-digits);
        let Some(format) = self.currency(amount.currency) else {
            return amount.to_string();
        };
        let text = format.format_fixed_decimal(&value).to_string();
        if amount.currency == Currency::SGD && text.contains('$') && !text.contains("S$") {
            // A bare dollar sign is ambiguous between Singapore and its visitors.
            return text.replacen('$', "S$", 1);
        }
        text
    }

    fn currency(&self, currency: Currency) -> Option<Arc<CurrencyFormatter<DecimalFormatter>>> {
        if let Some(known) = self.money.read().unwrap_or_else(PoisonError::into_inner).get(&currency) {
            return known.clone();
        }
        let made = currency_type(currency).and_then(|kind| {
            let narrow = self.locale.home_currency_is(currency);
            let made = if narrow {
                CurrencyFormatter::try_new_symbol_narrow((&self.tag).into(), kind, Default::default())
            } else {
                CurrencyFormatter::try_new_symbol((&self.tag).into(), kind, Default::default())
            };
            made.ok().map(Arc::new)
        });
        self.money.write().unwrap_or_else(PoisonError::into_inner).insert(currency, made.clone());
        made
    }
}

impl Locale {
    /// At home a currency goes by its short sign: ₱ in the Philippines, ¥ in China.
    fn home_currency_is(self, currency: Currency) -> bool {
        currency.code().starts_with(self.market.code())
    }
}

fn currency_type(currency: Currency) -> Option<CurrencyType> {
    CurrencyType::try_from_str(currency.code()).ok()
}

/// Digits after the point in prices people read: none for whole-unit currencies, of which the rupiah is one in practice.
pub fn shown_digits(currency: Currency) -> u32 {
    if currency == Currency::IDR { 0 } else { currency.exponent() }
}

fn moment(at: Instant, zone: &TimeZone) -> Option<DateTime<icu::calendar::Iso>> {
    let local = at.timestamp().to_zoned(zone.clone());
    let month = u8::try_from(local.month()).ok()?;
    let day = u8::try_from(local.day()).ok()?;
    let date = Date::try_new_iso(i32::from(local.year()), month, day).ok()?;
    let [hour, minute] = [local.hour(), local.minute()].map(|n| u8::try_from(n).unwrap_or(0));
    Some(DateTime { date, time: Time::try_new(hour, minute, 0, 0).ok()? })
}

#[cfg(test)]
mod tests;
