//! Stripe: Checkout Sessions by redirect, refunds, and signed events. <https://docs.stripe.com/api>

use std::collections::BTreeMap;
use std::time::Duration;

use kernel::{Currency, Instant, Money};
use reqwest::blocking::RequestBuilder;
use secrecy::{ExposeSecret, SecretString};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use trade::payment::provider::{
    About, Action, Fetched, FetchedStatus, PaymentProvider, ProviderError, RefundStatus, StartPayment, StartRefund,
    Started, WebhookError, WebhookEvent,
};
use trade::payment::{RefundId, RefundState};
use url::Url;
use url::form_urlencoded::Serializer;

use super::exponent::STRIPE;
use super::http::{COMPLAINT_CHARACTERS_MAX, Service, path_part, web_address};
use super::{TIME_MAX, signature};

/// What the operator says of an account at Stripe.
#[derive(Clone, Debug)]
pub struct StripeSettings {
    /// `https://api.stripe.com/`; see [`base`](super::base).
    pub base: Url,
    /// `sk_live_…` or `sk_test_…`.
    pub secret_key: SecretString,
    /// `whsec_…` of the webhook endpoint.
    pub webhook_secret: SecretString,
    /// For one request.
    pub time_max: Duration,
}

impl StripeSettings {
    /// An account at Stripe's own address.
    pub fn new(base: Url, secret_key: SecretString, webhook_secret: SecretString) -> StripeSettings {
        StripeSettings { base, secret_key, webhook_secret, time_max: TIME_MAX }
    }
}

/// Stripe's Checkout: the shopper pays on Stripe's page and comes back.
pub struct Stripe {
    service: Service,
    secret_key: SecretString,
    webhook_secret: SecretString,
}

impl Stripe {
    /// Nobody is asked yet.
    pub fn new(settings: StripeSettings) -> Stripe {
        let StripeSettings { base, secret_key, webhook_secret, time_max } = settings;
        Stripe { service: Service::new("Stripe", base, time_max, complaint), secret_key, webhook_secret }
    }

    fn get<T: DeserializeOwned>(&self, path: &str) -> Result<T, ProviderError> {
        self.service.send(path, |client, url| self.dress(client.get(url)))
    }

    /// A POST with an idempotency key: repeated within a day, Stripe answers as it did the first time, so that the
    /// form must be the same to the letter.
    fn post<T: DeserializeOwned>(&self, path: &str, key: &str, form: &Form) -> Result<T, ProviderError> {
        self.service.send(path, |client, url| {
            let request = client.post(url).header("Idempotency-Key", key);
            self.dress(request).header("Content-Type", "application/x-www-form-urlencoded").body(form.encoded())
        })
    }

    fn dress(&self, request: RequestBuilder) -> RequestBuilder {
        request.bearer_auth(self.secret_key.expose_secret())
    }

    fn session(&self, provider_ref: &str) -> Result<Session, ProviderError> {
        let id = path_part(provider_ref)?;
        self.get(&format!("v1/checkout/sessions/{id}?expand[]=payment_intent.latest_charge"))
    }

    /// A refund made before with this id: Stripe forgets idempotency keys after a day, its refunds never.
    fn made(&self, intent: &str, refund: RefundId) -> Result<Option<RefundObject>, ProviderError> {
        let list: List<RefundObject> =
            self.get(&format!("v1/refunds?payment_intent={}&limit=100", path_part(intent)?))?;
        let ours = refund.to_string();
        Ok(list.data.into_iter().find(|made| made.metadata.get(REFUND) == Some(&ours)))
    }
}

/// The names of our ids in Stripe's metadata.
const PAYMENT: &str = "meadow_payment";
const REFUND: &str = "meadow_refund";
/// Characters of a product's name and of a metadata value that Stripe takes.
const TEXT_CHARACTERS_MAX: usize = 250;
/// Languages of ours that Stripe's page has; in any other it follows the browser.
const LOCALES: [&str; 7] = ["en", "th", "vi", "id", "ms", "fil", "zh"];

