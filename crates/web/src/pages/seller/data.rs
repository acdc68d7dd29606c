//! `/seller/{shop}/data`: a shop's numbers by day, product and clip, on the page and as a file.

use std::sync::Arc;

use accounts::ShopPermission;
use axum::extract::State;
use axum::response::Response;
use catalog::Shop;
use catalog::export::guarded;
use flows::data::{About, By, ROWS_MAX, Row, ShopData};
use kernel::{MarketCode, Money, PageRequest};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame::{self, Here};
use crate::access::Staff;
use crate::api::data as api;
use crate::api::shops::shop_for;
use crate::extract::{Paging, Path, Query};
use crate::pages::Desk;
use crate::pages::operator::numbers::{before, days, markets, stretch};
use crate::ui::{Column, Figure, Icon, Way, empty, figures, icon_sized, table};
use crate::{AppState, Error, Place, Result, Voice};

/// Stretches that the page offers, in days.
const STRETCHES: [i64; 3] = [7, 28, 84];
/// Characters of a caption that are shown.
const CAPTION_SHOWN: usize = 80;
/// Rows of a file at the most.
const FILE_MAX: usize = 2_000;

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
pub struct DataQuery {
    market: Option<String>,
    by: Option<String>,
    days: Option<String>,
}

/// What the page shows.
pub(super) struct Numbers {
    pub place: Arc<Place>,
    /// The markets with the shop's orders there, the most first.
    pub markets: Vec<(MarketCode, i64)>,
    pub by: By,
    pub days: i64,
    pub data: ShopData,
}

/// What is asked for, and the markets there are.
struct Asked {
    places: Vec<(Arc<Place>, i64)>,
    place: Arc<Place>,
    by: By,
    days: i64,
}

impl Asked {
    async fn of(app: &AppState, query: &DataQuery, shop: &Shop) -> Result<Asked> {
        let by = api::by(query.by.as_deref()).map_err(Error::field)?;
        let days = api::days(query.days.as_deref()).map_err(Error::field)?;
        let places = api::places_of(app, shop, days).await?;
        let place = api::place_of(&places, query.market.as_deref())?;
        Ok(Asked { places, place, by, days })
    }
}

/// `GET /seller/{shop}/data?market=&by=&days=`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Query(query): Query<DataQuery>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let Asked { places, place, by, days } = Asked::of(&app, &query, &shop).await?;
    let page = PageRequest::new(page.after, Some(ROWS_MAX));
    let data = api::shop_data(&app, &shop, &place, by, days, page).await?;
    let markets = places.iter().map(|(place, orders)| (place.market.code, *orders)).collect();
    Ok(view(&desk, &shop, &Numbers { place, markets, by, days, data }))
}

/// `GET /seller/{shop}/data/csv?market=&by=&days=`: every row, up to two thousand.
pub async fn csv(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Query(query): Query<DataQuery>,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let Asked { place, by, days, .. } = Asked::of(&app, &query, &shop).await?;
    let (mut rows, mut page) = (Vec::new(), PageRequest::new(None, Some(ROWS_MAX)));
    let stretch = loop {
        let data = api::shop_data(&app, &shop, &place, by, days, page.clone()).await?;
        rows.extend(data.rows.items);
        page.after = data.rows.next;
        if page.after.is_none() || rows.len() >= FILE_MAX {
            break data.stretch;
        }
    };
    let body = written(&place, &rows).map_err(Error::fault)?;
    let name = format!("{}-{}-{}-{}.csv", shop.handle, place.market.code.slug(), by.name(), stretch.to);
    let answer = Response::builder()
        .header("content-type", "text/csv; charset=utf-8")
        .header("content-disposition", format!("attachment; filename=\"{name}\""));
    answer.body(body.into()).map_err(Error::fault)
}

/// The columns of the file.
const COLUMNS: [&str; 11] =
    ["market", "id", "title", "impressions", "views", "clicks", "carts", "orders", "units", "value", "currency"];

fn written(place: &Place, rows: &[Row]) -> Result<Vec<u8>, csv::Error> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(COLUMNS)?;
    let count = |count: Option<u64>| count.map(|count| count.to_string()).unwrap_or_default();
    for row in rows {
        let value = Money::new(row.minor, place.market.currency);
        csv.write_record([
            place.market.code.to_string(),
            api::id_of(&row.about),
            guarded(&api::title_of(&row.about).unwrap_or_default()),
            count(row.impressions),
            count(row.views),
            count(row.clicks),
            count(row.carts),
            row.orders.to_string(),
            row.units.to_string(),
            value.to_decimal().to_string(),
            value.currency.code().to_owned(),
        ])?;
    }
    csv.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

pub(super) fn view(desk: &Desk, shop: &Shop, numbers: &Numbers) -> Markup {
    let voice = &desk.voice;
    let page = Page { desk, shop, numbers, here: numbers.place.voice(voice.lang()) };
    let time = page.here.time(numbers.data.as_of);
    let note = html! { (voice.say("data-about")) " " span.as-of { (voice.say_with("charts-as-of", &[("time", time.into())])) } };
    let file = page.address("/data/csv", numbers.by, numbers.days);
    let ways = html! { a.button.quiet href=(file) { (icon_sized(Icon::Download, 18)) (voice.say("data-csv")) } };
    let main = html! {
        (frame::head(None, &voice.say("data-title"), Some(&note), &ways))
        (page.places())
        div.data-cuts { (page.kinds()) (page.stretches()) }
        (figures(&page.told(), &before(numbers.days, voice), voice))
        section.panel { h2 { (voice.say("data-by-day")) } (days(&numbers.data.days, numbers.place.market.currency, &page.here)) }
        (page.rows())
    };
    frame::page(desk, shop, Here::Data, &voice.say("data-title"), &main)
}

