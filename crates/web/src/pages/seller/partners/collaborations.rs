//! A shop's collaborations, and a new one.

use accounts::ShopPermission;
use affiliate::collaboration::{self, Kind};
use affiliate::{Collaboration, CreatorId, ProductId};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use catalog::product::{self, ProductFilter, ProductSummary};
use catalog::{ProductState, Shop};
use kernel::{Id, Instant, Page, PageRequest, Problem, Problems};
use maud::{Markup, html};
use serde::Deserialize;

use super::super::frame::{self, Here};
use super::tabs;
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Paging, Path, Query};
use crate::pages::studio::parts;
use crate::pages::{Desk, again};
use crate::ui::{
    Choice, Column, Field, Form, Icon, Picture, Way, empty, error_summary, field, icon_sized, picture, table,
};
use crate::{AppState, Error, Result, Voice};

/// Products to choose from; more are found by their titles.
const CHOICES_MAX: u32 = 100;

/// A collaboration in the list.
pub(in crate::pages::seller) struct Row {
    pub one: Collaboration,
    pub members: i64,
}

/// `GET /seller/{shop}/collaborations`.
pub async fn list(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let id = Id::new(shop.id.get());
    let read = app.db.read(move |read| {
        let found = collaboration::of_shop(read, id, &page)?;
        let mut items = Vec::with_capacity(found.items.len());
        for one in found.items {
            items.push(Row { members: collaboration::members_count(read, one.id)?, one });
        }
        Ok::<_, db::Error>(Page { items, next: found.next })
    });
    Ok(list_view(&desk, &shop, &read.await?))
}

pub(in crate::pages::seller) fn list_view(desk: &Desk, shop: &Shop, rows: &Page<Row>) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let title = voice.say("partners-title");
    let open = format!("{home}/collaborations/new");
    let ways = html! { a.button href=(open) { (icon_sized(Icon::Plus, 18)) (voice.say("partners-open")) } };
    let columns = [
        Column::words(voice.say("partners-collaboration")),
        Column::words(voice.say("shop-state")),
        Column::number(voice.say("partners-rate")),
        Column::number(voice.say("shop-products")),
        Column::number(voice.say("partners-creators")),
        Column::words(voice.say("partners-samples")),
    ];
    let cells: Vec<Vec<Markup>> = rows.items.iter().map(|row| cells(&home, row, voice)).collect();
    let way = Way { href: open.clone(), words: voice.say("partners-open").into_owned() };
    let main = html! {
        (frame::head(None, &title, Some(&html! { (voice.say("partners-text")) }), &ways))
        (tabs(shop, "collaborations", voice))
        @if rows.items.is_empty() { (empty(Icon::Handshake, &voice.say("partners-none"), &voice.say("partners-none-text"), Some(&way))) }
        @else { (table(&title, &columns, &cells)) }
        (parts::more(&format!("{home}/collaborations"), None, rows.next.as_ref(), voice))
    };
    frame::page(desk, shop, Here::Partners, &title, &main)
}

fn cells(home: &str, row: &Row, voice: &Voice) -> Vec<Markup> {
    let one = &row.one;
    let products = i64::try_from(one.products.len()).unwrap_or(i64::MAX);
    vec![
        html! { div {
            a.named href={ (home) "/collaborations/" (one.id) } { (voice.say(kind_word(one.kind))) }
            small { (voice.date(one.created_at)) @if let Some(at) = one.ends_at { " – " (voice.date(at)) } }
        } },
        parts::state("affiliate-collaboration-state", one.state.name(), voice),
        html! { (voice.percent(crate::pages::studio::products::share(one.rate_bp))) },
        html! { (voice.number(products)) },
        html! { (voice.number(row.members)) },
        samples(one, voice),
    ]
}

/// How many samples were given, of how many.
pub(super) fn samples(one: &Collaboration, voice: &Voice) -> Markup {
    html! { (voice.number(one.samples_given)) @if let Some(most) = one.samples { " / " (voice.number(most)) } }
}

pub(super) fn kind_word(kind: Kind) -> &'static str {
    match kind {
        Kind::Open => "partners-kind-open",
        Kind::Targeted => "partners-kind-targeted",
    }
}

/// What the form of a new collaboration shows.
pub(in crate::pages::seller) struct Opening {
    pub products: Vec<ProductSummary>,
    pub form: Form,
}

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The handle of a creator to work with.
    creator: Option<String>,
    /// The beginning of a product's title.
    q: Option<String>,
}

/// `GET /seller/{shop}/collaborations/new`.
pub async fn new(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let creator = asked.creator.unwrap_or_default();
    let kind = if creator.is_empty() { Kind::Open } else { Kind::Targeted };
    let form = Form::new([("kind", kind.name().to_owned()), ("rate", "10".to_owned()), ("creators", creator)]);
    Ok(opening_view(&desk, &shop, &opening(&app, &shop, form, asked.q).await?))
}

