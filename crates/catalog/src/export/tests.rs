use kernel::Currency;
use proptest::prelude::*;
use quick_xml::events::Event;

use super::*;
use crate::import;

fn row() -> ExportRow {
    ExportRow {
        product_id: "1".to_owned(),
        handle: "ring".to_owned(),
        sku: "ring.6".to_owned(),
        title: "=Gold, \"fine\" <ring>".to_owned(),
        description: "<p>Shiny &amp; new</p>".to_owned(),
        brand: Some("@Lane".to_owned()),
        category: "jewellery".to_owned(),
        options: vec![("Size".to_owned(), "6".to_owned())],
        price: Money::new(1200, Currency::USD),
        compare_at: Some(Money::new(1500, Currency::USD)),
        available: 3,
        weight_g: Some(12),
        barcode: Some("4006381333931".to_owned()),
        link: "https://shop.example/us/1?a=1&b=2".to_owned(),
        images: vec!["https://img.example/a.jpg".to_owned(), "https://img.example/b.jpg".to_owned()],
        active: true,
    }
}

fn written(format: Format, rows: &[ExportRow]) -> String {
    let feed = Feed { title: "Lane & Co".to_owned(), link: "https://shop.example".to_owned() };
    let mut writer = Writer::start(format, Vec::new(), &feed).unwrap();
    for row in rows {
        writer.row(row).unwrap();
    }
    String::from_utf8(writer.finish().unwrap()).unwrap()
}

fn not_for_sale() -> [ExportRow; 2] {
    [ExportRow { price: Money::zero(Currency::USD), ..row() }, ExportRow { active: false, ..row() }]
}

#[test]
fn tiktoks_catalogue_has_its_columns() {
    let file = written(Format::Tiktok, &[vec![row()], not_for_sale().into()].concat());
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let headings: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    assert_eq!(headings.join(","), "sku_id,title,description,availability,condition,price,link,image_link,brand");
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    let cells: Vec<&str> = records[0].iter().collect();
    assert_eq!(
        cells,
        [
            "ring.6",
            "'=Gold, \"fine\" <ring> (6)",
            "Shiny & new",
            "in stock",
            "new",
            "12.00 USD",
            "https://shop.example/us/1?a=1&b=2",
            "https://img.example/a.jpg",
            "'@Lane"
        ]
    );
    assert_eq!(records.len(), 1);
}

#[test]
fn googles_table_is_tab_separated() {
    let mut sold_out = row();
    sold_out.available = 0;
    sold_out.description = "two\nlines\tand a tab".to_owned();
    let file = written(Format::Google, &[row(), sold_out]);
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').from_reader(file.as_bytes());
    let headings = reader.headers().unwrap().clone();
    let records: Vec<csv::StringRecord> = reader.records().collect::<Result<_, _>>().unwrap();
    let cell = |at: usize, heading: &str| records[at].get(headings.iter().position(|h| h == heading).unwrap()).unwrap();
    assert_eq!(
        (cell(0, "price"), cell(0, "sale_price"), cell(0, "availability")),
        ("15.00 USD", "12.00 USD", "in_stock")
    );
    assert_eq!((cell(0, "gtin"), cell(0, "item_group_id")), ("4006381333931", "1"));
    assert_eq!((cell(1, "availability"), cell(1, "description")), ("out_of_stock", "two lines and a tab"));
}

#[test]
fn googles_feed_is_well_formed() {
    let file = written(Format::GoogleRss, &[row()]);
    let mut reader = quick_xml::Reader::from_str(&file);
    let mut path: Vec<String> = Vec::new();
    let mut found: Vec<(String, String)> = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => path.push(AsRef::<str>::as_ref(&tag.name()).to_owned()),
            Event::End(_) => drop(path.pop()),
            Event::Text(text) => found.push((path.join("/"), AsRef::<str>::as_ref(&text).to_owned())),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(path.is_empty());
    assert!(found.contains(&("rss/channel/item/g:sale_price".to_owned(), "12.00 USD".to_owned())));
    assert!(
        found
            .contains(&("rss/channel/item/g:additional_image_link".to_owned(), "https://img.example/b.jpg".to_owned()))
    );
    assert!(file.contains("<g:title>=Gold, ") && file.contains("&lt;ring&gt; (6)</g:title>"));
    assert!(file.contains(r#"<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0">"#));
}

fn imported(file: &str) -> Vec<import::ImportedProduct> {
    let survey = import::survey(import::Format::Shopify, file.as_bytes()).unwrap();
    let products = import::read(import::Format::Shopify, file.as_bytes(), &survey, Currency::USD).unwrap();
    products.collect::<Result<_, _>>().unwrap()
}

#[test]
fn shopifys_file_comes_back_as_it_was() {
    let large = ExportRow {
        sku: "ring.7".to_owned(),
        options: vec![("Size".to_owned(), "7".to_owned())],
        compare_at: None,
        ..row()
    };
    let mut plain = ExportRow { product_id: "2".to_owned(), handle: "plain".to_owned(), sku: "p".to_owned(), ..row() };
    plain.options.clear();
    plain.images = (0..4).map(|n| format!("https://img.example/{n}.jpg")).collect();
    plain.description = "5 < 6 & co".to_owned();
    plain.active = false;
    let products = imported(&written(Format::Shopify, &[row(), large, plain]));
    assert_eq!(products.len(), 2);
    assert!(products.iter().all(|product| product.problems.0.is_empty()), "{products:#?}");
    let ring = &products[0].draft;
    assert_eq!((ring.title.as_str(), ring.description.as_str()), ("=Gold, \"fine\" <ring>", "<p>Shiny &amp; new</p>"));
    assert_eq!((ring.brand.as_deref(), ring.category.as_deref()), (Some("@Lane"), Some("jewellery")));
    assert_eq!(ring.variants.iter().map(|v| v.compare_at_minor).collect::<Vec<_>>(), [Some(1500), None]);
    assert_eq!(ring.images.as_ref().unwrap().len(), 2);
    let plain = &products[1].draft;
    assert_eq!(
        (plain.description.as_str(), plain.images.as_ref().unwrap().len(), plain.submit),
        ("5 < 6 & co", 4, false)
    );
    assert!(plain.options.is_empty());
}

proptest! {
    #[test]
    fn titles_and_prices_survive_the_round_trip(title in "[=+@'\",<>a-zé😀-]{1,12}", minor in 0_i64..10_000_000) {
        let row = ExportRow { title: title.clone(), price: Money::new(minor, Currency::USD), compare_at: None, ..row() };
        let products = imported(&written(Format::Shopify, &[row]));
        prop_assert_eq!(&products[0].draft.title, &title);
        prop_assert_eq!(products[0].draft.variants[0].price_minor, minor);
    }
}
