//! A stand-in for Hyperswitch: payments by link, refunds and signed webhooks, as
//! <https://api-reference.hyperswitch.io> describes them.

use std::collections::BTreeMap;

use hmac::{Hmac, Mac};
use kernel::Instant;
use serde_json::{Value, json};
use sha2::Sha512;

use super::server::{Answer, Asked, Fault, Server, Serves};

/// A local server in Hyperswitch's place.
pub struct HyperswitchStandIn(Server<Account>);

impl HyperswitchStandIn {
    /// The API key that requests must carry.
    pub const KEY: &'static str = "snd_stand_in";
    /// The `payment_response_hash_key` that webhooks are signed with.
    pub const WEBHOOK_KEY: &'static str = "hash_key_stand_in";

    /// A server on a free port of this machine.
    pub fn start() -> HyperswitchStandIn {
        HyperswitchStandIn(Server::start(Account::default()))
    }

    /// Its address, ending with a slash.
    pub fn url(&self) -> String {
        self.0.url()
    }

    /// Everything it was asked.
    pub fn asked(&self) -> Vec<Asked> {
        self.0.asked()
    }

    /// The next requests go wrong, one by one.
    pub fn next(&self, faults: &[Fault]) {
        self.0.next(faults);
    }

    /// The shopper pays.
    pub fn pay(&self, payment: &str) {
        self.set(payment, "succeeded");
    }

    /// A payment comes into this status: `processing`, `failed`, `expired`, …
    pub fn set(&self, payment: &str, status: &'static str) {
        self.0.lock().state.payments.get_mut(payment).expect("a payment of this server").status = status;
    }

    /// New refunds stay in this status: `succeeded`, `pending`, `failed`.
    pub fn refunds_become(&self, status: &'static str) {
        self.0.lock().state.refund_status = Some(status);
    }

    /// A refund ends in this status.
    pub fn end_refund(&self, refund: &str, status: &'static str) {
        self.0.lock().state.refunds.get_mut(refund).expect("a refund of this server").status = status;
    }

    /// How many refunds were made.
    pub fn refunds(&self) -> usize {
        self.0.lock().state.refunds.len()
    }

    /// A message about a payment (`payment_details`) or a refund (`refund_details`), sent at `at`, and the header
    /// `x-webhook-signature-512` that signs it. The amounts it claims are wrong.
    pub fn message(&self, event_id: &str, kind: &str, object: &str, at: Instant) -> (String, String) {
        let (event, id) = match kind {
            "payment_details" => ("payment_succeeded", "payment_id"),
            _ => ("refund_succeeded", "refund_id"),
        };
        let body = json!({
            "merchant_id": "merchant_1", "event_id": event_id, "event_type": event, "timestamp": at.to_string(),
            "content": {"type": kind, "object": {id: object, "amount": 1, "status": "succeeded"}},
        });
        let body = body.to_string();
        (HyperswitchStandIn::sign(HyperswitchStandIn::WEBHOOK_KEY, &body), body)
    }

    /// The header `x-webhook-signature-512` of a body.
    pub fn sign(key: &str, body: &str) -> String {
        let mut mac = Hmac::<Sha512>::new_from_slice(key.as_bytes()).expect("any key");
        mac.update(body.as_bytes());
        hex::encode(mac.finalize().into_bytes())
    }
}

#[derive(Default)]
struct Account {
    payments: BTreeMap<String, Payment>,
    refunds: BTreeMap<String, Refund>,
    refund_status: Option<&'static str>,
}

struct Payment {
    amount: i64,
    currency: String,
    status: &'static str,
}

struct Refund {
    payment: String,
    amount: i64,
    status: &'static str,
}

fn error(status: u16, code: &str, message: &str) -> Answer {
    (status, json!({"error": {"type": "invalid_request", "code": code, "message": message}}))
}

