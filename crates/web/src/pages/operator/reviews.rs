//! `/operator/reviews`: versions that wait, each beside the one on sale.

use axum::Router;
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use catalog::ShopId;
use catalog::listing::decide::Text;
use catalog::listing::{self, ListingId, ListingSummary, Review, storefront};
use kernel::{Money, Page, PageRequest, Problem};
use maud::{Markup, html};

use super::frame;
use crate::access::{OperatorCases, SignedIn};
use crate::extract::{Fields, Paging, Path, Query};
use crate::pages::again::{self, Done};
use crate::pages::desk::Desk;
use crate::ui::switcher::{language_name, market_name};
use crate::ui::{Field, Form, Icon, empty, error_summary, field, flag, load_more};
use crate::{AppState, Error, Result, Voice};

/// Versions on a page: each is read whole.
const SHOWN: u32 = 10;
/// Characters of a note to the seller.
const NOTE_MAX: usize = 500;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/operator/reviews", get(show)).route("/operator/reviews/{listing}", post(answer))
}

/// A version that waits.
pub(super) struct Waiting {
    pub summary: ListingSummary,
    pub shop: String,
    pub market: String,
    /// The text on sale, when there is one, and the text that waits, language by language.
    pub texts: Vec<(Option<Text>, Text)>,
    /// The price on sale, from and to.
    pub price_now: Option<(Money, Money)>,
    pub form: Form,
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Query(done): Query<Done>,
) -> Result<Markup> {
    let page = PageRequest::new(page.after, Some(SHOWN));
    let waiting = read(&desk, &app, page).await?;
    Ok(page_of(&desk, &waiting, &done))
}

async fn read(desk: &Desk, app: &AppState, page: PageRequest) -> Result<Page<Waiting>> {
    let voice = desk.voice.clone();
    Ok(app
        .db
        .read(move |read| {
            let found = listing::waiting_for_review(read, &page)?;
            let mut items = Vec::with_capacity(found.items.len());
            for summary in found.items {
                items.push(whole(read, summary, &voice)?);
            }
            Ok::<_, db::Error>(Page { items, next: found.next })
        })
        .await?)
}

fn whole(read: &mut db::Read, summary: ListingSummary, voice: &Voice) -> Result<Waiting, db::Error> {
    let known =
        listing::known(read, &[summary.product])?.remove(&(summary.product, summary.market)).unwrap_or_default();
    let market = market::markets::find(read, summary.market)?;
    let lang = market.as_ref().map_or(kernel::Lang::EN, market::Market::main_language);
    let card = storefront::cards_of(read, summary.market, lang, &[summary.id])?.pop();
    let shop = catalog::shop::find(read, ShopId::new(summary.shop.get()))?.map(|shop| shop.name).unwrap_or_default();
    let live = known.live;
    let texts =
        known.waiting.into_iter().map(|new| (live.iter().find(|old| old.lang == new.lang).cloned(), new)).collect();
    Ok(Waiting {
        shop,
        market: market
            .map_or_else(|| summary.market.to_string(), |market| market_name(market.code, &market.name, voice)),
        texts,
        price_now: card.map(|card| (card.price_min, card.price_max)),
        form: Form::default(),
        summary,
    })
}

async fn answer(
    desk: Desk,
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Path(id): Path<ListingId>,
    Fields(fields): Fields,
) -> Result<Response> {
    app.db.read(move |read| listing::place(read, id)).await?.ok_or_else(Error::not_found)?;
    let form = Form::new(fields);
    let answer = match read_answer(&form) {
        Ok(answer) => answer,
        Err(problem) => {
            let mut waiting = read(&desk, &app, PageRequest::new(None, Some(SHOWN))).await?;
            if let Some(one) = waiting.items.iter_mut().find(|one| one.summary.id == id) {
                one.form = form.with_problems(&[problem]);
            }
            return Ok(again::unprocessable(page_of(&desk, &waiting, &Done::default())));
        }
    };
    let done = if matches!(answer, Review::Approve) { "approved" } else { "refused" };
    let (clock, ageing) = (app.clock.clone(), app.ageing);
    app.db.write(move |tx| flows::review_listing(tx, &*clock, &ageing, id, &answer)).await?;
    Ok(Redirect::to(&format!("/operator/reviews?done={done}")).into_response())
}

