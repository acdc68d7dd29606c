//! Payouts: asked for by a payee, made and told of by the operator.

use accounts::{Permission, ShopPermission};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use flows::{BankFileError, PayOutError, PayoutDecision};
use kernel::{Currency, Money, Problem};
use ledger::payout::{self, Payout, PayoutId, PayoutState};
use ledger::{Payee, settlement};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::payee;
use crate::access::{OperatorMoney, SignedIn, Staff};
use crate::api::shops::shop_for;
use crate::api::{PageQuery, Refused, from_word};
use crate::extract::{Paging, Path, Query, Speech};
use crate::idempotent::Keyed;
use crate::view::{ListView, MoneyInput, MoneyView};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(of_shop))
        .routes(routes!(request))
        .routes(routes!(waiting))
        .routes(routes!(decide))
        .routes(routes!(bank_file))
}

/// A transfer to a payee.
#[derive(Debug, Serialize, ToSchema)]
struct PayoutView {
    id: String,
    /// `shop:ID` or `creator:ID`.
    payee: String,
    /// `PROCESSING, PAID, FAILED`.
    state: String,
    amount: MoneyView,
    /// The bank's, once it is paid.
    reference: Option<String>,
    /// Why it failed.
    failure: Option<String>,
    requested_at: String,
    decided_at: Option<String>,
}

impl PayoutView {
    fn of(payout: &Payout, voice: &Voice) -> PayoutView {
        PayoutView {
            id: payout.id.to_string(),
            payee: payout.payee.to_string(),
            state: payout.state.name().to_owned(),
            amount: MoneyView::of(payout.amount, voice),
            reference: payout.reference.clone(),
            failure: payout.failure.clone(),
            requested_at: payout.requested_at.to_string(),
            decided_at: payout.decided_at.map(|at| at.to_string()),
        }
    }
}

/// A shop's payouts, the newest first.
#[utoipa::path(get, path = "/shops/{shop}/payouts", tag = "money", security(("bearer" = [])), params(("shop" = String, Path), PageQuery),
    responses((status = 200, body = ListView<PayoutView>), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<PayoutView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let (Paging(page), payee) = (page?, payee(&shop));
    let page = app.db.read(move |read| payout::of_payee(read, payee, &page)).await?;
    Ok(Answer(ListView::of(page, |payout| PayoutView::of(&payout, &voice))))
}

/// What a creator is paid in: what they named, or the one currency in which anything is payable.
async fn currency_of(app: &AppState, payee: Payee, named: Option<Currency>) -> Result<Currency> {
    if let Some(currency) = named {
        return Ok(currency);
    }
    let payable = app.db.read(move |read| settlement::payable(read, payee)).await?;
    let mut positive = payable.iter().filter(|amount| amount.minor > 0);
    match (positive.next(), positive.next()) {
        (Some(only), None) => Ok(only.currency),
        (None, _) => Err(Error::new("ledger.nothing_to_pay_out")),
        _ => Err(Error::field(Problem::new("currency", "request.field_missing"))),
    }
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PayoutInput {
    /// A shop, by id or handle; a creator's own money unless sent.
    shop: Option<String>,
    /// All that is payable unless sent.
    amount: Option<MoneyInput>,
    /// For a creator who is paid in several currencies.
    currency: Option<String>,
}

/// Asks to be paid what is payable. Needs an `Idempotency-Key`.
#[utoipa::path(post, path = "/payouts", tag = "money", security(("bearer" = [])), params(("Idempotency-Key" = String, Header)), request_body = PayoutInput,
    responses((status = 201, body = PayoutView), Refused))]
async fn request(staff: Staff, State(app): State<AppState>, Speech(voice): Speech, body: Keyed) -> Result<Response> {
    let (input, key) = body.json::<PayoutInput>(format!("person:{}", staff.principal.person))?;
    let amount = input.amount.as_ref().map(|amount| money(amount, "amount.currency")).transpose()?;
    let asked = input.currency.as_deref().map(|code| currency(code, "currency")).transpose()?;
    let (payee, currency) = match input.shop {
        Some(name) => {
            let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
            (payee(&shop), shop.currency)
        }
        None => {
            staff.must(Permission::Creator)?;
            let creator = Payee::Creator(kernel::Id::new(staff.principal.person.get()));
            let named = asked.or(amount.map(|amount| amount.currency));
            (creator, currency_of(&app, creator, named).await?)
        }
    };
    let (key, clock, wall) = (key.map_err(Error::field)?, app.clock.clone(), app.wall);
    let answered = app.db.write(move |tx| {
        key.run(tx, &wall, StatusCode::CREATED, |tx| {
            let payout = flows::request_payout(tx, &*clock, payee, currency, amount).map_err(refused)?;
            Ok(PayoutView::of(&payout, &voice))
        })
    });
    Ok(answered.await?.into_response())
}

