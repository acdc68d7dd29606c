use super::*;

fn typed(handle: &str) -> OpenShop {
    OpenShop {
        handle: handle.to_owned(),
        name: "Crystal Lane".to_owned(),
        home_country: "CN".to_owned(),
        language: "zh".to_owned(),
        currency: "cny".to_owned(),
    }
}

fn open_in(db: &db::Db, input: OpenShop) -> Result<Shop, OpenShopError> {
    db.write_blocking(move |tx| open(tx, &testkit::clock(), OwnerId::new(7), &input))
}

#[test]
fn a_shop_is_opened_and_found_by_either_name() {
    for db in testkit::databases() {
        let shop = open_in(&db, typed("Crystal-Lane")).unwrap();
        assert_eq!((shop.handle.as_str(), shop.currency, shop.language), ("crystal-lane", Currency::CNY, Lang::ZH));
        let by = |name: String| db.read_blocking(|read| find_named(read, &name)).unwrap();
        assert_eq!(by(shop.id.to_string()), Some(shop.clone()));
        assert_eq!(by("crystal-lane".to_owned()), Some(shop.clone()));
        assert_eq!(by("nobody".to_owned()), None);
        let taken = open_in(&db, typed("crystal-lane"));
        assert!(matches!(taken, Err(OpenShopError::HandleTaken)));
        assert_eq!(db.read_blocking(|read| of_owner(read, OwnerId::new(7))).unwrap(), [shop]);
    }
}

#[test]
fn every_problem_is_told_at_once() {
    let problems = check(&OpenShop::default()).err().unwrap();
    let fields: Vec<&str> = problems.0.iter().map(|problem| problem.field.as_str()).collect();
    assert_eq!(fields, ["handle", "name", "home_country", "language", "currency"]);
    assert_eq!(check(&typed("seller")).err().unwrap().0[0].code, "catalog.handle_reserved");
}

#[test]
fn a_store_is_a_bare_host() {
    for host in ["brand.myshopify.com", " Shop.Example.CO.UK "] {
        assert_eq!(store_host(host), Some(host.trim().to_ascii_lowercase()));
    }
    for text in [
        "",
        "localhost",
        "https://brand.com",
        "brand.com/x",
        "brand.com:80",
        "127.0.0.1",
        "a@brand.com",
        "[::1]",
        "-a.com",
        "brand..com",
        "0x7f.1",
        "brand.com?",
        "br and.com",
    ] {
        assert_eq!(store_host(text), None, "{text}");
    }
}

#[test]
fn the_secret_is_kept_and_never_shown() {
    for db in testkit::databases() {
        let shop = open_in(&db, typed("lane")).unwrap();
        let connect_with = |store: &str, secret: Option<&str>| {
            let input = Connection {
                store: store.to_owned(),
                webhook_secret: secret.map(str::to_owned),
                prefers_link_out: None,
            };
            db.write_blocking(move |tx| connect(tx, &testkit::clock(), shop.id, &input))
        };
        let bad = connect_with("http://x", Some("short")).err().unwrap();
        assert!(matches!(bad, EditShopError::Invalid(problems) if problems.0.len() == 2));
        let connected = connect_with("brand.myshopify.com", Some("a long secret")).unwrap();
        assert!(connected.has_webhook_secret);
        assert!(!serde_json::to_string(&connected).unwrap().contains("a long secret"));
        let again = connect_with("other.myshopify.com", None).unwrap();
        assert!(again.has_webhook_secret);
        let kept = db.read_blocking(|read| webhook_secret(read, shop.id)).unwrap();
        assert_eq!(kept.as_deref(), Some("a long secret"));
        let cut = db.write_blocking(move |tx| disconnect(tx, &testkit::clock(), shop.id)).unwrap();
        let found = db.read_blocking(|read| Ok::<_, db::Error>((find(read, shop.id)?, webhook_secret(read, shop.id)?)));
        assert_eq!((cut.store.as_deref(), cut.has_webhook_secret), (None, false));
        assert_eq!(found.unwrap(), (Some(cut), None));
    }
}
