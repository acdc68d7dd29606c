use jiff::civil::date;
use kernel::PageRequest;

use super::*;

fn scene() -> Scene {
    Scene { market: gb(), today: date(2026, 11, 22) }
}

fn gb() -> MarketCode {
    "GB".parse().unwrap()
}

fn brief(format: Format, text: &str) -> Vec<(String, &'static str, String, f64)> {
    let told = read(text.as_bytes(), format, &scene()).unwrap();
    told.into_iter().map(|told| (told.term, told.unit.name(), told.day.to_string(), told.value)).collect()
}

fn row(term: &str, unit: &'static str, day: &str, value: f64) -> (String, &'static str, String, f64) {
    (term.to_owned(), unit, day.to_owned(), value)
}

#[test]
fn google_tells_interest_over_time() {
    let week = "\u{feff}Category: All categories\n\nWeek,mochi squishy: (United Kingdom),moon lamp: (United Kingdom)\n\
        2026-11-08,12,<1\n2026-11-15,100,\n";
    assert_eq!(
        brief(Format::Google, week),
        [
            row("mochi squishy", "interest", "2026-11-08", 12.0),
            row("moon lamp", "interest", "2026-11-08", 0.5),
            row("mochi squishy", "interest", "2026-11-15", 100.0),
        ]
    );
    // A month, and an hour, in other languages.
    let month = "Kategorie: Alle\n\nMonat,nachtlicht: (Deutschland)\n2026-10,44\n";
    assert_eq!(brief(Format::Google, month), [row("nachtlicht", "interest", "2026-10-01", 44.0)]);
    assert_eq!(brief(Format::Google, "Time,x: (Thailand),isPartial\n2026-11-20T09,3,true\n")[0].2, "2026-11-20");
}

#[test]
fn google_tells_what_is_searched_with_it() {
    let related = "Category: All categories\n\nTOP\nsquishy toy,100\n\nRISING\nsquishy capybara,Breakout\n\
        stress ball,\"+1,250%\"\nบอล,ทะยานขึ้น\n";
    assert_eq!(
        brief(Format::Google, related),
        [
            row("squishy toy", "interest", "2026-11-22", 100.0),
            row("squishy capybara", "rise", "2026-11-22", BREAKOUT_PERCENT),
            row("stress ball", "rise", "2026-11-22", 1_250.0),
            row("บอล", "rise", "2026-11-22", BREAKOUT_PERCENT),
        ]
    );
}

#[test]
fn amazon_tells_ranks_of_either_report() {
    let weekly = "\"Reporting Range=[\"\"Weekly\"\"]\",\"Select week=[\"\"Week 46 | 2026-11-08 - 2026-11-14\"\"]\"\n\
        Search Frequency Rank,Search Term,Top Clicked Brand #1\n\"1,204\",moon  lamp,Lumi\n";
    assert_eq!(brief(Format::Amazon, weekly), [row("moon lamp", "rank", "2026-11-14", 1_204.0)]);
    let dated =
        "Department,Search Term,Search Frequency Rank,#1 Clicked ASIN,Reporting Date\nAll,hair comb,7,B0,11/15/2026\n";
    assert_eq!(brief(Format::Amazon, dated), [row("hair comb", "rank", "2026-11-15", 7.0)]);
}

#[test]
fn a_plain_table_has_its_columns_in_any_order() {
    let table = "term,value,t,source,market\nmoon lamp,18.5,2026-11-20T23:00:00-05:00,resale,th\n";
    let told = read(table.as_bytes(), Format::Plain, &scene()).unwrap();
    let th: MarketCode = "TH".parse().unwrap();
    assert_eq!((told[0].market, told[0].day, &*told[0].source), (th, date(2026, 11, 21), "resale"));
}

#[test]
fn every_bad_cell_is_named() {
    let table = "t,source,market,term,value\nyesterday,views,GB,lamp,1\n2026-11-20,views,Britain,lamp,1\n\
        2026-11-20,views,GB, ,1\n2026-11-20,views,GB,lamp,many\n2026-11-20,views,GB,lamp,2\n";
    let Err(FileError::Cells(wrong)) = read(table.as_bytes(), Format::Plain, &scene()) else {
        panic!("nothing is wrong")
    };
    let brief: Vec<_> = wrong.iter().map(|cell| (cell.line, &*cell.column, &*cell.text, cell.code)).collect();
    assert_eq!(
        brief,
        [
            (2, "t", "yesterday", "radar.trend_date"),
            (3, "market", "Britain", "radar.trend_market"),
            (4, "term", "", "radar.trend_term"),
            (5, "value", "many", "radar.trend_number"),
        ]
    );
    let refused = |format, text: &[u8]| read(text, format, &scene()).unwrap_err();
    assert_eq!(refused(Format::Plain, b"a,b\n1,2\n"), FileError::NoColumns("t, source, market, term, value"));
    assert_eq!(refused(Format::Amazon, b"a,b\n1,2\n"), FileError::NoColumns("Search Term, Search Frequency Rank"));
    assert!(matches!(refused(Format::Google, b"Category: All\n"), FileError::NoColumns(_)));
    assert_eq!(refused(Format::Google, b"Week,x: (GB)\n"), FileError::Nothing);
    assert_eq!(refused(Format::Plain, &[0xff, 0xfe, 0x41]), FileError::NotText);
    let long = "t,source,market,term,value\n".to_owned() + &"2026-11-20,v,GB,a,1\n".repeat(LINES_MAX);
    assert_eq!(refused(Format::Plain, long.as_bytes()), FileError::TooLong);
}

