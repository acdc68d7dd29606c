//! `/operator`: what needs the operator, each thing with the way to its cause.

use ::ledger::PayoutState;
use accounts::OperatorPermission::{Cases, Jobs, Markets, Money};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use db::jobs::JobState;
use db::outbox::Place;
use kernel::{Currency, PageRequest};
use market::fx::Freshness;
use maud::{Markup, html};
use trade::payment::RefundState;

use super::frame;
use super::markets::{OnSale, on_sale};
use super::numbers::{self, MarketNumbers, NumbersQuery};
use crate::access::{Operator, SignedIn};
use crate::extract::Query;
use crate::pages::desk::Desk;
use crate::ui::{Icon, Tone, icon_sized};
use crate::{AppState, Result, Voice};

/// The currency from which rates are looked at: that of the reference rates.
pub(super) const BASE: Currency = Currency::EUR;
/// Things that are counted up to here; beyond, there are "more than".
const COUNT_MAX: u32 = 100;
/// Events a consumer may be behind without a word.
const BEHIND_QUIET: i64 = 1_000;

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/operator", get(show))
}

/// What the page shows.
pub(super) struct View {
    /// Failed jobs, counted to [`COUNT_MAX`].
    pub failed: usize,
    pub waiting_reviews: usize,
    pub missing: Vec<Currency>,
    pub old: Vec<Currency>,
    /// Titles and descriptions that no translator has answered.
    pub untranslated: i64,
    pub translator: Option<String>,
    pub behind: Vec<Place>,
    pub markets: usize,
    pub listings: i64,
    /// Returns that wait for a decision, payouts for the bank's word, refunds that failed: counted to [`COUNT_MAX`].
    pub disputes: usize,
    /// Reports that nobody decided on, and posts and comments that rules hold back.
    pub reports: usize,
    pub payouts: usize,
    pub failed_refunds: usize,
    /// How a market is doing: for operators of markets.
    pub numbers: Option<MarketNumbers>,
}

async fn show(
    desk: Desk,
    who: SignedIn<Operator>,
    State(app): State<AppState>,
    Query(query): Query<NumbersQuery>,
) -> Result<Markup> {
    let (now, ageing) = (app.clock.now(), app.ageing);
    let found = app.db.read(move |read| {
        let few = PageRequest::new(None, Some(COUNT_MAX));
        let markets = market::markets::enabled(read)?;
        let rates = market::fx::status(read, BASE, &markets, now, &ageing)?;
        let of = |fresh: fn(&Freshness) -> bool| {
            rates.iter().filter(|status| fresh(&status.freshness)).map(|status| status.currency).collect()
        };
        Ok::<_, db::Error>(View {
            failed: db::jobs::list(read, Some(JobState::Failed), &few)?.items.len(),
            waiting_reviews: catalog::listing::waiting_for_review(read, &few)?.items.len(),
            missing: of(|fresh| matches!(fresh, Freshness::Missing)),
            old: of(|fresh| matches!(fresh, Freshness::Old { .. })),
            untranslated: catalog::listing::fields_waiting(read)?,
            translator: None,
            behind: db::outbox::places(read)?
                .into_iter()
                .filter(|place| place.error.is_some() || place.behind > BEHIND_QUIET)
                .collect(),
            listings: on_sale(read, &markets)?.iter().map(|OnSale { listings, .. }| listings).sum(),
            markets: markets.len(),
            disputes: trade::returns::disputed(read, &few)?.items.len(),
            reports: content::report::list(read, content::report::ReportState::Open, &few)?.items.len()
                + content::post::held(read, &few)?.items.len()
                + content::comment::held(read, &few)?.items.len(),
            payouts: ::ledger::payout::list(read, Some(PayoutState::Processing), &few)?.items.len(),
            failed_refunds: trade::payment::refund::list(read, Some(RefundState::Failed), &few)?.items.len(),
            numbers: None,
        })
    });
    let numbers = if who.principal.operator.contains(&Markets) { numbers::look(&app, &query).await? } else { None };
    let view = View { translator: app.translator.clone(), numbers, ..found.await? };
    Ok(page(&desk, &view))
}

/// One line of health: how it stands, in words, and where its cause is.
struct Health<'a> {
    tone: Tone,
    words: String,
    help: Option<String>,
    way: Option<(&'a str, String)>,
}

pub(super) fn page(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    let may = |needed| desk.principal.as_ref().is_some_and(|me| me.operator.contains(&needed));
    let lines = [
        jobs(view, may(Jobs), voice),
        rates(view, may(Markets), voice),
        translations(view, voice),
        followers(view, may(Jobs), voice),
        reviews(view, may(Cases), voice),
        waiting(
            Tone::Warning,
            view.disputes,
            "books-health-disputes",
            way(may(Cases), "/operator/disputes", voice),
            voice,
        ),
        waiting(Tone::Warning, view.reports, "moderation-health", way(may(Cases), "/operator/reports", voice), voice),
        waiting(
            Tone::Bad,
            view.failed_refunds,
            "books-health-refunds",
            way(may(Money), "/operator/payouts", voice),
            voice,
        ),
        waiting(
            Tone::Information,
            view.payouts,
            "books-health-payouts",
            way(may(Money), "/operator/payouts", voice),
            voice,
        ),
    ];
    let well = lines.iter().all(|line| line.tone == Tone::Good);
    frame::page(
        desk,
        &voice.say("operator-overview"),
        &html! {
            div.page-head {
                div {
                    h1 { @if well { (voice.say("operator-all-well")) } @else { (voice.say("operator-needs-you")) } }
                    p.muted { (voice.say_with("operator-open-now", &[("markets", view.markets.into()), ("shown", voice.number(view.listings).into())])) }
                }
            }
            (health(&lines, voice))
            @if let Some(numbers) = &view.numbers { (numbers::part(numbers, voice)) }
        },
    )
}

