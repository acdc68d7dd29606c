//! Numbers of a market and of a shop, on their pages and as a file.

use accounts::OperatorPermission;

use super::browser::Browser;
use crate::testapp::TestApp;

#[tokio::test]
async fn a_seller_reads_numbers_and_takes_them_along() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 99).await;
    app.order(&goods, 2).await;
    app.settle().await;
    let mut lin = Browser::new(&app);
    lin.enter("lin", "/seller").await;
    let home = lin.open("/seller/lin-shop").await;
    home.is(200).says("/seller/lin-shop/data");
    let page = lin.open("/seller/lin-shop/data?market=GB").await;
    page.is(200).says("/seller/lin-shop/data/csv?market=GB&amp;by=day&amp;days=28").says("figure-row");
    lin.open("/seller/lin-shop/data?market=GB&by=product&days=7").await.is(200).says(&goods.product);
    lin.open("/seller/lin-shop/data?market=GB&by=post&days=7").await.is(200).hides(&goods.product);
    let file = lin.open("/seller/lin-shop/data/csv?market=GB&by=product&days=7").await;
    file.is(200).says("market,id,title,impressions,views,clicks,carts,orders,units,value,currency\n");
    let row = file.html.lines().nth(1).expect("a row");
    assert!(
        row.starts_with(&format!("GB,{},", goods.product)) && row.contains(",1,2,") && row.ends_with(",GBP"),
        "{row}"
    );
    lin.open("/seller/lin-shop/data?days=0").await.is(422);
    lin.open("/seller/lin-shop/data?market=ZZ").await.is(404);
    app.seller("olga").await;
    let mut olga = Browser::new(&app);
    olga.enter("olga", "/seller").await;
    olga.open("/seller/lin-shop/data").await.is(404);
    olga.open("/seller/lin-shop/data/csv").await.is(404);
    app.settle().await;
}

#[tokio::test]
async fn an_operator_sees_how_a_market_is_doing() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 99).await;
    app.order(&goods, 2).await;
    app.settle().await;
    app.operator("mira", &[OperatorPermission::Markets]).await;
    let mut mira = Browser::new(&app);
    let page = mira.enter("mira", "/operator").await;
    page.is(200).says("market-numbers").says("share-bar").says("days=84");
    mira.open("/operator?market=TH&days=7")
        .await
        .is(200)
        .says("aria-current=\"page\"")
        .hides("share-bar width=\"1000\"");
    app.operator("max", &[OperatorPermission::Cases]).await;
    let mut max = Browser::new(&app);
    max.enter("max", "/operator").await.is(200).hides("market-numbers");
    app.settle().await;
}
