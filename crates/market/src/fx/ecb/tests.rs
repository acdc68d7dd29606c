use std::io::{Cursor, Write};

use super::*;

const CSV: &str = "Date,USD,JPY,CYP,BGN,\n2026-10-30,1.1172,175.68,N/A,1.9558,\n2026-10-29,1.113,N/A,0.58,,\n";

fn rates(sheet: &RateSheet) -> String {
    sheet.rates.iter().map(|(currency, rate)| format!("{currency} {rate}")).collect::<Vec<_>>().join(", ")
}

#[test]
fn the_csv_is_a_sheet_a_day() {
    let sheets = read_csv(CSV.as_bytes()).unwrap();
    assert_eq!(sheets.len(), 2);
    assert_eq!(
        (sheets[0].base, sheets[0].kind, sheets[0].date),
        (Currency::EUR, RateKind::Ecb, jiff::civil::date(2026, 10, 30))
    );
    assert!(rates(&sheets[0]).starts_with("USD 1.1172, JPY 175.68"));
    assert_eq!(rates(&sheets[1]), "USD 1.113");
}

#[test]
fn the_zip_is_the_csv_in_it() {
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("eurofxref-hist.csv", zip::write::SimpleFileOptions::default()).unwrap();
    zip.write_all(CSV.as_bytes()).unwrap();
    let bytes = zip.finish().unwrap();
    assert_eq!(read_zip(bytes).unwrap(), read_csv(CSV.as_bytes()).unwrap());
    assert!(matches!(read_zip(Cursor::new(b"not a zip".to_vec())), Err(ReadEcbError::Zip(_))));
}

#[test]
fn the_xml_is_a_sheet_a_day() {
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
<gesmes:subject>Reference rates</gesmes:subject>
<Cube>
<Cube time='2026-10-30'><Cube currency='USD' rate='1.1172'/><Cube currency='CYP' rate='0.58'/></Cube>
<Cube time='2026-10-29'><Cube currency='USD' rate='1.113'/><Cube currency='JPY' rate='175.92'/></Cube>
</Cube></gesmes:Envelope>"#;
    let sheets = read_xml(xml.as_bytes()).unwrap();
    assert_eq!(sheets.iter().map(rates).collect::<Vec<_>>(), ["USD 1.1172", "USD 1.113, JPY 175.92"]);
    assert_eq!(sheets[1].date, jiff::civil::date(2026, 10, 29));
}

#[test]
fn dirt_is_named_by_its_line() {
    let message = |result: Result<Vec<RateSheet>, ReadEcbError>| result.unwrap_err().to_string();
    let rate = message(read_csv("Date,USD\n2026-10-30,1.1\n2026-10-29,-3\n".as_bytes()));
    assert_eq!(rate, "line 3: USD is not a rate: -3");
    assert!(message(read_csv("Date,USD\n30/10/2026,1.1\n".as_bytes())).starts_with("line 2: the date"));
    assert!(message(read_csv("Handle,Title\n".as_bytes())).contains("not Date"));
    assert!(message(read_csv("Date,Nothing\n".as_bytes())).contains("no column"));
    assert!(message(read_xml("<Cube><Cube currency='USD' rate='1'/></Cube>".as_bytes())).contains("before any day"));
    assert!(message(read_xml("<html></html>".as_bytes())).contains("no day"));
    assert!(read_xml("<Cube time='x'".as_bytes()).is_err());
}
