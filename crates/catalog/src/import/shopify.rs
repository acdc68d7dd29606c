//! Shopify's product CSV, of both header generations: `Handle, Title, Body (HTML), …` and `Title, URL handle, Description, …`.
//!
//! Rows that share a handle are one product, also when other products stand between them: the survey finds such products, and reading
//! holds them back until their last row.

use std::collections::{HashMap, HashSet};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::io::Read;
use std::sync::Arc;

use kernel::Currency;

use super::building::{AXIS_NAMES, AXIS_VALUES, Building, Headings, VariantCells, plain};
use super::header::{Column, Header};
use super::records::{Dialect, Encoding, Record, Records};
use super::{ImportError, ImportedProduct, Survey};
use crate::category::Category;
use crate::{description, export, text};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Field {
    Handle,
    Title,
    Body,
    Vendor,
    Category,
    GoogleCategory,
    Type,
    Tags,
    Status,
    OptionName(usize),
    OptionValue(usize),
    Sku,
    Grams,
    Stock,
    Price,
    CompareAt,
    Barcode,
    ExternalId,
    Image,
    ImagePosition,
    ImageAlt,
    VariantImage,
}

const fn column(field: Field, headings: &'static [&'static str]) -> Column<Field> {
    Column { field, headings, required: false }
}

const COLUMNS: &[Column<Field>] = &[
    Column { field: Field::Handle, headings: &["Handle", "URL handle"], required: true },
    Column { field: Field::Title, headings: &["Title"], required: true },
    column(Field::Body, &["Body (HTML)", "Body HTML", "Description"]),
    column(Field::Vendor, &["Vendor"]),
    column(Field::Category, &["Product Category"]),
    column(Field::GoogleCategory, &["Google Shopping / Google Product Category"]),
    column(Field::Type, &["Type"]),
    column(Field::Tags, &["Tags"]),
    column(Field::Status, &["Status"]),
    column(Field::OptionName(0), &["Option1 Name"]),
    column(Field::OptionName(1), &["Option2 Name"]),
    column(Field::OptionName(2), &["Option3 Name"]),
    column(Field::OptionValue(0), &["Option1 Value"]),
    column(Field::OptionValue(1), &["Option2 Value"]),
    column(Field::OptionValue(2), &["Option3 Value"]),
    column(Field::Sku, &["Variant SKU", "SKU"]),
    column(Field::Grams, &["Variant Grams", "Weight value (grams)"]),
    column(Field::Stock, &["Variant Inventory Qty", "Inventory quantity"]),
    Column { field: Field::Price, headings: &["Variant Price", "Price"], required: true },
    column(Field::CompareAt, &["Variant Compare At Price", "Compare-at price"]),
    column(Field::Barcode, &["Variant Barcode", "Barcode", "Variant Barcodes"]),
    column(Field::ExternalId, &["Variant ID", "external_id"]),
    column(Field::Image, &["Image Src", "Product image URL"]),
    column(Field::ImagePosition, &["Image Position"]),
    column(Field::ImageAlt, &["Image Alt Text"]),
    column(Field::VariantImage, &["Variant Image", "Variant image URL"]),
];

/// Scattered products that are held at once at the most.
const SCATTERED_MAX: usize = 10_000;

pub(super) fn survey(input: impl Read) -> Result<Survey, ImportError> {
    let mut records = Records::new(input, Dialect::Csv, Encoding::Utf8);
    let header = Header::read(&records.next()?.ok_or(ImportError::Empty)?, COLUMNS)?;
    let mut last_rows: HashMap<u64, u64> = HashMap::new();
    let mut scattered = HashSet::new();
    let (mut rows, mut previous) = (0, None);
    while let Some(record) = records.next()? {
        rows += 1;
        let key = key(&header, &record);
        let known = last_rows.insert(key, record.row).is_some();
        if known && previous != Some(key) && scattered.insert(key) && scattered.len() > SCATTERED_MAX {
            return Err(ImportError::Scattered { row: record.row });
        }
        previous = Some(key);
    }
    let products = u64::try_from(last_rows.len()).unwrap_or(u64::MAX);
    last_rows.retain(|key, _| scattered.contains(key));
    Ok(Survey { rows, products, encoding: Encoding::Utf8, scattered: Arc::new(last_rows) })
}

pub(super) fn read<R: Read>(input: R, survey: &Survey, currency: Currency) -> Result<Products<R>, ImportError> {
    let mut records = Records::new(input, Dialect::Csv, survey.encoding);
    let header = Header::read(&records.next()?.ok_or(ImportError::Empty)?, COLUMNS)?;
    let headings = Arc::new(headings(&header));
    let scattered = Arc::clone(&survey.scattered);
    Ok(Products { records, header, headings, scattered, currency, current: None, held: HashMap::new(), done: false })
}

/// The products of a file, in the order of their last rows.
pub(super) struct Products<R> {
    records: Records<R>,
    header: Header<Field>,
    headings: Arc<Headings>,
    scattered: Arc<HashMap<u64, u64>>,
    currency: Currency,
    current: Option<(u64, Building)>,
    held: HashMap<u64, Building>,
    done: bool,
}

impl<R: Read> Iterator for Products<R> {
    type Item = Result<ImportedProduct, ImportError>;

    fn next(&mut self) -> Option<Result<ImportedProduct, ImportError>> {
        while !self.done {
            match self.records.next() {
                Ok(Some(record)) => {
                    if let Some(product) = self.take(&record) {
                        return Some(Ok(product));
                    }
                }
                Ok(None) => {
                    self.done = true;
                    let last = self.current.take().map(|(_, building)| building.finish(self.currency));
                    return last.map(Ok);
                }
                Err(error) => {
                    self.done = true;
                    return Some(Err(error));
                }
            }
        }
        None
    }
}

