//! The radar's pages: the seller's, a product's outlook, a file of sales, and what everybody sees.

use super::browser::Browser;
use crate::api::radar::{sales, town};
use crate::testapp::TestApp;

#[tokio::test]
async fn from_an_alarm_it_is_one_click_to_the_preview_of_the_next_markets() {
    let app = TestApp::new().await;
    let town = town(&app).await;
    let mut lin = Browser::new(&app);
    lin.enter("lin", "/seller").await;
    let today = lin.open("/seller/lin-shop").await;
    today.is(200).says("/seller/lin-shop/radar?market=GB#stock").says("/seller/lin-shop/radar?market=GB#hits");
    let radar = lin.open("/seller/lin-shop/radar").await;
    radar.is(200).says("Thing 20").says("unproven");
    let way = format!("/seller/lin-shop/sync/preview?product={}", town.product);
    let rest = radar.html.split(&way).nth(1).expect("the way to the preview").split('"').next().unwrap().to_owned();
    let preview = lin.open(&format!("{way}{}", rest.replace("&amp;", "&"))).await;
    preview.is(200).says("Thing 20").hides("Thing 10");
    for sort in ["cover", "out", "left"] {
        lin.open(&format!("/seller/lin-shop/radar?market=GB&sort={sort}")).await.is(200).says("Thing 13");
    }
    lin.open("/seller/lin-shop/radar?market=TH").await.is(200).hides("Thing 20");
    lin.open("/seller/lin-shop/radar?market=ZZ").await.is(404);
    let outlook = format!("/seller/lin-shop/products/{}/outlook", town.product);
    lin.open(&outlook).await.is(200).says("class=\"bands\"").says("Thing 20");
    let wrong = lin.open(&format!("{outlook}?market=GB&unit_cost=1,5&lead_days=999&salvage=0.50")).await;
    wrong.is(422).says("value=\"1,5\"").says("value=\"999\"").says("value=\"0.50\"");
    lin.open(&format!("{outlook}?market=TH")).await.is(200).says("sync/preview?product=");
    lin.open("/seller/lin-shop/products/1/outlook").await.is(404);
    let mut olga = Browser::new(&app);
    app.seller("olga").await;
    olga.enter("olga", "/seller").await;
    olga.open("/seller/olga-shop/radar?market=GB").await.is(200).says("Thing 20");
    olga.open("/seller/lin-shop/radar").await.is(404);
    olga.open(&outlook).await.is(404);
    let mut anybody = Browser::new(&app);
    anybody.open("/gb/charts").await.is(200).says("/gb/charts/rising");
    anybody.open("/gb/charts/rising").await.is(200).says("Thing 20").says(&format!("/gb/listings/{}", town.listing));
    anybody.open("/th/charts/rising").await.is(200).hides("Thing 20");
    app.settle().await;
}

#[tokio::test]
async fn whoever_is_signed_in_may_bring_a_file() {
    let app = TestApp::new().await;
    app.person("sam").await;
    let mut sam = Browser::new(&app);
    assert!(sam.open("/seller/radar").await.path.starts_with("/sign-in"));
    sam.enter("sam", "/seller/radar").await.is(200);
    let read = sam.send_file("/seller/radar", sales().as_bytes(), &[("lead_days", "5")]).await;
    read.is(200).says("=item 11").says("data:text/csv;charset=utf-8;base64,").says("value=\"5\"");
    let wrong = sam.send_file("/seller/radar", b"date,item\n23/11/2026,lamp\n", &[("cost_percent", "60")]).await;
    wrong.is(422).says("Line 2, column date").says("value=\"60\"");
    app.settle().await;
}
