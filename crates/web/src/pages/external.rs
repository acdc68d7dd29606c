//! What links sold in brands' own stores, as the shop and the creator see it: apart from what was paid here.

use std::collections::HashMap;

use affiliate::external::invoice::{self, Invoice, InvoiceState};
use affiliate::external::{self, ExternalReason, ExternalTotal};
use affiliate::{CreatorId, ExternalSale, ShopId};
use content::Author;
use kernel::{BasisPoints, Id, Instant, Money, Page, PageRequest};
use maud::{Markup, html};

use crate::Voice;
use crate::api::external::reason;
use crate::pages::studio::parts;
use crate::ui::{Column, table};

/// Invoices shown, and sales where they are not the page's own list.
const FEW: u32 = 20;

/// Who looks.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Side {
    Shop(ShopId),
    Creator(CreatorId),
}

/// What was sold, and what is owed for it.
#[derive(Clone, Debug)]
pub(crate) struct Outside {
    pub totals: Vec<ExternalTotal>,
    pub sales: Page<OutsideSale>,
    pub invoices: Vec<OutsideInvoice>,
}

/// A sale with the names that are shown with it.
#[derive(Clone, Debug)]
pub(crate) struct OutsideSale {
    /// The store's own number of the order; nothing of the buyer is told.
    pub order: i64,
    pub product: String,
    /// The shop, or the creator: whoever does not look.
    pub other: String,
    pub units: i64,
    pub units_refunded: i64,
    pub paid: Money,
    pub refunded: Money,
    pub base: Money,
    pub rate: BasisPoints,
    pub amount: Money,
    /// What is left of it, where it stands and why; `None`: nobody led to it.
    pub earned: Option<(Money, &'static str, ExternalReason)>,
    pub sold_at: Instant,
    /// Until then it may be given back.
    pub due_at: Instant,
}

/// An invoice with the name of whoever does not look.
#[derive(Clone, Debug)]
pub(crate) struct OutsideInvoice {
    pub invoice: Invoice,
    pub other: String,
}

/// The latest of it, for a page that is about something else too.
pub(crate) fn latest(read: &mut db::Read, side: Side) -> Result<Outside, db::Error> {
    page(read, side, &PageRequest::new(None, Some(FEW)))
}

/// A page of it, with the sums of all.
pub(crate) fn page(read: &mut db::Read, side: Side, page: &PageRequest) -> Result<Outside, db::Error> {
    let few = PageRequest::new(None, Some(FEW));
    let (sales, totals, invoices) = match side {
        Side::Shop(shop) => (
            external::of_shop(read, shop, page)?,
            external::totals_of_shop(read, shop)?,
            invoice::of_shop(read, shop, &few)?,
        ),
        Side::Creator(creator) => (
            external::of_creator(read, creator, page)?,
            external::totals_of_creator(read, creator)?,
            invoice::of_creator(read, creator, &few)?,
        ),
    };
    let of_sale = |sale: &ExternalSale| other(side, sale.shop, sale.earned.as_ref().map(|earned| earned.creator));
    let of_invoice = |invoice: &Invoice| other(side, invoice.shop, Some(invoice.creator));
    let others = sales.items.iter().filter_map(of_sale).chain(invoices.items.iter().filter_map(of_invoice));
    let faces = flows::faces::of(read, &others.collect::<Vec<_>>())?;
    let name = |author: Option<Author>| {
        let face = faces.iter().find(|face| Some(face.author) == author);
        face.map(|face| face.name.clone()).unwrap_or_default()
    };
    let titles = titles(read, &sales.items)?;
    let items = sales.items.iter().map(|sale| OutsideSale::of(sale, name(of_sale(sale)), &titles)).collect();
    let invoices = invoices.items.into_iter();
    let invoices = invoices.map(|invoice| OutsideInvoice { other: name(of_invoice(&invoice)), invoice }).collect();
    Ok(Outside { totals, sales: Page { items, next: sales.next }, invoices })
}

/// Whoever does not look.
fn other(side: Side, shop: ShopId, creator: Option<CreatorId>) -> Option<Author> {
    match side {
        Side::Shop(_) => creator.map(|creator| Author::Creator(Id::new(creator.get()))),
        Side::Creator(_) => Some(Author::Shop(Id::new(shop.get()))),
    }
}

fn titles(read: &mut db::Read, sales: &[ExternalSale]) -> Result<HashMap<i64, String>, db::Error> {
    let mut ids: Vec<catalog::ProductId> = sales.iter().map(|sale| Id::new(sale.product.get())).collect();
    ids.sort_unstable();
    ids.dedup();
    let found = catalog::product::find_many(read, &ids)?;
    Ok(found.into_iter().map(|product| (product.id.get(), product.title)).collect())
}

impl OutsideSale {
    fn of(sale: &ExternalSale, other: String, titles: &HashMap<i64, String>) -> OutsideSale {
        OutsideSale {
            order: sale.order,
            product: titles.get(&sale.product.get()).cloned().unwrap_or_default(),
            other,
            units: sale.units,
            units_refunded: sale.units_refunded,
            paid: sale.paid(),
            refunded: sale.refunded,
            base: sale.formula.base,
            rate: BasisPoints::new(sale.formula.rate_bp).unwrap_or_default(),
            amount: sale.formula.amount,
            earned: sale.earned.as_ref().map(|earned| (sale.left(), earned.state.name(), earned.reason)),
            sold_at: sale.sold_at,
            due_at: sale.due_at,
        }
    }
}

/// Where the parts of a page lead.
pub(crate) struct Ways<'a> {
    /// The list of all sales.
    pub sales: &'a str,
    /// Of a shop: where its invoices begin.
    pub invoices: Option<&'a str>,
}

