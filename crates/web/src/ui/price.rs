//! A price, and how it is made.

use kernel::Money;
use maud::{Markup, html};

use crate::Voice;
use crate::ui::{Icon, icon_sized};

/// What is shown of a price.
#[derive(Clone, Debug, Default)]
pub struct PriceView {
    pub now: String,
    /// The struck price before a reduction.
    pub was: Option<String>,
    /// `−20%`.
    pub saving: Option<String>,
    /// Whether variants differ and this is the lowest.
    pub from: bool,
    /// `Includes 20% VAT`, on the product's page.
    pub tax_note: Option<String>,
}

impl PriceView {
    /// The price of variants that cost `min` to `max`, struck from `was`.
    pub fn of(min: Money, max: Money, was: Option<Money>, voice: &Voice) -> PriceView {
        let was = was.filter(|was| was.currency == min.currency && was.minor > min.minor);
        PriceView {
            now: voice.money(min),
            saving: was.and_then(|was| saving(min, was, voice)),
            was: was.map(|was| voice.money(was)),
            from: max.minor > min.minor,
            tax_note: None,
        }
    }
}

fn saving(now: Money, was: Money, voice: &Voice) -> Option<String> {
    let saved = was.minor.checked_sub(now.minor)?;
    // Whole per cents, rounded down: a saving is never overstated.
    let percent = saved.checked_mul(100)?.checked_div(was.minor)?;
    let share = kernel::BasisPoints::new(percent.checked_mul(100)?)?;
    (percent > 0).then(|| format!("−{}", voice.percent(share)))
}

/// A price with what was saved and the tax in it.
pub fn price(view: &PriceView, voice: &Voice) -> Markup {
    html! {
        p.price {
            @if view.from { span.price-from { (voice.say("web-price-from")) " " } }
            span class=(if view.was.is_some() { "price-now reduced" } else { "price-now" }) { (view.now) }
            @if let Some(was) = &view.was {
                " " s.price-was { span.hidden { (voice.say("web-price-was")) " " } (was) }
            }
            @if let Some(note) = &view.tax_note { " " small.price-tax { (note) } }
        }
    }
}

/// A line of the account of a price: what it is, how much.
#[derive(Clone, Debug)]
pub struct MadeRow {
    pub label: String,
    pub amount: String,
    /// Where the number comes from, as of when.
    pub note: Option<String>,
    /// The sum at the end.
    pub total: bool,
}

/// How a price is made, folded up until asked.
pub fn price_made(rows: &[MadeRow], note: Option<&str>, voice: &Voice) -> Markup {
    html! {
        details.made {
            summary { (icon_sized(Icon::Info, 18)) span { (voice.say("web-price-made")) } }
            dl.made-rows {
                @for row in rows {
                    div class=[row.total.then_some("total")] {
                        dt { (row.label) @if let Some(note) = &row.note { small { (note) } } }
                        dd { (row.amount) }
                    }
                }
            }
            @if let Some(note) = note { p.made-note { (note) } }
        }
    }
}
