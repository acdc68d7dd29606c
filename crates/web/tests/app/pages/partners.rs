//! A shop and its creators, without a script: collaborations, samples, posts of its own, what is owed.

use accounts::ShopPermission;
use serde_json::json;

use super::browser::Browser;
use super::studio::open_terms;
use crate::testapp::TestApp;
use crate::world::{checkout, id_of};

#[tokio::test]
async fn a_shop_opens_a_collaboration_and_cuts_its_rate() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 9).await;
        let (mali, _) = app.face("mali").await;
        let mut browser = Browser::new(&app);
        browser.enter("lin", "/seller/lin-shop/collaborations").await.is(200).says("No collaborations yet");
        browser.open("/seller/lin-shop/collaborations/new").await.is(200).says("Moss lamp LAMP-1");
        let post = "/seller/lin-shop/collaborations";
        let wrong =
            [("kind", "targeted"), ("rate", "99"), ("creators", "@nobody"), ("samples", "many"), ("ends_at", "soon")];
        let refused = browser.send(post, &wrong).await;
        refused.is(422).says("@nobody").says("value=\"99\"").says("id=\"rate-error\"").says("id=\"creators-error\"");
        refused.says("id=\"samples-error\"").says("href=\"#products\"");
        let wish = [("kind", "open"), ("rate", "12.5"), ("products", goods.product.as_str()), ("samples", "3")];
        let one = browser.send(post, &wish).await;
        one.is(200).says("The collaboration is open").says("12.5%").says("Nobody has joined yet");
        let path = one.path.split('?').next().unwrap().to_owned();
        let id = path.rsplit('/').next().unwrap();
        let conflict = browser.send(post, &wish).await;
        conflict.is(422).says(id);
        app.op("POST /collaborations/{collaboration}/members", &[id]).as_(&mali).json(json!({})).await;
        browser.open(&path).await.is(200).says("MALI").says("Joined");
        browser.send(&path, &[("rate", "95")]).await.is(422).says("value=\"95\"").says("id=\"rate-error\"");
        let cut = browser.send(&path, &[("rate", "10"), ("samples", "3")]).await;
        cut.is(200).says("keep the old rate for 30 days").says("keep 12.5%");
        let mut creator = Browser::new(&app);
        creator.enter("mali", "/studio/products").await.is(200).says("You keep 12.5%");
        browser.open(post).await.is(200).says("10%");
        browser.send(&format!("{path}/end"), &[]).await.is(200).says("Nobody joins any more").says("Closing");
        browser.send(&path, &[("rate", "10")]).await.is(422);
        // Somebody else's, and somebody of the shop without the right.
        let (ben, shop) = app.seller("ben").await;
        let mut other = Browser::new(&app);
        other.enter("ben", "/seller").await;
        for path in [
            path.clone(),
            post.to_owned(),
            "/seller/lin-shop/creators".to_owned(),
            "/seller/lin-shop/commissions".to_owned(),
        ] {
            other.open(&path).await.is(404);
        }
        other.send(&path.replace("lin-shop", "ben-shop"), &[("rate", "50")]).await.is(404);
        other.send(&format!("{}/end", path.replace("lin-shop", "ben-shop")), &[]).await.is(404);
        other.send(post, &wish).await.is(404);
        let _ = (ben, shop);
        app.settle().await;
    }
}

