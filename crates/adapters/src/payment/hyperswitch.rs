//! Hyperswitch: payment links, refunds, and signed webhooks; behind it the wallets and banks of a country.
//! <https://api-reference.hyperswitch.io>

use std::time::Duration;

use kernel::{Currency, Instant, Money};
use reqwest::blocking::RequestBuilder;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use trade::payment::provider::{
    About, Action, Fetched, FetchedStatus, PaymentProvider, ProviderError, RefundStatus, StartPayment, StartRefund,
    Started, WebhookError, WebhookEvent,
};
use trade::payment::{RefundId, RefundState};
use url::Url;

use super::exponent::HYPERSWITCH;
use super::http::{COMPLAINT_CHARACTERS_MAX, Service, path_part, web_address};
use super::{TIME_MAX, signature};

/// What the operator says of an account at a Hyperswitch, their own or the hosted one.
#[derive(Clone, Debug)]
pub struct HyperswitchSettings {
    /// `https://api.hyperswitch.io/`; see [`base`](super::base).
    pub base: Url,
    pub api_key: SecretString,
    /// The profile's `payment_response_hash_key`, which signs its webhooks.
    pub webhook_key: SecretString,
    /// The business profile, where the account has several.
    pub profile: Option<String>,
    /// For one request.
    pub time_max: Duration,
}

impl HyperswitchSettings {
    /// An account with one profile.
    pub fn new(base: Url, api_key: SecretString, webhook_key: SecretString) -> HyperswitchSettings {
        HyperswitchSettings { base, api_key, webhook_key, profile: None, time_max: TIME_MAX }
    }
}

/// Hyperswitch's payment links: the shopper pays on its page and comes back.
pub struct Hyperswitch {
    service: Service,
    api_key: SecretString,
    webhook_key: SecretString,
    profile: Option<String>,
}

/// How our ids begin there: with 22 digits they are the 30 characters that its documentation asks for. It refuses a
/// second payment or refund of the same id ([`DUPLICATE`]), which makes both idempotent for good.
const PAYMENT: &str = "mdw_pay_";
const REFUND: &str = "mdw_ref_";
/// The code of an id that was there before.
const DUPLICATE: &str = "HE_01";
/// Seconds that a payment link lives, at the least and the most.
const LINK_S: (i64, i64) = (60, 7_890_000);
/// Characters of a description or reason that are sent.
const TEXT_CHARACTERS_MAX: usize = 250;

impl Hyperswitch {
    /// Nobody is asked yet.
    pub fn new(settings: HyperswitchSettings) -> Hyperswitch {
        let HyperswitchSettings { base, api_key, webhook_key, profile, time_max } = settings;
        Hyperswitch { service: Service::new("Hyperswitch", base, time_max, complaint), api_key, webhook_key, profile }
    }

    fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, ProviderError> {
        self.service.send(path, |client, url| self.dress(client.get(url)))
    }

    fn post<T: DeserializeOwned>(&self, path: &str, body: &Value) -> Result<T, ProviderError> {
        self.service.send(path, |client, url| self.dress(client.post(url)).json(body))
    }

    fn dress(&self, request: RequestBuilder) -> RequestBuilder {
        request.header("api-key", self.api_key.expose_secret())
    }

    fn payment(&self, provider_ref: &str) -> Result<Payment, ProviderError> {
        self.get(&format!("payments/{}?force_sync=true", path_part(provider_ref)?))
    }

    fn new_payment(&self, start: &StartPayment) -> Result<Value, ProviderError> {
        let seconds = start.expires_at.since_ms(start.now) / 1_000;
        let mut body = json!({
            "payment_id": reference(PAYMENT, start.payment.get()),
            "amount": HYPERSWITCH.write(start.amount)?,
            "currency": start.amount.currency.code(),
            "capture_method": "automatic",
            "confirm": false,
            "payment_link": true,
            "session_expiry": seconds.clamp(LINK_S.0, LINK_S.1),
            "return_url": start.return_url.as_str(),
            "description": cut(&start.description),
        });
        if let Some(fields) = body.as_object_mut() {
            fields.extend(start.email.iter().map(|email| ("email".to_owned(), json!(email))));
            fields.extend(self.profile.iter().map(|profile| ("profile_id".to_owned(), json!(profile))));
        }
        Ok(body)
    }
}

