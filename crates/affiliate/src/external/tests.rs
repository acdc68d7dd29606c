use kernel::ManualClock;
use proptest::prelude::*;
use testkit::{START, clock};

use super::*;
use crate::attribution::Verdict;
use crate::collaboration::Kind;
use crate::external::invoice::InvoiceState;
use crate::link::{self, NewLink};
use crate::terms::Terms;
use crate::touch::Touch;

const SHOP: ShopId = ShopId::new(40);
const MILA: CreatorId = CreatorId::new(1);
const ORDER: i64 = 450_789_469;

fn gbp(minor: i64) -> Money {
    Money::new(minor, Currency::GBP)
}

fn line(number: i64, units: i64, price: i64) -> PaidLine {
    PaidLine {
        number,
        variant: None,
        sku: String::new(),
        units,
        price: gbp(price),
        tax: gbp(price / 6),
        tax_included: true,
        discount: gbp(0),
    }
}

fn order(lines: Vec<PaidLine>) -> PaidOrder {
    PaidOrder { number: ORDER, currency: Currency::GBP, clicks: Vec::new(), email: None, is_test: false, lines }
}

fn attribution(nothing: Option<Nothing>) -> Attribution {
    let product = ProductId::new(10);
    let winner = Touch { kind: TouchKind::Post, source: Id::new(3), creator: MILA, product, at: START, person: None };
    let terms = Terms {
        collaboration: CollaborationId::new(7),
        kind: Kind::Open,
        shop: SHOP,
        product,
        rate_bp: 1_000,
        next: None,
    };
    let touches = vec![Judged { touch: winner, verdict: Verdict::Won }];
    Attribution { winner, creator: MILA, terms, nothing, touches }
}

/// The order is taken, as a whole: again, too.
fn sold(db: &db::Db, order: &PaidOrder, attribution: Option<Attribution>) -> Vec<Option<ExternalSale>> {
    let order = order.clone();
    let taken = db.write_blocking(move |tx| {
        let new = NewLink {
            shop: SHOP,
            listing: ListingId::new(20),
            product: ProductId::new(10),
            variant: VariantId::new(11),
            market: "GB".parse().unwrap(),
            quantity: 1,
            via: Some((TouchKind::Post, Id::new(3))),
            creator: Some(MILA),
        };
        let link = link::make(tx, &clock(), &new).map_err(|error| db::Error::Row(error.to_string().into()))?;
        note_order(tx, &clock(), &order, &link, None)?;
        let mut sales = Vec::new();
        for line in &order.lines {
            let new = NewSale {
                order: &order,
                line,
                link: &link,
                click: None,
                listing: link.listing,
                product: link.product,
                variant: link.variant,
                category: "home",
                origin: Origin::Real,
                attribution: attribution.as_ref(),
            };
            sales.push(sell(tx, &clock(), &new)?);
        }
        apply_refunds(tx, &clock(), SHOP, order.number)?;
        Ok::<_, db::Error>(sales)
    });
    taken.unwrap()
}

fn refund(number: i64, lines: Vec<RefundedLine>, whole: Option<Money>) -> StoreRefund {
    StoreRefund { number, order: ORDER, lines, whole }
}

fn of_line(line: i64, units: i64, subtotal: Option<i64>) -> RefundedLine {
    RefundedLine { line, units, subtotal: subtotal.map(gbp) }
}

fn back(db: &db::Db, refund: &StoreRefund) {
    let refund = refund.clone();
    db.write_blocking(move |tx| {
        note_refund(tx, &clock(), SHOP, &refund)?;
        apply_refunds(tx, &clock(), SHOP, refund.order)
    })
    .unwrap();
}

/// Units and money given back, what the creator has left, and where it stands.
fn stands(db: &db::Db) -> Vec<(i64, i64, i64, Option<&'static str>)> {
    let found = db.read_blocking(|read| of_shop(read, SHOP, &PageRequest::first())).unwrap().items;
    let mut found = found;
    found.sort_by_key(|sale| sale.line);
    let of = |sale: &ExternalSale| {
        let state = sale.earned.as_ref().map(|earned| earned.state.name());
        (sale.units_refunded, sale.refunded.minor, sale.left().minor, state)
    };
    found.iter().map(of).collect()
}

/// The payloads of [`SOLD`].
fn told_of(db: &db::Db) -> Vec<String> {
    const TOLD: &str = "SELECT payload FROM outbox WHERE topic = 'affiliate.external_sale' ORDER BY id";
    db.read_blocking(|read| read.all(TOLD, &[])).unwrap()
}

