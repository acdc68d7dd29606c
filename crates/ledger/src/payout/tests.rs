use db::Db;

use super::*;
use crate::book::{NewEntry, check};
use crate::{CreatorId, ShopId};

const SHOP: Payee = Payee::Shop(ShopId::new(7));
const CREATOR: Payee = Payee::Creator(CreatorId::new(7));

fn gbp(minor: i64) -> Money {
    Money::new(minor, Currency::GBP)
}

/// Makes an amount payable.
fn owe(db: &Db, payee: Payee, amount: Money) {
    db.write_blocking(move |tx| {
        let postings = life::reserve_released(payee, amount).unwrap();
        let new = NewEntry { kind: EntryKind::ReserveReleased, order: None, reference: None, postings: &postings };
        book::post(tx, &testkit::clock(), &new)
    })
    .unwrap();
}

fn ask(db: &Db, payee: Payee, amount: Option<Money>) -> Result<Payout, PayoutError> {
    db.write_blocking(move |tx| request(tx, &testkit::clock(), payee, Currency::GBP, amount))
}

fn paid(db: &Db, id: PayoutId, reference: &'static str) -> Result<Payout, PayoutError> {
    db.write_blocking(move |tx| mark_paid(tx, &testkit::clock(), id, reference))
}

fn failed(db: &Db, id: PayoutId, reason: &'static str) -> Result<Payout, PayoutError> {
    db.write_blocking(move |tx| mark_failed(tx, &testkit::clock(), id, reason))
}

fn held(db: &Db, account: Account) -> i64 {
    db.read_blocking(move |read| book::balance(read, &account, Currency::GBP)).unwrap().minor
}

#[test]
fn what_is_payable_is_paid_out_once() {
    for db in testkit::databases() {
        assert!(matches!(ask(&db, SHOP, None), Err(PayoutError::Nothing)));
        owe(&db, SHOP, gbp(1000));
        let payout = ask(&db, SHOP, None).unwrap();
        assert_eq!((payout.amount, payout.state), (gbp(1000), PayoutState::Processing));
        assert!(matches!(ask(&db, SHOP, None), Err(PayoutError::Nothing)), "all of it is on its way");
        assert_eq!((held(&db, Account::Payable(SHOP)), held(&db, Account::Payout(SHOP))), (0, -1000));
        let payout = paid(&db, payout.id, " BANK-77 ").unwrap();
        assert_eq!((payout.state, payout.reference.as_deref()), (PayoutState::Paid, Some("BANK-77")));
        assert_eq!((held(&db, Account::Payout(SHOP)), held(&db, Account::BankOut)), (0, -1000));
        assert!(matches!(paid(&db, payout.id, "BANK-77"), Err(PayoutError::Decided)));
        assert!(matches!(failed(&db, payout.id, "late"), Err(PayoutError::Decided)));
        let kept = db.read_blocking(move |read| find(read, payout.id)).unwrap();
        assert_eq!(kept, Some(payout));
        assert!(db.read_blocking(check).unwrap().balanced);
    }
}

#[test]
fn what_comes_back_is_payable_again() {
    for db in testkit::databases() {
        owe(&db, CREATOR, gbp(1000));
        let payout = ask(&db, CREATOR, Some(gbp(600))).unwrap();
        assert_eq!(held(&db, Account::Payable(CREATOR)), -400);
        let payout = failed(&db, payout.id, "account closed").unwrap();
        assert_eq!((payout.state, payout.failure.as_deref()), (PayoutState::Failed, Some("account closed")));
        assert_eq!((held(&db, Account::Payable(CREATOR)), held(&db, Account::Payout(CREATOR))), (-1000, 0));
        assert_eq!(ask(&db, CREATOR, None).unwrap().amount, gbp(1000));
        assert!(db.read_blocking(check).unwrap().balanced);
    }
}

