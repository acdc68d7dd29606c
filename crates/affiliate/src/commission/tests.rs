use kernel::ManualClock;
use proptest::prelude::*;
use testkit::{START, clock};

use super::*;
use crate::attribution::Verdict;
use crate::collaboration::Kind;
use crate::terms::Terms;
use crate::touch::Touch;

const MILA: CreatorId = CreatorId::new(1);
const ORDER: OrderId = OrderId::new(50);

fn gbp(minor: i64) -> Money {
    Money::new(minor, Currency::GBP)
}

fn attribution(nothing: Option<Nothing>) -> Attribution {
    let product = ProductId::new(10);
    let winner = Touch { kind: TouchKind::Post, source: Id::new(3), creator: MILA, product, at: START, person: None };
    let terms = Terms {
        collaboration: CollaborationId::new(7),
        kind: Kind::Open,
        shop: ShopId::new(40),
        product,
        rate_bp: 1500,
        next: None,
    };
    let touches = vec![Judged { touch: winner, verdict: Verdict::Won }];
    Attribution { winner, creator: MILA, terms, nothing, touches }
}

fn ordered_line(db: &db::Db, line: i64, nothing: Option<Nothing>) -> Commission {
    let made = db.write_blocking(move |tx| {
        let attribution = attribution(nothing);
        let new = NewCommission {
            order: ORDER,
            line: OrderLineId::new(line),
            category: "jewellery",
            market: "GB".parse().unwrap(),
            paid: gbp(2000),
            tax: gbp(333),
            discount: gbp(0),
            limit: gbp(1500),
            attribution: &attribution,
        };
        ordered(tx, &clock(), &new)
    });
    made.unwrap()
}

fn all(db: &db::Db) -> Vec<(CommissionState, Reason, i64)> {
    let found = db.read_blocking(|read| of_order(read, ORDER)).unwrap();
    found.iter().map(|one| (one.state, one.reason, one.left().minor)).collect()
}

fn change(db: &db::Db, work: fn(&mut db::Tx, &ManualClock) -> Result<(), db::Error>) {
    db.write_blocking(move |tx| work(tx, &clock())).unwrap();
}

fn give_back(tx: &mut db::Tx, clock: &ManualClock, line: i64, minor: i64) -> Result<(), db::Error> {
    let mut there = of_order(tx, ORDER)?;
    refunded(tx, clock, &mut there, &[(OrderLineId::new(line), gbp(minor))], Reason::Refunded)
}

#[test]
fn what_is_ordered_is_settled_or_taken_back() {
    use CommissionState as S;
    use Reason as R;
    for db in testkit::databases() {
        let first = ordered_line(&db, 1, None);
        assert_eq!(
            first.formula,
            Formula {
                paid: gbp(2000),
                tax: gbp(333),
                discount: gbp(0),
                base: gbp(1667),
                rate_bp: 1500,
                amount: gbp(250)
            }
        );
        assert_eq!(db.read_blocking(|read| find(read, first.id)).unwrap(), Some(first));
        ordered_line(&db, 2, None);
        ordered_line(&db, 3, None);
        change(&db, |tx, clock| give_back(tx, clock, 3, 2000));
        change(&db, |tx, clock| {
            let mut there = of_order(tx, ORDER)?;
            delivered(tx, clock, &mut there)
        });
        assert_eq!(
            all(&db),
            [(S::Ordered, R::WaitingPeriod, 250), (S::Ordered, R::WaitingPeriod, 250), (S::Refunded, R::Refunded, 0)]
        );
        change(&db, |tx, clock| held(tx, clock, ORDER));
        assert_eq!(all(&db)[0], (S::Frozen, R::ReturnOpen, 250));
        change(&db, |tx, clock| settled(tx, clock, ORDER, MILA));
        assert_eq!(all(&db)[0], (S::Frozen, R::ReturnOpen, 250), "nothing of it is settled");
        change(&db, |tx, clock| let_go(tx, clock, ORDER, true));
        // Half of what was paid for the second line is given back.
        change(&db, |tx, clock| give_back(tx, clock, 2, 1000));
        change(&db, |tx, clock| settled(tx, clock, ORDER, CreatorId::new(2)));
        change(&db, |tx, clock| settled(tx, clock, ORDER, MILA));
        assert_eq!(
            all(&db),
            [(S::Settled, R::Settled, 250), (S::Settled, R::Settled, 125), (S::Refunded, R::Refunded, 0)]
        );
        for _ in 0..2 {
            change(&db, |tx, clock| give_back(tx, clock, 1, 2000));
            assert_eq!(all(&db)[0], (S::ClawedBack, R::Refunded, 0), "again, it changes nothing");
        }
        let totals = db.read_blocking(|read| totals(read, MILA)).unwrap();
        let total = |state| totals.iter().find(|total| total.state == state).map(|total| (total.units, total.minor));
        assert_eq!((total(S::Settled), total(S::ClawedBack)), (Some((1, 125)), Some((1, 0))));
        let sold = db.read_blocking(|read| sellers(read, "GB".parse().unwrap(), Some("jewellery"))).unwrap();
        assert_eq!(sold, [Sold { creator: MILA, units: 1, minor: 2000, currency: Currency::GBP, products: 1 }]);
        assert_eq!(db.read_blocking(|read| sellers(read, "GB".parse().unwrap(), Some("toys"))).unwrap(), []);
    }
}

#[test]
fn a_self_purchase_earns_nothing_and_says_so() {
    for db in testkit::databases() {
        let one = ordered_line(&db, 1, Some(Nothing::SelfPurchase));
        assert_eq!((one.left(), one.reason, one.formula.rate_bp), (gbp(0), Reason::SelfPurchase, 0));
        change(&db, |tx, clock| {
            let mut there = of_order(tx, ORDER)?;
            delivered(tx, clock, &mut there)
        });
        assert_eq!(all(&db), [(CommissionState::Settled, Reason::SelfPurchase, 0)]);
        assert_eq!(db.read_blocking(|read| sellers(read, "GB".parse().unwrap(), None)).unwrap(), []);
    }
}

#[test]
fn a_creator_never_gets_more_than_the_shop_has() {
    let formula = Formula::of(gbp(1000), gbp(0), gbp(0), 8000, gbp(700));
    assert_eq!((formula.base, formula.amount), (gbp(1000), gbp(700)));
    let formula = Formula::of(gbp(1000), gbp(900), gbp(200), 8000, gbp(-5));
    assert_eq!((formula.base, formula.amount), (gbp(0), gbp(0)));
}

proptest! {
    #[test]
    fn amounts_are_within_their_base(paid in 0..1_000_000_000_i64, tax_bp in 0..3000_i64, off_bp in 0..5000_i64, rate in 0..8000_i64, back in 0..1_000_000_000_i64) {
        let part = |bp| gbp(paid).share(kernel::BasisPoints::new(bp).unwrap());
        let formula = Formula::of(gbp(paid), part(tax_bp), part(off_bp), rate, gbp(paid));
        prop_assert!(0 <= formula.amount.minor && formula.amount.minor <= formula.base.minor);
        prop_assert!(formula.base.minor <= paid);
        let taken = taken_back(&formula, gbp(back));
        prop_assert!(0 <= taken.minor && taken.minor <= formula.amount.minor);
        prop_assert_eq!(taken_back(&formula, gbp(paid)), formula.amount);
    }
}
