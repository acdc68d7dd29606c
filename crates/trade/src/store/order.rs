//! SQL of orders.

use std::collections::HashMap;

use db::{Json, Read, Tx, Value, params};
use jiff::civil::Date;
use kernel::{BasisPoints, Currency, Instant, Lang, MarketCode, Money, Page, PageRequest, Rate};
use serde::Deserialize;

use crate::cart::{Via, ViaKind};
use crate::order::{
    Counts, Due, DueKind, FxAtPlacement, Line, LineState, Moved, Order, OrderFilter, OrderId, OrderLineId, OrderState,
    Origin, Paid, Pick, SoldThrough, SoldUnit, Totals,
};
use crate::{Address, BuyerId, CartId, Holder, ListingId, ProductId, ShopId, VariantId};

/// Orders whose lines one statement reads; the rest of its places are filled with an id that nothing has.
const TOGETHER: usize = 16;

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT o.id, o.cart, o.shop, o.market, o.lang, o.currency, o.buyer, o.email, o.address, o.lane, o.method, o.origin, \
             o.items, o.shipping, o.tax, o.total, o.refunded, o.fx_to, o.fx_rate, o.fx_source, o.fx_date, o.state, o.due_kind, o.due_at, \
             o.late, o.placed_at, o.paid_at, o.ship_by, o.delivered_at, o.completed_at, o.cancelled_at FROM shop_order o ",
            $rest
        )
    };
}

