use kernel::{Currency, Instant, Lang, Money};
use secrecy::SecretString;
use testkit::START;
use testkit::payment_servers::{Fault, HyperswitchStandIn, StripeStandIn};
use trade::payment::provider::{
    About, Decided, Fetched, FetchedStatus, PaymentProvider, ProviderError, Providers, StartPayment, StartRefund,
    WebhookError,
};
use trade::payment::{PaymentId, RefundId, RefundState};

use super::*;

fn stripe(server: &StripeStandIn) -> Stripe {
    let (key, secret) = (SecretString::from(StripeStandIn::KEY), SecretString::from(StripeStandIn::WEBHOOK_SECRET));
    let settings = StripeSettings::new(base(&server.url()).unwrap(), key, secret);
    Stripe::new(StripeSettings { time_max: Duration::from_secs(5), ..settings })
}

fn hyperswitch(server: &HyperswitchStandIn) -> Hyperswitch {
    let (key, hash) =
        (SecretString::from(HyperswitchStandIn::KEY), SecretString::from(HyperswitchStandIn::WEBHOOK_KEY));
    let settings = HyperswitchSettings::new(base(&server.url()).unwrap(), key, hash);
    Hyperswitch::new(HyperswitchSettings { time_max: Duration::from_secs(5), ..settings })
}

const THB: Currency = Currency::THB;

fn start(payment: i64, amount: Money) -> StartPayment {
    StartPayment {
        payment: PaymentId::new(payment),
        amount,
        method: "stripe".to_owned(),
        name: "Somchai".to_owned(),
        email: Some("somchai@example.com".to_owned()),
        lang: Lang::TH,
        description: "คำสั่งซื้อ 1".to_owned(),
        return_url: "https://meadow.example/th/orders/1".parse().unwrap(),
        cancel_url: "https://meadow.example/th/orders/1?turned=back".parse().unwrap(),
        expires_at: START.plus_ms(30 * 60_000),
        now: START,
    }
}

fn refund(refund: i64, payment: &str, amount: Money) -> StartRefund {
    StartRefund {
        refund: RefundId::new(refund),
        payment: PaymentId::new(1),
        provider_ref: payment.to_owned(),
        amount,
        reason: "DAMAGED".to_owned(),
    }
}

fn paid(amount: Money, refunded: i64) -> Fetched {
    Fetched { status: FetchedStatus::Paid, captured: amount, refunded: Money { minor: refunded, ..amount } }
}

#[test]
fn in_house_providers_decide_at_once() {
    let thb = Money::new(35_900, THB);
    assert_eq!(Sandbox.at_once(&start(1, thb)), Some(Decided::Paid));
    let declined = StartPayment { name: "DECLINE".to_owned(), ..start(1, thb) };
    assert_eq!(Sandbox.at_once(&declined), Some(Decided::Declined { code: "declined" }));
    assert_eq!(Cod.at_once(&declined), Some(Decided::OnDelivery));
    assert!(Sandbox.refunds_at_once() && Cod.refunds_by_hand());
    let both: [&dyn PaymentProvider; 2] = [&Sandbox, &Cod];
    for provider in both {
        assert_eq!(provider.start(&start(1, thb)), Err(ProviderError::Unsupported));
        assert_eq!(provider.webhook(&|_| None, b"{}", START), Err(WebhookError::Forged), "{}", provider.name());
    }
}

#[test]
fn an_address_is_one_of_a_service() {
    assert_eq!(base("https://api.stripe.com").unwrap().as_str(), "https://api.stripe.com/");
    assert_eq!(base("http://10.0.0.8:8080/pay?x=1").unwrap().as_str(), "http://10.0.0.8:8080/pay/");
    for address in ["", "stripe", "ftp://api.stripe.com", "unix:/tmp/x"] {
        assert!(base(address).is_err(), "{address}");
    }
}

