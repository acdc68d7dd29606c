//! Films as browsers get them: in ranges when they are public, by a sealed address when they are not.

use accounts::OperatorPermission;
use serde_json::json;
use testkit::Film;

use crate::testapp::TestApp;
use crate::world::id_of;

#[tokio::test]
async fn a_film_goes_from_the_phone_to_the_player() {
    let app = TestApp::with_films().await;
    let (creator, _) = app.face("mali").await;
    let film = Film { width: 480, height: 854, ..Film::default() }.mp4();
    let made =
        app.op("POST /posts", &[]).as_(&creator).upload(&film, &[("market", "GB"), ("caption", "Tea")]).await.ok(202);
    app.settle().await;
    let id = id_of(&made);
    let shown = app.op("GET /posts/{post}", &[&id]).await.ok(200);
    assert_eq!(shown["state"], "READY", "{shown}");
    let url = shown["playback"]["renditions"][0]["url"].as_str().unwrap().to_owned();
    let poster = shown["poster"].as_str().unwrap().to_owned();

    let whole = app.get(&url).await;
    assert_eq!((whole.status, whole.header("accept-ranges")), (200, "bytes"));
    assert_eq!(whole.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(whole.header("content-type"), "video/mp4");
    assert!(whole.header("content-security-policy").contains("sandbox"), "{whole}");
    let size = whole.bytes.len();
    let part = app.get(&url).header("range", "bytes=4-7").await;
    assert_eq!((part.status, part.bytes.as_slice()), (206, b"ftyp".as_slice()));
    assert_eq!(part.header("content-range"), format!("bytes 4-7/{size}"));
    let rest = app.get(&url).header("range", "bytes=4-").header("accept-encoding", "gzip").await;
    assert_eq!((rest.status, rest.bytes.len(), rest.header("content-encoding")), (206, size - 4, ""));
    let behind = app.get(&url).header("range", &format!("bytes={size}-")).await;
    assert_eq!((behind.status, behind.header("content-range")), (416, format!("bytes */{size}").as_str()));
    assert_eq!(app.get(&poster).await.header("content-type"), "image/jpeg");

    // Taken down, it is there for its author and for nobody else.
    let operator = app.operator("olga", &[OperatorPermission::Cases]).await;
    let post = id.parse().unwrap();
    app.write(move |tx| content::post::remove(tx, &kernel::SystemClock, post, content::post::Actor::Operator, "no"))
        .await;
    for address in [&url, &poster] {
        assert_eq!(app.get(address).await.status, 404);
    }
    for who in [&creator, &operator] {
        let shown = app.op("GET /posts/{post}", &[&id]).as_(who).await.ok(200);
        assert_eq!(shown["state"], json!("REMOVED"), "{shown}");
        let sealed = shown["playback"]["renditions"][0]["url"].as_str().unwrap().to_owned();
        let film = app.get(&sealed).await;
        assert_eq!((film.status, film.header("cache-control")), (200, "private, no-store"), "{film}");
        let forged = sealed.replace("until=1", "until=2");
        assert_ne!(forged, sealed);
        assert_eq!(app.get(&forged).await.status, 404);
        assert_eq!(app.get(&sealed.replace(url.as_str(), &poster)).await.status, 404);
        assert_eq!(app.get(shown["poster"].as_str().unwrap()).await.status, 200);
    }
    app.may_leave_work();
}

#[tokio::test]
async fn uploads_are_served_to_nobody() {
    let app = TestApp::new().await;
    app.state.blobs.put(&"uploads/0f/part".parse().unwrap(), b"bytes".to_vec()).await.unwrap();
    app.state.blobs.put(&"posts/0f/stray.mp4".parse().unwrap(), b"bytes".to_vec()).await.unwrap();
    for path in ["/media/uploads/0f/part", "/media/posts/0f/stray.mp4", "/media/previews/0f/x.mp4?until=9&seal=00"] {
        assert_eq!(app.get(path).await.status, 404);
    }
}
