//! How a shop's money looks.

use catalog::Shop;
use kernel::Money;
use ledger::statement::Statement;
use ledger::{Payout, PayoutState};
use maud::{Markup, html};

use super::super::frame::{self, Here};
use super::super::told;
use super::{Line, OneStatement, Purse, Shown};
use crate::Voice;
use crate::pages::Desk;
use crate::ui::{Colour, Column, Icon, Tone, empty, icon_sized, notice, pill, table};

/// The overview.
pub(in crate::pages::seller) fn overview(desk: &Desk, shop: &Shop, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let main = html! {
        (frame::head(None, &voice.say("selling-money"), Some(&html! { (voice.say("selling-money-text")) }), &html! {}))
        @if let Some(problem) = &shown.problem { (notice(Tone::Warning, &html! { (voice.explain_problem(problem)) })) }
        @if shown.purses.is_empty() { (empty(Icon::Wallet, &voice.say("selling-no-money"), &voice.say("selling-no-money-text"), None)) }
        @else { div.purses { @for purse in &shown.purses { (one_purse(&format!("{home}/payouts"), purse, &shown.key, voice)) } } }
        (waiting(&home, shown, voice))
        (statements(&format!("{home}/money/statements"), &shown.statements.items, voice))
        (payouts(&shown.payouts.items, voice))
    };
    frame::page(desk, shop, Here::Money, &voice.say("selling-money"), &main)
}

/// What can be paid out, by the form that posts to `action`, and what waits.
pub(in crate::pages) fn one_purse(action: &str, purse: &Purse, key: &str, voice: &Voice) -> Markup {
    let parts = [("selling-pending", purse.pending), ("selling-reserve", purse.reserve), ("selling-way", purse.payout)];
    html! {
        section.panel.purse {
            p.muted { (voice.say("selling-payable")) }
            p.purse-sum { (voice.money(purse.payable)) }
            @if purse.payable.minor > 0 {
                form method="post" action=(action) {
                    input type="hidden" name="key" value=(key) ;
                    input type="hidden" name="currency" value=(purse.payable.currency);
                    button.button { (icon_sized(Icon::Banknote, 18)) (voice.say("selling-pay-out")) }
                }
            }
            dl.amounts { @for (words, amount) in parts.iter().filter(|(_, amount)| amount.minor != 0) {
                div { dt { (voice.say(words)) } dd { (voice.money(*amount)) } }
            } }
        }
    }
}

/// Everything that is not settled: earned and waiting, and paid for but not delivered.
fn waiting(home: &str, shown: &Shown, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("buy-order")),
        Column::words(voice.say("shop-why")),
        Column::words(voice.say("selling-until")),
        Column::number(voice.say("selling-amount")),
    ];
    let row = |order: String, why: String, until: String, amount: Money| {
        vec![
            html! { a.named href={ (home) "/orders/" (order) } { (order) } },
            html! { (why) },
            html! { (until) },
            html! { (voice.money(amount)) },
        ]
    };
    let settled = shown.unsettled.items.iter().map(|one| {
        let why = voice.say(&format!("ledger-unsettled-{}", one.reason.word())).into_owned();
        row(one.order.to_string(), why, one.until.map_or_else(|| "–".to_owned(), |at| voice.date(at)), one.amount)
    });
    let way = shown.undelivered.iter().map(|(order, amount)| {
        let why = voice.say("ledger-unsettled-awaiting-delivery").into_owned();
        row(order.to_string(), why, voice.say("selling-until-unknown").into_owned(), *amount)
    });
    let rows: Vec<Vec<Markup>> = settled.chain(way).collect();
    html! {
        section.block {
            h2 { (voice.say("selling-unsettled")) }
            @if rows.is_empty() { p.muted { (voice.say("selling-nothing-yet")) } }
            @else { (table(&voice.say("selling-unsettled"), &columns, &rows)) }
            @if let Some(next) = &shown.unsettled.next { p.more { a.button.quiet href={ (home) "/money?after=" (next.as_str()) } rel="next" { (voice.say("web-load-more")) } } }
        }
    }
}

