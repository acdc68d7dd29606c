use super::*;
use kernel::Lang;

const ZH_EN: Pair = Pair::new(Lang::ZH, Lang::EN);
const EN_ID: Pair = Pair::new(Lang::EN, Lang::ID);

fn codes(kind: FieldKind, pair: Pair, source: &str, target: &str, keep: &[&str]) -> Vec<String> {
    let keep: Vec<String> = keep.iter().map(|word| (*word).to_owned()).collect();
    let glossary = Glossary::default();
    let subject = Subject { kind, pair, source, target, keep: &keep, glossary: &glossary };
    check(&subject).into_iter().map(|problem| problem.code.into_owned()).collect()
}

#[test]
fn a_good_translation_passes() {
    let cases = [
        (ZH_EN, "天然粉水晶手链 8mm", "Natural rose quartz bracelet 8 mm"),
        (ZH_EN, "两件装 50毫升 玫瑰精华", "Rose serum, 2 bottles of 50 ml"),
        (EN_ID, "Hair dryer XK-200, 1,600 W", "Pengering rambut XK-200, 1.600 W"),
        (EN_ID, "<p>Soft <b>cotton</b> towel</p>", "<p>Handuk <b>katun</b> lembut</p>"),
        (EN_ID, "Hello {name}, see https://a.co/x", "Halo {name}, lihat https://a.co/x"),
    ];
    for (pair, source, target) in cases {
        assert_eq!(codes(FieldKind::Description, pair, source, target, &[]), Vec::<String>::new(), "{target}");
    }
}

#[test]
fn each_gate_stops_what_it_is_for() {
    let long = "kata ".repeat(60);
    let cases = [
        ("Soft towel", " ", "translation.empty"),
        ("Soft towel", long.as_str(), "translation.too_long"),
        ("Hello {name}", "Halo kamu", "translation.placeholder_lost"),
        ("Hello there", "Halo {7} kamu", "translation.placeholder_lost"),
        ("Power bank 10000 mAh", "Bank daya 20000 mAh", "translation.number_lost"),
        ("Handbag for women", "Tas wanita 2024", "translation.number_added"),
        ("Bottle 50 ml", "Botol 50 l", "translation.unit_changed"),
        ("Meadow towel", "Handuk padang rumput", "translation.word_lost"),
        ("Dryer XK-200 for travel", "Pengering untuk bepergian 200", "translation.word_lost"),
        ("<b>Soft</b> towel", "<b>Handuk lembut", "translation.markup_broken"),
        ("Soft towel for the whole family", "Soft towel for the whole family", "translation.unchanged"),
        ("Soft towel for the family", "Weiches Handtuch für die ganze Familie", "translation.wrong_language"),
    ];
    for (source, target, code) in cases {
        let found = codes(FieldKind::Title, EN_ID, source, target, &["Meadow"]);
        assert!(found.iter().any(|c| c == code), "{source} / {target}: {found:?}");
    }
}

#[test]
fn a_language_without_checker_waits_for_a_person() {
    let pair = Pair::new(Lang::EN, "fr".parse().unwrap());
    assert_eq!(codes(FieldKind::Title, pair, "Soft towel", "Serviette douce", &[]), ["translation.no_checker"]);
}

#[test]
fn shared_words_may_stay_the_same_where_they_are_terms() {
    assert_eq!(codes(FieldKind::OptionValue, EN_ID, "Vintage", "Vintage", &[]), Vec::<String>::new());
    assert_eq!(codes(FieldKind::Title, EN_ID, "Vintage", "Vintage", &[]), ["translation.unchanged"]);
    assert_eq!(codes(FieldKind::Title, EN_ID, "Meadow XK-200", "Meadow XK-200", &["Meadow"]), Vec::<String>::new());
}

#[test]
fn lengths_are_counted_as_people_count() {
    let flags = "🇹🇭".repeat(255);
    assert_eq!(check_length(FieldKind::Title, &flags), []);
    assert_eq!(check_length(FieldKind::Title, &format!("{flags}!")).len(), 1);
}

#[test]
fn fixed_terms_must_be_used() {
    let translations = BTreeMap::from([(Lang::ID, "kristal penyembuh".to_owned())]);
    let terms = vec![super::super::glossary::Term { source: "healing crystal".into(), translations }];
    let glossary = Glossary { version: 3, terms, keep: Vec::new() };
    let mut subject = Subject {
        kind: FieldKind::Title,
        pair: EN_ID,
        source: "Healing crystal",
        target: "Batu kristal",
        keep: &[],
        glossary: &glossary,
    };
    let missed = &check_glossary(&subject)[0];
    assert_eq!(missed.code, "translation.glossary_missed");
    assert_eq!(missed.args[1], ("expected".into(), "kristal penyembuh".into()));
    subject.target = "Kristal Penyembuh alami";
    assert_eq!(check_glossary(&subject), []);
}
