//! Every page of the studio with sample data, in every interface language.
//!
//! `MEADOW_GALLERY=FOLDER cargo test -p web studio_pages` writes them there, for eyes and for axe.

use catalog::listing::ListingId;
use content::clip::{Clip, Mood, Motion, NewClip, Scene, script};
use content::comment::{CommentState, HeldBy};
use content::post::PostState;
use content::{Anchor, Author, Comment, Post, Rendition, Topic};
use kernel::{BasisPoints, Currency, HOUR_MS, Id, Instant, Lang, Money, Page, Problem};
use maud::Markup;

use super::choice::Choosable;
use super::earnings::{Earning, Touched};
use super::posts::{Counted, Listed, Numbers, One, Said};
use super::products::{Cut, Good, Kept, Offer, Showcase, Whole};
use super::*;
use crate::Voice;
use crate::guard::Nonce;
use crate::pages::external;
use crate::pages::seller::money::{OneStatement, Purse};
use crate::pages::seller::tests::sample;
use crate::ui::{Form, Picture};
use crate::words::LANGUAGES;

pub(in crate::pages) const AT: Instant = sample::AT;

pub(in crate::pages) fn desk(lang: Lang) -> Desk {
    let voice = Voice::new(lang, kernel::MarketCode::new(*b"GB"), jiff::tz::TimeZone::UTC);
    Desk {
        voice,
        nonce: Nonce::default(),
        principal: None,
        path: "/studio".to_owned(),
        home: "/gb/".to_owned(),
        unread: 0,
    }
}

fn creator() -> Maker {
    Maker { by: Id::new(3), market: sample::code("GB"), shop: None, works_in: vec![] }
}

fn shop() -> Maker {
    Maker { by: Id::new(1), market: sample::code("GB"), shop: Some(sample::shop()), works_in: vec![] }
}

pub(in crate::pages) fn gbp(minor: i64) -> Money {
    Money::new(minor, Currency::GBP)
}

fn rate(bp: i64) -> BasisPoints {
    BasisPoints::new(bp).unwrap()
}

fn image(slug: &str) -> Option<Picture> {
    Some(Picture { alt: String::new(), sizes: vec![(format!("/media/images/{slug}.320.webp"), 320, 320)] })
}

pub(in crate::pages) fn post(id: i64, state: PostState) -> Post {
    let shown = state == PostState::Ready;
    Post {
        id: Id::new(id),
        author: Author::Creator(Id::new(3)),
        made_by: Some(Id::new(3)),
        market: sample::code("GB"),
        lang: Lang::EN,
        caption:
            "A sphere of rose quartz for calm mornings, and how I found mine. <b>No tricks.</b>\n#rosequartz #calm"
                .to_owned(),
        state,
        reason: (state == PostState::Removed).then(|| "It promises to heal illness.".to_owned()),
        failure: (state == PostState::Failed)
            .then(|| content::Failure { code: "content.media_broken".to_owned(), args: vec![] }),
        source: content::Source::Clip,
        duration_ms: Some(15_000),
        width: Some(720),
        height: Some(1_280),
        renditions: if shown {
            vec![Rendition { height: 480, width: 270, key: "posts/1/480.mp4".to_owned(), bytes: 900_000 }]
        } else {
            vec![]
        },
        poster: shown.then(|| "images/rose-quartz-sphere.320.webp".to_owned()),
        anchors: vec![Anchor { listing: Id::new(1), product: Id::new(1), shop: Id::new(7) }],
        topics: vec![
            Topic { id: Id::new(1), tag: "rosequartz".to_owned() },
            Topic { id: Id::new(2), tag: "calm".to_owned() },
        ],
        likes: 1_204,
        comments: 36,
        created_at: AT,
        edited_at: None,
        published_at: shown.then_some(AT),
        origin: content::Origin::Real,
    }
}

fn counted(id: i64, state: PostState) -> Counted {
    let shown = state == PostState::Ready;
    let numbers = Numbers {
        views: 128_400,
        likes: 1_204,
        comments: 36,
        anchor_clicks: 2_931,
        orders: 118,
        earned: vec![gbp(28_430), Money::new(1_250_000, Currency::VND)],
    };
    Counted { post: post(id, state), numbers: if shown { numbers } else { Numbers::default() } }
}

