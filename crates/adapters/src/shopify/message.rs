//! What Shopify's webhooks say: an order that is paid, money that was given back. Read with care for what may be missing; amounts
//! are the shop's own currency, as it sets its prices.

use affiliate::connection::{DELIVERY_MAX, Message, MessageError, Said};
use affiliate::external::{LINES_MAX, PaidLine, PaidOrder, RefundedLine, StoreRefund};
use kernel::{Currency, Money};
use rust_decimal::Decimal;
use serde_json::Value;

/// What carries the click in a cart and in an address.
const CLICK: &str = "meadow_click";
const CLICK_IN_CART: &str = "attributes[meadow_click]";
/// Clicks of one order that are looked at.
const CLICKS_MAX: usize = 4;

/// The message; its signature was right.
pub(super) fn read<'a>(header: &dyn Fn(&str) -> Option<&'a str>, body: &[u8]) -> Result<Message, MessageError> {
    let topic = header("x-shopify-topic").unwrap_or_default();
    let value: Value = serde_json::from_slice(body).map_err(|_| MessageError::Unreadable)?;
    if !value.is_object() {
        return Err(MessageError::Unreadable);
    }
    let said = match topic {
        "orders/paid" => paid(&value).map(Said::Paid),
        "refunds/create" => refunded(&value).map(Said::Refunded),
        _ => None,
    };
    let delivery = header("x-shopify-webhook-id").filter(|id| is_plain(id)).map(str::to_owned);
    let topic = topic.chars().filter(|c| c.is_ascii_graphic()).take(DELIVERY_MAX).collect();
    Ok(Message { delivery, topic, said: said.unwrap_or(Said::Nothing) })
}

fn is_plain(id: &str) -> bool {
    (1..=DELIVERY_MAX).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}

/// An order. A refund that says it were one has no lines of its own, and is none.
fn paid(order: &Value) -> Option<PaidOrder> {
    let currency: Currency = text(order, "currency")?.parse().ok()?;
    let tax_included = order["taxes_included"].as_bool().unwrap_or(false);
    let lines = order["line_items"].as_array()?.iter().take(LINES_MAX).enumerate();
    let lines: Vec<PaidLine> = lines.filter_map(|(at, line)| paid_line(line, at, currency, tax_included)).collect();
    Some(PaidOrder {
        number: number(order, "id")?,
        currency,
        clicks: clicks(order),
        email: text(order, "email").or_else(|| text(&order["customer"], "email")).map(str::to_owned),
        is_test: order["test"].as_bool().unwrap_or(false),
        lines,
    })
}

fn paid_line(line: &Value, at: usize, currency: Currency, tax_included: bool) -> Option<PaidLine> {
    let units = line["quantity"].as_i64().filter(|units| (1..=1_000_000).contains(units))?;
    let each = shop_amount(line, "price", currency)?;
    let price = each.times(units).ok()?;
    let allocated = line["discount_allocations"].as_array().map(|all| sum(all, "amount", currency));
    let discount = match allocated {
        Some(discount) => discount,
        None => shop_amount(line, "total_discount", currency).unwrap_or(Money::zero(currency)),
    };
    let taxes = line["tax_lines"].as_array().map_or(Money::zero(currency), |all| sum(all, "price", currency));
    let left = price.minor.saturating_sub(discount.minor).max(0);
    // No more is tax than was paid.
    let tax = if tax_included { Money { minor: taxes.minor.min(left), ..taxes } } else { taxes };
    Some(PaidLine {
        // Every line has a number; what comes without one is told apart by its place.
        number: number(line, "id").or_else(|| i64::try_from(at).ok()?.checked_add(1))?,
        variant: number(line, "variant_id"),
        sku: text(line, "sku").unwrap_or_default().to_owned(),
        units,
        price,
        tax,
        tax_included,
        discount: Money { minor: discount.minor.min(price.minor), ..discount },
    })
}

/// The clicks that an order names: in what its cart carried, then in the address by which its buyer came in.
fn clicks(order: &Value) -> Vec<i64> {
    let attributes = order["note_attributes"].as_array().into_iter().flatten();
    let carried = attributes.filter(|one| text(one, "name") == Some(CLICK)).filter_map(|one| match &one["value"] {
        Value::String(value) => value.trim().parse().ok(),
        value => value.as_i64(),
    });
    let mut clicks: Vec<i64> = carried.chain(landed(order)).filter(|click| *click > 0).collect();
    clicks.dedup();
    clicks.truncate(CLICKS_MAX);
    clicks
}

fn landed(order: &Value) -> Option<i64> {
    let (_, query) = text(order, "landing_site")?.split_once('?')?;
    let mut pairs = url::form_urlencoded::parse(query.as_bytes());
    pairs.find(|(name, _)| name == CLICK || name == CLICK_IN_CART).and_then(|(_, value)| value.parse().ok())
}

