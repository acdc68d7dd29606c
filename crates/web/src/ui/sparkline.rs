//! A line of numbers over time, as small as a word. Say the numbers themselves near it: in a table behind it.

use maud::{Markup, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

const WIDTH: i64 = 120;
const HEIGHT: i64 = 32;
/// Room for the line's own width and its last point.
const EDGE: i64 = 3;

/// The line through `values`, oldest first; nothing for fewer than two. `label` says what it is of.
pub fn sparkline(values: &[Decimal], label: &str) -> Markup {
    let points = points(values);
    html! {
        @if let Some(((x, y), line)) = points.last().map(|last| (*last, joined(&points))) {
            svg.spark viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } width=(WIDTH) height=(HEIGHT) role="img" aria-label=(label) preserveAspectRatio="none" {
                polyline points=(line) fill="none" stroke="currentColor" stroke-width="2" stroke-linejoin="round" stroke-linecap="round" vector-effect="non-scaling-stroke" {}
                circle cx=(x) cy=(y) r="2.5" fill="currentColor" {}
            }
        } @else { span.muted { "–" } }
    }
}

fn joined(points: &[(i64, i64)]) -> String {
    points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}

/// Where each value stands: evenly across, the least at the bottom. A flat line runs in the middle.
fn points(values: &[Decimal]) -> Vec<(i64, i64)> {
    let (Some(least), Some(most)) = (values.iter().min(), values.iter().max()) else { return Vec::new() };
    let last = i64::try_from(values.len()).unwrap_or(i64::MAX) - 1;
    if last < 1 {
        return Vec::new();
    }
    let (wide, high) = (WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE);
    let height_of = |value: Decimal| {
        let share = (value - least).checked_div(most - least)?;
        share.checked_mul(Decimal::from(high))?.round().to_i64()
    };
    (0..)
        .zip(values)
        .map(|(at, value)| (EDGE + wide * at / last, HEIGHT - EDGE - height_of(*value).unwrap_or(high / 2)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_spans_its_box_and_a_flat_one_runs_in_the_middle() {
        let of = |values: &[i64]| points(&values.iter().map(|v| Decimal::from(*v)).collect::<Vec<_>>());
        assert_eq!(of(&[1, 3, 2]), [(3, 29), (60, 3), (117, 16)]);
        assert_eq!(of(&[5, 5]), [(3, 16), (117, 16)]);
        assert!(of(&[1]).is_empty() && of(&[]).is_empty());
    }
}