db::statements! {
    PAID_IN = "SELECT CAST(COUNT(*) AS BIGINT) AS orders, \
            CAST(COUNT(DISTINCT COALESCE(CAST(buyer AS TEXT), email)) AS BIGINT) AS buyers FROM shop_order \
        WHERE market = $1 AND paid_at >= $2 AND paid_at < $3 AND origin IN ('real', $4)";
    KEPT_IN = "SELECT CAST(COALESCE(SUM(l.commission), 0) AS BIGINT) AS commission, \
            CAST(COALESCE(SUM(l.payment_fee), 0) AS BIGINT) AS payment_fee FROM shop_order o JOIN order_line l ON l.order_id = o.id \
        WHERE o.market = $1 AND o.paid_at >= $2 AND o.paid_at < $3 AND o.origin IN ('real', $4) \
            AND l.state NOT IN ('CANCELLED', 'RETURNED')";
    PAID_OF_SHOP = "SELECT paid_at FROM shop_order \
        WHERE shop = $1 AND paid_at >= $3 AND paid_at < $4 AND market = $2 AND origin IN ('real', $5)";
    INSERT = "INSERT INTO shop_order (id, cart, shop, market, lang, currency, buyer, email, address, lane, method, origin, items, shipping, tax, \
            total, refunded, fx_to, fx_rate, fx_source, fx_date, state, due_kind, due_at, late, forget, placed_at, paid_at, ship_by) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 0, $17, $18, $19, $20, $21, $22, $23, 0, 0, $24, $25, $26)";
    INSERT_LINE = "INSERT INTO order_line (id, order_id, listing, product, variant, title, sku, options, image, gross, tax, net, vat_bp, tax_by, \
            commission, payment_fee, state, refunded, via_kind, via_id) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 0, $18, $19)";
    INSERT_MOVE = "INSERT INTO order_move (id, order_id, from_state, to_state, actor, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    INSERT_TWO_MOVES = "INSERT INTO order_move (id, order_id, from_state, to_state, actor, reason, at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7), ($8, $2, $9, $10, $11, $12, $13)";
    FIND = select!("WHERE o.id = $1");
    OF_PERSON = select!("WHERE o.id = $1 AND o.buyer = $2");
    OF_TOKEN = select!("WHERE o.id = $1 AND (EXISTS (SELECT 1 FROM cart c WHERE c.id = o.cart AND c.token_hash = $2) \
        OR EXISTS (SELECT 1 FROM order_access a WHERE a.order_id = o.id AND a.token_hash = $2))");
    OF_CART = select!("WHERE o.cart = $1 ORDER BY o.id");
    OF_BUYER = select!("WHERE o.buyer = $1 AND o.id < $2 ORDER BY o.id DESC LIMIT $3");
    /// A zero and an empty text want everything.
    LIST = select!("WHERE o.id < $1 AND o.late >= $2 AND (CAST($3 AS TEXT) = '' OR o.market = $3) ORDER BY o.id DESC LIMIT $4");
    LIST_IN = select!("WHERE o.state = $5 AND o.id < $1 AND o.late >= $2 AND (CAST($3 AS TEXT) = '' OR o.market = $3) \
        ORDER BY o.id DESC LIMIT $4");
    OF_SHOP = select!("WHERE o.shop = $5 AND o.id < $1 AND o.late >= $2 AND (CAST($3 AS TEXT) = '' OR o.market = $3) \
        ORDER BY o.id DESC LIMIT $4");
    OF_SHOP_IN = select!("WHERE o.shop = $5 AND o.state = $6 AND o.id < $1 AND o.late >= $2 AND (CAST($3 AS TEXT) = '' OR o.market = $3) \
        ORDER BY o.id DESC LIMIT $4");
    LINES = "SELECT l.id, l.order_id, l.listing, l.product, l.variant, l.title, l.sku, l.options, l.image, l.gross, l.tax, l.net, l.vat_bp, l.tax_by, \
            l.commission, l.payment_fee, l.state, l.refunded, l.via_kind, l.via_id FROM order_line l \
        WHERE l.order_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ORDER BY l.id";
    SET_STATE = "UPDATE shop_order SET state = $2, due_kind = $3, due_at = $4, paid_at = $5, ship_by = $6, delivered_at = $7, \
        completed_at = $8, cancelled_at = $9 WHERE id = $1 AND state = $10";
    SET_DUE = "UPDATE shop_order SET due_kind = $2, due_at = $3, late = $4 WHERE id = $1";
    ADD_REFUND = "UPDATE shop_order SET refunded = refunded + $2 WHERE id = $1";
    SET_LINE = "UPDATE order_line SET state = $2 WHERE id = $1 AND state = $3";
    ADD_LINE_REFUND = "UPDATE order_line SET refunded = refunded + $2 WHERE id = $1";
    NOTE_BACK = "UPDATE order_line SET back_at = $2 WHERE id = $1 AND back_at IS NULL";
    EACH_SOLD = "SELECT o.id AS order_id, l.product, l.gross, o.origin, o.buyer, l.via_kind, l.via_id, o.paid_at, l.back_at \
        FROM shop_order o JOIN order_line l ON l.order_id = o.id \
        WHERE o.market = $1 AND o.paid_at IS NOT NULL ORDER BY o.id, l.id";
    HISTORY = "SELECT from_state, to_state, actor, reason, at FROM order_move WHERE order_id = $1 ORDER BY id";
    DUE = "SELECT id, due_kind, due_at FROM shop_order WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2";
    COUNTS = "SELECT state, CAST(COUNT(*) AS BIGINT) AS orders, CAST(SUM(late) AS BIGINT) AS late FROM shop_order \
        WHERE shop = $1 AND state NOT IN ('COMPLETED', 'CANCELLED') GROUP BY state";
    PICK_LIST = "SELECT l.variant, l.sku, MIN(l.title) AS title, MIN(l.options) AS options, CAST(COUNT(*) AS BIGINT) AS units, \
            CAST(COUNT(DISTINCT l.order_id) AS BIGINT) AS orders \
        FROM shop_order o JOIN order_line l ON l.order_id = o.id \
        WHERE o.shop = $1 AND o.state IN ('AWAITING_SHIPMENT', 'PARTIALLY_SHIPPED') AND l.state = 'OPEN' \
        GROUP BY l.variant, l.sku ORDER BY l.sku LIMIT 1000";
    UNDELIVERED = "SELECT id, currency, total - refunded AS minor FROM shop_order \
        WHERE shop = $1 AND state IN ('ON_HOLD', 'AWAITING_SHIPMENT', 'PARTIALLY_SHIPPED', 'AWAITING_COLLECTION', 'IN_TRANSIT') \
        ORDER BY id LIMIT 100";
    UNITS_SOLD = "SELECT o.market, CAST(COUNT(*) AS BIGINT) AS units FROM order_line l JOIN shop_order o ON o.id = l.order_id \
        WHERE l.variant = $1 AND o.placed_at >= $2 AND o.paid_at IS NOT NULL AND l.state <> 'CANCELLED' GROUP BY o.market ORDER BY o.market";
    /// What was paid for, cancelled and given back units left out of the count, and what was given back out of the sum.
    SOLD_THROUGH = "SELECT l.via_id AS via, o.currency, CAST(COUNT(*) AS BIGINT) AS units, \
            CAST(SUM(l.gross - l.refunded) AS BIGINT) AS minor FROM order_line l JOIN shop_order o ON o.id = l.order_id \
        WHERE l.via_kind = $1 AND o.shop = $2 AND o.paid_at IS NOT NULL AND l.state NOT IN ('CANCELLED', 'RETURNED') \
            AND l.via_id IN ($3, $4, $5, $6, $7, $8, $9, $10, \
            $11, $12, $13, $14, $15, $16, $17, $18) \
        GROUP BY l.via_id, o.currency ORDER BY l.via_id, o.currency";
    MARK_FORGOTTEN = "UPDATE shop_order SET forget = 1, buyer = NULL WHERE buyer = $1";
    TO_FORGET = "SELECT id, address FROM shop_order WHERE forget = 1 AND state IN ('COMPLETED', 'CANCELLED') ORDER BY id LIMIT 100";
    FORGET = "UPDATE shop_order SET forget = 0, email = NULL, address = $2 WHERE id = $1";
}

