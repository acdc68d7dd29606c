//! Refunds, for operators of money: those that only a person can send, and those that failed.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use flows::DecideRefundError;
use serde::{Deserialize, Serialize};
use trade::payment::RefundState;
use trade::payment::refund::{self, Refund, RefundId};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use crate::access::{OperatorMoney, SignedIn};
use crate::api::{Refused, from_word};
use crate::extract::{Paging, Path, Query, Speech};
use crate::idempotent::Keyed;
use crate::view::{ListView, MoneyView};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list)).routes(routes!(decide))
}

/// Money owed back to a shopper.
#[derive(Debug, Serialize, ToSchema)]
struct RefundView {
    id: String,
    order: String,
    payment: String,
    /// Who sends it: the payment's provider, or `manual`.
    provider: String,
    amount: MoneyView,
    reason: String,
    /// `PROCESSING, DONE, FAILED`.
    state: String,
    attempts: i64,
    /// What went wrong last.
    failure: Option<String>,
    requested_at: String,
    done_at: Option<String>,
}

impl RefundView {
    fn of(refund: &Refund, voice: &Voice) -> RefundView {
        RefundView {
            id: refund.id.to_string(),
            order: refund.order.to_string(),
            payment: refund.payment.to_string(),
            provider: refund.provider.clone(),
            amount: MoneyView::of(refund.amount, voice),
            reason: refund.reason.clone(),
            state: refund.state.name().to_owned(),
            attempts: refund.attempts,
            failure: refund.failure.clone(),
            requested_at: refund.requested_at.to_string(),
            done_at: refund.done_at.map(|at| at.to_string()),
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
struct RefundsQuery {
    /// `PROCESSING, DONE, FAILED`.
    state: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// Refunds, the newest first: for operators of money.
#[utoipa::path(get, path = "/operator/refunds", tag = "money", security(("bearer" = [])), params(RefundsQuery), responses((status = 200, body = ListView<RefundView>), Refused))]
async fn list(
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Query(query): Query<RefundsQuery>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<RefundView>>> {
    let state = query.state.map(|word| from_word::<RefundState>(&word, "state")).transpose()?;
    let page = app.db.read(move |read| refund::list(read, state, &page)).await?;
    Ok(Answer(ListView::of(page, |refund| RefundView::of(&refund, &voice))))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RefundDecisionInput {
    /// `DONE`: it was sent by hand. `PROCESSING`: a failed one is tried again.
    state: RefundDecided,
    /// The bank's reference of what was sent by hand.
    #[serde(default)]
    reference: String,
}

#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum RefundDecided {
    Done,
    Processing,
}

/// Says that a refund was sent by hand, or has a failed one tried again. Needs an `Idempotency-Key`.
#[utoipa::path(post, path = "/refunds/{refund}/decision", tag = "money", security(("bearer" = [])),
    params(("refund" = String, Path), ("Idempotency-Key" = String, Header)), request_body = RefundDecisionInput,
    responses((status = 200, body = RefundView), Refused))]
async fn decide(
    who: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Path(id): Path<RefundId>,
    Speech(voice): Speech,
    body: Keyed,
) -> Result<Response> {
    app.db.read(move |read| refund::find(read, id)).await?.ok_or_else(Error::not_found)?;
    let (input, key) = body.json::<RefundDecisionInput>(format!("person:{}", who.principal.person))?;
    let (key, clock, wall) = (key.map_err(Error::field)?, app.clock.clone(), app.wall);
    let answered = app.db.write(move |tx| {
        key.run(tx, &wall, StatusCode::OK, |tx| {
            let decided = match input.state {
                RefundDecided::Done => flows::refund_by_hand(tx, &*clock, id, &input.reference),
                RefundDecided::Processing => flows::retry_refund(tx, &*clock, id),
            };
            Ok(RefundView::of(&decided.map_err(refused)?, &voice))
        })
    });
    Ok(answered.await?.into_response())
}

fn refused(error: DecideRefundError) -> Error {
    match error {
        DecideRefundError::NotFound => Error::not_found(),
        other => other.into(),
    }
}
