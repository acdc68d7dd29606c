//! What creators earn with a shop's products, here and in its own store.

use accounts::ShopPermission;
use affiliate::commission::{self, Total};
use affiliate::external::invoice::{self, InvoiceId};
use axum::extract::State;
use axum::response::Redirect;
use catalog::Shop;
use content::Author;
use kernel::{Id, Money, Page};
use maud::{Markup, html};

use super::super::frame::{self, Here};
use super::tabs;
use crate::access::Staff;
use crate::api::external::pay_invoice;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Paging, Path};
use crate::pages::Desk;
use crate::pages::external::{self, Outside, Side, Ways};
use crate::pages::studio::earnings::{self, Earning, formula};
use crate::pages::studio::parts;
use crate::ui::{Column, Form, Icon, Way, empty, table};
use crate::{AppState, Error, Result, Voice};

/// Everything of the page.
pub(in crate::pages::seller) struct Shown {
    pub totals: Vec<Total>,
    /// Each with the creator's name.
    pub rows: Page<(String, Earning)>,
    /// What was sold in the shop's own store.
    pub outside: Outside,
}

/// `GET /seller/{shop}/commissions`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let id = Id::new(shop.id.get());
    let read = app.db.read(move |read| {
        let found = commission::of_shop(read, id, &page)?;
        let authors: Vec<Author> = found.items.iter().map(|one| Author::Creator(Id::new(one.creator.get()))).collect();
        let faces = flows::faces::of(read, &authors)?;
        let name = |author: &Author| faces.iter().find(|face| face.author == *author).map(|face| face.name.clone());
        let names: Vec<String> = authors.iter().map(|author| name(author).unwrap_or_default()).collect();
        let earned = earnings::earnings(read, None, &found.items, &[])?;
        let items = names.into_iter().zip(earned).collect();
        Ok::<_, db::Error>(Shown {
            totals: commission::totals_of_shop(read, id)?,
            rows: Page { items, next: found.next },
            outside: external::latest(read, Side::Shop(id))?,
        })
    });
    Ok(view(&desk, &shop, &read.await?))
}

pub(in crate::pages::seller) fn view(desk: &Desk, shop: &Shop, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let title = voice.say("partners-commissions");
    let way = Way { href: format!("{home}/collaborations/new"), words: voice.say("partners-open").into_owned() };
    let main = html! {
        (frame::head(None, &title, Some(&html! { (voice.say("partners-commissions-text")) }), &html! {}))
        (tabs(shop, "commissions", voice))
        @if !shown.totals.is_empty() { (sums(&shown.totals, voice)) }
        @if shown.rows.items.is_empty() { (empty(Icon::HandCoins, &voice.say("partners-no-commissions"), &voice.say("partners-no-commissions-text"), Some(&way))) }
        @else { (rows(&home, &shown.rows.items, voice)) }
        (parts::more(&format!("{home}/commissions"), None, shown.rows.next.as_ref(), voice))
        (outside(&home, &shown.outside, voice))
    };
    frame::page(desk, shop, Here::Partners, &title, &main)
}

fn outside(home: &str, outside: &Outside, voice: &Voice) -> Markup {
    let (sales, invoices) = (format!("{home}/external-sales"), format!("{home}/external-invoices"));
    external::section(outside, &Ways { sales: &sales, invoices: Some(&invoices) }, voice)
}

/// `GET /seller/{shop}/external-sales`: all that was sold in the shop's own store.
pub async fn sold_outside(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let id = Id::new(shop.id.get());
    let found = app.db.read(move |read| external::page(read, Side::Shop(id), &page)).await?;
    let (voice, home) = (&desk.voice, frame::home(&shop));
    let title = voice.say("links-sales");
    let main = html! {
        (frame::head(Some((&format!("{home}/commissions"), &voice.say("partners-commissions"))), &title, None, &html! {}))
        (outside(&home, &found, voice))
    };
    Ok(frame::page(&desk, &shop, Here::Partners, &title, &main))
}

/// The invoice that a path names.
#[derive(serde::Deserialize)]
pub(super) struct InvoicePath {
    shop: String,
    invoice: InvoiceId,
}

/// `POST /seller/{shop}/external-invoices/{invoice}/payment`: the shop says that it has paid.
pub(super) async fn pay(
    staff: Staff,
    State(app): State<AppState>,
    Path(path): Path<InvoicePath>,
    Fields(fields): Fields,
) -> Result<Redirect> {
    let shop = shop_for(&app, &staff, path.shop, ShopPermission::Money).await?;
    let found = app.db.read(move |read| invoice::find(read, path.invoice)).await?;
    let found = found.filter(|found| found.shop.get() == shop.id.get()).ok_or_else(Error::not_found)?;
    pay_invoice(&app, found.id, Form::new(fields).value("reference").to_owned()).await?;
    Ok(frame::done_at(&shop, "/commissions#invoices", "invoice-paid"))
}

fn sums(totals: &[Total], voice: &Voice) -> Markup {
    html! {
        dl.figures.panel { @for total in totals {
            div { dt { (parts::state("affiliate-commission-state", total.state.name(), voice)) } dd { (voice.money(Money::new(total.minor, total.currency))) small.muted { " " (voice.say_with("partners-units-of", &[("count", total.units.into())])) } } }
        } }
    }
}

fn rows(home: &str, rows: &[(String, Earning)], voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("studio-product")),
        Column::words(voice.say("partners-creator")),
        Column::words(voice.say("buy-order")),
        Column::words(voice.say("shop-state")),
        Column::number(voice.say("studio-formula")),
        Column::number(voice.say("partners-owed")),
    ];
    let row = |(creator, one): &(String, Earning)| {
        vec![
            html! { div { span.unit-title { (one.product) } small { (voice.say(&format!("affiliate-reason-{}", one.reason.replace('_', "-")))) } } },
            html! { (creator) },
            html! { div { a.link href={ (home) "/orders/" (one.order) } { (one.order) } small { (voice.time(one.at)) } } },
            parts::state("affiliate-commission-state", one.state, voice),
            formula(one, voice),
            html! { (voice.money(one.left)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = rows.iter().map(row).collect();
    html! { section.block { (table(&voice.say("partners-commissions"), &columns, &rows)) } }
}