#[derive(Deserialize)]
struct Row {
    id: OrderId,
    cart: CartId,
    shop: ShopId,
    market: MarketCode,
    lang: Lang,
    currency: Currency,
    buyer: Option<BuyerId>,
    email: Option<String>,
    address: Json<Address>,
    lane: String,
    method: String,
    origin: Origin,
    items: i64,
    shipping: i64,
    tax: i64,
    total: i64,
    refunded: i64,
    fx_to: Option<Currency>,
    fx_rate: Option<Rate>,
    fx_source: Option<String>,
    fx_date: Option<Date>,
    state: OrderState,
    due_kind: Option<DueKind>,
    due_at: Option<Instant>,
    late: bool,
    placed_at: Instant,
    paid_at: Option<Instant>,
    ship_by: Option<Instant>,
    delivered_at: Option<Instant>,
    completed_at: Option<Instant>,
    cancelled_at: Option<Instant>,
}

impl Row {
    fn order(self, lines: Vec<Line>) -> Order {
        let money = |minor: i64| Money::new(minor, self.currency);
        let fx = self.fx_to.zip(self.fx_rate).zip(self.fx_source.zip(self.fx_date));
        Order {
            id: self.id,
            cart: self.cart,
            shop: self.shop,
            market: self.market,
            lang: self.lang,
            currency: self.currency,
            buyer: self.buyer,
            email: self.email,
            address: self.address.0,
            lane: self.lane,
            method: self.method,
            origin: self.origin,
            totals: Totals {
                items: money(self.items),
                shipping: money(self.shipping),
                tax: money(self.tax),
                total: money(self.total),
                refunded: money(self.refunded),
            },
            fx: fx.map(|((to, rate), (source, date))| FxAtPlacement { rate, to, source, date }),
            state: self.state,
            due: self.due_kind.zip(self.due_at).map(|(kind, at)| Due { kind, at }),
            late: self.late,
            placed_at: self.placed_at,
            paid_at: self.paid_at,
            ship_by: self.ship_by,
            delivered_at: self.delivered_at,
            completed_at: self.completed_at,
            cancelled_at: self.cancelled_at,
            lines,
        }
    }
}

