//! A shop with something in every state.

use std::collections::HashMap;
use std::sync::Arc;

use accounts::ShopPermission;
use accounts::membership::{Invite, Member};
use catalog::image::{ImageState, Rendition};
use catalog::listing::{
    FieldText, Held, Listing, ListingPrice, ListingState, ListingSummary, ListingText, PriceHistoryEntry, RateUsed,
    Reason, SyncStatus, Weight,
};
use catalog::product::{OptionAxis, ProductSummary};
use catalog::shop::{ShopState, SyncFields};
use catalog::sync::{Sync, SyncCause, SyncResult, SyncTally};
use catalog::translation::TextState;
use catalog::{Category, Image, Product, ProductState, Shop, Variant};
use db::jobs::{Job, JobState};
use flows::{ExplainedPrice, FieldPreview, MarketPreview, ProductPreview, VariantPreview};
use kernel::{Currency, Id, Instant, Lang, MarketCode, Money, Rate};
use market::price::{Breakdown, Inputs, PriceRule, compute};

use crate::Markets;

pub const AT: Instant = Instant::from_ms(1_795_340_100_000);
pub const MARKETS: [(&str, &str, i64, &str); 6] = [
    ("GB", "GBP", 1299, "0.1083"),
    ("ID", "IDR", 24_900_000, "2271.4"),
    ("MY", "MYR", 6590, "0.5813"),
    ("PH", "PHP", 89_900, "8.09"),
    ("TH", "THB", 49_900, "4.55"),
    ("VN", "VND", 399_000, "3615"),
];

pub fn code(text: &str) -> MarketCode {
    text.parse().unwrap()
}

fn currency(text: &str) -> Currency {
    text.parse().unwrap()
}

pub fn markets() -> Arc<Markets> {
    let all = market::shipped::all().iter().cloned().map(|mut market| {
        if matches!(market.code.code(), "US" | "SG" | "DE" | "JP") {
            market.enabled = false;
        }
        market
    });
    Arc::new(Markets::of(all.collect()))
}

pub fn shop() -> Shop {
    Shop {
        id: Id::new(7),
        handle: "quiet-stones".to_owned(),
        name: "Quiet Stones".to_owned(),
        owner: Id::new(1),
        home_country: code("CN"),
        language: Lang::ZH,
        currency: Currency::CNY,
        state: ShopState::Active,
        sync_fields: SyncFields { stock: false, ..SyncFields::default() },
        price_rule: None,
        store: Some("quiet-stones.myshopify.com".to_owned()),
        has_webhook_secret: true,
        prefers_link_out: false,
        created_at: AT,
        updated_at: AT,
    }
}

pub fn image(n: i64, name: &str) -> Image {
    let renditions = vec![Rendition { key: format!("{name}.webp"), width: 400, height: 400 }];
    Image { id: Id::new(n), position: n, alt: String::new(), state: ImageState::Ready, source_url: None, renditions }
}

pub fn product() -> Product {
    let variant = |id: i64, colour: &str, minor: i64| Variant {
        id: Id::new(id),
        sku: format!("MOON-{}", id),
        options: vec![colour.to_owned()],
        price: Money::new(minor, Currency::CNY),
        compare_at: (id == 21).then_some(Money::new(10_900, Currency::CNY)),
        weight_g: Some(420),
        barcode: None,
        external_id: None,
    };
    Product {
        id: Id::new(11),
        shop: Id::new(7),
        handle: "moon-lamp".to_owned(),
        title: "月光石小夜灯".to_owned(),
        description: "手工打磨的月光石灯罩，暖光三档可调，USB-C 充电。".to_owned(),
        brand: Some("Quiet Stones".to_owned()),
        category: Category::Home,
        options: vec![OptionAxis { name: "颜色".to_owned(), values: vec!["苔绿".to_owned(), "沙色".to_owned()] }],
        variants: vec![variant(21, "苔绿", 8900), variant(22, "沙色", 9200)],
        images: vec![image(31, "moon-lamp"), image(32, "amethyst-cluster")],
        state: ProductState::Active,
        state_reason: None,
        language: Lang::ZH,
        currency: Currency::CNY,
        revision: 4,
        created_at: AT,
        updated_at: AT,
        deleted_at: None,
    }
}

/// Title, picture, category, state, lowest and highest price.
type Good = (&'static str, &'static str, Category, ProductState, Option<(i64, i64)>);

