//! Renders an order.

use kernel::Money;
use maud::{Markup, html};

use super::{Event, Line, Parcel, View};
use crate::Voice;
use crate::pages::Visit;
use crate::pages::checkout::parts::{lane_name, method_name, shop_link, thing, times, totals};
use crate::pages::checkout::placed::pay_again;
use crate::ui::layout::{self, Head};
use crate::ui::{
    Happening, Icon, Tone, countdown, dialog, icon, icon_sized, journey, notice, state_pill, timeline, toast,
};

pub(crate) fn view(visit: &Visit, order: &View) -> Markup {
    let voice = &visit.voice;
    let done = order.done.as_ref().and_then(|what| voice.find(&format!("buy-done-{what}"), &[]));
    layout::shop(
        visit,
        &Head { island: Some("buy.js"), ..Head::private(voice.say("buy-order")) },
        &html! {
            div.wrap.buy {
                @if let Some(words) = done { (toast(Tone::Good, &words, voice)) }
                p.back { a href=(visit.to("orders")) { (icon_sized(Icon::ChevronLeft, 18)) (voice.say("buy-orders")) } }
                div.order-head {
                    h1 { (voice.say("buy-order")) }
                    (state_pill(order.state, voice))
                }
                p.muted { (voice.say_with("buy-order-number", &[("id", order.id.clone().into())])) " · " (voice.date(order.placed_at)) }
                @if let Some(problem) = &order.problem { div role="alert" { (notice(Tone::Bad, &html! { (voice.explain_problem(problem)) })) } }
                div.buy-columns {
                    div.stack {
                        (standing(visit, order))
                        @if !order.parcels.is_empty() { (parcels(order, voice)) }
                        (things(visit, order))
                        @if !order.returns.is_empty() { (returns(visit, order)) }
                        (history(order, voice))
                    }
                    div.stack {
                        section.panel.buy-sum-still aria-label=(voice.say("buy-sum")) {
                            h2 { (voice.say("buy-sum")) }
                            (totals(&order.totals, i64::try_from(order.lines.len()).unwrap_or(i64::MAX), voice))
                            @if let Some((method, status)) = &order.payment {
                                p.buy-note { (method_name(method, voice)) " " (payment_pill(status, voice)) }
                            }
                        }
                        (destination(order, voice))
                    }
                }
                (cancel_dialog(visit, order))
            }
        },
    )
}

/// The pill of a payment; one that is still to come, at the door or at its provider, has none.
fn payment_pill(status: &str, voice: &Voice) -> Markup {
    html! { @if status != "PENDING" { (state_pill(status, voice)) } }
}

/// Where it stands, in one sentence, with what can be done now.
fn standing(visit: &Visit, order: &View) -> Markup {
    let voice = &visit.voice;
    html! {
        section.panel.standing {
            @if let Some(current) = station(order.state) { (journey(&voice.say("buy-journey"), &stations(voice), current)) }
            p.standing-lead { (lead(order, voice)) @if let Some(due) = ticking(order) { " " (countdown(due, order.now, voice)) } }
            @if let Some(until) = &order.cancellation {
                @let words = match until {
                    Some(until) => voice.say_with("buy-cancellation-asked-until", &[("time", voice.time(*until).into())]),
                    None => voice.say("buy-cancellation-asked"),
                };
                (notice(Tone::Information, &html! { (words) }))
            }
            @if order.may.pay {
                @match &order.pay_href {
                    Some(href) => a.button.wide href=(href) rel="external" { (voice.say("buy-go-on-paying")) },
                    None => (pay_again(visit, &order.id, &order.methods, &order.key)),
                }
            }
            @if order.may.cancel || order.may.request_cancellation || order.may.give_back {
                div.ways-row {
                    @if order.may.give_back { a.button.quiet href=(visit.to(&format!("orders/{}/return", order.id))) { (icon_sized(Icon::Undo2, 18)) (voice.say("buy-return-something")) } }
                    @if order.may.cancel { button.button.quiet type="button" popovertarget="cancel" { (voice.say("buy-cancel")) } }
                    @else if order.may.request_cancellation { button.button.quiet type="button" popovertarget="cancel" { (voice.say("buy-ask-cancel")) } }
                }
            }
        }
    }
}

/// What is counted down: the time to pay, and the time to think better of it.
fn ticking(order: &View) -> Option<kernel::Instant> {
    let due = order.due.as_ref().filter(|due| matches!(due.kind.as_str(), "pay" | "remorse"))?;
    matches!(order.state, "UNPAID" | "ON_HOLD").then_some(due.at)
}

fn stations(voice: &Voice) -> [(Icon, String); 4] {
    [
        (Icon::Check, "buy-station-ordered"),
        (Icon::Package, "buy-station-packed"),
        (Icon::Truck, "buy-station-way"),
        (Icon::House, "buy-station-there"),
    ]
    .map(|(shape, words)| (shape, voice.say(words).into_owned()))
}

