//! A product in one market: its words by language, its prices with the whole sum, what was edited here and how to give it back.

use accounts::ShopPermission;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::listing::{
    self, EditListing, FieldText, Listing, ListingId, ListingPrice, ListingState, ListingText, OverrideField,
};
use catalog::{Product, Shop, product};
use flows::ExplainedPrice;
use kernel::{Lang, Problem, Problems};
use maud::{Markup, html};

use super::frame::{self, Here};
use super::sync::text_state;
use super::{listings, price, typed};
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Path};
use crate::pages::Desk;
use crate::ui::{Colour, Form, Icon, Tone, error_summary, icon_sized, notice, pill, state_pill, switcher};
use crate::{AppState, Error, Markets, Result, Voice};

/// What the page shows.
pub(super) struct Shown {
    pub listing: Listing,
    pub product: Product,
    pub prices: Vec<ExplainedPrice>,
    /// What was typed, when it came back with problems.
    pub form: Form,
}

/// `GET /seller/{shop}/listings/{listing}`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, ListingId)>,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let shown = read(&app, &shop, id).await?;
    Ok(view(&desk, &shop, &markets, &shown))
}

async fn read(app: &AppState, shop: &Shop, id: ListingId) -> Result<Shown> {
    let of = shop.id;
    let read = app.db.read(move |read| {
        let Some(listing) = listing::find(read, id)?.filter(|listing| listing.shop == of) else { return Ok(None) };
        let Some(product) = product::find(read, listing.product)? else { return Ok(None) };
        let prices = flows::explain_price(read, id)?.unwrap_or_default();
        Ok::<_, db::Error>(Some(Shown { listing, product, prices, form: Form::default() }))
    });
    read.await?.ok_or_else(Error::not_found)
}

/// `POST /seller/{shop}/listings/{listing}`: what differs from what stands becomes an override.
pub async fn edit(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, ListingId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let mut shown = read(&app, &shop, id).await?;
    let form = Form::new(fields);
    let edited = match wish(&form, &shown.listing) {
        Ok(edit) => {
            let (clock, ageing, of) = (app.clock.clone(), app.ageing, shop.id);
            app.db.write(move |tx| Ok::<_, Error>(flows::edit_listing(tx, &*clock, &ageing, of, id, &edit)?)).await
        }
        Err(problems) => Err(Error::invalid(problems)),
    };
    let Err(error) = edited else {
        return Ok(frame::done_at(&shop, &format!("/listings/{id}"), "saved").into_response());
    };
    let problems: Vec<Problem> =
        frame::form_problems(error)?.into_iter().map(|problem| placed(problem, &form)).collect();
    shown.form = form.with_problems(&problems);
    let markets = app.markets.read(&app.db).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, view(&desk, &shop, &markets, &shown)).into_response())
}

/// The edit that a form asks for: fields that stand as typed are left alone.
fn wish(form: &Form, listing: &Listing) -> std::result::Result<EditListing, Problems> {
    let lang: Option<Lang> = form.value("lang").parse().ok();
    let standing = listing.texts.iter().find(|text| Some(text.lang) == lang);
    let changed = |name: &str, stands: Option<&FieldText>| {
        let typed = form.value(name).replace("\r\n", "\n");
        Some(typed).filter(|typed| stands.is_some_and(|stands| stands.text.trim() != typed.trim()))
    };
    let mut problems = Problems::default();
    let mut prices = Vec::new();
    for price in &listing.prices {
        let name = format!("price_{}", price.variant);
        let text = form.value(&name);
        if text.trim().is_empty() {
            continue;
        }
        match typed::amount(text, listing.currency) {
            Ok(minor) if price.price.is_some_and(|stands| stands.minor == minor) => {}
            Ok(minor) => prices.push((price.variant, minor)),
            Err(unread) => problems.push(unread.problem(name, listing.currency)),
        }
    }
    let edit = EditListing {
        lang,
        title: changed("title", standing.map(|text| &text.title)),
        description: changed("description", standing.map(|text| &text.description)),
        prices,
    };
    problems.ok(edit)
}

/// A problem at the field of the page: `title` of the language that was edited, `prices.7` at its price.
fn placed(mut problem: Problem, form: &Form) -> Problem {
    if let Some(variant) = problem.field.strip_prefix("prices.") {
        problem.field = format!("price_{variant}");
    } else if matches!(problem.field.as_str(), "title" | "description") {
        problem.field = format!("{}_{}", problem.field, form.value("lang"));
    }
    problem
}

/// `POST /seller/{shop}/listings/{listing}/inherit`: gives a field back.
pub async fn inherit(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, ListingId)>,
    Fields(fields): Fields,
) -> Result<Redirect> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    read(&app, &shop, id).await?;
    let form = Form::new(fields);
    let field: OverrideField = form.value("field").parse().map_err(|_| Error::not_found())?;
    let (clock, ageing, of) = (app.clock.clone(), app.ageing, shop.id);
    app.db.write(move |tx| Ok::<_, Error>(flows::inherit_field(tx, &*clock, &ageing, of, id, field)?)).await?;
    Ok(frame::done_at(&shop, &format!("/listings/{id}"), "inherited"))
}

