//! External sales: what links sold in brands' own stores, what creators earn with it, and what shops owe them for it.

use accounts::{Permission, ShopPermission};
use affiliate::ExternalSale;
use affiliate::external::invoice::{self, Invoice, InvoiceId};
use affiliate::external::{self, ExternalTotal};
use axum::Json as Answer;
use axum::extract::State;
use kernel::{Id, Money, Page};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::body::Unread;
use super::collaborations::creator_of;
use super::commissions::{FormulaView, TouchView, ViaView};
use super::shops::shop_for;
use super::{PageQuery, Refused};
use crate::access::{Creator, SignedIn, Staff};
use crate::extract::{Paging, Path, Speech};
use crate::view::{ListView, MoneyView};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(of_shop))
        .routes(routes!(mine))
        .routes(routes!(invoices_of_shop))
        .routes(routes!(my_invoices))
        .routes(routes!(invoice))
        .routes(routes!(pay))
}

/// A line that a link sold in the brand's own store: nothing of it is in the books of shoppers' money.
#[derive(Debug, Serialize, ToSchema)]
struct ExternalSaleView {
    id: String,
    shop: String,
    /// The store's own number of the order.
    order: String,
    link: String,
    listing: String,
    product: String,
    variant: String,
    market: String,
    units: i64,
    units_refunded: i64,
    /// What was paid, less discounts.
    paid: MoneyView,
    /// What of it was given back.
    refunded: MoneyView,
    /// What led to it.
    via: Option<ViaView>,
    /// What a creator earns with it; nothing where nobody led to it.
    earned: Option<EarnedView>,
    sold_at: String,
    /// Until then it may be given back.
    due_at: String,
    moved_at: String,
}

/// What a creator earns with a sale: the shop owes it.
#[derive(Debug, Serialize, ToSchema)]
struct EarnedView {
    creator: String,
    collaboration: String,
    formula: FormulaView,
    /// What is left of it.
    amount: MoneyView,
    taken_back: MoneyView,
    /// What of it stands on invoices.
    invoiced: MoneyView,
    /// `ORDERED, SETTLED, REFUNDED, CLAWED_BACK`.
    state: String,
    /// `return_time, invoiced, refunded, self_purchase, shop_member`.
    reason: String,
    /// The reason in words.
    message: String,
    /// Every touch that was considered, the latest first.
    touches: Vec<TouchView>,
}

impl ExternalSaleView {
    fn of(sale: &ExternalSale, voice: &Voice) -> ExternalSaleView {
        let via = sale.via.map(|(kind, id)| ViaView { kind: kind.name().to_owned(), id: id.to_string() });
        ExternalSaleView {
            id: sale.id.to_string(),
            shop: sale.shop.to_string(),
            order: sale.order.to_string(),
            link: sale.link.to_string(),
            listing: sale.listing.to_string(),
            product: sale.product.to_string(),
            variant: sale.variant.to_string(),
            market: sale.market.to_string(),
            units: sale.units,
            units_refunded: sale.units_refunded,
            paid: MoneyView::of(sale.paid(), voice),
            refunded: MoneyView::of(sale.refunded, voice),
            via,
            earned: sale.earned.as_ref().map(|earned| EarnedView {
                creator: earned.creator.to_string(),
                collaboration: earned.collaboration.to_string(),
                formula: FormulaView::of(&sale.formula, voice),
                amount: MoneyView::of(sale.left(), voice),
                taken_back: MoneyView::of(earned.taken_back, voice),
                invoiced: MoneyView::of(earned.invoiced, voice),
                state: earned.state.name().to_owned(),
                reason: earned.reason.name().to_owned(),
                message: reason(earned.reason, voice),
                touches: sale.touches.iter().map(TouchView::of).collect(),
            }),
            sold_at: sale.sold_at.to_string(),
            due_at: sale.due_at.to_string(),
            moved_at: sale.moved_at.to_string(),
        }
    }
}

/// Why a creator's part of a sale is what it is, in words.
pub(crate) fn reason(reason: external::ExternalReason, voice: &Voice) -> String {
    voice.say(&format!("links-reason-{}", reason.name().replace('_', "-"))).into_owned()
}

