//! SQL of commissions.

use db::{Json, Read, Tx, params};
use kernel::{Currency, Cursor, Id, Instant, MarketCode, Money, Page, PageRequest};
use serde::Deserialize;

use crate::attribution::Judged;
use crate::commission::{Commission, CommissionId, CommissionState, Earned, Formula, Reason, Sold, Total};
use crate::touch::{Source, TouchKind};
use crate::{CollaborationId, CreatorId, OrderId, OrderLineId, PostId, ProductId, ShopId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.creator, c.shop, c.collaboration, c.order_id, c.line, c.product, c.category, c.market, c.currency, c.paid, c.tax, \
             c.discount, c.base, c.rate_bp, c.amount, c.taken_back, c.state, c.reason, c.via_kind, c.via_id, c.touches, c.ordered_at, \
             c.moved_at FROM commission c ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO commission (id, creator, shop, collaboration, order_id, line, product, category, market, currency, paid, tax, discount, \
            base, rate_bp, amount, taken_back, state, reason, via_kind, via_id, touches, ordered_at, moved_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, $17, $18, $19, $20, $21, $22, $22)";
    UPDATE = "UPDATE commission SET state = $2, reason = $3, taken_back = $4, moved_at = $5 WHERE id = $1";
    FIND = select!("WHERE c.id = $1");
    OF_ORDER = select!("WHERE c.order_id = $1 ORDER BY c.id");
    OF_CREATOR = select!("WHERE c.creator = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3");
    OF_SHOP = select!("WHERE c.shop = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3");
    EARNED_IN = "SELECT CAST(COUNT(DISTINCT creator) AS BIGINT) AS creators, CAST(COALESCE(SUM(amount - taken_back), 0) AS BIGINT) AS minor \
        FROM commission WHERE market = $1 AND ordered_at >= $2 AND ordered_at < $3 AND currency = $4 AND amount > taken_back";
    TOTALS = "SELECT state, currency, CAST(COUNT(*) AS BIGINT) AS units, CAST(SUM(amount - taken_back) AS BIGINT) AS minor \
        FROM commission WHERE creator = $1 GROUP BY state, currency ORDER BY currency, state";
    TOTALS_OF_SHOP = "SELECT state, currency, CAST(COUNT(*) AS BIGINT) AS units, CAST(SUM(amount - taken_back) AS BIGINT) AS minor \
        FROM commission WHERE shop = $1 GROUP BY state, currency ORDER BY currency, state";
    OF_POSTS = "SELECT via_id AS post, currency, CAST(SUM(amount - taken_back) AS BIGINT) AS minor FROM commission \
        WHERE creator = $1 AND via_kind = 'post' \
            AND via_id IN ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) \
        GROUP BY via_id, currency ORDER BY via_id, currency";
    SELLERS = "SELECT creator, currency, CAST(COUNT(*) AS BIGINT) AS units, CAST(SUM(paid) AS BIGINT) AS minor, \
            CAST(COUNT(DISTINCT product) AS BIGINT) AS products \
        FROM commission WHERE market = $1 AND (CAST($2 AS TEXT) = '' OR category = $2) AND state NOT IN ('REFUNDED', 'CLAWED_BACK') \
            AND reason NOT IN ('self_purchase', 'shop_member') \
        GROUP BY creator, currency ORDER BY units DESC, creator LIMIT 100";
}

#[derive(Deserialize)]
struct Row {
    id: CommissionId,
    creator: CreatorId,
    shop: ShopId,
    collaboration: CollaborationId,
    order_id: OrderId,
    line: OrderLineId,
    product: ProductId,
    category: String,
    market: MarketCode,
    currency: Currency,
    paid: i64,
    tax: i64,
    discount: i64,
    base: i64,
    rate_bp: i64,
    amount: i64,
    taken_back: i64,
    state: CommissionState,
    reason: Reason,
    via_kind: TouchKind,
    via_id: Id<Source>,
    touches: Json<Vec<Judged>>,
    ordered_at: Instant,
    moved_at: Instant,
}

