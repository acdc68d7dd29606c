//! `meadow rates`: histories of the European Central Bank, the shipped reference rates, and a replay of the repricing rule.

use std::io::Cursor;
use std::path::Path;

use db::Tx;
use jiff::civil::Date;
use kernel::{BasisPoints, Currency, MarketCode, Money, Rate, SystemClock};
use market::fx::{Quote, RateKind, RateSheet};
use market::price::{Inputs, PriceRule};
use serde_json::json;

use crate::Failure;
use crate::cli::Rates;
use crate::house::{House, Opening};
use crate::settings::DataSettings;

/// Days of a history in one transaction.
const DAYS_AT_ONCE: usize = 500;

pub fn run(data: &DataSettings, rates: Rates) -> Result<(), Failure> {
    match rates {
        Rates::Ecb { file } => load_ecb(data, &file),
        Rates::Reference => load_reference(data),
        Rates::Replay { file, market, price, currency, threshold_bp, json } => {
            let wish = Wish { file: &file, market: &market, price: &price, currency: &currency, threshold_bp };
            replay(&wish, json)
        }
    }
}

fn load_ecb(data: &DataSettings, file: &Path) -> Result<(), Failure> {
    let sheets = read_ecb(file)?;
    let (first, last) = (sheets.iter().map(|s| s.date).min(), sheets.iter().map(|s| s.date).max());
    let house = House::open(data, Opening::command())?;
    let kept = put(&house, &sheets)?;
    if let (Some(first), Some(last)) = (first, last) {
        println!("{kept} rates from {first} to {last}. Prices that moved beyond their market's threshold follow.");
    }
    Ok(())
}

fn load_reference(data: &DataSettings) -> Result<(), Failure> {
    let sheets = market::fx::snapshot::sheets();
    let house = House::open(data, Opening::command())?;
    for sheet in sheets {
        println!("{}: {} rates of {}", sheet.source, sheet.rates.len(), sheet.date);
    }
    put(&house, sheets)?;
    Ok(())
}

/// Keeps the sheets in pieces, then has prices follow.
fn put(house: &House, sheets: &[RateSheet]) -> Result<u64, Failure> {
    let mut kept = 0;
    for piece in sheets.chunks(DAYS_AT_ONCE) {
        let piece = piece.to_vec();
        kept += house.db.write_blocking(move |tx: &mut Tx| market::fx::put_history(tx, &SystemClock, &piece))?;
    }
    house.db.write_blocking(|tx| flows::reprice_after_fx(tx, &SystemClock))?;
    Ok(kept)
}

/// The sheets of an ECB file: a zip, CSV or XML, by its first bytes.
fn read_ecb(file: &Path) -> Result<Vec<RateSheet>, Failure> {
    let bytes = std::fs::read(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let sheets = if bytes.starts_with(b"PK") {
        market::fx::ecb::read_zip(Cursor::new(bytes))
    } else if bytes.trim_ascii_start().starts_with(b"<") {
        market::fx::ecb::read_xml(Cursor::new(bytes))
    } else {
        market::fx::ecb::read_csv(Cursor::new(bytes))
    };
    sheets.map_err(|error| format!("{}: {error}", file.display()).into())
}

/// A price, a market and a history.
struct Wish<'a> {
    file: &'a Path,
    market: &'a str,
    price: &'a str,
    currency: &'a str,
    threshold_bp: i64,
}

fn replay(wish: &Wish<'_>, as_json: bool) -> Result<(), Failure> {
    let code: MarketCode = wish.market.parse().map_err(|_| format!("{} is no market's code", wish.market))?;
    let market = market::shipped::find(code).ok_or_else(|| format!("there is no market {code}"))?;
    let currency: Currency = wish.currency.parse().map_err(|_| format!("{} is no currency", wish.currency))?;
    let major = wish.price.parse().map_err(|_| format!("{} is no price", wish.price))?;
    let base = Money::from_decimal(major, currency)?;
    let threshold = BasisPoints::new(wish.threshold_bp).ok_or("the threshold runs from 0 to 10000")?;
    let history = history(&read_ecb(wish.file)?, currency, market.currency);
    let (first, rate) = *history.first().ok_or("the file has no day with both currencies")?;
    let quote = Quote {
        base: currency,
        quote: market.currency,
        rate,
        source: "replay".to_owned(),
        kind: RateKind::Ecb,
        date: first,
        put_at: kernel::Instant::default(),
        via: Vec::new(),
    };
    // A shop from nowhere near: bounds and endings are those of cross-border trade.
    let home = MarketCode::new(*b"CN");
    let inputs = Inputs::of_market(market, home, first, PriceRule::Formula, base, &quote);
    let told = market::price::replay(&history, &inputs, threshold)?;
    if as_json {
        let reprices: Vec<_> = told.reprices.iter().map(|(date, rate)| json!({"date": date, "rate": rate})).collect();
        println!(
            "{}",
            json!({"market": code, "days": told.days, "moves": told.moves, "reprices": reprices.len(),
                "price_changes": told.price_changes, "threshold_bp": wish.threshold_bp, "at": reprices})
        );
    } else {
        println!(
            "{base} in {code}: {} days, the rate moved on {}, the price was made anew on {} and changed on {}.",
            told.days,
            told.moves,
            told.reprices.len(),
            told.price_changes
        );
    }
    Ok(())
}

/// Units of `quote` for one of `base`, day by day, from sheets that have both.
fn history(sheets: &[RateSheet], base: Currency, quote: Currency) -> Vec<(Date, Rate)> {
    let rate_of = |sheet: &RateSheet, currency: Currency| {
        if sheet.base == currency {
            return Some(Rate::ONE);
        }
        sheet.rates.iter().find(|(known, _)| *known == currency).map(|(_, rate)| *rate)
    };
    let day = |sheet: &RateSheet| {
        let cross = rate_of(sheet, quote)?.get().checked_div(rate_of(sheet, base)?.get())?;
        Some((sheet.date, Rate::new(cross.round_dp(10))?))
    };
    let mut days: Vec<(Date, Rate)> = sheets.iter().filter_map(day).collect();
    days.sort();
    days
}
