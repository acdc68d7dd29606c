//! Amazon's All Listings Report: tab-separated, one row a product, UTF-8 or Windows-1252.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use kernel::Currency;

use super::building::{Building, Headings, VariantCells, plain};
use super::header::{Column, Header};
use super::records::{Dialect, Encoding, Record, Records};
use super::{ImportError, ImportedProduct, Survey};
use crate::category::Category;
use crate::{description, text};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Field {
    Title,
    Description,
    Sku,
    Price,
    Stock,
    Image,
    Category,
    ProductId,
    ProductIdType,
    Status,
}

const fn column(field: Field, headings: &'static [&'static str], required: bool) -> Column<Field> {
    Column { field, headings, required }
}

const COLUMNS: &[Column<Field>] = &[
    column(Field::Title, &["item-name"], true),
    column(Field::Description, &["item-description"], false),
    column(Field::Sku, &["seller-sku"], true),
    column(Field::Price, &["price"], true),
    column(Field::Stock, &["quantity"], false),
    column(Field::Image, &["image-url"], false),
    column(Field::Category, &["zshop-category1"], false),
    column(Field::ProductId, &["product-id"], false),
    column(Field::ProductIdType, &["product-id-type"], false),
    column(Field::Status, &["status"], false),
];

pub(super) fn survey(input: impl Read) -> Result<Survey, ImportError> {
    let mut records = Records::new(input, Dialect::Tsv, Encoding::Unknown);
    let first = records.next()?.ok_or(ImportError::Empty)?;
    Header::read(&first, COLUMNS).or_else(|missing| records.encoding().and(Err(missing)))?;
    let mut rows = 0;
    while records.next()?.is_some() {
        rows += 1;
    }
    Ok(Survey { rows, products: rows, encoding: records.encoding()?, scattered: Arc::new(HashMap::new()) })
}

pub(super) fn read<R: Read>(
    input: R,
    survey: &Survey,
    currency: Currency,
) -> Result<impl Iterator<Item = Result<ImportedProduct, ImportError>> + use<R>, ImportError> {
    let mut records = Records::new(input, Dialect::Tsv, survey.encoding);
    let header = Header::read(&records.next()?.ok_or(ImportError::Empty)?, COLUMNS)?;
    let headings = Arc::new(headings(&header));
    let mut done = false;
    Ok(std::iter::from_fn(move || {
        if done {
            return None;
        }
        let next = records.next().map(|record| record.map(|record| product(&header, &headings, &record, currency)));
        done = !matches!(next, Ok(Some(_)));
        next.transpose()
    }))
}

fn headings(header: &Header<Field>) -> Headings {
    let fields = [
        ("handle", Field::Sku),
        ("title", Field::Title),
        ("description", Field::Description),
        ("category", Field::Category),
        ("status", Field::Status),
        ("sku", Field::Sku),
        ("stock", Field::Stock),
        ("price", Field::Price),
        ("barcode", Field::ProductId),
        ("image", Field::Image),
    ];
    let named = fields.into_iter().map(|(name, field)| (name, header.heading(field).to_owned()));
    named.filter(|(_, heading)| !heading.is_empty()).collect()
}

fn product(header: &Header<Field>, headings: &Arc<Headings>, record: &Record, currency: Currency) -> ImportedProduct {
    let cell = |field| header.cell(record, field);
    let mut building = Building::new(record.row, headings);
    building.admit(record, header.width);
    let sku = plain(cell(Field::Sku));
    if sku.is_empty() {
        building.refuse(record.row, "sku", "catalog.sku_missing");
    }
    building.draft.handle = Some(handle(&sku));
    building.draft.title = plain(cell(Field::Title));
    building.draft.description = description::from_html(cell(Field::Description));
    let category = cell(Field::Category);
    let guess = Category::guess(&[category, cell(Field::Title)]);
    building.draft.category =
        guess.map(|c| c.slug().to_owned()).or(Some(category.to_owned()).filter(|c| !c.is_empty()));
    if ["inactive", "incomplete"].iter().any(|status| cell(Field::Status).eq_ignore_ascii_case(status)) {
        building.draft.submit = false;
        building.warn(record.row, "status", "catalog.imported_as_draft");
    }
    // 3 is a UPC, 4 an EAN; 1 and 2 are Amazon's own and books' numbers.
    let barcode = if matches!(cell(Field::ProductIdType), "3" | "4") { cell(Field::ProductId) } else { "" };
    let cells = VariantCells {
        sku: &sku,
        price: cell(Field::Price),
        stock: cell(Field::Stock),
        barcode,
        ..VariantCells::default()
    };
    building.variant(record.row, &cells, currency);
    building.image(record.row, cell(Field::Image), "", None);
    building.finish(currency)
}

/// A handle that is the SKU's own: two SKUs never share one.
fn handle(sku: &str) -> String {
    let slug = text::slug(sku);
    if slug == sku { slug } else { format!("{slug}-{}", text::fingerprint(sku, 8)).trim_start_matches('-').to_owned() }
}
