//! Carts and orders that tests of orders and of what hangs on them begin with.

use kernel::{ManualClock, SeededRng};
use secrecy::ExposeSecret as _;
use testkit::{START, clock};

use super::*;
use crate::access::{self, TokenHash};
use crate::cart::{self, Cart, NewLine as NewCartLine};

pub(crate) const ME: BuyerId = BuyerId::new(5);
pub(crate) const OTHER: BuyerId = BuyerId::new(6);
pub(crate) const SHOP: ShopId = ShopId::new(40);
pub(crate) const SHOP_2: ShopId = ShopId::new(41);

pub(crate) fn th() -> MarketCode {
    "TH".parse().unwrap()
}

pub(crate) fn thb(minor: i64) -> Money {
    Money::new(minor, Currency::THB)
}

pub(crate) fn at(ms: i64) -> ManualClock {
    ManualClock::at(START.plus_ms(ms))
}

pub(crate) fn address() -> Address {
    Address {
        name: "Mali Saetang".to_owned(),
        phone: "+66812345678".to_owned(),
        country: "TH".parse().unwrap(),
        line1: "99/1 Rama IV Road".to_owned(),
        line2: None,
        city: "Bangkok".to_owned(),
        region: None,
        postal_code: Some("10500".to_owned()),
    }
}

pub(crate) fn unit_of(variant: i64, gross: i64) -> NewLine {
    NewLine {
        listing: ListingId::new(10),
        product: ProductId::new(20),
        variant: VariantId::new(variant),
        title: "แก้วน้ำ".to_owned(),
        sku: format!("CUP-{variant}"),
        options: vec![("Colour".to_owned(), "Blue".to_owned())],
        image: Some("a/b.webp".to_owned()),
        gross: thb(gross),
        tax: thb(gross / 10),
        net: thb(gross - gross / 10),
        vat_bp: BasisPoints::new(700).unwrap(),
        tax_by: "platform",
        commission: thb(gross / 20),
        payment_fee: thb(gross / 50),
        via: Some(Via { kind: ViaKind::Post, id: 3 }),
    }
}

pub(crate) fn new_order(tx: &db::Tx, shop: ShopId, lines: Vec<NewLine>) -> NewOrder {
    NewOrder {
        id: tx.new_id(),
        shop,
        lane: "standard".to_owned(),
        shipping: thb(40),
        shipping_tax: thb(3),
        fx: Some(FxAtPlacement {
            rate: Rate::new("0.2".parse().unwrap()).unwrap(),
            to: Currency::CNY,
            source: "ecb".to_owned(),
            date: "2026-10-30".parse().unwrap(),
        }),
        origin: Origin::Real,
        lines,
    }
}

/// A cart with something in it: a person's, or a guest's with its token.
pub(crate) fn cart(db: &db::Db, buyer: Option<BuyerId>) -> (Cart, Option<TokenHash>) {
    let made = db.write_blocking(move |tx| {
        let (mut cart, token) = cart::open(tx, &clock(), &SeededRng::new(9), th(), buyer)?;
        let (listing, product, variant) = (ListingId::new(10), ProductId::new(20), VariantId::new(1));
        let new = NewCartLine { listing, product, variant, shop: SHOP, quantity: 1, seen: thb(100), via: None };
        cart::add(tx, &clock(), &mut cart, new)?;
        Ok::<_, cart::CartError>((cart, token))
    });
    let (cart, token) = made.unwrap();
    (cart, token.and_then(|token| access::token_hash(token.expose_secret())))
}

pub(crate) fn place_in(
    tx: &mut db::Tx,
    cart: &Cart,
    shops: &[ShopId],
    firm: bool,
    units: i64,
) -> Result<Vec<Order>, PlaceError> {
    let lines = || (1..=units).map(|variant| unit_of(variant, 100 * variant)).collect();
    let orders = shops.iter().map(|shop| new_order(tx, *shop, lines())).collect();
    let address = address();
    let wish = PlaceOrders {
        cart: cart.id,
        market: th(),
        lang: Lang::TH,
        currency: Currency::THB,
        buyer: cart.buyer,
        email: Some("mali@example.com"),
        address: &address,
        method: "sandbox",
        firm: firm.then_some(Firm { reason: "paid" }),
        orders,
    };
    place(tx, &clock(), wish)
}

pub(crate) fn placed(
    db: &db::Db,
    cart: &Cart,
    shops: &'static [ShopId],
    firm: bool,
    units: i64,
) -> Result<Vec<Order>, PlaceError> {
    let cart = cart.clone();
    db.write_blocking(move |tx| place_in(tx, &cart, shops, firm, units))
}

/// A person's order of some units, paid at [`START`].
pub(crate) fn paid_order(db: &db::Db, units: i64) -> Order {
    let (cart, _) = cart(db, Some(ME));
    placed(db, &cart, &[SHOP], true, units).unwrap().remove(0)
}

pub(crate) fn read_again(db: &db::Db, order: &Order) -> Order {
    let id = order.id;
    db.read_blocking(move |read| find(read, id)).unwrap().unwrap()
}

/// Moves the order as of `ms` after [`START`].
pub(crate) fn go(db: &db::Db, order: &mut Order, ms: i64, event: Event, actor: Actor) -> Result<(), AdvanceError> {
    let before = order.clone();
    *order = db.write_blocking(move |tx| {
        let mut order = before.clone();
        advance(tx, &at(ms), &mut order, event, actor, "because")?;
        Ok::<_, AdvanceError>(order)
    })?;
    Ok(())
}

/// Puts some lines (by place) into a state and follows them.
pub(crate) fn move_lines(db: &db::Db, order: &mut Order, ms: i64, places: &'static [usize], to: LineState) -> bool {
    let before = order.clone();
    let moved = db.write_blocking(move |tx| {
        let mut order = before.clone();
        let ids: Vec<OrderLineId> = places.iter().map(|place| order.lines[*place].id).collect();
        set_lines(tx, &mut order, &ids, to)?;
        let moved = follow_lines(tx, &at(ms), &mut order, Actor::Seller, "because")?;
        Ok::<_, AdvanceError>((order, moved))
    });
    let (now, moved) = moved.unwrap();
    *order = now;
    moved
}

pub(crate) fn topics(db: &db::Db) -> Vec<(String, i64)> {
    const TOPICS: &str = "SELECT topic, subject FROM outbox ORDER BY id";
    db.read_blocking(|read| read.all(TOPICS, db::params![])).unwrap()
}