/// How far along its way an order is; a cancelled one is on none.
fn station(state: &str) -> Option<usize> {
    match state {
        "ON_HOLD" | "AWAITING_SHIPMENT" => Some(0),
        "PARTIALLY_SHIPPED" | "AWAITING_COLLECTION" => Some(1),
        "IN_TRANSIT" => Some(2),
        "DELIVERED" | "COMPLETED" => Some(3),
        _ => None,
    }
}

fn lead(order: &View, voice: &Voice) -> String {
    let time = |at: Option<kernel::Instant>| at.map(|at| voice.time(at)).unwrap_or_default();
    let due = order.due.as_ref().map(|due| due.at);
    let shop = order.shop.name.clone();
    let words = match order.state {
        "UNPAID" => voice.say_with("buy-lead-unpaid", &[("time", time(due).into())]),
        "ON_HOLD" if due.is_some() => voice.say_with("buy-lead-on-hold", &[("time", time(due).into())]),
        "AWAITING_SHIPMENT" if order.ship_by.is_some() => {
            voice.say_with("buy-lead-awaiting-shipment", &[("shop", shop.into()), ("time", time(order.ship_by).into())])
        }
        "ON_HOLD" | "AWAITING_SHIPMENT" => voice.say_with("buy-lead-preparing", &[("shop", shop.into())]),
        "PARTIALLY_SHIPPED" => voice.say("buy-lead-partially-shipped"),
        "AWAITING_COLLECTION" => voice.say("buy-lead-awaiting-collection"),
        "IN_TRANSIT" => voice.say("buy-lead-in-transit"),
        "DELIVERED" => {
            let at = order.delivered_at.map(|at| voice.date(at)).unwrap_or_default();
            match order.return_by {
                Some(until) => voice
                    .say_with("buy-lead-delivered-until", &[("date", at.into()), ("until", voice.date(until).into())]),
                None => voice.say_with("buy-lead-delivered", &[("date", at.into())]),
            }
        }
        "COMPLETED" => voice.say("buy-lead-completed"),
        _ if order.totals.refunded.minor > 0 => {
            voice.say_with("buy-lead-cancelled-refunded", &[("amount", voice.money(order.totals.refunded).into())])
        }
        _ => voice.say("buy-lead-cancelled"),
    };
    words.into_owned()
}

fn parcels(order: &View, voice: &Voice) -> Markup {
    html! {
        section.panel aria-label=(voice.say("buy-parcels")) {
            h2 { (voice.say("buy-parcels")) }
            ul.buy-rows { @for parcel in &order.parcels { li { (parcel_row(parcel, voice)) } } }
        }
    }
}

fn parcel_row(parcel: &Parcel, voice: &Voice) -> Markup {
    let row = html! {
        (icon(Icon::Package))
        span.row-words {
            strong { (parcel.carrier) " " (parcel.tracking) }
            small { (voice.say_with("buy-items", &[("count", parcel.units.into())])) }
        }
        (state_pill(parcel.state, voice))
    };
    html! {
        @match &parcel.href {
            Some(href) => a.row-link href=(href) { (row) (icon_sized(Icon::ChevronRight, 18)) },
            None => div.row-link { (row) },
        }
    }
}

/// Units that are alike in everything stand together.
struct Alike<'a> {
    line: &'a Line,
    count: i64,
}

fn alike(lines: &[Line]) -> Vec<Alike<'_>> {
    let mut groups: Vec<Alike<'_>> = vec![];
    for line in lines {
        let same = |group: &&mut Alike<'_>| {
            let other = group.line;
            (&other.thing.title, &other.thing.options, other.price, other.state, other.refunded)
                == (&line.thing.title, &line.thing.options, line.price, line.state, line.refunded)
        };
        match groups.iter_mut().find(same) {
            Some(group) => group.count = group.count.saturating_add(1),
            None => groups.push(Alike { line, count: 1 }),
        }
    }
    groups
}

fn things(visit: &Visit, order: &View) -> Markup {
    let voice = &visit.voice;
    html! {
        section.panel aria-label=(voice.say("buy-things")) {
            h2 { (shop_link(visit, &order.shop)) }
            ul.cart-lines { @for group in alike(&order.lines) { li { (unit(group.line, group.count, voice)) } } }
        }
    }
}

fn unit(line: &Line, count: i64, voice: &Voice) -> Markup {
    // While a line simply waits, the order's own state says it all.
    let says = !matches!(line.state, "OPEN" | "PACKED" | "SHIPPED" | "DELIVERED");
    let refunded = Money { minor: line.refunded.minor.saturating_mul(count), ..line.refunded };
    thing(
        &line.thing,
        &html! {
            p.thing-price { (times(count, line.price, voice)) }
            @if says { p { (state_pill(line.state, voice)) } }
            @if refunded.minor > 0 { p.buy-note { (voice.say_with("buy-line-refunded", &[("amount", voice.money(refunded).into())])) } }
        },
    )
}