fn refunded(refund: &Value) -> Option<StoreRefund> {
    let lines: Vec<RefundedLine> = refund["refund_line_items"]
        .as_array()
        .into_iter()
        .flatten()
        .take(LINES_MAX)
        .filter_map(refunded_line)
        .collect();
    let whole = beside_lines(refund).or_else(|| if lines.is_empty() { transferred(refund) } else { None });
    Some(StoreRefund { number: number(refund, "id")?, order: number(refund, "order_id")?, lines, whole })
}

fn refunded_line(line: &Value) -> Option<RefundedLine> {
    let units = line["quantity"].as_i64().filter(|units| (0..=1_000_000).contains(units))?;
    let of = number(line, "line_item_id").or_else(|| number(&line["line_item"], "id"))?;
    Some(RefundedLine { line: of, units, subtotal: said_amount(shop_money(line, "subtotal_set")) })
}

/// What was given back without naming a line: Shopify books it as a discrepancy, below zero.
fn beside_lines(refund: &Value) -> Option<Money> {
    let adjustments = refund["order_adjustments"].as_array().into_iter().flatten();
    let beside = adjustments.filter(|one| text(one, "kind") == Some("refund_discrepancy")).filter_map(|one| {
        let set = shop_money(one, "amount_set");
        let currency: Currency = text(set, "currency_code")?.parse().ok()?;
        let amount = decimal(&one["amount"]).or_else(|| decimal(&set["amount"]))?;
        let tax = decimal(&one["tax_amount"]).unwrap_or(Decimal::ZERO);
        Money::from_decimal(-amount.checked_add(tax)?, currency).ok()
    });
    let beside = beside.reduce(|sum, one| sum.plus(one).unwrap_or(sum))?;
    (beside.minor > 0).then_some(beside)
}

/// What was transferred back, less shipping: for refunds that name nothing.
fn transferred(refund: &Value) -> Option<Money> {
    let transactions = refund["transactions"].as_array()?;
    let is_back = |one: &&Value| {
        text(one, "kind") == Some("refund") && matches!(text(one, "status"), None | Some("success" | "pending"))
    };
    let back = transactions.iter().filter(is_back).filter_map(|one| {
        let set = said_amount(shop_money(one, "amount_set"));
        set.or_else(|| amount(&one["amount"], text(one, "currency")?.parse().ok()?))
    });
    let back = back.reduce(|sum, one| sum.plus(one).unwrap_or(sum))?;
    let adjustments = refund["order_adjustments"].as_array().into_iter().flatten();
    let shipping = adjustments.filter(|one| text(one, "kind") == Some("shipping_refund")).filter_map(|one| {
        let tax = decimal(&one["tax_amount"]).unwrap_or(Decimal::ZERO);
        Money::from_decimal(-decimal(&one["amount"])?.checked_add(tax)?, back.currency).ok()
    });
    let shipping = shipping.fold(0_i64, |sum, one| sum.saturating_add(one.minor.max(0)));
    let left = back.minor.saturating_sub(shipping);
    (left > 0).then_some(Money { minor: left, ..back })
}

/// The sum of a list's amounts; what cannot be read adds nothing.
fn sum(list: &[Value], field: &str, currency: Currency) -> Money {
    let amounts = list.iter().filter_map(|one| shop_amount(one, field, currency));
    amounts.fold(Money::zero(currency), |sum, one| sum.plus(one).unwrap_or(sum))
}

/// An amount in the shop's own currency: the field itself, or what its `…_set` says of it.
fn shop_amount(of: &Value, field: &str, currency: Currency) -> Option<Money> {
    let set = shop_money(of, &format!("{field}_set"));
    said_amount(set).filter(|money| money.currency == currency).or_else(|| amount(&of[field], currency))
}

/// What a `…_set` says in the shop's own currency.
fn shop_money<'a>(of: &'a Value, set: &str) -> &'a Value {
    static NOTHING: Value = Value::Null;
    of.get(set).and_then(|set| set.get("shop_money")).unwrap_or(&NOTHING)
}

/// `{"amount":"12.00","currency_code":"GBP"}`.
fn said_amount(money: &Value) -> Option<Money> {
    amount(&money["amount"], text(money, "currency_code")?.parse().ok()?)
}

/// An amount of zero or more, as text or as a number, in minor units by the currency's exponent.
fn amount(value: &Value, currency: Currency) -> Option<Money> {
    let money = Money::from_decimal(decimal(value)?, currency).ok()?;
    (money.minor >= 0).then_some(money)
}

fn decimal(value: &Value) -> Option<Decimal> {
    match value {
        Value::String(text) => text.trim().parse().ok(),
        Value::Number(number) => number.to_string().parse().ok(),
        _ => None,
    }
}

/// A number of the store's own: above zero.
fn number(of: &Value, field: &str) -> Option<i64> {
    of[field].as_i64().filter(|number| *number > 0)
}

fn text<'a>(of: &'a Value, field: &str) -> Option<&'a str> {
    of[field].as_str()
}