/// What was sold and what is owed; nothing where nothing was.
pub(crate) fn section(outside: &Outside, ways: &Ways<'_>, voice: &Voice) -> Markup {
    let is_empty = outside.sales.items.is_empty() && outside.invoices.is_empty();
    let text = if ways.invoices.is_some() { "links-sales-of-shop" } else { "links-sales-of-creator" };
    html! { @if !is_empty {
        section.block id="outside" {
            h2 { (voice.say("links-sales")) }
            p.muted { (voice.say(text)) }
            (sums(&outside.totals, voice))
            (sales(&outside.sales.items, ways.invoices.is_some(), voice))
            (parts::more(ways.sales, None, outside.sales.next.as_ref(), voice))
        }
        @if !outside.invoices.is_empty() { (invoices(&outside.invoices, ways.invoices, voice)) }
    } }
}

fn sums(totals: &[ExternalTotal], voice: &Voice) -> Markup {
    let money = |minor, total: &ExternalTotal| voice.money(Money::new(minor, total.currency));
    html! {
        @for total in totals {
            dl.figures.panel {
                div { dt { (voice.say("links-total-sold")) } dd { (money(total.sold, total)) small.muted { " " (voice.say_with("links-units", &[("count", total.units.into())])) } } }
                div { dt { (voice.say("links-total-earned")) } dd { (money(total.earned, total)) } }
                div { dt { (voice.say("links-total-open")) } dd { (money(total.open, total)) } }
            }
        }
    }
}

fn sales(rows: &[OutsideSale], of_shop: bool, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("studio-product")),
        Column::words(voice.say(if of_shop { "partners-creator" } else { "links-shop" })),
        Column::words(voice.say("shop-state")),
        Column::number(voice.say("studio-formula")),
        Column::number(voice.say(if of_shop { "partners-owed" } else { "studio-you-get" })),
        Column::words(voice.say("shop-why")),
    ];
    let rows: Vec<Vec<Markup>> = rows.iter().map(|one| row(one, voice)).collect();
    html! { (table(&voice.say("links-sales"), &columns, &rows)) }
}

fn row(one: &OutsideSale, voice: &Voice) -> Vec<Markup> {
    let order = one.order.to_string();
    let number =
        voice.say_with("studio-order-of", &[("order", order.into()), ("time", voice.time(one.sold_at).into())]);
    let thing = html! { div {
        span.unit-title { (one.product) }
        small { (number) }
        small { (voice.say_with("links-units", &[("count", one.units.into())])) " · " (voice.money(one.paid))
            @if one.units_refunded > 0 { " · " (voice.say_with("links-returned", &[("count", one.units_refunded.into())])) }
            @if one.refunded.minor > 0 { " (−" (voice.money(one.refunded)) ")" } }
    } };
    let Some((left, state, why)) = one.earned else {
        let nothing = html! { (voice.say("links-nobody")) };
        return vec![thing, html! { "–" }, html! { "–" }, html! { "–" }, html! { "–" }, nothing];
    };
    let until = voice.say_with("links-until", &[("time", voice.date(one.due_at).into())]);
    vec![
        thing,
        html! { (one.other) },
        parts::state("affiliate-commission-state", state, voice),
        html! { span.formula { (voice.money(one.base)) " × " (voice.percent(one.rate)) " = " (voice.money(one.amount)) } },
        html! { div { strong { (voice.money(left)) } @if left != one.amount { small { s { (voice.money(one.amount)) } } } } },
        html! { div { p { (reason(why, voice)) } @if why == ExternalReason::ReturnTime { p.muted { (until) } } } },
    ]
}