pub fn summaries() -> Vec<ProductSummary> {
    let goods = [
        ("月光石小夜灯", "moon-lamp", Category::Home, ProductState::Active, Some((8900, 9200))),
        ("慢回弹麻薯猫捏捏乐", "mochi-cat-squishy", Category::Toys, ProductState::Active, Some((1990, 1990))),
        (
            "无线卷发棒 三档恒温 送收纳袋 旅行装",
            "cordless-curling-iron",
            Category::Hair,
            ProductState::SellerPaused,
            Some((15_900, 18_900)),
        ),
        ("紫水晶簇", "amethyst-cluster", Category::Jewellery, ProductState::Draft, None),
        ("玉石刮痧板", "gua-sha", Category::Beauty, ProductState::Rejected, Some((3900, 3900))),
    ];
    let summary = |(n, (title, name, category, state, prices)): (i64, Good)| ProductSummary {
        id: Id::new(11 + n),
        handle: name.to_owned(),
        title: title.to_owned(),
        category,
        state,
        revision: n + 1,
        variants: 2,
        price_min_minor: prices.map(|(min, _)| min),
        price_max_minor: prices.map(|(_, max)| max),
        currency: Currency::CNY,
        image: (n != 3).then(|| image(n, name)),
        updated_at: AT,
    };
    (0..).zip(goods).map(summary).collect()
}

pub fn reasons(market: &str) -> Vec<Reason> {
    match market {
        "ID" => vec![Reason::new(Weight::Refuses, "market.link_required")],
        "MY" => vec![Reason::new(Weight::HoldsText, "market.language_required").of("title").with("language", "ms")],
        "TH" => vec![Reason::new(Weight::Note, "translation.source_text").of("title").with("lang", "th")],
        "VN" => vec![
            Reason::new(Weight::HoldsSale, "market.rate_missing")
                .of("price")
                .with("currency", "VND")
                .with("base", "CNY")
                .with("quote", "VND"),
        ],
        _ => vec![],
    }
}

pub fn status(market: &str) -> SyncStatus {
    catalog::listing::status_of(&reasons(market))
}

pub fn breakdown(market: &str) -> Breakdown {
    let (_, money, _, rate) = MARKETS.into_iter().find(|(code, ..)| *code == market).unwrap();
    let shipped = market::shipped::find(code(market)).unwrap();
    let inputs = Inputs {
        rule: PriceRule::Formula,
        base: Money::new(8900, Currency::CNY),
        currency: currency(money),
        rate: market::price::RateUsed {
            rate: Rate::new(rate.parse().unwrap()).unwrap(),
            source: "ECB".to_owned(),
            date: jiff::civil::date(2026, 10, 30),
        },
        freight: Money::zero(currency(money)),
        vat_bp: shipped.vat_on(jiff::civil::date(2026, 11, 22)),
        commission_bp: shipped.commission_bp,
        payment_fee_bp: shipped.payment_fee_bp,
        endings: shipped.endings.clone(),
        bounds: shipped.price_bounds,
    };
    compute(&inputs).unwrap().breakdown
}

fn titles(lang: &str) -> (&'static str, &'static str, TextState) {
    match lang {
        "en" => (
            "Moonstone night light",
            "A hand-polished moonstone shade, three warm steps, charged by USB-C.",
            TextState::Machine,
        ),
        "id" => (
            "Lampu malam batu bulan",
            "Kap batu bulan yang dipoles tangan, tiga tingkat cahaya hangat, isi daya USB-C.",
            TextState::Machine,
        ),
        "th" => ("月光石小夜灯", "手工打磨的月光石灯罩，暖光三档可调，USB-C 充电。", TextState::Missing),
        "vi" => ("Đèn ngủ đá mặt trăng", "Chao đèn đá mặt trăng mài tay, ba mức sáng ấm, sạc USB-C.", TextState::Human),
        "fil" => (
            "Moonstone na ilaw sa gabi",
            "Pinakinis sa kamay na moonstone, tatlong antas ng mainit na liwanag, USB-C.",
            TextState::NeedsReview,
        ),
        _ => ("月光石小夜灯", "手工打磨的月光石灯罩，暖光三档可调，USB-C 充电。", TextState::Missing),
    }
}

