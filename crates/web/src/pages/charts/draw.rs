//! Drawings of charts: a line of ranks, bars of categories, the curve of the few.

use flows::charts::{LineOfTime, Pareto, Turnover};
use maud::{Markup, html};

const TRAIL_WIDTH: i64 = 96;
const TRAIL_HEIGHT: i64 = 30;
const EDGE: i64 = 3;

/// Ranks over time, the first on top; where there was none, on the ground. `label` says what it is.
pub(super) fn trail(ranks: &[Option<i64>], label: &str) -> Markup {
    let points = points(ranks);
    let line = points.iter().map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ");
    html! {
        svg.trail viewBox={ "0 0 " (TRAIL_WIDTH) " " (TRAIL_HEIGHT) } width=(TRAIL_WIDTH) height=(TRAIL_HEIGHT) role="img" aria-label=(label) {
            line.trail-ground x1=(EDGE) y1=(GROUND) x2=(TRAIL_WIDTH - EDGE) y2=(GROUND) {}
            @if points.len() > 1 { polyline points=(line) fill="none" {} }
            @if let Some((x, y)) = points.last() { circle cx=(x) cy=(y) r="3" {} }
        }
    }
}

/// Where what is not on the chart stands.
const GROUND: i64 = TRAIL_HEIGHT - EDGE;

/// Where each rank stands, from the first one on, after the ground before it: evenly across, the best on top, the worst of them a
/// little above the ground.
fn points(ranks: &[Option<i64>]) -> Vec<(i64, i64)> {
    let last = i64::try_from(ranks.len()).unwrap_or(i64::MAX).saturating_sub(1).max(1);
    let worst = ranks.iter().flatten().copied().max().unwrap_or(1).max(5);
    let y = |rank: i64| EDGE + (rank - 1) * (GROUND - 2 * EDGE) / worst.max(1);
    let Some(first) = ranks.iter().position(Option::is_some) else { return Vec::new() };
    let point = |(at, rank): (i64, &Option<i64>)| (EDGE + (TRAIL_WIDTH - 2 * EDGE) * at / last, rank.map_or(GROUND, y));
    (0..).zip(ranks).map(point).skip(first.saturating_sub(1)).collect()
}

/// The spans from the first in which anything was sold; a few at least.
pub(super) fn begun(lines: &[LineOfTime]) -> &[LineOfTime] {
    let first = lines.iter().position(|line| !line.categories.is_empty()).unwrap_or(lines.len());
    lines.get(first.min(lines.len().saturating_sub(BARS_MIN))..).unwrap_or_default()
}

/// Bars drawn at least.
const BARS_MIN: usize = 7;

/// Colours of categories; the last is of all others.
pub(super) const TINTS: usize = 6;

/// The categories that have a colour of their own: those that turned over most in all, the most first.
pub(super) fn leading(lines: &[LineOfTime]) -> Vec<String> {
    let mut sums: Vec<(String, i64)> = Vec::new();
    for sum in lines.iter().flat_map(|line| &line.categories) {
        match sums.iter_mut().find(|(category, _)| *category == sum.category) {
            Some((_, all)) => *all = all.saturating_add(sum.minor),
            None => sums.push((sum.category.clone(), sum.minor)),
        }
    }
    sums.retain(|(_, minor)| *minor > 0);
    sums.sort_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(&b.0)));
    let own = if sums.len() > TINTS { TINTS - 1 } else { TINTS };
    sums.into_iter().take(own).map(|(category, _)| category).collect()
}

/// The colour of a category.
pub(super) fn tint(leading: &[String], category: &str) -> usize {
    leading.iter().position(|known| known == category).unwrap_or(TINTS - 1)
}

const BARS_WIDTH: i64 = 390;
const BARS_HEIGHT: i64 = 150;

