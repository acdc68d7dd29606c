//! `docs/LEDGER.md` says what the code books: its table of rules has every entry with its accounts, and its example is what
//! the books hold after an order's life.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files stops there")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use db::Db;
use jiff::civil::date;
use kernel::{BasisPoints, Currency, DAY_MS, Instant, ManualClock, Money, PageRequest, Rate};
use ledger::book::{self, Entry, EntryFilter, NewEntry};
use ledger::life::{self, Postings, Sale, Unit};
use ledger::settlement::{self, NewUnsettled, SettleError};
use ledger::{Account, CreatorId, EntryKind, OrderId, Payee, PayoutId, ShopId, payout, policy, statement};

const ORDER: OrderId = OrderId::new(41);
const SHOP: Payee = Payee::Shop(ShopId::new(7));
const CREATOR: Payee = Payee::Creator(CreatorId::new(8));

fn document() -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/LEDGER.md")).unwrap()
}

/// What stands between `<!-- NAME -->` and `<!-- end of NAME -->`.
fn section(name: &str) -> String {
    let text = document();
    let (_, rest) = text.split_once(&format!("<!-- {name} -->\n")).unwrap();
    rest.split_once(&format!("<!-- end of {name} -->")).unwrap().0.to_owned()
}

fn gbp(minor: i64) -> Money {
    Money::new(minor, Currency::GBP)
}

/// The example's order: two candles of £20.00 each, £2.99 for shipping.
fn sale(units: &[Unit], shipping: i64) -> Sale<'_> {
    Sale { shop: SHOP, market: "GB".parse().unwrap(), tax_by_platform: true, units, shipping: gbp(shipping) }
}

fn candle() -> Unit {
    let gross = gbp(2000);
    let share = |bp| gross.share(BasisPoints::new(bp).unwrap());
    Unit { gross, tax: gbp(333), commission: share(500), payment_fee: share(200), creator: None }
}

fn fx() -> (Currency, Rate) {
    (Currency::CNY, Rate::new("9.1234".parse().unwrap()).unwrap())
}

fn stripe() -> Account {
    Account::Provider("stripe".to_owned())
}

/// An order's life in the books, each step on its day. The first day is one of November 2026.
struct Books<'a>(&'a Db);

impl Books<'_> {
    fn on(day: i64) -> ManualClock {
        ManualClock::at(Self::at(day))
    }

    fn at(day: i64) -> Instant {
        let (start, _) = statement::bounds(date(2026, 11, 1));
        start.plus_ms(day * DAY_MS + DAY_MS / 2)
    }

    fn post(&self, day: i64, kind: EntryKind, postings: Postings) {
        self.0
            .write_blocking(move |tx| {
                let new = NewEntry { kind, order: Some(ORDER), reference: None, postings: &postings };
                book::post(tx, &Self::on(day), &new)
            })
            .unwrap();
    }

    /// Notes what an entry gave the shop, or took from it.
    fn note(&self, day: i64, postings: &[(Account, Money)], due_at: Instant) {
        let (_, amount) = *postings.iter().find(|(account, _)| *account == Account::Pending(SHOP)).unwrap();
        let amount = gbp(-amount.minor);
        let new = NewUnsettled { payee: SHOP, order: ORDER, amount, fx: Some(fx()), due_at };
        self.0.write_blocking(move |tx| settlement::note(tx, &Self::on(day), &new)).unwrap();
    }

    fn settle(&self, day: i64) {
        self.0
            .write_blocking(move |tx| {
                for waiting in settlement::due(tx, Self::at(day))? {
                    settlement::settle(tx, &Self::on(day), &waiting)?;
                }
                for reserve in settlement::reserves_due(tx, Self::at(day))? {
                    settlement::release(tx, &Self::on(day), &reserve)?;
                }
                Ok::<_, SettleError>(())
            })
            .unwrap();
    }

    fn pay_out(&self, day: i64) -> PayoutId {
        self.0.write_blocking(move |tx| payout::request(tx, &Self::on(day), SHOP, Currency::CNY, None)).unwrap().id
    }

    fn close_days(&self, day: i64) {
        let today = statement::day_of(Self::at(day));
        for (payee, day_over, currency) in self.0.read_blocking(move |read| statement::open_days(read, today)).unwrap()
        {
            self.0
                .write_blocking(move |tx| statement::close_day(tx, &Self::on(day), payee, day_over, currency))
                .unwrap();
        }
    }

    /// The whole life.
    fn live(&self) {
        let delivered_on = 3;
        let units = [candle(), candle()];
        self.post(0, EntryKind::Paid, life::paid(stripe(), gbp(4299)).unwrap());
        let earned = life::earned(&sale(&units, 299)).unwrap();
        self.post(delivered_on, EntryKind::Earned, earned.clone());
        self.note(delivered_on, &earned, policy::settle_at(Self::at(delivered_on), false, true));
        let refunded = life::refunded_after_delivery(&sale(&units[..1], 0)).unwrap();
        self.post(5, EntryKind::Refunded, refunded.clone());
        self.note(5, &refunded, Self::at(5));
        self.post(5, EntryKind::RefundPaid, life::refund_paid(stripe(), gbp(2000)).unwrap());
        self.settle(18);
        let first = self.pay_out(19);
        self.0.write_blocking(move |tx| payout::mark_failed(tx, &Self::on(20), first, "account closed")).unwrap();
        let second = self.pay_out(21);
        self.0.write_blocking(move |tx| payout::mark_paid(tx, &Self::on(22), second, "BANK-1")).unwrap();
        self.settle(48);
        self.close_days(49);
    }

    fn entries(&self) -> Vec<Entry> {
        let page = PageRequest::new(None, Some(100));
        let found = self.0.read_blocking(move |read| book::entries(read, &EntryFilter::default(), &page)).unwrap();
        found.items.into_iter().rev().collect()
    }
}