impl From<Row> for Commission {
    fn from(row: Row) -> Commission {
        let money = |minor: i64| Money::new(minor, row.currency);
        Commission {
            id: row.id,
            creator: row.creator,
            shop: row.shop,
            collaboration: row.collaboration,
            order: row.order_id,
            line: row.line,
            product: row.product,
            category: row.category,
            market: row.market,
            formula: Formula {
                paid: money(row.paid),
                tax: money(row.tax),
                discount: money(row.discount),
                base: money(row.base),
                rate_bp: row.rate_bp,
                amount: money(row.amount),
            },
            taken_back: money(row.taken_back),
            state: row.state,
            reason: row.reason,
            via_kind: row.via_kind,
            via: row.via_id,
            touches: row.touches.0,
            ordered_at: row.ordered_at,
            moved_at: row.moved_at,
        }
    }
}

pub(crate) fn insert(tx: &mut Tx, new: &Commission) -> Result<(), db::Error> {
    let formula = &new.formula;
    let values = params![
        new.id,
        new.creator,
        new.shop,
        new.collaboration,
        new.order,
        new.line,
        new.product,
        &new.category,
        new.market,
        formula.paid.currency,
        formula.paid.minor,
        formula.tax.minor,
        formula.discount.minor,
        formula.base.minor,
        formula.rate_bp,
        formula.amount.minor,
        new.state.name(),
        new.reason.name(),
        new.via_kind.name(),
        new.via,
        super::json(&new.touches)?,
        new.ordered_at,
    ];
    tx.execute(INSERT, values)?;
    Ok(())
}

pub(crate) fn update(tx: &mut Tx, to: &Commission) -> Result<(), db::Error> {
    tx.execute(UPDATE, params![to.id, to.state.name(), to.reason.name(), to.taken_back.minor, to.moved_at])?;
    Ok(())
}

fn all(rows: Vec<Row>) -> Vec<Commission> {
    rows.into_iter().map(Commission::from).collect()
}

pub(crate) fn find(read: &mut Read, id: CommissionId) -> Result<Option<Commission>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![id])?.map(Commission::from))
}

pub(crate) fn of_order(read: &mut Read, order: OrderId) -> Result<Vec<Commission>, db::Error> {
    Ok(all(read.all(OF_ORDER, params![order])?))
}

fn before(page: &PageRequest) -> i64 {
    page.after.as_ref().and_then(Cursor::open).unwrap_or(i64::MAX)
}

pub(crate) fn of_creator(
    read: &mut Read,
    creator: CreatorId,
    page: &PageRequest,
) -> Result<Page<Commission>, db::Error> {
    let rows = read.all(OF_CREATOR, params![creator, before(page), page.fetch()])?;
    Ok(Page::of(all(rows), page, |one| one.id.get()))
}

pub(crate) fn of_shop(read: &mut Read, shop: ShopId, page: &PageRequest) -> Result<Page<Commission>, db::Error> {
    let rows = read.all(OF_SHOP, params![shop, before(page), page.fetch()])?;
    Ok(Page::of(all(rows), page, |one| one.id.get()))
}

pub(crate) fn totals_of_shop(read: &mut Read, shop: ShopId) -> Result<Vec<Total>, db::Error> {
    read.all(TOTALS_OF_SHOP, params![shop])
}

#[derive(Deserialize)]
struct OfPost {
    post: PostId,
    currency: Currency,
    minor: i64,
}

pub(crate) fn of_posts(
    read: &mut Read,
    creator: CreatorId,
    posts: &[PostId],
) -> Result<Vec<(PostId, Money)>, db::Error> {
    let values: Vec<db::Value<'_>> = std::iter::once(creator.into()).chain(super::filled(posts)).collect();
    let rows: Vec<OfPost> = read.all(OF_POSTS, &values)?;
    Ok(rows.into_iter().map(|row| (row.post, Money::new(row.minor, row.currency))).collect())
}

pub(crate) fn totals(read: &mut Read, creator: CreatorId) -> Result<Vec<Total>, db::Error> {
    read.all(TOTALS, params![creator])
}

pub(crate) fn sellers(read: &mut Read, market: MarketCode, category: Option<&str>) -> Result<Vec<Sold>, db::Error> {
    read.all(SELLERS, params![market, category.unwrap_or_default()])
}

pub(crate) fn earned_in(
    read: &mut Read,
    market: MarketCode,
    currency: Currency,
    (from, to): (Instant, Instant),
) -> Result<Earned, db::Error> {
    read.one(EARNED_IN, params![market, from, to, currency])
}
