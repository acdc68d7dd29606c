//! Law 2: SQL is text in `store` modules and nowhere else, and a table is named only by the crate that owns it.

use std::collections::BTreeMap;

use regex::Regex;

use super::{Breach, Source};

/// Which crate owns the tables of a migration: the word after `__` in its file's name.
fn owner_of_migration(name: &str) -> &str {
    let word = name.split("__").nth(1).unwrap_or_default().trim_end_matches(".sql");
    match word {
        "translation" | "listing" => "catalog",
        "fulfilment_parcels" => "fulfilment",
        "sold" => "catalog",
        "inbox" => "accounts",
        "links" => "affiliate",
        "charts" | "trends" => "radar",
        "waits" => "trade",
        other => other,
    }
}

#[expect(clippy::expect_used, reason = "the patterns are constants")]
fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a valid pattern")
}

pub fn check(sources: &[Source]) -> Vec<Breach> {
    let create = pattern(r"(?i)CREATE TABLE(?: IF NOT EXISTS)?\s+([a-z_]+)");
    let mut owners: BTreeMap<String, String> = BTreeMap::new();
    for source in sources.iter().filter(|s| s.path.starts_with("migrations")) {
        let name = source.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        for table in create.captures_iter(&source.text).filter_map(|c| c.get(1)) {
            owners.insert(table.as_str().to_owned(), owner_of_migration(&name).to_owned());
        }
    }
    let rust = sources.iter().filter(|s| s.path.starts_with("crates") && s.path.extension().is_some_and(|e| e == "rs"));
    rust.flat_map(|source| check_file(source, &owners)).collect()
}

fn check_file(source: &Source, owners: &BTreeMap<String, String>) -> Vec<Breach> {
    let path = source.path.to_string_lossy();
    let parts: Vec<&str> = path.split('/').collect();
    let own = parts.get(1).copied().unwrap_or_default();
    let is_test = parts.iter().any(|p| ["tests", "tests.rs", "testing.rs", "fixture.rs", "bench"].contains(p))
        || own == "testkit";
    let is_store = parts.iter().any(|p| *p == "store" || p.starts_with("store.")) || own == "db";
    if is_test {
        return Vec::new();
    }
    let text = source.text.split("#[cfg(test)]").next().unwrap_or_default();
    if !is_store {
        let sql = pattern(r#""\s*(SELECT|INSERT INTO|UPDATE|DELETE FROM|WITH)\s+[a-z_]"#);
        return sql.find_iter(text).map(|_| Breach::new(&*path, "SQL belongs in a store module")).collect();
    }
    let naming = pattern(r"\b(?:FROM|JOIN|INTO|UPDATE)\s+([a-z_]+)\b");
    let named = naming.captures_iter(text).filter_map(|c| c.get(1)).map(|m| m.as_str());
    named
        .filter_map(|table| owners.get(table).filter(|owner| *owner != own).map(|owner| (table, owner)))
        .map(|(table, owner)| Breach::new(&*path, format!("the table {table} belongs to {owner}")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(path: &str, text: &str) -> Source {
        Source { path: path.into(), text: text.to_owned() }
    }

    fn laws(path: &str, text: &str) -> Vec<String> {
        let migration = source("migrations/V2__accounts.sql", "CREATE TABLE person (id BIGINT)");
        check(&[migration, source(path, text)]).into_iter().map(|b| b.law).collect()
    }

    #[test]
    fn sql_outside_a_store_is_found() {
        let text = "let q = \"SELECT id FROM person\";";
        assert_eq!(laws("crates/accounts/src/person.rs", text), ["SQL belongs in a store module"]);
        assert!(laws("crates/accounts/src/store.rs", text).is_empty());
        assert!(laws("crates/accounts/src/person/tests.rs", text).is_empty());
    }

    #[test]
    fn a_table_is_named_by_its_owner_alone() {
        let text = "X = \"SELECT 1 FROM shop JOIN person ON 1 = 1\";";
        assert_eq!(laws("crates/catalog/src/store.rs", text), ["the table person belongs to accounts"]);
    }
}
