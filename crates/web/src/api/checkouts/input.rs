//! What a buyer sends to check out.

use accounts::AddressDraft;
use accounts::address::Address;
use kernel::{Country, Money, Problem, Problems};
use serde::Deserialize;
use trade::order::Origin;
use utoipa::ToSchema;

use crate::view::MoneyInput;

/// A checkout. What things cost is nothing that a caller can say: `expected_total` only refuses what costs another sum.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct CheckoutInput {
    #[schema(value_type = Object)]
    address: AddressDraft,
    /// Needed of guests.
    email: Option<String>,
    /// A code of `GET /carts/{cart}/lanes`; `standard` unless sent.
    lane: Option<String>,
    payment: MethodInput,
    coupon: Option<String>,
    /// What the buyer was told that the whole costs: when it is another sum by now, nothing is ordered.
    expected_total: Option<MoneyInput>,
    /// `simulated` for traffic that is made up; a sandbox takes it.
    origin: Option<OriginInput>,
}

/// How one pays.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct MethodInput {
    /// `sandbox`, `cod`, `stripe`, …: what the market offers.
    #[schema(example = "sandbox")]
    pub method: String,
}

#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "lowercase")]
enum OriginInput {
    Real,
    Simulated,
}

/// A checkout whose own fields are in order.
#[derive(Clone, Debug)]
pub(super) struct Checkout {
    pub address: Address,
    pub email: Option<String>,
    pub lane: Option<String>,
    pub method: String,
    pub coupon: Option<String>,
    pub expected_total: Option<Money>,
    pub origin: Origin,
}

impl CheckoutInput {
    /// The checkout, and what is wrong with its fields. With problems it is good for nothing but to find more of them.
    pub(super) fn check(self) -> (Checkout, Problems) {
        let mut problems = Problems::default();
        let address = self.address.check().unwrap_or_else(|found| {
            problems.0.extend(
                found.0.into_iter().map(|problem| Problem { field: format!("address.{}", problem.field), ..problem }),
            );
            nowhere(&self.address)
        });
        let expected_total = self.expected_total.and_then(|total| match total.currency.parse() {
            Ok(currency) => Some(Money::new(total.minor, currency)),
            Err(_) => {
                problems.push(
                    Problem::new("expected_total.currency", "market.currency_unknown").with("currency", total.currency),
                );
                None
            }
        });
        let sent = self.email.filter(|email| !email.trim().is_empty());
        let email = sent.as_deref().and_then(accounts::email::normalise);
        problems.check(email.is_some() == sent.is_some(), || Problem::new("email", "accounts.email_invalid"));
        let checkout = Checkout {
            address,
            email,
            lane: self.lane,
            method: self.payment.method,
            coupon: self.coupon.filter(|code| !code.is_empty()),
            expected_total,
            origin: match self.origin {
                Some(OriginInput::Simulated) => Origin::Simulated,
                _ => Origin::Real,
            },
        };
        (checkout, problems)
    }
}

/// An address in the country that was sent, for the checks that need no more of it.
fn nowhere(draft: &AddressDraft) -> Address {
    Address {
        name: String::new(),
        phone: String::new(),
        country: draft.country.parse().unwrap_or(Country::new(*b"ZZ")),
        line1: String::new(),
        line2: None,
        city: String::new(),
        region: None,
        postal_code: None,
    }
}
