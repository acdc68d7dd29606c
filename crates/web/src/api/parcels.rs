//! Parcels: packed by a shop, scanned on their way, followed by anybody who has their number.

mod view;

use accounts::ShopPermission;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use flows::{PackMany, PackOrder, PackOrderError, PackedOne, ScanParcel};
use fulfilment::parcel::{self, Parcel, ParcelId, ParcelState};
use kernel::{Coded as _, Instant, Problem, Problems};
use serde::{Deserialize, Serialize};
use trade::OrderId;
use trade::order::{self, Order};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::body::Unread;
use super::orders::{fresh, order_for};
use super::shops::shop_for;
use crate::access::{Party, Public, Side, Staff, Whose};
use crate::extract::{Paging, Path, Speech};
use crate::view::ListView;
use crate::{AppState, Error, Result};

pub(crate) use view::ParcelView;
use view::TrackedView;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(of_order, pack))
        .routes(routes!(of_shop, pack_many))
        .routes(routes!(show, unpack))
        .routes(routes!(scan))
        .routes(routes!(track))
}

/// The parcel that a path names, and what the caller is to it: 404 for those whom it does not concern.
async fn parcel_for(app: &AppState, party: &Party, id: ParcelId, sides: &[Side]) -> Result<(Parcel, Side)> {
    let holder = party.holder();
    let found = app.db.read(move |read| {
        let Some(found) = parcel::find(read, id)? else { return Ok(None) };
        let order = found.lines.first().map(|line| OrderId::new(line.order.get()));
        let is_callers = match order {
            Some(order) => order::find_for(read, order, &holder.as_trade())?.is_some(),
            None => false,
        };
        Ok::<_, db::Error>(Some((found, is_callers)))
    });
    let (found, is_callers) = found.await?.ok_or_else(Error::not_found)?;
    let side = party.side(&Whose { shop: found.shop.get(), is_callers }, sides)?;
    Ok((found, side))
}

/// The parcels of an order.
#[utoipa::path(get, path = "/orders/{order}/parcels", tag = "parcels", security(("bearer" = [])), params(("order" = String, Path)),
    responses((status = 200, body = ListView<ParcelView>), Refused))]
async fn of_order(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<OrderId>,
) -> Result<Answer<ListView<ParcelView>>> {
    order_for(&app, &party, id, &[Side::Buyer, Side::Shop, Side::Operator]).await?;
    let parcels = app.db.read(move |read| parcel::of_order(read, kernel::Id::new(id.get()))).await?;
    Ok(Answer(ListView::all(parcels.iter().map(ParcelView::of).collect())))
}

/// A shop's parcels, newest first.
#[utoipa::path(get, path = "/shops/{shop}/parcels", tag = "parcels", security(("bearer" = [])), params(("shop" = String, Path), super::PageQuery),
    responses((status = 200, body = ListView<ParcelView>), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    page: Result<Paging>,
) -> Result<Answer<ListView<ParcelView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let (Paging(page), shop) = (page?, kernel::Id::new(shop.id.get()));
    let page = app.db.read(move |read| parcel::of_shop(read, shop, None, &page)).await?;
    Ok(Answer(ListView::of(page, |parcel| ParcelView::of(&parcel))))
}

/// A parcel to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PackInput {
    /// Ids of lines; fewer than the order has make a split.
    lines: Vec<String>,
    /// Other orders of the same buyer and address whose lines are among `lines`.
    #[serde(default)]
    orders: Vec<String>,
    #[schema(example = "royal-mail")]
    carrier: String,
    /// The carrier's number; without one the parcel waits for it.
    tracking: Option<String>,
    weight_g: Option<i64>,
    /// Length, width and height.
    #[schema(value_type = Option<Vec<i64>>)]
    dims_mm: Option<(i64, i64, i64)>,
}

/// Packs lines of an order, or of several that go to the same place.
#[utoipa::path(post, path = "/orders/{order}/parcels", tag = "parcels", security(("bearer" = [])), params(("order" = String, Path)), request_body = PackInput,
    responses((status = 201, body = ParcelView), Refused))]
