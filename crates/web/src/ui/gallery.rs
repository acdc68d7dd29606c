//! Every part and every storefront page with sample data, in every interface language.
//!
//! `MEADOW_GALLERY=FOLDER cargo test -p web gallery` writes the pages there, for eyes and for axe.

use std::sync::Arc;

use catalog::listing::storefront::{Alternate, ListingPage, ShownAxis, ShownVariant, Sort};
use catalog::{Category, ImageId, VariantId};
use kernel::{Currency, Instant, Lang, MarketCode, Money, Problem};
use maud::{Markup, html};

use super::*;
use crate::guard::Nonce;
use crate::pages::charts::rising;
use crate::pages::field::slide::{AuthorView, Slide, Telling};
use crate::pages::field::{comments, face, topic, view as stream};
use crate::pages::seller::tests::foreseen;
use crate::pages::storefront::{chooser, home, list, product, search, shop};
use crate::pages::{Desk, Visit};
use crate::ui::layout::Head;
use crate::words::LANGUAGES;
use crate::{Markets, Voice};

pub(crate) const AT: Instant = Instant::from_ms(1_795_340_100_000);

/// Titles and pictures as the demo has them.
const GOODS: [(&str, &str, Category, i64, Option<i64>); 12] = [
    ("Rose quartz sphere on a beech stand", "rose-quartz-sphere", Category::Home, 2499, Some(3199)),
    ("Mochi cat squishy, slow rising", "mochi-cat-squishy", Category::Toys, 799, None),
    ("Bubble press board, 64 domes", "bubble-press-board", Category::Toys, 1199, None),
    ("Magnetic rings, set of three", "magnetic-rings", Category::Toys, 1399, Some(1599)),
    ("Crystal slime in a jar", "crystal-slime", Category::Kids, 899, None),
    ("Amethyst cluster, palm sized", "amethyst-cluster", Category::Jewellery, 3299, None),
    (
        "Cordless curling iron with three heat settings and a travel pouch",
        "cordless-curling-iron",
        Category::Hair,
        4599,
        Some(5999),
    ),
    ("Silk scrunchies, five colours", "silk-scrunchies", Category::Hair, 999, None),
    ("Desk lamp with a moon shade", "moon-lamp", Category::Home, 3899, None),
    ("USB-C hub, seven ports", "usb-c-hub", Category::Electronics, 2799, None),
    ("Gua sha stone, jade green", "gua-sha", Category::Beauty, 1299, None),
    ("Linen cushion cover", "linen-cushion", Category::Home, 1899, None),
];

fn markets() -> Arc<Markets> {
    Arc::new(Markets::of(market::shipped::all().to_vec()))
}

/// A visit to the market where `lang` is at home.
fn visit(lang: Lang) -> Visit {
    let code = match lang.tag() {
        "id" => *b"ID",
        "th" => *b"TH",
        "vi" => *b"VN",
        "ms" => *b"MY",
        "fil" => *b"PH",
        "zh" => *b"SG",
        _ => *b"GB",
    };
    let markets = markets();
    let place = Arc::clone(markets.find(MarketCode::new(code)).unwrap());
    Visit {
        voice: place.voice(lang),
        nonce: Nonce::default(),
        home: place.home(lang),
        path: place.home(lang),
        origin: "https://meadow.example".to_owned(),
        sandbox: false,
        units: 3,
        unread: Some(2),
        person: Some(kernel::Id::new(5)),
        place,
        markets,
        lang,
    }
}

pub(crate) fn sample_picture(slug: &str, title: &str) -> Picture {
    let sizes = [320, 640, 1280].map(|width| (format!("/media/images/{slug}.{width}.webp"), width, width));
    Picture { alt: title.to_owned(), sizes: sizes.to_vec() }
}

