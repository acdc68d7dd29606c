//! The inbox, drawn: what is new stands out, the latest day is on top.

use accounts::inbox::NoticeKind;
use maud::{Markup, html};

use super::{Day, Told, View};
use crate::Voice;
use crate::pages::desk::Desk;
use crate::ui::layout::{self, Head};
use crate::ui::{Icon, Way, avatar, empty, icon, icon_sized, load_more};

pub(crate) fn page(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    let head = Head::private(voice.say("inbox-title"));
    layout::own(
        desk,
        &head,
        "/inbox",
        &html! {
            div.inbox {
                div.inbox-head {
                    h1 { (voice.say("inbox-title")) }
                    @if view.unread > 0 {
                        form method="post" action="/inbox/read" { button.button.quiet { (icon_sized(Icon::Check, 18)) (voice.say("inbox-mark-all")) } }
                    }
                    a.icon-button href="/account/notices" aria-label=(voice.say("inbox-switches")) { (icon(Icon::Settings)) }
                }
                (kinds(view.kind, voice))
                @if view.days.is_empty() { (nothing(desk, view.kind)) }
                div #days { @for day in &view.days { (one_day(day, voice)) } }
                (load_more(next(view).as_deref(), "days", voice))
            }
        },
    )
}

/// The chips that leave one kind.
fn kinds(chosen: Option<NoticeKind>, voice: &Voice) -> Markup {
    let chip = |href: &str, words: &str, here: bool| {
        html! { a.inbox-chip href=(href) aria-current=[here.then_some("true")] { (words) } }
    };
    html! {
        nav.inbox-kinds aria-label=(voice.say("inbox-title")) {
            (chip("/inbox", &voice.say("inbox-all"), chosen.is_none()))
            @for kind in NoticeKind::ALL {
                (chip(&format!("/inbox?kind={kind}"), &voice.say(kind_words(kind)), chosen == Some(kind)))
            }
        }
    }
}

/// The name of a kind.
pub(crate) const fn kind_words(kind: NoticeKind) -> &'static str {
    match kind {
        NoticeKind::Orders => "inbox-kind-orders",
        NoticeKind::Follows => "inbox-kind-follows",
        NoticeKind::Comments => "inbox-kind-comments",
        NoticeKind::Rooms => "inbox-kind-rooms",
        NoticeKind::Waits => "inbox-kind-waits",
        NoticeKind::Listings => "inbox-kind-listings",
        NoticeKind::Earnings => "inbox-kind-earnings",
        NoticeKind::Samples => "inbox-kind-samples",
        NoticeKind::Posts => "inbox-kind-posts",
    }
}

const fn picture(kind: NoticeKind) -> Icon {
    match kind {
        NoticeKind::Orders => Icon::Package,
        NoticeKind::Follows => Icon::UserRound,
        NoticeKind::Comments => Icon::MessageCircle,
        NoticeKind::Rooms => Icon::Camera,
        NoticeKind::Waits => Icon::Hourglass,
        NoticeKind::Listings => Icon::Layers,
        NoticeKind::Earnings => Icon::HandCoins,
        NoticeKind::Samples => Icon::Gift,
        NoticeKind::Posts => Icon::Clapperboard,
    }
}

fn one_day(day: &Day, voice: &Voice) -> Markup {
    html! {
        section.inbox-day {
            h2 { (day.name) }
            ul { @for told in &day.told { li { (one(told, voice)) } } }
        }
    }
}

fn one(told: &Told, voice: &Voice) -> Markup {
    html! {
        a.inbox-notice.is-new[told.is_new] href={ "/inbox/" (told.id) } {
            span.inbox-picture.{ "is-" (told.kind) } {
                @if let Some(name) = &told.name { (avatar(name, 44)) span.inbox-badge { (icon_sized(picture(told.kind), 14)) } }
                @else { (icon_sized(picture(told.kind), 22)) }
            }
            span.inbox-words {
                span.inbox-text { (told.text) }
                time datetime=(told.at) { (told.time) }
            }
            @if told.is_new { span.inbox-dot { span.hidden { (voice.say("inbox-new")) } } }
        }
    }
}

fn nothing(desk: &Desk, kind: Option<NoticeKind>) -> Markup {
    let voice = &desk.voice;
    let title = if kind.is_some() { "inbox-empty-kind" } else { "inbox-empty" };
    let way = Way { href: desk.home.clone(), words: voice.say("inbox-look-around").into_owned() };
    empty(Icon::Inbox, &voice.say(title), &voice.say("inbox-empty-text"), Some(&way))
}

fn next(view: &View) -> Option<String> {
    let next = view.next.as_ref()?;
    let kind = view.kind.map(|kind| format!("&kind={kind}")).unwrap_or_default();
    Some(format!("/inbox?after={}{kind}", next.as_str()))
}
