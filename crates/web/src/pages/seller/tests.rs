//! Every page of the seller with sample data, in every interface language.
//!
//! `MEADOW_GALLERY=FOLDER cargo test -p web seller_pages` writes them there, for eyes and for axe.

pub(crate) mod foreseen;
pub(in crate::pages) mod sample;
pub(in crate::pages) mod sold;

use std::sync::Arc;

use catalog::listing::ListingFilter;
use catalog::product::ProductFilter;
use catalog::translation::glossary::Glossary;
use catalog::{ProductState, listing::SyncStatus};
use db::jobs::JobState;
use flows::charts::Day;
use flows::data::{About, By, DaySum, Row, ShopData, Stretch, Sums};
use kernel::{Currency, Lang, Money, Page, Problem};
use maud::Markup;

use super::editor::{Editor, Known, Typed};
use super::sync::{Choice, Choosing, Outcome, Preview};
use super::*;
use crate::Voice;
use crate::guard::Nonce;
use crate::pages::Desk;
use crate::pages::studio::tests::post as studio_post;
use crate::pages::trends::Shown;
use crate::ui::Form;
use crate::words::LANGUAGES;

fn desk(lang: Lang, path: &str) -> Desk {
    let market = if lang == Lang::ZH { *b"CN" } else { *b"GB" };
    let voice = Voice::new(lang, kernel::MarketCode::new(market), jiff::tz::TimeZone::UTC);
    Desk { voice, nonce: Nonce::default(), principal: None, path: path.to_owned(), home: "/gb/".to_owned(), unread: 0 }
}

fn of_shops(lang: Lang) -> Vec<(&'static str, Markup)> {
    let (markets, shop) = (sample::markets(), sample::shop());
    let wrong = [
        Problem::new("name", "catalog.shop_name_length").with("max", 80),
        Problem::new("handle", "catalog.handle_shape"),
    ];
    let opening = Form::new([("handle", "Q!"), ("home_country", "CN"), ("language", "zh"), ("currency", "CNY")]);
    let today = today::Today {
        products: vec![(ProductState::Active, 1180), (ProductState::Draft, 12), (ProductState::SellerPaused, 56)],
        listings: sample::counts(),
        held: sample::held(),
        prices_pending: vec![(sample::code("VN"), 36)],
        untranslated: vec![(sample::code("TH"), 2480), (sample::code("MY"), 72)],
        imports: vec![(sample::job("import", JobState::Running), 0), (sample::job("import", JobState::Done), 14)],
        translator: None,
        selling: today::Selling { to_pack: 18, late: 2, soon: 5, cancellations: 1, returns: 3, samples: 2 },
        pulse: flows::radar::Pulse { hits: Some((sample::code("GB"), 1)), urgent: Some((sample::code("TH"), 3)) },
    };
    let calm = today::Today { products: vec![(ProductState::Active, 3)], ..today::Today::default() };
    vec![
        ("opening", shops::opening(&desk(lang, "/seller"), &opening.with_problems(&wrong), &markets)),
        ("today", today::view(&desk(lang, "/seller/quiet-stones?done=created"), &shop, &markets, &today)),
        ("today-new", today::view(&desk(lang, "/"), &shop, &markets, &today::Today::default())),
        ("today-calm", today::view(&desk(lang, "/"), &shop, &markets, &calm)),
    ]
}

