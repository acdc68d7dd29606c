//! The euro foreign exchange reference rates of the European Central Bank, as it publishes them: the history as CSV,
//! bare or in a zip (`eurofxref-hist.zip`), and the daily, 90-day and full tables as XML. One sheet a day, base EUR.
//!
//! Currencies that ISO 4217 has withdrawn (CYP, EEK, …) and `N/A` are left out; any other dirt is an error that names
//! its line.

use std::io::{Read, Seek};

use jiff::civil::Date;
use kernel::{Coded, Currency, Rate};
use quick_xml::events::{BytesStart, Event};

use super::put::read_rate;
use super::{RateKind, RateSheet};

/// The name kept with the rates.
pub const SOURCE: &str = "ECB euro foreign exchange reference rates";

/// Why a file of the ECB was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadEcbError {
    #[error("the file is not a table of the ECB: {0}")]
    Shape(String),
    #[error("line {line}: {what}")]
    Line { line: u64, what: String },
    #[error("the zip cannot be opened: {0}")]
    Zip(String),
    #[error("the file is larger than {max} bytes")]
    TooLarge { max: u64 },
    #[error("the file cannot be read: {0}")]
    Io(#[from] std::io::Error),
}

impl Coded for ReadEcbError {
    fn code(&self) -> &'static str {
        match self {
            ReadEcbError::Shape(_) => "market.ecb_shape",
            ReadEcbError::Line { .. } => "market.ecb_line",
            ReadEcbError::Zip(_) => "market.ecb_zip",
            ReadEcbError::TooLarge { .. } => "market.rates_too_large",
            ReadEcbError::Io(_) => "market.ecb_unreadable",
        }
    }
}

/// Bytes an unpacked file may have: the whole history since 1999 is 2 MB.
pub const BYTES_MAX: u64 = 32 * 1024 * 1024;

/// Reads the CSV: a header `Date,USD,JPY,…` and a line a day, newest or oldest first.
pub fn read_csv(file: impl Read) -> Result<Vec<RateSheet>, ReadEcbError> {
    let text = read_capped(file)?;
    let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
    let header = reader.headers().map_err(|e| ReadEcbError::Shape(e.to_string()))?.clone();
    if header.get(0) != Some("Date") {
        return Err(ReadEcbError::Shape("the first column is not Date".to_owned()));
    }
    let currencies: Vec<Option<Currency>> = header.iter().skip(1).map(|code| code.parse().ok()).collect();
    if !currencies.iter().any(Option::is_some) {
        return Err(ReadEcbError::Shape("no column is a currency".to_owned()));
    }
    let mut sheets = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|e| ReadEcbError::Shape(e.to_string()))?;
        sheets.push(read_day(&record, &currencies)?);
    }
    Ok(sheets)
}

/// Reads the first CSV in a zip.
pub fn read_zip(file: impl Read + Seek) -> Result<Vec<RateSheet>, ReadEcbError> {
    let zip_error = |e: zip::result::ZipError| ReadEcbError::Zip(e.to_string());
    let mut archive = zip::ZipArchive::new(file).map_err(zip_error)?;
    let name = archive.file_names().flatten().find(|name| name.ends_with(".csv")).map(|name| name.into_owned());
    let name = name.ok_or_else(|| ReadEcbError::Zip("there is no CSV in it".to_owned()))?;
    read_csv(archive.by_name(&name).map_err(zip_error)?)
}

/// Reads the XML: `<Cube time="…">` with a `<Cube currency="…" rate="…"/>` for each currency.
pub fn read_xml(file: impl Read) -> Result<Vec<RateSheet>, ReadEcbError> {
    let text = read_capped(file)?;
    let mut reader = quick_xml::Reader::from_str(&text);
    let mut sheets: Vec<RateSheet> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(cube) | Event::Empty(cube)) if cube.local_name().as_ref() == "Cube" => {
                read_cube(&cube, line_at(&text, reader.buffer_position()), &mut sheets)?;
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(e) => return Err(ReadEcbError::Shape(e.to_string())),
        }
    }
    if sheets.is_empty() {
        return Err(ReadEcbError::Shape("no day of rates in it".to_owned()));
    }
    Ok(sheets)
}

fn read_capped(file: impl Read) -> Result<String, ReadEcbError> {
    let mut text = String::new();
    let read = file.take(BYTES_MAX + 1).read_to_string(&mut text)?;
    if u64::try_from(read).unwrap_or(u64::MAX) > BYTES_MAX {
        return Err(ReadEcbError::TooLarge { max: BYTES_MAX });
    }
    Ok(text)
}

fn read_day(record: &csv::StringRecord, currencies: &[Option<Currency>]) -> Result<RateSheet, ReadEcbError> {
    let line = record.position().map_or(0, csv::Position::line);
    let date = record.get(0).and_then(|text| text.parse::<Date>().ok());
    let date = date.ok_or_else(|| ReadEcbError::Line { line, what: "the date is not YYYY-MM-DD".to_owned() })?;
    let mut rates = Vec::with_capacity(currencies.len());
    for (text, currency) in record.iter().skip(1).zip(currencies) {
        if let Some(currency) = currency
            && !matches!(text, "" | "N/A" | "-")
        {
            rates.push((*currency, rate_at(text, *currency, line)?));
        }
    }
    Ok(sheet(date, rates))
}

fn read_cube(cube: &BytesStart<'_>, line: u64, sheets: &mut Vec<RateSheet>) -> Result<(), ReadEcbError> {
    let attribute = |name: &str| {
        let found = cube.try_get_attribute(name).ok().flatten()?;
        Some(found.value.into_owned())
    };
    if let Some(time) = attribute("time") {
        let date =
            time.parse().map_err(|_| ReadEcbError::Line { line, what: "the time is not YYYY-MM-DD".to_owned() })?;
        sheets.push(sheet(date, Vec::new()));
    }
    if let (Some(code), Some(text)) = (attribute("currency"), attribute("rate")) {
        let day =
            sheets.last_mut().ok_or_else(|| ReadEcbError::Line { line, what: "a rate before any day".to_owned() })?;
        if let Ok(currency) = code.parse::<Currency>() {
            day.rates.push((currency, rate_at(&text, currency, line)?));
        }
    }
    Ok(())
}

fn rate_at(text: &str, currency: Currency, line: u64) -> Result<Rate, ReadEcbError> {
    read_rate(text).ok_or_else(|| ReadEcbError::Line { line, what: format!("{currency} is not a rate: {text:.40}") })
}

fn sheet(date: Date, rates: Vec<(Currency, Rate)>) -> RateSheet {
    RateSheet { kind: RateKind::Ecb, date, base: Currency::EUR, source: SOURCE.to_owned(), rates }
}

/// The line of a byte of a text, the first one 1.
fn line_at(text: &str, position: u64) -> u64 {
    let end = usize::try_from(position).unwrap_or(usize::MAX);
    text.bytes().take(end).filter(|b| *b == b'\n').map(|_| 1).sum::<u64>() + 1
}

#[cfg(test)]
mod tests;
