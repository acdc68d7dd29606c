//! Topics: what a market's posts are about.

use axum::Json as Answer;
use axum::extract::State;
use content::topic::{self, Topic};
use kernel::{DAY_MS, Instant, MarketCode, Problem};
use serde::{Deserialize, Serialize};
use signals::{Kind, Subject};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::posts::{self, PostView, person};
use crate::access::{Public, Staff};
use crate::extract::{Paging, Path, Query, Speech};
use crate::view::ListView;
use crate::{App, AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(show)).routes(routes!(its_posts))
}

/// What posts are about.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct TopicView {
    pub id: String,
    /// Without `#`, in lower case.
    #[schema(example = "skincare")]
    pub tag: String,
    /// Posts that are shown: of the market, or of all where none was named.
    pub posts: i64,
    /// Views of its posts, in every market.
    pub views: u64,
    pub likes: u64,
    pub comments: u64,
    pub shares: u64,
    /// Views of the last 24 hours in the market, and of the 24 hours before.
    pub views_day: u64,
    pub views_day_before: u64,
    /// How much more the last 24 hours saw than those before, in basis points; `null` where those saw nothing.
    pub growth_bp: Option<i64>,
}

/// Which topics.
#[derive(Debug, Deserialize, IntoParams)]
struct TopicsQuery {
    #[param(example = "TH")]
    market: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

impl TopicsQuery {
    fn market(&self) -> Result<Option<MarketCode>> {
        let named = self.market.as_deref().filter(|code| !code.is_empty());
        let wrong = |_| Error::field(Problem::new("market", "request.field_shape").with("expected", "a market's code"));
        named.map(|code| code.parse().map_err(wrong)).transpose()
    }

    fn one_market(&self) -> Result<MarketCode> {
        self.market()?.ok_or_else(|| Error::field(Problem::new("market", "request.field_missing")))
    }
}

/// Topics of a market, those with the most posts first.
#[utoipa::path(get, path = "/topics", tag = "topics", security(()), params(TopicsQuery), responses((status = 200, body = ListView<TopicView>), Refused))]
async fn list(
    _: Public,
    State(app): State<AppState>,
    Query(query): Query<TopicsQuery>,
    Paging(page): Paging,
) -> Result<Answer<ListView<TopicView>>> {
    let market = query.one_market()?;
    let page = app.db.read(move |read| topic::in_market(read, market, &page)).await?;
    let mut items = Vec::with_capacity(page.items.len());
    for found in page.items {
        items.push(view(&app, Topic { id: found.id, tag: found.tag }, found.posts, Some(market)).await?);
    }
    Ok(Answer(ListView { items, next: page.next.map(|cursor| cursor.as_str().to_owned()) }))
}

/// A topic, in any writing of its tag; of one market, or of all.
#[utoipa::path(get, path = "/topics/{tag}", tag = "topics", security(()), params(("tag" = String, Path), TopicsQuery),
    responses((status = 200, body = TopicView), Refused))]
async fn show(
    _: Public,
    State(app): State<AppState>,
    Path(tag): Path<String>,
    query: Result<Query<TopicsQuery>>,
) -> Result<Answer<TopicView>> {
    let topic = find(&app, tag).await?;
    let market = query?.0.market()?;
    let id = topic.id;
    let posts = app.db.read(move |read| topic::post_count(read, id, market)).await?;
    Ok(Answer(view(&app, topic, posts, market).await?))
}

/// Posts of a topic in a market, the newest first.
#[utoipa::path(get, path = "/topics/{tag}/posts", tag = "topics", security(()), params(("tag" = String, Path), TopicsQuery),
    responses((status = 200, body = ListView<PostView>), Refused))]
async fn its_posts(
    _: Public,
    who: Option<Staff>,
    State(app): State<AppState>,
    Path(tag): Path<String>,
    query: Result<Query<TopicsQuery>>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<PostView>>> {
    let topic = find(&app, tag).await?;
    let (market, Paging(page)) = (query?.0.one_market()?, page?);
    let page = app.db.read(move |read| topic::posts(read, topic.id, market, &page)).await?;
    posts::listed(&app, who.map(|who| person(&who.principal)), page, &voice).await
}

async fn find(app: &App, tag: String) -> Result<Topic> {
    app.db.read(move |read| topic::find(read, &tag)).await?.ok_or_else(Error::not_found)
}

async fn view(app: &App, topic: Topic, posts: i64, market: Option<MarketCode>) -> Result<TopicView> {
    let subject = Subject::Topic(topic.id.get());
    let counts = app.signals.counts(subject);
    let (signals, now) = (app.signals.clone(), app.clock.now());
    let days = tokio::task::spawn_blocking(move || {
        let views = |from: Instant, to: Instant| {
            let hours = signals.hours(market, subject, Kind::View, from, to)?;
            Ok::<_, signals::Error>(hours.into_iter().map(|(_, count)| count).sum::<u64>())
        };
        let (day, before) = (now.plus_ms(-DAY_MS), now.plus_ms(-2 * DAY_MS));
        Ok::<_, signals::Error>((views(day, now.plus_ms(1))?, views(before, day)?))
    });
    let (views_day, views_day_before) = days.await.map_err(Error::fault)?.map_err(Error::fault)?;
    Ok(TopicView {
        id: topic.id.to_string(),
        tag: topic.tag,
        posts,
        views: counts.get(Kind::View),
        likes: counts.get(Kind::Like),
        comments: counts.get(Kind::Comment),
        shares: counts.get(Kind::Share),
        views_day,
        views_day_before,
        growth_bp: growth_bp(views_day, views_day_before),
    })
}

/// By how much `now` is more than `before`, in basis points.
fn growth_bp(now: u64, before: u64) -> Option<i64> {
    let (now, before) = (i128::from(now), i128::from(before));
    let grown = ((now - before) * 10_000).checked_div(before)?;
    i64::try_from(grown).ok()
}

#[cfg(test)]
mod tests {
    use super::growth_bp;

    #[test]
    fn growth_is_told_against_the_day_before() {
        assert_eq!(growth_bp(150, 100), Some(5_000));
        assert_eq!(growth_bp(50, 100), Some(-5_000));
        assert_eq!(growth_bp(7, 0), None);
    }
}
