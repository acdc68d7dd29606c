//! Comments: said, answered, pinned, held, deleted.

use accounts::{OperatorPermission, ShopPermission};
use serde_json::{Value, json};

use crate::testapp::{Answer, Call, TestApp};
use crate::world::{Clip, id_of};

fn say<'a>(app: &'a TestApp, clip: &Clip, who: &str, body: Value) -> Call<'a> {
    app.op("POST /posts/{post}/comments", &[&clip.id]).as_(who).json(body)
}

fn list<'a>(app: &'a TestApp, clip: &Clip, who: &str) -> Call<'a> {
    app.op("GET /posts/{post}/comments", &[&clip.id]).as_(who)
}

fn texts(answer: &Answer) -> Vec<String> {
    let items = answer.json["items"].as_array().unwrap_or_else(|| panic!("{answer}"));
    items.iter().map(|item| item["text"].as_str().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn people_talk_below_a_post() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let clip = app.clip("mali", "", &[&goods]).await;
        let sam = app.person("sam").await;
        let html = "<script>alert(1)</script> & <b>more</b>";
        let first = say(&app, &clip, &sam, json!({"text": html})).await.ok(201);
        assert_eq!(
            (&first["text"], &first["state"], &first["mine"]),
            (&json!(html), &json!("SHOWN"), &json!(true)),
            "{first}"
        );
        assert_eq!((&first["author"]["handle"], &first["language"]), (&json!("sam"), &json!("en")), "{first}");
        let first = id_of(&first);
        say(&app, &clip, &sam, json!({"text": "Second"})).await.ok(201);
        let answer = json!({"text": "Thank you", "reply_to": first});
        let reply = id_of(&say(&app, &clip, &clip.token, answer).await.ok(201));
        // A shop's host may speak in its name, others may not.
        let host = app.person("hana").await;
        app.hire(&goods.shop, &host, &[ShopPermission::Host]).await;
        let as_shop = json!({"text": "It is back", "shop": goods.shop, "reply_to": reply});
        let shops = say(&app, &clip, &host, as_shop.clone()).await.ok(201);
        assert_eq!((&shops["author"]["kind"], &shops["reply_to"]), (&json!("shop"), &json!(first)), "{shops}");
        say(&app, &clip, &sam, as_shop).await.refused(404, "request.not_found");
        assert_eq!(texts(&list(&app, &clip, "").await), ["Second", html]);
        let replies = app.op("GET /comments/{comment}/replies", &[&first]).await;
        assert_eq!(texts(&replies), ["Thank you", "It is back"]);
        assert_eq!(app.op("GET /posts/{post}", &[&clip.id]).await["counts"]["comments"], 4);
        // Pinned by the post's author alone.
        let pin = |who: &str| app.op("PUT /comments/{comment}/pin", &[&first]).as_(who);
        pin(&sam).await.refused(404, "request.not_found");
        pin(&clip.token).await.ok(204);
        let listed = list(&app, &clip, "").await;
        assert_eq!((texts(&listed)[0].as_str(), &listed["items"][0]["pinned"]), (html, &json!(true)));
        let unpin = |who: &str| app.op("DELETE /comments/{comment}/pin", &[&first]).as_(who);
        unpin(&sam).await.refused(404, "request.not_found");
        unpin(&clip.token).await.ok(204);
        assert_eq!(texts(&list(&app, &clip, "").await), ["Second", html]);
        // Deleted by its writer, with its replies.
        let delete = |who: &str| app.op("DELETE /comments/{comment}", &[&first]).as_(who);
        delete(&host).await.refused(404, "request.not_found");
        delete(&sam).await.ok(204);
        delete(&sam).await.refused(404, "request.not_found");
        assert_eq!(texts(&list(&app, &clip, "").await), ["Second"]);
        app.op("GET /comments/{comment}/replies", &[&first]).await.refused(404, "request.not_found");
        app.settle().await;
    }
}

