//! Prices of a market for the catalogue: the formula, the rates and the bounds behind its trait; and what the market
//! says of a shop.

use catalog::Shop;
use catalog::listing::decide::Terms;
use catalog::listing::{MarketSettings, NotPriced, Price, Pricer, RateUsed, Reason, Weight};
use jiff::civil::Date;
use kernel::{Clock, Coded, Country, Currency, MarketCode, Money};
use market::admission::{self, Finding, Offer};
use market::fx::{Ageing, Book, Quote, RateError};
use market::price::{Inputs, PriceRule, Verdict, compute, needs_reprice};
use market::{Market, Review};

/// A market as one shop meets it.
pub(crate) struct Station {
    pub terms: Terms,
    pub pricer: MarketPricer,
}

/// The markets of these codes as `shop` meets them now; codes that no market has are left out. `rule` goes before the
/// shop's own rules.
pub(crate) fn stations(
    read: &mut db::Read,
    clock: &dyn Clock,
    ageing: &Ageing,
    shop: &Shop,
    codes: &[MarketCode],
    rule: Option<PriceRule>,
) -> Result<Vec<Station>, db::Error> {
    let book = market::fx::book(read, clock.now(), ageing)?;
    let settings = catalog::listing::settings(read, shop.id)?;
    let markets = market::markets::all(read)?;
    let wanted = markets.into_iter().filter(|market| codes.contains(&market.code));
    Ok(wanted.map(|market| station(clock, shop, market, &book, &settings, rule)).collect())
}

fn station(
    clock: &dyn Clock,
    shop: &Shop,
    market: Market,
    book: &Book,
    settings: &[MarketSettings],
    rule: Option<PriceRule>,
) -> Station {
    let own = settings.iter().find(|own| own.market == market.code);
    let own_rule = own.and_then(|own| own.price_rule.as_deref()).or(shop.price_rule.as_deref());
    let rule = rule.or_else(|| own_rule.and_then(|json| serde_json::from_str(json).ok())).unwrap_or_default();
    let (currency, instead) = pricing_currency(shop, &market, book);
    let mut terms = terms(shop, &market, currency);
    terms.translated_only = own.is_some_and(|own| own.translated_only);
    if let Some(own) = instead {
        terms.reasons.push(Reason::new(Weight::Note, "market.priced_in_usd").with("currency", own));
    }
    let quote = book.rate(shop.currency, currency);
    let fob = market.cross_border_min_fob.map(|least| book.rate(shop.currency, least.currency));
    let day = market.today(clock.now());
    let pricer = MarketPricer { market, home: shop.home_country, rule, day, quote, fob: fob.and_then(Result::ok) };
    Station { terms, pricer }
}

/// The market's own currency; where it has no rate and no rules for amounts of it, US dollars: a market whose bounds and
/// endings are set waits for its rate.
fn pricing_currency(shop: &Shop, market: &Market, book: &Book) -> (Currency, Option<Currency>) {
    let has_rate = |currency| shop.currency == currency || book.knows(shop.currency, currency);
    let set_up = market.price_bounds.is_some() || !market.endings.is_empty();
    let chosen = market::pricing_currency(market, has_rate);
    match set_up || !has_rate(chosen.currency) {
        true => (market.currency, None),
        false => (chosen.currency, chosen.instead_of),
    }
}

fn terms(shop: &Shop, market: &Market, currency: Currency) -> Terms {
    let offer = Offer {
        home: shop.home_country,
        fob: None,
        has_store_link: shop.store.is_some(),
        text: market.text_required_language.unwrap_or(shop.language),
    };
    let size = |limit: i64| usize::try_from(limit).unwrap_or(usize::MAX);
    Terms {
        market: market.code,
        currency,
        languages: market.languages.clone(),
        required_language: market.text_required_language,
        translated_only: false,
        manual_review: market.review == Review::Manual,
        variants_max: size(market.limits.variants_max),
        title_max: size(market.limits.title_max),
        description_max: size(market.limits.description_max),
        reasons: admission::findings(market, &offer).into_iter().map(reason_of).collect(),
    }
}

