//! Uploads in parts.

use axum::http::Method;
use serde_json::{Value, json};

use crate::testapp::{Answer, TestApp};
use crate::world::id_of;

async fn begin(app: &TestApp, who: &str, bytes: i64) -> String {
    let wish = json!({"name": "clip.mp4", "type": "video/mp4", "bytes": bytes});
    id_of(&app.op("POST /uploads", &[]).as_(who).json(wish).await.ok(201))
}

async fn send(app: &TestApp, who: &str, id: &str, offset: &str, bytes: &[u8]) -> Answer {
    let call = app.op("PATCH /uploads/{upload}", &[id]).as_(who).header("upload-offset", offset);
    call.body("application/partial-upload", bytes.to_vec()).await
}

#[tokio::test]
async fn an_upload_goes_on_where_it_stopped_even_after_a_restart() {
    for app in TestApp::each().await {
        let (mali, _) = app.face("mali").await;
        let begun = app.op("POST /uploads", &[]).as_(&mali).json(json!({"type": "video/mp4", "bytes": 11})).await;
        assert_eq!(
            (begun.status, begun.header("upload-offset"), begun.header("upload-complete")),
            (201, "0", "?0"),
            "{begun}"
        );
        assert!(begun.header("upload-limit").contains("max-size=500000000"));
        let id = id_of(&begun.json);
        assert_eq!(begun.header("location"), format!("/api/v1/uploads/{id}"));
        let first = send(&app, &mali, &id, "0", b"hello ").await;
        assert_eq!((first.status, first.header("upload-offset")), (200, "6"), "{first}");
        // The same once more, and a gap: 409, and where it goes on.
        for offset in ["0", "7"] {
            let elsewhere = send(&app, &mali, &id, offset, b"hello ").await.refused(409, "content.upload_offset");
            assert_eq!((elsewhere.header("upload-offset"), elsewhere.header("upload-complete")), ("6", "?0"));
        }
        app.settle().await;
        let app = app.restarted().await;
        let asked = app.call(Method::HEAD, &format!("/api/v1/uploads/{id}")).as_(&mali).await;
        assert_eq!(
            (asked.status, asked.header("upload-offset"), asked.header("cache-control")),
            (200, "6", "no-store")
        );
        assert_eq!(app.op("GET /uploads/{upload}", &[&id]).as_(&mali).await["offset"], 6);
        let early = json!({"upload": id, "market": "GB"});
        app.op("POST /posts", &[]).as_(&mali).json(early).await.invalid(&[("upload", "content.upload_incomplete")]);
        let whole = send(&app, &mali, &id, "6", b"world").await;
        assert_eq!((&whole["state"], whole.header("upload-complete")), (&json!("COMPLETE"), "?1"), "{whole}");
        let post = json!({"upload": id, "market": "GB", "caption": "It came in parts"});
        let made = app.op("POST /posts", &[]).as_(&mali).json(post.clone()).await.ok(202);
        app.op("POST /posts", &[]).as_(&mali).json(post).await.invalid(&[("upload", "content.upload_taken")]);
        app.may_leave_work();
        let shown = app.op("GET /posts/{post}", &[&id_of(&made)]).as_(&mali).await.ok(200);
        assert_eq!(shown["caption"], "It came in parts");
    }
}

#[tokio::test]
async fn an_upload_is_its_owners_alone() {
    let app = TestApp::new().await;
    let ((mali, _), (noi, _)) = (app.face("mali").await, app.face("noi").await);
    let shopper = app.person("sam").await;
    let id = begin(&app, &mali, 5).await;
    for who in [&noi, &shopper] {
        app.op("GET /uploads/{upload}", &[&id]).as_(who).await.refused(404, "request.not_found");
        send(&app, who, &id, "0", b"mine").await.refused(404, "request.not_found");
        app.op("DELETE /uploads/{upload}", &[&id]).as_(who).await.refused(404, "request.not_found");
    }
    send(&app, &mali, &id, "0", b"12345").await.ok(200);
    let theirs = json!({"upload": id, "market": "GB"});
    app.op("POST /posts", &[]).as_(&noi).json(theirs).await.invalid(&[("upload", "content.upload_missing")]);
    app.op("POST /uploads", &[]).as_(&shopper).json(json!({"bytes": 1})).await.refused(404, "request.not_found");
    app.op("POST /uploads", &[]).json(json!({"bytes": 1})).await.refused(401, "request.no_session");
    app.op("DELETE /uploads/{upload}", &[&id]).as_(&mali).await.ok(204);
    app.op("GET /uploads/{upload}", &[&id]).as_(&mali).await.refused(404, "request.not_found");
    app.settle().await;
}

#[tokio::test]
async fn an_upload_has_bounds() {
    let app = TestApp::new().await;
    let (mali, _) = app.face("mali").await;
    let ask = |body: Value| app.op("POST /uploads", &[]).as_(&mali).json(body);
    ask(json!({"bytes": 500_000_001, "type": "text/html"}))
        .await
        .invalid(&[("bytes", "content.upload_size"), ("type", "content.upload_kind")]);
    ask(json!({})).await.invalid(&[("bytes", "content.upload_size")]);
    let id = begin(&app, &mali, 3).await;
    send(&app, &mali, &id, "0", b"1234").await.refused(413, "content.upload_too_long");
    let call = app.op("PATCH /uploads/{upload}", &[&id]).as_(&mali).body("application/partial-upload", b"1".to_vec());
    call.await.invalid(&[("Upload-Offset", "content.upload_offset_missing")]);
    // More than a part: nothing is lost between them.
    let long = vec![7_u8; 9 * 1024 * 1024];
    let id = begin(&app, &mali, i64::try_from(long.len()).unwrap()).await;
    assert_eq!(send(&app, &mali, &id, "0", &long).await["state"], "COMPLETE");
    let (id, long) = (id.parse().unwrap(), long.len());
    let parts = app.state.db.read(move |read| content::upload::parts(read, id)).await.unwrap();
    assert_eq!(parts.len(), 3);
    let mut stored = 0;
    for part in parts {
        stored += app.state.blobs.get(&part.key.parse().unwrap()).await.unwrap().len();
    }
    assert_eq!(stored, long);
    app.settle().await;
}
