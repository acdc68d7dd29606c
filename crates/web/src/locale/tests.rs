use super::*;

const AT: Instant = Instant::from_ms(1_795_340_100_000);

fn locale(tag: &str) -> Locale {
    let (lang, market) = tag.rsplit_once('-').unwrap();
    Locale::new(lang.parse().unwrap(), market.parse().unwrap())
}

#[test]
fn money_reads_as_people_of_the_market_write_it() {
    let amounts = [
        ("en-GB", 1277, Currency::GBP, "£12.77"),
        ("id-ID", 4_590_000, Currency::IDR, "Rp\u{a0}45.900"),
        ("th-TH", 45_900, Currency::THB, "฿459.00"),
        ("vi-VN", 329_000, Currency::VND, "329.000\u{a0}₫"),
        ("ms-MY", 4_990, Currency::MYR, "RM\u{a0}49.90"),
        ("fil-PH", 45_900, Currency::PHP, "₱459.00"),
        ("en-PH", 45_900, Currency::PHP, "₱459.00"),
        ("en-SG", 1_290, Currency::SGD, "S$12.90"),
        ("en-US", 123_456_789, Currency::USD, "$1,234,567.89"),
        ("en-DE", 1_299, Currency::EUR, "12,99\u{a0}€"),
        ("en-JP", 1_980, Currency::JPY, "¥1,980"),
        ("zh-CN", 2_990, Currency::CNY, "¥29.90"),
    ];
    for (tag, minor, currency, text) in amounts {
        assert_eq!(locale(tag).money(Money::new(minor, currency)), text, "{tag}");
    }
}

#[test]
fn numbers_shares_and_dates_follow_the_market() {
    assert_eq!(locale("id-ID").number(1_234_567), "1.234.567");
    assert_eq!(locale("en-GB").percent(BasisPoints::new(750).unwrap()), "7.5%");
    assert_eq!(locale("en-GB").percent(BasisPoints::new(2000).unwrap()), "20%");
    assert_eq!(locale("en-GB").date(AT, &TimeZone::UTC), "22 Nov 2026");
    assert!(locale("th-TH").date(AT, &TimeZone::UTC).contains("2026"), "Thai dates use the Gregorian year");
    assert_eq!(locale("en-GB").time(AT, &TimeZone::UTC), "22 Nov 2026, 09:35");
}
