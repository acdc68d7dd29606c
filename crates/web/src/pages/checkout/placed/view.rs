//! Renders what became of a checkout.

use maud::{Markup, html};

use super::{Outcome, Placed, View};
use crate::Voice;
use crate::pages::Visit;
use crate::pages::checkout::parts::{method_name, radio};
use crate::ui::layout::{self, Head};
use crate::ui::{Choice, Icon, countdown, icon, icon_sized, picture};

pub(crate) fn view(visit: &Visit, placed: &View) -> Markup {
    let voice = &visit.voice;
    let words = words(&placed.outcome);
    layout::till(
        visit,
        &Head { island: Some("buy.js"), ..Head::private(voice.say(words.title)) },
        &html! {
            div.wrap.buy.buy-narrow {
                div.outcome {
                    span class={ "outcome-sign " (words.tone) } { (icon_sized(words.icon, 40)) }
                    h1 { (voice.say(words.title)) }
                    p { (voice.say_with(words.text, &[("total", voice.money(placed.total).into())])) }
                    (way_on(visit, placed))
                }
                ul.panel.placed-orders { @for order in &placed.orders { li { (order_row(visit, order)) } } }
                @if matches!(placed.outcome, Outcome::Paid | Outcome::AtTheDoor) {
                    @if let Some(email) = &placed.email { p.buy-note.centred { (voice.say_with("buy-mail-sent", &[("email", email.clone().into())])) } }
                    p.centred { a.button.quiet href=(visit.to("listings")) { (voice.say("buy-look-around")) } }
                }
            }
        },
    )
}

struct Words {
    icon: Icon,
    tone: &'static str,
    title: &'static str,
    text: &'static str,
}

fn words(outcome: &Outcome) -> Words {
    let (icon, tone, title, text) = match outcome {
        Outcome::Paid => (Icon::Check, "good", "buy-paid-title", "buy-paid-text"),
        Outcome::AtTheDoor => (Icon::Check, "good", "buy-door-title", "buy-door-text"),
        Outcome::Waiting { .. } => (Icon::Clock, "waiting", "buy-waiting-title", "buy-waiting-text"),
        Outcome::Unpaid { .. } => (Icon::CreditCard, "bad", "buy-unpaid-title", "buy-unpaid-text"),
        Outcome::Over => (Icon::CircleX, "bad", "buy-over-title", "buy-over-text"),
    };
    Words { icon, tone, title, text }
}

/// What to do next where something is left to do.
fn way_on(visit: &Visit, placed: &View) -> Markup {
    let voice = &visit.voice;
    html! {
        @match &placed.outcome {
            Outcome::Paid | Outcome::AtTheDoor => {},
            Outcome::Waiting { href, until } => {
                @if let Some(until) = until { p { (voice.say_with("buy-pay-by", &[("time", voice.time(*until).into())])) " " (countdown(*until, placed.now, voice)) } }
                @if let Some(href) = href { a.button href=(href) rel="external" data-go[placed.go] { (voice.say("buy-go-on-paying")) } }
                a.button.quiet href=(visit.path) { (icon_sized(Icon::RefreshCw, 18)) (voice.say("buy-look-again")) }
            },
            Outcome::Unpaid { until, methods, order, key } => {
                @if let Some(until) = until { p { (voice.say_with("buy-pay-by", &[("time", voice.time(*until).into())])) " " (countdown(*until, placed.now, voice)) } }
                (pay_again(visit, order, methods, key))
            },
            Outcome::Over => a.button href=(visit.to("listings")) { (voice.say("buy-look-around")) },
        }
    }
}

/// Another try at paying for the whole checkout of an order.
pub(in crate::pages::checkout) fn pay_again(visit: &Visit, order: &str, methods: &[String], key: &str) -> Markup {
    let voice = &visit.voice;
    html! {
        form.pay-again method="post" action=(visit.to(&format!("orders/{order}/payments"))) {
            input type="hidden" name="key" value=(key);
            fieldset.picks {
                legend.hidden { (voice.say("buy-pay-how")) }
                @for (at, method) in methods.iter().enumerate() {
                    (radio("method", &Choice { value: method.clone(), label: method_name(method, voice) }, at == 0, method_help(method, voice).as_deref(), &html! {}))
                }
            }
            button.button.wide { (icon_sized(Icon::Lock, 18)) (voice.say("buy-pay-again")) }
        }
    }
}

fn method_help(method: &str, voice: &Voice) -> Option<String> {
    voice.find(&format!("buy-method-{method}-help"), &[]).map(std::borrow::Cow::into_owned)
}

fn order_row(visit: &Visit, order: &Placed) -> Markup {
    let voice = &visit.voice;
    html! {
        a.placed-order href=(visit.to(&format!("orders/{}", order.id))) {
            span.thing-picture { (picture(order.picture.as_ref(), "56px", false)) }
            span.placed-words {
                strong { (order.shop) }
                small { (voice.say_with("buy-order-number", &[("id", order.id.clone().into())])) }
                small { (voice.say_with("buy-items", &[("count", order.units.into())])) " · " (voice.money(order.total)) }
            }
            span.hidden { (voice.say("buy-see-order")) }
            (icon(Icon::ChevronRight))
        }
    }
}
