//! A browser without a script: it keeps cookies, sends forms, and goes where it is sent.

use std::collections::BTreeMap;

use axum::http::Method;

use crate::testapp::{Answer, Call, TestApp};

/// A browser. Each has cookies of its own.
pub struct Browser<'a> {
    app: &'a TestApp,
    cookies: BTreeMap<String, String>,
}

/// A page that was got, and where it was.
pub struct Page {
    pub path: String,
    pub status: u16,
    pub html: String,
}

impl<'a> Browser<'a> {
    pub fn new(app: &'a TestApp) -> Browser<'a> {
        Browser { app, cookies: BTreeMap::new() }
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Opens a page, and follows where it leads.
    pub async fn open(&mut self, path: &str) -> Page {
        self.go(Method::GET, path, None).await
    }

    /// Sends a form, and follows where it leads.
    pub async fn send(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        self.go(Method::POST, path, Some(fields)).await
    }

    /// Signs in by the form.
    pub async fn enter(&mut self, handle: &str, next: &str) -> Page {
        let login = [("login", handle), ("password", crate::world::PASSWORD), ("next", next)];
        self.send("/sign-in", &login).await
    }

    /// Sends a form with a file, and follows where it leads.
    pub async fn send_file(&mut self, path: &str, file: &[u8], fields: &[(&str, &str)]) -> Page {
        let answer = self.asked(self.app.call(Method::POST, path).upload(file, fields)).await;
        if answer.status != 303 {
            return Page { path: path.to_owned(), status: answer.status, html: answer.text() };
        }
        let at = answer.header("location").to_owned();
        self.open(&at).await
    }

    async fn go(&mut self, method: Method, path: &str, fields: Option<&[(&str, &str)]>) -> Page {
        let (mut answer, mut at) = (self.ask(method, path, fields).await, path.to_owned());
        for _ in 0..4 {
            if answer.status != 303 {
                return Page { path: at, status: answer.status, html: answer.text() };
            }
            at = answer.header("location").to_owned();
            assert!(at.starts_with('/'), "{answer}");
            answer = self.ask(Method::GET, &at, None).await;
        }
        panic!("{path} leads on and on: {at}");
    }

    async fn ask(&mut self, method: Method, path: &str, fields: Option<&[(&str, &str)]>) -> Answer {
        let mut call = self.app.call(method, path);
        if let Some(fields) = fields {
            call = call.form(fields);
        }
        self.asked(call).await
    }

    /// Makes a call with the browser's cookies, and keeps those that come back.
    async fn asked(&mut self, call: Call<'_>) -> Answer {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let call = call.header("cookie", &cookies.join("; ")).lang("en-GB").header("sec-fetch-site", "same-origin");
        let answer = call.await;
        for set in answer.headers.get_all("set-cookie") {
            let (pair, rest) = set.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if name.starts_with("__Host-") {
                assert!(rest.contains("HttpOnly") && rest.contains("Secure") && rest.contains("Path=/"), "{set:?}");
            }
            match rest.contains("Max-Age=0") {
                true => self.cookies.remove(name),
                false => self.cookies.insert(name.to_owned(), value.to_owned()),
            };
        }
        answer
    }
}

impl Page {
    #[track_caller]
    pub fn says(&self, words: &str) -> &Page {
        assert!(self.html.contains(words), "{} ({}) does not say {words:?}: {}", self.path, self.status, self.html);
        self
    }

    #[track_caller]
    pub fn hides(&self, words: &str) -> &Page {
        assert!(!self.html.contains(words), "{} says {words:?}", self.path);
        self
    }

    #[track_caller]
    pub fn is(&self, status: u16) -> &Page {
        assert_eq!(self.status, status, "{}: {}", self.path, self.html);
        self
    }

    /// The value of a hidden field.
    #[track_caller]
    pub fn hidden(&self, name: &str) -> String {
        let mark = format!("name=\"{name}\" value=\"");
        let (_, rest) = self.html.split_once(&mark).unwrap_or_else(|| panic!("{} has no field {name}", self.path));
        rest.split('"').next().unwrap().to_owned()
    }

    /// What follows `mark` in an address of the page: an id.
    #[track_caller]
    pub fn id_after(&self, mark: &str) -> String {
        let (_, rest) =
            self.html.split_once(mark).unwrap_or_else(|| panic!("{} has no {mark}: {}", self.path, self.html));
        rest.chars().take_while(char::is_ascii_digit).collect()
    }
}
