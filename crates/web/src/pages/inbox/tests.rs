use accounts::inbox::{Arg, Args, Notice, NoticeId};
use flows::Said;
use kernel::{Currency, Instant, Money};

use super::*;
use crate::pages::account::tests::{desk, whole};
use crate::words::LANGUAGES;

/// Every code that is told, with its kind.
const CODES: [(NoticeKind, &str); 40] = {
    use NoticeKind::{Comments, Earnings, Follows, Listings, Orders, Posts, Samples};
    [
        (Orders, "order_unpaid"),
        (Orders, "order_paid"),
        (Orders, "order_cod"),
        (Orders, "order_shipped"),
        (Orders, "order_delivered"),
        (Orders, "order_cancelled"),
        (Orders, "order_stays"),
        (Orders, "order_refunded"),
        (Orders, "return_accepted"),
        (Orders, "return_rejected"),
        (Orders, "return_decided"),
        (Orders, "return_closed"),
        (Orders, "sale_new"),
        (Orders, "sale_late"),
        (Orders, "sale_cancel_asked"),
        (Orders, "sale_cancelled"),
        (Orders, "sale_return_asked"),
        (Orders, "sale_returned"),
        (Posts, "post_ready"),
        (Posts, "post_failed"),
        (Posts, "post_held"),
        (Posts, "post_removed"),
        (Comments, "commented"),
        (Comments, "replied"),
        (Follows, "followed"),
        (Follows, "followed_shop"),
        (Samples, "joined"),
        (Samples, "invited"),
        (Earnings, "commission_settled"),
        (Earnings, "commission_refunded"),
        (Earnings, "commission_clawed_back"),
        (Earnings, "external_sale"),
        (Samples, "sample_requested"),
        (Samples, "sample_approved"),
        (Samples, "sample_shipped"),
        (Samples, "sample_content_due"),
        (Samples, "sample_completed"),
        (Listings, "listings_waiting"),
        (Listings, "listing_approved"),
        (Listings, "listing_refused"),
    ]
};

fn told(n: i64, kind: NoticeKind, code: &str, more: bool) -> ToldNotice {
    let facts = if more { 4 } else { 1 };
    let notice = Notice {
        id: NoticeId::new(n),
        kind,
        code: code.to_owned(),
        args: Args::from([("count".to_owned(), Arg::Count(facts))]),
        href: "/studio".to_owned(),
        facts,
        at: Instant::from_ms(1_795_000_000_000 - n * 7_200_000),
        read_at: (n % 3 == 0).then_some(Instant::from_ms(1_795_000_000_000)),
    };
    let text = |name: &str, text: &str| (name.to_owned(), Said::Text(text.to_owned()));
    let money = |name: &str| (name.to_owned(), Said::Money(Money::new(1_277, Currency::GBP)));
    let values = vec![
        text("name", "Ana"),
        text("shop", "Moss & Light"),
        text("title", "Jade bracelet"),
        text("market", "GB"),
        money("amount"),
        money("total"),
        ("count".to_owned(), Said::Count(facts)),
        ("others".to_owned(), Said::Count(facts - 1)),
    ];
    let more = if more { "-more" } else { "" };
    ToldNotice { message: format!("inbox-{}{more}", code.replace('_', "-")), values, notice }
}

#[test]
fn every_notice_has_words_in_every_language() {
    for lang in LANGUAGES {
        let desk = desk(lang, "/inbox");
        let mut all: Vec<ToldNotice> = (1..).zip(CODES).map(|(n, (kind, code))| told(n, kind, code, false)).collect();
        let stacked = ["sale_new", "followed", "followed_shop", "commented", "replied", "joined", "commission_settled"];
        let stacked = stacked.into_iter().chain(["commission_refunded", "commission_clawed_back", "external_sale"]);
        all.extend((50..).zip(stacked).map(|(n, code)| told(n, NoticeKind::Follows, code, true)));
        for told in &all {
            let words = letters::notice(&desk.voice, told);
            assert!(!words.is_empty() && !words.contains("inbox-") && !words.contains('{'), "{lang}: {words}");
        }
        let days = by_day(&all, Instant::from_ms(1_795_000_000_000), &desk.voice);
        assert!(days.len() > 2 && days[0].name == desk.voice.say("inbox-today"), "{lang}");
        let next = Some(Cursor::from_text("abc"));
        whole("inbox", lang, &page(&desk, &View { kind: None, days, next, unread: 12 }));
        let empty = View { kind: Some(NoticeKind::Rooms), days: Vec::new(), next: None, unread: 0 };
        whole("inbox-empty", lang, &page(&desk, &empty));
        whole("inbox-unsubscribe", lang, &unsubscribe::asked(&desk));
        whole("inbox-unsubscribed", lang, &unsubscribe::ended(&desk));
    }
}