fn choices() -> Vec<Choosable> {
    let of = |(id, title, slug, sold): (i64, &str, &str, bool)| Choosable {
        listing: ListingId::new(id),
        title: title.to_owned(),
        shop: "Quiet Stones".to_owned(),
        price: "£24.99".to_owned(),
        image: image(slug),
        rate: Some(rate(1_200)),
        in_stock: sold,
    };
    [
        (1, "Rose quartz sphere on an oak stand, hand polished", "rose-quartz-sphere", true),
        (2, "Amethyst cluster", "amethyst-cluster", true),
        (3, "Gua sha of green aventurine", "gua-sha", false),
    ]
    .map(of)
    .to_vec()
}

fn markets() -> Vec<(kernel::MarketCode, String)> {
    [("GB", "United Kingdom"), ("TH", "Thailand"), ("VN", "Vietnam"), ("PH", "Philippines")]
        .map(|(code, name)| (sample::code(code), name.to_owned()))
        .to_vec()
}

fn said(id: i64, state: CommentState) -> Said {
    let comment = Comment {
        id: Id::new(id),
        post: Id::new(1),
        author: Author::Creator(Id::new(9)),
        made_by: Some(Id::new(9)),
        lang: Some(Lang::EN),
        text: "Does it come with the stand? <i>Asking</i> for my mother, who lives by a window facing south."
            .to_owned(),
        reply_to: None,
        state,
        held_by: (state == CommentState::Held).then_some(HeldBy::Link),
        pinned: id == 1,
        replies: 2,
        created_at: AT,
    };
    Said { comment, name: "Mia Stone".to_owned() }
}

fn one(state: PostState, form: Form) -> One {
    One {
        counted: counted(1, state),
        market: "United Kingdom".to_owned(),
        hours: (0..48).map(|hour| (AT.plus_ms((hour - 48) * HOUR_MS), (hour * 37) % 211)).collect(),
        choices: choices(),
        form,
        comments: vec![said(1, CommentState::Shown), said(2, CommentState::Shown)],
        held: vec![said(3, CommentState::Held)],
        next: None,
        shown_at: "/gb/post/1".to_owned(),
    }
}

fn of_posts(lang: Lang) -> Vec<(&'static str, Markup)> {
    let desk = desk(lang);
    let states = [PostState::Ready, PostState::Processing, PostState::Failed, PostState::Held, PostState::Removed];
    let listed = |state| Listed {
        posts: Page {
            items: states.iter().zip(1..).map(|(state, id)| counted(id, *state)).collect(),
            next: Some(kernel::Cursor::seal(&1)),
        },
        state,
        by_creators: vec![posts::ByCreator {
            post: post(9, PostState::Ready),
            creator: "Mia Stone".to_owned(),
            views: 12_834,
            units: 14,
            paid: vec![gbp(34_986)],
            href: "/gb/p/9".to_owned(),
        }],
    };
    let none = |state| Listed { posts: Page { items: vec![], next: None }, state, by_creators: vec![] };
    let written = || Form::new([("caption", "A sphere"), ("anchors", "1")]);
    let wrong = written().with_problems(&[
        Problem::new("caption", "content.caption_too_long").with("max", 2_200),
        Problem::new("anchors[0]", "content.anchor_not_promotable"),
    ]);
    vec![
        ("studio-posts", posts::list_view(&desk, &creator(), &listed(None))),
        ("studio-posts-none", posts::list_view(&desk, &creator(), &none(None))),
        ("studio-posts-no-match", posts::list_view(&desk, &creator(), &none(Some(PostState::Held)))),
        ("studio-posts-shop", posts::list_view(&desk, &shop(), &listed(None))),
        ("studio-post", posts::one_view(&desk, &creator(), &one(PostState::Ready, written()))),
        ("studio-post-shop", posts::one_view(&desk, &shop(), &one(PostState::Ready, wrong))),
        ("studio-post-processing", posts::one_view(&desk, &creator(), &one(PostState::Processing, written()))),
        ("studio-post-failed", posts::one_view(&desk, &creator(), &one(PostState::Failed, written()))),
        ("studio-post-held", posts::one_view(&desk, &creator(), &one(PostState::Held, written()))),
        ("studio-post-removed", posts::one_view(&desk, &creator(), &one(PostState::Removed, written()))),
    ]
}