impl PaymentProvider for Stripe {
    fn name(&self) -> &'static str {
        "stripe"
    }

    fn methods(&self) -> &[&'static str] {
        &["stripe"]
    }

    fn start(&self, start: &StartPayment) -> Result<Started, ProviderError> {
        let key = format!("meadow-payment-{}", start.payment);
        let session: Session = self.post("v1/checkout/sessions", &key, &new_session(start)?)?;
        let redirect = session.url.as_deref().and_then(web_address);
        let redirect = redirect.ok_or_else(|| self.service.unreadable("a session without its address"))?;
        Ok(Started {
            provider_ref: path_part(&session.id)?.to_owned(),
            action: Action { redirect },
            expires_at: session.expires_at.map(seconds),
        })
    }

    fn fetch(&self, provider_ref: &str) -> Result<Fetched, ProviderError> {
        self.session(provider_ref)?.fetched()
    }

    fn refund(&self, refund: &StartRefund) -> Result<RefundStatus, ProviderError> {
        let session = self.session(&refund.provider_ref)?;
        let intent = session.payment_intent.ok_or_else(|| ProviderError::Refused {
            code: "not_paid".to_owned(),
            reason: "the session has no payment".to_owned(),
        })?;
        if let Some(made) = self.made(&intent.id, refund.refund)? {
            return Ok(made.status());
        }
        let mut form = Form::default();
        form.add("payment_intent", &intent.id);
        form.add("amount", STRIPE.write(refund.amount)?);
        form.add("reason", "requested_by_customer");
        form.add(&format!("metadata[{REFUND}]"), refund.refund);
        form.add("metadata[reason]", cut(&refund.reason));
        let key = format!("meadow-refund-{}", refund.refund);
        self.post::<RefundObject>("v1/refunds", &key, &form).map(RefundObject::status)
    }

    fn fetch_refund(&self, provider_ref: &str) -> Result<RefundStatus, ProviderError> {
        let refund: RefundObject = self.get(&format!("v1/refunds/{}", path_part(provider_ref)?))?;
        Ok(refund.status())
    }

    /// Only an open session can be expired; what any other is, is told.
    fn cancel(&self, provider_ref: &str) -> Result<Fetched, ProviderError> {
        let id = path_part(provider_ref)?;
        let path = format!("v1/checkout/sessions/{id}/expire");
        match self.post::<Session>(&path, &format!("meadow-expire-{id}"), &Form::default()) {
            Ok(_) | Err(ProviderError::Refused { .. }) => self.fetch(provider_ref),
            Err(error) => Err(error),
        }
    }

    fn webhook<'a>(
        &self,
        header: &dyn Fn(&str) -> Option<&'a str>,
        body: &[u8],
        now: Instant,
    ) -> Result<WebhookEvent, WebhookError> {
        let signed = Signed::read(header("stripe-signature").ok_or(WebhookError::Forged)?)?;
        let parts = [signed.time.as_bytes(), b".".as_slice(), body];
        if !signed.signatures.iter().any(|signature| signature::is_sha256(&self.webhook_secret, &parts, signature)) {
            return Err(WebhookError::Forged);
        }
        signature::check_age(signed.at, now)?;
        let event: Event = serde_json::from_slice(body).map_err(|_| WebhookError::Unreadable)?;
        Ok(WebhookEvent { about: event.about()?, event_id: event.id })
    }
}

