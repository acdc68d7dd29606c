//! LibreTranslate, which runs Argos models on one's own server. <https://docs.libretranslate.com/>

use std::sync::OnceLock;

use catalog::translation::{Batch, Pair, TranslateError, Translator};
use kernel::Lang;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::http::Service;

pub(super) struct LibreTranslate {
    service: Service,
    key: Option<SecretString>,
    /// What the server knows, once it has said so.
    languages: OnceLock<Vec<Language>>,
}

/// An entry of `GET /languages`.
#[derive(Clone, Debug, Deserialize)]
struct Language {
    code: String,
    #[serde(default)]
    targets: Vec<String>,
}

#[derive(Serialize)]
struct Ask<'a> {
    q: &'a [String],
    source: &'a str,
    target: &'a str,
    format: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    api_key: Option<&'a str>,
}

#[derive(Deserialize)]
struct Answer {
    #[serde(rename = "translatedText")]
    translated_text: Vec<String>,
}

impl LibreTranslate {
    pub(super) fn new(service: Service, key: Option<SecretString>) -> LibreTranslate {
        LibreTranslate { service, key, languages: OnceLock::new() }
    }

    fn languages(&self) -> Option<&Vec<Language>> {
        if self.languages.get().is_none() {
            let languages = self.service.get::<Vec<Language>>("languages", |request| request).ok()?;
            let _ = self.languages.set(languages);
        }
        self.languages.get()
    }

    /// The server's code of a language: the first of its usual ones that the server lists.
    fn code(&self, lang: Lang) -> String {
        let usual = codes(lang);
        let listed = |code: &&String| self.languages.get().is_none_or(|l| l.iter().any(|l| l.code == **code));
        usual.iter().find(listed).or(usual.first()).cloned().unwrap_or_else(|| lang.tag().to_owned())
    }
}

impl Translator for LibreTranslate {
    fn translate(&self, batch: Batch<'_>) -> Result<Vec<String>, TranslateError> {
        self.languages();
        let (source, target) = (self.code(batch.pair.from), self.code(batch.pair.to));
        let api_key = self.key.as_ref().map(|key| key.expose_secret());
        let ask = Ask { q: batch.texts, source: &source, target: &target, format: "text", api_key };
        let answer: Answer = self.service.post("translate", &ask, |request| request).map_err(|error| match error {
            TranslateError::Refused { reason } if reason.contains("is not supported") => {
                TranslateError::UnsupportedPair { pair: batch.pair }
            }
            other => other,
        })?;
        self.service.counted(batch.texts.len(), answer.translated_text)
    }

    fn pairs(&self) -> Option<Vec<Pair>> {
        let languages = self.languages()?;
        let pairs = languages.iter().flat_map(|source| {
            let from = lang(&source.code);
            let targets = source.targets.iter().filter_map(|target| lang(target));
            targets.filter_map(move |to| from.filter(|from| *from != to).map(|from| Pair::new(from, to)))
        });
        Some(pairs.collect())
    }

    fn name(&self) -> &str {
        "libretranslate"
    }
}

/// A language's codes on servers old and new.
fn codes(lang: Lang) -> Vec<String> {
    let codes: &[&str] = match lang.tag() {
        "fil" => &["tl", "fil"],
        "zh" => &["zh", "zh-Hans"],
        "zh-Hant" => &["zt", "zh-Hant"],
        tag => return vec![tag.to_owned()],
    };
    codes.iter().map(|code| (*code).to_owned()).collect()
}

fn lang(code: &str) -> Option<Lang> {
    match code {
        "tl" => Some(Lang::FIL),
        "zh-Hans" => Some(Lang::ZH),
        "zt" => "zh-Hant".parse().ok(),
        code => code.parse().ok(),
    }
}
