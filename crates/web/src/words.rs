//! The words people read: Fluent messages of `i18n/`, built into the program.
//!
//! A [`Voice`] speaks one language and formats for one market; every page and every error gets one.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use jiff::tz::TimeZone;
use kernel::{BasisPoints, Instant, Lang, MarketCode, Money, Problem};
use rust_embed::RustEmbed;

use crate::locale::Locale;

pub use fluent_bundle::FluentValue as Value;

/// The languages the interface speaks, English first: what others lack is said in English.
pub const LANGUAGES: [Lang; 7] = [Lang::EN, Lang::ZH, Lang::ID, Lang::TH, Lang::VI, Lang::MS, Lang::FIL];

#[derive(RustEmbed)]
#[folder = "$CARGO_MANIFEST_DIR/../../i18n"]
#[include = "*.ftl"]
struct Files;

/// Every message of every language.
static WORDS: LazyLock<HashMap<Lang, Dictionary>> =
    LazyLock::new(|| LANGUAGES.iter().map(|lang| (*lang, Dictionary::load(*lang))).collect());

/// The messages of one language.
struct Dictionary {
    /// Messages that take no values, said once and for all.
    fixed: HashMap<String, String>,
    bundle: FluentBundle<FluentResource>,
}

impl Dictionary {
    fn load(lang: Lang) -> Dictionary {
        let language = lang.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        bundle.set_use_isolating(false);
        let mut fixed = HashMap::new();
        for (name, text) in files(lang) {
            // A broken message loses itself only; a test refuses it before it ships.
            let resource = FluentResource::try_new(text).unwrap_or_else(|(rest, errors)| {
                tracing::error!(file = %name, ?errors, "messages cannot be read");
                rest
            });
            fixed.extend(plain(&resource));
            bundle.add_resource_overriding(resource);
        }
        Dictionary { fixed, bundle }
    }

