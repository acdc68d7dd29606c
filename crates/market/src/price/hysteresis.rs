//! A small move of a rate changes no price: prices that flicker tell shoppers nothing.

use jiff::civil::Date;
use kernel::{BasisPoints, Rate};

use super::{Inputs, PriceError, RateUsed, compute};

/// Whether a move from the rate in the price on sale to `new_rate` is large enough to make a new price: at least
/// `threshold` of the old rate, either way. A threshold of zero follows every move.
pub fn needs_reprice(on_sale: Rate, new_rate: Rate, threshold: BasisPoints) -> bool {
    if on_sale == new_rate {
        return false;
    }
    let moved = (new_rate.get() - on_sale.get()).abs();
    match on_sale.get().checked_mul(threshold.fraction()) {
        Some(least) => moved >= least,
        None => true,
    }
}

/// What a series of rates does to one price.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replay {
    /// Days in the series.
    pub days: usize,
    /// Days whose rate differed from the day before.
    pub moves: usize,
    /// Days on which the price was made anew, the first one not counted, with the rate used.
    pub reprices: Vec<(Date, Rate)>,
    /// The reprices that changed the price shown; the others met the same ending.
    pub price_changes: usize,
}

/// Follows `history` (rising dates) with the price of `inputs`, whose own rate is not used.
pub fn replay(history: &[(Date, Rate)], inputs: &Inputs, threshold: BasisPoints) -> Result<Replay, PriceError> {
    let mut result = Replay { days: history.len(), moves: 0, reprices: Vec::new(), price_changes: 0 };
    let mut on_sale = None;
    let mut yesterday = None;
    for (date, rate) in history {
        result.moves += usize::from(yesterday.is_some_and(|y| y != *rate));
        yesterday = Some(*rate);
        match on_sale {
            Some((used, _)) if !needs_reprice(used, *rate, threshold) => {}
            previous => {
                let price = price_at(inputs, *date, *rate)?;
                if let Some((_, old_price)) = previous {
                    result.reprices.push((*date, *rate));
                    result.price_changes += usize::from(old_price != price);
                }
                on_sale = Some((*rate, price));
            }
        }
    }
    Ok(result)
}

fn price_at(inputs: &Inputs, date: Date, rate: Rate) -> Result<kernel::Money, PriceError> {
    let rate = RateUsed { rate, date, ..inputs.rate.clone() };
    compute(&Inputs { rate, ..inputs.clone() }).map(|priced| priced.price)
}

#[cfg(test)]
mod tests;
