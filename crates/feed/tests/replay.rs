//! The replay's protocol on hand-made files, and the feed against the baselines.
#![allow(
    clippy::as_conversions,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::print_stdout
)]

mod reference;

use std::fmt::Write as _;
use std::io::Write as _;

use feed::replay::{Options, Ranking, Report, Table, TableError, read, replay};
use reference::{Baseline, best_blend, figures};

fn table(text: &str) -> Table {
    read(text.as_bytes()).unwrap()
}

fn run(table: &Table) -> (Report, Vec<String>) {
    let mut predictions = Vec::new();
    let report = replay(table, Options::default(), &|| 0.0, Some(&mut predictions)).unwrap();
    let text = String::from_utf8(predictions).unwrap();
    (report, text.lines().map(str::to_owned).collect())
}

const HEAD: &str = "t_ms,user,item,kind,value\n";

#[test]
fn the_last_half_is_evaluated_and_an_unknown_item_is_a_miss() {
    let (report, lines) = run(&table(&format!("{HEAD}1,a,x,like,1\n2,b,y,like,1\n3,a,y,like,1\n4,a,z,like,1\n")));
    assert_eq!(report.evaluated, 2);
    assert_eq!(report.hr_at_10, 0.5, "y is all there was left for a; z was not known");
    assert_eq!(report.ndcg_at_10, 0.5);
    assert_eq!(report.unknown_share, 0.5);
    assert_eq!(lines[0], "t_ms,user,item,rank1,rank2,rank3,rank4,rank5,rank6,rank7,rank8,rank9,rank10");
    assert_eq!(lines[1], "3,a,y,y,,,,,,,,,");
    assert_eq!(lines[2], "4,a,z,,,,,,,,,,");
    assert!((report.coverage - 1.0 / 3.0).abs() < 1e-9);
}

#[test]
fn an_odd_count_gives_the_larger_half_to_the_figures() {
    let (report, _) = run(&table(&format!("{HEAD}1,a,x,like,1\n2,b,x,like,1\n3,c,x,like,1\n")));
    assert_eq!(report.evaluated, 2);
    assert_eq!(report.hr_at_10, 1.0);
}

#[test]
fn events_of_one_instant_share_the_state_before_it() {
    let (report, lines) = run(&table(&format!(
        "{HEAD}1,a,x,like,1\n2,b,y,like,1\n9,c,new,like,1\n9,c,x,like,1\n9,d,new,like,1\n9,c,y,like,1\n"
    )));
    assert_eq!(report.evaluated, 3, "the last three of six");
    assert!(lines.iter().skip(1).all(|line| !line.split(',').skip(3).any(|item| item == "new")));
    let lists: Vec<&str> = lines.iter().skip(1).filter(|line| line.starts_with("9,c")).map(|l| &l[6..]).collect();
    assert_eq!(lists.len(), 2);
    assert!((report.unknown_share - 1.0 / 3.0).abs() < 1e-9);
}

#[test]
fn only_the_first_event_with_an_item_counts_and_ones_own_are_not_offered() {
    let (report, lines) = run(&table(&format!(
        "{HEAD}1,a,x,view,1\n2,b,y,like,1\n3,a,x,like,1\n4,a,x,order,1\n5,b,x,like,1\n5,b,x,like,1\n"
    )));
    assert_eq!(report.evaluated, 1);
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[1], "5,b,x,x,,,,,,,,,");
}

#[test]
fn files_may_be_packed_unsorted_and_of_other_columns() {
    let plain = "item,extra,user,t_ms\ny,1,b,2\nx,1,a,1\ny,0,a,3\nx,,b,4\n";
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    packer.write_all(plain.as_bytes()).unwrap();
    let packed = read(packer.finish().unwrap().as_slice()).unwrap();
    assert_eq!(run(&packed).1, run(&table(plain)).1);
    assert_eq!(run(&packed).0.hr_at_10, 1.0);
}

