use accounts::inbox::NoticeKind;
use kernel::DAY_MS;

use crate::api::inbox::tell;
use crate::testapp::TestApp;

#[tokio::test]
async fn the_inbox_is_read_in_a_browser() {
    for app in TestApp::each().await {
        let (lin, mai) = (app.person("lin").await, app.person("mai").await);
        let (of_lin, of_mai) = (app.me(&lin).await, app.me(&mai).await);
        let open = |path: String| app.get(&path).in_browser(&lin).lang("en-GB");
        let empty = open("/inbox".to_owned()).await;
        assert!(empty.status == 200 && empty.text().contains("Nothing here yet"), "{empty}");
        tell(&app, of_lin, of_mai, NoticeKind::Follows, app.now()).await;
        tell(&app, of_mai, of_lin, NoticeKind::Follows, app.now()).await;
        let page = open("/inbox".to_owned()).await.text();
        assert!(
            page.contains("mai follows you now.") && page.contains("Today") && page.contains("data-unread=\"1\""),
            "{page}"
        );
        assert!(open("/gb/shop".to_owned()).await.text().contains("data-unread=\"1\""), "in the shop too");
        assert!(open("/inbox?kind=orders".to_owned()).await.text().contains("Nothing of this kind"));
        let count = open("/inbox/unread".to_owned()).await;
        assert_eq!((count.json["unread"].as_i64(), count.json["label"].as_str()), (Some(1), Some("Inbox, 1 unread")));
        let path = page.split("href=\"").find(|rest| rest.starts_with("/inbox/") && !rest.starts_with("/inbox/read"));
        let path = path.unwrap().split('"').next().unwrap();
        let other = app.get(path).in_browser(&mai).await;
        assert_eq!(other.status, 404, "{other}");
        let gone = open(path.to_owned()).await;
        assert_eq!((gone.status, gone.header("location")), (303, "/studio"));
        assert_eq!(open("/inbox/unread".to_owned()).await.json["unread"], 0);
        let all = app.call(axum::http::Method::POST, "/inbox/read").in_browser(&mai).await;
        assert_eq!((all.status, all.header("location")), (303, "/inbox"));
        assert_eq!(app.get("/inbox/unread").in_browser(&mai).await.json["unread"], 0);
        let nobody = app.get("/inbox").header("accept", "text/html").await;
        assert_eq!((nobody.status, nobody.header("location")), (303, "/sign-in?next=%2Finbox"));
        app.settle().await;
    }
}

#[tokio::test]
async fn the_switches_are_set_in_a_browser() {
    let app = TestApp::new().await;
    let lin = app.person("lin").await;
    let here = "/account/notices";
    let page = app.get(here).in_browser(&lin).lang("en-GB").await.text();
    assert!(page.contains("Live rooms") && page.contains("not verified yet"), "{page}");
    let kinds = NoticeKind::ALL.map(|kind| (format!("{kind}_email"), "daily".to_owned()));
    let send = |extra: &[(&str, &str)]| {
        let mut fields: Vec<(String, String)> = kinds.to_vec();
        for (name, value) in extra {
            fields.retain(|(known, _)| known != name);
            fields.push(((*name).to_owned(), (*value).to_owned()));
        }
        let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        app.call(axum::http::Method::POST, here).in_browser(&lin).lang("en-GB").form(&fields)
    };
    let refused = send(&[("posts_email", "at_once"), ("rooms_in_app", "1")]).await;
    assert!(refused.status == 422 && refused.text().contains("no letters at once about this"), "{refused}");
    let saved = send(&[("posts_in_app", "1")]).await;
    assert_eq!((saved.status, saved.header("location")), (303, "/account/notices?done=saved"));
    let all = app.op("GET /me/notices", &[]).as_(&lin).await.ok(200);
    let shown: Vec<&str> = all["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|switch| switch["in_app"] == true && switch["email"] == "daily")
        .map(|switch| switch["kind"].as_str().unwrap())
        .collect();
    assert_eq!(shown, ["posts"]);
    app.settle().await;
}

#[tokio::test]
async fn a_digest_comes_in_the_morning_and_one_click_ends_it() {
    for app in TestApp::each().await {
        let (lin, mai) = (app.person("lin").await, app.person("mai").await);
        let (of_lin, of_mai) = (app.me(&lin).await, app.me(&mai).await);
        app.settle().await;
        app.op("PUT /email-verifications/{token}", &[&app.postbox.token_to("lin@example.com")]).await.ok(204);
        let digests = || {
            let letters = app.postbox.letters_to("lin@example.com").into_iter();
            letters.filter(|letter| letter.unsubscribe.is_some()).collect::<Vec<_>>()
        };
        tell(&app, of_lin, of_mai, NoticeKind::Earnings, app.now()).await;
        tell(&app, of_lin, of_mai, NoticeKind::Follows, app.now()).await;
        app.pass(DAY_MS).await;
        assert_eq!(digests().len(), 1, "one letter, of what is told daily");
        let letter = &digests()[0];
        assert_eq!(letter.subject, "One thing happened on Meadow");
        assert!(
            letter.text.contains("mai follows you now.") && letter.text.contains("http://localhost:8080/inbox"),
            "{}",
            letter.text
        );
        app.pass(DAY_MS).await;
        assert_eq!(digests().len(), 1, "nothing is told twice");

        let path = letter.unsubscribe.clone().unwrap().replace("http://localhost:8080", "");
        let post = |path: &str| app.call(axum::http::Method::POST, path).form(&[("List-Unsubscribe", "One-Click")]);
        let daily = || async {
            let all = app.op("GET /me/notices", &[]).as_(&lin).await.ok(200);
            all["items"].as_array().unwrap().iter().filter(|switch| switch["email"] == "daily").count()
        };
        let asked = app.get(&path).lang("en-GB").await;
        assert!(asked.status == 200 && asked.text().contains("No more daily e-mails?"), "{asked}");
        assert_eq!(daily().await, 5, "opening the link ends nothing: programs open links too");
        for forged in
            [format!("{path}x"), "/inbox/unsubscribe/AAAA".to_owned(), path.replace("unsubscribe/", "unsubscribe/A")]
        {
            assert_eq!((app.get(&forged).await.status, post(&forged).await.status), (404, 404), "{forged}");
        }
        assert_eq!(post(&path).await.status, 200);
        assert_eq!(daily().await, 0);
        let again = serde_json::json!({"items": [{"kind": "posts", "in_app": true, "email": "daily"}]});
        app.op("PUT /me/notices", &[]).as_(&lin).json(again).await.ok(200);
        assert_eq!(post(&path).await.status, 200);
        assert_eq!(daily().await, 1, "a link that was used changes nothing");
        let key = path.rsplit('/').next().unwrap();
        app.op("PUT /email-verifications/{token}", &[key]).await.refused(409, "accounts.verification_token");
        app.op("GET /me", &[]).as_(key).await.refused(401, "request.no_session");
    }
}
