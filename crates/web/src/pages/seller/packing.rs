//! Paper for those who pack: what to collect from the shelves, and a slip for each parcel's box.

use accounts::ShopPermission;
use axum::extract::State;
use catalog::Shop;
use maud::{Markup, html};
use trade::OrderId;
use trade::order::{self, LineState, Order, Pick};

use super::frame::{self, Here};
use super::told::{self, same};
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::Path;
use crate::pages::Desk;
use crate::ui::{Column, Icon, empty, icon_sized, table};
use crate::{AppState, Error, Result, Voice};

/// Slips on one page at the most.
const SLIPS_MAX: usize = 100;

/// `GET /seller/{shop}/orders/pick`: what waits to be packed, by variant.
pub async fn pick(desk: Desk, staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let id = same(shop.id);
    let picks = app.db.read(move |read| order::pick_list(read, id)).await?;
    Ok(pick_view(&desk, &shop, &picks))
}

/// `GET /seller/{shop}/orders/{order}/slip`.
pub async fn slip(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, OrderId)>,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let order = super::orders::order_of(&app, &shop, id).await?;
    Ok(slips_view(&desk, &shop, &[order]))
}

/// `GET /seller/{shop}/orders/slips?order=…`: a page for each order that was chosen.
pub async fn slips(desk: Desk, staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Orders).await?;
    let ids: Vec<OrderId> = frame::asked(&desk, "order").filter_map(|id| id.parse().ok()).take(SLIPS_MAX).collect();
    let id = same(shop.id);
    let found = app.db.read(move |read| {
        let mut orders = Vec::with_capacity(ids.len());
        for one in ids {
            orders.extend(order::find(read, one)?.filter(|order| order.shop == id));
        }
        Ok::<_, db::Error>(orders)
    });
    let orders = found.await?;
    if orders.is_empty() {
        return Err(Error::not_found());
    }
    Ok(slips_view(&desk, &shop, &orders))
}

fn print_button(voice: &Voice) -> Markup {
    html! { m-print { button.button.quiet type="button" hidden { (icon_sized(Icon::FileText, 18)) (voice.say("selling-print")) } } }
}

pub(super) fn pick_view(desk: &Desk, shop: &Shop, picks: &[Pick]) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let units: i64 = picks.iter().map(|pick| pick.units).sum();
    let columns = [
        Column::words(voice.say("selling-unit")),
        Column::words("SKU"),
        Column::number(voice.say("selling-units")),
        Column::number(voice.say("selling-orders")),
        Column::words(voice.say("selling-collected-check")),
    ];
    let row = |pick: &Pick| {
        vec![
            html! { (pick.title) @if !pick.options.is_empty() { small.muted { " " (told::options(&pick.options)) } } },
            html! { code { (pick.sku) } },
            html! { strong { (voice.number(pick.units)) } },
            html! { (voice.number(pick.orders)) },
            html! { span.tick-box {} },
        ]
    };
    let rows: Vec<Vec<Markup>> = picks.iter().map(row).collect();
    let back = (format!("{home}/orders"), voice.say("selling-orders"));
    let note = html! { (voice.say_with("selling-pick-text", &[("count", units.into())])) };
    let main = html! {
        (frame::head(Some((&back.0, &back.1)), &voice.say("selling-pick"), Some(&note), &print_button(voice)))
        @if rows.is_empty() { (empty(Icon::CircleCheck, &voice.say("selling-pick-none"), &voice.say("selling-no-orders-text"), None)) }
        @else { div.paper { (table(&voice.say("selling-pick"), &columns, &rows)) } }
    };
    frame::page(desk, shop, Here::Orders, &voice.say("selling-pick"), &main)
}

pub(super) fn slips_view(desk: &Desk, shop: &Shop, orders: &[Order]) -> Markup {
    let voice = &desk.voice;
    let back = (format!("{}/orders", frame::home(shop)), voice.say("selling-orders"));
    let main = html! {
        (frame::head(Some((&back.0, &back.1)), &voice.say("selling-slip"), None, &print_button(voice)))
        @for order in orders { (one_slip(shop, order, voice)) }
    };
    frame::page(desk, shop, Here::Orders, &voice.say("selling-slip"), &main)
}

/// Units that are alike: how many, and one of them.
fn alike(order: &Order) -> Vec<(i64, &order::Line)> {
    let mut groups: Vec<(i64, &order::Line)> = Vec::new();
    for line in order.lines.iter().filter(|line| line.state != LineState::Cancelled) {
        match groups.iter_mut().find(|(_, other)| other.variant == line.variant) {
            Some(group) => group.0 += 1,
            None => groups.push((1, line)),
        }
    }
    groups
}

/// What lies in the box: no prices, since a parcel may be a gift.
fn one_slip(shop: &Shop, order: &Order, voice: &Voice) -> Markup {
    let hidden = order.delivered_at.is_some();
    let address = if hidden { flows::masked(&order.address) } else { order.address.clone() };
    let columns =
        [Column::words(voice.say("selling-unit")), Column::words("SKU"), Column::number(voice.say("selling-units"))];
    let row = |(count, line): (i64, &order::Line)| {
        vec![
            html! { (line.title) @if !line.options.is_empty() { small.muted { " " (told::options(&line.options)) } } },
            html! { code { (line.sku) } },
            html! { strong { (voice.number(count)) } },
        ]
    };
    let rows: Vec<Vec<Markup>> = alike(order).into_iter().map(row).collect();
    html! {
        article.slip {
            header {
                div { strong.slip-shop { (shop.name) } p { (voice.say_with("buy-order-number", &[("id", order.id.to_string().into())])) }
                    p.muted { (voice.date(order.placed_at)) } }
                address.envelope { @for (at, line) in told::envelope(&address).iter().enumerate() { @if at == 0 { strong { (line) } } @else { span { (line) } } } }
            }
            (table(&voice.say_with("buy-order-number", &[("id", order.id.to_string().into())]), &columns, &rows))
            footer.muted { (told::word("buy-lane-", &order.lane, voice)) " · " (voice.say("selling-slip-thanks")) }
        }
    }
}
