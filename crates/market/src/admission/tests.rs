use kernel::Currency;

use super::*;
use crate::shipped;

fn market(code: &str) -> Market {
    shipped::find(code.parse().unwrap()).unwrap().clone()
}

fn offer() -> Offer {
    Offer {
        home: "CN".parse().unwrap(),
        fob: Some(Money::new(1_500, Currency::USD)),
        has_store_link: false,
        text: Lang::EN,
    }
}

fn codes(market: &Market, offer: &Offer) -> Vec<(Weight, String)> {
    findings(market, offer).into_iter().map(|f| (f.weight, f.problem.code.into_owned())).collect()
}

#[test]
fn a_market_says_why_it_refuses_and_what_it_only_warns_of() {
    let found = |weight, code: &str| (weight, code.to_owned());
    assert_eq!(codes(&market("GB"), &offer()), []);
    assert_eq!(codes(&market("CN"), &offer()), [found(Weight::Refused, "market.closed")]);
    assert_eq!(
        codes(&market("ID"), &offer()),
        [found(Weight::Refused, "market.link_required"), found(Weight::Warning, "market.fob_minimum")]
    );
    assert_eq!(codes(&market("MY"), &offer()), [found(Weight::Draft, "market.language_required")]);
    assert_eq!(codes(&market("MY"), &Offer { text: Lang::MS, ..offer() }), []);
}

#[test]
fn the_least_value_is_asked_of_goods_from_abroad_only() {
    let linked = Offer { has_store_link: true, ..offer() };
    assert_eq!(codes(&market("ID"), &linked).len(), 1);
    for welcome in [
        Offer { home: "ID".parse().unwrap(), ..linked.clone() },
        Offer { fob: Some(Money::new(10_000, Currency::USD)), ..linked.clone() },
        Offer { fob: None, ..linked },
    ] {
        assert_eq!(codes(&market("ID"), &welcome), []);
    }
}
