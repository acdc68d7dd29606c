use jiff::civil::date;
use kernel::{Instant, MarketCode};

use super::*;

const NOW: Instant = Instant::from_ms(7);

fn gb() -> MarketCode {
    "GB".parse().unwrap()
}

fn sold(subject: i64, day: Day, units: i64, minor: i64) -> Fact {
    let (market, kind, category) = (gb(), ChartKind::Sales, if subject % 2 == 0 { "toys" } else { "hair" });
    Fact { market, day, kind, subject, category, units, minor, orders: i64::from(units > 0) }
}

fn each(test: impl Fn(&db::Db)) {
    for db in testkit::databases() {
        test(&db);
    }
}

fn tell(db: &db::Db, event: i64, facts: &[Fact]) {
    let batch = vec![(event, facts.to_vec())];
    db.write_blocking(move |tx| count(tx, &batch, NOW)).unwrap();
}

fn close(db: &db::Db, day: Day) -> bool {
    db.write_blocking(move |tx| close_day(tx, gb(), day, &[], NOW)).unwrap()
}

fn row_of(rows: &[Row]) -> Vec<(i64, Option<i64>, i64, i64, i64)> {
    rows.iter().map(|r| (r.place.place, r.place.before, r.standing.subject, r.standing.units, r.place.days)).collect()
}

#[test]
fn statements_are_understood_by_both_engines() {
    each(|db| {
        for (name, sql) in crate::statements() {
            db.check_statement(sql).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    });
}

#[test]
fn weeks_begin_on_mondays_and_months_on_their_first() {
    let day = date(2026, 11, 1);
    assert_eq!(Period::Week.of(day).first, date(2026, 10, 26));
    assert_eq!(Period::Week.of(day).last(), day);
    assert_eq!(Period::Month.of(date(2028, 2, 3)).last(), date(2028, 2, 29));
    assert_eq!(Period::Month.of(day).before().first, date(2026, 10, 1));
    assert_eq!(Period::Day.of(day).next().first, date(2026, 11, 2));
    let zone = jiff::tz::TimeZone::get("Asia/Bangkok").unwrap();
    let (from, to) = Period::Day.of(day).instants(&zone);
    assert_eq!((from.to_string(), to.since_ms(from)), ("2026-10-31T17:00:00Z".to_owned(), kernel::DAY_MS));
}

#[test]
fn an_event_told_again_is_counted_once() {
    each(|db| {
        let day = date(2026, 11, 2);
        tell(db, 1, &[sold(5, day, 2, 200)]);
        tell(db, 1, &[sold(5, day, 2, 200)]);
        let both = vec![(1, vec![sold(5, day, 2, 200)]), (2, vec![sold(5, day, -1, -100)])];
        db.write_blocking(move |tx| count(tx, &both, NOW)).unwrap();
        tell(db, 1, &[sold(5, day, 2, 200)]);
        let now = db.read_blocking(|read| tallies(read, gb(), ChartKind::Sales, Period::Week.of(day))).unwrap();
        assert_eq!((now[0].units, now[0].minor, now[0].orders), (1, 100, 1));
    });
}

#[test]
fn a_closed_day_stays_and_late_news_count_on_the_open_one() {
    each(|db| {
        let (sunday, monday) = (date(2026, 11, 1), date(2026, 11, 2));
        tell(db, 1, &[sold(1, sunday, 3, 300), sold(2, sunday, 5, 100), sold(3, sunday, 5, 200)]);
        assert!(!close(db, monday), "Sunday comes first");
        assert!(close(db, sunday) && !close(db, sunday));
        tell(db, 2, &[sold(1, sunday, 9, 900), sold(2, monday, 1, 20), sold(3, sunday, -5, -200)]);
        let rows_on = |period: Period, day: Day, category: &'static str| {
            let rows = db.read_blocking(|read| rows(read, gb(), ChartKind::Sales, period.of(day), category)).unwrap();
            row_of(&rows)
        };
        let expected = [(1, None, 3, 5, 1), (2, None, 2, 5, 1), (3, None, 1, 3, 1)];
        assert_eq!(rows_on(Period::Day, sunday, ""), expected);
        assert_eq!(rows_on(Period::Week, sunday, ""), expected, "the week ended with it");
        assert_eq!(rows_on(Period::Day, sunday, "toys"), [(1, None, 2, 5, 1)]);
        assert_eq!(rows_on(Period::Month, sunday, ""), [], "the month goes on");
        assert!(close(db, monday));
        assert_eq!(rows_on(Period::Day, monday, ""), [(1, Some(3), 1, 9, 2), (2, Some(2), 2, 1, 2)]);
        assert_eq!(rows_on(Period::Day, sunday, ""), expected);
        db.read_blocking(|read| {
            let month = Period::Month.of(monday);
            let units: Vec<_> = tallies(read, gb(), ChartKind::Sales, month)?.iter().map(|one| one.units).collect();
            assert_eq!(units, [12, 6, 0], "a month is the sum of its days, whenever they were told");
            assert_eq!(place_of(read, gb(), month, 1)?, Some((1, 12)));
            assert_eq!(place_of(read, gb(), month, 3)?, None, "all of it came back");
            let on = days_on(read, gb(), ChartKind::Sales, "", &[1, 3, 9], monday)?;
            assert_eq!((on.get(&1), on.get(&3), on.get(&9)), (Some(&2), Some(&1), None));
            let history = history(read, gb(), ChartKind::Sales, Period::Day, 1, 9)?;
            assert_eq!(
                history.iter().map(|(day, row)| (*day, row.place.place)).collect::<Vec<_>>(),
                [(monday, 1), (sunday, 3)]
            );
            let sums = turnover(read, gb(), month)?;
            let sums: Vec<_> = sums.iter().map(|sum| (sum.category.as_str(), sum.units, sum.products)).collect();
            assert_eq!(sums, [("hair", 12, 1), ("toys", 6, 1)]);
            Ok::<_, db::Error>(())
        })
        .unwrap();
    });
}

#[test]
fn the_first_day_moves_back_until_one_is_closed() {
    each(|db| {
        let (first, second) = (date(2026, 11, 1), date(2026, 11, 2));
        tell(db, 1, &[sold(1, second, 1, 10)]);
        tell(db, 2, &[sold(1, first, 1, 10)]);
        assert_eq!(db.read_blocking(|read| open_day(read, gb())).unwrap(), Some(first));
        assert!(close(db, first));
        tell(db, 3, &[sold(1, date(2026, 10, 1), 1, 10)]);
        assert_eq!(db.read_blocking(|read| open_day(read, gb())).unwrap(), Some(second));
    });
}

#[test]
fn a_curve_says_what_the_first_products_make() {
    let curve = Pareto::of(vec![1, 80, 0, 9, -4, 10]);
    assert_eq!((curve.products, curve.minor), (4, 100));
    assert_eq!((curve.share_of(100), curve.share_of(2_000)), (Some(8_000), Some(8_000)));
    assert_eq!((curve.share_of(5_000), curve.share_of(10_000)), (Some(9_000), Some(10_000)));
    assert_eq!(Pareto::of(vec![0, -1]), Pareto::default());
}
