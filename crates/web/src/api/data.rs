//! The numbers of a market, for operators, and of a shop, for its staff.

use std::sync::Arc;

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::State;
use catalog::Shop;
use flows::data::{self, About, By, DAYS_MAX, Funnel, Numbers, Overview, Row, ShopData, Stretch};
use kernel::{Cursor, Instant, MarketCode, Money, PageRequest, Problem};
use market::Market;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::shops::shop_for;
use crate::access::{OperatorMarkets, SignedIn, Staff};
use crate::extract::{Paging, Path, Query, Speech};
use crate::view::MoneyView;
use crate::{AppState, Error, Place, Result, Voice};

/// Days unless others are asked for.
pub(crate) const DAYS: i64 = 28;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(overview)).routes(routes!(of_shop))
}

/// Which days.
#[derive(Debug, Deserialize, IntoParams)]
struct DaysQuery {
    /// How many days up to today: 1 to 92; 28 unless sent.
    days: Option<String>,
}

/// Which of a shop's numbers.
#[derive(Debug, Deserialize, IntoParams)]
struct DataQuery {
    /// The market; unless sent, the one where the shop got most orders.
    market: Option<String>,
    /// `day` (unless sent), `product` or `post`.
    by: Option<String>,
    /// How many days up to today: 1 to 92; 28 unless sent.
    days: Option<String>,
}

/// So many days.
pub(crate) fn days(word: Option<&str>) -> Result<i64, Problem> {
    let Some(word) = word.filter(|word| !word.is_empty()) else { return Ok(DAYS) };
    let days = word.parse().ok().filter(|days| (1..=DAYS_MAX).contains(days));
    days.ok_or_else(|| Problem::new("days", "request.field_shape").with("expected", "1 to 92"))
}

/// By what.
pub(crate) fn by(word: Option<&str>) -> Result<By, Problem> {
    let Some(word) = word.filter(|word| !word.is_empty()) else { return Ok(By::default()) };
    By::named(word).ok_or_else(|| Problem::new("by", "request.field_shape").with("expected", "day, product, post"))
}

/// The markets that sell with the orders that a shop got there lately, the most first.
pub(crate) async fn places_of(app: &AppState, shop: &Shop, days: i64) -> Result<Vec<(Arc<Place>, i64)>> {
    let markets = app.markets.read(&app.db).await?;
    let all: Vec<Market> = markets.open().iter().map(|place| place.market.clone()).collect();
    let (signals, shop, now) = (app.signals.clone(), shop.id, app.clock.now());
    let busy = app.db.read_long(move |read| data::busiest_of_shop(read, &signals, shop, &all, days, now)).await?;
    Ok(busy.into_iter().filter_map(|(code, orders)| Some((Arc::clone(markets.find(code)?), orders))).collect())
}

/// The place that is named, else the first.
pub(crate) fn place_of(places: &[(Arc<Place>, i64)], word: Option<&str>) -> Result<Arc<Place>> {
    let place = match word.filter(|word| !word.is_empty()) {
        Some(word) => {
            let code: Option<MarketCode> = word.parse().ok();
            places.iter().find(|(place, _)| Some(place.market.code) == code)
        }
        None => places.first(),
    };
    place.map(|(place, _)| Arc::clone(place)).ok_or_else(Error::not_found)
}

/// A market over some days.
#[derive(Debug, Serialize, ToSchema)]
struct OverviewView {
    market: String,
    /// The first day and the last, by the market's calendar.
    #[schema(example = "2026-11-01")]
    from: String,
    to: String,
    #[schema(value_type = String)]
    as_of: Instant,
    now: NumbersView,
    /// Of as many days before.
    before: NumbersView,
    /// Every day, the first first.
    days: Vec<DayView>,
    /// What categories turned over, the most first.
    categories: Vec<CategoryView>,
}

