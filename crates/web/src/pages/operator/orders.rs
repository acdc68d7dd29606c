//! `/operator/orders`: any order, and who got what of its price.

mod picture;

use axum::Router;
use axum::extract::State;
use axum::routing::get;
use kernel::{MarketCode, Page};
use ledger::book::{self, Entry};
use maud::{Markup, html};
use serde::Deserialize;
use trade::OrderId;
use trade::order::{self, Moved, Order, OrderFilter, OrderState};

use super::frame;
use crate::access::{OperatorCases, SignedIn};
use crate::api::from_word;
use crate::extract::{Paging, Path, Query};
use crate::pages::desk::Desk;
use crate::pages::seller::told::{self, same};
use crate::ui::{Colour, Column, Icon, empty, flag, icon_sized, pill, state_pill, table};
use crate::{AppState, Error, Result, Voice};

#[cfg(test)]
pub(super) use picture::parts;
pub(super) use picture::{account, entries_list};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/operator/orders", get(list)).route("/operator/orders/{order}", get(show))
}

/// Which orders are wanted.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// An order's number.
    #[serde(default)]
    pub q: String,
    /// A shop's handle.
    #[serde(default)]
    pub shop: String,
    #[serde(default)]
    pub state: String,
    #[serde(default)]
    pub market: String,
}

/// What the list shows.
pub(super) struct View {
    pub asked: Asked,
    pub orders: Page<Order>,
}

async fn list(
    desk: Desk,
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Query(asked): Query<Asked>,
    Paging(page): Paging,
) -> Result<Markup> {
    let state = Some(asked.state.as_str()).filter(|word| !word.is_empty());
    let state = state.map(|word| from_word::<OrderState>(word, "state")).transpose()?;
    let market = asked.market.trim().to_ascii_uppercase().parse::<MarketCode>().ok();
    let filter = OrderFilter { state, late: false, market };
    let (number, shop) = (asked.q.trim().parse::<OrderId>().ok(), asked.shop.trim().to_owned());
    let wants_number = !asked.q.trim().is_empty();
    let found = app.db.read(move |read| {
        let none = Page { items: vec![], next: None };
        if wants_number {
            let found = match number {
                Some(id) => order::find(read, id)?,
                None => None,
            };
            return Ok(Page { items: found.into_iter().collect(), ..none });
        }
        if shop.is_empty() {
            return order::all(read, &filter, &page);
        }
        match catalog::shop::find_named(read, &shop)? {
            Some(shop) => order::of_shop(read, same(shop.id), &filter, &page),
            None => Ok::<_, db::Error>(none),
        }
    });
    Ok(list_page(&desk, &View { asked, orders: found.await? }))
}

