//! What is wrong with a request, said so that a program and a person can act on it.

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The code of every fault: a database gone, a bug. Logged once at the boundary, never shown.
pub const FAULT: &str = "fault";

/// An error with a stable code, `context.what_happened`, by which pages and programs know it.
pub trait Coded {
    /// The code, such as `trade.out_of_stock`; [`FAULT`] for what is no business outcome.
    fn code(&self) -> &'static str;

    /// Everything wrong with the request's fields, when that is what the error says.
    fn problems(&self) -> &[Problem] {
        &[]
    }

    /// Values for the sentence of the code, by name.
    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        Vec::new()
    }
}

/// One thing wrong with one field of one row. The sentence is made from the code where the reader's language is known.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The row of a file, counted as a spreadsheet counts: the header is row 1. `None` outside files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// The field's path as the sender names it: `variants[2].price`, or a column's heading.
    pub field: String,
    /// The stable code, such as `catalog.title_too_long`.
    pub code: Cow<'static, str>,
    /// Values for the sentence, by name: `max` → `255`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub args: Vec<(Cow<'static, str>, String)>,
}

impl Problem {
    /// A problem of `field`.
    pub fn new(field: impl Into<String>, code: &'static str) -> Problem {
        Problem { row: None, field: field.into(), code: Cow::Borrowed(code), args: Vec::new() }
    }

    /// The same problem in row `row` of a file.
    pub fn at_row(mut self, row: u64) -> Problem {
        self.row = Some(row);
        self
    }

    /// The same problem with one more value for its sentence.
    pub fn with(mut self, name: &'static str, value: impl fmt::Display) -> Problem {
        self.args.push((Cow::Borrowed(name), value.to_string()));
        self
    }
}

/// Everything wrong with a request at once; empty means nothing is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Problems(pub Vec<Problem>);

impl Problems {
    /// Adds `problem` unless `ok`.
    pub fn check(&mut self, ok: bool, problem: impl FnOnce() -> Problem) {
        if !ok {
            self.0.push(problem());
        }
    }

    /// Adds a problem.
    pub fn push(&mut self, problem: Problem) {
        self.0.push(problem);
    }

    /// `value` when nothing is wrong, else every problem.
    pub fn ok<T>(self, value: T) -> Result<T, Problems> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.0.iter().enumerate() {
            let separator = if i == 0 { "" } else { ", " };
            write!(f, "{separator}{}: {}", problem.field, problem.code)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}

impl Coded for Problems {
    fn code(&self) -> &'static str {
        "request.invalid"
    }

    fn problems(&self) -> &[Problem] {
        &self.0
    }
}
