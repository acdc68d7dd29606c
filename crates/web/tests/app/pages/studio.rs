//! The studio without a script: becoming a creator, posting, collaborations, samples, earnings.

use accounts::ShopPermission;
use serde_json::json;

use super::browser::Browser;
use crate::testapp::TestApp;
use crate::world::{Goods, checkout, id_of};

/// Opens a collaboration of everything in `goods` to everybody: its id.
pub async fn open_terms(app: &TestApp, goods: &Goods, rate_bp: i64) -> String {
    let wish = json!({"kind": "open", "products": [goods.product], "rate_bp": rate_bp});
    let call = app.op("POST /shops/{shop}/collaborations", &[&goods.shop]).as_(&goods.seller).json(wish);
    id_of(&call.await.ok(201))
}

#[tokio::test]
async fn somebody_becomes_a_creator() {
    for app in TestApp::each().await {
        app.person("mia").await;
        let mut browser = Browser::new(&app);
        browser.open("/studio").await.says("name=\"login\"");
        browser.enter("mia", "/studio").await.is(200).says("Become a creator");
        // The rest of the studio leads there, and nothing can be posted yet.
        for path in ["/studio/posts", "/studio/upload", "/studio/earnings", "/studio/products"] {
            assert_eq!(browser.open(path).await.path, "/studio", "{path}");
        }
        browser.send("/studio/profile", &[("display_name", "Mia")]).await.is(404);
        let long = "x".repeat(501);
        let refused = browser.send("/studio", &[("display_name", " "), ("bio", &long)]).await;
        refused.is(422).says("role=\"alert\"").says("id=\"display_name-error\"").says("id=\"bio-error\"").says(&long);
        let home = browser.send("/studio", &[("display_name", "Mia <b>"), ("bio", "Stones")]).await;
        home.is(200).says("Hello, Mia &lt;b&gt;").says("1. Find a product");
        browser.open("/studio/profile").await.is(200).says("value=\"Mia &lt;b&gt;\"");
        browser.send("/studio/profile", &[("display_name", "")]).await.is(422).says("id=\"display_name-error\"");
        browser.send("/studio/profile", &[("display_name", "Mia Stone")]).await.is(200).says("Mia Stone").says("Saved");
        browser.open("/account").await.is(200).says("href=\"/studio\"");
        app.settle().await;
    }
}

#[tokio::test]
async fn a_film_is_posted_by_a_plain_form_and_no_film_is_sent_twice() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let (mali, _) = app.face("mali").await;
        app.hire(&goods.shop, &mali, &[ShopPermission::Host]).await;
        let mut browser = Browser::new(&app);
        browser.enter("mali", "/studio/upload").await.is(200).says("name=\"file\"").says("accept=\"video/*\"");
        // Everything that is wrong at once; the words and the file stay.
        let long = "y".repeat(2_201);
        let fields = [("market", "GB"), ("caption", long.as_str()), ("anchors", "404")];
        let refused = browser.send_file("/studio/upload", b"a film", &fields).await;
        refused.is(422).says("id=\"caption-error\"").says(&long).says("Your file is here");
        let upload = refused.hidden("upload");
        let missing = browser.send_file("/studio/upload", b"", &[("market", "GB"), ("caption", "Words")]).await;
        missing.is(422).says("id=\"file-error\"").says("Words");
        let fields = [("market", "GB"), ("caption", "Calm #moss"), ("anchors", &goods.listing), ("upload", &upload)];
        let post = browser.send_file("/studio/upload", b"", &fields).await;
        post.is(200).says("being prepared").says("m-post").says("Your post is on its way");
        let id = post.path.rsplit('/').next().unwrap().split('?').next().unwrap().to_owned();
        app.settle().await;
        app.may_leave_work();
        // Nobody encodes films here; that is said, with what to do.
        let failed = browser.open(&format!("/studio/posts/{id}")).await;
        failed.is(200).says("did not become a post").says("your file is kept for a day").says("Try again");
        browser.open("/studio/posts?state=FAILED").await.is(200).says("Calm #moss");
        browser.open("/studio/posts?state=READY").await.is(200).hides("Calm #moss");
        browser.open("/studio").await.is(200).says("Posts that failed");
    }
}

