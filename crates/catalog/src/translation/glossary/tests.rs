use super::*;

fn draft(source: &str, lang: &str, text: &str) -> TermDraft {
    TermDraft { source: source.into(), translations: BTreeMap::from([(lang.to_owned(), text.to_owned())]) }
}

#[test]
fn a_glossary_is_normalised() {
    let draft = GlossaryDraft {
        terms: vec![draft(" healing  crystal ", "TH", "คริสตัล")],
        keep: vec!["Meadow".into(), "MEADOW".into()],
    };
    let glossary = check(&draft).unwrap();
    assert_eq!(glossary.terms[0].source, "healing crystal");
    assert_eq!(glossary.terms[0].translations[&Lang::TH], "คริสตัล");
    assert_eq!(glossary.keep, ["Meadow"]);
}

#[test]
fn everything_wrong_is_said_at_once() {
    let wrong = GlossaryDraft {
        terms: vec![
            draft("", "th", "x"),
            draft("a", "english", "x"),
            draft("b", "th", " "),
            TermDraft { source: "c".into(), ..TermDraft::default() },
            draft("B", "th", "y"),
        ],
        keep: vec!["x".repeat(101)],
    };
    let problems = check(&wrong).unwrap_err();
    let said: Vec<(&str, &str)> = problems.0.iter().map(|p| (p.field.as_str(), p.code.as_ref())).collect();
    assert_eq!(
        said,
        [
            ("terms[0].source", "translation.glossary_term_empty"),
            ("terms[1].translations.english", "translation.glossary_language"),
            ("terms[2].translations.th", "translation.glossary_term_empty"),
            ("terms[3].translations", "translation.glossary_no_translation"),
            ("terms[4].source", "translation.glossary_duplicate"),
            ("keep[0]", "translation.glossary_term_too_long"),
        ]
    );
}

#[test]
fn there_is_an_upper_bound() {
    let many = GlossaryDraft { terms: Vec::new(), keep: (0..=TERMS_MAX).map(|n| n.to_string()).collect() };
    assert_eq!(check(&many).unwrap_err().0[0].code, "translation.glossary_too_many");
}