#[test]
fn stripe_is_asked_as_documented_and_a_payment_begins_once() {
    let server = StripeStandIn::start();
    let stripe = stripe(&server);
    let amount = Money::new(35_900, THB);
    let started = stripe.start(&start(77, amount)).unwrap();
    assert!(started.action.redirect.starts_with("https://checkout.stripe.com/c/pay/cs_test_"));
    let asked = server.asked().pop().unwrap();
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("POST", "/v1/checkout/sessions"));
    assert_eq!(asked.header("idempotency-key"), Some("meadow-payment-77"));
    let expected = [
        ("mode", "payment"),
        ("client_reference_id", "77"),
        ("line_items[0][price_data][currency]", "thb"),
        ("line_items[0][price_data][unit_amount]", "35900"),
        ("success_url", "https://meadow.example/th/orders/1"),
        ("customer_email", "somchai@example.com"),
        ("adaptive_pricing[enabled]", "false"),
        ("locale", "th"),
    ];
    for (name, value) in expected {
        assert_eq!(asked.field(name).as_deref(), Some(value), "{name}");
    }
    let later = StartPayment { now: START.plus_ms(60_000), ..start(77, amount) };
    assert_eq!(stripe.start(&later).unwrap(), started, "the same payment is begun once");
    assert_ne!(stripe.start(&start(78, amount)).unwrap().provider_ref, started.provider_ref);
    let other = stripe.start(&start(77, Money::new(1, THB))).unwrap_err();
    assert!(matches!(&other, ProviderError::Refused { code, .. } if code == "idempotency_error"), "{other}");
}

#[test]
fn stripe_tells_every_stand_of_a_payment() {
    let server = StripeStandIn::start();
    let stripe = stripe(&server);
    let amount = Money::new(35_900, THB);
    let begin = |id| stripe.start(&start(id, amount)).unwrap().provider_ref;
    let status = |session: &str| stripe.fetch(session).unwrap().status;

    let session = begin(1);
    assert_eq!(status(&session), FetchedStatus::Pending);
    server.pay(&session);
    assert_eq!(stripe.fetch(&session).unwrap(), paid(amount, 0));

    let session = begin(2);
    server.pay_by_bank(&session);
    assert_eq!(status(&session), FetchedStatus::Pending, "the bank has not said yes yet");
    server.decline(&session);
    assert_eq!(status(&session), FetchedStatus::Failed { code: "card_declined".to_owned() });

    let session = begin(3);
    assert_eq!(stripe.cancel(&session).unwrap().status, FetchedStatus::Expired);
    assert_eq!(stripe.cancel(&session).unwrap().status, FetchedStatus::Expired, "twice does no harm");

    let session = begin(4);
    server.pay(&session);
    assert_eq!(stripe.cancel(&session).unwrap(), paid(amount, 0), "the shopper was faster");

    let unknown = stripe.fetch("cs_test_nothing").unwrap_err();
    assert!(matches!(&unknown, ProviderError::Refused { code, .. } if code == "resource_missing"), "{unknown}");
    assert!(matches!(stripe.fetch("../refunds").unwrap_err(), ProviderError::Refused { .. }));
}

#[test]
fn stripe_is_told_amounts_in_its_own_units() {
    let server = StripeStandIn::start();
    let stripe = stripe(&server);
    let cases = [(199_000, "VND", "199000"), (500_000, "IDR", "500000"), (5, "ISK", "500"), (5_120, "KWD", "5120")];
    for (i, (minor, code, units)) in (1..).zip(cases) {
        let amount = Money::new(minor, code.parse().unwrap());
        let session = stripe.start(&start(i, amount)).unwrap().provider_ref;
        let asked = server.asked().pop().unwrap();
        assert_eq!(asked.field("line_items[0][price_data][unit_amount]").as_deref(), Some(units), "{code}");
        server.pay(&session);
        assert_eq!(stripe.fetch(&session).unwrap().captured, amount, "{code}");
    }
    let odd = Money::new(5_124, "KWD".parse().unwrap());
    assert_eq!(stripe.start(&start(9, odd)), Err(ProviderError::Amount(odd)));
}