fn of_products(lang: Lang) -> Vec<(&'static str, Markup)> {
    let (desk, markets, shop) = (desk(lang, "/"), sample::markets(), sample::shop());
    let listed = Page { items: sample::summaries(), next: Some(kernel::Cursor::seal(&1)) };
    let counts = [(ProductState::Active, 1180), (ProductState::Draft, 12), (ProductState::Deleted, 2)];
    let none = Page { items: vec![], next: None };
    let units = sample::units();
    let typed = Typed::of(&sample::product(), |variant| units.get(&variant.get()).copied());
    let known = || Known { product: sample::product(), listings: sample::listings() };
    let problems = vec![
        Problem::new("title", "catalog.title_missing"),
        Problem::new("v0_price", "shop.price_comma").with("example", "12.50").with("digits", 2).with("currency", "CNY"),
    ];
    let mut blank = Typed::blank();
    blank.rows[0].price = "12,50".to_owned();
    vec![
        ("products", products::view(&desk, &shop, &ProductFilter::default(), &listed, &counts)),
        ("products-none", products::view(&desk, &shop, &ProductFilter::default(), &none, &[])),
        (
            "products-no-match",
            products::view(&desk, &shop, &ProductFilter { query: Some("x".to_owned()), state: None }, &none, &counts),
        ),
        (
            "editor",
            editor::view(
                &desk,
                &shop,
                &markets,
                &Editor { typed: typed.clone(), problems: vec![], known: Some(known()), overtaken: None },
            ),
        ),
        (
            "editor-overtaken",
            editor::view(
                &desk,
                &shop,
                &markets,
                &Editor { typed, problems: vec![], known: Some(known()), overtaken: Some(5) },
            ),
        ),
        (
            "editor-new",
            editor::view(&desk, &shop, &markets, &Editor { typed: blank, problems, known: None, overtaken: None }),
        ),
        ("imports", imports::list_view(&desk, &shop, &Form::default(), &[sample::job("import", JobState::Done)])),
        ("import-running", imports::job_view(&desk, &shop, &sample::job("import", JobState::Running), &[], 0)),
        ("import-done", imports::job_view(&desk, &shop, &sample::job("import", JobState::Done), &row_problems(), 2)),
        ("import-failed", imports::job_view(&desk, &shop, &sample::job("import", JobState::Failed), &[], 0)),
        ("exports", exports::view(&desk, &shop, &markets, &[(sample::code("GB"), 1248), (sample::code("TH"), 12)])),
    ]
}

fn row_problems() -> Vec<Problem> {
    vec![
        Problem::new("Variant Price", "catalog.price_negative").at_row(14),
        Problem::new("Title", "catalog.title_too_long").with("max", 255).at_row(230),
    ]
}

fn of_sync(lang: Lang) -> Vec<(&'static str, Markup)> {
    let (desk, markets, shop) = (desk(lang, "/"), sample::markets(), sample::shop());
    let choosing = |products: Vec<catalog::ProductId>| Choosing {
        choice: Choice { products, ..Choice::default() },
        titles: vec!["月光石小夜灯".to_owned()],
        all: 1248,
        listed: vec![(sample::code("GB"), 1248)],
        past: vec![sample::sync()],
    };
    let preview = |products: i64, translator: Option<&str>| Preview {
        choice: Choice::default(),
        markets: sample::previews(products),
        titles: sample::summaries().into_iter().map(|product| (product.id, product.title)).collect(),
        products: if products == 1 { 1 } else { 1248 },
        translator: translator.map(str::to_owned),
        form: Form::default(),
    };
    let outcome = |state: JobState| Outcome {
        sync: sample::sync(),
        job: Some(sample::job("sync", state)),
        tally: sample::tally(),
        results: sample::results(),
        titles: sample::summaries().into_iter().map(|product| (product.id, product.title)).collect(),
        status: None,
        market: None,
    };
    vec![
        ("sync", sync::choose_view(&desk, &shop, &markets, &choosing(vec![]))),
        (
            "sync-some",
            sync::choose_view(&desk, &shop, &markets, &choosing(vec![kernel::Id::new(11), kernel::Id::new(12)])),
        ),
        ("preview", sync::preview_view(&desk, &shop, &markets, &preview(1, None))),
        ("preview-many", sync::preview_view(&desk, &shop, &markets, &preview(4, Some("libretranslate")))),
        ("results", sync::results_view(&desk, &shop, &markets, &outcome(JobState::Done))),
        ("results-running", sync::results_view(&desk, &shop, &markets, &outcome(JobState::Running))),
    ]
}

