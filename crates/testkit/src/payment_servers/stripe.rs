//! A stand-in for Stripe: Checkout Sessions, refunds, idempotency keys and signed events, as
//! <https://docs.stripe.com/api> describes them.

use std::collections::BTreeMap;

use hmac::{Hmac, Mac};
use kernel::Instant;
use serde_json::{Value, json};
use sha2::Sha256;

use super::server::{Answer, Asked, Fault, Server, Serves};

/// A local server in Stripe's place.
pub struct StripeStandIn(Server<Account>);

impl StripeStandIn {
    /// The secret key that requests must carry.
    pub const KEY: &'static str = "sk_test_stand_in";
    /// The secret that events are signed with.
    pub const WEBHOOK_SECRET: &'static str = "whsec_stand_in";

    /// A server on a free port of this machine.
    pub fn start() -> StripeStandIn {
        StripeStandIn(Server::start(Account::default()))
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

    /// A day went by: idempotency keys are forgotten.
    pub fn forget_keys(&self) {
        self.0.lock().state.keys.clear();
    }

    /// The shopper pays.
    pub fn pay(&self, session: &str) {
        self.change(session, |session| {
            session.status = "complete";
            session.received = session.amount;
            session.intent = "succeeded";
        });
    }

    /// The shopper sends it by a bank: the session is complete, the money is not there.
    pub fn pay_by_bank(&self, session: &str) {
        self.change(session, |session| {
            session.status = "complete";
            session.intent = "processing";
        });
    }

    /// The bank says no.
    pub fn decline(&self, session: &str) {
        self.change(session, |session| session.intent = "requires_payment_method");
    }

    /// The session's time is over.
    pub fn expire(&self, session: &str) {
        self.change(session, |session| session.status = "expired");
    }

    /// New refunds stay in this status: `succeeded`, `pending`, `failed`.
    pub fn refunds_become(&self, status: &'static str) {
        self.0.lock().state.refund_status = Some(status);
    }

    /// A refund ends in this status.
    pub fn end_refund(&self, refund: &str, status: &'static str) {
        if let Some(refund) = self.0.lock().state.refunds.iter_mut().find(|made| made.id == refund) {
            refund.status = status;
        }
    }

    /// How many refunds were made.
    pub fn refunds(&self) -> usize {
        self.0.lock().state.refunds.len()
    }

    fn change(&self, id: &str, change: impl FnOnce(&mut Session)) {
        change(self.0.lock().state.sessions.get_mut(id).expect("a session of this server"));
    }

    /// An event of this kind about an object, with the header that signs it at `at`. Like Stripe's, it claims amounts;
    /// unlike them, these are wrong.
    pub fn event(&self, event_id: &str, kind: &str, object: &str, at: Instant) -> (String, String) {
        let metadata =
            self.0.lock().state.refunds.iter().find(|made| made.id == object).map(|made| made.metadata.clone());
        let body = json!({
            "id": event_id, "object": "event", "type": kind, "created": at.ms() / 1_000,
            "data": {"object": {"id": object, "amount_total": 1, "amount": 1, "payment_status": "paid",
                                "metadata": metadata.unwrap_or_default()}},
        });
        let body = body.to_string();
        (StripeStandIn::sign(StripeStandIn::WEBHOOK_SECRET, &body, at), body)
    }

    /// The header `Stripe-Signature` of a body.
    pub fn sign(secret: &str, body: &str, at: Instant) -> String {
        let t = at.ms() / 1_000;
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).expect("any key");
        mac.update(format!("{t}.{body}").as_bytes());
        let v1 = hex::encode(mac.finalize().into_bytes());
        format!("t={t},v1={v1},v0=6ffbb59b2300aae63f272406069a9788598b792a944a07aba816edb039989a39")
    }
}

#[derive(Default)]
struct Account {
    made: usize,
    sessions: BTreeMap<String, Session>,
    refunds: Vec<Refund>,
    refund_status: Option<&'static str>,
    /// Idempotency key → form and answer.
    keys: BTreeMap<String, (String, Answer)>,
}

struct Session {
    id: String,
    currency: String,
    amount: i64,
    received: i64,
    status: &'static str,
    intent: &'static str,
}

struct Refund {
    id: String,
    session: String,
    amount: i64,
    currency: String,
    status: &'static str,
    metadata: BTreeMap<String, String>,
}

fn error(status: u16, kind: &str, code: Option<&str>, message: &str) -> Answer {
    (status, json!({"error": {"type": kind, "code": code, "message": message}}))
}

fn invalid(message: &str) -> Answer {
    error(400, "invalid_request_error", Some("parameter_invalid"), message)
}

impl Serves for Account {
    fn answer(&mut self, asked: &Asked) -> Answer {
        if asked.header("authorization") != Some(&format!("Bearer {}", StripeStandIn::KEY)) {
            return error(401, "invalid_request_error", None, "Invalid API Key provided");
        }
        let Some(key) = asked.header("idempotency-key").filter(|_| asked.method == "POST") else {
            return self.route(asked);
        };
        if let Some((form, answer)) = self.keys.get(key) {
            let same = *form == format!("{} {}", asked.path, asked.body);
            let other =
                "Keys for idempotent requests can only be used with the same parameters they were first used with.";
            return if same { answer.clone() } else { error(400, "idempotency_error", None, other) };
        }
        let answer = self.route(asked);
        self.keys.insert(key.to_owned(), (format!("{} {}", asked.path, asked.body), answer.clone()));
        answer
    }
}

