use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement};

use super::*;

/// The ids of a language and the values each takes.
fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (name, text) in files(lang) {
        let resource = fluent_syntax::parser::parse(text).unwrap_or_else(|(_, errors)| panic!("{name}: {errors:?}"));
        for entry in resource.body {
            let (id, pattern) = match entry {
                Entry::Message(message) => {
                    (message.id.name, message.value.unwrap_or_else(|| panic!("{name}: a message says nothing")))
                }
                Entry::Term(term) => (format!("-{}", term.id.name), term.value),
                Entry::Junk { content } => panic!("{name}: {content}"),
                _ => continue,
            };
            let mut values = BTreeSet::new();
            variables(&pattern, &mut values);
            assert!(found.insert(id.clone(), values).is_none(), "{name}: {id} is there twice");
        }
    }
    found
}

fn variables(pattern: &Pattern<String>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            expression_variables(expression, found);
        }
    }
}

fn expression_variables(expression: &Expression<String>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => inline_variables(inline, found),
        Expression::Select { selector, variants } => {
            inline_variables(selector, found);
            for variant in variants {
                variables(&variant.value, found);
            }
        }
    }
}

fn inline_variables(inline: &InlineExpression<String>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.clone());
        }
        InlineExpression::Placeable { expression } => expression_variables(expression, found),
        InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                inline_variables(argument, found);
            }
        }
        _ => {}
    }
}

#[test]
fn every_language_has_every_message_with_the_same_values() {
    let english = messages(Lang::EN);
    let mut wrong = vec![];
    for lang in LANGUAGES {
        let own = messages(lang);
        let ids: BTreeSet<&String> = english.keys().chain(own.keys()).collect();
        for id in ids {
            match (english.get(id), own.get(id)) {
                (Some(expected), Some(found)) if expected != found => {
                    wrong.push(format!("{lang}: {id} takes {found:?}, in English {expected:?}"));
                }
                (Some(_), None) => wrong.push(format!("{lang}: {id} is missing")),
                (None, Some(_)) => wrong.push(format!("{lang}: {id} is not in English")),
                _ => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_message_that_pages_name_exists() {
    let english = messages(Lang::EN);
    let mut unknown = BTreeSet::new();
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    each_source(&root, &mut |text| {
        for part in text.split("say(\"").skip(1).chain(text.split("say_with(\"").skip(1)) {
            let id = part.split('"').next().unwrap_or_default();
            if !english.contains_key(id) && !id.is_empty() {
                unknown.insert(id.to_owned());
            }
        }
    });
    assert!(unknown.is_empty(), "{unknown:?}");
}

fn each_source(folder: &std::path::Path, look: &mut dyn FnMut(&str)) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            each_source(&path, look);
        } else if path.extension().is_some_and(|ending| ending == "rs")
            && !path.ends_with("words/tests.rs")
            && !path.ends_with("words.rs")
        {
            look(&std::fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn every_language_names_every_category_and_state() {
    for lang in LANGUAGES {
        let voice = Voice::plain(lang);
        for category in catalog::Category::ALL {
            let id = format!("web-category-{}", category.slug());
            assert_ne!(voice.say(&id), id.as_str());
        }
    }
}

#[test]
fn a_browser_gets_the_language_it_likes_best() {
    let cases = [
        ("", Lang::EN),
        ("th", Lang::TH),
        ("fr-FR, zh-CN;q=0.8, en;q=0.9", Lang::EN),
        ("fr-FR, zh-CN;q=0.95, en;q=0.9", Lang::ZH),
        ("tl-PH", Lang::FIL),
        ("en;q=0, vi", Lang::VI),
        ("nonsense;;q=x,,", Lang::EN),
    ];
    for (header, lang) in cases {
        assert_eq!(accepted(header), lang, "{header}");
    }
}

#[test]
fn messages_count_and_fall_back() {
    let voice = Voice::plain(Lang::EN);
    let left = |n: i64| voice.say_with("web-stock-left", &[("count", n.into())]).into_owned();
    assert_eq!((left(1), left(7)), ("Only one left".to_owned(), "Only 7 left".to_owned()));
    assert_eq!(voice.say("no-such-message"), "no-such-message");
    assert!(voice.explain("nowhere.said", &[]).contains("nowhere.said"));
}

#[test]
fn an_id_keeps_every_digit() {
    let voice = Voice::plain(Lang::EN);
    let args = [
        ("product".into(), "250438468260335616".to_owned()),
        ("collaboration".into(), "250438466146406401".to_owned()),
    ];
    let said = voice.explain("affiliate.product_in_open", &args);
    assert!(said.contains("250438468260335616") && said.contains("250438466146406401"), "{said}");
}