#[derive(Deserialize)]
struct LineRow {
    id: OrderLineId,
    order_id: OrderId,
    listing: ListingId,
    product: ProductId,
    variant: VariantId,
    title: String,
    sku: String,
    options: Json<Vec<(String, String)>>,
    image: Option<String>,
    gross: i64,
    tax: i64,
    net: i64,
    vat_bp: BasisPoints,
    tax_by: String,
    commission: i64,
    payment_fee: i64,
    state: LineState,
    refunded: i64,
    via_kind: Option<ViaKind>,
    via_id: Option<i64>,
}

impl LineRow {
    fn line(self, currency: Currency) -> Line {
        let money = |minor: i64| Money::new(minor, currency);
        Line {
            id: self.id,
            listing: self.listing,
            product: self.product,
            variant: self.variant,
            title: self.title,
            sku: self.sku,
            options: self.options.0,
            image: self.image,
            gross: money(self.gross),
            tax: money(self.tax),
            net: money(self.net),
            vat_bp: self.vat_bp,
            tax_by: self.tax_by,
            commission: money(self.commission),
            payment_fee: money(self.payment_fee),
            state: self.state,
            refunded: money(self.refunded),
            via: self.via_kind.zip(self.via_id).map(|(kind, id)| Via { kind, id }),
        }
    }
}

pub(crate) fn insert(tx: &mut Tx, order: &Order) -> Result<(), db::Error> {
    let (fx, due, totals) = (order.fx.as_ref(), order.due.as_ref(), &order.totals);
    let values = params![
        order.id,
        order.cart,
        order.shop,
        order.market,
        order.lang,
        order.currency,
        order.buyer,
        order.email.as_deref(),
        super::json(&order.address)?,
        &order.lane,
        &order.method,
        order.origin.name(),
        totals.items.minor,
        totals.shipping.minor,
        totals.tax.minor,
        totals.total.minor,
        fx.map(|fx| fx.to),
        fx.map(|fx| fx.rate),
        fx.map(|fx| fx.source.as_str()),
        fx.map(|fx| fx.date.to_string()),
        order.state.name(),
        due.map(|due| due.kind.name()),
        due.map(|due| due.at),
        order.placed_at,
        order.paid_at,
        order.ship_by,
    ];
    tx.execute(INSERT, values)?;
    Ok(())
}

pub(crate) fn insert_line(tx: &mut Tx, order: OrderId, line: &Line) -> Result<(), db::Error> {
    let values = params![
        line.id,
        order,
        line.listing,
        line.product,
        line.variant,
        &line.title,
        &line.sku,
        super::json(&line.options)?,
        line.image.as_deref(),
        line.gross.minor,
        line.tax.minor,
        line.net.minor,
        line.vat_bp,
        &line.tax_by,
        line.commission.minor,
        line.payment_fee.minor,
        line.state.name(),
        line.via.map(|via| via.kind.name()),
        line.via.map(|via| via.id),
    ];
    tx.execute(INSERT_LINE, values)?;
    Ok(())
}

/// One statement for one or two moves.
pub(crate) fn insert_moves(tx: &mut Tx, order: OrderId, moves: &[Moved]) -> Result<(), db::Error> {
    let from = |moved: &Moved| moved.from.map(OrderState::name);
    match moves {
        [first, second] => {
            let ids = (tx.new_id::<Moved>(), tx.new_id::<Moved>());
            let values = params![
                ids.0,
                order,
                from(first),
                first.to.name(),
                first.actor.name(),
                &first.reason,
                first.at,
                ids.1,
                from(second),
                second.to.name(),
                second.actor.name(),
                &second.reason,
                second.at,
            ];
            tx.execute(INSERT_TWO_MOVES, values)?;
        }
        moves => {
            for moved in moves {
                let id = tx.new_id::<Moved>();
                let (to, actor) = (moved.to.name(), moved.actor.name());
                tx.execute(INSERT_MOVE, params![id, order, from(moved), to, actor, &moved.reason, moved.at])?;
            }
        }
    }
    Ok(())
}

