//! Outside signals as they are shown: to a shop's staff, to operators, and beside a product's outlook.

use flows::trends::{Format, Imported, LINES_MAX, Matched, Trend, Unit};
use kernel::{BasisPoints, Page};
use maud::{Markup, html};
use rust_decimal::Decimal;
use rust_decimal::prelude::FromPrimitive as _;

use crate::pages::radar::{about, whole};
use crate::ui::{
    Choice, Column, Field, Form, Icon, Tone, empty, error_summary, field, flag, icon_sized, notice, sparkline, table,
};
use crate::{Markets, Voice};

/// Everything of the page that is not its frame.
pub(crate) struct Shown {
    pub form: Form,
    pub imported: Option<Imported>,
    pub list: Page<Matched>,
    /// Where the page is: `/seller/quiet-stones/trends`.
    pub base: String,
    /// Where a product's outlook is: `/seller/quiet-stones/products/`, for who has one.
    pub products: Option<String>,
}

/// The upload, and what there is.
pub(crate) fn part(shown: &Shown, markets: &Markets, voice: &Voice) -> Markup {
    html! {
        @if let Some(imported) = &shown.imported { (kept(imported, voice)) }
        @if shown.list.items.is_empty() {
            (empty(Icon::TrendingUp, &voice.say("trends-none-title"), &voice.say("trends-none-text"), None))
        } @else { (list(shown, voice)) }
        div.split.trends-file { (upload(shown, markets, voice)) (kinds(voice)) }
    }
}

fn kept(imported: &Imported, voice: &Voice) -> Markup {
    let count = |n: usize| voice.number(i64::try_from(n).unwrap_or(i64::MAX));
    let values = [
        ("series", count(imported.series).into()),
        ("points", count(imported.points).into()),
        ("from", voice.day(imported.from).into()),
        ("to", voice.day(imported.to).into()),
    ];
    notice(
        Tone::Good,
        &html! {
            p { (voice.say_with("trends-kept", &values)) }
            @if imported.passed_over > 0 { p { (voice.say_with("trends-passed", &[("count", imported.passed_over.into())])) } }
        },
    )
}

fn upload(shown: &Shown, markets: &Markets, voice: &Voice) -> Markup {
    let [file, format, market] = ["trends-file", "trends-format", "trends-market"].map(|id| voice.say(id));
    let lines = i64::try_from(LINES_MAX).unwrap_or(i64::MAX);
    let help = voice.say_with("trends-file-help", &[("lines", voice.number(lines).into())]);
    let formats = Format::ALL.map(|format| Choice {
        value: format.name().to_owned(),
        label: voice.say(&format!("trends-format-{}", format.name())).into_owned(),
    });
    let places = markets.open().iter().map(|place| {
        let (code, name) = (place.market.code, &place.market.name);
        Choice { value: code.to_string(), label: crate::ui::switcher::market_name(code, name, voice) }
    });
    let places: Vec<Choice> =
        std::iter::once(Choice { value: String::new(), label: "–".to_owned() }).chain(places).collect();
    let form = &shown.form;
    html! {
        form.form.panel.full method="post" enctype="multipart/form-data" action=(shown.base) {
            h2 { (voice.say("trends-add")) }
            (error_summary(form, voice))
            (field(form, &Field::text("file", &file).kind("file").help(&help), voice))
            (field(form, &Field::text("format", &format).choices(&formats), voice))
            (field(form, &Field::text("market", &market).help(&voice.say("trends-market-help")).choices(&places).optional(), voice))
            div { button.button { (icon_sized(Icon::Upload, 18)) (voice.say("trends-go")) } }
        }
    }
}

/// What each kind of file looks like.
fn kinds(voice: &Voice) -> Markup {
    html! {
        div.panel {
            h2 { (voice.say("trends-kinds")) }
            dl.trends-kinds {
                @for format in Format::ALL {
                    dt { (voice.say(&format!("trends-format-{}", format.name()))) }
                    dd { (voice.say(&format!("trends-about-{}", format.name()))) }
                }
            }
            pre.sales-example tabindex="0" { "t,source,market,term,value\n2026-11-21,resale,GB,moon lamp,31.50" }
            p.muted { (voice.say("radar-file-api")) " " code { "POST /api/v1/trends/imports" } }
        }
    }
}

