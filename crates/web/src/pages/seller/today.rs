//! What needs the seller today, before any number that does not.

use std::collections::BTreeMap;

use accounts::ShopPermission;
use affiliate::sample::SampleState;
use axum::extract::State;
use catalog::listing::{self, Held, Reason, SyncStatus, Weight};
use catalog::product;
use catalog::{ProductState, Shop};
use db::jobs::{self, Job};
use flows::radar::{Pulse, Worst, pulse};
use kernel::{Instant, MarketCode, PageRequest};
use maud::{Markup, html};
use trade::cancellation;
use trade::order::{self, OrderFilter, OrderState};
use trade::returns::{self, ReturnState};

use super::frame::{self, Here};
use super::{listings, told};
use crate::access::Staff;
use crate::extract::Path;
use crate::pages::Desk;
use crate::ui::{Column, Icon, Tone, Way, empty, icon, icon_sized, notice, progress, state_pill, table};
use crate::{AppState, Markets, Result};

/// What needs the seller.
#[derive(Default)]
pub(super) struct Today {
    pub products: Vec<(ProductState, i64)>,
    pub listings: Vec<(MarketCode, SyncStatus, i64)>,
    pub held: Vec<Held>,
    pub prices_pending: Vec<(MarketCode, i64)>,
    pub untranslated: Vec<(MarketCode, i64)>,
    /// With the number of their problems.
    pub imports: Vec<(Job, i64)>,
    pub translator: Option<String>,
    pub selling: Selling,
    pub pulse: Pulse,
}

/// What waits of what was sold.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Selling {
    pub to_pack: i64,
    pub late: i64,
    /// Of those to pack, due to leave within twelve hours.
    pub soon: i64,
    pub cancellations: i64,
    pub returns: i64,
    /// Creators who wait for a word about a sample.
    pub samples: i64,
}

impl Selling {
    fn is_calm(&self) -> bool {
        self.to_pack + self.late + self.soon + self.cancellations + self.returns + self.samples == 0
    }
}

/// Groups of reasons that are looked through; the most frequent ones come first.
const HELD_MAX: u32 = 2_000;
/// Imports that are looked at; older ones are on their own page.
const IMPORTS_MAX: u32 = 5;

