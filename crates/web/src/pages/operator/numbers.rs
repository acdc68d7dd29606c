//! How a market is doing, on the operator's first page: turnover, orders, the way from seen to bought, what is earned by it.

use std::sync::Arc;

use flows::data::{DaySum, Funnel, Numbers, Overview};
use kernel::{BasisPoints, Currency, MarketCode, Money};
use market::Market;
use maud::{Markup, html};
use serde::Deserialize;

use crate::api::data::{self, DAYS};
use crate::ui::{Bar, Figure, Share, bars, figures, flag, funnel, shares, switcher};
use crate::{AppState, Place, Result, Voice};

/// Stretches that the page offers, in days.
pub(super) const STRETCHES: [i64; 4] = [1, 7, 28, 84];
/// Categories that are told.
const CATEGORIES: usize = 8;
/// A fifth of the products, in basis points.
const FIFTH_BP: i64 = 2_000;

/// What the address may say.
#[derive(Debug, Default, Deserialize)]
pub(super) struct NumbersQuery {
    market: Option<String>,
    days: Option<String>,
}

/// A market's numbers, and the markets there are.
pub(super) struct MarketNumbers {
    pub place: Arc<Place>,
    /// The markets with the units sold there, the most first.
    pub markets: Vec<(MarketCode, i64)>,
    pub days: i64,
    pub overview: Overview,
}

/// The market and days that are asked for: the market that sold most, and four weeks, unless they are known. `None` where no market is open.
pub(super) async fn look(app: &AppState, query: &NumbersQuery) -> Result<Option<MarketNumbers>> {
    let days = query.days.as_deref().and_then(|days| days.parse().ok()).filter(|days| STRETCHES.contains(days));
    let days = days.unwrap_or(DAYS);
    let markets = app.markets.read(&app.db).await?;
    let all: Vec<Market> = markets.open().iter().map(|place| place.market.clone()).collect();
    let now = app.clock.now();
    let busy = app.db.read_long(move |read| flows::data::busiest(read, &all, days, now)).await?;
    let asked = query.market.as_deref().and_then(|code| code.parse::<MarketCode>().ok());
    let known = busy.iter().find(|(code, _)| Some(*code) == asked).or(busy.first());
    let Some(place) = known.and_then(|(code, _)| markets.find(*code)) else { return Ok(None) };
    let overview = data::look(app, place, days).await?;
    Ok(Some(MarketNumbers { place: Arc::clone(place), markets: busy, days, overview }))
}

/// The part of the page.
pub(super) fn part(numbers: &MarketNumbers, voice: &Voice) -> Markup {
    let overview = &numbers.overview;
    let market = &numbers.place.market;
    let name = switcher::market_name(market.code, &market.name, voice);
    // The market's own days and hours, in the operator's words.
    let here = Voice::new(voice.lang(), market.code, numbers.place.zone.clone());
    html! {
        section.market-numbers #numbers {
            div.page-head {
                div {
                    h2 { (voice.say_with("data-market", &[("market", name.into())])) }
                    p.muted { (voice.say_with("charts-as-of", &[("time", here.time(overview.as_of).into())])) " · " (market.currency.code()) }
                }
                (stretches(numbers, voice))
            }
            (places(numbers, voice))
            (figures(&told(overview, market.currency, &here), &before(numbers.days, voice), voice))
            div.market-drawings {
                section.panel { h3 { (voice.say("data-funnel")) } (funnel(&steps(&overview.now.funnel, voice), voice)) }
                section.panel { h3 { (voice.say("data-by-day")) } (by_day(overview, market.currency, &here)) }
                section.panel { h3 { (voice.say("charts-turnover")) } (categories(overview, market.currency, &here)) }
            }
        }
    }
}

/// What the numbers before are of.
pub(in crate::pages) fn before(days: i64, voice: &Voice) -> String {
    voice.say_with("data-before", &[("count", days.into())]).into_owned()
}

/// The words of a stretch.
pub(in crate::pages) fn stretch(days: i64, voice: &Voice) -> String {
    voice.say_with("data-last", &[("count", days.into())]).into_owned()
}

fn stretches(numbers: &MarketNumbers, voice: &Voice) -> Markup {
    html! {
        nav.segments aria-label=(voice.say("data-days")) {
            @for days in STRETCHES {
                a href={ "/operator?market=" (numbers.place.market.code) "&days=" (days) "#numbers" } aria-current=[(days == numbers.days).then_some("page")] {
                    (stretch(days, voice))
                }
            }
        }
    }
}

