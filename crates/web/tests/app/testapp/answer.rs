//! What came back, and what every answer must be.

use std::ops::Index;

use axum::http::HeaderMap;
use serde_json::Value;

/// An answer.
#[derive(Debug)]
pub struct Answer {
    /// The request, for messages.
    said: String,
    pub status: u16,
    pub headers: HeaderMap,
    pub bytes: Vec<u8>,
    pub json: Value,
}

impl Answer {
    pub(super) fn new(said: String, status: u16, headers: HeaderMap, bytes: Vec<u8>) -> Answer {
        let json = serde_json::from_slice(&bytes).unwrap_or_default();
        let answer = Answer { said, status, headers, bytes, json };
        answer.is_sound();
        answer
    }

    /// What holds for every answer: it hides its type from nobody, has an id, and a refusal says all that `api.md` promises.
    fn is_sound(&self) {
        assert_eq!(self.header("x-content-type-options"), "nosniff", "{self}");
        assert_eq!(self.header("x-request-id").len(), 16, "{self}");
        assert_ne!(self.status, 500, "{self}");
        if self.said.contains(" /api/") && self.status >= 400 {
            self.is_a_problem();
        }
    }

    fn is_a_problem(&self) {
        assert_eq!(self.header("content-type"), "application/problem+json", "{self}");
        let text = |value: &Value, field: &str| value[field].as_str().map(str::to_owned).unwrap_or_default();
        let code = text(&self.json, "code");
        assert_eq!(self.json["status"], self.status, "{self}");
        assert_eq!(text(&self.json, "type"), format!("/problems/{code}"), "{self}");
        assert!(code.contains('.') && !text(&self.json, "title").is_empty(), "{self}");
        let is_said =
            |message: String, code: &str| !message.is_empty() && !message.contains(code) && !message.contains('{');
        assert!(is_said(text(&self.json, "detail"), &code), "no words for {code}: {self}");
        for error in self.json["errors"].as_array().unwrap_or_else(|| panic!("no list of errors: {self}")) {
            let code = text(error, "code");
            assert!(error["field"].is_string() && !code.is_empty(), "{self}");
            assert!(is_said(text(error, "message"), &code), "no words for {code}: {self}");
        }
    }

    /// The text of a header; empty when there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.bytes).into_owned()
    }

    /// Its body, if this is the status.
    #[track_caller]
    pub fn ok(self, status: u16) -> Value {
        assert_eq!(self.status, status, "{self}");
        self.json
    }

    /// The refusal of this status and code.
    #[track_caller]
    pub fn refused(self, status: u16, code: &str) -> Answer {
        assert_eq!((self.status, self.json["code"].as_str()), (status, Some(code)), "{self}");
        self
    }

    /// 422 with exactly these problems, in any order.
    #[track_caller]
    pub fn invalid(self, problems: &[(&str, &str)]) {
        assert_eq!(self.status, 422, "{self}");
        let errors = self.json["errors"].as_array().unwrap();
        let mut found: Vec<(&str, &str)> =
            errors.iter().map(|e| (e["field"].as_str().unwrap(), e["code"].as_str().unwrap())).collect();
        let mut wanted = problems.to_vec();
        found.sort_unstable();
        wanted.sort_unstable();
        assert_eq!(found, wanted, "{self}");
    }
}

impl Index<&str> for Answer {
    type Output = Value;

    fn index(&self, field: &str) -> &Value {
        &self.json[field]
    }
}

impl std::fmt::Display for Answer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let shown: String = self.text().chars().take(2000).collect();
        write!(f, "{} → {}: {shown}", self.said, self.status)
    }
}
