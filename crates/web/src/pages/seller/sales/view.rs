//! The radar of a file as it is shown.

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use maud::{Markup, html};
use radar::standalone::{MarketView, Rising};

use crate::Voice;
use crate::api::radar::sales::{BOUNDS, Played};
use crate::pages::Desk;
use crate::pages::radar::{about, chance, order};
use crate::ui::layout::{self, Head};
use crate::ui::{Column, Field, Form, Icon, Tone, empty, error_summary, field, icon_sized, notice, table};

/// Columns of the file, and the messages that explain them.
const COLUMNS: [(&str, &str); 7] = [
    ("date", "radar-column-date"),
    ("item", "radar-column-item"),
    ("market", "radar-column-market"),
    ("user", "radar-column-user"),
    ("units", "radar-column-units"),
    ("price_minor", "radar-column-price"),
    ("kind", "radar-column-kind"),
];

const EXAMPLE: &str = "date,market,user,item,units,price_minor\n2026-11-21,GB,b-104,Rose quartz sphere,2,2499\n2026-11-22,GB,b-377,Mochi cat squishy,1,799";

pub fn view(desk: &Desk, form: &Form, played: Option<&Played>) -> Markup {
    let voice = &desk.voice;
    let title = voice.say("radar-file-title");
    let main = html! {
        p.back { a.link href="/seller" { (icon_sized(Icon::ArrowLeft, 16)) (voice.say("shop-seller")) } }
        header.page-head { div { h1 { (title) } p.muted { (voice.say("radar-file-text")) } } }
        @if let Some(played) = played { (answer(voice, played)) }
        div.split.sales-file {
            (upload(voice, form, played.is_some()))
            (columns(voice))
        }
    };
    layout::desk(desk, &Head::private(title), &voice.say("shop-seller"), &[], &main)
}

fn upload(voice: &Voice, form: &Form, again: bool) -> Markup {
    let [file, market, cost, salvage, lead, cover] = [
        "radar-file",
        "radar-file-market",
        "radar-file-cost",
        "radar-file-salvage",
        "radar-lead-days",
        "radar-cover-days",
    ]
    .map(|id| voice.say(id));
    let bounds = [("rows", voice.number(i64::try_from(BOUNDS.rows).unwrap_or(0)).into())];
    let help = voice.say_with("radar-file-help", &bounds);
    let usual = |value: &str| voice.say_with("radar-usual", &[("usual", value.to_owned().into())]).into_owned();
    let (fifty, twenty, seven, weeks) = (usual("50"), usual("20"), usual("7"), usual("21"));
    html! {
        form.form.panel.full method="post" enctype="multipart/form-data" {
            @if again { h2 { (voice.say("radar-file-again")) } }
            (error_summary(form, voice))
            (field(form, &Field::text("file", &file).kind("file").help(&help), voice))
            (notice(Tone::Good, &html! { (voice.say("radar-file-kept")) }))
            details open[!form.problems().is_empty()] {
                summary { (voice.say("radar-numbers")) }
                div.sales-numbers {
                    (field(form, &Field::text("lead_days", &lead).help(&seven).optional().max(3), voice))
                    (field(form, &Field::text("cover_days", &cover).help(&weeks).optional().max(3), voice))
                    (field(form, &Field::text("cost_percent", &cost).help(&fifty).optional().max(3), voice))
                    (field(form, &Field::text("salvage_percent", &salvage).help(&twenty).optional().max(3), voice))
                    (field(form, &Field::text("market", &market).optional().max(60), voice))
                }
            }
            div { button.button { (icon_sized(Icon::Radar, 18)) (voice.say("radar-file-go")) } }
        }
    }
}

fn columns(voice: &Voice) -> Markup {
    html! {
        div.panel {
            h2 { (voice.say("radar-file-columns")) }
            p.muted { (voice.say("radar-file-columns-text")) }
            dl.sales-columns { @for (name, words) in COLUMNS { dt { code { (name) } } dd { (voice.say(words)) } } }
            h3 { (voice.say("radar-file-example")) }
            pre.sales-example tabindex="0" { (EXAMPLE) }
            p.muted { (voice.say("radar-file-api")) " " code { "POST /api/v1/radar/sales" } }
        }
    }
}

