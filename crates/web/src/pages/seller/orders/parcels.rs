//! Parcels of an order: packed, labelled, taken apart, handed to the carrier.

use accounts::ShopPermission;
use axum::extract::State;
use axum::response::Response;
use flows::{PackOrder, ScanParcel};
use fulfilment::parcel::{self, ParcelId, ParcelState};
use kernel::{Problem, Problems};
use trade::{Actor, OrderId};

use super::super::told::same;
use super::one::{Said, answer, lines};
use super::order_of;
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Path};
use crate::pages::Desk;
use crate::ui::Form;
use crate::{AppState, Error, Result};

/// A parcel's size and weight as they were typed.
type Measures = (Option<i64>, Option<(i64, i64, i64)>);

/// `POST /seller/{shop}/orders/{order}/parcels`: the chosen units; fewer than all make a split.
pub async fn pack(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, OrderId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    order_of(&app, &shop, id).await?;
    let form = Form::new(fields);
    let packed = match measures(&form) {
        Ok(measures) => pack_lines(&app, id, &form, measures).await,
        Err(problems) => Err(Error::invalid(problems)),
    };
    let said = Said { done: "packed", field: "line", names: &[("lines", "line"), ("dims_mm", "length_mm")] };
    answer(&desk, &app, &shop, id, form, packed, &said).await
}

async fn pack_lines(app: &AppState, id: OrderId, form: &Form, (weight_g, dims_mm): Measures) -> Result<()> {
    let (clock, lines) = (app.clock.clone(), lines(form, "line"));
    let (carrier, tracking) = (form.value("carrier").to_owned(), form.value("tracking").trim().to_owned());
    let write = app.db.write(move |tx| {
        let order = trade::order::find(tx, id)?.ok_or_else(Error::not_found)?;
        let tracking = Some(tracking.as_str()).filter(|number| !number.is_empty());
        let pack =
            PackOrder { lines: Some(&lines), carrier: &carrier, tracking, weight_g, dims_mm, actor: Actor::Seller };
        flows::pack_order(tx, &*clock, &mut [order], &pack).map(drop).map_err(tracking_taken)
    });
    write.await
}

fn tracking_taken(error: flows::PackOrderError) -> Error {
    let error = Error::from(error);
    if error.code() == "fulfilment.parcel_tracking_taken" { error.on("tracking") } else { error }
}

fn measures(form: &Form) -> std::result::Result<Measures, Problems> {
    let mut problems = Problems::default();
    let mut number = |name: &'static str| {
        let typed = form.value(name).trim();
        let number: Option<i64> = typed.parse().ok();
        problems.check(typed.is_empty() || number.is_some(), || Problem::new(name, "fulfilment.lane_number_malformed"));
        number
    };
    let weight_g = number("weight_g");
    let dims = (number("length_mm"), number("width_mm"), number("height_mm"));
    let dims = match dims {
        (None, None, None) => None,
        (length, width, height) => Some((length.unwrap_or(0), width.unwrap_or(0), height.unwrap_or(0))),
    };
    problems.ok((weight_g, dims))
}

/// What the paths of a parcel name.
type ParcelPath = Path<(String, OrderId, ParcelId)>;

/// The parcel of this order: anything else is nothing that exists.
async fn parcel_of(app: &AppState, order: OrderId, id: ParcelId) -> Result<()> {
    let found = app.db.read(move |read| parcel::find(read, id)).await?;
    let here = found.is_some_and(|parcel| parcel.lines.iter().any(|line| line.order == same(order)));
    if here { Ok(()) } else { Err(Error::not_found()) }
}

/// `POST …/parcels/{parcel}/label`: the carrier's number.
pub async fn label(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id, parcel)): Path<(String, OrderId, ParcelId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    order_of(&app, &shop, id).await?;
    parcel_of(&app, id, parcel).await?;
    let form = Form::new(fields);
    let (carrier_field, number_field) = (format!("carrier-{parcel}"), format!("number-{parcel}"));
    let (carrier, number) = (form.value(&carrier_field).to_owned(), form.value(&number_field).to_owned());
    let write = app.db.write(move |tx| parcel::label(tx, parcel, &carrier, &number).map(drop).map_err(Error::from));
    let names = [("carrier", carrier_field.as_str()), ("tracking", number_field.as_str())];
    let said = Said { done: "labelled", field: &number_field, names: &names };
    answer(&desk, &app, &shop, id, form, write.await, &said).await
}

/// `POST …/parcels/{parcel}/removal`: takes it apart.
pub async fn unpack(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id, parcel)): Path<(String, OrderId, ParcelId)>,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    order_of(&app, &shop, id).await?;
    parcel_of(&app, id, parcel).await?;
    let clock = app.clock.clone();
    let write =
        app.db.write(move |tx| flows::unpack_parcel(tx, &*clock, parcel, Actor::Seller).map(drop).map_err(Error::from));
    let said = Said { done: "unpacked", field: "parcels", names: &[] };
    answer(&desk, &app, &shop, id, Form::default(), write.await, &said).await
}

/// `POST …/parcels/{parcel}/collection`: the carrier has it.
pub async fn collected(desk: Desk, staff: Staff, State(app): State<AppState>, path: ParcelPath) -> Result<Response> {
    let Path((name, id, parcel)) = path;
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    order_of(&app, &shop, id).await?;
    parcel_of(&app, id, parcel).await?;
    let (clock, sandbox) = (app.clock.clone(), app.sandbox);
    let write = app.db.write(move |tx| {
        let by = fulfilment::Actor::Seller;
        let scan = ScanParcel { to: ParcelState::Collected, at: None, by, place: None, sandbox };
        flows::scan_parcel(tx, &*clock, parcel, &scan).map(drop).map_err(Error::from)
    });
    let said = Said { done: "collected", field: "parcels", names: &[] };
    answer(&desk, &app, &shop, id, Form::default(), write.await, &said).await
}