/// Debits and credits in two columns; an entry's day and kind stand in its first row.
fn as_table(entries: &[Entry]) -> String {
    let mut table = String::from("| day | entry | account | debit | credit |\n|---|---|---|---:|---:|\n");
    let first = Books::at(0);
    for entry in entries {
        for (place, (account, amount)) in entry.postings.iter().enumerate() {
            let day = (entry.at.ms() - first.ms()) / DAY_MS;
            let (day, kind) = match place {
                0 => (day.to_string(), format!("`{}`", entry.kind.name())),
                _ => Default::default(),
            };
            let told = Money::new(amount.minor.abs(), amount.currency).to_string();
            let (debit, credit) = match amount.minor > 0 {
                true => (told, String::new()),
                false => (String::new(), told),
            };
            let row = [day, kind, format!("`{account}`"), debit, credit].join(" | ").replace("  ", " ");
            table.push_str(&format!("| {row} |\n").replace("  ", " "));
        }
    }
    table
}

/// What every account holds that holds something.
fn end(db: &Db) -> String {
    let mut table = String::from("| account | holds in the end |\n|---|---:|\n");
    for found in db.read_blocking(book::accounts).unwrap() {
        if found.balance.minor != 0 {
            table.push_str(&format!("| `{}` | {} |\n", found.account, found.balance));
        }
    }
    table
}

/// The shop's statements, the oldest first.
fn statements(db: &Db) -> String {
    let mut table = String::from(
        "| day | opening | settled | reserve held | reserve released | paid out | closing |\n\
         |---|---:|---:|---:|---:|---:|---:|\n",
    );
    let page = PageRequest::new(None, Some(100));
    let found = db.read_blocking(move |read| statement::list(read, SHOP, &page)).unwrap().items;
    for one in found.iter().rev() {
        let day = one.day.since(date(2026, 11, 1)).unwrap().get_days();
        let figures = [one.opening, one.settled, one.reserve_held, one.reserve_released, one.paid_out, one.closing];
        let figures: Vec<String> = figures.iter().map(|amount| amount.to_decimal().to_string()).collect();
        table.push_str(&format!("| {day} | {} |\n", figures.join(" | ")));
    }
    table
}

#[test]
fn the_example_is_what_the_books_hold() {
    for db in testkit::databases() {
        let books = Books(&db);
        books.live();
        let tables =
            [("the example", as_table(&books.entries())), ("the end", end(&db)), ("the statements", statements(&db))];
        for (name, table) in &tables {
            assert_eq!(&section(name), table, "docs/LEDGER.md should say: {tables:#?}");
        }
        assert!(db.read_blocking(book::check).unwrap().balanced);
    }
}

