use super::*;
use crate::testing::{At, person, write};

fn draft(country: &str, postal_code: Option<&str>) -> AddressDraft {
    AddressDraft {
        name: " Lin  Wu ".to_owned(),
        phone: "+44 (20) 7946-0000".to_owned(),
        country: country.to_owned(),
        line1: "1 High St".to_owned(),
        city: "London".to_owned(),
        region: Some("Region".to_owned()),
        postal_code: postal_code.map(str::to_owned),
        ..AddressDraft::default()
    }
}

#[test]
fn postal_codes_are_put_right_or_refused() {
    let right = [
        ("GB", "sw1a1aa", "SW1A 1AA"),
        ("US", "950141234", "95014-1234"),
        ("JP", "1540023", "154-0023"),
        ("TH", "10150", "10150"),
    ];
    for (country, sent, kept) in right {
        assert_eq!(draft(country, Some(sent)).check().unwrap().postal_code.as_deref(), Some(kept), "{country}");
    }
    for (country, sent) in [("GB", "12345"), ("SG", "1234"), ("MY", "4300A"), ("CN", "26603")] {
        let problems = draft(country, Some(sent)).check().unwrap_err();
        assert_eq!(problems.0[0].code, "accounts.address_postal_code", "{country}");
    }
    for (country, needed) in [("GB", true), ("MY", true), ("SG", true), ("PH", false), ("FR", false)] {
        assert_eq!(draft(country, None).check().is_err(), needed, "{country}");
    }
    for code in ["GB", "ID", "TH", "VN", "MY", "PH", "SG", "US", "DE", "JP", "CN"] {
        let example = rule(code.parse().unwrap()).example;
        assert_eq!(rule(code.parse().unwrap()).postal_code(example).as_deref(), Some(example), "{code}");
    }
}

#[test]
fn everything_wrong_is_said_at_once() {
    let problems =
        AddressDraft { country: "GB".into(), phone: "abc".into(), ..Default::default() }.check().unwrap_err();
    let mut fields: Vec<&str> = problems.0.iter().map(|p| p.field.as_str()).collect();
    fields.sort_unstable();
    assert_eq!(fields, ["city", "line1", "name", "phone", "postal_code"]);
    let tidy = draft("GB", Some("SW1A 1AA")).check().unwrap();
    assert_eq!((tidy.name.as_str(), tidy.phone.as_str()), ("Lin Wu", "+442079460000"));
}

#[test]
fn the_book_keeps_one_default_and_is_ones_own() {
    for db in testkit::databases() {
        let (lin, wu) = (person(&db, "lin").id, person(&db, "wu").id);
        let put =
            |default| write(&db, move |tx| add(tx, &At(0), lin, &draft("GB", Some("SW1A 1AA")), default)).unwrap();
        let (first, second) = (put(false), put(true));
        assert!(first.default);
        let book = |db: &db::Db| db.read_blocking(|read| list(read, lin)).unwrap();
        assert_eq!(
            book(&db).iter().map(|a| (a.id, a.default)).collect::<Vec<_>>(),
            [(second.id, true), (first.id, false)]
        );
        assert!(matches!(write(&db, move |tx| remove(tx, wu, first.id)), Err(AddressError::Unknown)));
        assert!(matches!(write(&db, move |tx| set_default(tx, wu, first.id)), Err(AddressError::Unknown)));
        assert_eq!(db.read_blocking(|read| find(read, wu, first.id)).unwrap(), None);
        write(&db, move |tx| remove(tx, lin, second.id)).unwrap();
        assert!(book(&db)[0].default);
        (1..COUNT_MAX).for_each(|_| drop(put(false)));
        let full = write(&db, move |tx| add(tx, &At(0), lin, &draft("GB", Some("SW1A 1AA")), false));
        assert!(matches!(full, Err(AddressError::Full)));
    }
}