impl PaymentProvider for Hyperswitch {
    fn name(&self) -> &'static str {
        "hyperswitch"
    }

    fn methods(&self) -> &[&'static str] {
        &["hyperswitch"]
    }

    fn start(&self, start: &StartPayment) -> Result<Started, ProviderError> {
        let payment = match self.post::<Payment>("payments", &self.new_payment(start)?) {
            Err(ProviderError::Refused { code, .. }) if code == DUPLICATE => {
                self.payment(&reference(PAYMENT, start.payment.get()))?
            }
            answer => answer?,
        };
        let link = payment.payment_link.as_ref().and_then(|link| web_address(&link.link));
        let redirect = link.ok_or_else(|| self.service.unreadable("a payment without its link"))?;
        let expires_at = payment.expires_on.as_deref().and_then(time);
        Ok(Started {
            provider_ref: path_part(&payment.payment_id)?.to_owned(),
            action: Action { redirect },
            expires_at,
        })
    }

    fn fetch(&self, provider_ref: &str) -> Result<Fetched, ProviderError> {
        self.payment(provider_ref)?.fetched()
    }

    fn refund(&self, refund: &StartRefund) -> Result<RefundStatus, ProviderError> {
        let id = reference(REFUND, refund.refund.get());
        let body = json!({
            "refund_id": id,
            "payment_id": path_part(&refund.provider_ref)?,
            "amount": HYPERSWITCH.write(refund.amount)?,
            "reason": cut(&refund.reason),
            "refund_type": "instant",
        });
        match self.post::<RefundObject>("refunds", &body) {
            Ok(made) => made.status(),
            Err(ProviderError::Refused { code, .. }) if code == DUPLICATE => self.fetch_refund(&id),
            Err(error) => Err(error),
        }
    }

    fn fetch_refund(&self, provider_ref: &str) -> Result<RefundStatus, ProviderError> {
        self.get::<RefundObject>(&format!("refunds/{}", path_part(provider_ref)?))?.status()
    }

    /// A payment that is over or on its way cannot be cancelled; what it is, is told.
    fn cancel(&self, provider_ref: &str) -> Result<Fetched, ProviderError> {
        let path = format!("payments/{}/cancel", path_part(provider_ref)?);
        match self.post::<Payment>(&path, &json!({"cancellation_reason": "abandoned"})) {
            Ok(_) | Err(ProviderError::Refused { .. }) => self.fetch(provider_ref),
            Err(error) => Err(error),
        }
    }

    /// Hyperswitch repeats a message for a day with the time of its first sending: what comes later than the tolerance
    /// is refused all the same, and found by asking.
    fn webhook<'a>(
        &self,
        header: &dyn Fn(&str) -> Option<&'a str>,
        body: &[u8],
        now: Instant,
    ) -> Result<WebhookEvent, WebhookError> {
        let signature = header("x-webhook-signature-512").ok_or(WebhookError::Forged)?;
        if !signature::is_sha512(&self.webhook_key, &[body], signature.trim()) {
            return Err(WebhookError::Forged);
        }
        let message: Message = serde_json::from_slice(body).map_err(|_| WebhookError::Unreadable)?;
        signature::check_age(time(&message.timestamp).ok_or(WebhookError::Unreadable)?, now)?;
        Ok(WebhookEvent { about: message.content.about()?, event_id: message.event_id })
    }
}

/// Our id as it stands there: always 30 characters.
fn reference(kind: &str, id: i64) -> String {
    format!("{kind}{id:022}")
}

fn cut(text: &str) -> String {
    text.chars().take(TEXT_CHARACTERS_MAX).collect()
}

/// A time with or without its zone; without one it is UTC.
fn time(text: &str) -> Option<Instant> {
    let civil = |text: &str| {
        let time: jiff::civil::DateTime = text.parse().ok()?;
        time.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp().into())
    };
    text.parse().ok().or_else(|| civil(text))
}

#[derive(Deserialize)]
struct Complaint {
    error: ComplaintBody,
}

