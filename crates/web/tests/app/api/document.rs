use crate::testapp::TestApp;

#[tokio::test]
async fn the_document_is_served_and_a_sandbox_says_that_it_is_one() {
    let (sandbox, strict) = (TestApp::new().await, TestApp::strict().await);
    let document = sandbox.get("/api/openapi.json").await.ok(200);
    assert_eq!(document["openapi"].as_str().unwrap().split('.').next(), Some("3"));
    assert!(document["paths"]["/api/v1/sandbox/clock"].is_object());
    let document = strict.get("/api/openapi.json").await.ok(200);
    assert!(document["paths"]["/api/v1/sandbox/clock"].is_null());
    assert!(document["components"]["securitySchemes"]["bearer"].is_object());
}

/// Whatever the document refers to, it has.
#[test]
fn every_reference_of_the_document_leads_somewhere() {
    let document = crate::operations::document();
    let text = document.to_string();
    for reference in text.split("\"$ref\":\"#").skip(1) {
        let pointer = reference.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    let app = TestApp::new().await;
    app.get("/api/v1/nothing").await.refused(404, "request.not_found");
    app.get("/api/nothing").await.refused(404, "request.not_found");
    let wrong = app.call(axum::http::Method::DELETE, "/api/v1/markets").await.refused(405, "request.method");
    assert!(wrong.header("allow").contains("GET"), "{wrong}");
}
