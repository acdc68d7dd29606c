use super::*;

const GB: MarketCode = MarketCode::new(*b"GB");
const CN: Country = Country::new(*b"CN");
const TH: Country = Country::new(*b"TH");

fn offered(db: &db::Db, origin: Country, load: Load) -> Vec<(String, i64)> {
    let offers = db.read_blocking(|read| offers_for(read, GB, Currency::GBP, origin, load)).unwrap();
    offers.into_iter().map(|offer| (offer.code, offer.price.minor)).collect()
}

fn weighing(weight_g: i64) -> Load {
    Load { weight_g, dims_mm: None }
}

fn rate(up_to_g: i64, minor: i64) -> LaneRate {
    LaneRate { up_to_g, price: Money::new(minor, Currency::GBP) }
}

fn lane(code: &str, origin: Option<Country>, rates: Vec<LaneRate>) -> Lane {
    Lane {
        market: GB,
        code: code.to_owned(),
        origin,
        name: Some("Bulky goods".to_owned()),
        carrier: "royal-mail".to_owned(),
        express: false,
        enabled: true,
        collect_h: 24,
        deliver_h_min: 48,
        deliver_h_max: 100,
        volumetric_divisor: 5_000,
        rates,
        shipped: false,
    }
}

fn put_in(db: &db::Db, lane: &Lane) -> Result<(), PutLaneError> {
    let lane = lane.clone();
    db.write_blocking(move |tx| put(tx, &testkit::clock(), Currency::GBP, &lane))
}

fn pairs(offers: &[(&str, i64)]) -> Vec<(String, i64)> {
    offers.iter().map(|(code, minor)| ((*code).to_owned(), *minor)).collect()
}

#[test]
fn every_market_has_two_lanes_to_begin_with() {
    for db in testkit::databases() {
        assert_eq!(offered(&db, CN, weighing(400)), pairs(&[("standard", 0), ("express", 499)]));
        assert_eq!(offered(&db, CN, weighing(4_000)), pairs(&[("standard", 0), ("express", 998)]));
        assert_eq!(offered(&db, CN, weighing(9_000_000)), pairs(&[("standard", 0)]));
        let two = db.read_blocking(|read| offers(read, GB, Currency::GBP, CN, 1)).unwrap();
        assert_eq!((two[0].deliver_days, two[0].express), ((3, 7), false));
        assert_eq!((two[1].deliver_days, two[1].express), ((1, 3), true));
        for currency in ["KRW", "KWD", "BRL", "IDR"] {
            let currency = currency.parse().unwrap();
            let two = db.read_blocking(|read| offers(read, GB, currency, CN, 1)).unwrap();
            assert!(two.len() == 2 && two[1].price.minor > 0 && two[1].price.currency == currency);
        }
        let express = db.read_blocking(|read| terms(read, GB, CN, EXPRESS)).unwrap();
        assert_eq!(express, Terms { express: true, collect_h: 24, deliver_h_max: 48 });
        let gone = db.read_blocking(|read| terms(read, GB, CN, "gone")).unwrap();
        assert!(!gone.express);
    }
}

#[test]
fn an_operators_lane_stands_in_place_of_ours() {
    for db in testkit::databases() {
        let bulky = lane("bulky", None, vec![rate(1_000, 499), rate(30_000, 1_299)]);
        put_in(&db, &bulky).unwrap();
        put_in(&db, &bulky).unwrap();
        assert_eq!(offered(&db, CN, weighing(1_000)), pairs(&[("standard", 0), ("bulky", 499), ("express", 499)]));
        assert_eq!(offered(&db, CN, weighing(1_001)), pairs(&[("standard", 0), ("express", 998), ("bulky", 1_299)]));
        let sized = Load { weight_g: 10, dims_mm: Some((1_000, 500, 400)) };
        assert_eq!(offered(&db, CN, sized), pairs(&[("standard", 0), ("express", 9_980)]), "40 kg by its size");
        put_in(&db, &Lane { enabled: false, ..lane(STANDARD, None, vec![rate(1, 1)]) }).unwrap();
        put_in(&db, &lane("bulky", Some(TH), vec![rate(2_000, 99)])).unwrap();
        assert_eq!(offered(&db, TH, weighing(1)), pairs(&[("bulky", 99), ("express", 499)]));
        assert_eq!(offered(&db, TH, weighing(2_001)), pairs(&[("express", 998)]), "the lane of the origin counts");
        assert_eq!(offered(&db, CN, weighing(1)), pairs(&[("bulky", 499), ("express", 499)]));
        let kept = db.read_blocking(|read| list(read, GB, Currency::GBP)).unwrap();
        let names: Vec<(&str, Option<Country>, bool)> =
            kept.iter().map(|lane| (lane.code.as_str(), lane.origin, lane.shipped)).collect();
        let expected =
            [("bulky", None, false), ("bulky", Some(TH), false), ("express", None, true), ("standard", None, false)];
        assert_eq!(names, expected);
        assert_eq!(kept[0], bulky);
        let removed = |code: &'static str, origin| db.write_blocking(move |tx| remove(tx, GB, code, origin)).unwrap();
        assert!(removed(STANDARD, None) && removed("bulky", Some(TH)) && removed("bulky", None));
        assert!(!removed("bulky", None) && !removed("express", None));
        assert_eq!(offered(&db, TH, weighing(1)), pairs(&[("standard", 0), ("express", 499)]));
    }
}

