//! Rows decoded by column name through serde.
//!
//! A struct takes its columns by name, a tuple by position, anything else the only column. Integers 0 and 1 are
//! also booleans, TEXT is also an enum's variant or whatever reads itself from a string, BYTEA is bytes.

use std::fmt;

use serde::de::value::{BorrowedStrDeserializer, SeqDeserializer};
use serde::de::{self, DeserializeOwned, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};

use crate::Error;

/// A TEXT column that holds JSON.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Json<T>(pub T);

impl<'de, T: DeserializeOwned> Deserialize<'de> for Json<T> {
    fn deserialize<D: Deserializer<'de>>(d: D) -> Result<Json<T>, D::Error> {
        let text = std::borrow::Cow::<str>::deserialize(d)?;
        serde_json::from_str(&text).map(Json).map_err(de::Error::custom)
    }
}

/// One value of a row, borrowed from the engine.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cell<'a> {
    Null,
    Int(i64),
    Real(f64),
    Text(&'a str),
    Bytes(&'a [u8]),
}

/// A row of either engine.
pub(crate) trait Row {
    /// How many columns it has.
    fn len(&self) -> usize;
    /// The name of column `i`.
    fn name(&self, i: usize) -> Result<&str, RowError>;
    /// The value of column `i`.
    fn cell(&self, i: usize) -> Result<Cell<'_>, RowError>;
}

/// Why a row does not decode.
#[derive(Debug)]
pub(crate) struct RowError(String);

impl fmt::Display for RowError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for RowError {}
impl de::Error for RowError {
    fn custom<T: fmt::Display>(message: T) -> RowError {
        RowError(message.to_string())
    }
}
impl From<RowError> for Error {
    fn from(error: RowError) -> Error {
        Error::Row(error.0.into())
    }
}

/// Decodes one row.
pub(crate) fn decode<R: DeserializeOwned>(row: &impl Row) -> Result<R, Error> {
    Ok(R::deserialize(RowDeserializer { row })?)
}

struct RowDeserializer<'a, T> {
    row: &'a T,
}

impl<'a, T: Row> RowDeserializer<'a, T> {
    fn only(&self) -> Result<CellDeserializer<'a>, RowError> {
        match self.row.len() {
            1 => Ok(CellDeserializer(self.row.cell(0)?)),
            n => Err(RowError(format!("one column was expected, {n} came"))),
        }
    }

    fn columns(&self) -> Columns<'a, T> {
        Columns { row: self.row, next: 0 }
    }

    /// A sequence is the row itself, unless its only column holds bytes.
    fn sequence<V: Visitor<'a>>(self, visitor: V) -> Result<V::Value, RowError> {
        match self.row.len() {
            1 => match self.row.cell(0)? {
                Cell::Bytes(bytes) => visit_byte_seq(bytes, visitor),
                _ => visitor.visit_seq(self.columns()),
            },
            _ => visitor.visit_seq(self.columns()),
        }
    }
}

/// Hands the methods that ask for a scalar to the only column.
macro_rules! from_the_only_column {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
            self.only()?.$method(visitor)
        })*
    };
}

impl<'de, T: Row> Deserializer<'de> for RowDeserializer<'de, T> {
    type Error = RowError;

    from_the_only_column! {
        deserialize_bool deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_u8 deserialize_u16
        deserialize_u32 deserialize_u64 deserialize_i128 deserialize_u128 deserialize_f32 deserialize_f64
        deserialize_char deserialize_str deserialize_string deserialize_bytes deserialize_byte_buf
        deserialize_identifier
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        match self.row.len() {
            1 => self.only()?.deserialize_any(visitor),
            _ => visitor.visit_map(self.columns()),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        match self.row.len() {
            1 => self.only()?.deserialize_option(visitor),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, RowError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, RowError> {
        self.only()?.deserialize_enum(name, variants, visitor)
    }

    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        visitor.visit_unit()
    }

    fn deserialize_unit_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, RowError> {
        visitor.visit_unit()
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        visitor.visit_unit()
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        self.sequence(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, RowError> {
        self.sequence(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, RowError> {
        self.sequence(visitor)
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        visitor.visit_map(self.columns())
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, RowError> {
        visitor.visit_map(self.columns())
    }
}

/// The columns of a row in order: a map by name, or a sequence.
struct Columns<'a, T> {
    row: &'a T,
    next: usize,
}

impl<'de, T: Row> MapAccess<'de> for Columns<'de, T> {
    type Error = RowError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, RowError> {
        if self.next >= self.row.len() {
            return Ok(None);
        }
        let name = self.row.name(self.next)?;
        seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, RowError> {
        let i = self.next;
        self.next += 1;
        self.row
            .cell(i)
            .and_then(|cell| seed.deserialize(CellDeserializer(cell)))
            .map_err(|e| RowError(format!("column {}: {e}", self.row.name(i).unwrap_or("?"))))
    }
}

impl<'de, T: Row> SeqAccess<'de> for Columns<'de, T> {
    type Error = RowError;

    fn next_element_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<Option<S::Value>, RowError> {
        if self.next >= self.row.len() {
            return Ok(None);
        }
        self.next_value_seed(seed).map(Some)
    }
}

struct CellDeserializer<'a>(Cell<'a>);

fn visit_byte_seq<'de, V: Visitor<'de>>(bytes: &[u8], visitor: V) -> Result<V::Value, RowError> {
    visitor.visit_seq(SeqDeserializer::new(bytes.iter().copied()))
}

impl<'de> CellDeserializer<'de> {
    fn sequence<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        match self.0 {
            Cell::Bytes(bytes) => visit_byte_seq(bytes, visitor),
            _ => self.deserialize_any(visitor),
        }
    }
}

impl<'de> Deserializer<'de> for CellDeserializer<'de> {
    type Error = RowError;

    forward_to_deserialize_any! {
        i8 i16 i32 i64 u8 u16 u32 u64 i128 u128 f32 f64 char str string bytes byte_buf unit unit_struct map struct
        identifier ignored_any
    }

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        match self.0 {
            Cell::Null => visitor.visit_unit(),
            Cell::Int(n) => visitor.visit_i64(n),
            Cell::Real(x) => visitor.visit_f64(x),
            Cell::Text(s) => visitor.visit_borrowed_str(s),
            Cell::Bytes(b) => visitor.visit_borrowed_bytes(b),
        }
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        match self.0 {
            Cell::Int(0) => visitor.visit_bool(false),
            Cell::Int(1) => visitor.visit_bool(true),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        match self.0 {
            Cell::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, RowError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, RowError> {
        match self.0 {
            Cell::Text(variant) => visitor.visit_enum(BorrowedStrDeserializer::new(variant)),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, RowError> {
        self.sequence(visitor)
    }

    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, RowError> {
        self.sequence(visitor)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, RowError> {
        self.sequence(visitor)
    }
}

#[cfg(test)]
mod tests;