fn reason_of(finding: Finding) -> Reason {
    let weight = match finding.weight {
        admission::Weight::Warning => Weight::Note,
        admission::Weight::Draft => Weight::HoldsSale,
        admission::Weight::Refused => Weight::Refuses,
    };
    let mut reason = Reason::new(weight, finding.problem.code).of(finding.problem.field);
    reason.args = finding.problem.args;
    reason
}

/// Prices for one shop in one market.
pub(crate) struct MarketPricer {
    market: Market,
    home: Country,
    rule: PriceRule,
    day: Date,
    quote: Result<Quote, RateError>,
    /// The rate into the currency of the least value of imports.
    fob: Option<Quote>,
}

impl Pricer for MarketPricer {
    fn price(&self, base: Money, on_sale: Option<&RateUsed>) -> Result<Price, NotPriced> {
        let quote = self.quote.as_ref().map_err(|error| NotPriced::Pending(self.no_rate(error)))?;
        let mut inputs = Inputs::of_market(&self.market, self.home, self.day, self.rule, base, quote);
        let keep = |used: &&RateUsed| !needs_reprice(used.rate, quote.rate, self.market.reprice_threshold_bp);
        if let Some(used) = on_sale.filter(keep) {
            inputs.rate = market::price::RateUsed { rate: used.rate, source: used.source.clone(), date: used.date };
        }
        let priced =
            compute(&inputs).map_err(|error| NotPriced::Pending(Reason::new(Weight::HoldsSale, error.code())))?;
        let used = inputs.rate;
        let price = Price {
            money: priced.price,
            rate: RateUsed { rate: used.rate, source: used.source, date: used.date },
            breakdown: serde_json::to_string(&priced.breakdown).unwrap_or_default(),
            notes: self.too_cheap_to_import(base),
        };
        match out_of_bounds(priced.price, &priced.breakdown.verdict) {
            Some(reason) => Err(NotPriced::Refused { price: Box::new(price), reason }),
            None => Ok(price),
        }
    }

    fn check(&self, set: Money) -> Option<Reason> {
        let own_currency = set.currency == self.market.currency;
        let bounds = self.market.bounds_for(self.home).filter(|_| own_currency);
        out_of_bounds(set, &Verdict::of(set, bounds.as_ref()))
    }
}

impl MarketPricer {
    fn no_rate(&self, error: &RateError) -> Reason {
        let reason = Reason::new(Weight::HoldsSale, error.code()).of("price");
        match error {
            RateError::Missing { currency } => reason.with("currency", currency),
            RateError::TooOld { currency, date } => reason.with("currency", currency).with("date", date),
        }
    }

    fn too_cheap_to_import(&self, base: Money) -> Vec<Reason> {
        let Some(quote) = &self.fob else { return Vec::new() };
        let worth = base.to_decimal().checked_mul(quote.rate.get());
        let fob = worth.and_then(|worth| Money::from_decimal(worth, quote.quote).ok());
        let text = self.market.text_required_language.unwrap_or(self.market.main_language());
        let offer = Offer { home: self.home, fob, has_store_link: true, text };
        let found = admission::findings(&self.market, &offer).into_iter();
        found.filter(|finding| finding.weight == admission::Weight::Warning).map(reason_of).collect()
    }
}

fn out_of_bounds(price: Money, verdict: &Verdict) -> Option<Reason> {
    let mut reason = Reason::new(Weight::HoldsSale, verdict.code()?).with("price", price);
    match verdict {
        Verdict::BelowMin { min } => reason = reason.with("min", min),
        Verdict::AboveMax { max } => reason = reason.with("max", max),
        Verdict::Within => {}
    }
    Some(reason)
}
