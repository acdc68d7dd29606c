//! How orders look to those who pack them.

use catalog::Shop;
use fulfilment::parcel::{Parcel, ParcelState};
use maud::{Markup, html};
use trade::cancellation::Cancellation;
use trade::order::{Line, Order, OrderState};

use super::super::frame::{self, Here};
use super::super::told;
use super::List;
use super::one::Shown;
use crate::Voice;
use crate::pages::Desk;
use crate::ui::{
    Amount, Colour, Column, Field, Form, Icon, Tone, Weight, amounts, empty, error_summary, field, flag, icon_sized,
    notice, pill, state_pill, table,
};

/// The list.
pub(in crate::pages::seller) fn list_view(desk: &Desk, shop: &Shop, list: &List) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let ways = html! { a.button.quiet href={ (home) "/orders/pick" } { (icon_sized(Icon::ClipboardList, 18)) (voice.say("selling-pick")) } };
    let main = html! {
        (frame::head(None, &voice.say("selling-orders"), None, &ways))
        (chips(&home, list, voice))
        (outcome(&home, list, voice))
        @if list.orders.items.is_empty() {
            (empty(Icon::Package, &voice.say("selling-no-orders"), &voice.say("selling-no-orders-text"), None))
        } @else { (rows(&home, list, voice)) }
    };
    frame::page(desk, shop, Here::Orders, &voice.say("selling-orders"), &main)
}

fn chips(home: &str, list: &List, voice: &Voice) -> Markup {
    let filter = &list.filter;
    let all = filter.state.is_none() && !filter.late;
    html! {
        ul.chips {
            li { a.chip href={ (home) "/orders" } aria-current=[all.then_some("true")] { (voice.say("shop-all")) } }
            @if list.counts.late > 0 {
                li { a.chip href={ (home) "/orders?late=1" } aria-current=[filter.late.then_some("true")] {
                    (pill(Colour::Poppy, &voice.say("selling-late"))) b { (voice.number(list.counts.late)) } } }
            }
            @for state in OrderState::ALL {
                @let count = list.counts.by_state.iter().find(|(other, _)| *other == state).map_or(0, |(_, n)| *n);
                @if count > 0 || state.is_over() || filter.state == Some(state) {
                    li { a.chip href={ (home) "/orders?state=" (state.name()) } aria-current=[(filter.state == Some(state)).then_some("true")] {
                        (state_pill(state.name(), voice)) @if count > 0 { b { (voice.number(count)) } } } }
                }
            }
        }
    }
}

/// What became of the orders that were to be packed.
fn outcome(home: &str, list: &List, voice: &Voice) -> Markup {
    html! {
        (error_summary(&list.form, voice))
        @if !list.refused.is_empty() {
            (notice(Tone::Warning, &html! {
                strong { (voice.say_with("selling-packed-some", &[("packed", list.packed.into()), ("left", list.refused.len().into())])) }
                ul { @for (order, why) in &list.refused { li { a.link href={ (home) "/orders/" (order) } { (order) } " " (why) } } }
            }))
        }
    }
}

fn may_be_packed(order: &Order) -> bool {
    matches!(order.state, OrderState::AwaitingShipment | OrderState::PartiallyShipped)
}

fn rows(home: &str, list: &List, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("selling-order-column")),
        Column::words(voice.say("shop-state")),
        Column::words(voice.say("selling-ship-by")),
        Column::words(voice.say("shop-market")),
        Column::number(voice.say("buy-total")),
    ];
    let chosen: Vec<&str> = list.form.values("order").collect();
    let rows: Vec<Vec<Markup>> = list.orders.items.iter().map(|order| row(home, order, &chosen, voice)).collect();
    let next = list.orders.next.as_ref().map(|cursor| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("after", cursor.as_str());
        if let Some(state) = list.filter.state {
            query.append_pair("state", state.name());
        }
        if list.filter.late {
            query.append_pair("late", "1");
        }
        format!("{home}/orders?{}", query.finish())
    });
    let any = list.orders.items.iter().any(may_be_packed);
    html! {
        form method="post" action={ (home) "/orders/packing" } {
            @if any { div.choosing { label.check { input type="checkbox" data-all="order"; span { (voice.say("shop-choose-all")) } } } }
            div.order-rows id="orders" { (table(&voice.say("selling-orders"), &columns, &rows)) }
            @if let Some(href) = next { p.more { a.button.quiet href=(href) rel="next" { (voice.say("web-load-more")) } } }
            @if any { (bulk(home, list, voice)) }
        }
    }
}

