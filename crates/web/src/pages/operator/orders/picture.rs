//! Who got what of an order's price, as a bar with a table behind it, and every entry in order.

use kernel::Money;
use ledger::book::Entry;
use ledger::{Account, EntryKind};
use maud::{Markup, html};
use trade::order::Order;

use crate::Voice;
use crate::pages::seller::told;
use crate::ui::{Column, table};

/// Who has a part of the price: the class of its colour and the message of its name.
const PARTS: [&str; 8] = ["shop", "creator", "commission", "payment-fee", "tax", "freight", "refunds", "held"];

fn part_of(account: &Account) -> Option<&'static str> {
    Some(match account {
        Account::Pending(ledger::Payee::Shop(_)) => "shop",
        Account::Pending(ledger::Payee::Creator(_)) => "creator",
        Account::PlatformCommission => "commission",
        Account::PlatformPaymentFee => "payment-fee",
        Account::Tax(_) => "tax",
        Account::CarrierFreight => "freight",
        Account::ShopperRefunds => "refunds",
        Account::Held => "held",
        _ => return None,
    })
}

/// What everybody has of the order, after what was given back. What was settled afterwards is the shop's still.
pub(in crate::pages::operator) fn parts(order: &Order, entries: &[Entry]) -> Vec<(&'static str, Money)> {
    let shares = |entry: &&Entry| matches!(entry.kind, EntryKind::Paid | EntryKind::Earned | EntryKind::Refunded);
    let mut parts: Vec<(&'static str, i64)> = PARTS.iter().map(|part| (*part, 0)).collect();
    for (account, amount) in entries.iter().filter(shares).flat_map(|entry| &entry.postings) {
        let part = part_of(account).filter(|_| amount.currency == order.currency);
        if let Some(found) = parts.iter_mut().find(|(name, _)| Some(*name) == part) {
            found.1 = found.1.saturating_sub(amount.minor);
        }
    }
    let money = |(part, minor): (&'static str, i64)| (part, Money::new(minor, order.currency));
    parts.into_iter().filter(|(_, minor)| *minor != 0).map(money).collect()
}

/// The picture.
pub(super) fn split(order: &Order, entries: &[Entry], voice: &Voice) -> Markup {
    let parts = parts(order, entries);
    let whole: i64 = parts.iter().map(|(_, amount)| amount.minor.max(0)).sum();
    let columns = [
        Column::words(voice.say("books-who")),
        Column::number(voice.say("selling-amount")),
        Column::number(voice.say("books-share")),
    ];
    let share = |minor: i64| kernel::BasisPoints::new(thousands(minor, whole, 10_000)).unwrap_or_default();
    let row = |(part, amount): &(&'static str, Money)| {
        vec![
            html! { span { span class={ "swatch part-" (part) } {} (voice.say(&format!("books-part-{part}"))) } },
            html! { (voice.money(*amount)) },
            html! { (voice.percent(share(amount.minor.max(0)))) },
        ]
    };
    let rows: Vec<Vec<Markup>> = parts.iter().map(row).collect();
    html! {
        section.panel {
            h2 { (voice.say("books-split")) }
            @if whole == 0 { p.muted { (voice.say("books-split-none")) } } @else {
                (bar(&parts, whole, voice))
                (table(&voice.say("books-split"), &columns, &rows))
                p.muted { (voice.say("books-split-text")) }
            }
        }
    }
}

/// `part` of `whole`, in so many.
fn thousands(part: i64, whole: i64, of: i64) -> i64 {
    let exact = i128::from(part) * i128::from(of) / i128::from(whole.max(1));
    i64::try_from(exact).unwrap_or(0)
}

/// One bar; each part is as wide as its share of the price.
fn bar(parts: &[(&'static str, Money)], whole: i64, voice: &Voice) -> Markup {
    let mut from = 0;
    let drawn: Vec<(&'static str, i64, i64, String)> = parts
        .iter()
        .filter(|(_, amount)| amount.minor > 0)
        .map(|(part, amount)| {
            let (x, to) = (thousands(from, whole, 1_000), thousands(from + amount.minor, whole, 1_000));
            from += amount.minor;
            let title = format!("{}: {}", voice.say(&format!("books-part-{part}")), voice.money(*amount));
            (*part, x, to - x, title)
        })
        .collect();
    html! {
        svg.split viewBox="0 0 1000 56" preserveAspectRatio="none" role="img" aria-label=(voice.say("books-split")) {
            @for (part, x, width, title) in &drawn { rect class={ "part-" (part) } x=(x) y="0" width=(width) height="56" { title { (title) } } }
        }
    }
}

/// An account as people call it, with its own name small beside.
pub(in crate::pages::operator) fn account(account: &Account, voice: &Voice) -> Markup {
    let id = format!("ledger-account-{}", account.word());
    let words = match account.value() {
        Some((name, value)) => voice.say_with(&id, &[(name, value.into())]).into_owned(),
        None => voice.say(&id).into_owned(),
    };
    html! { span { (words) " " code.ledger-name { (account) } } }
}

/// Entries with their postings: debits left, credits right.
pub(in crate::pages::operator) fn entries_list(entries: &[Entry], voice: &Voice) -> Markup {
    html! {
        @if entries.is_empty() { p.muted { (voice.say("books-no-entries")) } }
        ol.entries { @for entry in entries { li.panel { (one_entry(entry, voice)) } } }
    }
}

fn one_entry(entry: &Entry, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("books-account")),
        Column::number(voice.say("books-debit")),
        Column::number(voice.say("books-credit")),
    ];
    let title = told::word("ledger-entry-", &entry.kind.word(), voice);
    let row = |(of, amount): &(Account, Money)| {
        let turned = Money::new(amount.minor.saturating_neg(), amount.currency);
        vec![
            account(of, voice),
            html! { @if amount.minor > 0 { (voice.money(*amount)) } },
            html! { @if amount.minor < 0 { (voice.money(turned)) } },
        ]
    };
    let rows: Vec<Vec<Markup>> = entry.postings.iter().map(row).collect();
    html! {
        p.entry-head {
            strong { (title) } span.muted { (voice.time(entry.at)) }
            @if let Some(order) = entry.order { a.link href={ "/operator/orders/" (order) } { (voice.say_with("buy-order-number", &[("id", order.to_string().into())])) } }
        }
        (table(&title, &columns, &rows))
    }
}
