//! Charts of a market: what sold, what was seen, how few products make most of it.

use axum::Json as Answer;
use axum::extract::State;
use flows::charts::{self, Ask, ChartKind, Day, Pareto, Period, Shown, Span};
use kernel::{MarketCode, Problem};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::storefront::{category, place};
use crate::access::Public;
use crate::extract::{Path, Query};
use crate::pages::charts::sheet::{self, Sheet};
use crate::view::{ImageView, ListView, MoneyView};
use crate::{AppState, Error, Result, Voice};

/// Places of a chart at the most.
const PLACES: usize = 100;
/// Periods of a history at the most.
const HISTORY_MAX: i64 = 366;

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(show)).routes(routes!(history)).routes(routes!(pareto))
}

/// Which chart.
#[derive(Debug, Default, Deserialize, IntoParams)]
struct ChartQuery {
    /// `day`, `week` (from Monday; unless sent) or `month`, by the market's calendar.
    period: Option<String>,
    /// A day of the period: `2026-11-16`; today unless sent.
    #[param(example = "2026-11-16")]
    date: Option<String>,
    /// A category's slug; of sales only.
    category: Option<String>,
    /// Places wanted: 1 to 100, all of them unless sent. Entries and exits are those of so many places.
    limit: Option<String>,
    /// A language of the market; its first unless sent.
    lang: Option<String>,
}

impl ChartQuery {
    fn period(&self) -> Result<Period> {
        let word = self.period.as_deref().filter(|word| !word.is_empty());
        let wrong = |_| wrong("period", "day, week or month");
        word.map(|word| word.parse().map_err(wrong)).transpose().map(Option::unwrap_or_default)
    }

    fn day(&self) -> Result<Option<Day>> {
        let date = self.date.as_deref().filter(|date| !date.is_empty());
        date.map(|date| date.parse().map_err(|_| wrong("date", "2026-11-16"))).transpose()
    }

    fn top(&self) -> Result<usize> {
        let Some(limit) = self.limit.as_deref().filter(|limit| !limit.is_empty()) else { return Ok(PLACES) };
        let limit: usize = limit.parse().map_err(|_| wrong("limit", "1 to 100"))?;
        Ok(limit.clamp(1, PLACES))
    }
}

fn wrong(field: &'static str, expected: &'static str) -> Error {
    Error::field(Problem::new(field, "request.field_shape").with("expected", expected))
}

fn ahead() -> Error {
    Error::field(Problem::new("date", "radar.date_ahead"))
}

/// A chart.
#[derive(Debug, Serialize, ToSchema)]
struct ChartView {
    market: String,
    /// `sales`, `posts`, `topics` or `creators`.
    kind: String,
    /// `day`, `week` or `month`.
    period: String,
    /// Its first day and its last, by the market's calendar.
    #[schema(example = "2026-11-16")]
    starts_on: String,
    ends_on: String,
    /// `OPEN` so far; `CLOSED`: it never changes again.
    state: &'static str,
    closed_at: Option<String>,
    as_of: String,
    category: Option<String>,
    /// The first first; complete.
    items: Vec<LineView>,
    /// Always `null`: a chart has one page.
    next: Option<String>,
    /// Lines that were not on the chart of the period before.
    entries: usize,
    /// What was on it and is not any more.
    exits: Vec<ExitView>,
    /// Of sales: everything that was sold, and in the period before.
    total: Option<TotalView>,
    total_before: Option<TotalView>,
    /// Of sales: what each category turned over, the most first.
    categories: Vec<CategoryView>,
    /// A day of the period before, if anything is known of it, and of the one after, once it has begun.
    previous_date: Option<String>,
    next_date: Option<String>,
}

