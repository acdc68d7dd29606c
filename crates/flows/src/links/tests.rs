//! A shop in Indonesia, where one pays in the brand's own store, a creator who sells for it, and the store itself.

use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;

use accounts::PersonId;
use adapters::outbound::{NameResolver, Outbound, Rules};
use adapters::shopify::Shopify;
use affiliate::commission::CommissionState;
use affiliate::connection::{self, BrandStore, MessageError};
use affiliate::external::{self, ExternalReason, ExternalSale, invoice};
use affiliate::link::{self, Link, LinkId, Origin};
use affiliate::touch::{TouchKind, Who};
use affiliate::{CreatorId, collaboration};
use catalog::listing::ListingId;
use catalog::shop::Connection;
use catalog::{ProductId, Shop, VariantId};
use content::clip::{Clip, Mood, Motion, NewClip, Scene};
use content::post::{self, NewPost, NewSource};
use content::{Anchor, Author, PostId, Rendition};
use kernel::{Clock as _, Coded as _, DAY_MS, HOUR_MS, Lang, PageRequest};
use serde_json::Value;
use signals::{Kind, Subject};
use testkit::brand_store::{ShopifyStandIn, Webhook, paid_order, refund};
use trade::cart::{Via, ViaKind};

use super::*;
use crate::fixture::{House, bracelet};
use crate::trade::{ChangeCartError, fault, same};
use crate::{AllProducts, Deps, OfferError, OfferTerms, SyncProducts, offer_terms};

const MILA: i64 = 77;
const STORE: &str = "brand.myshopify.com";
const SECRET: &str = "a secret of the store";
/// The red one, as the store calls it.
const RED: i64 = 7_001;
const ORDER: i64 = 450_789_469;

struct Brand<'a> {
    house: &'a House,
    deps: Deps,
    stand_in: ShopifyStandIn,
    product: ProductId,
    listing: ListingId,
    /// Red and blue.
    variants: Vec<VariantId>,
    post: PostId,
}

/// Tells every name that it is this machine.
struct Here;

impl NameResolver for Here {
    fn addresses(&self, _: &str) -> std::io::Result<Vec<IpAddr>> {
        Ok(vec![IpAddr::V4(Ipv4Addr::LOCALHOST)])
    }
}

fn shopify(port: u16) -> Arc<dyn BrandStore> {
    let rules = Rules { allowed: vec![(STORE.to_owned(), port)], ..Rules::default() };
    Arc::new(Shopify::plain(Arc::new(Outbound::with_resolver(rules, Arc::new(Here))), port))
}

fn connected(secret: Option<&str>) -> Connection {
    Connection { store: STORE.to_owned(), webhook_secret: secret.map(str::to_owned), prefers_link_out: None }
}

