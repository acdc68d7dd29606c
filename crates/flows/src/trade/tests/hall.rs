//! A market hall for tests: shops with goods on sale in GB, shoppers, and providers that take their money.

use std::sync::Arc;

use accounts::address::Address;
use catalog::listing::ListingId;
use catalog::{ProductDraft, Shop, VariantDraft, VariantId};
use kernel::{Clock, Instant, Money, OsRng};
use market::Market;
use secrecy::ExposeSecret as _;
use trade::Holder;
use trade::cart::{CartId, TokenHash, token_hash};
use trade::order::{Order, Origin};
use trade::payment::Providers;
use url::Url;

use super::providers::{Service, providers};
use crate::fixture::House;
use crate::trade::{AddLine, PlaceOrder, PlaceOrderError, Placed, Rates, add_to_cart, open_cart, place_order, same};
use crate::{AllProducts, SyncProducts};

/// What the hall sells.
#[derive(Clone, Copy, Debug)]
pub struct Good {
    pub listing: ListingId,
    pub variant: VariantId,
    pub shop: catalog::ShopId,
}

/// Everything a shopper needs; cheap to clone.
#[derive(Clone)]
pub struct Hall {
    pub db: db::Db,
    pub clock: Arc<kernel::ManualClock>,
    pub market: Arc<Market>,
    pub goods: Vec<Good>,
    pub providers: Providers,
    pub service: Arc<Service>,
    pub rates: Rates,
    pub url: Url,
}

/// A cart and the secret that opens it.
#[derive(Clone, Copy, Debug)]
pub struct Basket {
    pub cart: CartId,
    pub token: TokenHash,
    /// The lane of writes: the smallest variant.
    pub lane: i64,
}

/// How somebody orders.
#[derive(Clone, Debug)]
pub struct Ask {
    pub method: &'static str,
    pub name: &'static str,
    pub lane: Option<&'static str>,
    pub email: Option<&'static str>,
    pub coupon: Option<&'static str>,
    pub expected: Option<Money>,
    pub origin: Origin,
    pub sandbox: bool,
    pub country: &'static str,
}

impl Default for Ask {
    fn default() -> Ask {
        Ask {
            method: "sandbox",
            name: "Lin",
            lane: None,
            email: Some("lin@example.com"),
            coupon: None,
            expected: None,
            origin: Origin::Real,
            sandbox: false,
            country: "GB",
        }
    }
}

impl Hall {
    /// `shops` shops with `each` goods of `stock` units, on sale in GB.
    pub fn open(house: &mut House, shops: usize, each: usize, stock: i64) -> Hall {
        let (providers, service) = providers();
        house.deps.payments = providers.clone();
        let mut goods = Vec::new();
        for n in 0..shops {
            let shop = if n == 0 { house.shop.clone() } else { house.open_shop(&format!("stall{n}")) };
            goods.extend(stock_up(house, &shop, each, stock));
        }
        let code: kernel::MarketCode = "GB".parse().unwrap();
        let market = every_method(house, code);
        Hall {
            db: house.deps.db.clone(),
            clock: house.clock.clone(),
            market: Arc::new(market),
            goods,
            providers,
            service,
            rates: Rates::new(house.deps.ageing),
            url: "https://meadow.example/".parse().unwrap(),
        }
    }

    /// A guest's cart with so many units of these goods.
    pub fn basket(&self, wants: &[(usize, i64)]) -> Basket {
        let (hall, wants) = (self.clone(), wants.to_vec());
        let lane = wants.iter().map(|(good, _)| self.goods[*good].variant.get()).min().unwrap();
        let (cart, token) = self
            .db
            .write_blocking(move |tx| {
                let (cart, token) = open_cart(tx, &*hall.clock, &OsRng, &hall.market, None).unwrap();
                let token = token_hash(token.unwrap().expose_secret()).unwrap();
                for (good, quantity) in &wants {
                    let good = hall.goods[*good];
                    let line = AddLine {
                        listing: same(good.listing),
                        variant: same(good.variant),
                        quantity: *quantity,
                        via: None,
                    };
                    add_to_cart(tx, &*hall.clock, &hall.market, cart.id, &Holder::Token(&token), line).unwrap();
                }
                Ok::<_, db::Error>((cart.id, token))
            })
            .unwrap();
        Basket { cart, token, lane }
    }

    /// In a transaction: orders what is in a basket.
    pub fn place(&self, tx: &mut db::Tx, basket: &Basket, ask: &Ask) -> Result<Placed, PlaceOrderError> {
        let holder = Holder::Token(&basket.token);
        let address = address(ask);
        let wish = PlaceOrder {
            cart: basket.cart,
            holder: &holder,
            market: &self.market,
            lang: self.market.main_language(),
            address: &address,
            email: ask.email,
            lane: ask.lane,
            method: ask.method,
            coupon: ask.coupon,
            expected_total: ask.expected,
            providers: &self.providers,
            rates: &self.rates,
            origin: ask.origin,
            sandbox: ask.sandbox,
            url: &self.url,
            device: None,
        };
        place_order(tx, &*self.clock, &wish)
    }

    pub fn order(&self, basket: Basket, ask: Ask) -> Result<Placed, PlaceOrderError> {
        let hall = self.clone();
        self.db.write_blocking(move |tx| hall.place(tx, &basket, &ask))
    }

    pub fn order_now(&self, basket: &Basket, order: trade::OrderId) -> Order {
        let token = basket.token;
        let found = self.db.read_blocking(|read| trade::order::find_for(read, order, &Holder::Token(&token)));
        found.unwrap().unwrap()
    }