#[test]
fn a_table_that_is_none_is_refused_with_the_line() {
    assert!(matches!(read("a,b\n1,2\n".as_bytes()), Err(TableError::NoColumn("t_ms"))));
    let wrong = read(format!("{HEAD}1,a,x,like,1\nsoon,a,x,like,1\n").as_bytes());
    assert!(matches!(wrong, Err(TableError::NotAnInstant { line: 3, .. })));
    assert!(matches!(read(format!("{HEAD}1,,x,like,1\n").as_bytes()), Err(TableError::NoName { line: 2 })));
    let (report, lines) = run(&table(HEAD));
    assert_eq!((report.evaluated, report.hr_at_10, lines.len()), (0, 0.0, 1));
}

/// A week of a platform in small: items are born all the time and wear off, people have one of six tastes and come in
/// sessions.
fn week(seed: u64) -> Table {
    let mut state = seed;
    let mut random = |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % n
    };
    let born: Vec<(u64, u64, u64)> = (0..360).map(|item| (item * 28 * 60_000, random(6), 1 + random(8))).collect();
    let mut text = HEAD.to_owned();
    for session in 0..900_u64 {
        let (user, start) = (random(120), session * 11 * 60_000);
        let alive: Vec<usize> = (0..born.len()).filter(|item| born[*item].0 <= start).collect();
        for like in 0..4_u64 {
            let now = start + like * 40_000;
            let worth = |item: &usize| {
                let (birth, taste, quality) = born[*item];
                let age_h = (now - birth) / 3_600_000;
                let fit = if taste == user % 6 { 12 } else { 1 };
                quality * quality * fit * 1000 / (2 + age_h * age_h)
            };
            let sum: u64 = alive.iter().map(worth).sum();
            let mut left = random(sum.max(1));
            let chosen = alive.iter().find(|item| {
                let own = worth(item);
                let is_it = left < own;
                left = left.saturating_sub(own);
                is_it
            });
            if let Some(item) = chosen {
                writeln!(text, "{now},{user},{item},like,1").unwrap();
            }
        }
    }
    table(&text)
}

#[test]
fn the_feed_beats_popularity_covisitation_and_their_blend() {
    for seed in [1, 2] {
        let week = week(seed);
        let (own, _) = run(&week);
        let popular = figures(&week, Baseline { covis: 0.0, popularity: 1.0 });
        let covis = figures(&week, Baseline { covis: 1.0, popularity: 0.0 });
        let (hr, ndcg, _) = best_blend(&week);
        assert!(own.hr_at_10 > popular.0 && own.ndcg_at_10 > popular.1, "{own:?} {popular:?}");
        assert!(own.hr_at_10 > covis.0 && own.ndcg_at_10 > covis.1, "{own:?} {covis:?}");
        assert!(own.hr_at_10 > hr && own.ndcg_at_10 > ndcg, "{own:?} {hr} {ndcg}");
    }
}

#[test]
fn a_replay_repeats_itself() {
    let week = week(3);
    assert_eq!(run(&week), run(&week));
}

/// The table of `docs/feed.md`: `MEADOW_FEED_EVENTS=FILE cargo test --release -p feed --test replay table_of -- --nocapture`.
#[test]
fn table_of_a_file() {
    let Some(path) = std::env::var_os("MEADOW_FEED_EVENTS") else {
        println!("not measured: MEADOW_FEED_EVENTS names no file");
        return;
    };
    let file = read(std::fs::File::open(path).unwrap()).unwrap();
    let popular = figures(&file, Baseline { covis: 0.0, popularity: 1.0 });
    let covis = figures(&file, Baseline { covis: 1.0, popularity: 0.0 });
    let (hr, ndcg, weight) = best_blend(&file);
    println!("decayed popularity {:.4} {:.4}", popular.0, popular.1);
    println!("co-visitation {:.4} {:.4}", covis.0, covis.1);
    println!("blend, best weight {weight} {hr:.4} {ndcg:.4}");
    for (name, ranking) in [("start score", Ranking::Start), ("the feed", Ranking::Taste)] {
        for neighbours_max in [100, 2000] {
            let options = Options { ranking, neighbours_max };
            let found = replay(&file, options, &|| 0.0, None).unwrap();
            println!("{name}, {neighbours_max} neighbours {:.4} {:.4}", found.hr_at_10, found.ndcg_at_10);
        }
    }
    assert!(replay(&file, Options::default(), &|| 0.0, None).unwrap().hr_at_10 > hr);
}
