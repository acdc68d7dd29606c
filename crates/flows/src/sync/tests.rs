use catalog::listing::storefront::{self, CardQuery, Sort};
use catalog::listing::{EditListing, ListingState, OverrideField, Review, SyncStatus};
use catalog::product::WriteProductError;
use catalog::sync::SyncResult;
use kernel::{DAY_MS, Lang, MarketCode, PageRequest};

use super::*;
use crate::AllProducts;
use crate::fixture::{House, bracelet};

const SIX: [&str; 6] = ["GB", "ID", "TH", "VN", "MY", "PH"];

fn of<'a>(results: &'a [SyncResult], market: &str) -> &'a SyncResult {
    let market: MarketCode = market.parse().unwrap();
    results.iter().find(|result| result.market == market).unwrap()
}

fn codes(result: &SyncResult) -> Vec<&str> {
    result.reasons.iter().map(|reason| reason.code.as_ref()).collect()
}

fn cards(house: &House, market: &str, lang: &str) -> Vec<storefront::Card> {
    let query = CardQuery {
        market: market.parse().unwrap(),
        lang: lang.parse().unwrap(),
        category: None,
        shop: None,
        sort: Sort::Newest,
        page: PageRequest::first(),
    };
    house.read(|read| storefront::cards(read, &query)).items
}

