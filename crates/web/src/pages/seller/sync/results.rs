//! The third step: how every product ended in every market, live while it goes on.

use accounts::ShopPermission;
use axum::extract::State;
use catalog::listing::SyncStatus;
use catalog::sync::{self, Sync, SyncId, SyncResult, SyncTally};
use catalog::{ProductId, Shop, product};
use db::jobs::{self, Job, JobState};
use kernel::{Id, MarketCode};
use maud::{Markup, html};

use super::choose::steps;
use crate::access::Staff;
use crate::api::from_word;
use crate::api::shops::shop_for;
use crate::extract::Path;
use crate::pages::Desk;
use crate::pages::seller::frame::{self, Here};
use crate::pages::seller::listings;
use crate::ui::{Icon, Tone, icon_sized, notice, progress};
use crate::{AppState, Error, Markets, Result};

/// Results on the page; the API has them all.
const SHOWN: usize = 300;

/// What the third step shows.
pub struct Outcome {
    pub sync: Sync,
    pub job: Option<Job>,
    pub tally: Vec<SyncTally>,
    /// In the order of their products; at most [`SHOWN`].
    pub results: Vec<SyncResult>,
    pub titles: Vec<(ProductId, String)>,
    pub status: Option<SyncStatus>,
    pub market: Option<MarketCode>,
}

/// `GET /seller/{shop}/syncs/{sync}?status=…&market=…`.
pub async fn results(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, SyncId)>,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let status = frame::asked(&desk, "status").next().map(|word| from_word(&word, "status")).transpose()?;
    let market: Option<MarketCode> = frame::asked(&desk, "market").find_map(|code| code.parse().ok());
    let of = shop.id;
    let read = app.db.read_long(move |read| {
        let Some(sync) = sync::find(read, id)?.filter(|sync| sync.shop == of) else { return Ok(None) };
        let results = some_results(read, id, status, market)?;
        let mut ids: Vec<ProductId> = results.iter().map(|result| result.product).collect();
        ids.dedup();
        let titles = product::find_many(read, &ids)?.into_iter().map(|product| (product.id, product.title)).collect();
        let (job, tally) = (jobs::find(read, Id::new(id.get()))?, sync::tally(read, id)?);
        Ok::<_, db::Error>(Some(Outcome { sync, job, tally, results, titles, status, market }))
    });
    let outcome = read.await?.ok_or_else(Error::not_found)?;
    Ok(view(&desk, &shop, &markets, &outcome))
}

/// Why the walk over the results ends.
enum End {
    Enough,
    Fault(db::Error),
}

impl From<db::Error> for End {
    fn from(error: db::Error) -> End {
        End::Fault(error)
    }
}

fn some_results(
    read: &mut db::Read,
    id: SyncId,
    status: Option<SyncStatus>,
    market: Option<MarketCode>,
) -> std::result::Result<Vec<SyncResult>, db::Error> {
    let mut results = Vec::new();
    let walk = sync::each_result(read, id, |result| {
        if status.is_none_or(|wanted| wanted == result.status) && market.is_none_or(|wanted| wanted == result.market) {
            results.push(result);
        }
        if results.len() < SHOWN { Ok(()) } else { Err(End::Enough) }
    });
    match walk {
        Err(End::Fault(error)) => Err(error),
        Ok(()) | Err(End::Enough) => Ok(results),
    }
}

pub fn view(desk: &Desk, shop: &Shop, markets: &Markets, outcome: &Outcome) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let going = outcome.job.as_ref().is_some_and(|job| matches!(job.state, JobState::Queued | JobState::Running));
    let note = html! { (voice.time(outcome.sync.created_at)) };
    let ways = html! { a.button.quiet href={ (home) "/listings" } { (voice.say("shop-listings")) } };
    let main = html! {
        (frame::head(Some((&format!("{home}/sync"), &voice.say("shop-sync-title"))), &voice.say(if going { "shop-sync-running" } else { "shop-sync-results" }), Some(&note), &ways))
        (steps(desk, if going { 2 } else { 3 }))
        @if let Some(job) = &outcome.job { (state(desk, job, going)) }
        (filters(desk, &home, markets, outcome))
        (by_product(desk, &home, markets, outcome))
        @if outcome.results.len() >= SHOWN { p.muted { (voice.say_with("shop-results-some", &[("count", SHOWN.into())])) } }
    };
    frame::page(desk, shop, Here::Sync, &voice.say("shop-sync-results"), &main)
}

