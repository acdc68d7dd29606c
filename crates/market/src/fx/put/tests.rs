use super::*;

fn now() -> Instant {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

fn written(rates: &[(&str, &str)]) -> ManualRates {
    ManualRates {
        date: "2026-11-22".to_owned(),
        base: "CNY".to_owned(),
        source: " Bank of China ".to_owned(),
        rates: rates.iter().map(|(c, r)| ((*c).to_owned(), (*r).to_owned())).collect(),
    }
}

#[test]
fn rates_are_read_as_decimals() {
    let sheet = read_manual(&written(&[("GBP", "0.7812"), ("VND", "3520")]), now()).unwrap();
    assert_eq!((sheet.kind, sheet.base, sheet.source.as_str()), (RateKind::Manual, Currency::CNY, "Bank of China"));
    assert_eq!(sheet.rates.len(), 2);
    assert_eq!(sheet.rates[0].1.to_string(), "0.7812");
}

#[test]
fn all_problems_come_at_once() {
    let bad = ManualRates {
        date: "22.11.2026".to_owned(),
        source: String::new(),
        ..written(&[("CNY", "2"), ("EUR", "0"), ("GBP", "0,78"), ("THB", "-1"), ("USD", "1e9"), ("XXQ", "1")])
    };
    let found: Vec<String> =
        read_manual(&bad, now()).unwrap_err().0.iter().map(|p| format!("{} {}", p.field, p.code)).collect();
    let expected = [
        "date market.date_invalid",
        "source market.source_length",
        "rates.CNY market.rate_of_itself",
        "rates.EUR market.rate_invalid",
        "rates.GBP market.rate_invalid",
        "rates.THB market.rate_invalid",
        "rates.USD market.rate_invalid",
        "rates.XXQ market.currency_unknown",
    ];
    assert_eq!(found, expected);
    let far = ManualRates { date: "2030-01-01".to_owned(), rates: BTreeMap::new(), ..written(&[]) };
    let found: Vec<String> = read_manual(&far, now()).unwrap_err().0.iter().map(|p| p.code.to_string()).collect();
    assert_eq!(found, ["market.date_too_far", "market.rates_empty"]);
}
