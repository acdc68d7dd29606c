//! Translates what people said, when somebody asks: at most a few texts at once, each remembered for a while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use catalog::translation::{Batch, Pair, Translator};
use kernel::Lang;
use tokio::sync::Semaphore;

/// Texts translated at once: each may take a core, or somebody else's time.
const AT_ONCE: usize = 2;
/// Texts remembered; then all are forgotten, and asked for anew.
const KEPT: usize = 2_000;

/// The configured translator, with what it said lately.
pub struct Interpreter {
    translator: Option<Arc<dyn Translator>>,
    turns: Semaphore,
    said: Mutex<HashMap<(Lang, Lang, String), String>>,
}

impl Interpreter {
    /// Nobody translates when there is no translator.
    pub fn new(translator: Option<Arc<dyn Translator>>) -> Interpreter {
        Interpreter { translator, turns: Semaphore::new(AT_ONCE), said: Mutex::default() }
    }

    /// Whether somebody translates from `from` to `to`.
    pub fn knows(&self, from: Lang, to: Lang) -> bool {
        from.base() != to.base() && self.translator.as_ref().is_some_and(|one| one.knows(Pair::new(from, to)))
    }

    /// `text` in the language `to`; nothing when nobody can say.
    pub async fn translate(&self, from: Lang, to: Lang, text: String) -> Option<String> {
        self.translate_all(from, to, vec![text]).await.pop().flatten()
    }

    /// Each of `texts` in the language `to`, in their order: what was not said lately is asked for in one go.
    pub async fn translate_all(&self, from: Lang, to: Lang, texts: Vec<String>) -> Vec<Option<String>> {
        let mut said: Vec<Option<String>> = {
            let kept = self.said.lock().unwrap_or_else(PoisonError::into_inner);
            texts.iter().map(|text| kept.get(&(from, to, text.clone())).cloned()).collect()
        };
        let missing = texts.iter().zip(&said).filter(|(text, said)| said.is_none() && !text.is_empty());
        let missing: Vec<String> = missing.map(|(text, _)| text.clone()).collect();
        let Some(answers) = self.ask(from, to, missing.clone()).await else { return said };
        let mut kept = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() + missing.len() > KEPT {
            kept.clear();
        }
        let fresh: HashMap<String, String> = missing.into_iter().zip(answers).collect();
        for (text, place) in texts.iter().zip(&mut said).filter(|(_, place)| place.is_none()) {
            *place = fresh.get(text).cloned();
        }
        kept.extend(fresh.into_iter().map(|(text, answer)| ((from, to, text), answer)));
        said
    }

    /// What the translator says; nothing when there is none, or it does not answer.
    async fn ask(&self, from: Lang, to: Lang, texts: Vec<String>) -> Option<Vec<String>> {
        let translator = self.translator.clone().filter(|_| self.knows(from, to) && !texts.is_empty())?;
        let _turn = self.turns.acquire().await.ok()?;
        let asked = tokio::task::spawn_blocking(move || {
            translator.translate(Batch { pair: Pair::new(from, to), texts: &texts, context: "" })
        });
        match asked.await {
            Ok(Ok(said)) => Some(said),
            Ok(Err(error)) => {
                tracing::warn!(%error, "texts were not translated");
                None
            }
            Err(error) => {
                tracing::error!(%error, "a translator stopped");
                None
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use catalog::translation::TranslateError;

    use super::*;

    /// Says everything backwards, and counts how often it was asked.
    #[derive(Default)]
    struct Mirror(std::sync::atomic::AtomicUsize);

    impl Translator for Mirror {
        fn translate(&self, batch: Batch<'_>) -> Result<Vec<String>, TranslateError> {
            self.0.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
            Ok(batch.texts.iter().map(|text| text.chars().rev().collect()).collect())
        }

        fn pairs(&self) -> Option<Vec<Pair>> {
            Some(vec![Pair::new(Lang::TH, Lang::EN)])
        }

        fn name(&self) -> &str {
            "mirror"
        }
    }

    #[tokio::test]
    async fn what_was_said_lately_is_not_asked_again() {
        let mirror = Arc::new(Mirror::default());
        let interpreter = Interpreter::new(Some(mirror.clone()));
        let texts = || vec!["abc".to_owned(), String::new(), "de".to_owned()];
        for _ in 0..2 {
            let said = interpreter.translate_all(Lang::TH, Lang::EN, texts()).await;
            assert_eq!(said, [Some("cba".to_owned()), None, Some("ed".to_owned())]);
        }
        assert_eq!(mirror.0.load(std::sync::atomic::Ordering::SeqCst), 1);
        assert_eq!(interpreter.translate(Lang::VI, Lang::EN, "abc".to_owned()).await, None);
        assert_eq!(Interpreter::new(None).translate(Lang::TH, Lang::EN, "abc".to_owned()).await, None);
    }
}
