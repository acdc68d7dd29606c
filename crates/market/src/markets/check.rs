//! What a market must be to be kept.

use kernel::{Money, Problem, Problems};

use crate::price::Ending;
use crate::{Checkout, Market, PAYMENT_METHODS};

/// Everything that is wrong with `market`; empty means that it can be kept.
pub fn check(market: &Market) -> Problems {
    let mut problems = Problems::default();
    check_place(market, &mut problems);
    check_checkout(market, &mut problems);
    check_money(market, &mut problems);
    check_endings(&market.endings, &mut problems);
    check_rows(market, &mut problems);
    check_limits(market, &mut problems);
    problems
}

fn check_place(market: &Market, problems: &mut Problems) {
    let name = market.name.chars().count();
    problems.check((1..=100).contains(&name), || Problem::new("name", "market.name_length").with("max", 100));
    problems.check((1..=8).contains(&market.languages.len()), || {
        Problem::new("languages", "market.languages_count").with("max", 8)
    });
    let mut seen = market.languages.clone();
    seen.sort();
    seen.dedup();
    problems.check(seen.len() == market.languages.len(), || Problem::new("languages", "market.languages_repeat"));
    problems.check(jiff::tz::TimeZone::get(&market.time_zone).is_ok(), || {
        Problem::new("time_zone", "market.time_zone_unknown").with("zone", &market.time_zone)
    });
}

fn check_checkout(market: &Market, problems: &mut Problems) {
    let licensed = !market.licence_needed || market.marketplace_licence;
    problems.check(market.checkout != Checkout::InApp || licensed, || {
        Problem::new("checkout", "market.licence_required").with("market", market.code)
    });
    problems.check(market.enabled || market.checkout == Checkout::None, || {
        Problem::new("checkout", "market.closed_checkout").with("market", market.code)
    });
    problems.check(market.payment_methods.as_deref().is_none_or(is_choice), || {
        Problem::new("payment_methods", "market.payment_methods_invalid").with("known", PAYMENT_METHODS.join(", "))
    });
}

/// One or more known names, none twice.
fn is_choice(names: &[String]) -> bool {
    let mut seen = names.to_vec();
    seen.sort();
    seen.dedup();
    !names.is_empty() && seen.len() == names.len() && names.iter().all(|name| PAYMENT_METHODS.contains(&name.as_str()))
}

fn check_money(market: &Market, problems: &mut Problems) {
    let own = |money: &Money| money.currency == market.currency;
    problems.check(own(&market.freight) && market.freight.minor >= 0, || amount("freight", market));
    if let Some(bounds) = &market.price_bounds {
        problems.check(own(&bounds.min) && bounds.min.minor >= 0, || amount("price_bounds.min", market));
        problems.check(own(&bounds.max), || amount("price_bounds.max", market));
        problems.check(bounds.min.minor <= bounds.max.minor, || Problem::new("price_bounds", "market.bounds_crossed"));
    }
    if let Some(least) = &market.cross_border_min_fob {
        problems.check(least.minor >= 0, || Problem::new("cross_border_min_fob", "market.amount_negative"));
    }
    problems.check(market.commission_bp.get() + market.payment_fee_bp.get() < 10_000, || {
        Problem::new("commission_bp", "market.fees_take_all")
    });
}

fn amount(field: &str, market: &Market) -> Problem {
    Problem::new(field, "market.amount_invalid").with("currency", market.currency)
}

/// Bands rise and end with an open one; an ending fits its step.
fn check_endings(endings: &[Ending], problems: &mut Problems) {
    let mut from = 0;
    for (i, band) in endings.iter().enumerate() {
        let fits = band.every >= 1 && (0..band.every).contains(&band.ending);
        problems.check(fits, || Problem::new(format!("endings[{i}].ending"), "market.ending_too_large"));
        let last = i + 1 == endings.len();
        let rises = match band.below {
            Some(below) => !last && below > from,
            None => last,
        };
        problems.check(rises, || Problem::new(format!("endings[{i}].below"), "market.ending_bands"));
        from = band.below.unwrap_or(from);
    }
}

fn check_rows(market: &Market, problems: &mut Problems) {
    for (i, row) in market.vat.iter().enumerate() {
        problems.check(!row.source.text.trim().is_empty(), || {
            Problem::new(format!("vat[{i}].source"), "market.source_missing")
        });
        let again = market.vat.iter().filter(|other| other.from == row.from).count() > 1;
        problems.check(!again, || Problem::new(format!("vat[{i}].from"), "market.vat_day_repeats"));
    }
    for (field, rules) in [("low_value_imports", &market.low_value_imports), ("legal", &market.legal)] {
        for (i, rule) in rules.iter().enumerate() {
            let said = !rule.text.trim().is_empty() && !rule.source.text.trim().is_empty();
            problems.check(said, || Problem::new(format!("{field}[{i}]"), "market.source_missing"));
            problems.check(rule.until.is_none_or(|until| until >= rule.from), || {
                Problem::new(format!("{field}[{i}].until"), "market.rule_dates_crossed")
            });
        }
    }
}

fn check_limits(market: &Market, problems: &mut Problems) {
    let limits = &market.limits;
    let ranges = [
        ("return_days", market.return_days, 0, 365),
        ("limits.variants_max", limits.variants_max, 1, 1_000),
        ("limits.title_max", limits.title_max, 1, 255),
        ("limits.description_max", limits.description_max, 1, 10_000),
        ("limits.images_max", limits.images_max, 1, 9),
    ];
    for (field, value, min, max) in ranges {
        problems.check((min..=max).contains(&value), || {
            Problem::new(field, "market.number_out_of_range").with("min", min).with("max", max)
        });
    }
}
