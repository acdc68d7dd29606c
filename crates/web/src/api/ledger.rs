//! The books, for operators of money: accounts, entries, the proof that they balance, take rates.

use axum::Json as Answer;
use axum::extract::State;
use kernel::{Currency, MarketCode, Money, Problem, Problems};
use ledger::book::{self, Check, Entry, EntryFilter};
use ledger::take_rate::{self, NewTakeRate, TakeRate};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::{OperatorMoney, SignedIn};
use crate::extract::{Json, Paging, Query, Speech};
use crate::view::{ListView, MoneyInput, MoneyView};
use crate::{AppState, Error, Result, Voice};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(accounts))
        .routes(routes!(entries))
        .routes(routes!(check))
        .routes(routes!(rates, put_rate))
}

/// What an account holds: debits above zero, credits below.
#[derive(Debug, Serialize, ToSchema)]
struct AccountView {
    #[schema(example = "platform:commission")]
    name: String,
    balance: MoneyView,
}

/// Every account with its balance in each currency.
#[utoipa::path(get, path = "/ledger/accounts", tag = "ledger", security(("bearer" = [])), responses((status = 200, body = ListView<AccountView>), Refused))]
async fn accounts(
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<AccountView>>> {
    let found = app.db.read_long(book::accounts).await?;
    let view = |found: &book::AccountBalance| AccountView {
        name: found.account.to_string(),
        balance: MoneyView::of(found.balance, &voice),
    };
    Ok(Answer(ListView::all(found.iter().map(view).collect())))
}

#[derive(Debug, Deserialize, IntoParams)]
struct EntriesQuery {
    /// An order's id.
    order: Option<String>,
    /// A name, such as `platform:commission`.
    account: Option<String>,
    /// `paid, earned, refunded, refund_paid, settled, reserve_released, payout, payout_paid, payout_failed`.
    kind: Option<String>,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

impl EntriesQuery {
    fn filter(self) -> Result<EntryFilter> {
        let wrong = |field: &'static str, expected: &'static str| {
            Error::field(Problem::new(field, "request.field_shape").with("expected", expected))
        };
        let order = self.order.map(|id| id.parse().map_err(|_| wrong("order", "an id"))).transpose()?;
        let account =
            self.account.map(|name| name.parse().map_err(|_| wrong("account", "an account's name"))).transpose()?;
        let kind = self.kind.map(|word| super::from_word(&word, "kind")).transpose()?;
        Ok(EntryFilter { order, account, kind })
    }
}

/// One movement: its postings are zero together, in each currency.
#[derive(Debug, Serialize, ToSchema)]
struct EntryView {
    id: String,
    kind: String,
    order: Option<String>,
    /// What else it is about: a refund's or a payout's id.
    reference: Option<String>,
    at: String,
    postings: Vec<PostingView>,
}

#[derive(Debug, Serialize, ToSchema)]
struct PostingView {
    account: String,
    /// A debit above zero, a credit below.
    amount: MoneyView,
}

impl EntryView {
    fn of(entry: &Entry, voice: &Voice) -> EntryView {
        EntryView {
            id: entry.id.to_string(),
            kind: entry.kind.name().to_owned(),
            order: entry.order.map(|id| id.to_string()),
            reference: entry.reference.map(|id| id.to_string()),
            at: entry.at.to_string(),
            postings: entry
                .postings
                .iter()
                .map(|(account, amount)| PostingView {
                    account: account.to_string(),
                    amount: MoneyView::of(*amount, voice),
                })
                .collect(),
        }
    }
}

/// What was booked, newest first: of an order, of an account, or all of it.
#[utoipa::path(get, path = "/ledger/entries", tag = "ledger", security(("bearer" = [])), params(EntriesQuery), responses((status = 200, body = ListView<EntryView>), Refused))]
async fn entries(
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Query(query): Query<EntriesQuery>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<EntryView>>> {
    let filter = query.filter()?;
    let page = app.db.read(move |read| book::entries(read, &filter, &page)).await?;
    Ok(Answer(ListView::of(page, |entry| EntryView::of(&entry, &voice))))
}

/// Whether the books balance, and what they come to.
#[derive(Debug, Serialize, ToSchema)]
struct CheckView {
    balanced: bool,
    entries: i64,
    currencies: Vec<SumView>,
    /// Entries that do not sum to zero.
    unbalanced: Vec<String>,
}

#[derive(Debug, Serialize, ToSchema)]
struct SumView {
    currency: String,
    debit: MoneyView,
    credit: MoneyView,
    sum: MoneyView,
}

impl CheckView {
    fn of(check: &Check, voice: &Voice) -> CheckView {
        let money = |minor: i64, currency: Currency| MoneyView::of(Money::new(minor, currency), voice);
        CheckView {
            balanced: check.balanced,
            entries: check.entries,
            currencies: check
                .currencies
                .iter()
                .map(|sum| SumView {
                    currency: sum.currency.to_string(),
                    debit: money(sum.debit, sum.currency),
                    credit: money(sum.credit, sum.currency),
                    sum: money(sum.sum, sum.currency),
                })
                .collect(),
            unbalanced: check.unbalanced.iter().map(ToString::to_string).collect(),
        }
    }
}

/// Proves that every entry and every currency sums to zero.
#[utoipa::path(get, path = "/ledger/check", tag = "ledger", security(("bearer" = [])), responses((status = 200, body = CheckView), Refused))]
async fn check(
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Speech(voice): Speech,
) -> Result<Answer<CheckView>> {
    let check = app.db.read_long(book::check).await?;
    Ok(Answer(CheckView::of(&check, &voice)))
}

/// The platform's share of prices, from a day on.
#[derive(Debug, Serialize, ToSchema)]
struct TakeRateView {
    id: String,
    market: String,
    /// A category's slug; nothing: all that have none of their own.
    category: Option<String>,
    from: String,
    rate_bp: i64,
    min: Option<MoneyView>,
    max: Option<MoneyView>,
}

impl TakeRateView {
    fn of(rate: &TakeRate, voice: &Voice) -> TakeRateView {
        TakeRateView {
            id: rate.id.to_string(),
            market: rate.market.to_string(),
            category: rate.category.clone(),
            from: rate.from.to_string(),
            rate_bp: rate.bp.get(),
            min: rate.min.map(|amount| MoneyView::of(amount, voice)),
            max: rate.cap.map(|amount| MoneyView::of(amount, voice)),
        }
    }
}

#[derive(Debug, Deserialize, IntoParams)]
struct TakeRatesQuery {
    /// A market's code.
    market: Option<String>,
}

/// Take rates, the newest of each market and category first.
#[utoipa::path(get, path = "/ledger/take-rates", tag = "ledger", security(("bearer" = [])), params(TakeRatesQuery), responses((status = 200, body = ListView<TakeRateView>), Refused))]
async fn rates(
    _: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Query(query): Query<TakeRatesQuery>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<TakeRateView>>> {
    let market: Option<MarketCode> = query.market.map(|code| code.parse().map_err(|_| no_market())).transpose()?;
    let rates = app.db.read(move |read| take_rate::list(read, market)).await?;
    Ok(Answer(ListView::all(rates.iter().map(|rate| TakeRateView::of(rate, &voice)).collect())))
}

fn no_market() -> Error {
    Error::field(Problem::new("market", "request.field_shape").with("expected", "a market"))
}

/// A take rate as the operator writes it.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct TakeRateInput {
    #[schema(example = "GB")]
    market: String,
    /// A category's slug; all that have no rate of their own unless sent.
    category: Option<String>,
    /// `YYYY-MM-DD`: orders placed from this day on.
    from: String,
    /// 0 to 10 000.
    rate_bp: i64,
    /// For a unit, at the least and at the most.
    min: Option<MoneyInput>,
    max: Option<MoneyInput>,
}

/// Adds a take rate. Orders that were placed keep theirs.
#[utoipa::path(put, path = "/ledger/take-rates", tag = "ledger", security(("bearer" = [])), request_body = TakeRateInput, responses((status = 200, body = TakeRateView), Refused))]
async fn put_rate(
    who: SignedIn<OperatorMoney>,
    State(app): State<AppState>,
    Speech(voice): Speech,
    Json(input): Json<TakeRateInput>,
) -> Result<Answer<TakeRateView>> {
    let markets = app.markets.read(&app.db).await?;
    let place = input.market.parse().ok().and_then(|code| markets.find(code)).filter(|place| place.market.enabled);
    let place = place.ok_or_else(no_market)?;
    let new = input.rate((place.market.code, place.market.currency), who.principal.person.get())?;
    let clock = app.clock.clone();
    let rate = app.db.write(move |tx| take_rate::put(tx, &*clock, &new)).await?;
    Ok(Answer(TakeRateView::of(&rate, &voice)))
}

impl TakeRateInput {
    fn rate(self, (market, currency): (MarketCode, Currency), by: i64) -> Result<NewTakeRate> {
        let mut problems = Problems::default();
        let expected = |field: &'static str, expected: &'static str| {
            Problem::new(field, "request.field_shape").with("expected", expected)
        };
        let from = self.from.parse::<jiff::civil::Date>();
        problems.check(from.is_ok(), || expected("from", "YYYY-MM-DD"));
        let category = self.category.filter(|slug| !slug.is_empty());
        let is_known = category.as_deref().is_none_or(|slug| slug.parse::<catalog::Category>().is_ok());
        problems.check(is_known, || expected("category", "a category"));
        let mut bound = |field: &'static str, sent: Option<MoneyInput>| {
            let sent = sent?;
            let known = sent.currency.parse().ok();
            problems.check(known.is_some(), || {
                Problem::new(field, "market.currency_unknown").with("currency", sent.currency.clone())
            });
            known.map(|currency| Money::new(sent.minor, currency))
        };
        let (min, cap) = (bound("min", self.min), bound("max", self.max));
        let from = from.unwrap_or_default();
        Ok(problems.ok(NewTakeRate { market, category, from, bp: self.rate_bp, currency, min, cap, by: Some(by) })?)
    }
}