fn row(home: &str, order: &Order, chosen: &[&str], voice: &Voice) -> Vec<Markup> {
    let id = order.id.to_string();
    let href = format!("{home}/orders/{id}");
    let title = order.lines.first().map_or("", |line| line.title.as_str());
    let named = html! {
        div.order-name {
            @if may_be_packed(order) {
                input type="checkbox" name="order" value=(id) checked[chosen.contains(&id.as_str())] aria-label=(voice.say_with("selling-choose", &[("id", id.clone().into())]));
            }
            div { a.named href=(href) { (title) } small.muted { (voice.say_with("buy-items", &[("count", order.lines.len().into())])) " · " (id) } }
        }
    };
    vec![
        named,
        html! { (state_pill(order.state.name(), voice)) @if order.late { " " (pill(Colour::Poppy, &voice.say("selling-late"))) } },
        html! { @match order.ship_by.filter(|_| !order.state.is_over() && order.delivered_at.is_none()) { Some(at) => (voice.time(at)), None => span.muted { "–" } } },
        html! { span.market { (flag(order.market)) span { (order.market) } } },
        html! { (voice.money(order.totals.total)) },
    ]
}

/// Packing what was chosen: a carrier and its numbers, pasted.
fn bulk(home: &str, list: &List, voice: &Voice) -> Markup {
    let form = &list.form;
    html! {
        section.panel.bulk {
            h2 { (voice.say("selling-pack-chosen")) }
            @if let Some(state) = list.filter.state { input type="hidden" name="state" value=(state.name()); }
            div.two {
                (field(form, &Field::text("carrier", &voice.say("buy-carrier")).max(40), voice))
                (field(form, &Field::text("tracking", &voice.say("selling-numbers")).kind("textarea").help(&voice.say("selling-numbers-help")).optional(), voice))
            }
            label.check { input type="checkbox" name="combine" value="1" checked[!form.value("combine").is_empty()]; span { (voice.say("selling-combine")) } }
            div.acts {
                button.button { (icon_sized(Icon::Package, 18)) (voice.say("selling-pack")) }
                button.button.quiet formaction={ (home) "/orders/slips" } formmethod="get" formnovalidate { (icon_sized(Icon::FileText, 18)) (voice.say("selling-slip")) }
            }
        }
    }
}

/// One order.
pub(in crate::pages::seller) fn one(desk: &Desk, shop: &Shop, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let here = format!("{home}/orders/{}", shown.order.id);
    let back = (format!("{home}/orders"), voice.say("selling-orders"));
    let title = voice.say_with("buy-order-number", &[("id", shown.order.id.to_string().into())]);
    let ways = html! { a.button.quiet href={ (here) "/slip" } { (icon_sized(Icon::FileText, 18)) (voice.say("selling-slip")) } };
    let main = html! {
        (frame::head(Some((&back.0, &back.1)), &title, Some(&standing(&shown.order, voice)), &ways))
        (error_summary(&shown.form, voice))
        div.order-page {
            div.stack {
                @if let Some(asked) = &shown.asked { (answering(&here, shown, asked, voice)) }
                @if shown.order.state == OrderState::OnHold { (on_hold(&shown.order, voice)) }
                (packing(&here, shown, voice))
                (parcels(&here, shown, voice))
                (units(shown, voice))
                (cancelling(&here, shown, voice))
            }
            div.stack {
                (destination(&shown.order, voice))
                (sums(&shown.order, voice))
                @if !shown.returns.is_empty() { (returns(&home, shown, voice)) }
                section.panel { h2 { (voice.say("buy-history")) } (told::history(&shown.history, voice)) }
            }
        }
    };
    frame::page(desk, shop, Here::Orders, &title, &main)
}

fn standing(order: &Order, voice: &Voice) -> Markup {
    let waits = order.state.is_over() || order.delivered_at.is_some();
    html! {
        span.order-standing {
            (state_pill(order.state.name(), voice))
            @if order.late { (pill(Colour::Poppy, &voice.say("selling-late"))) }
            span { (flag(order.market)) " " (order.market) }
            span { (voice.say_with("selling-placed", &[("time", voice.time(order.placed_at).into())])) }
            @if let Some(at) = order.ship_by.filter(|_| !waits) { strong { (voice.say_with("selling-ship-until", &[("time", voice.time(at).into())])) } }
        }
    }
}

fn on_hold(order: &Order, voice: &Voice) -> Markup {
    let until = order.due.map(|due| voice.time(due.at)).unwrap_or_default();
    notice(Tone::Information, &html! { (voice.say_with("selling-on-hold", &[("time", until.into())])) })
}