pub fn previews(products: i64) -> Vec<MarketPreview> {
    MARKETS
        .iter()
        .map(|(market, money, minor, _)| {
            let shipped = market::shipped::find(code(market)).unwrap();
            let text = |lang: &Lang| {
                let (title, description, state) = titles(lang.tag());
                FieldPreview {
                    lang: *lang,
                    title: title.to_owned(),
                    title_state: state,
                    description: description.to_owned(),
                    description_state: state,
                }
            };
            let price = |n: i64| VariantPreview {
                variant: Id::new(21 + n),
                sku: format!("MOON-{}", 21 + n),
                price: (*market != "VN").then_some(Money::new(*minor + n * 100, currency(money))),
                overridden: *market == "PH" && n == 0,
                breakdown: (*market != "VN" && !(*market == "PH" && n == 0)).then(|| breakdown(market)),
            };
            let one = |n: i64| ProductPreview {
                product: Id::new(11 + n),
                status: if n == 0 { status(market) } else { SyncStatus::Success },
                reasons: if n == 0 { reasons(market) } else { vec![] },
                texts: if status(market) == SyncStatus::Failed {
                    vec![]
                } else {
                    shipped.languages.iter().map(text).collect()
                },
                prices: if status(market) == SyncStatus::Failed { vec![] } else { vec![price(0), price(1)] },
                changes: *market != "PH",
                fields_waiting: 2,
            };
            MarketPreview {
                market: code(market),
                currency: currency(money),
                products: (0..products).map(one).collect(),
                fields_waiting: if matches!(*market, "TH" | "MY") { 4 } else { 0 },
                characters_waiting: 80,
            }
        })
        .collect()
}

pub fn listing(market: MarketCode, currency: Currency, money: Money, at: Instant) -> Listing {
    let shipped = market::shipped::find(market).unwrap();
    let text = |lang: &Lang| {
        let (title, description, state) = titles(lang.tag());
        ListingText {
            lang: *lang,
            title: FieldText { text: title.to_owned(), state: TextState::Human, overridden: true },
            description: FieldText { text: description.to_owned(), state, overridden: false },
            options: vec![],
            options_untranslated: 1,
        }
    };
    let price = |variant: i64, overridden: bool| ListingPrice {
        variant: Id::new(variant),
        sku: format!("MOON-{variant}"),
        price: Some(money),
        compare_at: None,
        overridden,
        rate: None,
        breakdown: None,
    };
    Listing {
        id: Id::new(41),
        shop: Id::new(7),
        product: Id::new(11),
        market,
        currency,
        state: ListingState::Active,
        status: SyncStatus::Success,
        reasons: vec![Reason::new(Weight::Note, "translation.source_text").of("description")],
        on_sale: true,
        older_on_sale: false,
        review_note: None,
        texts: shipped.languages.iter().map(text).collect(),
        prices: vec![price(21, true), price(22, false)],
        created_at: at,
        updated_at: at,
    }
}

pub fn listings() -> Vec<Listing> {
    MARKETS
        .iter()
        .filter(|(market, ..)| *market != "VN")
        .map(|(market, money, minor, _)| {
            let state = match status(market) {
                SyncStatus::Success => ListingState::Active,
                _ => ListingState::Draft,
            };
            Listing {
                state,
                status: status(market),
                ..listing(code(market), currency(money), Money::new(*minor, currency(money)), AT)
            }
        })
        .collect()
}

pub fn explained() -> Vec<ExplainedPrice> {
    let rate = RateUsed {
        rate: Rate::new("0.1083".parse().unwrap()).unwrap(),
        source: "ECB".to_owned(),
        date: jiff::civil::date(2026, 10, 30),
    };
    let entry = |minor: i64, rate: Option<RateUsed>| PriceHistoryEntry {
        variant: Id::new(21),
        price: Money::new(minor, Currency::GBP),
        rate,
        at: AT,
    };
    let price = |variant: i64, sum: bool| ExplainedPrice {
        variant: Id::new(variant),
        sku: format!("MOON-{variant}"),
        price: Some(Money::new(1299, Currency::GBP)),
        overridden: !sum,
        rate: sum.then(|| rate.clone()),
        breakdown: sum.then(|| breakdown("GB")),
        history: vec![entry(1299, None), entry(1199, Some(rate.clone()))],
    };
    vec![price(21, false), price(22, true)]
}

