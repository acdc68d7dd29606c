//! Every page of the operator with sample data, in every interface language.

use std::sync::Arc;

use ::market::Market;
use ::market::fx::{CurrencyStatus, Freshness, RateKind};
use ::market::markets::MarketChange;
use accounts::audit::{Entry, EntryId, Verdict};
use catalog::listing::decide::Text;
use catalog::listing::{FieldText, ListingId, ListingState, ListingSummary, Reason, Review, SyncStatus, Weight};
use catalog::translation::TextState;
use db::jobs::{Job, JobId, JobState};
use flows::charts::{Day, Pareto};
use flows::data::{DaySum, Funnel, Numbers, Overview, Stretch};
use kernel::{Country, Currency, Instant, Lang, Money, Page, Problem};
use rust_decimal::Decimal;

use super::numbers::MarketNumbers;
use super::*;
use crate::Markets;
use crate::pages::account::tests::{desk, person, whole};
use crate::pages::again::Done;
use crate::ui::Form;
use crate::words::LANGUAGES;

const AT: Instant = Instant::from_ms(1_795_340_100_000);

fn shipped(code: &str) -> Market {
    ::market::shipped::all().iter().find(|market| market.code.code() == code).unwrap().clone()
}

fn page_of<T>(items: Vec<T>) -> Page<T> {
    Page { items, next: Some(kernel::Cursor::seal(&7)) }
}

fn numbers_of(overview: Overview) -> MarketNumbers {
    let markets = Markets::of(vec![shipped("GB"), shipped("TH")]);
    let place = Arc::clone(&markets.open()[0]);
    MarketNumbers { place, markets: vec![(shipped("GB").code, 2_940), (shipped("TH").code, 0)], days: 28, overview }
}

fn nothing_sold() -> MarketNumbers {
    let day = Day::constant(2026, 11, 22);
    let stretch = Stretch { from: day, to: day };
    let (now, days) = (Numbers::default(), vec![DaySum { day, units: 0, minor: 0 }]);
    let overview =
        Overview { stretch, as_of: AT, now, before: now, days, categories: vec![], pareto: Pareto::default() };
    numbers_of(overview)
}

fn lively() -> MarketNumbers {
    let stretch = Stretch::last(28, Day::constant(2026, 11, 22));
    let funnel = Funnel { impressions: 812_400, views: 301_950, clicks: 24_120, carts: 4_310, orders: 1_877 };
    let now = Numbers {
        gmv: 4_218_934,
        units: 2_940,
        buyers: 1_511,
        funnel,
        commission: 253_136,
        payment_fee: 70_300,
        creators_earned: 388_142,
        creators: 23,
    };
    let before = Numbers { gmv: 3_102_400, units: 3_104, creators: 0, creators_earned: 0, ..now };
    let sum = |(n, day)| DaySum { day, units: 80 + n, minor: 90_000 + n * n * 311 };
    let days = (0_i64..).zip(stretch.each()).map(sum).collect();
    let categories =
        vec![("jewellery".to_owned(), 2_400_000), ("hair".to_owned(), 1_200_000), ("toys".to_owned(), 618_934)];
    let pareto = Pareto::of((1..60).map(|n| 900_000 / (n * n)).collect());
    numbers_of(Overview { stretch, as_of: AT, now, before, days, categories, pareto })
}

#[test]
fn health_is_whole_in_every_language() {
    for lang in LANGUAGES {
        let desk = desk(lang, "/operator");
        let behind = db::outbox::Place {
            consumer: "search".to_owned(),
            behind: 2_400,
            attempts: 3,
            retry_at: AT,
            error: Some("no space left".to_owned()),
        };
        let ill = overview::View {
            failed: 3,
            waiting_reviews: 2,
            missing: vec![Currency::VND],
            old: vec![],
            untranslated: 4_210,
            translator: None,
            behind: vec![behind],
            markets: 6,
            listings: 372,
            disputes: 2,
            reports: 3,
            payouts: 4,
            failed_refunds: 1,
            numbers: Some(lively()),
        };
        let well = overview::View {
            failed: 0,
            waiting_reviews: 0,
            missing: vec![],
            old: vec![],
            untranslated: 0,
            translator: Some("deepl".to_owned()),
            behind: vec![],
            markets: 6,
            listings: 372,
            disputes: 0,
            reports: 0,
            payouts: 0,
            failed_refunds: 0,
            numbers: Some(nothing_sold()),
        };
        whole("operator", lang, &overview::page(&desk, &ill));
        whole("operator-well", lang, &overview::page(&desk, &well));
    }
}

