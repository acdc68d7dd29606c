//! Who may do what, as a table that is read like a diff: every operation of the API, called by every kind of principal.
//!
//! `MEADOW_UPDATE=1 cargo test -p web --test app authorization` writes the table anew. The calls carry bodies that are
//! refused, where there are bodies: a `422` means *may*, `404` *is not theirs*, `401` *who are you*, `403` *this token may not*.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::PathBuf;

use accounts::{OperatorPermission, ShopPermission};
use serde_json::json;

use crate::operations;
use crate::testapp::TestApp;
use crate::world::{Order, bracelet, checkout, fresh_key, id_of, london, picture};

/// Every kind of principal. The shop, its goods, its jobs and the addresses, sessions and tokens are the seller's; the cart
/// and the orders are the buyer's. The guest bears the token of another cart.
const KINDS: [&str; 12] = [
    "anonymous",
    "guest",
    "shopper",
    "creator",
    "stranger",
    "staff",
    "token",
    "catalogue",
    "seller",
    "limited",
    "operator",
    "buyer",
];

/// Those who have nothing to do with the seller's things.
const OUTSIDERS: [&str; 4] = ["shopper", "creator", "stranger", "limited"];

/// Who may look at somebody else's things, by their office.
const OFFICES: [&str; 26] = [
    // What is shown is shown to everybody, and anybody may have an opinion.
    "PUT /posts/{post}/like",
    "DELETE /posts/{post}/like",
    "POST /posts/{post}/comments",
    "POST /posts/{post}/reports",
    "POST /comments/{comment}/reports",
    "PUT /people/{person}/follow",
    "DELETE /people/{person}/follow",
    "PUT /shops/{shop}/follow",
    "DELETE /shops/{shop}/follow",
    "PUT /people/{person}/mute",
    "DELETE /people/{person}/mute",
    "PUT /shops/{shop}/mute",
    "DELETE /shops/{shop}/mute",
    "PUT /markets/{market}/listings/{listing}/wait",
    "DELETE /markets/{market}/listings/{listing}/wait",
    // The token in the body is what says whose it is.
    "POST /carts/{cart}/adoption",
    "GET /jobs/{job}",
    "POST /jobs/{job}/retry",
    "POST /listings/{listing}/review",
    "PUT /markets/{code}",
    "PUT /markets/{code}/lanes",
    "DELETE /markets/{code}/lanes/{lane}",
    "POST /markets/{code}/lanes/imports",
    "GET /payouts/files/{file}",
    "POST /payouts/{payout}/decision",
    "POST /refunds/{refund}/decision",
];

/// What asks for no session, but for a signature.
const SIGNED: [&str; 1] = ["POST /shops/{shop}/webhooks/shopify"];

/// What staff with orders may see and do.
const OF_ORDERS: [&str; 4] = ["orders", "parcels", "returns", "samples"];

type Row = BTreeMap<&'static str, u16>;

#[tokio::test]
async fn who_may_do_what() {
    let shared = House::new().await;
    let mut table = BTreeMap::new();
    for operation in operations::all() {
        let is_harmless = operation.starts_with("GET ") || operations::has_body(operation);
        let row = if is_harmless { row(&shared, operation).await } else { row(&House::new().await, operation).await };
        table.insert(operation.as_str(), row);
    }
    for (operation, row) in &table {
        outsiders_find_nothing(operation, row);
        let is_open = operations::is_public(operation) && !SIGNED.contains(operation);
        assert_ne!(row["anonymous"] == 401, is_open, "{operation} and its document differ: {row:?}");
    }
    let text = written(&table);
    let file = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/app/authorization.txt");
    if std::env::var_os("MEADOW_UPDATE").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let golden = std::fs::read_to_string(&file).unwrap_or_default();
    let changed: Vec<&str> = text.lines().filter(|line| !golden.lines().any(|known| known == *line)).collect();
    assert!(text == golden, "who may do what has changed (MEADOW_UPDATE=1 writes it down): {changed:#?}");
}

