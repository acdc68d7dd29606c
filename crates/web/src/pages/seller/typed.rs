//! Amounts as people type them, read exactly: digits, and one point before the fraction. Nothing is guessed: `12,50` may
//! be twelve and a half or a thousand and more, so it is refused with what to write instead.

use kernel::{Currency, Money, Problem};

/// Why an amount cannot be read; the code is `shop.price_…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// Nothing was typed.
    Empty,
    /// A comma: fraction or thousands, nobody knows.
    Comma,
    /// Below zero.
    Negative,
    /// More digits after the point than the currency has.
    TooFine,
    /// More than can be priced.
    TooLarge,
    /// `1e9`, letters, two points.
    NotANumber,
}

/// Digits before the point at the most: far above every bound of every market.
const DIGITS_MAX: usize = 12;

impl Unread {
    fn code(self) -> &'static str {
        match self {
            Unread::Empty => "shop.price_empty",
            Unread::Comma => "shop.price_comma",
            Unread::Negative => "shop.price_negative",
            Unread::TooFine => "shop.price_too_fine",
            Unread::TooLarge => "shop.price_too_large",
            Unread::NotANumber => "shop.price_not_a_number",
        }
    }

    /// The problem of `field`, with an amount of the currency as an example.
    pub fn problem(self, field: impl Into<String>, currency: Currency) -> Problem {
        let example = plain(Money::new(125 * 10_i64.pow(currency.exponent()) / 10, currency));
        Problem::new(field, self.code())
            .with("example", example)
            .with("digits", currency.exponent())
            .with("currency", currency)
    }
}

/// An amount of `currency` in minor units: `12.50` is 1250 of a currency with cents.
pub fn amount(typed: &str, currency: Currency) -> Result<i64, Unread> {
    let text = typed.trim();
    match text.as_bytes() {
        [] => Err(Unread::Empty),
        [b'-', ..] => Err(Unread::Negative),
        _ if text.starts_with('−') => Err(Unread::Negative),
        _ => decimal(text, currency.exponent()),
    }
}

/// As [`amount`], below zero too: what a price rule adds or takes off.
pub fn signed_amount(typed: &str, currency: Currency) -> Result<i64, Unread> {
    signed(typed, currency.exponent())
}

/// A share in basis points: `5` and `+5` are 500, `-2.5` is -250.
pub fn percent(typed: &str) -> Result<i64, Unread> {
    signed(typed.trim().trim_end_matches('%').trim_end(), 2)
}

/// A whole number, such as units or grams; `None` when nothing was typed.
pub fn whole(typed: &str, field: impl Into<String>) -> Result<Option<i64>, Problem> {
    match typed.trim() {
        "" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Problem::new(field, "shop.not_a_whole_number")),
    }
}

/// An amount as [`amount`] reads it back.
pub fn plain(money: Money) -> String {
    money.to_decimal().to_string()
}

fn signed(typed: &str, exponent: u32) -> Result<i64, Unread> {
    let text = typed.trim();
    let (sign, digits) = match text.chars().next() {
        None => return Err(Unread::Empty),
        Some('-' | '−') => (-1, text.trim_start_matches(['-', '−'])),
        Some(_) => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    Ok(sign * decimal(digits, exponent)?)
}

fn decimal(text: &str, exponent: u32) -> Result<i64, Unread> {
    if text.contains([',', '，']) {
        return Err(Unread::Comma);
    }
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !digits(whole) || !digits(fraction) || text.ends_with('.') {
        return Err(Unread::NotANumber);
    }
    if whole.trim_start_matches('0').len() > DIGITS_MAX {
        return Err(Unread::TooLarge);
    }
    let places = usize::try_from(exponent).unwrap_or(0);
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > places {
        return Err(Unread::TooFine);
    }
    format!("{whole}{fraction:0<places$}").parse().map_err(|_| Unread::TooLarge)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_exactly() {
        for (typed, minor) in [
            ("12.50", 1250),
            (" 12.5 ", 1250),
            ("0", 0),
            ("0.01", 1),
            ("007", 700),
            ("999999999999.99", 99_999_999_999_999),
        ] {
            assert_eq!(amount(typed, Currency::GBP), Ok(minor), "{typed}");
        }
        assert_eq!(amount("1200", Currency::JPY), Ok(1200));
        assert_eq!(amount("1200.00", Currency::JPY), Ok(1200));
        assert_eq!(amount("1.234", "KWD".parse().unwrap()), Ok(1234));
    }

    #[test]
    fn what_could_mean_two_things_is_refused() {
        for (typed, why) in [
            ("12,50", Unread::Comma),
            ("1,200", Unread::Comma),
            ("-1", Unread::Negative),
            ("−1", Unread::Negative),
            ("1e9", Unread::NotANumber),
            ("", Unread::Empty),
            ("12.", Unread::NotANumber),
            (".5", Unread::NotANumber),
            ("1.2.3", Unread::NotANumber),
            ("£5", Unread::NotANumber),
            ("12.345", Unread::TooFine),
            ("1 200", Unread::NotANumber),
            ("1234567890123", Unread::TooLarge),
            ("１２", Unread::NotANumber),
        ] {
            assert_eq!(amount(typed, Currency::GBP), Err(why), "{typed}");
        }
        assert_eq!(amount("0.5", Currency::JPY), Err(Unread::TooFine));
    }

    #[test]
    fn rules_may_take_off() {
        assert_eq!(signed_amount("-1.50", Currency::GBP), Ok(-150));
        assert_eq!(percent("+5 %"), Ok(500));
        assert_eq!(percent("-2.5"), Ok(-250));
        assert_eq!(percent("5,5"), Err(Unread::Comma));
        assert_eq!(percent(""), Err(Unread::Empty));
    }

    #[test]
    fn what_is_shown_is_read_back() {
        for money in [Money::new(1250, Currency::GBP), Money::new(7, Currency::JPY), Money::new(0, Currency::USD)] {
            assert_eq!(amount(&plain(money), money.currency), Ok(money.minor));
        }
    }
}