/// An amount of about `pence` in the visit's money.
pub(crate) fn amount(visit: &Visit, pence: i64) -> Money {
    let currency = visit.place.market.currency;
    let factor = match currency.code() {
        "IDR" => 21_000,
        "VND" => 330,
        "THB" => 44,
        "PHP" => 75,
        "MYR" => 6,
        _ => 1,
    };
    Money::new(pence * factor, currency)
}

fn sample_cards(visit: &Visit) -> Vec<CardView> {
    let shown = GOODS.iter().enumerate().map(|(at, (title, slug, _, pence, was))| CardView {
        href: visit.to(&format!("listings/{}", at + 1)),
        title: (*title).to_owned(),
        title_lang: None,
        picture: Some(sample_picture(slug, title)),
        price: PriceView::of(
            amount(visit, *pence),
            amount(visit, *pence + if at == 3 { 400 } else { 0 }),
            was.map(|was| amount(visit, was)),
            &visit.voice,
        ),
        shop: "Quiet Stones".to_owned(),
        sold: [0, 1, 12_834][at % 3],
        in_stock: at != 7,
    });
    shown.collect()
}

fn listing(visit: &Visit) -> ListingPage {
    let variant = |id: i64, colour: &str, size: &str, available: i64| ShownVariant {
        id: VariantId::new(id),
        sku: format!("RQ-{id}"),
        options: vec![colour.to_owned(), size.to_owned()],
        price: amount(visit, 2499 + (id % 2) * 500),
        compare_at: Some(amount(visit, 3199)),
        available,
        weight_g: Some(420),
        barcode: None,
        external_id: None,
    };
    ListingPage {
        listing: catalog::listing::ListingId::new(1),
        product: catalog::ProductId::new(1),
        market: visit.place.market.code,
        lang: visit.lang,
        handle: "rose-quartz-sphere".to_owned(),
        title: GOODS[0].0.to_owned(),
        description: "<p>A sphere of rose quartz, cut and polished by hand. The colour runs from clear to a soft pink, and no two are alike.</p><ul><li>60 mm across</li><li>Comes with its stand</li></ul>".to_owned(),
        brand: Some("Quiet Stones".to_owned()),
        category: Category::Home,
        price_min: amount(visit, 2499),
        price_max: amount(visit, 2999),
        compare_at: Some(amount(visit, 3199)),
        shop: catalog::ShopId::new(1),
        shop_handle: "quiet-stones".to_owned(),
        shop_name: "Quiet Stones".to_owned(),
        shop_country: MarketCode::new(*b"CN"),
        shop_store: Some("quiet-stones.example".to_owned()),
        prefers_link_out: false,
        options: vec![
            ShownAxis { name: "Colour".to_owned(), values: vec!["Soft pink".to_owned(), "Clear".to_owned()] },
            ShownAxis { name: "Size".to_owned(), values: vec!["60 mm".to_owned(), "80 mm".to_owned()] },
        ],
        variants: vec![variant(2, "Soft pink", "60 mm", 7), variant(3, "Soft pink", "80 mm", 40), variant(4, "Clear", "60 mm", 0)],
        images: (0..4).map(sample_image).collect(),
        sold: 128,
        in_stock: true,
        source_text: visit.lang != Lang::EN,
        alternates: vec![Alternate { listing: catalog::listing::ListingId::new(1), market: visit.place.market.code, lang: visit.lang }],
        updated_at: AT,
    }
}

fn sample_image(at: i64) -> catalog::Image {
    let slug =
        ["rose-quartz-sphere", "rose-quartz-sphere-2", "amethyst-cluster", "gua-sha"][usize::try_from(at).unwrap()];
    let rendition =
        |width| catalog::image::Rendition { key: format!("images/{slug}.{width}.webp"), width, height: width };
    catalog::Image {
        id: ImageId::new(at),
        position: at,
        alt: String::new(),
        state: catalog::image::ImageState::Ready,
        source_url: None,
        renditions: vec![rendition(320), rendition(640), rendition(1280)],
    }
}

