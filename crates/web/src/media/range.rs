//! Which part of a file is asked for: RFC 9110, one range of bytes.

use std::ops::Range;

use axum::http::HeaderMap;
use axum::http::header::{IF_RANGE, RANGE};

/// Bytes of an answer to a range at the most: players ask again for more, and nobody holds a film in memory.
pub(super) const PART_BYTES_MAX: u64 = 2 * 1024 * 1024;

/// What is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Asked {
    /// Everything: no range, several, one that cannot be read, or one for a version that we do not know.
    Whole,
    Part(Range<u64>),
    /// A range that begins behind the end.
    Nothing,
}

/// What `headers` ask of a file of `size` bytes.
pub(super) fn asked(headers: &HeaderMap, size: u64) -> Asked {
    let range = headers.get(RANGE).and_then(|value| value.to_str().ok());
    match range {
        Some(range) if !headers.contains_key(IF_RANGE) => part(range, size),
        _ => Asked::Whole,
    }
}

fn part(range: &str, size: u64) -> Asked {
    let Some((first, last)) = range.strip_prefix("bytes=").and_then(|range| range.trim().split_once('-')) else {
        return Asked::Whole;
    };
    let number =
        |text: &str| (text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse::<u64>().unwrap_or(u64::MAX));
    let (Some(a), Some(b)) = (number(first).filter(|_| !first.is_empty()).or(None), number(last)) else {
        return if first.is_empty() { tail(last, size) } else { Asked::Whole };
    };
    let end = if last.is_empty() { size } else { b.saturating_add(1).min(size) };
    if !last.is_empty() && b < a {
        return Asked::Whole;
    }
    if a >= size {
        return Asked::Nothing;
    }
    Asked::Part(a..end.min(a.saturating_add(PART_BYTES_MAX)))
}

/// The last bytes of a file: `-500`.
fn tail(last: &str, size: u64) -> Asked {
    if last.is_empty() || !last.bytes().all(|b| b.is_ascii_digit()) {
        return Asked::Whole;
    }
    let wanted = last.parse::<u64>().unwrap_or(u64::MAX).min(size);
    match wanted {
        0 => Asked::Nothing,
        wanted => {
            let start = size - wanted;
            Asked::Part(start..size.min(start.saturating_add(PART_BYTES_MAX)))
        }
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn of(range: &'static str, size: u64) -> Asked {
        let mut headers = HeaderMap::new();
        headers.insert(RANGE, HeaderValue::from_static(range));
        asked(&headers, size)
    }

    #[test]
    fn one_range_is_a_part() {
        assert_eq!(of("bytes=0-1", 10), Asked::Part(0..2));
        assert_eq!(of("bytes=3-", 10), Asked::Part(3..10));
        assert_eq!(of("bytes=3-99", 10), Asked::Part(3..10));
        assert_eq!(of("bytes=-4", 10), Asked::Part(6..10));
        assert_eq!(of("bytes=-99", 10), Asked::Part(0..10));
        assert_eq!(of("bytes=0-", 9 * PART_BYTES_MAX), Asked::Part(0..PART_BYTES_MAX));
    }

    #[test]
    fn what_is_not_there_is_said() {
        assert_eq!(of("bytes=10-", 10), Asked::Nothing);
        assert_eq!(of("bytes=99999999999999999999999-", 10), Asked::Nothing);
        assert_eq!(of("bytes=-0", 10), Asked::Nothing);
        assert_eq!(of("bytes=0-", 0), Asked::Nothing);
    }

    #[test]
    fn what_cannot_be_read_is_everything() {
        for range in
            ["bytes=5-2", "bytes=a-b", "bytes=0-1,4-5", "bytes=-", "bytes", "lines=0-1", "bytes=-x", "bytes=+1-2"]
        {
            assert_eq!(of(range, 10), Asked::Whole, "{range}");
        }
        let mut headers = HeaderMap::new();
        headers.insert(RANGE, HeaderValue::from_static("bytes=0-1"));
        headers.insert(IF_RANGE, HeaderValue::from_static("\"another\""));
        assert_eq!(asked(&headers, 10), Asked::Whole);
    }
}
