//! A shop's money: what is payable, what waits and why, statements a day, payouts.

mod view;

pub(crate) use view::payout_state;

pub(in crate::pages) use view::{one_purse, payouts, statement_main, statements};
pub(super) use view::{overview, statement_view};

use accounts::ShopPermission;
use accounts::idempotency::{self, Outcome, Request, Saved};
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use catalog::Shop;
use kernel::{Currency, Instant, Money, Page, PageRequest, Problem};
use ledger::book::{self, Entry};
use ledger::settlement::{self, Unsettled};
use ledger::statement::{self, Statement};
use ledger::{Account, Payee, Payout, StatementId, payout};
use maud::Markup;
use sha2::{Digest as _, Sha256};

use super::frame;
use super::told::same;
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Paging, Path};
use crate::pages::{Desk, again};
use crate::{AppState, Error, Result};

/// What a shop has in one currency.
#[derive(Clone, Copy, Debug)]
pub(in crate::pages) struct Purse {
    /// Can be paid out now.
    pub payable: Money,
    /// Earned, and not settled yet.
    pub pending: Money,
    /// Kept back for refunds that may come.
    pub reserve: Money,
    /// On its way to the bank.
    pub payout: Money,
}

impl Purse {
    fn is_empty(&self) -> bool {
        [self.payable, self.pending, self.reserve, self.payout].iter().all(|amount| amount.minor == 0)
    }
}

/// Everything of the overview.
pub(super) struct Shown {
    pub purses: Vec<Purse>,
    pub unsettled: Page<Unsettled>,
    /// Paid for and not delivered, by order.
    pub undelivered: Vec<(trade::OrderId, Money)>,
    pub statements: Page<Statement>,
    pub payouts: Page<Payout>,
    /// The number by which a form sent twice is one.
    pub key: String,
    pub problem: Option<Problem>,
}

fn payee(shop: &Shop) -> Payee {
    Payee::Shop(same(shop.id))
}

/// What is owed in an account: a credit is ours to pay.
fn owed(read: &mut db::Read, account: &Account, currency: Currency) -> std::result::Result<Money, db::Error> {
    let held = book::balance(read, account, currency)?;
    Ok(Money::new(held.minor.saturating_neg(), currency))
}

/// What a payee has, in each of these currencies in which it has anything.
pub(in crate::pages) fn purses(
    read: &mut db::Read,
    payee: Payee,
    currencies: &[Currency],
) -> std::result::Result<Vec<Purse>, db::Error> {
    let mut purses = Vec::new();
    for currency in currencies {
        let purse = Purse {
            payable: owed(read, &Account::Payable(payee), *currency)?,
            pending: owed(read, &Account::Pending(payee), *currency)?,
            reserve: owed(read, &Account::Reserve(payee), *currency)?,
            payout: owed(read, &Account::Payout(payee), *currency)?,
        };
        if !purse.is_empty() {
            purses.push(purse);
        }
    }
    Ok(purses)
}

async fn read(app: &AppState, shop: &Shop, page: PageRequest, problem: Option<Problem>) -> Result<Shown> {
    let currencies = currencies(app, Some(shop.currency)).await?;
    let (payee, id, key) = (payee(shop), same(shop.id), form_key(app));
    let found = app.db.read(move |read| {
        let few = PageRequest::new(None, Some(20));
        Ok::<_, db::Error>(Shown {
            purses: purses(read, payee, &currencies)?,
            unsettled: settlement::unsettled(read, payee, &page)?,
            undelivered: trade::order::undelivered(read, id)?,
            statements: statement::list(read, payee, &few)?,
            payouts: payout::of_payee(read, payee, &few)?,
            key,
            problem,
        })
    });
    Ok(found.await?)
}

/// The currencies in which somebody may have money: their own, and those of every market that sells; each once.
pub(in crate::pages) async fn currencies(app: &AppState, own: Option<Currency>) -> Result<Vec<Currency>> {
    let markets = app.markets.read(&app.db).await?;
    let sold = markets.open().iter().map(|place| place.market.currency);
    let mut currencies: Vec<Currency> = own.into_iter().chain(sold).collect();
    let mut seen = std::collections::BTreeSet::new();
    currencies.retain(|currency| seen.insert(currency.code()));
    Ok(currencies)
}

