use super::*;

fn say(kind: FieldKind, text: &str, from: Lang, to: Lang) -> Option<String> {
    translate(kind, text, Pair::new(from, to))
}

#[test]
fn every_row_has_nine_languages_and_no_empty_name() {
    let lexicon = Lexicon::read();
    let lines = |table: &str| table.lines().count() - 1;
    assert_eq!(lexicon.rows.len(), lines(TERMS) + lines(THINGS));
    for row in &lexicon.rows {
        assert!(row.iter().flatten().all(|name| !name.trim().is_empty()), "{row:?}");
    }
}

#[test]
fn given_names_are_in_the_script_of_their_language() {
    for row in &Lexicon::read().rows {
        let thai = row[3][0].chars().any(|c| ('\u{e00}'..='\u{e7f}').contains(&c));
        let universal = row.iter().all(|names| names[0] == row[0][0]);
        assert!(thai || universal, "{row:?}");
    }
}

#[test]
fn options_are_right_without_a_provider() {
    use FieldKind::{Category, OptionName, OptionValue};
    let cases = [
        (OptionName, "颜色", Lang::ZH, Lang::EN, "Color"),
        (OptionName, "Size", Lang::EN, Lang::TH, "ขนาด"),
        (OptionName, "Colour", Lang::EN, Lang::VI, "Màu sắc"),
        (OptionValue, "粉色", Lang::ZH, Lang::ID, "Merah muda"),
        (OptionValue, "rose gold", Lang::EN, Lang::MS, "emas mawar"),
        (OptionValue, "Orange", Lang::EN, Lang::FIL, "Kahel"),
        (OptionValue, "XL", Lang::EN, Lang::TH, "XL"),
        (OptionValue, "Stainless Steel", Lang::EN, Lang::DE, "Edelstahl"),
        (OptionValue, "50ml", Lang::EN, Lang::ZH, "50毫升"),
        (OptionValue, "50毫升", Lang::ZH, Lang::EN, "50 ml"),
        (OptionValue, "Red / Large", Lang::EN, Lang::ID, "Merah / Besar"),
        (OptionValue, "黑色+白色", Lang::ZH, Lang::VI, "Đen+Trắng"),
        (OptionValue, "guitar", Lang::EN, Lang::JA, "ギター"),
        (Category, "手链", Lang::ZH, Lang::TH, "สร้อยข้อมือ"),
        (Category, "Home", Lang::EN, Lang::ZH, "家居"),
    ];
    for (kind, text, from, to, expected) in cases {
        assert_eq!(say(kind, text, from, to).as_deref(), Some(expected), "{text} {from} {to}");
    }
}

#[test]
fn sentences_and_strangers_are_left_to_others() {
    assert_eq!(say(FieldKind::Title, "Red", Lang::EN, Lang::TH), None);
    assert_eq!(say(FieldKind::OptionValue, "Red dress with bow", Lang::EN, Lang::TH), None);
    assert_eq!(say(FieldKind::OptionValue, "Red", Lang::EN, "fr".parse().unwrap()), None);
    assert_eq!(say(FieldKind::OptionValue, "Red / Xyz", Lang::EN, Lang::TH), None);
}
