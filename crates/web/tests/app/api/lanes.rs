//! Lanes: how parcels travel to a market, and what that costs.

use serde_json::json;

use crate::testapp::TestApp;

#[tokio::test]
async fn lanes_are_seen_by_all_and_written_by_operators() {
    for app in TestApp::each().await {
        let operator = app.full_operator().await;
        let shipped = app.op("GET /markets/{code}/lanes", &["GB"]).await.ok(200);
        let codes: Vec<&str> =
            shipped["items"].as_array().unwrap().iter().map(|lane| lane["code"].as_str().unwrap()).collect();
        assert!(codes.contains(&"standard") && codes.contains(&"express"), "{shipped}");
        let put = |body| app.op("PUT /markets/{code}/lanes", &["GB"]).as_(&operator).json(body);
        let lane = json!({"code": "bulky", "name": "Bulky goods", "carrier": "royal-mail", "express": false, "enabled": true,
            "collect_h": 24, "deliver_h_min": 48, "deliver_h_max": 96, "volumetric_divisor": 5000,
            "rates": [{"up_to_g": 1000, "price": {"minor": 499, "currency": "GBP"}}, {"up_to_g": 30000, "price": {"minor": 1299, "currency": "GBP"}}]});
        put(lane.clone()).await.ok(200);
        put(lane.clone()).await.ok(200);
        let kept = app.op("GET /markets/{code}/lanes", &["GB"]).await.ok(200);
        let bulky = kept["items"].as_array().unwrap().iter().find(|lane| lane["code"] == "bulky").unwrap();
        assert_eq!((&bulky["rates"][0]["price"]["minor"], &bulky["carrier"]), (&json!(499), &json!("royal-mail")));
        let mut wrong = lane.clone();
        wrong["rates"][0]["price"]["currency"] = json!("IDR");
        put(wrong).await.ok(422);
        let mut wrong = lane.clone();
        wrong["deliver_h_max"] = json!(1);
        put(wrong).await.ok(422);
        put(json!({})).await.ok(422);
        let remove = |lane: &str| app.op("DELETE /markets/{code}/lanes/{lane}", &["GB", lane]).as_(&operator);
        remove("bulky").await.ok(204);
        remove("bulky").await.refused(404, "request.not_found");
        let (seller, _) = app.seller("lin").await;
        app.op("PUT /markets/{code}/lanes", &["GB"]).as_(&seller).json(lane).await.refused(404, "request.not_found");
        app.op("GET /markets/{code}/lanes", &["ZZ"]).await.refused(404, "request.not_found");
        app.settle().await;
    }
}

#[tokio::test]
async fn lanes_come_as_a_file() {
    let app = TestApp::new().await;
    let operator = app.full_operator().await;
    let import = |who: &str, file: &str| {
        app.op("POST /markets/{code}/lanes/imports", &["GB"]).as_(who).upload(file.as_bytes(), &[])
    };
    let bad = import(&operator, "nothing,of,use\n1,2,3\n").await;
    assert_eq!(bad.status, 422, "{bad}");
    let file = "code,name,carrier,express,origin,collect_h,deliver_h_min,deliver_h_max,volumetric_divisor,up_to_g,price,currency\n\
        economy,Economy,evri,false,,24,72,144,5000,2000,2.99,GBP\neconomy,Economy,evri,false,,24,72,144,5000,10000,5.99,GBP\n";
    let kept = import(&operator, file).await.ok(200);
    assert_eq!((&kept["lanes"], &kept["rates"]), (&json!(1), &json!(2)), "{kept}");
    let (seller, _) = app.seller("lin").await;
    import(&seller, "x").await.refused(404, "request.not_found");
    app.settle().await;
}