/// Whatever a path names by an id is nowhere for everybody else.
fn outsiders_find_nothing(operation: &str, row: &Row) {
    if !operation.contains('{') || operations::is_public(operation) || OFFICES.contains(&operation) {
        return;
    }
    let tag = operations::tag(operation);
    let colleague = if OF_ORDERS.contains(&tag) { "catalogue" } else { "staff" };
    for kind in OUTSIDERS.into_iter().chain([colleague]) {
        assert_eq!(row[kind], 404, "{operation} as {kind}: {row:?}");
    }
    assert!(matches!(row["guest"], 401 | 404), "{operation} as another cart's guest: {row:?}");
    // The token's scope is the shop's money; what is the buyer's alone is not even the seller's.
    let token: &[u16] = if tag == "money" && operation.starts_with("GET ") { &[200] } else { &[403, 404] };
    assert_eq!((row["anonymous"], token.contains(&row["token"])), (401, true), "{operation}: {row:?}");
}

fn written(table: &BTreeMap<&str, Row>) -> String {
    let mut text = String::from(
        "Who may do what (tests/app/authorization.rs). 401 nobody · 403 token without the scope · 404 not theirs · 4xx otherwise: may, but the call is empty.\n\n",
    );
    let width = table.keys().map(|operation| operation.len()).max().unwrap();
    write!(text, "{:width$}", "").unwrap();
    KINDS.iter().for_each(|kind| write!(text, "  {kind:>9}").unwrap());
    text.push('\n');
    for (operation, row) in table {
        write!(text, "{operation:width$}").unwrap();
        KINDS.iter().for_each(|kind| write!(text, "  {:>9}", row[kind]).unwrap());
        text.push('\n');
    }
    text
}

/// One operation, called by everybody, the rightful ones last: what they do cannot be undone.
async fn row(house: &House, operation: &str) -> Row {
    let (parts, mut row) = (house.parts(operation), Row::new());
    for kind in KINDS {
        let call =
            house.app.op(operation, &parts.iter().map(String::as_str).collect::<Vec<_>>()).as_(&house.tokens[kind]);
        let answer =
            if operations::has_body(operation) { call.json(json!({"nothing": "of use"})).await } else { call.await };
        row.insert(kind, answer.status);
    }
    row
}

/// A shop with goods on sale, and everybody.
struct House {
    app: TestApp,
    tokens: BTreeMap<&'static str, String>,
    ids: BTreeMap<&'static str, String>,
}

impl House {
    async fn new() -> House {
        let app = TestApp::new().await;
        let (seller, shop) = app.seller("sela").await;
        let mut tokens = BTreeMap::from([("anonymous", String::new())]);
        tokens.insert("shopper", app.person("shona").await);
        tokens.insert("creator", app.person("cora").await);
        app.op("POST /creators", &[]).as_(&tokens["creator"]).json(json!({"display_name": "Cora"})).await.ok(201);
        tokens.insert("stranger", app.seller("olga").await.0);
        tokens.insert("staff", app.person("stan").await);
        app.hire(&shop, &tokens["staff"], &[ShopPermission::Orders]).await;
        tokens.insert("catalogue", app.person("cata").await);
        app.hire(&shop, &tokens["catalogue"], &[ShopPermission::Catalogue]).await;
        tokens.insert("limited", app.operator("liam", &[OperatorPermission::Money]).await);
        tokens.insert("operator", app.full_operator().await);
        let token = app
            .op("POST /me/tokens", &[])
            .as_(&seller)
            .json(json!({"name": "t", "scopes": ["money:read"]}))
            .await
            .ok(201);
        tokens.insert("token", token["token"].as_str().unwrap().to_owned());
        tokens.insert("buyer", app.person("bonny").await);
        tokens.insert("guest", app.cart("").await.bearer);
        let mut ids = goods(&app, &seller, &shop).await;
        ids.extend(trade(&app, &seller, &shop, &tokens).await);
        ids.extend(affiliate(&app, &seller, &shop, &tokens["buyer"], &ids["product"]).await);
        ids.extend(shown(&app, &tokens["buyer"]).await);
        ids.insert("series", series(&app, &seller, &shop).await);
        app.may_leave_work();
        tokens.insert("seller", seller);
        House { app, tokens, ids }
    }