fn of_listings(lang: Lang) -> Vec<(&'static str, Markup)> {
    let (desk, markets, shop) = (desk(lang, "/"), sample::markets(), sample::shop());
    let listed = Page { items: sample::listing_summaries(), next: None };
    let philippines = sample::listing(sample::code("PH"), Currency::PHP, Money::new(89_900, Currency::PHP), sample::AT);
    let shown = listing::Shown {
        listing: philippines,
        product: sample::product(),
        prices: sample::explained(),
        form: Form::default(),
    };
    let filter = ListingFilter { status: Some(SyncStatus::Draft), market: None };
    vec![
        ("listings", listings::view(&desk, &shop, &markets, &filter, &listed, &sample::counts())),
        (
            "listings-none",
            listings::view(&desk, &shop, &markets, &ListingFilter::default(), &Page { items: vec![], next: None }, &[]),
        ),
        ("listing", listing::view(&desk, &shop, &markets, &shown)),
    ]
}

fn of_settings(lang: Lang) -> Vec<(&'static str, Markup)> {
    let (desk, markets, shop) = (desk(lang, "/"), sample::markets(), sample::shop());
    let glossary: Glossary = serde_json::from_value(serde_json::json!({
        "version": 3, "keep": ["Quiet Stones", "USB-C"], "terms": [{"source": "月光石", "translations": {"en": "moonstone", "th": "มูนสโตน"}}]
    }))
    .unwrap();
    let people = staff::People {
        members: sample::members(),
        invites: sample::invites(),
        form: Form::new([("permission", "catalogue")]),
    };
    vec![
        ("settings", settings::view(&desk, &shop, &markets, &settings::Settings::of(&shop, &[]))),
        ("connection", connection::view(&desk, &shop, &sample::connection(&shop))),
        ("glossary", glossary::view(&desk, &shop, &markets, &glossary::Shown::of(&glossary, Lang::EN))),
        ("staff", staff::view(&desk, &shop, &people)),
    ]
}

fn of_orders(lang: Lang) -> Vec<(&'static str, Markup)> {
    use ::trade::order::{Counts, LineState, OrderFilter, OrderState};
    let (desk, shop) = (desk(lang, "/"), sample::shop());
    let all = sold::orders();
    let list = |form: Form, refused| orders::List {
        filter: OrderFilter::default(),
        counts: Counts { by_state: vec![(OrderState::OnHold, 4), (OrderState::AwaitingShipment, 18)], late: 2 },
        orders: Page { items: all.clone(), next: Some(kernel::Cursor::seal(&1)) },
        form,
        refused,
        packed: 2,
    };
    let tried = Form::new([("carrier", "Kerry"), ("tracking", "TH1\nTH2"), ("order", "7310000002")]);
    let refused = vec![(all[2].id, "…".to_owned())];
    let lines = vec![sold::line(1, LineState::Packed), sold::line(2, LineState::Open)];
    let order = sold::order(2, OrderState::PartiallyShipped, lines);
    let shown = |order: &::trade::order::Order, asked| orders::Shown {
        history: sold::history(),
        parcels: vec![
            sold::parcel(41, fulfilment::ParcelState::Ready, order),
            sold::parcel(42, fulfilment::ParcelState::ToPack, order),
        ],
        asked,
        returns: vec![],
        form: Form::default(),
        order: order.clone(),
    };
    let wrong = Form::new([("carrier", ""), ("tracking", "TH 1"), ("weight_g", "heavy"), ("line", "2")])
        .with_problems(&[Problem::new("weight_g", "fulfilment.lane_number_malformed")]);
    let picks: Vec<_> = [(1, 12), (2, 3)]
        .map(|(variant, units)| ::trade::order::Pick {
            variant: kernel::Id::new(variant),
            sku: format!("QS-{variant:04}"),
            title: "Moonstone night light".to_owned(),
            options: vec![("Colour".to_owned(), "Warm white".to_owned())],
            units,
            orders: units,
        })
        .to_vec();
    vec![
        ("sold-orders", orders::view(&desk, &shop, &list(Form::default(), vec![]))),
        ("sold-orders-tried", orders::view(&desk, &shop, &list(tried, refused))),
        ("sold-order", orders::one_view(&desk, &shop, &shown(&order, None))),
        ("sold-order-asked", orders::one_view(&desk, &shop, &shown(&all[1], Some(sold::cancellation(&all[1]))))),
        ("sold-order-wrong", orders::one_view(&desk, &shop, &orders::Shown { form: wrong, ..shown(&order, None) })),
        ("sold-order-delivered", orders::one_view(&desk, &shop, &shown(&all[5], None))),
        ("sold-pick", packing::pick_view(&desk, &shop, &picks)),
        ("sold-pick-none", packing::pick_view(&desk, &shop, &[])),
        ("sold-slips", packing::slips_view(&desk, &shop, &all[..2])),
    ]
}

