//! How facts stand in a row of the log: one after the other, small numbers in few bytes.
//!
//! The first byte of a row names the layout. A layout is never changed, only followed by another.

use kernel::{Instant, MarketCode};

use crate::{Error, Kind, Origin, Signal, Viewer};

/// The one layout there is.
const LAYOUT: u8 = 1;

/// A fact as it stands in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fact {
    pub signal: Signal,
    /// Whether it was counted when it was accepted.
    pub counted: bool,
}

/// A row that grows.
pub(crate) struct Row {
    bytes: Vec<u8>,
    facts: u64,
    newest_at: Instant,
    last_at: i64,
}

impl Row {
    pub fn new() -> Row {
        Row { bytes: vec![LAYOUT], facts: 0, newest_at: Instant::from_ms(i64::MIN), last_at: 0 }
    }

    pub fn push(&mut self, signal: &Signal, counted: bool) {
        self.bytes.push(head(signal, counted));
        self.bytes.push(presence(signal));
        self.bytes.push(u8::try_from(signal.topics.len()).unwrap_or(u8::MAX));
        self.bytes.push(u8::try_from(signal.id.len()).unwrap_or(u8::MAX));
        self.bytes.extend_from_slice(signal.id.as_bytes());
        self.bytes.extend_from_slice(signal.market.code().as_bytes());
        put_signed(&mut self.bytes, signal.at.ms().wrapping_sub(self.last_at));
        if signal.viewer.device != 0 {
            self.bytes.extend_from_slice(&signal.viewer.device.to_le_bytes());
        }
        let numbers = [signal.viewer.person, signal.post, signal.room, signal.listing, signal.creator, signal.amount];
        for number in numbers.into_iter().flatten().chain(signal.topics.iter().copied()) {
            put_signed(&mut self.bytes, number);
        }
        self.last_at = signal.at.ms();
        self.newest_at = self.newest_at.max(signal.at);
        self.facts += 1;
    }

    pub fn facts(&self) -> u64 {
        self.facts
    }