/// A number by which a form sent twice is one.
pub(in crate::pages) fn form_key(app: &AppState) -> String {
    let mut bytes = [0_u8; 16];
    app.rng.fill(&mut bytes);
    hex::encode(bytes)
}

/// `GET /seller/{shop}/money`.
pub async fn show(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    Ok(overview(&desk, &shop, &read(&app, &shop, page, None).await?))
}

/// `POST /seller/{shop}/payouts`: all that is payable in a currency. A form sent twice begins one payout.
pub async fn pay_out(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let form = crate::ui::Form::new(fields);
    match request_payout(&app, staff.principal.person, payee(&shop), &form).await {
        Ok(()) => Ok(frame::done_at(&shop, "/money", "payout").into_response()),
        Err(error) => {
            let problem = again::problems(error, "payout")?.pop();
            let shown = read(&app, &shop, PageRequest::new(None, None), problem).await?;
            Ok(again::unprocessable(overview(&desk, &shop, &shown)))
        }
    }
}

/// Begins the payout that a form asks for. The same form again begins none.
pub(in crate::pages) async fn request_payout(
    app: &AppState,
    by: accounts::PersonId,
    payee: Payee,
    form: &crate::ui::Form,
) -> Result<()> {
    let currency: Currency = form.value("currency").parse().map_err(|_| Error::not_found())?;
    let (clock, wall) = (app.clock.clone(), app.wall);
    let (actor, key) = (format!("person:{by}"), format!("form:{}", form.value("key")));
    let hash: [u8; 32] = Sha256::digest(format!("payout {payee} {currency}")).into();
    let write = app.db.write(move |tx| {
        let request = Request { actor: &actor, key: &key, hash: &hash };
        let once = idempotency::is_key(&key);
        if once && idempotency::begin(tx, &wall, &request)? != Outcome::New {
            return Ok(());
        }
        flows::request_payout(tx, &*clock, payee, currency, None)?;
        if once {
            idempotency::finish(tx, &wall, &request, &Saved { status: 303, body: String::new() })?;
        }
        Ok::<_, Error>(())
    });
    write.await
}

/// A statement with what moved.
pub(in crate::pages) struct OneStatement {
    pub statement: Statement,
    pub lines: Vec<Line>,
}

/// What moved the payable money.
pub(in crate::pages) struct Line {
    /// `settled`, `payout`, …
    pub word: String,
    pub order: Option<ledger::OrderId>,
    pub at: Instant,
    pub amount: Money,
}

impl Line {
    fn of(entry: &Entry, statement: &Statement) -> Line {
        let (mine, currency) = (Account::Payable(statement.payee), statement.closing.currency);
        let owed = entry.postings.iter().filter(|(account, amount)| *account == mine && amount.currency == currency);
        let minor: i64 = owed.map(|(_, amount)| amount.minor).sum();
        Line {
            word: entry.kind.word(),
            order: entry.order,
            at: entry.at,
            amount: Money::new(minor.saturating_neg(), currency),
        }
    }
}

/// `GET /seller/{shop}/money/statements/{statement}`.
pub async fn one_statement(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, StatementId)>,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Money).await?;
    let found = statement_of(&app, payee(&shop), id).await?;
    Ok(statement_view(&desk, &shop, &found))
}

/// A payee's statement of this id with its lines; somebody else's is nothing that exists.
pub(in crate::pages) async fn statement_of(app: &AppState, payee: Payee, id: StatementId) -> Result<OneStatement> {
    let found = app.db.read(move |read| {
        let Some(statement) = statement::find(read, payee, id)? else { return Ok(None) };
        let lines = statement::lines(read, &statement)?.iter().map(|entry| Line::of(entry, &statement)).collect();
        Ok::<_, db::Error>(Some(OneStatement { statement, lines }))
    });
    found.await?.ok_or_else(Error::not_found)
}
