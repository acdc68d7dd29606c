//! The operations of the API, as its document tells them: `POST /shops/{shop}/products`.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use axum::http::Method;
use serde_json::Value;

/// The document of a sandbox: everything that any installation has.
pub fn document() -> &'static Value {
    static DOCUMENT: OnceLock<Value> = OnceLock::new();
    DOCUMENT.get_or_init(|| serde_json::to_value(web::api::document(true)).unwrap())
}

/// Every operation, paths without `/api/v1`.
pub fn all() -> &'static BTreeSet<String> {
    static ALL: OnceLock<BTreeSet<String>> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = BTreeSet::new();
        for (path, methods) in document()["paths"].as_object().unwrap() {
            for method in methods.as_object().unwrap().keys().filter(|key| *key != "parameters") {
                all.insert(format!("{} {}", method.to_uppercase(), path.strip_prefix("/api/v1").unwrap()));
            }
        }
        all
    })
}

/// The method and the address of an operation with these parts in its path.
pub fn address(operation: &str, parts: &[&str]) -> (Method, String) {
    assert!(all().contains(operation), "the API has no operation {operation}");
    let (method, path) = operation.split_once(' ').unwrap();
    let mut parts = parts.iter();
    let mut filled = String::from("/api/v1");
    for segment in path.split('/').skip(1) {
        let is_part = segment.starts_with('{');
        filled.push('/');
        filled.push_str(if is_part {
            parts.next().unwrap_or_else(|| panic!("{operation} needs {segment}"))
        } else {
            segment
        });
    }
    assert!(parts.next().is_none(), "{operation} takes fewer parts");
    (method.parse().unwrap(), filled)
}

/// What the document says of an operation.
pub fn document_of(operation: &str) -> &'static Value {
    let (method, path) = operation.split_once(' ').unwrap();
    &document()["paths"][format!("/api/v1{path}")][method.to_lowercase()]
}

/// The tag it stands under.
pub fn tag(operation: &str) -> &'static str {
    document_of(operation)["tags"][0].as_str().unwrap()
}

/// Whether it takes a body.
pub fn has_body(operation: &str) -> bool {
    document_of(operation)["requestBody"].is_object()
}

/// Whether anyone may call it.
pub fn is_public(operation: &str) -> bool {
    let ways = document_of(operation)["security"].as_array().unwrap();
    ways.iter().any(|way| way.as_object().is_some_and(serde_json::Map::is_empty))
}
