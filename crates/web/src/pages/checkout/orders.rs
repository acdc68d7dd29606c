//! `/{market}/orders` and `/account/orders`: what one has bought.

use axum::extract::State;
use kernel::{Instant, Money, PageRequest};
use maud::{Markup, html};
use trade::BuyerId;
use trade::order::Order;

use super::names::{self, Names};
use super::shopper::Shopper;
use crate::extract::Paging;
use crate::pages::Visit;
use crate::ui::layout::{self, Head};
use crate::ui::{Icon, Picture, Way, empty, icon, load_more, picture, state_pill};
use crate::{AppState, Markets, Result, Voice};

/// A list of orders, newest first.
pub(crate) struct View {
    pub orders: Vec<Row>,
    /// Where the list goes on.
    pub next: Option<String>,
    /// Where a guest signs in to see the orders of an account; `None` for one who did.
    pub sign_in: Option<String>,
    /// Where things are found to buy.
    pub shop: String,
}

/// An order in the list.
pub(crate) struct Row {
    pub href: String,
    pub shop: String,
    pub state: &'static str,
    pub units: i64,
    pub total: Money,
    pub placed_at: Instant,
    /// The first few things in it.
    pub pictures: Vec<Option<Picture>>,
}

/// Pictures a row shows at the most.
pub(super) const PICTURES: usize = 4;

/// `GET /{market}/orders`: a person's orders, wherever they were placed; a guest's are those of this browser.
pub(super) async fn show(
    visit: Visit,
    shopper: Shopper,
    State(app): State<AppState>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = visit.to("listings");
    if let Some(buyer) = shopper.buyer() {
        return Ok(view(&visit, &of_buyer(&app, buyer, page, shop).await?));
    }
    let bought = shopper.bought();
    let found = app.db.read(move |read| -> Result<_, db::Error> {
        let mut orders = vec![];
        for (cart, held) in bought {
            if trade::cart::find(read, cart, &held.as_trade())?.is_some() {
                orders.extend(trade::order::of_cart(read, cart)?);
            }
        }
        let names = names::of(read, &orders)?;
        Ok((orders, names))
    });
    let (orders, names) = found.await?;
    let listed = View {
        orders: orders.iter().map(|order| Row::of(order, &names, &visit.markets)).collect(),
        next: None,
        sign_in: Some(format!("/sign-in?next={}", visit.to("orders"))),
        shop,
    };
    Ok(view(&visit, &listed))
}

/// A person's orders, newest first; `shop` is where more is found.
pub(crate) async fn of_buyer(app: &AppState, buyer: BuyerId, page: PageRequest, shop: String) -> Result<View> {
    let markets = app.markets.read(&app.db).await?;
    let found = app.db.read(move |read| -> Result<_, db::Error> {
        let orders = trade::order::of_buyer(read, buyer, &page)?;
        let names = names::of(read, &orders.items)?;
        Ok((orders, names))
    });
    let (orders, names) = found.await?;
    Ok(View {
        orders: orders.items.iter().map(|order| Row::of(order, &names, &markets)).collect(),
        next: orders.next.map(|next| format!("?after={}", next.as_str())),
        sign_in: None,
        shop,
    })
}

impl Row {
    /// The row of an order, leading to its page in its market's first language.
    pub(super) fn of(order: &Order, names: &Names, markets: &Markets) -> Row {
        let home = markets.find(order.market).map_or_else(|| "/".to_owned(), |place| place.home(order.lang));
        Row {
            href: format!("{home}orders/{}", order.id),
            shop: names.shop(order.shop).name,
            state: order.state.name(),
            units: i64::try_from(order.lines.len()).unwrap_or(i64::MAX),
            total: order.totals.total,
            placed_at: order.placed_at,
            pictures: order.lines.iter().take(PICTURES).map(names::picture).collect(),
        }
    }
}

pub(crate) fn view(visit: &Visit, orders: &View) -> Markup {
    let voice = &visit.voice;
    layout::shop(
        visit,
        &Head::private(voice.say("buy-orders")),
        &html! { div.wrap.buy.buy-narrow { h1 { (voice.say("buy-orders")) } (list(orders, voice)) } },
    )
}

/// The list, in the shop and in the account.
pub(crate) fn list(orders: &View, voice: &Voice) -> Markup {
    let way = Way { href: orders.shop.clone(), words: voice.say("buy-look-around").into_owned() };
    html! {
        @if let Some(href) = &orders.sign_in {
            p.panel.orders-sign-in { (voice.say("buy-orders-guest")) " " a.link href=(href) { (voice.say("account-sign-in")) } }
        }
        @if orders.orders.is_empty() {
            (empty(Icon::Package, &voice.say("buy-orders-empty"), &voice.say("buy-orders-empty-text"), Some(&way)))
        } @else {
            ul.orders id="orders" { @for row in &orders.orders { li { (row_of(row, voice)) } } }
            (load_more(orders.next.as_deref(), "orders", voice))
        }
    }
}

fn row_of(row: &Row, voice: &Voice) -> Markup {
    let more = usize::try_from(row.units).unwrap_or(0).saturating_sub(row.pictures.len());
    html! {
        a.panel.order-row href=(row.href) {
            span.order-row-head { strong { (row.shop) } (state_pill(row.state, voice)) }
            span.order-row-pictures {
                @for shown in &row.pictures { span.thing-picture { (picture(shown.as_ref(), "64px", false)) } }
                @if more > 0 { span.thing-more { "+" (voice.number(i64::try_from(more).unwrap_or(i64::MAX))) } }
            }
            span.order-row-foot {
                span { (voice.date(row.placed_at)) " · " (voice.say_with("buy-items", &[("count", row.units.into())])) }
                strong { (voice.money(row.total)) }
                (icon(Icon::ChevronRight))
            }
        }
    }
}
