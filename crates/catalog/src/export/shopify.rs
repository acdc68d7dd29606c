//! Shopify's product CSV, which our own import reads back.

use std::io::{self, Write};

use super::ExportRow;
use super::cell::guarded;
use crate::description;

const HEADINGS: [&str; 29] = [
    "Handle",
    "Title",
    "Body (HTML)",
    "Vendor",
    "Type",
    "Tags",
    "Published",
    "Option1 Name",
    "Option1 Value",
    "Option2 Name",
    "Option2 Value",
    "Option3 Name",
    "Option3 Value",
    "Variant SKU",
    "Variant Grams",
    "Variant Inventory Tracker",
    "Variant Inventory Qty",
    "Variant Inventory Policy",
    "Variant Fulfillment Service",
    "Variant Price",
    "Variant Compare At Price",
    "Variant Requires Shipping",
    "Variant Taxable",
    "Variant Barcode",
    "Image Src",
    "Image Position",
    "Variant Weight Unit",
    "Gift Card",
    "Status",
];

pub(super) struct Writer<W: Write> {
    csv: csv::Writer<W>,
    /// The product whose rows are being written.
    open: Option<Open>,
}

struct Open {
    product_id: String,
    handle: String,
    images: Vec<String>,
    images_written: usize,
}

/// A row's cells by heading; the rest stays empty.
type Cells = Vec<(&'static str, String)>;

impl<W: Write> Writer<W> {
    pub(super) fn start(out: W) -> io::Result<Writer<W>> {
        let mut csv = csv::Writer::from_writer(out);
        csv.write_record(HEADINGS)?;
        Ok(Writer { csv, open: None })
    }

    pub(super) fn row(&mut self, row: &ExportRow) -> io::Result<()> {
        let first = self.open.as_ref().is_none_or(|open| open.product_id != row.product_id);
        if first {
            self.close()?;
            let (product_id, handle, images) = (row.product_id.clone(), row.handle.clone(), row.images.clone());
            self.open = Some(Open { product_id, handle, images, images_written: 0 });
        }
        let mut cells = variant_cells(row);
        if first {
            cells.extend(product_cells(row));
        }
        cells.extend(self.open.as_mut().and_then(Open::next_image).unwrap_or_default());
        self.write(&cells)
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        self.close()?;
        self.csv.into_inner().map_err(csv::IntoInnerError::into_error)
    }

    /// Writes the pictures that no variant's row had room for.
    fn close(&mut self) -> io::Result<()> {
        let Some(mut open) = self.open.take() else { return Ok(()) };
        while let Some(mut cells) = open.next_image() {
            cells.push(("Handle", open.handle.clone()));
            self.write(&cells)?;
        }
        Ok(())
    }

    fn write(&mut self, cells: &Cells) -> io::Result<()> {
        let value = |heading: &str| cells.iter().find(|(name, _)| *name == heading).map(|(_, value)| guarded(value));
        Ok(self.csv.write_record(HEADINGS.iter().map(|heading| value(heading).unwrap_or_default()))?)
    }
}

impl Open {
    fn next_image(&mut self) -> Option<Cells> {
        let url = self.images.get(self.images_written)?.clone();
        self.images_written += 1;
        Some(vec![("Image Src", url), ("Image Position", self.images_written.to_string())])
    }
}

fn variant_cells(row: &ExportRow) -> Cells {
    let mut cells = vec![
        ("Handle", row.handle.clone()),
        ("Variant SKU", row.sku.clone()),
        ("Variant Grams", row.weight_g.unwrap_or_default().to_string()),
        ("Variant Inventory Tracker", "shopify".to_owned()),
        ("Variant Inventory Qty", row.available.to_string()),
        ("Variant Inventory Policy", "deny".to_owned()),
        ("Variant Fulfillment Service", "manual".to_owned()),
        ("Variant Price", row.price.to_decimal().to_string()),
        ("Variant Compare At Price", row.compare_at.map(|price| price.to_decimal().to_string()).unwrap_or_default()),
        ("Variant Requires Shipping", "true".to_owned()),
        ("Variant Taxable", "true".to_owned()),
        ("Variant Barcode", row.barcode.clone().unwrap_or_default()),
        ("Variant Weight Unit", "g".to_owned()),
    ];
    let axes =
        [("Option1 Name", "Option1 Value"), ("Option2 Name", "Option2 Value"), ("Option3 Name", "Option3 Value")];
    for ((name_heading, value_heading), (name, value)) in axes.into_iter().zip(&row.options) {
        cells.push((name_heading, name.clone()));
        cells.push((value_heading, value.clone()));
    }
    if row.options.is_empty() {
        cells.push(("Option1 Name", "Title".to_owned()));
        cells.push(("Option1 Value", "Default Title".to_owned()));
    }
    cells
}

fn product_cells(row: &ExportRow) -> Cells {
    vec![
        ("Title", row.title.clone()),
        ("Body (HTML)", body(&row.description)),
        ("Vendor", row.brand.clone().unwrap_or_default()),
        ("Type", row.category.clone()),
        ("Published", row.active.to_string()),
        ("Gift Card", "false".to_owned()),
        ("Status", if row.active { "active" } else { "draft" }.to_owned()),
    ]
}

/// The description as HTML. A plain line stays without tags, so that an import finds the same text again.
fn body(text: &str) -> String {
    if description::is_rich(text) || text.contains('\n') {
        description::to_html(text)
    } else {
        description::escaped(text)
    }
}
