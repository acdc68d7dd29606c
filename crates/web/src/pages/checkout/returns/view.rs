//! Renders returns.

use maud::{Markup, html};

use super::{Ask, One, REASONS, Step, Unit};
use crate::Voice;
use crate::pages::Visit;
use crate::pages::checkout::parts::{radio, thing};
use crate::ui::layout::{self, Head};
use crate::ui::{
    Choice, Field, Form, Happening, Icon, Tone, error_summary, field, icon_sized, notice, state_pill, timeline, toast,
};

/// What comes back, and why.
pub(crate) fn ask(visit: &Visit, ask: &Ask) -> Markup {
    let (voice, form) = (&visit.voice, &ask.form);
    let back = visit.to(&format!("orders/{}", ask.order));
    layout::shop(
        visit,
        &Head { island: Some("buy.js"), ..Head::private(voice.say("buy-return-something")) },
        &html! {
            div.wrap.buy.buy-narrow {
                p.back { a href=(back) { (icon_sized(Icon::ChevronLeft, 18)) (voice.say("buy-order")) } }
                h1 { (voice.say("buy-return-something")) }
                (error_summary(form, voice))
                form.stack method="post" action=(visit.to(&format!("orders/{}/return", ask.order))) novalidate {
                    fieldset.panel.buy-part id="lines" {
                        legend { (voice.say("buy-return-what")) }
                        ul.cart-lines { @for unit in &ask.units { li { (tick(unit, form, voice)) } } }
                    }
                    fieldset.panel.buy-part id="kind" {
                        legend { (voice.say("buy-return-how")) }
                        div.picks { @for kind in &ask.kinds { (kind_of(kind, form, voice)) } }
                    }
                    div.panel.buy-part { (why(form, voice)) }
                    div.ways-row {
                        button.button { (voice.say("buy-return-ask")) }
                        a.button.quiet href=(back) { (voice.say("account-cancel")) }
                    }
                    p.buy-note { (voice.say("buy-return-answer")) }
                }
            }
        },
    )
}

fn tick(unit: &Unit, form: &Form, voice: &Voice) -> Markup {
    let chosen = form.values("lines").any(|line| line == unit.line);
    html! {
        label.tick {
            input type="checkbox" name="lines" value=(unit.line) checked[chosen];
            (thing(&unit.thing, &html! { p.thing-price { (voice.money(unit.price)) } }))
        }
    }
}

fn kind_of(kind: &str, form: &Form, voice: &Voice) -> Markup {
    let slug = kind.to_ascii_lowercase().replace('_', "-");
    let label = voice.find(&format!("buy-kind-{slug}"), &[]).unwrap_or_else(|| kind.to_owned().into()).into_owned();
    let help = voice.find(&format!("buy-kind-{slug}-help"), &[]);
    radio("kind", &Choice { value: kind.to_owned(), label }, form.value("kind") == kind, help.as_deref(), &html! {})
}

fn why(form: &Form, voice: &Voice) -> Markup {
    // Nothing is chosen for anybody: a reason decides who bears what it costs.
    let none = Choice { value: String::new(), label: voice.say("buy-need-choice").into_owned() };
    let known =
        REASONS.iter().map(|(code, words)| Choice { value: (*code).to_owned(), label: voice.say(words).into_owned() });
    let choices: Vec<Choice> = std::iter::once(none).chain(known).collect();
    html! {
        div.form {
            (field(form, &Field::text("reason", &voice.say("buy-reason")).choices(&choices), voice))
            (field(form, &Field::text("words", &voice.say("buy-reason-words")).kind("textarea").max(500).optional(), voice))
        }
    }
}

/// How a return stands.
pub(crate) fn one(visit: &Visit, one: &One) -> Markup {
    let voice = &visit.voice;
    let done = one.done.as_ref().and_then(|what| voice.find(&format!("buy-done-{what}"), &[]));
    layout::shop(
        visit,
        &Head { island: Some("buy.js"), ..Head::private(voice.say("buy-return")) },
        &html! {
            div.wrap.buy.buy-narrow {
                @if let Some(words) = done { (toast(Tone::Good, &words, voice)) }
                p.back { a href=(visit.to(&format!("orders/{}", one.order))) { (icon_sized(Icon::ChevronLeft, 18)) (voice.say("buy-order")) } }
                div.order-head { h1 { (voice.say("buy-return")) } (state_pill(one.state, voice)) }
                (error_summary(&one.form, voice))
                (next(visit, one))
                section.panel {
                    ul.cart-lines { @for unit in &one.units { li { (thing(&unit.thing, &html! { p.thing-price { (voice.money(unit.price)) } })) } } }
                    (facts(one, voice))
                }
                section.panel aria-label=(voice.say("buy-history")) { h2 { (voice.say("buy-history")) } (timeline(&happenings(&one.history, voice))) }
            }
        },
    )
}

