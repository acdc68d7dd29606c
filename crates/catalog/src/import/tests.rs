use std::fmt::Write as _;

use super::*;

fn import(format: Format, text: impl AsRef<[u8]>) -> Result<Vec<ImportedProduct>, ImportError> {
    let survey = survey(format, text.as_ref())?;
    let products: Vec<_> = read(format, text.as_ref(), &survey, Currency::GBP)?.collect::<Result<_, _>>()?;
    assert_eq!(u64::try_from(products.len()).unwrap(), survey.products);
    Ok(products)
}

fn told(problems: &Problems) -> Vec<String> {
    problems.0.iter().map(|p| format!("{} {} {}", p.row.unwrap_or(0), p.field, p.code)).collect()
}

const HEADER: &str = "Handle,Title,Body (HTML),Vendor,Type,Tags,Option1 Name,Option1 Value,Variant SKU,Variant Grams,\
                      Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Image Position";

fn old(rows: &[&str]) -> String {
    format!("{HEADER}\n{}\n", rows.join("\n"))
}

#[test]
fn rows_that_share_a_handle_are_one_product() {
    let file = old(&[
        "top,Varsity Top,\"<p>Grey\nand black</p>\",Lane,,women,Size,Small,,0,1,60,70,https://img.example/b.jpg,2",
        "top,,,,,,,Medium,,250,2,60.50,10,https://img.example/a.jpg,1",
        "top,,,,,,,,,,,,,https://img.example/c.jpg,3",
        "shirt,Shirt,plain &amp; simple,,,,Title,Default Title,S-1,,5,12,,,",
    ]);
    let products = import(Format::Shopify, file).unwrap();
    assert_eq!(told(&products[0].problems), Vec::<String>::new());
    let top = &products[0].draft;
    assert_eq!(top.description, "<p>Grey\nand black</p>");
    assert_eq!(top.category.as_deref(), Some("fashion"));
    assert_eq!(top.options, [crate::OptionAxis { name: "Size".into(), values: vec!["Small".into(), "Medium".into()] }]);
    assert_eq!((top.variants[0].price_minor, top.variants[0].compare_at_minor), (6000, Some(7000)));
    assert_eq!(
        (top.variants[1].price_minor, top.variants[1].weight_g, top.variants[1].stock),
        (6050, Some(250), Some(2))
    );
    let images: Vec<_> = top.images.as_ref().unwrap().iter().map(|image| image.url.as_str()).collect();
    assert_eq!(images, ["https://img.example/a.jpg", "https://img.example/b.jpg", "https://img.example/c.jpg"]);
    assert_eq!((products[0].row, &products[0].variant_rows[..]), (2, &[2, 3][..]));
    let shirt = &products[1].draft;
    assert!(shirt.options.is_empty() && shirt.variants[0].options.is_empty());
    assert_eq!((shirt.description.as_str(), shirt.variants[0].sku.as_deref()), ("plain & simple", Some("S-1")));
    assert_eq!(products[1].row, 5);
}

#[test]
fn the_newer_headings_are_read_too() {
    let file = "Title,URL handle,Description,Vendor,Product category,Type,Tags,Status,SKU,Option1 name,Option1 value,Price,\
                Compare-at price,Inventory quantity,Weight value (grams),Product image URL,Image position,Variant image URL\n\
                Gold Ring,ring,Shiny,Lane,Apparel & Accessories > Jewelry > Rings,,,Draft,R-6,Size,6,399.00,,4,12,\
                https://img.example/r.jpg,1,https://img.example/r6.jpg\n";
    let product = &import(Format::Shopify, file).unwrap()[0];
    assert_eq!(told(&product.problems), Vec::<String>::new());
    assert_eq!(told(&product.warnings), ["2 Status catalog.imported_as_draft"]);
    let draft = &product.draft;
    assert_eq!(
        (draft.handle.as_deref(), draft.category.as_deref(), draft.submit),
        (Some("ring"), Some("jewellery"), false)
    );
    let variant = &draft.variants[0];
    assert_eq!((variant.price_minor, variant.stock, variant.weight_g), (39_900, Some(4), Some(12)));
    assert_eq!(draft.images.as_ref().unwrap().len(), 2);
}

