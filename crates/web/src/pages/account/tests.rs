//! Every page of the account with sample data, in every interface language.
//!
//! `MEADOW_GALLERY=FOLDER cargo test -p web account` writes the pages there.

use accounts::membership::{Invite, InviteId};
use accounts::{
    AddressId, ApiToken, ApiTokenId, Passkey, PasskeyId, Person, PersonId, Principal, Scope, Session, SessionId,
    ShopId, ShopPermission, Via,
};
use kernel::{Country, Instant, Lang, Problem};
use maud::Markup;

use super::*;
use crate::Markets;
use crate::Voice;
use crate::guard::Nonce;
use crate::pages::Desk;
use crate::pages::again::Done;
use crate::ui::Form;
use crate::words::LANGUAGES;

const AT: Instant = Instant::from_ms(1_795_340_100_000);

/// The desk of somebody who may do everything, in a language.
pub(crate) fn desk(lang: Lang, path: &str) -> Desk {
    let principal = Principal {
        person: PersonId::new(7),
        handle: "lin-mei".to_owned(),
        locale: lang.into(),
        market: Country::new(*b"GB"),
        creator: false,
        operator: accounts::OperatorPermission::ALL.to_vec(),
        shops: vec![],
        via: Via::Session(SessionId::new(1)),
        seen_at: AT,
    };
    let voice = Voice::new(lang, Country::new(*b"GB"), jiff::tz::TimeZone::UTC);
    Desk {
        voice,
        nonce: Nonce::default(),
        principal: Some(principal),
        path: path.to_owned(),
        home: "/gb/".to_owned(),
        unread: 3,
    }
}

pub(crate) fn person() -> Person {
    Person {
        id: PersonId::new(7),
        handle: "lin-mei".to_owned(),
        email: Some("lin.mei@quiet-stones.example".to_owned()),
        email_verified: false,
        locale: Lang::EN.into(),
        market: Country::new(*b"GB"),
        creator: false,
        operator: accounts::OperatorPermission::ALL.to_vec(),
        created_at: AT,
        deleted_at: None,
    }
}

/// Says that a page is whole: no message is missing, nothing inline that the browser would refuse. Keeps it for eyes.
pub(crate) fn whole(name: &str, lang: Lang, page: &Markup) {
    let html = &page.0;
    for words in [">account-", ">operator-", "\"account-", "\"operator-", ">books-", ">selling-", ">ledger-", ">waits-"]
    {
        assert!(
            !html.contains(words),
            "{name} in {lang} has a word that no language says: {:?}",
            html.split(words).nth(1).map(|rest| rest.chars().take(40).collect::<String>())
        );
    }
    assert!(!html.contains(" style=") && !html.contains(" onclick="), "{name} has something inline");
    assert_eq!(html.matches("<h1").count(), 1, "{name} has one heading");
    if let Ok(folder) = std::env::var("MEADOW_GALLERY") {
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(format!("{folder}/{name}-{lang}.html"), html).unwrap();
    }
}

fn markets() -> Markets {
    Markets::of(market::shipped::all().to_vec())
}

fn wrong() -> Form {
    Form::new([("handle", "Lin Mei"), ("email", "lin.mei"), ("next", "/seller")]).with_problems(&[
        Problem::new("handle", "accounts.handle_invalid").with("min", 2).with("max", 30),
        Problem::new("email", "accounts.email_invalid"),
        Problem::new("password", "accounts.password_short").with("min", 8),
    ])
}