#[tokio::test]
async fn what_a_rule_holds_waits_for_the_author_or_an_operator() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let clip = app.clip("mali", "", &[&goods]).await;
        let (sam, ann) = (app.person("sam").await, app.person("ann").await);
        let operator = app.operator("orla", &[OperatorPermission::Cases]).await;
        let held = say(&app, &clip, &sam, json!({"text": "see www.cheap.example"})).await.ok(201);
        assert_eq!(held["state"], "HELD", "{held}");
        assert!(held["held_by"].as_str().unwrap().contains("link"), "{held}");
        let held = id_of(&held);
        assert_eq!(texts(&list(&app, &clip, &sam).await).len(), 1);
        for who in ["", &ann] {
            assert!(texts(&list(&app, &clip, who).await).is_empty());
        }
        let waiting = app.op("GET /posts/{post}/held-comments", &[&clip.id]);
        assert_eq!(texts(&waiting.as_(&clip.token).await).len(), 1);
        app.op("GET /posts/{post}/held-comments", &[&clip.id]).as_(&sam).await.refused(404, "request.not_found");
        assert_eq!(texts(&app.op("GET /operator/comments", &[]).as_(&operator).await).len(), 1);
        app.op("GET /operator/comments", &[]).as_(&sam).await.refused(404, "request.not_found");
        let approve = |who: &str| app.op("PUT /comments/{comment}/approval", &[&held]).as_(who);
        for who in [&sam, &ann] {
            approve(who).await.refused(404, "request.not_found");
        }
        assert_eq!(approve(&clip.token).await.ok(200)["state"], "SHOWN");
        assert_eq!(texts(&list(&app, &clip, "").await).len(), 1);
        // An operator's decision is in the audit log.
        let other = id_of(&say(&app, &clip, &ann, json!({"text": "http://x.example"})).await.ok(201));
        app.op("DELETE /comments/{comment}", &[&other]).as_(&operator).await.ok(204);
        let noted =
            app.state.db.read(|read| accounts::audit::list(read, None, &kernel::PageRequest::first())).await.unwrap();
        assert!(
            noted
                .items
                .iter()
                .any(|entry| entry.action == "content.comment_removed" && entry.subject.ends_with(&other))
        );
        app.settle().await;
    }
}

#[tokio::test]
async fn a_comment_has_bounds_and_a_pace() {
    let app = TestApp::strict().await;
    let clip = app.clip("mali", "", &[]).await;
    let sam = app.person("sam").await;
    say(&app, &clip, "", json!({"text": "hi"})).await.refused(401, "request.no_session");
    say(&app, &clip, &sam, json!({"text": " "})).await.invalid(&[("text", "content.comment_length")]);
    say(&app, &clip, &sam, json!({"text": "x".repeat(501)})).await.invalid(&[("text", "content.comment_length")]);
    say(&app, &clip, &sam, json!({"text": "x", "state": "SHOWN"})).await.invalid(&[("state", "request.field_unknown")]);
    say(&app, &clip, &sam, json!({"text": "x", "reply_to": "404"})).await.refused(404, "content.comment_not_found");
    app.op("POST /posts/{post}/comments", &["404"]).as_(&sam).json(json!({})).await.refused(404, "request.not_found");
    for i in 0..10 {
        say(&app, &clip, &sam, json!({"text": i.to_string()})).await.ok(201);
    }
    let refused = say(&app, &clip, &sam, json!({"text": "more"})).await.refused(429, "content.comment_too_fast");
    assert!((1..=60).contains(&refused.header("retry-after").parse::<u32>().unwrap()), "{refused}");
    app.advance_ms(61_000);
    say(&app, &clip, &sam, json!({"text": "more"})).await.ok(201);
    app.settle().await;
}

#[tokio::test]
async fn comments_are_translated_when_asked() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let clip = app.clip("mali", "", &[&goods]).await;
    let sam = app.person("sam").await;
    say(&app, &clip, &sam, json!({"text": "สวยมาก", "language": "th"})).await.ok(201);
    let listed = list(&app, &clip, "").query("translate=en").await.ok(200);
    assert_eq!(listed["items"][0]["translation"]["text"], "en: สวยมาก", "{listed}");
    let listed = list(&app, &clip, "").await.ok(200);
    assert_eq!(listed["items"][0].get("translation"), None);
    app.settle().await;
}