#[test]
fn stripe_refunds_once_even_when_it_forgot_the_key() {
    let server = StripeStandIn::start();
    let stripe = stripe(&server);
    let amount = Money::new(35_900, THB);
    let session = stripe.start(&start(1, amount)).unwrap().provider_ref;
    server.pay(&session);

    let part = Money::new(10_000, THB);
    server.refunds_become("pending");
    let first = refund(5, &session, part);
    let begun = stripe.refund(&first).unwrap();
    assert_eq!((begun.state, server.refunds()), (RefundState::Processing, 1));
    server.forget_keys();
    assert_eq!(stripe.refund(&first).unwrap(), begun, "the same refund, also when its key is forgotten");
    assert_eq!(server.refunds(), 1);
    server.end_refund(&begun.provider_ref, "succeeded");
    assert_eq!(stripe.fetch_refund(&begun.provider_ref).unwrap().state, RefundState::Done);
    assert_eq!(stripe.fetch(&session).unwrap(), paid(amount, 10_000));

    let too_much = stripe.refund(&refund(6, &session, Money::new(25_901, THB))).unwrap_err();
    assert!(matches!(too_much, ProviderError::Refused { .. }), "{too_much}");
    server.refunds_become("failed");
    let failed = stripe.refund(&refund(7, &session, part)).unwrap();
    assert_eq!((failed.state, failed.failure.as_deref()), (RefundState::Failed, Some("expired_or_canceled_card")));
}

#[test]
fn a_lost_answer_begins_and_refunds_nothing_twice() {
    let server = StripeStandIn::start();
    let stripe = stripe(&server);
    let amount = Money::new(35_900, THB);
    server.next(&[Fault::Lost]);
    assert!(stripe.start(&start(1, amount)).unwrap_err().may_retry());
    let session = stripe.start(&start(1, amount)).unwrap().provider_ref;
    assert_eq!(session, "cs_test_1", "the session of the first try");
    server.pay(&session);
    // The session and its refunds are asked for first.
    server.next(&[Fault::Nothing, Fault::Nothing, Fault::Lost]);
    assert!(stripe.refund(&refund(5, &session, amount)).unwrap_err().may_retry());
    assert_eq!(server.refunds(), 1);
    assert_eq!(stripe.refund(&refund(5, &session, amount)).unwrap().state, RefundState::Done);
    assert_eq!(server.refunds(), 1);
}

#[test]
fn failures_are_typed_and_keep_the_key_to_themselves() {
    let server = StripeStandIn::start();
    let (stripe, amount) = (stripe(&server), Money::new(35_900, THB));
    for status in [429, 409, 500, 503] {
        server.next(&[Fault::Status(status)]);
        let error = stripe.start(&start(1, amount)).unwrap_err();
        assert!(matches!(error, ProviderError::Down(_)), "{status}: {error}");
    }
    server.next(&[Fault::Status(402)]);
    let refused = stripe.start(&start(1, amount)).unwrap_err();
    assert!(matches!(refused, ProviderError::Refused { .. }), "{refused}");
    server.next(&[Fault::Nonsense]);
    let nonsense = stripe.start(&start(1, amount)).unwrap_err();
    assert!(matches!(nonsense, ProviderError::Unreadable(_)), "{nonsense}");

    let wrong = StripeSettings::new(base(&server.url()).unwrap(), "sk_live_wrong".into(), "".into());
    let refused = Stripe::new(wrong.clone()).start(&start(1, amount)).unwrap_err();
    assert!(matches!(refused, ProviderError::Refused { .. }), "{refused}");
    assert!(!format!("{refused} {wrong:?}").contains("sk_live_wrong"));
}