pub(crate) fn find(read: &mut Read, id: OrderId) -> Result<Option<Order>, db::Error> {
    let row = read.optional(FIND, params![id])?;
    one(read, row)
}

pub(crate) fn find_for(read: &mut Read, id: OrderId, holder: &Holder<'_>) -> Result<Option<Order>, db::Error> {
    let row = match holder {
        Holder::Person(buyer) => read.optional(OF_PERSON, params![id, *buyer])?,
        Holder::Token(hash) => read.optional(OF_TOKEN, params![id, hash.as_slice()])?,
    };
    one(read, row)
}

fn one(read: &mut Read, row: Option<Row>) -> Result<Option<Order>, db::Error> {
    let found = with_lines(read, row.into_iter().collect())?;
    Ok(found.into_iter().next())
}

/// The lines of every [`TOGETHER`] orders by one statement.
fn with_lines(read: &mut Read, rows: Vec<Row>) -> Result<Vec<Order>, db::Error> {
    let mut lines: HashMap<OrderId, Vec<LineRow>> = HashMap::with_capacity(rows.len());
    for some in rows.chunks(TOGETHER) {
        let padding = std::iter::repeat(OrderId::new(-1));
        let ids = some.iter().map(|row| row.id).chain(padding).take(TOGETHER);
        let ids: Vec<Value<'_>> = ids.map(Value::from).collect();
        for line in read.all::<LineRow>(LINES, &ids)? {
            lines.entry(line.order_id).or_default().push(line);
        }
    }
    let order = |row: Row| {
        let own = lines.remove(&row.id).unwrap_or_default();
        let currency = row.currency;
        row.order(own.into_iter().map(|line| line.line(currency)).collect())
    };
    Ok(rows.into_iter().map(order).collect())
}

pub(crate) fn of_cart(read: &mut Read, cart: CartId) -> Result<Vec<Order>, db::Error> {
    let rows = read.all(OF_CART, params![cart])?;
    with_lines(read, rows)
}

fn before(page: &PageRequest) -> i64 {
    page.after.as_ref().and_then(|cursor| cursor.open()).unwrap_or(i64::MAX)
}

fn page_of(read: &mut Read, rows: Vec<Row>, page: &PageRequest) -> Result<Page<Order>, db::Error> {
    let rows = Page::of(rows, page, |row| row.id.get());
    Ok(Page { items: with_lines(read, rows.items)?, next: rows.next })
}

pub(crate) fn of_buyer(read: &mut Read, buyer: BuyerId, page: &PageRequest) -> Result<Page<Order>, db::Error> {
    let rows = read.all(OF_BUYER, params![buyer, before(page), page.fetch()])?;
    page_of(read, rows, page)
}

pub(crate) fn list(
    read: &mut Read,
    shop: Option<ShopId>,
    filter: &OrderFilter,
    page: &PageRequest,
) -> Result<Page<Order>, db::Error> {
    let market = filter.market.map(|market| market.to_string()).unwrap_or_default();
    let (before, late, fetch) = (before(page), filter.late, page.fetch());
    let rows = match (shop, filter.state.map(OrderState::name)) {
        (None, None) => read.all(LIST, params![before, late, market, fetch])?,
        (None, Some(state)) => read.all(LIST_IN, params![before, late, market, fetch, state])?,
        (Some(shop), None) => read.all(OF_SHOP, params![before, late, market, fetch, shop])?,
        (Some(shop), Some(state)) => read.all(OF_SHOP_IN, params![before, late, market, fetch, shop, state])?,
    };
    page_of(read, rows, page)
}

