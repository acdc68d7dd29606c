//! What the caller was told, and what they want to hear of.

use accounts::inbox::{self, Email, NoticeId, NoticeKind, Switch};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use flows::ToldNotice;
use kernel::{Problem, Problems};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::{Shopper, SignedIn};
use crate::extract::{Json, Paging, Query, Speech};
use crate::view::ListView;
use crate::{AppState, Error, Result, Voice, letters};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(read)).routes(routes!(switches, set_switches))
}

/// Something that the caller was told.
#[derive(Debug, Serialize, ToSchema)]
struct NoticeView {
    id: String,
    /// `orders, waits, follows, comments, rooms, listings, earnings, samples, posts`.
    #[schema(example = "orders")]
    kind: String,
    /// What happened: stable.
    #[schema(example = "order_delivered")]
    code: String,
    /// The same in words, in the language of `Accept-Language`.
    text: String,
    /// A path of this installation where one sees more.
    href: String,
    /// How many facts it stands for.
    count: i64,
    /// When the latest of them happened.
    at: String,
    read: bool,
}

impl NoticeView {
    fn of(told: &ToldNotice, voice: &Voice) -> NoticeView {
        let notice = &told.notice;
        NoticeView {
            id: notice.id.to_string(),
            kind: notice.kind.to_string(),
            code: notice.code.clone(),
            text: letters::notice(voice, told),
            href: notice.href.clone(),
            count: notice.facts,
            at: notice.at.to_string(),
            read: notice.read_at.is_some(),
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
struct InboxQuery {
    /// Notices of one kind only.
    kind: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    #[expect(dead_code, reason = "read by `Paging`; this is for the API's document")]
    limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[expect(dead_code, reason = "read by `Paging`; this is for the API's document")]
    after: Option<String>,
}

/// The caller's notices, the latest first.
#[utoipa::path(get, path = "/inbox", tag = "people", security(("bearer" = [])), params(InboxQuery), responses((status = 200, body = ListView<NoticeView>), Refused))]
async fn list(
    who: SignedIn<Shopper>,
    State(app): State<AppState>,
    Query(query): Query<InboxQuery>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<NoticeView>>> {
    let (person, kind) = (who.principal.person, query.kind.as_deref().map(kind_of).transpose()?);
    let told = app.db.read(move |read| {
        let page = inbox::list(read, person, kind, &page)?;
        let next = page.next.clone();
        Ok::<_, db::Error>(kernel::Page { items: flows::told_notices(read, page.items)?, next })
    });
    Ok(Answer(ListView::of(told.await?, |told| NoticeView::of(&told, &voice))))
}

/// The kind of this name; 422 when there is none.
pub(crate) fn kind_of(word: &str) -> Result<NoticeKind> {
    word.parse().map_err(|_| Error::field(Problem::new("kind", "inbox.kind_unknown")))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ReadInput {
    /// Ids, at most 100; or the word `all`.
    ids: Which,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
enum Which {
    These(Vec<String>),
    Word(String),
}

/// Marks notices as read: these, or all. Somebody else's is 404, and then none is marked.
#[utoipa::path(post, path = "/inbox/read", tag = "people", security(("bearer" = [])), request_body = ReadInput, responses((status = 204), Refused))]
async fn read(who: SignedIn<Shopper>, State(app): State<AppState>, Json(input): Json<ReadInput>) -> Result<StatusCode> {
    let (person, clock) = (who.principal.person, app.clock.clone());
    match input.ids {
        Which::Word(word) if word == "all" => {
            app.db.write(move |tx| inbox::mark_all_read(tx, &*clock, person)).await?;
        }
        Which::Word(_) => return Err(Error::field(Problem::new("ids", "inbox.ids_needed"))),
        Which::These(ids) if ids.len() > inbox::READ_MAX => {
            return Err(Error::field(Problem::new("ids", "inbox.too_many").with("max", inbox::READ_MAX)));
        }
        Which::These(ids) => {
            let ids: Option<Vec<NoticeId>> = ids.iter().map(|id| id.parse().ok()).collect();
            let ids = ids.ok_or_else(|| Error::new("inbox.not_found"))?;
            app.db.write(move |tx| inbox::mark_read(tx, &*clock, person, &ids)).await?;
        }
    }
    Ok(StatusCode::NO_CONTENT)
}

/// How the caller hears of one kind.
#[derive(Debug, Serialize, ToSchema)]
struct SwitchView {
    #[schema(example = "comments")]
    kind: String,
    /// Whether the inbox shows it.
    in_app: bool,
    /// `off, daily`, or `at_once` where there are letters: about orders.
    #[schema(example = "daily")]
    email: String,
}

impl SwitchView {
    fn all(switches: &[Switch]) -> Answer<ListView<SwitchView>> {
        let one = |switch: &Switch| SwitchView {
            kind: switch.kind.to_string(),
            in_app: switch.in_app,
            email: switch.email.name().to_owned(),
        };
        Answer(ListView::all(switches.iter().map(one).collect()))
    }
}

/// How the caller hears of each kind of notices.
#[utoipa::path(get, path = "/me/notices", tag = "people", security(("bearer" = [])), responses((status = 200, body = ListView<SwitchView>), Refused))]
async fn switches(who: SignedIn<Shopper>, State(app): State<AppState>) -> Result<Answer<ListView<SwitchView>>> {
    let person = who.principal.person;
    Ok(SwitchView::all(&app.db.read(move |read| inbox::switches(read, person)).await?))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SwitchesInput {
    items: Vec<SwitchInput>,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SwitchInput {
    kind: String,
    in_app: bool,
    email: String,
}

/// Sets these switches; kinds that are not named stay.
#[utoipa::path(put, path = "/me/notices", tag = "people", security(("bearer" = [])), request_body = SwitchesInput, responses((status = 200, body = ListView<SwitchView>), Refused))]
async fn set_switches(
    who: SignedIn<Shopper>,
    State(app): State<AppState>,
    Json(input): Json<SwitchesInput>,
) -> Result<Answer<ListView<SwitchView>>> {
    let (person, wish) = (who.principal.person, wishes(&input.items).map_err(Error::invalid)?);
    let set = app.db.write(move |tx| {
        inbox::set_switches(tx, person, &wish)?;
        Ok::<_, inbox::SetSwitchError>(inbox::switches(tx, person)?)
    });
    Ok(SwitchView::all(&set.await?))
}

fn wishes(items: &[SwitchInput]) -> std::result::Result<Vec<Switch>, Problems> {
    let (mut problems, mut wishes) = (Problems::default(), Vec::new());
    let max = NoticeKind::ALL.len();
    problems.check(items.len() <= max, || Problem::new("items", "inbox.too_many").with("max", max));
    for (at, item) in items.iter().take(max).enumerate() {
        let (kind, email) = (item.kind.parse().ok(), email_of(&item.email));
        problems.check(kind.is_some(), || Problem::new(format!("items[{at}].kind"), "inbox.kind_unknown"));
        problems.check(email.is_some(), || Problem::new(format!("items[{at}].email"), "inbox.email_unknown"));
        wishes.extend(kind.zip(email).map(|(kind, email)| Switch { kind, in_app: item.in_app, email }));
    }
    problems.ok(wishes)
}

/// What mail does, by its name.
pub(crate) fn email_of(word: &str) -> Option<Email> {
    [Email::Off, Email::Daily, Email::AtOnce].into_iter().find(|email| email.name() == word)
}
