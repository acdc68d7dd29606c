//! A table of data: sticky head and sortable columns on a laptop, a card a row on a phone.

use maud::{Markup, html};

/// A column.
#[derive(Clone, Debug)]
pub struct Column {
    pub title: String,
    /// Numbers stand at the end of their cell, in tabular figures.
    pub numeric: bool,
    /// Where a click on the title leads, when the list can be sorted by it.
    pub sort_href: Option<String>,
    /// The present order, when the list is sorted by it: `ascending`, `descending`.
    pub sorted: Option<&'static str>,
}

impl Column {
    /// A column of words.
    pub fn words(title: impl Into<String>) -> Column {
        Column { title: title.into(), numeric: false, sort_href: None, sorted: None }
    }

    /// A column of numbers.
    pub fn number(title: impl Into<String>) -> Column {
        Column { numeric: true, ..Column::words(title) }
    }
}

/// What stands in a cell.
pub type Cell = Markup;

/// The table. The first cell of each row names the row.
pub fn table(caption: &str, columns: &[Column], rows: &[Vec<Cell>]) -> Markup {
    html! {
        div.table-frame role="region" aria-label=(caption) tabindex="0" {
            table.data {
                caption.hidden { (caption) }
                thead { tr { @for column in columns { (head(column)) } } }
                tbody {
                    @for row in rows {
                        tr {
                            @for (at, (cell, column)) in row.iter().zip(columns).enumerate() {
                                @if at == 0 { th scope="row" data-title=(column.title) { (cell) } }
                                @else { td.numeric[column.numeric] data-title=(column.title) { (cell) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn head(column: &Column) -> Markup {
    html! {
        th scope="col" .numeric[column.numeric] aria-sort=[column.sorted] {
            @match &column.sort_href {
                Some(href) => a href=(href) { (column.title) },
                None => (column.title),
            }
        }
    }
}
