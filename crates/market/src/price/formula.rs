//! The published formula, and the other rules a shop may choose:
//!
//! `local = round((base × fx + freight) × (1 + vat) ÷ (1 − commission − payment_fee))`
//!
//! Every step is exact decimal arithmetic (28 digits); only the last one rounds: up to the market's next ending, or,
//! where it has none, to the nearest minor unit, half away from zero.

use jiff::civil::Date;
use kernel::{BasisPoints, Coded, Country, Currency, Money, MoneyError, Rate};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::{Ending, Verdict, next_ending};
use crate::fx::Quote;
use crate::{Market, PriceBounds};

/// How a shop makes its prices in a market.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum PriceRule {
    /// Freight, tax, commission and payment fee are put into the price.
    #[default]
    Formula,
    /// The seller's price in the market's money.
    SameTimesFx,
    /// An amount of the seller's currency is added (or, negative, taken off) before the conversion.
    FixedBeforeFx { amount: Money },
    /// The seller's price plus (or, negative, less) a share, in the market's money. 500 is +5 %.
    PercentBp { bp: i64 },
}

/// Everything a price depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inputs {
    pub rule: PriceRule,
    /// The seller's price, above zero.
    pub base: Money,
    /// The market's currency, or the one priced in instead.
    pub currency: Currency,
    pub rate: RateUsed,
    /// In `currency`.
    pub freight: Money,
    pub vat_bp: BasisPoints,
    pub commission_bp: BasisPoints,
    pub payment_fee_bp: BasisPoints,
    pub endings: Vec<Ending>,
    pub bounds: Option<PriceBounds>,
}

/// The rate in a price, and where it is from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateUsed {
    /// Units of the market's currency for one of the seller's.
    pub rate: Rate,
    pub source: String,
    /// The day the rate is of.
    pub date: Date,
}

/// A price with its explanation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priced {
    pub price: Money,
    pub breakdown: Breakdown,
}

/// The whole sum behind a price: every input and every step. Amounts in steps are major units of the market's currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breakdown {
    pub rule: PriceRule,
    pub base: Money,
    pub currency: Currency,
    pub rate: RateUsed,
    pub freight: Money,
    pub vat_bp: BasisPoints,
    pub commission_bp: BasisPoints,
    pub payment_fee_bp: BasisPoints,
    /// The seller's price, changed as the rule says, times the rate.
    pub converted: Decimal,
    /// With freight. Rules other than the formula add none: as before.
    pub with_freight: Decimal,
    /// With tax. Rules other than the formula add none: as before.
    pub with_tax: Decimal,
    /// After the fees are provided for: what is rounded.
    pub raw: Decimal,
    /// `raw` to the nearest minor unit, half away from zero: the price before ending rules.
    pub before_ending: Money,
    /// The market's endings.
    pub endings: Vec<Ending>,
    /// The price: the next ending from `raw` up.
    pub price: Money,
    pub bounds: Option<PriceBounds>,
    pub verdict: Verdict,
}

/// Why there is no price.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PriceError {
    #[error("a price must be above zero")]
    NotPositive,
    #[error("commission and payment fee take the whole price")]
    FeesTakeAll,
    #[error("an amount is in another currency than the rule needs")]
    CurrencyMismatch,
    #[error("the price is too large")]
    TooLarge,
}

impl Coded for PriceError {
    fn code(&self) -> &'static str {
        match self {
            PriceError::NotPositive => "market.price_not_positive",
            PriceError::FeesTakeAll => "market.fees_take_all",
            PriceError::CurrencyMismatch => "market.currency_mismatch",
            PriceError::TooLarge => "market.price_too_large",
        }
    }
}

impl From<MoneyError> for PriceError {
    fn from(error: MoneyError) -> PriceError {
        match error {
            MoneyError::CurrencyMismatch => PriceError::CurrencyMismatch,
            MoneyError::Overflow => PriceError::TooLarge,
        }
    }
}

