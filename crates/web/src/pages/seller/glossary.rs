//! The shop's glossary, one language at a time: words with one translation, and words that have none.

use accounts::ShopPermission;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::Shop;
use catalog::translation::glossary::{self, Glossary, GlossaryDraft, TermDraft};
use kernel::{Lang, Problem};
use maud::{Markup, html};

use super::frame::{self, Here};
use super::settings;
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Path};
use crate::pages::Desk;
use crate::ui::{Field, Form, Icon, Tone, error_summary, field, icon_sized, notice, switcher};
use crate::{AppState, Error, Markets, Result};

/// Empty rows at the end of the table.
const BLANK_ROWS: usize = 4;

/// What the page shows.
pub(super) struct Shown {
    pub lang: Lang,
    pub version: i64,
    /// Source and translation in `lang`, as kept or as typed.
    pub rows: Vec<(String, String)>,
    pub form: Form,
    /// Somebody else changed it meanwhile.
    pub overtaken: bool,
}

impl Shown {
    pub(super) fn of(glossary: &Glossary, lang: Lang) -> Shown {
        let rows = glossary
            .terms
            .iter()
            .map(|term| (term.source.clone(), term.translations.get(&lang).cloned().unwrap_or_default()));
        let form = Form::new([("keep", glossary.keep.join("\n"))]);
        Shown { lang, version: glossary.version, rows: rows.collect(), form, overtaken: false }
    }
}

/// Languages that the shop's text is translated into: those of every market, but for its own.
fn languages(shop: &Shop, markets: &Markets) -> Vec<Lang> {
    let mut all: Vec<Lang> = markets
        .open()
        .iter()
        .flat_map(|place| place.market.languages.clone())
        .filter(|lang| *lang != shop.language)
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}

async fn kept(app: &AppState, shop: &Shop) -> Result<Glossary> {
    let id = shop.id;
    Ok(app.db.read(move |read| glossary::find(read, id)).await?)
}

/// `GET /seller/{shop}/settings/glossary?lang=th`.
pub async fn show(desk: Desk, staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let languages = languages(&shop, &markets);
    let asked = frame::asked(&desk, "lang").find_map(|tag| tag.parse().ok()).filter(|lang| languages.contains(lang));
    let lang = asked.or(languages.first().copied()).unwrap_or(Lang::EN);
    Ok(view(&desk, &shop, &markets, &Shown::of(&kept(&app, &shop).await?, lang)))
}

/// `POST /seller/{shop}/settings/glossary`: one language of it; the translations into others stay.
pub async fn save(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let form = Form::new(fields);
    let before = kept(&app, &shop).await?;
    let shown = typed(&form);
    if shown.version != before.version {
        let shown = Shown { overtaken: true, version: before.version, ..shown };
        return Ok((StatusCode::CONFLICT, view(&desk, &shop, &markets, &shown)).into_response());
    }
    let (clock, id, draft) = (app.clock.clone(), shop.id, draft(&shown, &before));
    let put = app.db.write(move |tx| {
        let put = glossary::put(tx, &*clock, id, &draft)?;
        if put.version != before.version {
            flows::follow_shop(tx, &*clock, id)?;
        }
        Ok::<_, Error>(())
    });
    match put.await {
        Ok(()) => Ok(Redirect::to(&format!("{}/settings/glossary?lang={}&done=saved", frame::home(&shop), shown.lang))
            .into_response()),
        Err(error) => {
            let problems: Vec<Problem> = frame::form_problems(error)?.into_iter().map(placed).collect();
            let shown = Shown { form: shown.form.clone().with_problems(&problems), ..shown };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, view(&desk, &shop, &markets, &shown)).into_response())
        }
    }
}

/// What was typed, rows in their order.
fn typed(form: &Form) -> Shown {
    let rows =
        form.values("source").zip(form.values("text")).map(|(source, text)| (source.to_owned(), text.to_owned()));
    Shown {
        lang: form.value("lang").parse().unwrap_or(Lang::EN),
        version: form.value("version").parse().unwrap_or(0),
        rows: rows.collect(),
        form: Form::new([("keep", form.value("keep").to_owned())]),
        overtaken: false,
    }
}