/// A page of external sales, with the sums of all of them.
#[derive(Debug, Serialize, ToSchema)]
struct ExternalSalesView {
    items: Vec<ExternalSaleView>,
    next: Option<String>,
    /// One for each currency.
    totals: Vec<ExternalTotalView>,
}

/// Sums of external sales in one currency.
#[derive(Debug, Serialize, ToSchema)]
struct ExternalTotalView {
    currency: String,
    units: i64,
    /// What was paid, less discounts and what was given back.
    sold: MoneyView,
    /// What is left of what creators earn with it.
    earned: MoneyView,
    /// What of that stands on no invoice yet.
    open: MoneyView,
}

impl ExternalTotalView {
    fn of(total: &ExternalTotal, voice: &Voice) -> ExternalTotalView {
        let money = |minor| MoneyView::of(Money::new(minor, total.currency), voice);
        ExternalTotalView {
            currency: total.currency.to_string(),
            units: total.units,
            sold: money(total.sold),
            earned: money(total.earned),
            open: money(total.open),
        }
    }
}

impl ExternalSalesView {
    fn of(page: Page<ExternalSale>, totals: &[ExternalTotal], voice: &Voice) -> ExternalSalesView {
        let ListView { items, next } = ListView::of(page, |sale| ExternalSaleView::of(&sale, voice));
        ExternalSalesView { items, next, totals: totals.iter().map(|one| ExternalTotalView::of(one, voice)).collect() }
    }
}

/// What links sold of a shop's in the brand's own store, the latest first.
#[utoipa::path(get, path = "/shops/{shop}/external-sales", tag = "money", security(("bearer" = [])), params(("shop" = String, Path), PageQuery),
    responses((status = 200, body = ExternalSalesView), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ExternalSalesView>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let (Paging(page), shop) = (page?, Id::new(shop.id.get()));
    let read = app.db.read(move |read| {
        Ok::<_, db::Error>((external::of_shop(read, shop, &page)?, external::totals_of_shop(read, shop)?))
    });
    let (page, totals) = read.await?;
    Ok(Answer(ExternalSalesView::of(page, &totals, &voice)))
}

/// What the caller's posts and links sold in brands' own stores, the latest first.
#[utoipa::path(get, path = "/me/external-sales", tag = "money", security(("bearer" = [])), params(PageQuery), responses((status = 200, body = ExternalSalesView), Refused))]
async fn mine(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ExternalSalesView>> {
    let creator = creator_of(&who.principal);
    let read = app.db.read(move |read| {
        Ok::<_, db::Error>((external::of_creator(read, creator, &page)?, external::totals_of_creator(read, creator)?))
    });
    let (page, totals) = read.await?;
    Ok(Answer(ExternalSalesView::of(page, &totals, &voice)))
}

/// What a shop owes a creator for what its own store sold. The shop pays it, and says so: Meadow moves none of this money.
#[derive(Debug, Serialize, ToSchema)]
struct InvoiceView {
    id: String,
    shop: String,
    creator: String,
    amount: MoneyView,
    /// How many sales are on it.
    sales: i64,
    /// What was due before this is on it.
    until: String,
    /// `DUE` or `PAID`.
    state: String,
    /// By which the creator finds the payment.
    reference: String,
    made_at: String,
    paid_at: Option<String>,
    /// What each sale adds, or takes off: of one invoice alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<Vec<InvoiceLineView>>,
}

#[derive(Debug, Serialize, ToSchema)]
struct InvoiceLineView {
    sale: String,
    amount: MoneyView,
}

impl InvoiceView {
    fn of(invoice: &Invoice, voice: &Voice) -> InvoiceView {
        InvoiceView {
            id: invoice.id.to_string(),
            shop: invoice.shop.to_string(),
            creator: invoice.creator.to_string(),
            amount: MoneyView::of(invoice.amount, voice),
            sales: invoice.sales,
            until: invoice.until.to_string(),
            state: invoice.state.name().to_owned(),
            reference: invoice.reference.clone(),
            made_at: invoice.made_at.to_string(),
            paid_at: invoice.paid_at.map(|at| at.to_string()),
            lines: None,
        }
    }
}

/// What a shop owes creators for what its own store sold, the latest first: an invoice a month for each creator.
#[utoipa::path(get, path = "/shops/{shop}/external-invoices", tag = "money", security(("bearer" = [])), params(("shop" = String, Path), PageQuery),
    responses((status = 200, body = ListView<InvoiceView>), Refused))]
