//! Typed, time-ordered 64-bit ids.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use ferroid::generator::{LockSnowflakeGenerator, Poll};
use ferroid::id::{SnowflakeTwitterId, ToU64};
use ferroid::time::TimeSource;
use serde::de::{self, Deserializer, Visitor};
use serde::{Deserialize, Serialize, Serializer};

use crate::{Clock, Instant, SystemClock};

/// The id of one `T`: 63 bits in the Snowflake layout (41 of milliseconds, 10 of node, 12 of sequence), so that
/// ids sort by the time they were made. A decimal string in JSON and URLs, a BIGINT in the database; both are read.
pub struct Id<T> {
    value: i64,
    noun: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// The id with this value.
    pub const fn new(value: i64) -> Id<T> {
        Id { value, noun: PhantomData }
    }

    /// The value as it is stored.
    pub const fn get(self) -> i64 {
        self.value
    }
}

impl<T> From<i64> for Id<T> {
    fn from(value: i64) -> Id<T> {
        Id::new(value)
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Id<T> {
        *self
    }
}
impl<T> Copy for Id<T> {}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Id<T>) -> bool {
        self.value == other.value
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Id<T>) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Id<T>) -> std::cmp::Ordering {
        self.value.cmp(&other.value)
    }
}
impl<T> Hash for Id<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

/// The text is not a positive decimal number of 63 bits.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id")]
pub struct ParseIdError;

impl<T> FromStr for Id<T> {
    type Err = ParseIdError;

    fn from_str(s: &str) -> Result<Id<T>, ParseIdError> {
        let digits = !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let value = s.parse::<i64>().ok().filter(|_| digits);
        value.map(Id::new).ok_or(ParseIdError)
    }
}

impl<T> Serialize for Id<T> {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl<'de, T> Deserialize<'de> for Id<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Id<T>, D::Error> {
        struct IdVisitor<T>(PhantomData<fn() -> T>);
        impl<T> Visitor<'_> for IdVisitor<T> {
            type Value = Id<T>;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an id as a decimal string")
            }
            fn visit_i64<E: de::Error>(self, value: i64) -> Result<Id<T>, E> {
                Ok(Id::new(value))
            }
            fn visit_u64<E: de::Error>(self, value: u64) -> Result<Id<T>, E> {
                i64::try_from(value).map(Id::new).map_err(E::custom)
            }
            fn visit_str<E: de::Error>(self, s: &str) -> Result<Id<T>, E> {
                s.parse().map_err(E::custom)
            }
        }
        d.deserialize_any(IdVisitor(PhantomData))
    }
}

/// Which node of an installation makes the ids: 0 to 1023, unique among running nodes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NodeId(u16);

impl NodeId {
    /// The node's number, or `None` above 1023.
    pub const fn new(number: u16) -> Option<NodeId> {
        if number < 1024 { Some(NodeId(number)) } else { None }
    }

    /// The node's number.
    pub const fn get(self) -> u16 {
        self.0
    }
}

/// Milliseconds of wall time since the Snowflake epoch, never running backwards within a generator.
struct WallTime;

/// The epoch of the ids: 2025-01-01T00:00:00Z. 41 bits of milliseconds last until 2094.
const EPOCH: Instant = Instant::from_ms(1_735_689_600_000);

impl TimeSource<u64> for WallTime {
    fn current_millis(&self) -> u64 {
        u64::try_from(SystemClock.now().since_ms(EPOCH)).unwrap_or(0)
    }
}

/// Makes ids that no other generator with another [`NodeId`] makes.
pub struct IdGen {
    generator: LockSnowflakeGenerator<SnowflakeTwitterId, WallTime>,
}

impl IdGen {
    /// A generator for `node`.
    pub fn new(node: NodeId) -> IdGen {
        IdGen { generator: LockSnowflakeGenerator::new(u64::from(node.0), WallTime) }
    }

    /// The next id. Waits for the next millisecond when 4 096 were made in this one.
    pub fn next<T>(&self) -> Id<T> {
        loop {
            match self.generator.try_poll_id() {
                Ok(Poll::Ready { id }) => return Id::new(i64::try_from(id.to_raw().to_u64()).unwrap_or(i64::MAX)),
                _ => std::thread::yield_now(),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Thing;

    #[test]
    fn ids_rise_and_never_repeat() {
        let ids = IdGen::new(NodeId::new(7).unwrap());
        let made: Vec<Id<Thing>> = (0..20_000).map(|_| ids.next()).collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]));
        assert!(made[0].get() > 0);
    }

    #[test]
    fn only_plain_positive_numbers_are_ids() {
        for text in ["", "-1", "+1", "1.0", "abc", "9223372036854775808", " 1"] {
            assert_eq!(text.parse::<Id<Thing>>(), Err(ParseIdError), "{text}");
        }
        assert_eq!("42".parse::<Id<Thing>>(), Ok(Id::new(42)));
    }
}
