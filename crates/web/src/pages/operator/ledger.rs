//! `/operator/ledger`: accounts, entries, and the proof that they balance.

use ::ledger::book::{self, AccountBalance, Check, Entry, EntryFilter};
use ::ledger::{Account, EntryKind};
use axum::Router;
use axum::extract::State;
use axum::routing::get;
use kernel::{Money, Page, Problem};
use maud::{Markup, html};
use serde::Deserialize;

use super::frame;
use super::orders::entries_list;
use crate::access::{OperatorMoney, SignedIn};
use crate::extract::{Paging, Query};
use crate::pages::desk::Desk;
use crate::pages::seller::told;
use crate::ui::{Column, Form, Icon, Tone, error_summary, icon_sized, notice, table};
use crate::{AppState, Result, Voice};

pub(super) fn routes() -> Router<AppState> {
    Router::new().route("/operator/ledger", get(show)).route("/operator/ledger/entries", get(entries))
}

/// The books in sum.
pub(super) struct View {
    pub check: Check,
    pub accounts: Vec<AccountBalance>,
}

async fn show(desk: Desk, _: SignedIn<OperatorMoney>, State(app): State<AppState>) -> Result<Markup> {
    let found = app
        .db
        .read_long(|read| Ok::<_, db::Error>(View { check: book::check(read)?, accounts: book::accounts(read)? }));
    Ok(page(&desk, &found.await?))
}

pub(super) fn page(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    let ways = html! { a.button.quiet href="/operator/ledger/entries" { (icon_sized(Icon::ReceiptText, 18)) (voice.say("books-entries")) } };
    frame::page(
        desk,
        &voice.say("books-ledger"),
        &html! {
            div.page-head { h1 { (voice.say("books-ledger")) } div.acts { (ways) } }
            div.stack { (proof(&view.check, voice)) (accounts(&view.accounts, voice)) }
        },
    )
}

/// Whether everything sums to zero.
fn proof(check: &Check, voice: &Voice) -> Markup {
    let columns = [
        Column::words(voice.say("operator-currency")),
        Column::number(voice.say("books-debit")),
        Column::number(voice.say("books-credit")),
        Column::number(voice.say("books-sum")),
    ];
    let rows: Vec<Vec<Markup>> = check
        .currencies
        .iter()
        .map(|sum| {
            let money = |minor: i64| html! { (voice.money(Money::new(minor, sum.currency))) };
            vec![html! { (sum.currency) }, money(sum.debit), money(sum.credit), money(sum.sum)]
        })
        .collect();
    let wrong: Vec<String> = check
        .unbalanced
        .iter()
        .map(ToString::to_string)
        .chain(check.disagreeing.iter().map(ToString::to_string))
        .collect();
    html! {
        section.stack {
            @if check.balanced {
                (notice(Tone::Good, &html! { strong { (voice.say("books-balanced")) } p { (voice.say_with("books-entries-count", &[("count", check.entries.into()), ("shown", voice.number(check.entries).into())])) } }))
            } @else {
                (notice(Tone::Bad, &html! { strong { (voice.say("books-unbalanced")) } p { (wrong.join(", ")) } }))
            }
            @if !rows.is_empty() { (table(&voice.say("books-balances"), &columns, &rows)) }
        }
    }
}

fn accounts(accounts: &[AccountBalance], voice: &Voice) -> Markup {
    let columns = [Column::words(voice.say("books-account")), Column::number(voice.say("books-balance"))];
    let row = |one: &AccountBalance| {
        let name = one.account.to_string();
        let query = url::form_urlencoded::Serializer::new(String::new()).append_pair("account", &name).finish();
        vec![
            html! { a.plain href={ "/operator/ledger/entries?" (query) } { (super::orders::account(&one.account, voice)) } },
            html! { (voice.money(one.balance)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = accounts.iter().map(row).collect();
    html! { section { h2.block-title { (voice.say("books-accounts")) } (table(&voice.say("books-accounts"), &columns, &rows)) p.muted { (voice.say("books-signs")) } } }
}

/// Which entries are wanted, as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    pub order: String,
    #[serde(default)]
    pub account: String,
    #[serde(default)]
    pub kind: String,
}

impl Asked {
    fn filter(&self) -> std::result::Result<EntryFilter, Vec<Problem>> {
        let mut problems = Vec::new();
        let filled = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let order = filled(&self.order).map(|text| text.parse());
        let account = filled(&self.account).map(|text| text.parse::<Account>());
        if matches!(order, Some(Err(_))) {
            problems.push(Problem::new("order", "books.order_shape"));
        }
        if matches!(account, Some(Err(_))) {
            problems.push(Problem::new("account", "books.account_shape"));
        }
        let kind = EntryKind::ALL.into_iter().find(|kind| kind.name() == self.kind);
        let filter = EntryFilter { order: order.and_then(Result::ok), account: account.and_then(Result::ok), kind };
        if problems.is_empty() { Ok(filter) } else { Err(problems) }
    }
}

/// A page of entries.
pub(super) struct EntriesView {
    pub asked: Asked,
    pub problems: Vec<Problem>,
    pub entries: Page<Entry>,
}

async fn entries(
    desk: Desk,
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Query(asked): Query<Asked>,
    Paging(page): Paging,
) -> Result<Markup> {
    let view = match asked.filter() {
        Err(problems) => EntriesView { asked, problems, entries: Page { items: vec![], next: None } },
        Ok(filter) => {
            let entries = app.db.read(move |read| book::entries(read, &filter, &page)).await?;
            EntriesView { asked, problems: vec![], entries }
        }
    };
    Ok(entries_page(&desk, &view))
}

pub(super) fn entries_page(desk: &Desk, view: &EntriesView) -> Markup {
    let voice = &desk.voice;
    let asked = &view.asked;
    let query = [("order", &*asked.order), ("account", &*asked.account), ("kind", &*asked.kind)];
    let more = frame::more("/operator/ledger/entries", &query, view.entries.next.as_ref());
    frame::page(
        desk,
        &voice.say("books-entries"),
        &html! {
            p { a.link href="/operator/ledger" { (voice.say("books-ledger")) } }
            div.page-head { h1 { (voice.say("books-entries")) } }
            (error_summary(&Form::default().with_problems(&view.problems), voice))
            form.panel.filters action="/operator/ledger/entries" {
                div.field { label for="order" { (voice.say("books-number")) } input id="order" name="order" value=(asked.order) maxlength="20"; }
                div.field { label for="account" { (voice.say("books-account")) } input id="account" name="account" value=(asked.account) placeholder="platform:commission" maxlength="60"; }
                div.field { label for="kind" { (voice.say("books-kind")) }
                    select id="kind" name="kind" { option value="" { (voice.say("shop-all")) }
                        @for kind in EntryKind::ALL { option value=(kind.name()) selected[asked.kind == kind.name()] { (told::word("ledger-entry-", &kind.word(), voice)) } } } }
                button.button { (icon_sized(Icon::Funnel, 18)) (voice.say("books-filter")) }
            }
            (entries_list(&view.entries.items, voice))
            @if let Some(href) = more { p.more { a.button.quiet href=(href) rel="next" { (voice.say("web-load-more")) } } }
        },
    )
}