    pub fn newest_at(&self) -> Instant {
        self.newest_at
    }

    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The facts of a row.
pub(crate) fn read(row: &[u8]) -> Result<Vec<Fact>, Error> {
    let mut reader = Reader { rest: row };
    if reader.byte()? != LAYOUT {
        return Err(torn());
    }
    let (mut facts, mut last_at) = (Vec::new(), 0);
    while !reader.rest.is_empty() {
        let fact = read_fact(&mut reader, last_at)?;
        last_at = fact.signal.at.ms();
        facts.push(fact);
    }
    Ok(facts)
}

fn read_fact(reader: &mut Reader, last_at: i64) -> Result<Fact, Error> {
    let (head, presence) = (reader.byte()?, reader.byte()?);
    let (topics, id_bytes) = (reader.byte()?, reader.byte()?);
    let id = std::str::from_utf8(reader.bytes(usize::from(id_bytes))?).map_err(|_| torn())?.to_owned();
    let market = std::str::from_utf8(reader.bytes(2)?).ok().and_then(|code| code.parse::<MarketCode>().ok());
    let at = Instant::from_ms(last_at.wrapping_add(reader.signed()?));
    let device = if presence & DEVICE == 0 { 0 } else { reader.word()? };
    let mut number = |bit: u8| (presence & bit != 0).then(|| reader.signed()).transpose();
    let person = number(PERSON)?;
    let (post, room, listing, creator, amount) =
        (number(POST)?, number(ROOM)?, number(LISTING)?, number(CREATOR)?, number(AMOUNT)?);
    let topics = (0..topics).map(|_| reader.signed()).collect::<Result<Vec<i64>, Error>>()?;
    let kind = Kind::from_number(kind_number(head)).ok_or_else(torn)?;
    let (viewer, market) = (Viewer { person, device }, market.ok_or_else(torn)?);
    let origin = origin(head);
    let signal = Signal { id, kind, at, market, viewer, origin, post, room, listing, creator, topics, amount };
    Ok(Fact { signal, counted: head & COUNTED != 0 })
}

/// The low bits of a kind's number; its high bit is [`KIND_HIGH`].
const KIND_BITS: u8 = 0b1111;
const COUNTED: u8 = 1 << 6;
const KIND_HIGH: u8 = 1 << 7;

const PERSON: u8 = 1;
const DEVICE: u8 = 1 << 1;
const POST: u8 = 1 << 2;
const ROOM: u8 = 1 << 3;
const LISTING: u8 = 1 << 4;
const CREATOR: u8 = 1 << 5;
const AMOUNT: u8 = 1 << 6;

fn head(signal: &Signal, counted: bool) -> u8 {
    let origin = match signal.origin {
        Origin::Real => 0,
        Origin::Simulated => 1,
        Origin::Bot => 2,
        Origin::Self_ => 3,
    };
    let number = signal.kind.number();
    let high = if number > KIND_BITS { KIND_HIGH } else { 0 };
    number & KIND_BITS | origin << 4 | high | if counted { COUNTED } else { 0 }
}

fn kind_number(head: u8) -> u8 {
    head & KIND_BITS | if head & KIND_HIGH == 0 { 0 } else { KIND_BITS + 1 }
}

fn origin(head: u8) -> Origin {
    match head >> 4 & 0b11 {
        0 => Origin::Real,
        1 => Origin::Simulated,
        2 => Origin::Bot,
        _ => Origin::Self_,
    }
}

fn presence(signal: &Signal) -> u8 {
    let said = [
        (PERSON, signal.viewer.person.is_some()),
        (DEVICE, signal.viewer.device != 0),
        (POST, signal.post.is_some()),
        (ROOM, signal.room.is_some()),
        (LISTING, signal.listing.is_some()),
        (CREATOR, signal.creator.is_some()),
        (AMOUNT, signal.amount.is_some()),
    ];
    said.into_iter().filter(|(_, is)| *is).fold(0, |bits, (bit, _)| bits | bit)
}

/// Near zero is short, on either side of it: zigzag, seven bits a byte.
fn put_signed(bytes: &mut Vec<u8>, number: i64) {
    let mut left = (number << 1 ^ number >> 63).cast_unsigned();
    while left >= 0x80 {
        let [low, ..] = left.to_le_bytes();
        bytes.push(low | 0x80);
        left >>= 7;
    }
    let [low, ..] = left.to_le_bytes();
    bytes.push(low);
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8, Error> {
        let (first, rest) = self.rest.split_first().ok_or_else(torn)?;
        self.rest = rest;
        Ok(*first)
    }

    fn bytes(&mut self, count: usize) -> Result<&'a [u8], Error> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or_else(torn)?;
        self.rest = rest;
        Ok(taken)
    }

    fn word(&mut self) -> Result<u64, Error> {
        let bytes = self.bytes(8)?.try_into().map_err(|_| torn())?;
        Ok(u64::from_le_bytes(bytes))
    }

    fn signed(&mut self) -> Result<i64, Error> {
        let (mut number, mut shift) = (0_u64, 0_u32);
        loop {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f).checked_shl(shift).ok_or_else(torn)?;
            if byte & 0x80 == 0 {
                break;
            }
            shift += 7;
        }
        Ok((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }
}

/// The row is not as it was written.
fn torn() -> Error {
    Error::Storage("a row of the log cannot be read".to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::sample;

    proptest! {
        #[test]
        fn facts_come_back_as_they_went_in(facts in prop::collection::vec((sample::any_signal(), any::<bool>()), 0..20)) {
            let mut row = Row::new();
            for (signal, counted) in &facts {
                row.push(signal, *counted);
            }
            let back = read(row.bytes()).unwrap();
            prop_assert_eq!(back.len(), facts.len());
            for (fact, (signal, counted)) in back.iter().zip(&facts) {
                prop_assert_eq!(&fact.signal, signal);
                prop_assert_eq!(fact.counted, *counted);
            }
        }

        #[test]
        fn no_bytes_make_it_fall_over(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
            drop(read(&bytes));
        }
    }
}
