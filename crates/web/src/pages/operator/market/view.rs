//! The page of one market.

use market::markets::MarketChange;
use market::{Market, Rule, Source};
use maud::{Markup, html};

use super::View;
use crate::Voice;
use crate::pages::desk::Desk;
use crate::pages::operator::frame;
use crate::pages::operator::markets::{checkout_pill, review_words};
use crate::ui::switcher::{language_name, market_name};
use crate::ui::{Choice, Colour, Column, Field, Form, Tone, error_summary, field, flag, notice, pill, table};

pub(crate) fn page(desk: &Desk, view: &View) -> Markup {
    let (voice, market) = (&desk.voice, &view.market);
    let name = market_name(market.code, &market.name, voice);
    frame::page(
        desk,
        &name,
        &html! {
            (view.done.toast("operator", voice))
            p { a.link href="/operator/markets" { (voice.say("operator-markets")) } }
            div.page-head {
                div.who { (flag(market.code)) div {
                    h1 { (name) }
                    p { (open_pill(market, voice)) " " (checkout_pill(market.checkout, voice)) " " span.muted { (market.currency) " · " (languages(market)) " · " (market.time_zone) } }
                } }
                @if market.enabled { a.button.quiet href={ "/" (market.code.slug()) "/" } { (voice.say("operator-see-shop")) } }
            }
            div.two-columns.wide-left {
                (settings(view, voice))
                div.stack {
                    (frame::no_advice(voice))
                    (endings(market, voice))
                    (taxes(market, voice))
                    (rules(market, voice))
                    (changes(view, voice))
                }
            }
        },
    )
}

fn open_pill(market: &Market, voice: &Voice) -> Markup {
    if market.enabled {
        pill(Colour::Grass, &voice.say("operator-open"))
    } else {
        pill(Colour::Mute, &voice.say("operator-closed"))
    }
}

fn languages(market: &Market) -> String {
    market.languages.iter().map(|lang| language_name(*lang)).collect::<Vec<_>>().join(", ")
}

fn check(form: &Form, name: &str, label: &str, help: Option<&str>) -> Markup {
    html! {
        label.check { input id=(name) type="checkbox" name=(name) value="yes" checked[form.value(name) == "yes"]; span { (label) @if let Some(help) = help { small.muted.check-help { (help) } } } }
    }
}

fn settings(view: &View, voice: &Voice) -> Markup {
    let (form, market) = (&view.form, &view.market);
    html! {
        form.panel.form.full method="post" action={ "/operator/markets/" (market.code) } {
            (error_summary(form, voice))
            fieldset.stack { legend { (voice.say("operator-selling")) } (selling(view, voice)) }
            fieldset.stack { legend { (voice.say("operator-prices")) } (prices(form, market, voice)) }
            fieldset.stack {
                legend { (voice.say("operator-tax")) }
                div.two {
                    (field(form, &Field::text("vat", &voice.say("operator-tax-share")).max(8), voice))
                    (field(form, &Field::text("vat_from", &voice.say("operator-tax-from")).kind("date"), voice))
                }
                (field(form, &Field::text("vat_source", &voice.say("operator-tax-source")).help(&voice.say("operator-tax-source-help")).max(200).optional(), voice))
            }
            div { button.button { (voice.say("account-save")) } }
            p.muted { (voice.say("operator-market-follows")) }
        }
    }
}

fn selling(view: &View, voice: &Voice) -> Markup {
    let (form, market) = (&view.form, &view.market);
    let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
    let checkouts = [
        choice("IN_APP", &voice.say("operator-checkout-in-app")),
        choice("LINK_OUT", &voice.say("operator-checkout-link-out")),
        choice("NONE", &voice.say("operator-checkout-none")),
    ];
    let reviews = [
        choice("system", &review_words(market::Review::System, voice)),
        choice("manual", &review_words(market::Review::Manual, voice)),
    ];
    html! {
        (check(form, "enabled", &voice.say("operator-enabled"), Some(&voice.say("operator-enabled-help"))))
        (field(form, &Field::text("checkout", &voice.say("operator-checkout")).help(&voice.say("operator-checkout-help")).choices(&checkouts), voice))
        @if market.licence_needed {
            (notice(Tone::Warning, &html! { p { (voice.say("operator-licence-text")) } }))
            (check(form, "marketplace_licence", &voice.say("operator-licence"), None))
        } @else if form.value("marketplace_licence") == "yes" {
            input type="hidden" name="marketplace_licence" value="yes";
        }
        div.two {
            (field(form, &Field::text("review", &voice.say("operator-review")).help(&voice.say("operator-review-help")).choices(&reviews), voice))
            (field(form, &Field::text("return_days", &voice.say("operator-return-days")).kind("number"), voice))
        }
        (field(form, &Field::text("payment_methods", &voice.say("operator-payment-methods")).help(&methods_help(voice)).optional(), voice))
    }
}

fn methods_help(voice: &Voice) -> String {
    let known = market::PAYMENT_METHODS.join(", ");
    voice.say_with("operator-payment-methods-help", &[("known", known.into())]).into_owned()
}