/// False when the order is not where it was.
pub(crate) fn set_state(tx: &mut Tx, order: &Order, from: OrderState) -> Result<bool, db::Error> {
    let due = order.due.as_ref();
    let values = params![
        order.id,
        order.state.name(),
        due.map(|due| due.kind.name()),
        due.map(|due| due.at),
        order.paid_at,
        order.ship_by,
        order.delivered_at,
        order.completed_at,
        order.cancelled_at,
        from.name(),
    ];
    Ok(tx.execute(SET_STATE, values)? == 1)
}

pub(crate) fn set_due(tx: &mut Tx, order: &Order) -> Result<(), db::Error> {
    let due = order.due.as_ref();
    let (kind, at) = (due.map(|due| due.kind.name()), due.map(|due| due.at));
    tx.execute(SET_DUE, params![order.id, kind, at, order.late])?;
    Ok(())
}

pub(crate) fn add_refund(tx: &mut Tx, order: OrderId, amount: Money) -> Result<(), db::Error> {
    tx.execute(ADD_REFUND, params![order, amount.minor])?;
    Ok(())
}

/// False when the line is not where it was.
pub(crate) fn set_line(tx: &mut Tx, line: &Line, to: LineState) -> Result<bool, db::Error> {
    Ok(tx.execute(SET_LINE, params![line.id, to.name(), line.state.name()])? == 1)
}

pub(crate) fn add_line_refund(tx: &mut Tx, line: OrderLineId, amount: Money) -> Result<(), db::Error> {
    tx.execute(ADD_LINE_REFUND, params![line, amount.minor])?;
    Ok(())
}

pub(crate) fn note_back(tx: &mut Tx, line: OrderLineId, at: Instant) -> Result<(), db::Error> {
    tx.execute(NOTE_BACK, params![line, at]).map(drop)
}

pub(crate) fn each_sold(
    read: &mut Read,
    market: MarketCode,
    each: impl FnMut(SoldUnit) -> Result<(), db::Error>,
) -> Result<(), db::Error> {
    read.each(EACH_SOLD, params![market], each)
}

#[derive(Deserialize)]
struct MoveRow {
    from_state: Option<OrderState>,
    to_state: OrderState,
    actor: crate::Actor,
    reason: String,
    at: Instant,
}

pub(crate) fn history(read: &mut Read, id: OrderId) -> Result<Vec<Moved>, db::Error> {
    let rows: Vec<MoveRow> = read.all(HISTORY, params![id])?;
    let moved = |row: MoveRow| Moved {
        from: row.from_state,
        to: row.to_state,
        actor: row.actor,
        reason: row.reason,
        at: row.at,
    };
    Ok(rows.into_iter().map(moved).collect())
}

#[derive(Deserialize)]
struct DueRow {
    id: OrderId,
    due_kind: DueKind,
    due_at: Instant,
}

pub(crate) fn due(read: &mut Read, now: Instant, limit: i64) -> Result<Vec<(OrderId, Due)>, db::Error> {
    let rows: Vec<DueRow> = read.all(DUE, params![now, limit])?;
    Ok(rows.into_iter().map(|row| (row.id, Due { kind: row.due_kind, at: row.due_at })).collect())
}

#[derive(Deserialize)]
struct CountRow {
    state: OrderState,
    orders: i64,
    late: i64,
}

pub(crate) fn counts(read: &mut Read, shop: ShopId) -> Result<Counts, db::Error> {
    let mut rows: Vec<CountRow> = read.all(COUNTS, params![shop])?;
    rows.sort_by_key(|row| row.state);
    let late = rows.iter().map(|row| row.late).sum();
    Ok(Counts { by_state: rows.into_iter().map(|row| (row.state, row.orders)).collect(), late })
}

#[derive(Deserialize)]
struct PickRow {
    variant: VariantId,
    sku: String,
    title: String,
    options: Json<Vec<(String, String)>>,
    units: i64,
    orders: i64,
}