#[test]
fn outside_signals_are_whole_in_every_language() {
    for lang in LANGUAGES {
        let shown = crate::pages::trends::Shown {
            form: Form::default(),
            imported: None,
            list: page_of(crate::pages::seller::tests::foreseen::outside()),
            base: "/operator/trends".to_owned(),
            products: None,
        };
        let markets = Markets::of(vec![shipped("GB"), shipped("TH")]);
        whole("operator-trends", lang, &trends::view(&desk(lang, "/operator/trends"), &markets, &shown));
    }
}

#[test]
fn markets_are_whole_in_every_language() {
    for lang in LANGUAGES {
        let list = desk(lang, "/operator/markets");
        let open = ["GB", "ID", "TH", "VN", "MY", "PH"].map(shipped).to_vec();
        let on_sale = open.iter().map(|market| markets::OnSale { market: market.code, listings: 62 }).collect();
        let closed: Vec<Market> = ::market::shipped::all().iter().filter(|market| !market.enabled).cloned().collect();
        whole(
            "operator-markets",
            lang,
            &markets::page(&list, &markets::View { open, on_sale, closed, q: String::new(), now: AT }),
        );
        for code in ["GB", "ID", "FR"] {
            let known = shipped(code);
            let changes = vec![
                MarketChange {
                    id: kernel::Id::new(2),
                    market: known.code,
                    at: AT,
                    by: Some(7),
                    after: Market { return_days: 45, ..known.clone() },
                },
                MarketChange { id: kernel::Id::new(1), market: known.code, at: AT, by: None, after: known.clone() },
            ];
            let form =
                market::form_of(&known, AT)
                    .with_problems(&[Problem::new("checkout", "market.licence_required").with("market", code)]);
            let view = market::View {
                market: known,
                form,
                changes,
                people: vec![(7, "lin-mei".to_owned())],
                now: AT,
                done: Done::default(),
            };
            whole(&format!("operator-market-{code}"), lang, &market::page(&desk(lang, "/operator/markets/GB"), &view));
        }
    }
}

#[test]
fn rates_are_whole_in_every_language() {
    let date = "2026-10-30".parse().unwrap();
    let status = |currency, freshness| CurrencyStatus { currency, markets: vec![Country::new(*b"GB")], freshness };
    let fresh = Freshness::Ok { kind: RateKind::Ecb, date, source: "European Central Bank".to_owned() };
    let history: Vec<Decimal> = (0..60).map(|day| Decimal::new(8_600 + (day * day * 7) % 130, 4)).collect();
    let past = |day: i64| market_rate(day);
    for lang in LANGUAGES {
        let rows = vec![
            rates::Row {
                status: status(Currency::GBP, fresh.clone()),
                rate: Some(Decimal::new(8_612, 4)),
                history: history.clone(),
            },
            rates::Row { status: status(Currency::THB, Freshness::Old { date }), rate: None, history: vec![] },
            rates::Row { status: status(Currency::VND, Freshness::Missing), rate: None, history: vec![] },
        ];
        let form = Form::new([("base", "EUR"), ("date", "2026-11-22"), ("rates.GBP", "0,86")])
            .with_problems(&[Problem::new("rates.GBP", "market.rate_invalid").with("rate", "0,86")]);
        whole(
            "operator-rates",
            lang,
            &rates::page(
                &desk(lang, "/operator/rates"),
                &rates::View { base: Currency::EUR, rows, form, done: Done::default() },
            ),
        );
        let view =
            rates::HistoryView { base: Currency::EUR, currency: Currency::GBP, rows: (0..30).map(past).collect() };
        whole("operator-rate", lang, &rates::history_page(&desk(lang, "/operator/rates/GBP"), &view));
    }
}

fn market_rate(day: i64) -> ::market::fx::RateRow {
    let date: jiff::civil::Date = "2026-10-01".parse().unwrap();
    let date = date.saturating_add(jiff::Span::new().days(day));
    let rate = kernel::Rate::new(Decimal::new(8_600 + (day * 17) % 90, 4)).unwrap();
    ::market::fx::RateRow {
        kind: RateKind::Ecb,
        date,
        base: Currency::EUR,
        quote: Currency::GBP,
        rate,
        source: "European Central Bank".to_owned(),
        put_at: AT,
    }
}

