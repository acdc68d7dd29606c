//! The markets as they ship: the full rows of `data/markets.json`, and every other country, disabled.

use std::sync::LazyLock;

use kernel::{BasisPoints, Country, Money};

use crate::country::{self, CountryFacts};
use crate::{Checkout, CollectedBy, Limits, Market, Review};

/// Every country of ISO 3166-1 as a market in its shipped state, by code.
pub fn all() -> &'static [Market] {
    &SHIPPED
}

/// One of them.
pub fn find(code: Country) -> Option<&'static Market> {
    let at = SHIPPED.binary_search_by_key(&code, |market| market.code).ok()?;
    SHIPPED.get(at)
}

static SHIPPED: LazyLock<Vec<Market>> = LazyLock::new(|| {
    let full: Vec<Market> = serde_json::from_str(include_str!("../data/markets.json")).unwrap_or_default();
    let plain =
        |facts: &CountryFacts| full.iter().find(|m| m.code == facts.code).cloned().unwrap_or_else(|| disabled(facts));
    country::all().iter().map(plain).collect()
});

/// A share known to be one.
const fn share(bp: i64) -> BasisPoints {
    match BasisPoints::new(bp) {
        Some(share) => share,
        None => BasisPoints::ZERO,
    }
}

/// The platform's commission unless set: 5 %.
pub(crate) const COMMISSION: BasisPoints = share(500);
/// The payment provider's fee unless set: 2 %.
pub(crate) const PAYMENT_FEE: BasisPoints = share(200);
/// The least move of a rate that makes a new price unless set: 1 %.
pub(crate) const REPRICE_THRESHOLD: BasisPoints = share(100);
/// Providers offered unless set: cash on delivery is a habit of some countries only, and a cost where it is none.
const WITHOUT_CASH: [&str; 3] = ["sandbox", "stripe", "hyperswitch"];
/// Days to ask for a return unless set: the EU's right of withdrawal, the longest common one.
const RETURN_DAYS: i64 = 14;

/// The market of a country that nobody has configured: its facts, the general defaults, no tax, not on sale.
fn disabled(facts: &CountryFacts) -> Market {
    Market {
        code: facts.code,
        name: facts.name.clone(),
        currency: facts.currency,
        languages: facts.languages.clone(),
        time_zone: facts.time_zone.clone(),
        enabled: false,
        checkout: Checkout::None,
        payment_methods: Some(WITHOUT_CASH.map(str::to_owned).to_vec()),
        marketplace_licence: false,
        licence_needed: false,
        vat: Vec::new(),
        vat_collected_by: CollectedBy::Seller,
        low_value_imports: Vec::new(),
        legal: Vec::new(),
        cross_border_min_fob: None,
        price_bounds: None,
        endings: Vec::new(),
        usd_without_rate: true,
        freight: Money::zero(facts.currency),
        commission_bp: COMMISSION,
        payment_fee_bp: PAYMENT_FEE,
        reprice_threshold_bp: REPRICE_THRESHOLD,
        return_days: RETURN_DAYS,
        review: Review::System,
        limits: Limits { variants_max: 100, title_max: 255, description_max: 10_000, images_max: 9 },
        text_required_language: None,
        sources: vec![facts.source()],
    }
}

impl CountryFacts {
    fn source(&self) -> crate::Source {
        crate::Source {
            text: "Currency ISO 4217, languages and name CLDR 47, time zone IANA; no tax or rule is configured"
                .to_owned(),
            url: Some("https://cldr.unicode.org/".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests;
