//! Charts as they are shown.

use catalog::Category;
use flows::charts::{ChartKind, Line, Movement, ParetoNow, Period, Shown, Span, Standing, Topline, Turnover};
use kernel::BasisPoints;
use maud::{Markup, html};

use super::sheet::{self, Sheet};
use super::{ALL, Overview, Page, TOP, draw};
use crate::api::charts::share_bp;
use crate::pages::Visit;
use crate::pages::storefront::cards;
use crate::ui::layout::{self, Head};
use crate::ui::switcher::market_name;
use crate::ui::{Colour, Column, Icon, Picture, Way, avatar, empty, icon, icon_sized, picture, pill, table};

/// How wide the picture of a line is.
const SIZES: &str = "(min-width: 720px) 88px, 72px";

pub(super) fn name_of(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Sales => "charts-kind-sales",
        ChartKind::Posts => "charts-kind-posts",
        ChartKind::Topics => "charts-kind-topics",
        ChartKind::Creators => "charts-kind-creators",
    }
}

/// The message that says how a kind is ranked.
pub(super) fn text_of(kind: ChartKind) -> &'static str {
    match kind {
        ChartKind::Sales => "charts-text-sales",
        ChartKind::Posts => "charts-text-posts",
        ChartKind::Topics => "charts-text-topics",
        ChartKind::Creators => "charts-text-creators",
    }
}

fn icon_of(kind: ChartKind) -> Icon {
    match kind {
        ChartKind::Sales => Icon::ShoppingBag,
        ChartKind::Posts => Icon::Clapperboard,
        ChartKind::Topics => Icon::Hash,
        ChartKind::Creators => Icon::Users,
    }
}

fn word_of(period: Period) -> &'static str {
    match period {
        Period::Day => "charts-period-day",
        Period::Week => "charts-period-week",
        Period::Month => "charts-period-month",
    }
}

/// The days of a span: `16 Nov 2026 – 22 Nov 2026`.
fn days(visit: &Visit, span: Span) -> String {
    let date = |day| visit.voice.date(sheet::noon(day, &visit.place));
    if span.period == Period::Day {
        date(span.first)
    } else {
        format!("{} – {}", date(span.first), date(span.last()))
    }
}

/// `Best sellers in United Kingdom: 16 Nov 2026 – 22 Nov 2026`.
pub(super) fn title(visit: &Visit, sheet: &Sheet) -> String {
    let market = &visit.place.market;
    let chart = visit.voice.say(name_of(sheet.edition.kind)).into_owned();
    let args = [
        ("chart", chart.into()),
        ("market", market_name(market.code, &market.name, &visit.voice).into()),
        ("days", days(visit, sheet.edition.span).into()),
    ];
    visit.voice.say_with("charts-in", &args).into_owned()
}

/// `GET /{market}/charts`.
pub(crate) fn overview(visit: &Visit, all: &Overview) -> Markup {
    let (voice, market) = (&visit.voice, &visit.place.market);
    let name = market_name(market.code, &market.name, voice);
    let about = voice.say_with("charts-about", &[("market", name.into())]).into_owned();
    let head = Head {
        title: voice.say("charts-title").into_owned(),
        description: Some(about.clone()),
        canonical: Some(visit.address("charts")),
        alternates: visit.alternates("charts"),
        image: Some(format!("{}/card.png", visit.origin)),
        ..Head::default()
    };
    let sales = all.sheets.iter().find(|sheet| sheet.edition.kind == ChartKind::Sales);
    let main = html! {
        div.wrap.charts {
            header.charts-head { div {
                h1 { (icon_sized(Icon::Trophy, 30)) (voice.say("charts-title")) }
                p.muted { (about) }
            } }
            a.charts-way href=(visit.to("charts/rising")) {
                span.charts-way-sign { (icon_sized(Icon::Flame, 24)) }
                span { strong { (voice.say("radar-public-title")) } small { (voice.say("radar-public-way")) } }
                (icon_sized(Icon::ChevronRight, 20))
            }
            div.charts-grid {
                @for sheet in &all.sheets { (few(visit, sheet)) }
            }
            @if let Some(sheet) = sales.filter(|sheet| sheet.edition.total.units > 0 || sheet.edition.turnover.iter().any(|line| !line.categories.is_empty())) {
                div.charts-drawings {
                    (turnover(visit, sheet))
                    (pareto(visit, &all.pareto))
                }
            }
        }
    };
    layout::shop(visit, &head, &main)
}

