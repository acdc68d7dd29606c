//! How a price is made, line by line, from the sum that was kept with it.

use kernel::Money;
use market::price::{Breakdown, PriceRule, Verdict};
use maud::{Markup, html};
use rust_decimal::Decimal;

use crate::Voice;
use crate::ui::{MadeRow, price_made};

/// The whole sum of a price, folded up until asked.
pub fn made(sum: &Breakdown, voice: &Voice) -> Markup {
    let rows = rows(sum, voice);
    let note = match sum.verdict {
        Verdict::Within => None,
        Verdict::BelowMin { min } => {
            Some(voice.say_with("shop-made-below", &[("min", voice.money(min).into())]).into_owned())
        }
        Verdict::AboveMax { max } => {
            Some(voice.say_with("shop-made-above", &[("max", voice.money(max).into())]).into_owned())
        }
    };
    price_made(&rows, note.as_deref(), voice)
}

/// The formula in words, for a page that shows many prices.
pub fn formula(voice: &Voice) -> Markup {
    html! { p.formula { (voice.say("shop-formula")) } }
}

fn rows(sum: &Breakdown, voice: &Voice) -> Vec<MadeRow> {
    let say = |id: &str| voice.say(id).into_owned();
    let row = |label: String, amount: String| MadeRow { label, amount, note: None, total: false };
    let step = |amount: Decimal| {
        Money::from_decimal(amount, sum.currency).map_or_else(|_| amount.to_string(), |money| voice.money(money))
    };
    let mut rows = vec![row(say("shop-made-base"), voice.money(sum.base))];
    match sum.rule {
        PriceRule::FixedBeforeFx { amount } => rows.push(row(say("shop-made-added"), voice.money(amount))),
        PriceRule::PercentBp { bp } => {
            rows.push(row(say("shop-made-added"), format!("{}%", Decimal::new(bp, 2).normalize())))
        }
        PriceRule::Formula | PriceRule::SameTimesFx => {}
    }
    let rate = format!("1 {} = {} {}", sum.base.currency, voice.locale().decimal(sum.rate.rate.get()), sum.currency);
    let source = voice.say_with(
        "shop-made-rate-from",
        &[("source", sum.rate.source.clone().into()), ("date", sum.rate.date.to_string().into())],
    );
    rows.push(MadeRow { note: Some(source.into_owned()), ..row(say("shop-made-rate"), rate) });
    rows.push(row(say("shop-made-converted"), step(sum.converted)));
    if sum.rule == PriceRule::Formula {
        rows.push(row(say("shop-made-freight"), format!("+ {}", voice.money(sum.freight))));
        rows.push(MadeRow {
            note: Some(step(sum.with_tax)),
            ..row(say("shop-made-tax"), format!("+ {}", voice.percent(sum.vat_bp)))
        });
        rows.push(row(say("shop-made-commission"), voice.percent(sum.commission_bp)));
        rows.push(MadeRow {
            note: Some(step(sum.raw)),
            ..row(say("shop-made-payment"), voice.percent(sum.payment_fee_bp))
        });
    }
    if sum.before_ending != sum.price {
        rows.push(row(say("shop-made-before-ending"), voice.money(sum.before_ending)));
    }
    rows.push(MadeRow { total: true, ..row(say("shop-made-total"), voice.money(sum.price)) });
    rows
}