fn new(term: &str, unit: Unit, points: &[(Day, f64)]) -> NewSeries {
    let words = term.split_whitespace().map(str::to_owned).collect();
    NewSeries { market: gb(), source: "google".to_owned(), unit, term: term.to_owned(), words, points: points.to_vec() }
}

fn put_all(db: &db::Db, shop: i64, all: Vec<NewSeries>) -> Result<(), PutError> {
    db.write_blocking(move |tx| put(tx, shop, &all))
}

#[test]
fn a_later_file_replaces_the_days_it_tells() {
    for db in testkit::databases() {
        let (one, two) = (date(2026, 11, 1), date(2026, 11, 8));
        put_all(&db, 7, vec![new("moon lamp", Unit::Interest, &[(one, 10.0), (two, 20.0)])]).unwrap();
        put_all(&db, 7, vec![new("moon lamp", Unit::Interest, &[(two, 25.0)]), new("", Unit::Interest, &[])]).unwrap();
        let page = db.read_blocking(|read| of_shop(read, 7, None, &PageRequest::first())).unwrap();
        assert_eq!(page.items.len(), 1);
        assert_eq!(page.items[0].points, [(one, 10.0), (two, 25.0)]);
        let id = page.items[0].series.id;
        assert_eq!(db.read_blocking(|read| find(read, id)).unwrap().unwrap().shop, 7);
        db.write_blocking(move |tx| forget(tx, id)).unwrap();
        assert!(db.read_blocking(|read| of_shop(read, 7, Some(gb()), &PageRequest::first())).unwrap().items.is_empty());
    }
}

#[test]
fn a_shop_finds_its_own_series_and_everybodys_by_all_their_words() {
    for db in testkit::databases() {
        let day = date(2026, 11, 1);
        let lamp = |term| new(term, Unit::Interest, &[(day, 1.0)]);
        put_all(&db, 7, vec![lamp("moon lamp"), lamp("lamp"), lamp("lamp shade")]).unwrap();
        put_all(&db, 8, vec![lamp("warm lamp")]).unwrap();
        put_all(&db, EVERYBODY, vec![lamp("night lamp")]).unwrap();
        let words: Vec<String> = ["warm", "moon", "night", "lamp"]
            .into_iter()
            .map(str::to_owned)
            .chain((0..40).map(|n| format!("w{n}")))
            .collect();
        let found = db.read_blocking(|read| matching(read, 7, gb(), &words)).unwrap();
        let terms: Vec<&str> = found.iter().map(|trend| &*trend.series.term).collect();
        assert_eq!(terms, ["night lamp", "moon lamp", "lamp"]);
        let th = "TH".parse().unwrap();
        assert!(db.read_blocking(|read| matching(read, 7, th, &words)).unwrap().is_empty());
    }
}

#[test]
fn pages_go_on_where_they_stopped() {
    for db in testkit::databases() {
        let some = |n: i64| new(&format!("lamp {n}"), Unit::Value, &[]);
        put_all(&db, 7, (0..5).map(some).collect()).unwrap();
        let (mut seen, mut after) = (Vec::new(), None);
        loop {
            let request = PageRequest::new(after, Some(2));
            let page = db.read_blocking(|read| of_shop(read, 7, Some(gb()), &request)).unwrap();
            seen.extend(page.items.into_iter().map(|trend| trend.series.term));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        assert_eq!(seen, ["lamp 0", "lamp 1", "lamp 2", "lamp 3", "lamp 4"]);
    }
}

#[test]
fn a_rise_is_told_over_four_weeks() {
    let series = |unit| Series {
        id: SeriesId::new(1),
        shop: 0,
        market: gb(),
        source: "google".to_owned(),
        unit,
        term: "lamp".to_owned(),
        folded: "lamp".to_owned(),
    };
    let points = vec![(date(2026, 10, 1), 20.0), (date(2026, 10, 20), 80.0), (date(2026, 11, 1), 50.0)];
    let rise = |unit, points| Trend { series: series(unit), points }.rise_percent();
    assert_eq!(rise(Unit::Interest, points.clone()), Some(150.0));
    assert_eq!(rise(Unit::Rank, points.clone()), Some(-60.0), "of a rank, fewer is more");
    assert_eq!((rise(Unit::Rise, points.clone()), rise(Unit::Value, points[1..].to_vec())), (None, None));
}
