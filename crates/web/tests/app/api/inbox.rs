use accounts::PersonId;
use accounts::inbox::{Arg, Args, NewNotice, NoticeKind};
use kernel::{DAY_MS, Instant};
use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::id_of;

/// Tells `person` that somebody follows them.
pub async fn tell(app: &TestApp, person: PersonId, by: PersonId, kind: NoticeKind, at: Instant) {
    let new = NewNotice {
        person,
        kind,
        code: "followed",
        args: Args::from([("name".to_owned(), Arg::Person(by))]),
        href: "/studio".to_owned(),
        href_more: None,
        stack: format!("{kind}:{}", at.ms()),
        fact: by.to_string(),
        at,
        digest_at: Some(at),
    };
    assert!(app.write(move |tx| accounts::inbox::put(tx, &new)).await);
}

async fn inbox(app: &TestApp, token: &str, query: &str) -> Value {
    app.op("GET /inbox", &[]).as_(token).query(query).await.ok(200)
}

#[tokio::test]
async fn buyer_and_shop_hear_of_an_order_as_it_goes() {
    for app in TestApp::each().await {
        let goods = app.goods("mai", 5).await;
        let lin = app.person("lin").await;
        let packer = app.person("pat").await;
        app.hire(&goods.shop, &packer, &[accounts::ShopPermission::Orders]).await;
        let painter = app.person("pia").await;
        app.hire(&goods.shop, &painter, &[accounts::ShopPermission::Host]).await;
        let order = app.order_by(&lin, &goods, 1, "sandbox").await;
        app.settle().await;
        let paid = inbox(&app, &lin, "").await;
        assert_eq!((paid["items"].as_array().unwrap().len(), &paid["items"][0]["code"]), (1, &json!("order_paid")));
        app.delivered(&order).await;
        let of_buyer = inbox(&app, &lin, "kind=orders").await;
        assert_eq!(of_buyer["items"].as_array().unwrap().len(), 1, "an order is one notice: {of_buyer}");
        let notice = &of_buyer["items"][0];
        assert_eq!((&notice["code"], &notice["read"]), (&json!("order_delivered"), &json!(false)));
        assert_eq!(notice["text"], "Your order from Moss & Light was delivered.");
        assert_eq!(notice["href"], format!("/gb/orders/{}", order.id));
        for who in [&goods.seller, &packer] {
            let told = inbox(&app, who, "").await;
            assert_eq!((&told["items"][0]["code"], &told["next"]), (&json!("sale_new"), &json!(null)), "{told}");
        }
        assert_eq!(inbox(&app, &painter, "").await["items"], json!([]));
        let thai = app.op("GET /inbox", &[]).as_(&lin).lang("th").await.ok(200);
        assert!(thai["items"][0]["text"].as_str().unwrap().contains("ส่งถึงแล้ว"), "{thai}");
        assert_eq!(app.op("GET /me", &[]).as_(&lin).await["unread"], 1);
    }
}

#[tokio::test]
async fn notices_are_read_by_their_person_only() {
    for app in TestApp::each().await {
        let (lin, mai) = (app.person("lin").await, app.person("mai").await);
        let (of_lin, of_mai) = (app.me(&lin).await, app.me(&mai).await);
        for n in 0..3 {
            tell(&app, of_lin, of_mai, NoticeKind::Follows, app.now().plus_ms(n)).await;
        }
        tell(&app, of_mai, of_lin, NoticeKind::Samples, app.now()).await;
        let first = inbox(&app, &lin, "limit=2").await;
        assert_eq!(first["items"].as_array().unwrap().len(), 2);
        let rest = inbox(&app, &lin, &format!("limit=2&after={}", first["next"].as_str().unwrap())).await;
        assert_eq!((rest["items"].as_array().unwrap().len(), &rest["next"]), (1, &json!(null)));
        let own = id_of(&first["items"][0]);
        let others = id_of(&inbox(&app, &mai, "").await["items"][0]);
        let read = |ids: Value| app.op("POST /inbox/read", &[]).as_(&lin).json(json!({"ids": ids}));
        for unknown in [json!([own, others]), json!(["1"]), json!(["x"])] {
            read(unknown).await.refused(404, "inbox.not_found");
        }
        assert_eq!(app.op("GET /me", &[]).as_(&lin).await["unread"], 3, "all or none");
        read(json!([own])).await.ok(204);
        assert_eq!(app.op("GET /me", &[]).as_(&lin).await["unread"], 2);
        read(json!("all")).await.ok(204);
        assert_eq!(app.op("GET /me", &[]).as_(&lin).await["unread"], 0);
        assert_eq!(app.op("GET /me", &[]).as_(&mai).await["unread"], 1);
        read(json!("some")).await.invalid(&[("ids", "inbox.ids_needed")]);
        read(json!(vec!["1"; 101])).await.invalid(&[("ids", "inbox.too_many")]);
        let strange = app.op("GET /inbox", &[]).as_(&lin).query("kind=cats").await;
        strange.invalid(&[("kind", "inbox.kind_unknown")]);
        app.op("GET /inbox", &[]).await.refused(401, "request.no_session");
        app.settle().await;
    }
}

