//! People, shops and goods that tests begin with.

use std::sync::OnceLock;

use accounts::password::{self, PasswordHash};
use accounts::{OperatorPermission, PersonId, ShopPermission, SignUp};
use kernel::{OsRng, SystemClock};
use secrecy::SecretString;
use serde_json::{Value, json};

use crate::testapp::TestApp;

pub use shopping::{Cart, Goods, Order, checkout, fresh_key, london};
pub use showing::Clip;

mod selling;
mod shopping;
mod showing;

/// Everybody's password.
pub const PASSWORD: &str = "seven green umbrellas";

/// Its hash, made once: it is slow on purpose.
fn hash() -> PasswordHash {
    static HASH: OnceLock<PasswordHash> = OnceLock::new();
    HASH.get_or_init(|| password::hash(&SecretString::from(PASSWORD), &OsRng).unwrap()).clone()
}

impl TestApp {
    /// A person with a session: its token.
    pub async fn person(&self, handle: &str) -> String {
        let person = self.person_without_session(handle).await;
        self.session(person).await
    }

    /// A person.
    pub async fn person_without_session(&self, handle: &str) -> PersonId {
        let wish = SignUp {
            handle: handle.to_owned(),
            email: format!("{handle}@example.com"),
            password: SecretString::from(PASSWORD),
            locale: "en-GB".to_owned(),
            market: "GB".to_owned(),
        };
        let new = wish.check().unwrap();
        let hash = hash();
        self.write(move |tx| accounts::person::sign_up(tx, &SystemClock, &new, &hash)).await.id
    }

    /// One more session of a person.
    pub async fn session(&self, person: PersonId) -> String {
        use secrecy::ExposeSecret as _;
        let opened =
            self.write(move |tx| accounts::session::open(tx, &SystemClock, &OsRng, person, "Firefox on Linux"));
        opened.await.token.expose_secret().to_owned()
    }

    /// Who has this session.
    pub async fn me(&self, token: &str) -> PersonId {
        let me = self.op("GET /me", &[]).as_(token).await.ok(200);
        me["id"].as_str().unwrap().parse().unwrap()
    }

    /// An operator with a session.
    pub async fn operator(&self, handle: &str, permissions: &'static [OperatorPermission]) -> String {
        let token = self.person(handle).await;
        let person = self.me(&token).await;
        // Somebody has to manage people before anyone may have less.
        self.write(|tx| {
            let new = accounts::operator::NewOperator {
                handle: "root-of-all",
                email: "root@example.com",
                password: Some(&hash()),
            };
            accounts::operator::add(tx, &SystemClock, &new)
        })
        .await;
        self.write(move |tx| accounts::operator::set_permissions(tx, &SystemClock, person, person, permissions)).await;
        token
    }

    /// An operator who may do everything.
    pub async fn full_operator(&self) -> String {
        self.operator("orla", &OperatorPermission::ALL).await
    }

    /// Makes a person one of a shop's staff.
    pub async fn hire(&self, shop: &str, token: &str, permissions: &'static [ShopPermission]) {
        let (shop, person) = (shop.parse().unwrap(), self.me(token).await);
        self.write(move |tx| accounts::membership::grant(tx, &SystemClock, "test", shop, person, permissions)).await;
    }

    /// A person who sells: their token, and the id of their shop, which writes English and prices in USD.
    pub async fn seller(&self, handle: &str) -> (String, String) {
        let token = self.person(handle).await;
        let shop = self.shop(&token, &format!("{handle}-shop")).await;
        (token, shop)
    }

    /// Opens a shop: its id.
    pub async fn shop(&self, token: &str, handle: &str) -> String {
        let wish = json!({"handle": handle, "name": "Moss & Light", "home_country": "CN", "language": "en", "currency": "USD"});
        id_of(&self.op("POST /shops", &[]).as_(token).json(wish).await.ok(201))
    }

    /// Writes a product.
    pub async fn product(&self, token: &str, shop: &str, product: Value) -> Value {
        self.op("POST /shops/{shop}/products", &[shop]).as_(token).json(product).await.ok(201)
    }

    /// Syncs and waits: the finished sync.
    pub async fn sync(&self, token: &str, shop: &str, wish: Value) -> Value {
        let sync = id_of(&self.op("POST /shops/{shop}/syncs", &[shop]).as_(token).json(wish).await.ok(202));
        self.settle().await;
        let sync = self.op("GET /syncs/{sync}", &[&sync]).as_(token).await.ok(200);
        assert_eq!(sync["state"], "DONE", "{sync}");
        sync
    }

    /// Imports a file and waits: the finished job.
    pub async fn import(&self, token: &str, shop: &str, file: &[u8], format: &str) -> Value {
        let call = self.op("POST /shops/{shop}/imports", &[shop]).as_(token).upload(file, &[("format", format)]);
        let job = id_of(&call.await.ok(202));
        self.settle().await;
        self.op("GET /jobs/{job}", &[&job]).as_(token).await.ok(200)
    }

    /// How many products a shop has.
    pub async fn count_products(&self, token: &str, shop: &str) -> usize {
        let list = self.op("GET /shops/{shop}/products", &[shop]).query("limit=100").as_(token).await.ok(200);
        list["items"].as_array().unwrap().len()
    }
}

/// The `id` of a resource.
pub fn id_of(resource: &Value) -> String {
    resource["id"].as_str().unwrap_or_else(|| panic!("no id in {resource}")).to_owned()
}

/// A bracelet in two colours, 10 USD each.
pub fn bracelet() -> Value {
    json!({
        "title": "Rose quartz bracelet for calm days",
        "description": "A bracelet of rose quartz beads, strung by hand.",
        "category": "jewellery",
        "options": [{"name": "Colour", "values": ["Red", "Blue"]}],
        "variants": [
            {"sku": "RQ-R", "options": {"Colour": "Red"}, "price": {"minor": 1000, "currency": "USD"}, "stock": 5},
            {"sku": "RQ-B", "options": {"Colour": "Blue"}, "price": {"minor": 1000, "currency": "USD"}, "stock": 0},
        ],
    })
}

/// A product of one variant.
pub fn plain(title: &str, sku: &str) -> Value {
    json!({"title": title, "variants": [{"sku": sku, "price": {"minor": 1000, "currency": "USD"}, "stock": 5}]})
}

/// A picture of 320 pixels a side, as PNG.
pub fn picture() -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    let image = image::RgbImage::from_fn(320, 320, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 90]));
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}