/// A line of a chart.
#[derive(Debug, Serialize, ToSchema)]
struct LineView {
    rank: i64,
    /// In the period before; `null` when it was not on that chart.
    previous_rank: Option<i64>,
    /// `NEW`, `BACK` (it was there in an earlier one), `UP`, `DOWN` or `SAME`.
    movement: &'static str,
    /// Sold, returns taken off: of a product, through a post or a creator.
    units: i64,
    /// What was paid for them, tax inside.
    value: MoneyView,
    orders: i64,
    /// Of posts, topics and creators.
    views: i64,
    /// Days on the chart of the day in all.
    days_on_chart: i64,
    /// By how much it is above the period before, in basis points: by what the chart counts. `null` while the chart is
    /// open.
    rise_bp: Option<i64>,
    /// Its ranks in the last thirteen periods, oldest first; `null` where it was not on the chart.
    trail: Vec<Option<i64>>,
    /// The id of the product, post, topic or creator.
    id: String,
    /// Its name; `null` when it is not shown any more.
    title: Option<String>,
    product: Option<ProductLine>,
    post: Option<PostLine>,
    topic: Option<TopicLine>,
    creator: Option<FaceLine>,
}

/// A product on a chart.
#[derive(Debug, Serialize, ToSchema)]
struct ProductLine {
    id: String,
    /// What it is sold as in this market; `null` when it is not on sale there now.
    listing: Option<String>,
    category: String,
    /// Its price now.
    price: Option<MoneyView>,
    image: Option<ImageView>,
}

/// A post on a chart.
#[derive(Debug, Serialize, ToSchema)]
struct PostLine {
    id: String,
    caption: String,
    poster: Option<String>,
    author: Option<FaceLine>,
}

/// A topic on a chart.
#[derive(Debug, Serialize, ToSchema)]
struct TopicLine {
    id: String,
    tag: String,
    /// Views of its posts in every market, ever.
    total_views: u64,
}

/// A creator, or whoever posted.
#[derive(Debug, Serialize, ToSchema)]
struct FaceLine {
    id: String,
    handle: String,
    name: String,
}

impl FaceLine {
    fn of(face: &flows::faces::Face) -> FaceLine {
        FaceLine { id: face.author.id().to_string(), handle: face.handle.clone(), name: face.name.clone() }
    }
}

/// What left a chart.
#[derive(Debug, Serialize, ToSchema)]
struct ExitView {
    previous_rank: i64,
    id: String,
    title: Option<String>,
}

/// What was sold.
#[derive(Debug, Serialize, ToSchema)]
struct TotalView {
    units: i64,
    value: MoneyView,
    products: i64,
}

/// What a category turned over.
#[derive(Debug, Serialize, ToSchema)]
struct CategoryView {
    category: String,
    units: i64,
    value: MoneyView,
    products: i64,
    /// Of all of it, in basis points.
    share_bp: i64,
}

/// The first hundred of a market: products sold, posts and topics seen, creators who sell.
#[utoipa::path(get, path = "/markets/{market}/charts/{kind}", tag = "radar", security(()),
    params(("market" = String, Path), ("kind" = String, Path, description = "`sales`, `posts`, `topics` or `creators`"), ChartQuery),
    responses((status = 200, body = ChartView), Refused))]
async fn show(
    _: Public,
    State(app): State<AppState>,
    Path((code, kind)): Path<(MarketCode, String)>,
    Query(query): Query<ChartQuery>,
) -> Result<Answer<ChartView>> {
    let kind: ChartKind = kind.parse().map_err(|_| Error::not_found())?;
    let (place, lang) = place(&app, code, query.lang.as_deref()).await?;
    let of = query.category.as_deref().filter(|slug| !slug.is_empty() && kind == ChartKind::Sales);
    let category = of.map(category).transpose()?;
    let ask = Ask { kind, period: query.period()?, day: query.day()?, category, top: query.top()? };
    let sheet = sheet::find(&app, &place, lang, ask).await?.ok_or_else(ahead)?;
    Ok(Answer(ChartView::of(&sheet, &place.voice(lang))))
}

