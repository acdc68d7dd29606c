//! Neural translation on this machine: Firefox's models, read from a folder, run by `fxtranslate`.
//!
//! A folder holds one folder per direction, named `enid`, `en-id` or `en_id`, with the model (`model.*.bin`), its vocabulary
//! (`vocab.*.spm`, or `srcvocab.*.spm` and `trgvocab.*.spm`) and maybe a shortlist (`lex.*.bin`), unpacked. Every model
//! translates from or to English; any other direction goes through English. No models are shipped.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use catalog::translation::{Batch, Pair, TranslateError, Translator};
use fxtranslate::engine::Engine;
use fxtranslate::shortlist::Shortlist;
use fxtranslate::spm::SpmVocab;
use kernel::Lang;

use super::TranslatorUrlError;

/// Models kept in memory: two make one way through English. Each takes 100 to 200 MB.
const ENGINES_MAX: usize = 2;

pub(super) struct Local {
    models: BTreeMap<Pair, Files>,
    /// The loaded models, the latest used last. Held while translating: one text at a time uses the machine enough.
    engines: Mutex<Vec<(Pair, Engine)>>,
}

/// The files of one direction.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Files {
    model: PathBuf,
    source_vocabulary: PathBuf,
    target_vocabulary: PathBuf,
    shortlist: Option<PathBuf>,
}

impl Local {
    /// Reads which directions a folder holds. A folder that is absent or empty holds none; models are loaded at first use.
    pub(super) fn open(folder: PathBuf) -> Result<Local, TranslatorUrlError> {
        let mut models = BTreeMap::new();
        let unreadable = |error: std::io::Error| TranslatorUrlError::Folder(format!("{}: {error}", folder.display()));
        for entry in std::fs::read_dir(&folder).map_err(unreadable)? {
            let path = entry.map_err(unreadable)?.path();
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if let (Some(pair), Some(files)) = (pair(name), files(&path)) {
                models.insert(pair, files);
            }
        }
        Ok(Local { models, engines: Mutex::new(Vec::new()) })
    }

    /// The models a direction takes: one, or two through English.
    fn route(&self, pair: Pair) -> Option<Vec<Pair>> {
        if self.models.contains_key(&pair) {
            return Some(vec![pair]);
        }
        let legs = vec![Pair::new(pair.from, Lang::EN), Pair::new(Lang::EN, pair.to)];
        let through = pair.from != pair.to && legs.iter().all(|leg| self.models.contains_key(leg));
        through.then_some(legs)
    }

    fn run(&self, leg: Pair, texts: &[String]) -> Result<Vec<String>, TranslateError> {
        let mut engines = self.engines.lock().unwrap_or_else(PoisonError::into_inner);
        let engine = match engines.iter().position(|(pair, _)| *pair == leg) {
            Some(at) => engines.remove(at),
            None => {
                if engines.len() >= ENGINES_MAX {
                    engines.remove(0);
                }
                (leg, self.load(leg)?)
            }
        };
        let translated = guarded(leg, || texts.iter().map(|text| engine.1.translate_long(text)).collect());
        engines.push(engine);
        translated
    }

    fn load(&self, leg: Pair) -> Result<Engine, TranslateError> {
        let files = self.models.get(&leg).ok_or(TranslateError::UnsupportedPair { pair: leg })?;
        let load = || -> Result<Engine, String> {
            for vocabulary in [&files.source_vocabulary, &files.target_vocabulary] {
                check_vocabulary(vocabulary)?;
            }
            let engine = Engine::load(&files.model, &files.source_vocabulary, &files.target_vocabulary)?;
            match &files.shortlist {
                Some(path) => Ok(engine.with_shortlist(Shortlist::load(path).map_err(|e| e.to_string())?)),
                None => Ok(engine),
            }
        };
        guarded(leg, load)?.map_err(|reason| TranslateError::Refused { reason: format!("the model {leg}: {reason}") })
    }
}

/// The engine takes any file for a vocabulary; one without the pieces that end a sentence is none.
fn check_vocabulary(path: &Path) -> Result<(), String> {
    let vocabulary = SpmVocab::load(path).map_err(|error| error.to_string())?;
    let ends = usize::try_from(vocabulary.eos_id()).is_ok_and(|id| id < vocabulary.len());
    if ends { Ok(()) } else { Err("the vocabulary is damaged".to_owned()) }
}

/// A damaged model panics inside the engine: that is its failure, not ours.
fn guarded<T>(leg: Pair, work: impl FnOnce() -> T) -> Result<T, TranslateError> {
    let damaged = |_| TranslateError::Refused { reason: format!("the model {leg} is damaged") };
    catch_unwind(AssertUnwindSafe(work)).map_err(damaged)
}

impl Translator for Local {
    fn translate(&self, batch: Batch<'_>) -> Result<Vec<String>, TranslateError> {
        let route = self.route(batch.pair).ok_or(TranslateError::UnsupportedPair { pair: batch.pair })?;
        let mut texts = batch.texts.to_vec();
        for leg in route {
            texts = self.run(leg, &texts)?;
        }
        Ok(texts)
    }

    fn pairs(&self) -> Option<Vec<Pair>> {
        let mut languages: Vec<Lang> = self.models.keys().flat_map(|pair| [pair.from, pair.to]).collect();
        languages.sort();
        languages.dedup();
        let every = languages.iter().flat_map(|from| languages.iter().map(|to| Pair::new(*from, *to)));
        Some(every.filter(|pair| self.route(*pair).is_some()).collect())
    }

    fn name(&self) -> &str {
        "local"
    }
}

/// The direction that a folder's name says: `enid`, `en-id`, `fil_en`, `en-zh_hant`.
fn pair(name: &str) -> Option<Pair> {
    let splits = (2..name.len()).filter_map(|at| Some((name.get(..at)?, name.get(at..)?)));
    let parts = |(from, to): (&str, &str)| {
        let pair = Pair::new(lang(from)?, lang(to.trim_start_matches(['-', '_']))?);
        (pair.from != pair.to && (pair.from == Lang::EN || pair.to == Lang::EN)).then_some(pair)
    };
    splits.filter_map(parts).next()
}

fn lang(code: &str) -> Option<Lang> {
    match code.replace('_', "-").to_ascii_lowercase().as_str() {
        "tl" => Some(Lang::FIL),
        "zh-hans" => Some(Lang::ZH),
        code => code.parse().ok(),
    }
}

/// The files of a direction's folder, if they are all there.
fn files(folder: &Path) -> Option<Files> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    let find = |start: &str, end: &str| {
        let name = names.iter().find(|name| name.starts_with(start) && name.ends_with(end))?;
        Some(folder.join(name))
    };
    let vocabulary = find("vocab", ".spm");
    Some(Files {
        model: find("model", ".bin")?,
        source_vocabulary: find("srcvocab", ".spm").or_else(|| vocabulary.clone())?,
        target_vocabulary: find("trgvocab", ".spm").or(vocabulary)?,
        shortlist: find("lex", ".bin"),
    })
}

#[cfg(test)]
mod tests;