#[test]
fn the_way_in_is_whole_in_every_language() {
    for lang in LANGUAGES {
        let desk = Desk { principal: None, ..desk(lang, "/sign-in") };
        let up =
            entry::SignUpView { form: wrong(), markets: frame::markets(&markets(), Country::new(*b"GB"), &desk.voice) };
        whole("sign-up", lang, &entry::sign_up_page(&desk, &up));
        let form = Form::new([("next", "/seller")])
            .with_problems(&[Problem::new("login", "account.wait_minutes").with("minutes", 5)]);
        whole("sign-in", lang, &entry::sign_in_page(&desk, &entry::SignInView { form, passkeys: true }));
        whole("reset", lang, &reset::request_page(&desk, &Form::default()));
        whole("reset-sent", lang, &reset::sent_page(&desk));
        whole(
            "reset-choose",
            lang,
            &reset::choose_page(
                &desk,
                &Form::default().with_problems(&[Problem::new("password", "accounts.reset_token")]),
            ),
        );
        whole("reset-set", lang, &reset::set_page(&desk));
        whole("verify", lang, &email::ask_page(&desk));
        whole("verified", lang, &email::verified_page(&desk, true, None));
        whole("verify-failed", lang, &email::verified_page(&desk, false, Some("…")));
    }
}

#[test]
fn every_page_of_an_account_is_whole_in_every_language() {
    for lang in LANGUAGES {
        let own = desk(lang, "/account");
        let profile = profile::View {
            person: person(),
            form: Form::new([("handle", "lin-mei"), ("locale", "en"), ("market", "GB")]),
            markets: frame::markets(&markets(), Country::new(*b"GB"), &own.voice),
            seller: false,
            done: Done { done: Some("saved".to_owned()) },
        };
        whole("account", lang, &profile::page(&own, &profile));
        whole(
            "account-email",
            lang,
            &email::page(
                &desk(lang, "/account/email"),
                &email::View { person: person(), form: Form::default(), done: Done::default() },
            ),
        );
        whole("account-invites", lang, &invites::page(&desk(lang, "/account/invites"), &[invite()], &Done::default()));
        let switches = accounts::inbox::NoticeKind::ALL.map(accounts::inbox::Switch::default_of);
        let notices = notices::View { form: notices::form(&switches), is_verified: false, done: Done::default() };
        whole("account-notices", lang, &notices::page(&desk(lang, "/account/notices"), &notices));
        for (name, all) in
            [("account-waits", waiting()), ("account-waits-none", kernel::Page { items: vec![], next: None })]
        {
            whole(name, lang, &waits::view(&desk(lang, "/account/waits"), &markets(), &all));
        }
        whole("account-data", lang, &data::page(&desk(lang, "/account/data")));
        whole(
            "account-deletion",
            lang,
            &data::deletion_page(
                &desk(lang, "/account/deletion"),
                &data::DeletionView { password: true, owner: false, form: Form::default() },
            ),
        );
        whole("account-security", lang, &security::page(&desk(lang, "/account/security"), &credentials()));
        whole(
            "account-token",
            lang,
            &security::made_page(
                &desk(lang, "/account/security/tokens"),
                &token(),
                "mdw_0123456789abcdefghijklmnopqrstuvwxyz",
            ),
        );
    }
}

#[test]
fn the_address_book_is_whole_in_every_language() {
    for lang in LANGUAGES {
        let desk = desk(lang, "/account/addresses");
        let lines = ["Lin Mei", "12 Orchard Lane", "Leeds LS1 4AP", "United Kingdom", "+44 20 7946 0000"]
            .map(str::to_owned)
            .to_vec();
        let cards = [
            addresses::Card { id: AddressId::new(1), lines: lines.clone(), default: true },
            addresses::Card { id: AddressId::new(2), lines, default: false },
        ];
        whole("addresses", lang, &addresses::list_page(&desk, &cards, &Done::default()));
        whole("addresses-empty", lang, &addresses::list_page(&desk, &[], &Done::default()));
        for code in ["GB", "ID", "TH", "VN", "MY", "PH", "SG", "US", "JP", "CN", "FR"] {
            let view = addresses::View {
                id: None,
                country: code.parse().unwrap(),
                countries: frame::countries(&markets(), &desk.voice),
                form: Form::default(),
            };
            whole(&format!("address-{code}"), lang, &addresses::form_page(&desk, &view));
        }
    }
}

