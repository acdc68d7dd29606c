//! Sign-up and creators; sessions, resets, profile, addresses and credentials in files of their own.

mod addresses;
mod me;
mod passkeys;
mod resets;
mod sessions;
mod tokens;

use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::PASSWORD;

fn lin() -> Value {
    json!({"handle": "lin", "email": "Lin@Example.com", "password": PASSWORD, "locale": "th-TH", "market": "TH"})
}

#[tokio::test]
async fn a_person_signs_up_logs_in_and_is_somebody() {
    let app = TestApp::new().await;
    let made = app.op("POST /accounts", &[]).json(lin()).await.ok(201);
    assert_eq!(
        (&made["handle"], &made["email"], &made["locale"], &made["market"]),
        (&json!("lin"), &json!("lin@example.com"), &json!("th-TH"), &json!("TH"))
    );
    assert_eq!(
        (&made["email_verified"], &made["creator"], &made["operator"]),
        (&json!(false), &json!(false), &json!([]))
    );
    assert!(!made.to_string().contains(PASSWORD));
    for login in ["lin", "lin@example.com", "LIN@example.com"] {
        let session = app.op("POST /sessions", &[]).json(json!({"login": login, "password": PASSWORD})).await.ok(201);
        let token = session["token"].as_str().unwrap();
        let me = app.op("GET /me", &[]).as_(token).await.ok(200);
        assert_eq!(me["id"], made["id"], "{login}");
        assert_eq!(me["shops"], json!([]));
    }
    app.settle().await;
    let letter = &app.postbox.letters_to("lin@example.com")[0];
    assert!(letter.text.contains("http://localhost:8080/"), "{}", letter.text);
    assert!(
        letter.subject.chars().any(|c| ('\u{e00}'..='\u{e7f}').contains(&c)),
        "the mail is not Thai: {}",
        letter.subject
    );
}

#[tokio::test]
async fn signing_up_twice_is_refused_with_both_reasons() {
    let app = TestApp::new().await;
    app.op("POST /accounts", &[]).json(lin()).await.ok(201);
    app.op("POST /accounts", &[])
        .json(lin())
        .await
        .invalid(&[("handle", "accounts.handle_taken"), ("email", "accounts.email_taken")]);
    app.settle().await;
    assert_eq!(app.postbox.letters_to("lin@example.com").len(), 1);
}

#[tokio::test]
async fn signing_up_badly_says_everything_at_once_and_makes_nobody() {
    let app = TestApp::new().await;
    let bad =
        json!({"handle": "Lin Wu", "email": "nobody", "password": "short", "locale": "tlhh-??", "market": "Atlantis"});
    app.op("POST /accounts", &[]).json(bad).await.invalid(&[
        ("handle", "accounts.handle_invalid"),
        ("email", "accounts.email_invalid"),
        ("password", "accounts.password_short"),
        ("locale", "accounts.locale_invalid"),
        ("market", "accounts.market_invalid"),
    ]);
    app.op("POST /accounts", &[]).json(json!({})).await.invalid(&[
        ("handle", "accounts.handle_invalid"),
        ("email", "accounts.email_invalid"),
        ("password", "accounts.password_short"),
    ]);
    for (handle, password, problem) in [
        ("operator", PASSWORD, ("handle", "accounts.handle_reserved")),
        ("lin", "password", ("password", "accounts.password_common")),
        ("lin", "lin@example.com", ("password", "accounts.password_own_name")),
        ("lin", &"x1".repeat(65), ("password", "accounts.password_long")),
    ] {
        let wish = json!({"handle": handle, "email": "lin@example.com", "password": password});
        app.op("POST /accounts", &[]).json(wish).await.invalid(&[problem]);
    }
    app.settle().await;
    app.op("POST /sessions", &[])
        .json(json!({"login": "lin", "password": PASSWORD}))
        .await
        .refused(401, "accounts.login_wrong");
    assert!(app.postbox.letters_to("@").is_empty());
}

#[tokio::test]
async fn a_body_of_the_wrong_shape_is_told_where() {
    let app = TestApp::new().await;
    app.op("POST /accounts", &[]).json(json!({"handle": 7})).await.invalid(&[("handle", "request.field_shape")]);
    app.op("POST /accounts", &[]).json(json!("me")).await.invalid(&[("body", "request.field_shape")]);
    app.op("POST /accounts", &[])
        .body("application/json", b"{\"handle\":".to_vec())
        .await
        .refused(400, "request.malformed");
    app.op("POST /accounts", &[]).body("application/json", b"{} {}".to_vec()).await.refused(400, "request.malformed");
    app.op("POST /accounts", &[])
        .body("application/json", b"\xff\xfe".to_vec())
        .await
        .refused(400, "request.malformed");
    app.op("POST /accounts", &[])
        .body("application/json", [b"{\"nested\":".to_vec(), b"[".repeat(200_000)].concat())
        .await
        .refused(400, "request.malformed");
    app.op("POST /accounts", &[]).body("text/plain", b"{}".to_vec()).await.refused(415, "request.not_json");
    app.op("POST /accounts", &[]).await.refused(415, "request.not_json");
    app.op("POST /accounts", &[]).body("application/json", vec![b' '; 2 << 20]).await.refused(413, "request.too_large");
    app.op("POST /sessions", &[]).json(json!({"login": "lin"})).await.invalid(&[("password", "request.field_missing")]);
}

#[tokio::test]
async fn a_person_becomes_a_creator_and_again_changes_the_profile() {
    let app = TestApp::new().await;
    let token = app.person("mai").await;
    app.op("POST /creators", &[]).json(json!({"display_name": "Mai"})).await.refused(401, "request.no_session");
    let made =
        app.op("POST /creators", &[]).as_(&token).json(json!({"display_name": " Mai ", "bio": "Stones"})).await.ok(201);
    assert_eq!(
        (&made["handle"], &made["display_name"], &made["bio"]),
        (&json!("mai"), &json!("Mai"), &json!("Stones"))
    );
    assert_eq!(app.op("GET /me", &[]).as_(&token).await["creator"], true);
    let again = app.op("POST /creators", &[]).as_(&token).json(json!({"display_name": "Mai Li"})).await.ok(201);
    assert_eq!((&again["id"], &again["display_name"], &again["bio"]), (&made["id"], &json!("Mai Li"), &json!("")));
    let bad = json!({"display_name": " ", "bio": "x".repeat(501)});
    app.op("POST /creators", &[])
        .as_(&token)
        .json(bad)
        .await
        .invalid(&[("display_name", "accounts.display_name_invalid"), ("bio", "accounts.bio_too_long")]);
    app.settle().await;
}