fn list(shown: &Shown, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("trends-term")),
        Column::number(voice.say("trends-latest")),
        Column::number(voice.say("trends-change")),
        Column::words(voice.say("trends-line")),
        Column::words(voice.say("trends-of")),
        Column::words(voice.say("trends-remove")),
    ];
    let row = |matched: &Matched| {
        let trend = &matched.trend;
        vec![
            html! { div { (trend.series.term) small.muted.under { (flag(trend.series.market)) " " (source(trend, voice)) } } },
            html! { @match trend.latest() { Some((day, value)) => { div { strong { (number(trend.series.unit, value, voice)) } small.muted.under { (voice.day(day)) } } }, None => "–" } },
            change(trend, voice),
            line(trend),
            of(matched, shown.products.as_deref(), trend, voice),
            html! {
                form method="post" action={ (shown.base) "/" (trend.series.id) "/removal" } {
                    button.icon-button aria-label={ (voice.say("trends-remove")) ": " (trend.series.term) } { (icon_sized(Icon::Trash2, 18)) }
                }
            },
        ]
    };
    let rows: Vec<Vec<Markup>> = shown.list.items.iter().map(row).collect();
    html! {
        section.trends-list {
            (table(&voice.say("trends-title"), &columns, &rows))
            @if let Some(next) = &shown.list.next { p { a.button.quiet href={ (shown.base) "?after=" (next.as_str()) } { (voice.say("data-more-rows")) } } }
        }
    }
}

/// What a term is of.
fn of(matched: &Matched, products: Option<&str>, trend: &Trend, voice: &Voice) -> Markup {
    html! { div {
        @if matched.products.is_empty() && matched.topic.is_none() { span.muted { (voice.say("trends-of-nothing")) } }
        @for (id, title) in &matched.products {
            @match products {
                Some(base) => a.link.under href={ (base) (id) "/outlook?market=" (trend.series.market) } { (title) },
                None => span.under { (title) },
            }
        }
        @if let Some(tag) = &matched.topic { a.link.under href={ "/" (trend.series.market.slug()) "/topic/" (tag) } { "#" (tag) } }
    } }
}

/// `Google Trends`, or what a plain file says.
fn source(trend: &Trend, voice: &Voice) -> String {
    match Format::named(&trend.series.source).filter(|format| format.wants_market()) {
        Some(format) => voice.say(&format!("trends-format-{}", format.name())).into_owned(),
        None => trend.series.source.clone(),
    }
}

/// A number in the words of its unit.
fn number(unit: Unit, value: f64, voice: &Voice) -> String {
    let said = |id: &str, shown: String| voice.say_with(id, &[("value", shown.into())]).into_owned();
    match unit {
        Unit::Interest => said("trends-interest", about(value, voice)),
        Unit::Rise => said("trends-rise", voice.number(whole(value))),
        Unit::Rank => said("trends-rank", voice.number(whole(value))),
        // Prices elsewhere have their hundredths.
        Unit::Value => {
            let shown = Decimal::from_f64(value).map(|value| voice.locale().decimal(value.round_dp(2).normalize()));
            shown.unwrap_or_default()
        }
    }
}

/// By how much it rose in four weeks.
fn change(trend: &Trend, voice: &Voice) -> Markup {
    let Some(percent) = trend.rise_percent() else { return html! { span.muted { "–" } } };
    let is_up = percent >= 0.0;
    let share = BasisPoints::new(whole(percent.abs()) * 100);
    let share = share.map_or_else(|| format!("{}×", about(percent / 100.0, voice)), |share| voice.percent(share));
    html! {
        span class={ "delta " (if is_up { "up" } else { "down" }) } {
            (icon_sized(if is_up { Icon::TrendingUp } else { Icon::TrendingDown }, 16)) " "
            (voice.say_with(if is_up { "data-more" } else { "data-less" }, &[("share", share.into())]))
        }
    }
}

/// The numbers as a line; of ranks, the better is above.
fn line(trend: &Trend) -> Markup {
    let sign = if trend.series.unit == Unit::Rank { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
    let values = trend.points.iter().filter_map(|(_, value)| Some(Decimal::from_f64(*value)? * sign));
    sparkline(&values.collect::<Vec<_>>(), &trend.series.term)
}

/// What others measured of a product, beside its outlook; nothing where nobody did.
pub(crate) fn beside(trends: &[Trend], voice: &Voice) -> Markup {
    html! {
        @if !trends.is_empty() {
            section.panel.trends-beside {
                h2 { (icon_sized(Icon::TrendingUp, 18)) (voice.say("trends-outside")) }
                ul { @for trend in trends {
                    li {
                        div { b { (trend.series.term) } small.muted { (source(trend, voice)) } }
                        (line(trend))
                        div { strong { (trend.latest().map_or_else(String::new, |(_, value)| number(trend.series.unit, value, voice))) } (change(trend, voice)) }
                    }
                } }
                p.muted { (voice.say("trends-decide-nothing")) }
            }
        }
    }
}