/// `POST /seller/{shop}/listings/{listing}/state`: paused here, or on sale again.
pub async fn set_state(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, ListingId)>,
    Fields(fields): Fields,
) -> Result<Redirect> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    read(&app, &shop, id).await?;
    let resume = Form::new(fields).value("do") == "resume";
    let (clock, ageing, of) = (app.clock.clone(), app.ageing, shop.id);
    let moved = app.db.write(move |tx| {
        let moved = if resume {
            flows::resume_listing(tx, &*clock, &ageing, of, id)?
        } else {
            flows::pause_listing(tx, &*clock, of, id)?
        };
        Ok::<_, Error>(moved)
    });
    moved.await?;
    Ok(frame::done_at(&shop, &format!("/listings/{id}"), if resume { "resumed" } else { "paused" }))
}

pub(super) fn view(desk: &Desk, shop: &Shop, markets: &Markets, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let listing = &shown.listing;
    let note = html! {
        (frame::market(listing.market, markets, voice)) " " (state_pill(listing.state.word(), voice))
        @if listing.older_on_sale { " " (pill(Colour::Sky, &voice.say("shop-older-on-sale"))) }
    };
    let back = format!("{home}/products/{}", listing.product);
    let main = html! {
        (frame::head(Some((&back, &shown.product.title)), &title(shown), Some(&note), &ways(desk, &home, markets, listing)))
        (error_summary(&shown.form, voice))
        (why(desk, listing))
        div.listing {
            div { @for text in &listing.texts { (words(desk, shown, text, &home)) } }
            (prices(desk, shown, &home))
        }
    };
    frame::page(desk, shop, Here::Listings, &title(shown), &main)
}

fn title(shown: &Shown) -> String {
    let first = shown.listing.texts.first().map(|text| text.title.text.clone());
    first.filter(|title| !title.is_empty()).unwrap_or_else(|| shown.product.title.clone())
}

fn ways(desk: &Desk, home: &str, markets: &Markets, listing: &Listing) -> Markup {
    let voice = &desk.voice;
    let shopfront = markets.find(listing.market).filter(|_| listing.on_sale);
    html! {
        @if let Some(place) = shopfront { a.button.quiet href={ (place.home(place.market.main_language())) "listings/" (listing.id) } { (icon_sized(Icon::ExternalLink, 18)) (voice.say("shop-see-in-shop")) } }
        form.inline method="post" action={ (home) "/listings/" (listing.id) "/state" } {
            @match listing.state {
                ListingState::SellerPaused => button.button name="do" value="resume" { (voice.say("shop-resume")) },
                ListingState::Active => button.button.quiet name="do" value="pause" { (voice.say("shop-pause-here")) },
                _ => {},
            }
        }
    }
}

fn why(desk: &Desk, listing: &Listing) -> Markup {
    let voice = &desk.voice;
    html! {
        @if !listing.reasons.is_empty() {
            (notice(if listing.on_sale { Tone::Information } else { Tone::Warning }, &html! {
                strong { (voice.say(if listing.on_sale { "shop-worth-knowing" } else { "shop-in-the-way" })) }
                (listings::reasons(&listing.reasons, voice))
            }))
        }
        @if let Some(note) = &listing.review_note { (notice(Tone::Bad, &html! { strong { (voice.say("shop-review-says")) } p { (note) } })) }
    }
}

fn words(desk: &Desk, shown: &Shown, text: &ListingText, home: &str) -> Markup {
    let voice = &desk.voice;
    let lang = text.lang;
    let first = shown.listing.texts.first().is_some_and(|first| first.lang == lang);
    let of = Some(lang).filter(|_| !first);
    let action = format!("{home}/listings/{}", shown.listing.id);
    let came_back = shown.form.value("lang") == lang.tag();
    let typed = |name: &'static str, stands: &str| {
        if came_back { shown.form.value(name).to_owned() } else { stands.to_owned() }
    };
    html! {
        form.panel.form.words method="post" action=(action) {
            h2 { (switcher::language_name(lang)) }
            input type="hidden" name="lang" value=(lang);
            (word_field(shown, "title", &voice.say("shop-title"), &text.title, lang, &typed("title", &text.title.text), OverrideField::Title(of), &action, voice))
            (word_field(shown, "description", &voice.say("shop-description"), &text.description, lang, &typed("description", &text.description.text), OverrideField::Description(of), &action, voice))
            @if text.options_untranslated > 0 { p.muted { (voice.say_with("shop-options-untranslated", &[("count", text.options_untranslated.into())])) } }
            button.button { (voice.say("shop-save-words")) }
            p.muted { (voice.say("shop-words-remembered")) }
        }
    }
}

