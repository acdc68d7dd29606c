//! Renders the checkout.

use maud::{Markup, html};

use super::{Lane, View};
use crate::pages::checkout::parts::{arrival, fee, lane_name, method_name, radio, thing, times, totals};
use crate::pages::{Visit, address};
use crate::ui::layout::{self, Head};
use crate::ui::{Choice, Field, Icon, Tone, error_summary, field, icon_sized, notice};

pub(crate) fn view(visit: &Visit, checkout: &View) -> Markup {
    let voice = &visit.voice;
    layout::till(
        visit,
        &Head { island: Some("buy.js"), ..Head::private(voice.say("buy-checkout")) },
        &html! {
            div.wrap.buy {
                h1 { (voice.say("buy-checkout")) }
                (error_summary(&checkout.form, voice))
                (changes(visit, checkout))
                form.buy-columns method="post" action=(visit.to("checkout")) novalidate data-checkout {
                    @for name in ["cart", "key"] { input type="hidden" name=(name) value=(checkout.form.value(name)); }
                    div.stack {
                        (where_to(visit, checkout))
                        (how(visit, checkout))
                        (payment(visit, checkout))
                    }
                    aside.panel.buy-sum aria-label=(voice.say("buy-sum")) { (sum(visit, checkout)) }
                }
            }
        },
    )
}

fn changes(visit: &Visit, checkout: &View) -> Markup {
    let voice = &visit.voice;
    html! {
        @if !checkout.changed.is_empty() {
            div role="status" { (notice(Tone::Warning, &html! {
                p { strong { (voice.say("buy-price-changed")) } }
                ul.changes { @for (title, was, now) in &checkout.changed {
                    li { (title) ": " (voice.say_with("buy-price-was-now", &[("was", voice.money(*was).into()), ("now", voice.money(*now).into())])) }
                } }
            })) }
        }
    }
}

/// Who gets it, and where; a book of addresses is offered first.
fn where_to(visit: &Visit, checkout: &View) -> Markup {
    let (voice, form) = (&visit.voice, &checkout.form);
    let chosen = form.value("saved");
    html! {
        fieldset.panel.buy-part id="address" {
            legend { (icon_sized(Icon::MapPin, 20)) (voice.say("buy-where")) }
            @if !checkout.signed_in {
                (field(form, &Field::text("email", &voice.say("account-email")).help(&voice.say("buy-email-help")).kind("email").max(254).autocomplete("email"), voice))
                p.buy-note { (voice.say("buy-have-account")) " " a.link href={ "/sign-in?next=" (visit.to("checkout")) } { (voice.say("account-sign-in")) } }
            }
            @if !checkout.saved.is_empty() {
                div.picks {
                    @for (id, lines) in &checkout.saved {
                        @let label = lines.first().cloned().unwrap_or_default();
                        @let rest = lines.iter().skip(1).cloned().collect::<Vec<_>>().join(", ");
                        (radio("saved", &Choice { value: id.clone(), label }, chosen == id, Some(&rest), &html! {}))
                    }
                    (radio("saved", &Choice { value: "new".to_owned(), label: voice.say("buy-address-new").into_owned() }, chosen == "new", None, &html! {}))
                }
            }
            div.form.address-fields.behind[!checkout.saved.is_empty()] {
                input type="hidden" name="country" value=(checkout.country);
                (address::fields(form, checkout.country, voice))
                p.buy-note { (voice.say_with("buy-country", &[("country", checkout.country_name.clone().into())])) }
                @if checkout.signed_in {
                    label.check { input type="checkbox" name="keep" value="yes" checked[form.value("keep") == "yes"]; span { (voice.say("buy-address-keep")) } }
                }
            }
        }
    }
}

fn how(visit: &Visit, checkout: &View) -> Markup {
    let voice = &visit.voice;
    html! {
        fieldset.panel.buy-part id="lane" {
            legend { (icon_sized(Icon::Truck, 20)) (voice.say("buy-how")) }
            div.picks {
                @for lane in &checkout.lanes { (lane_of(visit, checkout, lane)) }
            }
        }
    }
}

fn lane_of(visit: &Visit, checkout: &View, lane: &Lane) -> Markup {
    let voice = &visit.voice;
    let choice = Choice { value: lane.code.clone(), label: lane_name(&lane.code, voice) };
    let chosen = checkout.form.value("lane") == lane.code;
    let help = arrival(lane.days, checkout.now, voice);
    html! {
        // What the sums become with this lane, for the script; and what the shopper was told, for the server.
        div data-lane=(lane.code) data-shipping=(fee(lane.price, voice)) data-total=(voice.money(lane.total)) data-tax=(voice.money(lane.tax)) {
            input type="hidden" name={ "told-" (lane.code) } value=(lane.total.minor);
            (radio("lane", &choice, chosen, Some(&help), &html! { strong { (fee(lane.price, voice)) } }))
        }
    }
}

fn payment(visit: &Visit, checkout: &View) -> Markup {
    let voice = &visit.voice;
    html! {
        fieldset.panel.buy-part id="method" {
            legend { (icon_sized(Icon::CreditCard, 20)) (voice.say("buy-pay-how")) }
            div.picks {
                @for method in &checkout.methods {
                    @let choice = Choice { value: method.clone(), label: method_name(method, voice) };
                    @let help = voice.find(&format!("buy-method-{method}-help"), &[]);
                    (radio("method", &choice, checkout.form.value("method") == method, help.as_deref(), &html! {}))
                }
            }
        }
    }
}

fn sum(visit: &Visit, checkout: &View) -> Markup {
    let voice = &visit.voice;
    let shops = checkout.groups.len();
    html! {
        h2.buy-sum-title { (voice.say("buy-sum")) a.link href=(visit.to("cart")) { (voice.say("buy-edit-cart")) } }
        @for group in &checkout.groups {
            div.sum-shop {
                @if shops > 1 { p.sum-shop-name { (group.shop.name) } }
                ul.sum-lines { @for (what, quantity, price) in &group.lines {
                    li { (thing(what, &html! { p.thing-price { (times(*quantity, *price, voice)) } })) }
                } }
            }
        }
        @if shops > 1 { p.buy-note { (voice.say_with("buy-several-shops", &[("count", shops.into())])) } }
        (totals(&checkout.totals, checkout.units, voice))
        button.button.quiet.wide.unscripted-only name="act" value="update" { (voice.say("buy-update-total")) }
        button.button.wide.buy-pay name="act" value="pay" { (icon_sized(Icon::Lock, 18)) (voice.say("buy-order-and-pay")) }
        p.buy-note { (voice.say_with("buy-consent", &[("days", checkout.return_days.into())])) }
        @if checkout.sandbox { p.buy-note { (voice.say("buy-sandbox")) } }
    }
}