fn sample_clips(visit: &Visit) -> Vec<Slide> {
    let cards = sample_cards(visit);
    let captions = [
        "Three stones I keep on my desk, and why the pink one stays. Light from the left is everything. #slowmornings #rosequartz #desk",
        "Squish test, honest. #mochi",
        "",
        "This lamp, at ten in the evening. #moonlamp #cosy",
    ];
    let clip = |at: usize| {
        let (_, slug, ..) = GOODS[[0, 1, 4, 8][at % 4]];
        let goods: Vec<_> = cards[at..at + [3, 1, 0, 1][at % 4]].to_vec();
        Slide {
            id: format!("{}", at + 1),
            href: visit.to(&format!("p/{}", at + 1)),
            author: AuthorView {
                key: "creator:1".to_owned(),
                name: ["Mira Vale", "Quiet Stones", "Tom", "Anh Tran"][at % 4].to_owned(),
                handle: ["@mira", "@quiet-stones", "@tom", "@anh"][at % 4].to_owned(),
                href: Some(visit.to("@mira")),
                followed: at == 1,
            },
            caption: captions[at % 4].to_owned(),
            lang: "en".to_owned(),
            telling: if at % 4 == 3 { Telling::Foreign } else { Telling::Own },
            posted: visit.voice.date(AT),
            published: AT.to_string(),
            duration_s: Some(15),
            poster: Some(format!("/media/images/{slug}.1280.webp")),
            sizes: vec![(360, "/media/posts/a.360.mp4".to_owned()), (720, "/media/posts/a.720.mp4".to_owned())],
            width: 720,
            height: 1280,
            topics: vec!["slowmornings".to_owned(), "rosequartz".to_owned()],
            listings: (0..goods.len()).map(|n| n.to_string()).collect(),
            goods,
            views: [12_134_000_000, 9_870, 0, 154_200][at % 4],
            likes: [1_234, 99_999, 0, 12][at % 4],
            comments: [87, 0, 0, 3][at % 4],
            shares: [12, 1, 0, 0][at % 4],
            liked: at == 0,
            reason: visit.voice.say_with("field-why-followed", &[("name", "Mira Vale".into())]).into_owned(),
        }
    };
    (0..4).map(clip).collect()
}

fn sample_comments(visit: &Visit) -> comments::Comments {
    let said = |id: i64, name: &str, text: &str| comments::Said {
        id: id.to_string(),
        name: name.to_owned(),
        href: (id == 1).then(|| visit.to("@mira")),
        host: id == 1,
        text: text.to_owned(),
        lang: Some("en".to_owned()),
        at: visit.voice.time(AT),
        pinned: id == 1,
        held: id == 3,
        replies: vec![],
        more: 0,
    };
    let asked = comments::Said {
        replies: vec![said(1, "Mira Vale", "60 mm. It sits well in a palm.")],
        more: 4,
        ..said(2, "Ros", "How big is it really?")
    };
    comments::Comments {
        href: visit.to("p/1"),
        items: vec![
            said(1, "Mira Vale", "Links to the stand are below."),
            asked,
            said(3, "Jo <b>", "Lovely <i>light</i>"),
        ],
        next: Some(visit.to("p/1/comments?after=x")),
        signed_in: true,
        telling: Telling::Foreign,
        problem: None,
        done: Some("held".to_owned()),
    }
}

fn desk(lang: Lang) -> Desk {
    Desk {
        voice: Voice::plain(lang),
        nonce: Nonce::default(),
        principal: None,
        path: "/markets".to_owned(),
        home: "/gb/".to_owned(),
        unread: 0,
    }
}

