use std::sync::Mutex;

use kernel::{Instant, Lang};

use super::super::memory::remember;
use super::*;

const SHOP: ShopId = ShopId::new(5);
const EN_ID: Pair = Pair::new(Lang::EN, Lang::ID);

/// A translator that answers from a table and notes what it was asked.
struct Fake {
    table: Vec<(&'static str, &'static str)>,
    asked: Mutex<Vec<Vec<String>>>,
    failure: Option<TranslateError>,
}

impl Fake {
    fn new(table: &[(&'static str, &'static str)]) -> Fake {
        Fake { table: table.to_vec(), asked: Mutex::default(), failure: None }
    }
}

impl Translator for Fake {
    fn translate(&self, batch: Batch<'_>) -> Result<Vec<String>, TranslateError> {
        self.asked.lock().unwrap().push(batch.texts.to_vec());
        if let Some(failure) = &self.failure {
            return Err(failure.clone());
        }
        let answer = |text: &String| {
            let found = self.table.iter().find(|(source, _)| source == text);
            found.map_or_else(|| text.clone(), |(_, target)| (*target).to_owned())
        };
        Ok(batch.texts.iter().map(answer).collect())
    }
    fn pairs(&self) -> Option<Vec<Pair>> {
        Some(vec![EN_ID])
    }
    fn name(&self) -> &str {
        "fake"
    }
}

fn question(pair: Pair, fields: &[(FieldKind, &str)]) -> Question {
    let fields = fields.iter().map(|(kind, text)| Source::new(*kind, *text)).collect();
    Question { pair, keep: vec!["Meadow".into()], context: "towels".into(), fields }
}

fn planned(db: &db::Db, question: Question) -> Plan {
    db.read_blocking(|read| plan(read, SHOP, &Glossary::default(), vec![question])).unwrap().remove(0)
}

fn resolve_with(db: &db::Db, question: Question, translator: Option<&Fake>) -> Completed {
    let glossary = Glossary::default();
    let plan = planned(db, question);
    let answers = translator.map(|t| ask(std::slice::from_ref(&plan), &glossary, t).remove(0));
    complete(plan, &glossary, answers)
}

fn store(db: &db::Db, owner: Owner, entries: Vec<Entry>) {
    db.write_blocking(move |tx| remember(tx, Instant::from_ms(1), owner, EN_ID, &entries)).unwrap();
}

fn codes(resolved: &Resolved) -> Vec<&str> {
    resolved.reasons.iter().map(|reason| reason.code.as_ref()).collect()
}

#[test]
fn the_same_language_needs_nobody() {
    for db in testkit::databases() {
        let same = Pair::new(Lang::EN, Lang::EN);
        let done = resolve_with(&db, question(same, &[(FieldKind::Title, "Soft towel")]), None);
        assert_eq!((done.fields[0].state, &done.fields[0].origin), (TextState::Human, &Origin::Source));
    }
}

#[test]
fn without_a_provider_what_is_known_is_used_and_the_rest_is_marked() {
    for db in testkit::databases() {
        let fields = [
            (FieldKind::Title, "Soft towel"),
            (FieldKind::OptionName, "Colour"),
            (FieldKind::OptionValue, "Rose gold"),
            (FieldKind::OptionValue, "XK-200"),
            (FieldKind::OptionValue, "Moonlit glade"),
        ];
        let plan = planned(&db, question(EN_ID, &fields));
        assert_eq!((plan.waiting(), plan.waiting_characters()), (2, 23));
        let done = complete(plan, &Glossary::default(), None);
        let texts: Vec<&str> = done.fields.iter().map(|f| f.text.as_str()).collect();
        assert_eq!(texts, ["Soft towel", "Warna", "Emas mawar", "XK-200", "Moonlit glade"]);
        assert_eq!(done.fields[0].state, TextState::Missing);
        assert_eq!(codes(&done.fields[0]), ["translation.source_text"]);
        assert_eq!((done.fields[1].state, &done.fields[1].origin), (TextState::Machine, &Origin::Lexicon));
        assert_eq!(done.fields[3].state, TextState::Machine);
        assert!(done.learned.is_empty() && done.failure.is_none());
    }
}

#[test]
fn a_provider_answers_masked_texts_and_the_memory_learns() {
    for db in testkit::databases() {
        let fake = Fake::new(&[
            ("{1} soft towel {2}", "Handuk lembut {1} {2}"),
            ("For {1}the family{2}", "Untuk {1}keluarga{2}"),
        ]);
        let fields = [
            (FieldKind::Title, "Meadow soft towel 70 cm"),
            (FieldKind::Description, "<p>For <b>the family</b></p>\n<p>Meadow soft towel 70 cm</p>"),
        ];
        let done = resolve_with(&db, question(EN_ID, &fields), Some(&fake));
        assert_eq!(done.fields[0].text, "Handuk lembut Meadow 70 cm");
        assert_eq!(done.fields[1].text, "<p>Untuk <b>keluarga</b></p>\n<p>Handuk lembut Meadow 70 cm</p>");
        assert_eq!((done.fields[0].state, codes(&done.fields[0])), (TextState::Machine, vec![]));
        assert_eq!(fake.asked.lock().unwrap().as_slice(), [["{1} soft towel {2}", "For {1}the family{2}"]]);
        store(&db, Owner::Shop(SHOP), done.learned);
        let again = planned(&db, question(EN_ID, &fields));
        assert_eq!(again.waiting(), 0);
        assert_eq!(again.fields()[0].as_ref().unwrap().origin, Origin::Provider("fake".into()));
    }
}