pub(super) fn list_page(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    let columns = [
        Column::words(voice.say("buy-order")),
        Column::words(voice.say("operator-state")),
        Column::words(voice.say("books-placed")),
        Column::words(voice.say("shop-market")),
        Column::number(voice.say("buy-total")),
    ];
    let row = |order: &Order| {
        let title = order.lines.first().map_or("", |line| line.title.as_str());
        vec![
            html! { div { a.named href={ "/operator/orders/" (order.id) } { (order.id) } small.muted.under { (title) " · " (voice.say_with("buy-items", &[("count", order.lines.len().into())])) } } },
            html! { (state_pill(order.state.name(), voice)) @if order.late { " " (pill(Colour::Poppy, &voice.say("selling-late"))) } },
            html! { (voice.time(order.placed_at)) },
            html! { span.market { (flag(order.market)) span { (order.market) } } },
            html! { (voice.money(order.totals.total)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = view.orders.items.iter().map(row).collect();
    let asked = &view.asked;
    let query = [("q", &*asked.q), ("shop", &*asked.shop), ("state", &*asked.state), ("market", &*asked.market)];
    let more = frame::more("/operator/orders", &query, view.orders.next.as_ref());
    frame::page(
        desk,
        &voice.say("books-orders"),
        &html! {
            div.page-head { h1 { (voice.say("books-orders")) } }
            (search(asked, voice))
            @if rows.is_empty() { (empty(Icon::Search, &voice.say("books-no-orders"), &voice.say("books-no-orders-text"), None)) }
            @else { (table(&voice.say("books-orders"), &columns, &rows)) }
            @if let Some(href) = more { p.more { a.button.quiet href=(href) rel="next" { (voice.say("web-load-more")) } } }
        },
    )
}

fn search(asked: &Asked, voice: &Voice) -> Markup {
    html! {
        form.panel.filters action="/operator/orders" role="search" {
            div.field { label for="q" { (voice.say("books-number")) } input id="q" name="q" value=(asked.q) inputmode="numeric" maxlength="20"; }
            div.field { label for="shop" { (voice.say("books-shop")) } input id="shop" name="shop" value=(asked.shop) maxlength="30"; }
            div.field { label for="state" { (voice.say("operator-state")) }
                select id="state" name="state" { option value="" { (voice.say("shop-all")) }
                    @for state in OrderState::ALL { option value=(state.name()) selected[asked.state == state.name()] { (told::word("web-state-", state.name(), voice)) } } } }
            div.field { label for="market" { (voice.say("shop-market")) } input id="market" name="market" value=(asked.market) maxlength="2" placeholder="GB"; }
            button.button { (icon_sized(Icon::Search, 18)) (voice.say("web-search")) }
        }
    }
}

/// An order with its books.
pub(super) struct Shown {
    pub order: Order,
    /// Handle and name.
    pub shop: (String, String),
    pub history: Vec<Moved>,
    pub entries: Vec<Entry>,
}

async fn show(
    desk: Desk,
    _: SignedIn<OperatorCases>,
    State(app): State<AppState>,
    Path(id): Path<OrderId>,
) -> Result<Markup> {
    let found = app.db.read(move |read| {
        let Some(order) = order::find(read, id)? else { return Ok(None) };
        let shop = catalog::shop::find(read, same(order.shop))?;
        Ok::<_, db::Error>(Some(Shown {
            shop: shop.map(|shop| (shop.handle, shop.name)).unwrap_or_default(),
            history: order::history(read, id)?,
            entries: book::entries_of_order(read, same(id))?,
            order,
        }))
    });
    let shown = found.await?.ok_or_else(Error::not_found)?;
    Ok(page(&desk, &shown))
}

pub(super) fn page(desk: &Desk, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let order = &shown.order;
    let title = voice.say_with("buy-order-number", &[("id", order.id.to_string().into())]);
    let columns = [
        Column::words(voice.say("selling-unit")),
        Column::words(voice.say("operator-state")),
        Column::number(voice.say("books-gross")),
        Column::number(voice.say("books-tax")),
        Column::number(voice.say("books-commission")),
        Column::number(voice.say("books-fee")),
        Column::number(voice.say("buy-refunded")),
    ];
    let row = |line: &order::Line| {
        vec![
            told::unit(line),
            state_pill(line.state.name(), voice),
            html! { (voice.money(line.gross)) },
            html! { (voice.money(line.tax)) },
            html! { (voice.money(line.commission)) },
            html! { (voice.money(line.payment_fee)) },
            html! { (voice.money(line.refunded)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = order.lines.iter().map(row).collect();
    let head = html! {
        p { a.link href="/operator/orders" { (voice.say("books-orders")) } }
        div.page-head { div { h1 { (title) } p.order-standing {
            (state_pill(order.state.name(), voice)) span { (flag(order.market)) " " (order.market) } span { (shown.shop.1) }
            span { (voice.time(order.placed_at)) } span { (told::word("buy-method-", &order.method, voice)) } } } }
    };
    frame::page(
        desk,
        &title,
        &html! {
            (head)
            div.stack {
                (picture::split(order, &shown.entries, voice))
                section { h2.block-title { (voice.say("books-entries")) } (entries_list(&shown.entries, voice)) }
                section { h2.block-title { (voice.say("buy-things")) } (table(&voice.say("buy-things"), &columns, &rows)) }
                @if let Some(fx) = &order.fx { p.muted { (voice.say_with("books-fx", &[("from", order.currency.code().into()), ("to", fx.to.code().into()), ("rate", fx.rate.get().normalize().to_string().into()), ("source", fx.source.clone().into()), ("day", fx.date.to_string().into())])) } }
                section.panel { h2 { (voice.say("buy-history")) } (told::history(&shown.history, voice)) }
            }
        },
    )
}