async fn pack(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<OrderId>,
    body: Unread,
) -> Result<(StatusCode, Answer<ParcelView>)> {
    let (order, side) = order_for(&app, &party, id, &[Side::Shop, Side::Operator]).await?;
    let input: PackInput = body.json()?;
    if input.orders.len() > ORDERS_MAX {
        return Err(Error::field(
            Problem::new("orders", "request.field_shape").with("expected", "20 orders at the most"),
        ));
    }
    let mut orders = orders_of(&app, order.shop, &input.orders).await?;
    orders.insert(0, order);
    let lines = line_ids_of(&orders, &input.lines)?;
    let (clock, ids) = (app.clock.clone(), orders.iter().map(|order| order.id).collect::<Vec<_>>());
    let packed = app.db.write(move |tx| {
        let mut orders = ids.iter().map(|id| fresh(tx, *id)).collect::<Result<Vec<_>>>()?;
        let pack = PackOrder {
            lines: Some(&lines),
            carrier: &input.carrier,
            tracking: input.tracking.as_deref(),
            weight_g: input.weight_g,
            dims_mm: input.dims_mm,
            actor: side.actor(),
        };
        flows::pack_order(tx, &*clock, &mut orders, &pack).map_err(not_packed)
    });
    let parcel = packed.await?;
    Ok((StatusCode::CREATED, Answer(ParcelView::of(&parcel))))
}

/// Orders of a shop by the ids that were sent; 422 for what is none of them.
async fn orders_of(app: &AppState, shop: trade::ShopId, ids: &[String]) -> Result<Vec<Order>> {
    let wanted: Vec<Option<OrderId>> = ids.iter().map(|id| id.parse().ok()).collect();
    let read = app.db.read(move |read| {
        let mut found = Vec::with_capacity(wanted.len());
        for id in wanted {
            found.push(match id {
                Some(id) => order::find(read, id)?,
                None => None,
            });
        }
        Ok::<_, db::Error>(found)
    });
    let (mut problems, mut orders) = (Problems::default(), Vec::with_capacity(ids.len()));
    for (place, order) in read.await?.into_iter().enumerate() {
        match order.filter(|order| order.shop == shop) {
            Some(order) => orders.push(order),
            None => problems.push(Problem::new(format!("orders[{place}]"), "trade.unknown_order")),
        }
    }
    Ok(problems.ok(orders)?)
}

/// Orders that one parcel holds at the most, beside the first.
const ORDERS_MAX: usize = 20;

fn line_ids_of(orders: &[Order], sent: &[String]) -> Result<Vec<trade::OrderLineId>> {
    super::orders::line_ids_among(orders.iter().flat_map(|order| &order.lines), sent)
}

/// Which line cannot travel is a matter of state; what is wrong with a field is said of it by the flow.
fn not_packed(error: PackOrderError) -> Error {
    match Error::from(error) {
        error if error.code() == "fulfilment.parcel_tracking_taken" => error.on("tracking"),
        error if error.code() == "trade.unknown_line" => Error::new("fulfilment.parcel_line_packed"),
        error => error,
    }
}

/// Many orders to be packed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PackManyInput {
    /// 1 to 100 ids of the shop's orders.
    orders: Vec<String>,
    #[schema(example = "royal-mail")]
    carrier: String,
    /// A number for each parcel, in the order of the orders; parcels left over wait for theirs.
    #[serde(default)]
    tracking: Vec<String>,
    /// Orders that go to one door travel together.
    #[serde(default)]
    combine: bool,
}

/// What became of an order among many.
#[derive(Debug, Serialize, ToSchema)]
struct PackedOneView {
    order: String,
    /// The parcel it is in.
    parcel: Option<String>,
    /// Why it is in none.
    problem: Option<NotPackedView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct NotPackedView {
    code: String,
    message: String,
}

/// Packs everything of many orders, a parcel for each order or each door. One that cannot be packed stops no other.
#[utoipa::path(post, path = "/shops/{shop}/parcels", tag = "parcels", security(("bearer" = [])), params(("shop" = String, Path)), request_body = PackManyInput,
    responses((status = 200, body = ListView<PackedOneView>), Refused))]