fn currency(code: &str, field: &str) -> Result<Currency> {
    code.parse().map_err(|_| Error::field(Problem::new(field, "market.currency_unknown").with("currency", code)))
}

fn money(sent: &MoneyInput, field: &str) -> Result<Money> {
    Ok(Money::new(sent.minor, currency(&sent.currency, field)?))
}

/// What is wrong with a field is said of it; the rest is a matter of state.
fn refused(error: PayOutError) -> Error {
    let error = Error::from(error);
    match error.code() {
        "ledger.payout_words" => error.on("reference"),
        "ledger.payout_not_found" => Error::not_found(),
        _ => error,
    }
}

#[derive(Debug, Deserialize, IntoParams)]
struct StateQuery {
    /// `PROCESSING, PAID, FAILED`.
    state: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// Everybody's payouts, the newest first: for operators of money.
#[utoipa::path(get, path = "/operator/payouts", tag = "money", security(("bearer" = [])), params(StateQuery), responses((status = 200, body = ListView<PayoutView>), Refused))]
async fn waiting(
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Query(query): Query<StateQuery>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<PayoutView>>> {
    let state = query.state.map(|word| from_word::<PayoutState>(&word, "state")).transpose()?;
    let page = app.db.read(move |read| payout::list(read, state, &page)).await?;
    Ok(Answer(ListView::of(page, |payout| PayoutView::of(&payout, &voice))))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct PayoutDecisionInput {
    /// `PAID` or `FAILED`.
    state: DecidedInput,
    /// The bank's reference, or why it failed.
    #[serde(default)]
    reference: String,
}

#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum DecidedInput {
    Paid,
    Failed,
}

/// Says what became of a payout. Needs an `Idempotency-Key`.
#[utoipa::path(post, path = "/payouts/{payout}/decision", tag = "money", security(("bearer" = [])),
    params(("payout" = String, Path), ("Idempotency-Key" = String, Header)), request_body = PayoutDecisionInput,
    responses((status = 200, body = PayoutView), Refused))]
async fn decide(
    who: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Path(id): Path<PayoutId>,
    Speech(voice): Speech,
    body: Keyed,
) -> Result<Response> {
    app.db.read(move |read| payout::find(read, id)).await?.ok_or_else(Error::not_found)?;
    let (input, key) = body.json::<PayoutDecisionInput>(format!("person:{}", who.principal.person))?;
    let (key, clock, wall) = (key.map_err(Error::field)?, app.clock.clone(), app.wall);
    let answered = app.db.write(move |tx| {
        key.run(tx, &wall, StatusCode::OK, |tx| {
            let decision = match input.state {
                DecidedInput::Paid => PayoutDecision::Paid { reference: &input.reference },
                DecidedInput::Failed => PayoutDecision::Failed { reason: &input.reference },
            };
            let payout = flows::decide_payout(tx, &*clock, id, decision).map_err(refused)?;
            Ok(PayoutView::of(&payout, &voice))
        })
    });
    Ok(answered.await?.into_response())
}

/// Payouts as a file for the bank (CSV): ids, several with commas between, or `processing` for all that wait.
#[utoipa::path(get, path = "/payouts/files/{file}", tag = "money", security(("bearer" = [])), params(("file" = String, Path)),
    responses((status = 200, body = String, content_type = "text/csv"), Refused))]
async fn bank_file(
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Path(file): Path<String>,
) -> Result<Response> {
    let named = file.trim_end_matches(".csv").to_owned();
    let ids: Vec<PayoutId> = match named.as_str() {
        "processing" => all_processing(&app).await?,
        ids => ids.split(',').map(|id| id.parse().map_err(|_| Error::not_found())).collect::<Result<_>>()?,
    };
    if ids.len() > FILE_PAYOUTS_MAX {
        return Err(Error::not_found());
    }
    let text = app.db.read(move |read| flows::bank_file(read, &ids)).await.map_err(no_file)?;
    let headers = [
        (CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (CONTENT_DISPOSITION, "attachment; filename=\"payouts.csv\"".to_owned()),
    ];
    Ok((headers, text).into_response())
}

fn no_file(error: BankFileError) -> Error {
    match error {
        BankFileError::Unknown(_) => Error::not_found(),
        other => other.into(),
    }
}

/// Payouts in a file at the most.
const FILE_PAYOUTS_MAX: usize = 1_000;

async fn all_processing(app: &AppState) -> Result<Vec<PayoutId>> {
    let read = app.db.read_long(|read| {
        let (mut ids, mut after) = (Vec::new(), None);
        while ids.len() < FILE_PAYOUTS_MAX {
            let request = kernel::PageRequest::new(after, Some(kernel::LIMIT_MAX));
            let page = payout::list(read, Some(PayoutState::Processing), &request)?;
            ids.extend(page.items.iter().map(|payout| payout.id));
            after = page.next;
            if after.is_none() {
                break;
            }
        }
        Ok::<_, db::Error>(ids)
    });
    Ok(read.await?)
}