/// One that is offered, and one that no longer is.
fn waiting() -> waits::Waits {
    let wait = |id: i64, market: &str| trade::wait::Wait {
        person: kernel::Id::new(7),
        listing: kernel::Id::new(id),
        variant: kernel::Id::new(id + 1),
        product: kernel::Id::new(id + 2),
        market: market.parse().unwrap(),
        at: AT,
    };
    let offer = catalog::listing::storefront::Offer {
        listing: kernel::Id::new(11),
        variant: kernel::Id::new(12),
        product: kernel::Id::new(13),
        shop: kernel::Id::new(3),
        shop_handle: "quiet-stones".to_owned(),
        shop_name: "Quiet Stones".to_owned(),
        shop_home: Country::new(*b"CN"),
        shop_currency: kernel::Currency::CNY,
        preferred_store: None,
        market: Country::new(*b"GB"),
        category: catalog::Category::ALL[0],
        title: "Moonstone night light".to_owned(),
        options: vec![("Colour".to_owned(), "Warm white".to_owned())],
        sku: "QS-0001".to_owned(),
        image: None,
        price: kernel::Money::new(2_499, kernel::Currency::GBP),
        compare_at: None,
        weight_g: None,
        on_sale: true,
    };
    kernel::Page { items: vec![(wait(11, "GB"), Some(offer)), (wait(21, "TH"), None)], next: None }
}

fn invite() -> Invite {
    Invite {
        id: InviteId::new(5),
        shop: ShopId::new(3),
        shop_name: "Quiet Stones".to_owned(),
        person: PersonId::new(7),
        handle: "lin-mei".to_owned(),
        permissions: ShopPermission::ALL.to_vec(),
        invited_by: "wu".to_owned(),
        expires_at: AT,
    }
}

fn token() -> ApiToken {
    ApiToken {
        id: ApiTokenId::new(1),
        name: "Stock from the warehouse".to_owned(),
        scopes: vec![Scope::CatalogueRead, Scope::CatalogueWrite],
        created_at: AT,
        used_at: None,
        expires_at: AT,
    }
}

fn credentials() -> security::View {
    let session = |id: i64, device: &str| Session {
        id: SessionId::new(id),
        device: device.to_owned(),
        created_at: AT,
        seen_at: AT,
        expires_at: AT,
    };
    security::View {
        sessions: vec![session(1, "Firefox on Linux"), session(2, "Safari on iPhone"), session(3, "")],
        current: Some(SessionId::new(1)),
        passkeys: vec![Passkey {
            id: PasskeyId::new(1),
            name: "My phone".to_owned(),
            created_at: AT,
            used_at: Some(AT),
        }],
        can_passkey: true,
        tokens: vec![token()],
        operator: true,
        password: Form::default(),
        token: Form::new([("name", ""), ("scopes", "catalogue:read")]).with_problems(&[
            Problem::new("name", "accounts.name_invalid").with("max", 60),
            Problem::new("scopes", "accounts.scopes_missing"),
        ]),
        done: Done::default(),
    }
}

#[test]
fn forms_are_read_as_they_are_meant() {
    let wish = entry::wish(&Form::new([
        ("handle", " Lin-Mei "),
        ("email", "a@b.example"),
        ("password", " spaces stay "),
        ("locale", "en"),
        ("market", "GB"),
    ]));
    assert_eq!(wish.handle, "lin-mei");
    assert_eq!(secrecy::ExposeSecret::expose_secret(&wish.password), " spaces stay ");
    let draft = crate::pages::address::draft(&Form::new([
        ("name", " Lin "),
        ("line2", "  "),
        ("region", "CA"),
        ("country", "US"),
    ]));
    assert_eq!(
        (draft.name.as_str(), draft.line2, draft.region.as_deref(), draft.country.as_str()),
        ("Lin", None, Some("CA"), "US")
    );
    let (name, scopes) = security::token_wish(&Form::new([
        ("name", " Stock "),
        ("scopes", "catalogue:read"),
        ("scopes", "orders:read"),
    ]));
    assert_eq!((name.as_str(), scopes), ("Stock", vec!["catalogue:read".to_owned(), "orders:read".to_owned()]));
}