#[tokio::test]
async fn everybody_chooses_what_they_hear_of() {
    let app = TestApp::new().await;
    let (lin, mai) = (app.person("lin").await, app.person("mai").await);
    let (of_lin, of_mai) = (app.me(&lin).await, app.me(&mai).await);
    let all = app.op("GET /me/notices", &[]).as_(&lin).await.ok(200);
    assert_eq!(all["items"].as_array().unwrap().len(), 9);
    assert_eq!(all["items"][0], json!({"kind": "orders", "in_app": true, "email": "at_once"}));
    let put = |items: Value| app.op("PUT /me/notices", &[]).as_(&lin).json(json!({"items": items}));
    put(json!([{"kind": "cats", "in_app": true, "email": "hourly"}]))
        .await
        .invalid(&[("items[0].kind", "inbox.kind_unknown"), ("items[0].email", "inbox.email_unknown")]);
    put(json!([{"kind": "follows", "in_app": true, "email": "at_once"}]))
        .await
        .invalid(&[("follows_email", "inbox.no_letters")]);
    let set = put(json!([{"kind": "follows", "in_app": false, "email": "off"}])).await.ok(200);
    assert!(set["items"].as_array().unwrap().contains(&json!({"kind": "follows", "in_app": false, "email": "off"})));
    let new = |kind| {
        let (app, at) = (&app, app.now());
        async move { tell(app, of_lin, of_mai, kind, at).await }
    };
    new(NoticeKind::Comments).await;
    assert_eq!(inbox(&app, &lin, "").await["items"].as_array().unwrap().len(), 1);
    let export = app.op("GET /me/export", &[]).as_(&lin).await.ok(200);
    assert_eq!(export["notices"].as_array().unwrap().len(), 1);
    app.settle().await;
}

#[tokio::test]
async fn whoever_wants_orders_once_a_day_gets_no_letter_at_once() {
    let app = TestApp::new().await;
    let goods = app.goods("mai", 5).await;
    let lin = app.person("lin").await;
    let wish = json!({"items": [{"kind": "orders", "in_app": true, "email": "daily"}]});
    app.op("PUT /me/notices", &[]).as_(&lin).json(wish).await.ok(200);
    let cart = app.cart_of(&lin, &goods, 1).await;
    let mut checkout = crate::world::checkout("Lin", "sandbox");
    checkout.as_object_mut().unwrap().remove("email");
    app.check_out(&cart, checkout).await.ok(201);
    app.settle().await;
    let letters = app.postbox.letters_to("lin@example.com");
    assert!(letters.iter().all(|letter| !letter.text.contains("/orders/")), "nothing twice");
    assert_eq!(inbox(&app, &lin, "").await["items"][0]["code"], "order_paid");
    app.pass(DAY_MS).await;
    assert!(
        app.postbox.letters_to("lin@example.com").iter().all(|letter| letter.unsubscribe.is_none()),
        "an address that nobody proved gets no digest"
    );
}
