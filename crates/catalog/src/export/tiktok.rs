//! TikTok's catalogue CSV.

use std::io::{self, Write};

use super::cell::guarded;
use super::{ExportRow, described, titled};

const HEADINGS: [&str; 9] =
    ["sku_id", "title", "description", "availability", "condition", "price", "link", "image_link", "brand"];

pub(super) struct Writer<W: Write> {
    csv: csv::Writer<W>,
}

impl<W: Write> Writer<W> {
    pub(super) fn start(out: W) -> io::Result<Writer<W>> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(HEADINGS)?;
        Ok(Writer { csv })
    }

    pub(super) fn row(&mut self, row: &ExportRow) -> io::Result<()> {
        let cells = [
            row.sku.clone(),
            titled(row),
            described(row),
            if row.available > 0 { "in stock" } else { "out of stock" }.to_owned(),
            "new".to_owned(),
            row.price.to_string(),
            row.link.clone(),
            row.images.first().cloned().unwrap_or_default(),
            row.brand.clone().unwrap_or_default(),
        ];
        Ok(self.csv.write_record(cells.map(|cell| guarded(&cell)))?)
    }

    pub(super) fn finish(self) -> io::Result<W> {
        self.csv.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}
