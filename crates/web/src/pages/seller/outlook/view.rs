//! The outlook as it is shown.

use catalog::Shop;
use flows::radar::{Band, COVER_DAYS, LEAD_DAYS};
use kernel::{BasisPoints, DAY_MS, Money};
use maud::{Markup, html};

use super::Outlook;
use crate::api::radar::outlook::Looked;
use crate::pages::Desk;
use crate::pages::radar::{about, chance, evidence, lasts, proven, share, whole};
use crate::pages::seller::frame::{self, Here};
use crate::pages::trends::beside;
use crate::ui::{
    Column, Field, Icon, Level, Picture, Reach, Way, adding_up, empty, error_summary, field, icon_sized,
    past_and_ahead, picture, table,
};
use crate::{Markets, Voice};

pub fn view(desk: &Desk, shop: &Shop, markets: &Markets, outlook: &Outlook) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let back = format!("{home}/radar?market={}", outlook.market);
    let page = Page { voice, markets, outlook, home: &home };
    let note = html! {
        (voice.say("radar-outlook-text"))
        @if let Ok(looked) = &outlook.looked { " " span.as-of { (voice.say_with("radar-as-of", &[("time", voice.time(looked.as_of).into())])) } }
    };
    let ways = html! { a.button.quiet href={ (home) "/products/" (outlook.product.id) } { (icon_sized(Icon::Pencil, 18)) (voice.say("radar-edit-product")) } };
    let cover = outlook.product.images.iter().find_map(|image| Picture::of(image, &outlook.product.title));
    let title = html! { (voice.say("radar-outlook")) };
    let main = html! {
        (frame::head(Some((&back, &voice.say("radar-title"))), &outlook.product.title, Some(&note), &ways))
        div.outlook-what { div.radar-picture { (picture(cover.as_ref(), "72px", false)) } (page.places()) }
        @match &outlook.looked {
            Ok(looked) => (page.known(looked)),
            Err(code) => (page.unknown(code)),
        }
    };
    let title = format!("{} · {}", outlook.product.title, title.into_string());
    frame::page(desk, shop, Here::Radar, &title, &main)
}

struct Page<'a> {
    voice: &'a Voice,
    markets: &'a Markets,
    outlook: &'a Outlook,
    home: &'a str,
}