impl ChartView {
    fn of(sheet: &Sheet, voice: &Voice) -> ChartView {
        let edition = &sheet.edition;
        let is_sales = edition.kind == ChartKind::Sales;
        let total = |of: charts::Topline| {
            let value = MoneyView::of(sheet.money(of.minor), voice);
            is_sales.then_some(TotalView { units: of.units, value, products: of.products })
        };
        let date = |span: Span| span.first.to_string();
        ChartView {
            market: sheet.place.market.code.to_string(),
            kind: edition.kind.name().to_owned(),
            period: edition.span.period.name().to_owned(),
            starts_on: date(edition.span),
            ends_on: edition.span.last().to_string(),
            state: if edition.closed_at.is_some() { "CLOSED" } else { "OPEN" },
            closed_at: edition.closed_at.map(|at| at.to_string()),
            as_of: edition.as_of.to_string(),
            category: edition.category.map(|category| category.slug().to_owned()),
            items: edition.lines.iter().map(|line| LineView::of(line, sheet, voice)).collect(),
            next: None,
            entries: edition.entries().count(),
            exits: edition.exits.iter().map(|exit| exit_view(exit, sheet)).collect(),
            total: total(edition.total),
            total_before: total(edition.total_before),
            categories: categories(sheet, voice),
            previous_date: edition.previous.map(date),
            next_date: edition.next.map(date),
        }
    }
}

fn exit_view(exit: &charts::Exit, sheet: &Sheet) -> ExitView {
    let subject = exit.standing.subject;
    ExitView { previous_rank: exit.before, id: subject.to_string(), title: sheet::name_of(sheet.shown(subject)) }
}

fn categories(sheet: &Sheet, voice: &Voice) -> Vec<CategoryView> {
    let now = sheet.edition.turnover.last().map(|line| line.categories.as_slice()).unwrap_or_default();
    let all: i64 = now.iter().map(|sum| sum.minor.max(0)).sum();
    let view = |sum: &charts::Turnover| CategoryView {
        category: sum.category.clone(),
        units: sum.units,
        value: MoneyView::of(sheet.money(sum.minor), voice),
        products: sum.products,
        share_bp: share_bp(sum.minor, all),
    };
    now.iter().map(view).collect()
}

/// A part of a whole in basis points; nothing of nothing.
pub(crate) fn share_bp(part: i64, whole: i64) -> i64 {
    let share = (i128::from(part.max(0)) * 10_000).checked_div(i128::from(whole)).unwrap_or(0);
    i64::try_from(share).unwrap_or(0)
}

impl LineView {
    fn of(line: &charts::Line, sheet: &Sheet, voice: &Voice) -> LineView {
        let (standing, subject) = (&line.standing, line.standing.subject);
        let shown = sheet.shown(subject);
        let mut view = LineView {
            rank: line.place.place,
            previous_rank: line.place.before,
            movement: line.movement.name(),
            units: standing.units,
            value: MoneyView::of(sheet.money(standing.minor), voice),
            orders: standing.orders,
            views: standing.views,
            days_on_chart: line.place.days,
            rise_bp: sheet::rise_bp(&sheet.edition, line),
            trail: line.trail.clone(),
            id: subject.to_string(),
            title: sheet::name_of(shown),
            product: None,
            post: None,
            topic: None,
            creator: None,
        };
        match shown {
            Shown::Product(card) => {
                view.product = Some(ProductLine {
                    id: card.product.to_string(),
                    listing: Some(card.listing.to_string()),
                    category: standing.category.clone(),
                    price: Some(MoneyView::of(card.price_min, voice)),
                    image: card.image.as_ref().and_then(ImageView::of),
                });
            }
            Shown::Unlisted { product, image, .. } => {
                view.product = Some(ProductLine {
                    id: product.to_string(),
                    listing: None,
                    category: standing.category.clone(),
                    price: None,
                    image: image.as_ref().and_then(ImageView::of),
                });
            }
            Shown::Post { post, author } => {
                view.post = Some(PostLine {
                    id: post.id.to_string(),
                    caption: post.caption.clone(),
                    poster: post.poster.as_deref().map(crate::media_url),
                    author: author.as_ref().map(FaceLine::of),
                });
            }
            Shown::Topic { id, tag, views } => {
                view.topic = Some(TopicLine { id: id.to_string(), tag: tag.clone(), total_views: *views });
            }
            Shown::Creator(face) => view.creator = Some(FaceLine::of(face)),
            Shown::Gone => {}
        }
        view
    }
}

