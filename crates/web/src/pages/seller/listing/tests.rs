use kernel::{Currency, Instant, MarketCode, Money};

use super::*;
use crate::pages::seller::tests::sample;

fn form(pairs: &[(&str, &str)]) -> Form {
    Form::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())))
}

#[test]
fn only_what_differs_becomes_an_override() {
    let listing =
        sample::listing(MarketCode::new(*b"GB"), Currency::GBP, Money::new(1299, Currency::GBP), Instant::from_ms(0));
    let same = form(&[
        ("lang", "en"),
        ("title", &listing.texts[0].title.text),
        ("description", &listing.texts[0].description.text),
        ("price_21", "12.99"),
    ]);
    let edit = wish(&same, &listing).unwrap();
    assert_eq!((edit.title, edit.description, edit.prices.len()), (None, None, 0));
    let other = form(&[("lang", "en"), ("title", "A new name"), ("price_21", "13.49")]);
    let edit = wish(&other, &listing).unwrap();
    assert_eq!(edit.title.as_deref(), Some("A new name"));
    assert_eq!(edit.prices, [(catalog::VariantId::new(21), 1349)]);
}

#[test]
fn a_price_that_cannot_be_read_is_told_at_its_field() {
    let listing =
        sample::listing(MarketCode::new(*b"GB"), Currency::GBP, Money::new(1299, Currency::GBP), Instant::from_ms(0));
    let problems = wish(&form(&[("price_21", "12,99")]), &listing).unwrap_err();
    assert_eq!((problems.0[0].field.as_str(), &*problems.0[0].code), ("price_21", "shop.price_comma"));
}