#[derive(Deserialize)]
struct ComplaintBody {
    code: String,
    #[serde(default)]
    message: String,
}

fn complaint(body: &[u8]) -> Option<(String, String)> {
    let Complaint { error } = serde_json::from_slice(body).ok()?;
    Some((error.code, error.message.chars().take(COMPLAINT_CHARACTERS_MAX).collect()))
}

#[derive(Deserialize)]
struct Payment {
    payment_id: String,
    status: String,
    currency: String,
    amount_received: Option<i64>,
    error_code: Option<String>,
    payment_link: Option<Link>,
    expires_on: Option<String>,
    refunds: Option<Vec<RefundObject>>,
}

#[derive(Deserialize)]
struct Link {
    link: String,
}

impl Payment {
    fn fetched(&self) -> Result<Fetched, ProviderError> {
        let unreadable = |what: &str| ProviderError::Unreadable(format!("Hyperswitch: a payment without {what}"));
        let currency: Currency = self.currency.parse().map_err(|_| unreadable("a known currency"))?;
        let status = self.state().ok_or_else(|| unreadable("a known status"))?;
        let mut captured = Money::zero(currency);
        if status == FetchedStatus::Paid {
            captured = HYPERSWITCH.read(self.amount_received.ok_or_else(|| unreadable("its amount"))?, currency)?;
        }
        let sent_back = self.refunds.iter().flatten().filter(|refund| refund.status != "failed");
        let refunded = sent_back.map(|refund| refund.amount.unwrap_or(0)).fold(0, i64::saturating_add);
        Ok(Fetched { status, captured, refunded: HYPERSWITCH.read(refunded, currency)? })
    }

    fn state(&self) -> Option<FetchedStatus> {
        match self.status.as_str() {
            "succeeded" | "partially_captured" => Some(FetchedStatus::Paid),
            "failed" => {
                let code = self.error_code.clone().unwrap_or_else(|| "declined".to_owned());
                Some(FetchedStatus::Failed { code })
            }
            "cancelled" | "cancelled_post_capture" | "expired" => Some(FetchedStatus::Expired),
            "processing"
            | "requires_customer_action"
            | "requires_merchant_action"
            | "requires_payment_method"
            | "requires_confirmation"
            | "requires_capture"
            | "partially_captured_and_capturable"
            | "partially_authorized_and_requires_capture"
            | "partially_captured_and_processing"
            | "conflicted"
            | "review" => Some(FetchedStatus::Pending),
            _ => None,
        }
    }
}

#[derive(Deserialize)]
struct RefundObject {
    refund_id: String,
    status: String,
    amount: Option<i64>,
    error_message: Option<String>,
}

impl RefundObject {
    fn status(self) -> Result<RefundStatus, ProviderError> {
        let state = match self.status.as_str() {
            "succeeded" => RefundState::Done,
            "failed" => RefundState::Failed,
            "pending" | "review" => RefundState::Processing,
            _ => return Err(ProviderError::Unreadable("Hyperswitch: a refund without a known status".to_owned())),
        };
        Ok(RefundStatus { provider_ref: self.refund_id, state, failure: self.error_message })
    }
}

#[derive(Deserialize)]
struct Message {
    event_id: String,
    timestamp: String,
    content: Content,
}

#[derive(Deserialize)]
struct Content {
    #[serde(rename = "type")]
    kind: String,
    object: Object,
}

#[derive(Deserialize)]
struct Object {
    payment_id: Option<String>,
    refund_id: Option<String>,
}

impl Content {
    fn about(&self) -> Result<About, WebhookError> {
        let plain = |id: &Option<String>| {
            let id = id.as_deref().and_then(|id| path_part(id).ok());
            id.map(str::to_owned).ok_or(WebhookError::Unreadable)
        };
        match self.kind.as_str() {
            "payment_details" => Ok(About::Payment { provider_ref: plain(&self.object.payment_id)? }),
            "refund_details" => {
                let provider_ref = plain(&self.object.refund_id)?;
                let refund = provider_ref.strip_prefix(REFUND).and_then(|id| id.parse::<i64>().ok()).map(RefundId::new);
                Ok(About::Refund { provider_ref, refund })
            }
            _ => Ok(About::Nothing),
        }
    }
}
