//! What the pages of buying share: a thing in a list, a shop's name, the sum of an order, dates of delivery.

use kernel::{DAY_MS, Instant, Money, Problem};
use maud::{Markup, html};

use crate::pages::{Visit, again};
use crate::ui::{Amount, Choice, Icon, Picture, Weight, amounts, avatar, icon_sized, picture};
use crate::{Error, Result, Voice};

/// A thing that is bought: what it is called and looks like.
#[derive(Clone, Debug)]
pub(crate) struct Thing {
    /// Its page, while it has one.
    pub href: Option<String>,
    pub title: String,
    /// `Colour: pink · Size: M`.
    pub options: String,
    pub picture: Option<Picture>,
}

/// Options as one line.
pub(super) fn options(pairs: &[(String, String)]) -> String {
    pairs.iter().map(|(name, value)| format!("{name}: {value}")).collect::<Vec<_>>().join(" · ")
}

/// The thing with its picture; `beside` stands under its name.
pub(super) fn thing(thing: &Thing, beside: &Markup) -> Markup {
    html! {
        div.thing {
            span.thing-picture { (picture(thing.picture.as_ref(), "80px", false)) }
            div.thing-words {
                p.thing-title {
                    @match &thing.href {
                        Some(href) => a href=(href) { (thing.title) },
                        None => (thing.title),
                    }
                }
                @if !thing.options.is_empty() { p.thing-options { (thing.options) } }
                (beside)
            }
        }
    }
}

/// A shop as the head of what it sends.
#[derive(Clone, Debug)]
pub(crate) struct ShopLink {
    pub handle: String,
    pub name: String,
}

/// The shop's name, leading to it.
pub(super) fn shop_link(visit: &Visit, shop: &ShopLink) -> Markup {
    html! {
        a.shop-link href=(visit.to(&format!("shops/{}", shop.handle))) {
            (avatar(&shop.name, 28)) span { (shop.name) } (icon_sized(Icon::ChevronRight, 16))
        }
    }
}

/// What is paid, in parts. All of it includes tax.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Totals {
    pub items: Money,
    /// Nothing is said of it before it is known.
    pub shipping: Option<Money>,
    /// The tax inside the total.
    pub tax: Money,
    pub total: Money,
    /// What went back.
    pub refunded: Money,
}

/// The sum, with the tax in it said.
pub(super) fn totals(totals: &Totals, units: i64, voice: &Voice) -> Markup {
    let mut rows = vec![Amount::of(voice.say_with("buy-items", &[("count", units.into())]), voice.money(totals.items))];
    if let Some(shipping) = totals.shipping {
        rows.push(Amount::of(voice.say("buy-shipping"), fee(shipping, voice)).named("shipping"));
    }
    rows.push(Amount::of(voice.say("buy-total"), voice.money(totals.total)).named("total").weighing(Weight::Total));
    if totals.tax.minor > 0 {
        rows.push(
            Amount::of(voice.say("buy-tax-inside"), voice.money(totals.tax)).named("tax").weighing(Weight::Aside),
        );
    }
    if totals.refunded.minor > 0 {
        rows.push(Amount::of(voice.say("buy-refunded"), voice.money(totals.refunded)));
    }
    amounts(&rows)
}

/// What a refusal says of a form, each problem at its field. A way to pay or to send that is unknown is a matter of the form.
pub(super) fn problems(error: Error, field: &str) -> Result<Vec<Problem>> {
    let error = match error.code() {
        "trade.method_unknown" => error.on("method"),
        "trade.lane_unknown" => error.on("lane"),
        _ => error,
    };
    again::problems(error, field)
}

/// So many units at so much: `2 × £24.99`.
pub(super) fn times(count: i64, price: Money, voice: &Voice) -> String {
    let values = [("count", voice.number(count).into()), ("price", voice.money(price).into())];
    voice.say_with("buy-times", &values).into_owned()
}

/// A price of delivery: nothing is `Free`.
pub(crate) fn fee(amount: Money, voice: &Voice) -> String {
    if amount.minor == 0 { voice.say("buy-free").into_owned() } else { voice.money(amount) }
}

/// Days of delivery from `now`: `3–5 days, by 28 Nov 2026`.
pub(crate) fn arrival(days: (i64, i64), now: Instant, voice: &Voice) -> String {
    let (first, last) = (days.0.min(days.1), days.1.max(days.0));
    let span =
        if first == last { voice.number(last) } else { format!("{}–{}", voice.number(first), voice.number(last)) };
    let by = voice.date(now.plus_ms(last.saturating_mul(DAY_MS)));
    voice.say_with("buy-arrives", &[("days", span.into()), ("date", by.into())]).into_owned()
}

/// What a way of delivery is called.
pub(super) fn lane_name(code: &str, voice: &Voice) -> String {
    let known = voice.find(&format!("buy-lane-{}", code.to_ascii_lowercase()), &[]);
    known.map_or_else(|| code.to_owned(), std::borrow::Cow::into_owned)
}

/// What a way to pay is called.
pub(super) fn method_name(code: &str, voice: &Voice) -> String {
    let known = voice.find(&format!("buy-method-{}", code.to_ascii_lowercase()), &[]);
    known.map_or_else(|| code.to_owned(), std::borrow::Cow::into_owned)
}

/// A choice of one thing among few, each with its words; `beside` stands at the end of the row.
pub(super) fn radio(name: &str, choice: &Choice, chosen: bool, help: Option<&str>, beside: &Markup) -> Markup {
    html! {
        label.pick {
            input type="radio" name=(name) id={ (name) "-" (choice.value) } value=(choice.value) checked[chosen];
            span.pick-words { span.pick-label { (choice.label) } @if let Some(help) = help { span.pick-help { (help) } } }
            span.pick-beside { (beside) }
        }
    }
}