/// `pay`: where a shop says that it has paid.
fn invoices(rows: &[OutsideInvoice], pay: Option<&str>, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("links-invoice")),
        Column::words(voice.say(if pay.is_some() { "partners-creator" } else { "links-shop" })),
        Column::words(voice.say("shop-state")),
        Column::number(voice.say("selling-amount")),
        Column::words(voice.say("links-reference")),
    ];
    let row = |one: &OutsideInvoice| {
        let of = &one.invoice;
        vec![
            html! { div { span.unit-title { (of.id) } small { (voice.date(of.made_at)) " · " (voice.say_with("links-invoice-sales", &[("count", of.sales.into())])) } } },
            html! { (one.other) },
            parts::state("links-invoice-state", of.state.name(), voice),
            html! { (voice.money(of.amount)) },
            html! { @match (pay, of.state) {
                (Some(base), InvoiceState::Due) => (paying(base, of, voice)),
                _ => div { (of.reference) @if let Some(at) = of.paid_at { small { (voice.date(at)) } } },
            } },
        ]
    };
    let rows: Vec<Vec<Markup>> = rows.iter().map(row).collect();
    html! { section.block id="invoices" {
        h2 { (voice.say("links-invoices")) }
        p.muted { (voice.say("links-invoices-text")) }
        (table(&voice.say("links-invoices"), &columns, &rows))
    } }
}

fn paying(base: &str, invoice: &Invoice, voice: &Voice) -> Markup {
    let id = format!("reference-{}", invoice.id);
    html! {
        form.inline method="post" action={ (base) "/" (invoice.id) "/payment" } {
            label.hidden for=(id) { (voice.say("links-reference")) }
            input id=(id) name="reference" maxlength=(invoice::REFERENCE_MAX);
            button.button.quiet { (voice.say("links-pay")) }
        }
    }
}

/// Something of everything, for the gallery.
#[cfg(test)]
pub(crate) fn sample() -> Outside {
    use kernel::Currency;
    let (idr, at) = (Currency::IDR, testkit::START);
    let money = |minor| Money::new(minor, idr);
    let sale = |order, earned| OutsideSale {
        order,
        product: "Moonstone bracelet".to_owned(),
        other: "Mila Hart".to_owned(),
        units: 2,
        units_refunded: 1,
        paid: money(39_800_000),
        refunded: money(19_900_000),
        base: money(39_800_000),
        rate: BasisPoints::new(1_000).unwrap(),
        amount: money(3_980_000),
        earned,
        sold_at: at,
        due_at: at.plus_ms(30 * kernel::DAY_MS),
    };
    let earned = ExternalReason::ALL.map(|why| Some((money(1_990_000), "ORDERED", why)));
    let sales = (1..).zip(earned.into_iter().chain([None])).map(|(n, earned)| sale(1_000 + n, earned));
    let invoice = |id, state, reference: &str| OutsideInvoice {
        other: "Mila Hart".to_owned(),
        invoice: Invoice {
            id: Id::new(id),
            shop: Id::new(7),
            creator: Id::new(77),
            amount: money(3_980_000),
            sales: 4,
            until: at,
            state,
            reference: reference.to_owned(),
            made_at: at,
            paid_at: (state == InvoiceState::Paid).then_some(at),
        },
    };
    Outside {
        totals: vec![ExternalTotal { currency: idr, units: 12, sold: 9_900_000, earned: 990_000, open: 0 }],
        sales: Page { items: sales.collect(), next: None },
        invoices: vec![invoice(2, InvoiceState::Due, ""), invoice(1, InvoiceState::Paid, "B-17")],
    }
}

/// Nothing was sold.
#[cfg(test)]
pub(crate) fn nothing() -> Outside {
    Outside { totals: vec![], sales: Page { items: vec![], next: None }, invoices: vec![] }
}