#[test]
fn every_problem_of_a_lane_is_said() {
    for db in testkit::databases() {
        let refused = |lane: Lane| -> Vec<(String, String)> {
            let error = put_in(&db, &lane).unwrap_err();
            error
                .problems()
                .iter()
                .map(|p| (p.field.clone(), p.code.replace(concat!("fulfilment.", "lane_"), "")))
                .collect()
        };
        let foreign = LaneRate { up_to_g: 5, price: Money::new(-1, Currency::IDR) };
        let wrong = Lane {
            code: "No Way".to_owned(),
            name: Some(String::new()),
            carrier: String::new(),
            collect_h: -1,
            deliver_h_max: 1,
            volumetric_divisor: 0,
            ..lane("x", None, vec![rate(5, 1), foreign])
        };
        let expected = [
            ("code", "code_shape"),
            ("name", "name_length"),
            ("carrier", "carrier_length"),
            ("collect_h", "hours_out_of_range"),
            ("deliver_h_max", "hours_order"),
            ("volumetric_divisor", "divisor_out_of_range"),
            ("rates[1].up_to_g", "rates_order"),
            ("rates[1].price", "price_out_of_range"),
            ("rates[1].price", "currency"),
        ];
        assert_eq!(refused(wrong), expected.map(|(field, code)| (field.to_owned(), code.to_owned())));
        assert_eq!(refused(lane("x", None, vec![])), [("rates".to_owned(), "rates_missing".to_owned())]);
        let many = (1..=201).map(|up_to_g| rate(up_to_g, 1)).collect();
        assert_eq!(refused(lane("x", None, many))[0].1, "too_many_rates");
    }
}

fn import_in(db: &db::Db, file: &str) -> Result<ImportedLanes, ImportError> {
    let file = file.as_bytes().to_vec();
    db.write_blocking(move |tx| import_csv(tx, &testkit::clock(), GB, Currency::GBP, file.as_slice()))
}

const HEADER: &str = "code,name,carrier,express,origin,collect_h,deliver_h_min,deliver_h_max,volumetric_divisor,up_to_g,price,currency\n";

#[test]
fn a_rate_table_comes_as_a_file() {
    for db in testkit::databases() {
        let file = format!(
            "\u{feff}{HEADER}\
             economy,\"Slow, cheap\",royal-mail,no,,24,96,240,5000,1000,1.50,GBP\r\n\
             economy,\"Slow, cheap\",royal-mail,no,,24,96,240,5000,5000,3,gbp\r\n\
             Express,,dhl,yes,CN,12,24,48,5000,2000,12.5,GBP\r\n\n"
        );
        assert_eq!(import_in(&db, &file).unwrap(), ImportedLanes { lanes: 2, rates: 3 });
        assert_eq!(import_in(&db, &file).unwrap().lanes, 2);
        let lanes = db.read_blocking(|read| list(read, GB, Currency::GBP)).unwrap();
        assert_eq!(lanes.len(), 4);
        assert_eq!(
            (lanes[0].name.as_deref(), &lanes[0].rates),
            (Some("Slow, cheap"), &vec![rate(1_000, 150), rate(5_000, 300)])
        );
        assert_eq!(offered(&db, CN, weighing(1_500)), pairs(&[("standard", 0), ("economy", 300), ("express", 1_250)]));
        let without = "CODE,carrier,express,collect_h,deliver_h_min,deliver_h_max,volumetric_divisor,up_to_g,price,currency\n\
                       drone,sky,true,1,1,2,5000,500,9,GBP\n";
        assert_eq!(import_in(&db, without).unwrap().lanes, 1);
    }
}

#[test]
fn every_problem_of_a_file_is_said_with_its_row() {
    for db in testkit::databases() {
        let refused = |file: &str| -> Vec<(Option<u64>, String, String)> {
            let error = import_in(&db, file).unwrap_err();
            let plain = error.problems().iter();
            plain.map(|p| (p.row, p.field.clone(), p.code.replace(concat!("fulfilment.", "lane_"), ""))).collect()
        };
        let said = |row: u64, field: &str, code: &str| (Some(row), field.to_owned(), code.to_owned());
        assert_eq!(refused("nothing,of,use\n1,2,3\n").len(), 10);
        assert_eq!(refused("nothing,of,use\n1,2,3\n")[0], said(1, "code", "column_missing"));
        assert_eq!(refused(HEADER)[0].2, "file_empty");
        assert_eq!(refused("")[0].2, "column_missing");
        let file = format!(
            "{HEADER}\
             a,,dhl,maybe,,24,96,240,5000,1000,1.50,GBP\n\
             b,,dhl,no,Narnia,24,96,240,5000,x,1.505,IDR\n\
             c,,dhl,no,,24,96,240,5000,1000,1,GBP\n\
             c,,ups,no,,24,96,24,5000,900,1,GBP\n"
        );
        let expected = [
            said(2, "express", "not_yes_or_no"),
            said(3, "origin", "origin_unknown"),
            said(3, "up_to_g", "number_malformed"),
            said(3, "currency", "currency"),
            said(3, "price", "price_malformed"),
            said(4, "rates[1].up_to_g", "rates_order"),
            said(5, "code", "rows_differ"),
        ];
        assert_eq!(refused(&file), expected);
        let bytes =
            db.write_blocking(|tx| import_csv(tx, &testkit::clock(), GB, Currency::GBP, [0xff_u8, b'\n'].as_slice()));
        assert_eq!(bytes.unwrap_err().problems()[0].code, "fulfilment.lane_file_encoding");
        let long = format!("{HEADER}{}", "x".repeat(1 << 20));
        assert_eq!(refused(&long)[0].2, "file_too_large");
        let tall = format!("{HEADER}{}", "c,,dhl,no,,24,96,240,5000,1000,1,GBP\n".repeat(ROWS_MAX + 1));
        assert_eq!(refused(&tall)[0].2, "file_too_long");
        assert_eq!(db.read_blocking(|read| list(read, GB, Currency::GBP)).unwrap().len(), 2, "nothing was kept");
    }
}
