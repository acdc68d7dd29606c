use kernel::Lang;

use super::super::{GlossaryDraft, STATEMENTS, gate, glossary};
use super::*;

const EN_TH: Pair = Pair::new(Lang::EN, Lang::TH);
const NOW: Instant = Instant::from_ms(1_000);

fn entry(source: &str, target: &str, origin: Origin) -> Entry {
    let verdict = Verdict { gates: gate::VERSION, glossary: 0, reasons: Vec::new() };
    Entry { field: FieldKind::Title, source: source.into(), target: target.into(), origin, verdict }
}

fn shop(n: i64) -> ShopId {
    ShopId::new(n)
}

fn keep(db: &db::Db, owner: Owner, entries: Vec<Entry>) -> u64 {
    db.write_blocking(move |tx| remember(tx, NOW, owner, EN_TH, &entries)).unwrap()
}

fn look(db: &db::Db, of: ShopId, texts: &[&str]) -> Vec<Vec<Found>> {
    let keys: Vec<SourceKey> = texts.iter().map(|text| SourceKey::of(text)).collect();
    let mut known = db.read_blocking(|read| find_many(read, of, EN_TH, &keys)).unwrap();
    keys.iter().map(|key| known.remove(key).unwrap_or_default()).collect()
}

#[test]
fn every_statement_is_understood() {
    for db in testkit::databases() {
        for (name, sql) in STATEMENTS {
            db.check_statement(sql).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}

#[test]
fn a_shop_sees_its_own_and_the_platforms() {
    for db in testkit::databases() {
        keep(&db, Owner::Shop(shop(7)), vec![entry("Towel", "ผ้าขนหนู", Origin::Human)]);
        keep(&db, Owner::Shop(shop(8)), vec![entry("Lamp", "โคมไฟ", Origin::Human)]);
        keep(&db, Owner::Platform, vec![entry("Towel", "ผ้าเช็ดตัว", Origin::Shipped)]);
        let found = look(&db, shop(7), &["Towel ", "Lamp"]);
        let targets: Vec<&str> = found[0].iter().map(|f| f.target.as_str()).collect();
        assert_eq!(targets, ["ผ้าขนหนู", "ผ้าเช็ดตัว"]);
        assert_eq!(found[0][0].owner, Owner::Shop(shop(7)));
        assert!(found[1].is_empty());
    }
}

#[test]
fn a_persons_words_outrank_a_machines() {
    for db in testkit::databases() {
        let owner = Owner::Shop(shop(7));
        let machine = || entry("Towel", "machine", Origin::Provider("deepl".into()));
        assert_eq!(keep(&db, owner, vec![machine()]), 1);
        assert_eq!(keep(&db, owner, vec![machine()]), 0);
        assert_eq!(keep(&db, owner, vec![entry("Towel", "person", Origin::Human)]), 1);
        assert_eq!(keep(&db, owner, vec![machine()]), 0);
        assert_eq!(look(&db, shop(7), &["Towel"])[0][0].target, "person");
        assert_eq!(keep(&db, owner, vec![entry("Towel", "person again", Origin::Human)]), 1);
        assert_eq!(db.read_blocking(|read| count(read, owner)).unwrap(), 1);
        assert!(db.write_blocking(move |tx| forget(tx, owner, EN_TH, FieldKind::Title, "Towel")).unwrap());
        assert_eq!(db.read_blocking(|read| count(read, owner)).unwrap(), 0);
    }
}

#[test]
fn many_texts_are_found_at_once() {
    for db in testkit::databases() {
        let texts: Vec<String> = (0..150).map(|n| format!("Text {n}")).collect();
        let entries = texts.iter().map(|text| entry(text, &format!("th {text}"), Origin::Imported)).collect();
        assert_eq!(keep(&db, Owner::Shop(shop(1)), entries), 150);
        let keys: Vec<SourceKey> = texts.iter().map(|text| SourceKey::of(text)).collect();
        let before = db.statements_run();
        let known = db.read_blocking(|read| find_many(read, shop(1), EN_TH, &keys)).unwrap();
        assert_eq!(known.len(), 150);
        assert!(db.statements_run() - before <= 3);
    }
}

#[test]
fn a_verdict_is_kept_whole() {
    for db in testkit::databases() {
        let mut failed = entry("Towel", "Towel", Origin::Provider("x".into()));
        failed.verdict.reasons = vec![Problem::new("title", "translation.unchanged").with("max", 1)];
        failed.verdict.glossary = 4;
        let verdict = failed.verdict.clone();
        keep(&db, Owner::Shop(shop(1)), vec![failed]);
        let found = look(&db, shop(1), &["Towel"]).remove(0).remove(0);
        assert_eq!(found.verdict, verdict);
        assert_eq!(found.origin, Origin::Provider("x".into()));
    }
}

#[test]
fn similar_texts_are_suggested() {
    for db in testkit::databases() {
        let entries = vec![
            entry("Rose quartz bracelet 8 mm", "สร้อยข้อมือโรสควอตซ์ 8 มม.", Origin::Human),
            entry("Rose quartz necklace", "สร้อยคอโรสควอตซ์", Origin::Human),
            entry("Hair dryer", "ไดร์เป่าผม", Origin::Human),
        ];
        keep(&db, Owner::Shop(shop(1)), entries);
        let text = "Rose quartz bracelet 6 mm";
        let found = db.read_blocking(|read| suggest(read, shop(1), EN_TH, FieldKind::Title, text)).unwrap();
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].source.as_str(), found[0].similarity_percent), ("Rose quartz bracelet 8 mm", 96));
        let none = db.read_blocking(|read| suggest(read, shop(2), EN_TH, FieldKind::Title, text)).unwrap();
        assert!(none.is_empty());
    }
}

#[test]
fn origins_are_words() {
    let origins = [Origin::Source, Origin::Human, Origin::Shipped, Origin::Imported, Origin::Lexicon];
    for origin in origins.into_iter().chain([Origin::Provider("deepl".into())]) {
        assert_eq!(Origin::from_word(&origin.word()), origin);
    }
}

#[test]
fn a_glossary_counts_its_changes() {
    for db in testkit::databases() {
        let shop = super::super::tests::a_shop(&db);
        let put = |keep: &str| {
            let draft = GlossaryDraft { terms: Vec::new(), keep: vec![keep.to_owned()] };
            let clock = kernel::ManualClock::at(NOW);
            db.write_blocking(move |tx| glossary::put(tx, &clock, shop, &draft)).unwrap()
        };
        assert_eq!(db.read_blocking(|read| glossary::find(read, shop)).unwrap().version, 0);
        assert_eq!(put("Meadow").version, 1);
        assert_eq!(put("Meadow").version, 1);
        assert_eq!(put("Meadows").version, 2);
        assert_eq!(db.read_blocking(|read| glossary::find(read, shop)).unwrap().keep, ["Meadows"]);
    }
}