#[test]
fn no_more_than_is_payable_is_paid_out() {
    for db in testkit::databases() {
        owe(&db, SHOP, gbp(1000));
        owe(&db, CREATOR, gbp(5000));
        for amount in [gbp(1001), gbp(0), gbp(-1), Money::new(10, Currency::CNY)] {
            let error = ask(&db, SHOP, Some(amount)).unwrap_err();
            assert_eq!(error.code(), "ledger.payout_amount");
            assert_eq!(error.args(), [("payable".into(), "10.00 GBP".to_owned())]);
        }
        // Who owes us is not paid.
        owe(&db, SHOP, gbp(-1500));
        assert!(matches!(ask(&db, SHOP, Some(gbp(1))), Err(PayoutError::Nothing)));
    }
}

#[test]
fn a_decision_needs_words() {
    for db in testkit::databases() {
        owe(&db, SHOP, gbp(1000));
        let id = ask(&db, SHOP, None).unwrap().id;
        for words in ["", "  ", "two\nlines"] {
            assert!(matches!(paid(&db, id, words), Err(PayoutError::Words)), "{words:?}");
            assert!(matches!(failed(&db, id, words), Err(PayoutError::Words)), "{words:?}");
        }
        assert!(matches!(paid(&db, PayoutId::new(1), "BANK-1"), Err(PayoutError::NotFound)));
        assert!(paid(&db, id, "BANK-1").is_ok(), "it is PROCESSING still");
    }
}

#[test]
fn payouts_are_listed_newest_first() {
    for db in testkit::databases() {
        for payee in [SHOP, CREATOR] {
            owe(&db, payee, gbp(1000));
        }
        let first = ask(&db, SHOP, Some(gbp(100))).unwrap().id;
        let second = ask(&db, CREATOR, Some(gbp(200))).unwrap().id;
        let third = ask(&db, SHOP, Some(gbp(300))).unwrap().id;
        paid(&db, first, "BANK-1").unwrap();
        let page = PageRequest::first();
        let ids = |page: Page<Payout>| page.items.iter().map(|payout| payout.id).collect::<Vec<_>>();
        let all = db.read_blocking(|read| list(read, None, &page)).unwrap();
        let waiting = db.read_blocking(|read| list(read, Some(PayoutState::Processing), &page)).unwrap();
        let shop = db.read_blocking(|read| of_payee(read, SHOP, &page)).unwrap();
        assert_eq!(
            (ids(all), ids(waiting), ids(shop)),
            (vec![third, second, first], vec![third, second], vec![third, first])
        );
    }
}

#[test]
fn a_bank_s_file_runs_no_formulas() {
    let payout = |id, amount| Payout {
        id: PayoutId::new(id),
        payee: SHOP,
        amount,
        state: PayoutState::Processing,
        reference: None,
        failure: None,
        requested_at: testkit::START,
        decided_at: None,
    };
    let names = [
        "=HYPERLINK(\"http://x\",\"pay\")",
        "+44 Tea",
        "-Tea",
        "@Tea",
        "\tTea",
        "\rTea",
        "Tea, \"strong\"",
        "Trà & Hoa",
    ];
    let rows: Vec<(Payout, String)> =
        (1_i64..).zip(names).map(|(id, name)| (payout(id, gbp(id * 1005)), name.to_owned())).collect();
    let file = bank_file(&rows).unwrap();
    let expected = "payout,payee,name,amount,currency\n\
        1,shop:7,\"'=HYPERLINK(\"\"http://x\"\",\"\"pay\"\")\",10.05,GBP\n\
        2,shop:7,'+44 Tea,20.10,GBP\n\
        3,shop:7,'-Tea,30.15,GBP\n\
        4,shop:7,'@Tea,40.20,GBP\n\
        5,shop:7,'\tTea,50.25,GBP\n\
        6,shop:7,\"'\rTea\",60.30,GBP\n\
        7,shop:7,\"Tea, \"\"strong\"\"\",70.35,GBP\n\
        8,shop:7,Trà & Hoa,80.40,GBP\n";
    assert_eq!(file, expected);
    let yen = bank_file(&[(payout(9, Money::new(150, Currency::JPY)), "茶".to_owned())]).unwrap();
    assert!(yen.ends_with("9,shop:7,茶,150,JPY\n"));
}

#[test]
fn states_have_one_spelling() {
    for state in [PayoutState::Processing, PayoutState::Paid, PayoutState::Failed] {
        assert_eq!(serde_json::to_value(state).unwrap(), state.name());
    }
}
