//! A house with a shop for tests: fresh database, folder and clock.

use std::sync::Arc;

use adapters::outbound::{Outbound, Rules};
use catalog::listing::Listing;
use catalog::search::Search;
use catalog::sync::{SyncId, SyncResult};
use catalog::{OptionAxis, ProductDraft, ProductId, Shop, VariantDraft};
use kernel::{Clock, Currency, ManualClock, MarketCode, Rate, SeededRng};
use market::fx::{Ageing, RateKind, RateSheet};
use testkit::TestDb;

use crate::{AllProducts, Deps, StartSync, SyncProducts};

pub struct House {
    pub deps: Deps,
    pub clock: Arc<ManualClock>,
    pub shop: Shop,
    _folder: tempfile::TempDir,
    _runtime: tokio::runtime::Runtime,
    // Last: the handles above go first.
    _db: TestDb,
}

impl House {
    pub fn each(test: impl Fn(&House)) {
        for db in testkit::databases() {
            test(&House::new(db));
        }
    }

    pub fn new(db: TestDb) -> House {
        let folder = tempfile::tempdir().unwrap();
        let runtime = tokio::runtime::Runtime::new().unwrap();
        let clock = Arc::new(testkit::clock());
        let blobs = blobs::Blobs::in_folder(&folder.path().join("media")).unwrap();
        let deps = Deps {
            db: db.clone(),
            clock: clock.clone(),
            rng: Arc::new(SeededRng::new(7)),
            blobs: blobs.blocking(runtime.handle().clone()),
            search: Arc::new(Search::open(&folder.path().join("search")).unwrap()),
            translator: None,
            image_fetcher: None,
            brand_store: Arc::new(adapters::shopify::Shopify::new(Arc::new(Outbound::new(Rules::default())))),
            studio: None,
            payments: trade::payment::Providers::default(),
            signals: signals::Signals::open(folder.path(), signals::Counting::default()).unwrap(),
            ageing: Ageing::default(),
        };
        let now = clock.clone();
        let shop = db
            .write_blocking(move |tx| {
                market::markets::seed(tx, &*now)?;
                let input = catalog::shop::OpenShop {
                    handle: "jade".to_owned(),
                    name: "Jade House".to_owned(),
                    home_country: "CN".to_owned(),
                    language: "en".to_owned(),
                    currency: "USD".to_owned(),
                };
                let shop = catalog::shop::open(tx, &*now, kernel::Id::new(1), &input);
                shop.map_err(|error| db::Error::Row(error.to_string().into()))
            })
            .unwrap();
        let house = House { deps, clock, shop, _folder: folder, _runtime: runtime, _db: db };
        house.rates(&[
            ("GBP", "0.8"),
            ("IDR", "16000"),
            ("THB", "33"),
            ("VND", "25000"),
            ("MYR", "4.2"),
            ("PHP", "58"),
            ("SGD", "1.3"),
            ("EUR", "0.9"),
            ("JPY", "150"),
            ("CNY", "7.1"),
        ]);
        house
    }

    pub fn rates(&self, rates: &[(&str, &str)]) {
        let rate = |text: &str| Rate::new(text.parse().unwrap()).unwrap();
        let sheet = RateSheet {
            kind: RateKind::Manual,
            date: self.clock.now().timestamp().to_zoned(jiff::tz::TimeZone::UTC).date(),
            base: Currency::USD,
            source: "test".to_owned(),
            rates: rates.iter().map(|(code, value)| (code.parse().unwrap(), rate(value))).collect(),
        };
        let now = self.clock.clone();
        self.deps.db.write_blocking(move |tx| market::fx::put_sheet(tx, &*now, &sheet)).unwrap();
    }

    pub fn write<T: Send + 'static, E: From<db::Error> + Send + std::fmt::Debug + 'static>(
        &self,
        work: impl FnMut(&mut db::Tx) -> Result<T, E> + Send + 'static,
    ) -> T {
        self.deps.db.write_blocking(work).unwrap()
    }

    pub fn read<T>(&self, work: impl FnOnce(&mut db::Read) -> Result<T, db::Error>) -> T {
        self.deps.db.read_blocking(work).unwrap()
    }

    pub fn product(&self, draft: ProductDraft) -> ProductId {
        self.product_of(&self.shop, draft)
    }

    pub fn product_of(&self, shop: &Shop, draft: ProductDraft) -> ProductId {
        let (clock, shop) = (self.clock.clone(), shop.clone());
        self.write(move |tx| crate::create_product(tx, &*clock, &shop, &draft)).product
    }

    pub fn open_shop(&self, handle: &str) -> Shop {
        let clock = self.clock.clone();
        let input = catalog::shop::OpenShop {
            handle: handle.to_owned(),
            name: handle.to_owned(),
            home_country: "GB".to_owned(),
            language: "en".to_owned(),
            currency: "GBP".to_owned(),
        };
        self.write(move |tx| {
            let shop = catalog::shop::open(tx, &*clock, kernel::Id::new(2), &input);
            shop.map_err(|error| db::Error::Row(error.to_string().into()))
        })
    }

    pub fn run(&self) -> u64 {
        let (handlers, consumers) = (crate::handlers(&self.deps), crate::consumers(&self.deps));
        db::jobs::run_due(&self.deps.db, &*self.clock, &handlers, &consumers).unwrap()
    }

    pub fn start(&self, products: SyncProducts, markets: &[&str]) -> SyncId {
        self.start_of(&self.shop, products, markets)
    }

    pub fn start_of(&self, shop: &Shop, products: SyncProducts, markets: &[&str]) -> SyncId {
        let (clock, shop) = (self.clock.clone(), shop.id);
        let markets: Vec<MarketCode> = markets.iter().map(|code| code.parse().unwrap()).collect();
        let sync = StartSync { shop, products, markets, price_rule: None };
        self.write(move |tx| crate::start_sync(tx, &*clock, &sync))
    }

    pub fn sync(&self, markets: &[&str]) -> Vec<SyncResult> {
        let id = self.start(SyncProducts::All(AllProducts::All), markets);
        self.run();
        self.read(|read| catalog::sync::results(read, id))
    }

    pub fn listing(&self, product: ProductId, market: &str) -> Listing {
        let market: MarketCode = market.parse().unwrap();
        let listings = self.read(|read| catalog::listing::of_product(read, product));
        listings.into_iter().find(|listing| listing.market == market).unwrap()
    }
}

/// A bracelet in two colours, 10 USD each.
pub fn bracelet() -> ProductDraft {
    let variant = |colour: &str, sku: &str| VariantDraft {
        sku: Some(sku.to_owned()),
        options: [("Colour".to_owned(), colour.to_owned())].into(),
        price_minor: 1_000,
        stock: Some(5),
        ..VariantDraft::default()
    };
    ProductDraft {
        handle: Some("bracelet".to_owned()),
        title: "Rose quartz bracelet for calm days".to_owned(),
        description: "A bracelet of rose quartz beads, strung by hand.".to_owned(),
        category: Some("jewellery".to_owned()),
        options: vec![OptionAxis { name: "Colour".to_owned(), values: vec!["Red".to_owned(), "Blue".to_owned()] }],
        variants: vec![variant("Red", "RQ-R"), variant("Blue", "RQ-B")],
        ..ProductDraft::default()
    }
}
