//! What was typed into the editor, kept as it was typed, and the draft it makes.

use std::collections::BTreeMap;

use catalog::product::OptionAxis;
use catalog::{Product, ProductDraft, Variant, VariantDraft, VariantId, lint};
use kernel::{Currency, Problem, Problems};

use crate::pages::seller::typed::{self, amount};
use crate::ui::Form;

/// Axes a product may have.
pub const AXES: usize = 3;
/// Rows that a form may have; every market's limit is lower.
const ROWS_MAX: usize = 300;

/// The editor's fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    pub title: String,
    pub description: String,
    pub brand: String,
    pub category: String,
    pub axes: [String; AXES],
    pub rows: Vec<Row>,
    /// The revision that the form was made from.
    pub revision: Option<i64>,
    /// The button that was pressed: `save`, `draft`, `overwrite`, `add`, `drop:2`.
    pressed: String,
}

/// A variant's fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The variant's id, once it has one.
    pub id: String,
    pub sku: String,
    pub options: [String; AXES],
    pub price: String,
    pub before: String,
    pub weight: String,
    pub stock: String,
    /// The stock that the form was made with: what is not changed is not set.
    pub stock_was: String,
}

impl Row {
    fn is_blank(&self) -> bool {
        let typed = [&self.id, &self.sku, &self.price, &self.before, &self.weight, &self.stock];
        typed.iter().all(|text| text.trim().is_empty()) && self.options.iter().all(|text| text.trim().is_empty())
    }
}

impl Typed {
    /// A new product.
    pub fn blank() -> Typed {
        Typed { rows: vec![Row::default()], ..Typed::default() }
    }

    /// A product as it is; `units` are those on hand.
    pub fn of(product: &Product, units: impl Fn(VariantId) -> Option<i64>) -> Typed {
        let axes = std::array::from_fn(|at| product.options.get(at).map_or_else(String::new, |axis| axis.name.clone()));
        let row = |variant: &Variant| {
            let stock = units(variant.id).map_or_else(String::new, |units| units.to_string());
            Row {
                id: variant.id.to_string(),
                sku: variant.sku.clone(),
                options: std::array::from_fn(|at| variant.options.get(at).cloned().unwrap_or_default()),
                price: typed::plain(variant.price),
                before: variant.compare_at.map(typed::plain).unwrap_or_default(),
                weight: variant.weight_g.map(|grams| grams.to_string()).unwrap_or_default(),
                stock_was: stock.clone(),
                stock,
            }
        };
        Typed {
            title: product.title.clone(),
            description: product.description.clone(),
            brand: product.brand.clone().unwrap_or_default(),
            category: product.category.slug().to_owned(),
            axes,
            rows: product.variants.iter().map(row).collect(),
            revision: Some(product.revision),
            pressed: String::new(),
        }
    }

    /// The fields of a form.
    pub fn read(fields: &[(String, String)]) -> Typed {
        let form = Form::new(fields.iter().cloned());
        let value = |name: &str| form.value(name).to_owned();
        let count = value("rows").parse::<usize>().unwrap_or(1).clamp(1, ROWS_MAX);
        let row = |n: usize| Row {
            id: value(&format!("v{n}_id")),
            sku: value(&format!("v{n}_sku")),
            options: std::array::from_fn(|at| value(&format!("v{n}_o{at}"))),
            price: value(&format!("v{n}_price")),
            before: value(&format!("v{n}_before")),
            weight: value(&format!("v{n}_weight")),
            stock: value(&format!("v{n}_stock")),
            stock_was: value(&format!("v{n}_stock_was")),
        };
        Typed {
            title: value("title"),
            description: value("description").replace("\r\n", "\n"),
            brand: value("brand"),
            category: value("category"),
            axes: std::array::from_fn(|at| value(&format!("axis{at}"))),
            rows: (0..count).map(row).collect(),
            revision: value("revision").parse().ok(),
            pressed: value("do"),
        }
    }

    /// Whether this button was pressed.
    pub fn wants(&self, button: &str) -> bool {
        self.pressed == button
    }

    /// Adds or drops a row when that is the button pressed; then nothing is saved.
    pub fn reshape(&mut self) -> bool {
        if self.pressed == "add" {
            if self.rows.len() < ROWS_MAX {
                self.rows.push(self.next_row());
            }
            return true;
        }
        let Some(at) = self.pressed.strip_prefix("drop:").and_then(|at| at.parse::<usize>().ok()) else { return false };
        if at < self.rows.len() && self.rows.len() > 1 {
            self.rows.remove(at);
        }
        true
    }

    /// A row like the last one, but for what tells variants apart.
    fn next_row(&self) -> Row {
        let last = self.rows.last().cloned().unwrap_or_default();
        Row { price: last.price, before: last.before, weight: last.weight, ..Row::default() }
    }

