//! How earnings look.

use kernel::{BasisPoints, Instant, Money, Page};
use ledger::Payout;
use ledger::settlement::Unsettled;
use ledger::statement::Statement;
use maud::{Markup, html};

use super::super::frame::{self, Here};
use super::super::parts;
use crate::Voice;
use crate::pages::Desk;
use crate::pages::external::{self, Outside, Ways};
use crate::pages::seller::frame as desk_frame;
use crate::pages::seller::money::{self, OneStatement, Purse};
use crate::ui::{Column, Icon, Tone, Way, empty, icon_sized, notice, table};

/// Everything of the page.
pub(in crate::pages) struct Shown {
    pub purses: Vec<Purse>,
    pub commissions: Page<Earning>,
    pub unsettled: Vec<Unsettled>,
    pub statements: Vec<Statement>,
    pub payouts: Vec<Payout>,
    /// What was sold in brands' own stores.
    pub outside: Outside,
    /// The number by which a form sent twice is one.
    pub key: String,
    pub problem: Option<kernel::Problem>,
}

/// One commission: what was sold, by which formula, where it stands and why.
#[derive(Clone, Debug)]
pub(in crate::pages) struct Earning {
    /// The order's number; nothing of the buyer is told.
    pub order: String,
    pub product: String,
    pub shop: String,
    /// What the buyer paid for it, less the seller's discounts, without shipping and tax.
    pub base: Money,
    pub rate: BasisPoints,
    /// What it was when it was ordered.
    pub amount: Money,
    /// What is left of it after what was given back.
    pub left: Money,
    /// `ORDERED`, `SETTLED`, …
    pub state: &'static str,
    /// A word: why it stands so.
    pub reason: &'static str,
    pub at: Instant,
    /// When it settles, where that is known.
    pub until: Option<Instant>,
    /// What led to the order, the one that counts marked.
    pub touches: Vec<Touched>,
}

/// One thing that led to an order.
#[derive(Clone, Debug)]
pub(in crate::pages) struct Touched {
    /// `post`, `room`, `link`.
    pub via: &'static str,
    /// Of one's own posts, its page.
    pub href: Option<String>,
    pub at: Instant,
    /// Whether it is by the one who looks; of others nothing but that they were there is told.
    pub own: bool,
    /// A word: why it counts, or does not.
    pub verdict: &'static str,
    pub counts: bool,
}

/// The page.
pub(in crate::pages) fn view(desk: &Desk, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let title = voice.say("studio-earnings");
    let main = html! {
        (desk_frame::head(None, &title, Some(&html! { (voice.say("studio-earnings-text")) }), &html! {}))
        @if let Some(problem) = &shown.problem { (notice(Tone::Warning, &html! { (voice.explain_problem(problem)) })) }
        @if !shown.purses.is_empty() { div.purses { @for purse in &shown.purses { (money::one_purse("/studio/payouts", purse, &shown.key, voice)) } } }
        (commissions(shown, voice))
        (outside(&shown.outside, voice))
        @if !shown.unsettled.is_empty() { (unsettled(&shown.unsettled, voice)) }
        @if !shown.statements.is_empty() { (money::statements("/studio/statements", &shown.statements, voice)) }
        @if !shown.payouts.is_empty() { (money::payouts(&shown.payouts, voice)) }
    };
    frame::page(desk, Here::Earnings, &title, None, &main)
}

fn outside(outside: &Outside, voice: &Voice) -> Markup {
    external::section(outside, &Ways { sales: "/studio/external-sales", invoices: None }, voice)
}

/// All that was sold in brands' own stores.
pub(super) fn outside_view(desk: &Desk, shown: &Outside) -> Markup {
    let voice = &desk.voice;
    let title = voice.say("links-sales");
    let main = html! {
        (desk_frame::head(Some(("/studio/earnings", &voice.say("studio-earnings"))), &title, None, &html! {}))
        (outside(shown, voice))
    };
    frame::page(desk, Here::Earnings, &title, None, &main)
}

