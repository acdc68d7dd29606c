//! What the radar says, in words: for sellers, for shoppers, for whoever brought a file.

use flows::radar::{Hit, Outlook, PROVEN_MIN, Subject};
use kernel::BasisPoints;
use maud::{Markup, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::{FromPrimitive as _, ToPrimitive as _};

use crate::ui::{Colour, dial, pill};
use crate::{Markets, Voice};

/// A probability in whole per cents; never nothing and never all.
pub(crate) fn share(probability: f64, voice: &Voice) -> String {
    let percent = |whole: i64| voice.percent(BasisPoints::new(whole * 100).unwrap_or(BasisPoints::ZERO));
    match whole(probability * 100.0) {
        ..1 => format!("<{}", percent(1)),
        100.. => format!(">{}", percent(99)),
        whole => percent(whole),
    }
}

/// The nearest whole number; what is none is 0.
pub(crate) fn whole(x: f64) -> i64 {
    Decimal::from_f64(x).and_then(|x| x.round().to_i64()).unwrap_or(0)
}

/// A number as people say it: one digit after the point below ten, none above.
pub(crate) fn about(x: f64, voice: &Voice) -> String {
    let digits = if x.abs() < 10.0 { 1 } else { 0 };
    Decimal::from_f64(x).map_or_else(String::new, |x| voice.locale().decimal(x.round_dp(digits).normalize()))
}

/// The probability of a hit as a ring.
pub(crate) fn chance(hit: &Hit, voice: &Voice) -> Markup {
    let words = share(hit.probability, voice);
    dial(hit.probability, &words, &voice.say_with("radar-chance", &[("share", words.as_str().into())]))
}

/// How far the probability can be believed.
pub(crate) fn proven(hit: &Hit, voice: &Voice) -> Markup {
    html! {
        p.radar-proven {
            @match hit.proven {
                Some((came, of)) => (voice.say_with("radar-proven", &[("came", came.into()), ("of", of.into())])),
                None => {
                    (pill(Colour::Mute, &voice.say("radar-unproven"))) " "
                    (voice.say_with("radar-unproven-text", &[("min", PROVEN_MIN.into())]))
                },
            }
        }
    }
}

/// Why it is expected, the strongest first.
pub(crate) fn evidence(hit: &Hit, markets: &Markets, voice: &Voice) -> Vec<String> {
    let (of, is_topic) = (&hit.evidence, matches!(hit.subject, Subject::Topic(_)));
    let shown = |id: &'static str, x: f64| voice.say_with(id, &[("shown", about(x, voice).into())]).into_owned();
    let counted = |id: &'static str, x: f64| {
        let count = whole(x);
        let args = [("count", count.into()), ("shown", voice.number(count).into())];
        (count > 0).then(|| voice.say_with(id, &args).into_owned())
    };
    let level = shown(if is_topic { "radar-ev-views-a-day" } else { "radar-ev-sold-a-day" }, of.level);
    let growth = (of.growth >= 1.15).then(|| shown("radar-ev-growth", of.growth));
    let args = [("shown", about(of.forecast, voice).into()), ("needed", about(of.needed, voice).into())];
    let needed = (of.forecast > 0.0).then(|| voice.say_with("radar-ev-needed", &args).into_owned());
    let elsewhere: Vec<String> =
        of.elsewhere.iter().map(|code| super::seller::frame::market_name(*code, markets, voice)).collect();
    let args = [("markets", elsewhere.join(", ").into())];
    let elsewhere = (!elsewhere.is_empty()).then(|| voice.say_with("radar-ev-elsewhere", &args).into_owned());
    let facts = [
        Some(level),
        growth,
        elsewhere,
        counted("radar-ev-waits", of.waits),
        needed,
        counted("radar-ev-buyers", of.buyers).filter(|_| !is_topic),
        counted("radar-ev-carts", of.carts),
        counted("radar-ev-views", of.views).filter(|_| !is_topic),
        counted("radar-ev-creators", of.creators),
        counted("radar-ev-shares", of.shares),
    ];
    facts.into_iter().flatten().collect()
}

/// How long something lasts: `12 days`, `over a year`.
pub(crate) fn lasts(days: Option<u32>, voice: &Voice) -> String {
    match days {
        Some(days) => {
            let args = [("count", days.into()), ("shown", voice.number(days.into()).into())];
            voice.say_with("radar-lasts", &args).into_owned()
        }
        None => voice.say("radar-lasts-year").into_owned(),
    }
}

/// What to order, in a few words.
pub(crate) fn order(outlook: &Outlook, voice: &Voice) -> Markup {
    let units = |n: u64| voice.number(i64::try_from(n).unwrap_or(i64::MAX));
    html! {
        @match outlook.reorder {
            _ if outlook.order_now == 0 && outlook.reorder.is_none() => span.muted { (voice.say("radar-order-none")) },
            None => b { (voice.say_with("radar-order-now", &[("units", units(outlook.order_now).into())])) },
            Some(then) => {
                b { (voice.say_with("radar-order-now", &[("units", units(outlook.order_now).into())])) }
                small.muted.under { (voice.say_with("radar-order-then", &[("units", units(then.units).into()), ("day", then.on_day.into())])) }
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use kernel::{Lang, MarketCode};

    use super::*;

    #[test]
    fn a_probability_is_never_nothing_and_never_all() {
        let voice = Voice::new(Lang::EN, MarketCode::new(*b"GB"), jiff::tz::TimeZone::UTC);
        let said = [0.0, 0.004, 0.006, 0.294, 0.994, 0.996, 1.0].map(|p| share(p, &voice));
        assert_eq!(said, ["<1%", "<1%", "1%", "29%", "99%", ">99%", ">99%"]);
        assert_eq!([0.04, 2.25, 31.7].map(|x| about(x, &voice)), ["0", "2.2", "32"]);
        assert_eq!(whole(f64::NAN), 0);
    }
}
