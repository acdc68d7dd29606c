//! A product being put together from the rows of a file.

use std::collections::HashMap;
use std::sync::Arc;

use kernel::{Currency, Problem, Problems};

use super::records::Record;
use super::{ImportedProduct, number};
use crate::product::{ImageDraft, OptionAxis, ProductDraft, VariantDraft};
use crate::{export, lint, text};

/// The headings of a file by the name a draft's field has: `price` → `Variant Price`, `option0.name` → `Option1 Name`.
pub(crate) type Headings = HashMap<&'static str, String>;

/// Rows that one product may have: as many as its variants and pictures could ever need.
const ROWS_MAX: usize = 2_000;

pub(crate) struct Building {
    row: u64,
    /// The last row that was added.
    pub last_row: u64,
    rows: usize,
    pub draft: ProductDraft,
    pub axes: [String; lint::AXES_MAX],
    variant_rows: Vec<u64>,
    /// Position, picture, row.
    images: Vec<(u64, ImageDraft, u64)>,
    /// Variants whose price cell has been complained about.
    price_told: Vec<usize>,
    problems: Problems,
    warnings: Problems,
    headings: Arc<Headings>,
}

/// The cells of a variant, as they stand.
#[derive(Default)]
pub(crate) struct VariantCells<'a> {
    pub sku: &'a str,
    pub values: [&'a str; lint::AXES_MAX],
    pub price: &'a str,
    pub compare_at: &'a str,
    pub stock: &'a str,
    pub grams: &'a str,
    pub barcode: &'a str,
    pub external_id: &'a str,
}

impl Building {
    pub(crate) fn new(row: u64, headings: &Arc<Headings>) -> Building {
        Building {
            row,
            last_row: row,
            rows: 0,
            draft: ProductDraft { images: Some(Vec::new()), ..ProductDraft::default() },
            axes: Default::default(),
            variant_rows: Vec::new(),
            images: Vec::new(),
            price_told: Vec::new(),
            problems: Problems::default(),
            warnings: Problems::default(),
            headings: Arc::clone(headings),
        }
    }

    /// Counts a row and judges its shape. False when it must be left out.
    pub(crate) fn admit(&mut self, record: &Record, width: usize) -> bool {
        self.last_row = record.row;
        self.rows += 1;
        if self.rows > ROWS_MAX {
            if self.rows == ROWS_MAX + 1 {
                self.refuse(record.row, "handle", "catalog.too_many_rows");
            }
            return false;
        }
        if record.bad_quote {
            self.refuse(record.row, "", "catalog.row_bad_quote");
        }
        if record.cells.iter().skip(width).any(|cell| !cell.trim().is_empty()) {
            self.refuse(record.row, "", "catalog.row_too_long");
        } else if record.cells.len() < width {
            self.warn(record.row, "", "catalog.row_too_short");
        }
        true
    }

    pub(crate) fn refuse(&mut self, row: u64, field: &'static str, code: &'static str) {
        let problem = self.problem(row, field, code);
        self.problems.push(problem);
    }

    pub(crate) fn warn(&mut self, row: u64, field: &'static str, code: &'static str) {
        let problem = self.problem(row, field, code);
        self.warnings.push(problem);
    }

    fn warn_value(&mut self, row: u64, field: &'static str, code: &'static str, value: &str) {
        let problem = self.problem(row, field, code).with("value", shown(value));
        self.warnings.push(problem);
    }

    fn problem(&self, row: u64, field: &'static str, code: &'static str) -> Problem {
        let heading = self.headings.get(field).map_or(field, String::as_str);
        Problem::new(heading, code).at_row(row)
    }

