//! Samples: asked for by creators, answered and sent by shops, repaid with a post.

use accounts::{AddressDraft, ShopPermission};
use affiliate::sample::{self, Moved, Sample, SampleState};
use affiliate::{Actor, CollaborationId, CreatorId, SampleId};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use flows::{AskSample, SampleFlowError};
use kernel::{Problem, Problems};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::body::Unread;
use super::collaborations::creator_of;
use super::shops::shop_for;
use super::{PageQuery, Refused};
use crate::access::{Creator, SignedIn, Staff};
use crate::extract::{Paging, Path, Query};
use crate::view::ListView;
use crate::{AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(ask))
        .routes(routes!(mine))
        .routes(routes!(of_shop))
        .routes(routes!(show))
        .routes(routes!(decide))
        .routes(routes!(ship))
        .routes(routes!(arrive))
        .routes(routes!(extend))
        .routes(routes!(withdraw))
}

/// A unit of a product for a creator.
#[derive(Debug, Serialize, ToSchema)]
struct SampleView {
    id: String,
    collaboration: String,
    creator: String,
    shop: String,
    product: String,
    variant: String,
    /// `PENDING, AWAITING_SHIPMENT, SHIPPED, CONTENT_DUE, COMPLETED, REJECTED, EXPIRED, NOT_SHIPPED, UNFULFILLED, WITHDRAWN`.
    state: String,
    note: String,
    carrier: Option<String>,
    tracking: Option<String>,
    /// What the creator posted.
    post: Option<String>,
    /// The creator had their seven days more.
    extended: bool,
    /// When its clock runs out.
    due_at: Option<String>,
    requested_at: String,
    /// Where to send it: for the shop, while it waits to be sent.
    #[schema(value_type = Object)]
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<serde_json::Value>,
    /// Its steps, the first one first; not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    history: Option<Vec<StepView>>,
}

#[derive(Debug, Serialize, ToSchema)]
struct StepView {
    from: Option<String>,
    to: String,
    /// `CREATOR, SELLER, SYSTEM, OPERATOR`.
    actor: String,
    reason: String,
    at: String,
}

impl SampleView {
    fn of(found: &Sample, moves: Option<&[Moved]>) -> SampleView {
        SampleView {
            id: found.id.to_string(),
            collaboration: found.collaboration.to_string(),
            creator: found.creator.to_string(),
            shop: found.shop.to_string(),
            product: found.product.to_string(),
            variant: found.variant.to_string(),
            state: found.state.name().to_owned(),
            note: found.note.clone(),
            carrier: found.carrier.clone(),
            tracking: found.tracking.clone(),
            post: found.post.map(|post| post.to_string()),
            extended: found.extended,
            due_at: found.due_at.map(|at| at.to_string()),
            requested_at: found.requested_at.to_string(),
            address: None,
            history: moves.map(|moves| moves.iter().map(StepView::of).collect()),
        }
    }

    /// As the shop sees it: with the address while there is something to send.
    fn for_shop(found: &Sample, moves: Option<&[Moved]>) -> SampleView {
        let address = found.address.as_deref().filter(|_| found.state == SampleState::AwaitingShipment);
        let address = address.and_then(|text| serde_json::from_str(text).ok());
        SampleView { address, ..SampleView::of(found, moves) }
    }
}

impl StepView {
    fn of(step: &Moved) -> StepView {
        StepView {
            from: step.from_state.map(|state| state.name().to_owned()),
            to: step.to_state.name().to_owned(),
            actor: step.actor.name().to_owned(),
            reason: step.reason.clone(),
            at: step.at.to_string(),
        }
    }
}

/// A wish for a sample.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SampleInput {
    /// A product of the collaboration.
    product: String,
    /// One of its variants; the first unless sent.
    variant: Option<String>,
    /// Said to the shop.
    #[serde(default)]
    note: String,
    #[schema(value_type = Object)]
    address: AddressDraft,
}

/// Asks for a sample of a product that the caller, a creator, may promote by this collaboration.
#[utoipa::path(post, path = "/collaborations/{collaboration}/samples", tag = "samples", security(("bearer" = [])), params(("collaboration" = String, Path)),
    request_body = SampleInput, responses((status = 201, body = SampleView), Refused))]