    /// The draft, or everything wrong with it at once, by field of the draft. `known` lends what the form does not show.
    pub fn draft(&self, currency: Currency, known: Option<&Product>) -> Result<ProductDraft, Problems> {
        let mut problems = Problems::default();
        let axes: Vec<(usize, &str)> = self.named_axes().collect();
        let variants: Vec<VariantDraft> = self
            .used_rows()
            .enumerate()
            .map(|(n, (_, row))| variant(n, row, &axes, currency, known, &mut problems))
            .collect();
        let options = axes.iter().map(|(_, name)| axis(name, &variants));
        let draft = ProductDraft {
            handle: known.map(|product| product.handle.clone()),
            title: self.title.clone(),
            description: self.description.clone(),
            brand: Some(self.brand.clone()).filter(|brand| !brand.trim().is_empty()),
            category: Some(self.category.clone()).filter(|slug| !slug.is_empty()),
            options: options.collect(),
            variants,
            images: None,
            submit: !self.wants("draft"),
        };
        if problems.0.is_empty() {
            return Ok(draft);
        }
        let linted = lint::check(&draft.tidy()).0.into_iter();
        let unread: Vec<String> = problems.0.iter().map(|problem| problem.field.clone()).collect();
        problems.0.extend(linted.filter(|problem| !unread.contains(&problem.field)));
        Err(problems)
    }

    /// The axes that have a name, with their place in the form.
    fn named_axes(&self) -> impl Iterator<Item = (usize, &str)> {
        self.axes.iter().enumerate().map(|(at, name)| (at, name.trim())).filter(|(_, name)| !name.is_empty())
    }

    /// The rows that say anything, with their place in the form; a lone blank row stays, to be told what it lacks.
    fn used_rows(&self) -> impl Iterator<Item = (usize, &Row)> {
        let all_blank = self.rows.iter().all(Row::is_blank);
        self.rows.iter().enumerate().filter(move |(at, row)| !row.is_blank() || (all_blank && *at == 0))
    }

    /// Problems of a draft, placed on the form's own fields.
    pub fn placed(&self, problems: Vec<Problem>) -> Vec<Problem> {
        let rows: Vec<usize> = self.used_rows().map(|(at, _)| at).collect();
        let axes: Vec<usize> = self.named_axes().map(|(at, _)| at).collect();
        let place = |mut problem: Problem| {
            if let Some(field) = field_of(&problem.field, &rows, &axes) {
                problem.field = field;
            }
            problem
        };
        problems.into_iter().map(place).collect()
    }
}

/// The form's field of a draft's field: `variants[1].price` is `v1_price`.
fn field_of(field: &str, rows: &[usize], axes: &[usize]) -> Option<String> {
    let (list, rest) = field.split_once('[')?;
    let (at, rest) = rest.split_once(']')?;
    let at: usize = at.parse().ok()?;
    match list {
        "options" => Some(format!("axis{}", axes.get(at)?)),
        "variants" => {
            let part = match rest.trim_start_matches('.') {
                "price" | "price_minor" => "price",
                "compare_at" => "before",
                "weight_g" => "weight",
                "stock" => "stock",
                "options" => "o0",
                _ => "sku",
            };
            Some(format!("v{}_{part}", rows.get(at)?))
        }
        _ => None,
    }
}

/// An axis with the values that the variants have, in their order.
fn axis(name: &str, variants: &[VariantDraft]) -> OptionAxis {
    let mut values: Vec<String> = Vec::new();
    for value in variants.iter().filter_map(|variant| variant.options.get(name)) {
        if !value.is_empty() && !values.contains(value) {
            values.push(value.clone());
        }
    }
    OptionAxis { name: name.to_owned(), values }
}

fn variant(
    n: usize,
    row: &Row,
    axes: &[(usize, &str)],
    currency: Currency,
    known: Option<&Product>,
    problems: &mut Problems,
) -> VariantDraft {
    let field = |part: &str| format!("variants[{n}].{part}");
    let mut money = |typed: &str, part: &str| {
        amount(typed, currency).unwrap_or_else(|unread| {
            problems.push(unread.problem(field(part), currency));
            0
        })
    };
    let price_minor = money(&row.price, "price");
    let compare_at_minor = (!row.before.trim().is_empty()).then(|| money(&row.before, "compare_at"));
    let mut whole = |typed: &str, part: &str| {
        typed::whole(typed, field(part)).unwrap_or_else(|problem| {
            problems.push(problem);
            None
        })
    };
    let weight_g = whole(&row.weight, "weight_g");
    let stock = whole(&row.stock, "stock").filter(|_| row.stock.trim() != row.stock_was);
    let same = known.and_then(|product| product.variants.iter().find(|variant| variant.id.to_string() == row.id));
    let value = |at: usize| row.options.get(at).map_or_else(String::new, |value| value.trim().to_owned());
    VariantDraft {
        sku: Some(row.sku.trim().to_owned()).filter(|sku| !sku.is_empty()),
        options: axes.iter().map(|(at, name)| ((*name).to_owned(), value(*at))).collect::<BTreeMap<_, _>>(),
        price_minor,
        compare_at_minor,
        weight_g,
        barcode: same.and_then(|variant| variant.barcode.clone()),
        external_id: same.and_then(|variant| variant.external_id),
        stock,
    }
}

#[cfg(test)]
mod tests;