#[test]
fn a_line_is_sold_once_and_earns_by_its_formula() {
    for db in testkit::databases() {
        let order = order(vec![line(1, 2, 2_400)]);
        let sale = sold(&db, &order, Some(attribution(None))).remove(0).unwrap();
        assert_eq!((sale.formula.base, sale.formula.amount, sale.units), (gbp(2_000), gbp(200), 2));
        assert_eq!(sale.due_at, START.plus_ms(RETURN_TIME_MS));
        assert_eq!(db.read_blocking(|read| find(read, sale.id)).unwrap().as_ref(), Some(&sale));
        assert_eq!(sold(&db, &order, Some(attribution(None))), [None], "the same again");
        let page = PageRequest::first();
        let mine = db.read_blocking(|read| of_creator(read, MILA, &page)).unwrap();
        assert_eq!(mine.items, [sale]);
        let totals = db.read_blocking(|read| totals_of_creator(read, MILA)).unwrap();
        let total = ExternalTotal { currency: Currency::GBP, units: 2, sold: 2_400, earned: 200, open: 200 };
        assert_eq!(
            (totals, db.read_blocking(|read| totals_of_shop(read, SHOP)).unwrap()),
            (vec![total.clone()], vec![total])
        );
        let told = told_of(&db);
        assert!(told.len() == 1 && told[0].contains("\"creator\":\"1\""), "{told:?}");
    }
}

#[test]
fn tax_on_top_and_discounts_are_not_the_base() {
    for db in testkit::databases() {
        let on_top = PaidLine { tax: gbp(180), tax_included: false, discount: gbp(100), ..line(1, 1, 1_000) };
        let sale = sold(&db, &order(vec![on_top]), Some(attribution(None))).remove(0).unwrap();
        assert_eq!((sale.formula.paid, sale.formula.base, sale.paid()), (gbp(1_180), gbp(900), gbp(1_080)));
        back(&db, &refund(1, vec![of_line(1, 1, Some(900))], None));
        assert_eq!(stands(&db), [(1, 1_080, 0, Some("REFUNDED"))]);
    }
}

#[test]
fn nobody_led_to_it_or_who_did_bought_it() {
    for db in testkit::databases() {
        let nobody = sold(&db, &order(vec![line(1, 1, 1_200)]), None).remove(0).unwrap();
        assert_eq!((nobody.left().minor, nobody.touches.len(), nobody.earned), (0, 0, None));
        let own = sold(&db, &order(vec![line(2, 1, 1_200)]), Some(attribution(Some(Nothing::SelfPurchase))));
        let own = own.into_iter().next().unwrap().unwrap();
        assert_eq!((own.left().minor, own.earned.unwrap().reason), (0, ExternalReason::SelfPurchase));
        back(&db, &refund(1, vec![of_line(1, 1, None), of_line(2, 1, None)], None));
        assert_eq!(stands(&db), [(1, 1_200, 0, None), (1, 1_200, 0, Some("REFUNDED"))]);
        let told = told_of(&db);
        assert!(
            told.len() == 2 && told.iter().all(|told| told.contains("\"creator\":null")),
            "nobody is told: {told:?}"
        );
    }
}

