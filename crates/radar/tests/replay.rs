//! The replay's protocol on hand-made files, and the radar against the baselines.
#![allow(
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "tests and their slow reference"
)]

mod reference;
#[path = "reference/town.rs"]
#[expect(dead_code, reason = "the live tests use the rest")]
mod town;

use std::fmt::Write as _;
use std::io::{Read as _, Write as _};

use radar::replay::{Options, ReplayError, Report, Table, TableError, read, replay};
use reference::{Sales, figures, growth, level, month, z};

const HEAD: &str = "t_ms,market,user,item,kind,units,price_minor\n";

fn table(text: &str) -> Table {
    read(text.as_bytes()).unwrap()
}

fn run(table: &Table, options: &Options) -> (Report, Vec<String>) {
    let mut predictions = Vec::new();
    let report = replay(table, options, &|| 0.0, Some(&mut predictions)).unwrap();
    (report, String::from_utf8(predictions).unwrap().lines().map(str::to_owned).collect())
}

/// Sixty items of steady sales; from some day on the last overtakes all.
fn steady(days: i64, markets: &[&str]) -> String {
    let mut text = HEAD.to_owned();
    for day in 0..days {
        for (market, item) in markets.iter().flat_map(|market| (0..60).map(move |item| (market, item))) {
            let units = if item == 59 && day >= 77 { 47 } else { 40 - item / 2 };
            writeln!(text, "{},{market},u{item},i{item:02},order,{units},100", day * town::DAY_MS + item).unwrap();
        }
    }
    text
}

#[test]
fn decisions_come_every_week_from_day_70_while_14_days_remain() {
    let days = |lines: &[String]| {
        let mut days: Vec<i64> =
            lines.iter().skip(1).map(|line| line.split(',').next().unwrap().parse().unwrap()).collect();
        days.dedup();
        days
    };
    let (report, lines) = run(&table(&steady(98, &["A"])), &Options::default());
    assert_eq!(lines[0], "day,k,item,score,probability");
    assert_eq!(days(&lines), [70, 77, 84]);
    assert_eq!((report.days, report.items, report.top10.decisions), (98, 60, 0), "two hits are too few to evaluate");
    assert_eq!(days(&run(&table(&steady(97, &["A"])), &Options::default()).1), [70, 77]);
    assert!(days(&run(&table(&steady(83, &["A"])), &Options::default()).1).is_empty());
}

#[test]
fn candidates_are_those_sold_in_28_days_and_outside_their_top() {
    let mut text = steady(84, &["A"]);
    writeln!(text, "{},A,u,old,order,5,100\n{},A,u,new,order,5,100", 41 * town::DAY_MS, 42 * town::DAY_MS).unwrap();
    let (_, lines) = run(&table(&text), &Options::default());
    let of = |k: &str| lines.iter().filter(|line| line.split(',').nth(1) == Some(k)).count();
    assert_eq!((of("10"), of("50")), (51, 11), "61 items were sold, `old` too long ago");
    assert!(
        lines.iter().any(|line| line.starts_with("70,10,new,")) && !lines.iter().any(|line| line.contains(",old,"))
    );
    assert!(
        !lines.iter().any(|line| line.starts_with("70,10,i09,"))
            && lines.iter().any(|line| line.contains("70,10,i10,"))
    );
}

#[test]
fn lines_are_capped_and_what_is_no_sale_is_passed_over() {
    let base = steady(84, &["A"]);
    let mut more = base.clone();
    writeln!(more, "{},A,u,i40,refund,900,100\n{},A,u,i40,order,-5,100", town::DAY_MS, town::DAY_MS).unwrap();
    assert_eq!(run(&table(&base), &Options::default()).1, run(&table(&more), &Options::default()).1);
    let bulk = |units: u32| format!("{base}{},A,u,i40,order,{units},100\n", 60 * town::DAY_MS);
    assert_eq!(run(&table(&bulk(48)), &Options::default()).1, run(&table(&bulk(74_000)), &Options::default()).1);
}

#[test]
fn the_future_changes_no_decision() {
    let (short, long) = (table(&steady(84, &["A"])), table(&steady(140, &["A"])));
    let (short, long) = (run(&short, &Options::default()).1, run(&long, &Options::default()).1);
    assert_eq!(short[..], long[..short.len()]);
}

#[test]
fn markets_are_one_unless_one_is_named() {
    let text = steady(84, &["A", "B"]);
    let both = run(&table(&text), &Options::default()).1;
    let one = run(&table(&text), &Options { market: Some("B".to_owned()) }).1;
    assert_eq!(both.len(), one.len());
    let missing = replay(&table(&text), &Options { market: Some("C".to_owned()) }, &|| 0.0, None);
    assert!(matches!(missing, Err(ReplayError::NoMarket(name)) if name == "C"));
}

#[test]
fn files_may_be_packed_unsorted_and_of_other_columns() {
    let plain = "item,extra,t_ms,units\nb,1,2,3\na,,1,2\n";
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(plain.as_bytes()).unwrap();
    let packed = read(packer.finish().unwrap().as_slice()).unwrap();
    assert_eq!(packed.rows, table(plain).rows);
    assert_eq!((packed.rows[0].t_ms, packed.item(packed.rows[0].item)), (1, "a"));
}

