//! Captions and comments in another language, on demand, where a translator is configured.

use kernel::{Lang, Problem};

use super::posts::TranslationView;
use crate::words::interface_language;
use crate::{App, Error, Result};

/// `text` in the language `to`. Nothing when there is no translator, when it does not know the direction or does not answer, or
/// when the text is in that language; 422 when there is no such language here.
pub(super) async fn of(app: &App, to: &str, from: Lang, text: String) -> Result<Option<TranslationView>> {
    Ok(of_all(app, to, &[(Some(from), text)]).await?.pop().flatten())
}

/// As [`of`], of many texts, each of its own language or of one that is not known: in their order.
pub(crate) async fn of_all(
    app: &App,
    to: &str,
    texts: &[(Option<Lang>, String)],
) -> Result<Vec<Option<TranslationView>>> {
    let unknown = || Error::field(Problem::new("translate", "content.translate_language"));
    let to = interface_language(to).ok_or_else(unknown)?;
    let mut views: Vec<Option<TranslationView>> = texts.iter().map(|_| None).collect();
    let mut languages: Vec<Lang> = texts.iter().filter_map(|(from, _)| *from).collect();
    languages.sort_unstable();
    languages.dedup();
    for from in languages.into_iter().filter(|from| from.base() != to.base()) {
        let places: Vec<usize> =
            texts.iter().enumerate().filter(|(_, (lang, _))| *lang == Some(from)).map(|(place, _)| place).collect();
        let asked = places.iter().filter_map(|place| texts.get(*place)).map(|(_, text)| text.clone()).collect();
        let said = app.interpreter.translate_all(from, to, asked).await;
        for (place, text) in places.into_iter().zip(said) {
            if let (Some(view), Some(text)) = (views.get_mut(place), text) {
                *view = Some(TranslationView { language: to.tag().to_owned(), text });
            }
        }
    }
    Ok(views)
}
