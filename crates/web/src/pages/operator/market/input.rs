//! The form of a market: what people type, and the change it means.

use jiff::civil::Date;
use kernel::{BasisPoints, Currency, Instant, Money, Problem, Problems};
use market::{Checkout, Market, PriceBounds, Review, Source, VatRow};
use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::api::word;
use crate::ui::Form;

/// The form of the market as it stands; tax as of `now`.
pub(crate) fn form_of(market: &Market, now: Instant) -> Form {
    let today = market.today(now);
    let yes = |on: bool| if on { "yes" } else { "" }.to_owned();
    let bounds = market.price_bounds;
    let amount =
        |money: Option<Money>| money.map_or_else(String::new, |money| money.to_decimal().normalize().to_string());
    Form::new([
        ("enabled", yes(market.enabled)),
        ("checkout", market.checkout.as_str().to_owned()),
        ("marketplace_licence", yes(market.marketplace_licence)),
        ("vat", percent(market.vat_on(today))),
        ("vat_from", today.to_string()),
        ("vat_source", String::new()),
        ("price_bounds.min", amount(bounds.map(|bounds| bounds.min))),
        ("price_bounds.max", amount(bounds.map(|bounds| bounds.max))),
        ("cross_border_only", yes(bounds.is_none_or(|bounds| bounds.cross_border_only))),
        ("commission_bp", percent(market.commission_bp)),
        ("payment_fee_bp", percent(market.payment_fee_bp)),
        ("freight", amount(Some(market.freight))),
        ("reprice_threshold_bp", percent(market.reprice_threshold_bp)),
        ("return_days", market.return_days.to_string()),
        ("payment_methods", market.payment_methods.as_deref().unwrap_or_default().join(", ")),
        ("review", word(&market.review)),
    ])
}

/// A share as people write it: `7.5` of 750 basis points.
fn percent(share: BasisPoints) -> String {
    Decimal::new(share.get(), 2).normalize().to_string()
}

/// The change that a form means, as the API takes it, or everything in it that cannot be read.
pub(crate) fn changes(market: &Market, form: &Form, now: Instant) -> Result<Value, Problems> {
    let mut problems = Problems::default();
    let enabled = form.value("enabled") == "yes";
    let mut changes = json!({
        "enabled": enabled,
        "marketplace_licence": form.value("marketplace_licence") == "yes",
        "commission_bp": share(form, "commission_bp", &mut problems),
        "payment_fee_bp": share(form, "payment_fee_bp", &mut problems),
        "reprice_threshold_bp": share(form, "reprice_threshold_bp", &mut problems),
        "freight": amount(form, "freight", market.currency, &mut problems),
        "price_bounds": bounds(market, form, &mut problems),
        "return_days": whole(form, "return_days", &mut problems),
        "payment_methods": methods(form),
        "review": if form.value("review") == "manual" { Review::Manual } else { Review::System },
        "vat": vat(market, form, now, &mut problems),
    });
    // A closed market takes no payment; one that opens without a word gets what its law allows.
    if let (Some(checkout), Some(fields)) = (checkout(market, form, enabled), changes.as_object_mut()) {
        fields.insert("checkout".to_owned(), json!(checkout));
    }
    problems.ok(changes)
}

fn checkout(market: &Market, form: &Form, enabled: bool) -> Option<Checkout> {
    let chosen = match form.value("checkout") {
        "IN_APP" => Checkout::InApp,
        "LINK_OUT" => Checkout::LinkOut,
        _ => Checkout::None,
    };
    let opens_untold = enabled && !market.enabled && chosen == Checkout::None;
    (!opens_untold).then_some(if enabled { chosen } else { Checkout::None })
}

/// A share from per cent: `7.5` or `7,5`.
fn share(form: &Form, field: &str, problems: &mut Problems) -> BasisPoints {
    let text = form.value(field).trim().trim_end_matches('%').trim().replace(',', ".");
    let read = Decimal::from_str_exact(&text).ok().and_then(|value| value.checked_mul(Decimal::ONE_HUNDRED));
    let whole = read.filter(|bp| bp.fract().is_zero()).and_then(|bp| i64::try_from(bp).ok()).and_then(BasisPoints::new);
    problems.check(whole.is_some(), || Problem::new(field, "operator.percent"));
    whole.unwrap_or(BasisPoints::ZERO)
}

/// An amount in major units of the market's currency: `134.50`.
fn amount(form: &Form, field: &str, currency: Currency, problems: &mut Problems) -> Money {
    let read = Decimal::from_str_exact(form.value(field).trim()).ok();
    let fits = read.filter(|value| !value.is_sign_negative() && value.normalize().scale() <= currency.exponent());
    let money = fits.and_then(|value| Money::from_decimal(value, currency).ok());
    problems.check(money.is_some(), || Problem::new(field, "market.amount_invalid").with("currency", currency));
    money.unwrap_or(Money::zero(currency))
}

/// The bounds, when either end is given; both ends belong together.
fn bounds(market: &Market, form: &Form, problems: &mut Problems) -> Option<PriceBounds> {
    let ends = ["price_bounds.min", "price_bounds.max"];
    if ends.iter().all(|field| form.value(field).trim().is_empty()) {
        return None;
    }
    let [min, max] = ends.map(|field| amount(form, field, market.currency, problems));
    Some(PriceBounds { min, max, cross_border_only: form.value("cross_border_only") == "yes" })
}

/// Names with commas or blanks between them; none: everything there is.
fn methods(form: &Form) -> Option<Vec<String>> {
    let names = form.value("payment_methods").split([',', ' ']).map(str::trim).filter(|name| !name.is_empty());
    Some(names.map(str::to_lowercase).collect::<Vec<_>>()).filter(|names| !names.is_empty())
}

fn whole(form: &Form, field: &str, problems: &mut Problems) -> i64 {
    let read = form.value(field).trim().parse().ok();
    problems.check(read.is_some(), || Problem::new(field, "operator.whole_number"));
    read.unwrap_or(0)
}

/// The rows of tax with the share of the form from its day on; as they are when the form changes nothing.
fn vat(market: &Market, form: &Form, now: Instant, problems: &mut Problems) -> Vec<VatRow> {
    let bp = share(form, "vat", problems);
    let day: Option<Date> = form.value("vat_from").trim().parse().ok();
    let Some(from) = day else {
        problems.push(Problem::new("vat_from", "market.date_invalid"));
        return market.vat.clone();
    };
    let today = market.today(now);
    if market.vat_on(from) == bp && (market.vat_row_on(from).is_some() || (bp == BasisPoints::ZERO && from == today)) {
        return market.vat.clone();
    }
    let said = form.value("vat_source").trim();
    problems.check(!said.is_empty(), || Problem::new("vat_source", "operator.vat_source"));
    let mut rows: Vec<VatRow> = market.vat.iter().filter(|row| row.from != from).cloned().collect();
    rows.push(VatRow { from, bp, source: Source { text: said.to_owned(), url: None } });
    rows.sort_by_key(|row| row.from);
    rows
}

/// A problem of the market, at the field of the form that it is about.
pub(super) fn on_the_form(problem: Problem) -> Problem {
    let field = match problem.field.as_str() {
        "price_bounds" => "price_bounds.min",
        "" => "checkout",
        field if field.starts_with("vat") && !field.starts_with("vat_") && field != "vat" => "vat_from",
        field => field,
    };
    Problem { field: field.to_owned(), ..problem }
}