/// What needs somebody, and folded what is well.
fn health(lines: &[Health<'_>], voice: &Voice) -> Markup {
    let (well, ill): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.tone == Tone::Good);
    let list = |lines: &[&Health<'_>]| {
        html! { ul.health { @for line in lines { li class={ "panel " (line.tone.class()) } { (shown(line)) } } } }
    };
    html! {
        @if !ill.is_empty() { (list(&ill)) }
        @if !well.is_empty() {
            details.health-well {
                summary { (icon_sized(Icon::CircleCheck, 20)) (voice.say_with("operator-well-too", &[("count", well.len().into())])) }
                (list(&well))
            }
        }
    }
}

fn shown(line: &Health<'_>) -> Markup {
    html! {
        span.health-sign { (icon_sized(line.tone.icon(), 24)) }
        div.row-main {
            strong { (line.words) }
            @if let Some(help) = &line.help { p.muted { (help) } }
        }
        @if let Some((href, words)) = &line.way { a.button.quiet href=(href) { (words) (icon_sized(Icon::ChevronRight, 18)) } }
    }
}

/// Something of orders or money that waits for an operator; `words` has a `-well` for when nothing does.
fn waiting<'a>(tone: Tone, count: usize, words: &str, way: Option<(&'a str, String)>, voice: &Voice) -> Health<'a> {
    if count == 0 {
        return good(voice.say(&format!("{words}-well")).into_owned().into());
    }
    Health { tone, words: voice.say_with(words, &[("count", count.into())]).into_owned(), help: None, way }
}

fn good(words: std::borrow::Cow<'_, str>) -> Health<'static> {
    Health { tone: Tone::Good, words: words.into_owned(), help: None, way: None }
}

fn way<'a>(may: bool, href: &'a str, voice: &Voice) -> Option<(&'a str, String)> {
    may.then(|| (href, voice.say("operator-look").into_owned()))
}

fn jobs<'a>(view: &View, may: bool, voice: &Voice) -> Health<'a> {
    if view.failed == 0 {
        return good(voice.say("operator-jobs-well"));
    }
    let words = voice.say_with("operator-jobs-failed", &[("count", view.failed.into())]).into_owned();
    let help = Some(voice.say("operator-jobs-failed-help").into_owned());
    Health { tone: Tone::Bad, words, help, way: way(may, "/operator/jobs?state=FAILED", voice) }
}

fn rates<'a>(view: &View, may: bool, voice: &Voice) -> Health<'a> {
    let codes = |list: &[Currency]| list.iter().map(|currency| currency.code()).collect::<Vec<_>>().join(", ");
    let (words, tone) = match (view.missing.is_empty(), view.old.is_empty()) {
        (true, true) => return good(voice.say("operator-rates-well")),
        (false, _) => {
            (voice.say_with("operator-rates-missing", &[("currencies", codes(&view.missing).into())]), Tone::Bad)
        }
        (true, false) => {
            (voice.say_with("operator-rates-old", &[("currencies", codes(&view.old).into())]), Tone::Warning)
        }
    };
    let help = Some(voice.say("operator-rates-help").into_owned());
    Health { tone, words: words.into_owned(), help, way: way(may, "/operator/rates", voice) }
}

fn translations<'a>(view: &View, voice: &Voice) -> Health<'a> {
    match (&view.translator, view.untranslated) {
        (Some(name), 0) => good(voice.say_with("operator-translator-well", &[("name", name.clone().into())])),
        (Some(name), n) => {
            let words = voice.say_with("operator-texts-wait", &[("shown", voice.number(n).into())]).into_owned();
            let help = Some(voice.say_with("operator-texts-wait-help", &[("name", name.clone().into())]).into_owned());
            Health { tone: Tone::Warning, words, help, way: None }
        }
        (None, n) => {
            let words = voice.say_with("operator-texts-wait", &[("shown", voice.number(n).into())]).into_owned();
            let help = Some(voice.say("operator-translator-help").into_owned());
            Health { tone: if n == 0 { Tone::Information } else { Tone::Warning }, words, help, way: None }
        }
    }
}

fn followers<'a>(view: &View, may: bool, voice: &Voice) -> Health<'a> {
    if view.behind.is_empty() {
        return good(voice.say("operator-followers-well"));
    }
    let names: Vec<String> =
        view.behind.iter().map(|place| format!("{} ({})", place.consumer, voice.number(place.behind))).collect();
    let failing = view.behind.iter().any(|place| place.error.is_some());
    let words = voice.say_with("operator-followers-behind", &[("names", names.join(", ").into())]).into_owned();
    let why: Vec<&str> = view.behind.iter().filter_map(|place| place.error.as_deref()).collect();
    let help = Some(if why.is_empty() { voice.say("operator-followers-help").into_owned() } else { why.join(" · ") });
    Health {
        tone: if failing { Tone::Bad } else { Tone::Warning },
        words,
        help,
        way: way(may, "/operator/jobs", voice),
    }
}

fn reviews<'a>(view: &View, may: bool, voice: &Voice) -> Health<'a> {
    if view.waiting_reviews == 0 {
        return good(voice.say("operator-reviews-well"));
    }
    let words = voice.say_with("operator-reviews-wait", &[("count", view.waiting_reviews.into())]).into_owned();
    Health { tone: Tone::Information, words, help: None, way: way(may, "/operator/reviews", voice) }
}
