//! `/seller/{shop}/products/{product}/outlook`: how demand for a product goes in a market, and what to order.

mod view;

use accounts::ShopPermission;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use catalog::{Product, ProductId, listing, product};
use flows::radar::Costs;
use flows::trends::Trend;
use kernel::{Currency, MarketCode, Problem};
use serde::Deserialize;

pub(super) use self::view::view;
use super::typed;
use crate::access::Staff;
use crate::api::radar::outlook::{DAYS_MAX, Looked, look};
use crate::api::shops::shop_for;
use crate::api::trends::of_product;
use crate::extract::{Path, Query};
use crate::pages::Desk;
use crate::ui::Form;
use crate::{AppState, Error, Result};

/// What the address may say: amounts as people type them.
#[derive(Debug, Default, Deserialize)]
pub struct OutlookQuery {
    market: Option<String>,
    unit_cost: Option<String>,
    salvage: Option<String>,
    lead_days: Option<String>,
    cover_days: Option<String>,
}

/// What the page shows.
pub(super) struct Outlook {
    pub product: Product,
    /// Where it is listed.
    pub listed: Vec<MarketCode>,
    pub market: MarketCode,
    pub currency: Currency,
    /// Cost, salvage and days as they were typed.
    pub form: Form,
    /// What is known, or the code of why nothing is.
    pub looked: Result<Box<Looked>, &'static str>,
    /// What others measured of it.
    pub outside: Vec<Trend>,
}

/// `GET /seller/{shop}/products/{product}/outlook?market=&unit_cost=&salvage=&lead_days=&cover_days=`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, ProductId)>,
    Query(query): Query<OutlookQuery>,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let of = shop.id;
    let read = app.db.read(move |read| {
        let Some(product) = product::find_in_shop(read, of, id)? else { return Ok(None) };
        let listed: Vec<MarketCode> = listing::of_product(read, id)?.into_iter().map(|one| one.market).collect();
        Ok::<_, db::Error>(Some((product, listed)))
    });
    let (product, listed) = read.await?.ok_or_else(Error::not_found)?;
    let markets = app.markets.read(&app.db).await?;
    let open: Vec<MarketCode> = markets.open().iter().map(|place| place.market.code).collect();
    let asked = query.market.as_deref().filter(|text| !text.is_empty()).map(|text| text.parse().ok());
    let usual = || listed.first().or(open.first()).copied();
    let market = asked.unwrap_or_else(usual).filter(|code| open.contains(code)).ok_or_else(Error::not_found)?;
    let currency = markets.find(market).ok_or_else(Error::not_found)?.market.currency;
    let (costs, form) = query.read(currency);
    let outside = of_product(&app, product.clone(), market).await?;
    let looked = match look(&app, product.clone(), market, costs).await {
        Ok(looked) => Ok(Box::new(looked)),
        Err(error) => Err(reason(error)?),
    };
    let status = if form.problems().is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let outlook = Outlook { product, listed, market, currency, form, looked, outside };
    Ok((status, view(&desk, &shop, &markets, &outlook)).into_response())
}

/// Why nothing is known, where that is no fault.
fn reason(error: Error) -> Result<&'static str> {
    let reasons = ["radar.not_priced_there", "radar.nothing_heard"];
    reasons.into_iter().find(|code| *code == error.code()).ok_or(error)
}

impl OutlookQuery {
    /// The costs, and the form that they were typed in; what cannot be read is as if it were not said.
    fn read(&self, currency: Currency) -> (Costs, Form) {
        let typed = |value: &Option<String>| value.as_deref().unwrap_or_default().trim().to_owned();
        let values = [
            ("unit_cost", typed(&self.unit_cost)),
            ("salvage", typed(&self.salvage)),
            ("lead_days", typed(&self.lead_days)),
            ("cover_days", typed(&self.cover_days)),
        ];
        let mut problems: Vec<Problem> = Vec::new();
        let form = Form::new(values);
        let mut money = |field: &'static str| match form.value(field) {
            "" => None,
            text => typed::amount(text, currency).map_err(|unread| problems.push(unread.problem(field, currency))).ok(),
        };
        let (unit_cost, salvage) = (money("unit_cost"), money("salvage"));
        let mut days = |field: &'static str| match form.value(field) {
            "" => None,
            text => {
                let days = text.parse().ok().filter(|days| *days <= DAYS_MAX);
                if days.is_none() {
                    problems.push(Problem::new(field, "radar.days").with("max", DAYS_MAX));
                }
                days
            }
        };
        let (lead_days, cover_days) = (days("lead_days"), days("cover_days"));
        (Costs { unit_cost, salvage, lead_days, cover_days }, form.with_problems(&problems))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_they_are_typed_and_what_is_wrong_is_kept() {
        let query = OutlookQuery {
            unit_cost: Some("4.50".to_owned()),
            salvage: Some("1,2".to_owned()),
            lead_days: Some("181".to_owned()),
            ..OutlookQuery::default()
        };
        let (costs, form) = query.read("GBP".parse().unwrap());
        assert_eq!((costs.unit_cost, costs.salvage, costs.lead_days, costs.cover_days), (Some(450), None, None, None));
        let wrong: Vec<&str> = form.problems().iter().map(|problem| &*problem.code).collect();
        assert_eq!(wrong, ["shop.price_comma", "radar.days"]);
        assert_eq!((form.value("salvage"), form.value("lead_days")), ("1,2", "181"));
    }
}