fn of_returns_and_stock(lang: Lang) -> Vec<(&'static str, Markup)> {
    use ::trade::returns::{ReturnKind as Kind, ReturnState as State};
    let (desk, markets, shop) = (desk(lang, "/"), sample::markets(), sample::shop());
    let shown = |state, kind| returns::Shown {
        found: sold::give_back(state, kind),
        moves: sold::moves(),
        order: sold::orders().remove(5),
        form: Form::default(),
    };
    let found = Page { items: vec![sold::give_back(State::Requested, Kind::ReturnAndRefund)], next: None };
    let named = stock::Named {
        product: kernel::Id::new(1),
        title: "Moonstone night light".to_owned(),
        sku: "QS-0001".to_owned(),
        options: vec![("Colour".to_owned(), "Warm white".to_owned())],
        waiting: 12,
    };
    let levels = stock::Shown {
        levels: Page { items: sold::levels(), next: None },
        names: [1, 2].map(|variant| (kernel::Id::new(variant), named.clone())).into_iter().collect(),
        warehouses: sold::warehouses(),
        form: Form::default(),
    };
    let none = stock::Shown {
        levels: Page { items: vec![], next: None },
        names: std::collections::HashMap::new(),
        warehouses: vec![],
        form: Form::default(),
    };
    let sharing = stock::Sharing {
        variant: kernel::Id::new(1),
        name: named.clone(),
        levels: sold::levels(),
        pool: sold::pool(),
        form: Form::new([("mode", "MANUAL"), ("share-GB", "40"), ("share-TH", "x")])
            .with_problems(&[Problem::new("share-TH", "fulfilment.lane_number_malformed")]),
    };
    vec![
        ("sold-returns", returns::list_view(&desk, &shop, None, &found)),
        ("sold-return", returns::view(&desk, &shop, &shown(State::Requested, Kind::ReturnAndRefund))),
        ("sold-return-back", returns::view(&desk, &shop, &shown(State::BuyerShipped, Kind::ReturnAndRefund))),
        ("sold-return-replace", returns::view(&desk, &shop, &shown(State::Received, Kind::Replacement))),
        ("sold-stock", stock::view(&desk, &shop, &levels)),
        ("sold-stock-none", stock::view(&desk, &shop, &none)),
        ("sold-pool", stock::pool_view(&desk, &shop, &markets, &sharing)),
    ]
}

fn of_money(lang: Lang) -> Vec<(&'static str, Markup)> {
    use ::ledger::settlement::{Reason, Unsettled};
    let (desk, shop) = (desk(lang, "/"), sample::shop());
    let cny = |minor| Money::new(minor, Currency::CNY);
    let payee = ::ledger::Payee::Shop(kernel::Id::new(7));
    let waiting = |reason, until| Unsettled {
        id: kernel::Id::new(1),
        payee,
        order: kernel::Id::new(7_310_000_001),
        amount: sold::thb(42_644),
        reason,
        until,
        fx: None,
    };
    let statement = ::ledger::Statement {
        id: kernel::Id::new(5),
        payee,
        day: "2026-11-21".parse().unwrap(),
        opening: cny(120_000),
        settled: cny(48_000),
        reserve_held: cny(2_400),
        reserve_released: cny(0),
        paid_out: cny(100_000),
        closing: cny(65_600),
        closed_at: sample::AT,
    };
    let payout = ::ledger::Payout {
        id: kernel::Id::new(4),
        payee,
        amount: cny(100_000),
        state: ::ledger::PayoutState::Processing,
        reference: None,
        failure: None,
        requested_at: sample::AT,
        decided_at: None,
    };
    let purse = money::Purse { payable: cny(65_600), pending: cny(0), reserve: cny(2_400), payout: cny(100_000) };
    let shown = |purses| money::Shown {
        purses,
        unsettled: Page {
            items: vec![waiting(Reason::WaitingPeriod, Some(sample::AT)), waiting(Reason::ReturnOpen, None)],
            next: None,
        },
        undelivered: vec![(kernel::Id::new(7_310_000_002), sold::thb(49_900))],
        statements: Page { items: vec![statement.clone()], next: None },
        payouts: Page { items: vec![payout.clone()], next: None },
        key: "k".to_owned(),
        problem: None,
    };
    let line = money::Line {
        word: "settled".to_owned(),
        order: Some(kernel::Id::new(7_310_000_001)),
        at: sample::AT,
        amount: cny(45_600),
    };
    vec![
        ("sold-money", money::overview(&desk, &shop, &shown(vec![purse]))),
        ("sold-money-none", money::overview(&desk, &shop, &shown(vec![]))),
        (
            "sold-statement",
            money::statement_view(
                &desk,
                &shop,
                &money::OneStatement { statement: statement.clone(), lines: vec![line] },
            ),
        ),
    ]
}