/// Every part on one desk.
fn parts(desk: &Desk) -> Markup {
    let voice = &desk.voice;
    let problems = [Problem::new("handle", "request.field_missing"), Problem::new("about", "request.field_unknown")];
    let form = Form::new([("handle", ""), ("about", "One\nTwo"), ("market", "GB")]).with_problems(&problems);
    let choices = [Choice { value: "GB".to_owned(), label: "United Kingdom".to_owned() }];
    let states = ["ACTIVE", "DRAFT", "PENDING", "REJECTED", "SELLER_PAUSED", "DONE", "RUNNING", "FAILED", "DELETED"];
    let rows = GOODS.iter().take(4).map(|(title, _, _, pence, _)| {
        vec![
            html! { (title) },
            state_pill("ACTIVE", voice),
            html! { (voice.money(Money::new(*pence, Currency::GBP))) },
            html! { (voice.number(12_834)) },
        ]
    });
    let columns = [
        Column::words("Product"),
        Column::words("State"),
        Column { sort_href: Some("?sort=price".to_owned()), sorted: Some("ascending"), ..Column::number("Price") },
        Column::number("Stock"),
    ];
    let rows: Vec<Vec<Cell>> = rows.collect();
    let made = [MadeRow {
        label: "Base".to_owned(),
        amount: "$10.00".to_owned(),
        note: Some("seller".to_owned()),
        total: false,
    }];
    let main = html! {
        div.page-head { h1 { "Parts" } a.button href="#x" { "Go" } }
        (stepper(&["One", "Two", "Three"], 1, voice))
        div.panel.mt-6 { h2 { "Form" } (error_summary(&form, voice)) form.form.mt-4 {
            (field(&form, &Field::text("handle", "Handle").help("Letters and digits").max(30), voice))
            (field(&form, &Field::text("about", "About").kind("textarea").optional(), voice))
            (field(&form, &Field::text("market", "Market").choices(&choices), voice))
            (field(&form, &Field::text("password", "Password").kind("password").autocomplete("new-password"), voice))
        } }
        div.panel.mt-6.flex.flex-wrap.gap-2 { @for state in states { (state_pill(state, voice)) } }
        div.mt-6 { (table("Products", &columns, &rows)) }
        div.panel.mt-6 { (progress("Import", 412, Some(1000), voice)) (progress("Search", 3, None, voice)) }
        div.mt-6.grid.gap-3 {
            @for tone in [Tone::Good, Tone::Information, Tone::Warning, Tone::Bad] { (notice(tone, &html! { "Something to know." })) }
        }
        (price_made(&made, Some("As of today"), voice))
        (empty(Icon::PackageOpen, "Nothing yet", "Import a file or write your first product.", Some(&Way { href: "#".to_owned(), words: "Import".to_owned() })))
        (skeleton_grid(2))
        (load_more(Some("?after=x"), "cards", voice))
        (dialog("sure", "Sure?", voice, &html! { p { "Yes" } }))
        (toast(Tone::Good, "Saved", voice))
        div.flex.gap-2.mt-6 { @for icon in Icon::ALL { (icon_sized(*icon, 20)) } }
    };
    let places = [
        layout::Place { href: "/seller".to_owned(), words: "Products".into(), icon: Icon::Package, here: true },
        layout::Place { href: "/seller/sync".to_owned(), words: "Sync".into(), icon: Icon::RefreshCw, here: false },
    ];
    layout::desk(desk, &Head::private("Parts"), "Quiet Stones", &places, &main)
}