struct Page<'a> {
    desk: &'a Desk,
    shop: &'a Shop,
    numbers: &'a Numbers,
    /// The market's own days and money, in the reader's words.
    here: Voice,
}

impl Page<'_> {
    fn voice(&self) -> &Voice {
        &self.desk.voice
    }

    fn address(&self, path: &str, by: By, days: i64) -> String {
        let market = self.numbers.place.market.code;
        format!("{}{path}?market={market}&by={}&days={days}", frame::home(self.shop), by.name())
    }

    fn places(&self) -> Markup {
        let (by, days) = (self.numbers.by.name(), self.numbers.days);
        let href = |code| format!("{}/data?market={code}&by={by}&days={days}", frame::home(self.shop));
        markets(&self.numbers.markets, self.numbers.place.market.code, href, self.voice())
    }

    fn kinds(&self) -> Markup {
        html! {
            nav.segments aria-label=(self.voice().say("data-rows")) {
                @for by in By::ALL {
                    a href=(self.address("/data", by, self.numbers.days)) aria-current=[(by == self.numbers.by).then_some("page")] { (self.voice().say(kind(by))) }
                }
            }
        }
    }

    fn stretches(&self) -> Markup {
        html! {
            nav.segments aria-label=(self.voice().say("data-days")) {
                @for days in STRETCHES {
                    a href=(self.address("/data", self.numbers.by, days)) aria-current=[(days == self.numbers.days).then_some("page")] { (stretch(days, self.voice())) }
                }
            }
        }
    }

    fn money(&self, minor: i64) -> String {
        self.here.money(Money::new(minor, self.numbers.place.market.currency))
    }

    fn told(&self) -> Vec<Figure> {
        let (now, before) = (&self.numbers.data.now, &self.numbers.data.before);
        let figure = |words: &str, value: String, change| Figure {
            label: self.voice().say(words).into_owned(),
            value,
            change: Some(change),
            help: None,
        };
        vec![
            figure("data-gmv", self.money(now.minor), (now.minor, before.minor)),
            figure("data-orders", self.here.number(now.orders), (now.orders, before.orders)),
            figure("data-units", self.here.number(now.units), (now.units, before.units)),
        ]
    }

    fn rows(&self) -> Markup {
        let (voice, rows) = (self.voice(), &self.numbers.data.rows);
        if rows.items.is_empty() {
            let way = (self.numbers.by == By::Product).then(|| Way {
                href: format!("{}/products/new", frame::home(self.shop)),
                words: voice.say("shop-new-product").into_owned(),
            });
            return empty(
                Icon::ChartColumn,
                &voice.say("data-empty-title"),
                &voice.say("data-empty-text"),
                way.as_ref(),
            );
        }
        let columns = self.columns();
        let shown: Vec<Vec<Markup>> = rows.items.iter().map(|row| self.row(row)).collect();
        let more = rows.next.as_ref().map(|next| {
            let after: String = url::form_urlencoded::byte_serialize(next.as_str().as_bytes()).collect();
            format!("{}&after={after}", self.address("/data", self.numbers.by, self.numbers.days))
        });
        html! {
            section.data-rows {
                h2 { (voice.say(kind(self.numbers.by))) }
                (table(&voice.say(kind(self.numbers.by)), &columns, &shown))
                @if let Some(href) = more { p { a.button.quiet href=(href) { (voice.say("data-more-rows")) } } }
            }
        }
    }

    fn columns(&self) -> Vec<Column> {
        let voice = self.voice();
        let words: &[&str] = match self.numbers.by {
            By::Day => &["data-day", "data-orders", "data-units", "data-gmv"],
            By::Product => {
                &["data-product", "data-step-opened", "data-step-carts", "data-orders", "data-units", "data-gmv"]
            }
            By::Post => &[
                "data-post",
                "data-step-seen",
                "data-step-watched",
                "data-step-opened",
                "data-step-carts",
                "data-orders",
                "data-units",
                "data-gmv",
            ],
        };
        let column = |(place, words): (usize, &&str)| {
            let title = voice.say(words).into_owned();
            if place == 0 { Column::words(title) } else { Column::number(title) }
        };
        words.iter().enumerate().map(column).collect()
    }

    fn row(&self, row: &Row) -> Vec<Markup> {
        let count = |count: u64| html! { (self.here.number(i64::try_from(count).unwrap_or(i64::MAX))) };
        let counts = [row.impressions, row.views, row.clicks, row.carts].into_iter().flatten().map(count);
        let sums = [
            html! { (self.here.number(row.orders)) },
            html! { (self.here.number(row.units)) },
            html! { (self.money(row.minor)) },
        ];
        std::iter::once(self.name(&row.about)).chain(counts).chain(sums).collect()
    }

    fn name(&self, about: &About) -> Markup {
        let home = frame::home(self.shop);
        match about {
            About::Day(day) => html! { (self.here.day(*day)) },
            About::Product(product) => html! { a.link href={ (home) "/products/" (product.id) } { (product.title) } },
            About::Post(post) => {
                let caption: String = post.caption.chars().take(CAPTION_SHOWN).collect();
                html! { a.link href={ "/" (post.market.slug()) "/p/" (post.id) } { @if caption.is_empty() { (self.voice().say("data-no-caption")) } @else { (caption) } } }
            }
        }
    }
}

fn kind(by: By) -> &'static str {
    match by {
        By::Day => "data-rows-day",
        By::Product => "data-rows-product",
        By::Post => "data-rows-post",
    }
}