fn of_making(lang: Lang) -> Vec<(&'static str, Markup)> {
    let desk = desk(lang);
    let asked = |choices, form| upload::Asked { market: sample::code("GB"), markets: markets(), choices, form };
    let wrong = Form::new([("caption", "#calm"), ("upload", "77")]).with_problems(&[
        Problem::new("file", "request.field_missing"),
        Problem::new("anchors", "content.anchor_not_on_sale"),
    ]);
    let subject = |pictures: usize| clip::Subject {
        listing: Id::new(1),
        market: sample::code("GB"),
        title: "Rose quartz sphere on an oak stand".to_owned(),
        price: "£24.99".to_owned(),
        pictures: ["rose-quartz-sphere", "rose-quartz-sphere-2", "amethyst-cluster"]
            .iter()
            .take(pictures)
            .map(|slug| clip::Shown { key: format!("images/{slug}.640.webp"), alt: "A pink sphere".to_owned() })
            .collect(),
    };
    let written = Form::new([
        ("title", "Calm in your hand"),
        ("price", "on"),
        ("mood", "grass"),
        ("picture", "0"),
        ("picture", "2"),
        ("words0", "Found in a river"),
        ("seconds0", "2.5"),
        ("seconds2", "3"),
    ]);
    let scene = |image, words: &str| Scene { image, words: words.to_owned(), ms: 2_500, motion: Motion::ZoomIn };
    let new = NewClip {
        assets: ["rose-quartz-sphere", "amethyst-cluster"].map(|slug| format!("images/{slug}.640.webp")).to_vec(),
        clip: Clip {
            title: "Calm in your hand".to_owned(),
            price: Some("£24.99".to_owned()),
            lang: Lang::EN,
            mood: Mood::Grass,
            scenes: vec![
                scene(0, "Found in a river"),
                scene(1, "No two are alike, and each of them is polished by hand"),
            ],
        },
    };
    let preview = clip::Preview { script: script(&new.clip), assets: new.assets, film: Id::new(5) };
    let wrong_clip = written.clone().with_problems(&[
        Problem::new("seconds0", "content.clip_scene_duration").with("min", 800).with("max", 10_000),
        Problem::new("scenes", "content.clip_duration").with("min", 3).with("max", 30),
    ]);
    let choosing = |choices| clip::Choosing { market: sample::code("GB"), markets: markets(), choices };
    let making =
        |pictures, form: &Form, preview| clip::Making { subject: subject(pictures), form: form.clone(), preview };
    vec![
        ("studio-upload", upload::view(&desk, &creator(), &asked(choices(), Form::default()))),
        ("studio-upload-wrong", upload::view(&desk, &creator(), &asked(choices(), wrong))),
        ("studio-upload-none", upload::view(&desk, &creator(), &asked(vec![], Form::default()))),
        ("studio-upload-shop", upload::view(&desk, &shop(), &asked(vec![], Form::default()))),
        ("studio-clip-choose", clip::choose_view(&desk, &creator(), &choosing(choices()))),
        ("studio-clip-choose-none", clip::choose_view(&desk, &shop(), &choosing(vec![]))),
        ("studio-clip", clip::view(&desk, &creator(), &making(3, &written, Some(preview)))),
        ("studio-clip-wrong", clip::view(&desk, &creator(), &making(3, &wrong_clip, None))),
        ("studio-clip-no-pictures", clip::view(&desk, &creator(), &making(0, &written, None))),
    ]
}

fn good(at: i64, title: &str, slug: &str) -> Good {
    Good {
        product: at.to_string(),
        title: title.to_owned(),
        image: image(slug),
        price: (at != 3).then(|| "£24.99".to_owned()),
        earns: (at != 3).then(|| "£2.50".to_owned()),
    }
}

fn offer(id: i64, joined: bool) -> Offer {
    Offer {
        id: id.to_string(),
        shop: "Quiet Stones of the Northern Valley".to_owned(),
        rate: rate(1_200),
        own_rate: joined.then(|| (rate(1_500), AT.plus_ms(720 * HOUR_MS))),
        ends_at: Some(AT.plus_ms(2_000 * HOUR_MS)),
        goods: vec![
            good(1, "Rose quartz sphere on an oak stand, hand polished", "rose-quartz-sphere"),
            good(2, "Amethyst cluster", "amethyst-cluster"),
            good(3, "Gua sha of green aventurine", "gua-sha"),
        ],
        products: 24,
        joined,
        samples: joined,
    }
}