fn commissions(shown: &Shown, voice: &Voice) -> Markup {
    let items = &shown.commissions.items;
    let columns = [
        Column::words(voice.say("studio-product")),
        Column::words(voice.say("shop-state")),
        Column::number(voice.say("studio-formula")),
        Column::number(voice.say("studio-you-get")),
        Column::words(voice.say("shop-why")),
    ];
    let rows: Vec<Vec<Markup>> = items.iter().map(|one| row(one, voice)).collect();
    let way = Way { href: "/studio/products".to_owned(), words: voice.say("studio-find-products").into_owned() };
    html! {
        section.block {
            h2 { (voice.say("studio-commissions")) }
            @if items.is_empty() { (empty(Icon::Wallet, &voice.say("studio-no-commissions"), &voice.say("studio-no-commissions-text"), Some(&way))) }
            @else { div.commissions { (table(&voice.say("studio-commissions"), &columns, &rows)) } }
            (parts::more("/studio/earnings", None, shown.commissions.next.as_ref(), voice))
        }
    }
}

fn row(one: &Earning, voice: &Voice) -> Vec<Markup> {
    vec![
        html! { div {
            span.unit-title { (one.product) }
            small { (one.shop) " · " (voice.say_with("studio-order-of", &[("order", one.order.clone().into()), ("time", voice.time(one.at).into())])) }
        } },
        parts::state("affiliate-commission-state", one.state, voice),
        formula(one, voice),
        html! { div { strong { (voice.money(one.left)) } @if one.left != one.amount { small { s { (voice.money(one.amount)) } } } } },
        html! { div { (why(one, voice)) (touches(&one.touches, voice)) } },
    ]
}

/// `£20.00 × 10% = £2.00`.
pub(in crate::pages) fn formula(one: &Earning, voice: &Voice) -> Markup {
    html! { span.formula { (voice.money(one.base)) " × " (voice.percent(one.rate)) " = " (voice.money(one.amount)) } }
}

/// Why it stands as it does, and until when.
fn why(one: &Earning, voice: &Voice) -> Markup {
    let until = one.until.map(|at| voice.say_with("studio-until", &[("time", voice.date(at).into())]));
    html! { p { (voice.say(&format!("affiliate-reason-{}", one.reason.replace('_', "-")))) } @if let Some(until) = until { p.muted { (until) } } }
}

fn touches(touches: &[Touched], voice: &Voice) -> Markup {
    let words = |one: &Touched| {
        let whose = if one.own { "own" } else { "other" };
        voice.say(&format!("studio-touch-{}-{whose}", one.via)).into_owned()
    };
    html! {
        @if !touches.is_empty() {
            details { summary { (voice.say_with("studio-touches", &[("count", touches.len().into())])) }
                ol.touches { @for one in touches {
                    li.counts[one.counts] {
                        @match &one.href { Some(href) => a.link href=(href) { (words(one)) }, None => (words(one)) }
                        " " time.muted { (voice.time(one.at)) }
                        " " @if one.counts { strong { (icon_sized(Icon::Check, 14)) (verdict(one, voice)) } } @else { span.muted { (verdict(one, voice)) } }
                    }
                } }
            }
        }
    }
}

fn verdict(one: &Touched, voice: &Voice) -> String {
    voice.say(&format!("affiliate-verdict-{}", one.verdict.replace('_', "-"))).into_owned()
}

fn unsettled(rows: &[Unsettled], voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("buy-order")),
        Column::words(voice.say("shop-why")),
        Column::words(voice.say("selling-until")),
        Column::number(voice.say("selling-amount")),
    ];
    let row = |one: &Unsettled| {
        vec![
            html! { (one.order) },
            html! { (voice.say(&format!("ledger-unsettled-{}", one.reason.word()))) },
            html! { @match one.until { Some(at) => (voice.date(at)), None => "–" } },
            html! { (voice.money(one.amount)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = rows.iter().map(row).collect();
    html! { section.block { h2 { (voice.say("selling-unsettled")) } (table(&voice.say("selling-unsettled"), &columns, &rows)) } }
}

/// One statement.
pub(in crate::pages) fn statement_view(desk: &Desk, shown: &OneStatement) -> Markup {
    let voice = &desk.voice;
    let back = voice.say("studio-earnings");
    let title = voice.say_with("selling-statement-of", &[("day", shown.statement.day.to_string().into())]);
    let main = money::statement_main(("/studio/earnings", &back), &title, shown, &|order| html! { (order) }, voice);
    frame::page(desk, Here::Earnings, &title, None, &main)
}