/// A place in a closed chart.
#[derive(Debug, Serialize, ToSchema)]
struct HistoryView {
    #[schema(example = "2026-11-16")]
    starts_on: String,
    rank: i64,
    previous_rank: Option<i64>,
    units: i64,
    value: MoneyView,
    orders: i64,
    views: i64,
    days_on_chart: i64,
}

/// Every closed chart that a product, post, topic or creator stood on, the last first; 366 at the most.
#[utoipa::path(get, path = "/markets/{market}/charts/{kind}/{subject}/history", tag = "radar", security(()),
    params(("market" = String, Path), ("kind" = String, Path), ("subject" = String, Path, description = "The id of a product, post, topic or creator"), ChartQuery),
    responses((status = 200, body = ListView<HistoryView>), Refused))]
async fn history(
    _: Public,
    State(app): State<AppState>,
    Path((code, kind, subject)): Path<(MarketCode, String, i64)>,
    Query(query): Query<ChartQuery>,
) -> Result<Answer<ListView<HistoryView>>> {
    let kind: ChartKind = kind.parse().map_err(|_| Error::not_found())?;
    let (place, lang) = place(&app, code, query.lang.as_deref()).await?;
    let period = query.period()?;
    let rows = app.db.read(move |read| charts::history(read, code, kind, period, subject, HISTORY_MAX)).await?;
    let voice = place.voice(lang);
    let view = |(day, row): (Day, charts::Row)| HistoryView {
        starts_on: day.to_string(),
        rank: row.place.place,
        previous_rank: row.place.before,
        units: row.standing.units,
        value: MoneyView::of(kernel::Money::new(row.standing.minor, place.market.currency), &voice),
        orders: row.standing.orders,
        views: row.standing.views,
        days_on_chart: row.place.days,
    };
    Ok(Answer(ListView::all(rows.into_iter().map(view).collect())))
}

/// A point of the curve.
#[derive(Debug, Serialize, ToSchema)]
struct PointView {
    /// The first products, in basis points of all that sold.
    products_bp: i64,
    /// What they make of the turnover, in basis points.
    share_bp: i64,
    /// The same in the period before; `null` when nothing was sold in it.
    share_before_bp: Option<i64>,
    /// How it moved, in basis points.
    change_bp: Option<i64>,
}

/// How few products make most of the turnover.
#[derive(Debug, Serialize, ToSchema)]
struct ParetoView {
    market: String,
    period: String,
    starts_on: String,
    ends_on: String,
    /// Products that sold for more than they gave back.
    products: i64,
    products_before: i64,
    value: MoneyView,
    value_before: MoneyView,
    /// Rising by products; empty where nothing was sold.
    points: Vec<PointView>,
}

/// What share of a market's turnover its first products make, and how that moved.
#[utoipa::path(get, path = "/markets/{market}/pareto", tag = "radar", security(()), params(("market" = String, Path), ChartQuery),
    responses((status = 200, body = ParetoView), Refused))]
async fn pareto(
    _: Public,
    State(app): State<AppState>,
    Path(code): Path<MarketCode>,
    Query(query): Query<ChartQuery>,
) -> Result<Answer<ParetoView>> {
    let (place, lang) = place(&app, code, query.lang.as_deref()).await?;
    let today = place.market.today(app.clock.now());
    let span = query.period()?.of(query.day()?.unwrap_or(today));
    if span.first > today {
        return Err(ahead());
    }
    let found = app.db.read(move |read| charts::pareto(read, code, span)).await?;
    let voice = place.voice(lang);
    let value = |of: &Pareto| MoneyView::of(kernel::Money::new(of.minor, place.market.currency), &voice);
    let point = |(products_bp, share_bp): &(i64, i64)| {
        let before = found.before.share_of(*products_bp);
        PointView {
            products_bp: *products_bp,
            share_bp: *share_bp,
            share_before_bp: before,
            change_bp: before.map(|before| share_bp - before),
        }
    };
    Ok(Answer(ParetoView {
        market: code.to_string(),
        period: span.period.name().to_owned(),
        starts_on: span.first.to_string(),
        ends_on: span.last().to_string(),
        products: found.now.products,
        products_before: found.before.products,
        value: value(&found.now),
        value_before: value(&found.before),
        points: found.now.points.iter().map(point).collect(),
    }))
}