impl Page<'_> {
    /// The markets where it is listed, this one among them.
    fn places(&self) -> Markup {
        let Outlook { listed, market, product, .. } = self.outlook;
        let extra = (!listed.contains(market)).then_some(market);
        html! {
            nav.grow aria-label=(self.voice.say("radar-markets")) { ul.chips {
                @for code in extra.into_iter().chain(listed) {
                    li { a.chip href={ (self.home) "/products/" (product.id) "/outlook?market=" (code) } aria-current=[(code == market).then_some("page")] { (frame::market(*code, self.markets, self.voice)) } }
                }
            } }
        }
    }

    fn unknown(&self, code: &str) -> Markup {
        let voice = self.voice;
        let text = voice.explain(code, &[]);
        let Outlook { product, market, .. } = self.outlook;
        let way = (code == "radar.not_priced_there").then(|| Way {
            href: format!("{}/sync/preview?product={}&market={market}", self.home, product.id),
            words: voice.say("radar-next-check").into_owned(),
        });
        empty(Icon::TrendingUp, &voice.say("radar-outlook-none"), &text, way.as_ref())
    }

    fn known(&self, looked: &Looked) -> Markup {
        html! {
            (self.tiles(looked))
            div.outlook {
                div.outlook-main {
                    (self.advice(looked))
                    (self.demand(looked))
                    (self.reach(looked))
                }
                div.outlook-side {
                    (self.hit(looked))
                    (beside(&self.outlook.outside, self.voice))
                    (self.numbers(looked))
                }
            }
        }
    }

    /// The four numbers that one comes for.
    fn tiles(&self, looked: &Looked) -> Markup {
        let voice = self.voice;
        let (outlook, stock) = (&looked.outlook, &looked.shelf.stock);
        let days = [("days", outlook.horizon_d.into())];
        let between =
            [("low", lasts(outlook.cover.low, voice).into()), ("high", lasts(outlook.cover.high, voice).into())];
        let with = |probability: f64| {
            voice.say_with("radar-with-order", &[("share", share(probability, voice).into())]).into_owned()
        };
        let tile = |words: String, value: String, small: String| html! { div.outlook-tile { dt { (words) } dd { b { (value) } small.muted { (small) } } } };
        html! {
            dl.outlook-tiles {
                (tile(voice.say_with("radar-tile-lasts", &[("units", self.units(stock.on_hand).into())]).into_owned(), lasts(outlook.cover.mid, voice), voice.say_with("radar-between", &between).into_owned()))
                (tile(voice.say("radar-tile-order").into_owned(), self.units(outlook.order_now), voice.say_with("radar-order-to", &[("units", self.units(outlook.order_up_to).into())]).into_owned()))
                (tile(voice.say_with("radar-tile-out", &days).into_owned(), share(outlook.stock_out, voice), with(outlook.stock_out_ordered)))
                (tile(voice.say_with("radar-tile-left", &days).into_owned(), share(outlook.left_over, voice), with(outlook.left_over_ordered)))
            }
        }
    }

    fn units(&self, units: u64) -> String {
        self.voice.number(i64::try_from(units).unwrap_or(i64::MAX))
    }

    fn money(&self, minor: i64) -> String {
        self.voice.money(Money::new(minor, self.outlook.currency))
    }

    fn advice(&self, looked: &Looked) -> Markup {
        let voice = self.voice;
        let (outlook, stock) = (&looked.outlook, &looked.shelf.stock);
        let share = BasisPoints::new(whole(outlook.critical_ratio * 100.0) * 100).unwrap_or(BasisPoints::ZERO);
        let why = [
            ("to", self.units(outlook.order_up_to).into()),
            ("share", voice.percent(share).into()),
            ("missing", self.money((stock.price - stock.unit_cost).max(0)).into()),
            ("left", self.money((stock.unit_cost - stock.salvage).max(0)).into()),
        ];
        html! {
            section.panel.outlook-advice aria-label=(voice.say("radar-advice")) {
                h2 { (icon_sized(Icon::PackageCheck, 22)) (voice.say("radar-advice")) }
                p.outlook-order { (self.order(looked)) }
                p.muted { (voice.say_with("radar-advice-quantile", &why)) }
                @if outlook.is_slow { p.muted { (voice.say("radar-advice-slow")) } }
            }
        }
    }

    fn order(&self, looked: &Looked) -> String {
        let outlook = &looked.outlook;
        let args = [
            ("units", self.units(outlook.order_now).into()),
            ("to", self.units(outlook.order_up_to).into()),
            ("days", outlook.horizon_d.into()),
            ("day", outlook.reorder.map_or(0, |then| then.on_day).into()),
            ("rest", self.units(outlook.reorder.map_or(0, |then| then.units)).into()),
        ];
        let words = match outlook.reorder {
            Some(_) => "radar-advice-part",
            None if outlook.order_now == 0 => "radar-advice-enough",
            None => "radar-advice-all",
        };
        self.voice.say_with(words, &args).into_owned()
    }

    /// Demand a day: what was, and what is to be expected.
    fn demand(&self, looked: &Looked) -> Markup {
        let voice = self.voice;
        let heading = voice.say("radar-demand");
        let ahead: Vec<(u32, f64, Band)> =
            looked.outlook.path.iter().map(|day| (day.day, day.expected, looked.trend.on(day.day))).collect();
        let reach: Vec<Reach> = ahead
            .iter()
            .map(|(_, expected, band)| Reach {
                low: real(band.low),
                mid: *expected,
                high: real(band.high).max(*expected),
            })
            .collect();
        let past: Vec<f64> = looked.past.iter().copied().map(real).collect();
        let sum = looked.outlook.path.last().map(|day| day.total).unwrap_or_default();
        let says = voice.say_with(
            "radar-demand-says",
            &[
                ("sold", self.units(looked.past.iter().sum()).into()),
                ("expected", self.units(sum.mid).into()),
                ("low", self.units(sum.low).into()),
                ("high", self.units(sum.high).into()),
            ],
        );
        html! {
            section.panel.outlook-drawing aria-label=(heading) {
                h2 { (heading) }
                p { (says) }
                (past_and_ahead(&past, &reach, &says))
                p.drawing-ends { span { (self.day(looked, -27)) } span { (voice.say("radar-today")) } span { (self.day(looked, 28)) } }
                (self.legend(&[("past", "radar-legend-sold"), ("mid", "radar-legend-expected"), ("reach", "radar-legend-band")]))
                details { summary { (voice.say("charts-as-table")) } (self.by_day(looked, &ahead)) }
            }
        }
    }

    /// The date so many days from today.
    fn day(&self, looked: &Looked, days: i64) -> String {
        self.voice.date(looked.as_of.plus_ms(days * DAY_MS))
    }

    fn legend(&self, of: &[(&str, &str)]) -> Markup {
        html! { ul.bands-legend { @for (class, words) in of { li { span class={ "swatch " (class) } {} (self.voice.say(words)) } } } }
    }

    fn by_day(&self, looked: &Looked, ahead: &[(u32, f64, Band)]) -> Markup {
        let voice = self.voice;
        let columns = [
            Column::words(voice.say("radar-table-day")),
            Column::number(voice.say("radar-table-sold")),
            Column::number(voice.say("radar-legend-expected")),
            Column::number(voice.say("radar-table-low")),
            Column::number(voice.say("radar-table-high")),
        ];
        let nothing = || html! { "–" };
        let was = (1_i64..).zip(looked.past.iter()).map(|(at, units)| {
            let back = at - i64::try_from(looked.past.len()).unwrap_or(0);
            vec![html! { (self.day(looked, back)) }, html! { (self.units(*units)) }, nothing(), nothing(), nothing()]
        });
        let will = ahead.iter().map(|(day, expected, band)| {
            vec![
                html! { (self.day(looked, i64::from(*day))) },
                nothing(),
                html! { (about(*expected, voice)) },
                html! { (self.units(band.low)) },
                html! { (self.units(band.high)) },
            ]
        });
        let rows: Vec<Vec<Markup>> = was.chain(will).collect();
        table(&voice.say("radar-demand"), &columns, &rows)
    }

    /// Demand from today on, against the stock.
    fn reach(&self, looked: &Looked) -> Markup {
        let voice = self.voice;
        let (outlook, stock) = (&looked.outlook, &looked.shelf.stock);
        let heading = voice.say("radar-reach");
        let totals: Vec<Reach> = outlook
            .path
            .iter()
            .map(|day| Reach { low: real(day.total.low), mid: real(day.total.mid), high: real(day.total.high) })
            .collect();
        let levels = [
            Level { value: real(stock.on_hand), class: "stock" },
            Level { value: real(outlook.order_up_to), class: "ordered" },
        ];
        let met =
            outlook.cover.mid.and_then(|day| usize::try_from(day).ok()?.checked_sub(1)).filter(|at| *at < totals.len());
        let args = [("units", self.units(stock.on_hand).into()), ("days", lasts(outlook.cover.mid, voice).into())];
        let says = voice.say_with("radar-reach-says", &args);
        let columns = [
            Column::words(voice.say("radar-table-day")),
            Column::number(voice.say("radar-table-low")),
            Column::number(voice.say("radar-table-mid")),
            Column::number(voice.say("radar-table-high")),
        ];
        let row = |day: &flows::radar::Day| {
            let Band { low, mid, high } = day.total;
            let mut cells = vec![html! { (self.day(looked, i64::from(day.day))) }];
            cells.extend([low, mid, high].map(|units| html! { (self.units(units)) }));
            cells
        };
        let rows: Vec<Vec<Markup>> = outlook.path.iter().map(row).collect();
        html! {
            section.panel.outlook-drawing aria-label=(heading) {
                h2 { (heading) }
                p { (says) }
                (adding_up(&totals, &levels, met, &says))
                p.drawing-ends { span { (voice.say("radar-today")) } span { (self.day(looked, 28)) } }
                (self.legend(&[("mid", "radar-legend-total"), ("reach", "radar-legend-band"), ("stock", "radar-legend-stock"), ("ordered", "radar-legend-ordered")]))
                details { summary { (voice.say("charts-as-table")) } (table(&heading, &columns, &rows)) }
            }
        }
    }

    /// Whether it may be a hit, and how long its rise lasts.
    fn hit(&self, looked: &Looked) -> Markup {
        let voice = self.voice;
        html! {
            section.panel.outlook-hit aria-label=(voice.say("radar-hit")) {
                h2 { (icon_sized(Icon::Flame, 22)) (voice.say("radar-hit")) }
                @match &looked.hit {
                    Some(hit) => {
                        div.outlook-chance { (chance(hit, voice)) p { (voice.say_with("radar-chance", &[("share", share(hit.probability, voice).into())]))
                            @if let Some(since) = hit.since { small.muted.under { (voice.say_with("radar-since", &[("date", voice.date(since).into())])) } } } }
                        (proven(hit, voice))
                        ul.points { @for fact in evidence(hit, self.markets, voice) { li { (fact) } } }
                    },
                    None => p.muted { (voice.say("radar-no-chance")) },
                }
                p.outlook-life { @match looked.outlook.life_d {
                    Some(days) => (voice.say_with("radar-life", &[("days", about(days, voice).into())])),
                    None => (voice.say("radar-life-none")),
                } }
            }
        }
    }

    /// What the advice reckons with, to be changed.
    fn numbers(&self, looked: &Looked) -> Markup {
        let voice = self.voice;
        let form = &self.outlook.form;
        let stock = &looked.shelf.stock;
        let currency = [("currency", self.outlook.currency.code().into())];
        let usual = |id: &'static str, value: String| voice.say_with(id, &[("usual", value.into())]).into_owned();
        let (cost_label, salvage_label) =
            (voice.say_with("radar-unit-cost", &currency), voice.say_with("radar-salvage", &currency));
        let (lead_label, cover_label) = (voice.say("radar-lead-days"), voice.say("radar-cover-days"));
        let cost = usual("radar-usual-cost", self.money(stock.price / 2));
        let salvage = usual("radar-usual-salvage", self.money(stock.price / 5));
        let (lead, cover) = (usual("radar-usual", LEAD_DAYS.to_string()), usual("radar-usual", COVER_DAYS.to_string()));
        html! {
            section.panel aria-label=(voice.say("radar-numbers")) {
                h2 { (icon_sized(Icon::SlidersHorizontal, 22)) (voice.say("radar-numbers")) }
                form.form.full method="get" {
                    (error_summary(form, voice))
                    input type="hidden" name="market" value=(self.outlook.market);
                    (field(form, &Field::text("unit_cost", &cost_label).help(&cost).optional().max(20), voice))
                    (field(form, &Field::text("salvage", &salvage_label).help(&salvage).optional().max(20), voice))
                    (field(form, &Field::text("lead_days", &lead_label).help(&lead).optional().max(3), voice))
                    (field(form, &Field::text("cover_days", &cover_label).help(&cover).optional().max(3), voice))
                    div { button.button.quiet { (icon_sized(Icon::RefreshCw, 18)) (voice.say("radar-reckon")) } }
                }
            }
        }
    }
}

fn real(units: u64) -> f64 {
    u32::try_from(units).map_or(f64::from(u32::MAX), f64::from)
}