    /// What stands in the path of `operation`.
    fn parts(&self, operation: &str) -> Vec<String> {
        let names = operation.split('{').skip(1).map(|rest| rest.split('}').next().unwrap());
        names
            .map(|name| match (name, operation) {
                ("token", "DELETE /me/tokens/{token}") => self.ids["api_token"].clone(),
                (name, _) => self.ids.get(name).unwrap_or_else(|| panic!("no {name} to try {operation} with")).clone(),
            })
            .collect()
    }
}

/// Outside signals of the shop: the id of a term.
async fn series(app: &TestApp, seller: &str, shop: &str) -> String {
    let query = format!("shop={shop}");
    let file = b"t,source,market,term,value\n2026-11-20,resale,GB,lamp,7\n";
    app.op("POST /trends/imports", &[]).as_(seller).query(&query).upload(file, &[("format", "plain")]).await.ok(201);
    id_of(&app.op("GET /trends", &[]).as_(seller).query(&query).await.ok(200)["items"][0])
}

/// The seller's things, by their names in paths.
async fn goods(app: &TestApp, seller: &str, shop: &str) -> BTreeMap<&'static str, String> {
    let product = app.product(seller, shop, bracelet()).await;
    let image = app
        .op("POST /products/{product}/images", &[&id_of(&product)])
        .as_(seller)
        .upload(&picture(), &[])
        .await
        .ok(201);
    let sync = app.sync(seller, shop, json!({"products": "all", "markets": ["GB"]})).await;
    let address = json!({"name": "Sela", "phone": "+44 20 7925 0918", "country": "GB", "line1": "1 Street", "city": "London", "postal_code": "SW1A 2AA"});
    let address = app.op("POST /me/addresses", &[]).as_(seller).json(address).await.ok(201);
    app.session(app.me(seller).await).await;
    let sessions = app.op("GET /me/sessions", &[]).as_(seller).await.ok(200);
    let session =
        sessions["items"].as_array().unwrap().iter().find(|session| session["current"] == false).unwrap().clone();
    let spare =
        app.op("POST /me/tokens", &[]).as_(seller).json(json!({"name": "u", "scopes": ["account"]})).await.ok(201);
    BTreeMap::from([
        ("shop", shop.to_owned()),
        ("product", id_of(&product)),
        ("variant", id_of(&product["variants"][0])),
        ("image", id_of(&image)),
        ("listing", sync["results"][0]["listing"].as_str().unwrap().to_owned()),
        ("sync", id_of(&sync)),
        ("job", id_of(&sync)),
        ("address", id_of(&address)),
        ("session", id_of(&session)),
        ("api_token", id_of(&spare)),
        // Nobody can be given one without a browser: nowhere for all.
        ("passkey", "1".to_owned()),
        // A month has to pass before there is one: see `api/links.rs`.
        ("invoice", "1".to_owned()),
        ("token", "nonsense".to_owned()),
        ("field", "title".to_owned()),
        ("code", "GB".to_owned()),
        ("market", "GB".to_owned()),
        ("kind", "sales".to_owned()),
        ("subject", "1".to_owned()),
    ])
}