    fn say(&self, id: &str, args: &[(&str, Value<'_>)]) -> Option<Cow<'_, str>> {
        if let Some(text) = self.fixed.get(id) {
            return Some(Cow::Borrowed(text));
        }
        let message = self.bundle.get_message(id)?.value()?;
        let args: FluentArgs<'_> = args.iter().map(|(name, value)| (*name, value.clone())).collect();
        let mut errors = vec![];
        Some(Cow::Owned(self.bundle.format_pattern(message, Some(&args), &mut errors).into_owned()))
    }
}

/// The files of one language, by name.
pub(crate) fn files(lang: Lang) -> impl Iterator<Item = (Cow<'static, str>, String)> {
    let folder = format!("{lang}/");
    Files::iter().filter(move |name| name.starts_with(&folder)).filter_map(|name| {
        let file = Files::get(&name)?;
        Some((name, String::from_utf8_lossy(&file.data).into_owned()))
    })
}

/// Messages that are one piece of text.
fn plain(resource: &FluentResource) -> Vec<(String, String)> {
    use fluent_syntax::ast::{Entry, PatternElement};
    let text = |elements: &[PatternElement<&str>]| {
        elements
            .iter()
            .map(|element| match element {
                PatternElement::TextElement { value } => Some(*value),
                PatternElement::Placeable { .. } => None,
            })
            .collect::<Option<String>>()
    };
    resource
        .entries()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some((message.id.name.to_owned(), text(&message.value.as_ref()?.elements)?)),
            _ => None,
        })
        .collect()
}

/// The sentence of a message in a language, for those who know no voice: mail.
pub fn sentence(lang: Lang, id: &str, args: &[(&str, &str)]) -> String {
    let args: Vec<(&str, Value<'_>)> = args.iter().map(|(name, value)| (*name, Value::from(*value))).collect();
    Voice::plain(lang).say_with(id, &args).into_owned()
}

/// Speaks one language, and formats money, numbers and dates for one market.
#[derive(Clone, Debug)]
pub struct Voice {
    lang: Lang,
    locale: Locale,
    zone: TimeZone,
}

impl Voice {
    /// The voice for `lang` in `market`, with dates in `zone`. A language that the interface lacks is spoken in English.
    pub fn new(lang: Lang, market: MarketCode, zone: TimeZone) -> Voice {
        let lang = if WORDS.contains_key(&lang) { lang } else { Lang::EN };
        Voice { lang, locale: Locale::new(lang, market), zone }
    }

    /// The voice for a language where there is no market: programs, mail, operators. Times are in UTC.
    pub fn plain(lang: Lang) -> Voice {
        Voice::new(lang, MarketCode::new(*b"GB"), TimeZone::UTC)
    }

    /// The language spoken: one of [`LANGUAGES`].
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The language and market that things are formatted for.
    pub fn locale(&self) -> Locale {
        self.locale
    }

    /// The message `id`. An unknown one is its own id, so that a page still stands.
    pub fn say<'a>(&self, id: &'a str) -> Cow<'a, str>
    where
        'static: 'a,
    {
        self.find(id, &[]).unwrap_or(Cow::Borrowed(id))
    }

    /// The message `id` with its values: `voice.say_with("web-results", &[("count", 3.into())])`.
    pub fn say_with<'a>(&self, id: &'a str, args: &[(&str, Value<'_>)]) -> Cow<'a, str>
    where
        'static: 'a,
    {
        self.find(id, args).unwrap_or(Cow::Borrowed(id))
    }

    /// The message `id`, or `None` when no language has it.
    pub fn find(&self, id: &str, args: &[(&str, Value<'_>)]) -> Option<Cow<'static, str>> {
        [self.lang, Lang::EN].iter().find_map(|lang| WORDS.get(lang)?.say(id, args))
    }

    /// What a code means: the message `catalog-title-too-long` of `catalog.title_too_long`.
    pub fn explain(&self, code: &str, args: &[(Cow<'static, str>, String)]) -> Cow<'static, str> {
        let args: Vec<(&str, Value<'_>)> = args.iter().map(|(name, value)| (&**name, value_of(value))).collect();
        let found = self.find(&message_id(code), &args);
        found.or_else(|| self.find("web-problem-unnamed", &[("code", code.to_owned().into())])).unwrap_or_default()
    }

    /// A field's problem in words.
    pub fn explain_problem(&self, problem: &Problem) -> Cow<'static, str> {
        self.explain(&problem.code, &problem.args)
    }

    /// An amount: `£12.77`, `Rp45.900`, `S$9.90`.
    pub fn money(&self, amount: Money) -> String {
        self.locale.money(amount)
    }

    /// A whole number, grouped.
    pub fn number(&self, n: i64) -> String {
        self.locale.number(n)
    }

    /// A count in a few characters: `12.1B`, `121亿`.
    pub fn compact(&self, n: u64) -> String {
        self.locale.compact(n)
    }

    /// A share: `20%`, `7.5%`.
    pub fn percent(&self, share: BasisPoints) -> String {
        self.locale.percent(share)
    }

    /// A day in the market's time zone: `22 Nov 2026`.
    pub fn date(&self, at: Instant) -> String {
        self.locale.date(at, &self.zone)
    }

    /// A day of the market's own calendar: `22 Nov 2026`.
    pub fn day(&self, day: jiff::civil::Date) -> String {
        let noon = day.at(12, 0, 0, 0).to_zoned(self.zone.clone());
        noon.map_or_else(|_| day.to_string(), |noon| self.date(Instant::from(noon.timestamp())))
    }

    /// The time of day in the market's time zone, by 24 hours: `18:05`.
    pub fn time_of_day(&self, at: Instant) -> String {
        at.timestamp().to_zoned(self.zone.clone()).strftime("%H:%M").to_string()
    }

    /// A day and the time of day in the market's time zone: `22 Nov 2026, 18:05`.
    pub fn time(&self, at: Instant) -> String {
        self.locale.time(at, &self.zone)
    }
}

/// A value of a message: a number counts, but for the long ones: an id has more digits than a float holds.
fn value_of(text: &str) -> Value<'_> {
    const DIGITS_MAX: usize = 15;
    if text.len() > DIGITS_MAX { Value::from(text) } else { Value::try_number(text) }
}

/// The id of the message that explains a code: dots and underscores become dashes.
pub fn message_id(code: &str) -> String {
    code.replace(['.', '_'], "-")
}

/// The interface language that fits `Accept-Language` best; English when none does.
pub fn accepted(header: &str) -> Lang {
    let mut wanted: Vec<(u16, &str)> = header
        .split(',')
        .take(16)
        .filter_map(|part| {
            let (tag, quality) = part.split_once(";q=").unwrap_or((part, "1"));
            let quality = quality.trim().parse::<f32>().ok().filter(|q| *q > 0.0 && *q <= 1.0)?;
            // Thousandths, as the standard allows three digits.
            let thousandths = (1..=1000_u16).rev().find(|n| f32::from(*n) <= quality * 1000.0 + 0.5)?;
            Some((thousandths, tag.trim()))
        })
        .collect();
    wanted.sort_by_key(|(quality, _)| std::cmp::Reverse(*quality));
    wanted.into_iter().find_map(|(_, tag)| interface_language(tag)).unwrap_or(Lang::EN)
}

/// The interface language of a BCP 47 tag: `zh` of `zh-CN`, `fil` of `tl`.
pub fn interface_language(tag: &str) -> Option<Lang> {
    let language = tag.split(['-', '_']).next()?.to_ascii_lowercase();
    let language = match language.as_str() {
        "tl" => "fil",
        "in" => "id",
        other => other,
    };
    LANGUAGES.into_iter().find(|lang| lang.tag() == language)
}

#[cfg(test)]
mod tests;
