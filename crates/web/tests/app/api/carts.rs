//! Carts: a guest's and a person's, what may be put in, and what nobody may say of a price.

use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::{Cart, Goods, bracelet, id_of};

#[tokio::test]
async fn a_guest_fills_a_cart() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let cart = app.cart("").await;
        let empty = app.op("GET /carts/{cart}", &[&cart.id]).as_(&cart.bearer).await.ok(200);
        assert_eq!((&empty["state"], &empty["lines"], &empty["units"]), (&json!("OPEN"), &json!([]), &json!(0)));
        assert!(empty["token"].is_null(), "a token is told once: {empty}");

        let line = app.op("POST /carts/{cart}/lines", &[&cart.id]).as_(&cart.bearer);
        let line = line.json(json!({"listing": goods.listing, "variant": goods.variant, "quantity": 2})).await.ok(201);
        assert_eq!((&line["quantity"], &line["price"]["minor"]), (&json!(2), &json!(goods.price)), "{line}");
        // The same thing again is more of it, not another line.
        assert_eq!(app.add(&cart, &goods, 1).await.ok(201)["id"], line["id"]);

        let shown = app.op("GET /carts/{cart}", &[&cart.id]).as_(&cart.bearer).lang("en-GB").await.ok(200);
        assert_eq!((&shown["units"], shown["lines"].as_array().unwrap().len()), (&json!(3), 1), "{shown}");
        assert_eq!(shown["totals"]["items"]["minor"], 3 * goods.price);
        assert_eq!(shown["totals"]["total"]["currency"], "GBP");
        assert_eq!(shown["lines"][0]["title"], "Moss lamp LAMP-1");
        assert_eq!(shown["lines"][0]["available"], 5);
        assert_eq!(shown["shops"][0]["id"], json!(goods.shop));
        assert!(shown["shops"][0]["lanes"].as_array().is_some_and(|lanes| !lanes.is_empty()), "{shown}");

        let id = id_of(&line);
        let patch = |quantity: Value| {
            app.op("PATCH /carts/{cart}/lines/{line}", &[&cart.id, &id])
                .as_(&cart.bearer)
                .json(json!({"quantity": quantity}))
        };
        assert_eq!(patch(json!(1)).await.ok(200)["quantity"], 1);
        app.op("DELETE /carts/{cart}/lines/{line}", &[&cart.id, &id]).as_(&cart.bearer).await.ok(204);
        patch(json!(1)).await.refused(404, "request.not_found");
        app.op("DELETE /carts/{cart}/lines/{line}", &[&cart.id, &id])
            .as_(&cart.bearer)
            .await
            .refused(404, "request.not_found");
        app.settle().await;
    }
}

#[tokio::test]
async fn a_person_has_one_open_cart_a_market() {
    let app = TestApp::new().await;
    let shopper = app.person("sam").await;
    let first = app.op("POST /markets/{market}/carts", &["GB"]).as_(&shopper).json(json!({})).await.ok(201);
    assert!(first["token"].is_null(), "a person needs no token: {first}");
    let again = app.cart(&shopper).await;
    assert_eq!(again.id, id_of(&first));
    app.op("GET /carts/{cart}", &[&again.id]).as_(&shopper).await.ok(200);
    app.settle().await;
}

