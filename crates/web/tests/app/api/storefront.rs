use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::{bracelet, plain};

fn titles(list: &Value) -> Vec<&str> {
    list["items"].as_array().unwrap().iter().map(|item| item["title"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_is_on_sale_is_listed_searched_and_shown() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    app.product(&token, &shop, bracelet()).await;
    app.product(&token, &shop, plain("Moss lamp", "LAMP")).await;
    let sync = app.sync(&token, &shop, json!({"products": "all", "markets": ["GB", "PH"]})).await;
    assert_eq!(sync["results"].as_array().unwrap().len(), 4);
    let list =
        |market: &'static str, query: &'static str| app.op("GET /markets/{market}/listings", &[market]).query(query);
    assert_eq!(titles(&list("GB", "").await.ok(200)), ["Moss lamp", "Rose quartz bracelet for calm days"]);
    assert_eq!(titles(&list("GB", "q=quartz").await.ok(200)), ["Rose quartz bracelet for calm days"]);
    assert_eq!(titles(&list("GB", "category=jewellery").await.ok(200)), ["Rose quartz bracelet for calm days"]);
    assert_eq!(titles(&list("GB", "shop=lin-shop&sort=price_asc").await.ok(200)).len(), 2);
    assert_eq!(titles(&list("GB", "shop=nobody").await.ok(200)), Vec::<&str>::new());
    assert_eq!(titles(&list("GB", "q=quartz&shop=nobody").await.ok(200)), Vec::<&str>::new());
    assert_eq!(titles(&list("TH", "").await.ok(200)), Vec::<&str>::new());
    let card = &list("GB", "q=quartz").await.ok(200)["items"][0];
    assert_eq!(
        (&card["price"]["currency"], &card["shop"]["handle"], &card["in_stock"], &card["source_text"]),
        (&json!("GBP"), &json!("lin-shop"), &json!(true), &json!(false))
    );
    let id = card["id"].as_str().unwrap();
    let show = |market: &'static str, query: &'static str| {
        app.op("GET /markets/{market}/listings/{listing}", &[market, id]).query(query)
    };
    let page = show("GB", "").await.ok(200);
    assert_eq!(
        (&page["id"], &page["title"], &page["vat_bp"], &page["checkout"]),
        (&json!(id), &card["title"], &json!(2000), &json!("IN_APP"))
    );
    assert_eq!(
        (&page["variants"][0]["available"], &page["variants"][0]["options"]),
        (&json!(5), &json!({"Colour": "Red"}))
    );
    assert_eq!((&page["variants"][1]["available"], &page["price"]), (&json!(0), &card["price"]));
    assert!(page["alternates"].as_array().unwrap().iter().any(|other| other["market"] == "PH"), "{page}");
    show("PH", "").await.refused(404, "request.not_found");
    show("GB", "lang=th").await.invalid(&[("lang", "catalog.language_not_of_market")]);
    let ph = list("PH", "lang=en").await.ok(200);
    assert_eq!((titles(&ph).len(), &ph["items"][0]["price"]["currency"]), (2, &json!("PHP")));
    let in_filipino = list("PH", "").await.ok(200);
    assert_eq!(in_filipino["items"][0]["source_text"], true, "untranslated text is marked");
}

#[tokio::test]
async fn a_market_that_sells_nothing_or_a_wrong_question_is_refused() {
    let app = TestApp::new().await;
    let list =
        |market: &'static str, query: &'static str| app.op("GET /markets/{market}/listings", &[market]).query(query);
    for market in ["FR", "ZZ", "Atlantis", "1"] {
        list(market, "").await.refused(404, "request.not_found");
    }
    list("GB", "category=gadgets").await.invalid(&[("category", "request.field_shape")]);
    list("GB", "sort=random").await.invalid(&[("sort", "request.field_shape")]);
    list("GB", "limit=0").await.invalid(&[("limit", "request.limit")]);
    list("GB", "after=nonsense").await.invalid(&[("after", "request.cursor")]);
    list("GB", "q=%22%28AND%20OR%2A&sort=newest").await.ok(200);
    for id in ["1", "nonsense", "99999999999999999999"] {
        app.op("GET /markets/{market}/listings/{listing}", &["GB", id]).await.refused(404, "request.not_found");
    }
}

#[tokio::test]
async fn lists_and_searches_are_walked_to_their_ends() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    for n in 0..7 {
        app.product(&token, &shop, plain(&format!("Moss lamp {n}"), &format!("L-{n}"))).await;
    }
    app.sync(&token, &shop, json!({"products": "all", "markets": ["GB"]})).await;
    for question in ["", "q=lamp&", "sort=price_asc&", "sort=price_desc&", "sort=popular&", "shop=lin-shop&"] {
        let (mut seen, mut after) = (Vec::new(), String::new());
        loop {
            let page = app
                .op("GET /markets/{market}/listings", &["GB"])
                .query(&format!("{question}limit=3&after={after}"))
                .await
                .ok(200);
            seen.extend(titles(&page).into_iter().map(str::to_owned));
            match page["next"].as_str() {
                Some(next) => after = next.to_owned(),
                None => break,
            }
        }
        seen.sort();
        assert_eq!(seen, (0..7).map(|n| format!("Moss lamp {n}")).collect::<Vec<_>>(), "{question}");
    }
}

#[tokio::test]
async fn what_is_paused_or_deleted_leaves_the_shelf_at_once() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let product = crate::world::id_of(&app.product(&token, &shop, bracelet()).await);
    app.sync(&token, &shop, json!({"products": "all", "markets": ["GB"]})).await;
    let count = async || titles(&app.op("GET /markets/{market}/listings", &["GB"]).await.ok(200)).len();
    assert_eq!(count().await, 1);
    app.op("PUT /products/{product}/pause", &[&product]).as_(&token).await.ok(200);
    assert_eq!(count().await, 0);
    app.op("DELETE /products/{product}/pause", &[&product]).as_(&token).await.ok(200);
    app.settle().await;
    assert_eq!(count().await, 1);
    app.op("DELETE /products/{product}", &[&product]).as_(&token).await.ok(204);
    assert_eq!(count().await, 0);
    app.settle().await;
}