fn job(state: JobState) -> Job {
    Job {
        id: JobId::new(42),
        kind: "import".to_owned(),
        state,
        owner: None,
        payload: "{}".to_owned(),
        done: 240,
        total: Some(1_000),
        attempts: 5,
        created_at: AT,
        updated_at: AT,
        run_at: AT,
        error: (state == JobState::Failed).then(|| "the file cannot be read".to_owned()),
    }
}

#[test]
fn jobs_are_whole_in_every_language() {
    for lang in LANGUAGES {
        let all = [JobState::Failed, JobState::Running, JobState::Queued, JobState::Done].map(job).to_vec();
        whole(
            "operator-jobs",
            lang,
            &jobs::list_page(&desk(lang, "/operator/jobs"), &page_of(all), Some(JobState::Failed)),
        );
        for state in [JobState::Failed, JobState::Running] {
            let problems = vec![Problem::new("price", "market.price_not_positive").at_row(12)];
            let view = jobs::View { job: job(state), problems, count: 1, done: Done::default() };
            whole(&format!("operator-job-{state:?}"), lang, &jobs::page(&desk(lang, "/operator/jobs/42"), &view));
        }
    }
}

#[test]
fn reviews_are_whole_in_every_language() {
    let field = |text: &str| FieldText { text: text.to_owned(), state: TextState::Human, overridden: false };
    let text = |title: &str, description: &str| Text {
        lang: Lang::EN,
        title: field(title),
        description: field(description),
        options: vec![],
        options_of: vec![],
        options_untranslated: 0,
    };
    for lang in LANGUAGES {
        let summary = ListingSummary {
            id: ListingId::new(9),
            shop: catalog::ShopId::new(1),
            product: catalog::ProductId::new(1),
            market: Country::new(*b"GB"),
            title: "Rose quartz sphere".to_owned(),
            state: ListingState::Pending,
            status: SyncStatus::Draft,
            reasons: vec![Reason::new(Weight::HoldsText, "market.price_pending")],
            on_sale: true,
            price_min: Some(Money::new(2_499, Currency::GBP)),
            price_max: Some(Money::new(2_999, Currency::GBP)),
            overrides: 0,
            updated_at: AT,
        };
        let one = reviews::Waiting {
            summary,
            shop: "Quiet Stones".to_owned(),
            market: "GB".to_owned(),
            texts: vec![(
                Some(text("Rose quartz sphere", "<p>Cut &amp; polished by hand.</p>")),
                text("Rose quartz sphere on a beech stand", "<p>Cut by hand.</p><p>60 mm</p>"),
            )],
            price_now: Some((Money::new(2_499, Currency::GBP), Money::new(2_499, Currency::GBP))),
            form: Form::default(),
        };
        whole(
            "operator-reviews",
            lang,
            &reviews::page_of(&desk(lang, "/operator/reviews"), &page_of(vec![one]), &Done::default()),
        );
    }
}

#[test]
fn people_and_the_log_are_whole_in_every_language() {
    let entry = Entry {
        id: EntryId::new(1),
        seq: 1,
        at: AT,
        actor: "operator:7".to_owned(),
        action: "operator.permissions_set".to_owned(),
        subject: "person:7".to_owned(),
        detail: "{\"permissions\":[\"markets\",\"jobs\"]}".to_owned(),
        prev_hash: "0".repeat(64),
        hash: "9f".repeat(32),
    };
    for lang in LANGUAGES {
        let list = people::ListView {
            operators: vec![person()],
            people: page_of(vec![person()]),
            unknown: Some("nobody".to_owned()),
        };
        whole("operator-people", lang, &people::list_page(&desk(lang, "/operator/people"), &list));
        whole(
            "operator-person",
            lang,
            &people::page(
                &desk(lang, "/operator/people/7"),
                &people::View { person: person(), form: Form::default(), done: Done::default() },
            ),
        );
        let good = Verdict::Whole { entries: 128, head: "9f".repeat(32) };
        whole(
            "operator-audit",
            lang,
            &audit::page_of(&desk(lang, "/operator/audit"), &page_of(vec![entry.clone()]), &good, "person:7"),
        );
        whole(
            "operator-audit-broken",
            lang,
            &audit::page_of(
                &desk(lang, "/operator/audit"),
                &page_of(vec![entry.clone()]),
                &Verdict::Broken { seq: 3 },
                "",
            ),
        );
    }
}