#[test]
fn who_does_not_answer_is_down() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", silent.local_addr().unwrap());
    let settings = StripeSettings::new(base(&address).unwrap(), "k".into(), "s".into());
    let slow = Stripe::new(StripeSettings { time_max: Duration::from_millis(200), ..settings.clone() });
    let error = slow.start(&start(1, Money::new(1, THB))).unwrap_err();
    assert!(matches!(&error, ProviderError::Down(why) if why.contains("too long")), "{error}");
    drop(silent);
    let error = Stripe::new(settings).start(&start(1, Money::new(1, THB))).unwrap_err();
    assert!(matches!(&error, ProviderError::Down(why) if why.contains("no connection")), "{error}");
    assert_eq!(error.code(), "payments.provider_down");
}

/// A message as a provider reads it: `header` is the only one there is.
fn hear(
    provider: &dyn PaymentProvider,
    name: &str,
    header: &str,
    body: &str,
    now: Instant,
) -> Result<About, WebhookError> {
    let found = |asked: &str| (asked == name).then_some(header);
    provider.webhook(&found, body.as_bytes(), now).map(|event| event.about)
}

#[test]
fn stripes_events_are_taken_signed_fresh_and_whole() {
    let server = StripeStandIn::start();
    let stripe = stripe(&server);
    let hear = |header: &str, body: &str, now| hear(&stripe, "stripe-signature", header, body, now);
    let (header, body) = server.event("evt_1", "checkout.session.completed", "cs_test_1", START);
    let about = About::Payment { provider_ref: "cs_test_1".to_owned() };
    assert_eq!(hear(&header, &body, START), Ok(about.clone()));
    assert_eq!(hear(&header, &body, START.plus_ms(300_000)), Ok(about.clone()), "five minutes late");
    assert_eq!(hear(&header, &body, START.plus_ms(-300_000)), Ok(about.clone()), "a clock that is behind");
    for off_ms in [301_000, -301_000, 86_400_000] {
        assert_eq!(hear(&header, &body, START.plus_ms(off_ms)), Err(WebhookError::Stale), "{off_ms}");
    }
    let changed = body.replace("cs_test_1", "cs_test_2");
    let renewed = header.replace(&format!("t={}", START.ms() / 1_000), &format!("t={}", START.ms() / 1_000 + 9));
    let forged = [
        (header.as_str(), changed.as_str()),
        (renewed.as_str(), body.as_str()),
        ("", body.as_str()),
        ("t=1793491200", body.as_str()),
        ("v1=00", body.as_str()),
        ("t=x,v1=00", body.as_str()),
        (&header.replace("v1=", "v0="), body.as_str()),
        (&StripeStandIn::sign("another secret", &body, START), body.as_str()),
    ];
    for (header, body) in forged {
        assert_eq!(hear(header, body, START), Err(WebhookError::Forged), "{header}");
    }
    assert_eq!(stripe.webhook(&|_| None, body.as_bytes(), START), Err(WebhookError::Forged), "no signature");
    let two = header.replace("v1=", &format!("v1={},v1=", "00".repeat(32)));
    assert_eq!(hear(&two, &body, START), Ok(about), "one of two secrets, while they change");
    let (header, body) = server.event("evt_2", "customer.created", "cus_1", START);
    assert_eq!(hear(&header, &body, START), Ok(About::Nothing));
    for body in ["{}", "nothing", r#"{"id":"evt","type":"checkout.session.expired","data":{"object":{"id":"../x"}}}"#] {
        let header = StripeStandIn::sign(StripeStandIn::WEBHOOK_SECRET, body, START);
        assert_eq!(hear(&header, body, START), Err(WebhookError::Unreadable), "{body}");
    }
    let unset = StripeSettings::new(base(&server.url()).unwrap(), "k".into(), "".into());
    let header = StripeStandIn::sign("", &body, START);
    assert_eq!(tests::hear(&Stripe::new(unset), "stripe-signature", &header, &body, START), Err(WebhookError::Forged));
}

