//! What pages report of the people who look at them, in batches.

use std::borrow::Cow;
use std::collections::HashMap;
use std::sync::Arc;

use axum::Json as Answer;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderMap, StatusCode};
use axum::response::IntoResponse;
use content::{Author, PostId};
use flows::ClickedAnchor;
use kernel::{Clock, Id, Instant, MINUTE_MS, Problem, Problems};
use serde::{Deserialize, Serialize};
use signals::{Kind, Origin, Signal};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::Public;
use crate::demand::{self, About};
use crate::viewer::Viewing;
use crate::{AppState, Error, Result, extract};

/// Events of one request at the most.
const EVENTS_MAX: usize = 500;
/// Products opened that one request is remembered for.
const CLICKS_MAX: usize = 20;
/// Bytes of one request at the most; `sendBeacon` takes 64 KiB.
const BODY_BYTES_MAX: usize = 256 * 1024;
/// Characters of an event's id at the most.
const ID_MAX: usize = 64;
/// Milliseconds watched that one event tells of, at the most.
const WATCH_MS_MAX: i64 = 10 * MINUTE_MS;
/// An event is told within this.
const AGE_MS_MAX: i64 = 60 * MINUTE_MS;
/// A clock may be so much ahead of ours.
const AHEAD_MS_MAX: i64 = MINUTE_MS;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(report)).layer(DefaultBodyLimit::max(BODY_BYTES_MAX))
}

/// A batch of events.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReportInput<'a> {
    /// 1 to 500.
    #[serde(borrow)]
    events: Vec<EventInput<'a>>,
}

/// One event. It is about a post, a listing, or both.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct EventInput<'a> {
    /// Made by the sender, 1 to 64 visible ASCII characters without spaces, such as a UUID: the same id of the same viewer
    /// is counted once.
    #[serde(borrow)]
    #[schema(value_type = String)]
    id: Cow<'a, str>,
    /// `impression, view, watch, share, anchor_click, product_view, wait, skip`.
    #[schema(value_type = String)]
    kind: Kind,
    #[schema(value_type = Option<String>)]
    post: Option<PostId>,
    #[schema(value_type = Option<String>)]
    room: Option<Id<()>>,
    #[schema(value_type = Option<String>)]
    listing: Option<trade::ListingId>,
    /// Milliseconds watched, 1 to 600 000: `watch` needs it.
    ms: Option<i64>,
    /// When it happened, by the sender's clock: an hour ago at the most; now when left out.
    #[schema(value_type = Option<String>)]
    at: Option<Instant>,
}

/// What became of a batch.
#[derive(Debug, Serialize, ToSchema)]
struct ReportView {
    /// Events that are in the log now.
    accepted: usize,
    /// Events that were there before, by their ids.
    duplicates: usize,
    /// Events that were left out, and why; do not send them again.
    dropped: Vec<DroppedView>,
}

/// An event that was left out.
#[derive(Debug, Serialize, ToSchema)]
struct DroppedView {
    id: String,
    /// `signals.subject_unknown`: no post or listing that anybody can see.
    code: &'static str,
}

/// Takes a batch of what a viewer saw and did; a session is not needed. A body of `text/plain` is read as JSON too, as
/// `sendBeacon` sends it. Events about what nobody can see are left out and named; anything out of bounds refuses the batch.
#[utoipa::path(post, path = "/signals", tag = "signals", security(()), request_body = ReportInput, responses((status = 202, body = ReportView), Refused))]
async fn report(
    _: Public,
    viewing: Viewing,
    State(app): State<AppState>,
    headers: HeaderMap,
    body: Bytes,
) -> Result<impl IntoResponse> {
    let input = read(&headers, &body)?;
    let now = Clocks { wall: app.wall.now(), business: app.clock.now() };
    check(&input.events, now.wall)?;
    let (posts, listings) = subjects(&input.events);
    let (posts, listings) = demand::find(&app, &posts, &listings).await?;
    let (mut batch, mut dropped) = (Vec::with_capacity(input.events.len()), Vec::new());
    for event in &input.events {
        match signal(&app, &viewing, now, event, &posts, &listings) {
            Some(signal) => batch.push(signal),
            None => dropped.push(DroppedView { id: event.id.to_string(), code: "signals.subject_unknown" }),
        }
    }
    let clicks = clicks(&viewing, &batch);
    let accepted = app.signals.append(batch).await.map_err(refused)?;
    touch(&app, clicks).await?;
    let view = ReportView { accepted: accepted.accepted, duplicates: accepted.duplicates, dropped };
    let cookie = viewing.cookie(&app).into_iter().collect::<HeaderMap>();
    Ok((StatusCode::ACCEPTED, cookie, Answer(view)))
}

/// Products opened over posts, each once: what their creators may earn with.
fn clicks(viewing: &Viewing, batch: &[Signal]) -> Vec<ClickedAnchor> {
    let mut clicks: Vec<ClickedAnchor> = Vec::new();
    for signal in batch.iter().filter(|signal| signal.kind == Kind::AnchorClick && signal.origin != Origin::Bot) {
        let Some((post, listing)) = signal.post.zip(signal.listing) else { continue };
        let person = signal.viewer.person.map(Id::new);
        let click = ClickedAnchor { person, device: viewing.device(), post: Id::new(post), listing: Id::new(listing) };
        if clicks.len() < CLICKS_MAX && !clicks.contains(&click) {
            clicks.push(click);
        }
    }
    clicks
}