/// What happens next, and what one can do for it.
fn next(visit: &Visit, one: &One) -> Markup {
    let voice = &visit.voice;
    let slug = one.state.to_ascii_lowercase().replace('_', "-");
    let due = one.due.map(|at| voice.time(at)).unwrap_or_default();
    let values = [("shop", one.shop.clone().into()), ("time", due.into()), ("amount", voice.money(one.refund).into())];
    let until = one.due.and_then(|_| voice.find(&format!("buy-next-{slug}-until"), &values));
    let words = until.or_else(|| voice.find(&format!("buy-next-{slug}"), &values));
    html! {
        section.panel.standing {
            @if let Some(words) = words { p.standing-lead { (words) } }
            @if one.may.send { (send(visit, one)) }
            @if one.may.dispute { (dispute(visit, one)) }
            @if one.may.withdraw { div.ways-row { (post(visit, one, "withdrawal", "buy-return-withdraw")) } }
        }
    }
}

fn send(visit: &Visit, one: &One) -> Markup {
    let voice = &visit.voice;
    html! {
        form.form method="post" action=(visit.to(&format!("returns/{}/parcel", one.id))) {
            div.two {
                (field(&one.form, &Field::text("carrier", &voice.say("buy-carrier")).max(40), voice))
                (field(&one.form, &Field::text("tracking", &voice.say("buy-tracking")).max(60), voice))
            }
            button.button { (icon_sized(Icon::Truck, 18)) (voice.say("buy-return-sent")) }
        }
    }
}

fn dispute(visit: &Visit, one: &One) -> Markup {
    let voice = &visit.voice;
    html! {
        form.form method="post" action=(visit.to(&format!("returns/{}/dispute", one.id))) {
            (field(&one.form, &Field::text("words", &voice.say("buy-reason-words")).kind("textarea").help(&voice.say("buy-return-dispute-text")).max(500).optional(), voice))
            button.button { (icon_sized(Icon::Scale, 18)) (voice.say("buy-return-dispute")) }
        }
    }
}

fn post(visit: &Visit, one: &One, verb: &str, words: &str) -> Markup {
    html! { form method="post" action=(visit.to(&format!("returns/{}/{verb}", one.id))) { button.button.quiet { (visit.voice.say(words)) } } }
}

fn facts(one: &One, voice: &Voice) -> Markup {
    let kind = voice.find(&format!("buy-kind-{}", one.kind.to_ascii_lowercase().replace('_', "-")), &[]);
    let known = REASONS.iter().find(|(code, _)| *code == one.reason).map(|(_, words)| voice.say(words).into_owned());
    let parcel = |pair: &(String, String)| format!("{} {}", pair.0, pair.1);
    html! {
        dl.details {
            @if let Some(kind) = kind { dt { (voice.say("buy-return-how")) } dd { (kind) } }
            dt { (voice.say("buy-reason")) } dd { (known.unwrap_or_else(|| one.reason.clone())) @if !one.note.is_empty() { br; "“" (one.note) "”" } }
            @if one.kind != "REPLACEMENT" { dt { (voice.say("buy-refund")) } dd { (voice.money(one.refund)) } }
            @if let Some(pair) = &one.tracking { dt { (voice.say("buy-return-parcel")) } dd { (parcel(pair)) } }
            @if let Some(pair) = &one.replacement { dt { (voice.say("buy-replacement-parcel")) } dd { (parcel(pair)) } }
        }
        @if one.state == "REJECTED" || one.state == "RECEIPT_REJECTED" {
            @if let Some(reason) = one.history.last().and_then(|step| step.reason.as_ref()) {
                (notice(Tone::Warning, &html! { (voice.say("buy-return-seller-says")) " “" (reason) "”" }))
            }
        }
    }
}

fn happenings(history: &[Step], voice: &Voice) -> Vec<Happening> {
    let one = |step: &Step| {
        let state = voice.find(&format!("web-state-{}", step.to.to_ascii_lowercase().replace('_', "-")), &[]);
        let by = voice.find(&format!("buy-by-{}", step.actor.to_ascii_lowercase()), &[]);
        Happening {
            icon: icon_of(step.to),
            title: state.map_or_else(|| step.to.to_owned(), std::borrow::Cow::into_owned),
            at: voice.time(step.at),
            note: by.map(std::borrow::Cow::into_owned),
        }
    };
    history.iter().rev().map(one).collect()
}

fn icon_of(state: &str) -> Icon {
    match state {
        "REQUESTED" => Icon::ClipboardList,
        "AWAITING_BUYER_SHIP" | "RECEIVED" => Icon::Package,
        "BUYER_SHIPPED" => Icon::Truck,
        "REFUNDED" | "REPLACED" => Icon::CircleCheck,
        "DISPUTED" => Icon::Scale,
        _ => Icon::X,
    }
}
