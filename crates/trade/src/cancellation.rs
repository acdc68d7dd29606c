//! The buyer's wish to cancel what the shop has begun to prepare: the seller answers, silence approves.

use kernel::{Clock, Coded, HOUR_MS, Id, Instant, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::order::Order;
use crate::{Actor, OrderId, OrderLineId, store};

pub type CancellationId = Id<Cancellation>;

/// The seller answers within this.
pub const ANSWER_MS: i64 = 48 * HOUR_MS;
/// Characters of a reason at the most.
pub const REASON_MAX: usize = 500;

/// A wish to cancel lines of an order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Cancellation {
    pub id: CancellationId,
    pub order: OrderId,
    pub lines: Vec<OrderLineId>,
    pub reason: String,
    /// Who asked.
    pub actor: Actor,
    /// Who answered.
    pub decided_by: Option<Actor>,
    pub state: CancellationState,
    /// What the answer said.
    pub answer: Option<String>,
    /// When silence approves; `None` once it is decided.
    pub due_at: Option<Instant>,
    pub asked_at: Instant,
    pub decided_at: Option<Instant>,
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CancellationState {
    Requested,
    Accepted,
    Rejected,
}

impl CancellationState {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            CancellationState::Requested => "REQUESTED",
            CancellationState::Accepted => "ACCEPTED",
            CancellationState::Rejected => "REJECTED",
        }
    }
}

/// A wish to be written down. That its lines can be cancelled is the caller's to know.
#[derive(Clone, Copy, Debug)]
pub struct NewCancellation<'a> {
    pub lines: &'a [OrderLineId],
    pub reason: &'a str,
    pub actor: Actor,
}

/// Why it was not asked or answered.
#[derive(Debug, thiserror::Error)]
pub enum CancellationError {
    #[error("{0}")]
    Invalid(Problems),
    /// There is one that is not answered yet.
    #[error("the buyer asked already")]
    Pending,
    #[error("it was answered already")]
    Decided,
    /// Not theirs to answer.
    #[error("the seller, the operator or silence answers")]
    NotYours,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for CancellationError {
    fn code(&self) -> &'static str {
        match self {
            CancellationError::Invalid(problems) => problems.code(),
            CancellationError::Pending => "trade.cancellation_pending",
            CancellationError::Decided | CancellationError::NotYours => "trade.illegal_move",
            CancellationError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            CancellationError::Invalid(problems) => &problems.0,
            _ => &[],
        }
    }
}

/// A reason in its tidy form: 1 to [`REASON_MAX`] characters.
pub fn reason(text: &str) -> Result<String, Problems> {
    let text = text.trim();
    let mut problems = Problems::default();
    let fits = (1..=REASON_MAX).contains(&text.chars().count());
    problems.check(fits, || Problem::new("reason", "trade.reason_needed").with("max", REASON_MAX));
    problems.ok(text.to_owned())
}

/// Asks the seller to cancel.
pub fn request(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    order: &Order,
    new: &NewCancellation<'_>,
) -> Result<Cancellation, CancellationError> {
    let asked = Cancellation {
        id: tx.new_id(),
        order: order.id,
        lines: new.lines.to_vec(),
        reason: reason(new.reason).map_err(CancellationError::Invalid)?,
        actor: new.actor,
        decided_by: None,
        state: CancellationState::Requested,
        answer: None,
        due_at: Some(clock.now().plus_ms(ANSWER_MS)),
        asked_at: clock.now(),
        decided_at: None,
    };
    match store::cancellation::insert(tx, &asked)? {
        true => Ok(asked),
        false => Err(CancellationError::Pending),
    }
}

/// Answers: the seller, the operator, or SYSTEM for silence.
pub fn decide(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    asked: &Cancellation,
    actor: Actor,
    accept: bool,
    answer: &str,
) -> Result<Cancellation, CancellationError> {
    if actor == Actor::Buyer {
        return Err(CancellationError::NotYours);
    }
    let state = if accept { CancellationState::Accepted } else { CancellationState::Rejected };
    let answer: String = answer.trim().chars().take(REASON_MAX).collect();
    let answer = (!answer.is_empty()).then_some(answer);
    let (decided_by, decided_at) = (Some(actor), Some(clock.now()));
    let decided = Cancellation { state, answer, decided_by, due_at: None, decided_at, ..asked.clone() };
    match store::cancellation::decide(tx, &decided)? {
        true => Ok(decided),
        false => Err(CancellationError::Decided),
    }
}

/// The one of this order that waits for its answer.
pub fn open_of(read: &mut db::Read, order: OrderId) -> Result<Option<Cancellation>, db::Error> {
    store::cancellation::open_of(read, order)
}

/// The last one of this order.
pub fn of_order(read: &mut db::Read, order: OrderId) -> Result<Option<Cancellation>, db::Error> {
    store::cancellation::of_order(read, order)
}

/// Those that silence approves by `now`, the longest due first.
pub fn due(read: &mut db::Read, now: Instant, limit: i64) -> Result<Vec<(OrderId, Instant)>, db::Error> {
    store::cancellation::due(read, now, limit)
}

/// Those of a shop that wait for its answer, the first due first; a hundred at the most.
pub fn waiting_of_shop(read: &mut db::Read, shop: crate::ShopId) -> Result<Vec<Cancellation>, db::Error> {
    store::cancellation::waiting_of_shop(read, shop)
}

#[cfg(test)]
mod tests;