#[tokio::test]
async fn a_sample_is_agreed_to_sent_and_arrives() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 9).await;
        let terms = open_terms(&app, &goods, 1_000).await;
        let (mali, _) = app.face("mali").await;
        let mut creator = Browser::new(&app);
        creator.enter("mali", "/studio").await.is(200);
        creator.send(&format!("/studio/collaborations/{terms}/membership"), &[]).await.is(200);
        let london = crate::world::london("Mali Moss");
        let address = id_of(&app.op("POST /me/addresses", &[]).as_(&mali).json(london).await.ok(201));
        let wish = [("variant", goods.variant.as_str()), ("address", &address), ("note", "By <b>the</b> window")];
        let asked = creator.send(&format!("/studio/collaborations/{terms}/samples"), &wish).await;
        let sample = asked.id_after("/studio/samples/");
        let mut browser = Browser::new(&app);
        let list = browser.enter("lin", "/seller/lin-shop/samples").await;
        list.is(200).says("MALI").says("By &lt;b&gt;the&lt;/b&gt; window").hides("1 Street");
        let act = format!("/seller/lin-shop/samples/{sample}");
        browser.send(&act, &[("do", "ship"), ("carrier", "Royal Mail"), ("tracking", "RM1")]).await.is(422);
        browser.send(&act, &[("do", "refuse"), ("reason", &"x".repeat(501))]).await.is(422).says("role=\"alert\"");
        browser.send(&act, &[("do", "approve")]).await.is(200).says("A unit is kept").says("1 Street");
        let bare = browser.send(&act, &[("do", "ship"), ("carrier", ""), ("tracking", "")]).await;
        bare.is(422).says("id=\"carrier-error\"").says("id=\"tracking-error\"");
        browser.send(&act, &[("do", "ship"), ("carrier", "Royal Mail"), ("tracking", "RM1")]).await.is(200).says("RM1");
        creator.open("/studio/samples").await.is(200).says("RM1").says("It has arrived");
        creator.send(&format!("/studio/samples/{sample}"), &[("do", "received")]).await.is(200).says("Post about it");
        creator.send(&format!("/studio/samples/{sample}"), &[("do", "extend")]).await.is(200).says("seven days more");
        let mut other = Browser::new(&app);
        app.seller("ben").await;
        other.enter("ben", "/seller").await;
        other.send(&act.replace("lin-shop", "ben-shop"), &[("do", "approve")]).await.is(404);
        other.send(&act, &[("do", "approve")]).await.is(404);
        browser.send("/seller/lin-shop/samples/404", &[("do", "approve")]).await.is(404);
        app.settle().await;
    }
}

#[tokio::test]
async fn a_shop_posts_as_itself_and_sees_what_creators_earn() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 9).await;
        open_terms(&app, &goods, 1_000).await;
        let mut browser = Browser::new(&app);
        browser.enter("lin", "/seller/lin-shop/posts").await.is(200).says("Nothing posted yet");
        browser.open("/seller/lin-shop/upload").await.is(200).says("Moss lamp LAMP-1");
        let fields = [("market", "GB"), ("caption", "Ours #moss"), ("anchors", goods.listing.as_str())];
        let post = browser.send_file("/seller/lin-shop/upload", b"a film", &fields).await;
        post.is(200).says("being prepared");
        app.may_leave_work();
        let path = post.path.split('?').next().unwrap().to_owned();
        browser.open("/seller/lin-shop/posts").await.is(200).says("Ours #moss").says("Sold for");
        browser.open("/seller/lin-shop/clips/new").await.is(200).says("Moss lamp LAMP-1");
        // Who works there without being a host, and who works elsewhere, sees nothing of it.
        let mate = app.person("mate").await;
        app.hire(&goods.shop, &mate, &[ShopPermission::Orders]).await;
        let (_, _) = app.seller("ben").await;
        for handle in ["mate", "ben"] {
            let mut other = Browser::new(&app);
            other.enter(handle, "/account").await.is(200);
            other.open(&path).await.is(404);
            other.send(&path, &[("caption", "Mine")]).await.is(404);
            other.send_file("/seller/lin-shop/upload", b"a film", &fields).await.is(404);
            other.open(&path.replace("lin-shop", "ben-shop")).await.is(404);
        }

        let clip = app.clip("mali", "Calm", &[&goods]).await;
        let join =
            app.op("POST /collaborations/{collaboration}/members", &[&open_of(&app, &goods.shop, &goods.seller).await]);
        join.as_(&clip.token).json(json!({})).await;
        let cart = app.cart("").await;
        let line = json!({"listing": goods.listing, "variant": goods.variant, "quantity": 1, "via": {"post": clip.id}});
        app.op("POST /carts/{cart}/lines", &[&cart.id]).as_(&cart.bearer).json(line).await.ok(201);
        app.check_out(&cart, checkout("Gwen Guest", "sandbox")).await.ok(201);
        app.settle().await;
        browser.open("/seller/lin-shop/commissions").await.is(200).says("MALI").says(" × 10% = ");
        browser.open("/seller/lin-shop/creators?market=GB").await.is(200).says("MALI").says("Invite");
        browser.open("/seller/lin-shop/creators?q=nobody").await.is(200).says("No creator of this handle");
        browser.open("/seller/lin-shop/creators?q=@mali").await.is(200).says("MALI");
        browser.open("/seller/lin-shop/collaborations/new?creator=mali").await.is(200).says("mali");
    }
}

/// The shop's only collaboration.
async fn open_of(app: &TestApp, shop: &str, seller: &str) -> String {
    let list = app.op("GET /shops/{shop}/collaborations", &[shop]).as_(seller).await.ok(200);
    id_of(&list["items"][0])
}