impl<R: Read> Products<R> {
    /// Adds a row; gives the product that it ends.
    fn take(&mut self, record: &Record) -> Option<ImportedProduct> {
        let key = key(&self.header, record);
        let ended = match self.current.take_if(|(current, _)| *current != key) {
            Some((key, building)) => self.end(key, building),
            None => None,
        };
        let held = &mut self.held;
        let (_, building) = self.current.get_or_insert_with(|| {
            (key, held.remove(&key).unwrap_or_else(|| Building::new(record.row, &self.headings)))
        });
        add(building, &self.header, record, self.currency);
        ended
    }

    fn end(&mut self, key: u64, building: Building) -> Option<ImportedProduct> {
        if self.scattered.get(&key).is_some_and(|last| *last > building.last_row) {
            self.held.insert(key, building);
            return None;
        }
        Some(building.finish(self.currency))
    }
}

/// The handle of a row: its own, or one made of its title.
fn handle(header: &Header<Field>, record: &Record) -> String {
    let own = plain(header.cell(record, Field::Handle));
    if own.is_empty() { text::slug(header.cell(record, Field::Title)) } else { own }
}

fn key(header: &Header<Field>, record: &Record) -> u64 {
    let mut hasher = DefaultHasher::new();
    handle(header, record).hash(&mut hasher);
    hasher.finish()
}

fn headings(header: &Header<Field>) -> Headings {
    let fields = [
        ("handle", Field::Handle),
        ("title", Field::Title),
        ("description", Field::Body),
        ("brand", Field::Vendor),
        ("category", if header.has(Field::Category) { Field::Category } else { Field::Type }),
        ("status", Field::Status),
        ("sku", Field::Sku),
        ("weight_g", Field::Grams),
        ("stock", Field::Stock),
        ("price", Field::Price),
        ("compare_at", Field::CompareAt),
        ("barcode", Field::Barcode),
        ("image", Field::Image),
    ];
    let named = |(name, field): (&'static str, Field)| (name, header.heading(field).to_owned());
    let names = AXIS_NAMES.into_iter().enumerate().map(|(at, name)| (name, Field::OptionName(at)));
    let values = AXIS_VALUES.into_iter().enumerate().map(|(at, name)| (name, Field::OptionValue(at)));
    fields.into_iter().chain(names).chain(values).map(named).filter(|(_, heading)| !heading.is_empty()).collect()
}

fn add(building: &mut Building, header: &Header<Field>, record: &Record, currency: Currency) {
    if !building.admit(record, header.width) {
        return;
    }
    let cell = |field| header.cell(record, field);
    if building.draft.handle.is_none() {
        let handle = handle(header, record);
        if handle.is_empty() {
            building.refuse(record.row, "handle", "catalog.product_handle_missing");
        }
        building.draft.handle = Some(handle);
    }
    add_texts(building, header, record);
    for (at, axis) in building.axes.iter_mut().enumerate().filter(|(_, axis)| axis.is_empty()) {
        *axis = plain(cell(Field::OptionName(at)));
    }
    let values = [0, 1, 2].map(|at| cell(Field::OptionValue(at)));
    let (sku, price) = (cell(Field::Sku), cell(Field::Price));
    if !sku.is_empty() || !price.is_empty() || values.iter().any(|value| !value.is_empty()) {
        let cells = VariantCells {
            sku,
            values,
            price,
            compare_at: cell(Field::CompareAt),
            stock: cell(Field::Stock),
            grams: cell(Field::Grams),
            barcode: cell(Field::Barcode),
            external_id: cell(Field::ExternalId),
        };
        building.variant(record.row, &cells, currency);
    }
    let position = cell(Field::ImagePosition).parse().ok();
    building.image(record.row, cell(Field::Image), cell(Field::ImageAlt), position);
    building.image(record.row, cell(Field::VariantImage), "", None);
}

/// What stands once for a product: the first row that says it counts.
fn add_texts(building: &mut Building, header: &Header<Field>, record: &Record) {
    let cell = |field| header.cell(record, field);
    let draft = &mut building.draft;
    if draft.title.is_empty() {
        draft.title = plain(cell(Field::Title));
    }
    if draft.description.is_empty() {
        draft.description = description::from_html(export::cell::unguarded(cell(Field::Body)));
    }
    if draft.brand.is_none() {
        draft.brand = Some(plain(cell(Field::Vendor))).filter(|brand| !brand.is_empty());
    }
    if draft.category.is_none() {
        let words = [Field::Category, Field::Type, Field::Tags, Field::GoogleCategory].map(cell);
        if words.iter().any(|words| !words.is_empty()) {
            draft.category = Some(guessed(&words));
        }
    }
    let kept_back = ["draft", "archived"].iter().any(|status| cell(Field::Status).eq_ignore_ascii_case(status));
    if kept_back && draft.submit {
        draft.submit = false;
        building.warn(record.row, "status", "catalog.imported_as_draft");
    }
}

/// The slug of the category that the words speak of; else the words themselves, so that the warning can quote them.
fn guessed(words: &[&str]) -> String {
    let unknown = || words.iter().find(|words| !words.is_empty()).copied().unwrap_or_default();
    Category::guess(words).map_or_else(|| text::cut(unknown(), 60), |category| category.slug().to_owned())
}
