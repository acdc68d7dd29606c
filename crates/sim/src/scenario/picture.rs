//! The two curves as a picture: GMV by week of many seeds, and how the best products of one seed come and go.

use std::fmt::Write as _;

use super::number::{real, real_i64};
use super::{Report, Scenario};

/// The whole picture, in pixels.
const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 700.0;
/// Lines of the best products of a seed.
const BEST: usize = 6;
/// Steps of an axis, at least.
const STEPS: f64 = 4.0;

const PAPER: &str = "#FBFAF6";
const INK: &str = "#17211B";
const MUTE: &str = "#5D675F";
const LINE: &str = "#E3E1D8";

/// A part of the picture with axes: weeks to the right, something upwards.
struct Panel {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
    weeks: f64,
    most: f64,
}

/// Draws both scenarios, each as lived through with several seeds, as an SVG document. The best products are those of the
/// first seed. Of nothing, or of one week, there is no line.
pub fn draw(supply: &[Report], demand: &[Report]) -> String {
    let mut svg = head(supply.len().max(demand.len()));
    let weeks = supply.iter().chain(demand).map(|report| report.weeks.len()).max().unwrap_or(0);
    let bands = [supply, demand].map(|reports| (0..weeks).map(|week| band(reports, week)).collect::<Vec<_>>());
    let most = bands.iter().flatten().map(|[_, _, high]| *high).fold(0.0, f64::max);
    let curves = Panel { left: 72.0, top: 92.0, width: 700.0, height: 290.0, weeks: real(weeks), most };
    curves.axes(&mut svg, &|value| format!("{:.0}k", value / 1000.0));
    for (band, scenario) in bands.iter().zip([Scenario::SupplyFirst, Scenario::DemandFirst]) {
        curves.band(&mut svg, band, scenario);
    }
    name_ends(&mut svg, &curves, &bands);
    for (at, reports) in (0_u8..).zip([supply, demand]) {
        if let Some(report) = reports.first() {
            coming_and_going(&mut svg, report, 72.0 + f64::from(at) * 446.0);
        }
    }
    svg.push_str("</svg>\n");
    svg
}

fn head(seeds: usize) -> String {
    let words = &format!("Simulated. Middle of {seeds} seeds, with the band in which eight of ten lie.");
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\" \
         font-family=\"system-ui, 'Segoe UI', 'Noto Sans', sans-serif\">\n<title>Two ways to grow</title>\n\
         <desc>GMV by week of a market that grows from sellers and of one that grows from viewers, and the best products of each.</desc>\n\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" rx=\"12\" fill=\"{PAPER}\"/>\n"
    );
    text(&mut svg, (32.0, 42.0), 20, INK, "Two ways to grow: GMV a week");
    text(&mut svg, (32.0, 66.0), 14, MUTE, words);
    svg
}

/// The low, middle and high GMV of a week over the seeds, in whole money: a tenth below, half below, a tenth above.
fn band(reports: &[Report], week: usize) -> [f64; 3] {
    let mut values: Vec<i64> =
        reports.iter().filter_map(|report| report.weeks.get(week)).map(|week| week.gmv_minor).collect();
    values.sort_unstable();
    let last = values.len().saturating_sub(1);
    [last / 10, last / 2, last - last / 10].map(|at| values.get(at).copied().map_or(0.0, real_i64) / 100.0)
}

impl Panel {
    fn x(&self, week: f64) -> f64 {
        self.left + self.width * week / (self.weeks - 1.0).max(1.0)
    }

    fn y(&self, value: f64) -> f64 {
        self.top + self.height * (1.0 - value / self.most.max(f64::MIN_POSITIVE))
    }

    /// Lines across, with their values, and weeks below.
    fn axes(&self, svg: &mut String, words: &dyn Fn(f64) -> String) {
        let step = round_step(self.most / STEPS);
        let mut value = 0.0;
        while value <= self.most {
            let y = self.y(value);
            let (left, right) = (self.left, self.left + self.width);
            let _ = writeln!(svg, "<path d=\"M{left:.1} {y:.1}H{right:.1}\" stroke=\"{LINE}\"/>");
            anchored(svg, (left - 8.0, y + 4.0), "end", MUTE, &words(value));
            value += step;
        }
        let mut week = 1.0;
        while week <= self.weeks {
            anchored(svg, (self.x(week - 1.0), self.top + self.height + 20.0), "middle", MUTE, &format!("{week:.0}"));
            week = if week < 2.0 { quarter(self.weeks) } else { week + quarter(self.weeks) };
        }
    }

