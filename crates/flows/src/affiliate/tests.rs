use affiliate::attribution::Verdict;
use affiliate::collaboration::{self, Kind};
use affiliate::commission::{Commission, CommissionState, Reason};
use affiliate::member::MemberState;
use affiliate::sample::{self, SampleState};
use affiliate::{CollaborationId, CreatorId, SampleId};
use content::clip::{Clip, Mood, Motion, NewClip, Scene};
use content::post::{self, NewPost, NewSource};
use content::{Anchor, Author, PostId, Rendition};
use kernel::{Coded as _, DAY_MS, HOUR_MS, Lang, PageRequest};
use ledger::{Account, settlement};
use trade::Actor;
use trade::order::Order;
use trade::returns::ReturnKind;

use super::*;
use crate::fixture::{House, bracelet};
use crate::trade::tests::town::{Basket, Town};
use crate::trade::{AskReturn, PayoutDecision, decide_payout, decide_return, fault, request_payout, request_return};

const MILA: CreatorId = CreatorId::new(77);

fn states(found: &[Commission]) -> Vec<(CommissionState, Reason, i64)> {
    found.iter().map(|one| (one.state, one.reason, one.left().minor)).collect()
}

/// The seller pays back some lines of an order that has arrived.
fn give_back(town: &Town<'_>, order: &Order, lines: usize) {
    let (id, lines) = (order.id, order.lines[..lines].iter().map(|line| line.id).collect::<Vec<_>>());
    let ret = town.step("return asked", move |tx, clock| {
        let mut order = trade::order::find(tx, id)?.unwrap();
        let ask =
            AskReturn { lines: &lines, kind: ReturnKind::RefundOnly, reason: "DAMAGED", note: "", actor: Actor::Buyer };
        request_return(tx, clock, &mut order, &ask).map_err(fault)
    });
    assert!(town.commissions(id).iter().any(|one| one.reason != Reason::WaitingPeriod), "held or settled");
    town.step("granted", move |tx, clock| {
        let mut ret = trade::returns::find(tx, ret.id)?.unwrap();
        decide_return(tx, clock, &mut ret, Actor::Seller, true, "").map_err(fault)
    });
}

#[test]
fn a_creator_earns_is_settled_and_paid_and_gives_back() {
    use CommissionState as S;
    use Reason as R;
    House::each(|house| {
        let town = Town::new(house, "GB");
        let order = town.bought(Basket { units: 3, ..Basket::default() });
        let placed = town.commissions(order.id);
        let (line, formula) = (&order.lines[0], placed[0].formula);
        assert_eq!((formula.paid, formula.tax, formula.base), (line.gross, line.tax, line.net));
        assert_eq!(
            (formula.rate_bp, formula.amount),
            (1_500, line.net.share(kernel::BasisPoints::new(1_500).unwrap()))
        );
        let part = formula.amount.minor;
        assert_eq!(states(&placed), [(S::Ordered, R::AwaitingDelivery, part); 3]);
        assert_eq!((placed[0].category.as_str(), placed[0].touches[0].verdict), ("jewellery", Verdict::Won));

        let parcel = town.pack(&order, None, "T1");
        town.deliver(parcel);
        assert_eq!(town.moved("earned", &Account::Pending(town.creator())).unwrap().minor, -3 * part);
        let waiting = house.read(|read| settlement::unsettled(read, town.creator(), &PageRequest::first())).items;
        assert_eq!((waiting.len(), waiting[0].amount.minor, waiting[0].reason.name()), (1, 3 * part, "waiting_period"));

        // One line goes back before the settlement, and leaves the others to be settled.
        give_back(&town, &order, 1);
        let order = town.order(order.id);
        let waits = (S::Ordered, R::WaitingPeriod, part);
        assert_eq!(states(&town.commissions(order.id)), [(S::Refunded, R::Refunded, 0), waits, waits]);
        town.go("settled", 7 * DAY_MS);
        let settled = (S::Settled, R::Settled, part);
        assert_eq!(states(&town.commissions(order.id)), [(S::Refunded, R::Refunded, 0), settled, settled]);
        let reserve = town.owed(Account::Reserve(town.creator()), "GBP");
        assert_eq!(town.owed(Account::Payable(town.creator()), "GBP") + reserve, 2 * part);

        // One more after it: taken from what is payable.
        let before = town.owed(Account::Payable(town.creator()), "GBP");
        let second = Order { lines: order.lines[1..].to_vec(), ..order.clone() };
        give_back(&town, &second, 1);
        town.go("taken back", 0);
        assert_eq!(town.owed(Account::Payable(town.creator()), "GBP"), before - part);
        assert_eq!(states(&town.commissions(order.id))[1], (S::ClawedBack, R::Refunded, 0));

        let creator = town.creator();
        let paid = town.step("asked to be paid", move |tx, clock| {
            request_payout(tx, clock, creator, "GBP".parse().unwrap(), None).map_err(fault)
        });
        town.paid_creator.set(paid.amount.minor);
        let paid = house.write({
            let clock = house.clock.clone();
            move |tx| decide_payout(tx, &*clock, paid.id, PayoutDecision::Paid { reference: "B-1" })
        });
        town.audit("paid");
        assert_eq!(paid.amount.minor, before - part);
        town.go("a day later", DAY_MS);
        let days = house.read(|read| ledger::statement::list(read, creator, &PageRequest::first())).items;
        assert!(days.iter().any(|day| day.paid_out == paid.amount), "{days:?}");
    });
}

