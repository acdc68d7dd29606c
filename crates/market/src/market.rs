//! A market: a country where Meadow sells, and what is particular to selling there.

use jiff::civil::Date;
use kernel::{BasisPoints, Country, Currency, Lang, MarketCode, Money};
use serde::{Deserialize, Serialize};

use crate::price::Ending;

/// A country as a place to sell: operator configuration, with the shipped values as its first state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Market {
    /// ISO 3166-1 alpha-2.
    pub code: MarketCode,
    /// The English short name of CLDR.
    pub name: String,
    /// What shoppers pay in.
    pub currency: Currency,
    /// Languages of the storefront, the main one first; never empty.
    pub languages: Vec<Lang>,
    /// IANA time zone: where a day of charts and deadlines begins.
    pub time_zone: String,
    /// Whether Meadow sells there. A disabled market may still be a shop's home.
    pub enabled: bool,
    /// How a shopper pays there; [`Checkout::None`] while the market is disabled.
    pub checkout: Checkout,
    /// The payment providers that are offered there, of [`PAYMENT_METHODS`]; `None` means all that the installation has.
    #[serde(default)]
    pub payment_methods: Option<Vec<String>>,
    /// The operator declares to hold what local law asks of a marketplace that takes payment.
    #[serde(default)]
    pub marketplace_licence: bool,
    /// Local law lets a marketplace take payment only with a licence: IN_APP needs [`Market::marketplace_licence`].
    #[serde(default)]
    pub licence_needed: bool,
    /// Tax included in prices, by the day it applies from; see [`Market::vat_on`].
    #[serde(default)]
    pub vat: Vec<VatRow>,
    /// Who hands the tax of a sale to the state.
    #[serde(default)]
    pub vat_collected_by: CollectedBy,
    /// Rules for imports of low value, for people to read.
    #[serde(default)]
    pub low_value_imports: Vec<Rule>,
    /// Law that shapes what may be sold and how, for people to read.
    #[serde(default)]
    pub legal: Vec<Rule>,
    /// The least value of one unit sold from abroad, free on board; under it sync warns. ID: 100 USD.
    #[serde(default)]
    pub cross_border_min_fob: Option<Money>,
    /// What a price may be at the least and the most.
    #[serde(default)]
    pub price_bounds: Option<PriceBounds>,
    /// The endings prices take, by band, in rising order; none means the nearest minor unit.
    #[serde(default)]
    pub endings: Vec<Ending>,
    /// While the currency has no rate at all, prices are in US dollars, and say so; otherwise they are pending. Shipped
    /// on for the countries that ship disabled, off for the markets with full data.
    #[serde(default)]
    pub usd_without_rate: bool,
    /// Freight that the formula puts into every price, in the market's currency.
    pub freight: Money,
    /// The platform's share of the price that the formula provides for.
    pub commission_bp: BasisPoints,
    /// The payment provider's share of the price that the formula provides for.
    pub payment_fee_bp: BasisPoints,
    /// A rate's move under this, from the rate in the price on sale, changes no price.
    pub reprice_threshold_bp: BasisPoints,
    /// Days after delivery in which a return may be asked for.
    pub return_days: i64,
    /// Who approves listings.
    pub review: Review,
    /// What a listing may hold.
    pub limits: Limits,
    /// Title and description must be in this language by law: untranslated text may not go on sale. MY: Malay.
    #[serde(default)]
    pub text_required_language: Option<Lang>,
    /// Where the facts above come from.
    #[serde(default)]
    pub sources: Vec<Source>,
}

impl Market {
    /// The storefront's main language.
    pub fn main_language(&self) -> Lang {
        self.languages.first().copied().unwrap_or(Lang::EN)
    }

    /// The share of tax on `day`: the row with the latest start not after it. Zero before the first row.
    pub fn vat_on(&self, day: Date) -> BasisPoints {
        self.vat_row_on(day).map_or(BasisPoints::ZERO, |row| row.bp)
    }

    /// The row that [`Market::vat_on`] answers from.
    pub fn vat_row_on(&self, day: Date) -> Option<&VatRow> {
        self.vat.iter().filter(|row| row.from <= day).max_by_key(|row| row.from)
    }

    /// The calendar day at `now` in the market's time zone.
    pub fn today(&self, now: kernel::Instant) -> Date {
        let zone = jiff::tz::TimeZone::get(&self.time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
        now.timestamp().to_zoned(zone).date()
    }

    /// The bounds for goods of a shop at home in `home`: shipped bounds are those of cross-border trade and spare
    /// the market's own shops.
    pub fn bounds_for(&self, home: Country) -> Option<PriceBounds> {
        self.price_bounds.filter(|bounds| !(bounds.cross_border_only && home == self.code))
    }
}

/// Names of [`Market::payment_methods`]. `sandbox` pays without money and exists in a sandbox only; `cod` is cash on
/// delivery.
pub const PAYMENT_METHODS: [&str; 4] = ["sandbox", "cod", "stripe", "hyperswitch"];

/// How a shopper pays.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Checkout {
    /// In Meadow.
    InApp,
    /// At the brand's own store: a listing needs its address.
    LinkOut,
    /// Not at all: nothing is sold there.
    #[default]
    None,
}

impl Checkout {
    /// The word of the API: `IN_APP`, `LINK_OUT` or `NONE`.
    pub fn as_str(self) -> &'static str {
        match self {
            Checkout::InApp => "IN_APP",
            Checkout::LinkOut => "LINK_OUT",
            Checkout::None => "NONE",
        }
    }
}

/// Who approves a listing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Review {
    /// SYSTEM, at once, what passes lint.
    #[default]
    System,
    /// The operator.
    Manual,
}

/// Who hands tax to the state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CollectedBy {
    Platform,
    #[default]
    Seller,
    Carrier,
}

/// Where a number or a rule was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    /// The document, by name.
    pub text: String,
    /// Where it can be read, when it is on the web.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}

/// A share of tax in prices, from a day on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VatRow {
    pub from: Date,
    pub bp: BasisPoints,
    pub source: Source,
}

/// A rule in words, from a day on. Information for people; what the program enforces has a field of its own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub from: Date,
    /// The last day, when one is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Date>,
    /// The rule in plain English.
    pub text: String,
    pub source: Source,
}

/// The least and the most a price may be, both allowed, in the market's currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PriceBounds {
    pub min: Money,
    pub max: Money,
    /// Whether shops at home in the market are spared.
    #[serde(default)]
    pub cross_border_only: bool,
}

/// What a listing may hold in a market.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Variants of one listing.
    pub variants_max: i64,
    /// Characters of a title, at least 1.
    pub title_max: i64,
    /// Characters of a description.
    pub description_max: i64,
    /// Images of a listing.
    pub images_max: i64,
}

/// The money a market's prices are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PricingCurrency {
    pub currency: Currency,
    /// The market's own currency, which has no rate: prices are in US dollars, and pages must say so.
    pub instead_of: Option<Currency>,
}

/// The currency prices take in `market`: its own, or US dollars where it has no rate (an old rate is one: see
/// [`crate::fx::Book::knows`]) and [`Market::usd_without_rate`] is set.
pub fn pricing_currency(market: &Market, has_rate: impl Fn(Currency) -> bool) -> PricingCurrency {
    let own = market.currency;
    if !market.usd_without_rate || own == Currency::USD || has_rate(own) {
        PricingCurrency { currency: own, instead_of: None }
    } else {
        PricingCurrency { currency: Currency::USD, instead_of: Some(own) }
    }
}

#[cfg(test)]
mod tests;