/// The form of a market with some fields typed otherwise.
fn typed(market: &Market, other: &[(&str, &str)]) -> Form {
    let known = market::form_of(market, AT);
    let names = [
        "enabled",
        "checkout",
        "marketplace_licence",
        "vat",
        "vat_from",
        "vat_source",
        "price_bounds.min",
        "price_bounds.max",
        "cross_border_only",
        "commission_bp",
        "payment_fee_bp",
        "freight",
        "reprice_threshold_bp",
        "return_days",
        "payment_methods",
        "review",
    ];
    Form::new(names.map(|name| {
        let typed = other.iter().find(|(field, _)| *field == name).map(|(_, value)| *value);
        (name, typed.unwrap_or(known.value(name)).to_owned())
    }))
}

#[test]
fn the_form_of_a_market_says_the_same_market() {
    for known in ::market::shipped::all() {
        let clock = kernel::ManualClock::at(AT);
        let changes = market::changes(known, &typed(known, &[]), AT).unwrap();
        assert_eq!(&::market::markets::merge(known, &changes, &clock).unwrap(), known, "{}", known.code);
    }
}

#[test]
fn the_form_of_a_market_is_read_as_it_is_meant() {
    let gb = shipped("GB");
    let clock = kernel::ManualClock::at(AT);
    let form = typed(
        &gb,
        &[
            ("vat", "17,5 %"),
            ("vat_from", "2027-01-01"),
            ("vat_source", "Finance Act"),
            ("price_bounds.max", "99.50"),
            ("commission_bp", "7.25"),
            ("review", "manual"),
        ],
    );
    let changed = ::market::markets::merge(&gb, &market::changes(&gb, &form, AT).unwrap(), &clock).unwrap();
    assert_eq!(changed.vat_on("2026-12-31".parse().unwrap()).get(), 2_000);
    assert_eq!(changed.vat_on("2027-01-01".parse().unwrap()).get(), 1_750);
    assert_eq!(changed.price_bounds.map(|bounds| bounds.max.minor), Some(9_950));
    assert_eq!((changed.commission_bp.get(), changed.review), (725, ::market::Review::Manual));
    let closed =
        ::market::markets::merge(&gb, &market::changes(&gb, &typed(&gb, &[("enabled", "")]), AT).unwrap(), &clock)
            .unwrap();
    assert_eq!((closed.enabled, closed.checkout), (false, ::market::Checkout::None));
}

#[test]
fn everything_wrong_in_the_form_of_a_market_is_said_at_once() {
    let gb = shipped("GB");
    let form = typed(
        &gb,
        &[("vat", "x"), ("vat_from", "soon"), ("freight", "1.234"), ("commission_bp", "101"), ("return_days", "")],
    );
    let fields: Vec<String> =
        market::changes(&gb, &form, AT).unwrap_err().0.into_iter().map(|problem| problem.field).collect();
    assert_eq!(fields, ["commission_bp", "freight", "return_days", "vat", "vat_from"]);
}

#[test]
fn a_country_that_opens_without_a_word_gets_what_its_law_allows() {
    let france = shipped("FR");
    let changes = market::changes(&france, &typed(&france, &[("enabled", "yes")]), AT).unwrap();
    let opened = ::market::markets::merge(&france, &changes, &kernel::ManualClock::at(AT)).unwrap();
    assert!(opened.enabled && opened.checkout != ::market::Checkout::None);
}