    /// Adds a variant. What is wrong with its price refuses the product; other numbers that cannot be read are left out and told.
    pub(crate) fn variant(&mut self, row: u64, cells: &VariantCells<'_>, currency: Currency) {
        let at = self.draft.variants.len();
        let variant = VariantDraft {
            sku: self.sku(row, cells.sku),
            options: self
                .axes
                .iter()
                .cloned()
                .zip(cells.values.map(plain))
                .filter(|(_, value)| !value.is_empty())
                .collect(),
            price_minor: self.price(row, at, cells.price, currency),
            compare_at_minor: self.optional(row, "compare_at", cells.compare_at, |cell| number::price(cell, currency)),
            weight_g: self.optional(row, "weight_g", cells.grams, number::grams).filter(|grams| *grams > 0),
            barcode: Some(cells.barcode.trim_start_matches('\'').to_owned()).filter(|code| !code.is_empty()),
            external_id: cells.external_id.parse().ok().filter(|id| *id > 0),
            stock: self.stock(row, cells.stock),
        };
        self.draft.variants.push(variant);
        self.variant_rows.push(row);
    }

    fn sku(&mut self, row: u64, cell: &str) -> Option<String> {
        let sku = plain(cell);
        if sku.chars().any(char::is_whitespace) {
            self.warn_value(row, "sku", "catalog.sku_spaces_replaced", &sku);
        }
        let joined = sku.split_whitespace().collect::<Vec<_>>().join("-");
        (!joined.is_empty()).then_some(joined)
    }

    fn price(&mut self, row: u64, at: usize, cell: &str, currency: Currency) -> i64 {
        if cell.is_empty() {
            self.warn(row, "price", "catalog.price_missing");
            self.price_told.push(at);
            return 0;
        }
        number::price(cell, currency).unwrap_or_else(|code| {
            let problem = self.problem(row, "price", code).with("value", shown(cell));
            self.problems.push(problem);
            self.price_told.push(at);
            0
        })
    }

    fn stock(&mut self, row: u64, cell: &str) -> Option<i64> {
        if cell.is_empty() {
            self.warn(row, "stock", "catalog.stock_missing");
            return None;
        }
        let (units, told) = match number::stock(cell) {
            Ok((units, told)) => (Some(units), told),
            Err(code) => (None, Some(code)),
        };
        if let Some(code) = told {
            self.warn_value(row, "stock", code, cell);
        }
        units
    }

    fn optional(
        &mut self,
        row: u64,
        field: &'static str,
        cell: &str,
        read: impl Fn(&str) -> Result<i64, &'static str>,
    ) -> Option<i64> {
        if cell.is_empty() {
            return None;
        }
        read(cell).inspect_err(|code| self.warn_value(row, field, code, cell)).ok()
    }

    /// Adds a picture, unless it is there already. An address that is none is told and left out.
    pub(crate) fn image(&mut self, row: u64, url: &str, alt: &str, position: Option<u64>) {
        if url.is_empty() || self.images.iter().any(|(_, image, _)| image.url == url) {
            return;
        }
        if !lint::is_web_address(url) {
            self.warn_value(row, "image", "catalog.image_address", url);
            return;
        }
        let position = position.unwrap_or(u64::MAX);
        self.images.push((position, ImageDraft { url: url.to_owned(), alt: alt.to_owned() }, row));
    }

    /// The product, linted.
    pub(crate) fn finish(mut self, currency: Currency) -> ImportedProduct {
        if self.draft.variants.is_empty() {
            self.variant(self.row, &VariantCells { stock: "0", ..VariantCells::default() }, currency);
        }
        self.settle_options();
        let image_rows = self.settle_images();
        let told = std::mem::take(&mut self.price_told);
        let mut product = ImportedProduct {
            row: self.row,
            draft: self.draft.tidy(),
            problems: self.problems,
            warnings: self.warnings,
            variant_rows: self.variant_rows,
            image_rows,
            headings: self.headings,
        };
        let problems = lint::check(&product.draft).0;
        product.problems.0.extend(problems.into_iter().map(|problem| locate(&product, problem)).collect::<Vec<_>>());
        let untold = |problem: &Problem| {
            problem.code != "catalog.price_zero"
                || !told.iter().any(|at| problem.field == format!("variants[{at}].price"))
        };
        let warnings = lint::warnings(&product.draft).0.into_iter().filter(untold);
        product.warnings.0.extend(warnings.map(|warning| locate(&product, warning)).collect::<Vec<_>>());
        product
    }