fn of_radar(lang: Lang) -> Vec<(&'static str, Markup)> {
    let (desk, markets, shop) = (desk(lang, "/"), sample::markets(), sample::shop());
    let wrong = Form::new([("unit_cost", "4,50"), ("lead_days", "400")]).with_problems(&[
        Problem::new("unit_cost", "shop.price_comma")
            .with("example", "12.50")
            .with("digits", 2)
            .with("currency", "GBP"),
        Problem::new("lead_days", "radar.days").with("max", 180),
    ]);
    let cell = |line: u64, column: &str, text: &str, code| {
        Problem::new("file", code).at_row(line).with("line", line).with("column", column).with("text", text)
    };
    let bad = Form::new([("cost_percent", "60")]).with_problems(&[
        cell(14, "date", "23/11/2026", "radar.sales_date"),
        cell(230, "units", "two", "radar.sales_number"),
    ]);
    let outlook = |page| outlook::view(&desk, &shop, &markets, &page);
    vec![
        ("radar", radar::view(&desk, &shop, &markets, &foreseen::radar(false))),
        ("radar-none", radar::view(&desk, &shop, &markets, &foreseen::radar(true))),
        ("outlook", outlook(foreseen::outlook(false, Form::default()))),
        ("outlook-calm", outlook(foreseen::outlook(true, wrong))),
        ("outlook-none", outlook(foreseen::no_outlook("radar.nothing_heard"))),
        ("outlook-not-listed", outlook(foreseen::no_outlook("radar.not_priced_there"))),
        ("sales-file", sales::view(&desk, &Form::default(), None)),
        ("sales-file-wrong", sales::view(&desk, &bad, None)),
        ("sales-file-read", sales::view(&desk, &Form::default(), Some(&foreseen::played(false)))),
        ("sales-file-nothing", sales::view(&desk, &Form::default(), Some(&foreseen::played(true)))),
    ]
}

fn of_trends(lang: Lang) -> Vec<(&'static str, Markup)> {
    let (desk, markets, shop) = (desk(lang, "/"), sample::markets(), sample::shop());
    let shown = |form, imported, items: Vec<flows::trends::Matched>| Shown {
        form,
        imported,
        list: Page { next: (!items.is_empty()).then(|| kernel::Cursor::seal(&7)), items },
        base: "/seller/quiet-stones/trends".to_owned(),
        products: Some("/seller/quiet-stones/products/".to_owned()),
    };
    let day = |day| Day::constant(2026, 11, day);
    let imported = flows::trends::Imported { series: 4, points: 212, passed_over: 2, from: day(1), to: day(22) };
    let wrong = Form::new([("format", "plain")]).with_problems(&[
        Problem::new("file", "radar.trend_date").at_row(2).with("line", 2).with("column", "t").with("text", "soon"),
        Problem::new("market", "radar.trend_which_market"),
    ]);
    let view = |shown| trends::view(&desk, &shop, &markets, &shown);
    vec![
        ("trends", view(shown(Form::default(), Some(imported), foreseen::outside()))),
        ("trends-wrong", view(shown(wrong, None, foreseen::outside()))),
        ("trends-none", view(shown(Form::default(), None, vec![]))),
    ]
}