fn answering(here: &str, shown: &Shown, asked: &Cancellation, voice: &Voice) -> Markup {
    let until = asked.due_at.map(|at| voice.time(at)).unwrap_or_default();
    let why = told::why(&asked.reason, voice).unwrap_or_default();
    html! {
        section.panel.needs-you {
            h2 { (voice.say_with("selling-asks-cancel", &[("count", asked.lines.len().into())])) }
            p { (why) }
            p.muted { (voice.say_with("selling-silence", &[("time", until.into())])) }
            form.form.full method="post" action={ (here) "/cancellation/decision" } {
                (field(&shown.form, &Field::text("answer", &voice.say("selling-answer")).optional().max(500), voice))
                div.acts {
                    button.button name="decision" value="yes" { (voice.say("selling-agree")) }
                    button.button.quiet name="decision" value="no" { (voice.say("selling-refuse")) }
                }
            }
        }
    }
}

/// The units of a form, each to be chosen.
fn choosing(name: &str, lines: &[&Line], form: &Form) -> Markup {
    let typed: Vec<&str> = form.values(name).collect();
    html! {
        ul.unit-choices id=(name) {
            @for line in lines {
                @let id = line.id.to_string();
                li { label.check { input type="checkbox" name=(name) value=(id) checked[typed.is_empty() || typed.contains(&id.as_str())]; (told::unit(line)) } }
            }
        }
    }
}

fn packing(here: &str, shown: &Shown, voice: &Voice) -> Markup {
    let (form, lines) = (&shown.form, shown.packable());
    if lines.is_empty() {
        return html! {};
    }
    html! {
        section.panel {
            h2 { (voice.say("selling-pack-parcel")) }
            p.muted { (voice.say("selling-pack-text")) }
            form.form.full method="post" action={ (here) "/parcels" } {
                (choosing("line", &lines, form))
                div.two {
                    (field(form, &Field::text("carrier", &voice.say("buy-carrier")).max(40), voice))
                    (field(form, &Field::text("tracking", &voice.say("buy-tracking")).help(&voice.say("selling-number-later")).optional().max(60), voice))
                }
                details {
                    summary { (voice.say("selling-measures")) }
                    div.four {
                        (field(form, &Field::text("weight_g", &voice.say("selling-weight")).kind("number").optional(), voice))
                        (field(form, &Field::text("length_mm", &voice.say("selling-length")).kind("number").optional(), voice))
                        (field(form, &Field::text("width_mm", &voice.say("selling-width")).kind("number").optional(), voice))
                        (field(form, &Field::text("height_mm", &voice.say("selling-height")).kind("number").optional(), voice))
                    }
                }
                div { button.button { (icon_sized(Icon::Package, 18)) (voice.say("selling-pack")) } }
            }
        }
    }
}

fn parcels(here: &str, shown: &Shown, voice: &Voice) -> Markup {
    html! {
        @if !shown.parcels.is_empty() {
            section.panel id="parcels" {
                h2 { (voice.say("buy-parcels")) }
                ul.parcel-list { @for parcel in &shown.parcels { li { (one_parcel(here, shown, parcel, voice)) } } }
            }
        }
    }
}

fn one_parcel(here: &str, shown: &Shown, parcel: &Parcel, voice: &Voice) -> Markup {
    let path = format!("{here}/parcels/{}", parcel.id);
    let own = parcel.lines.iter().filter(|line| line.order == told::same(shown.order.id)).count();
    html! {
        div.parcel-head {
            (icon_sized(Icon::Package, 20))
            div {
                strong { (parcel.carrier) " " @if let Some(number) = &parcel.tracking { (number) } }
                small.muted {
                    (voice.say_with("buy-items", &[("count", own.into())]))
                    @if let Some(grams) = parcel.weight_g { " · " (voice.number(grams)) " g" }
                    @if let Some(scan) = parcel.scans.last() { " · " (voice.time(scan.at)) }
                }
            }
            (state_pill(parcel.state.name(), voice))
        }
        @if parcel.state == ParcelState::ToPack { (labelling(&path, shown, parcel, voice)) }
        @if parcel.state.with_seller() {
            div.acts {
                @if parcel.state == ParcelState::Ready {
                    form method="post" action={ (path) "/collection" } { button.button { (icon_sized(Icon::Truck, 18)) (voice.say("selling-collected")) } }
                }
                form method="post" action={ (path) "/removal" } { button.button.quiet { (voice.say("selling-unpack")) } }
            }
        }
    }
}

