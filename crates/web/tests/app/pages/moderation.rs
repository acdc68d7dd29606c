//! The operator's queue: what is reported and what is held, decided on by forms.

use accounts::OperatorPermission;
use serde_json::json;

use super::browser::Browser;
use crate::testapp::TestApp;
use crate::world::id_of;

#[tokio::test]
async fn a_reported_post_is_taken_down_with_words() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let clip = app.clip("mali", "It heals <b>everything</b>", &[&goods]).await;
        let sam = app.person("sam").await;
        app.operator("orla", &[OperatorPermission::Cases]).await;
        let filed = app.op("POST /posts/{post}/reports", &[&clip.id]).as_(&sam);
        let report = id_of(&filed.json(json!({"reason": "MISLEADING", "note": "A stone does not heal"})).await.ok(201));
        let mut browser = Browser::new(&app);
        let queue = browser.enter("orla", "/operator/reports").await;
        queue.is(200).says("Misleading").says("A stone does not heal").says("It heals &lt;b&gt;").says("<video");
        let act = format!("/operator/reports/{report}");
        browser.send(&act, &[("answer", "takedown"), ("words", " ")]).await.is(422).says("role=\"alert\"");
        browser.send("/operator/reports/404", &[("answer", "dismiss")]).await.is(404);
        let done = browser.send(&act, &[("answer", "takedown"), ("words", "It promises to heal.")]).await;
        done.is(200).says("It is taken down").says("Nothing waits here");
        browser.send(&act, &[("answer", "dismiss")]).await.is(200).says("before you");
        let mut author = Browser::new(&app);
        let page = author.enter("mali", &format!("/studio/posts/{}", clip.id)).await;
        page.is(200).says("was taken down").says("It promises to heal.");
        // No operator of another kind, and nobody else.
        app.operator("otto", &[OperatorPermission::Jobs]).await;
        for handle in ["otto", "sam"] {
            let mut other = Browser::new(&app);
            other.enter(handle, "/account").await.is(200);
            other.open("/operator/reports").await.is(404);
            other.send(&act, &[("answer", "dismiss")]).await.is(404);
            other.send(&format!("/operator/held-posts/{}", clip.id), &[("answer", "show")]).await.is(404);
        }
        app.settle().await;
    }
}

#[tokio::test]
async fn a_held_comment_is_shown_or_deleted() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let clip = app.clip("mali", "", &[&goods]).await;
    let sam = app.person("sam").await;
    app.operator("orla", &[OperatorPermission::Cases]).await;
    let say = |text: &str| app.op("POST /posts/{post}/comments", &[&clip.id]).as_(&sam).json(json!({"text": text}));
    let first = id_of(&say("See https://one.example").await.ok(201));
    let second = id_of(&say("See https://two.example").await.ok(201));
    let mut browser = Browser::new(&app);
    let queue = browser.enter("orla", "/operator/reports?queue=comments").await;
    queue.is(200).says("https://one.example").says("it holds an address");
    browser.send(&format!("/operator/held-comments/{first}"), &[("answer", "show")]).await.is(200).says("It is shown");
    let done = browser.send(&format!("/operator/held-comments/{second}"), &[("answer", "delete")]).await;
    done.is(200).says("Nothing waits here");
    browser.send("/operator/held-comments/404", &[("answer", "show")]).await.is(404);
    let list = app.op("GET /posts/{post}/comments", &[&clip.id]).await.ok(200);
    assert_eq!((list["items"].as_array().unwrap().len(), &list["items"][0]["id"]), (1, &json!(first)), "{list}");
    app.settle().await;
}