#[test]
fn what_fails_a_gate_waits_for_a_person_also_the_next_time() {
    for db in testkit::databases() {
        let fake = Fake::new(&[("Soft towel for the family", "Handuk keluarga 2024")]);
        let asked = || question(EN_ID, &[(FieldKind::Title, "Soft towel for the family")]);
        let done = resolve_with(&db, asked(), Some(&fake));
        assert_eq!(done.fields[0].state, TextState::NeedsReview);
        assert_eq!(codes(&done.fields[0]), ["translation.number_added"]);
        store(&db, Owner::Shop(SHOP), done.learned);
        let again = resolve_with(&db, asked(), None);
        assert_eq!(again.fields[0].state, TextState::NeedsReview);
        store(
            &db,
            Owner::Shop(SHOP),
            vec![written_by_hand(FieldKind::Title, "Soft towel for the family", "Handuk keluarga")],
        );
        let human = resolve_with(&db, asked(), None);
        assert_eq!((human.fields[0].text.as_str(), human.fields[0].state), ("Handuk keluarga", TextState::Human));
    }
}

#[test]
fn a_failing_translator_leaves_the_source_text_and_is_not_asked_on_and_on() {
    for db in testkit::databases() {
        let mut fake = Fake::new(&[]);
        fake.failure = Some(TranslateError::Unavailable { reason: "down".into(), retry_after_s: None });
        let texts: Vec<String> = (0..90).map(|n| format!("Soft towel in colour number {}", "x".repeat(n))).collect();
        let fields: Vec<(FieldKind, &str)> = texts.iter().map(|t| (FieldKind::OptionValue, t.as_str())).collect();
        let done = resolve_with(&db, question(EN_ID, &fields), Some(&fake));
        assert_eq!(done.failure, fake.failure);
        assert!(done.fields.iter().all(|f| f.state == TextState::Missing));
        assert_eq!(fake.asked.lock().unwrap().len(), 1);
    }
}

#[test]
fn an_unknown_direction_and_a_wrong_count_are_failures() {
    struct Short;
    impl Translator for Short {
        fn translate(&self, _: Batch<'_>) -> Result<Vec<String>, TranslateError> {
            Ok(Vec::new())
        }
        fn pairs(&self) -> Option<Vec<Pair>> {
            None
        }
        fn name(&self) -> &str {
            "short"
        }
    }
    for db in testkit::databases() {
        let glossary = Glossary::default();
        let plan = planned(&db, question(EN_ID, &[(FieldKind::Title, "Soft towel")]));
        let answers = ask(std::slice::from_ref(&plan), &glossary, &Short).remove(0);
        let done = complete(plan, &glossary, Some(answers));
        assert!(matches!(done.failure, Some(TranslateError::WrongAnswer { .. })));
        let to_thai = Pair::new(Lang::EN, Lang::TH);
        let done = resolve_with(&db, question(to_thai, &[(FieldKind::Title, "Soft towel")]), Some(&Fake::new(&[])));
        assert_eq!(done.failure, Some(TranslateError::UnsupportedPair { pair: to_thai }));
    }
}

#[test]
fn the_shops_words_come_before_the_platforms_and_its_kind_before_others() {
    for db in testkit::databases() {
        let entry = |field, target: &str, origin| Entry {
            field,
            source: "Soft towel".into(),
            target: target.into(),
            origin,
            verdict: Verdict { gates: gate::VERSION, glossary: 0, reasons: Vec::new() },
        };
        let asked = || question(EN_ID, &[(FieldKind::Title, "Soft towel")]);
        store(&db, Owner::Platform, vec![entry(FieldKind::Title, "Handuk platform", Origin::Shipped)]);
        assert_eq!(resolve_with(&db, asked(), None).fields[0].text, "Handuk platform");
        store(&db, Owner::Shop(SHOP), vec![entry(FieldKind::ImageAlt, "Handuk gambar", Origin::Human)]);
        let other_kind = resolve_with(&db, asked(), None);
        assert_eq!(
            (other_kind.fields[0].text.as_str(), other_kind.fields[0].state),
            ("Handuk gambar", TextState::Machine)
        );
        store(&db, Owner::Shop(SHOP), vec![entry(FieldKind::Title, "Handuk toko", Origin::Imported)]);
        assert_eq!(resolve_with(&db, asked(), None).fields[0].text, "Handuk toko");
    }
}

#[test]
fn a_new_glossary_questions_the_memory() {
    for db in testkit::databases() {
        let done = resolve_with(
            &db,
            question(EN_ID, &[(FieldKind::Title, "Soft towel")]),
            Some(&Fake::new(&[("Soft towel", "Handuk lembut")])),
        );
        store(&db, Owner::Shop(SHOP), done.learned);
        let translations = BTreeMap::from([(Lang::ID, "anduk".to_owned())]);
        let terms = vec![super::super::glossary::Term { source: "towel".into(), translations }];
        let glossary = Glossary { version: 1, terms, keep: Vec::new() };
        let asked = question(EN_ID, &[(FieldKind::Title, "Soft towel")]);
        let plan = db.read_blocking(|read| plan(read, SHOP, &glossary, vec![asked])).unwrap().remove(0);
        let known = plan.fields()[0].as_ref().unwrap();
        assert_eq!((known.state, codes(known)), (TextState::NeedsReview, vec!["translation.glossary_missed"]));
    }
}

#[test]
fn batches_are_bounded() {
    let long = "x".repeat(3_000);
    let made = batches(vec![long.clone(), long.clone(), "a".into(), "y".repeat(9_000)]);
    let sizes: Vec<usize> = made.iter().map(Vec::len).collect();
    assert_eq!(sizes, [1, 2, 1]);
    let many = batches((0..100).map(|n| n.to_string()).collect());
    assert_eq!(many.iter().map(Vec::len).collect::<Vec<_>>(), [40, 40, 20]);
}
