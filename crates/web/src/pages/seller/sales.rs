//! `/seller/radar`: what is rising in somebody's own file of sales. No shop is needed, and nothing is kept.

mod view;

use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use catalog::export::guarded;
use maud::Markup;

pub(super) use self::view::view;
use crate::access::{Shopper, SignedIn};
use crate::api::radar::sales::{Played, Sent, play};
use crate::pages::Desk;
use crate::ui::Form;
use crate::{AppState, Error, Result};

/// `GET /seller/radar`.
pub async fn ask(desk: Desk, _: SignedIn<Shopper>) -> Markup {
    view(&desk, &Form::default(), None)
}

/// `POST /seller/radar`: the answer, or the form again with everything that is wrong with the file.
pub async fn answer(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    form: Multipart,
) -> Result<Response> {
    let sent = Sent::read(form).await?;
    let form = Form::new(sent.fields.clone());
    match play(&app, me.principal.person, &sent).await {
        Ok(played) => Ok(view(&desk, &form, Some(&played)).into_response()),
        Err(error) => {
            let status = error.http_status();
            let problems = problems(error)?;
            Ok((status, view(&desk, &form.with_problems(&problems), None)).into_response())
        }
    }
}

/// What the form can show; a file that has to wait is a matter of the file too.
fn problems(error: Error) -> Result<Vec<kernel::Problem>> {
    let error = if error.http_status() == StatusCode::TOO_MANY_REQUESTS { error.on("file") } else { error };
    super::frame::form_problems(error)
}

/// The answer as a table for spreadsheets.
pub(super) fn csv(played: &Played) -> Result<Vec<u8>, csv::Error> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(COLUMNS)?;
    for market in &played.markets {
        for own in &market.rising {
            let (hit, outlook) = (&own.hit, &own.outlook);
            let total = outlook.path.last().map(|day| day.total).unwrap_or_default();
            let proven =
                |of: fn((u64, u64)) -> u64| hit.proven.map_or_else(String::new, |proven| of(proven).to_string());
            csv.write_record([
                guarded(&market.market),
                market.as_of.to_string(),
                guarded(&own.item),
                format!("{:.4}", hit.probability),
                u8::from(hit.since.is_some()).to_string(),
                proven(|(came, _)| came),
                proven(|(_, of)| of),
                hit.evidence.rank.to_string(),
                format!("{:.2}", hit.evidence.level * 7.0),
                format!("{:.2}", hit.evidence.growth),
                total.low.to_string(),
                total.mid.to_string(),
                total.high.to_string(),
                outlook.order_up_to.to_string(),
                outlook.order_now.to_string(),
                outlook.reorder.map_or_else(String::new, |then| then.on_day.to_string()),
                outlook.reorder.map_or_else(String::new, |then| then.units.to_string()),
            ])?;
        }
    }
    csv.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

const COLUMNS: [&str; 17] = [
    "market",
    "as_of",
    "item",
    "probability",
    "alarm",
    "came_true",
    "of_cases",
    "rank",
    "units_a_week",
    "growth",
    "units_28_days_low",
    "units_28_days",
    "units_28_days_high",
    "order_up_to",
    "order_now",
    "reorder_on_day",
    "reorder_units",
];
