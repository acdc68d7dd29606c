//! Every page of the seller with sample data, in every interface language.
//!
//! `MEADOW_GALLERY=FOLDER cargo test -p web seller_pages` writes them there, for eyes and for axe.

pub(super) mod sample;

use catalog::listing::ListingFilter;
use catalog::product::ProductFilter;
use catalog::translation::glossary::Glossary;
use catalog::{ProductState, listing::SyncStatus};
use db::jobs::JobState;
use kernel::{Currency, Lang, Money, Page, Problem};
use maud::Markup;

use super::editor::{Editor, Known, Typed};
use super::sync::{Choice, Choosing, Outcome, Preview};
use super::*;
use crate::Voice;
use crate::guard::Nonce;
use crate::pages::Desk;
use crate::ui::Form;
use crate::words::LANGUAGES;

fn desk(lang: Lang, path: &str) -> Desk {
    let market = if lang == Lang::ZH { *b"CN" } else { *b"GB" };
    let voice = Voice::new(lang, kernel::MarketCode::new(market), jiff::tz::TimeZone::UTC);
    Desk { voice, nonce: Nonce::default(), principal: None, path: path.to_owned(), home: "/gb/".to_owned() }
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
        selling: today::Selling { to_pack: 18, late: 2, soon: 5, cancellations: 1, returns: 3 },
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
        ("glossary", glossary::view(&desk, &shop, &markets, &glossary::Shown::of(&glossary, Lang::EN))),
        ("staff", staff::view(&desk, &shop, &people)),
    ]
}

fn pages(lang: Lang) -> Vec<(&'static str, Markup)> {
    [of_shops(lang), of_products(lang), of_sync(lang), of_listings(lang), of_settings(lang)]
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
            let shown_id = html
                .split('>')
                .map(|part| part.split('<').next().unwrap_or_default())
                .find(|text| text.starts_with("shop-") || text.starts_with("web-"));
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
