//! A shop that sold something, in every state.

use fulfilment::pool::Share;
use fulfilment::{Parcel, ParcelState, Pool, PoolMode, StockLevel, Warehouse};
use kernel::{BasisPoints, Currency, DAY_MS, HOUR_MS, Id, Instant, Lang, Money};
use trade::cancellation::{Cancellation, CancellationState};
use trade::order::{Due, DueKind, Line, LineState, Moved, Order, OrderState, Origin, Totals};
use trade::returns::{Move, Return, ReturnKind, ReturnLine, ReturnState, Shipment};
use trade::{Actor, Address};

use super::sample::{AT, code};

pub fn thb(minor: i64) -> Money {
    Money::new(minor, Currency::THB)
}

pub fn line(id: i64, state: LineState) -> Line {
    Line {
        id: Id::new(id),
        listing: Id::new(1),
        product: Id::new(1),
        variant: Id::new(id % 2 + 1),
        title: "Moonstone night light with a walnut base".to_owned(),
        sku: format!("QS-{id:04}"),
        options: vec![("Colour".to_owned(), "Warm white".to_owned())],
        image: None,
        gross: thb(49_900),
        tax: thb(3_264),
        net: thb(46_636),
        vat_bp: BasisPoints::new(700).unwrap(),
        tax_by: "platform".to_owned(),
        commission: thb(2_994),
        payment_fee: thb(998),
        state,
        refunded: thb(0),
        via: None,
    }
}

pub fn order(id: i64, state: OrderState, lines: Vec<Line>) -> Order {
    let items = thb(lines.iter().map(|line| line.gross.minor).sum());
    Order {
        id: Id::new(7_310_000_000 + id),
        cart: Id::new(1),
        shop: Id::new(7),
        market: code("TH"),
        lang: Lang::TH,
        currency: Currency::THB,
        buyer: Some(Id::new(9)),
        email: None,
        address: Address {
            name: "Mali Saetang".to_owned(),
            phone: "+66812345678".to_owned(),
            country: code("TH"),
            line1: "99/1 Rama IV Road".to_owned(),
            line2: None,
            city: "Khlong Toei".to_owned(),
            region: Some("Bangkok".to_owned()),
            postal_code: Some("10110".to_owned()),
        },
        lane: "standard".to_owned(),
        method: "sandbox".to_owned(),
        origin: Origin::Real,
        totals: Totals { items, shipping: thb(0), tax: thb(6_528), total: items, refunded: thb(0) },
        fx: None,
        state,
        due: Some(Due { kind: DueKind::DispatchWarning, at: AT.plus_ms(DAY_MS) }),
        late: state == OrderState::AwaitingShipment && id == 3,
        placed_at: AT,
        paid_at: Some(AT),
        ship_by: Some(AT.plus_ms(2 * DAY_MS)),
        delivered_at: (state == OrderState::Delivered).then(|| AT.plus_ms(4 * DAY_MS)),
        completed_at: None,
        cancelled_at: None,
        lines,
    }
}

pub fn orders() -> Vec<Order> {
    use OrderState as S;
    let states = [S::OnHold, S::AwaitingShipment, S::AwaitingShipment, S::PartiallyShipped, S::InTransit, S::Delivered];
    (1..)
        .zip(states)
        .map(|(id, state)| order(id, state, vec![line(1, LineState::Open), line(2, LineState::Open)]))
        .collect()
}

pub fn history() -> Vec<Moved> {
    let moved = |from, to, actor, reason: &str, hours| Moved {
        from,
        to,
        actor,
        reason: reason.to_owned(),
        at: AT.plus_ms(hours * HOUR_MS),
    };
    vec![
        moved(None, OrderState::OnHold, Actor::Buyer, "", 0),
        moved(Some(OrderState::OnHold), OrderState::AwaitingShipment, Actor::System, "remorse_over", 1),
    ]
}

pub fn parcel(id: i64, state: ParcelState, order: &Order) -> Parcel {
    let line = |line: &Line| fulfilment::parcel::ParcelLine {
        order: Id::new(order.id.get()),
        line: Id::new(line.id.get()),
        variant: Id::new(line.variant.get()),
    };
    Parcel {
        id: Id::new(id),
        shop: Id::new(7),
        warehouse: None,
        state,
        market: order.market,
        lane: "standard".to_owned(),
        carrier: "Kerry".to_owned(),
        tracking: (state != ParcelState::ToPack).then(|| "TH4471029913".to_owned()),
        weight_g: Some(640),
        dims_mm: None,
        lines: order.lines.iter().take(1).map(line).collect(),
        scans: vec![],
        deliver_h: 96,
        created_at: AT,
        collect_by: AT,
        deliver_by: AT,
        collected_at: None,
        delivered_at: None,
        last_scan_at: None,
    }
}

pub fn cancellation(order: &Order) -> Cancellation {
    Cancellation {
        id: Id::new(1),
        order: order.id,
        lines: order.lines.iter().map(|line| line.id).collect(),
        reason: "CHANGED_MIND".to_owned(),
        actor: Actor::Buyer,
        decided_by: None,
        state: CancellationState::Requested,
        answer: None,
        due_at: Some(AT.plus_ms(2 * DAY_MS)),
        asked_at: AT,
        decided_at: None,
    }
}

pub fn give_back(state: ReturnState, kind: ReturnKind) -> Return {
    Return {
        id: Id::new(88),
        order: Id::new(7_310_000_006),
        shop: Id::new(7),
        kind,
        state,
        reason: "DAMAGED".to_owned(),
        note: "The base has a crack.".to_owned(),
        lines: vec![ReturnLine { line: Id::new(1), refund: thb(49_900) }],
        shipping: thb(0),
        refund: thb(49_900),
        due_at: Some(AT.plus_ms(2 * DAY_MS)),
        back: (state == ReturnState::BuyerShipped)
            .then(|| Shipment { carrier: "Thailand Post".to_owned(), tracking: "EF582621151TH".to_owned() }),
        replacement: None,
        requested_at: AT,
        moved_at: AT,
    }
}

pub fn moves() -> Vec<Move> {
    let asked =
        Move { from: None, to: ReturnState::Requested, actor: Actor::Buyer, reason: "DAMAGED".to_owned(), at: AT };
    let refused = Move {
        from: Some(ReturnState::Requested),
        to: ReturnState::Rejected,
        actor: Actor::Seller,
        reason: "It left us whole.".to_owned(),
        at: AT.plus_ms(HOUR_MS),
    };
    vec![asked, refused]
}

pub fn warehouses() -> Vec<Warehouse> {
    let one = |id: i64, name: &str| Warehouse {
        id: Id::new(id),
        shop: Id::new(7),
        name: name.to_owned(),
        is_default: id == 1,
        created_at: Instant::from_ms(0),
    };
    vec![one(1, "Main"), one(2, "Bangkok")]
}

pub fn levels() -> Vec<StockLevel> {
    let level = |variant: i64, warehouse: i64, available: i64, committed: i64| StockLevel {
        variant: Id::new(variant),
        warehouse: Id::new(warehouse),
        on_hand: available + committed + 2,
        reserved_checkout: 2,
        reserved_campaign: 0,
        reserved_sample: 0,
        committed,
        available,
    };
    vec![level(1, 1, 148, 12), level(1, 2, 20, 3), level(2, 1, 0, 4)]
}

pub fn pool() -> Pool {
    let share = |market: &str, units: i64| Share { market: code(market), weight: 1, units, left: units - 2 };
    Pool { mode: PoolMode::Manual, shares: vec![share("GB", 40), share("TH", 80)] }
}