/// Notes what led this viewer to which product.
async fn touch(app: &AppState, clicks: Vec<ClickedAnchor>) -> Result<()> {
    if clicks.is_empty() {
        return Ok(());
    }
    let clock = app.clock.clone();
    let noted = app.db.write(move |tx| clicks.iter().try_for_each(|click| flows::touch_anchor(tx, &*clock, click)));
    Ok(noted.await?)
}

fn refused(error: signals::Error) -> Error {
    match error {
        signals::Error::Busy => Error::from(error).retry_after(2),
        error => error.into(),
    }
}

/// The body, whether it says that it is JSON or that it is text.
fn read<'a>(headers: &HeaderMap, body: &'a Bytes) -> Result<ReportInput<'a>> {
    let kind = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if kind != "application/json" && kind != "text/plain" {
        return Err(Error::new("request.not_json"));
    }
    // The path of what is wrong is looked for only when something is.
    serde_json::from_slice(body).or_else(|_| extract::json(body))
}

/// The two times that there are: the sender's clock follows the wall, the log follows business.
#[derive(Clone, Copy)]
struct Clocks {
    wall: Instant,
    business: Instant,
}

/// Everything that is out of bounds, at once.
fn check(events: &[EventInput<'_>], now: Instant) -> Result<()> {
    let mut problems = Problems::default();
    problems.check(!events.is_empty(), || Problem::new("events", "signals.empty"));
    if events.len() > EVENTS_MAX {
        return Err(Error::field(Problem::new("events", "signals.too_many").with("max", EVENTS_MAX)));
    }
    for (place, event) in events.iter().enumerate() {
        let field = |name: &str| format!("events[{place}].{name}");
        problems.check(is_id(&event.id), || Problem::new(field("id"), "signals.id").with("max", ID_MAX));
        problems.check(event.kind.is_reported(), || Problem::new(field("kind"), "signals.kind_not_reported"));
        let is_about = event.post.is_some() || event.room.is_some() || event.listing.is_some();
        problems.check(is_about, || Problem::new(field("post"), "signals.subject_missing"));
        let watched = event.ms.map(|ms| (1..=WATCH_MS_MAX).contains(&ms));
        let is_timed = watched.unwrap_or(event.kind != Kind::Watch);
        problems.check(is_timed, || Problem::new(field("ms"), "signals.watch_ms").with("max", WATCH_MS_MAX));
        let age_ms = event.at.map_or(0, |at| now.since_ms(at));
        let is_lately = (-AHEAD_MS_MAX..=AGE_MS_MAX).contains(&age_ms);
        let minutes = AGE_MS_MAX / MINUTE_MS;
        problems.check(is_lately, || Problem::new(field("at"), "signals.at_out_of_range").with("minutes", minutes));
    }
    problems.ok(()).map_err(Error::invalid)
}

fn is_id(id: &str) -> bool {
    (1..=ID_MAX).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// The posts and listings that events are about, each once.
fn subjects(events: &[EventInput<'_>]) -> (Vec<i64>, Vec<i64>) {
    let once = |mut ids: Vec<i64>| {
        ids.sort_unstable();
        ids.dedup();
        ids
    };
    let posts = events.iter().filter_map(|event| event.post).map(PostId::get).collect();
    let listings = events.iter().filter_map(|event| event.listing).map(Id::get).collect();
    (once(posts), once(listings))
}

type Known = HashMap<i64, Option<Arc<About>>>;

/// An event as a fact; `None` when something that it is about cannot be seen.
fn signal(
    app: &AppState,
    viewing: &Viewing,
    now: Clocks,
    event: &EventInput<'_>,
    posts: &Known,
    listings: &Known,
) -> Option<Signal> {
    // Rooms are not there to be watched yet.
    if event.room.is_some() {
        return None;
    }
    let of = |known: &Known, id: i64| known.get(&id).cloned().flatten();
    let post = event.post.map(|id| of(posts, id.get()).ok_or(())).transpose().ok()?;
    let listing = event.listing.map(|id| of(listings, id.get()).ok_or(())).transpose().ok()?;
    let market = post.as_ref().or(listing.as_ref())?.market;
    let age_ms = event.at.map_or(0, |at| now.wall.since_ms(at).max(0));
    let authors = [post.as_ref(), listing.as_ref()].into_iter().flatten().map(|about| about.author);
    Some(Signal {
        id: format!("{:016x}.{}", viewing.scope, event.id),
        kind: event.kind,
        at: now.business.plus_ms(-age_ms),
        market,
        viewer: viewing.viewer,
        origin: origin(app, viewing, event, authors),
        post: event.post.map(PostId::get),
        room: None,
        listing: event.listing.map(Id::get),
        creator: post.as_ref().map(|post| post.author.id()),
        topics: post.as_ref().map(|post| post.topics.clone()).unwrap_or_default(),
        amount: event.ms.filter(|_| event.kind == Kind::Watch),
    })
}

/// Where an event comes from: from whom it profits, if they made or sell it; from a machine, if an address views one thing
/// more often than people do.
fn origin(app: &AppState, viewing: &Viewing, event: &EventInput<'_>, authors: impl Iterator<Item = Author>) -> Origin {
    let towards: Vec<Origin> = authors.map(|author| viewing.towards(Some(author))).collect();
    if let Some(other) = towards.iter().find(|origin| **origin != Origin::Real) {
        return *other;
    }
    let viewed = event.post.map(PostId::get).filter(|_| event.kind == Kind::View);
    let too_often = viewed.is_some_and(|post| !app.demand.may_view(viewing.address, post));
    if too_often { Origin::Bot } else { viewing.origin }
}