impl<'a> Brand<'a> {
    /// Everything is connected, and the store has told what it calls the variants.
    fn new(house: &'a House) -> Brand<'a> {
        Brand::open(house, sells)
    }

    fn open(house: &'a House, begin: fn(&ShopifyStandIn)) -> Brand<'a> {
        let stand_in = ShopifyStandIn::start();
        begin(&stand_in);
        let deps = Deps { brand_store: shopify(stand_in.port()), ..house.deps.clone() };
        let product = house.product(bracelet());
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        house.write(move |tx| connect_store(tx, &*clock, shop, &connected(Some(SECRET))));
        house.start(SyncProducts::All(AllProducts::All), &["ID", "GB"]);
        settle(house, &deps);
        let listing = house.listing(product, "ID").id;
        let found = house.read(|read| catalog::product::find(read, product)).unwrap();
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        house.write(move |tx| {
            let wish = OfferTerms {
                shop,
                kind: collaboration::Kind::Open,
                products: vec![same(product)],
                rate_bp: 1_000,
                creators: Vec::new(),
                samples: None,
                ends_at: None,
            };
            let offered = offer_terms(tx, &*clock, &wish)?;
            collaboration::join(tx, &*clock, &offered, CreatorId::new(MILA))?;
            Ok::<_, OfferError>(())
        });
        let post = post_of(house, Author::Creator(kernel::Id::new(MILA)), listing, product);
        let variants = found.variants.iter().map(|variant| variant.id).collect();
        Brand { house, deps, stand_in, product, listing, variants, post }
    }

    fn wish(&self) -> LinkWish {
        let via = Some(Via { kind: ViaKind::Post, id: self.post.get() });
        LinkWish { listing: self.listing, variant: self.variants[0], quantity: 2, via, creator: None }
    }

    fn make(&self, wish: LinkWish) -> Result<Link, MakeLinkError> {
        let clock = self.house.clock.clone();
        self.house.deps.db.write_blocking(move |tx| make_link(tx, &*clock, &wish))
    }

    fn link(&self) -> Link {
        self.make(self.wish()).unwrap()
    }

    fn follow(&self, id: LinkId, who: Follower) -> Result<Jumped, FollowLinkError> {
        let (clock, store) = (self.house.clock.clone(), self.deps.brand_store.clone());
        self.house.deps.db.write_blocking(move |tx| follow_link(tx, &*clock, &*store, id, who))
    }

    /// A shopper goes there: the click.
    fn jumped(&self) -> String {
        let link = self.link();
        self.follow(link.id, shopper()).unwrap().click.unwrap().id.to_string()
    }

    fn hear(&self, shop: &Shop, webhook: &Webhook) -> Result<StoreHeard, StoreWebhookError> {
        let (db, clock) = (&self.house.deps.db, &*self.house.clock);
        let header = |name: &str| webhook.header(name);
        shopify_webhook(db, clock, &*self.deps.brand_store, shop.id, &header, &webhook.body)
    }

    fn told(&self, topic: &str, id: &str, body: &Value) -> StoreHeard {
        self.hear(&self.house.shop, &Webhook::signed(SECRET, topic, id, body)).unwrap()
    }

    /// The jobs and followers, with the stand-in for a store.
    fn run(&self) {
        settle(self.house, &self.deps);
    }

    fn sales(&self) -> Vec<ExternalSale> {
        let shop = same(self.house.shop.id);
        self.house.read(|read| external::of_shop(read, shop, &PageRequest::first())).items
    }

    fn sale(&self) -> ExternalSale {
        let mut sales = self.sales();
        assert_eq!(sales.len(), 1, "{sales:?}");
        sales.remove(0)
    }

    fn counted(&self, subject: Subject, kind: Kind) -> u64 {
        self.house.deps.signals.counts(subject).get(kind)
    }

    fn on_hand(&self) -> Vec<i64> {
        let of = |read: &mut db::Read| fulfilment::stock::levels(read, same(self.variants[0]));
        self.house.read(of).iter().flat_map(|level| [level.on_hand, level.available]).collect()
    }
}

fn sells(store: &ShopifyStandIn) {
    store.sells("bracelet", &[(RED, "RQ-R", &["Red"]), (7_002, "RQ-B", &["Blue"])]);
}

fn settle(house: &House, deps: &Deps) {
    let (handlers, consumers) = (crate::handlers(deps), crate::consumers(deps));
    db::jobs::run_due(&deps.db, &*house.clock, &handlers, &consumers).unwrap();
}

/// Two of the red one at 199 000 rupiah, as the store tells it.
fn two(click: &str) -> Value {
    paid_order(ORDER, Some(click), "IDR", &[(1, RED, "RQ-R", 2, "199000.00")])
}

fn shopper() -> Follower {
    Follower { person: Some(PersonId::new(500)), device: Some(9), is_idle: false }
}

/// What is left to the creator, where it stands and why.
fn earned(sale: &ExternalSale) -> (i64, CommissionState, ExternalReason) {
    let earned = sale.earned.as_ref().unwrap();
    (sale.left().minor, earned.state, earned.reason)
}

fn post_of(house: &House, author: Author, listing: ListingId, product: ProductId) -> PostId {
    let (clock, shop) = (house.clock.clone(), house.shop.id);
    house.write(move |tx| -> Result<_, db::Error> {
        let scene = Scene { image: 0, words: String::new(), ms: 3_000, motion: Motion::default() };
        let clip =
            Clip { title: String::new(), price: None, lang: Lang::EN, mood: Mood::default(), scenes: vec![scene] };
        let new = NewPost {
            author,
            by: kernel::Id::new(MILA),
            market: "ID".parse().unwrap(),
            lang: Lang::ID,
            caption: "Lihat",
            source: NewSource::Clip(NewClip { clip, assets: vec!["images/a.webp".to_owned()] }),
            anchors: vec![Anchor { listing: same(listing), product: same(product), shop: same(shop) }],
            origin: content::Origin::Real,
        };
        let made = post::create(tx, &*clock, new).map_err(fault)?;
        let size = Rendition { height: 480, width: 270, key: format!("posts/{}.mp4", made.id), bytes: 1 };
        post::add_rendition(tx, &*clock, made.id, &size)?;
        Ok(made.id)
    })
}

fn code<T: std::fmt::Debug>(made: Result<T, MakeLinkError>) -> String {
    let refused = made.unwrap_err();
    refused.problems().first().map_or(refused.code().to_owned(), |problem| problem.code.to_string())
}

#[test]
fn a_link_is_made_where_one_pays_at_the_brand_and_carries_what_was_chosen() {
    House::each(|house| {
        let brand = Brand::new(house);
        let link = brand.link();
        assert_eq!((link.quantity, link.creator), (2, Some(CreatorId::new(MILA))));
        assert_eq!(link.via.map(|(kind, id)| (kind, id.get())), Some((TouchKind::Post, brand.post.get())));
        let wish = brand.wish();
        assert_eq!(code(brand.make(LinkWish { quantity: 0, ..wish })), "affiliate.link_quantity");
        assert_eq!(code(brand.make(LinkWish { quantity: 100, ..wish })), "affiliate.link_quantity");
        let other = LinkWish { variant: VariantId::new(5), ..wish };
        assert_eq!(code(brand.make(other)), "trade.not_on_sale");
        // In Britain one pays here; unless the shop would rather sell in its own store.
        let british = LinkWish { listing: house.listing(brand.product, "GB").id, via: None, ..wish };
        assert_eq!(code(brand.make(british)), "affiliate.link_sold_here");
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        let prefers = Connection { prefers_link_out: Some(true), ..connected(None) };
        house.write(move |tx| connect_store(tx, &*clock, shop, &prefers));
        assert_eq!(brand.make(british).unwrap().market.code(), "GB");
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        house.write(move |tx| disconnect_store(tx, &*clock, shop));
        assert_eq!(code(brand.make(british)), "affiliate.link_sold_here");
        assert!(["affiliate.link_no_store", "trade.not_on_sale"].contains(&code(brand.make(wish)).as_str()));
    });
}

#[test]
fn whoever_did_not_show_the_product_did_not_lead_to_it() {
    House::each(|house| {
        let brand = Brand::new(house);
        let via = |kind, id| Some(Via { kind, id });
        let made = |via, creator| {
            let link = brand.make(LinkWish { via, creator, ..brand.wish() }).unwrap();
            (link.via.map(|(_, id)| id.get()), link.creator.map(|creator| creator.get()))
        };
        let noor = Some(CreatorId::new(78));
        assert_eq!(made(via(ViaKind::Post, 12), None), (None, None), "no such post");
        assert_eq!(made(None, noor), (None, Some(78)), "handed out by a creator");
        assert_eq!(made(via(ViaKind::Post, brand.post.get()), noor), (Some(brand.post.get()), Some(MILA)));
        let first = brand.link();
        assert_eq!(made(via(ViaKind::Link, first.id.get()), None), (Some(brand.post.get()), Some(MILA)));
        let own = post_of(house, Author::Shop(same(house.shop.id)), brand.listing, brand.product);
        assert_eq!(made(via(ViaKind::Post, own.get()), None), (Some(own.get()), None), "the shop's own");
    });
}

#[test]
fn the_jump_leads_into_the_cart_once_the_store_has_said_what_it_calls_the_variant() {
    House::each(|house| {
        let brand = Brand::open(house, |_| ());
        let link = brand.link();
        let before = brand.follow(link.id, shopper()).unwrap();
        let named = before.click.unwrap().id;
        assert_eq!(before.address, format!("https://{STORE}/products/bracelet?meadow_click={named}&ref=meadow"));
        assert!(before.opens, "nothing was known of this viewer");
        // It was asked once; a day later the next link asks again.
        sells(&brand.stand_in);
        brand.run();
        assert_eq!(brand.stand_in.asked().len(), 1);
        house.clock.advance_ms(DAY_MS);
        brand.link();
        brand.run();
        let told = house.read(|read| connection::told(read, same(house.shop.id), STORE));
        assert_eq!((told.variants, told.products, told.failures.len()), (2, 1, 0));
        brand.follow(link.id, shopper()).unwrap();
        let again = brand.follow(link.id, shopper()).unwrap();
        assert_eq!(again.address, format!("https://{STORE}/cart/{RED}:2?attributes[meadow_click]={named}&ref=meadow"));
        assert_eq!((again.click.unwrap().id, again.opens), (named, false), "the same click, and no new opening");
        // Somebody else has a click of their own, and machines have none.
        let other = Follower { person: None, device: Some(10), is_idle: false };
        assert_ne!(brand.follow(link.id, other).unwrap().click.unwrap().id, named);
        let machine = brand.follow(link.id, Follower { is_idle: true, ..other }).unwrap();
        assert!(machine.click.is_none() && machine.address.contains(&format!("={}", link.id)), "{machine:?}");
        // What the seller says themselves comes first.
        let mut own = house.read(|read| catalog::product::find(read, brand.product)).unwrap().variants.remove(0);
        assert_eq!(house.read(|read| own_name(read, &own, STORE)), Some(RED));
        own.external_id = Some(9_999);
        assert_eq!(house.read(|read| own_name(read, &own, STORE)), Some(9_999));
    });
}

#[test]
fn a_link_ends_with_its_time_its_shop_and_its_store() {
    House::each(|house| {
        let brand = Brand::new(house);
        let link = brand.link();
        let code = |id| brand.follow(id, shopper()).unwrap_err().code();
        assert_eq!(code(LinkId::new(1)), "affiliate.link_unknown");
        house.clock.advance_ms(link::LASTS_MS - 1);
        brand.follow(link.id, shopper()).unwrap();
        house.clock.advance_ms(1);
        assert_eq!(code(link.id), "affiliate.link_over");
        let fresh = brand.link();
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        house.write(move |tx| disconnect_store(tx, &*clock, shop));
        assert_eq!(code(fresh.id), "affiliate.link_over");
        let told = house.read(|read| connection::told(read, same(house.shop.id), STORE));
        assert_eq!(told.variants, 0, "what the store told is forgotten");
    });
}

#[test]
fn what_the_store_sold_earns_its_creator_and_stands_in_the_charts() {
    House::each(|house| {
        let brand = Brand::new(house);
        let stock = brand.on_hand();
        brand.run();
        let order = two(&brand.jumped());
        assert_eq!(brand.told("orders/paid", "m-1", &order), StoreHeard::Taken);
        let sale = brand.sale();
        // 199 000 each, two of them: ten percent.
        assert_eq!((sale.units, sale.formula.base.minor, sale.formula.rate_bp), (2, 39_800_000, 1_000));
        assert_eq!(earned(&sale), (3_980_000, CommissionState::Ordered, ExternalReason::ReturnTime));
        assert_eq!((sale.listing.get(), sale.category.as_str()), (brand.listing.get(), "jewellery"));
        assert_eq!((sale.origin, sale.touches.len()), (Origin::Real, 1));
        brand.run();
        let of_post = Subject::Post(brand.post.get());
        let of_listing = Subject::Listing(brand.listing.get());
        assert_eq!((brand.counted(of_post, Kind::Order), brand.counted(of_listing, Kind::Order)), (2, 2));
        let market = "ID".parse().unwrap();
        let (from, to) = (sale.sold_at.plus_ms(-DAY_MS), sale.sold_at.plus_ms(DAY_MS));
        let top = house.deps.signals.top(market, signals::SubjectKind::Listing, Kind::Order, from, to, 5).unwrap();
        assert_eq!(top, [(brand.listing.get(), 2)], "in the charts");
        let shown = house.read(|read| catalog::listing::storefront::page(read, market, Lang::ID, brand.listing));
        assert_eq!(shown.unwrap().sold, 2);

        // The same message, the same order in another message, and the same order again after a day.
        assert_eq!(brand.told("orders/paid", "m-1", &order), StoreHeard::Again);
        assert_eq!(brand.told("orders/paid", "m-2", &order), StoreHeard::Taken);
        house.clock.advance_ms(DAY_MS);
        brand.told("orders/paid", "m-3", &order);
        assert_eq!(brand.sale(), sale);

        brand.told("refunds/create", "m-4", &refund(11, ORDER, &[(1, 1)]));
        brand.told("refunds/create", "m-5", &refund(11, ORDER, &[(1, 1)]));
        let half = brand.sale();
        assert_eq!((half.units_refunded, half.refunded.minor), (1, 19_900_000));
        assert_eq!(earned(&half), (1_990_000, CommissionState::Ordered, ExternalReason::ReturnTime));
        brand.told("refunds/create", "m-6", &refund(12, ORDER, &[(1, 1)]));
        assert_eq!(earned(&brand.sale()), (0, CommissionState::Refunded, ExternalReason::Refunded));
        brand.run();
        assert_eq!(brand.counted(of_post, Kind::Refund), 2);
        assert_eq!(brand.on_hand(), stock, "nothing of ours was sold");
    });
}

#[test]
fn a_refund_that_comes_before_its_order_counts_just_the_same() {
    House::each(|house| {
        let brand = Brand::new(house);
        brand.run();
        let order = two(&brand.jumped());
        brand.told("refunds/create", "r-1", &refund(11, ORDER, &[(1, 1)]));
        assert_eq!(brand.sales(), []);
        brand.told("orders/paid", "o-1", &order);
        let sale = brand.sale();
        assert_eq!((sale.units_refunded, sale.left().minor), (1, 1_990_000));
        brand.told("refunds/create", "r-1", &refund(11, ORDER, &[(1, 1)]));
        assert_eq!(brand.sale(), sale);
    });
}

#[test]
fn what_is_not_signed_by_the_shop_s_own_store_changes_nothing() {
    House::each(|house| {
        let brand = Brand::new(house);
        brand.run();
        let order = two(&brand.jumped());
        let good = Webhook::signed(SECRET, "orders/paid", "m-1", &order);
        let mut tampered = good.clone();
        tampered.body.push(b' ');
        let other = house.open_shop("other");
        let forged = [
            (&house.shop, tampered),
            (&house.shop, Webhook::signed("another shop's secret", "orders/paid", "m-1", &order)),
            (&house.shop, good.clone().with("x-shopify-hmac-sha256", "")),
            // A shop without a store, to which the message of another one is sent.
            (&other, good.clone()),
        ];
        for (shop, webhook) in &forged {
            let refused = brand.hear(shop, webhook).unwrap_err();
            assert!(matches!(refused, StoreWebhookError::Refused(MessageError::Forged)), "{refused:?}");
        }
        assert_eq!(brand.sales(), []);
        let watch = house.read(|read| connection::watch(read, same(house.shop.id)));
        assert_eq!((watch.heard_at, watch.refused_code.as_deref()), (None, Some("affiliate.webhook_forged")));
        // Even one that another shop has signed itself: the click is not of its links.
        let (clock, id) = (house.clock.clone(), other.id);
        house.write(move |tx| connect_store(tx, &*clock, id, &connected(Some("the other's secret"))));
        let replayed = Webhook::signed("the other's secret", "orders/paid", "m-1", &order);
        assert_eq!(brand.hear(&other, &replayed).unwrap(), StoreHeard::Ignored);
        assert_eq!(brand.sales(), []);
        assert_eq!(brand.hear(&house.shop, &good).unwrap(), StoreHeard::Taken, "and the right one is taken");
        assert_eq!(brand.sales().len(), 1);
        let unreadable = Webhook { body: b"[]".to_vec(), ..good.clone() };
        let signed = testkit::brand_store::signature(SECRET, &unreadable.body);
        let refused = brand.hear(&house.shop, &unreadable.with("x-shopify-hmac-sha256", &signed)).unwrap_err();
        assert_eq!(refused.code(), "affiliate.webhook_unreadable");
    });
}

#[test]
fn orders_that_no_link_led_to_are_not_kept() {
    House::each(|house| {
        let brand = Brand::new(house);
        brand.run();
        let lines = [(1, RED, "RQ-R", 1, "199000.00")];
        let without = paid_order(1, None, "IDR", &lines);
        assert_eq!(brand.told("orders/paid", "a", &without), StoreHeard::Ignored);
        let nonsense = paid_order(2, Some("12"), "IDR", &lines);
        assert_eq!(brand.told("orders/paid", "b", &nonsense), StoreHeard::Ignored);
        let mut test = paid_order(3, Some(&brand.jumped()), "IDR", &lines);
        test["test"] = true.into();
        assert_eq!(brand.told("orders/paid", "c", &test), StoreHeard::Ignored);
        // What is not ours in an order to which a link led is not ours.
        let mixed =
            paid_order(4, Some(&brand.jumped()), "IDR", &[(1, 555, "SOAP", 1, "5.00"), (2, RED, "", 1, "5.00")]);
        assert_eq!(brand.told("orders/paid", "d", &mixed), StoreHeard::Taken);
        assert_eq!(brand.sale().line, 2);
    });
}

#[test]
fn what_one_buys_from_oneself_earns_nothing() {
    House::each(|house| {
        let brand = Brand::new(house);
        brand.run();
        let order = |number, click: &str, email: &str| {
            let mut order = paid_order(number, Some(click), "IDR", &[(1, RED, "RQ-R", 1, "199000.00")]);
            order["email"] = email.into();
            order
        };
        // The creator, signed in.
        let mila = Follower { person: Some(PersonId::new(MILA)), device: Some(11), is_idle: false };
        let click = brand.follow(brand.link().id, mila).unwrap().click.unwrap();
        assert_eq!(click.origin, Origin::Self_);
        brand.told("orders/paid", "a", &order(1, &click.id.to_string(), "x@example.com"));
        assert_eq!(earned(&brand.sale()), (0, CommissionState::Ordered, ExternalReason::SelfPurchase));
        // The creator, signed out on the device that knows them.
        let unknown = Follower { person: None, ..mila };
        let click = brand.follow(brand.link().id, unknown).unwrap().click.unwrap();
        brand.told("orders/paid", "b", &order(2, &click.id.to_string(), "x@example.com"));
        let sales = brand.sales();
        let second = sales.iter().find(|sale| sale.order == 2).unwrap();
        assert_eq!(earned(second).2, ExternalReason::SelfPurchase);
        // Sold, and in no chart.
        brand.run();
        assert_eq!(brand.counted(Subject::Listing(brand.listing.get()), Kind::Order), 0);
    });
}

#[test]
fn what_a_shop_owes_is_invoiced_each_month_and_paid_by_the_shop() {
    House::each(|house| {
        let brand = Brand::new(house);
        brand.run();
        brand.told("orders/paid", "a", &two(&brand.jumped()));
        let clock = house.clock.clone();
        house.write(move |tx| crate::wind_trade_clock(tx, &*clock));
        let run = || brand.run();
        let invoices = || house.read(|read| invoice::of_shop(read, same(house.shop.id), &PageRequest::first())).items;
        house.clock.advance_ms(20 * DAY_MS);
        run();
        assert_eq!(invoices(), [], "it may still be given back");
        house.clock.advance_ms(45 * DAY_MS);
        run();
        let made = invoices();
        assert_eq!((made.len(), made[0].amount.minor, made[0].creator.get()), (1, 3_980_000, MILA));
        assert_eq!(earned(&brand.sale()), (3_980_000, CommissionState::Settled, ExternalReason::Invoiced));
        house.clock.advance_ms(HOUR_MS);
        run();
        assert_eq!(invoices(), made, "once");
        // Given back after it was invoiced: taken back, and off the next one.
        brand.told("refunds/create", "b", &refund(1, ORDER, &[(1, 2)]));
        assert_eq!(earned(&brand.sale()).1, CommissionState::ClawedBack);
        let (clock, mut first) = (house.clock.clone(), made[0].clone());
        house.write(move |tx| invoice::pay(tx, &*clock, &mut first, " B-1 "));
        assert_eq!((invoices()[0].state.name(), invoices()[0].reference.as_str()), ("PAID", "B-1"));
    });
}

#[test]
fn the_store_is_asked_for_everything_and_what_it_has_not_is_said() {
    House::each(|house| {
        let brand = Brand::new(house);
        let lamp = catalog::ProductDraft { handle: Some("lamp".to_owned()), title: "Lamp".to_owned(), ..bracelet() };
        let mut lamp = lamp;
        for variant in &mut lamp.variants {
            variant.sku = None;
        }
        house.product(lamp);
        brand.run();
        let told = house.read(|read| connection::told(read, same(house.shop.id), STORE));
        assert_eq!((told.variants, told.products), (2, 1), "the lamp came after the store was asked");
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        let job = house.write(move |tx| refresh_variants(tx, &*clock, shop));
        brand.run();
        let told = house.read(|read| connection::told(read, same(house.shop.id), STORE));
        assert_eq!((told.variants, told.products), (2, 2));
        assert_eq!(told.failures, [("affiliate.store_product_absent".to_owned(), 1)]);
        let done = house.read(|read| db::jobs::find(read, job)).unwrap();
        assert_eq!((done.state, done.done, done.total), (db::jobs::JobState::Done, 2, Some(2)));
        let problems = house.read(|read| db::jobs::problems(read, job, 10));
        assert_eq!(problems.len(), 1);
        // It sells it no more: what was known of it is forgotten.
        brand.stand_in.sells_no_more("bracelet");
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        house.write(move |tx| refresh_variants(tx, &*clock, shop));
        brand.run();
        let told = house.read(|read| connection::told(read, same(house.shop.id), STORE));
        assert_eq!(told.variants, 0);
    });
}

#[test]
fn who_is_gone_is_forgotten_in_clicks_and_sales() {
    House::each(|house| {
        let brand = Brand::new(house);
        brand.run();
        brand.told("orders/paid", "a", &two(&brand.jumped()));
        assert_eq!(brand.sale().who.person.map(|person| person.get()), Some(500));
        house.write(move |tx| crate::forget_shopper(tx, PersonId::new(500)));
        assert_eq!((brand.sale().who, brand.sale().units), (Who::default(), 2), "the sale stays");
        let touches = house.read(|read| {
            let who = Who { device: Some(9), ..Who::default() };
            affiliate::touch::known(read, &who, &[same(brand.product)], house.clock.now())
        });
        assert_eq!(touches.0, []);
    });
}

#[test]
fn nothing_goes_into_a_cart_that_its_shop_sells_in_its_own_store() {
    House::each(|house| {
        let brand = Brand::new(house);
        let british = house.listing(brand.product, "GB").id;
        let market = house.read(|read| market::markets::find(read, "GB".parse().unwrap())).unwrap();
        let variant = brand.variants[0];
        let buyer = trade::BuyerId::new(500);
        let (clock, rng, place) = (house.clock.clone(), house.deps.rng.clone(), market.clone());
        let cart = house.write(move |tx| crate::open_cart(tx, &*clock, &*rng, &place, Some(buyer))).0.id;
        let put = || {
            let (clock, place) = (house.clock.clone(), market.clone());
            house.deps.db.write_blocking(move |tx| {
                let line = crate::AddLine { listing: same(british), variant: same(variant), quantity: 1, via: None };
                crate::add_to_cart(tx, &*clock, &place, cart, &trade::Holder::Person(buyer), line)
            })
        };
        put().unwrap();
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        let prefers = Connection { prefers_link_out: Some(true), ..connected(None) };
        house.write(move |tx| connect_store(tx, &*clock, shop, &prefers));
        assert!(matches!(put(), Err(ChangeCartError::SoldElsewhere)));
        let view = house.read(|read| {
            let cart = trade::cart::find(read, cart, &trade::Holder::Person(buyer))?.unwrap();
            crate::cart_view(read, &*house.clock, &market, Lang::EN, cart)
        });
        assert_eq!((view.lines[0].problem, view.totals.items.minor), (Some("trade.sold_elsewhere"), 0));
    });
}
