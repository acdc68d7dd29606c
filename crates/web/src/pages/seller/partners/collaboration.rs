//! One collaboration: who is in it, and changing its rate.

use accounts::ShopPermission;
use affiliate::collaboration::{self, Change, Kind, State as Standing};
use affiliate::member::{Member, MemberState};
use affiliate::terms::NOTICE_MS;
use affiliate::{Collaboration, CollaborationId};
use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::{ProductId, Shop, product};
use content::Author;
use flows::faces::Face;
use kernel::{Id, Instant, PageRequest, Problem, Problems};
use maud::{Markup, html};

use super::super::frame::{self, Here};
use super::collaborations::{kind_word, rate, samples, whole};
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Paging, Path};
use crate::pages::studio::{parts, products::share};
use crate::pages::{Desk, again};
use crate::ui::{Field, Form, Icon, Tone, avatar, dialog, error_summary, field, icon_sized, notice};
use crate::{AppState, Error, Result, Voice};

/// Products whose titles are listed.
const TITLES_MAX: usize = 100;

/// Everything of the page.
pub(in crate::pages::seller) struct One {
    pub collaboration: Collaboration,
    /// With the title of each product.
    pub products: Vec<(String, String)>,
    pub members: Vec<(Member, Face)>,
    pub next: Option<kernel::Cursor>,
    pub form: Form,
    /// When a cut would take effect for those who sell already.
    pub notice_ends: Instant,
    /// A rate that was cut: what those who joined before still have, and until when.
    pub until: Option<(i64, Instant)>,
}

async fn theirs(app: &AppState, shop: &Shop, id: CollaborationId) -> Result<Collaboration> {
    let found = app.db.read(move |read| collaboration::find(read, id)).await?;
    found.filter(|one| one.shop.get() == shop.id.get()).ok_or_else(Error::not_found)
}

/// `GET /seller/{shop}/collaborations/{collaboration}`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, CollaborationId)>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let found = theirs(&app, &shop, id).await?;
    let form = written(&found);
    Ok(view(&desk, &shop, &one(&app, found, form, page).await?))
}

/// The form as the collaboration stands.
fn written(one: &Collaboration) -> Form {
    let rate = format!("{}.{:02}", one.rate_bp / 100, one.rate_bp % 100);
    let rate = rate.trim_end_matches('0').trim_end_matches('.').to_owned();
    Form::new([("rate", rate), ("samples", one.samples.map(|n| n.to_string()).unwrap_or_default())])
}

async fn one(app: &AppState, collaboration: Collaboration, form: Form, page: PageRequest) -> Result<One> {
    let now = app.clock.now();
    let read = app.db.read(move |read| {
        let ids: Vec<ProductId> = collaboration.products.iter().take(TITLES_MAX).map(|id| Id::new(id.get())).collect();
        let products = product::find_many(read, &ids)?;
        let members = collaboration::members(read, collaboration.id, &page)?;
        let authors: Vec<Author> =
            members.items.iter().map(|member| Author::Creator(Id::new(member.creator.get()))).collect();
        let faces = flows::faces::of(read, &authors)?;
        let mut until = None;
        for member in members.items.iter().filter(|member| member.state == MemberState::Joined) {
            let terms = collaboration::terms_of(read, member.creator, &collaboration.products, now)?;
            let of_this = terms.iter().find(|terms| terms.collaboration == collaboration.id);
            until = until.or(of_this.and_then(|terms| terms.next.map(|(_, at)| (terms.rate_bp, at))));
        }
        let face = |member: &Member| faces.iter().find(|face| face.author.id() == member.creator.get()).cloned();
        Ok::<_, db::Error>(One {
            products: products.into_iter().map(|product| (product.id.to_string(), product.title)).collect(),
            members: members.items.iter().filter_map(|member| Some((member.clone(), face(member)?))).collect(),
            next: members.next,
            form,
            notice_ends: now.plus_ms(NOTICE_MS),
            until,
            collaboration,
        })
    });
    Ok(read.await?)
}

/// `POST /seller/{shop}/collaborations/{collaboration}`: another rate, or another number of samples.
pub async fn change(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, CollaborationId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let found = theirs(&app, &shop, id).await?;
    let form = Form::new(fields);
    match put(&app, &found, &form).await {
        Ok(cut) => {
            let word = if cut { "cut" } else { "saved" };
            Ok(frame::done_at(&shop, &format!("/collaborations/{id}"), word).into_response())
        }
        Err(error) => {
            let problems: Vec<Problem> = again::problems(error, "rate")?.iter().map(named).collect();
            let one = one(&app, found, form.with_problems(&problems), PageRequest::new(None, None)).await?;
            Ok(again::unprocessable(view(&desk, &shop, &one)))
        }
    }
}

/// Changes what the form says; whether the rate was cut.
async fn put(app: &AppState, found: &Collaboration, form: &Form) -> Result<bool> {
    let mut problems = Problems::default();
    let rate_bp = rate(form, &mut problems);
    let samples = whole(form, "samples", &mut problems);
    if !problems.0.is_empty() {
        return Err(Error::invalid(problems));
    }
    let (id, was, clock) = (found.id, found.rate_bp, app.clock.clone());
    let write = app.db.write(move |tx| {
        let mut one = collaboration::find(tx, id)?.ok_or_else(Error::not_found)?;
        Ok::<_, Error>(collaboration::change(tx, &*clock, &mut one, Change { rate_bp: Some(rate_bp), samples })?)
    });
    write.await?;
    Ok(rate_bp < was)
}

