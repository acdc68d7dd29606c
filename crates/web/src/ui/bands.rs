//! Drawings of what is to come: bars of the past, a line of what is expected, and the band in which eight of ten outcomes lie. Say the
//! numbers themselves in a table behind it.

use maud::{Markup, html};

const WIDTH: f64 = 560.0;
const HEIGHT: f64 = 180.0;
/// Room above the highest point.
const HEAD: f64 = 6.0;

/// What may be at a point: below `low` in one of ten outcomes, above `high` in one of ten.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    pub low: f64,
    pub mid: f64,
    pub high: f64,
}

/// A level drawn across.
#[derive(Clone, Copy, Debug)]
pub struct Level {
    pub value: f64,
    pub class: &'static str,
}

/// What was day by day, the day under way last, and what is to be expected of as many days ahead. `label` says what it is.
pub fn past_and_ahead(past: &[f64], ahead: &[Reach], label: &str) -> Markup {
    let most = past.iter().copied().chain(ahead.iter().map(|day| day.high)).fold(1.0, f64::max);
    let step = WIDTH / real(past.len() + ahead.len()).max(1.0);
    let now = step * real(past.len());
    let under_way = past.len().saturating_sub(1);
    html! {
        svg.bands viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(label) preserveAspectRatio="none" {
            (grid())
            @for (at, units) in past.iter().enumerate() {
                @let top = y(*units, most);
                rect.bands-past.open[at == under_way] x=(coordinate(step * real(at) + 1.0)) y=(coordinate(top)) width=(coordinate(step - 2.0)) height=(coordinate(HEIGHT - top)) rx="1.5" {}
            }
            (band(ahead, most, |at| now + step * (real(at) + 0.5)))
            line.bands-now x1=(coordinate(now)) x2=(coordinate(now)) y1="0" y2=(HEIGHT) {}
            line.bands-ground x1="0" x2=(WIDTH) y1=(HEIGHT) y2=(HEIGHT) {}
        }
    }
}

/// What adds up from now on, against levels; `met` is the point (from 0) where the middle of the band meets one of them.
pub fn adding_up(totals: &[Reach], levels: &[Level], met: Option<usize>, label: &str) -> Markup {
    let all = totals.iter().map(|day| day.high).chain(levels.iter().map(|level| level.value));
    let most = all.fold(1.0, f64::max);
    let none = Reach { low: 0.0, mid: 0.0, high: 0.0 };
    let points: Vec<Reach> = std::iter::once(none).chain(totals.iter().copied()).collect();
    let step = WIDTH / real(totals.len()).max(1.0);
    html! {
        svg.bands viewBox={ "0 0 " (WIDTH) " " (HEIGHT) } role="img" aria-label=(label) preserveAspectRatio="none" {
            (grid())
            (band(&points, most, |at| step * real(at)))
            @for level in levels {
                @let height = coordinate(y(level.value, most));
                line class={ "bands-level " (level.class) } x1="0" x2=(WIDTH) y1=(height) y2=(height) {}
            }
            @if let Some(met) = met {
                @let x = coordinate(step * real(met + 1));
                line.bands-met x1=(x) x2=(x) y1="0" y2=(HEIGHT) {}
            }
            line.bands-ground x1="0" x2=(WIDTH) y1=(HEIGHT) y2=(HEIGHT) {}
        }
    }
}

/// A share as a ring that is filled so far; `words` stand in its middle, `label` says what it is.
pub fn dial(share: f64, words: &str, label: &str) -> Markup {
    let filled = format!("{:.1} 100", share.clamp(0.0, 1.0) * 100.0);
    html! {
        span.dial role="img" aria-label=(label) {
            svg viewBox="0 0 36 36" aria-hidden="true" {
                circle.dial-ground cx="18" cy="18" r="15.5" fill="none" {}
                circle.dial-share cx="18" cy="18" r="15.5" fill="none" pathLength="100" stroke-dasharray=(filled) transform="rotate(-90 18 18)" {}
            }
            b aria-hidden="true" { (words) }
        }
    }
}

fn grid() -> Markup {
    html! { @for part in [0.25, 0.5, 0.75] { line.bands-grid x1="0" x2=(WIDTH) y1=(HEIGHT * part) y2=(HEIGHT * part) {} } }
}

fn band(points: &[Reach], most: f64, x: impl Fn(usize) -> f64) -> Markup {
    let line = |of: fn(&Reach) -> f64| -> Vec<String> {
        let point = |(at, reach): (usize, &Reach)| format!("{},{}", coordinate(x(at)), coordinate(y(of(reach), most)));
        points.iter().enumerate().map(point).collect()
    };
    let (high, mid, mut low) = (line(|reach| reach.high), line(|reach| reach.mid), line(|reach| reach.low));
    low.reverse();
    html! {
        polygon.bands-reach points={ (high.join(" ")) " " (low.join(" ")) } {}
        polyline.bands-mid points=(mid.join(" ")) fill="none" {}
    }
}

fn y(value: f64, most: f64) -> f64 {
    HEIGHT - (HEIGHT - HEAD) * (value / most).clamp(0.0, 1.0)
}

fn coordinate(at: f64) -> String {
    format!("{at:.1}")
}

fn real(n: usize) -> f64 {
    u32::try_from(n).map_or(f64::from(u32::MAX), f64::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_highest_is_on_top_and_nothing_on_the_ground() {
        assert_eq!((y(0.0, 10.0), y(10.0, 10.0), y(99.0, 10.0)), (HEIGHT, HEAD, HEAD));
        let day = Reach { low: 0.0, mid: 5.0, high: 10.0 };
        let drawn = past_and_ahead(&[10.0], &[day], "demand").into_string();
        assert!(drawn.contains(r#"points="420.0,6.0 420.0,180.0""#), "{drawn}");
        let drawn = adding_up(&[day], &[], Some(0), "stock").into_string();
        assert!(drawn.contains(r#"points="0.0,180.0 560.0,93.0""#), "{drawn}");
    }
}
