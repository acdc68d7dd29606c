use std::io::Write as _;

use flate2::Compression;
use flate2::write::GzEncoder;

use super::*;

const BOUNDS: Bounds = Bounds { rows: 3, bytes: 4_096, days: 30, work: 40 };

fn within(text: &str) -> Result<Table, TableError> {
    read_within(text.as_bytes(), &BOUNDS)
}

#[test]
fn a_date_may_stand_for_an_instant() {
    let table = read(
        "\u{feff}Date,Item\n2026-11-23,lamp\n2026-11-23 10:00,lamp\n2026-11-23T10:00:00+02:00,lamp\n2026-11-22T23:59:59Z,lamp\n"
            .as_bytes(),
    )
    .unwrap();
    let day = 1_795_392_000_000;
    let hours: Vec<i64> = table.rows.iter().map(|row| row.t_ms - day).collect();
    assert_eq!(hours, [-1_000, 0, 8 * 3_600_000, 10 * 3_600_000]);
    assert_eq!(table.rows[0].kind, Kind::Sold { units: 1 });
}

#[test]
fn every_cell_that_means_nothing_is_named() {
    let wrong = within("date,item,units,price_minor\n23/11/2026,,two,1\n2026-11-23,lamp,1,free\n").unwrap_err();
    let TableError::Cells(cells) = &wrong else { panic!("{wrong}") };
    let told: Vec<(u64, &str, Wrong)> = cells.iter().map(|cell| (cell.line, cell.column, cell.wrong)).collect();
    assert_eq!(
        told,
        [
            (2, "date", Wrong::NotADate),
            (2, "item", Wrong::NoItem),
            (2, "units", Wrong::NotANumber),
            (3, "price_minor", Wrong::NotANumber),
        ]
    );
    assert_eq!(cells[0].to_string(), "line 2: date `23/11/2026` is not a date");
    let many = format!("t_ms,item\n{}", "x,lamp\n".repeat(90));
    let TableError::Cells(cells) = read(many.as_bytes()).unwrap_err() else { panic!() };
    assert_eq!(cells.len(), CELLS_TOLD);
    assert!(matches!(read("t_ms,item\n-1,lamp\n9999999999999999,lamp\n".as_bytes()), Err(TableError::Cells(_))));
}

#[test]
fn what_is_no_sale_is_counted_and_passed_over() {
    let table =
        read("t_ms,item,kind,units\n1,lamp,refund,1\n1,lamp,order,-2\n1,lamp,order,\n1,lamp,order,2.0\n".as_bytes());
    let table = table.unwrap();
    assert_eq!((table.rows.len(), table.passed_over), (1, 3));
}

#[test]
fn a_stranger_s_table_has_bounds() {
    let line = |day: i64, item: &str| format!("{},{item}\n", day * DAY_MS);
    let of = |lines: &[String]| within(&format!("t_ms,item\n{}", lines.concat()));
    assert!(of(&[line(0, "a"), line(29, "a")]).is_ok());
    assert!(matches!(of(&[line(0, "a"), line(30, "a")]), Err(TableError::TooManyDays { max: 30 })));
    assert!(matches!(of(&[line(0, "a"), line(29, "b")]), Err(TableError::TooMuch { is: 60, max: 40 })));
    let four: Vec<String> = (0..4).map(|_| line(0, "a")).collect();
    assert!(matches!(of(&four), Err(TableError::TooManyRows { max: 3 })));
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(format!("t_ms,item\n1,{}\n", "a".repeat(100_000)).as_bytes()).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 1_000);
    assert!(matches!(read_within(&*packed, &BOUNDS), Err(TableError::TooManyBytes { max: 4_096 })));
}