fn labelling(path: &str, shown: &Shown, parcel: &Parcel, voice: &Voice) -> Markup {
    let (carrier, number) = (format!("carrier-{}", parcel.id), format!("number-{}", parcel.id));
    let typed = shown.form.value(&carrier);
    let values = [
        (carrier.as_str(), if typed.is_empty() { parcel.carrier.as_str() } else { typed }),
        (number.as_str(), shown.form.value(&number)),
    ];
    let form = Form::new(values).with_problems(shown.form.problems());
    html! {
        form.form.full method="post" action={ (path) "/label" } {
            div.two {
                (field(&form, &Field::text(&carrier, &voice.say("buy-carrier")).max(40), voice))
                (field(&form, &Field::text(&number, &voice.say("buy-tracking")).max(60), voice))
            }
            div { button.button { (voice.say("selling-label")) } }
        }
    }
}

fn units(shown: &Shown, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("selling-unit")),
        Column::words(voice.say("shop-state")),
        Column::number(voice.say("shop-price")),
        Column::number(voice.say("buy-refunded")),
    ];
    let row = |line: &Line| {
        vec![
            told::unit(line),
            state_pill(line.state.name(), voice),
            html! { (voice.money(line.gross)) },
            html! { @if line.refunded.minor > 0 { (voice.money(line.refunded)) } @else { span.muted { "–" } } },
        ]
    };
    let rows: Vec<Vec<Markup>> = shown.order.lines.iter().map(row).collect();
    html! { section { h2.block-title { (voice.say("buy-things")) } (table(&voice.say("buy-things"), &columns, &rows)) } }
}

fn cancelling(here: &str, shown: &Shown, voice: &Voice) -> Markup {
    let (form, lines) = (&shown.form, shown.cancellable());
    let typed =
        !form.value("cancel_reason").is_empty() || form.problems().iter().any(|one| one.field.starts_with("cancel"));
    html! {
        @if !lines.is_empty() && shown.asked.is_none() {
            details.panel open[typed] {
                summary { (voice.say("buy-cancel")) }
                p.muted { (voice.say("selling-cancel-text")) }
                form.form.full method="post" action={ (here) "/cancellation" } {
                    (choosing("cancel_line", &lines, form))
                    (field(form, &Field::text("cancel_reason", &voice.say("selling-cancel-reason")).max(500), voice))
                    div { button.button.danger { (voice.say("selling-cancel-chosen")) } }
                }
            }
        }
    }
}

fn destination(order: &Order, voice: &Voice) -> Markup {
    let hidden = order.delivered_at.is_some();
    let address = if hidden { flows::masked(&order.address) } else { order.address.clone() };
    html! {
        section.panel {
            h2 { (voice.say("buy-where")) }
            address.envelope { @for (at, line) in told::envelope(&address).iter().enumerate() { @if at == 0 { strong { (line) } } @else { span { (line) } } } }
            p.muted { (icon_sized(Icon::Truck, 16)) " " (told::word("buy-lane-", &order.lane, voice)) }
            @if hidden { p.muted { (voice.say("selling-address-hidden")) } }
        }
    }
}

fn sums(order: &Order, voice: &Voice) -> Markup {
    let totals = &order.totals;
    let mut rows = vec![
        Amount::of(voice.say_with("buy-items", &[("count", order.lines.len().into())]), voice.money(totals.items)),
        Amount::of(voice.say("buy-shipping"), voice.money(totals.shipping)),
        Amount::of(voice.say("buy-total"), voice.money(totals.total)).weighing(Weight::Total),
        Amount::of(voice.say("buy-tax-inside"), voice.money(totals.tax)).weighing(Weight::Aside),
    ];
    if totals.refunded.minor > 0 {
        rows.push(Amount::of(voice.say("buy-refunded"), voice.money(totals.refunded)));
    }
    html! {
        section.panel {
            h2 { (voice.say("buy-sum")) }
            (amounts(&rows))
            p.muted { (told::word("buy-method-", &order.method, voice)) }
        }
    }
}

fn returns(home: &str, shown: &Shown, voice: &Voice) -> Markup {
    html! {
        section.panel {
            h2 { (voice.say("buy-returns")) }
            ul.plain-list { @for one in &shown.returns {
                li { a.link href={ (home) "/returns/" (one.id) } { (voice.say_with("buy-items", &[("count", one.lines.len().into())])) } " " (state_pill(one.state.name(), voice)) }
            } }
        }
    }
}