/// The whole glossary with what was typed in one language. A row without a source is gone.
fn draft(shown: &Shown, before: &Glossary) -> GlossaryDraft {
    let term = |at: usize, source: &str, text: &str| {
        let known = before.terms.get(at).map(|term| term.translations.clone()).unwrap_or_default();
        let mut translations: std::collections::BTreeMap<String, String> =
            known.into_iter().map(|(lang, text)| (lang.to_string(), text)).collect();
        translations.remove(shown.lang.tag());
        if !text.trim().is_empty() {
            translations.insert(shown.lang.to_string(), text.to_owned());
        }
        TermDraft { source: source.to_owned(), translations }
    };
    let rows = shown.rows.iter().enumerate().filter(|(_, (source, _))| !source.trim().is_empty());
    let keep = shown.form.value("keep").lines().map(str::trim).filter(|word| !word.is_empty());
    GlossaryDraft {
        terms: rows.map(|(at, (source, text))| term(at, source, text)).collect(),
        keep: keep.map(str::to_owned).collect(),
    }
}

/// A problem of the draft at a field of the page.
fn placed(mut problem: Problem) -> Problem {
    if problem.field.starts_with("keep") {
        problem.field = "keep".to_owned();
    } else if problem.field.starts_with("terms") {
        problem.field = "terms".to_owned();
    }
    problem
}

pub(super) fn view(desk: &Desk, shop: &Shop, markets: &Markets, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let path = format!("{}/settings/glossary", frame::home(shop));
    let main = html! {
        (frame::head(None, &voice.say("shop-settings"), None, &html! {}))
        (settings::tabs(desk, shop, "glossary"))
        p.muted.lead { (voice.say("shop-glossary-text")) }
        @if shown.overtaken { (notice(Tone::Warning, &html! { (voice.say("shop-glossary-overtaken")) })) }
        nav.chips aria-label=(voice.say("shop-language")) {
            @for lang in languages(shop, markets) { a.chip href={ (path) "?lang=" (lang) } lang=(lang) aria-current=[(lang == shown.lang).then_some("true")] { (switcher::language_name(lang)) } }
        }
        form.glossary method="post" action=(path) {
            (error_summary(&shown.form, voice))
            input type="hidden" name="lang" value=(shown.lang);
            input type="hidden" name="version" value=(shown.version);
            fieldset.panel id="terms" {
                legend { (voice.say("shop-glossary-terms")) }
                div.term.term-head aria-hidden="true" { span { (switcher::language_name(shop.language)) } span { (switcher::language_name(shown.lang)) } }
                @for (source, text) in shown.rows.iter().map(|(source, text)| (source.as_str(), text.as_str())).chain(std::iter::repeat_n(("", ""), BLANK_ROWS)) {
                    div.term {
                        input name="source" value=(source) maxlength="100" lang=(shop.language) aria-label=(voice.say("shop-glossary-source"));
                        input name="text" value=(text) maxlength="100" lang=(shown.lang) aria-label=(voice.say("shop-glossary-target"));
                    }
                }
                p.muted { (voice.say("shop-glossary-rows")) }
            }
            div.panel.form {
                (field(&shown.form, &Field::text("keep", &voice.say("shop-glossary-keep")).kind("textarea").optional().help(&voice.say("shop-glossary-keep-help")), voice))
            }
            div.save-bar { button.button { (icon_sized(Icon::Save, 18)) (voice.say("shop-save")) } }
        }
    };
    frame::page(desk, shop, Here::Settings, &voice.say("shop-glossary"), &main)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_language_is_edited_and_the_others_stay() {
        let before: Glossary = serde_json::from_value(serde_json::json!({
            "version": 3, "keep": ["Mosslight"], "terms": [{"source": "月光石", "translations": {"en": "moonstone", "th": "มูนสโตน"}}, {"source": "gone", "translations": {}}]
        })).unwrap();
        let form = Form::new([
            ("lang", "en"),
            ("version", "3"),
            ("source", "月光石"),
            ("text", "Moonstone"),
            ("source", " "),
            ("text", ""),
            ("source", "苔藓"),
            ("text", "moss"),
            ("keep", "Mosslight\n\n X1 "),
        ]);
        let draft = draft(&typed(&form), &before);
        assert_eq!(draft.keep, ["Mosslight", "X1"]);
        assert_eq!(draft.terms.len(), 2);
        assert_eq!(draft.terms[0].translations["en"], "Moonstone");
        assert_eq!(draft.terms[0].translations["th"], "มูนสโตน");
        assert_eq!(draft.terms[1].translations["en"], "moss");
    }
}
