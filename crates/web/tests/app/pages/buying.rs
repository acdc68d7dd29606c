//! Buying without a script: from the product's page to an order that comes back.

use super::browser::{Browser, Page};
use crate::testapp::TestApp;
use crate::world::{Goods, Order, PASSWORD};

/// Fills in the checkout of a page as somebody in London.
fn filled<'a>(page: &'a Page, fields: &'a [(&'a str, String)], name: &'a str) -> Vec<(&'a str, &'a str)> {
    let own = [
        ("saved", "new"),
        ("email", "gwen@example.com"),
        ("name", name),
        ("phone", "+44 20 7925 0918"),
        ("country", "GB"),
        ("line1", "1 Street"),
        ("city", "London"),
        ("postal_code", "SW1A 2AA"),
        ("lane", "standard"),
        ("method", "sandbox"),
        ("act", "pay"),
    ];
    assert!(page.html.contains("data-checkout"), "{}", page.html);
    fields.iter().map(|(name, value)| (*name, value.as_str())).chain(own).collect()
}

/// What the checkout's form carries along.
fn carried(page: &Page) -> Vec<(&'static str, String)> {
    ["cart", "key", "told-standard"].map(|name| (name, page.hidden(name))).to_vec()
}

async fn into_cart(browser: &mut Browser<'_>, goods: &Goods, quantity: &str, then: &str) -> Page {
    let form =
        [("listing", goods.listing.as_str()), ("variant", &goods.variant), ("quantity", quantity), ("then", then)];
    browser.send("/gb/cart", &form).await
}

/// A guest who bought: the page of the order.
async fn bought(browser: &mut Browser<'_>, goods: &Goods, quantity: &str) -> (Page, String) {
    let page = into_cart(browser, goods, quantity, "checkout").await;
    let carried = carried(&page);
    let placed = browser.send("/gb/checkout", &filled(&page, &carried, "Gwen Guest")).await;
    placed.is(200).says("Thank you");
    let order = placed.id_after("/gb/orders/");
    (browser.open(&format!("/gb/orders/{order}")).await, order)
}

#[tokio::test]
async fn a_guest_buys_without_a_script() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let mut browser = Browser::new(&app);
        browser.open(&format!("/gb/listings/{}", goods.listing)).await.is(200).says("Add to cart").says("Buy now");
        browser.open("/gb/cart").await.is(200).says("Your cart is empty");

        let cart = into_cart(&mut browser, &goods, "2", "cart").await;
        cart.is(200).says("Moss lamp LAMP-1").says("It is in your cart");
        assert_eq!(browser.cookie("units-gb"), Some("2"));
        // A step, a number, and more than there are.
        let line = cart.id_after("/gb/cart/lines/");
        let change = format!("/gb/cart/lines/{line}");
        browser.send(&change, &[("quantity", "2"), ("step", "1")]).await.is(200);
        assert_eq!(browser.cookie("units-gb"), Some("3"));
        browser.send(&change, &[("quantity", "9")]).await.is(409).says("role=\"alert\"");
        browser.send(&change, &[("quantity", "1")]).await.is(200);
        assert_eq!(browser.cookie("units-gb"), Some("1"));

        let form = browser.open("/gb/checkout").await;
        let carried = carried(form.is(200));
        let nothing = browser.send("/gb/checkout", &[("cart", &carried[0].1), ("city", "Leeds")]).await;
        nothing.is(422).says("things need your attention").says("value=\"Leeds\"");
        let fields = filled(&form, &carried, "Gwen Guest");
        let placed = browser.send("/gb/checkout", &fields).await;
        placed.is(200).says("Thank you").says("gwen@example.com");
        let order = placed.id_after("/gb/orders/");
        // The button pressed twice is one order, and the cart is empty.
        let again = browser.send("/gb/checkout", &fields).await;
        assert_eq!(again.is(200).id_after("/gb/orders/"), order);
        browser.open("/gb/cart").await.says("Your cart is empty");

        browser.open("/gb/orders").await.says("Moss &amp; Light").says("Confirmed");
        let shown = browser.open(&format!("/gb/orders/{order}")).await;
        shown.is(200).says("Gwen Guest").says("Cancel the order");
        let mut stranger = Browser::new(&app);
        stranger.open(&format!("/gb/orders/{order}")).await.is(404).hides("Gwen");
        stranger.open(&placed.path).await.is(404);
        stranger.send(&format!("/gb/orders/{order}/cancellation"), &[("reason", "CHANGED_MIND")]).await.is(404);

        let cancel = format!("/gb/orders/{order}/cancellation");
        browser.send(&cancel, &[("reason", "CHANGED_MIND")]).await.is(200).says("Cancelled");
        browser.send(&cancel, &[("reason", "CHANGED_MIND")]).await.is(409);
        app.settle().await;
    }
}

