//! Values bound to a statement's parameters.

use std::borrow::Cow;

use kernel::{BasisPoints, Country, Currency, Id, Instant, Lang, Rate};

/// A parameter's value. Booleans are 0 and 1, instants epoch milliseconds, ids and money integers.
#[derive(Clone, Debug, PartialEq)]
pub enum Value<'a> {
    Null,
    Int(i64),
    Real(f64),
    Text(Cow<'a, str>),
    Bytes(Cow<'a, [u8]>),
}

impl Value<'_> {
    /// The value without what it borrows.
    pub(crate) fn to_owned_value(&self) -> Value<'static> {
        match self {
            Value::Null => Value::Null,
            Value::Int(n) => Value::Int(*n),
            Value::Real(x) => Value::Real(*x),
            Value::Text(s) => Value::Text(Cow::Owned(s.clone().into_owned())),
            Value::Bytes(b) => Value::Bytes(Cow::Owned(b.clone().into_owned())),
        }
    }
}

/// The parameters of a statement, `$1` first: `params![id, name, clock.now()]`.
#[macro_export]
macro_rules! params {
    ($($value:expr),* $(,)?) => { &[$($crate::Value::from($value)),*] };
}

impl From<i64> for Value<'_> {
    fn from(n: i64) -> Self {
        Value::Int(n)
    }
}
impl From<i32> for Value<'_> {
    fn from(n: i32) -> Self {
        Value::Int(n.into())
    }
}
impl From<u32> for Value<'_> {
    fn from(n: u32) -> Self {
        Value::Int(n.into())
    }
}
impl From<bool> for Value<'_> {
    fn from(b: bool) -> Self {
        Value::Int(b.into())
    }
}
impl From<f64> for Value<'_> {
    fn from(x: f64) -> Self {
        Value::Real(x)
    }
}
impl<'a> From<&'a str> for Value<'a> {
    fn from(s: &'a str) -> Self {
        Value::Text(s.into())
    }
}
impl<'a> From<&'a String> for Value<'a> {
    fn from(s: &'a String) -> Self {
        Value::Text(s.as_str().into())
    }
}
impl From<String> for Value<'_> {
    fn from(s: String) -> Self {
        Value::Text(s.into())
    }
}
impl<'a> From<Cow<'a, str>> for Value<'a> {
    fn from(s: Cow<'a, str>) -> Self {
        Value::Text(s)
    }
}
impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(b: &'a [u8]) -> Self {
        Value::Bytes(b.into())
    }
}
impl From<Vec<u8>> for Value<'_> {
    fn from(b: Vec<u8>) -> Self {
        Value::Bytes(b.into())
    }
}
impl<T> From<Id<T>> for Value<'_> {
    fn from(id: Id<T>) -> Self {
        Value::Int(id.get())
    }
}
impl From<Instant> for Value<'_> {
    fn from(t: Instant) -> Self {
        Value::Int(t.ms())
    }
}
impl From<Currency> for Value<'_> {
    fn from(currency: Currency) -> Self {
        Value::Text(currency.code().into())
    }
}
impl From<Country> for Value<'_> {
    fn from(country: Country) -> Self {
        Value::Text(country.code().to_owned().into())
    }
}
impl From<Lang> for Value<'_> {
    fn from(lang: Lang) -> Self {
        Value::Text(lang.tag().to_owned().into())
    }
}
impl From<BasisPoints> for Value<'_> {
    fn from(share: BasisPoints) -> Self {
        Value::Int(share.get())
    }
}
impl From<Rate> for Value<'_> {
    fn from(rate: Rate) -> Self {
        Value::Text(rate.to_string().into())
    }
}
impl<'a, T: Into<Value<'a>>> From<Option<T>> for Value<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}