fn prices(form: &Form, market: &Market, voice: &Voice) -> Markup {
    let of = |words: &str| format!("{words} ({})", market.currency);
    html! {
        div.two {
            (field(form, &Field::text("price_bounds.min", &of(&voice.say("operator-price-min"))).max(20).optional(), voice))
            (field(form, &Field::text("price_bounds.max", &of(&voice.say("operator-price-max"))).max(20).optional(), voice))
        }
        (check(form, "cross_border_only", &voice.say("operator-cross-border-only"), None))
        div.two {
            (field(form, &Field::text("commission_bp", &voice.say("operator-commission")).max(8), voice))
            (field(form, &Field::text("payment_fee_bp", &voice.say("operator-payment-fee")).max(8), voice))
        }
        div.two {
            (field(form, &Field::text("freight", &of(&voice.say("operator-freight"))).max(20), voice))
            (field(form, &Field::text("reprice_threshold_bp", &voice.say("operator-threshold")).help(&voice.say("operator-threshold-help")).max(8), voice))
        }
    }
}

fn endings(market: &Market, voice: &Voice) -> Markup {
    let money = |minor| voice.money(kernel::Money::new(minor, market.currency));
    html! {
        section.panel {
            h2 { (voice.say("operator-endings")) }
            @if market.endings.is_empty() { p.muted { (voice.say("operator-endings-none")) } }
            ul.bullets { @for band in &market.endings { li {
                @match band.below {
                    Some(below) => (voice.say_with("operator-ending-below", &[("below", money(below).into()), ("every", money(band.every).into()), ("ending", money(band.ending).into())])),
                    None => (voice.say_with("operator-ending", &[("every", money(band.every).into()), ("ending", money(band.ending).into())])),
                }
            } } }
        }
    }
}

fn taxes(market: &Market, voice: &Voice) -> Markup {
    html! {
        @if !market.vat.is_empty() {
            section.panel {
                h2 { (voice.say("operator-tax")) }
                ul.rows { @for row in market.vat.iter().rev() { li { div.row-main {
                    strong { (voice.percent(row.bp)) } " " (voice.say_with("operator-from-day", &[("day", row.from.to_string().into())]))
                    p.muted { (source(&row.source)) }
                } } } }
            }
        }
    }
}

fn rules(market: &Market, voice: &Voice) -> Markup {
    let all: Vec<&Rule> = market.legal.iter().chain(&market.low_value_imports).collect();
    html! {
        @if !all.is_empty() || !market.sources.is_empty() {
            section.panel {
                h2 { (voice.say("operator-rules")) }
                ul.rows { @for rule in all { li { div.row-main {
                    p lang="en" { (rule.text) }
                    p.muted {
                        (voice.say_with("operator-from-day", &[("day", rule.from.to_string().into())]))
                        @if let Some(until) = rule.until { " " (voice.say_with("operator-until-day", &[("day", until.to_string().into())])) }
                        " · " (source(&rule.source))
                    }
                } } } }
                @if !market.sources.is_empty() {
                    h3 { (voice.say("operator-sources")) }
                    ul.bullets { @for one in &market.sources { li { (source(one)) } } }
                }
            }
        }
    }
}

fn source(source: &Source) -> Markup {
    match source.url.as_deref().filter(|url| url.starts_with("https://")) {
        Some(url) => html! { a.link href=(url) rel="noopener noreferrer" lang="en" { (source.text) } },
        None => html! { span lang="en" { (source.text) } },
    }
}

fn changes(view: &View, voice: &Voice) -> Markup {
    html! {
        section.panel {
            h2 { (voice.say("operator-changes")) }
            @if view.changes.is_empty() { p.muted { (voice.say("operator-changes-none")) } }
            @else { (table(&voice.say("operator-changes"), &[Column::words(voice.say("operator-when")), Column::words(voice.say("operator-who")), Column::words(voice.say("operator-what"))], &rows(view, voice))) }
        }
    }
}

fn rows(view: &View, voice: &Voice) -> Vec<Vec<Markup>> {
    view.changes
        .iter()
        .enumerate()
        .map(|(at, change)| {
            let who = change
                .by
                .and_then(|by| view.people.iter().find(|(id, _)| *id == by))
                .map(|(_, handle)| handle.as_str());
            vec![
                html! { (voice.time(change.at)) },
                html! { @if let Some(who) = who { (who) } @else { "meadow" } },
                html! { code { (changed_fields(change, view.changes.get(at + 1))) } },
            ]
        })
        .collect()
}

/// The fields by which a change differs from the one before; nothing is said of the oldest that is known.
fn changed_fields(change: &MarketChange, before: Option<&MarketChange>) -> String {
    let fields = |market: &Market| {
        serde_json::to_value(market).ok().and_then(|value| value.as_object().cloned()).unwrap_or_default()
    };
    let (after, before) = (fields(&change.after), before.map(|before| fields(&before.after)));
    let Some(before) = before else { return "–".to_owned() };
    let changed: Vec<&str> =
        after.iter().filter(|(name, value)| before.get(*name) != Some(value)).map(|(name, _)| name.as_str()).collect();
    if changed.is_empty() { "–".to_owned() } else { changed.join(", ") }
}