/// `GET /seller/{shop}`.
pub async fn show(desk: Desk, staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Markup> {
    let shop = frame::shop_of(&app, &staff, name).await?;
    let markets = app.markets.read(&app.db).await?;
    let (orders, now) = (frame::has(&staff, &shop, ShopPermission::Orders), app.clock.now());
    let (id, translator, radar) = (shop.id, app.translator.clone(), app.radar.clone());
    if !frame::has(&staff, &shop, ShopPermission::Catalogue) {
        let selling = app.db.read(move |read| selling(read, id, orders, now)).await?;
        let main = html! {
            (frame::head(None, &desk.voice.say("shop-today"), None, &html! {}))
            section.tasks { (sold(&desk, &frame::home(&shop), &selling)) }
            (notice(Tone::Information, &html! { (desk.voice.say("shop-no-catalogue")) }))
        };
        return Ok(frame::page(&desk, &shop, Here::Today, &desk.voice.say("shop-today"), &main));
    }
    let read = app.db.read_long(move |read| {
        let mut imports = Vec::new();
        for job in jobs::of_owner(read, id.get(), "import", IMPORTS_MAX)? {
            let problems = jobs::count_problems(read, job.id)?;
            imports.push((job, problems));
        }
        Ok::<_, db::Error>(Today {
            products: product::count(read, id)?,
            listings: listing::count(read, id)?,
            held: listing::held(read, id, HELD_MAX)?,
            prices_pending: listing::pending_of_shop(read, id)?,
            untranslated: listing::untranslated_of_shop(read, id)?,
            imports,
            translator: translator.clone(),
            selling: selling(read, id, orders, now)?,
            pulse: pulse(read, &radar, id, now)?,
        })
    });
    Ok(view(&desk, &shop, &markets, &read.await?))
}

/// What waits, for those who see orders.
fn selling(
    read: &mut db::Read,
    shop: catalog::ShopId,
    sees: bool,
    now: Instant,
) -> std::result::Result<Selling, db::Error> {
    if !sees {
        return Ok(Selling::default());
    }
    let shop = told::same(shop);
    let counts = order::counts(read, shop)?;
    let page = PageRequest::new(None, Some(kernel::LIMIT_MAX));
    let waiting = OrderFilter { state: Some(OrderState::AwaitingShipment), ..OrderFilter::default() };
    let soon = now.plus_ms(order::DISPATCH_WARNING_MS);
    let is_soon = |one: &&order::Order| !one.late && one.ship_by.is_some_and(|by| by <= soon);
    let soon = order::of_shop(read, shop, &waiting, &page)?.items.iter().filter(is_soon).count();
    let asked = returns::of_shop(read, shop, Some(ReturnState::Requested), &page)?.items.len();
    let samples = affiliate::sample::of_shop(read, told::same(shop), Some(SampleState::Pending), &page)?.items.len();
    let count = |wanted| counts.by_state.iter().filter(|(state, _)| *state == wanted).map(|(_, n)| n).sum::<i64>();
    let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    Ok(Selling {
        to_pack: count(OrderState::AwaitingShipment) + count(OrderState::PartiallyShipped),
        late: counts.late,
        soon: number(soon),
        cancellations: number(cancellation::waiting_of_shop(read, shop)?.len()),
        returns: number(asked),
        samples: number(samples),
    })
}

/// Tasks of what was sold, the most urgent first.
fn sold(desk: &Desk, home: &str, selling: &Selling) -> Markup {
    let to_pack = format!("{home}/orders?state=AWAITING_SHIPMENT");
    let tasks = [
        (Tone::Bad, "selling-task-late", selling.late, format!("{home}/orders?late=1")),
        (Tone::Warning, "selling-task-soon", selling.soon, to_pack.clone()),
        (Tone::Warning, "selling-task-cancellations", selling.cancellations, to_pack.clone()),
        (Tone::Warning, "selling-task-returns", selling.returns, format!("{home}/returns?state=REQUESTED")),
        (Tone::Information, "partners-task-samples", selling.samples, format!("{home}/samples?state=PENDING")),
        (Tone::Information, "selling-task-pack", selling.to_pack, to_pack),
    ];
    html! { @for (tone, words, count, href) in tasks.iter().filter(|(.., count, _)| *count > 0) { (task(desk, *tone, words, *count, href)) } }
}

pub(super) fn view(desk: &Desk, shop: &Shop, markets: &Markets, today: &Today) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let products: i64 =
        today.products.iter().filter(|(state, _)| *state != ProductState::Deleted).map(|(_, n)| n).sum();
    let main = html! {
        (frame::head(None, &voice.say("shop-today"), None, &ways(desk, &home, products)))
        @if products == 0 {
            (first_steps(desk, &home))
        } @else {
            (tasks(desk, shop, markets, today))
            (by_market(desk, &home, markets, today))
            (by_state(desk, &home, today))
        }
    };
    frame::page(desk, shop, Here::Today, &voice.say("shop-today"), &main)
}

fn ways(desk: &Desk, home: &str, products: i64) -> Markup {
    html! {
        @if products > 0 {
            a.button.quiet href={ (home) "/imports" } { (icon_sized(Icon::FileSpreadsheet, 18)) (desk.voice.say("shop-import")) }
            a.button href={ (home) "/sync" } { (icon_sized(Icon::Globe, 18)) (desk.voice.say("shop-sync-all")) }
        }
    }
}

/// A new shop: the two ways in.
fn first_steps(desk: &Desk, home: &str) -> Markup {
    let voice = &desk.voice;
    let step = |shape: Icon, href: String, title: &'static str, text: &'static str| {
        html! {
            a.panel.first-step href=(href) { (icon(shape)) h2 { (voice.say(title)) } p.muted { (voice.say(text)) } }
        }
    };
    html! {
        div.first-steps {
            (step(Icon::FileSpreadsheet, format!("{home}/imports"), "shop-first-import", "shop-first-import-text"))
            (step(Icon::Plus, format!("{home}/products/new"), "shop-first-product", "shop-first-product-text"))
            (step(Icon::BookOpen, format!("{home}/settings/glossary"), "shop-first-glossary", "shop-first-glossary-text"))
        }
    }
}