#[tokio::test]
async fn a_cart_is_its_bearers_alone() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let guests = app.cart_of("", &goods, 1).await;
    let line = line_of(&app, &guests).await;
    let other = app.cart("").await;
    let shopper = app.person("sam").await;
    let persons = app.cart_of(&shopper, &goods, 1).await;
    let stranger = app.person("olga").await;
    for (cart, outsiders) in
        [(&guests, [&other.bearer, &shopper, &stranger]), (&persons, [&other.bearer, &guests.bearer, &stranger])]
    {
        let line = line_of(&app, cart).await;
        for who in outsiders {
            app.op("GET /carts/{cart}", &[&cart.id]).as_(who).await.refused(404, "request.not_found");
            app.op("GET /carts/{cart}/lanes", &[&cart.id]).as_(who).await.refused(404, "request.not_found");
            let theirs = Cart { id: cart.id.clone(), bearer: who.clone() };
            app.add(&theirs, &goods, 1).await.refused(404, "request.not_found");
            // Whose it is comes before what is sent.
            app.op("POST /carts/{cart}/lines", &[&cart.id])
                .as_(who)
                .json(json!({"quantity": "x"}))
                .await
                .refused(404, "request.not_found");
            app.op("PATCH /carts/{cart}/lines/{line}", &[&cart.id, &line])
                .as_(who)
                .json(json!({"quantity": 2}))
                .await
                .refused(404, "request.not_found");
            app.op("DELETE /carts/{cart}/lines/{line}", &[&cart.id, &line])
                .as_(who)
                .await
                .refused(404, "request.not_found");
            app.check_out(&theirs, json!({})).await.refused(404, "request.not_found");
        }
        app.op("GET /carts/{cart}", &[&cart.id]).await.refused(401, "request.no_session");
    }
    // One cart's token does not reach another's line.
    app.op("PATCH /carts/{cart}/lines/{line}", &[&other.id, &line])
        .as_(&other.bearer)
        .json(json!({"quantity": 2}))
        .await
        .refused(404, "request.not_found");
    for id in ["0", "99999999999999999999", "nonsense"] {
        app.op("GET /carts/{cart}", &[id]).as_(&guests.bearer).await.refused(404, "request.not_found");
    }
    app.settle().await;
}

async fn line_of(app: &TestApp, cart: &Cart) -> String {
    let shown = app.op("GET /carts/{cart}", &[&cart.id]).as_(&cart.bearer).await.ok(200);
    id_of(&shown["lines"][0])
}

#[tokio::test]
async fn what_cannot_be_put_in_is_refused_with_why() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 200).await;
    let none = app.more_goods(&goods.seller, &goods.shop, "LAMP-0", 0).await;
    let cart = app.cart("").await;
    for quantity in [json!(0), json!(-1), json!(100), json!(i64::MAX)] {
        let line = json!({"listing": goods.listing, "variant": goods.variant, "quantity": quantity});
        let call = app.op("POST /carts/{cart}/lines", &[&cart.id]).as_(&cart.bearer).json(line);
        call.await.invalid(&[("quantity", "trade.quantity_out_of_range")]);
    }
    for quantity in [json!("2"), json!(1.5), Value::Null, json!([1])] {
        let line = json!({"listing": goods.listing, "variant": goods.variant, "quantity": quantity});
        let call = app.op("POST /carts/{cart}/lines", &[&cart.id]).as_(&cart.bearer).json(line);
        call.await.invalid(&[("quantity", "request.field_shape")]);
    }
    app.add(&cart, &none, 1).await.refused(409, "trade.out_of_stock");
    app.add(&cart, &goods, 99).await.ok(201);
    app.add(&cart, &goods, 1).await.invalid(&[("quantity", "trade.quantity_out_of_range")]);
    let more = app.more_goods(&goods.seller, &goods.shop, "LAMP-2", 9).await;
    app.add(&cart, &more, 2).await.refused(409, "trade.cart_full");
    app.add(&cart, &more, 1).await.ok(201);
    // What is not there, and what is there in other combinations.
    let odd = |listing: &str, variant: &str| Goods {
        listing: listing.to_owned(),
        variant: variant.to_owned(),
        ..goods.clone()
    };
    let other = app.cart("").await;
    for odd in [odd("1", &goods.variant), odd(&goods.listing, "1"), odd(&goods.listing, &more.variant)] {
        app.add(&other, &odd, 1).await.refused(404, "request.not_found");
    }
    app.op("PUT /listings/{listing}/pause", &[&goods.listing]).as_(&goods.seller).await.ok(200);
    app.settle().await;
    app.add(&other, &goods, 1).await.refused(409, "trade.not_on_sale");
    app.op("POST /markets/{market}/carts", &["ZZ"]).json(json!({})).await.refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn a_listing_of_another_market_is_not_sold_here() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let product = app.product(&token, &shop, bracelet()).await;
    let sync = app.sync(&token, &shop, json!({"products": "all", "markets": ["TH"]})).await;
    let listing = sync["results"][0]["listing"].as_str().unwrap();
    let cart = app.cart("").await;
    let line = json!({"listing": listing, "variant": id_of(&product["variants"][0]), "quantity": 1});
    let call = app.op("POST /carts/{cart}/lines", &[&cart.id]).as_(&cart.bearer).json(line);
    call.await.refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn nobody_names_a_price() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let cart = app.cart_of("", &goods, 1).await;
    let line = line_of(&app, &cart).await;
    for (field, value) in [
        ("price", json!({"minor": 1, "currency": "GBP"})),
        ("currency", json!("IDR")),
        ("total", json!(1)),
        ("shop", json!("1")),
        ("discount", json!(100)),
    ] {
        let mut wish = json!({"listing": goods.listing, "variant": goods.variant, "quantity": 1});
        wish[field] = value.clone();
        let call = app.op("POST /carts/{cart}/lines", &[&cart.id]).as_(&cart.bearer).json(wish);
        call.await.invalid(&[(field, "request.field_unknown")]);
        let mut wish = json!({"quantity": 1});
        wish[field] = value;
        let call = app.op("PATCH /carts/{cart}/lines/{line}", &[&cart.id, &line]).as_(&cart.bearer).json(wish);
        call.await.invalid(&[(field, "request.field_unknown")]);
    }
    let shown = app.op("GET /carts/{cart}", &[&cart.id]).as_(&cart.bearer).await.ok(200);
    assert_eq!((&shown["totals"]["items"]["minor"], &shown["units"]), (&json!(goods.price), &json!(1)));
    app.settle().await;
}

