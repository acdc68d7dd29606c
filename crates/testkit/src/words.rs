//! Words for people, as tests compare them with the code: every code has a sentence, every language says the same.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

const LANGUAGES: [&str; 7] = ["en", "zh", "id", "th", "vi", "ms", "fil"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The names of the values in every message of `i18n/{language}/{file}.ftl`, by the message's id.
pub fn messages(language: &str, file: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = root().join(format!("i18n/{language}/{file}.ftl"));
    let text = std::fs::read_to_string(path).expect("the file of messages is read");
    let value = |rest: &str| rest.split(' ').next().unwrap_or_default().to_owned();
    let values = |sentence: &str| sentence.split("{ $").skip(1).map(value).collect();
    let lines = text.lines().filter_map(|line| line.split_once(" = "));
    lines.map(|(id, sentence)| (id.to_owned(), values(sentence))).collect()
}

/// Whether all languages have the same messages with the same values.
pub fn assert_languages_agree(file: &str) {
    let english = messages("en", file);
    for language in LANGUAGES {
        assert_eq!(messages(language, file), english, "{language}/{file}.ftl");
    }
}

/// Every code `"{prefix}.…"` in the sources of folders of the project. Tests' own words are not codes.
pub fn codes(prefixes: &[&str], folders: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for folder in folders {
        read(&root().join(folder), prefixes, &mut found);
    }
    found
}

/// The id of a code's sentence.
pub fn message_of(code: &str) -> String {
    code.replace(['.', '_'], "-")
}

fn read(folder: &Path, prefixes: &[&str], found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry of the folder").path();
        if path.is_dir() {
            read(&path, prefixes, found);
        } else if path.file_name().is_none_or(|name| name != "tests.rs") {
            let text = std::fs::read_to_string(&path).expect("a source is read");
            found.extend(text.split('"').filter(|word| is_code(word, prefixes)).map(str::to_owned));
        }
    }
}

fn is_code(word: &str, prefixes: &[&str]) -> bool {
    let Some((prefix, rest)) = word.split_once('.') else { return false };
    let is_name = |rest: &str| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    prefixes.contains(&prefix) && is_name(rest)
}