async fn ask(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Path(collaboration): Path<CollaborationId>,
    body: Unread,
) -> Result<(StatusCode, Answer<SampleView>)> {
    let creator = creator_of(&who.principal);
    is_in(&app, collaboration, creator).await?;
    let input: SampleInput = body.json()?;
    let mut problems = Problems::default();
    let product = input.product.parse().ok();
    problems.check(product.is_some(), || Problem::new("product", "affiliate.product_unknown"));
    let variant = input.variant.as_deref().map(str::parse).transpose();
    problems.check(variant.is_ok(), || Problem::new("variant", "affiliate.variant_unknown"));
    let address = input.address.check();
    if let Err(found) = &address {
        let here = |problem: &Problem| Problem { field: format!("address.{}", problem.field), ..problem.clone() };
        problems.0.extend(found.0.iter().map(here));
    }
    let (Some(product), Ok(variant), Ok(address)) = (product, variant, address) else {
        return Err(Error::invalid(problems));
    };
    let ask = AskSample { collaboration, creator, product, variant, note: input.note, address };
    let clock = app.clock.clone();
    let asked = app.db.write(move |tx| flows::ask_sample(tx, &*clock, &ask)).await?;
    Ok((StatusCode::CREATED, Answer(SampleView::of(&asked, None))))
}

/// 404 for whoever is not in the collaboration.
async fn is_in(app: &AppState, id: CollaborationId, creator: CreatorId) -> Result<()> {
    let member = app.db.read(move |read| affiliate::collaboration::member(read, id, creator)).await?;
    member.map(|_| ()).ok_or_else(Error::not_found)
}

/// The caller's samples, the latest first.
#[utoipa::path(get, path = "/me/samples", tag = "samples", security(("bearer" = [])), params(PageQuery), responses((status = 200, body = ListView<SampleView>), Refused))]
async fn mine(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Paging(page): Paging,
) -> Result<Answer<ListView<SampleView>>> {
    let creator = creator_of(&who.principal);
    let page = app.db.read(move |read| sample::of_creator(read, creator, &page)).await?;
    Ok(Answer(ListView::of(page, |found| SampleView::of(&found, None))))
}

#[derive(Debug, Deserialize, IntoParams)]
struct SamplesQuery {
    /// A state, such as `PENDING`.
    state: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// Samples that creators asked a shop for, the latest first.
#[utoipa::path(get, path = "/shops/{shop}/samples", tag = "samples", security(("bearer" = [])), params(("shop" = String, Path), SamplesQuery),
    responses((status = 200, body = ListView<SampleView>), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    query: Result<Query<SamplesQuery>>,
    page: Result<Paging>,
) -> Result<Answer<ListView<SampleView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let (Query(query), Paging(page)) = (query?, page?);
    let state = query.state.map(|word| super::from_word::<SampleState>(&word, "state")).transpose()?;
    let shop = kernel::Id::new(shop.id.get());
    let page = app.db.read(move |read| sample::of_shop(read, shop, state, &page)).await?;
    Ok(Answer(ListView::of(page, |found| SampleView::for_shop(&found, None))))
}

async fn found(app: &AppState, id: SampleId) -> Result<Sample> {
    app.db.read(move |read| sample::find(read, id)).await?.ok_or_else(Error::not_found)
}

/// The sample, for its creator; 404 for everybody else.
async fn of_creator(app: &AppState, who: &SignedIn<Creator>, id: SampleId) -> Result<Sample> {
    let found = found(app, id).await?;
    if found.creator == creator_of(&who.principal) { Ok(found) } else { Err(Error::not_found()) }
}

/// The sample, for who sends the shop's parcels; 404 for everybody else.
async fn of_staff(app: &AppState, staff: &Staff, id: SampleId) -> Result<Sample> {
    let found = found(app, id).await?;
    staff.may(found.shop.get(), ShopPermission::Orders)?;
    Ok(found)
}

/// Moves a sample by `step`, with its history.
async fn moved<F>(app: &AppState, id: SampleId, step: F) -> Result<(Sample, Vec<Moved>)>
where
    F: Fn(&mut db::Tx, &mut Sample) -> std::result::Result<(), SampleFlowError> + Send + 'static,
{
    let written = app.db.write(move |tx| {
        let mut found = sample::find(tx, id)?.ok_or_else(Error::not_found)?;
        step(tx, &mut found)?;
        let moves = sample::history(tx, id)?;
        Ok::<_, Error>((found, moves))
    });
    written.await
}