async fn opening(app: &AppState, shop: &Shop, form: Form, query: Option<String>) -> Result<Opening> {
    let (id, filter) = (shop.id, ProductFilter { state: Some(ProductState::Active), query });
    let page = PageRequest::new(None, Some(CHOICES_MAX));
    let products = app.db.read(move |read| product::list(read, id, &filter, &page)).await?.items;
    Ok(Opening { products, form })
}

/// `POST /seller/{shop}/collaborations`.
pub async fn open(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let form = Form::new(fields);
    match begin(&app, &shop, &form).await {
        Ok(one) => Ok(frame::done_at(&shop, &format!("/collaborations/{}", one.id), "opened").into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "products")?);
            let opening = opening(&app, &shop, form, None).await?;
            Ok(again::unprocessable(opening_view(&desk, &shop, &opening)))
        }
    }
}

/// Opens what a form asks for; everything wrong with it is said at once.
async fn begin(app: &AppState, shop: &Shop, form: &Form) -> Result<Collaboration> {
    let typed = typed(app, form).await?;
    let (id, clock) = (shop.id, app.clock.clone());
    let typed_wrong = typed.problems;
    let wish = flows::OfferTerms {
        shop: Id::new(id.get()),
        kind: typed.kind,
        products: typed.products,
        rate_bp: typed.rate_bp,
        creators: typed.creators,
        samples: typed.samples,
        ends_at: typed.ends_at,
    };
    let opened = app.db.write(move |tx| {
        let mut problems = typed_wrong.clone();
        match flows::offer_terms(tx, &*clock, &wish).map_err(Error::from) {
            Ok(one) if problems.0.is_empty() => Ok(one),
            Ok(_) => Err(Error::invalid(problems)),
            Err(error) if error.problems().is_empty() && problems.0.is_empty() => Err(error),
            Err(error) => {
                let known: Vec<String> = problems.0.iter().map(|problem| problem.field.clone()).collect();
                let more = error.problems().iter().map(named).filter(|problem| !known.contains(&problem.field));
                problems.0.extend(more);
                Err(Error::invalid(problems))
            }
        }
    });
    opened.await
}

/// A problem at the field as the form calls it.
fn named(problem: &Problem) -> Problem {
    let field = match problem.field.split('[').next().unwrap_or_default() {
        "rate_bp" => "rate".to_owned(),
        other => other.to_owned(),
    };
    Problem { field, ..problem.clone() }
}

/// What a form says, as far as it can be read.
struct Typed {
    kind: Kind,
    products: Vec<ProductId>,
    rate_bp: i64,
    creators: Vec<CreatorId>,
    samples: Option<i64>,
    ends_at: Option<Instant>,
    problems: Problems,
}

async fn typed(app: &AppState, form: &Form) -> Result<Typed> {
    let mut problems = Problems::default();
    let rate_bp = rate(form, &mut problems);
    let kind = if form.value("kind") == Kind::Targeted.name() { Kind::Targeted } else { Kind::Open };
    let handles: Vec<String> = if kind == Kind::Targeted { handles(form.value("creators")) } else { Vec::new() };
    let creators = creators(app, &handles, &mut problems).await?;
    Ok(Typed {
        kind,
        products: form.values("products").filter_map(|id| id.parse().ok()).collect(),
        rate_bp,
        creators,
        samples: whole(form, "samples", &mut problems),
        ends_at: day(form, &mut problems),
        problems,
    })
}

/// A rate in per cent, `12` or `12.5`, in hundredths of a per cent. Zero when it cannot be read, which is a problem of its own.
pub(super) fn rate(form: &Form, problems: &mut Problems) -> i64 {
    let text = form.value("rate").trim().trim_end_matches('%').trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let fits = !whole.is_empty() && whole.len() <= 3 && part.len() <= 2 && digits(whole) && digits(part);
    let read = fits.then(|| format!("{whole}{part:0<2}").parse::<i64>().ok()).flatten();
    problems.check(read.is_some(), || {
        Problem::new("rate", "affiliate.rate_out_of_range")
            .with("min", collaboration::RATE_BP_MIN / 100)
            .with("max", collaboration::RATE_BP_MAX / 100)
    });
    read.unwrap_or_default()
}

/// A whole number that may be left empty.
pub(super) fn whole(form: &Form, field: &'static str, problems: &mut Problems) -> Option<i64> {
    let text = form.value(field).trim();
    let read = text.parse::<i64>().ok();
    problems.check(text.is_empty() || read.is_some(), || {
        Problem::new(field, "affiliate.samples_out_of_range").with("max", collaboration::SAMPLES_MAX)
    });
    read
}

/// The end of a day that may be left empty, in UTC.
fn day(form: &Form, problems: &mut Problems) -> Option<Instant> {
    let text = form.value("ends_at").trim();
    let read = text.parse::<jiff::civil::Date>().ok().and_then(|day| {
        let end = day.at(23, 59, 59, 0).to_zoned(jiff::tz::TimeZone::UTC).ok()?;
        Some(Instant::from_ms(end.timestamp().as_millisecond()))
    });
    problems.check(text.is_empty() || read.is_some(), || Problem::new("ends_at", "affiliate.ends_in_past"));
    read
}