/// Statements, each leading into `folder`.
pub(in crate::pages) fn statements(folder: &str, statements: &[Statement], voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("selling-day")),
        Column::number(voice.say("selling-opening")),
        Column::number(voice.say("selling-settled")),
        Column::number(voice.say("selling-paid-out")),
        Column::number(voice.say("selling-closing")),
    ];
    let row = |one: &Statement| {
        vec![
            html! { a.named href={ (folder) "/" (one.id) } { (one.day) } },
            html! { (voice.money(one.opening)) },
            html! { (voice.money(one.settled)) },
            html! { (voice.money(one.paid_out)) },
            html! { (voice.money(one.closing)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = statements.iter().map(row).collect();
    html! {
        section.block {
            h2 { (voice.say("selling-statements")) }
            @if rows.is_empty() { p.muted { (voice.say("selling-nothing-yet")) } }
            @else { (table(&voice.say("selling-statements"), &columns, &rows)) }
        }
    }
}

/// A payout's state as a pill.
pub(crate) fn payout_state(state: PayoutState, voice: &Voice) -> Markup {
    let colour = match state {
        PayoutState::Processing => Colour::Sky,
        PayoutState::Paid => Colour::Grass,
        PayoutState::Failed => Colour::Poppy,
    };
    pill(colour, &voice.say(&format!("ledger-payout-state-{}", state.word())))
}

pub(in crate::pages) fn payouts(payouts: &[Payout], voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("selling-asked-at")),
        Column::words(voice.say("shop-state")),
        Column::words(voice.say("selling-reference")),
        Column::number(voice.say("selling-amount")),
    ];
    let row = |one: &Payout| {
        let said = one.reference.as_deref().or(one.failure.as_deref()).unwrap_or("–");
        vec![
            html! { (voice.time(one.requested_at)) },
            payout_state(one.state, voice),
            html! { (said) },
            html! { (voice.money(one.amount)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = payouts.iter().map(row).collect();
    html! {
        section.block {
            h2 { (voice.say("selling-payouts")) }
            @if rows.is_empty() { p.muted { (voice.say("selling-nothing-yet")) } }
            @else { (table(&voice.say("selling-payouts"), &columns, &rows)) }
        }
    }
}

/// One statement.
pub(in crate::pages::seller) fn statement_view(desk: &Desk, shop: &Shop, shown: &OneStatement) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let back = (format!("{home}/money"), voice.say("selling-money"));
    let title = voice.say_with("selling-statement-of", &[("day", shown.statement.day.to_string().into())]);
    let order = |order: ledger::OrderId| html! { a.link href={ (home) "/orders/" (order) } { (order) } };
    let main = statement_main((&back.0, &back.1), &title, shown, &order, voice);
    frame::page(desk, shop, Here::Money, &title, &main)
}

/// A statement's sums and lines; `order` says how an order is named to its reader.
pub(in crate::pages) fn statement_main(
    back: (&str, &str),
    title: &str,
    shown: &OneStatement,
    order: &dyn Fn(ledger::OrderId) -> Markup,
    voice: &Voice,
) -> Markup {
    let one = &shown.statement;
    let columns = [
        Column::words(voice.say("selling-what")),
        Column::words(voice.say("buy-order")),
        Column::words(voice.say("selling-when")),
        Column::number(voice.say("selling-amount")),
    ];
    let row = |line: &Line| {
        vec![
            html! { (told::word("ledger-entry-", &line.word, voice)) },
            html! { @if let Some(id) = line.order { (order(id)) } @else { "–" } },
            html! { (voice.time(line.at)) },
            html! { (voice.money(line.amount)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = shown.lines.iter().map(row).collect();
    let sums = [
        ("selling-opening", one.opening, false),
        ("selling-settled", one.settled, false),
        ("selling-reserve-held", negative(one.reserve_held), false),
        ("selling-reserve-released", one.reserve_released, false),
        ("selling-paid-out", negative(one.paid_out), false),
        ("selling-closing", one.closing, true),
    ];
    html! {
        (frame::head(Some(back), title, Some(&html! { (voice.say("selling-statement-text")) }), &html! {}))
        section.panel.narrow { dl.amounts { @for (words, amount, total) in sums { div .total[total] { dt { (voice.say(words)) } dd { (voice.money(amount)) } } } } }
        section.block { h2 { (voice.say("selling-lines")) } (table(title, &columns, &rows)) }
    }
}

fn negative(amount: Money) -> Money {
    Money::new(amount.minor.saturating_neg(), amount.currency)
}
