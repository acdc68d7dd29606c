//! Bars of numbers over time, with the table of the numbers behind them.

use maud::{Markup, html};

use crate::Voice;
use crate::ui::{Column, table};

const HEIGHT: i64 = 60;
/// How wide a bar is, and the gap after it.
const BAR: i64 = 8;
const GAP: i64 = 2;

/// One bar.
#[derive(Clone, Debug)]
pub struct Bar {
    /// What it stands for: an hour, a day.
    pub label: String,
    pub value: i64,
    /// The value as it is written, where that is not its number.
    pub shown: Option<String>,
}

/// The bars in their order, from zero to the largest; below them the numbers as a table to unfold. `title` says what they are of, `when` and
/// `what` name the columns.
pub fn bars(title: &str, when: &str, what: &str, bars: &[Bar], voice: &Voice) -> Markup {
    let count = i64::try_from(bars.len()).unwrap_or(i64::MAX);
    let width = (count.saturating_mul(BAR + GAP) - GAP).max(1);
    let most = bars.iter().map(|bar| bar.value).max().unwrap_or(0);
    let columns = [Column::words(when), Column::number(what)];
    let row = |bar: &Bar| {
        vec![html! { (bar.label) }, html! { (bar.shown.clone().unwrap_or_else(|| voice.number(bar.value))) }]
    };
    let rows: Vec<Vec<Markup>> = bars.iter().rev().filter(|bar| bar.value != 0).map(row).collect();
    html! {
        @if most <= 0 { p.muted { (voice.say("studio-no-views-yet")) } } @else {
            svg.bars viewBox={ "0 0 " (width) " " (HEIGHT) } role="img" aria-label=(title) preserveAspectRatio="none" {
                @for (bar, x) in bars.iter().zip((0..).map(|at: i64| at * (BAR + GAP))) {
                    @let high = height(bar.value, most);
                    rect x=(x) y=(HEIGHT - high) width=(BAR) height=(high) rx="1" {}
                }
            }
            p.bars-ends { span { (bars.first().map_or("", |bar| bar.label.as_str())) } span { (bars.last().map_or("", |bar| bar.label.as_str())) } }
            details { summary { (voice.say("studio-as-table")) } (table(title, &columns, &rows)) }
        }
    }
}

/// How high a bar is; whatever is more than nothing can be seen.
fn height(value: i64, most: i64) -> i64 {
    let share = value.saturating_mul(HEIGHT).checked_div(most).unwrap_or(0);
    if value > 0 { share.clamp(1, HEIGHT) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_largest_fills_the_box_and_nothing_is_nothing() {
        assert_eq!([0, 1, 500, 1_000].map(|value| height(value, 1_000)), [0, 1, 30, 60]);
        assert_eq!(height(0, 0), 0);
    }
}
