//! Creators who ask for a sample: answered, sent, followed.

use accounts::ShopPermission;
use affiliate::sample::{self, Sample, SampleState};
use affiliate::{Actor, SampleId};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use catalog::Shop;
use content::Author;
use kernel::{Id, Instant, Page, PageRequest};
use maud::{Markup, html};
use serde::Deserialize;

use super::super::frame::{self, Here};
use super::tabs;
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Paging, Path, Query};
use crate::pages::studio::parts;
use crate::pages::studio::samples as studio;
use crate::pages::{Desk, again};
use crate::ui::{Field, Form, Icon, avatar, empty, error_summary, field, icon_sized, picture};
use crate::{AppState, Error, Result, Voice};

/// The states by which the list can be cut.
const STATES: [SampleState; 4] =
    [SampleState::Pending, SampleState::AwaitingShipment, SampleState::Shipped, SampleState::ContentDue];

#[derive(Debug, Default, Deserialize)]
pub struct Cut {
    state: Option<String>,
}

/// A sample as the shop sees it.
#[derive(Clone, Debug)]
pub(in crate::pages::seller) struct Asked {
    pub sample: studio::Asked,
    pub state: SampleState,
    pub creator: String,
    pub handle: String,
    pub options: String,
    pub note: String,
    /// Where it goes, line by line, while it has to be known.
    pub address: Vec<String>,
    pub post: Option<content::PostId>,
    pub form: Form,
}

/// Everything of the page.
pub(in crate::pages::seller) struct Shown {
    pub samples: Page<Asked>,
    pub state: Option<SampleState>,
    /// Where the posts of creators are shown.
    pub home: String,
}

/// `GET /seller/{shop}/samples`.
pub async fn list(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Query(cut): Query<Cut>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let state = cut.state.as_deref().and_then(|word| STATES.into_iter().find(|state| state.name() == word));
    Ok(view(&desk, &shop, &read(&desk, &app, &shop, state, page).await?))
}

async fn read(
    desk: &Desk,
    app: &AppState,
    shop: &Shop,
    state: Option<SampleState>,
    page: PageRequest,
) -> Result<Shown> {
    let (id, now) = (Id::new(shop.id.get()), app.clock.now());
    let read = app.db.read(move |read| {
        let found = sample::of_shop(read, id, state, &page)?;
        let items = found.items.iter().map(|one| asked(read, one, now)).collect::<Result<Vec<Asked>>>()?;
        Ok::<_, Error>(Page { items, next: found.next })
    });
    Ok(Shown { samples: read.await?, state, home: desk.home.clone() })
}

fn asked(read: &mut db::Read, one: &Sample, now: Instant) -> Result<Asked> {
    let face = flows::faces::author(read, Author::Creator(Id::new(one.creator.get())))?;
    let (creator, handle) = face.map(|face| (face.name, face.handle)).unwrap_or_default();
    let product = catalog::product::find(read, Id::new(one.product.get()))?;
    let options = product.as_ref().and_then(|product| {
        let variant = product.variants.iter().find(|variant| variant.id.get() == one.variant.get())?;
        let values: Vec<&str> = product.options_of(variant).map(|(_, value)| value).collect();
        Some(values.join(" / "))
    });
    let address = one.address.as_deref().filter(|_| is_due_here(one.state));
    let address = address.and_then(|json| serde_json::from_str::<trade::Address>(json).ok());
    Ok(Asked {
        state: one.state,
        creator,
        handle,
        options: options.unwrap_or_default(),
        note: one.note.clone(),
        address: address.map(|address| super::super::told::envelope(&address)).unwrap_or_default(),
        post: one.post.map(|post| Id::new(post.get())),
        form: Form::default(),
        sample: studio::asked(read, one, now)?,
    })
}

/// Whether the shop has to do something with the address.
fn is_due_here(state: SampleState) -> bool {
    matches!(state, SampleState::AwaitingShipment | SampleState::Shipped)
}

/// `POST /seller/{shop}/samples/{sample}`: yes, no, sent, arrived.
pub async fn act(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, SampleId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let of = shop.id.get();
    let found = app.db.read(move |read| sample::find(read, id)).await?;
    found.filter(|one| one.shop.get() == of).ok_or_else(Error::not_found)?;
    let form = Form::new(fields);
    let word = match form.value("do") {
        "approve" => "sample-approved",
        "refuse" => "sample-refused",
        "ship" => "sample-shipped",
        "arrived" => "sample-arrived",
        _ => return Err(Error::not_found()),
    };
    match step(&app, id, form.clone()).await {
        Ok(()) => Ok(frame::done_at(&shop, &format!("/samples#sample-{id}"), word).into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "do")?);
            let mut shown = read(&desk, &app, &shop, None, PageRequest::new(None, None)).await?;
            if let Some(one) = shown.samples.items.iter_mut().find(|one| one.sample.id == id.to_string()) {
                one.form = form;
            }
            Ok(again::unprocessable(view(&desk, &shop, &shown)))
        }
    }
}