#[test]
fn rows_of_a_product_may_stand_apart() {
    let file = old(&[
        "a,A,,,,,Size,S,,,1,5,,,",
        "b,B,,,,,Title,Default Title,,,1,5,,,",
        "a,,,,,,,M,,,1,6,,,",
        "c,C,,,,,Title,Default Title,,,1,5,,,",
        "a,,,,,,,L,,,1,7,,,",
    ]);
    let products = import(Format::Shopify, file).unwrap();
    let handles: Vec<_> = products.iter().filter_map(|p| p.draft.handle.as_deref()).collect();
    assert_eq!(handles, ["b", "c", "a"]);
    assert_eq!((products[2].row, &products[2].variant_rows[..]), (2, &[2, 4, 6][..]));
    assert!(products[2].problems.0.is_empty());
}

#[test]
fn dirt_keeps_the_product_and_is_told() {
    let file = old(&[
        "a,A,,,,Widgets,Title,Default Title,,x,-1,0,abc,ftp://img/x,1",
        "b,B,,,,,Title,Default Title,AB 12,,many,,,,",
    ]);
    let products = import(Format::Shopify, file).unwrap();
    assert_eq!(told(&products[0].problems), Vec::<String>::new());
    assert_eq!(
        told(&products[0].warnings),
        [
            "2 Variant Compare At Price catalog.price_malformed",
            "2 Variant Grams catalog.weight_malformed",
            "2 Variant Inventory Qty catalog.stock_negative",
            "2 Image Src catalog.image_address",
            "2 Type catalog.category_unknown",
            "2 Variant Price catalog.price_zero",
        ]
    );
    assert_eq!((products[0].draft.variants[0].price_minor, products[0].draft.variants[0].stock), (0, Some(0)));
    assert_eq!(
        told(&products[1].warnings),
        [
            "3 Variant SKU catalog.sku_spaces_replaced",
            "3 Variant Price catalog.price_missing",
            "3 Variant Inventory Qty catalog.stock_malformed",
        ]
    );
    assert_eq!(products[1].draft.variants[0].sku.as_deref(), Some("AB-12"));
}

#[test]
fn what_cannot_be_sold_is_refused_by_row_and_field() {
    let emoji = "😀".repeat(300);
    let file = old(&[
        "a,A,,,,,Size,S,DUP,,1,-1,,,",
        "a,,,,,,,M,DUP,,1,1e9,,,",
        "a,,,,,,,M,OK,,1,\"12,50\",,,",
        "a,,,,,,,L,HIGH,,1,1000000000,,,",
        &format!("b,{emoji},,,,,Title,Default Title,,,1,5,,,"),
        "c,\"C\"d,,,,,Title,Default Title,,,1,5,,,",
        "d,D,,,,,Title,Default Title,,,1,5,,,,extra",
        ",,,,,,,,,,,7,,,",
    ]);
    let products = import(Format::Shopify, file).unwrap();
    assert_eq!(
        told(&products[0].problems),
        [
            "2 Variant Price catalog.price_negative",
            "3 Variant Price catalog.price_malformed",
            "4 Variant Price catalog.price_malformed",
            "5 Variant Price catalog.price_too_high",
            "3 Variant SKU catalog.sku_twice",
            "4 Option1 Value catalog.variant_twice",
        ]
    );
    assert_eq!(told(&products[1].problems), ["6 Title catalog.title_too_long"]);
    assert_eq!(told(&products[2].problems), ["7  catalog.row_bad_quote"]);
    assert_eq!(told(&products[3].problems), ["8  catalog.row_too_long"]);
    assert_eq!(
        told(&products[4].problems),
        ["9 Handle catalog.product_handle_missing", "9 Title catalog.title_missing"]
    );
}

