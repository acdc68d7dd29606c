//! A market town for tests: shops with goods on sale in a market, guests who buy, and an auditor who looks at the books, the
//! shelves, the refunds and what a creator earns after every step, and writes down what was booked. One creator sells everything
//! here, and led everybody to it.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use affiliate::CreatorId;
use affiliate::collaboration::{self, Kind, NewCollaboration};
use affiliate::commission::{self, Commission};
use affiliate::touch::{self, NewTouch, TouchKind, Who};
use catalog::Shop;
use db::jobs::Job;
use fulfilment::reservation;
use fulfilment::{ParcelId, ParcelState, StockLevel};
use kernel::{Clock, HOUR_MS, Lang, Money, PageRequest, SeededRng};
use ledger::book::{self, Entry, EntryFilter};
use ledger::{Account, Payee};
use market::Market;
use secrecy::ExposeSecret as _;
use trade::order::{self, Order, Origin};
use trade::payment::{self, Providers};
use trade::returns::{self, Return, ReturnId};
use trade::{Actor, Holder, ListingId, OrderId, OrderLineId, ProductId, VariantId};

use super::providers::providers;
use crate::fixture::{House, bracelet};
use crate::trade::{
    AddLine, PackOrder, PlaceOrder, Rates, ScanParcel, add_to_cart, deadlines, open_cart, pack_order, place_order,
    same, scan_parcel, send_refunds,
};
use crate::{AllProducts, StartSync, SyncProducts};

pub struct Town<'a> {
    pub house: &'a House,
    pub shop: Shop,
    pub market: Market,
    pub providers: Providers,
    listing: ListingId,
    product: ProductId,
    pub variants: Vec<VariantId>,
    rates: Rates,
    rng: SeededRng,
    url: url::Url,
    seen: RefCell<BTreeSet<i64>>,
    /// Every entry that was booked, in order, with the step that booked it.
    pub journal: RefCell<Vec<(String, Entry)>>,
    orders: RefCell<Vec<OrderId>>,
    /// What the creator was paid out.
    pub paid_creator: Cell<i64>,
}

/// What a guest buys.
#[derive(Clone, Copy)]
pub struct Basket<'a> {
    pub units: i64,
    pub lane: Option<&'a str>,
    pub method: &'a str,
    pub name: &'a str,
}

impl Default for Basket<'_> {
    fn default() -> Self {
        Basket { units: 2, lane: None, method: "sandbox", name: "Mali Saetang" }
    }
}