fn of_products(lang: Lang) -> Vec<(&'static str, Markup)> {
    let desk = desk(lang);
    let shown = |cut, invitations, items| products::Shown {
        cut,
        markets: markets(),
        invitations,
        offers: Page { items, next: None },
        showcase: 12,
    };
    let whole = |sample: Option<Form>, addresses| Whole {
        offer: offer(1, true),
        sample,
        variants: vec![("11".to_owned(), "Rose quartz sphere · 60 mm".to_owned())],
        addresses,
        can_leave: true,
    };
    let wrong = Form::new([("note", "I film by the window")]).with_problems(&[
        Problem::new("variant", "request.field_missing"),
        Problem::new("address", "request.field_missing"),
    ]);
    let home = vec![("5".to_owned(), "Mia Stone, 12 Meadow Lane".to_owned())];
    let kept = |at, shown| Kept {
        good: good(at, "Rose quartz sphere on an oak stand, hand polished", "rose-quartz-sphere"),
        shop: "Quiet Stones".to_owned(),
        rate: rate(1_200),
        shown,
    };
    let showcase = |kept| Showcase { market: sample::code("GB"), markets: markets(), kept };
    let cut = Cut { market: Some(sample::code("GB")), category: Some(catalog::Category::Home), rate_min: Some(20) };
    vec![
        (
            "studio-products",
            products::view(&desk, &shown(Cut::default(), vec![offer(2, false)], vec![offer(3, true), offer(4, false)])),
        ),
        ("studio-products-none", products::view(&desk, &shown(Cut::default(), vec![], vec![]))),
        ("studio-products-no-match", products::view(&desk, &shown(cut, vec![], vec![]))),
        ("studio-collaboration", products::whole_view(&desk, &whole(Some(wrong), home))),
        ("studio-collaboration-no-address", products::whole_view(&desk, &whole(Some(Form::default()), vec![]))),
        (
            "studio-showcase",
            products::showcase_view(&desk, &showcase(vec![kept(1, true), kept(2, true), kept(3, false)])),
        ),
        ("studio-showcase-none", products::showcase_view(&desk, &showcase(vec![]))),
    ]
}

pub(in crate::pages) fn asked(id: i64, state: &'static str) -> samples::Asked {
    samples::Asked {
        id: id.to_string(),
        product: "Rose quartz sphere on an oak stand".to_owned(),
        shop: "Quiet Stones".to_owned(),
        image: image("rose-quartz-sphere"),
        state,
        asked_at: AT,
        due: matches!(state, "PENDING" | "AWAITING_SHIPMENT" | "SHIPPED" | "CONTENT_DUE").then_some(AT),
        overdue: state == "CONTENT_DUE",
        tracking: (state == "SHIPPED").then(|| ("Royal Mail".to_owned(), "RM123456785GB".to_owned())),
        words: (state == "REJECTED").then(|| "We have none left this month.".to_owned()),
        can_withdraw: matches!(state, "PENDING" | "AWAITING_SHIPMENT"),
        can_extend: state == "CONTENT_DUE",
        can_receive: state == "SHIPPED",
        can_post: state == "CONTENT_DUE",
    }
}

pub(in crate::pages) fn earning(state: &'static str, reason: &'static str, left: i64) -> Earning {
    let touch = |via, own: bool, verdict: &'static str| Touched {
        via,
        href: own.then(|| "/studio/posts/1".to_owned()),
        at: AT,
        own,
        verdict,
        counts: verdict == "won",
    };
    Earning {
        order: "7310000001".to_owned(),
        product: "Rose quartz sphere on an oak stand, hand polished".to_owned(),
        shop: "Quiet Stones".to_owned(),
        base: gbp(2_083),
        rate: rate(1_200),
        amount: gbp(250),
        left: gbp(left),
        state,
        reason,
        at: AT,
        until: (reason == "waiting_period").then_some(AT),
        touches: vec![touch("post", true, "won"), touch("post", false, "earlier"), touch("link", false, "too_old")],
    }
}

fn of_money(lang: Lang) -> Vec<(&'static str, Markup)> {
    let desk = desk(lang);
    let states = ["PENDING", "AWAITING_SHIPMENT", "SHIPPED", "CONTENT_DUE", "COMPLETED", "REJECTED"];
    let asked = states.into_iter().zip(1..).map(|(state, id)| asked(id, state)).collect();
    let earned = || {
        vec![
            earning("ORDERED", "awaiting_delivery", 250),
            earning("ORDERED", "waiting_period", 250),
            earning("SETTLED", "settled", 250),
            earning("FROZEN", "return_open", 250),
            earning("REFUNDED", "refunded", 0),
            earning("CLAWED_BACK", "refunded", 0),
        ]
    };
    let zero = gbp(0);
    let purse = Purse { payable: gbp(2_450), pending: gbp(1_100), reserve: zero, payout: zero };
    let shown = |purses, items, problem: Option<Problem>| earnings::Shown {
        purses,
        commissions: Page { items, next: Some(kernel::Cursor::seal(&1)) },
        unsettled: vec![],
        statements: vec![],
        payouts: vec![],
        outside: if problem.is_none() { external::sample() } else { external::nothing() },
        key: "0f".repeat(16),
        problem,
    };
    let statement = ledger::statement::Statement {
        id: Id::new(4),
        payee: ledger::Payee::Creator(Id::new(3)),
        day: jiff::civil::date(2026, 11, 21),
        opening: zero,
        settled: gbp(2_450),
        reserve_held: zero,
        reserve_released: zero,
        paid_out: zero,
        closing: gbp(2_450),
        closed_at: AT,
    };
    vec![
        ("studio-samples", samples::view(&desk, &samples::Shown { samples: Page { items: asked, next: None } })),
        ("studio-samples-none", samples::view(&desk, &samples::Shown { samples: Page { items: vec![], next: None } })),
        ("studio-earnings", earnings::view(&desk, &shown(vec![purse], earned(), None))),
        (
            "studio-earnings-none",
            earnings::view(&desk, &shown(vec![], vec![], Some(Problem::new("payout", "ledger.nothing_to_pay_out")))),
        ),
        ("studio-statement", earnings::statement_view(&desk, &OneStatement { statement, lines: vec![] })),
    ]
}

