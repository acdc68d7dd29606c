//! The frame of the operator's pages: each operator sees the places that are theirs.

use accounts::OperatorPermission::{self, Cases, Jobs, Markets, Money, People};
use maud::{Markup, html};

use crate::Voice;
use crate::pages::Desk;
use crate::ui::layout::{self, Head, Place};
use crate::ui::{Icon, Tone, notice};

/// Where each place is, and who may go there; the overview is every operator's.
const PLACES: [(&str, &str, Icon, Option<OperatorPermission>); 16] = [
    ("/operator", "operator-overview", Icon::Gauge, None),
    ("/operator/orders", "books-orders", Icon::ShoppingBag, Some(Cases)),
    ("/operator/disputes", "books-disputes", Icon::Scale, Some(Cases)),
    ("/operator/ledger", "books-ledger", Icon::BookOpen, Some(Money)),
    ("/operator/payouts", "books-payouts", Icon::Banknote, Some(Money)),
    ("/operator/take-rates", "books-take-rates", Icon::Percent, Some(Money)),
    ("/operator/lanes", "books-lanes", Icon::Truck, Some(Markets)),
    ("/operator/markets", "operator-markets", Icon::Globe, Some(Markets)),
    ("/operator/rates", "operator-rates", Icon::ChartColumn, Some(Markets)),
    ("/operator/feed", "feed-title", Icon::Sparkles, Some(Markets)),
    ("/operator/trends", "trends-title", Icon::TrendingUp, Some(Markets)),
    ("/operator/jobs", "operator-jobs", Icon::Layers, Some(Jobs)),
    ("/operator/reports", "moderation-title", Icon::Flag, Some(Cases)),
    ("/operator/reviews", "operator-reviews", Icon::ClipboardList, Some(Cases)),
    ("/operator/people", "operator-people", Icon::Users, Some(People)),
    ("/operator/audit", "operator-audit", Icon::History, Some(People)),
];

/// A page of the desk.
pub(super) fn page(desk: &Desk, title: &str, main: &Markup) -> Markup {
    let voice = &desk.voice;
    let path = desk.path.split('?').next().unwrap_or_default();
    let mine = |needed: Option<OperatorPermission>| {
        needed.is_none_or(|needed| desk.principal.as_ref().is_some_and(|me| me.operator.contains(&needed)))
    };
    let places: Vec<Place<'_>> = PLACES
        .into_iter()
        .filter(|(.., needed)| mine(*needed))
        .map(|(href, words, icon, _)| {
            let here = path == href || (href != "/operator" && path.starts_with(&format!("{href}/")));
            Place { href: href.to_owned(), words: voice.say(words), icon, here }
        })
        .collect();
    layout::desk(desk, &Head::private(title), &voice.say("operator-title"), &places, main)
}

/// What stands wherever rules of a country are shown.
pub(super) fn no_advice(voice: &Voice) -> Markup {
    notice(Tone::Information, &html! { p { (voice.say("operator-no-advice")) } })
}

/// A page of a list that goes on: the address of the rest.
pub(super) fn more(path: &str, query: &[(&str, &str)], next: Option<&kernel::Cursor>) -> Option<String> {
    let next = next?;
    let mut pairs = url::form_urlencoded::Serializer::new(String::new());
    pairs.extend_pairs(query.iter().filter(|(_, value)| !value.is_empty())).append_pair("after", next.as_str());
    Some(format!("{path}?{}", pairs.finish()))
}
