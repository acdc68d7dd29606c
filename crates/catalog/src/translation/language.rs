//! Telling whether a text is in the language it should be in.

use std::sync::LazyLock;

use kernel::Lang;
use lingua::{Language, LanguageDetector, LanguageDetectorBuilder};

/// What the check says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Finding {
    /// In the language, or too short to tell.
    Fits,
    /// Surely another one.
    Other(Lang),
    /// We have no checker for the language.
    Unknown,
}

/// Letters below which a text in Latin script is not judged: product words are shared by many languages.
const LETTERS_MIN: usize = 16;
/// A language of less probability than this is not the text's.
const CHANCE_MAX: f64 = 0.03;
/// How sure the detector must be of another language.
const CONFIDENCE_MIN: f64 = 0.75;
/// Words of the sibling alone that a text must have, with none of its own, to be taken for it.
const SIBLING_WORDS_MIN: usize = 2;
/// Letters that are judged at the most: more change nothing and cost time.
const LETTERS_MAX: usize = 400;

const LANGUAGES: [(Lang, Language); 9] = [
    (Lang::EN, Language::English),
    (Lang::ZH, Language::Chinese),
    (Lang::ID, Language::Indonesian),
    (Lang::MS, Language::Malay),
    (Lang::TH, Language::Thai),
    (Lang::VI, Language::Vietnamese),
    (Lang::FIL, Language::Tagalog),
    (Lang::DE, Language::German),
    (Lang::JA, Language::Japanese),
];

/// Built at the first use: it holds the models of the Latin languages only, the others are told by their script.
static DETECTOR: LazyLock<LanguageDetector> = LazyLock::new(|| {
    let latin = LANGUAGES.iter().filter(|(lang, _)| script_of(*lang) == Script::Latin).map(|(_, l)| *l);
    LanguageDetectorBuilder::from_languages(&latin.collect::<Vec<_>>()).build()
});

/// Checks the words of a text, from which names, numbers and codes are already taken out.
pub(super) fn check(words: &str, lang: Lang) -> Finding {
    if !LANGUAGES.iter().any(|(known, _)| *known == lang.base()) {
        return Finding::Unknown;
    }
    let letters: String = words.chars().filter(|c| c.is_alphabetic() || c.is_whitespace() || is_mark(*c)).collect();
    let count = Scripts::of(&letters);
    match script_of(lang.base()) {
        Script::Latin => check_latin(&letters, &count, lang.base()),
        script => check_script(&letters, &count, script),
    }
}

/// Combining marks belong to the words of Thai and Vietnamese.
fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x0300..=0x036F | 0x0E31 | 0x0E34..=0x0E3A | 0x0E47..=0x0E4E) || c == '\'' || c == '-'
}

/// A language told by its script: most letters must be of it. Latin words in between are names.
fn check_script(letters: &str, count: &Scripts, script: Script) -> Finding {
    let own = match script {
        Script::Thai => count.thai,
        Script::Han => count.han,
        Script::Kana => count.kana + count.han,
        Script::Latin => count.latin,
    };
    let kana_in_chinese = script == Script::Han && count.kana * 5 > count.han;
    let no_kana_in_japanese = script == Script::Kana && count.kana == 0 && count.han > 12;
    if own == 0 && count.latin >= LETTERS_MIN {
        return Finding::Other(latin_language(letters));
    }
    if kana_in_chinese {
        return Finding::Other(Lang::JA);
    }
    if no_kana_in_japanese {
        return Finding::Other(Lang::ZH);
    }
    let foreign = count.total() - own - count.latin;
    if foreign > own {
        return Finding::Other(count.main_language());
    }
    // A Thai letter counts for about one Latin one, a Chinese one for about three.
    let weight = if script == Script::Thai { own } else { own * 3 };
    if count.latin > weight * 2 && count.latin >= LETTERS_MIN * 2 {
        return Finding::Other(latin_language(letters));
    }
    Finding::Fits
}

fn check_latin(letters: &str, count: &Scripts, lang: Lang) -> Finding {
    let foreign = count.total() - count.latin;
    if foreign * 2 > count.latin && foreign > 1 {
        return Finding::Other(count.main_language());
    }
    if count.latin < LETTERS_MIN {
        return Finding::Fits;
    }
    let values = confidence_values(letters);
    let Some((found, _)) = values.first().copied() else { return Finding::Fits };
    if is_close(lang) && is_close(found) {
        return sibling(letters, lang).map_or(Finding::Fits, Finding::Other);
    }
    let other = if is_mixed(lang) && is_mixed(found) {
        speaks_other(letters, lang)
    } else {
        let (wanted, best) = (together(&values, lang), together(&values, found));
        wanted < CHANCE_MAX || (best >= CONFIDENCE_MIN && wanted < 1.0 - CONFIDENCE_MIN)
    };
    if other && (lang != found || is_mixed(lang)) { Finding::Other(other_than(lang, found)) } else { Finding::Fits }
}

/// Indonesian and Malay share most words, and so their probability: against a third language they stand together.
fn is_close(lang: Lang) -> bool {
    lang == Lang::ID || lang == Lang::MS
}