fn places(numbers: &MarketNumbers, voice: &Voice) -> Markup {
    let href = |code| format!("/operator?market={code}&days={}#numbers", numbers.days);
    markets(&numbers.markets, numbers.place.market.code, href, voice)
}

/// Markets to choose from, each with how much was sold there.
pub(in crate::pages) fn markets(
    all: &[(MarketCode, i64)],
    here: MarketCode,
    href: impl Fn(MarketCode) -> String,
    voice: &Voice,
) -> Markup {
    html! {
        nav.radar-chips aria-label=(voice.say("radar-markets")) { ul.chips {
            @for (code, sold) in all {
                li { a.chip href=(href(*code)) aria-current=[(*code == here).then_some("page")] {
                    (flag(*code)) (code) @if *sold > 0 { small.muted { (voice.number(*sold)) } }
                } }
            }
        } }
    }
}

fn told(overview: &Overview, currency: Currency, voice: &Voice) -> Vec<Figure> {
    let (now, before) = (&overview.now, &overview.before);
    let money = |minor| voice.money(Money::new(minor, currency));
    let plain = |words: &str, of: fn(&Numbers) -> i64| Figure {
        label: voice.say(words).into_owned(),
        value: voice.number(of(now)),
        change: Some((of(now), of(before))),
        help: None,
    };
    let amount = |words: &str, of: fn(&Numbers) -> i64| Figure { value: money(of(now)), ..plain(words, of) };
    let orders = |numbers: &Numbers| i64::try_from(numbers.funnel.orders).unwrap_or(i64::MAX);
    vec![
        amount("data-gmv", |numbers| numbers.gmv),
        plain("data-orders", orders),
        plain("data-units", |numbers| numbers.units),
        plain("data-buyers", |numbers| numbers.buyers),
        Figure {
            help: Some(voice.say("data-take-help").into_owned()),
            ..amount("data-take", |numbers| numbers.commission + numbers.payment_fee)
        },
        Figure {
            help: Some(voice.say_with("data-creators", &[("count", now.creators.into())]).into_owned()),
            ..amount("data-creators-earned", |numbers| numbers.creators_earned)
        },
    ]
}

fn steps(of: &Funnel, voice: &Voice) -> Vec<(String, u64)> {
    const WORDS: [&str; 5] =
        ["data-step-seen", "data-step-watched", "data-step-opened", "data-step-carts", "data-step-orders"];
    WORDS.into_iter().map(|words| voice.say(words).into_owned()).zip(of.steps()).collect()
}

fn by_day(overview: &Overview, currency: Currency, voice: &Voice) -> Markup {
    days(&overview.days, currency, voice)
}

/// A bar a day, with the table behind it; words where nothing was sold.
pub(in crate::pages) fn days(days: &[DaySum], currency: Currency, voice: &Voice) -> Markup {
    if days.iter().all(|day| day.minor <= 0) {
        return html! { p.muted { (voice.say("data-nothing-sold")) } };
    }
    let bar = |day: &DaySum| Bar {
        label: voice.day(day.day),
        value: day.minor.max(0),
        shown: Some(voice.money(Money::new(day.minor, currency))),
    };
    let all: Vec<Bar> = days.iter().map(bar).collect();
    bars(&voice.say("data-by-day"), &voice.say("data-day"), &voice.say("data-gmv"), &all, voice)
}

fn categories(overview: &Overview, currency: Currency, voice: &Voice) -> Markup {
    let few = overview.pareto.share_of(FIFTH_BP).and_then(BasisPoints::new);
    let share = |(category, minor): &(String, i64)| Share {
        label: voice.say(&format!("web-category-{category}")).into_owned(),
        amount: u64::try_from(*minor).unwrap_or(0),
        shown: voice.money(Money::new(*minor, currency)),
        note: None,
    };
    let rows: Vec<Share> = overview.categories.iter().take(CATEGORIES).map(share).collect();
    html! {
        @if rows.is_empty() { p.muted { (voice.say("data-nothing-sold")) } } @else { (shares(&rows)) }
        @if let Some(share) = few {
            @let fifth = BasisPoints::new(FIFTH_BP).map(|fifth| voice.percent(fifth)).unwrap_or_default();
            p.muted { (voice.say_with("charts-pareto-says", &[("products", fifth.into()), ("share", voice.percent(share).into())])) }
        }
    }
}
