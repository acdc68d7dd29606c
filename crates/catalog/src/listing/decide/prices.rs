//! The prices: overrides first, then what the shop holds back from following, then the pricer.

use kernel::Money;

use super::{Case, VariantPrice};
use crate::listing::{NotPriced, Price, Reason, Weight};
use crate::product::Variant;

/// A price for each variant for sale; what stands against them is added to `reasons`.
pub(super) fn decide(case: &Case<'_>, reasons: &mut Vec<Reason>) -> Vec<VariantPrice> {
    let for_sale: Vec<&Variant> = case.product.variants.iter().filter(|variant| variant.for_sale()).collect();
    if for_sale.is_empty() {
        reasons.push(Reason::new(Weight::HoldsSale, "catalog.nothing_for_sale"));
    }
    for_sale.into_iter().map(|variant| price_of(case, variant, reasons)).collect()
}

fn price_of(case: &Case<'_>, variant: &Variant, reasons: &mut Vec<Reason>) -> VariantPrice {
    let known = case.known.prices.iter().find(|price| price.variant == variant.id);
    let known = known.filter(|known| known.price.is_none_or(|price| price.currency == case.terms.currency));
    let set = case.known.price_overrides.get(&variant.id);
    if let Some(set) = set.filter(|set| set.currency == case.terms.currency) {
        return by_hand(case, variant, *set, reasons);
    }
    match known {
        Some(known) if !case.shop.sync_fields.price && !known.overridden && known.price.is_some() => known.clone(),
        _ => made(case, variant, known, reasons),
    }
}

fn by_hand(case: &Case<'_>, variant: &Variant, set: Money, reasons: &mut Vec<Reason>) -> VariantPrice {
    if let Some(reason) = case.pricer.check(set) {
        add(reasons, variant, reason);
    }
    let price = Some(set);
    VariantPrice { variant: variant.id, price, compare_at: None, overridden: true, rate: None, breakdown: None }
}

fn made(case: &Case<'_>, variant: &Variant, known: Option<&VariantPrice>, reasons: &mut Vec<Reason>) -> VariantPrice {
    let on_sale = known.and_then(|known| known.rate.as_ref());
    let price = match case.pricer.price(variant.price, on_sale) {
        Ok(price) => price,
        Err(NotPriced::Refused { price, reason }) => {
            add(reasons, variant, reason);
            *price
        }
        Err(NotPriced::Pending(reason)) => {
            add(reasons, variant, reason);
            return pending(variant);
        }
    };
    for note in &price.notes {
        add(reasons, variant, note.clone());
    }
    let compare_at = compare_at(case, variant, &price);
    VariantPrice {
        variant: variant.id,
        price: Some(price.money),
        compare_at,
        overridden: false,
        rate: Some(price.rate),
        breakdown: Some(price.breakdown),
    }
}

fn pending(variant: &Variant) -> VariantPrice {
    VariantPrice { variant: variant.id, price: None, compare_at: None, overridden: false, rate: None, breakdown: None }
}

/// The struck price, made as the price is and kept only above it. Nobody pays it: bounds do not matter.
fn compare_at(case: &Case<'_>, variant: &Variant, price: &Price) -> Option<Money> {
    let struck = match case.pricer.price(variant.compare_at?, Some(&price.rate)) {
        Ok(struck) => struck.money,
        Err(NotPriced::Refused { price: struck, .. }) => struck.money,
        Err(NotPriced::Pending(_)) => return None,
    };
    (struck.currency == price.money.currency && struck.minor > price.money.minor).then_some(struck)
}

/// One reason of a kind is enough: it names the first variant and counts the others.
fn add(reasons: &mut Vec<Reason>, variant: &Variant, reason: Reason) {
    match reasons.iter_mut().find(|r| r.code == reason.code) {
        None => {
            let reason = if reason.field.is_none() { reason.of(format!("price:{}", variant.sku)) } else { reason };
            reasons.push(reason.with("sku", &variant.sku).with("count", 1));
        }
        Some(there) => {
            for (name, value) in &mut there.args {
                if name == "count" {
                    *value = value.parse::<u32>().map_or(1, |count| count.saturating_add(1)).to_string();
                }
            }
        }
    }
}