#[test]
fn an_order_that_is_never_paid_earns_nothing() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let declined = town.buy(Basket { name: "DECLINE", units: 1, ..Basket::default() });
        assert_eq!(town.commissions(declined.id)[0].state, CommissionState::Ordered);
        town.go("half an hour later", HOUR_MS);
        let ended = town.commissions(declined.id);
        assert_eq!(states(&ended), [(CommissionState::Refunded, Reason::Cancelled, 0)]);
    });
}

#[test]
fn what_a_creator_buys_of_what_they_sell_earns_nothing() {
    House::each(|house| {
        let town = Town::new(house, "GB");
        let order = town.buy_as(Basket { units: 1, ..Basket::default() }, kernel::Id::new(MILA.get()));
        let found = town.commissions(order.id);
        assert_eq!(states(&found), [(CommissionState::Ordered, Reason::SelfPurchase, 0)]);
        town.go("remorse is over", HOUR_MS);
        let parcel = town.pack(&town.order(order.id), None, "T9");
        town.deliver(parcel);
        assert_eq!(town.moved("earned", &Account::Pending(town.creator())), None);
    });
}

/// A shop with a product on sale, and a collaboration for it that a creator has joined.
struct Stall<'a> {
    house: &'a House,
    product: catalog::ProductId,
    listing: catalog::listing::ListingId,
    collaboration: CollaborationId,
}

