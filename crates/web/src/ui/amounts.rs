//! Amounts below one another: what, how much, and the sum.

use maud::{Markup, html};

/// One amount.
#[derive(Clone, Debug)]
pub struct Amount {
    pub label: String,
    pub amount: String,
    /// By which a script finds the amount, to change it.
    pub name: Option<&'static str>,
    pub weight: Weight,
}

/// How loud an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    Plain,
    /// The sum at the end.
    Total,
    /// Part of another amount: tax in a total.
    Aside,
}

impl Amount {
    /// An ordinary amount.
    pub fn of(label: impl Into<String>, amount: impl Into<String>) -> Amount {
        Amount { label: label.into(), amount: amount.into(), name: None, weight: Weight::Plain }
    }

    /// The same amount, louder or quieter.
    #[must_use]
    pub fn weighing(self, weight: Weight) -> Amount {
        Amount { weight, ..self }
    }

    /// The same amount, found by a script under `name`.
    #[must_use]
    pub fn named(self, name: &'static str) -> Amount {
        Amount { name: Some(name), ..self }
    }
}

/// The amounts.
pub fn amounts(rows: &[Amount]) -> Markup {
    html! {
        dl.amounts {
            @for row in rows {
                div class=[class(row.weight)] { dt { (row.label) } dd data-amount=[row.name] { (row.amount) } }
            }
        }
    }
}

fn class(weight: Weight) -> Option<&'static str> {
    match weight {
        Weight::Plain => None,
        Weight::Total => Some("total"),
        Weight::Aside => Some("aside"),
    }
}
