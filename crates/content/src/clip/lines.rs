//! Breaking words into lines, for writing with and without spaces, by small rules instead of dictionaries.
//!
//! Latin breaks at spaces. Chinese, Japanese and Korean break between any two letters, but no line begins with a closing mark or
//! ends with an opening one. Thai has no spaces between words: it breaks where a syllable begins for sure, before a leading
//! vowel, or after a sign that ends a word; anywhere else only when nothing better fits.

use unicode_segmentation::UnicodeSegmentation as _;

/// How well a line may end before a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    Never,
    /// Only when nothing better fits.
    Emergency,
    Good,
}

/// The width of `text` in thousandths of the letter size. An estimate, a little on the wide side.
pub fn width_of(text: &str) -> u64 {
    text.graphemes(true).map(width).sum()
}

/// `text` in lines of at most `width_max` thousandths of the letter size. Spaces at the ends of lines are gone; a letter that is wider
/// than a line has one of its own.
pub fn break_lines(text: &str, width_max: u64) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let letters: Vec<&str> = text.graphemes(true).collect();
    let mut lines = Vec::new();
    let mut rest = letters.as_slice();
    while !rest.is_empty() {
        let end = line_end(rest, width_max);
        let (line, after) = rest.split_at(end);
        lines.push(line.concat().trim().to_owned());
        rest = after;
        while rest.first().is_some_and(|letter| *letter == " ") {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
    lines
}

/// How many letters the next line takes: at least one.
fn line_end(letters: &[&str], width_max: u64) -> usize {
    let mut width_here = 0;
    let mut best = None;
    for (i, letter) in letters.iter().enumerate() {
        width_here += width(letter);
        if width_here > width_max && *letter != " " {
            return best.map_or(i.max(1), |(at, _)| at);
        }
        let next = letters.get(i + 1).copied().unwrap_or_default();
        let found = break_between(letter, next);
        // A good place is kept while no other good one comes; an emergency only stands in until then.
        if found != Break::Never && best.is_none_or(|(_, quality)| found >= quality) {
            best = Some((i + 1, found));
        }
    }
    letters.len()
}

fn break_between(before: &str, after: &str) -> Break {
    if before == " " || after == " " {
        return Break::Good;
    }
    let (Some(b), Some(a)) = (before.chars().next(), after.chars().next()) else { return Break::Never };
    if OPENING.contains(b) || CLOSING.contains(a) {
        return Break::Never;
    }
    if is_thai(a) || is_thai(b) {
        return thai(b, a);
    }
    match is_wide(a) || is_wide(b) {
        true => Break::Good,
        false if b == '-' && a.is_alphabetic() => Break::Good,
        false => Break::Emergency,
    }
}

fn thai(before: char, after: char) -> Break {
    const LEADING: &str = "เแโใไ";
    const ENDING: &str = "ะๆฯ";
    const FOLLOWING: &str = "ะาำๅๆฯ";
    match () {
        () if LEADING.contains(before) || FOLLOWING.contains(after) => Break::Never,
        () if !is_thai(before) || !is_thai(after) => Break::Good,
        () if LEADING.contains(after) || ENDING.contains(before) => Break::Good,
        () => Break::Emergency,
    }
}

/// Marks that belong to what follows them.
const OPENING: &str = "([{“‘（「『【《〈£$฿₫₱¥";
/// Marks that belong to what they follow.
const CLOSING: &str = ")]}”’）」』】》〉.,!?:;…%、。，．！？：；ー々";

fn is_thai(letter: char) -> bool {
    ('\u{0e01}'..='\u{0e5b}').contains(&letter)
}

/// Letters that are as wide as they are high, and may be broken between.
fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{a4cf}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ff60}' | '\u{1f300}'..='\u{1faff}' | '\u{20000}'..='\u{3ffff}')
}

/// The width of one letter, combining marks included, in thousandths of its size.
fn width(letter: &str) -> u64 {
    match letter.chars().next() {
        None => 0,
        Some(c) if is_wide(c) => 1_000,
        Some(' ' | '.' | ',' | '\'' | '!' | '|' | ':' | ';' | 'i' | 'l' | 'I' | 'j') => 310,
        Some('m' | 'w' | 'M' | 'W' | '@' | '%' | '—' | '…') => 950,
        Some(c) if c.is_uppercase() => 720,
        Some(_) => 600,
    }
}
