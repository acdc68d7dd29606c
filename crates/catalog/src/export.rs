//! Catalogue files that other platforms read, written row by row.

pub(crate) mod cell;
mod google;
mod shopify;
mod tiktok;

use std::io::{self, Write};

use kernel::Money;
use serde::{Deserialize, Serialize};

pub use self::cell::guarded;
use crate::description;

/// Which file is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// TikTok catalogue, CSV.
    Tiktok,
    /// Google Merchant, tab-separated.
    Google,
    /// Google Merchant, RSS 2.0 with `g:`.
    GoogleRss,
    /// Shopify's product CSV.
    Shopify,
}

/// One variant as it is sold. Rows of one product follow each other.
#[derive(Clone, Debug, PartialEq)]
pub struct ExportRow {
    pub product_id: String,
    pub handle: String,
    pub sku: String,
    pub title: String,
    /// As stored: plain or rich.
    pub description: String,
    pub brand: Option<String>,
    /// The category's slug.
    pub category: String,
    /// Axis name and value, in order.
    pub options: Vec<(String, String)>,
    pub price: Money,
    pub compare_at: Option<Money>,
    /// Units that can be bought.
    pub available: i64,
    pub weight_g: Option<i64>,
    pub barcode: Option<String>,
    /// The page where it is sold.
    pub link: String,
    /// Addresses of the product's pictures, the cover first.
    pub images: Vec<String>,
    /// Whether the product is on sale; false is written as a draft where the format knows drafts.
    pub active: bool,
}

/// What the whole file is called.
#[derive(Clone, Debug, Default)]
pub struct Feed {
    pub title: String,
    pub link: String,
}

impl Format {
    /// For the `Content-Type` header.
    pub const fn content_type(self) -> &'static str {
        match self {
            Format::Tiktok | Format::Shopify => "text/csv; charset=utf-8",
            Format::Google => "text/tab-separated-values; charset=utf-8",
            Format::GoogleRss => "application/rss+xml; charset=utf-8",
        }
    }

    /// The file's ending.
    pub const fn extension(self) -> &'static str {
        match self {
            Format::Tiktok | Format::Shopify => "csv",
            Format::Google => "tsv",
            Format::GoogleRss => "xml",
        }
    }
}

/// Writes a file: [`Writer::start`], a [`Writer::row`] for each variant, [`Writer::finish`].
pub struct Writer<W: Write>(Kind<W>);

enum Kind<W: Write> {
    Tiktok(tiktok::Writer<W>),
    Google(google::TsvWriter<W>),
    GoogleRss(google::RssWriter<W>),
    Shopify(shopify::Writer<W>),
}

impl<W: Write> Writer<W> {
    /// Writes what comes before the rows.
    pub fn start(format: Format, out: W, feed: &Feed) -> io::Result<Writer<W>> {
        Ok(Writer(match format {
            Format::Tiktok => Kind::Tiktok(tiktok::Writer::start(out)?),
            Format::Google => Kind::Google(google::TsvWriter::start(out)?),
            Format::GoogleRss => Kind::GoogleRss(google::RssWriter::start(out, feed)?),
            Format::Shopify => Kind::Shopify(shopify::Writer::start(out)?),
        }))
    }

    /// Writes one variant. Feeds of what is on sale (all but Shopify's) leave out what is not: no price, or a product that is not active.
    pub fn row(&mut self, row: &ExportRow) -> io::Result<()> {
        let on_sale = row.active && row.price.minor > 0;
        match &mut self.0 {
            Kind::Shopify(writer) => writer.row(row),
            _ if !on_sale => Ok(()),
            Kind::Tiktok(writer) => writer.row(row),
            Kind::Google(writer) => writer.row(row),
            Kind::GoogleRss(writer) => writer.row(row),
        }
    }

    /// Writes what comes after the rows and gives the output back, flushed.
    pub fn finish(self) -> io::Result<W> {
        match self.0 {
            Kind::Tiktok(writer) => writer.finish(),
            Kind::Google(writer) => writer.finish(),
            Kind::GoogleRss(writer) => writer.finish(),
            Kind::Shopify(writer) => writer.finish(),
        }
    }
}

/// The title with the option values that tell variants apart.
fn titled(row: &ExportRow) -> String {
    let values: Vec<&str> = row.options.iter().map(|(_, value)| value.as_str()).collect();
    if values.is_empty() { row.title.clone() } else { format!("{} ({})", row.title, values.join(", ")) }
}

/// The words of the description; feeds want some, so a product without any repeats its title.
fn described(row: &ExportRow) -> String {
    let words = description::to_text(&row.description);
    if words.is_empty() { row.title.clone() } else { words }
}

#[cfg(test)]
mod tests;
