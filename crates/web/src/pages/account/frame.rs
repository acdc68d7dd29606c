//! What the account's pages share: the frame, the lists of languages and countries, buttons that post.

use accounts::mail::INVITES_PATH;
use kernel::MarketCode;
use maud::{Markup, html};

use crate::pages::Desk;
use crate::ui::layout::{self, Head, Place};
use crate::ui::switcher::{language_name, market_name};
use crate::ui::{Choice, Icon};
use crate::words::LANGUAGES;
use crate::{Markets, Voice};

/// The places of an account, by address.
const PLACES: [(&str, &str, Icon); 8] = [
    ("/account", "account-profile", Icon::UserRound),
    ("/account/orders", "buy-orders", Icon::Package),
    ("/account/waits", "waits-title", Icon::Hourglass),
    ("/account/notices", "inbox-switches-title", Icon::Bell),
    ("/account/addresses", "account-addresses", Icon::MapPin),
    ("/account/security", "account-security", Icon::ShieldCheck),
    (INVITES_PATH, "account-invites", Icon::Mail),
    ("/account/data", "account-data", Icon::FileText),
];

/// A page of somebody who is signed in.
pub(super) fn page(desk: &Desk, title: &str, main: &Markup) -> Markup {
    head(desk, &Head::private(title), main)
}

/// The same with a head of its own.
pub(super) fn head(desk: &Desk, head: &Head, main: &Markup) -> Markup {
    let voice = &desk.voice;
    let path = desk.path.split('?').next().unwrap_or_default();
    let places = PLACES.map(|(href, words, icon)| {
        let here = path == href
            || (href != "/account" && path.starts_with(href))
            || (href == "/account" && path == "/account/email");
        Place { href: href.to_owned(), words: voice.say(words), icon, here }
    });
    layout::desk(desk, head, &voice.say("account-title"), &places, main)
}

/// A page of somebody who is not signed in: one card in the middle.
pub(super) fn card(desk: &Desk, head: &Head, main: &Markup) -> Markup {
    layout::plain(desk, head, &html! { div.entry { div.entry-card { (main) } } })
}

/// The interface's languages, each by its own name.
pub(super) fn languages() -> Vec<Choice> {
    LANGUAGES.iter().map(|lang| Choice { value: lang.to_string(), label: language_name(*lang).to_owned() }).collect()
}

/// The markets that sell; `also` is there too, so that a person's own choice never gets lost.
pub(super) fn markets(markets: &Markets, also: MarketCode, voice: &Voice) -> Vec<Choice> {
    let mut choices: Vec<Choice> = markets.open().iter().map(|place| country(place, voice)).collect();
    if !choices.iter().any(|choice| choice.value == also.code()) {
        choices.extend(markets.find(also).map(|place| country(place, voice)));
    }
    choices
}

/// Every country, those that sell first.
pub(super) fn countries(markets: &Markets, voice: &Voice) -> Vec<Choice> {
    let mut choices: Vec<Choice> = markets.open().iter().map(|place| country(place, voice)).collect();
    let mut rest: Vec<Choice> = markets
        .all()
        .filter(|place| !choices.iter().any(|c| c.value == place.market.code.code()))
        .map(|place| country(place, voice))
        .collect();
    rest.sort_by(|a, b| a.label.cmp(&b.label));
    choices.extend(rest);
    choices
}

fn country(place: &crate::Place, voice: &Voice) -> Choice {
    let market = &place.market;
    Choice { value: market.code.to_string(), label: market_name(market.code, &market.name, voice) }
}

/// A button that posts by itself: to remove, revoke, resend.
pub(super) fn post(action: &str, words: &str, class: &str) -> Markup {
    html! { form method="post" action=(action) { button class=(class) { (words) } } }
}
