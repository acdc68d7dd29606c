//! The choice of how prices are made, as a form shows and reads it.

use kernel::{Currency, Money, Problem};
use market::price::PriceRule;
use maud::{Markup, html};

use super::typed;
use crate::Voice;
use crate::ui::Form;

/// The words of the choices; the empty one is the shop's own rule.
const KINDS: [(&str, &str); 4] = [
    ("formula", "shop-rule-formula"),
    ("same", "shop-rule-same"),
    ("percent", "shop-rule-percent"),
    ("fixed", "shop-rule-fixed"),
];

/// The names of the fields for `of`: a market's code, or nothing.
fn names(of: &str) -> (String, String) {
    (format!("rule{of}"), format!("amount{of}"))
}

/// The rule that a form names; `None` is the shop's own.
pub fn read(form: &Form, of: &str, currency: Currency) -> Result<Option<PriceRule>, Problem> {
    let (kind, amount) = names(of);
    let typed = form.value(&amount);
    match form.value(&kind) {
        "formula" => Ok(Some(PriceRule::Formula)),
        "same" => Ok(Some(PriceRule::SameTimesFx)),
        "percent" => {
            let bp = typed::percent(typed).map_err(|_| Problem::new(&amount, "shop.percent_not_a_number"))?;
            let fits = (-9_999..=90_000).contains(&bp);
            if fits {
                Ok(Some(PriceRule::PercentBp { bp }))
            } else {
                Err(Problem::new(&amount, "catalog.price_rule_range"))
            }
        }
        "fixed" => {
            let minor = typed::signed_amount(typed, currency).map_err(|unread| unread.problem(&amount, currency))?;
            Ok(Some(PriceRule::FixedBeforeFx { amount: Money::new(minor, currency) }))
        }
        _ => Ok(None),
    }
}

/// What the form says for a rule: the values of its two fields.
pub fn values(rule: Option<PriceRule>, of: &str) -> [(String, String); 2] {
    let (kind, amount) = names(of);
    let (word, typed) = match rule {
        None => ("", String::new()),
        Some(PriceRule::Formula) => ("formula", String::new()),
        Some(PriceRule::SameTimesFx) => ("same", String::new()),
        Some(PriceRule::PercentBp { bp }) => ("percent", rust_decimal::Decimal::new(bp, 2).normalize().to_string()),
        Some(PriceRule::FixedBeforeFx { amount }) => ("fixed", typed::plain(amount)),
    };
    [(kind, word.to_owned()), (amount, typed)]
}

/// The two fields beside each other; `own` says what the empty choice means.
pub fn fields(form: &Form, of: &str, own: &str, currency: Currency, voice: &Voice) -> Markup {
    let (kind, amount) = names(of);
    let chosen = form.value(&kind);
    let problem =
        form.problems().iter().find(|problem| problem.field == amount).map(|problem| voice.explain_problem(problem));
    html! {
        div.rule.wrong[problem.is_some()] {
            select id=(kind) name=(kind) aria-label=(voice.say("shop-price-rule")) {
                option value="" selected[chosen.is_empty()] { (own) }
                @for (value, words) in KINDS { option value=(value) selected[chosen == value] { (voice.say(words)) } }
            }
            input id=(amount) name=(amount) value=(form.value(&amount)) inputmode="decimal" maxlength="16" placeholder={ "% / " (currency) }
                aria-label=(voice.say("shop-rule-amount")) aria-invalid=[problem.is_some().then_some("true")];
            @if let Some(problem) = problem { p.field-error { (problem) } }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_read_as_it_was_shown() {
        let rules = [
            None,
            Some(PriceRule::Formula),
            Some(PriceRule::SameTimesFx),
            Some(PriceRule::PercentBp { bp: -250 }),
            Some(PriceRule::FixedBeforeFx { amount: Money::new(150, Currency::CNY) }),
        ];
        for rule in rules {
            assert_eq!(read(&Form::new(values(rule, "GB")), "GB", Currency::CNY), Ok(rule));
        }
    }

    #[test]
    fn a_share_beyond_reason_is_refused() {
        let form = Form::new([("rule", "percent"), ("amount", "-100")]);
        assert_eq!(read(&form, "", Currency::CNY).unwrap_err().code, "catalog.price_rule_range");
    }
}
