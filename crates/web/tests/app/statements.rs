//! A list costs at most two SQL statements, a product's page seven; the session's look-up is not counted.

use serde_json::json;

use crate::testapp::TestApp;
use crate::world::{bracelet, plain};

const LIST: u64 = 2;
const PAGE: u64 = 6;
/// A page of the feed; where there is nothing to show yet, of the shop.
const FEED: u64 = 6;
/// A product's page says how it is delivered, which clips show it, and where it stands on the chart, too.
const PRODUCT_PAGE: u64 = 9;
/// What a seller sees of one product or listing has no budget of its own; it must not grow with its markets and variants.
const SELLERS: u64 = 13;

#[tokio::test]
async fn lists_and_pages_keep_to_their_statements() {
    for app in TestApp::each().await {
        let (token, shop) = app.seller("lin").await;
        app.product(&token, &shop, bracelet()).await;
        for n in 0..25 {
            app.product(&token, &shop, plain(&format!("Moss lamp {n}"), &format!("L-{n}"))).await;
        }
        let sync = app.sync(&token, &shop, json!({"products": "all", "markets": ["GB"]})).await;
        let listing = sync["results"][0]["listing"].as_str().unwrap();
        let product = sync["results"][0]["product"].as_str().unwrap();
        let operator = app.full_operator().await;
        let routes = [
            ("/gb/".to_owned(), "", FEED),
            ("/gb/shop".to_owned(), "", LIST),
            ("/gb/listings".to_owned(), "", LIST),
            ("/gb/listings?sort=price_asc".to_owned(), "", LIST),
            ("/gb/categories/jewellery".to_owned(), "", LIST),
            ("/gb/search?q=lamp".to_owned(), "", LIST),
            ("/gb/shops/lin-shop".to_owned(), "", LIST),
            (format!("/gb/listings/{listing}"), "", PRODUCT_PAGE),
            ("/api/v1/markets".to_owned(), "", LIST),
            ("/api/v1/markets/GB/listings".to_owned(), "", LIST),
            ("/api/v1/markets/GB/listings?q=lamp".to_owned(), "", LIST),
            ("/api/v1/markets/GB/listings?shop=lin-shop".to_owned(), "", LIST),
            (format!("/api/v1/markets/GB/listings/{listing}"), "", PAGE),
            (format!("/api/v1/shops/{shop}/products"), &token, LIST),
            ("/api/v1/shops/lin-shop/products?q=Moss".to_owned(), &token, LIST),
            (format!("/api/v1/products/{product}"), &token, PAGE),
            (format!("/api/v1/listings/{listing}"), &token, SELLERS),
            (format!("/api/v1/listings/{listing}/price"), "", SELLERS),
            (format!("/api/v1/products/{product}/listings"), &token, SELLERS),
            (format!("/api/v1/syncs/{}", sync["id"].as_str().unwrap()), &token, PAGE),
            ("/api/v1/jobs".to_owned(), &operator, LIST),
            ("/api/v1/operator/reviews".to_owned(), &operator, LIST),
            ("/api/v1/me/addresses".to_owned(), &token, LIST),
            ("/api/v1/me/tokens".to_owned(), &token, LIST),
            ("/api/v1/me/sessions".to_owned(), &token, LIST),
        ];
        let mut over = Vec::new();
        for (path, who, most) in &routes {
            // The first turn fills what is kept in memory.
            assert_eq!(app.get(path).as_(who).await.status, 200, "{path}");
            let before = app.state.db.statements_run();
            let answer = app.get(path).as_(who).await;
            let run = app.state.db.statements_run() - before - u64::from(!who.is_empty());
            if run > *most {
                over.push(format!("{path}: {run} statements, {most} at the most"));
            }
            assert_eq!(answer.status, 200);
        }
        assert!(over.is_empty(), "{over:#?}");
        app.settle().await;
    }
}
