use kernel::ManualClock;
use serde_json::json;

use super::*;
use crate::shipped;

fn clock() -> ManualClock {
    ManualClock::at("2026-11-22T12:00:00Z".parse().unwrap())
}

fn market(code: &str) -> &'static Market {
    shipped::find(code.parse().unwrap()).unwrap()
}

fn problems(code: &str, changes: &Value) -> Vec<(String, String)> {
    let found = merge(market(code), changes, &clock()).unwrap_err();
    found.0.into_iter().map(|p| (p.field, p.code.into_owned())).collect()
}

#[test]
fn a_country_opens_by_one_word() {
    let france = merge(market("FR"), &json!({"enabled": true, "vat_bp": 2000}), &clock()).unwrap();
    assert!(france.enabled);
    assert_eq!(france.checkout, Checkout::InApp);
    let today = jiff::civil::date(2026, 11, 22);
    assert_eq!((france.vat_on(today).get(), france.vat.len()), (2_000, 1));
    let closed = merge(&france, &json!({"enabled": false}), &clock()).unwrap();
    assert_eq!(closed.checkout, Checkout::None);
}

#[test]
fn every_country_can_be_opened_by_one_word() {
    for market in shipped::all() {
        merge(market, &json!({"enabled": true}), &clock()).unwrap();
    }
}

#[test]
fn payment_in_the_app_needs_the_declared_licence() {
    let in_app = json!({"checkout": "IN_APP"});
    assert_eq!(problems("ID", &in_app), [("checkout".to_owned(), "market.licence_required".to_owned())]);
    let declared = json!({"checkout": "IN_APP", "marketplace_licence": true});
    assert_eq!(merge(market("ID"), &declared, &clock()).unwrap().checkout, Checkout::InApp);
}

#[test]
fn cash_on_delivery_ships_where_it_is_a_habit_and_an_operator_may_choose() {
    for market in shipped::all() {
        let cash = market.payment_methods.as_ref().is_none_or(|names| names.iter().any(|name| name == "cod"));
        assert_eq!(cash, ["TH", "VN", "ID", "PH", "MY"].contains(&market.code.code()), "{}", market.code);
    }
    let chosen = merge(market("TH"), &json!({"payment_methods": ["hyperswitch", "cod"]}), &clock()).unwrap();
    assert_eq!(chosen.payment_methods, Some(vec!["hyperswitch".to_owned(), "cod".to_owned()]));
    assert_eq!(merge(&chosen, &json!({"payment_methods": null}), &clock()).unwrap().payment_methods, None);
    let wrong = [json!([]), json!(["cod", "cod"]), json!(["cod", "cheque"])];
    for names in wrong {
        let expected = ("payment_methods".to_owned(), "market.payment_methods_invalid".to_owned());
        assert_eq!(problems("TH", &json!({"payment_methods": names})), [expected], "{names}");
    }
}

#[test]
fn the_whole_market_as_it_was_answered_can_be_put_back() {
    for market in shipped::all() {
        let answered = serde_json::to_value(market).unwrap();
        assert_eq!(merge(market, &answered, &clock()).as_ref(), Ok(market));
    }
}

#[test]
fn all_problems_come_at_once() {
    let changes = json!({
        "code": "FR", "time_zone": "Mars/Olympus", "commission_bp": 20_000, "languages": [], "return_days": -1,
        "endings": [{"every": 100, "ending": 100}], "price_bounds": {"min": {"minor": 5, "currency": "GBP"}, "max": {"minor": 4, "currency": "USD"}},
        "colour": "green", "vat_bp": "much",
    });
    let mut found = problems("GB", &changes);
    found.sort();
    let expected = [
        ("code", "market.code_fixed"),
        ("colour", "market.field_unknown"),
        ("commission_bp", "market.field_invalid"),
        ("endings[0].ending", "market.ending_too_large"),
        ("languages", "market.languages_count"),
        ("price_bounds", "market.bounds_crossed"),
        ("price_bounds.max", "market.amount_invalid"),
        ("return_days", "market.number_out_of_range"),
        ("time_zone", "market.time_zone_unknown"),
        ("vat_bp", "market.share_out_of_range"),
    ];
    assert_eq!(found, expected.map(|(field, code)| (field.to_owned(), code.to_owned())));
}

#[test]
fn bands_rise_and_end_open() {
    for endings in [
        json!([{"below": 100, "every": 10, "ending": 9}]),
        json!([{"every": 10, "ending": 9}, {"every": 100, "ending": 99}]),
        json!([{"below": 100, "every": 10, "ending": 9}, {"below": 100, "every": 10, "ending": 9}, {"every": 100, "ending": 99}]),
    ] {
        let found = problems("GB", &json!({ "endings": endings }));
        assert!(found.iter().all(|(_, code)| code == "market.ending_bands"), "{found:?}");
    }
}
