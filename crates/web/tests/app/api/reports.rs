//! Reports, and what operators do about them.

use accounts::OperatorPermission;
use serde_json::{Value, json};

use crate::testapp::TestApp;
use crate::world::id_of;

#[tokio::test]
async fn a_reported_post_is_decided_on_and_its_author_told() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let clip = app.clip("mali", "", &[&goods]).await;
        let sam = app.person("sam").await;
        let operator = app.operator("orla", &[OperatorPermission::Cases]).await;
        let report = |who: &str, body: Value| app.op("POST /posts/{post}/reports", &[&clip.id]).as_(who).json(body);
        report(&sam, json!({"reason": "BORING"})).await.invalid(&[("reason", "request.field_shape")]);
        report(&sam, json!({"reason": "SPAM", "note": "x".repeat(1_001)}))
            .await
            .invalid(&[("note", "content.report_note_too_long")]);
        report("", json!({})).await.refused(401, "request.no_session");
        let filed = report(&sam, json!({"reason": "COUNTERFEIT", "note": "<i>fake</i>"})).await.ok(201);
        let again = report(&sam, json!({"reason": "SPAM"})).await.ok(201);
        assert_eq!((&filed["state"], &filed["id"]), (&json!("OPEN"), &again["id"]));
        let list = |who: &str, query: &str| app.op("GET /reports", &[]).as_(who).query(query);
        list(&sam, "").await.refused(404, "request.not_found");
        let open = list(&operator, "").await.ok(200);
        assert_eq!(
            (&open["items"][0]["reason"], &open["items"][0]["note"]),
            (&json!("COUNTERFEIT"), &json!("<i>fake</i>"))
        );
        let id = id_of(&filed);
        let decide = |who: &str, body: Value| app.op("POST /reports/{report}/decision", &[&id]).as_(who).json(body);
        decide(&sam, json!({"decision": "TAKEDOWN"})).await.refused(404, "request.not_found");
        decide(&operator, json!({})).await.invalid(&[("decision", "request.field_missing")]);
        let decided = decide(&operator, json!({"decision": "TAKEDOWN", "reason": "Not theirs"})).await.ok(200);
        assert_eq!((&decided["state"], &decided["decision"]), (&json!("UPHELD"), &json!("Not theirs")), "{decided}");
        decide(&operator, json!({"decision": "DISMISS"})).await.refused(409, "content.report_decided");
        let shown = app.op("GET /posts/{post}", &[&clip.id]).as_(&clip.token).await.ok(200);
        assert_eq!((&shown["state"], &shown["reason"]), (&json!("REMOVED"), &json!("Not theirs")));
        assert_eq!(list(&operator, "state=UPHELD").await["items"][0]["id"], json!(id));
        list(&operator, "state=LOST").await.invalid(&[("state", "request.field_shape")]);
        app.op("POST /reports/{report}/decision", &["404"])
            .as_(&operator)
            .json(json!({}))
            .await
            .refused(404, "request.not_found");
        report(&sam, json!({"reason": "SPAM"})).await.refused(404, "request.not_found");
        app.settle().await;
    }
}

#[tokio::test]
async fn a_reported_comment_goes() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let clip = app.clip("mali", "", &[&goods]).await;
    let (sam, ann) = (app.person("sam").await, app.person("ann").await);
    let operator = app.operator("orla", &[OperatorPermission::Cases]).await;
    let said = app.op("POST /posts/{post}/comments", &[&clip.id]).as_(&sam).json(json!({"text": "rude"})).await.ok(201);
    let said = id_of(&said);
    let report =
        |id: &str| app.op("POST /comments/{comment}/reports", &[id]).as_(&ann).json(json!({"reason": "HATEFUL"}));
    let id = id_of(&report(&said).await.ok(201));
    report("404").await.refused(404, "request.not_found");
    let decision = app.op("POST /reports/{report}/decision", &[&id]).as_(&operator);
    decision.json(json!({"decision": "TAKEDOWN"})).await.ok(200);
    report(&said).await.refused(404, "request.not_found");
    let shown = app.op("GET /posts/{post}", &[&clip.id]).await.ok(200);
    assert_eq!((&shown["state"], &shown["counts"]["comments"]), (&json!("READY"), &json!(0)));
    app.settle().await;
}

#[tokio::test]
async fn an_operator_takes_down_shows_again_and_blocks_words() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let clip = app.clip("mali", "", &[&goods]).await;
        let operator = app.operator("orla", &[OperatorPermission::Cases]).await;
        let takedown = |who: &str| app.op("PUT /posts/{post}/takedown", &[&clip.id]).as_(who);
        takedown(&clip.token).await.refused(404, "request.not_found");
        takedown(&operator).await.ok(204);
        takedown(&operator).await.refused(409, "content.post_state");
        let restore = |who: &str| app.op("DELETE /posts/{post}/takedown", &[&clip.id]).as_(who);
        restore(&clip.token).await.refused(404, "request.not_found");
        restore(&operator).await.ok(204);
        assert_eq!(app.op("GET /posts/{post}", &[&clip.id]).await["state"], "READY");
        let block = |who: &str, word: &str| app.op("POST /operator/words", &[]).as_(who).json(json!({"word": word}));
        block(&clip.token, "fake").await.refused(404, "request.not_found");
        block(&operator, "x").await.invalid(&[("word", "content.word_length")]);
        assert_eq!(block(&operator, " FAKE ").await.ok(201)["words"], json!(["fake"]));
        assert_eq!(app.op("GET /operator/words", &[]).as_(&operator).await["words"], json!(["fake"]));
        app.op("GET /operator/words", &[]).as_(&clip.token).await.refused(404, "request.not_found");
        let edit = json!({"caption": "not fake"});
        let held = app.op("PATCH /posts/{post}", &[&clip.id]).as_(&clip.token).json(edit).await.ok(200);
        assert_eq!(held["state"], "HELD", "{held}");
        let waiting = app.op("GET /operator/posts", &[]).as_(&operator).await.ok(200);
        assert_eq!(waiting["items"][0]["id"], json!(clip.id), "{waiting}");
        app.op("GET /operator/posts", &[]).as_(&clip.token).await.refused(404, "request.not_found");
        restore(&operator).await.ok(204);
        for _ in 0..2 {
            app.op("DELETE /operator/words/{word}", &["fake"]).as_(&operator).await.ok(204);
        }
        app.op("DELETE /operator/words/{word}", &["fake"]).as_(&clip.token).await.refused(404, "request.not_found");
        assert_eq!(app.op("GET /operator/words", &[]).as_(&operator).await["words"], json!([]));
        app.settle().await;
    }
}
