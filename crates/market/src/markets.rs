//! The markets of an installation: the shipped ones, and what the operator has made of them.

use kernel::{Clock, Coded, Instant, MarketCode, Problem, Problems};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{Checkout, Market, Source, VatRow};

mod check;

pub use crate::store::markets::{all, changes, declare_all_licences, enabled, find, put, seed};
pub use check::check;

/// Why a market was not changed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum PutMarketError {
    #[error("no country has this code")]
    Unknown,
    #[error("the market cannot be like that: {0}")]
    Invalid(#[from] Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for PutMarketError {
    fn code(&self) -> &'static str {
        match self {
            PutMarketError::Unknown => "market.unknown",
            PutMarketError::Invalid(_) => "market.invalid",
            PutMarketError::Db(_) => "market.fault",
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            PutMarketError::Invalid(problems) => &problems.0,
            _ => &[],
        }
    }
}

/// One change of a market, as the operator's page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MarketChange {
    pub id: kernel::Id<MarketChange>,
    pub market: MarketCode,
    pub at: Instant,
    /// The person, or `None` when the program did it (the sandbox's licences).
    pub by: Option<i64>,
    /// The market after the change.
    pub after: Market,
}

/// `market` with the fields of `changes` (a JSON object of the API) laid over it, one level deep, and checked: what
/// `PUT /markets/{code}` means. All problems at once.
///
/// Besides the fields of [`Market`], `vat_bp` is read: a share from today on, on the operator's word. A market that is
/// enabled without a word on its checkout gets IN_APP, or LINK_OUT where a licence is needed and not declared.
pub fn merge(market: &Market, changes: &Value, clock: &dyn Clock) -> Result<Market, Problems> {
    let Value::Object(changes) = changes else {
        return Err(Problems(vec![Problem::new("", "market.not_an_object")]));
    };
    let mut problems = Problems::default();
    let mut fields = fields_of(market);
    for (name, value) in changes.iter().filter(|(name, _)| *name != "vat_bp") {
        lay_over(&mut fields, name, value, &mut problems);
    }
    let mut merged = serde_json::from_value::<Market>(Value::Object(fields)).unwrap_or_else(|_| market.clone());
    if let Some(vat) = changes.get("vat_bp") {
        set_vat(&mut merged, vat, clock, &mut problems);
    }
    open_or_close(&mut merged, market, changes.contains_key("checkout"));
    problems.check(merged.code == market.code, || Problem::new("code", "market.code_fixed"));
    problems.0.extend(check(&merged).0);
    problems.ok(merged)
}

fn fields_of(market: &Market) -> Map<String, Value> {
    match serde_json::to_value(market) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    }
}

/// Takes `value` for the field `name` when the market can still be read with it, else says that it cannot.
fn lay_over(fields: &mut Map<String, Value>, name: &str, value: &Value, problems: &mut Problems) {
    if !fields.contains_key(name) {
        problems.push(Problem::new(name, "market.field_unknown").with("field", name));
        return;
    }
    let kept = fields.insert(name.to_owned(), value.clone());
    if let Err(error) = serde_json::from_value::<Market>(Value::Object(fields.clone())) {
        problems.push(Problem::new(name, "market.field_invalid").with("field", name).with("why", error));
        fields.insert(name.to_owned(), kept.unwrap_or(Value::Null));
    }
}

fn set_vat(market: &mut Market, value: &Value, clock: &dyn Clock, problems: &mut Problems) {
    let Ok(bp) = serde_json::from_value(value.clone()) else {
        problems.push(Problem::new("vat_bp", "market.share_out_of_range"));
        return;
    };
    let today = market.today(clock.now());
    if market.vat_on(today) == bp && market.vat_row_on(today).is_some() {
        return;
    }
    let source = Source { text: "set by the operator".to_owned(), url: None };
    market.vat.retain(|row| row.from != today);
    market.vat.push(VatRow { from: today, bp, source });
    market.vat.sort_by_key(|row| row.from);
}

fn open_or_close(merged: &mut Market, before: &Market, checkout_said: bool) {
    if !merged.enabled && !checkout_said {
        merged.checkout = Checkout::None;
    } else if !before.enabled && !checkout_said {
        merged.checkout =
            if merged.licence_needed && !merged.marketplace_licence { Checkout::LinkOut } else { Checkout::InApp };
    }
}

#[cfg(test)]
mod tests;
