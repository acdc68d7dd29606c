use serde_json::json;

use crate::testapp::TestApp;
use crate::world::{bracelet, id_of, picture};

#[tokio::test]
async fn a_picture_is_made_anew_served_and_removed() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let product = id_of(&app.product(&token, &shop, bracelet()).await);
    let upload = app.op("POST /products/{product}/images", &[&product]).as_(&token);
    let image = upload.upload(&picture(), &[("alt", "A bracelet")]).await.ok(201);
    assert_eq!((&image["alt"], &image["width"]), (&json!("A bracelet"), &json!(320)));
    let url = image["url"].as_str().unwrap().to_owned();
    let file = app.get(&url).await;
    assert_eq!((file.status, file.header("content-security-policy")), (200, "default-src 'none'; sandbox"));
    assert!(file.header("content-type").starts_with("image/") && file.header("cache-control").contains("immutable"));
    let shown = app.op("GET /products/{product}", &[&product]).as_(&token).await.ok(200);
    assert_eq!(shown["images"][0]["id"], image["id"]);
    let remove =
        |token: &str| app.op("DELETE /products/{product}/images/{image}", &[&product, &id_of(&image)]).as_(token);
    remove(&app.person("mai").await).await.refused(404, "request.not_found");
    remove(&token).await.ok(204);
    remove(&token).await.refused(404, "request.not_found");
    assert_eq!(app.get(&url).await.status, 404);
    app.settle().await;
}

#[tokio::test]
async fn what_is_no_picture_is_refused() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let product = id_of(&app.product(&token, &shop, bracelet()).await);
    let upload = |file: &[u8]| app.op("POST /products/{product}/images", &[&product]).as_(&token).upload(file, &[]);
    for file in [
        &b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"[..],
        b"GIF89a",
        b"",
        b"\x89PNG\r\n\x1a\nbroken",
    ] {
        let refused = upload(file).await;
        assert_eq!((refused.status, &refused["errors"][0]["field"]), (422, &json!("file")), "{refused}");
    }
    let call = app.op("POST /products/{product}/images", &[&product]).as_(&token);
    let form = b"--b\r\ncontent-disposition: form-data; name=\"alt\"\r\n\r\nx\r\n--b--\r\n".to_vec();
    call.body("multipart/form-data; boundary=b", form).await.invalid(&[("file", "request.field_missing")]);
    upload(&vec![0; 22 << 20]).await.refused(413, "request.too_large");
    let shown = app.op("GET /products/{product}", &[&product]).as_(&token).await.ok(200);
    assert_eq!(shown["images"], json!([]));
    app.settle().await;
}