fn state(desk: &Desk, job: &Job, going: bool) -> Markup {
    let voice = &desk.voice;
    html! {
        @if going {
            div.panel { m-job data-job={ "/api/v1/jobs/" (job.id) } { (progress(&voice.say("shop-products-done"), job.done, job.total, voice)) } p.muted { (voice.say("shop-sync-leave")) } }
        } @else if job.state == JobState::Failed {
            (notice(Tone::Bad, &html! { p { (voice.say("shop-sync-failed")) } @if let Some(error) = &job.error { p.muted { (error) } } }))
        }
    }
}

fn filters(desk: &Desk, home: &str, markets: &Markets, outcome: &Outcome) -> Markup {
    let voice = &desk.voice;
    let sum = |status: Option<SyncStatus>, market: Option<MarketCode>| -> i64 {
        let counted = outcome
            .tally
            .iter()
            .filter(|row| status.is_none_or(|s| s == row.status) && market.is_none_or(|m| m == row.market));
        counted.map(|row| row.products).sum()
    };
    let href = |status: Option<SyncStatus>, market: Option<MarketCode>| {
        let status = status.map(|status| format!("&status={}", status.word())).unwrap_or_default();
        let market = market.map(|market| format!("&market={market}")).unwrap_or_default();
        format!("{home}/syncs/{}?{}", outcome.sync.id, format!("{status}{market}").trim_start_matches('&'))
    };
    html! {
        ul.chips {
            li { a.chip href=(href(None, outcome.market)) aria-current=[outcome.status.is_none().then_some("true")] { (voice.say("shop-all")) b { (voice.number(sum(None, outcome.market))) } } }
            @for status in [SyncStatus::Success, SyncStatus::Draft, SyncStatus::Failed] {
                li { a.chip href=(href(Some(status), outcome.market)) aria-current=[(outcome.status == Some(status)).then_some("true")] { (listings::status_pill(status, voice)) b { (voice.number(sum(Some(status), outcome.market))) } } }
            }
        }
        ul.chips {
            li { a.chip href=(href(outcome.status, None)) aria-current=[outcome.market.is_none().then_some("true")] { (voice.say("shop-every-market")) } }
            @for code in &outcome.sync.markets {
                li { a.chip href=(href(outcome.status, Some(*code))) aria-current=[(outcome.market == Some(*code)).then_some("true")] { (frame::market(*code, markets, voice)) b { (voice.number(sum(outcome.status, Some(*code)))) } } }
            }
        }
    }
}

fn by_product(desk: &Desk, home: &str, markets: &Markets, outcome: &Outcome) -> Markup {
    html! {
        div.results {
            @for some in outcome.results.chunk_by(|a, b| a.product == b.product) {
                @if let Some(first) = some.first() {
                    @let title = outcome.titles.iter().find(|(id, _)| *id == first.product).map_or("", |(_, title)| title.as_str());
                    article.panel.result {
                        h3 { a href={ (home) "/products/" (first.product) } { (title) } }
                        ul { @for result in some { (line(desk, home, markets, result)) } }
                    }
                }
            }
        }
    }
}

fn line(desk: &Desk, home: &str, markets: &Markets, result: &SyncResult) -> Markup {
    let voice = &desk.voice;
    html! {
        li {
            div.result-head {
                @match result.listing {
                    Some(id) => a.plain href={ (home) "/listings/" (id) } { (frame::market(result.market, markets, voice)) (icon_sized(Icon::ChevronRight, 16)) },
                    None => (frame::market(result.market, markets, voice)),
                }
                (listings::status_pill(result.status, voice))
            }
            (listings::reasons(&result.reasons, voice))
        }
    }
}