fn answer(voice: &Voice, played: &Played) -> Markup {
    let count = |n: usize| voice.number(i64::try_from(n).unwrap_or(i64::MAX));
    let heard = [("lines", count(played.lines).into()), ("items", count(played.items).into())];
    let passed = [("count", played.passed_over.into()), ("shown", count(played.passed_over).into())];
    let assumed = [
        ("cost", played.wish.cost_percent.into()),
        ("salvage", played.wish.salvage_percent.into()),
        ("days", played.wish.lead_days.saturating_add(played.wish.cover_days).into()),
    ];
    html! {
        section.sales-answer aria-label=(voice.say("radar-file-answer")) {
            p { b { (voice.say_with("radar-file-heard", &heard)) } " "
                @if played.passed_over > 0 { (voice.say_with("radar-file-passed", &passed)) } }
            @if played.markets.is_empty() {
                (empty(Icon::TrendingUp, &voice.say("radar-file-none-title"), &voice.say("radar-file-none-text"), None))
            } @else {
                p.muted { (voice.say_with("radar-file-assumed", &assumed)) }
                p { (download(voice, played)) }
                @for market in &played.markets { (of_market(voice, market)) }
            }
        }
    }
}

/// The answer as a file, in the page itself: nothing of it is kept here.
fn download(voice: &Voice, played: &Played) -> Markup {
    let data = super::csv(played).map(|csv| BASE64_STANDARD.encode(csv));
    html! {
        @if let Ok(data) = data {
            a.button.quiet href={ "data:text/csv;charset=utf-8;base64," (data) } download="rising.csv" { (icon_sized(Icon::Download, 18)) (voice.say("radar-file-download")) }
        }
    }
}

fn of_market(voice: &Voice, market: &MarketView) -> Markup {
    let name = if market.market.is_empty() { voice.say("radar-file-all").into_owned() } else { market.market.clone() };
    let day = voice.date(market.as_of.plus_ms(-1));
    let heading = voice.say_with("radar-file-of", &[("market", name.into()), ("date", day.into())]);
    let columns = [
        Column::words(voice.say("radar-file-item")),
        Column::number(voice.say("radar-file-chance")),
        Column::number(voice.say("radar-file-week")),
        Column::number(voice.say("radar-file-growth")),
        Column::number(voice.say("radar-file-month")),
        Column::number(voice.say("radar-order")),
    ];
    let rows: Vec<Vec<Markup>> = market.rising.iter().map(|own| row(voice, own)).collect();
    html! { section.block { h2 { (heading) } div.radar-risks { (table(&heading, &columns, &rows)) } } }
}

fn row(voice: &Voice, own: &Rising) -> Vec<Markup> {
    let Rising { item, hit, outlook } = own;
    let units = |n: u64| voice.number(i64::try_from(n).unwrap_or(i64::MAX));
    let total = outlook.path.last().map(|day| day.total).unwrap_or_default();
    let believed = match hit.proven {
        Some((came, of)) => voice.say_with("radar-came", &[("came", came.into()), ("of", of.into())]),
        None => voice.say("radar-unproven"),
    };
    vec![
        html! { div { b.sales-item { (item) } @if hit.since.is_some() { small.under.text-success { (icon_sized(Icon::Flame, 14)) " " (voice.say("radar-alarm")) } } } },
        html! { div.sales-chance { (chance(hit, voice)) small.muted.under { (believed) } } },
        html! { (about(hit.evidence.level * 7.0, voice)) },
        html! { "×" (about(hit.evidence.growth, voice)) },
        html! { div { (units(total.mid)) small.muted.under { (units(total.low)) "–" (units(total.high)) } } },
        html! { div { (order(outlook, voice)) small.muted.under { (voice.say_with("radar-order-to", &[("units", units(outlook.order_up_to).into())])) } } },
    ]
}