    /// The axes that have values, in order. The one value that stands for "no options" is none.
    fn settle_options(&mut self) {
        let variants = &mut self.draft.variants;
        let default = |v: &VariantDraft| {
            v.options.len() == 1 && v.options.values().all(|v| v.eq_ignore_ascii_case("Default Title"))
        };
        if variants.len() == 1 && variants.iter().all(default) {
            variants.iter_mut().for_each(|variant| variant.options.clear());
        }
        for name in &self.axes {
            let mut values: Vec<String> = Vec::new();
            for value in variants.iter().filter_map(|variant| variant.options.get(name)) {
                if !values.contains(value) {
                    values.push(value.clone());
                }
            }
            if !values.is_empty() && !self.draft.options.iter().any(|axis| axis.name == *name) {
                self.draft.options.push(OptionAxis { name: name.clone(), values });
            }
        }
    }

    /// The first pictures in order of position; how many were left out is told. Returns their rows.
    fn settle_images(&mut self) -> Vec<u64> {
        self.images.sort_by_key(|(position, _, _)| *position);
        if let Some((_, _, row)) = self.images.get(lint::IMAGES_MAX) {
            let problem = self.problem(*row, "image", "catalog.images_cut").with("max", lint::IMAGES_MAX);
            self.warnings.push(problem);
        }
        self.images.truncate(lint::IMAGES_MAX);
        self.draft.images = Some(self.images.iter().map(|(_, image, _)| image.clone()).collect());
        self.images.iter().map(|(_, _, row)| *row).collect()
    }
}

/// A cell as plain text: the mark that an export puts before what a spreadsheet would run is taken off.
pub(crate) fn plain(cell: &str) -> String {
    text::line(export::cell::unguarded(cell))
}

/// A cell as a message quotes it.
fn shown(cell: &str) -> String {
    text::cut(cell, 40)
}

/// See [`ImportedProduct::locate`].
pub(crate) fn locate(product: &ImportedProduct, problem: Problem) -> Problem {
    let (row, field) = place(product, &problem.field);
    let heading = product.headings.get(field).map_or(field, String::as_str).to_owned();
    Problem { row: Some(row), field: heading, ..problem }
}

/// The row of a draft's field, and the name by which [`Headings`] knows it.
fn place<'a>(product: &ImportedProduct, field: &'a str) -> (u64, &'a str) {
    let indexed = |name: &str| {
        let rest = field.strip_prefix(name)?.strip_prefix('[')?;
        let (index, rest) = rest.split_once(']')?;
        Some((index.parse::<usize>().ok()?, rest.trim_start_matches('.')))
    };
    if let Some((at, rest)) = indexed("variants") {
        let row = product.variant_rows.get(at).copied().unwrap_or(product.row);
        return (row, if rest == "options" { "option0.value" } else { rest });
    }
    if let Some((at, _)) = indexed("images") {
        return (product.image_rows.get(at).copied().unwrap_or(product.row), "image");
    }
    match indexed("options") {
        Some((axis, "name" | "values")) => (product.row, AXIS_NAMES.get(axis).copied().unwrap_or(field)),
        Some((axis, rest)) => {
            let row = value_row(product, axis, rest).unwrap_or(product.row);
            (row, AXIS_VALUES.get(axis).copied().unwrap_or(field))
        }
        None => (product.row, field),
    }
}

pub(crate) const AXIS_NAMES: [&str; 3] = ["option0.name", "option1.name", "option2.name"];
pub(crate) const AXIS_VALUES: [&str; 3] = ["option0.value", "option1.value", "option2.value"];

/// The first row with the value `values[n]` of the axis.
fn value_row(product: &ImportedProduct, axis: usize, place: &str) -> Option<u64> {
    let at: usize = place.strip_prefix("values[")?.strip_suffix(']')?.parse().ok()?;
    let axis = product.draft.options.get(axis)?;
    let value = axis.values.get(at)?;
    let variant = product.draft.variants.iter().position(|variant| variant.options.get(&axis.name) == Some(value))?;
    product.variant_rows.get(variant).copied()
}