impl Account {
    fn route(&mut self, asked: &Asked) -> Answer {
        let parts: Vec<&str> = asked.path.trim_matches('/').split('/').collect();
        match (asked.method.as_str(), parts.as_slice()) {
            ("POST", ["v1", "checkout", "sessions"]) => self.new_session(asked),
            ("GET", ["v1", "checkout", "sessions", id]) => {
                let expanded = asked.parameter("expand[]") == Some("payment_intent.latest_charge");
                self.sessions.get(*id).map_or_else(missing, |session| (200, self.shown(session, expanded)))
            }
            ("POST", ["v1", "checkout", "sessions", id, "expire"]) => self.expire(id),
            ("POST", ["v1", "refunds"]) => self.new_refund(asked),
            ("GET", ["v1", "refunds"]) => {
                let of = asked.parameter("payment_intent").unwrap_or_default().replace("pi_", "cs_");
                let data: Vec<Value> =
                    self.refunds.iter().filter(|made| made.session == of).map(Refund::shown).collect();
                (200, json!({"object": "list", "data": data, "has_more": false}))
            }
            ("GET", ["v1", "refunds", id]) => {
                self.refunds.iter().find(|made| made.id == *id).map_or_else(missing, |made| (200, made.shown()))
            }
            _ => error(404, "invalid_request_error", None, "Unrecognized request URL"),
        }
    }

    fn new_session(&mut self, asked: &Asked) -> Answer {
        let field = |name: &str| asked.field(name).unwrap_or_default();
        let currency = field("line_items[0][price_data][currency]");
        let Ok(amount) = field("line_items[0][price_data][unit_amount]").parse::<i64>() else {
            return invalid("Invalid integer: unit_amount");
        };
        let named = !field("line_items[0][price_data][product_data][name]").is_empty();
        if field("mode") != "payment" || field("line_items[0][quantity]") != "1" || !named || amount < 1 {
            return invalid("Missing required param");
        }
        if currency.len() != 3 || currency.to_lowercase() != currency || field("success_url").is_empty() {
            return invalid("Invalid currency or success_url");
        }
        if ["bhd", "jod", "kwd", "omr", "tnd"].contains(&currency.as_str()) && amount % 10 != 0 {
            return invalid("three-decimal amounts end with 0");
        }
        self.made += 1;
        let id = format!("cs_test_{}", self.made);
        let session = Session {
            id: id.clone(),
            currency,
            amount,
            received: 0,
            status: "open",
            intent: "requires_payment_method",
        };
        let shown = self.shown(&session, false);
        self.sessions.insert(id, session);
        (200, shown)
    }

    fn shown(&self, session: &Session, expanded: bool) -> Value {
        let intent = session.id.replace("cs_", "pi_");
        let begun = session.status == "complete";
        let whole = json!({
            "id": intent, "object": "payment_intent", "status": session.intent, "amount": session.amount,
            "amount_received": session.received,
            "latest_charge": {"id": "ch_1", "amount_refunded": self.sent_back(&session.id)},
            "last_payment_error": (session.intent == "requires_payment_method").then(|| json!({"type": "card_error", "code": "card_declined"})),
        });
        json!({
            "id": session.id, "object": "checkout.session", "status": session.status,
            "payment_status": if session.received > 0 { "paid" } else { "unpaid" },
            "amount_total": session.amount, "currency": session.currency, "expires_at": 1_793_577_600,
            "url": (session.status == "open").then(|| format!("https://checkout.stripe.com/c/pay/{}", session.id)),
            "payment_intent": if !begun { Value::Null } else if expanded { whole } else { json!(intent) },
        })
    }

    fn sent_back(&self, session: &str) -> i64 {
        self.refunds
            .iter()
            .filter(|made| made.session == session && made.status != "failed")
            .map(|made| made.amount)
            .sum()
    }

    fn expire(&mut self, id: &str) -> Answer {
        let Some(session) = self.sessions.get_mut(id) else { return missing() };
        if session.status != "open" {
            return invalid("Only Checkout Sessions with a status in [\"open\"] can be expired.");
        }
        session.status = "expired";
        let session = self.sessions.get(id).expect("it is there");
        (200, self.shown(session, false))
    }

    fn new_refund(&mut self, asked: &Asked) -> Answer {
        let field = |name: &str| asked.field(name).unwrap_or_default();
        let id = field("payment_intent").replace("pi_", "cs_");
        let Some(session) = self.sessions.get(&id) else { return missing() };
        let amount = field("amount").parse::<i64>().unwrap_or(session.amount);
        let left = session.received - self.sent_back(&id);
        if !["duplicate", "fraudulent", "requested_by_customer"].contains(&field("reason").as_str()) {
            return invalid("Invalid reason");
        }
        if left == 0 {
            return error(
                400,
                "invalid_request_error",
                Some("charge_already_refunded"),
                "Charge has already been refunded.",
            );
        }
        if amount < 1 || amount > left {
            return invalid("Refund amount is greater than unrefunded amount on charge");
        }
        let metadata = asked.form().into_iter().filter_map(|(name, value)| {
            let name = name.strip_prefix("metadata[")?.strip_suffix(']')?.to_owned();
            Some((name, value))
        });
        self.made += 1;
        let refund = Refund {
            id: format!("re_{}", self.made),
            session: id,
            amount,
            currency: session.currency.clone(),
            status: self.refund_status.unwrap_or("succeeded"),
            metadata: metadata.collect(),
        };
        let shown = refund.shown();
        self.refunds.push(refund);
        (200, shown)
    }
}

impl Refund {
    fn shown(&self) -> Value {
        json!({
            "id": self.id, "object": "refund", "amount": self.amount, "currency": self.currency, "status": self.status,
            "payment_intent": self.session.replace("cs_", "pi_"), "metadata": self.metadata,
            "failure_reason": (self.status == "failed").then_some("expired_or_canceled_card"),
        })
    }
}

fn missing() -> Answer {
    error(404, "invalid_request_error", Some("resource_missing"), "No such object")
}