#[test]
fn other_forms_are_read_as_they_are_meant() {
    let fields =
        [("base", "EUR"), ("date", "2026-11-22"), ("source", " Bank "), ("rates.GBP", " 0.86 "), ("rates.THB", " ")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
    let written = rates::written(&fields);
    assert_eq!((written.source.as_str(), written.rates.len(), written.rates["GBP"].as_str()), ("Bank", 1, "0.86"));
    assert!(matches!(reviews::read_answer(&Form::new([("answer", "approve")])), Ok(Review::Approve)));
    assert!(reviews::read_answer(&Form::new([("answer", "refuse"), ("note", "  ")])).is_err());
    assert_eq!(
        people::wished(&Form::new([("permissions", "jobs"), ("permissions", "markets"), ("permissions", "all")])).len(),
        2
    );
    assert_eq!((jobs::state_of("FAILED"), jobs::state_of("x")), (Some(JobState::Failed), None));
}

#[test]
fn what_was_sold_is_whole_in_every_language() {
    use crate::pages::seller::tests::sold;
    use ::ledger::book::{AccountBalance, Check, CurrencySum, Entry};
    use ::ledger::{Account, EntryKind, Payee};
    use trade::order::OrderState;
    use trade::returns::{ReturnKind, ReturnState};

    let order = sold::order(6, OrderState::Delivered, sold::orders().remove(0).lines);
    let shop = Payee::Shop(kernel::Id::new(7));
    let entry = |id, kind, postings: &[(Account, i64)]| Entry {
        id: kernel::Id::new(id),
        kind,
        order: Some(kernel::Id::new(7_310_000_006)),
        reference: None,
        at: AT,
        postings: postings.iter().map(|(account, minor)| (account.clone(), sold::thb(*minor))).collect(),
    };
    let entries = vec![
        entry(1, EntryKind::Paid, &[(Account::Provider("sandbox".to_owned()), 99_800), (Account::Held, -99_800)]),
        entry(
            2,
            EntryKind::Earned,
            &[
                (Account::Held, 99_800),
                (Account::Pending(shop), -85_288),
                (Account::PlatformCommission, -5_988),
                (Account::PlatformPaymentFee, -1_996),
                (Account::Tax(Country::new(*b"TH")), -6_528),
            ],
        ),
    ];
    let check = |sum: i64| Check {
        balanced: sum == 0,
        entries: 2,
        currencies: vec![CurrencySum { currency: Currency::THB, debit: 199_600, credit: 199_600 - sum, sum }],
        unbalanced: if sum == 0 { vec![] } else { vec![kernel::Id::new(2)] },
        disagreeing: vec![],
    };
    let balances = vec![AccountBalance { account: Account::Tax(Country::new(*b"TH")), balance: sold::thb(-6_528) }];
    let open = ::market::shipped::all().to_vec();
    let markets = Markets::of(open);
    let lane = |express: bool| fulfilment::Lane {
        market: Country::new(*b"TH"),
        code: if express { "express" } else { "standard" }.to_owned(),
        origin: express.then(|| Country::new(*b"CN")),
        name: None,
        carrier: "Kerry".to_owned(),
        express,
        enabled: true,
        collect_h: 24,
        deliver_h_min: 48,
        deliver_h_max: 96,
        volumetric_divisor: 5_000,
        rates: vec![fulfilment::lane::LaneRate { up_to_g: 500, price: sold::thb(3_900) }],
        shipped: !express,
    };
    let payout = |state| ::ledger::Payout {
        id: kernel::Id::new(if state == ::ledger::PayoutState::Paid { 4 } else { 5 }),
        payee: shop,
        amount: Money::new(100_000, Currency::CNY),
        state,
        reference: None,
        failure: None,
        requested_at: AT,
        decided_at: None,
    };
    let refund = trade::payment::refund::Refund {
        id: kernel::Id::new(3),
        payment: kernel::Id::new(2),
        order: order.id,
        provider: "stripe".to_owned(),
        amount: sold::thb(49_900),
        reason: "DAMAGED".to_owned(),
        state: trade::payment::RefundState::Failed,
        provider_ref: None,
        attempts: 12,
        next_at: AT,
        failure: Some("card closed".to_owned()),
        requested_at: AT,
        done_at: None,
    };
    let rate = ::ledger::take_rate::TakeRate {
        id: kernel::Id::new(1),
        market: Country::new(*b"TH"),
        category: None,
        from: "2026-11-01".parse().unwrap(),
        bp: kernel::BasisPoints::new(600).unwrap(),
        min: Some(sold::thb(500)),
        cap: None,
    };
    for lang in LANGUAGES {
        let view = orders::View { asked: orders::Asked::default(), orders: page_of(sold::orders()) };
        whole("operator-orders", lang, &orders::list_page(&desk(lang, "/operator/orders"), &view));
        let shown = |entries: Vec<Entry>| orders::Shown {
            order: order.clone(),
            shop: ("quiet-stones".to_owned(), "Quiet Stones".to_owned()),
            history: sold::history(),
            entries,
        };
        whole("operator-order", lang, &orders::page(&desk(lang, "/operator/orders/1"), &shown(entries.clone())));
        whole("operator-order-unbooked", lang, &orders::page(&desk(lang, "/operator/orders/1"), &shown(vec![])));
        let dispute = disputes::Dispute {
            found: sold::give_back(ReturnState::Disputed, ReturnKind::ReturnAndRefund),
            moves: sold::moves(),
            order: Some(order.clone()),
        };
        let wrong = Form::new([("reason-88", "")])
            .with_problems(&[Problem::new("reason-88", "trade.reason_needed").with("max", 500)]);
        let list = desk(lang, "/operator/disputes");
        whole(
            "operator-disputes",
            lang,
            &disputes::list_page(&list, &page_of(vec![dispute]), &wrong, &Done::default()),
        );
        let books = |sum| ledger::View { check: check(sum), accounts: balances.clone() };
        whole("operator-ledger", lang, &ledger::page(&desk(lang, "/operator/ledger"), &books(0)));
        whole("operator-ledger-wrong", lang, &ledger::page(&desk(lang, "/operator/ledger"), &books(5)));
        let found = ledger::EntriesView {
            asked: ledger::Asked::default(),
            problems: vec![Problem::new("account", "books.account_shape")],
            entries: page_of(entries.clone()),
        };
        whole("operator-entries", lang, &ledger::entries_page(&desk(lang, "/operator/ledger/entries"), &found));
        let paid = [::ledger::PayoutState::Processing, ::ledger::PayoutState::Paid];
        let view = payouts::View {
            payouts: page_of(paid.map(|state| (payout(state), "Quiet Stones".to_owned())).to_vec()),
            refunds: vec![refund.clone()],
            form: Form::default(),
            done: Done::default(),
        };
        whole("operator-payouts", lang, &payouts::page_of(&desk(lang, "/operator/payouts"), &view));
        let view = take_rates::View { rates: vec![rate.clone()], form: Form::default(), done: Done::default() };
        whole("operator-take-rates", lang, &take_rates::page(&desk(lang, "/operator/take-rates"), &markets, &view));
        let served = vec![
            (Country::new(*b"GB"), "alike", 700),
            (Country::new(*b"GB"), "new", 100),
            (Country::new(*b"TH"), "fresh", 8),
        ];
        let weights = ::flows::feed::Weights::default();
        let form = Form::new(::flows::feed::Weights::NAMES.into_iter().zip(weights.array().map(|w| w.to_string())));
        let estimate = ::flows::feed::Estimate { ips: 0.71, snips: 0.70, shown: 0.62, effective: 512.0, drawn: 4_000 };
        let judged =
            ::flows::feed::Replayed { now: Some(estimate), tried: Some(estimate), effective: 512.0, drawn: 4_000 };
        let view = feed::View {
            items: 320,
            people: 12_480,
            facts: 1_250_000,
            served,
            form,
            replayed: Some(judged),
            done: Done { done: Some("weights".to_owned()) },
        };
        whole("operator-feed", lang, &feed::page(&desk(lang, "/operator/feed"), &view));
        let little = ::flows::feed::Replayed { now: None, tried: None, effective: 12.0, drawn: 40 };
        let view = feed::View { served: vec![], replayed: Some(little), ..view };
        whole("operator-feed-empty", lang, &feed::page(&desk(lang, "/operator/feed"), &view));
        let view = lanes::View {
            market: Country::new(*b"TH"),
            currency: Currency::THB,
            lanes: vec![lane(false), lane(true)],
            form: lanes::form_of(&lane(true)),
            file: vec![Problem::new("price", "fulfilment.lane_price_malformed").at_row(3)],
            done: Done::default(),
        };
        whole("operator-lanes", lang, &lanes::page(&desk(lang, "/operator/lanes/TH"), &markets, &view));
    }
    let parts = orders::parts(&order, &entries);
    let sum: i64 = parts.iter().map(|(_, amount)| amount.minor).sum();
    assert_eq!((parts.len(), sum), (4, 99_800), "the parts are the price");
    let same = lanes::written(&lanes::form_of(&lane(true)), Country::new(*b"TH"), Currency::THB).unwrap();
    assert_eq!(same, lane(true));
}