#[test]
fn every_statement_is_understood_by_both_engines() {
    for db in testkit::databases() {
        for (name, sql) in catalog::listing::statements() {
            db.check_statement(sql).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
        for (name, sql) in catalog::sync::STATEMENTS {
            db.check_statement(sql).unwrap_or_else(|error| panic!("{name}: {error}"));
        }
    }
}

#[test]
fn one_click_gives_an_answer_for_every_market() {
    House::each(|house| {
        let product = house.product(bracelet());
        let results = house.sync(&SIX);
        assert_eq!(results.len(), 6);
        for market in ["GB", "TH", "VN", "PH"] {
            assert_eq!(
                of(&results, market).status,
                SyncStatus::Success,
                "{market}: {:?}",
                of(&results, market).reasons
            );
        }
        assert!(codes(of(&results, "TH")).contains(&"translation.source_text"));
        assert_eq!(of(&results, "MY").status, SyncStatus::Draft);
        assert!(codes(of(&results, "MY")).contains(&"market.language_required"));
        assert_eq!(of(&results, "ID").status, SyncStatus::Failed);
        assert!(codes(of(&results, "ID")).contains(&"market.link_required"));
        assert_eq!(of(&results, "ID").listing, None);
        assert_eq!(cards(house, "GB", "en").len(), 1);
        assert!(cards(house, "GB", "en")[0].in_stock);
        assert!(cards(house, "MY", "ms").is_empty());
        let listing = house.listing(product, "GB");
        assert_eq!(listing.state, ListingState::Active);
        assert_eq!(listing.prices.len(), 2);
        assert_eq!(listing.prices[0].price.unwrap().minor % 100, 99);

        let again = house.sync(&SIX);
        assert!(again.iter().all(|result| !result.changed), "{again:?}");
        let strip = |results: &[SyncResult]| -> Vec<_> {
            results.iter().map(|r| (r.market, r.status, r.reasons.clone(), r.listing)).collect()
        };
        assert_eq!(strip(&results), strip(&again));
    });
}

#[test]
fn an_override_outlives_the_product_s_edits_until_it_is_given_back() {
    House::each(|house| {
        let product = house.product(bracelet());
        house.sync(&["GB", "TH"]);
        let listing = house.listing(product, "GB");
        let (clock, shop, ageing, id) = (house.clock.clone(), house.shop.clone(), house.deps.ageing, listing.id);
        let variant = listing.prices[0].variant;
        let edit = EditListing {
            lang: None,
            title: Some("Our own words".to_owned()),
            description: None,
            prices: vec![(variant, 1_500)],
        };
        let edited = house.write(move |tx| crate::edit_listing(tx, &*clock, &ageing, shop.id, id, &edit));
        assert_eq!(edited.texts[0].title.text, "Our own words");
        assert_eq!(edited.prices[0].price.unwrap().minor, 1_500);
        assert_eq!(cards(house, "GB", "en")[0].title, "Our own words");

        let mut draft = bracelet();
        draft.title = "A new title".to_owned();
        draft.description = "New words for everybody.".to_owned();
        draft.variants[0].price_minor = 2_000;
        let (clock, shop) = (house.clock.clone(), house.shop.clone());
        house.write(move |tx| {
            crate::update_product(tx, &*clock, &shop, product, None, &draft).map_err(|error: WriteProductError| {
                match error {
                    WriteProductError::Fault(fault) => fault,
                    other => db::Error::Row(other.to_string().into()),
                }
            })
        });
        house.run();
        let listing = house.listing(product, "GB");
        assert_eq!(listing.texts[0].title.text, "Our own words");
        assert!(listing.texts[0].title.overridden);
        assert_eq!(listing.texts[0].description.text, "New words for everybody.");
        assert_eq!(listing.prices[0].price.unwrap().minor, 1_500);

        let (clock, shop) = (house.clock.clone(), house.shop.id);
        let field = OverrideField::Title(None);
        let given = house.write(move |tx| crate::inherit_field(tx, &*clock, &ageing, shop, id, field));
        assert_eq!(given.texts[0].title.text, "A new title");
        assert!(given.prices[0].overridden);
    });
}

#[test]
fn a_small_move_of_the_rate_changes_nothing_and_a_large_one_only_inherited_prices() {
    House::each(|house| {
        let product = house.product(bracelet());
        house.sync(&["GB"]);
        let before = house.listing(product, "GB");
        house.clock.advance_ms(DAY_MS);
        house.rates(&[("GBP", "0.805")]);
        house.run();
        assert_eq!(house.listing(product, "GB").prices, before.prices);
        assert!(house.sync(&["GB"]).iter().all(|result| !result.changed));
        house.clock.advance_ms(DAY_MS);
        house.rates(&[("GBP", "0.9")]);
        house.run();
        let after = house.listing(product, "GB");
        assert!(after.prices[0].price.unwrap().minor > before.prices[0].price.unwrap().minor);
        assert_eq!(after.prices[0].rate.as_ref().unwrap().rate.to_string(), "0.9");
        let history = house.read(|read| catalog::listing::history(read, after.id, 10));
        assert_eq!(history.len(), 4);
    });
}

#[test]
fn a_version_under_review_waits_behind_the_one_on_sale() {
    House::each(|house| {
        let clock = house.clock.clone();
        house.write(move |tx| {
            let mut market = market::markets::find(tx, "GB".parse().unwrap())?.unwrap();
            market.review = market::Review::Manual;
            market::markets::put(tx, &*clock, None, market)
        });
        let product = house.product(bracelet());
        let results = house.sync(&["GB"]);
        assert_eq!(codes(of(&results, "GB")), ["catalog.in_review"]);
        let listing = house.listing(product, "GB");
        assert_eq!(listing.state, ListingState::Pending);
        assert!(cards(house, "GB", "en").is_empty());
        let (clock, ageing, id) = (house.clock.clone(), house.deps.ageing, listing.id);
        let answer = Review::Approve;
        let state = house.write(move |tx| crate::review_listing(tx, &*clock, &ageing, id, &answer));
        assert_eq!(state, ListingState::Active);
        assert_eq!(cards(house, "GB", "en").len(), 1);

        let (clock, shop) = (house.clock.clone(), house.shop.id);
        let edit = EditListing { title: Some("Other words".to_owned()), ..EditListing::default() };
        let edited = house.write(move |tx| crate::edit_listing(tx, &*clock, &ageing, shop, id, &edit));
        assert_eq!((edited.state, edited.on_sale, edited.older_on_sale), (ListingState::Pending, true, true));
        assert_ne!(cards(house, "GB", "en")[0].title, "Other words");
        assert!(house.sync(&["GB"]).iter().all(|result| !result.changed));
        let clock = house.clock.clone();
        let refusal = Review::Reject { note: "Too short".to_owned() };
        let state = house.write(move |tx| crate::review_listing(tx, &*clock, &ageing, id, &refusal));
        assert_eq!(state, ListingState::Rejected);
        assert_eq!(house.listing(product, "GB").review_note.as_deref(), Some("Too short"));
        assert_eq!(cards(house, "GB", "en").len(), 1);
    });
}

#[test]
fn what_a_product_may_no_longer_sell_leaves_the_storefront_at_once() {
    House::each(|house| {
        let product = house.product(bracelet());
        house.sync(&["GB"]);
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        house.write(move |tx| crate::pause_product(tx, &*clock, shop, product, "").map_err(|_| db::Error::Panicked));
        assert!(cards(house, "GB", "en").is_empty());
        house.run();
        assert_eq!(house.listing(product, "GB").status, SyncStatus::Draft);
        let (clock, shop) = (house.clock.clone(), house.shop.id);
        house.write(move |tx| crate::resume_product(tx, &*clock, shop, product, "").map_err(|_| db::Error::Panicked));
        house.run();
        assert_eq!(cards(house, "GB", "en").len(), 1);
    });
}

#[test]
fn a_page_of_a_listing_says_everything_in_its_language() {
    House::each(|house| {
        let product = house.product(bracelet());
        house.sync(&["GB", "TH"]);
        let listing = house.listing(product, "TH");
        let before = house.deps.db.statements_run();
        let page = house.read(|read| storefront::page(read, listing.market, Lang::TH, listing.id)).unwrap();
        assert!(house.deps.db.statements_run() - before <= 5);
        assert_eq!(page.variants.len(), 2);
        assert_eq!(page.variants[0].available, 5);
        assert!(page.source_text);
        assert_eq!(page.alternates.len(), 2);
        assert_eq!(house.read(|read| storefront::page(read, "GB".parse().unwrap(), Lang::TH, listing.id)), None);
    });
}

#[test]
fn a_sync_that_stopped_goes_on_and_does_nothing_twice() {
    House::each(|house| {
        for i in 0..70 {
            let mut draft = bracelet();
            draft.handle = Some(format!("bracelet-{i}"));
            for (variant, colour) in draft.variants.iter_mut().zip(["r", "b"]) {
                variant.sku = Some(format!("RQ-{i}-{colour}"));
            }
            house.product(draft);
        }
        let id = house.start(SyncProducts::All(AllProducts::All), &["GB", "TH"]);
        let job = SyncJob::new(&house.deps);
        let found = house.read(|read| db::jobs::find(read, kernel::Id::new(id.get()))).unwrap();
        let run = Run { db: &house.deps.db, clock: &*house.clock, job: &found };
        let way = house.read(|read| job.prepare(read, &*house.clock, id)).unwrap();
        assert!(job.step(&run, &way).unwrap());
        assert_eq!(house.read(|read| catalog::sync::find(read, id)).unwrap().done, 64);
        house.run();
        let results = house.read(|read| catalog::sync::results(read, id));
        assert_eq!(results.len(), 140);
        assert!(results.iter().all(|result| result.changed));
        let sync = house.read(|read| catalog::sync::find(read, id)).unwrap();
        assert_eq!(sync.done, 70);
        assert!(sync.finished_at.is_some());
    });
}

#[test]
fn a_market_that_links_out_needs_the_store_and_a_licence_lifts_that() {
    House::each(|house| {
        house.product(bracelet());
        assert_eq!(of(&house.sync(&["ID", "US"]), "US").status, SyncStatus::Failed);
        let clock = house.clock.clone();
        house.write(move |tx| market::markets::declare_all_licences(tx, &*clock));
        let results = house.sync(&["ID", "US"]);
        assert_eq!(of(&results, "US").status, SyncStatus::Success, "{:?}", of(&results, "US").reasons);
        assert_eq!(of(&results, "ID").status, SyncStatus::Success, "{:?}", of(&results, "ID").reasons);
        assert!(codes(of(&results, "ID")).contains(&"market.fob_minimum"));
    });
}

#[test]
fn one_product_goes_to_every_country_that_has_a_rate() {
    let house = House::new(testkit::sqlite());
    house.product(bracelet());
    let markets = house.read(market::markets::all);
    let mut currencies: Vec<kernel::Currency> = markets.iter().map(|market| market.currency).collect();
    currencies.sort_unstable();
    currencies.dedup();
    let quoted: Vec<(&str, &str)> = currencies
        .iter()
        .filter(|currency| currency.code() != "USD")
        .take(43)
        .map(|currency| (currency.code(), "2"))
        .collect();
    house.rates(&quoted);
    let clock = house.clock.clone();
    let codes: Vec<MarketCode> = markets.iter().take(189).map(|market| market.code).collect();
    house.write(move |tx| {
        for mut market in market::markets::all(tx)? {
            market.enabled = true;
            market.marketplace_licence = true;
            market.checkout = market::Checkout::InApp;
            market::markets::put(tx, &*clock, None, market)?;
        }
        Ok::<_, market::markets::PutMarketError>(())
    });
    let codes: Vec<String> = codes.iter().map(ToString::to_string).collect();
    let results = house.sync(&codes.iter().map(String::as_str).collect::<Vec<_>>());
    assert_eq!(results.len(), 189);
    for result in &results {
        let bounds =
            result.reasons.iter().any(|r| r.code.starts_with("market.price_") || r.code == "market.language_required");
        assert!(result.status == SyncStatus::Success || bounds, "{}: {:?}", result.market, result.reasons);
    }
    assert!(results.iter().filter(|result| result.status == SyncStatus::Success).count() > 180);
}