#[test]
fn a_table_that_is_none_is_refused_with_the_line() {
    assert!(matches!(read("a,b\n1,2\n".as_bytes()), Err(TableError::NoColumn("t_ms"))));
    let wrong = read(format!("{HEAD}1,A,a,x,order,1,1\nsoon,A,a,x,order,1,1\n").as_bytes());
    assert!(matches!(wrong, Err(TableError::Cells(cells)) if cells[0].line == 3));
    assert!(
        matches!(read(format!("{HEAD}1,A,a,,order,1,1\n").as_bytes()), Err(TableError::Cells(cells)) if cells[0].line == 2)
    );
    let (report, lines) = run(&table(HEAD), &Options::default());
    assert_eq!((report.days, report.top50.decisions, lines.len()), (0, 0, 1));
}

#[test]
fn figures_equal_a_recount_of_the_predictions() {
    let text = town::table(&town::live(1));
    let (report, lines) = run(&table(&text), &Options::default());
    let sales = Sales::read(&text, None);
    for (length, top) in [(10, &report.top10), (50, &report.top50)] {
        let scores: std::collections::HashMap<(usize, String), f64> = lines
            .iter()
            .skip(1)
            .map(|line| line.split(',').collect::<Vec<_>>())
            .filter(|f| f[1] == length.to_string())
            .map(|f| ((f[0].parse().unwrap(), f[2].to_owned()), f[3].parse().unwrap()))
            .collect();
        // The reference hands over an item's days only: they tell which item it is.
        let names: std::collections::HashMap<String, String> =
            sales.items.iter().map(|(item, daily)| (format!("{daily:?}"), item.clone())).collect();
        let find = move |past: &[f64]| {
            let prefix = format!("{past:?}");
            let prefix = prefix.trim_end_matches(']');
            names.iter().find(|(days, _)| days.starts_with(prefix)).map(|(_, item)| item.clone()).unwrap()
        };
        let score: reference::Score = Box::new(move |past| scores[&(past.len(), find(past))]);
        let (ap, p, decisions) = figures(&sales, length, &score);
        assert_eq!(decisions, top.decisions);
        assert!((ap - top.ap).abs() < 1e-3 && (p - top.p_at_k).abs() < 1e-3, "{ap} {p} {top:?}");
    }
}

#[test]
fn the_radar_beats_levels_growth_and_z() {
    let (mut own, mut best) = (0.0, 0.0);
    for seed in [1, 2, 3] {
        let text = town::table(&town::live(seed));
        let (report, _) = run(&table(&text), &Options::default());
        let sales = Sales::read(&text, None);
        let ap = |score: reference::Score| figures(&sales, 50, &score).0;
        own += report.top50.ap;
        best += [7.0, 14.0, 28.0, 56.0].map(|half_life| ap(level(half_life))).into_iter().fold(0.0, f64::max);
        assert!(report.top50.ap > ap(growth()) && report.top50.ap > ap(z()) && report.top50.ap > ap(month()));
        assert!(report.top50.brier < report.top50.brier_of_share);
        assert!(report.newsvendor.advice < report.newsvendor.last_month, "{:?}", report.newsvendor);
    }
    assert!(own > best, "{own} {best}");
}

/// The table of `docs/radar.md`:
/// `MEADOW_RADAR_SALES=FILE cargo test --release -p radar --test replay table_of -- --nocapture`.
#[test]
fn table_of_a_file() {
    let Some(path) = std::env::var_os("MEADOW_RADAR_SALES") else {
        println!("not measured: MEADOW_RADAR_SALES names no file");
        return;
    };
    let mut text = String::new();
    flate2::read::MultiGzDecoder::new(std::fs::File::open(path).unwrap()).read_to_string(&mut text).unwrap();
    let table = table(&text);
    for market in [None, Some("Germany"), Some("France"), Some("EIRE")] {
        let sales = Sales::read(&text, market);
        println!("{}", market.unwrap_or("all as one"));
        let mut best = 0.0_f64;
        let half_lives = [4.0, 7.0, 14.0, 28.0, 56.0, 112.0];
        let levels = half_lives.map(|half_life| (format!("level, half-life {half_life} d"), level(half_life)));
        let others = [("growth", growth()), ("z", z()), ("last 28 days", month())];
        for (name, score) in levels.into_iter().chain(others.map(|(name, score)| (name.to_owned(), score))) {
            let (ten, fifty) = (figures(&sales, 10, &score), figures(&sales, 50, &score));
            println!("  {name}: {:.3} {:.3} | {:.3} {:.3}", ten.0, ten.1, fifty.0, fifty.1);
            best = best.max(fifty.0);
        }
        let options = Options { market: market.map(str::to_owned) };
        let own = replay(&table, &options, &|| 0.0, None).unwrap();
        let (ten, fifty) = (&own.top10, &own.top50);
        println!("  the radar: {:.3} {:.3} | {:.3} {:.3}", ten.ap, ten.p_at_k, fifty.ap, fifty.p_at_k);
    }
}
