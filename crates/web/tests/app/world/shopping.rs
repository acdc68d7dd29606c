//! Goods on sale, and people who buy them.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use super::{id_of, plain};
use crate::testapp::{Answer, Call, TestApp};

/// A product of one variant, on sale in GB.
#[derive(Clone, Debug)]
pub struct Goods {
    /// The token of the one who sells it.
    pub seller: String,
    pub shop: String,
    pub product: String,
    pub listing: String,
    pub variant: String,
    /// Its price in pence.
    pub price: i64,
}

/// A cart and who opens it.
#[derive(Clone, Debug)]
pub struct Cart {
    pub id: String,
    /// The guest's token, or the person's.
    pub bearer: String,
}

/// An order and who opens it.
#[derive(Clone, Debug)]
pub struct Order {
    pub id: String,
    pub bearer: String,
    pub goods: Goods,
    /// As it was answered.
    pub placed: Value,
}

/// An address in London.
pub fn london(name: &str) -> Value {
    json!({"name": name, "phone": "+44 20 7925 0918", "country": "GB", "line1": "1 Street", "city": "London", "postal_code": "SW1A 2AA"})
}

/// What a guest sends to check out.
pub fn checkout(name: &str, method: &str) -> Value {
    json!({"address": london(name), "email": "guest@example.com", "payment": {"method": method}})
}

/// A key that no other call has.
pub fn fresh_key() -> String {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    format!("key-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

impl TestApp {
    /// A shop of `handle` with `stock` units of one thing on sale in GB.
    pub async fn goods(&self, handle: &str, stock: i64) -> Goods {
        let (seller, shop) = self.seller(handle).await;
        self.more_goods(&seller, &shop, "LAMP-1", stock).await
    }

    /// One more thing of a shop.
    pub async fn more_goods(&self, seller: &str, shop: &str, sku: &str, stock: i64) -> Goods {
        let mut wish = plain(&format!("Moss lamp {sku}"), sku);
        wish["variants"][0]["stock"] = json!(stock);
        let product = self.product(seller, shop, wish).await;
        let sync = self.sync(seller, shop, json!({"products": [id_of(&product)], "markets": ["GB"]})).await;
        let listing = sync["results"][0]["listing"].as_str().unwrap_or_else(|| panic!("{sync}")).to_owned();
        let shown = self.op("GET /markets/{market}/listings/{listing}", &["GB", &listing]).await.ok(200);
        Goods {
            seller: seller.to_owned(),
            shop: shop.to_owned(),
            product: id_of(&product),
            listing,
            variant: id_of(&product["variants"][0]),
            price: shown["variants"][0]["price"]["minor"].as_i64().unwrap(),
        }
    }

    /// A cart in GB: a guest's for nobody (`""`), else the person's.
    pub async fn cart(&self, who: &str) -> Cart {
        let cart = self.op("POST /markets/{market}/carts", &["GB"]).as_(who).json(json!({})).await.ok(201);
        let bearer = if who.is_empty() { cart["token"].as_str().unwrap() } else { who };
        Cart { id: id_of(&cart), bearer: bearer.to_owned() }
    }

    /// Puts goods into a cart.
    pub fn add(&self, cart: &Cart, goods: &Goods, quantity: i64) -> Call<'_> {
        let line = json!({"listing": goods.listing, "variant": goods.variant, "quantity": quantity});
        self.op("POST /carts/{cart}/lines", &[&cart.id]).as_(&cart.bearer).json(line)
    }

    /// A cart with goods in it.
    pub async fn cart_of(&self, who: &str, goods: &Goods, quantity: i64) -> Cart {
        let cart = self.cart(who).await;
        self.add(&cart, goods, quantity).await.ok(201);
        cart
    }

    /// Checks a cart out, under a key of its own.
    pub fn check_out(&self, cart: &Cart, wish: Value) -> Call<'_> {
        self.op("POST /carts/{cart}/checkouts", &[&cart.id]).as_(&cart.bearer).key(&fresh_key()).json(wish)
    }

    /// A guest's order of `quantity` units, paid by `method`.
    pub async fn order_by(&self, who: &str, goods: &Goods, quantity: i64, method: &str) -> Order {
        let cart = self.cart_of(who, goods, quantity).await;
        let placed = self.check_out(&cart, checkout("Gwen Guest", method)).await.ok(201);
        let id = id_of(&placed["orders"][0]);
        Order { id, bearer: cart.bearer, goods: goods.clone(), placed }
    }

    /// A guest's paid order.
    pub async fn order(&self, goods: &Goods, quantity: i64) -> Order {
        self.order_by("", goods, quantity, "sandbox").await
    }

    /// The order as its buyer sees it.
    pub async fn shown(&self, order: &Order) -> Value {
        self.op("GET /orders/{order}", &[&order.id]).as_(&order.bearer).await.ok(200)
    }

    /// Its lines' ids.
    pub async fn lines(&self, order: &Order) -> Vec<String> {
        self.shown(order).await["lines"].as_array().unwrap().iter().map(id_of).collect()
    }

    /// Lets the time of business pass, and everything happen that is due by then.
    pub async fn pass(&self, ms: i64) {
        self.advance_ms(ms);
        self.settle().await;
    }

    /// Packs every line of an order, once it may be: the parcel.
    pub async fn packed(&self, order: &Order) -> Value {
        self.pass(2 * kernel::HOUR_MS).await;
        let lines = self.lines(order).await;
        self.pack(order, &lines).await.ok(201)
    }

    /// Packs some lines.
    pub async fn pack(&self, order: &Order, lines: &[String]) -> Answer {
        let wish = json!({"lines": lines, "carrier": "royal-mail", "tracking": format!("T{}", fresh_key())});
        self.op("POST /orders/{order}/parcels", &[&order.id]).as_(&order.goods.seller).json(wish).await
    }

    /// Scans a parcel, as `who`.
    pub async fn scan(&self, who: &str, parcel: &str, state: &str) -> Answer {
        self.op("POST /parcels/{parcel}/scans", &[parcel]).as_(who).json(json!({"state": state})).await
    }

    /// Packs an order and brings it to its buyer.
    pub async fn delivered(&self, order: &Order) -> Value {
        let parcel = id_of(&self.packed(order).await);
        for state in ["COLLECTED", "IN_TRANSIT", "DELIVERED"] {
            let scanned = self.scan(&order.goods.seller, &parcel, state).await;
            assert!(matches!(scanned.status, 200 | 201), "{scanned}");
        }
        self.settle().await;
        self.shown(order).await
    }
}
