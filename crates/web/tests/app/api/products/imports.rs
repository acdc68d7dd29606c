use serde_json::json;

use crate::testapp::TestApp;

const FILE: &[u8] = b"Handle,Title,Option1 Name,Option1 Value,Variant Price,Variant Inventory Qty\n\
    jade,Jade ring,Size,S,12.00,3\n\
    jade,,,M,13.00,4\n\
    moss,Moss lamp,,,20.00,1\n";

#[tokio::test]
async fn a_file_goes_in_and_again_changes_nothing() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let job = app.import(&token, &shop, FILE, "shopify").await;
    assert_eq!(
        (&job["state"], &job["done"], &job["total"], &job["problems"]),
        (&json!("DONE"), &json!(2), &json!(2), &json!([]))
    );
    let list = async || app.op("GET /shops/{shop}/products", &[&shop]).as_(&token).await.ok(200);
    let first = list().await;
    assert_eq!(first["items"].as_array().unwrap().len(), 2);
    app.import(&token, &shop, FILE, "shopify").await;
    assert_eq!(list().await, first);
}

#[tokio::test]
async fn an_amazon_report_goes_in() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let file = "item-name\tseller-sku\tprice\tquantity\timage-url\tasin1\nJade ring\tJ-1\t12.00\t3\t\tB000000001\n";
    let job = app.import(&token, &shop, file.as_bytes(), "amazon").await;
    assert_eq!((&job["state"], &job["done"]), (&json!("DONE"), &json!(1)), "{job}");
}

#[tokio::test]
async fn a_form_without_a_file_or_of_an_unknown_format_is_refused() {
    let app = TestApp::new().await;
    let (token, shop) = app.seller("lin").await;
    let call = || app.op("POST /shops/{shop}/imports", &[&shop]).as_(&token);
    let form = b"--b\r\ncontent-disposition: form-data; name=\"format\"\r\n\r\nshopify\r\n--b--\r\n".to_vec();
    call().body("multipart/form-data; boundary=b", form).await.invalid(&[("file", "request.field_missing")]);
    call().upload(FILE, &[("format", "excel")]).await.invalid(&[("format", "request.field_shape")]);
    call().body("multipart/form-data; boundary=b", b"--b\r\nbroken".to_vec()).await.refused(400, "request.malformed");
    call().upload(&vec![b'a'; 66 << 20], &[]).await.refused(413, "request.too_large");
    let jobs = app.op("GET /jobs", &[]).as_(&app.full_operator().await).await.ok(200);
    assert!(!jobs.to_string().contains("\"import\""), "{jobs}");
    app.settle().await;
}
