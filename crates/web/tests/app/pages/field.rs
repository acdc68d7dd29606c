//! The field without a script: the feed as a list, a clip's products and comments, likes, follows, faces and topics.

use serde_json::json;

use super::browser::Browser;
use crate::testapp::TestApp;
use crate::world::PASSWORD;

#[tokio::test]
async fn a_feed_with_nothing_to_show_is_the_shop() {
    let app = TestApp::new().await;
    let mut browser = Browser::new(&app);
    browser.open("/gb/").await.is(200).says("The shelves are still being filled");
    browser.open("/gb/shop").await.is(200).says("The shelves are still being filled");
    app.goods("lin", 5).await;
    browser.open("/gb/").await.is(200).says("Moss lamp LAMP-1").hides("m-field");
    app.settle().await;
}

#[tokio::test]
async fn the_feed_is_a_list_that_leads_to_everything() {
    for app in TestApp::each().await {
        let goods = app.goods("lin", 5).await;
        let clip = app.clip("mira", "Calm light <b> #MossLamp #home", &[&goods]).await;
        let mut browser = Browser::new(&app);
        let page = browser.open("/gb/").await;
        page.is(200)
            .says("<m-field")
            .says("Calm light &lt;b&gt;")
            .says("@mira")
            .says("Moss lamp LAMP-1")
            .says("Why this?");
        page.says(&format!("/media/posts/{}.480.mp4", clip.id)).says(&format!("/media/posts/{}.webp", clip.id));
        page.says(&format!("/gb/listings/{}?post={}", goods.listing, clip.id)).says("/gb/topic/mosslamp");
        let own = browser.open(&format!("/gb/p/{}", clip.id)).await;
        own.is(200).says("VideoObject").says("og:image").says(&format!("/gb/p/{}\"", clip.id));
        assert_eq!(own.html.matches("<article class=\"f-slide\"").count(), 1, "a clip asked for comes once");
        browser.open(&format!("/gb/p/{}/goods", clip.id)).await.is(200).says("Moss lamp LAMP-1");
        let part = browser.open(&format!("/gb/p/{}/goods/{}", clip.id, goods.listing)).await;
        part.is(200).says("Buy now").says("5 left").hides("<html");
        assert_eq!(part.hidden("post"), clip.id);
        browser.open("/gb/@mira").await.is(200).says("MIRA").says("Small stones.").says("Moss lamp LAMP-1");
        browser.open("/gb/@lin-shop").await.is(200).says("Moss lamp LAMP-1").says("Brand");
        browser.open("/gb/topic/mosslamp").await.is(200).says("#mosslamp").says("1 clip");
        browser.open("/gb/topic/MossLamp").await.is(200);
        browser.open(&format!("/gb/listings/{}", goods.listing)).await.is(200).says("Seen in clips");
        // Elsewhere it is not shown.
        for path in
            [format!("/th/p/{}", clip.id), format!("/th/p/{}/comments", clip.id), format!("/th/p/{}/goods", clip.id)]
        {
            browser.open(&path).await.is(404);
        }
        app.settle().await;
    }
}

#[tokio::test]
async fn what_is_bought_from_a_clip_names_it() {
    let app = TestApp::new().await;
    let goods = app.goods("lin", 5).await;
    let clip = app.clip("mira", "", &[&goods]).await;
    let mut browser = Browser::new(&app);
    let form = [
        ("listing", goods.listing.as_str()),
        ("variant", &goods.variant),
        ("post", &clip.id),
        ("quantity", "1"),
        ("then", "checkout"),
    ];
    browser.send("/gb/cart", &form).await.is(200).says("data-checkout").says("Moss lamp LAMP-1");
    let (cart, token) = browser.cookie("__Host-cart-gb").and_then(|held| held.split_once('.')).unwrap();
    let cart = app.op("GET /carts/{cart}", &[cart]).as_(token).await.ok(200);
    assert_eq!(cart["lines"][0]["via"]["post"], clip.id);
    app.settle().await;
}