/// Handles, one a line or between commas.
fn handles(text: &str) -> Vec<String> {
    let words = text.split(|c: char| c.is_whitespace() || c == ',');
    words.map(|word| word.trim_start_matches('@').to_ascii_lowercase()).filter(|word| !word.is_empty()).collect()
}

/// The creators of these handles; those that nobody has are a problem each.
async fn creators(app: &AppState, handles: &[String], problems: &mut Problems) -> Result<Vec<CreatorId>> {
    let wanted = handles.iter().take(collaboration::TARGETED_CREATORS_MAX + 1).cloned().collect::<Vec<_>>();
    let read = app.db.read(move |read| {
        let find =
            |handle: &String| accounts::creator::find_by_handle(read, handle).map(|found| (handle.clone(), found));
        wanted.iter().map(find).collect::<std::result::Result<Vec<_>, db::Error>>()
    });
    let mut found = Vec::new();
    for (handle, creator) in read.await? {
        match creator {
            Some(creator) => found.push(Id::new(creator.id.get())),
            None => problems.push(Problem::new("creators", "partners.creator_unknown").with("handle", handle)),
        }
    }
    Ok(found)
}

pub(in crate::pages::seller) fn opening_view(desk: &Desk, shop: &Shop, opening: &Opening) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let back = (format!("{home}/collaborations"), voice.say("partners-title"));
    let title = voice.say("partners-open");
    let form = &opening.form;
    let kinds = [Kind::Open, Kind::Targeted]
        .map(|kind| Choice { value: kind.name().to_owned(), label: voice.say(kind_word(kind)).into_owned() });
    let main = html! {
        (frame::head(Some((&back.0, &back.1)), &title, Some(&html! { (voice.say("partners-open-text")) }), &html! {}))
        @if opening.products.is_empty() && form.problems().is_empty() {
            @let way = Way { href: format!("{home}/products"), words: voice.say("shop-products").into_owned() };
            (empty(Icon::Package, &voice.say("partners-no-products"), &voice.say("partners-no-products-text"), Some(&way)))
        } @else {
            form.form.panel method="post" action={ (home) "/collaborations" } {
                (error_summary(form, voice))
                (field(form, &Field::text("kind", &voice.say("partners-for-whom")).help(&voice.say("partners-for-whom-help")).choices(&kinds), voice))
                (field(form, &Field::text("creators", &voice.say("partners-handles")).help(&voice.say("partners-handles-help")).kind("textarea").optional(), voice))
                (field(form, &Field::text("rate", &voice.say("partners-rate-field")).help(&voice.say("partners-rate-help")).max(6), voice))
                (products(opening, voice))
                div.pair {
                    (field(form, &Field::text("samples", &voice.say("partners-samples-field")).help(&voice.say("partners-samples-help")).kind("number").optional(), voice))
                    (field(form, &Field::text("ends_at", &voice.say("partners-ends")).help(&voice.say("partners-ends-help")).kind("date").optional(), voice))
                }
                div { button.button { (icon_sized(Icon::Handshake, 18)) (voice.say("partners-open")) } }
            }
        }
    };
    frame::page(desk, shop, Here::Partners, &title, &main)
}

fn products(opening: &Opening, voice: &Voice) -> Markup {
    let form = &opening.form;
    let wrong = form.problems().iter().find(|problem| problem.field == "products");
    html! {
        fieldset.choices id="products" {
            legend { (voice.say("shop-products")) }
            p.field-help { (voice.say("partners-products-help")) }
            @if let Some(problem) = wrong { p.field-error { (icon_sized(Icon::CircleAlert, 16)) " " (voice.explain_problem(problem)) } }
            label.check { input type="checkbox" data-all="products"; span { (voice.say("partners-all-shown")) } }
            div.choice-list { @for one in &opening.products { (choice(one, form)) } }
        }
    }
}

fn choice(one: &ProductSummary, form: &Form) -> Markup {
    let id = one.id.to_string();
    let image = one.image.as_ref().and_then(|image| Picture::of(image, ""));
    let ticked = form.values("products").any(|value| value == id);
    html! {
        label.choice {
            input type="checkbox" name="products" value=(id) checked[ticked];
            span.thumb { (picture(image.as_ref(), "48px", false)) }
            span.grow { b { (one.title) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_read_as_people_write_it() {
        let read = |text: &str| {
            let mut problems = Problems::default();
            let rate = rate(&Form::new([("rate", text)]), &mut problems);
            (rate, problems.0.len())
        };
        assert_eq!(read("12"), (1_200, 0));
        assert_eq!(read(" 12.5 % "), (1_250, 0));
        assert_eq!(read("7,25"), (725, 0));
        for wrong in ["", "ten", "1.234", "-5", "1e3"] {
            assert_eq!(read(wrong), (0, 1), "{wrong}");
        }
    }

    #[test]
    fn handles_are_read_with_and_without_their_sign() {
        assert_eq!(handles("@Mia, ben\n\n sun-day "), ["mia", "ben", "sun-day"]);
        assert!(handles(" \n,").is_empty());
    }
}