#[tokio::test]
async fn a_post_is_changed_its_comments_are_kept_in_order_and_it_is_deleted() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let clip = app.clip("mali", "Before #moss", &[&goods]).await;
        let (sam, _) = app.face("sam").await;
        let say = |text: &str| app.op("POST /posts/{post}/comments", &[&clip.id]).as_(&sam).json(json!({"text": text}));
        let kind = id_of(&say("How <i>calm</i>").await.ok(201));
        let held = id_of(&say("Look at https://elsewhere.example").await.ok(201));
        let path = format!("/studio/posts/{}", clip.id);
        let mut browser = Browser::new(&app);
        let page = browser.enter("mali", &path).await;
        page.is(200).says("Before #moss").says("How &lt;i&gt;calm&lt;/i&gt;").says("Waiting for you: 1").says("<video");
        let acts = |comment: &str| format!("{path}/comments/{comment}");
        browser.send(&acts(&held), &[("do", "approve")]).await.is(200).hides("Waiting for you");
        browser.send(&acts(&kind), &[("do", "pin")]).await.is(200).says("Pinned");
        browser.send(&acts(&kind), &[("do", "unpin")]).await.is(200);
        browser.send(&acts(&kind), &[("do", "shout")]).await.is(404);
        browser.send(&acts(&kind), &[("do", "delete")]).await.is(200).hides("How &lt;i&gt;calm");
        browser.send(&acts("404"), &[("do", "pin")]).await.is(404);
        let long = "z".repeat(2_201);
        let refused = browser.send(&path, &[("caption", &long), ("anchors", &goods.listing)]).await;
        refused.is(422).says("id=\"caption-error\"").says(&long);
        let saved = browser.send(&path, &[("caption", "After"), ("anchors", &goods.listing)]).await;
        saved.is(200).says("The post is changed").says("After");
        // Somebody else's post is nothing that exists.
        let mut other = Browser::new(&app);
        other.enter("sam", &path).await.is(404);
        other.send(&path, &[("caption", "Mine")]).await.is(404);
        other.send(&format!("{path}/removal"), &[]).await.is(404);
        other.send(&acts(&held), &[("do", "delete")]).await.is(404);
        browser.send(&format!("{path}/removal"), &[]).await.is(200).says("The post is deleted").hides("After");
        browser.open(&path).await.is(404);
        app.settle().await;
    }
}

#[tokio::test]
async fn a_clip_is_written_previewed_and_posted() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let (mali, _) = app.face("mali").await;
    let mut browser = Browser::new(&app);
    browser.enter("mali", "/studio/clips/new").await.is(200).says("Find products to promote");
    browser.open(&format!("/studio/clips/new?listing={}", goods.listing)).await.is(404);
    app.hire(&goods.shop, &mali, &[ShopPermission::Catalogue]).await;
    browser.open(&format!("/studio/clips/new?listing={}", goods.listing)).await.is(200).says("has no pictures");
    let add = app.op("POST /products/{product}/images", &[&goods.product]).as_(&goods.seller);
    add.upload(&crate::world::picture(), &[]).await;
    app.settle().await;
    let page = browser.open(&format!("/studio/clips/new?listing={}", goods.listing)).await;
    page.is(200).says("name=\"words0\"").says("Show the price: £");
    let send =
        [("market", "GB"), ("listing", goods.listing.as_str()), ("picture", "0"), ("mood", "night"), ("price", "on")];
    let with =
        |more: &[(&'static str, &'static str)]| -> Vec<(&str, &str)> { send.iter().chain(more).copied().collect() };
    let wrong =
        browser.send("/studio/clips", &with(&[("seconds0", "60"), ("act", "preview"), ("title", "Calm")])).await;
    wrong.is(422).says("id=\"seconds0-error\"").says("value=\"60\"").says("value=\"Calm\"");
    let shown = browser
        .send("/studio/clips", &with(&[("seconds0", "3.5"), ("words0", "So <b> calm"), ("act", "preview")]))
        .await;
    shown.is(200).says("Preview: 3.5 seconds").says("clip-frame").says("So &lt;b&gt; calm").says("value=\"3.5\"");
    let post =
        browser.send("/studio/clips", &with(&[("seconds0", "3.5"), ("act", "post"), ("caption", "Calm #moss")])).await;
    post.is(200).says("being prepared").says("Make it anew");
    app.settle().await;
    app.may_leave_work();
}