/// One line for the whole: our page has shown the goods, and the sum is what was agreed. When the session expires is
/// not said: Stripe takes no less than half an hour, and a repeated request must not differ. It is cancelled instead.
fn new_session(start: &StartPayment) -> Result<Form, ProviderError> {
    let mut form = Form::default();
    form.add("mode", "payment");
    form.add("client_reference_id", start.payment);
    form.add("success_url", &start.return_url);
    form.add("cancel_url", &start.cancel_url);
    form.add("line_items[0][quantity]", 1);
    form.add("line_items[0][price_data][currency]", start.amount.currency.code().to_ascii_lowercase());
    form.add("line_items[0][price_data][unit_amount]", STRIPE.write(start.amount)?);
    form.add("line_items[0][price_data][product_data][name]", cut(&start.description));
    // What is paid is what was shown, in the currency of the market.
    form.add("adaptive_pricing[enabled]", false);
    form.add("locale", locale(start.lang.tag()));
    form.add(&format!("metadata[{PAYMENT}]"), start.payment);
    form.add(&format!("payment_intent_data[metadata][{PAYMENT}]"), start.payment);
    if let Some(email) = &start.email {
        form.add("customer_email", email);
    }
    Ok(form)
}

fn locale(tag: &str) -> &str {
    let language = tag.split('-').next().unwrap_or(tag);
    if LOCALES.contains(&language) { language } else { "auto" }
}

fn cut(text: &str) -> String {
    text.chars().take(TEXT_CHARACTERS_MAX).collect()
}

/// A form body.
#[derive(Default)]
struct Form(Vec<(String, String)>);

impl Form {
    fn add(&mut self, name: &str, value: impl ToString) {
        self.0.push((name.to_owned(), value.to_string()));
    }

    fn encoded(&self) -> String {
        Serializer::new(String::new()).extend_pairs(&self.0).finish()
    }
}

#[derive(Deserialize)]
struct Complaint {
    error: ComplaintBody,
}

#[derive(Deserialize)]
struct ComplaintBody {
    code: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    message: Option<String>,
}

fn complaint(body: &[u8]) -> Option<(String, String)> {
    let Complaint { error } = serde_json::from_slice(body).ok()?;
    let code = error.code.or(error.kind)?;
    Some((code, error.message.unwrap_or_default().chars().take(COMPLAINT_CHARACTERS_MAX).collect()))
}

#[derive(Deserialize)]
struct Session {
    id: String,
    url: Option<String>,
    status: Option<String>,
    payment_status: Option<String>,
    amount_total: Option<i64>,
    currency: Option<String>,
    expires_at: Option<i64>,
    /// Only an id where it was not expanded: then it is not asked for.
    #[serde(default, deserialize_with = "expanded")]
    payment_intent: Option<Intent>,
}

#[derive(Deserialize)]
struct Intent {
    id: String,
    status: Option<String>,
    amount_received: Option<i64>,
    #[serde(default, deserialize_with = "expanded")]
    latest_charge: Option<Charge>,
    last_payment_error: Option<ComplaintBody>,
}

#[derive(Deserialize)]
struct Charge {
    #[serde(default)]
    amount_refunded: i64,
}

/// An object that Stripe sends whole or as its id.
fn expanded<'de, D: serde::Deserializer<'de>, T: DeserializeOwned>(d: D) -> Result<Option<T>, D::Error> {
    let value = serde_json::Value::deserialize(d)?;
    match value.is_object() {
        true => serde_json::from_value(value).map(Some).map_err(serde::de::Error::custom),
        false => Ok(None),
    }
}

impl Session {
    fn fetched(&self) -> Result<Fetched, ProviderError> {
        let unreadable = |what: &str| ProviderError::Unreadable(format!("Stripe: a session without {what}"));
        let currency = self.currency.as_deref().ok_or_else(|| unreadable("its currency"))?;
        let currency: Currency = currency.to_ascii_uppercase().parse().map_err(|_| unreadable("a known currency"))?;
        let status = self.state().ok_or_else(|| unreadable("a known status"))?;
        let (mut captured, mut refunded) = (Money::zero(currency), Money::zero(currency));
        if status == FetchedStatus::Paid {
            let received = self.payment_intent.as_ref().and_then(|intent| intent.amount_received);
            let received = received.or(self.amount_total).ok_or_else(|| unreadable("its amount"))?;
            captured = STRIPE.read(received, currency)?;
            let charge = self.payment_intent.as_ref().and_then(|intent| intent.latest_charge.as_ref());
            refunded = STRIPE.read(charge.map_or(0, |charge| charge.amount_refunded), currency)?;
        }
        Ok(Fetched { status, captured, refunded })
    }

