//! Commissions: what creators earn with each line, how it comes about, and every touch that was considered.

use accounts::ShopPermission;
use affiliate::Commission;
use affiliate::attribution::Judged;
use affiliate::commission::{self, Formula};
use axum::Json as Answer;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::collaborations::creator_of;
use super::shops::shop_for;
use super::{PageQuery, Refused};
use crate::access::{Creator, SignedIn, Staff};
use crate::extract::{Paging, Path, Speech};
use crate::view::{ListView, MoneyView};
use crate::{AppState, Result, Voice};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(mine)).routes(routes!(of_shop))
}

/// What a creator earns with a line of an order.
#[derive(Debug, Serialize, ToSchema)]
struct CommissionView {
    id: String,
    creator: String,
    shop: String,
    collaboration: String,
    order: String,
    line: String,
    product: String,
    market: String,
    /// `base = paid − tax − discount`.
    base: MoneyView,
    rate_bp: i64,
    /// What is left of it: `base × rate`, less what was taken back.
    amount: MoneyView,
    taken_back: MoneyView,
    /// `ORDERED, SETTLED, REFUNDED, FROZEN, CLAWED_BACK`.
    state: String,
    /// `awaiting_delivery, waiting_period, return_open, settled, cancelled, refunded, self_purchase, shop_member`.
    reason: String,
    /// The reason in words.
    message: String,
    formula: FormulaView,
    /// What led to it.
    via: ViaView,
    /// Every touch that was considered, the latest first.
    touches: Vec<TouchView>,
    ordered_at: String,
    moved_at: String,
}

/// How the amount came about when it was ordered.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FormulaView {
    /// What was paid for the unit, without shipping.
    paid: MoneyView,
    tax: MoneyView,
    discount: MoneyView,
    base: MoneyView,
    rate_bp: i64,
    amount: MoneyView,
    /// The whole of it in words.
    text: String,
}

/// A post, a room or a link.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ViaView {
    /// `post, room, link`.
    pub kind: String,
    pub id: String,
}

/// Something that led the shopper to the product.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TouchView {
    via: ViaView,
    creator: String,
    at: String,
    /// `won, earlier, no_terms, too_old`.
    verdict: String,
}

impl CommissionView {
    fn of(found: &Commission, voice: &Voice) -> CommissionView {
        CommissionView {
            id: found.id.to_string(),
            creator: found.creator.to_string(),
            shop: found.shop.to_string(),
            collaboration: found.collaboration.to_string(),
            order: found.order.to_string(),
            line: found.line.to_string(),
            product: found.product.to_string(),
            market: found.market.to_string(),
            base: MoneyView::of(found.formula.base, voice),
            rate_bp: found.formula.rate_bp,
            amount: MoneyView::of(found.left(), voice),
            taken_back: MoneyView::of(found.taken_back, voice),
            state: found.state.name().to_owned(),
            reason: found.reason.name().to_owned(),
            message: voice.say(&format!("affiliate-reason-{}", found.reason.name().replace('_', "-"))).into_owned(),
            formula: FormulaView::of(&found.formula, voice),
            via: ViaView { kind: found.via_kind.name().to_owned(), id: found.via.to_string() },
            touches: found.touches.iter().map(TouchView::of).collect(),
            ordered_at: found.ordered_at.to_string(),
            moved_at: found.moved_at.to_string(),
        }
    }
}

impl FormulaView {
    pub(super) fn of(formula: &Formula, voice: &Voice) -> FormulaView {
        let money = |amount| MoneyView::of(amount, voice);
        let rate = voice.percent(kernel::BasisPoints::new(formula.rate_bp).unwrap_or_default());
        let text = |amount| voice.money(amount);
        FormulaView {
            paid: money(formula.paid),
            tax: money(formula.tax),
            discount: money(formula.discount),
            base: money(formula.base),
            rate_bp: formula.rate_bp,
            amount: money(formula.amount),
            text: format!(
                "({} − {} − {}) × {rate} = {}",
                text(formula.paid),
                text(formula.tax),
                text(formula.discount),
                text(formula.amount)
            ),
        }
    }
}

impl TouchView {
    pub(super) fn of(judged: &Judged) -> TouchView {
        TouchView {
            via: ViaView { kind: judged.touch.kind.name().to_owned(), id: judged.touch.source.to_string() },
            creator: judged.touch.creator.to_string(),
            at: judged.touch.at.to_string(),
            verdict: judged.verdict.name().to_owned(),
        }
    }
}

/// What the caller earns as a creator, the latest first.
#[utoipa::path(get, path = "/me/commissions", tag = "money", security(("bearer" = [])), params(PageQuery), responses((status = 200, body = ListView<CommissionView>), Refused))]
async fn mine(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<CommissionView>>> {
    let creator = creator_of(&who.principal);
    let page = app.db.read(move |read| commission::of_creator(read, creator, &page)).await?;
    Ok(Answer(ListView::of(page, |found| CommissionView::of(&found, &voice))))
}

/// What a shop's products earn creators, the latest first.
#[utoipa::path(get, path = "/shops/{shop}/commissions", tag = "money", security(("bearer" = [])), params(("shop" = String, Path), PageQuery),
    responses((status = 200, body = ListView<CommissionView>), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    page: Result<Paging>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<CommissionView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let (Paging(page), shop) = (page?, kernel::Id::new(shop.id.get()));
    let page = app.db.read(move |read| commission::of_shop(read, shop, &page)).await?;
    Ok(Answer(ListView::of(page, |found| CommissionView::of(&found, &voice))))
}