/// The first few of a kind.
fn few(visit: &Visit, sheet: &Sheet) -> Markup {
    let (voice, edition) = (&visit.voice, &sheet.edition);
    let heading = voice.say(name_of(edition.kind));
    let way = visit.to(&format!("charts/{}", edition.kind.name()));
    html! {
        section.panel.chart-few aria-label=(heading) {
            div.section-head {
                h2 { (icon_sized(icon_of(edition.kind), 22)) (heading) }
                a href=(way) { (voice.say("web-see-all")) (icon_sized(Icon::ChevronRight, 18)) }
            }
            p.muted.chart-days { (days(visit, edition.span)) " · " (voice.say("charts-so-far")) }
            @if edition.lines.is_empty() { p.muted.chart-none { (voice.say("charts-none-yet")) } }
            @else { ol.chart.short { @for line in &edition.lines { (row(visit, sheet, line, false)) } } }
        }
    }
}

/// `GET /{market}/charts/{kind}`.
pub(crate) fn page(visit: &Visit, page: &Page) -> Markup {
    let (voice, sheet, edition) = (&visit.voice, &page.sheet, &page.sheet.edition);
    let here = sheet.path_of(edition.span);
    let head = Head {
        title: title(visit, sheet),
        description: Some(voice.say(text_of(edition.kind)).into_owned()),
        canonical: Some(visit.address(&here)),
        alternates: visit.alternates(&here),
        image: Some(format!("{}/card.png", visit.origin)),
        ..Head::default()
    };
    let main = html! {
        div.wrap.charts {
            (page_head(visit, sheet))
            div.charts-body.alone[edition.kind != ChartKind::Sales && edition.exits.is_empty()] {
                div.charts-main { (list(visit, page)) }
                aside.charts-side aria-label=(voice.say("charts-beside")) {
                    @if edition.kind == ChartKind::Sales { (totals(visit, sheet)) }
                    (exits(visit, sheet))
                    @if edition.kind == ChartKind::Sales && edition.category.is_none() {
                        (turnover(visit, sheet))
                        @if let Some(curve) = &page.pareto { (pareto(visit, curve)) }
                    }
                }
            }
        }
    };
    layout::shop(visit, &head, &main)
}

fn page_head(visit: &Visit, sheet: &Sheet) -> Markup {
    let (voice, edition) = (&visit.voice, &sheet.edition);
    let market = &visit.place.market;
    html! {
        header.charts-head {
            div {
                p.charts-over { a.link href=(visit.to("charts")) { (voice.say("charts-title")) } " · " (market_name(market.code, &market.name, voice)) }
                h1 { (voice.say(name_of(edition.kind))) }
                p.muted { (voice.say(text_of(edition.kind))) }
            }
            div.charts-files {
                a.button.quiet href=(visit.to(&feed_of(sheet, "rss"))) { (icon_sized(Icon::Rss, 18)) span { "RSS" } }
                a.button.quiet href=(visit.to(&feed_of(sheet, "csv"))) { (icon_sized(Icon::Download, 18)) span { "CSV" } }
            }
        }
        nav.chips aria-label=(voice.say("charts-kinds")) {
            @for kind in ChartKind::ALL {
                a.chip href=(visit.to(&format!("charts/{}?period={}&date={}", kind.name(), edition.span.period.name(), edition.span.first)))
                    aria-current=[(kind == edition.kind).then_some("page")] { (icon_sized(icon_of(kind), 18)) (voice.say(name_of(kind))) }
            }
        }
        (when(visit, sheet))
        @if edition.kind == ChartKind::Sales { (categories(visit, sheet)) }
    }
}

/// Where the same chart is as a feed or a file; the feed goes on with the next chart.
fn feed_of(sheet: &Sheet, form: &str) -> String {
    let path = if form == "rss" {
        let category = sheet.edition.category.map_or_else(String::new, |of| format!("&category={}", of.slug()));
        format!("charts/{}?period={}{category}", sheet.edition.kind.name(), sheet.edition.span.period.name())
    } else {
        sheet.path_of(sheet.edition.span)
    };
    path.replacen('?', &format!("/{form}?"), 1)
}