impl Inputs {
    /// The inputs of `market` on `day` for a shop at home in `home`. `quote` converts the seller's currency into the
    /// currency priced in; where that is not the market's own (see [`crate::pricing_currency`]), the market's endings,
    /// bounds and freight, which are amounts of its own currency, do not apply.
    pub fn of_market(market: &Market, home: Country, day: Date, rule: PriceRule, base: Money, quote: &Quote) -> Inputs {
        let own_currency = quote.quote == market.currency;
        Inputs {
            rule,
            base,
            currency: quote.quote,
            rate: quote.used(),
            freight: if own_currency { market.freight } else { Money::zero(quote.quote) },
            vat_bp: market.vat_on(day),
            commission_bp: market.commission_bp,
            payment_fee_bp: market.payment_fee_bp,
            endings: if own_currency { market.endings.clone() } else { Vec::new() },
            bounds: market.bounds_for(home).filter(|_| own_currency),
        }
    }
}

/// The price that `inputs` make, and how. A price outside the bounds is still an answer: see [`Breakdown::verdict`].
pub fn compute(inputs: &Inputs) -> Result<Priced, PriceError> {
    let converted = convert(inputs)?;
    let steps = match inputs.rule {
        PriceRule::Formula => provide(inputs, converted)?,
        _ => Steps { with_freight: converted, with_tax: converted, raw: converted },
    };
    if steps.raw <= Decimal::ZERO {
        return Err(PriceError::NotPositive);
    }
    let before_ending = Money::from_decimal(steps.raw, inputs.currency)?;
    let price = next_ending(steps.raw, inputs.currency, &inputs.endings)?;
    let verdict = Verdict::of(price, inputs.bounds.as_ref());
    Ok(Priced { price, breakdown: explain(inputs, converted, &steps, before_ending, price, verdict) })
}

struct Steps {
    with_freight: Decimal,
    with_tax: Decimal,
    raw: Decimal,
}

/// The seller's price as the rule changes it, in the market's money.
fn convert(inputs: &Inputs) -> Result<Decimal, PriceError> {
    if inputs.base.minor <= 0 {
        return Err(PriceError::NotPositive);
    }
    let base = match inputs.rule {
        PriceRule::Formula | PriceRule::SameTimesFx => inputs.base.to_decimal(),
        PriceRule::FixedBeforeFx { amount } => inputs.base.plus(amount)?.to_decimal(),
        PriceRule::PercentBp { bp } => {
            let factor = Decimal::ONE + Decimal::new(bp, 4);
            inputs.base.to_decimal().checked_mul(factor).ok_or(PriceError::TooLarge)?
        }
    };
    base.checked_mul(inputs.rate.rate.get()).ok_or(PriceError::TooLarge)
}

/// Freight, tax and fees, as the published formula has them.
fn provide(inputs: &Inputs, converted: Decimal) -> Result<Steps, PriceError> {
    if inputs.freight.currency != inputs.currency {
        return Err(PriceError::CurrencyMismatch);
    }
    let kept = Decimal::ONE - inputs.commission_bp.fraction() - inputs.payment_fee_bp.fraction();
    if kept <= Decimal::ZERO {
        return Err(PriceError::FeesTakeAll);
    }
    let with_freight = converted.checked_add(inputs.freight.to_decimal()).ok_or(PriceError::TooLarge)?;
    let with_tax = with_freight.checked_mul(Decimal::ONE + inputs.vat_bp.fraction()).ok_or(PriceError::TooLarge)?;
    let raw = with_tax.checked_div(kept).ok_or(PriceError::TooLarge)?;
    Ok(Steps { with_freight, with_tax, raw })
}

fn explain(
    inputs: &Inputs,
    converted: Decimal,
    steps: &Steps,
    before_ending: Money,
    price: Money,
    verdict: Verdict,
) -> Breakdown {
    Breakdown {
        rule: inputs.rule,
        base: inputs.base,
        currency: inputs.currency,
        rate: inputs.rate.clone(),
        freight: inputs.freight,
        vat_bp: inputs.vat_bp,
        commission_bp: inputs.commission_bp,
        payment_fee_bp: inputs.payment_fee_bp,
        converted,
        with_freight: steps.with_freight,
        with_tax: steps.with_tax,
        raw: steps.raw,
        before_ending,
        endings: inputs.endings.clone(),
        price,
        bounds: inputs.bounds,
        verdict,
    }
}

#[cfg(test)]
mod tests;