/// What the buyer ordered, and what became of it, by their names in paths.
async fn trade(
    app: &TestApp,
    seller: &str,
    shop: &str,
    tokens: &BTreeMap<&'static str, String>,
) -> BTreeMap<&'static str, String> {
    let (buyer, operator) = (&tokens["buyer"], &tokens["operator"]);
    let goods = app.more_goods(seller, shop, "LAMP-1", 50).await;
    let delivered = app.order_by(buyer, &goods, 1, "sandbox").await;
    app.delivered(&delivered).await;
    app.pass(17 * kernel::DAY_MS).await;
    let statements = app.op("GET /shops/{shop}/statements", &[shop]).as_(seller).await.ok(200);
    let payout = app.op("POST /payouts", &[]).as_(seller).key(&fresh_key()).json(json!({"shop": shop})).await.ok(201);
    let wish = json!({"kind": "RETURN_AND_REFUND", "lines": app.lines(&delivered).await, "reason": "DAMAGED"});
    let returned = app.op("POST /orders/{order}/returns", &[&delivered.id]).as_(buyer).json(wish).await.ok(201);
    let cancelled: Order = app.order_by(buyer, &goods, 1, "sandbox").await;
    let wish = json!({"reason": "not any more"});
    app.op("POST /orders/{order}/cancellation", &[&cancelled.id]).as_(buyer).json(wish).await.ok(200);
    let refunds = app.op("GET /operator/refunds", &[]).as_(operator).await.ok(200);
    let order = app.order_by(buyer, &goods, 1, "sandbox").await;
    let parcel = app.packed(&order).await;
    let cart = app.cart(buyer).await;
    let line = app.add(&cart, &goods, 1).await.ok(201);
    assert_eq!(app.check_out(&cart, checkout("X", "shells")).await.status, 422, "the cart stays open");
    BTreeMap::from([
        ("statement", id_of(&statements["items"][0])),
        ("payout", id_of(&payout)),
        ("file", id_of(&payout)),
        ("return", id_of(&returned)),
        ("refund", id_of(&refunds["items"][0])),
        ("order", order.id),
        ("parcel", id_of(&parcel)),
        ("carrier", "royal-mail".to_owned()),
        ("tracking", parcel["tracking"].as_str().unwrap().to_owned()),
        ("cart", cart.id),
        ("line", id_of(&line)),
        ("provider", "fakepay".to_owned()),
        ("lane", "standard".to_owned()),
    ])
}

/// What the shop offers to the buyer, who is a creator too, and the sample they asked for.
async fn affiliate(
    app: &TestApp,
    seller: &str,
    shop: &str,
    creator: &str,
    product: &str,
) -> BTreeMap<&'static str, String> {
    app.op("POST /creators", &[]).as_(creator).json(json!({"display_name": "Bonny"})).await.ok(201);
    let wish = json!({"kind": "targeted", "products": [product], "rate_bp": 1000, "creators": ["bonny"]});
    let offered = app.op("POST /shops/{shop}/collaborations", &[shop]).as_(seller).json(wish).await.ok(201);
    let collaboration = id_of(&offered);
    let wish = json!({"product": product, "address": london("Bonny")});
    let asked = app.op("POST /collaborations/{collaboration}/samples", &[&collaboration]).as_(creator);
    let asked = asked.json(wish).await.ok(201);
    BTreeMap::from([("collaboration", collaboration), ("sample", id_of(&asked))])
}

/// What the buyer, who is a creator too, shows and says.
async fn shown(app: &TestApp, creator: &str) -> BTreeMap<&'static str, String> {
    let person = app.me(creator).await;
    let clip = app.another_clip(creator, kernel::Id::new(person.get()), "Evening #lamp", &[]).await;
    let say = app.op("POST /posts/{post}/comments", &[&clip.id]).as_(creator).json(json!({"text": "Mine"}));
    let comment = id_of(&say.await.ok(201));
    let wish = app.op("POST /uploads", &[]).as_(creator).json(json!({"bytes": 5}));
    let upload = id_of(&wish.await.ok(201));
    let report = app.op("POST /posts/{post}/reports", &[&clip.id]).as_(creator).json(json!({"reason": "OTHER"}));
    let report = id_of(&report.await.ok(201));
    BTreeMap::from([
        ("post", clip.id),
        ("comment", comment),
        ("upload", upload),
        ("report", report),
        ("person", person.to_string()),
        ("tag", "lamp".to_owned()),
        ("word", "scam".to_owned()),
        // Rendered by a job; nowhere for all.
        ("preview", "1".to_owned()),
    ])
}