/// Day, week or month, and the way to the one before and after.
fn when(visit: &Visit, sheet: &Sheet) -> Markup {
    let (voice, edition) = (&visit.voice, &sheet.edition);
    let step = |span: Option<Span>, words: &str, shape: Icon| {
        html! {
            @match span {
                Some(span) => a.icon-button href=(visit.to(&sheet.path_of(span))) aria-label=(voice.say(words)) { (icon(shape)) },
                None => span.icon-button.off aria-hidden="true" { (icon(shape)) },
            }
        }
    };
    html! {
        div.charts-when {
            nav.segments aria-label=(voice.say("charts-period")) {
                @for period in Period::ALL {
                    @let there = period.of(edition.span.last().min(sheet.today));
                    a href=(visit.to(&sheet.path_of(there))) aria-current=[(period == edition.span.period).then_some("page")] { (voice.say(word_of(period))) }
                }
            }
            div.charts-span {
                (step(edition.previous, "charts-previous", Icon::ChevronLeft))
                strong { (days(visit, edition.span)) }
                (step(edition.next, "charts-next", Icon::ChevronRight))
            }
            @match edition.closed_at {
                Some(_) => (pill(Colour::Mute, &voice.say("charts-final"))),
                None => {
                    (pill(Colour::Grass, &voice.say("charts-so-far")))
                    span.muted.as-of { (voice.say_with("charts-as-of", &[("time", voice.time(edition.as_of).into())])) }
                },
            }
        }
    }
}

fn categories(visit: &Visit, sheet: &Sheet) -> Markup {
    let edition = &sheet.edition;
    let known = edition.turnover.iter().flat_map(|line| &line.categories);
    let mut all: Vec<Category> = known.filter_map(|sum| sum.category.parse().ok()).collect();
    all.extend(edition.category);
    all.sort_unstable();
    all.dedup();
    let way = |category: Option<Category>| {
        let category = category.map_or_else(String::new, |category| format!("&category={}", category.slug()));
        let (period, first) = (edition.span.period.name(), edition.span.first);
        visit.to(&format!("charts/sales?period={period}&date={first}{category}"))
    };
    html! {
        @if !all.is_empty() {
            nav.chips.small aria-label=(visit.voice.say("charts-categories")) {
                a.chip href=(way(None)) aria-current=[edition.category.is_none().then_some("page")] { (visit.voice.say("charts-all-categories")) }
                @for category in all {
                    a.chip href=(way(Some(category))) aria-current=[(edition.category == Some(category)).then_some("page")] {
                        (icon_sized(cards::icon_of(category), 16)) (cards::name(category, visit))
                    }
                }
            }
        }
    }
}

fn list(visit: &Visit, page: &Page) -> Markup {
    let (voice, edition) = (&visit.voice, &page.sheet.edition);
    if edition.lines.is_empty() {
        let way = Way { href: visit.to("charts"), words: voice.say("charts-title").into_owned() };
        return empty(Icon::ChartColumn, &voice.say("charts-empty-title"), &voice.say("charts-empty-text"), Some(&way));
    }
    let here = page.sheet.path_of(edition.span);
    let is_full = edition.lines.len() >= TOP;
    html! {
        ol.chart { @for line in &edition.lines { (row(visit, &page.sheet, line, true)) } }
        @if page.top == TOP && is_full { a.button.quiet.wide href=(visit.to(&format!("{here}&top={ALL}"))) { (voice.say("charts-more")) } }
        @else if page.top == ALL { a.button.quiet.wide href=(visit.to(&here)) { (voice.say("charts-fewer")) } }
    }
}