#[test]
fn stripes_events_name_our_refunds() {
    let server = StripeStandIn::start();
    let stripe = stripe(&server);
    let amount = Money::new(35_900, THB);
    let session = stripe.start(&start(1, amount)).unwrap().provider_ref;
    server.pay(&session);
    let made = stripe.refund(&refund(55, &session, amount)).unwrap().provider_ref;
    let (header, body) = server.event("evt_3", "refund.updated", &made, START);
    let about = hear(&stripe, "stripe-signature", &header, &body, START).unwrap();
    assert_eq!(about, About::Refund { provider_ref: made, refund: Some(RefundId::new(55)) });
}

#[test]
fn hyperswitch_is_asked_as_documented() {
    let server = HyperswitchStandIn::start();
    let hyperswitch = hyperswitch(&server);
    let amount = Money::new(199_000, Currency::VND);
    let started = hyperswitch.start(&start(77, amount)).unwrap();
    assert_eq!(started.provider_ref, "mdw_pay_0000000000000000000077");
    assert!(started.action.redirect.starts_with("https://pay.hyperswitch.io/payment_link/"));
    assert_eq!(started.expires_at, Some(START.plus_ms(30 * 60_000)));
    let asked = server.asked().pop().unwrap();
    assert_eq!((asked.method.as_str(), asked.path.as_str()), ("POST", "/payments"));
    let body: serde_json::Value = serde_json::from_str(&asked.body).unwrap();
    let expected = serde_json::json!({
        "payment_id": "mdw_pay_0000000000000000000077", "amount": 199_000, "currency": "VND", "confirm": false,
        "capture_method": "automatic", "payment_link": true, "session_expiry": 1_800, "email": "somchai@example.com",
        "return_url": "https://meadow.example/th/orders/1", "description": "คำสั่งซื้อ 1",
    });
    assert_eq!(body, expected);
    let longest = hyperswitch.start(&start(i64::MAX, amount)).unwrap();
    assert_eq!(longest.provider_ref.len(), 30);
    server.next(&[Fault::Lost]);
    assert!(hyperswitch.start(&start(78, amount)).unwrap_err().may_retry());
    assert_eq!(hyperswitch.start(&start(78, amount)).unwrap().provider_ref, "mdw_pay_0000000000000000000078");
    assert_eq!(hyperswitch.start(&start(77, amount)).unwrap(), started);
}

#[test]
fn hyperswitch_tells_every_stand_of_a_payment() {
    let server = HyperswitchStandIn::start();
    let hyperswitch = hyperswitch(&server);
    let amount = Money::new(199_000, Currency::VND);
    let id = hyperswitch.start(&start(1, amount)).unwrap().provider_ref;
    let cases = [
        ("requires_payment_method", FetchedStatus::Pending),
        ("processing", FetchedStatus::Pending),
        ("failed", FetchedStatus::Failed { code: "card_declined".to_owned() }),
        ("expired", FetchedStatus::Expired),
        ("cancelled", FetchedStatus::Expired),
    ];
    for (word, status) in cases {
        server.set(&id, word);
        assert_eq!(hyperswitch.fetch(&id).unwrap().status, status, "{word}");
    }
    server.set(&id, "sleeping");
    assert!(matches!(hyperswitch.fetch(&id), Err(ProviderError::Unreadable(_))));
    server.set(&id, "requires_customer_action");
    assert_eq!(hyperswitch.cancel(&id).unwrap().status, FetchedStatus::Expired);
    server.pay(&id);
    assert_eq!(hyperswitch.cancel(&id).unwrap(), paid(amount, 0), "the shopper was faster");
    assert!(matches!(hyperswitch.fetch("mdw_pay_none"), Err(ProviderError::Refused { .. })));
}