#[tokio::test]
async fn a_price_that_moved_is_said_aloud() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let cart = app.cart_of("", &goods, 1).await;
    let dearer = json!({"prices": {&goods.variant: {"minor": goods.price + 100, "currency": "GBP"}}});
    app.op("PATCH /listings/{listing}", &[&goods.listing]).as_(&goods.seller).json(dearer).await.ok(200);
    app.settle().await;
    let shown = app.op("GET /carts/{cart}", &[&cart.id]).as_(&cart.bearer).await.ok(200);
    let change = &shown["lines"][0]["changes"][0];
    assert_eq!(change["code"], "trade.price_changed", "{shown}");
    assert_eq!((&change["was"]["minor"], &change["now"]["minor"]), (&json!(goods.price), &json!(goods.price + 100)));
    assert_eq!(shown["totals"]["items"]["minor"], goods.price + 100);
    let told = app.op("PUT /carts/{cart}/prices", &[&cart.id]).as_(&cart.bearer).await.ok(200);
    assert_eq!(
        (&told["lines"][0]["changes"], &told["lines"][0]["price"]["minor"]),
        (&json!([]), &json!(goods.price + 100))
    );
    let other = app.cart("").await;
    app.op("PUT /carts/{cart}/prices", &[&cart.id]).as_(&other.bearer).await.refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn a_guests_cart_is_adopted_at_log_in() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 50).await;
    let guests = app.cart_of("", &goods, 2).await;
    let shopper = app.person("sam").await;
    let own = app.cart_of(&shopper, &goods, 1).await;
    let adopt = |who: &str, cart: &str, token: &str| {
        app.op("POST /carts/{cart}/adoption", &[cart]).as_(who).json(json!({"token": token}))
    };
    let other = app.cart("").await;
    adopt(&shopper, &guests.id, &other.bearer).await.refused(404, "request.not_found");
    adopt(&shopper, &guests.id, "nonsense").await.refused(404, "request.not_found");
    let merged = adopt(&shopper, &guests.id, &guests.bearer).await.ok(200);
    assert_eq!((&merged["id"], &merged["units"]), (&json!(own.id), &json!(3)), "{merged}");
    app.op("GET /carts/{cart}", &[&guests.id]).as_(&guests.bearer).await.refused(404, "request.not_found");
    adopt("", &guests.id, &guests.bearer).await.refused(401, "request.no_session");
    app.settle().await;
}

#[tokio::test]
async fn a_cart_offers_lanes() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let cart = app.cart_of("", &goods, 1).await;
    let lanes = app.op("GET /carts/{cart}/lanes", &[&cart.id]).as_(&cart.bearer).await.ok(200);
    let standard = &lanes["items"][0]["lanes"][0];
    assert_eq!(
        (&lanes["items"][0]["id"], &standard["code"], &standard["price"]["minor"]),
        (&json!(goods.shop), &json!("standard"), &json!(0)),
        "{lanes}"
    );
    app.settle().await;
}