/// A line of a chart; the whole of it leads to what it is of.
fn row(visit: &Visit, sheet: &Sheet, line: &Line, whole: bool) -> Markup {
    let (voice, edition) = (&visit.voice, &sheet.edition);
    let shown = sheet.shown(line.standing.subject);
    let name = sheet::name_of(shown);
    let lang = matches!(shown, Shown::Unlisted { .. }).then_some("und");
    let facts = facts(visit, sheet, &line.standing, line);
    html! {
        li.chart-row.first[line.place.place == 1] {
            div.chart-place {
                span.chart-rank { (line.place.place) }
                (movement(line.movement, voice))
            }
            div.chart-picture.round[edition.kind == ChartKind::Creators].tall[edition.kind == ChartKind::Posts] { (face(shown)) }
            div.chart-words {
                h3 lang=[lang] {
                    @match (&name, sheet::path_of(shown)) {
                        (Some(name), Some(path)) => a.chart-link href=(visit.to(&path)) { (name) },
                        (Some(name), None) => (name),
                        (None, _) => span.muted { (voice.say("charts-gone")) },
                    }
                }
                p.chart-facts { @for fact in &facts { span { (fact) } } }
                @if whole { p.chart-facts.muted { @for fact in more(visit, shown, line) { span { (fact) } } } }
            }
            @if whole { div.chart-trail { (draw::trail(&line.trail, &voice.say_with("charts-trail", &[("count", line.trail.len().into())]))) } }
        }
    }
}

fn movement(movement: Movement, voice: &crate::Voice) -> Markup {
    let by = |id: &'static str, by: i64| voice.say_with(id, &[("by", by.into())]).into_owned();
    html! {
        @match movement {
            Movement::New => span.moved.new { (voice.say("charts-new")) },
            Movement::Back => span.moved.new { (voice.say("charts-back")) },
            Movement::Up(n) => span.moved.up { (icon_sized(Icon::ChevronUp, 16)) span aria-hidden="true" { (n) } span.hidden { (by("charts-up", n)) } },
            Movement::Down(n) => span.moved.down { (icon_sized(Icon::ChevronDown, 16)) span aria-hidden="true" { (n) } span.hidden { (by("charts-down", n)) } },
            Movement::Same => span.moved.same { (icon_sized(Icon::Minus, 16)) span.hidden { (voice.say("charts-same")) } },
        }
    }
}

fn face(shown: &Shown) -> Markup {
    match shown {
        Shown::Product(card) => {
            picture(card.image.as_ref().and_then(|image| Picture::of(image, &card.title)).as_ref(), SIZES, false)
        }
        Shown::Unlisted { image, title, .. } => {
            picture(image.as_ref().and_then(|image| Picture::of(image, title)).as_ref(), SIZES, false)
        }
        Shown::Post { post, .. } => html! {
            @match &post.poster {
                Some(poster) => img src=(crate::media_url(poster)) alt="" loading="lazy" decoding="async";,
                None => span.no-picture aria-hidden="true" { (icon_sized(Icon::Clapperboard, 28)) },
            }
        },
        Shown::Topic { .. } => html! { span.no-picture.sign aria-hidden="true" { (icon_sized(Icon::Hash, 28)) } },
        Shown::Creator(face) => avatar(&face.name, 72),
        Shown::Gone => picture(None, SIZES, false),
    }
}

/// What a line counts, in words.
fn facts(visit: &Visit, sheet: &Sheet, of: &Standing, line: &Line) -> Vec<Markup> {
    let words = counted(visit, sheet, of);
    let rise = sheet::rise_bp(&sheet.edition, line).filter(|bp| bp.abs() >= 100);
    let mut facts: Vec<Markup> = words.into_iter().map(|words| html! { (words) }).collect();
    if let Some(bp) = rise {
        facts.push(delta(visit, bp));
    }
    facts
}

/// `+12%`, in the colour of its direction.
fn delta(visit: &Visit, bp: i64) -> Markup {
    let percent = visit.voice.number(bp.abs().saturating_add(50) / 100);
    html! { b class=(if bp > 0 { "up" } else { "down" }) { (if bp > 0 { "+" } else { "−" }) (percent) "%" } }
}

fn counted(visit: &Visit, sheet: &Sheet, of: &Standing) -> Vec<String> {
    let voice = &visit.voice;
    let count = |id: &'static str, n: i64| {
        let shown = voice.compact(u64::try_from(n).unwrap_or(0));
        voice.say_with(id, &[("count", n.into()), ("shown", shown.into())]).into_owned()
    };
    let units = || count("charts-units", of.units);
    let views = || count("charts-views", of.views);
    let value = || voice.money(sheet.money(of.minor));
    match sheet.edition.kind {
        ChartKind::Sales => vec![units(), value()],
        ChartKind::Posts if of.units > 0 => vec![views(), units()],
        ChartKind::Posts | ChartKind::Topics => vec![views()],
        ChartKind::Creators if of.minor > 0 => vec![value(), units(), views()],
        ChartKind::Creators => vec![views()],
    }
}