#[test]
fn refunds_come_before_their_order_twice_and_in_any_order() {
    let refunds = [
        refund(1, vec![of_line(1, 1, Some(1_200))], None),
        refund(2, vec![of_line(1, 1, Some(600)), of_line(2, 1, None)], None),
        refund(3, vec![], Some(gbp(300))),
    ];
    let order = order(vec![line(1, 2, 2_400), line(2, 1, 600)]);
    // Line 1: 1200 + 600 + 240 of the 300 for the whole; line 2: all of it.
    let expected = [(2, 2_040, 30, Some("ORDERED")), (1, 600, 0, Some("REFUNDED"))];
    for db in testkit::databases() {
        back(&db, &refunds[1]);
        assert_eq!(stands(&db), []);
        sold(&db, &order, Some(attribution(None)));
        back(&db, &refunds[2]);
        back(&db, &refunds[0]);
        assert_eq!(stands(&db), expected);
        for refund in &refunds {
            back(&db, refund);
        }
        sold(&db, &order, Some(attribution(None)));
        assert_eq!(stands(&db), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// However messages are shuffled and repeated, a sale stands the same, and never more comes back than there was.
    #[test]
    fn the_order_of_messages_changes_nothing(
        units in proptest::collection::vec(0_i64..4, 1..5),
        wholes in proptest::collection::vec(0_i64..900, 0..3),
        shuffle in proptest::collection::vec(0_usize..100, 1..14),
    ) {
        let mut messages: Vec<Option<StoreRefund>> = vec![None];
        for (number, units) in (10..).zip(&units) {
            messages.push(Some(refund(number, vec![of_line(1, *units, (units % 2 == 0).then_some(units * 500))], None)));
        }
        for (number, whole) in (50..).zip(&wholes) {
            messages.push(Some(refund(number, vec![], Some(gbp(*whole)))));
        }
        let order = order(vec![line(1, 3, 1_500), line(2, 1, 500)]);
        let play = |sequence: &[usize]| {
            let db = testkit::sqlite();
            for at in sequence {
                match &messages[*at] {
                    None => drop(sold(&db, &order, Some(attribution(None)))),
                    Some(refund) => back(&db, refund),
                }
            }
            stands(&db)
        };
        let straight: Vec<usize> = (0..messages.len()).collect();
        let mut shuffled: Vec<usize> = shuffle.iter().map(|at| at % messages.len()).collect();
        shuffled.extend(straight.iter().rev());
        let (one, other) = (play(&straight), play(&shuffled));
        prop_assert_eq!(&one, &other);
        for (back_units, refunded, left, _) in one {
            prop_assert!(back_units <= 3 && refunded <= 1_500 && (0..=125).contains(&left));
        }
    }
}

fn invoiced(db: &db::Db, days: i64) -> Vec<(i64, i64)> {
    let until = START.plus_ms(days * DAY_MS);
    let owed = db.read_blocking(|read| invoice::owed(read, until, 10)).unwrap();
    let made = owed.into_iter().filter_map(|owed| {
        let at = ManualClock::at(until);
        db.write_blocking(move |tx| invoice::make(tx, &at, &owed, until)).unwrap()
    });
    made.map(|invoice| (invoice.amount.minor, invoice.sales)).collect()
}

#[test]
fn what_can_no_longer_be_given_back_is_invoiced_once_and_taken_off_later() {
    for db in testkit::databases() {
        sold(&db, &order(vec![line(1, 2, 2_400)]), Some(attribution(None)));
        assert_eq!(invoiced(&db, 30), []);
        assert_eq!(invoiced(&db, 31), [(200, 1)]);
        assert_eq!((invoiced(&db, 32), stands(&db)), (vec![], vec![(0, 0, 200, Some("SETTLED"))]));
        back(&db, &refund(1, vec![of_line(1, 2, None)], None));
        assert_eq!(stands(&db), [(2, 2_400, 0, Some("CLAWED_BACK"))]);
        assert_eq!(invoiced(&db, 40), [], "there is nothing to take it from");
        let next = PaidOrder { number: 2, ..order(vec![line(1, 1, 6_000)]) };
        sold(&db, &next, Some(attribution(None)));
        assert_eq!(invoiced(&db, 60), [(300, 2)], "500 less the 200 of before");
        let mut last = db.read_blocking(|read| invoice::of_creator(read, MILA, &PageRequest::first())).unwrap().items;
        assert_eq!((last.len(), last[0].state), (2, InvoiceState::Due));
        let lines = db.read_blocking(|read| invoice::lines(read, &last[0])).unwrap();
        assert_eq!(lines.iter().map(|(_, amount)| amount.minor).collect::<Vec<_>>(), [-200, 500]);
        let mut newest = last.remove(0);
        let paid = db.write_blocking(move |tx| {
            invoice::pay(tx, &clock(), &mut newest, " TT-1 ")?;
            Ok::<_, invoice::PayInvoiceError>((newest.clone(), invoice::pay(tx, &clock(), &mut newest, "TT-2")))
        });
        let (paid, again) = paid.unwrap();
        assert_eq!((paid.reference.as_str(), paid.state), ("TT-1", InvoiceState::Paid));
        assert!(matches!(again, Err(invoice::PayInvoiceError::Paid)));
        assert_eq!(db.read_blocking(|read| invoice::find(read, paid.id)).unwrap(), Some(paid));
    }
}

#[test]
fn refunds_of_orders_that_nobody_knows_are_forgotten() {
    for db in testkit::databases() {
        sold(&db, &order(vec![line(1, 1, 1_200)]), None);
        back(&db, &refund(1, vec![of_line(1, 1, None)], None));
        back(&db, &StoreRefund { order: 9, ..refund(2, vec![of_line(1, 1, None)], None) });
        let sweep = |ms: i64| db.write_blocking(move |tx| sweep(tx, START.plus_ms(ms))).unwrap();
        assert_eq!((sweep(STRAY_REFUNDS_KEPT_MS), sweep(STRAY_REFUNDS_KEPT_MS + 1)), (0, 1));
    }
}