#[expect(clippy::too_many_arguments, reason = "one field with all that stands around it")]
fn word_field(
    shown: &Shown,
    name: &str,
    label: &str,
    text: &FieldText,
    lang: Lang,
    typed: &str,
    field: OverrideField,
    action: &str,
    voice: &Voice,
) -> Markup {
    let id = format!("{name}_{lang}");
    let problem =
        shown.form.problems().iter().find(|problem| problem.field == id).map(|problem| voice.explain_problem(problem));
    let source = if name == "title" {
        shown.product.title.clone()
    } else {
        catalog::description::to_text(&shown.product.description)
    };
    html! {
        div.field.wrong[problem.is_some()] {
            div.label-row {
                label for=(id) { (label) }
                @if text.overridden { (pill(Colour::Sky, &voice.say("shop-edited-here"))) } @else { (text_state(text.state, voice)) }
            }
            @if name == "title" { input id=(id) name=(name) value=(typed) maxlength="255" lang=(lang); }
            @else { textarea id=(id) name=(name) rows="6" maxlength="10000" lang=(lang) { "\n" (typed) } }
            @if let Some(problem) = problem { p.field-error { (icon_sized(Icon::CircleAlert, 16)) " " (problem) } }
            @if !source.is_empty() { details.source { summary.muted { (voice.say("shop-your-text")) } p { (source) } } }
            @if text.overridden { (give_back(action, field, voice)) }
        }
    }
}

/// One click back to what the product says.
fn give_back(action: &str, field: OverrideField, voice: &Voice) -> Markup {
    html! {
        button.give-back formaction={ (action) "/inherit" } formnovalidate name="field" value=(field) { (icon_sized(Icon::Undo2, 16)) (voice.say("shop-give-back")) }
    }
}

fn prices(desk: &Desk, shown: &Shown, home: &str) -> Markup {
    let voice = &desk.voice;
    let action = format!("{home}/listings/{}", shown.listing.id);
    html! {
        form.panel.prices method="post" action=(action) {
            h2 { (voice.say("shop-prices")) }
            (price::formula(voice))
            @for one in &shown.listing.prices { (price_of(desk, shown, one, &action)) }
            @if shown.listing.prices.is_empty() { p.muted { (voice.say("shop-no-price")) } }
            @else { div.save-row { button.button { (voice.say("shop-save-prices")) } } p.muted { (voice.say("shop-prices-note")) } }
        }
    }
}

fn price_of(desk: &Desk, shown: &Shown, one: &ListingPrice, action: &str) -> Markup {
    let voice = &desk.voice;
    let name = format!("price_{}", one.variant);
    let explained = shown.prices.iter().find(|price| price.variant == one.variant);
    let stands = one.price.map(typed::plain).unwrap_or_default();
    let value = if shown.form.values(&name).next().is_some() { shown.form.value(&name).to_owned() } else { stands };
    let problem = shown
        .form
        .problems()
        .iter()
        .find(|problem| problem.field == name)
        .map(|problem| voice.explain_problem(problem));
    let options: Vec<&str> = variant_options(&shown.product, one);
    let label = if options.is_empty() { one.sku.clone() } else { options.join(" / ") };
    html! {
        div.variant-price.wrong[problem.is_some()] {
            div.variant-price-head {
                label for=(name) { (label) @if !options.is_empty() { small { (one.sku) } } }
                @if one.overridden { (pill(Colour::Sky, &voice.say("shop-edited-here"))) }
                div.amount { span.muted { (shown.listing.currency) } input id=(name) name=(name) value=(value) inputmode="decimal" maxlength="20" aria-invalid=[problem.is_some().then_some("true")]; }
            }
            @if let Some(problem) = problem { p.field-error { (problem) } }
            @if let Some(before) = one.compare_at { p.muted { s { (voice.money(before)) } } }
            @if one.overridden { (give_back(action, OverrideField::Price(Some(one.variant)), voice)) }
            @if let Some(explained) = explained {
                @if let Some(sum) = &explained.breakdown { (price::made(sum, voice)) }
                @if !explained.history.is_empty() { (history(explained, voice)) }
            }
        }
    }
}

/// A variant's options, in the seller's words.
fn variant_options<'a>(product: &'a Product, price: &ListingPrice) -> Vec<&'a str> {
    let variant = product.variants.iter().find(|variant| variant.id == price.variant);
    variant.map(|variant| variant.options.iter().map(String::as_str).collect()).unwrap_or_default()
}

fn history(price: &ExplainedPrice, voice: &Voice) -> Markup {
    html! {
        details.history {
            summary { (icon_sized(Icon::History, 18)) (voice.say("shop-price-history")) }
            ol { @for entry in &price.history {
                li {
                    b { (voice.money(entry.price)) } " " span.muted { (voice.time(entry.at)) }
                    small.muted { @match &entry.rate {
                        Some(used) => (voice.say_with("shop-history-rate", &[("rate", used.rate.to_string().into()), ("source", used.source.clone().into()), ("date", used.date.to_string().into())])),
                        None => (voice.say("shop-history-by-hand")),
                    } }
                }
            } }
        }
    }
}

#[cfg(test)]
mod tests;