/// What else is said of a line.
fn more(visit: &Visit, shown: &Shown, line: &Line) -> Vec<String> {
    let voice = &visit.voice;
    let mut more = Vec::new();
    match shown {
        Shown::Product(card) => {
            more.push(voice.money(card.price_min));
            more.push(card.shop_name.clone());
        }
        Shown::Unlisted { .. } => more.push(voice.say("charts-off-sale").into_owned()),
        Shown::Post { author: Some(face), .. } => more.push(face.name.clone()),
        Shown::Topic { views, .. } => {
            let count = i64::try_from(*views).unwrap_or(i64::MAX);
            let args = [("count", count.into()), ("shown", voice.compact(*views).into())];
            more.push(voice.say_with("charts-total-views", &args).into_owned());
        }
        Shown::Creator(face) => more.push(format!("@{}", face.handle)),
        Shown::Post { .. } | Shown::Gone => {}
    }
    if line.place.days > 0 {
        more.push(voice.say_with("charts-days-on", &[("count", line.place.days.into())]).into_owned());
    }
    more
}

/// A line in plain words, for feeds.
pub(super) fn in_words(visit: &Visit, sheet: &Sheet, line: &Line) -> Vec<String> {
    let voice = &visit.voice;
    let by = |id: &'static str, by: i64| voice.say_with(id, &[("by", by.into())]).into_owned();
    let moved = match line.movement {
        Movement::New => voice.say("charts-new").into_owned(),
        Movement::Back => voice.say("charts-back").into_owned(),
        Movement::Up(n) => by("charts-up", n),
        Movement::Down(n) => by("charts-down", n),
        Movement::Same => voice.say("charts-same").into_owned(),
    };
    let counted = counted(visit, sheet, &line.standing);
    counted.into_iter().chain([moved]).chain(more(visit, sheet.shown(line.standing.subject), line)).collect()
}

fn totals(visit: &Visit, sheet: &Sheet) -> Markup {
    let (voice, Topline { units, minor, products }) = (&visit.voice, sheet.edition.total);
    let before = sheet.edition.total_before;
    let closed = sheet.edition.closed_at;
    let rise = |now: i64, before: i64| {
        closed?;
        let bp = ((i128::from(now) - i128::from(before)) * 10_000).checked_div(i128::from(before));
        bp.and_then(|bp| i64::try_from(bp).ok()).filter(|bp| bp.abs() >= 50)
    };
    let tile = |words: &str, value: String, rise: Option<i64>| {
        html! { div.total { dt { (voice.say(words)) } dd { (value) @if let Some(bp) = rise { " " (delta(visit, bp)) } } } }
    };
    html! {
        dl.panel.totals {
            (tile("charts-total-value", voice.money(sheet.money(minor)), rise(minor, before.minor)))
            (tile("charts-total-units", voice.number(units), rise(units, before.units)))
            (tile("charts-total-products", voice.number(products), None))
        }
    }
}

fn exits(visit: &Visit, sheet: &Sheet) -> Markup {
    let voice = &visit.voice;
    let heading = voice.say("charts-exits");
    html! {
        @if !sheet.edition.exits.is_empty() {
            section.panel.exits aria-label=(heading) {
                h2 { (heading) }
                ul { @for exit in sheet.edition.exits.iter().take(TOP) {
                    @let shown = sheet.shown(exit.standing.subject);
                    li {
                        span.exit-rank { (exit.before) }
                        @match (sheet::name_of(shown), sheet::path_of(shown)) {
                            (Some(name), Some(path)) => a.link href=(visit.to(&path)) { (name) },
                            (Some(name), None) => span { (name) },
                            (None, _) => span.muted { (voice.say("charts-gone")) },
                        }
                    }
                } }
            }
        }
    }
}