impl<'a> Town<'a> {
    /// Goods of a shop at home in `home`, on sale in GB.
    pub fn new(house: &'a House, home: &str) -> Town<'a> {
        let shop = match home {
            "CN" => house.shop.clone(),
            home => open_shop(house, home),
        };
        let (clock, owner) = (house.clock.clone(), shop.clone());
        let product = house.write(move |tx| crate::create_product(tx, &*clock, &owner, &bracelet())).product;
        let (clock, id) = (house.clock.clone(), shop.id);
        let start = StartSync {
            shop: id,
            products: SyncProducts::All(AllProducts::All),
            markets: vec!["GB".parse().unwrap()],
            price_rule: None,
        };
        house.write(move |tx| crate::start_sync(tx, &*clock, &start));
        house.run();
        let listing = house.listing(product, "GB");
        hire_creator(house, &shop, same(product));
        let product = house.read(|read| catalog::product::find(read, product)).unwrap();
        let market = super::hall::every_method(house, "GB".parse().unwrap());
        Town {
            house,
            shop,
            market,
            providers: providers().0,
            listing: same(listing.id),
            product: same(product.id),
            variants: product.variants.iter().map(|variant| same(variant.id)).collect(),
            rates: Rates::new(house.deps.ageing),
            rng: SeededRng::new(11),
            url: "https://shop.example.com".parse().unwrap(),
            seen: RefCell::default(),
            journal: RefCell::default(),
            orders: RefCell::default(),
            paid_creator: Cell::default(),
        }
    }

    pub fn payee(&self) -> Payee {
        Payee::Shop(same(self.shop.id))
    }

    /// A guest buys units of the first variant.
    pub fn buy(&self, basket: Basket<'_>) -> Order {
        self.buy_by(basket, None)
    }

    /// As [`Town::buy`], by somebody who has an account.
    pub fn buy_as(&self, basket: Basket<'_>, buyer: accounts::PersonId) -> Order {
        self.buy_by(basket, Some(buyer))
    }

    fn buy_by(&self, basket: Basket<'_>, buyer: Option<accounts::PersonId>) -> Order {
        let address = accounts::Address {
            name: basket.name.to_owned(),
            phone: "+447700900123".to_owned(),
            country: self.market.code,
            line1: "1 High Street".to_owned(),
            line2: None,
            city: "Leeds".to_owned(),
            region: None,
            postal_code: Some("LS1 4AP".to_owned()),
        };
        let (clock, market, providers) = (self.house.clock.clone(), self.market.clone(), self.providers.clone());
        let (rates, url, rng) = (self.rates.clone(), self.url.clone(), SeededRng::new(self.rng_seed()));
        let (listing, product, variant) = (self.listing, self.product, self.variants[0]);
        let (units, name) = (basket.units, basket.method.to_owned());
        let lane = basket.lane.map(str::to_owned);
        let placed = self.house.deps.db.write_blocking(move |tx| {
            let fault = |error: &dyn std::fmt::Display| db::Error::Row(error.to_string().into());
            let (cart, token) = open_cart(tx, &*clock, &rng, &market, buyer.map(same)).map_err(|e| fault(&e))?;
            let hash = token.map(|token| trade::cart::token_hash(token.expose_secret()).unwrap()).unwrap_or_default();
            let holder = buyer.map_or(Holder::Token(&hash), |buyer| Holder::Person(same(buyer)));
            touched(tx, &*clock, product)?;
            let line = AddLine { listing, variant, quantity: units, via: None };
            add_to_cart(tx, &*clock, &market, cart.id, &holder, line).map_err(|e| fault(&e))?;
            let wish = PlaceOrder {
                cart: cart.id,
                holder: &holder,
                market: &market,
                lang: Lang::EN,
                address: &address,
                email: Some("mali@example.com"),
                lane: lane.as_deref(),
                method: &name,
                coupon: None,
                expected_total: None,
                providers: &providers,
                rates: &rates,
                origin: Origin::Real,
                sandbox: true,
                url: &url,
                device: Some(DEVICE),
            };
            place_order(tx, &*clock, &wish).map_err(|e| fault(&e))
        });
        let order = placed.unwrap().orders.remove(0);
        self.orders.borrow_mut().push(order.id);
        self.audit("placed");
        order
    }

    fn rng_seed(&self) -> u64 {
        use kernel::Rng as _;
        self.rng.next_u64()
    }

    /// A paid order whose remorse window is over.
    pub fn bought(&self, basket: Basket<'_>) -> Order {
        let order = self.buy(basket);
        self.go("an hour later", HOUR_MS);
        self.order(order.id)
    }

    /// An order that has arrived.
    pub fn arrived(&self, basket: Basket<'_>) -> Order {
        let order = self.bought(basket);
        let parcel = self.pack(&order, None, &format!("T{}", order.id));
        self.deliver(parcel);
        self.order(order.id)
    }

    pub fn deliver(&self, parcel: ParcelId) {
        for to in [ParcelState::Collected, ParcelState::InTransit, ParcelState::Delivered] {
            self.scan(parcel, to);
        }
    }

    pub fn pack(&self, order: &Order, lines: Option<&[OrderLineId]>, tracking: &str) -> ParcelId {
        let (id, tracking) = (order.id, tracking.to_owned());
        let lines = lines.map(<[_]>::to_vec);
        let parcel = self.step("packed", move |tx, clock| {
            let mut orders = vec![order::find(tx, id)?.unwrap()];
            let pack = PackOrder {
                lines: lines.as_deref(),
                carrier: "Royal Mail",
                tracking: Some(&tracking),
                weight_g: Some(200),
                dims_mm: None,
                actor: Actor::Seller,
            };
            pack_order(tx, clock, &mut orders, &pack).map_err(crate::trade::fault)
        });
        parcel.id
    }

    pub fn scan(&self, parcel: ParcelId, to: ParcelState) {
        self.step(to.name(), move |tx, clock| {
            let by = fulfilment::Actor::Operator;
            let scan = ScanParcel { to, at: None, by, place: Some("Leeds"), sandbox: true };
            scan_parcel(tx, clock, parcel, &scan).map_err(crate::trade::fault)
        });
    }

    /// Does something in one transaction; then the auditor comes.
    pub fn step<T: Send + 'static>(
        &self,
        name: &str,
        mut work: impl FnMut(&mut db::Tx, &dyn Clock) -> Result<T, db::Error> + Send + 'static,
    ) -> T {
        let clock = self.house.clock.clone();
        let done = self.house.deps.db.write_blocking(move |tx| work(tx, &*clock));
        let done = done.unwrap_or_else(|error| panic!("{name}: {error}"));
        self.audit(name);
        done
    }