impl<'a> Stall<'a> {
    fn new(house: &'a House) -> Stall<'a> {
        let product = house.product(bracelet());
        house.sync(&["GB"]);
        let listing = house.listing(product, "GB").id;
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        let offered = house.write(move |tx| {
            let wish = OfferTerms {
                shop,
                kind: Kind::Open,
                products: vec![same(product)],
                rate_bp: 1_000,
                creators: Vec::new(),
                samples: Some(2),
                ends_at: None,
            };
            let offered = offer_terms(tx, &*clock, &wish)?;
            collaboration::join(tx, &*clock, &offered, MILA)?;
            Ok::<_, OfferError>(offered)
        });
        Stall { house, product, listing, collaboration: offered.id }
    }

    fn ask(&self) -> Result<affiliate::Sample, SampleFlowError> {
        let (clock, collaboration, product) = (self.house.clock.clone(), self.collaboration, same(self.product));
        self.house.deps.db.write_blocking(move |tx| {
            let address = accounts::Address {
                name: "Mila".to_owned(),
                phone: "+447700900123".to_owned(),
                country: "GB".parse().unwrap(),
                line1: "1 High Street".to_owned(),
                line2: None,
                city: "Leeds".to_owned(),
                region: None,
                postal_code: Some("LS1 4AP".to_owned()),
            };
            let ask =
                AskSample { collaboration, creator: MILA, product, variant: None, note: "please".to_owned(), address };
            ask_sample(tx, &*clock, &ask)
        })
    }

    fn step(
        &self,
        id: SampleId,
        work: fn(&mut db::Tx, &dyn kernel::Clock, &mut affiliate::Sample) -> Result<(), SampleFlowError>,
    ) -> Result<SampleState, SampleFlowError> {
        let clock = self.house.clock.clone();
        self.house.deps.db.write_blocking(move |tx| {
            let mut found = sample::find(tx, id)?.unwrap();
            work(tx, &*clock, &mut found)?;
            Ok(found.state)
        })
    }

    fn go(&self, ms: i64) {
        self.house.clock.advance_ms(ms);
        crate::deadlines(&self.house.deps.db, &*self.house.clock, u64::MAX).unwrap();
    }

    fn state(&self, id: SampleId) -> SampleState {
        self.house.read(|read| sample::find(read, id)).unwrap().state
    }

    /// On hand, for sale, kept for samples, of the first variant.
    fn stock(&self) -> (i64, i64, i64) {
        let product = self.house.read(|read| catalog::product::find(read, self.product)).unwrap();
        let level = self.house.read(|read| fulfilment::stock::levels(read, same(product.variants[0].id))).remove(0);
        (level.on_hand, level.available, level.reserved_sample)
    }

    /// The creator posts about the product.
    fn post(&self) -> PostId {
        let (clock, listing, product, shop) =
            (self.house.clock.clone(), self.listing, self.product, self.house.shop.id);
        self.house.write(move |tx| -> Result<_, db::Error> {
            let scene = Scene { image: 0, words: String::new(), ms: 3_000, motion: Motion::default() };
            let clip =
                Clip { title: String::new(), price: None, lang: Lang::EN, mood: Mood::default(), scenes: vec![scene] };
            let new = NewPost {
                author: Author::Creator(kernel::Id::new(MILA.get())),
                by: kernel::Id::new(MILA.get()),
                market: "GB".parse().unwrap(),
                lang: Lang::EN,
                caption: "Look",
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
}

fn accept(tx: &mut db::Tx, clock: &dyn kernel::Clock, sample: &mut affiliate::Sample) -> Result<(), SampleFlowError> {
    decide_sample(tx, clock, sample, true, "")
}

fn send(tx: &mut db::Tx, clock: &dyn kernel::Clock, sample: &mut affiliate::Sample) -> Result<(), SampleFlowError> {
    ship_sample(tx, clock, sample, "royal-mail", "RM1")
}

#[test]
fn a_sample_keeps_a_unit_until_it_is_sent_and_a_post_repays_it() {
    House::each(|house| {
        let stall = Stall::new(house);
        let first = stall.ask().unwrap().id;
        assert_eq!(stall.ask().unwrap_err().code(), "affiliate.sample_open");
        assert_eq!(stall.stock(), (5, 5, 0), "nothing is kept before the yes");
        stall.step(first, accept).unwrap();
        assert_eq!(stall.stock(), (5, 4, 1));
        stall.step(first, send).unwrap();
        assert_eq!(stall.stock(), (4, 4, 0));
        stall.step(first, |tx, clock, found| receive_sample(tx, clock, found, affiliate::Actor::Creator)).unwrap();
        stall.post();
        house.run();
        assert_eq!(stall.state(first), SampleState::Completed);
    });
}

#[test]
fn samples_have_their_clocks_and_units_come_back() {
    House::each(|house| {
        let stall = Stall::new(house);
        let first = stall.ask().unwrap().id;
        stall.go(7 * DAY_MS - 1);
        assert_eq!(stall.state(first), SampleState::Pending);
        stall.go(1);
        assert_eq!(stall.state(first), SampleState::Expired);
        let second = stall.ask().unwrap().id;
        stall.step(second, accept).unwrap();
        stall.go(7 * DAY_MS);
        assert_eq!((stall.state(second), stall.stock()), (SampleState::NotShipped, (5, 5, 0)));
        let third = stall.ask().unwrap().id;
        stall.step(third, accept).unwrap();
        stall.step(third, withdraw_sample).unwrap();
        assert_eq!(stall.stock(), (5, 5, 0));
        let fourth = stall.ask().unwrap().id;
        assert_eq!(stall.step(fourth, accept).unwrap_err().code(), "affiliate.no_samples_left");
        assert_eq!((stall.state(fourth), stall.stock()), (SampleState::Pending, (5, 5, 0)), "and nothing is kept");
    });
}

#[test]
fn a_product_opened_over_a_post_is_its_creator_s_touch() {
    House::each(|house| {
        let stall = Stall::new(house);
        let post = stall.post();
        let (clock, listing, product) = (house.clock.clone(), same(stall.listing), same(stall.product));
        let buyer = kernel::Id::new(500);
        house.write(move |tx| -> Result<_, db::Error> {
            let click = ClickedAnchor { person: Some(buyer), device: Some(9), post, listing };
            touch_anchor(tx, &*clock, &click)?;
            touch_anchor(tx, &*clock, &click)
        });
        let who = affiliate::touch::Who { device: Some(9), ..Default::default() };
        let now = kernel::Clock::now(&*house.clock);
        let (touches, candidates) = house.read(|read| affiliate::touch::known(read, &who, &[product], now));
        assert_eq!((touches.len(), candidates.len()), (1, 1), "twice in half an hour is once");
        assert_eq!((touches[0].creator, touches[0].source.get()), (MILA, post.get()));
        assert_eq!(candidates[0].membership, MemberState::Joined);
        let terms = affiliate::terms::choose(&candidates, now).unwrap();
        assert_eq!((terms.collaboration, terms.rate_bp), (stall.collaboration, 1_000));
        // Who is gone is forgotten.
        house.write(move |tx| affiliate::touch::forget(tx, 500));
        assert_eq!(house.read(|read| affiliate::touch::known(read, &who, &[product], now)).0, []);
    });
}

#[test]
fn a_shop_offers_its_own_products_to_creators() {
    House::each(|house| {
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        let refused = house.deps.db.write_blocking(move |tx| {
            let wish = OfferTerms {
                shop,
                kind: Kind::Targeted,
                products: vec![kernel::Id::new(5)],
                rate_bp: 1_000,
                creators: vec![kernel::Id::new(6)],
                samples: None,
                ends_at: None,
            };
            offer_terms(tx, &*clock, &wish)
        });
        let refused = refused.unwrap_err();
        let said: Vec<String> = refused.problems().iter().map(|p| format!("{} {}", p.field, p.code)).collect();
        assert_eq!(said, ["products[0] affiliate.product_unknown", "creators[0] affiliate.creator_unknown"]);
    });
}
