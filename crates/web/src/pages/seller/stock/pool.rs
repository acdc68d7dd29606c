//! How markets share the units of one variant.

use accounts::ShopPermission;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use catalog::{Shop, VariantId, product};
use fulfilment::pool::{self, Pool, PoolMode};
use fulfilment::{StockLevel, stock};
use kernel::{MarketCode, Problem, Problems};
use maud::{Markup, html};

use super::super::frame::{self, Here};
use super::super::told::{self, same};
use super::{Named, names};
use crate::access::Staff;
use crate::api::from_word;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Path};
use crate::pages::{Desk, again};
use crate::ui::{Column, Form, error_summary, table};
use crate::{AppState, Error, Markets, Result, Voice};

/// A variant with its pool.
pub(in crate::pages::seller) struct Sharing {
    pub variant: VariantId,
    pub name: Named,
    pub levels: Vec<StockLevel>,
    pub pool: Pool,
    pub form: Form,
}

async fn read(app: &AppState, shop: &Shop, id: VariantId, form: Option<Form>) -> Result<Sharing> {
    let owner = shop.id;
    let found = app.db.read(move |read| {
        let Some((shop, _)) = product::of_variant(read, id)? else { return Ok(None) };
        let name = names(read, &[same(id)])?.remove(&same(id)).filter(|_| shop == owner);
        let (levels, pool) = (stock::levels(read, same(id))?, pool::shares(read, same(id))?);
        Ok::<_, db::Error>(name.map(|name| (name, levels, pool)))
    });
    let (name, levels, pool) = found.await?.ok_or_else(Error::not_found)?;
    let form = form.unwrap_or_else(|| form_of(&pool));
    Ok(Sharing { variant: id, name, levels, pool, form })
}

/// A pool as its form has it.
pub(super) fn form_of(pool: &Pool) -> Form {
    let share = |share: &pool::Share| {
        let number = if pool.mode == PoolMode::Split { share.weight } else { share.units };
        (format!("share-{}", share.market), number.to_string())
    };
    let mode = ("mode".to_owned(), pool.mode.name().to_owned());
    Form::new(pool.shares.iter().map(share).chain([mode]).collect::<Vec<_>>())
}

/// `GET /seller/{shop}/stock/{variant}`.
pub async fn show_pool(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, VariantId)>,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    Ok(view(&desk, &shop, &markets, &read(&app, &shop, id, None).await?))
}

/// `POST /seller/{shop}/stock/{variant}`.
pub async fn set_pool(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, VariantId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    read(&app, &shop, id, None).await?;
    let markets = app.markets.read(&app.db).await?;
    let form = Form::new(fields);
    let mode: PoolMode = from_word(form.value("mode"), "mode")?;
    let set = match shares(&form, &markets) {
        Err(problems) => Err(Error::invalid(problems)),
        Ok(shares) => {
            let clock = app.clock.clone();
            app.db.write(move |tx| pool::set(tx, &*clock, same(id), mode, &shares).map(drop).map_err(Error::from)).await
        }
    };
    match set {
        Ok(()) => Ok(frame::done_at(&shop, &format!("/stock/{id}"), "saved").into_response()),
        Err(error) => {
            let problems = again::problems(error, "shares")?;
            let sharing = read(&app, &shop, id, Some(form.with_problems(&problems))).await?;
            Ok(again::unprocessable(view(&desk, &shop, &markets, &sharing)))
        }
    }
}

/// The markets that are named with a number; one left empty sells nothing.
fn shares(form: &Form, markets: &Markets) -> std::result::Result<Vec<(MarketCode, i64)>, Problems> {
    let (mut problems, mut shares) = (Problems::default(), Vec::new());
    for place in markets.open() {
        let code = place.market.code;
        let name = format!("share-{code}");
        let typed = form.value(&name).trim();
        match typed.parse() {
            Ok(units) => shares.push((code, units)),
            Err(_) if typed.is_empty() => {}
            Err(_) => problems.push(Problem::new(name, "fulfilment.lane_number_malformed")),
        }
    }
    problems.ok(shares)
}

pub(in crate::pages::seller) fn view(desk: &Desk, shop: &Shop, markets: &Markets, sharing: &Sharing) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let back = (format!("{home}/stock"), voice.say("selling-stock"));
    let available: i64 = sharing.levels.iter().map(|level| level.available).sum();
    let note = html! { (told::options(&sharing.name.options)) @if !sharing.name.options.is_empty() { " · " } (sharing.name.sku) " · " (voice.say_with("selling-available-now", &[("count", available.into())])) };
    let ways =
        html! { a.button.quiet href={ (home) "/products/" (sharing.name.product) } { (voice.say("shop-product")) } };
    let main = html! {
        (frame::head(Some((&back.0, &back.1)), &sharing.name.title, Some(&note), &ways))
        (error_summary(&sharing.form, voice))
        section.panel {
            h2 { (voice.say("selling-pool")) }
            form.form.full method="post" action={ (home) "/stock/" (sharing.variant) } {
                (modes(&sharing.form, voice))
                div id="shares" { (table(&voice.say("selling-pool"), &columns(voice), &rows(markets, sharing, voice))) }
                div { button.button { (voice.say("shop-save")) } }
            }
        }
    };
    frame::page(desk, shop, Here::Stock, &sharing.name.title, &main)
}

fn modes(form: &Form, voice: &Voice) -> Markup {
    html! {
        fieldset.modes {
            legend.hidden { (voice.say("selling-pool")) }
            @for mode in [PoolMode::Shared, PoolMode::Split, PoolMode::Manual] {
                label.check { input type="radio" name="mode" value=(mode.name()) checked[form.value("mode") == mode.name()];
                    span { strong { (told::word("fulfilment-pool-mode-", mode.name(), voice)) } small.muted.under { (told::word("selling-pool-help-", mode.name(), voice)) } } }
            }
        }
    }
}

fn columns(voice: &Voice) -> [Column; 3] {
    [
        Column::words(voice.say("shop-market")),
        Column::number(voice.say("selling-pool-share")),
        Column::number(voice.say("selling-pool-left")),
    ]
}

fn rows(markets: &Markets, sharing: &Sharing, voice: &Voice) -> Vec<Vec<Markup>> {
    let row = |code: MarketCode| {
        let name = format!("share-{code}");
        let share = sharing.pool.shares.iter().find(|share| share.market == code);
        let wrong = sharing.form.problems().iter().find(|problem| problem.field == name);
        let label = voice.say_with("selling-share-of", &[("market", frame::market_name(code, markets, voice).into())]);
        vec![
            frame::market(code, markets, voice),
            html! {
                input.short id=(name) name=(name) type="text" inputmode="numeric" maxlength="10" value=(sharing.form.value(&name)) aria-label=(label) aria-invalid=[wrong.map(|_| "true")];
                @if let Some(problem) = wrong { p.field-error { (voice.explain_problem(problem)) } }
            },
            html! { @if let Some(share) = share { (voice.number(share.left)) } @else { span.muted { "–" } } },
        ]
    };
    markets.open().iter().map(|place| row(place.market.code)).collect()
}