/// What a market did.
#[derive(Debug, Serialize, ToSchema)]
struct NumbersView {
    /// What was paid for goods, tax inside, returns taken off on the day they came back.
    gmv: MoneyView,
    units: i64,
    /// Different people who paid; guests by their address.
    buyers: i64,
    /// Times that a post was on a screen, and that one played.
    impressions: u64,
    views: u64,
    /// Times that a product was opened, and that something was put into a cart.
    clicks: u64,
    carts: u64,
    /// Orders that were paid for.
    orders: u64,
    /// The platform's share and what it takes for payment, as agreed with these orders, of what was kept.
    commission: MoneyView,
    payment_fee: MoneyView,
    /// What creators earned by these orders, and how many of them.
    creators_earned: MoneyView,
    creators: i64,
}

/// What was sold on a day.
#[derive(Debug, Serialize, ToSchema)]
struct DayView {
    #[schema(example = "2026-11-16")]
    day: String,
    units: i64,
    value: MoneyView,
}

/// What a category turned over.
#[derive(Debug, Serialize, ToSchema)]
struct CategoryView {
    category: String,
    value: MoneyView,
}

impl OverviewView {
    fn of(place: &Place, overview: &Overview, voice: &Voice) -> OverviewView {
        let money = |minor| MoneyView::of(Money::new(minor, place.market.currency), voice);
        let day = |one: &data::DaySum| DayView { day: one.day.to_string(), units: one.units, value: money(one.minor) };
        let category =
            |(category, minor): &(String, i64)| CategoryView { category: category.clone(), value: money(*minor) };
        OverviewView {
            market: place.market.code.to_string(),
            from: overview.stretch.from.to_string(),
            to: overview.stretch.to.to_string(),
            as_of: overview.as_of,
            now: NumbersView::of(&overview.now, &money),
            before: NumbersView::of(&overview.before, &money),
            days: overview.days.iter().map(day).collect(),
            categories: overview.categories.iter().map(category).collect(),
        }
    }
}

impl NumbersView {
    fn of(numbers: &Numbers, money: &impl Fn(i64) -> MoneyView) -> NumbersView {
        let Funnel { impressions, views, clicks, carts, orders } = numbers.funnel;
        NumbersView {
            gmv: money(numbers.gmv),
            units: numbers.units,
            buyers: numbers.buyers,
            impressions,
            views,
            clicks,
            carts,
            orders,
            commission: money(numbers.commission),
            payment_fee: money(numbers.payment_fee),
            creators_earned: money(numbers.creators_earned),
            creators: numbers.creators,
        }
    }
}

/// The numbers of a market over the last days, beside as many before: for operators.
#[utoipa::path(get, path = "/markets/{market}/overview", tag = "operator", security(("bearer" = [])),
    params(("market" = String, Path), DaysQuery), responses((status = 200, body = OverviewView), Refused))]
async fn overview(
    _: SignedIn<OperatorMarkets>,
    State(app): State<AppState>,
    Path(market): Path<MarketCode>,
    Query(query): Query<DaysQuery>,
    Speech(voice): Speech,
) -> Result<Answer<OverviewView>> {
    let markets = app.markets.read(&app.db).await?;
    let place = markets.find(market).ok_or_else(Error::not_found)?;
    let days = days(query.days.as_deref()).map_err(Error::field)?;
    let overview = look(&app, place, days).await?;
    Ok(Answer(OverviewView::of(place, &overview, &voice)))
}

/// The numbers of a market over the last `days`.
pub(crate) async fn look(app: &AppState, place: &Arc<Place>, days: i64) -> Result<Overview> {
    let (place, signals, now) = (Arc::clone(place), app.signals.clone(), app.clock.now());
    let stretch = Stretch::last(days, place.market.today(now));
    Ok(app.db.read_long(move |read| data::overview(read, &signals, &place.market, stretch, now)).await?)
}