/// What the categories turned over: bars, what they mean, and the numbers.
fn turnover(visit: &Visit, sheet: &Sheet) -> Markup {
    let voice = &visit.voice;
    let lines = draw::begun(&sheet.edition.turnover);
    let leading = draw::leading(lines);
    let now: &[Turnover] = lines.last().map(|line| line.categories.as_slice()).unwrap_or_default();
    let all: i64 = now.iter().map(|sum| sum.minor.max(0)).sum();
    let heading = voice.say("charts-turnover");
    let called = |slug: &str| slug.parse().map_or_else(|_| slug.to_owned(), |category| cards::name(category, visit));
    let columns = [
        Column::words(voice.say("charts-category")),
        Column::number(voice.say("charts-total-value")),
        Column::number(voice.say("charts-total-units")),
    ];
    let cells = |sum: &Turnover| {
        vec![
            html! { (called(&sum.category)) },
            html! { (voice.money(sheet.money(sum.minor))) },
            html! { (voice.number(sum.units)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = now.iter().map(cells).collect();
    html! {
        @if !leading.is_empty() {
            section.panel.drawing aria-label=(heading) {
                h2 { (heading) }
                (draw::turnover(lines, &leading, &heading))
                p.drawing-ends {
                    @for line in lines.first().into_iter().chain(lines.last()) { span { (voice.date(sheet::noon(line.span.first, &visit.place))) } }
                }
                ul.legend {
                    @for sum in now.iter().filter(|sum| leading.contains(&sum.category)) {
                        li {
                            span class={ "swatch tint-" (draw::tint(&leading, &sum.category)) } {}
                            a.link href=(visit.to(&format!("charts/sales?period={}&date={}&category={}", sheet.edition.span.period.name(), sheet.edition.span.first, sum.category))) { (called(&sum.category)) }
                            @if sum.minor > 0 { b { (percent(visit, share_bp(sum.minor, all))) } }
                        }
                    }
                    @if now.iter().any(|sum| !leading.contains(&sum.category) && sum.minor > 0) {
                        li { span class={ "swatch tint-" (draw::TINTS - 1) } {} (voice.say("charts-others")) }
                    }
                }
                @if !rows.is_empty() { details { summary { (voice.say("charts-as-table")) } (table(&heading, &columns, &rows)) } }
            }
        }
    }
}

/// A share in whole per cents.
fn percent(visit: &Visit, bp: i64) -> String {
    let whole = bp.saturating_add(50) / 100 * 100;
    visit.voice.percent(BasisPoints::new(whole).unwrap_or(BasisPoints::ZERO))
}

/// The curve of the few, with what it says.
fn pareto(visit: &Visit, of: &ParetoNow) -> Markup {
    let voice = &visit.voice;
    let heading = voice.say("charts-pareto");
    let share = of.now.share_of(draw::FIFTH_BP);
    let before = of.before.share_of(draw::FIFTH_BP);
    let columns = [
        Column::words(voice.say("charts-pareto-products")),
        Column::number(voice.say("charts-pareto-share")),
        Column::number(voice.say("charts-pareto-share-before")),
    ];
    let rows: Vec<Vec<Markup>> = of
        .now
        .points
        .iter()
        .map(|(products, share)| {
            let before = of.before.share_of(*products).map_or_else(|| "–".to_owned(), |bp| percent(visit, bp));
            vec![html! { (percent(visit, *products)) }, html! { (percent(visit, *share)) }, html! { (before) }]
        })
        .collect();
    html! {
        @if let Some(share) = share {
            @let says = voice.say_with("charts-pareto-says", &[("products", percent(visit, draw::FIFTH_BP).into()), ("share", percent(visit, share).into())]);
            section.panel.drawing aria-label=(heading) {
                h2 { (heading) }
                p.pareto-says { (says) }
                (draw::curve(&of.now, &of.before, &says))
                p.drawing-ends { span { "0%" } span { (voice.say("charts-pareto-products")) } span { "100%" } }
                @if let Some(before) = before {
                    p.muted.pareto-before { span.dash aria-hidden="true" {} (voice.say_with("charts-pareto-before", &[("share", percent(visit, before).into())])) }
                }
                details { summary { (voice.say("charts-as-table")) } (table(&heading, &columns, &rows)) }
            }
        }
    }
}

/// The place of a product among what its market sold this week, on its own page.
pub(crate) fn rank_badge(visit: &Visit, rank: Option<i64>) -> Markup {
    let voice = &visit.voice;
    let market = visit.place.market.code.to_string();
    html! {
        @if let Some(place) = rank {
            a.rank-badge href=(visit.to("charts/sales")) {
                (icon_sized(Icon::Trophy, 16))
                (voice.say_with("charts-badge", &[("place", place.into()), ("market", market.into())]))
            }
        }
    }
}