fn of_data(lang: Lang) -> Vec<(&'static str, Markup)> {
    let (desk, markets, shop) = (desk(lang, "/"), sample::markets(), sample::shop());
    let numbers = |by, rows| {
        let stretch = Stretch::last(28, Day::constant(2026, 11, 22));
        let (now, before) =
            (Sums { orders: 41, units: 57, minor: 142_443 }, Sums { orders: 20, units: 60, minor: 70_100 });
        let sum = |(n, day)| DaySum { day, units: n % 5, minor: n % 5 * 2_499 };
        let days = (0_i64..).zip(stretch.each()).map(sum).collect();
        let data = ShopData { stretch, as_of: sample::AT, now, before, days, rows };
        let place = Arc::clone(&markets.open()[0]);
        let all = vec![(place.market.code, 41), (sample::code("TH"), 0)];
        data::view(&desk, &shop, &data::Numbers { place, markets: all, by, days: 28, data })
    };
    let row = |about| Row {
        about,
        impressions: None,
        views: None,
        clicks: None,
        carts: None,
        orders: 41,
        units: 57,
        minor: 142_443,
    };
    let day = row(About::Day(Day::constant(2026, 11, 22)));
    let product = Row { clicks: Some(1_204), carts: Some(93), ..row(About::Product(Box::new(sample::product()))) };
    let post = About::Post(Box::new(studio_post(31, content::PostState::Ready)));
    let post =
        Row { impressions: Some(90_120), views: Some(41_002), clicks: Some(1_100), carts: Some(80), ..row(post) };
    let some = |row| Page { items: vec![row], next: Some(kernel::Cursor::seal(&7)) };
    vec![
        ("data", numbers(By::Day, some(day))),
        ("data-products", numbers(By::Product, some(product))),
        ("data-posts", numbers(By::Post, some(post))),
        ("data-none", numbers(By::Product, Page { items: vec![], next: None })),
    ]
}

fn pages(lang: Lang) -> Vec<(&'static str, Markup)> {
    [
        of_shops(lang),
        of_products(lang),
        of_sync(lang),
        of_listings(lang),
        of_settings(lang),
        of_orders(lang),
        of_returns_and_stock(lang),
        of_money(lang),
        of_radar(lang),
        of_data(lang),
        of_trends(lang),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn seller_pages() {
    let folder = std::env::var_os("MEADOW_GALLERY").map(std::path::PathBuf::from);
    for lang in LANGUAGES {
        for (name, page) in pages(lang) {
            let html = page.into_string();
            assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{lang} {name}");
            let shown_id = html.split('>').map(|part| part.split('<').next().unwrap_or_default()).find(|text| {
                ["shop-", "web-", "selling-", "buy-", "ledger-", "radar-", "charts-", "data-", "waits-", "trends-"]
                    .iter()
                    .any(|family| text.starts_with(family))
            });
            assert_eq!(shown_id, None, "{lang} {name} shows a message's id");
            assert!(!html.contains("/assets/missing"), "{lang} {name} names a file that Vite does not make");
            assert!(!html.contains(" style=\"") && !html.contains(" onclick="), "{lang} {name} breaks its own policy");
            assert_eq!(html.matches("<h1").count(), 1, "{lang} {name} has one heading of the first rank");
            if let Some(folder) = &folder {
                std::fs::create_dir_all(folder).unwrap();
                std::fs::write(folder.join(format!("{name}.{lang}.html")), html).unwrap();
            }
        }
    }
}

/// Ids name one thing each, and every label has its field.
#[test]
fn labels_lead_to_their_fields() {
    for (name, page) in pages(Lang::EN) {
        let html = page.into_string();
        let values = |attribute: &str| -> Vec<String> {
            let mark = format!(" {attribute}=\"");
            html.split(&mark).skip(1).filter_map(|rest| rest.split('"').next()).map(str::to_owned).collect()
        };
        let ids = values("id");
        for id in &ids {
            assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{name}: id {id} stands twice");
        }
        for label in values("for") {
            assert!(ids.contains(&label), "{name}: nothing has the id {label}");
        }
    }
}