impl Serves for Account {
    fn answer(&mut self, asked: &Asked) -> Answer {
        if asked.header("api-key") != Some(HyperswitchStandIn::KEY) {
            return error(401, "IR_01", "API key not provided or invalid API key used");
        }
        let body: Value = serde_json::from_str(&asked.body).unwrap_or_default();
        let parts: Vec<&str> = asked.path.trim_matches('/').split('/').collect();
        match (asked.method.as_str(), parts.as_slice()) {
            ("POST", ["payments"]) => self.new_payment(&body),
            ("GET", ["payments", id]) => self.payments.get(*id).map_or_else(missing, |_| (200, self.shown(id))),
            ("POST", ["payments", id, "cancel"]) => self.cancel(id),
            ("POST", ["refunds"]) => self.new_refund(&body),
            ("GET", ["refunds", id]) => self.refunds.get(*id).map_or_else(missing, |_| (200, self.refund(id))),
            _ => error(404, "IR_02", "Unrecognized request URL"),
        }
    }
}

impl Account {
    fn new_payment(&mut self, body: &Value) -> Answer {
        let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        let id = text("payment_id");
        if id.len() != 30 || body["amount"].as_i64().is_none_or(|amount| amount < 0) || text("currency").len() != 3 {
            return error(400, "IR_06", "The value provided is invalid");
        }
        if body["payment_link"] != json!(true) || text("return_url").is_empty() {
            return error(400, "IR_04", "Missing required param: return_url");
        }
        if self.payments.contains_key(&id) {
            return error(400, "HE_01", "The payment with the specified payment_id already exists in our records");
        }
        let amount = body["amount"].as_i64().unwrap_or_default();
        self.payments
            .insert(id.clone(), Payment { amount, currency: text("currency"), status: "requires_payment_method" });
        (200, self.shown(&id))
    }

    fn shown(&self, id: &str) -> Value {
        let payment = self.payments.get(id).expect("it is there");
        let paid = payment.status == "succeeded";
        let refunds: Vec<Value> =
            self.refunds.iter().filter(|(_, made)| made.payment == id).map(|(made, _)| self.refund(made)).collect();
        json!({
            "payment_id": id, "merchant_id": "merchant_1", "status": payment.status, "amount": payment.amount,
            "currency": payment.currency, "amount_received": paid.then_some(payment.amount),
            "error_code": (payment.status == "failed").then_some("card_declined"),
            "payment_link": {"link": format!("https://pay.hyperswitch.io/payment_link/merchant_1/{id}"), "payment_link_id": "plink_1"},
            "expires_on": "2026-11-01T00:30:00.000Z",
            "refunds": (!refunds.is_empty()).then_some(refunds),
        })
    }

    fn cancel(&mut self, id: &str) -> Answer {
        let Some(payment) = self.payments.get_mut(id) else { return missing() };
        let may = ["requires_payment_method", "requires_capture", "requires_confirmation", "requires_customer_action"];
        if !may.contains(&payment.status) {
            return error(400, "IR_16", "You cannot cancel this payment because it has status succeeded");
        }
        payment.status = "cancelled";
        (200, self.shown(id))
    }

    fn new_refund(&mut self, body: &Value) -> Answer {
        let text = |name: &str| body[name].as_str().unwrap_or_default().to_owned();
        let (id, of) = (text("refund_id"), text("payment_id"));
        if self.refunds.contains_key(&id) {
            return error(400, "HE_01", "Duplicate refund request. Refund already attempted with the refund ID");
        }
        let Some(payment) = self.payments.get(&of) else { return missing() };
        let sent: i64 = self
            .refunds
            .values()
            .filter(|made| made.payment == of && made.status != "failed")
            .map(|made| made.amount)
            .sum();
        let amount = body["amount"].as_i64().unwrap_or(payment.amount);
        if id.len() != 30 || payment.status != "succeeded" || amount < 1 || amount > payment.amount - sent {
            return error(400, "IR_13", "The refund amount exceeds the amount captured");
        }
        self.refunds
            .insert(id.clone(), Refund { payment: of, amount, status: self.refund_status.unwrap_or("succeeded") });
        (200, self.refund(&id))
    }

    fn refund(&self, id: &str) -> Value {
        let made = self.refunds.get(id).expect("it is there");
        json!({
            "refund_id": id, "payment_id": made.payment, "amount": made.amount, "status": made.status,
            "error_message": (made.status == "failed").then_some("the account is closed"),
        })
    }
}

fn missing() -> Answer {
    error(404, "HE_02", "It does not exist in our records")
}