/// What categories turned over, a bar a span, those that lead at the bottom.
pub(super) fn turnover(lines: &[LineOfTime], leading: &[String], label: &str) -> Markup {
    let count = i64::try_from(lines.len()).unwrap_or(1).max(1);
    let (step, gap) = (BARS_WIDTH / count, 6);
    let most = lines.iter().map(|line| sum(&line.categories)).max().unwrap_or(0).max(1);
    html! {
        svg.turnover viewBox={ "0 0 " (BARS_WIDTH) " " (BARS_HEIGHT) } role="img" aria-label=(label) {
            @for part in 1..4 { line.grid-line x1="0" x2=(BARS_WIDTH) y1=(BARS_HEIGHT * part / 4) y2=(BARS_HEIGHT * part / 4) {} }
            @for (line, x) in lines.iter().zip((0..).map(|at: i64| at * step + gap / 2)) {
                g { @for (tint, y, high) in stacked(line, leading, most) {
                    rect class={ "tint-" (tint) } x=(x) y=(y) width=(step - gap) height=(high) {}
                } }
            }
            line.ground-line x1="0" x2=(BARS_WIDTH) y1=(BARS_HEIGHT) y2=(BARS_HEIGHT) {}
        }
    }
}

fn sum(categories: &[Turnover]) -> i64 {
    categories.iter().map(|one| one.minor.max(0)).sum()
}

/// The pieces of a bar: colour, top and height.
fn stacked(line: &LineOfTime, leading: &[String], most: i64) -> Vec<(usize, i64, i64)> {
    let mut by_tint = [0_i64; TINTS];
    for one in &line.categories {
        if let Some(sum) = by_tint.get_mut(tint(leading, &one.category)) {
            *sum = sum.saturating_add(one.minor.max(0));
        }
    }
    let mut reached = 0_i64;
    let mut pieces = Vec::with_capacity(TINTS);
    for (tint, minor) in by_tint.into_iter().enumerate().filter(|(_, minor)| *minor > 0) {
        let from = height(reached, most);
        reached = reached.saturating_add(minor);
        let to = height(reached, most);
        pieces.push((tint, BARS_HEIGHT - to, (to - from).max(1)));
    }
    pieces
}

fn height(value: i64, most: i64) -> i64 {
    let high = i128::from(value) * i128::from(BARS_HEIGHT) / i128::from(most.max(1));
    i64::try_from(high).unwrap_or(0)
}

const CURVE_WIDTH: i64 = 320;
const CURVE_HEIGHT: i64 = 180;

/// The curve of a span over that of the span before; the first fifth of the products is marked.
pub(super) fn curve(now: &Pareto, before: &Pareto, label: &str) -> Markup {
    let marked = now.share_of(FIFTH_BP);
    html! {
        svg.curve viewBox={ "0 0 " (CURVE_WIDTH) " " (CURVE_HEIGHT) } role="img" aria-label=(label) {
            @for part in 1..4 { line.grid-line x1="0" x2=(CURVE_WIDTH) y1=(CURVE_HEIGHT * part / 4) y2=(CURVE_HEIGHT * part / 4) {} }
            polygon.curve-area points={ (line(now)) " " (CURVE_WIDTH) "," (CURVE_HEIGHT) } {}
            @if before.products > 0 { polyline.curve-before points=(line(before)) fill="none" {} }
            polyline.curve-now points=(line(now)) fill="none" {}
            @if let Some(share) = marked {
                @let (x, y) = at(FIFTH_BP, share);
                line.curve-mark x1=(x) x2=(x) y1=(y) y2=(CURVE_HEIGHT) {}
                circle.curve-dot cx=(x) cy=(y) r="5" {}
            }
            line.ground-line x1="0" x2=(CURVE_WIDTH) y1=(CURVE_HEIGHT) y2=(CURVE_HEIGHT) {}
        }
    }
}

/// A fifth, in basis points.
pub(super) const FIFTH_BP: i64 = 2_000;

fn line(of: &Pareto) -> String {
    let start = std::iter::once((0, 0));
    let points = start.chain(of.points.iter().copied()).map(|(products, share)| at(products, share));
    points.map(|(x, y)| format!("{x},{y}")).collect::<Vec<_>>().join(" ")
}

fn at(products_bp: i64, share_bp: i64) -> (i64, i64) {
    (products_bp * CURVE_WIDTH / 10_000, CURVE_HEIGHT - share_bp * (CURVE_HEIGHT - 8) / 10_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_rank_is_on_top_and_what_was_not_there_on_the_ground() {
        assert_eq!(points(&[None, None, Some(5), None, Some(1)]), [(25, 27), (48, 19), (70, 27), (93, 3)]);
        assert_eq!(points(&[Some(1)]), [(3, 3)]);
        assert_eq!(points(&[None]), []);
    }
}