fn tasks(desk: &Desk, shop: &Shop, markets: &Markets, today: &Today) -> Markup {
    let home = frame::home(shop);
    let count = |status| today.listings.iter().filter(|(_, s, _)| *s == status).map(|(.., n)| n).sum::<i64>();
    let (failed, drafts) = (count(SyncStatus::Failed), count(SyncStatus::Draft));
    let untranslated: i64 = today.untranslated.iter().map(|(_, n)| n).sum();
    let pending: i64 = today.prices_pending.iter().map(|(_, n)| n).sum();
    let working: Vec<&(Job, i64)> =
        today.imports.iter().filter(|(job, problems)| unfinished(job) || *problems > 0).collect();
    html! {
        section.tasks aria-label=(desk.voice.say("shop-needs-you")) {
            (sold(desk, &home, &today.selling))
            (radar_tasks(desk, &home, markets, today.pulse))
            @if untranslated > 0 { (translator_task(desk, today, untranslated)) }
            @for (job, problems) in &working { (import_task(desk, &home, job, *problems)) }
            @if failed > 0 { (task(desk, Tone::Bad, "shop-task-failed", failed, &format!("{home}/listings?status=FAILED"))) }
            @if drafts > 0 { (task(desk, Tone::Warning, "shop-task-drafts", drafts, &format!("{home}/listings?status=DRAFT"))) }
            @if pending > 0 { (pending_task(desk, &home, markets, today, pending)) }
            @if failed + drafts + pending + untranslated == 0 && working.is_empty() && today.selling.is_calm() && today.pulse == Pulse::default() {
                (empty(Icon::CircleCheck, &desk.voice.say("shop-all-well"), &desk.voice.say("shop-all-well-text"), None))
            }
        }
    }
}

/// What may run out, and what may be a hit, where most of it is.
fn radar_tasks(desk: &Desk, home: &str, markets: &Markets, pulse: Pulse) -> Markup {
    let voice = &desk.voice;
    let line = |worst: Worst, tone: Tone, words: &'static str, place: &str| {
        html! {
            @if let Some((code, count)) = worst {
                a class={ "task " (tone_class(tone)) } href={ (home) "/radar?market=" (code) "#" (place) } {
                    span.task-count { (count) }
                    span.grow { (voice.say_with(words, &[("count", count.into()), ("market", frame::market_name(code, markets, voice).into())])) }
                    (icon_sized(Icon::ChevronRight, 20))
                }
            }
        }
    };
    html! {
        (line(pulse.urgent, Tone::Warning, "radar-task-urgent", "stock"))
        (line(pulse.hits, Tone::Good, "radar-task-hits", "hits"))
    }
}

fn unfinished(job: &Job) -> bool {
    matches!(job.state, jobs::JobState::Queued | jobs::JobState::Running)
}

/// A task with its number, leading to its rows.
fn task(desk: &Desk, tone: Tone, words: &str, count: i64, href: &str) -> Markup {
    html! {
        a class={ "task " (tone_class(tone)) } href=(href) {
            span.task-count { (desk.voice.number(count)) }
            span.grow { (desk.voice.say_with(words, &[("count", count.into())])) }
            (icon_sized(Icon::ChevronRight, 20))
        }
    }
}

fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Good => "good",
        Tone::Information => "information",
        Tone::Warning => "warning",
        Tone::Bad => "bad",
    }
}

/// How many fields await a translator, and how to give them one.
fn translator_task(desk: &Desk, today: &Today, count: i64) -> Markup {
    let voice = &desk.voice;
    let shown = [("count", count.into()), ("shown", voice.number(count).into())];
    let text = match &today.translator {
        None => notice(
            Tone::Information,
            &html! {
                strong { (voice.say_with("shop-awaiting", &shown)) } p { (voice.say("shop-awaiting-how")) }
            },
        ),
        Some(name) => notice(
            Tone::Information,
            &html! {
                strong { (voice.say_with("shop-awaiting", &shown)) }
                p { (voice.say_with("shop-awaiting-sync", &[("name", name.clone().into())])) }
            },
        ),
    };
    html! { (text) }
}

fn import_task(desk: &Desk, home: &str, job: &Job, problems: i64) -> Markup {
    let voice = &desk.voice;
    let href = format!("{home}/imports/{}", job.id);
    if unfinished(job) {
        let bar = progress(&voice.say("shop-importing"), job.done, job.total, voice);
        return html! { a.task.information href=(href) { m-job.grow data-job={ "/api/v1/jobs/" (job.id) } { (bar) } (icon_sized(Icon::ChevronRight, 20)) } };
    }
    task(desk, Tone::Warning, "shop-task-import", problems, &href)
}