    /// A complete session may still wait for a bank; then its payment says whether it failed.
    fn state(&self) -> Option<FetchedStatus> {
        match (self.status.as_deref()?, self.payment_status.as_deref()?) {
            (_, "paid" | "no_payment_required") => Some(FetchedStatus::Paid),
            ("open", _) => Some(FetchedStatus::Pending),
            ("expired", _) => Some(FetchedStatus::Expired),
            ("complete", _) => Some(self.payment_intent.as_ref().map_or(FetchedStatus::Pending, Intent::unpaid)),
            _ => None,
        }
    }
}

impl Intent {
    fn unpaid(&self) -> FetchedStatus {
        match self.status.as_deref() {
            Some("requires_payment_method" | "canceled") => {
                let code = self.last_payment_error.as_ref().and_then(|error| error.code.clone());
                FetchedStatus::Failed { code: code.unwrap_or_else(|| "declined".to_owned()) }
            }
            _ => FetchedStatus::Pending,
        }
    }
}

#[derive(Deserialize)]
struct List<T> {
    data: Vec<T>,
}

#[derive(Deserialize)]
struct RefundObject {
    id: String,
    status: Option<String>,
    failure_reason: Option<String>,
    #[serde(default)]
    metadata: BTreeMap<String, String>,
}

impl RefundObject {
    /// `requires_action` is the shopper's: the money waits for bank details.
    fn status(self) -> RefundStatus {
        let state = match self.status.as_deref() {
            Some("succeeded") => RefundState::Done,
            Some("failed" | "canceled") => RefundState::Failed,
            _ => RefundState::Processing,
        };
        RefundStatus { provider_ref: self.id, state, failure: self.failure_reason }
    }
}

/// The header `Stripe-Signature: t=1492774577,v1=5257a8…,v1=…,v0=…`.
struct Signed<'a> {
    time: &'a str,
    at: Instant,
    signatures: Vec<&'a str>,
}

impl<'a> Signed<'a> {
    fn read(header: &'a str) -> Result<Signed<'a>, WebhookError> {
        let pairs = || header.split(',').filter_map(|pair| pair.trim().split_once('='));
        let (_, time) = pairs().find(|(name, _)| *name == "t").ok_or(WebhookError::Forged)?;
        let at = time.parse().map(seconds).map_err(|_| WebhookError::Forged)?;
        let signatures = pairs().filter(|(name, _)| *name == "v1").map(|(_, value)| value).collect();
        Ok(Signed { time, at, signatures })
    }
}

fn seconds(seconds: i64) -> Instant {
    Instant::from_ms(seconds.saturating_mul(1_000))
}

#[derive(Deserialize)]
struct Event {
    id: String,
    #[serde(rename = "type")]
    kind: String,
    data: EventData,
}

#[derive(Deserialize)]
struct EventData {
    object: EventObject,
}

#[derive(Deserialize)]
struct EventObject {
    #[serde(default)]
    id: String,
    #[serde(default)]
    metadata: BTreeMap<String, String>,
}

impl Event {
    fn about(&self) -> Result<About, WebhookError> {
        let object = &self.data.object;
        let provider_ref = || path_part(&object.id).map(str::to_owned).map_err(|_| WebhookError::Unreadable);
        match self.kind.as_str() {
            kind if kind.starts_with("checkout.session.") => Ok(About::Payment { provider_ref: provider_ref()? }),
            kind if kind.starts_with("refund.") || kind == "charge.refund.updated" => {
                let refund = object.metadata.get(REFUND).and_then(|id| id.parse().ok());
                Ok(About::Refund { provider_ref: provider_ref()?, refund })
            }
            _ => Ok(About::Nothing),
        }
    }
}