pub(crate) fn pick_list(read: &mut Read, shop: ShopId) -> Result<Vec<Pick>, db::Error> {
    let rows: Vec<PickRow> = read.all(PICK_LIST, params![shop])?;
    let pick = |row: PickRow| Pick {
        variant: row.variant,
        sku: row.sku,
        title: row.title,
        options: row.options.0,
        units: row.units,
        orders: row.orders,
    };
    Ok(rows.into_iter().map(pick).collect())
}

/// In the order of `ids`' numbers.
pub(crate) fn sold_through(
    read: &mut Read,
    shop: ShopId,
    kind: ViaKind,
    ids: &[i64],
) -> Result<Vec<SoldThrough>, db::Error> {
    let mut sold = Vec::new();
    for some in ids.chunks(TOGETHER) {
        let mut values: Vec<Value<'_>> = vec![kind.name().into(), shop.into()];
        values.extend((0..TOGETHER).map(|place| Value::from(some.get(place).copied().unwrap_or(-1))));
        let rows: Vec<SoldRow> = read.all(SOLD_THROUGH, &values)?;
        sold.extend(rows.into_iter().map(|row| SoldThrough {
            via: row.via,
            units: row.units,
            paid: Money::new(row.minor, row.currency),
        }));
    }
    Ok(sold)
}

#[derive(Deserialize)]
struct SoldRow {
    via: i64,
    currency: Currency,
    units: i64,
    minor: i64,
}

pub(crate) fn undelivered(read: &mut Read, shop: ShopId) -> Result<Vec<(OrderId, Money)>, db::Error> {
    let rows: Vec<(OrderId, Currency, i64)> = read.all(UNDELIVERED, params![shop])?;
    Ok(rows.into_iter().map(|(id, currency, minor)| (id, Money::new(minor, currency))).collect())
}

pub(crate) fn units_sold(
    read: &mut Read,
    variant: VariantId,
    since: Instant,
) -> Result<Vec<(MarketCode, i64)>, db::Error> {
    read.all(UNITS_SOLD, params![variant, since])
}

pub(crate) fn mark_forgotten(tx: &mut Tx, buyer: BuyerId) -> Result<(), db::Error> {
    tx.execute(MARK_FORGOTTEN, params![buyer])?;
    Ok(())
}

pub(crate) fn to_forget(read: &mut Read) -> Result<Vec<(OrderId, Address)>, db::Error> {
    let rows: Vec<(OrderId, Json<Address>)> = read.all(TO_FORGET, params![])?;
    Ok(rows.into_iter().map(|(id, address)| (id, address.0)).collect())
}

pub(crate) fn forget(tx: &mut Tx, id: OrderId, address: &Address) -> Result<(), db::Error> {
    tx.execute(FORGET, params![id, super::json(address)?])?;
    super::access::forget(tx, id)?;
    Ok(())
}

/// The origin that counts beside real orders; nothing is called so where simulated ones do not.
fn counted(simulated: bool) -> &'static str {
    if simulated { Origin::Simulated.name() } else { "" }
}

#[derive(Deserialize)]
struct PaidRow {
    orders: i64,
    buyers: i64,
}

#[derive(Deserialize)]
struct KeptRow {
    commission: i64,
    payment_fee: i64,
}

pub(crate) fn paid_in(
    read: &mut Read,
    market: MarketCode,
    (from, to): (Instant, Instant),
    simulated: bool,
) -> Result<Paid, db::Error> {
    let PaidRow { orders, buyers } = read.one(PAID_IN, params![market, from, to, counted(simulated)])?;
    let KeptRow { commission, payment_fee } = read.one(KEPT_IN, params![market, from, to, counted(simulated)])?;
    Ok(Paid { orders, buyers, commission, payment_fee })
}

pub(crate) fn paid_of_shop(
    read: &mut Read,
    shop: ShopId,
    market: MarketCode,
    (from, to): (Instant, Instant),
    simulated: bool,
) -> Result<Vec<Instant>, db::Error> {
    read.all(PAID_OF_SHOP, params![shop, market, from, to, counted(simulated)])
}
