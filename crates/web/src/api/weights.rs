//! What the feed is weighed by: open to everybody, set by operators, and tried on what was before it is used.

use axum::Json as Answer;
use axum::extract::State;
use flows::feed::{self, Estimate, Replayed, Weights};
use kernel::{HOUR_MS, Problem};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::{OperatorMarkets, Public, SignedIn};
use crate::extract::Json;
use crate::{AppState, Error, Result};

/// Hours that a replay looks at unless asked for others.
pub(crate) const HOURS: i64 = 24;
/// Draws are kept for thirty days.
const HOURS_MAX: i64 = 30 * 24;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(show, put)).routes(routes!(try_weights))
}

/// What each outcome of showing a post is worth; each from -100 to 100.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct WeightsView {
    /// Watched to the end.
    complete: f64,
    /// Liked, shared or commented on.
    like_or_share: f64,
    /// Its author was followed.
    follow: f64,
    /// Put into the cart, bought, waited for.
    cart_or_buy: f64,
    /// Skipped, reported, "not interested".
    skip_or_report: f64,
    /// What goes with what the viewer turned to.
    next: f64,
    /// What is popular, and goes with their likes.
    start: f64,
}

impl WeightsView {
    fn of(weights: Weights) -> WeightsView {
        let Weights { complete, like_or_share, follow, cart_or_buy, skip_or_report, next, start } = weights;
        WeightsView { complete, like_or_share, follow, cart_or_buy, skip_or_report, next, start }
    }

    fn weights(self) -> Result<Weights> {
        let WeightsView { complete, like_or_share, follow, cart_or_buy, skip_or_report, next, start } = self;
        let weights = Weights { complete, like_or_share, follow, cart_or_buy, skip_or_report, next, start };
        weights.check().map_err(Error::invalid)
    }
}

/// Weights to be tried.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TryInput {
    weights: WeightsView,
    /// How many of the last hours are looked at: 1 to 720; 24 unless sent.
    hours: Option<i64>,
}

/// What weights would have brought, in their own worth per place.
#[derive(Debug, Serialize, ToSchema)]
struct EstimateView {
    /// Inverse propensity score: unbiased, and noisy.
    ips: f64,
    /// Self-normalised: steadier.
    snips: f64,
    /// The mean of what was shown.
    shown: f64,
    /// Effective sample.
    effective: f64,
}

/// What came of trying weights.
#[derive(Debug, Serialize, ToSchema)]
struct TriedView {
    /// By the weights that were tried; nothing when the effective sample is under 200.
    tried: Option<EstimateView>,
    /// By those of now.
    now: Option<EstimateView>,
    /// The effective sample of the tried ones.
    effective: f64,
    /// Places that chance filled in that time.
    drawn: usize,
}

impl EstimateView {
    fn of(estimate: &Estimate) -> EstimateView {
        let Estimate { ips, snips, shown, effective, .. } = *estimate;
        EstimateView { ips, snips, shown, effective }
    }
}

/// What the feed is weighed by now.
#[utoipa::path(get, path = "/feed/weights", tag = "storefront", security(()), responses((status = 200, body = WeightsView), Refused))]
async fn show(_: Public, State(app): State<AppState>) -> Answer<WeightsView> {
    Answer(WeightsView::of(app.feed.live.read(feed::Recommender::weights)))
}

/// Weighs by these from the next page on; what was before stays on record.
#[utoipa::path(put, path = "/feed/weights", tag = "storefront", security(("bearer" = [])), request_body = WeightsView, responses((status = 200, body = WeightsView), Refused))]
async fn put(
    who: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Json(input): Json<WeightsView>,
) -> Result<Answer<WeightsView>> {
    let weights = input.weights()?;
    set(&app, weights, who.principal.person.get()).await?;
    Ok(Answer(WeightsView::of(weights)))
}

/// Judges weights by the places that chance filled lately and what came of them. Nothing changes.
#[utoipa::path(post, path = "/feed/replays", tag = "storefront", security(("bearer" = [])), request_body = TryInput, responses((status = 200, body = TriedView), Refused))]
async fn try_weights(
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Json(input): Json<TryInput>,
) -> Result<Answer<TriedView>> {
    let hours = input.hours.unwrap_or(HOURS);
    if !(1..=HOURS_MAX).contains(&hours) {
        return Err(Error::field(Problem::new("hours", "feed.hours_out_of_range").with("max", HOURS_MAX)));
    }
    let Replayed { now, tried, effective, drawn } = replay(&app, input.weights.weights()?, hours).await?;
    let (tried, now) = (tried.as_ref().map(EstimateView::of), now.as_ref().map(EstimateView::of));
    Ok(Answer(TriedView { tried, now, effective, drawn }))
}

pub(crate) async fn set(app: &AppState, weights: Weights, by: i64) -> Result<()> {
    let clock = app.clock.clone();
    app.db.write(move |tx| feed::put_weights(tx, &*clock, &weights, by)).await?;
    app.feed.live.set_weights(weights);
    Ok(())
}

pub(crate) async fn replay(app: &AppState, weights: Weights, hours: i64) -> Result<Replayed> {
    let (db, signals, live, now) = (app.db.clone(), app.signals.clone(), app.feed.live.clone(), app.clock.now());
    let from = now.plus_ms(-hours.saturating_mul(HOUR_MS));
    let judged =
        tokio::task::spawn_blocking(move || feed::replay(&db, &signals, &live, &weights, from, now.plus_ms(1))).await;
    match judged {
        Ok(Ok(replayed)) => Ok(replayed),
        Ok(Err(error)) => Err(Error::fault(error)),
        Err(error) => Err(Error::fault(error)),
    }
}