#[tokio::test]
async fn likes_follows_and_comments_are_forms() {
    for app in TestApp::each().await {
        let clip = app.clip("mira", "Hello", &[]).await;
        app.person("sam").await;
        let at = format!("/gb/p/{}", clip.id);
        let mut browser = Browser::new(&app);
        let like = format!("{at}/like");
        let asked = browser.send(&like, &[("on", "1")]).await;
        assert!(asked.path.starts_with("/sign-in"), "{}", asked.path);
        browser.open(&format!("{at}/comments")).await.is(200).says("Sign in to comment");
        browser.send("/sign-in", &[("login", "sam"), ("password", PASSWORD), ("next", "/gb/")]).await;
        browser.send(&like, &[("on", "1")]).await.is(200).says("aria-pressed=\"true\" aria-label=\"Like\"");
        browser.send(&like, &[("on", "1"), ("quiet", "1")]).await.is(200).says("\"likes\":1");
        browser.send(&like, &[("on", "0"), ("quiet", "1")]).await.is(200).says("\"likes\":0");
        let author = format!("creator:{}", clip.creator);
        let follow = [("author", author.as_str()), ("on", "1"), ("back", "/gb/@mira")];
        let face = browser.send("/gb/follow", &follow).await;
        assert_eq!(face.path, "/gb/@mira");
        face.is(200).says("1 follower").says("aria-pressed=\"true\"");
        app.hear().await;
        // What one liked was seen: it comes after the rest, and says so.
        browser.open("/gb/").await.is(200).says("It was shown on");
        // What one does not want goes, and comes to nobody else's feed less.
        browser.send(&format!("{at}/no"), &[("quiet", "1")]).await.is(204);
        browser.send("/gb/mute", &[("author", author.as_str()), ("quiet", "1")]).await.is(204);
        browser.send("/gb/mute", &[("author", author.as_str()), ("on", "0"), ("quiet", "1")]).await.is(204);
        browser.send("/gb/mute", &[("author", "creator:404")]).await.is(404);
        browser.send("/gb/follow", &[("author", "creator:404"), ("on", "1")]).await.is(404);
        browser.send("/gb/follow", &[("author", "nobody"), ("on", "1")]).await.is(404);
        let said = browser.send(&format!("{at}/comments"), &[("text", "How <i>big</i> is it?")]).await;
        said.is(200).says("How &lt;i&gt;big&lt;/i&gt; is it?");
        let first = said.id_after("id=\"c-");
        let reply = [("text", "As a fist."), ("reply_to", first.as_str()), ("part", "1")];
        browser.send(&format!("{at}/comments"), &reply).await.is(200).says("As a fist.").hides("<html");
        browser.send(&format!("{at}/comments"), &[("text", " ")]).await.is(422).says("role=\"alert\"");
        browser.open(&at).await.says("data-count=\"comments\" data-n=\"2\"");
        app.settle().await;
    }
}

#[tokio::test]
async fn what_is_said_is_shown_in_the_readers_language() {
    let app = TestApp::new().await;
    let clip = app.clip("mali", "โคมไฟสวย", &[]).await;
    app.op("PATCH /posts/{post}", &[&clip.id]).as_(&clip.token).json(json!({"language": "th"})).await.ok(200);
    let say = |text| json!({"text": text, "language": "th"});
    app.op("POST /posts/{post}/comments", &[&clip.id]).as_(&clip.token).json(say("ดีมาก")).await.ok(201);
    let (mut browser, at) = (Browser::new(&app), format!("/gb/p/{}", clip.id));
    browser.open(&at).await.is(200).says("See translation").hides("en: ");
    let told = browser.open(&format!("{at}?translated=1")).await;
    told.is(200).says("lang=\"en\" data-act=\"more\">en: โคมไฟสวย").says("Translated by machine");
    browser.open(&format!("{at}/comments")).await.is(200).says("See comments translated").says(">ดีมาก<");
    browser.open(&format!("{at}/comments?translated=1")).await.is(200).says("en: ดีมาก").says("Translated by machine");
    browser.open(&format!("{at}/comments?translated=0")).await.is(200).says(">ดีมาก<");
    app.settle().await;
}

#[tokio::test]
async fn what_plays_first_is_light() {
    let app = TestApp::new().await;
    app.clip("mira", "", &[]).await;
    let page = app.get("/gb/").await;
    let html = page.text();
    let mut bytes = 0;
    for tag in html.split("<script type=\"module\" src=\"").skip(1) {
        bytes += gzipped(&app, tag.split('"').next().unwrap(), &mut vec![]).await;
    }
    assert!(bytes > 1_000 && bytes <= 10_000, "{bytes} bytes of script before the first play");
    app.settle().await;
}

/// The bytes of a script and of what it imports at once, as they are sent.
async fn gzipped(app: &TestApp, path: &str, seen: &mut Vec<String>) -> usize {
    let (mut waiting, mut bytes) = (vec![path.to_owned()], 0);
    while let Some(path) = waiting.pop() {
        if seen.contains(&path) {
            continue;
        }
        let plain = app.get(&path).await.text();
        let sent = app.get(&path).header("accept-encoding", "gzip").await;
        assert_eq!(sent.status, 200, "{path}");
        bytes += sent.bytes.len();
        let imports = plain.split("from\"./").skip(1).chain(plain.split("import\"./").skip(1));
        waiting.extend(imports.map(|rest| format!("/assets/{}", rest.split('"').next().unwrap())));
        seen.push(path);
    }
    bytes
}
