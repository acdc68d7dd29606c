//! Keyset pages: a list goes on after the last thing seen.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use serde::{Deserialize, Serialize, de::DeserializeOwned};

/// Items a page holds unless asked otherwise.
pub const LIMIT_DEFAULT: u32 = 20;
/// Items a page holds at the most.
pub const LIMIT_MAX: u32 = 100;

/// Where a list goes on: opaque to callers, the sort key of the last item to us.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(String);

impl Cursor {
    /// Seals a sort key.
    pub fn seal<K: Serialize>(key: &K) -> Cursor {
        let bytes = serde_json::to_vec(key).unwrap_or_default();
        Cursor(BASE64_URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The sort key, or `None` when this cursor was not made for this list.
    pub fn open<K: DeserializeOwned>(&self) -> Option<K> {
        let bytes = BASE64_URL_SAFE_NO_PAD.decode(&self.0).ok()?;
        serde_json::from_slice(&bytes).ok()
    }

    /// A cursor as a caller sent it.
    pub fn from_text(text: impl Into<String>) -> Cursor {
        Cursor(text.into())
    }

    /// As it is sent to callers.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Which page is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageRequest {
    pub after: Option<Cursor>,
    limit: u32,
}

impl PageRequest {
    /// The page after `after`, of `limit` items brought within 1..=[`LIMIT_MAX`].
    pub fn new(after: Option<Cursor>, limit: Option<u32>) -> PageRequest {
        PageRequest { after, limit: limit.unwrap_or(LIMIT_DEFAULT).clamp(1, LIMIT_MAX) }
    }

    /// The first page, of [`LIMIT_DEFAULT`] items.
    pub fn first() -> PageRequest {
        PageRequest::new(None, None)
    }

    /// Items wanted: 1 to [`LIMIT_MAX`].
    pub fn limit(&self) -> u32 {
        self.limit
    }

    /// Rows to ask the store for: one more than wanted tells whether there is a next page.
    pub fn fetch(&self) -> i64 {
        i64::from(self.limit) + 1
    }
}

/// A page of a list and the cursor of the next one, if there is one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<Cursor>,
}

impl<T> Page<T> {
    /// Makes a page of the rows that a store found for [`PageRequest::fetch`]; `key` is an item's sort key.
    pub fn of<K: Serialize>(mut rows: Vec<T>, request: &PageRequest, key: impl Fn(&T) -> K) -> Page<T> {
        let limit = usize::try_from(request.limit).unwrap_or(usize::MAX);
        let more = rows.len() > limit;
        rows.truncate(limit);
        let next = rows.last().filter(|_| more).map(|item| Cursor::seal(&key(item)));
        Page { items: rows, next }
    }

    /// The same page of other items.
    pub fn map<U>(self, f: impl FnMut(T) -> U) -> Page<U> {
        Page { items: self.items.into_iter().map(f).collect(), next: self.next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extra_row_becomes_the_next_page() {
        let request = PageRequest::new(None, Some(2));
        let page = Page::of(vec![1, 2, 3], &request, |n| *n);
        assert_eq!(page.items, [1, 2]);
        assert_eq!(page.next.unwrap().open::<i32>(), Some(2));
        assert_eq!(Page::of(vec![1, 2], &request, |n| *n).next, None);
    }

    #[test]
    fn a_foreign_cursor_opens_nothing() {
        assert_eq!(Cursor::from_text("!!").open::<i32>(), None);
        assert_eq!(Cursor::seal(&"x").open::<i32>(), None);
    }
}
