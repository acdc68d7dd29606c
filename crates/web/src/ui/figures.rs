//! Numbers in a row, each beside what it was before; and the steps from being seen to being bought.

use kernel::BasisPoints;
use maud::{Markup, html};

use super::{Icon, icon_sized};
use crate::Voice;

/// A number with its name.
#[derive(Clone, Debug)]
pub struct Figure {
    pub label: String,
    pub value: String,
    /// The number now and before; nothing is compared without it.
    pub change: Option<(i64, i64)>,
    pub help: Option<String>,
}

/// The numbers; `before` says what the ones before are of.
pub fn figures(all: &[Figure], before: &str, voice: &Voice) -> Markup {
    html! {
        dl.figure-row {
            @for figure in all {
                div.panel.figure-box {
                    dt { (figure.label) }
                    dd {
                        strong { (figure.value) }
                        @if let Some((now, then)) = figure.change { (change(now, then, before, voice)) }
                        @if let Some(help) = &figure.help { small.muted { (help) } }
                    }
                }
            }
        }
    }
}

/// By how much a number moved, with a sign, a colour and words.
fn change(now: i64, before: i64, of: &str, voice: &Voice) -> Markup {
    let Some((is_up, share)) = moved(now, before, voice) else {
        let words = if before == now { "data-as-before" } else { "data-none-before" };
        return html! { @if now != 0 { small.muted { (voice.say(words)) } } };
    };
    let class = if is_up { "delta up" } else { "delta down" };
    html! {
        small class=(class) {
            (icon_sized(if is_up { Icon::TrendingUp } else { Icon::TrendingDown }, 16)) " "
            (voice.say_with(if is_up { "data-more" } else { "data-less" }, &[("share", share.into())])) " "
            span.muted { (of) }
        }
    }
}

/// Whether it rose, and by what share, or how many times it is what it was; nothing where there was nothing, or nothing moved.
fn moved(now: i64, before: i64, voice: &Voice) -> Option<(bool, String)> {
    if before <= 0 || now == before {
        return None;
    }
    let bp = i64::try_from(i128::from(now - before).abs() * 10_000 / i128::from(before)).ok()?;
    // Whole per cent: a tenth of one says nothing of a week.
    let share = BasisPoints::new((bp + 50) / 100 * 100).map(|share| voice.percent(share));
    Some((now > before, share.unwrap_or_else(|| format!("{}×", voice.number(now / before)))))
}

/// One of several amounts that are compared.
#[derive(Clone, Debug)]
pub struct Share {
    pub label: String,
    pub amount: u64,
    /// The amount as it is written.
    pub shown: String,
    pub note: Option<String>,
}

/// Amounts below each other, each with a bar as wide as it is of the widest.
pub fn shares(all: &[Share]) -> Markup {
    let most = all.iter().map(|one| one.amount).max().unwrap_or(0).max(1);
    html! {
        ol.share-list {
            @for one in all {
                li {
                    span { (one.label) }
                    strong { (one.shown) }
                    svg viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" {
                        rect.share-ground width="1000" height="12" rx="6" {}
                        rect.share-bar width=(width(one.amount, most)) height="12" rx="6" {}
                    }
                    @if let Some(note) = &one.note { small.muted { (note) } }
                }
            }
        }
    }
}

/// Steps, each with its share of the one before.
pub fn funnel(steps: &[(String, u64)], voice: &Voice) -> Markup {
    let befores = std::iter::once(None).chain(steps.iter().map(|(_, count)| Some(*count)));
    let step = |((label, count), before): (&(String, u64), Option<u64>)| Share {
        label: label.clone(),
        amount: *count,
        shown: voice.number(i64::try_from(*count).unwrap_or(i64::MAX)),
        note: before.and_then(|before| of_before(*count, before, voice)),
    };
    shares(&steps.iter().zip(befores).map(step).collect::<Vec<_>>())
}

/// Thousandths of the widest; what is there can be seen.
fn width(count: u64, most: u64) -> u128 {
    let width = u128::from(count) * 1000 / u128::from(most);
    if count > 0 { width.max(6) } else { 0 }
}

fn of_before(count: u64, before: u64, voice: &Voice) -> Option<String> {
    let bp = i64::try_from((u128::from(count) * 10_000).checked_div(u128::from(before))?).ok()?;
    // A tenth of a per cent is fine enough.
    let share = voice.percent(BasisPoints::new((bp + 5) / 10 * 10)?);
    Some(voice.say_with("data-of-before", &[("share", share.into())]).into_owned())
}

#[cfg(test)]
mod tests {
    use kernel::Lang;

    use super::*;

    #[test]
    fn changes_are_told_where_there_is_something_to_compare() {
        let voice = Voice::plain(Lang::EN);
        let told = |now, before| moved(now, before, &voice);
        assert_eq!(told(134, 100), Some((true, "34%".to_owned())));
        assert_eq!(told(50, 100), Some((false, "50%".to_owned())));
        assert_eq!(told(560, 100), Some((true, "5×".to_owned())));
        assert_eq!((told(5, 0), told(7, 7), told(0, 9)), (None, None, Some((false, "100%".to_owned()))));
    }

    #[test]
    fn a_step_is_a_share_of_the_one_before() {
        let voice = Voice::plain(Lang::EN);
        let steps = [("Seen".to_owned(), 2_000), ("Watched".to_owned(), 500), ("Bought".to_owned(), 0)];
        let drawn = funnel(&steps, &voice).into_string();
        assert!(drawn.contains("25%") && drawn.contains("width=\"250\"") && drawn.contains("2,000"), "{drawn}");
        assert_eq!((width(1, 1_000_000), of_before(3, 0, &voice)), (6, None));
    }
}
