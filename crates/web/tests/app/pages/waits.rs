//! "Tell me when it is back", as a browser without a script does it.

use super::browser::Browser;
use crate::testapp::TestApp;

#[tokio::test]
async fn one_waits_and_stops_waiting() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 1).await;
    app.person("sam").await;
    let here = format!("/gb/listings/{}", goods.listing);
    let mut sam = Browser::new(&app);
    sam.open(&here).await.is(200).says("data-sold-out hidden");
    app.order(&goods, 1).await;
    app.settle().await;
    sam.open(&here).await.is(200).says("Tell me when it is back").hides("data-sold-out hidden");
    let wish = [("listing", goods.listing.as_str()), ("variant", goods.variant.as_str()), ("on", "1")];
    let way_in = sam.send("/gb/waits", &wish).await;
    assert!(way_in.path.starts_with("/sign-in?next=%2Fgb%2Flistings%2F"), "{}", way_in.path);
    sam.enter("sam", &here).await.is(200).says("data-waiting hidden");
    let waiting = sam.send("/gb/waits", &wish).await;
    waiting.is(200).says("data-wait hidden").hides("data-waiting hidden");
    sam.open("/account/waits").await.is(200).says("Moss lamp").says(&format!("value=\"{}\"", goods.variant));
    let mut lin = Browser::new(&app);
    lin.enter("lin", "/seller/lin-shop/stock").await.is(200).says("1 person waits");
    sam.send("/gb/waits", &[wish[0], wish[1], ("on", "0")]).await.is(200).says("data-waiting hidden");
    sam.send("/gb/waits", &wish).await.is(200);
    let none = sam.send("/account/waits", &wish[..2]).await;
    none.is(200).says("You wait for nothing");
    sam.send("/gb/waits", &[("listing", "nothing")]).await.is(404);
    app.settle().await;
}
