//! Translators: services over HTTP and models on this machine, behind [`catalog::translation::Translator`].

mod deepl;
mod http;
mod libretranslate;
mod local;
mod openai;

use std::path::PathBuf;

use catalog::translation::Translator;
use kernel::Coded;
use secrecy::SecretString;
use url::Url;

pub use http::Pace;

/// Why the setting names no translator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TranslatorUrlError {
    #[error(
        "a translator is libretranslate+http://HOST, deepl+https://HOST, openai+http://HOST/v1?model=M or local:FOLDER"
    )]
    Unknown,
    #[error("not an address: {0}")]
    Address(String),
    #[error("DeepL needs a key in MEADOW_TRANSLATOR_KEY")]
    KeyMissing,
    #[error("the address needs ?model=NAME")]
    ModelMissing,
    #[error("the models' folder cannot be read: {0}")]
    Folder(String),
}

impl Coded for TranslatorUrlError {
    fn code(&self) -> &'static str {
        match self {
            TranslatorUrlError::Unknown => "translation.setting_unknown",
            TranslatorUrlError::Address(_) => "translation.setting_address",
            TranslatorUrlError::KeyMissing => "translation.setting_key",
            TranslatorUrlError::ModelMissing => "translation.setting_model",
            TranslatorUrlError::Folder(_) => "translation.setting_folder",
        }
    }
}

/// The translator of the setting `--translator`; the key comes from the environment. Nobody is asked yet.
pub fn from_url(setting: &str, key: Option<SecretString>) -> Result<Box<dyn Translator>, TranslatorUrlError> {
    with_pace(setting, key, Pace::default())
}

/// As [`from_url`], with other patience.
pub fn with_pace(
    setting: &str,
    key: Option<SecretString>,
    pace: Pace,
) -> Result<Box<dyn Translator>, TranslatorUrlError> {
    if let Some(folder) = setting.strip_prefix("local:") {
        return Ok(Box::new(local::Local::open(PathBuf::from(folder))?));
    }
    let (kind, address) = setting.split_once('+').ok_or(TranslatorUrlError::Unknown)?;
    let service = |what| Ok(http::Service::new(what, base(address)?, pace));
    match kind {
        "libretranslate" => Ok(Box::new(libretranslate::LibreTranslate::new(service("LibreTranslate")?, key))),
        "deepl" => {
            let key = key.ok_or(TranslatorUrlError::KeyMissing)?;
            Ok(Box::new(deepl::DeepL::new(service("DeepL")?, key)))
        }
        "openai" => {
            let model = model(address)?;
            Ok(Box::new(openai::OpenAi::new(service("the model's service")?, key, model)))
        }
        _ => Err(TranslatorUrlError::Unknown),
    }
}

/// The address without its query, ending with a slash, so that paths are joined below it.
fn base(address: &str) -> Result<Url, TranslatorUrlError> {
    let mut url = Url::parse(address).map_err(|e| TranslatorUrlError::Address(e.to_string()))?;
    if !matches!(url.scheme(), "http" | "https") || url.host().is_none() {
        return Err(TranslatorUrlError::Address("it must begin with http:// or https://".to_owned()));
    }
    url.set_query(None);
    url.set_fragment(None);
    let path = format!("{}/", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Ok(url)
}

fn model(address: &str) -> Result<String, TranslatorUrlError> {
    let url = Url::parse(address).map_err(|e| TranslatorUrlError::Address(e.to_string()))?;
    let model = url.query_pairs().find(|(name, value)| name == "model" && !value.is_empty());
    model.map(|(_, value)| value.into_owned()).ok_or(TranslatorUrlError::ModelMissing)
}

#[cfg(test)]
mod tests;