    pub fn now(&self) -> Instant {
        self.clock.now()
    }

    /// Units of a good: on hand, available, held in checkout, committed.
    pub fn stock(&self, good: usize) -> (i64, i64, i64, i64) {
        let variant = same(self.goods[good].variant);
        let levels = self.db.read_blocking(|read| fulfilment::stock::levels(read, variant)).unwrap();
        levels.iter().fold((0, 0, 0, 0), |sum, level| {
            assert_eq!(level.on_hand, level.available + level.reserved_checkout + level.committed);
            (sum.0 + level.on_hand, sum.1 + level.available, sum.2 + level.reserved_checkout, sum.3 + level.committed)
        })
    }

    /// Puts units on the shelves, so that `units` of every good can be had.
    pub fn restock(&self, units: i64) {
        for place in 0..self.goods.len() {
            let (good, clock) = (self.goods[place], self.clock.clone());
            let (on_hand, available, ..) = self.stock(place);
            let on_hand = on_hand - available + units;
            let set =
                self.db.write_blocking(move |tx| crate::set_stock(tx, &*clock, good.shop, good.variant, None, on_hand));
            set.unwrap();
        }
    }

    /// What an account holds in the hall's currency.
    pub fn balance(&self, account: &str) -> i64 {
        let account = account.parse().unwrap();
        let currency = self.market.currency;
        self.db.read_blocking(|read| ledger::book::balance(read, &account, currency)).unwrap().minor
    }

    pub fn orders(&self) -> Vec<Order> {
        let (mut orders, mut after) = (Vec::new(), None);
        loop {
            let page = kernel::PageRequest::new(after, Some(100));
            let filter = trade::order::OrderFilter::default();
            let found = self.db.read_blocking(|read| trade::order::all(read, &filter, &page)).unwrap();
            orders.extend(found.items);
            match found.next {
                Some(next) => after = Some(next),
                None => return orders,
            }
        }
    }

    /// What came for an order and was not promised back.
    fn held(&self, order: &Order) -> i64 {
        let payments = self.db.read_blocking(|read| trade::payment::of_order(read, order.id)).unwrap();
        let parts = payments.iter().filter_map(|payment| payment.part(order.id));
        parts.map(|part| part.refundable().minor).sum()
    }

    /// Books balance, stock is what reservations say, what is held is what is paid and not delivered.
    pub fn check(&self) {
        let books = self.db.read_blocking(ledger::book::check).unwrap();
        assert!(books.balanced, "{books:?}");
        let wrong = self.db.read_blocking(fulfilment::reservation::mismatches).unwrap();
        assert_eq!(wrong, [], "stock and reservations agree");
        let orders = self.orders();
        let held: i64 = orders.iter().filter(|order| order.delivered_at.is_none()).map(|order| self.held(order)).sum();
        assert_eq!(self.balance("shopper:held"), -held, "held is what was paid and is not delivered or given back");
        for good in 0..self.goods.len() {
            self.stock(good);
        }
    }
}

fn address(ask: &Ask) -> Address {
    Address {
        name: ask.name.to_owned(),
        phone: "+447911123456".to_owned(),
        country: ask.country.parse().unwrap(),
        line1: "1 Meadow Lane".to_owned(),
        line2: None,
        city: "London".to_owned(),
        region: None,
        postal_code: Some("N1 9GU".to_owned()),
    }
}

fn stock_up(house: &House, shop: &Shop, each: usize, stock: i64) -> Vec<Good> {
    let market: kernel::MarketCode = "GB".parse().unwrap();
    let draft = ProductDraft {
        handle: Some("thing".to_owned()),
        title: "A thing for calm days".to_owned(),
        description: "A thing, made by hand.".to_owned(),
        category: Some("jewellery".to_owned()),
        options: vec![catalog::OptionAxis {
            name: "Size".to_owned(),
            values: (0..each).map(|n| format!("S{n}")).collect(),
        }],
        variants: (0..each)
            .map(|n| VariantDraft {
                sku: Some(format!("{}-{n}", shop.handle)),
                options: [("Size".to_owned(), format!("S{n}"))].into(),
                price_minor: 1_000 + 100 * i64::try_from(n).unwrap(),
                stock: Some(stock),
                ..VariantDraft::default()
            })
            .collect(),
        ..ProductDraft::default()
    };
    let product = house.product_of(shop, draft);
    let id = house.start_of(shop, SyncProducts::All(AllProducts::All), &["GB"]);
    house.run();
    let results = house.read(|read| catalog::sync::results(read, id));
    assert!(results.iter().all(|result| result.listing.is_some()), "{results:?}");
    let listing = house.read(|read| catalog::listing::of_product(read, product));
    let listing = listing.into_iter().find(|listing| listing.market == market).unwrap();
    let product = house.read(|read| catalog::product::find(read, product)).unwrap();
    product.variants.iter().map(|variant| Good { listing: listing.id, variant: variant.id, shop: shop.id }).collect()
}

/// The market as it takes whatever there is: the tests' own provider, and cash at the door.
pub fn every_method(house: &House, code: kernel::MarketCode) -> Market {
    let clock = house.clock.clone();
    house.write(move |tx| {
        let known = market::markets::find(tx, code)?.ok_or_else(|| db::Error::Row("no market".into()))?;
        let open = Market { payment_methods: None, ..known };
        let put = market::markets::put(tx, &*clock, None, open);
        put.map_err(|error| db::Error::Row(error.to_string().into()))
    })
}
