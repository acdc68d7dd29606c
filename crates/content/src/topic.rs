//! Topics: what posts are about, by the hashtags of their captions.

use db::Read;
use kernel::{Id, MarketCode, Page, PageRequest};
use serde::{Deserialize, Serialize};

use crate::store::{self, IDS};
use crate::{Post, text};

pub type TopicId = Id<Topic>;

/// Topics of a post at the most; hashtags beyond them are only text.
pub const TOPICS_MAX: usize = 6;
/// Characters of a tag at the most; a longer word is only text.
pub const TAG_CHARACTERS_MAX: usize = 50;

/// What posts are about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    pub id: TopicId,
    /// Without `#`, in lower case.
    pub tag: String,
}

/// A topic in a market, with its READY posts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarketTopic {
    pub id: TopicId,
    pub tag: String,
    pub posts: i64,
}

/// The tags of a caption, folded, each once, in their order, at most [`TOPICS_MAX`].
pub fn parse(caption: &str) -> Vec<String> {
    let folded_caption = text::folded(caption);
    let mut tags: Vec<String> = Vec::new();
    let mut rest = folded_caption.as_str();
    // Whether the last character before `rest` belongs to a word that is no tag: `C#` and `a#b` are none.
    let mut in_word = false;
    while let Some(c) = rest.chars().next() {
        let behind = rest.get(c.len_utf8()..).unwrap_or_default();
        if c != '#' || in_word {
            in_word = text::is_of_word(c);
            rest = behind;
            continue;
        }
        let end = behind.find(|c| !text::is_of_word(c)).unwrap_or(behind.len());
        let (tag, after) = behind.split_at(end);
        if is_tag(tag) && !tags.iter().any(|known| known == tag) && tags.len() < TOPICS_MAX {
            tags.push(tag.to_owned());
        }
        (rest, in_word) = (after, false);
    }
    tags
}

/// `tag` as topics are called, with or without `#`; `None` when none can be called so.
pub fn folded(tag: &str) -> Option<String> {
    let folded = text::folded(tag.trim());
    let tag = folded.strip_prefix('#').unwrap_or(&folded);
    is_tag(tag).then(|| tag.to_owned())
}

/// The topic of this tag, in any writing.
pub fn find(read: &mut Read, tag: &str) -> Result<Option<Topic>, db::Error> {
    match folded(tag) {
        Some(tag) => store::topic::find(read, &tag),
        None => Ok(None),
    }
}

/// The topics of these ids, in the order of `ids`; at most 64 are looked at.
pub fn of_ids(read: &mut Read, ids: &[TopicId]) -> Result<Vec<Topic>, db::Error> {
    store::topic::of_ids(read, ids.get(..IDS).unwrap_or(ids))
}

/// Topics that have READY posts in a market, those with the most first.
pub fn in_market(read: &mut Read, market: MarketCode, page: &PageRequest) -> Result<Page<MarketTopic>, db::Error> {
    store::topic::in_market(read, market, page)
}

/// READY posts of a topic, in one market or in all of them.
pub fn post_count(read: &mut Read, topic: TopicId, market: Option<MarketCode>) -> Result<i64, db::Error> {
    store::topic::post_count(read, topic, market)
}

/// READY posts of a topic in a market, the newest first.
pub fn posts(read: &mut Read, topic: TopicId, market: MarketCode, page: &PageRequest) -> Result<Page<Post>, db::Error> {
    store::post::of_topic(read, topic, market, page)
}

/// A word of at most [`TAG_CHARACTERS_MAX`] characters with a letter in it.
fn is_tag(word: &str) -> bool {
    word.chars().any(char::is_alphabetic)
        && word.chars().all(text::is_of_word)
        && word.chars().count() <= TAG_CHARACTERS_MAX
}

#[cfg(test)]
mod tests;