    /// As [`Town::step`], where a refusal is expected: its code.
    pub fn refused<T: std::fmt::Debug + Send + 'static, E>(
        &self,
        mut work: impl FnMut(&mut db::Tx, &dyn Clock) -> Result<T, E> + Send + 'static,
    ) -> &'static str
    where
        E: kernel::Coded + From<db::Error> + std::fmt::Debug + Send + 'static,
    {
        let clock = self.house.clock.clone();
        let answer = self.house.deps.db.write_blocking(move |tx| work(tx, &*clock));
        self.audit("refused");
        answer.unwrap_err().code()
    }

    /// Time goes by, and does what it does.
    pub fn go(&self, name: &str, ms: i64) {
        self.house.clock.advance_ms(ms);
        deadlines(&self.house.deps.db, &*self.house.clock, u64::MAX).unwrap();
        send_refunds(&self.house.deps.db, &*self.house.clock, &self.providers).unwrap();
        self.audit(name);
    }

    pub fn order(&self, id: OrderId) -> Order {
        self.house.read(|read| order::find(read, id)).unwrap()
    }

    pub fn ret(&self, id: ReturnId) -> Return {
        self.house.read(|read| returns::find(read, id)).unwrap()
    }

    /// Jobs of a kind that wait, as they were queued.
    pub fn jobs(&self, kind: &str) -> Vec<Job> {
        let page = PageRequest::new(None, Some(100));
        let jobs = self.house.read(|read| db::jobs::list(read, None, &page)).items;
        jobs.into_iter().filter(|job| job.kind == kind).collect()
    }

    pub fn stock(&self) -> StockLevel {
        let variant = same(self.variants[0]);
        self.house.read(|read| fulfilment::stock::levels(read, variant)).remove(0)
    }

    /// The one who sells everything here.
    pub fn creator(&self) -> Payee {
        Payee::Creator(same(CREATOR))
    }

    /// What the creator earns with an order.
    pub fn commissions(&self, order: OrderId) -> Vec<Commission> {
        self.house.read(|read| commission::of_order(read, same(order)))
    }

    /// What we owe on an account of the shop: a credit, as a number above zero.
    pub fn owed(&self, account: Account, currency: &str) -> i64 {
        let currency = currency.parse().unwrap();
        -self.house.read(|read| book::balance(read, &account, currency)).minor
    }

    /// The books balance, no unit is on no shelf, nothing is given back that did not come; what was booked is written down.
    pub fn audit(&self, step: &str) {
        let check = self.house.read(book::check);
        assert!(check.balanced, "{step}: {check:?}");
        assert!(check.currencies.iter().all(|sum| sum.sum == 0), "{step}: {check:?}");
        assert_eq!(self.house.read(reservation::mismatches), [], "{step}");
        for variant in &self.variants {
            for level in self.house.read(|read| fulfilment::stock::levels(read, same(*variant))) {
                let promised =
                    level.reserved_checkout + level.reserved_campaign + level.reserved_sample + level.committed;
                assert_eq!(level.on_hand, level.available + promised, "{step}");
            }
        }
        for id in self.orders.borrow().iter() {
            let order = self.order(*id);
            assert!(order.totals.refunded.minor <= order.totals.total.minor, "{step}");
            for payment in self.house.read(|read| payment::of_order(read, *id)) {
                assert!(payment.orders.iter().all(|part| part.refunded.minor <= part.captured.minor), "{step}");
            }
        }
        self.audit_creator(step);
        self.write_down(step);
    }

    /// What the books hold for the creator is what is left of the commissions of what has arrived.
    fn audit_creator(&self, step: &str) {
        let orders = self.orders.borrow();
        let all: Vec<Commission> = orders.iter().flat_map(|order| self.commissions(*order)).collect();
        let earned = all.iter().filter(|one| one.reason != commission::Reason::AwaitingDelivery);
        let left: i64 = earned.map(|one| one.left().minor).sum();
        let accounts = [Account::Pending, Account::Payable, Account::Reserve, Account::Payout];
        let paid = self.paid_creator.get();
        let owed: i64 = accounts.iter().map(|account| self.owed(account(self.creator()), "GBP")).sum();
        assert_eq!(owed + paid, left, "{step}: {all:#?}");
    }

    fn write_down(&self, step: &str) {
        let page = PageRequest::new(None, Some(100));
        let entries = self.house.read(|read| book::entries(read, &EntryFilter::default(), &page)).items;
        for entry in entries.into_iter().rev().filter(|entry| self.seen.borrow_mut().insert(entry.id.get())) {
            let postings: Vec<String> = entry
                .postings
                .iter()
                .map(|(account, amount)| format!("{account} {:+} {}", amount.minor, amount.currency))
                .collect();
            println!("{step:>24} | {:<16} | {} | {}", entry.kind.name(), entry.at, postings.join(" / "));
            self.journal.borrow_mut().push((step.to_owned(), entry));
        }
    }

    /// The kinds of what was booked, in order, without what is the creator's alone.
    pub fn booked(&self) -> Vec<&'static str> {
        let is_creators =
            |entry: &Entry| entry.postings.iter().all(|(account, _)| account.payee() == Some(self.creator()));
        let journal = self.journal.borrow();
        journal.iter().filter(|(_, entry)| !is_creators(entry)).map(|(_, entry)| entry.kind.name()).collect()
    }

    /// What the last entry of a kind moved on an account.
    pub fn moved(&self, kind: &str, account: &Account) -> Option<Money> {
        let journal = self.journal.borrow();
        let entry = journal.iter().rev().find(|(_, entry)| entry.kind.name() == kind)?;
        entry.1.postings.iter().find(|(other, _)| other == account).map(|(_, amount)| *amount)
    }
}