/// An account's name as rules write it.
fn general(account: &Account) -> String {
    match account {
        Account::Provider(_) => "provider:NAME".to_owned(),
        Account::Tax(_) => "tax:MARKET".to_owned(),
        Account::Fx(Currency::GBP) => "fx:MARKET'S".to_owned(),
        Account::Fx(_) => "fx:PAYEE'S".to_owned(),
        other => other.to_string().replace("shop:7", "shop:ID").replace("creator:8", "creator:ID"),
    }
}

/// Kind, debits, credits.
type Rule = (String, BTreeSet<String>, BTreeSet<String>);

fn rule(kind: EntryKind, postings: &[(Account, Money)]) -> Rule {
    let side = |debit: bool| {
        let of = postings.iter().filter(|(_, amount)| (amount.minor > 0) == debit);
        of.map(|(account, _)| general(account)).collect()
    };
    (kind.name().to_owned(), side(true), side(false))
}

/// What the code books in every case.
fn booked() -> BTreeMap<&'static str, Rule> {
    let units = [Unit { creator: Some((CREATOR, gbp(150))), ..candle() }];
    let whole = sale(&units, 299);
    let reserve = policy::reserve_share();
    let settled = |amount, fx| life::settled(SHOP, gbp(amount), fx, reserve).unwrap().postings;
    let of_creator = |amount| life::settled(CREATOR, gbp(amount), None, reserve).unwrap().postings;
    let cases = [
        ("paid at a provider", EntryKind::Paid, life::paid(stripe(), gbp(1)).unwrap()),
        ("cash on delivery", EntryKind::Paid, life::paid(Account::CarrierCod, gbp(1)).unwrap()),
        ("delivered", EntryKind::Earned, life::earned(&whole).unwrap()),
        ("given back before delivery", EntryKind::Refunded, life::refunded_before_delivery(gbp(1)).unwrap()),
        ("given back after delivery", EntryKind::Refunded, life::refunded_after_delivery(&whole).unwrap()),
        ("the refund reached the shopper", EntryKind::RefundPaid, life::refund_paid(stripe(), gbp(1)).unwrap()),
        ("its time has come", EntryKind::Settled, settled(1000, None)),
        ("its time has come, in another currency", EntryKind::Settled, settled(1000, Some(fx()))),
        ("given back after its settlement", EntryKind::Settled, settled(-1000, None)),
        ("a creator's time has come", EntryKind::Settled, of_creator(1000)),
        ("given back after a creator's", EntryKind::Settled, of_creator(-1000)),
        ("a creator's payout is PROCESSING", EntryKind::Payout, life::payout(CREATOR, gbp(1)).unwrap()),
        ("the reserve's time is over", EntryKind::ReserveReleased, life::reserve_released(SHOP, gbp(1)).unwrap()),
        ("a payout is PROCESSING", EntryKind::Payout, life::payout(SHOP, gbp(1)).unwrap()),
        ("it is PAID", EntryKind::PayoutPaid, life::payout_paid(SHOP, gbp(1)).unwrap()),
        ("it FAILED", EntryKind::PayoutFailed, life::payout_failed(SHOP, gbp(1)).unwrap()),
    ];
    cases.into_iter().map(|(when, kind, postings)| (when, rule(kind, &postings))).collect()
}

#[test]
fn the_rules_are_the_code_s() {
    let table = section("the rules");
    let words = |cell: &str| cell.split('`').skip(1).step_by(2).map(str::to_owned).collect::<Vec<_>>();
    let written: BTreeMap<String, Rule> = table
        .lines()
        .skip(2)
        .map(|row| {
            let cells: Vec<&str> = row.trim_matches('|').split('|').map(str::trim).collect();
            let kind = words(cells[1]).remove(0);
            let side = |cell: &str| words(cell).into_iter().collect();
            (cells[0].to_owned(), (kind, side(cells[2]), side(cells[3])))
        })
        .collect();
    let booked: BTreeMap<String, Rule> = booked().into_iter().map(|(when, rule)| (when.to_owned(), rule)).collect();
    assert_eq!(written, booked);
    let kinds: BTreeSet<&str> = booked.values().map(|(kind, _, _)| kind.as_str()).collect();
    assert_eq!(kinds, EntryKind::ALL.iter().map(|kind| kind.name()).collect());
}
