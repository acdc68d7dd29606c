//! `/inbox`: what one was told, by day; and the way out of letters that tell it.

#[cfg(test)]
mod tests;
mod unsubscribe;
mod view;

use accounts::inbox::{self, NoticeId, NoticeKind};
use axum::Json;
use axum::Router;
use axum::extract::State;
use axum::response::Redirect;
use axum::routing::{get, post};
use flows::ToldNotice;
use kernel::{Cursor, DAY_MS};
use maud::Markup;
use serde::{Deserialize, Serialize};

use crate::access::{Shopper, SignedIn};
use crate::extract::{Paging, Path, Query};
use crate::letters;
use crate::pages::desk::{Desk, local};
use crate::{AppState, Result, Voice};

pub(crate) use view::kind_words;
#[cfg(test)]
use view::page;

pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .route("/inbox", get(show))
        .route("/inbox/read", post(read_all))
        .route("/inbox/unread", get(count))
        .route("/inbox/{notice}", get(open))
        .merge(unsubscribe::routes())
}

/// What the page shows.
pub(crate) struct View {
    pub kind: Option<NoticeKind>,
    pub days: Vec<Day>,
    pub next: Option<Cursor>,
    pub unread: i64,
}

/// What one was told on a day.
pub(crate) struct Day {
    pub name: String,
    pub told: Vec<Told>,
}

/// A notice as the page shows it.
pub(crate) struct Told {
    pub id: NoticeId,
    pub kind: NoticeKind,
    pub text: String,
    pub time: String,
    pub at: String,
    pub is_new: bool,
    /// Whose doing it was.
    pub name: Option<String>,
}

#[derive(Debug, Deserialize)]
struct InboxQuery {
    kind: Option<String>,
}

async fn show(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Query(query): Query<InboxQuery>,
    Paging(page): Paging,
) -> Result<Markup> {
    let (person, kind) = (me.principal.person, query.kind.and_then(|kind| kind.parse().ok()));
    let read = app.db.read(move |read| {
        let page = inbox::list(read, person, kind, &page)?;
        let next = page.next.clone();
        Ok::<_, db::Error>((flows::told_notices(read, page.items)?, next))
    });
    let (told, next) = read.await?;
    let days = by_day(&told, app.clock.now(), &desk.voice);
    Ok(view::page(&desk, &View { kind, days, next, unread: desk.unread }))
}

/// Notices by the day of the reader's market.
fn by_day(told: &[ToldNotice], now: kernel::Instant, voice: &Voice) -> Vec<Day> {
    let (today, yesterday) = (voice.date(now), voice.date(now.plus_ms(-DAY_MS)));
    let name = |date: String| match date {
        date if date == today => voice.say("inbox-today").into_owned(),
        date if date == yesterday => voice.say("inbox-yesterday").into_owned(),
        date => date,
    };
    let mut days: Vec<Day> = Vec::new();
    for told in told {
        let day = name(voice.date(told.notice.at));
        if days.last().is_none_or(|last| last.name != day) {
            days.push(Day { name: day, told: Vec::new() });
        }
        if let Some(last) = days.last_mut() {
            last.told.push(Told::of(told, voice));
        }
    }
    days
}

impl Told {
    fn of(told: &ToldNotice, voice: &Voice) -> Told {
        let notice = &told.notice;
        let name = told.values.iter().find_map(|(name, said)| match said {
            flows::Said::Text(text) if name == "name" => Some(text.clone()),
            _ => None,
        });
        Told {
            id: notice.id,
            kind: notice.kind,
            text: letters::notice(voice, told),
            time: voice.time_of_day(notice.at),
            at: notice.at.to_string(),
            is_new: notice.read_at.is_none(),
            name,
        }
    }
}

/// Goes where the notice leads, and has it read.
async fn open(me: SignedIn<Shopper>, State(app): State<AppState>, Path(id): Path<NoticeId>) -> Result<Redirect> {
    let (person, clock) = (me.principal.person, app.clock.clone());
    let href = app.db.write(move |tx| {
        inbox::mark_read(tx, &*clock, person, &[id])?;
        Ok::<_, inbox::MarkReadError>(inbox::href(tx, person, id)?)
    });
    Ok(Redirect::to(local(href.await?.as_deref())))
}

async fn read_all(me: SignedIn<Shopper>, State(app): State<AppState>) -> Result<Redirect> {
    let (person, clock) = (me.principal.person, app.clock.clone());
    app.db.write(move |tx| inbox::mark_all_read(tx, &*clock, person)).await?;
    Ok(Redirect::to("/inbox"))
}

/// How many are unread, for the pages that show it.
#[derive(Debug, Serialize)]
struct Unread {
    unread: i64,
    /// The same, in words.
    label: String,
}

async fn count(desk: Desk, _me: SignedIn<Shopper>) -> Json<Unread> {
    let label = desk.voice.say_with("inbox-unread", &[("count", desk.unread.into())]).into_owned();
    Json(Unread { unread: desk.unread, label })
}
