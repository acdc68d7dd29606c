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

#[test]
fn counts_are_short_and_never_overstated() {
    let said = |lang: Lang, market: &[u8; 2], n| Locale::new(lang, MarketCode::new(*market)).compact(n);
    for (n, english, chinese) in [
        (0, "0", "0"),
        (999, "999", "999"),
        (1_234, "1.2K", "1234"),
        (9_999, "9.9K", "9999"),
        (12_345, "12.3K", "1.2万"),
        (999_999, "999K", "99.9万"),
        (12_134_000_000, "12.1B", "121亿"),
    ] {
        assert_eq!((said(Lang::EN, b"GB", n).as_str(), said(Lang::ZH, b"SG", n).as_str()), (english, chinese));
    }
    let each: Vec<String> =
        [(Lang::ID, b"ID"), (Lang::TH, b"TH"), (Lang::VI, b"VN"), (Lang::MS, b"MY"), (Lang::FIL, b"PH")]
            .map(|(lang, market)| said(lang, market, 1_250_000).replace('\u{a0}', " "))
            .to_vec();
    assert_eq!(each, ["1,2 jt", "1.2M", "1,2 Tr", "1.2J", "1.2M"]);
}