/// Who sells everything, and the device on which everybody was led here.
const CREATOR: CreatorId = CreatorId::new(77);
const DEVICE: i64 = 4711;

fn hire_creator(house: &House, shop: &Shop, product: affiliate::ProductId) {
    let (clock, shop) = (house.clock.clone(), same(shop.id));
    house.write(move |tx| {
        let new = NewCollaboration {
            shop,
            kind: Kind::Open,
            products: &[product],
            rate_bp: 1_500,
            creators: &[],
            samples: None,
            ends_at: None,
        };
        let offered = collaboration::open(tx, &*clock, &new)?;
        collaboration::join(tx, &*clock, &offered, CREATOR)
    });
}

fn touched(tx: &mut db::Tx, clock: &dyn Clock, product: ProductId) -> Result<(), db::Error> {
    let who = Who { device: Some(DEVICE), ..Who::default() };
    let new = NewTouch { who, kind: TouchKind::Post, source: 1, creator: CREATOR, product: same(product) };
    touch::record(tx, clock, &new)
}

fn open_shop(house: &House, home: &str) -> Shop {
    let input = catalog::shop::OpenShop {
        handle: format!("shop-{}", home.to_lowercase()),
        name: "Corner Shop".to_owned(),
        home_country: home.to_owned(),
        language: "en".to_owned(),
        currency: "GBP".to_owned(),
    };
    let clock = house.clock.clone();
    house.write(move |tx| catalog::shop::open(tx, &*clock, kernel::Id::new(2), &input))
}
