use serde_json::json;

use crate::testapp::TestApp;
use crate::world::{PASSWORD, id_of};

#[tokio::test]
async fn an_unknown_login_and_a_wrong_password_are_answered_alike() {
    let app = TestApp::new().await;
    app.person("lin").await;
    let log_in = async |login: &str| {
        let answer = app.op("POST /sessions", &[]).json(json!({"login": login, "password": "not this one"})).await;
        answer.refused(401, "accounts.login_wrong").json
    };
    assert_eq!(log_in("lin").await, log_in("nobody").await);
    app.settle().await;
}

#[tokio::test]
async fn logging_in_answers_a_token_and_no_cookie() {
    let app = TestApp::new().await;
    app.person_without_session("lin").await;
    let opened = app.op("POST /sessions", &[]).json(json!({"login": "lin", "password": PASSWORD})).await;
    assert!(!opened.headers.contains_key("set-cookie"));
    let opened = opened.ok(201);
    assert!(opened["expires_at"].as_str().unwrap().ends_with('Z'), "{opened}");
    app.settle().await;
}

#[tokio::test]
async fn a_session_ends_and_is_nothing_any_more() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    app.op("DELETE /sessions/current", &[]).await.refused(401, "request.no_session");
    app.op("DELETE /sessions/current", &[]).as_(&token).await.ok(204);
    app.op("DELETE /sessions/current", &[]).as_(&token).await.refused(401, "request.no_session");
    app.op("GET /me", &[]).as_(&token).await.refused(401, "request.no_session");
    app.op("GET /me", &[]).as_("nonsense").await.refused(401, "request.no_session");
    app.op("GET /me", &[]).as_(&"x".repeat(5000)).await.refused(401, "request.no_session");
    let anonymous = app.op("GET /me", &[]).await.refused(401, "request.no_session");
    assert_eq!(anonymous.header("www-authenticate"), "Bearer");
    app.settle().await;
}

#[tokio::test]
async fn a_person_sees_and_ends_their_sessions_and_nobody_elses() {
    let app = TestApp::new().await;
    let here = app.person("lin").await;
    let there = app.session(app.me(&here).await).await;
    let other = app.person("mai").await;
    let list = app.op("GET /me/sessions", &[]).as_(&here).await.ok(200);
    let items = list["items"].as_array().unwrap();
    assert_eq!((items.len(), &list["next"]), (2, &json!(null)));
    let current: Vec<_> = items.iter().filter(|session| session["current"] == true).collect();
    assert_eq!((current.len(), &current[0]["device"]), (1, &json!("Firefox on Linux")));
    let that = id_of(items.iter().find(|session| session["current"] == false).unwrap());
    app.op("DELETE /me/sessions/{session}", &[&that]).as_(&other).await.refused(404, "request.not_found");
    app.op("DELETE /me/sessions/{session}", &[&that]).as_(&here).await.ok(204);
    app.op("DELETE /me/sessions/{session}", &[&that]).as_(&here).await.refused(404, "request.not_found");
    app.op("GET /me", &[]).as_(&there).await.refused(401, "request.no_session");
    app.op("GET /me", &[]).as_(&here).await.ok(200);
    app.settle().await;
}

#[tokio::test]
async fn an_address_is_verified_by_its_mail_once() {
    let app = TestApp::new().await;
    let token = app.person("lin").await;
    app.op("POST /me/email-verification", &[]).as_(&token).await.ok(202);
    app.settle().await;
    let secret = app.postbox.token_to("lin@example.com");
    app.op("PUT /email-verifications/{token}", &["wrong"]).await.refused(409, "accounts.verification_token");
    app.op("PUT /email-verifications/{token}", &[&secret]).await.ok(204);
    assert_eq!(app.op("GET /me", &[]).as_(&token).await["email_verified"], true);
    app.op("PUT /email-verifications/{token}", &[&secret]).await.refused(409, "accounts.verification_token");
    app.op("POST /me/email-verification", &[]).await.refused(401, "request.no_session");
}
