use proptest::prelude::*;

use super::*;

fn rows(text: &str, dialect: Dialect) -> Result<Vec<(u64, Vec<String>, bool)>, ImportError> {
    let mut records = Records::new(text.as_bytes(), dialect, Encoding::Utf8);
    let mut rows = Vec::new();
    while let Some(record) = records.next()? {
        rows.push((record.row, record.cells, record.bad_quote));
    }
    Ok(rows)
}

fn cells(row: u64, cells: &[&str]) -> (u64, Vec<String>, bool) {
    (row, cells.iter().map(|cell| (*cell).to_owned()).collect(), false)
}

#[test]
fn rows_are_counted_as_a_spreadsheet_counts() {
    let text = "\u{feff}a,b\r\n\"one\ntwo\",\"say \"\"hi\"\"\"\r\n\r\n,\n5\" pipe,x";
    let expected = [cells(1, &["a", "b"]), cells(2, &["one\ntwo", "say \"hi\""]), cells(5, &["5\" pipe", "x"])];
    assert_eq!(rows(text, Dialect::Csv).unwrap(), expected);
}

#[test]
fn quotes_that_go_wrong_are_told_by_row() {
    let after = rows("a,b\n\"x\"y,z\n", Dialect::Csv).unwrap();
    assert_eq!(after[1], (2, vec!["xy".to_owned(), "z".to_owned()], true));
    let open = rows("a,b\nc,d\ne,\"f\ng,h\n", Dialect::Csv);
    assert!(matches!(open, Err(ImportError::OpenQuote { row: 3 })));
    let endless = format!("a\n\"{}", "x\n".repeat(ROW_BYTES_MAX));
    assert!(matches!(rows(&endless, Dialect::Csv), Err(ImportError::RowTooLarge { row: 2 })));
}

#[test]
fn other_encodings_are_refused_by_row() {
    let mut records = Records::new(&b"a\nb\n\xe9t\xe9\n"[..], Dialect::Csv, Encoding::Utf8);
    records.next().unwrap();
    records.next().unwrap();
    assert!(matches!(records.next(), Err(ImportError::Encoding { row: 3 })));
    let utf16: Vec<u8> = "\u{feff}Handle,Title\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(matches!(
        Records::new(&utf16[..], Dialect::Csv, Encoding::Utf8).next(),
        Err(ImportError::Encoding { row: 1 })
    ));
}

#[test]
fn tabs_split_and_quotes_are_characters() {
    assert_eq!(rows("a\tb\n5\"\t\"x\n", Dialect::Tsv).unwrap(), [cells(1, &["a", "b"]), cells(2, &["5\"", "\"x"])]);
}

proptest! {
    #[test]
    fn it_reads_what_another_writer_wrote(
        table in prop::collection::vec(prop::collection::vec("[a-z,\"\n é]{0,6}", 3), 1..6),
    ) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        for row in &table {
            writer.write_record(row).unwrap();
        }
        let text = String::from_utf8(writer.into_inner().unwrap()).unwrap();
        let read: Vec<Vec<String>> = rows(&text, Dialect::Csv).unwrap().into_iter().map(|(_, cells, _)| cells).collect();
        let full: Vec<Vec<String>> =
            table.into_iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect();
        prop_assert_eq!(read, full);
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(prop::sample::select(&b"\",\r\n\xff\x00ab"[..]), 0..60)) {
        for encoding in [Encoding::Utf8, Encoding::Windows1252, Encoding::Unknown] {
            let mut records = Records::new(&bytes[..], Dialect::Csv, encoding);
            while let Ok(Some(_)) = records.next() {}
        }
    }
}