fn pages(lang: Lang) -> Vec<(&'static str, Markup)> {
    let visit = visit(lang);
    let cards = sample_cards(&visit);
    let categories = Category::ALL.to_vec();
    let listed = list::List {
        title: "Everything".to_owned(),
        path: "listings".to_owned(),
        category: None,
        categories: categories.clone(),
        sort: Sort::Newest,
        cards: cards.clone(),
        next: Some(kernel::Cursor::seal(&1)),
    };
    let store = shop::Store {
        handle: "quiet-stones".to_owned(),
        name: "Quiet Stones".to_owned(),
        country: MarketCode::new(*b"CN"),
        since: AT,
        sort: Sort::Popular,
        cards: cards.clone(),
        next: None,
    };
    let empty_home = home::Home { new: vec![], categories: vec![] };
    let (clips, said) = (sample_clips(&visit), sample_comments(&visit));
    let shown_stream = stream::Stream {
        slides: clips.clone(),
        next: Some(visit.to("?after=x")),
        asked: true,
        signed_in: lang == Lang::EN,
    };
    let shown_face = face::Face {
        author: AuthorView { href: Some(visit.to("@mira")), ..clips[0].author.clone() },
        bio: "Slow mornings, small stones.\nLeeds.".to_owned(),
        followers: 12_834,
        likes: 1_204_000,
        shop: None,
        clips: clips.clone(),
        next: None,
        showcase: cards[..4].to_vec(),
    };
    let shown_topic = topic::Topic {
        tag: "slowmornings".to_owned(),
        views: 12_134_000_000,
        posts: 1_204,
        line: (0..28).map(|at| 40 + at * at % 37 + at * 3).collect(),
        clips: clips.clone(),
        next: None,
    };
    let buying = crate::pages::checkout::tests::pages(&visit, &desk(lang));
    let shown = vec![
        ("home", home::view(&visit, &home::Home { new: cards.clone(), categories })),
        ("home-empty", home::view(&visit, &empty_home)),
        ("list", list::view(&visit, &listed)),
        (
            "search",
            search::view(&visit, &search::Found { q: "rose <b>".to_owned(), cards: cards.clone(), next: Some(24) }),
        ),
        ("search-none", search::view(&visit, &search::Found { q: "zzz".to_owned(), cards: vec![], next: None })),
        ("shop", shop::view(&visit, &store)),
        ("leaving", crate::pages::out::view(&visit, &leaving())),
        ("product", product::view(&visit, &product::Product::sample(&visit, listing(&visit), cards, AT))),
        ("field", stream::view(&visit, &shown_stream)),
        ("comments", comments::view(&visit, &said)),
        ("face", face::view(&visit, &shown_face)),
        ("topic", topic::view(&visit, &shown_topic)),
        ("charts-rising", rising::view(&visit, &rising::Rising { as_of: AT, hits: foreseen::rising() })),
        ("charts-rising-none", rising::view(&visit, &rising::Rising { as_of: AT, hits: vec![] })),
        ("chooser", chooser::view(&desk(lang), &visit.markets)),
        ("parts", parts(&desk(lang))),
    ];
    shown.into_iter().chain(buying).collect()
}

#[test]
fn gallery() {
    let folder = std::env::var_os("MEADOW_GALLERY").map(std::path::PathBuf::from);
    for lang in LANGUAGES {
        for (name, page) in pages(lang) {
            let html = page.into_string();
            assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{lang} {name}");
            assert!(
                !html.contains("web-") && !html.contains(">buy-") && !html.contains(">field-"),
                "{lang} {name} shows a message's id"
            );
            assert!(!html.contains("/assets/missing"), "{lang} {name} names a file that Vite does not make");
            assert!(!html.contains(" style=\"") && !html.contains(" onclick="), "{lang} {name} breaks its own policy");
            assert!(html.matches("<h1").count() == 1, "{lang} {name} has one heading of the first rank");
            if let Some(folder) = &folder {
                std::fs::create_dir_all(folder).unwrap();
                std::fs::write(folder.join(format!("{name}.{lang}.html")), html).unwrap();
            }
        }
    }
}

#[test]
fn what_people_write_is_text() {
    let visit = visit(Lang::EN);
    let found = search::Found { q: "<script>alert(1)</script>".to_owned(), cards: vec![], next: None };
    assert!(!search::view(&visit, &found).into_string().contains("<script>alert"));
    let data = json_script("application/json", None, &Nonce::default(), &"</script><script>").into_string();
    assert_eq!(data.matches("</script>").count(), 1);
}

fn leaving() -> crate::pages::out::Leaving {
    crate::pages::out::Leaving {
        href: "/go/7204339871".to_owned(),
        shop: "Quiet Stones".to_owned(),
        store: "quiet-stones.example".to_owned(),
    }
}