#[tokio::test]
async fn a_declined_payment_is_tried_again() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let mut browser = Browser::new(&app);
    let page = into_cart(&mut browser, &goods, "1", "checkout").await;
    let carried = carried(&page);
    let placed = browser.send("/gb/checkout", &filled(&page, &carried, "DECLINE")).await;
    placed.is(200).says("The payment did not go through").says("m-countdown");
    let order = placed.id_after("/gb/orders/");
    let pay = format!("/gb/orders/{order}/payments");
    browser.send(&pay, &[("method", "barter")]).await.says("role=\"alert\"");
    browser.send(&pay, &[("method", "cod")]).await.is(200).says("You pay");
    // Ordered firmly twice is once.
    browser.send(&pay, &[("method", "cod")]).await.is(200).says("You pay");
    app.settle().await;
}

#[tokio::test]
async fn what_a_guest_put_in_joins_the_cart_of_the_account() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 9).await;
    app.person("sam").await;
    let mut browser = Browser::new(&app);
    into_cart(&mut browser, &goods, "2", "cart").await.is(200);
    assert!(browser.cookie("__Host-cart-gb").is_some());
    let login = [("login", "sam"), ("password", PASSWORD), ("next", "/gb/cart")];
    browser.send("/sign-in", &login).await.is(200).says("Moss lamp LAMP-1");
    assert_eq!((browser.cookie("__Host-cart-gb"), browser.cookie("units-gb")), (None, Some("2")));
    let form = browser.open("/gb/checkout").await;
    let fields = carried(form.is(200).hides("name=\"email\""));
    let mut wish = filled(&form, &fields, "Sam Shopper");
    wish.push(("keep", "yes"));
    browser.send("/gb/checkout", &wish).await.is(200).says("Thank you");
    browser.open("/account/orders").await.is(200).says("Moss &amp; Light");
    // The address is in the book, and is offered first.
    into_cart(&mut browser, &goods, "1", "checkout").await.is(200).says("Sam Shopper");
    app.settle().await;
}

#[tokio::test]
async fn two_of_a_kind_and_one_comes_back() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let mut browser = Browser::new(&app);
    let (_, id) = bought(&mut browser, &goods, "2").await;
    let order =
        Order { id: id.clone(), bearer: guest(&browser), goods: goods.clone(), placed: serde_json::Value::Null };
    app.delivered(&order).await;
    let page = browser.open(&format!("/gb/orders/{id}")).await;
    page.says("Delivered").says("Return something").says("/track/royal-mail/");
    let track = page.html.split("href=\"/track/").nth(1).unwrap().split('"').next().unwrap();
    Browser::new(&app).open(&format!("/track/{track}")).await.is(200).says("It has arrived").hides("Gwen");

    let ask = format!("/gb/orders/{id}/return");
    let form = browser.open(&ask).await;
    assert_eq!(form.is(200).html.matches("type=\"checkbox\" name=\"lines\"").count(), 2);
    browser.send(&ask, &[("kind", "RETURN_AND_REFUND")]).await.is(422).says("things need your attention");
    let line = form.html.split("name=\"lines\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let wish = [("lines", line), ("kind", "RETURN_AND_REFUND"), ("reason", "DAMAGED"), ("words", "It is cracked.")];
    let asked = browser.send(&ask, &wish).await;
    asked.is(200).says("Requested").says("It is cracked.").says("Withdraw the request");
    // Sent twice, the second leads to what is there already.
    browser.send(&ask, &wish).await.is(200).says("Requested");
    let returned = asked.path.split('?').next().unwrap().to_owned();
    Browser::new(&app).open(&returned).await.is(404);
    app.op("POST /returns/{return}/decision", &[returned.rsplit('/').next().unwrap()])
        .as_(&goods.seller)
        .json(serde_json::json!({"accept": true}))
        .await
        .ok(200);
    browser.open(&returned).await.says("tell us the tracking number");
    browser.send(&format!("{returned}/parcel"), &[("carrier", ""), ("tracking", "")]).await.is(422);
    let sent = browser.send(&format!("{returned}/parcel"), &[("carrier", "evri"), ("tracking", "E1")]).await;
    sent.is(200).says("Sent back").says("evri E1");
    app.settle().await;
}

/// The token by which this browser's guest opens what was bought.
fn guest(browser: &Browser<'_>) -> String {
    browser.cookie("__Host-bought").unwrap().split_once('.').unwrap().1.to_owned()
}

#[tokio::test]
async fn the_key_of_a_mail_opens_its_order_and_leaves_the_address() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let order = app.order(&goods, 1).await;
    app.settle().await;
    let id: trade::OrderId = order.id.parse().unwrap();
    let key = app.write(move |tx| trade::access::grant(tx, &kernel::SystemClock, &kernel::OsRng, id)).await;
    let key = secrecy::ExposeSecret::expose_secret(&key).to_owned();
    for link in [format!("/gb/orders/{id}/key/{key}"), format!("/gb/orders/{id}?key={key}")] {
        let mut browser = Browser::new(&app);
        let page = browser.open(&link).await;
        page.is(200).says("Gwen Guest").hides(&key);
        assert_eq!(page.path, format!("/gb/orders/{id}"));
    }
    let mut stranger = Browser::new(&app);
    stranger.open(&format!("/gb/orders/{id}/key/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).await.is(404);
    app.settle().await;
}
