//! Statements and what is not settled yet, as programs see them.

use ledger::Statement;
use ledger::book::Entry;
use ledger::settlement::Unsettled;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Voice;
use crate::view::MoneyView;

/// A day (UTC) of a payee's money in one currency: `closing = opening + settled − reserve_held + reserve_released − paid_out`.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct StatementView {
    id: String,
    /// `shop:ID` or `creator:ID`.
    payee: String,
    #[schema(example = "2026-11-22")]
    day: String,
    currency: String,
    opening: MoneyView,
    /// What became payable, before what was kept back of it.
    settled: MoneyView,
    reserve_held: MoneyView,
    reserve_released: MoneyView,
    paid_out: MoneyView,
    closing: MoneyView,
    closed_at: String,
    /// What moved, oldest first; not in lists.
    #[serde(skip_serializing_if = "Option::is_none")]
    lines: Option<Vec<StatementLineView>>,
}

/// What moved the payee's money.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct StatementLineView {
    /// `settled, refunded, reserve_released, payout, payout_failed`.
    kind: String,
    order: Option<String>,
    at: String,
    /// What became payable by it, or was paid out (below zero).
    amount: MoneyView,
}

impl StatementView {
    pub(super) fn of(statement: &Statement, lines: Option<&[Entry]>, voice: &Voice) -> StatementView {
        let lines = lines.map(|lines| lines.iter().map(|line| StatementLineView::of(line, statement, voice)).collect());
        StatementView {
            id: statement.id.to_string(),
            payee: statement.payee.to_string(),
            day: statement.day.to_string(),
            currency: statement.closing.currency.to_string(),
            opening: MoneyView::of(statement.opening, voice),
            settled: MoneyView::of(statement.settled, voice),
            reserve_held: MoneyView::of(statement.reserve_held, voice),
            reserve_released: MoneyView::of(statement.reserve_released, voice),
            paid_out: MoneyView::of(statement.paid_out, voice),
            closing: MoneyView::of(statement.closing, voice),
            closed_at: statement.closed_at.to_string(),
            lines,
        }
    }
}

impl StatementLineView {
    /// A credit is what we owe the payee: more of it is more money for them.
    fn of(entry: &Entry, statement: &Statement, voice: &Voice) -> StatementLineView {
        let currency = statement.closing.currency;
        let payable = ledger::Account::Payable(statement.payee);
        let mine = entry.postings.iter().filter(|(account, amount)| *account == payable && amount.currency == currency);
        let owed: i64 = mine.map(|(_, amount)| amount.minor).sum();
        StatementLineView {
            kind: entry.kind.name().to_owned(),
            order: entry.order.map(|id| id.to_string()),
            at: entry.at.to_string(),
            amount: MoneyView::of(kernel::Money::new(owed.saturating_neg(), currency), voice),
        }
    }
}

/// An amount that is earned and cannot be paid out yet.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UnsettledView {
    order: String,
    /// In the market's currency; below zero for what is given back.
    amount: MoneyView,
    /// `awaiting_delivery, waiting_period, return_open, reserve`.
    reason: String,
    /// When it is settled or released; nothing while nobody can know.
    until: Option<String>,
}

impl UnsettledView {
    pub(super) fn of(waiting: &Unsettled, voice: &Voice) -> UnsettledView {
        UnsettledView {
            order: waiting.order.to_string(),
            amount: MoneyView::of(waiting.amount, voice),
            reason: waiting.reason.name().to_owned(),
            until: waiting.until.map(|at| at.to_string()),
        }
    }
}