/// A shop over some days in a market.
#[derive(Debug, Serialize, ToSchema)]
struct DataView {
    market: String,
    by: &'static str,
    /// The first day and the last, by the market's calendar.
    #[schema(example = "2026-11-01")]
    from: String,
    to: String,
    #[schema(value_type = String)]
    as_of: Instant,
    total: SumsView,
    /// Of as many days before.
    before: SumsView,
    /// Days, the last first; or products or posts, the newest first.
    items: Vec<RowView>,
    #[schema(value_type = Option<String>)]
    next: Option<Cursor>,
}

/// What a shop sold.
#[derive(Debug, Serialize, ToSchema)]
struct SumsView {
    /// Orders that were paid for.
    orders: i64,
    /// Returns taken off on the day they came back.
    units: i64,
    value: MoneyView,
}

/// A day, a product or a post. What is not counted for such a thing is `null`.
#[derive(Debug, Serialize, ToSchema)]
struct RowView {
    /// `2026-11-16`, or the id of the product or post.
    id: String,
    /// A product's title as its seller calls it, or a post's caption.
    title: Option<String>,
    impressions: Option<u64>,
    views: Option<u64>,
    /// Times that the product was opened, or that one was opened from the post.
    clicks: Option<u64>,
    carts: Option<u64>,
    orders: i64,
    units: i64,
    value: MoneyView,
}

impl RowView {
    fn of(row: &Row, money: &impl Fn(i64) -> MoneyView) -> RowView {
        let Row { impressions, views, clicks, carts, orders, units, .. } = *row;
        let value = money(row.minor);
        RowView {
            id: id_of(&row.about),
            title: title_of(&row.about),
            impressions,
            views,
            clicks,
            carts,
            orders,
            units,
            value,
        }
    }
}

/// By what a row is known.
pub(crate) fn id_of(about: &About) -> String {
    match about {
        About::Day(day) => day.to_string(),
        About::Product(product) => product.id.to_string(),
        About::Post(post) => post.id.to_string(),
    }
}

/// What a row is called; a day has no other name.
pub(crate) fn title_of(about: &About) -> Option<String> {
    match about {
        About::Day(_) => None,
        About::Product(product) => Some(product.title.clone()),
        About::Post(post) => Some(post.caption.clone()),
    }
}

/// A shop's numbers in a market: by day, product or post: for staff with the money.
#[utoipa::path(get, path = "/shops/{shop}/data", tag = "money", security(("bearer" = [])), params(("shop" = String, Path), DataQuery),
    responses((status = 200, body = DataView), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Query(query): Query<DataQuery>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<DataView>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let by = by(query.by.as_deref()).map_err(Error::field)?;
    let days = days(query.days.as_deref()).map_err(Error::field)?;
    let place = place_of(&places_of(&app, &shop, days).await?, query.market.as_deref())?;
    let data = shop_data(&app, &shop, &place, by, days, page).await?;
    let money = |minor| MoneyView::of(Money::new(minor, place.market.currency), &voice);
    let sums = |sums: data::Sums| SumsView { orders: sums.orders, units: sums.units, value: money(sums.minor) };
    Ok(Answer(DataView {
        market: place.market.code.to_string(),
        by: by.name(),
        from: data.stretch.from.to_string(),
        to: data.stretch.to.to_string(),
        as_of: data.as_of,
        total: sums(data.now),
        before: sums(data.before),
        items: data.rows.items.iter().map(|row| RowView::of(row, &money)).collect(),
        next: data.rows.next,
    }))
}

/// A shop's numbers over the last `days`.
pub(crate) async fn shop_data(
    app: &AppState,
    shop: &Shop,
    place: &Arc<Place>,
    by: By,
    days: i64,
    page: PageRequest,
) -> Result<ShopData> {
    let (place, signals, now, shop) = (Arc::clone(place), app.signals.clone(), app.clock.now(), shop.id);
    let stretch = Stretch::last(days, place.market.today(now));
    let work =
        move |read: &mut db::Read| data::of_shop(read, &signals, (shop, &place.market), (by, stretch), &page, now);
    Ok(app.db.read_long(work).await?)
}
