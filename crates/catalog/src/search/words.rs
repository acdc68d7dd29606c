//! Text into words: cut by Unicode's rules with dictionaries where no spaces are written (Thai, Chinese, Japanese), in
//! lower case, Latin letters without their marks.

use icu::segmenter::options::WordBreakInvariantOptions;
use icu::segmenter::{WordSegmenter, WordSegmenterBorrowed};
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Characters of a word at the most; the rest of a longer one does not count.
const WORD_MAX: usize = 40;

/// The words of a text, folded, in order.
pub fn words(text: &str) -> Vec<String> {
    let segmenter: WordSegmenterBorrowed<'static> = WordSegmenter::new_dictionary(WordBreakInvariantOptions::default());
    let mut words = Vec::new();
    let mut start = 0;
    for (end, kind) in segmenter.segment_str(text).iter_with_word_type() {
        if kind.is_word_like() {
            let word = text.get(start..end).map(fold).unwrap_or_default();
            if !word.is_empty() {
                words.push(word);
            }
        }
        start = end;
    }
    words
}

/// Lower case, compatibility forms as their plain ones, and Latin letters without marks: people search without them.
fn fold(word: &str) -> String {
    let mut folded = String::new();
    let mut latin = false;
    for c in word.nfkd().flat_map(char::to_lowercase) {
        if is_combining_mark(c) && latin {
            continue;
        }
        latin = c.is_ascii_alphabetic();
        folded.push(if c == 'đ' { 'd' } else { c });
    }
    folded.nfkc().take(WORD_MAX).collect()
}

/// [`words`] as tantivy wants them.
#[derive(Clone, Default)]
pub struct Words {
    words: std::vec::IntoIter<String>,
    token: Token,
}

impl Tokenizer for Words {
    type TokenStream<'a> = Words;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Words {
        Words { words: words(text).into_iter(), token: Token::default() }
    }
}

impl TokenStream for Words {
    fn advance(&mut self) -> bool {
        let Some(word) = self.words.next() else { return false };
        self.token.position = self.token.position.wrapping_add(1);
        self.token.text = word;
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_script_is_cut_into_words() {
        assert_eq!(words("Rose-quartz Bracelet, 6 mm"), ["rose", "quartz", "bracelet", "6", "mm"]);
        assert_eq!(words("天然水晶手链")[..2], ["天然", "水晶"]);
        assert_eq!(words("สร้อยข้อมือคริสตัล").concat(), "สร้อยข้อมือคริสตัล");
        assert!(words("สร้อยข้อมือคริสตัล").len() > 1);
    }

    #[test]
    fn marks_of_latin_letters_do_not_matter() {
        assert_eq!(words("Áo thun đẹp"), words("ao thun dep"));
        assert_eq!(words("Müsli ＡＢＣ"), ["musli", "abc"]);
    }
}
