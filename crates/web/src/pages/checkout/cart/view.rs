//! Renders the cart.

use maud::{Markup, html};

use super::{Group, Line, Trouble, View};
use crate::Voice;
use crate::pages::Visit;
use crate::pages::checkout::parts::{shop_link, thing, totals};
use crate::ui::layout::{self, Head};
use crate::ui::{Icon, Tone, Way, empty, icon_sized, notice, quantity_form, toast};

pub(crate) fn view(visit: &Visit, cart: &View) -> Markup {
    let voice = &visit.voice;
    let done = cart.done.as_ref().and_then(|what| voice.find(&format!("buy-done-{what}"), &[]));
    layout::shop(
        visit,
        &Head { island: Some("buy.js"), ..Head::private(voice.say("buy-cart")) },
        &html! {
            div.wrap.buy {
                @if let Some(words) = done { (toast(Tone::Good, &words, voice)) }
                h1 { (voice.say("buy-cart")) }
                @if let Some(problem) = &cart.problem { div role="alert" { (notice(Tone::Bad, &html! {
                    p { (voice.explain_problem(problem)) }
                    @if let Some(back) = &cart.back { a.button-link href=(back) { (voice.say("buy-back-to-thing")) } }
                })) } }
                @if cart.groups.is_empty() { (nothing(visit)) } @else { (full(visit, cart)) }
            }
        },
    )
}

fn nothing(visit: &Visit) -> Markup {
    let voice = &visit.voice;
    let way = Way { href: visit.to("listings"), words: voice.say("buy-look-around").into_owned() };
    empty(Icon::ShoppingCart, &voice.say("buy-cart-empty"), &voice.say("buy-cart-empty-text"), Some(&way))
}

fn full(visit: &Visit, cart: &View) -> Markup {
    let voice = &visit.voice;
    html! {
        (changes(visit, cart))
        div.buy-columns {
            div.stack { @for group in &cart.groups { (shop(visit, group)) } }
            aside.panel.buy-sum aria-label=(voice.say("buy-sum")) {
                (totals(&cart.totals, cart.units, voice))
                @if cart.ready {
                    a.button.wide href=(visit.to("checkout")) { (voice.say("buy-to-checkout")) }
                } @else {
                    p.buy-note { (voice.say("buy-not-ready")) }
                }
                p.buy-note { (voice.say("buy-shipping-next")) }
            }
        }
    }
}

/// Every change of price, said once; `seen` makes the prices of now the ones to compare with.
fn changes(visit: &Visit, cart: &View) -> Markup {
    let voice = &visit.voice;
    let changed = cart.groups.iter().flat_map(|group| &group.lines).filter_map(|line| Some((line, line.was?)));
    let changed: Vec<_> = changed.collect();
    html! {
        @if !changed.is_empty() {
            div role="status" { (notice(Tone::Warning, &html! {
                p { strong { (voice.say("buy-price-changed")) } }
                ul.changes { @for (line, was) in &changed {
                    li { (line.thing.title) ": " (voice.say_with("buy-price-was-now", &[("was", voice.money(*was).into()), ("now", voice.money(line.price).into())])) }
                } }
                form method="post" action=(visit.to("cart/seen")) { button.link.button-link { (voice.say("buy-price-seen")) } }
            })) }
        }
    }
}

fn shop(visit: &Visit, group: &Group) -> Markup {
    html! {
        section.panel.cart-shop aria-label=(group.shop.name) {
            @if !group.shop.handle.is_empty() { h2 { (shop_link(visit, &group.shop)) } }
            ul.cart-lines { @for line in &group.lines { li { (line_of(visit, line)) } } }
        }
    }
}

fn line_of(visit: &Visit, line: &Line) -> Markup {
    let voice = &visit.voice;
    let action = visit.to(&format!("cart/lines/{}", line.id));
    let gone = matches!(line.trouble, Some(Trouble::SoldOut | Trouble::NotOnSale | Trouble::Elsewhere));
    html! {
        div.cart-line.gone[gone] {
            (thing(&line.thing, &html! {
                p.thing-price { (voice.money(line.price)) @if let Some(was) = line.was { " " s.price-was { span.hidden { (voice.say("web-price-was")) " " } (voice.money(was)) } } }
            }))
            @if let Some(trouble) = line.trouble { (trouble_of(trouble, &action, voice)) }
            div.cart-line-foot {
                @if !gone { (quantity_form(&action, &line.id, line.quantity, line.max, voice)) }
                form method="post" action={ (action) "/removal" } {
                    button.link.button-link aria-label=(voice.say_with("buy-remove-thing", &[("thing", line.thing.title.clone().into())])) { (icon_sized(Icon::Trash2, 18)) (voice.say("buy-remove")) }
                }
                @if !gone { strong.cart-line-total { (voice.money(line.total)) } }
            }
        }
    }
}

/// What is wrong with a line, and the way out of it.
fn trouble_of(trouble: Trouble, action: &str, voice: &Voice) -> Markup {
    let tone = if matches!(trouble, Trouble::Short { .. }) { Tone::Warning } else { Tone::Bad };
    notice(
        tone,
        &match trouble {
            Trouble::SoldOut => html! { (voice.say("buy-trouble-sold-out")) },
            Trouble::NotOnSale => html! { (voice.say("buy-trouble-not-on-sale")) },
            Trouble::Elsewhere => html! { (voice.say("buy-trouble-elsewhere")) },
            Trouble::Short { left } => html! {
                p { (voice.say_with("buy-trouble-short", &[("left", left.into())])) }
                form method="post" action=(action) {
                    input type="hidden" name="quantity" value=(left);
                    button.link.button-link { (voice.say_with("buy-take-left", &[("left", left.into())])) }
                }
            },
        },
    )
}