#[test]
fn hyperswitch_refunds_once() {
    let server = HyperswitchStandIn::start();
    let hyperswitch = hyperswitch(&server);
    let amount = Money::new(199_000, Currency::VND);
    let id = hyperswitch.start(&start(1, amount)).unwrap().provider_ref;
    server.pay(&id);
    server.refunds_become("pending");
    let part = Money::new(9_000, Currency::VND);
    server.next(&[Fault::Lost]);
    assert!(hyperswitch.refund(&refund(5, &id, part)).unwrap_err().may_retry());
    let begun = hyperswitch.refund(&refund(5, &id, part)).unwrap();
    assert_eq!((begun.state, server.refunds()), (RefundState::Processing, 1));
    server.end_refund(&begun.provider_ref, "succeeded");
    assert_eq!(hyperswitch.fetch_refund(&begun.provider_ref).unwrap().state, RefundState::Done);
    assert_eq!(hyperswitch.fetch(&id).unwrap(), paid(amount, 9_000));
    let too_much = hyperswitch.refund(&refund(6, &id, amount)).unwrap_err();
    assert!(matches!(too_much, ProviderError::Refused { .. }), "{too_much}");
    server.refunds_become("failed");
    let failed = hyperswitch.refund(&refund(7, &id, part)).unwrap();
    assert_eq!((failed.state, failed.failure.as_deref()), (RefundState::Failed, Some("the account is closed")));
}

#[test]
fn hyperswitchs_messages_are_taken_signed_fresh_and_whole() {
    let server = HyperswitchStandIn::start();
    let hyperswitch = hyperswitch(&server);
    let hear = |header: &str, body: &str, now| hear(&hyperswitch, "x-webhook-signature-512", header, body, now);
    let (header, body) = server.message("evt_1", "payment_details", "mdw_pay_1", START);
    let about = About::Payment { provider_ref: "mdw_pay_1".to_owned() };
    assert_eq!(hear(&header, &body, START), Ok(about.clone()));
    assert_eq!(hear(&header, &body, START.plus_ms(299_000)), Ok(about));
    assert_eq!(hear(&header, &body, START.plus_ms(301_000)), Err(WebhookError::Stale));
    assert_eq!(hear(&header, &body, START.plus_ms(-301_000)), Err(WebhookError::Stale));
    let renewed = body.replace("2026-11-01", "2026-11-02");
    assert_ne!(renewed, body);
    let forged = [
        (header.as_str(), renewed.as_str()),
        ("", body.as_str()),
        ("zz", body.as_str()),
        (&HyperswitchStandIn::sign("another key", &body), body.as_str()),
    ];
    for (header, body) in forged {
        assert_eq!(hear(header, body, START), Err(WebhookError::Forged), "{header}");
    }
    let refund = format!("mdw_ref_{:022}", 55);
    let (header, body) = server.message("evt_2", "refund_details", &refund, START);
    let named = About::Refund { provider_ref: refund, refund: Some(RefundId::new(55)) };
    assert_eq!(hear(&header, &body, START), Ok(named));
    let (header, body) = server.message("evt_3", "mandate_details", "man_1", START);
    assert_eq!(hear(&header, &body, START), Ok(About::Nothing));
    for body in [
        "{}",
        "nothing",
        r#"{"event_id":"e","timestamp":"yesterday","content":{"type":"payment_details","object":{}}}"#,
    ] {
        let header = HyperswitchStandIn::sign(HyperswitchStandIn::WEBHOOK_KEY, body);
        assert_eq!(hear(&header, body, START), Err(WebhookError::Unreadable), "{body}");
    }
}

#[test]
fn a_market_offers_what_it_lists_of_what_the_installation_has() {
    let providers = Providers::new(vec![std::sync::Arc::new(Sandbox), std::sync::Arc::new(Cod)]);
    let methods = |listed: Option<&[&str]>| {
        let listed: Option<Vec<String>> = listed.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        providers.offered(listed.as_deref()).into_iter().map(|offered| offered.method).collect::<Vec<_>>()
    };
    assert_eq!(methods(None), ["sandbox", "cod"]);
    assert_eq!(methods(Some(&["sandbox", "stripe", "hyperswitch"])), ["sandbox"]);
    assert!(providers.named("cod").is_ok() && providers.named("stripe").is_err());
    assert!(providers.of_method("cod", None).is_some());
    assert!(providers.of_method("cod", Some(&["sandbox".to_owned()])).is_none());
}
