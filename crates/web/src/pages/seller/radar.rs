//! `/seller/{shop}/radar`: the shop's own hits, what its stock risks, and what is rising that it could list.

mod view;

use accounts::ShopPermission;
use axum::extract::State;
use catalog::Shop;
use flows::radar::{Standing, standings};
use kernel::MarketCode;
use maud::Markup;
use serde::Deserialize;

pub(super) use self::view::view;
use crate::access::Staff;
use crate::api::radar::shop::{self, Seen};
use crate::api::shops::shop_for;
use crate::extract::{Path, Query};
use crate::pages::Desk;
use crate::{AppState, Error, Markets, Result};

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
pub struct RadarQuery {
    market: Option<String>,
    sort: Option<String>,
    all: Option<String>,
}

/// By what the risks of stock are ordered, the worst first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sort {
    /// Days of cover.
    #[default]
    Cover,
    /// The probability to run out.
    Out,
    /// The probability that some is left over.
    Left,
}

impl Sort {
    pub(super) const ALL: [Sort; 3] = [Sort::Cover, Sort::Out, Sort::Left];

    pub(super) fn word(self) -> &'static str {
        match self {
            Sort::Cover => "cover",
            Sort::Out => "out",
            Sort::Left => "left",
        }
    }

    fn read(word: Option<&str>) -> Sort {
        Sort::ALL.into_iter().find(|sort| Some(sort.word()) == word).unwrap_or_default()
    }
}

/// What the page shows.
pub(super) struct Radar {
    /// Every market that sells, the one where most is to be told first.
    pub standings: Vec<Standing>,
    pub market: MarketCode,
    /// Where its storefront begins: `/gb/`.
    pub storefront: String,
    pub sort: Sort,
    /// Whether every risk is shown, or the first few.
    pub all: bool,
    pub seen: Seen,
}

/// `GET /seller/{shop}/radar?market=&sort=`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Query(query): Query<RadarQuery>,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let radar = look(&app, &shop, &markets, &query).await?;
    Ok(view(&desk, &shop, &markets, &radar))
}

async fn look(app: &AppState, shop: &Shop, markets: &Markets, query: &RadarQuery) -> Result<Radar> {
    let open: Vec<MarketCode> = markets.open().iter().map(|place| place.market.code).collect();
    let (live, id, now, asked) = (app.radar.clone(), shop.id, app.clock.now(), open.clone());
    let mut standings = app.db.read_long(move |read| standings(read, &live, id, &asked, now)).await?;
    // Where the shop has most alarms, else where most of its products were heard of, else where it sells most.
    standings.sort_by_key(|one| std::cmp::Reverse((one.hits, one.heard, one.products)));
    let market = match query.market.as_deref().filter(|text| !text.is_empty()) {
        Some(text) => text.parse().ok().filter(|code| open.contains(code)),
        None => standings.first().map(|one| one.market),
    };
    let market = market.ok_or_else(Error::not_found)?;
    let place = markets.find(market).ok_or_else(Error::not_found)?;
    let lang = place.market.main_language();
    let (storefront, sort) = (place.home(lang), Sort::read(query.sort.as_deref()));
    let mut seen = shop::look(app, shop, market, lang, open).await?;
    match sort {
        Sort::Cover => {}
        Sort::Out => seen.risks.sort_by(|a, b| b.outlook.stock_out.total_cmp(&a.outlook.stock_out)),
        Sort::Left => seen.risks.sort_by(|a, b| b.outlook.left_over.total_cmp(&a.outlook.left_over)),
    }
    Ok(Radar { standings, market, storefront, sort, all: query.all.is_some(), seen })
}
