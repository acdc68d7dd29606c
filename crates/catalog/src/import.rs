//! Product files of other platforms, read row by row with flat memory.
//!
//! An import makes two passes: [`survey`] reads the whole file and finds what spoils it as a whole, before anything is written;
//! [`read`] then yields one product after another, each with its problems by row and field.
//!
//! Rows are counted as a spreadsheet counts: the header is row 1, a blank line is a row, a record with line breaks in its cells is one row.

mod amazon;
mod building;
mod header;
mod number;
mod records;
mod shopify;

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use building::Headings;
use kernel::{Coded, Currency, Problem, Problems};
use records::Encoding;
use serde::{Deserialize, Serialize};

use crate::product::ProductDraft;

/// Whose file it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Shopify's product CSV, both header generations.
    Shopify,
    /// Amazon's All Listings Report, tab-separated.
    Amazon,
}

/// One product of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportedProduct {
    /// The row it begins in.
    pub row: u64,
    /// Tidy; write it with [`crate::product::put`] when there are no problems.
    pub draft: ProductDraft,
    /// What keeps it from being written, by row and column heading.
    pub problems: Problems,
    /// What the seller should know though it is written.
    pub warnings: Problems,
    /// The row of each of the draft's variants.
    pub variant_rows: Vec<u64>,
    /// The row of each of the draft's images.
    pub image_rows: Vec<u64>,
    headings: Arc<Headings>,
}

impl ImportedProduct {
    /// A problem of the draft (`variants[2].sku`) as one of the file: its row, and the heading of its column.
    pub fn locate(&self, problem: Problem) -> Problem {
        building::locate(self, problem)
    }
}

/// What spoils a file as a whole: nothing of it is written.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    #[error("the file is empty")]
    Empty,
    #[error("row {row} is not UTF-8 text")]
    Encoding { row: u64 },
    #[error("columns are missing: {}", .names.join(", "))]
    MissingColumns { names: Vec<String> },
    #[error("a quote that opens in row {row} is never closed")]
    OpenQuote { row: u64 },
    #[error("row {row} is larger than a row can be")]
    RowTooLarge { row: u64 },
    /// Rows of one product stand in many places, for more products than can be held at once.
    #[error("too many products are scattered over the file")]
    Scattered { row: u64 },
    #[error("the file cannot be read: {0}")]
    Io(#[from] std::io::Error),
}

impl Coded for ImportError {
    fn code(&self) -> &'static str {
        match self {
            ImportError::Empty => "catalog.file_empty",
            ImportError::Encoding { .. } => "catalog.file_encoding",
            ImportError::MissingColumns { .. } => "catalog.file_columns_missing",
            ImportError::OpenQuote { .. } => "catalog.file_open_quote",
            ImportError::RowTooLarge { .. } => "catalog.file_row_too_large",
            ImportError::Scattered { .. } => "catalog.file_scattered",
            ImportError::Io(_) => kernel::FAULT,
        }
    }
}

impl ImportError {
    /// The same as a problem of the file, for a job's list.
    pub fn problem(&self) -> Problem {
        let problem = Problem::new("file", self.code());
        match self {
            ImportError::Encoding { row }
            | ImportError::OpenQuote { row }
            | ImportError::RowTooLarge { row }
            | ImportError::Scattered { row } => problem.at_row(*row),
            ImportError::MissingColumns { names } => problem.at_row(1).with("columns", names.join(", ")),
            ImportError::Empty | ImportError::Io(_) => problem,
        }
    }
}

/// What a whole file holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Survey {
    /// Rows with content, the header left out.
    pub rows: u64,
    pub products: u64,
    encoding: Encoding,
    /// Products whose rows do not stand together, by the hash of their handle, with their last row.
    scattered: Arc<HashMap<u64, u64>>,
}

/// Reads the whole file once, writing nothing.
pub fn survey(format: Format, input: impl Read) -> Result<Survey, ImportError> {
    match format {
        Format::Shopify => shopify::survey(input),
        Format::Amazon => amazon::survey(input),
    }
}

/// The products of a surveyed file, prices in `currency`. After an error there is nothing more.
pub fn read<'a, R: Read + 'a>(
    format: Format,
    input: R,
    survey: &Survey,
    currency: Currency,
) -> Result<Products<'a>, ImportError> {
    Ok(match format {
        Format::Shopify => Box::new(shopify::read(input, survey, currency)?),
        Format::Amazon => Box::new(amazon::read(input, survey, currency)?),
    })
}

/// The products of a file, one after another.
pub type Products<'a> = Box<dyn Iterator<Item = Result<ImportedProduct, ImportError>> + 'a>;

#[cfg(test)]
mod tests;