async fn invoices_of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<InvoiceView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let (Paging(page), shop) = (page?, Id::new(shop.id.get()));
    let page = app.db.read(move |read| invoice::of_shop(read, shop, &page)).await?;
    Ok(Answer(ListView::of(page, |found| InvoiceView::of(&found, &voice))))
}

/// What shops owe the caller for what their own stores sold, the latest first.
#[utoipa::path(get, path = "/me/external-invoices", tag = "money", security(("bearer" = [])), params(PageQuery), responses((status = 200, body = ListView<InvoiceView>), Refused))]
async fn my_invoices(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<InvoiceView>>> {
    let creator = creator_of(&who.principal);
    let page = app.db.read(move |read| invoice::of_creator(read, creator, &page)).await?;
    Ok(Answer(ListView::of(page, |found| InvoiceView::of(&found, &voice))))
}

/// One invoice with its lines, for the shop that owes it and the creator to whom it is owed.
#[utoipa::path(get, path = "/external-invoices/{invoice}", tag = "links", security(("bearer" = [])), params(("invoice" = String, Path)),
    responses((status = 200, body = InvoiceView), Refused))]
async fn invoice(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<InvoiceId>,
    Speech(voice): Speech,
) -> Result<Answer<InvoiceView>> {
    let found = app.db.read(move |read| invoice::find(read, id)).await?.ok_or_else(Error::not_found)?;
    if found.creator == creator_of(&staff.principal) {
        staff.must(Permission::Creator)?;
    } else {
        staff.may(found.shop.get(), ShopPermission::Money)?;
    }
    let of = found.clone();
    let lines = app.db.read(move |read| invoice::lines(read, &of)).await?;
    let line = |(sale, amount): &(affiliate::ExternalSaleId, Money)| InvoiceLineView {
        sale: sale.to_string(),
        amount: MoneyView::of(*amount, &voice),
    };
    let lines = Some(lines.iter().map(line).collect());
    Ok(Answer(InvoiceView { lines, ..InvoiceView::of(&found, &voice) }))
}

#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct InvoicePaymentInput {
    /// By which the creator finds the payment: 100 characters at the most.
    #[serde(default)]
    reference: String,
}

/// The shop says that it has paid an invoice. 409 when it has said so before.
#[utoipa::path(post, path = "/external-invoices/{invoice}/payment", tag = "links", security(("bearer" = [])), params(("invoice" = String, Path)), request_body = InvoicePaymentInput,
    responses((status = 200, body = InvoiceView), Refused))]
async fn pay(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<InvoiceId>,
    Speech(voice): Speech,
    body: Unread,
) -> Result<Answer<InvoiceView>> {
    let found = app.db.read(move |read| invoice::find(read, id)).await?.ok_or_else(Error::not_found)?;
    staff.may(found.shop.get(), ShopPermission::Money)?;
    let input: InvoicePaymentInput = body.json()?;
    let paid = pay_invoice(&app, id, input.reference).await?;
    Ok(Answer(InvoiceView::of(&paid, &voice)))
}

/// Marks an invoice as paid.
pub(crate) async fn pay_invoice(app: &AppState, id: InvoiceId, reference: String) -> Result<Invoice> {
    let clock = app.clock.clone();
    let paid = app.db.write(move |tx| {
        let mut found = invoice::find(tx, id)?.ok_or_else(Error::not_found)?;
        invoice::pay(tx, &*clock, &mut found, &reference)?;
        Ok::<_, Error>(found)
    });
    paid.await
}
