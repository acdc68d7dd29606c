//! What is counted of posts, topics and creators: now, and as it moves.

use std::collections::BTreeSet;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::time::Duration;

use axum::Json as Answer;
use axum::extract::{ConnectInfo, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use axum::response::IntoResponse;
use axum::response::sse::{Event, KeepAlive, Sse};
use futures::StreamExt as _;
use kernel::{Id, Problem};
use serde::Deserialize;
use signals::{Subject, SubjectKind};
use utoipa::IntoParams;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::Public;
use crate::demand::{self, COUNTED_MAX, Counted};
use crate::extract::Query;
use crate::{AppState, Error, Result, guard};

/// A quiet connection says that it is there this often.
const ALIVE_EVERY: Duration = Duration::from_secs(15);

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(show)).routes(routes!(follow))
}

/// Ids with commas between them; 50 at the most in all.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
struct CountsQuery {
    posts: Option<String>,
    topics: Option<String>,
    /// People and shops that post.
    creators: Option<String>,
}

impl CountsQuery {
    fn subjects(&self) -> Result<Vec<Subject>> {
        let named = [
            ("posts", &self.posts, SubjectKind::Post),
            ("topics", &self.topics, SubjectKind::Topic),
            ("creators", &self.creators, SubjectKind::Creator),
        ];
        let mut subjects = BTreeSet::new();
        for (field, ids, kind) in named {
            for id in ids.iter().flat_map(|ids| ids.split(',')).filter(|id| !id.is_empty()) {
                let id: Id<()> = id.parse().map_err(|_| Error::field(Problem::new(field, "signals.counted_id")))?;
                subjects.insert(Subject::new(kind, id.get()));
            }
        }
        if subjects.is_empty() {
            return Err(Error::field(Problem::new("posts", "signals.counted_none")));
        }
        if subjects.len() > COUNTED_MAX {
            return Err(Error::field(Problem::new("posts", "signals.counted_too_many").with("max", COUNTED_MAX)));
        }
        Ok(subjects.into_iter().collect())
    }
}

/// What was counted of posts, topics and creators so far. Unknown ones have nothing.
#[utoipa::path(get, path = "/counts", tag = "signals", security(()), params(CountsQuery), responses((status = 200, body = Counted), Refused))]
async fn show(_: Public, State(app): State<AppState>, Query(query): Query<CountsQuery>) -> Result<Answer<Counted>> {
    Ok(Answer(Counted::now(&app, &query.subjects()?).await?))
}

/// The same as it moves, as server-sent events named `counts`: first everything, then what changed, a message a second at
/// the most. One connection serves a page; 256 may come from one address. It ends after half an hour: connect again.
#[utoipa::path(get, path = "/counts/events", tag = "signals", security(()), params(CountsQuery),
    responses((status = 200, content_type = "text/event-stream", body = String), Refused))]
async fn follow(
    _: Public,
    State(app): State<AppState>,
    peer: Option<axum::Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    Query(query): Query<CountsQuery>,
) -> Result<impl IntoResponse> {
    let peer = peer.map(|axum::Extension(info)| info.0.ip());
    let counted = demand::watch(app, query.subjects()?, guard::address_of(peer, &headers))?;
    let events = counted.map(|counted| Ok::<_, Infallible>(event(&counted)));
    let unbuffered = (HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(([unbuffered], Sse::new(events).keep_alive(KeepAlive::new().interval(ALIVE_EVERY))))
}

fn event(counted: &Counted) -> Event {
    Event::default().event("counts").data(serde_json::to_string(counted).unwrap_or_default())
}
