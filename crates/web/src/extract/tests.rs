use serde::Deserialize;

use super::*;

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct Draft {
    title: String,
    variants: Vec<Price>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(dead_code, reason = "only its shape matters")]
struct Price {
    minor: i64,
}

fn refused(body: &str) -> (u16, Vec<(String, String)>) {
    let error = json::<Draft>(body.as_bytes()).unwrap_err();
    let fields = error.problems().iter().map(|p| (p.field.clone(), p.code.to_string())).collect();
    (error.http_status().as_u16(), fields)
}

#[test]
fn another_shape_names_its_field() {
    let one = |field: &str, code: &str| (422, vec![(field.to_owned(), code.to_owned())]);
    assert_eq!(refused(r#"{"variants":[]}"#), one("title", "request.field_missing"));
    assert_eq!(
        refused(r#"{"title":"x","variants":[{"minor":1},{}]}"#),
        one("variants[1].minor", "request.field_missing")
    );
    assert_eq!(
        refused(r#"{"title":"x","variants":[{"minor":"12,50"}]}"#),
        one("variants[0].minor", "request.field_shape")
    );
    assert_eq!(refused(r#"{"title":"x","variants":[],"nope":1}"#), one("nope", "request.field_unknown"));
}

#[test]
fn what_is_no_json_is_malformed() {
    assert_eq!(refused("{"), (400, vec![]));
    assert_eq!(refused(r#"{"title":"x","variants":[]} trailing"#), (400, vec![]));
    assert_eq!(refused(&"[".repeat(100_000)).0, 422);
}