/// The answer that a form gives. A refusal says why.
pub(super) fn read_answer(form: &Form) -> Result<Review, Problem> {
    if form.value("answer") == "approve" {
        return Ok(Review::Approve);
    }
    let note = form.value("note").trim();
    match note.chars().count() {
        1..=NOTE_MAX => Ok(Review::Reject { note: note.to_owned() }),
        _ => Err(Problem::new("note", "operator.note_length").with("max", NOTE_MAX)),
    }
}

pub(super) fn page_of(desk: &Desk, waiting: &Page<Waiting>, done: &Done) -> Markup {
    let voice = &desk.voice;
    let next = frame::more("/operator/reviews", &[], waiting.next.as_ref());
    frame::page(
        desk,
        &voice.say("operator-reviews"),
        &html! {
            (done.toast("operator", voice))
            div.page-head { div { h1 { (voice.say("operator-reviews")) } p.muted { (voice.say("operator-reviews-text")) } } }
            @if waiting.items.is_empty() { (empty(Icon::ClipboardList, &voice.say("operator-reviews-well"), &voice.say("operator-reviews-text"), None)) }
            div.stack id="reviews" { @for one in &waiting.items { (shown(one, voice)) } }
            (load_more(next.as_deref(), "reviews", voice))
        },
    )
}

fn shown(one: &Waiting, voice: &Voice) -> Markup {
    let summary = &one.summary;
    html! {
        article.panel.stack id={ "listing-" (summary.id) } {
            header.review-head {
                (flag(summary.market))
                div { h2 { (summary.title) } p.muted { (one.shop) " · " (one.market) " · " (voice.time(summary.updated_at)) } }
            }
            @for (old, new) in &one.texts { (compared(old.as_ref(), new, voice)) }
            (prices(one, voice))
            @if !summary.reasons.is_empty() { ul.bullets { @for reason in &summary.reasons { li { (voice.explain(&reason.code, &reason.args)) } } } }
            (error_summary(&one.form, voice))
            div.review-answer {
                form method="post" action={ "/operator/reviews/" (summary.id) } {
                    input type="hidden" name="answer" value="approve";
                    button.button { (voice.say("operator-approve")) }
                }
                details open[!one.form.problems().is_empty()] {
                    summary.button.quiet { (voice.say("operator-refuse")) }
                    form.form method="post" action={ "/operator/reviews/" (summary.id) } {
                        input type="hidden" name="answer" value="refuse";
                        (field(&one.form, &Field::text("note", &voice.say("operator-note")).help(&voice.say("operator-note-help")).kind("textarea").max(500), voice))
                        div { button.button.danger { (voice.say("operator-refuse-send")) } }
                    }
                }
            }
        }
    }
}

fn compared(old: Option<&Text>, new: &Text, voice: &Voice) -> Markup {
    let side = |title: &str, text: &Text| {
        html! {
            div.compare-side {
                p.muted { (title) }
                h3 lang=(text.lang) { (text.title.text) }
                p.whitespace-pre-line lang=(text.lang) { (catalog::description::to_text(&text.description.text)) }
            }
        }
    };
    html! {
        section {
            p { strong { (language_name(new.lang)) } }
            div.compare {
                @if let Some(old) = old { (side(&voice.say("operator-on-sale-now"), old)) }
                @else { div.compare-side { p.muted { (voice.say("operator-on-sale-now")) } p { (voice.say("operator-nothing-yet")) } } }
                (side(&voice.say("operator-waiting"), new))
            }
        }
    }
}

fn prices(one: &Waiting, voice: &Voice) -> Markup {
    let range = |(min, max): (Money, Money)| {
        if min == max { voice.money(min) } else { format!("{} – {}", voice.money(min), voice.money(max)) }
    };
    let new = one.summary.price_min.zip(one.summary.price_max);
    html! {
        dl.facts-list {
            @if let Some(now) = one.price_now { dt { (voice.say("operator-price-now")) } dd { (range(now)) } }
            dt { (voice.say("operator-price-new")) } dd { @if let Some(new) = new { (range(new)) } @else { "–" } }
        }
    }
}
