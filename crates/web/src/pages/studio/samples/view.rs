//! How samples look to the creator who asked for them.

use kernel::{Instant, Page};
use maud::{Markup, html};

use super::super::frame::{self, Here};
use super::super::parts;
use crate::Voice;
use crate::pages::Desk;
use crate::pages::seller::frame as desk_frame;
use crate::ui::{Icon, Picture, Way, empty, icon_sized, picture};

/// A sample and what can be done about it.
#[derive(Clone, Debug)]
pub(in crate::pages) struct Asked {
    pub id: String,
    pub product: String,
    pub shop: String,
    pub image: Option<Picture>,
    /// `PENDING`, `SHIPPED`, …
    pub state: &'static str,
    pub asked_at: Instant,
    /// By when the next step is due; who has to take it is told by the state.
    pub due: Option<Instant>,
    pub overdue: bool,
    /// Courier and number, once it is on its way.
    pub tracking: Option<(String, String)>,
    /// The other side's words: why it was refused.
    pub words: Option<String>,
    pub can_withdraw: bool,
    pub can_extend: bool,
    pub can_receive: bool,
    pub can_post: bool,
}

/// Everything of the page.
pub(in crate::pages) struct Shown {
    pub samples: Page<Asked>,
}

/// The page.
pub(in crate::pages) fn view(desk: &Desk, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let title = voice.say("studio-samples");
    let way = Way { href: "/studio/products".to_owned(), words: voice.say("studio-find-products").into_owned() };
    let main = html! {
        (desk_frame::head(None, &title, Some(&html! { (voice.say("studio-samples-text")) }), &html! {}))
        @if shown.samples.items.is_empty() { (empty(Icon::Gift, &voice.say("studio-no-samples"), &voice.say("studio-no-samples-text"), Some(&way))) }
        @else { ul.samples { @for one in &shown.samples.items { li { (sample(one, voice)) } } } }
        (parts::more("/studio/samples", None, shown.samples.next.as_ref(), voice))
    };
    frame::page(desk, Here::Samples, &title, None, &main)
}

fn sample(one: &Asked, voice: &Voice) -> Markup {
    html! {
        article.panel.sample id={ "sample-" (one.id) } {
            span.thumb { (picture(one.image.as_ref(), "72px", false)) }
            div.grow {
                h2 { (one.product) }
                p.muted { (one.shop) " · " (voice.date(one.asked_at)) }
                p.sample-standing { (parts::state("affiliate-sample-state", one.state, voice)) (clock(one.state, one.due, one.overdue, voice)) }
                @if let Some((carrier, number)) = &one.tracking { p { (carrier) " " code { (number) } } }
                @if let Some(words) = &one.words { p.user-words { (words) } }
                (acts(one, voice))
            }
        }
    }
}

/// What happens until when: `sample-clock-pending` and the like say whose turn it is.
pub(in crate::pages) fn clock(state: &str, due: Option<Instant>, overdue: bool, voice: &Voice) -> Markup {
    let id = format!("studio-clock-{}", state.to_ascii_lowercase().replace('_', "-"));
    let words = due.and_then(|at| voice.find(&id, &[("time", voice.time(at).into())]));
    html! { @if let Some(words) = words { span.clock.late[overdue] { (icon_sized(Icon::Hourglass, 16)) " " (words) } } }
}

fn acts(one: &Asked, voice: &Voice) -> Markup {
    let act = format!("/studio/samples/{}", one.id);
    html! {
        div.acts {
            @if one.can_post { a.button href="/studio/upload" { (icon_sized(Icon::Upload, 18)) (voice.say("studio-post-about-it")) } }
            form.acts method="post" action=(act) {
                @if one.can_receive { button.button.quiet name="do" value="received" { (icon_sized(Icon::PackageCheck, 18)) (voice.say("studio-received")) } }
                @if one.can_extend { button.button.quiet name="do" value="extend" { (icon_sized(Icon::Clock, 18)) (voice.say("studio-extend")) } }
                @if one.can_withdraw { button.button.quiet name="do" value="withdraw" { (voice.say("studio-withdraw")) } }
            }
        }
    }
}