async fn step(app: &AppState, id: SampleId, form: Form) -> Result<()> {
    let clock = app.clock.clone();
    let write = app.db.write(move |tx| {
        let mut one = sample::find(tx, id)?.ok_or_else(Error::not_found)?;
        match form.value("do") {
            "approve" => flows::decide_sample(tx, &*clock, &mut one, true, "")?,
            "refuse" => flows::decide_sample(tx, &*clock, &mut one, false, form.value("reason"))?,
            "ship" => flows::ship_sample(tx, &*clock, &mut one, form.value("carrier"), form.value("tracking"))?,
            _ => flows::receive_sample(tx, &*clock, &mut one, Actor::Seller)?,
        }
        Ok::<_, Error>(())
    });
    write.await
}

pub(in crate::pages::seller) fn view(desk: &Desk, shop: &Shop, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let title = voice.say("partners-samples");
    let main = html! {
        (frame::head(None, &title, Some(&html! { (voice.say("partners-samples-text")) }), &html! {}))
        (tabs(shop, "samples", voice))
        nav aria-label=(voice.say("shop-state")) { ul.chips {
            li { a.chip href={ (home) "/samples" } aria-current=[shown.state.is_none().then_some("true")] { (voice.say("studio-all")) } }
            @for state in STATES { li { a.chip href={ (home) "/samples?state=" (state.name()) } aria-current=[(shown.state == Some(state)).then_some("true")] { (parts::state("affiliate-sample-state", state.name(), voice)) } } }
        } }
        @if shown.samples.items.is_empty() { (empty(Icon::Gift, &voice.say("partners-no-samples"), &voice.say("partners-no-samples-text"), None)) }
        @else { ul.samples { @for one in &shown.samples.items { li { (sample_card(&home, one, shown, voice)) } } } }
        (parts::more(&format!("{home}/samples"), shown.state.map(|state| ("state", state.name())), shown.samples.next.as_ref(), voice))
    };
    frame::page(desk, shop, Here::Partners, &title, &main)
}

fn sample_card(home: &str, one: &Asked, shown: &Shown, voice: &Voice) -> Markup {
    let of = &one.sample;
    html! {
        article.panel.sample id={ "sample-" (of.id) } {
            span.thumb { (picture(of.image.as_ref(), "72px", false)) }
            div.grow.stack {
                div {
                    h2 { (of.product) }
                    @if !one.options.is_empty() { p.muted { (one.options) } }
                    p.sample-standing { (parts::state("affiliate-sample-state", of.state, voice)) (studio::clock(of.state, of.due, of.overdue, voice)) }
                }
                div.member-head {
                    (avatar(&one.creator, 32))
                    div.grow { b { (one.creator) } p.muted { a.link href={ (shown.home) "@" (one.handle) } { "@" (one.handle) } " · " (voice.date(of.asked_at)) } }
                }
                @if !one.note.is_empty() { p.user-words { (one.note) } }
                @if !one.address.is_empty() { address { @for line in &one.address { (line) br; } } }
                @if let Some((carrier, number)) = &of.tracking { p { (carrier) " " code { (number) } } }
                @if let Some(post) = one.post { p { a.link href={ (shown.home) "p/" (post) } { (voice.say("partners-see-post")) } } }
                (acts(&format!("{home}/samples/{}", of.id), one, voice))
            }
        }
    }
}

fn acts(act: &str, one: &Asked, voice: &Voice) -> Markup {
    let wrong = !one.form.problems().is_empty();
    let id = |name: &str| if wrong { name.to_owned() } else { format!("{name}-{}", one.sample.id) };
    let (reason, carrier, tracking) = (id("reason"), id("carrier"), id("tracking"));
    html! {
        (error_summary(&one.form, voice))
        @match one.state {
            SampleState::Pending => div.review-answer {
                form method="post" action=(act) { button.button name="do" value="approve" { (icon_sized(Icon::Check, 18)) (voice.say("partners-approve")) } }
                details open[wrong && one.form.value("do") == "refuse"] {
                    summary.button.quiet { (voice.say("partners-refuse")) }
                    form.form method="post" action=(act) {
                        (field(&one.form, &Field::text("reason", &voice.say("partners-refuse-why")).called(&reason).kind("textarea").optional().max(500), voice))
                        div { button.button.danger name="do" value="refuse" { (voice.say("partners-refuse")) } }
                    }
                }
            },
            SampleState::AwaitingShipment => form.form method="post" action=(act) {
                div.pair {
                    (field(&one.form, &Field::text("carrier", &voice.say("partners-carrier")).called(&carrier).max(60), voice))
                    (field(&one.form, &Field::text("tracking", &voice.say("partners-tracking")).called(&tracking).max(60), voice))
                }
                div { button.button name="do" value="ship" { (icon_sized(Icon::Truck, 18)) (voice.say("partners-ship")) } }
            },
            SampleState::Shipped => form method="post" action=(act) { button.button.quiet name="do" value="arrived" { (icon_sized(Icon::PackageCheck, 18)) (voice.say("partners-arrived")) } },
            _ => {},
        }
    }
}