fn pending_task(desk: &Desk, home: &str, markets: &Markets, today: &Today, count: i64) -> Markup {
    let voice = &desk.voice;
    let names: Vec<String> =
        today.prices_pending.iter().map(|(code, _)| frame::market_name(*code, markets, voice)).collect();
    html! {
        (task(desk, Tone::Warning, "shop-task-pending", count, &format!("{home}/listings?status=DRAFT")))
        p.muted.task-note { (names.join(" · ")) }
    }
}

/// Why listings of a market are held back: code, how many, one reason to tell it by.
fn reasons_of(market: MarketCode, held: &[Held]) -> Vec<(i64, &Reason)> {
    let mut counts: BTreeMap<&str, (i64, &Reason)> = BTreeMap::new();
    for group in held.iter().filter(|group| group.market == market) {
        let mut seen = Vec::new();
        let heavy = group.reasons.0.iter().filter(|reason| reason.weight != Weight::Note);
        for reason in heavy {
            if !seen.contains(&&*reason.code) {
                seen.push(&*reason.code);
                counts.entry(&reason.code).or_insert((0, reason)).0 += group.listings;
            }
        }
    }
    let mut reasons: Vec<_> = counts.into_values().collect();
    reasons.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    reasons
}

/// A row a market: what is on sale, what is not and why.
fn by_market(desk: &Desk, home: &str, markets: &Markets, today: &Today) -> Markup {
    let voice = &desk.voice;
    let mut codes: Vec<MarketCode> = today.listings.iter().map(|(code, ..)| *code).collect();
    codes.dedup();
    if codes.is_empty() {
        let way = Way { href: format!("{home}/sync"), words: voice.say("shop-sync-all").into_owned() };
        return empty(Icon::Globe, &voice.say("shop-nowhere"), &voice.say("shop-nowhere-text"), Some(&way));
    }
    let columns = [
        Column::words(voice.say("shop-market")),
        Column::number(voice.say("shop-status-success")),
        Column::number(voice.say("shop-status-draft")),
        Column::number(voice.say("shop-status-failed")),
        Column::words(voice.say("shop-why")),
    ];
    let rows: Vec<Vec<Markup>> = codes
        .iter()
        .map(|code| {
            let number = |status: SyncStatus| {
                let count = today.listings.iter().find(|(c, s, _)| c == code && *s == status).map_or(0, |(.., n)| *n);
                linked(desk, count, &format!("{home}/listings?market={code}&status={}", status.word()))
            };
            vec![
                html! { a.plain href={ (home) "/listings?market=" (code) } { (frame::market(*code, markets, voice)) } },
                number(SyncStatus::Success),
                number(SyncStatus::Draft),
                number(SyncStatus::Failed),
                why(desk, &reasons_of(*code, &today.held)),
            ]
        })
        .collect();
    html! { section.block { h2 { (voice.say("shop-by-market")) } div.by-market { (table(&voice.say("shop-by-market"), &columns, &rows)) } } }
}

fn why(desk: &Desk, reasons: &[(i64, &Reason)]) -> Markup {
    let voice = &desk.voice;
    html! {
        @if reasons.is_empty() { span.muted { "–" } } @else {
            ul.why { @for (count, reason) in reasons.iter().take(4) { li { b { (voice.number(*count)) " ×" } " " (listings::words(reason, voice)) } } }
        }
    }
}

/// A number that leads to its rows; nothing is nothing.
fn linked(desk: &Desk, count: i64, href: &str) -> Markup {
    html! { @if count == 0 { span.muted { "0" } } @else { a.link href=(href) { (desk.voice.number(count)) } } }
}

fn by_state(desk: &Desk, home: &str, today: &Today) -> Markup {
    let voice = &desk.voice;
    html! {
        section.block {
            h2 { (voice.say("shop-by-state")) }
            ul.chips {
                @for (state, count) in &today.products {
                    li { a.chip href={ (home) "/products?state=" (state) } { (state_pill(state.name(), voice)) b { (voice.number(*count)) } } }
                }
            }
        }
    }
}