/// Words of product texts that Indonesian has and Malay has not, and the other way round. Letter statistics do not tell
/// the two apart in a few lines: lingua gave good Indonesian lines more than 90 % Malay.
const INDONESIAN_WORDS: [&str; 20] = [
    "bisa", "kemasan", "ukuran", "terbuat", "karena", "saat", "dipakai", "ponsel", "nyaman", "berbahan", "cocok",
    "gratis", "listrik", "merek", "sepatu", "kamu", "memakai", "beda", "dicuci", "isian",
];
const MALAY_WORDS: [&str; 20] = [
    "saiz",
    "diperbuat",
    "daripada",
    "kandungan",
    "kerana",
    "semasa",
    "percuma",
    "telefon",
    "jenama",
    "selesa",
    "gincu",
    "kasut",
    "ialah",
    "tuala",
    "cawan",
    "basuh",
    "elektrik",
    "pengecas",
    "boleh",
    "dibasuh",
];

/// The sibling that a text is in, when it has words of that one alone.
fn sibling(letters: &str, lang: Lang) -> Option<Lang> {
    let words: Vec<String> = letters.split_whitespace().map(str::to_lowercase).collect();
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(&word.as_str())).count();
    let (indonesian, malay) = (count(&INDONESIAN_WORDS), count(&MALAY_WORDS));
    let (own, others, other) =
        if lang == Lang::ID { (indonesian, malay, Lang::MS) } else { (malay, indonesian, Lang::ID) };
    (own == 0 && others >= SIBLING_WORDS_MIN).then_some(other)
}

/// Filipino product texts are full of English nouns; only the small words between them tell the two apart.
fn is_mixed(lang: Lang) -> bool {
    lang == Lang::EN || lang == Lang::FIL
}

const ENGLISH_WORDS: [&str; 12] = ["the", "for", "with", "and", "of", "to", "in", "your", "from", "is", "by", "this"];
const FILIPINO_WORDS: [&str; 12] = ["ng", "na", "sa", "ang", "para", "at", "mga", "may", "ito", "nang", "ay", "mo"];

/// Whether the small words are all the other language's.
fn speaks_other(letters: &str, lang: Lang) -> bool {
    let words: Vec<String> = letters.split_whitespace().map(str::to_lowercase).collect();
    let count = |list: &[&str]| words.iter().filter(|word| list.contains(&word.as_str())).count();
    let (english, filipino) = (count(&ENGLISH_WORDS), count(&FILIPINO_WORDS));
    let (own, others) = if lang == Lang::EN { (english, filipino) } else { (filipino, english) };
    own == 0 && others > 0
}

fn other_than(lang: Lang, found: Lang) -> Lang {
    match (lang == found, lang) {
        (true, Lang::EN) => Lang::FIL,
        (true, _) => Lang::EN,
        (false, _) => found,
    }
}

/// The probability of a language, with its close sibling's.
fn together(values: &[(Lang, f64)], lang: Lang) -> f64 {
    let same = |other: Lang| other == lang || (is_close(other) && is_close(lang));
    values.iter().filter(|(other, _)| same(*other)).map(|(_, confidence)| confidence).sum()
}

/// The Latin languages and their probabilities, the most probable first.
fn confidence_values(letters: &str) -> Vec<(Lang, f64)> {
    let text: String = letters.chars().take(LETTERS_MAX).collect();
    let lang = |language| LANGUAGES.iter().find(|(_, l)| *l == language).map(|(lang, _)| *lang);
    let values = DETECTOR.compute_language_confidence_values(text).into_iter();
    values.filter_map(|(language, confidence)| Some((lang(language)?, confidence))).collect()
}

fn latin_language(letters: &str) -> Lang {
    confidence_values(letters).first().map_or(Lang::EN, |(lang, _)| *lang)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Thai,
    Han,
    Kana,
}

fn script_of(lang: Lang) -> Script {
    match lang {
        Lang::TH => Script::Thai,
        Lang::ZH => Script::Han,
        Lang::JA => Script::Kana,
        _ => Script::Latin,
    }
}

/// Letters by script.
#[derive(Default)]
struct Scripts {
    latin: usize,
    thai: usize,
    han: usize,
    kana: usize,
    other: usize,
}

impl Scripts {
    fn of(text: &str) -> Scripts {
        let mut count = Scripts::default();
        for c in text.chars().filter(|c| c.is_alphabetic()) {
            match u32::from(c) {
                0x0041..=0x024F | 0x1E00..=0x1EFF | 0xFF21..=0xFF5A => count.latin += 1,
                0x0E00..=0x0E7F => count.thai += 1,
                0x3040..=0x30FF | 0x31F0..=0x31FF | 0xFF66..=0xFF9F => count.kana += 1,
                0x3400..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x3FFFF => count.han += 1,
                _ => count.other += 1,
            }
        }
        count
    }

    fn total(&self) -> usize {
        self.latin + self.thai + self.han + self.kana + self.other
    }

    fn main_language(&self) -> Lang {
        let by_script = [(self.thai, Lang::TH), (self.kana, Lang::JA), (self.han, Lang::ZH), (self.latin, Lang::EN)];
        by_script.into_iter().max_by_key(|(n, _)| *n).map_or(Lang::EN, |(_, lang)| lang)
    }
}

#[cfg(test)]
mod tests;