/// A sample with its steps: for its creator, or for the shop.
#[utoipa::path(get, path = "/samples/{sample}", tag = "samples", security(("bearer" = [])), params(("sample" = String, Path)), responses((status = 200, body = SampleView), Refused))]
async fn show(staff: Staff, State(app): State<AppState>, Path(id): Path<SampleId>) -> Result<Answer<SampleView>> {
    let found = found(&app, id).await?;
    let moves = app.db.read(move |read| sample::history(read, id)).await?;
    if found.creator == creator_of(&staff.principal) {
        staff.must(accounts::Permission::Creator)?;
        return Ok(Answer(SampleView::of(&found, Some(&moves))));
    }
    staff.may(found.shop.get(), ShopPermission::Orders)?;
    Ok(Answer(SampleView::for_shop(&found, Some(&moves))))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SampleDecisionInput {
    accept: bool,
    /// Said to the creator.
    #[serde(default)]
    reason: String,
}

/// The shop's answer, within seven days. A yes keeps a unit.
#[utoipa::path(post, path = "/samples/{sample}/decision", tag = "samples", security(("bearer" = [])), params(("sample" = String, Path)), request_body = SampleDecisionInput,
    responses((status = 200, body = SampleView), Refused))]
async fn decide(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<SampleId>,
    body: Unread,
) -> Result<Answer<SampleView>> {
    of_staff(&app, &staff, id).await?;
    let SampleDecisionInput { accept, reason } = body.json()?;
    let clock = app.clock.clone();
    let (found, moves) =
        moved(&app, id, move |tx, found| flows::decide_sample(tx, &*clock, found, accept, &reason)).await?;
    Ok(Answer(SampleView::for_shop(&found, Some(&moves))))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SampleShipmentInput {
    carrier: String,
    tracking: String,
}

/// The shop sent it.
#[utoipa::path(post, path = "/samples/{sample}/shipment", tag = "samples", security(("bearer" = [])), params(("sample" = String, Path)), request_body = SampleShipmentInput,
    responses((status = 200, body = SampleView), Refused))]
async fn ship(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<SampleId>,
    body: Unread,
) -> Result<Answer<SampleView>> {
    of_staff(&app, &staff, id).await?;
    let SampleShipmentInput { carrier, tracking } = body.json()?;
    let clock = app.clock.clone();
    let (found, moves) =
        moved(&app, id, move |tx, found| flows::ship_sample(tx, &*clock, found, &carrier, &tracking)).await?;
    Ok(Answer(SampleView::for_shop(&found, Some(&moves))))
}

/// It arrived: the creator has 14 days to post.
#[utoipa::path(post, path = "/samples/{sample}/arrival", tag = "samples", security(("bearer" = [])), params(("sample" = String, Path)), responses((status = 200, body = SampleView), Refused))]
async fn arrive(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Path(id): Path<SampleId>,
) -> Result<Answer<SampleView>> {
    of_creator(&app, &who, id).await?;
    let clock = app.clock.clone();
    let (found, moves) =
        moved(&app, id, move |tx, found| flows::receive_sample(tx, &*clock, found, Actor::Creator)).await?;
    Ok(Answer(SampleView::of(&found, Some(&moves))))
}

/// Seven days more to post, once.
#[utoipa::path(post, path = "/samples/{sample}/extension", tag = "samples", security(("bearer" = [])), params(("sample" = String, Path)), responses((status = 200, body = SampleView), Refused))]
async fn extend(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Path(id): Path<SampleId>,
) -> Result<Answer<SampleView>> {
    of_creator(&app, &who, id).await?;
    let clock = app.clock.clone();
    let (found, moves) = moved(&app, id, move |tx, found| Ok(sample::extend(tx, &*clock, found)?)).await?;
    Ok(Answer(SampleView::of(&found, Some(&moves))))
}

/// The creator does not want it any more; before it is sent.
#[utoipa::path(post, path = "/samples/{sample}/withdrawal", tag = "samples", security(("bearer" = [])), params(("sample" = String, Path)), responses((status = 200, body = SampleView), Refused))]
async fn withdraw(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Path(id): Path<SampleId>,
) -> Result<Answer<SampleView>> {
    of_creator(&app, &who, id).await?;
    let clock = app.clock.clone();
    let (found, moves) = moved(&app, id, move |tx, found| flows::withdraw_sample(tx, &*clock, found)).await?;
    Ok(Answer(SampleView::of(&found, Some(&moves))))
}
