//! Whether lines of an order can be returned, and what is paid back for them.

use kernel::{DAY_MS, Instant, Money};

use super::{ReturnError, ReturnKind, ReturnLine, is_fault};
use crate::OrderLineId;

/// An order as a return sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Bought<'a> {
    /// Every line of the order, cancelled ones included.
    pub lines: &'a [BoughtLine],
    /// What the shopper paid for shipping.
    pub shipping: Money,
    /// `None` while something is still on its way.
    pub delivered_at: Option<Instant>,
    /// Days after delivery in which a return may be asked for: the market's.
    pub window_days: i64,
}

/// A line as a return sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoughtLine {
    pub line: OrderLineId,
    /// What was paid for it, tax inside.
    pub gross: Money,
    pub stands: Stands,
}

/// Where a line stands for a return.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// With the buyer.
    Delivered,
    /// Cancelled or given back: it is paid back already.
    Gone,
    /// On its way, or in another return.
    Elsewhere,
}

/// What a return of `wanted` pays back: its lines, and the shipping where nothing of the order is left and the reason
/// is a fault.
pub fn plan(
    bought: &Bought<'_>,
    kind: ReturnKind,
    reason: &str,
    wanted: &[OrderLineId],
    now: Instant,
) -> Result<(Vec<ReturnLine>, Money), ReturnError> {
    let delivered_at = bought.delivered_at.ok_or(ReturnError::LineNotReturnable)?;
    let window_ms = bought.window_days.saturating_mul(DAY_MS);
    if now > delivered_at.plus_ms(window_ms) {
        return Err(ReturnError::WindowOver);
    }
    // What never came cannot go back.
    if reason == "NOT_RECEIVED" && kind != ReturnKind::RefundOnly {
        return Err(ReturnError::KindNotAllowed);
    }
    let lines = chosen(bought.lines, wanted)?;
    let left = bought.lines.iter().any(|line| line.stands != Stands::Gone && !wanted.contains(&line.line));
    let shipping = if is_fault(reason) && !left { bought.shipping } else { Money::zero(bought.shipping.currency) };
    Ok((lines, shipping))
}

/// The wanted lines, in the order's line order: one or more, each delivered and none twice.
fn chosen(lines: &[BoughtLine], wanted: &[OrderLineId]) -> Result<Vec<ReturnLine>, ReturnError> {
    let found = lines.iter().filter(|line| wanted.contains(&line.line) && line.stands == Stands::Delivered);
    let found: Vec<ReturnLine> = found.map(|line| ReturnLine { line: line.line, refund: line.gross }).collect();
    let complete = !wanted.is_empty() && found.len() == wanted.len();
    complete.then_some(found).ok_or(ReturnError::LineNotReturnable)
}

#[cfg(test)]
mod tests {
    use kernel::Currency;

    use super::*;

    const THEN: Instant = Instant::from_ms(1_793_491_200_000);

    fn thb(minor: i64) -> Money {
        Money::new(minor, Currency::THB)
    }

    fn line(id: i64, stands: Stands) -> BoughtLine {
        BoughtLine { line: OrderLineId::new(id), gross: thb(100 * id), stands }
    }

    fn try_it(
        lines: &[BoughtLine],
        kind: ReturnKind,
        reason: &str,
        wanted: &[i64],
        after_ms: i64,
    ) -> Result<(Vec<i64>, i64), &'static str> {
        let bought = Bought { lines, shipping: thb(40), delivered_at: Some(THEN), window_days: 7 };
        let wanted: Vec<OrderLineId> = wanted.iter().copied().map(OrderLineId::new).collect();
        let planned = plan(&bought, kind, reason, &wanted, THEN.plus_ms(after_ms));
        let shown = |(lines, shipping): (Vec<ReturnLine>, Money)| {
            (lines.iter().map(|line| line.refund.minor).collect(), shipping.minor)
        };
        planned.map(shown).map_err(|error| kernel::Coded::code(&error))
    }

    #[test]
    fn lines_are_paid_back_and_shipping_with_the_last_one_for_a_fault() {
        use ReturnKind::ReturnAndRefund;
        use Stands::{Delivered, Gone};
        let both = [line(1, Delivered), line(2, Delivered)];
        assert_eq!(try_it(&both, ReturnAndRefund, "DAMAGED", &[2], 0), Ok((vec![200], 0)));
        assert_eq!(try_it(&both, ReturnAndRefund, "DAMAGED", &[2, 1], 0), Ok((vec![100, 200], 40)));
        assert_eq!(try_it(&both, ReturnAndRefund, "CHANGED_MIND", &[1, 2], 0), Ok((vec![100, 200], 0)));
        assert_eq!(try_it(&both, ReturnAndRefund, "มีกลิ่น", &[1, 2], 0), Ok((vec![100, 200], 0)));
        let last = [line(1, Delivered), line(2, Gone)];
        assert_eq!(try_it(&last, ReturnAndRefund, "WRONG_ITEM", &[1], 0), Ok((vec![100], 40)));
    }

    #[test]
    fn what_cannot_be_returned_is_refused() {
        use ReturnKind::{RefundOnly, Replacement, ReturnAndRefund};
        use Stands::{Delivered, Elsewhere, Gone};
        let lines = [line(1, Delivered), line(2, Gone), line(3, Elsewhere)];
        for wanted in [&[][..], &[2], &[3], &[4], &[1, 1], &[1, 2]] {
            let answer = try_it(&lines, ReturnAndRefund, "DAMAGED", wanted, 0);
            assert_eq!(answer, Err("trade.line_not_returnable"), "{wanted:?}");
        }
        let last_ms = 7 * DAY_MS;
        assert!(try_it(&lines, ReturnAndRefund, "DAMAGED", &[1], last_ms).is_ok());
        assert_eq!(try_it(&lines, ReturnAndRefund, "DAMAGED", &[1], last_ms + 1), Err("trade.return_window_over"));
        for kind in [ReturnAndRefund, Replacement] {
            assert_eq!(try_it(&lines, kind, "NOT_RECEIVED", &[1], 0), Err("trade.return_kind_not_allowed"));
        }
        assert!(try_it(&lines, RefundOnly, "NOT_RECEIVED", &[1], 0).is_ok());
        let on_its_way = Bought { lines: &lines, shipping: thb(0), delivered_at: None, window_days: 7 };
        let answer = plan(&on_its_way, RefundOnly, "DAMAGED", &[OrderLineId::new(1)], THEN);
        assert!(matches!(answer, Err(ReturnError::LineNotReturnable)));
    }
}