async fn pack_many(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<ListView<PackedOneView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let input: PackManyInput = body.json()?;
    if input.orders.is_empty() || input.orders.len() > PACKED_AT_ONCE {
        let wrong =
            Problem::new("orders", "request.field_shape").with("expected", format!("1 to {PACKED_AT_ONCE} orders"));
        return Err(Error::field(wrong));
    }
    let orders = orders_of(&app, kernel::Id::new(shop.id.get()), &input.orders).await?;
    let (clock, ids) = (app.clock.clone(), orders.iter().map(|order| order.id).collect::<Vec<_>>());
    let packed = app.db.write(move |tx| {
        let orders = ids.iter().map(|id| fresh(tx, *id)).collect::<Result<Vec<_>>>()?;
        let many = PackMany {
            carrier: &input.carrier,
            tracking: &input.tracking,
            combine: input.combine,
            actor: trade::Actor::Seller,
        };
        flows::pack_orders(tx, &*clock, orders, &many).map_err(Error::from)
    });
    let view = |one: PackedOne| {
        let problem = one.parcel.as_ref().err().map(|error| NotPackedView {
            code: error.code().to_owned(),
            message: voice.explain(error.code(), &error.args()).into_owned(),
        });
        PackedOneView { order: one.order.to_string(), parcel: one.parcel.ok().map(|id| id.to_string()), problem }
    };
    Ok(Answer(ListView::all(packed.await?.into_iter().map(view).collect())))
}

/// Orders that are packed in one call at the most.
const PACKED_AT_ONCE: usize = 100;

/// A parcel.
#[utoipa::path(get, path = "/parcels/{parcel}", tag = "parcels", security(("bearer" = [])), params(("parcel" = String, Path)), responses((status = 200, body = ParcelView), Refused))]
async fn show(party: Party, State(app): State<AppState>, Path(id): Path<ParcelId>) -> Result<Answer<ParcelView>> {
    let (found, _) = parcel_for(&app, &party, id, &[Side::Buyer, Side::Shop, Side::Operator]).await?;
    Ok(Answer(ParcelView::of(&found)))
}

/// Takes a parcel apart that no carrier has yet.
#[utoipa::path(delete, path = "/parcels/{parcel}", tag = "parcels", security(("bearer" = [])), params(("parcel" = String, Path)), responses((status = 204), Refused))]
async fn unpack(party: Party, State(app): State<AppState>, Path(id): Path<ParcelId>) -> Result<StatusCode> {
    let (found, side) = parcel_for(&app, &party, id, &[Side::Shop, Side::Operator]).await?;
    let clock = app.clock.clone();
    app.db.write(move |tx| flows::unpack_parcel(tx, &*clock, found.id, side.actor())).await.map_err(not_packed)?;
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ScanInput {
    /// `COLLECTED, IN_TRANSIT, DELIVERED, LOST, RETURNED`.
    #[schema(value_type = String)]
    state: ParcelState,
    /// When it happened; now unless sent.
    #[schema(value_type = Option<String>)]
    at: Option<Instant>,
    /// Where.
    place: Option<String>,
}

/// A scan on the way. Shops scan up to `COLLECTED`; in a sandbox everybody who sees the parcel scans what they like.
#[utoipa::path(post, path = "/parcels/{parcel}/scans", tag = "parcels", security(("bearer" = [])), params(("parcel" = String, Path)), request_body = ScanInput,
    responses((status = 200, body = ParcelView), Refused))]
async fn scan(
    party: Party,
    State(app): State<AppState>,
    Path(id): Path<ParcelId>,
    body: Unread,
) -> Result<Answer<ParcelView>> {
    let sides: &[Side] =
        if app.sandbox { &[Side::Operator, Side::Shop, Side::Buyer] } else { &[Side::Operator, Side::Shop] };
    let (_, side) = parcel_for(&app, &party, id, sides).await?;
    let input: ScanInput = body.json()?;
    let by = match side {
        Side::Operator => fulfilment::Actor::Operator,
        Side::Shop => fulfilment::Actor::Seller,
        Side::Buyer => fulfilment::Actor::Carrier,
    };
    let (clock, sandbox) = (app.clock.clone(), app.sandbox);
    let scanned = app.db.write(move |tx| {
        let scan = ScanParcel { to: input.state, at: input.at, by, place: input.place.as_deref(), sandbox };
        flows::scan_parcel(tx, &*clock, id, &scan)
    });
    Ok(Answer(ParcelView::of(&scanned.await?.parcel)))
}

/// Where a parcel is, for whoever has its number.
#[utoipa::path(get, path = "/tracking/{carrier}/{tracking}", tag = "parcels", security(()), params(("carrier" = String, Path), ("tracking" = String, Path)),
    responses((status = 200, body = TrackedView), Refused))]
async fn track(
    _: Public,
    State(app): State<AppState>,
    Path((carrier, tracking)): Path<(String, String)>,
) -> Result<Answer<TrackedView>> {
    let found = app.db.read(move |read| parcel::track(read, &carrier, &tracking)).await?;
    Ok(Answer(TrackedView::of(&found.ok_or_else(Error::not_found)?)))
}
