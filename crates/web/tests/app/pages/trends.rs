//! Outside signals on their pages, and beside a product's outlook.

use accounts::OperatorPermission;

use super::browser::Browser;
use crate::api::radar::town;
use crate::testapp::TestApp;

const PLAIN: &str =
    "t,source,market,term,value\n2026-11-20,resale,GB,Thing 20,31.50\n2026-11-20,resale,GB,garden gnome,8\n";

#[tokio::test]
async fn a_seller_brings_a_file_and_sees_it_beside_the_outlook() {
    let app = TestApp::new().await;
    let town = town(&app).await;
    app.settle().await;
    let mut lin = Browser::new(&app);
    lin.enter("lin", "/seller").await;
    lin.open("/seller/lin-shop/radar").await.is(200).says("/seller/lin-shop/trends");
    lin.open("/seller/lin-shop/trends").await.is(200).says("Nothing from outside yet");
    let wrong = lin.send_file("/seller/lin-shop/trends", b"t,source\n", &[("format", "plain")]).await;
    wrong.is(422).says("The columns that are needed are missing");
    let kept = lin.send_file("/seller/lin-shop/trends", PLAIN.as_bytes(), &[("format", "plain")]).await;
    kept.is(200).says("Thing 20").says("garden gnome").says("nothing listed");
    let outlook = format!("/seller/lin-shop/products/{}/outlook?market=GB", town.product);
    kept.says(&outlook);
    lin.open(&outlook).await.is(200).says("What others see").says("31.5").hides("garden gnome");
    let list = lin.open("/seller/lin-shop/trends").await;
    let id = list.id_after("/seller/lin-shop/trends/");
    app.seller("olga").await;
    let mut olga = Browser::new(&app);
    olga.enter("olga", "/seller").await;
    olga.open("/seller/lin-shop/trends").await.is(404);
    olga.send(&format!("/seller/olga-shop/trends/{id}/removal"), &[]).await.is(404);
    lin.send(&format!("/seller/lin-shop/trends/{id}/removal"), &[]).await.is(200);
    app.settle().await;
}

#[tokio::test]
async fn an_operator_brings_what_every_shop_sees() {
    let app = TestApp::new().await;
    let town = town(&app).await;
    app.settle().await;
    app.operator("mira", &[OperatorPermission::Markets]).await;
    let mut mira = Browser::new(&app);
    mira.enter("mira", "/operator/trends").await.is(200).says("Every shop sees these");
    let kept = mira.send_file("/operator/trends", PLAIN.as_bytes(), &[("format", "plain")]).await;
    kept.is(200).says("Thing 20");
    let mut lin = Browser::new(&app);
    lin.enter("lin", "/seller").await;
    let outlook = format!("/seller/lin-shop/products/{}/outlook?market=GB", town.product);
    lin.open(&outlook).await.is(200).says("What others see");
    lin.open("/seller/lin-shop/trends").await.is(200).hides("Thing 20");
    let id = mira.open("/operator/trends").await.id_after("/operator/trends/");
    mira.send(&format!("/operator/trends/{id}/removal"), &[]).await.is(200);
    app.settle().await;
}
