//! Payments: tried again, and what their providers say.

use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::{HeaderMap, StatusCode};
use serde::{Deserialize, Serialize};
use trade::payment::Payment;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::Public;
use crate::extract::Path;
use crate::view::MoneyView;
use crate::{AppState, Error, Result, Voice};

/// A provider's message is at most this long.
const MESSAGE_BYTES_MAX: usize = 64 * 1024;

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(webhook)).layer(DefaultBodyLimit::max(MESSAGE_BYTES_MAX))
}

/// A payment: one for all orders of a checkout.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct PaymentView {
    pub id: String,
    /// `PENDING, PAID, FAILED, EXPIRED`.
    pub status: String,
    pub method: String,
    pub provider: String,
    pub amount: MoneyView,
    /// What the shopper does next.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub action: Option<ActionView>,
    /// Why it failed, by the provider's code.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub failure: Option<String>,
    /// When the time to pay is over.
    pub expires_at: Option<String>,
    pub paid_at: Option<String>,
}

#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
pub(crate) struct ActionView {
    /// Go there and pay.
    pub redirect: String,
}

impl PaymentView {
    pub(crate) fn of(payment: &Payment, voice: &Voice) -> PaymentView {
        PaymentView {
            id: payment.id.to_string(),
            status: payment.status.name().to_owned(),
            method: payment.method.clone(),
            provider: payment.provider.clone(),
            amount: MoneyView::of(payment.amount, voice),
            action: payment.action.as_ref().map(|action| ActionView { redirect: action.redirect.to_string() }),
            failure: payment.failure.clone(),
            expires_at: payment.expires_at.map(|at| at.to_string()),
            paid_at: payment.paid_at.map(|at| at.to_string()),
        }
    }
}

/// A message of a payment provider: signed, taken once; what it claims is asked of the provider.
#[utoipa::path(post, path = "/payments/webhooks/{provider}", tag = "payments", security(()), params(("provider" = String, Path)),
    request_body(content = Object, description = "As the provider writes it, signed"), responses((status = 200), Refused))]
async fn webhook(
    _: Public,
    State(app): State<AppState>,
    Path(provider): Path<String>,
    headers: HeaderMap,
    body: std::result::Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Result<StatusCode> {
    let body = body.map_err(crate::extract::unread)?;
    let heard = tokio::task::spawn_blocking(move || {
        let header = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        let (clock, now) = (&*app.clock, kernel::Clock::now(&app.wall));
        flows::payment_webhook(&app.db, clock, &app.payments, &provider, &header, &body, now)
    });
    heard.await.map_err(Error::fault)??;
    Ok(StatusCode::OK)
}
