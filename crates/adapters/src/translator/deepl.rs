//! DeepL. <https://developers.deepl.com/api-reference/translate>

use std::sync::OnceLock;

use catalog::translation::{Batch, Pair, TranslateError, Translator};
use kernel::Lang;
use reqwest::blocking::RequestBuilder;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};

use super::http::Service;

pub(super) struct DeepL {
    service: Service,
    key: SecretString,
    pairs: OnceLock<Vec<Pair>>,
}

#[derive(Serialize)]
struct Ask<'a> {
    text: &'a [String],
    source_lang: &'a str,
    target_lang: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    context: &'a str,
    preserve_formatting: bool,
}

#[derive(Deserialize)]
struct Answer {
    translations: Vec<Translation>,
}

#[derive(Deserialize)]
struct Translation {
    text: String,
}

#[derive(Deserialize)]
struct Language {
    language: String,
}

impl DeepL {
    pub(super) fn new(service: Service, key: SecretString) -> DeepL {
        DeepL { service, key, pairs: OnceLock::new() }
    }

    fn signed(&self) -> impl Fn(RequestBuilder) -> RequestBuilder {
        |request| request.header("Authorization", format!("DeepL-Auth-Key {}", self.key.expose_secret()))
    }

    fn languages(&self, kind: &str) -> Result<Vec<Lang>, TranslateError> {
        let languages: Vec<Language> = self.service.get(&format!("v2/languages?type={kind}"), self.signed())?;
        let mut languages: Vec<Lang> = languages.iter().filter_map(|l| lang(&l.language)).collect();
        languages.sort();
        languages.dedup();
        Ok(languages)
    }
}

impl Translator for DeepL {
    fn translate(&self, batch: Batch<'_>) -> Result<Vec<String>, TranslateError> {
        let (source, target) = (source_code(batch.pair.from), target_code(batch.pair.to));
        let ask = Ask {
            text: batch.texts,
            source_lang: &source,
            target_lang: &target,
            context: batch.context,
            preserve_formatting: true,
        };
        let answer: Answer = self.service.post("v2/translate", &ask, self.signed()).map_err(|error| match error {
            TranslateError::Refused { reason } if reason.contains("_lang' not supported") => {
                TranslateError::UnsupportedPair { pair: batch.pair }
            }
            other => other,
        })?;
        let texts = answer.translations.into_iter().map(|translation| translation.text).collect();
        self.service.counted(batch.texts.len(), texts)
    }

    fn pairs(&self) -> Option<Vec<Pair>> {
        if self.pairs.get().is_none() {
            let (sources, targets) = (self.languages("source").ok()?, self.languages("target").ok()?);
            let every = sources.iter().flat_map(|from| targets.iter().map(|to| Pair::new(*from, *to)));
            let _ = self.pairs.set(every.filter(|pair| pair.from != pair.to).collect());
        }
        self.pairs.get().cloned()
    }

    fn name(&self) -> &str {
        "deepl"
    }
}

fn source_code(lang: Lang) -> String {
    match lang.tag() {
        "fil" => "TL".to_owned(),
        _ => lang.base().tag().to_ascii_uppercase(),
    }
}

/// Targets name the variety where DeepL knows several.
fn target_code(lang: Lang) -> String {
    match lang.tag() {
        "en" => "EN-GB".to_owned(),
        "zh" => "ZH-HANS".to_owned(),
        "zh-Hant" => "ZH-HANT".to_owned(),
        _ => source_code(lang),
    }
}

fn lang(code: &str) -> Option<Lang> {
    match code.to_ascii_uppercase().as_str() {
        "TL" => Some(Lang::FIL),
        "ZH-HANS" => Some(Lang::ZH),
        "ZH-HANT" => "zh-Hant".parse().ok(),
        code => code.split('-').next().and_then(|language| language.parse().ok()),
    }
}
