//! A file becomes a post: picked or recorded, sent in parts that go on where they stopped, or without a script all at once.

mod receive;

pub use receive::send;

use kernel::MarketCode;
use maud::{Markup, html};

use super::choice::{self, Choosable};
use super::frame::Here;
use super::maker::Maker;
use crate::pages::Desk;
use crate::pages::seller::frame as desk_frame;
use crate::ui::{Field, Form, Icon, Way, empty, error_summary, field, flag, icon_sized};
use crate::{AppState, Error, Result, Voice};

/// What the page asks with.
pub(in crate::pages) struct Asked {
    pub market: MarketCode,
    /// Where posts can be shown.
    pub markets: Vec<(MarketCode, String)>,
    pub choices: Vec<Choosable>,
    pub form: Form,
}

/// What the form needs, for the market that was asked for, else the maker's own.
pub async fn asked(desk: &Desk, app: &AppState, maker: &Maker, market: Option<&str>, form: Form) -> Result<Asked> {
    let markets = app.markets.read(&app.db).await?;
    let asked = market.and_then(|code| code.parse().ok()).unwrap_or(maker.market);
    let place = markets.open().iter().find(|place| place.market.code == asked).or_else(|| markets.open().first());
    let place = place.ok_or_else(Error::not_found)?;
    let choices = super::promotable::in_market(app, maker, place).await?;
    let name = |code| desk_frame::market_name(code, &markets, &desk.voice);
    let markets = markets.open().iter().map(|place| (place.market.code, name(place.market.code))).collect();
    Ok(Asked { market: place.market.code, markets, choices, form })
}

/// The page.
pub async fn show(desk: &Desk, app: &AppState, maker: &Maker, market: Option<&str>) -> Result<Markup> {
    let asked = asked(desk, app, maker, market, Form::default()).await?;
    Ok(view(desk, maker, &asked))
}

pub(in crate::pages) fn view(desk: &Desk, maker: &Maker, asked: &Asked) -> Markup {
    let voice = &desk.voice;
    let home = maker.home();
    let title = voice.say("studio-upload");
    let clip = html! { a.button.quiet href={ (home) "/clips/new" } { (icon_sized(Icon::WandSparkles, 18)) (voice.say("studio-make-clip")) } };
    let main = html! {
        (desk_frame::head(None, &title, Some(&html! { (voice.say("studio-upload-text")) }), &clip))
        (market_chips(&format!("{home}/upload"), asked.market, &asked.markets, voice))
        (form(maker, asked, voice))
    };
    maker.page(desk, Here::Upload, &title, Some("studio.js"), &main)
}

/// The markets to post in; another one has other products.
pub(in crate::pages) fn market_chips(
    path: &str,
    chosen: MarketCode,
    markets: &[(MarketCode, String)],
    voice: &Voice,
) -> Markup {
    html! {
        nav aria-label=(voice.say("studio-where")) { ul.chips { @for (code, name) in markets {
            li { a.chip href={ (path) "?market=" (code) } aria-current=[(*code == chosen).then_some("true")] { (flag(*code)) (name) } }
        } } }
    }
}

fn form(maker: &Maker, asked: &Asked, voice: &Voice) -> Markup {
    let max = u32::try_from(content::post::CAPTION_CHARACTERS_MAX).unwrap_or(u32::MAX);
    html! {
        form.form.panel.uploading method="post" enctype="multipart/form-data" action={ (maker.home()) "/upload" } {
            (error_summary(&asked.form, voice))
            input type="hidden" name="market" value=(asked.market);
            m-upload data-failed=(voice.say("studio-upload-failed")) data-done=(voice.say("studio-upload-here")) data-wait=(voice.say("studio-upload-wait")) {
                (file(&asked.form, voice))
                div.upload-state hidden {
                    p.upload-name {}
                    progress max="100" value="0" aria-label=(voice.say("studio-uploading")) {}
                    p.upload-words role="status" {}
                    button.button.quiet type="button" data-again hidden { (icon_sized(Icon::RotateCcw, 18)) (voice.say("studio-try-again")) }
                }
            }
            (field(&asked.form, &Field::text("caption", &voice.say("studio-caption")).help(&voice.say("studio-caption-help")).kind("textarea").optional().max(max), voice))
            (choice::boxes(&asked.choices, &asked.form, voice))
            @if asked.choices.is_empty() { (no_products(maker, voice)) }
            div { button.button { (icon_sized(Icon::Upload, 18)) (voice.say("studio-post-it")) } }
        }
    }
}

/// The field of the file; a phone offers its camera beside its library.
fn file(form: &Form, voice: &Voice) -> Markup {
    let wrong = form.problems().iter().find(|problem| matches!(problem.field.as_str(), "file" | "upload"));
    let described = if wrong.is_some() { "file-help file-error" } else { "file-help" };
    let uploaded = form.value("upload");
    html! {
        div.field.wrong[wrong.is_some()] {
            label for="file" { (voice.say("studio-file")) }
            p.field-help id="file-help" { (voice.say("studio-file-help")) }
            @if !uploaded.is_empty() { input type="hidden" name="upload" value=(uploaded); p.muted { (voice.say("studio-upload-here")) } }
            input id="file" type="file" name="file" accept="video/*" required[uploaded.is_empty()] aria-describedby=(described);
            label.button.quiet.record { (icon_sized(Icon::Camera, 18)) (voice.say("studio-record")) input.hidden id="record" type="file" accept="video/*" capture="user"; }
            @if let Some(problem) = wrong { p.field-error id="file-error" { (icon_sized(Icon::CircleAlert, 16)) " " (voice.explain_problem(problem)) } }
        }
    }
}

fn no_products(maker: &Maker, voice: &Voice) -> Markup {
    let (href, words) = match &maker.shop {
        Some(_) => (format!("{}/sync", maker.home()), "shop-sync-all"),
        None => ("/studio/products".to_owned(), "studio-find-products"),
    };
    let way = Way { href, words: voice.say(words).into_owned() };
    let text = if maker.shop.is_some() { "studio-no-products-shop" } else { "studio-no-products-text" };
    empty(Icon::Package, &voice.say("studio-no-products"), &voice.say(text), Some(&way))
}