#[tokio::test]
async fn a_creator_joins_asks_for_a_sample_earns_and_loses_it_with_the_refund() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 9).await;
        let terms = open_terms(&app, &goods, 1_200).await;
        let (mali, creator) = app.face("mali").await;
        let mut browser = Browser::new(&app);
        let offers = browser.enter("mali", "/studio/products").await;
        offers.is(200).says("Moss lamp LAMP-1").says("12%").says("Join");
        browser.open("/studio/products?rate=20").await.is(200).hides("Moss lamp LAMP-1");
        browser.open("/studio/products?category=toys").await.is(200).hides("Moss lamp LAMP-1");
        let path = format!("/studio/collaborations/{terms}");
        browser.send("/studio/collaborations/404/membership", &[]).await.is(404);
        browser.send(&format!("{path}/membership"), &[]).await.is(200).says("You are in").says("Ask for a sample");
        browser.open("/studio/upload").await.is(200).says("Moss lamp LAMP-1").says("12% for you");
        browser.open("/studio/showcase").await.is(200).says("Moss lamp LAMP-1").says("not shown");
        let put = |what: &'static str| {
            [("product", goods.product.clone()), ("do", what.to_owned()), ("market", "GB".to_owned())]
        };
        let form = put("show");
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.send("/studio/showcase", &form).await.is(200).hides("not shown");
        browser.send("/studio/showcase", &[("product", "404"), ("do", "show")]).await.is(404);

        let refused = browser.send(&format!("{path}/samples"), &[("note", "By the window")]).await;
        refused.is(422).says("href=\"#variant\"").says("By the window");
        let london = crate::world::london("Mali");
        let address = id_of(&app.op("POST /me/addresses", &[]).as_(&mali).json(london).await.ok(201));
        let wish = [("variant", goods.variant.as_str()), ("address", &address), ("note", "By the window")];
        let asked = browser.send(&format!("{path}/samples"), &wish).await;
        asked.is(200).says("The shop has your request").says("Waits for the shop");
        let sample = asked.id_after("/studio/samples/");
        let mut other = Browser::new(&app);
        app.face("sam").await;
        other.enter("sam", "/studio").await.is(200);
        other.send(&format!("/studio/samples/{sample}"), &[("do", "withdraw")]).await.is(404);
        browser.send(&format!("/studio/samples/{sample}"), &[("do", "dance")]).await.is(404);
        browser.send(&format!("/studio/samples/{sample}"), &[("do", "withdraw")]).await.is(200).says("Withdrawn");

        let clip = app.another_clip(&mali, creator, "Calm", &[&goods]).await;
        browser.open("/studio/earnings").await.is(200).says("Nothing sold yet");
        let cart = app.cart("").await;
        let line = json!({"listing": goods.listing, "variant": goods.variant, "quantity": 1, "via": {"post": clip.id}});
        app.op("POST /carts/{cart}/lines", &[&cart.id]).as_(&cart.bearer).json(line).await.ok(201);
        let placed = app.check_out(&cart, checkout("Gwen Guest", "sandbox")).await.ok(201);
        app.settle().await;
        let order = id_of(&placed["orders"][0]);
        let earned = browser.open("/studio/earnings").await;
        earned.is(200).says(" × 12% = ").says(&order).says("Ordered").says("Your post");
        browser.open(&format!("/studio/posts/{}", clip.id)).await.is(200).says("Commission");
        let cancel = app
            .op("POST /orders/{order}/cancellation", &[&order])
            .as_(&cart.bearer)
            .json(json!({"reason": "changed_mind"}));
        cancel.await;
        app.settle().await;
        let taken = browser.open("/studio/earnings").await;
        taken.is(200).says("Refunded").says("<s>");
        other.open("/studio/earnings").await.is(200).says("Nothing sold yet");
        let nothing = browser.send("/studio/payouts", &[("currency", "GBP"), ("key", "0123456789abcdef")]).await;
        nothing.is(422);
        browser.open("/studio/statements/404").await.is(404);
        browser.send(&format!("{path}/departure"), &[]).await.is(200).says("You have left");
        app.settle().await;
    }
}