#[test]
fn a_file_that_is_none_is_refused_whole() {
    let problem = |text: &[u8]| {
        let problem = survey(Format::Shopify, text).unwrap_err().problem();
        format!("{:?} {} {:?}", problem.row, problem.code, problem.args)
    };
    assert_eq!(problem(b""), "None catalog.file_empty []");
    assert_eq!(
        problem(b"Name,Cost\nx,1\n"),
        "Some(1) catalog.file_columns_missing [(\"columns\", \"Handle / URL handle, Title, Variant Price / Price\")]"
    );
    assert!(problem(b"\xff\xfeH\0a\0").contains("catalog.file_encoding"));
    assert!(problem(b"Handle,Title,Price\na,\"b,1\n").starts_with("Some(2) catalog.file_open_quote"));
}

#[test]
fn formulas_are_plain_text() {
    let product = &import(Format::Shopify, old(&["a,=SUM(A1),'=x,,,,Title,Default Title,,,1,5,,,"])).unwrap()[0];
    assert_eq!((product.draft.title.as_str(), product.draft.description.as_str()), ("=SUM(A1)", "=x"));
}

#[test]
fn amazons_report_is_read_in_both_encodings() {
    let file = |name: &[u8]| {
        let mut bytes = b"item-name\titem-description\tlisting-id\tseller-sku\tprice\tquantity\timage-url\tasin1\tproduct-id-type\t\
                          product-id\tstatus\n"
            .to_vec();
        bytes.extend(name);
        bytes.extend(b"\t5\" wide\tL1\tAB-1\t9.99\t3\thttps://img.example/a.jpg\tB0\t4\t4006381333931\tActive\n");
        bytes
    };
    for name in ["Caf\u{e9} — crystal \u{c1}".as_bytes(), b"Caf\xe9 \x97 crystal \xc1"] {
        let product = &import(Format::Amazon, file(name)).unwrap()[0];
        assert_eq!(told(&product.problems), Vec::<String>::new());
        let draft = &product.draft;
        assert_eq!((draft.title.as_str(), draft.description.as_str()), ("Café — crystal Á", "5\" wide"));
        assert_eq!((draft.category.as_deref(), draft.submit), (Some("jewellery"), true));
        assert_eq!(draft.variants[0].sku.as_deref(), Some("AB-1"));
        assert_eq!((draft.variants[0].price_minor, draft.variants[0].stock), (999, Some(3)));
        assert_eq!(draft.variants[0].barcode.as_deref(), Some("4006381333931"));
    }
    let shift_jis = survey(Format::Amazon, &file(b"\x83\x81\x81\x5b")[..]);
    assert!(matches!(shift_jis, Err(ImportError::Encoding { row: 2 })));
    let missing = survey(Format::Amazon, &b"Handle\tTitle\n"[..]);
    assert!(
        matches!(missing, Err(ImportError::MissingColumns { names }) if names == ["item-name", "seller-sku", "price"])
    );
}

#[test]
fn problems_of_the_store_find_their_row() {
    let file = old(&["a,A,,,,,Size,S,,,1,5,,,", "a,,,,,,,M,,,1,5,,,"]);
    let product = &import(Format::Shopify, file).unwrap()[0];
    let located = product.locate(Problem::new("variants[1].sku", "catalog.sku_taken"));
    assert_eq!((located.row, located.field.as_str()), (Some(3), "Variant SKU"));
}

#[test]
fn a_file_of_any_length_is_read_row_by_row() {
    let mut file = format!("{HEADER}\n");
    for n in 0..20_000 {
        writeln!(file, "p{n},Product {n},text,Lane,,,Title,Default Title,,,1,5,,,").unwrap();
    }
    let survey = survey(Format::Shopify, file.as_bytes()).unwrap();
    assert_eq!((survey.rows, survey.products), (20_000, 20_000));
    let products = read(Format::Shopify, file.as_bytes(), &survey, Currency::GBP).unwrap();
    assert!(products.map(Result::unwrap).all(|product| product.problems.0.is_empty()));
}