pub fn listing_summaries() -> Vec<ListingSummary> {
    MARKETS
        .iter()
        .map(|(market, money, minor, _)| ListingSummary {
            id: Id::new(41),
            shop: Id::new(7),
            product: Id::new(11),
            market: code(market),
            title: titles(market::shipped::find(code(market)).unwrap().main_language().tag()).0.to_owned(),
            state: if status(market) == SyncStatus::Success { ListingState::Active } else { ListingState::Draft },
            status: status(market),
            reasons: reasons(market),
            on_sale: status(market) == SyncStatus::Success,
            price_min: (*market != "VN").then_some(Money::new(*minor, currency(money))),
            price_max: (*market != "VN").then_some(Money::new(*minor + 100, currency(money))),
            overrides: i64::from(*market == "PH"),
            updated_at: AT,
        })
        .collect()
}

pub fn counts() -> Vec<(MarketCode, SyncStatus, i64)> {
    MARKETS
        .iter()
        .flat_map(|(market, ..)| match status(market) {
            SyncStatus::Success => vec![(code(market), SyncStatus::Success, 1248)],
            held => vec![(code(market), held, 36), (code(market), SyncStatus::Success, 1212)],
        })
        .collect()
}

pub fn held() -> Vec<Held> {
    let group = |market: &str| Held {
        market: code(market),
        status: status(market),
        reasons: db::Json(reasons(market)),
        listings: 36,
    };
    ["ID", "MY", "VN"].into_iter().map(group).collect()
}

pub fn job(kind: &str, state: JobState) -> Job {
    Job {
        id: Id::new(51),
        kind: kind.to_owned(),
        state,
        owner: Some(7),
        payload: "{}".to_owned(),
        done: 640,
        total: Some(1000),
        attempts: 1,
        created_at: AT,
        updated_at: AT,
        run_at: AT,
        error: None,
    }
}

pub fn sync() -> Sync {
    Sync {
        id: Id::new(61),
        shop: Id::new(7),
        cause: SyncCause::Request,
        markets: MARKETS.iter().map(|(market, ..)| code(market)).collect(),
        all: true,
        price_rule: None,
        cursor: None,
        done: 640,
        created_at: AT,
        finished_at: Some(AT),
    }
}

pub fn results() -> Vec<SyncResult> {
    let products = [11_i64, 12];
    products
        .iter()
        .flat_map(|product| {
            MARKETS.iter().map(move |(market, ..)| SyncResult {
                product: Id::new(*product),
                market: code(market),
                status: status(market),
                reasons: reasons(market),
                listing: (*market != "ID").then_some(Id::new(41)),
                changed: true,
            })
        })
        .collect()
}

pub fn tally() -> Vec<SyncTally> {
    MARKETS
        .iter()
        .map(|(market, ..)| SyncTally { market: code(market), status: status(market), products: 1248, changed: 3 })
        .collect()
}

pub fn members() -> Vec<Member> {
    let member = |person: i64, handle: &str, owner: bool, permissions: Vec<ShopPermission>| Member {
        person: Id::new(person),
        handle: handle.to_owned(),
        owner,
        permissions,
        since: AT,
    };
    vec![
        member(1, "linyue", true, ShopPermission::ALL.to_vec()),
        member(2, "agency-ana", false, vec![ShopPermission::Catalogue, ShopPermission::Host]),
    ]
}

pub fn invites() -> Vec<Invite> {
    vec![Invite {
        id: Id::new(71),
        shop: Id::new(7),
        shop_name: "Quiet Stones".to_owned(),
        person: Id::new(3),
        handle: "bao".to_owned(),
        permissions: vec![ShopPermission::Orders],
        invited_by: "linyue".to_owned(),
        expires_at: AT,
    }]
}

pub fn units() -> HashMap<i64, i64> {
    HashMap::from([(21, 40), (22, 0)])
}

/// A connection that was heard once, and of which something was refused.
pub(in crate::pages::seller) fn connection(shop: &Shop) -> crate::pages::seller::connection::Shown {
    use affiliate::connection::{Told, Watch};
    let at = testkit::START;
    let watch = Watch {
        heard_at: Some(at),
        heard_topic: Some("orders/paid".to_owned()),
        refused_at: Some(at),
        refused_code: Some("affiliate.webhook_forged".to_owned()),
    };
    let failures = vec![("affiliate.store_product_absent".to_owned(), 3)];
    crate::pages::seller::connection::Shown {
        form: crate::pages::seller::connection::form(shop),
        health: crate::api::connections::Health {
            watch,
            told: Told { variants: 41, products: 12, failures, asked_at: Some(at) },
        },
        address: "https://meadow.example/api/v1/shops/7/webhooks/shopify".to_owned(),
    }
}