    fn band(&self, svg: &mut String, band: &[[f64; 3]], scenario: Scenario) {
        let points = |at: usize| -> Vec<(f64, f64)> {
            let value = |of: &[f64; 3]| of.get(at).copied().unwrap_or(0.0);
            (0_u32..).zip(band).map(|(week, of)| (self.x(f64::from(week)), self.y(value(of)))).collect()
        };
        let (mut around, low) = (points(2), points(0));
        around.extend(low.into_iter().rev());
        let colour = colour(scenario);
        let _ = writeln!(svg, "<path d=\"{}Z\" fill=\"{colour}\" fill-opacity=\".14\"/>", path(&around));
        let _ = writeln!(
            svg,
            "<path d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"3\" stroke-linejoin=\"round\"/>",
            path(&points(1))
        );
    }
}

/// Names both curves where they end, apart from each other.
fn name_ends(svg: &mut String, panel: &Panel, bands: &[Vec<[f64; 3]>; 2]) {
    let end = |band: &Vec<[f64; 3]>| band.last().map_or(panel.top, |[_, middle, _]| panel.y(*middle));
    let [supply, demand] = bands.each_ref().map(end);
    let apart = ((44.0 - (supply - demand).abs()) / 2.0).max(0.0) * if supply < demand { -1.0 } else { 1.0 };
    let x = panel.left + panel.width + 12.0;
    for (y, scenario, line) in [
        (supply + apart, Scenario::SupplyFirst, "search, then speed"),
        (demand - apart, Scenario::DemandFirst, "creators, then hits"),
    ] {
        let _ = writeln!(
            svg,
            "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"16\" font-weight=\"600\" fill=\"{}\">{}</text>",
            colour(scenario),
            name(scenario)
        );
        text(svg, (x, y + 18.0), 12, MUTE, line);
    }
}

/// The best products of a seed, week by week.
fn coming_and_going(svg: &mut String, report: &Report, left: f64) {
    let best: Vec<Vec<f64>> = report.best.iter().take(BEST).map(|best| smooth(&best.units)).collect();
    let most = best.iter().flatten().copied().fold(0.0, f64::max);
    let panel = Panel { left, top: 484.0, width: 396.0, height: 160.0, weeks: real(report.weeks.len()), most };
    let title = format!("{}: its six best products, units a week", name(report.scenario));
    let _ = writeln!(
        svg,
        "<text x=\"{:.1}\" y=\"464\" font-size=\"14\" font-weight=\"600\" fill=\"{INK}\">{title}</text>",
        left - 40.0
    );
    panel.axes(svg, &|value| format!("{value:.0}"));
    for (place, units) in (0_u8..).zip(&best) {
        let point = |(week, units): (u32, &f64)| (panel.x(f64::from(week)), panel.y(*units));
        let points: Vec<(f64, f64)> = (0_u32..).zip(units).map(point).collect();
        let (colour, seen) = (colour(report.scenario), 1.0 - 0.12 * f64::from(place));
        let _ = writeln!(
            svg,
            "<path d=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-opacity=\"{seen:.2}\" stroke-width=\"2\" stroke-linejoin=\"round\"/>",
            path(&points)
        );
    }
}

/// Means of a week and its neighbours.
fn smooth(units: &[i64]) -> Vec<f64> {
    let mean = |at: usize| {
        let near: Vec<i64> = units.iter().take(at + 2).skip(at.saturating_sub(1)).copied().collect();
        real_i64(near.iter().sum()) / real(near.len().max(1))
    };
    (0..units.len()).map(mean).collect()
}

fn name(scenario: Scenario) -> &'static str {
    match scenario {
        Scenario::SupplyFirst => "From sellers",
        Scenario::DemandFirst => "From viewers",
    }
}

fn colour(scenario: Scenario) -> &'static str {
    match scenario {
        Scenario::SupplyFirst => "#2D6CC0",
        Scenario::DemandFirst => "#1E7B4A",
    }
}

/// A round number that is at least `step`: 1, 2 or 5 and noughts.
fn round_step(step: f64) -> f64 {
    let mut unit = 1.0;
    while unit * 10.0 <= step {
        unit *= 10.0;
    }
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|times| times * unit).find(|round| *round >= step).unwrap_or(unit)
}

/// Weeks between the names of weeks: quarters, or half years when there are many.
fn quarter(weeks: f64) -> f64 {
    if weeks > 120.0 { 26.0 } else { 13.0 }
}

fn path(points: &[(f64, f64)]) -> String {
    let mut path = String::new();
    for (at, (x, y)) in points.iter().enumerate() {
        let _ = write!(path, "{}{x:.1} {y:.1}", if at == 0 { "M" } else { "L" });
    }
    path
}

fn text(svg: &mut String, (x, y): (f64, f64), size: u8, fill: &str, words: &str) {
    let _ = writeln!(svg, "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"{size}\" fill=\"{fill}\">{words}</text>");
}

fn anchored(svg: &mut String, (x, y): (f64, f64), anchor: &str, fill: &str, words: &str) {
    let _ = writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{y:.1}\" font-size=\"12\" text-anchor=\"{anchor}\" fill=\"{fill}\" style=\"font-variant-numeric:tabular-nums\">{words}</text>"
    );
}
