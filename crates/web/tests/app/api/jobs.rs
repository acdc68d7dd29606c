use serde_json::json;

use crate::testapp::TestApp;
use crate::world::id_of;

#[tokio::test]
async fn a_job_is_seen_by_its_shop_and_by_operators_of_jobs() {
    let app = TestApp::new().await;
    let (seller, shop) = app.seller("lin").await;
    let (other, operator) = (app.seller("mai").await.0, app.full_operator().await);
    let job = app.import(&seller, &shop, b"Handle,Title,Variant Price\njade,Jade,12.00\n", "shopify").await;
    assert_eq!(
        (&job["state"], &job["done"], &job["total"], &job["kind"]),
        (&json!("DONE"), &json!(1), &json!(1), &json!("import"))
    );
    let show = |token: &str, id: &str| app.op("GET /jobs/{job}", &[id]).as_(token);
    let id = id_of(&job);
    show(&operator, &id).await.ok(200);
    show(&other, &id).await.refused(404, "request.not_found");
    show("", &id).await.refused(401, "request.no_session");
    let wish = json!({"name": "Nightly", "scopes": ["catalogue:write"]});
    let token = app.op("POST /me/tokens", &[]).as_(&seller).json(wish).await.ok(201);
    show(token["token"].as_str().unwrap(), &id).await.ok(200);
    for id in ["1", "nonsense", "99999999999999999999"] {
        show(&seller, id).await.refused(404, "request.not_found");
    }
    app.settle().await;
}

#[tokio::test]
async fn operators_list_jobs_by_state_and_try_failed_ones_again() {
    let app = TestApp::new().await;
    let (seller, shop) = app.seller("lin").await;
    let operator = app.full_operator().await;
    let failed = app.import(&seller, &shop, b"", "shopify").await;
    assert_eq!(failed["state"], "FAILED", "{failed}");
    assert_eq!(failed["problems"][0]["code"], "catalog.file_empty");
    let list = |query: &'static str| app.op("GET /jobs", &[]).query(query).as_(&operator);
    let only_failed = list("state=FAILED").await.ok(200);
    assert_eq!((only_failed["items"].as_array().unwrap().len(), &only_failed["items"][0]["id"]), (1, &failed["id"]));
    list("state=BROKEN").await.invalid(&[("state", "request.field_shape")]);
    let retry = |id: &str| app.op("POST /jobs/{job}/retry", &[id]).as_(&operator);
    retry(&id_of(&failed)).await.ok(202);
    app.settle().await;
    retry("1").await.refused(404, "request.not_found");
    app.may_leave_work();
}