fn named(problem: &Problem) -> Problem {
    let field = if problem.field == "rate_bp" { "rate".to_owned() } else { problem.field.clone() };
    Problem { field, ..problem.clone() }
}

/// `POST /seller/{shop}/collaborations/{collaboration}/end`.
pub async fn close(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, CollaborationId)>,
) -> Result<Redirect> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    theirs(&app, &shop, id).await?;
    let clock = app.clock.clone();
    let write = app.db.write(move |tx| {
        let mut one = collaboration::find(tx, id)?.ok_or_else(Error::not_found)?;
        Ok::<_, Error>(collaboration::close(tx, &*clock, &mut one)?)
    });
    write.await?;
    Ok(frame::done_at(&shop, &format!("/collaborations/{id}"), "closing"))
}

pub(in crate::pages::seller) fn view(desk: &Desk, shop: &Shop, shown: &One) -> Markup {
    let voice = &desk.voice;
    let (home, one) = (frame::home(shop), &shown.collaboration);
    let back = (format!("{home}/collaborations"), voice.say("partners-title"));
    let title = voice.say_with(
        "partners-one",
        &[("rate", voice.percent(share(one.rate_bp)).into()), ("kind", voice.say(kind_word(one.kind)).into())],
    );
    let note = html! { (parts::state("affiliate-collaboration-state", one.state.name(), voice)) " " (voice.date(one.created_at)) @if let Some(at) = one.ends_at { " – " (voice.date(at)) } };
    let open = one.state == Standing::Open;
    let ways = html! {
        @if open { button.button.quiet type="button" popovertarget="end" { (voice.say("partners-end")) } }
    };
    let main = html! {
        (frame::head(Some((&back.0, &back.1)), &title, Some(&note), &ways))
        @if let Some((rate, at)) = shown.until {
            (notice(Tone::Information, &html! { p { (voice.say_with("partners-cut-running", &[("rate", voice.percent(share(rate)).into()), ("date", voice.date(at).into())])) } }))
        }
        div.split {
            @if open { (change_form(&home, shown, voice)) }
            (members(&home, shown, voice))
            (products(&home, shown, voice))
        }
        @if open { (dialog("end", &voice.say("partners-end-sure"), voice, &html! {
            p { (voice.say_with("partners-end-text", &[("date", voice.date(shown.notice_ends).into())])) }
            form.acts method="post" action={ (home) "/collaborations/" (one.id) "/end" } { button.button.danger { (voice.say("partners-end")) } }
        })) }
    };
    frame::page(desk, shop, Here::Partners, &title, &main)
}

fn change_form(home: &str, shown: &One, voice: &Voice) -> Markup {
    let one = &shown.collaboration;
    html! {
        form.panel.form method="post" action={ (home) "/collaborations/" (one.id) } {
            h2 { (voice.say("partners-change")) }
            (error_summary(&shown.form, voice))
            (field(&shown.form, &Field::text("rate", &voice.say("partners-rate-field")).help(&voice.say_with("partners-change-help", &[("date", voice.date(shown.notice_ends).into())])).max(6), voice))
            (field(&shown.form, &Field::text("samples", &voice.say("partners-samples-field")).help(&voice.say("partners-samples-help")).kind("number").optional(), voice))
            p.muted { (voice.say("partners-samples")) ": " (samples(one, voice)) }
            div { button.button { (voice.say("shop-save")) } }
        }
    }
}

fn members(home: &str, shown: &One, voice: &Voice) -> Markup {
    let one = &shown.collaboration;
    let none = if one.kind == Kind::Open { "partners-no-members" } else { "partners-no-answers" };
    html! {
        section.panel {
            h2 { (voice.say("partners-creators")) }
            @if shown.members.is_empty() { p.muted { (voice.say(none)) } }
            @else { ul.plain-list { @for (member, face) in &shown.members {
                li.member-head {
                    (avatar(&face.name, 32))
                    div.grow { b { (face.name) } p.muted { "@" (face.handle) " · " (voice.say_with("shop-since", &[("date", voice.date(member.since).into())])) } }
                    (parts::state("affiliate-member-state", member.state.name(), voice))
                }
            } } }
            (parts::more(&format!("{home}/collaborations/{}", one.id), None, shown.next.as_ref(), voice))
            p { a.link href={ (home) "/creators" } { (icon_sized(Icon::Search, 16)) " " (voice.say("partners-find-creators")) } }
        }
    }
}

fn products(home: &str, shown: &One, voice: &Voice) -> Markup {
    let left = shown.collaboration.products.len().saturating_sub(shown.products.len());
    html! {
        section.panel {
            h2 { (voice.say("shop-products")) }
            ul.plain-list { @for (id, title) in &shown.products { li { a.link href={ (home) "/products/" (id) } { (title) } } } }
            @if left > 0 { p.muted { (voice.say_with("studio-more-products", &[("count", left.into())])) } }
        }
    }
}