fn returns(visit: &Visit, order: &View) -> Markup {
    let voice = &visit.voice;
    html! {
        section.panel aria-label=(voice.say("buy-returns")) {
            h2 { (voice.say("buy-returns")) }
            ul.buy-rows { @for one in &order.returns { li {
                a.row-link href=(visit.to(&format!("returns/{}", one.id))) {
                    (icon(Icon::Undo2))
                    span.row-words { strong { (voice.say_with("buy-items", &[("count", one.units.into())])) } }
                    (state_pill(one.state, voice))
                    (icon_sized(Icon::ChevronRight, 18))
                }
            } } }
        }
    }
}

fn destination(order: &View, voice: &Voice) -> Markup {
    html! {
        section.panel aria-label=(voice.say("buy-where")) {
            h2 { (voice.say("buy-where")) }
            address.envelope { @for (at, line) in order.address.iter().enumerate() { @if at == 0 { strong { (line) } } @else { span { (line) } } } }
            @if let Some(email) = &order.email { p.buy-note { (email) } }
            p.buy-note { (icon_sized(Icon::Truck, 16)) (lane_name(&order.lane, voice)) }
        }
    }
}

fn history(order: &View, voice: &Voice) -> Markup {
    let happenings: Vec<Happening> = order.history.iter().rev().map(|event| happening(event, voice)).collect();
    html! {
        section.panel aria-label=(voice.say("buy-history")) {
            h2 { (voice.say("buy-history")) }
            (timeline(&happenings))
        }
    }
}

fn happening(event: &Event, voice: &Voice) -> Happening {
    let title = voice.find(&format!("buy-event-{}", event.to.to_ascii_lowercase().replace('_', "-")), &[]);
    let by = voice.find(&format!("buy-by-{}", event.actor.to_ascii_lowercase()), &[]);
    let why = event.reason.as_deref().and_then(|reason| why(reason, voice));
    let note: Vec<String> = [by.map(std::borrow::Cow::into_owned), why].into_iter().flatten().collect();
    Happening {
        icon: icon_of(event.to),
        title: title.map_or_else(|| event.to.to_owned(), std::borrow::Cow::into_owned),
        at: voice.time(event.at),
        note: (!note.is_empty()).then(|| note.join(" · ")),
    }
}

/// A reason in words: a known code is translated, a sentence of somebody's stands as it is, another code says nothing.
fn why(reason: &str, voice: &Voice) -> Option<String> {
    let known = voice.find(&format!("buy-why-{}", reason.to_ascii_lowercase().replace(['_', '.'], "-")), &[]);
    let is_code = reason.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_uppercase() || matches!(b, b'_' | b'.'));
    known.map(std::borrow::Cow::into_owned).or_else(|| (!is_code).then(|| format!("“{reason}”")))
}

fn icon_of(state: &str) -> Icon {
    match state {
        "UNPAID" => Icon::ShoppingBag,
        "ON_HOLD" => Icon::CreditCard,
        "AWAITING_SHIPMENT" => Icon::ClipboardList,
        "PARTIALLY_SHIPPED" | "AWAITING_COLLECTION" => Icon::Package,
        "IN_TRANSIT" => Icon::Truck,
        "DELIVERED" => Icon::House,
        "COMPLETED" => Icon::CircleCheck,
        _ => Icon::X,
    }
}

/// Cancelling asks once more, and why.
fn cancel_dialog(visit: &Visit, order: &View) -> Markup {
    let voice = &visit.voice;
    let at_once = order.may.cancel;
    if !at_once && !order.may.request_cancellation {
        return html! {};
    }
    let (title, text) =
        if at_once { ("buy-cancel", "buy-cancel-text") } else { ("buy-ask-cancel", "buy-ask-cancel-text") };
    dialog(
        "cancel",
        &voice.say(title),
        voice,
        &html! {
            form.form method="post" action=(visit.to(&format!("orders/{}/cancellation", order.id))) {
                p { (voice.say(text)) }
                div.field {
                    label for="reason" { (voice.say("buy-reason")) }
                    select id="reason" name="reason" {
                        @for (code, words) in REASONS { option value=(code) { (voice.say(words)) } }
                    }
                }
                button.button.danger { (voice.say(title)) }
                button.button.quiet type="button" popovertarget="cancel" popovertargetaction="hide" { (voice.say("buy-keep-order")) }
            }
        },
    )
}

/// Why one cancels.
const REASONS: [(&str, &str); 4] = [
    ("CHANGED_MIND", "buy-why-changed-mind"),
    ("WRONG_ADDRESS", "buy-why-wrong-address"),
    ("FOUND_CHEAPER", "buy-why-found-cheaper"),
    ("TOO_SLOW", "buy-why-too-slow"),
];