fn of_home(lang: Lang) -> Vec<(&'static str, Markup)> {
    let desk = desk(lang);
    let busy = home::Home {
        name: "Mia Stone".to_owned(),
        totals: vec![home::Sum { waiting: gbp(1_100), settled: gbp(2_450), units: 14 }],
        earned: vec![earning("ORDERED", "awaiting_delivery", 250), earning("SETTLED", "settled", 250)],
        posts: vec![counted(1, PostState::Ready), counted(2, PostState::Failed)],
        offers: vec![offer(1, false), offer(2, false)],
        needs: home::Needs { failed: 1, processing: 1, content_due: 2, arriving: 1, invitations: 3 },
        followers: 12_834,
    };
    let fresh = home::Home {
        name: "Mia Stone".to_owned(),
        totals: vec![],
        earned: vec![],
        posts: vec![],
        offers: vec![],
        needs: home::Needs::default(),
        followers: 0,
    };
    let wrong = Form::new([("display_name", ""), ("bio", "Crystals")]).with_problems(&[Problem::new(
        "display_name",
        "accounts.display_name_invalid",
    )
    .with("max", 60)]);
    vec![
        ("studio-home", home::view(&desk, &busy)),
        ("studio-home-new", home::view(&desk, &fresh)),
        ("studio-become", profile::invitation(&desk, &wrong)),
        ("studio-profile", profile::view(&desk, "mia", &wrong)),
    ]
}

fn pages(lang: Lang) -> Vec<(&'static str, Markup)> {
    [of_home(lang), of_posts(lang), of_making(lang), of_products(lang), of_money(lang)].into_iter().flatten().collect()
}

/// What every page must be: in its language, without a message's id, within the policy, with one heading, and well named.
pub(in crate::pages) fn whole(lang: Lang, name: &str, page: Markup) {
    let html = page.into_string();
    assert!(html.contains(&format!("<html lang=\"{lang}\"")), "{lang} {name}");
    let families = [
        "studio-",
        "partners-",
        "moderation-",
        "shop-",
        "web-",
        "selling-",
        "buy-",
        "ledger-",
        "affiliate-",
        "content-",
    ];
    let mut texts = html.split('>').map(|part| part.split('<').next().unwrap_or_default().trim());
    let shown_id = texts.find(|text| families.iter().any(|family| text.starts_with(family)));
    assert_eq!(shown_id, None, "{lang} {name} shows a message's id");
    assert!(!html.contains("/assets/missing"), "{lang} {name} names a file that Vite does not make");
    assert!(!html.contains(" style=\"") && !html.contains(" onclick="), "{lang} {name} breaks its own policy");
    assert_eq!(html.matches("<h1").count(), 1, "{lang} {name} has one heading of the first rank");
    assert!(!html.contains("<b>No tricks") && !html.contains("<i>Asking"), "{lang} {name}: what people write is text");
    let values = |attribute: &str| -> Vec<&str> {
        let mark = format!(" {attribute}=\"");
        html.match_indices(&mark).filter_map(|(at, mark)| html.get(at + mark.len()..)?.split('"').next()).collect()
    };
    let ids = values("id");
    for id in &ids {
        assert_eq!(ids.iter().filter(|other| *other == id).count(), 1, "{name}: id {id} stands twice");
    }
    for label in values("for") {
        assert!(ids.contains(&label), "{name}: nothing has the id {label}");
    }
    if let Some(folder) = std::env::var_os("MEADOW_GALLERY").map(std::path::PathBuf::from) {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join(format!("{name}.{lang}.html")), html).unwrap();
    }
}

#[test]
fn studio_pages() {
    for lang in LANGUAGES {
        for (name, page) in pages(lang) {
            whole(lang, name, page);
        }
    }
}
