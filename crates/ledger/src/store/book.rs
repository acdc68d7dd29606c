//! SQL of entries and postings.

use db::{Read, Tx, Value, params};
use kernel::{Currency, Instant, Money, Page, PageRequest};
use serde::Deserialize;

use crate::book::{AccountBalance, CurrencySum, Entry, EntryFilter, EntryId, EntryKind, NewEntry};
use crate::{Account, OrderId, Payee};

/// Postings written by one statement.
const TOGETHER: [(usize, &str); 7] =
    [(2, INSERT_2), (3, INSERT_3), (4, INSERT_4), (5, INSERT_5), (6, INSERT_6), (7, INSERT_7), (8, INSERT_8)];

/// Columns that postings of one entry share come first: `$1` entry, `$2` at; then five for each posting.
macro_rules! insert {
    ($($rows:literal),+) => {
        concat!("INSERT INTO posting (entry, at, position, account, payee, currency, minor) VALUES ", $($rows),+)
    };
}

macro_rules! entries {
    ($filter:literal) => {
        concat!(
            "SELECT e.id, e.kind, e.order_id, e.reference, e.at, p.account, p.currency, p.minor \
             FROM (SELECT id, kind, order_id, reference, at FROM ledger_entry e ",
            $filter,
            ") e JOIN posting p ON p.entry = e.id"
        )
    };
}

db::statements! {
    INSERT_ENTRY = "INSERT INTO ledger_entry (id, kind, order_id, reference, at) VALUES ($1, $2, $3, $4, $5)";
    INSERT_1 = insert!("($1, $2, $3, $4, $5, $6, $7)");
    INSERT_2 = insert!("($1, $2, $3, $4, $5, $6, $7), ($1, $2, $8, $9, $10, $11, $12)");
    INSERT_3 = insert!("($1, $2, $3, $4, $5, $6, $7), ($1, $2, $8, $9, $10, $11, $12), ($1, $2, $13, $14, $15, $16, $17)");
    INSERT_4 = insert!("($1, $2, $3, $4, $5, $6, $7), ($1, $2, $8, $9, $10, $11, $12), ($1, $2, $13, $14, $15, $16, $17), \
        ($1, $2, $18, $19, $20, $21, $22)");
    INSERT_5 = insert!("($1, $2, $3, $4, $5, $6, $7), ($1, $2, $8, $9, $10, $11, $12), ($1, $2, $13, $14, $15, $16, $17), \
        ($1, $2, $18, $19, $20, $21, $22), ($1, $2, $23, $24, $25, $26, $27)");
    INSERT_6 = insert!("($1, $2, $3, $4, $5, $6, $7), ($1, $2, $8, $9, $10, $11, $12), ($1, $2, $13, $14, $15, $16, $17), \
        ($1, $2, $18, $19, $20, $21, $22), ($1, $2, $23, $24, $25, $26, $27), ($1, $2, $28, $29, $30, $31, $32)");
    INSERT_7 = insert!("($1, $2, $3, $4, $5, $6, $7), ($1, $2, $8, $9, $10, $11, $12), ($1, $2, $13, $14, $15, $16, $17), \
        ($1, $2, $18, $19, $20, $21, $22), ($1, $2, $23, $24, $25, $26, $27), ($1, $2, $28, $29, $30, $31, $32), \
        ($1, $2, $33, $34, $35, $36, $37)");
    INSERT_8 = insert!("($1, $2, $3, $4, $5, $6, $7), ($1, $2, $8, $9, $10, $11, $12), ($1, $2, $13, $14, $15, $16, $17), \
        ($1, $2, $18, $19, $20, $21, $22), ($1, $2, $23, $24, $25, $26, $27), ($1, $2, $28, $29, $30, $31, $32), \
        ($1, $2, $33, $34, $35, $36, $37), ($1, $2, $38, $39, $40, $41, $42)");
    OF_ORDER = "SELECT e.id, e.kind, e.order_id, e.reference, e.at, p.account, p.currency, p.minor \
        FROM ledger_entry e JOIN posting p ON p.entry = e.id WHERE e.order_id = $1 ORDER BY e.id, p.position";
    OF_PAYEE = "SELECT e.id, e.kind, e.order_id, e.reference, e.at, p.account, p.currency, p.minor \
        FROM ledger_entry e JOIN posting p ON p.entry = e.id \
        WHERE p.payee = $1 AND p.at >= $2 AND p.at < $3 ORDER BY e.id, p.position";
    /// `$1` is where to go on, downwards; empty texts and zero want everything.
    LIST = concat!(entries!("WHERE e.id < $1 AND ($2 = '' OR e.kind = $2) ORDER BY e.id DESC LIMIT $3"), " ORDER BY e.id DESC, p.position");
    LIST_OF_ORDER = concat!(entries!("WHERE e.order_id = $4 AND e.id < $1 AND ($2 = '' OR e.kind = $2) ORDER BY e.id DESC LIMIT $3"),
        " ORDER BY e.id DESC, p.position");
    LIST_OF_ACCOUNT = concat!(entries!("WHERE e.id IN (SELECT entry FROM posting WHERE account = $4) AND e.id < $1 AND ($2 = '' OR e.kind = $2) \
        ORDER BY e.id DESC LIMIT $3"), " ORDER BY e.id DESC, p.position");
    COUNT = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM ledger_entry WHERE kind = $1";
    COUNT_ALL = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM ledger_entry";
    COUNT_EMPTY = "SELECT CAST(COUNT(*) AS BIGINT) AS n FROM ledger_entry e \
        WHERE NOT EXISTS (SELECT 1 FROM posting p WHERE p.entry = e.id)";
    ACCOUNTS = "SELECT account, currency, CAST(SUM(minor) AS BIGINT) AS minor FROM posting \
        GROUP BY account, currency ORDER BY account, currency";
    BALANCE = "SELECT CAST(COALESCE(SUM(minor), 0) AS BIGINT) AS minor FROM posting WHERE account = $1 AND currency = $2";
    BALANCES = "SELECT currency, CAST(SUM(minor) AS BIGINT) AS minor FROM posting WHERE account = $1 GROUP BY currency ORDER BY currency";
    SUMS = "SELECT currency, CAST(SUM(CASE WHEN minor > 0 THEN minor ELSE 0 END) AS BIGINT) AS debit, \
            CAST(SUM(CASE WHEN minor < 0 THEN -minor ELSE 0 END) AS BIGINT) AS credit, CAST(SUM(minor) AS BIGINT) AS sum \
        FROM posting GROUP BY currency ORDER BY currency";
    UNBALANCED = "SELECT DISTINCT entry FROM (SELECT entry, currency FROM posting GROUP BY entry, currency HAVING SUM(minor) <> 0) odd \
        ORDER BY entry LIMIT 100";
}

pub(crate) fn insert_entry(tx: &mut Tx, id: EntryId, new: &NewEntry<'_>, at: Instant) -> Result<(), db::Error> {
    tx.execute(INSERT_ENTRY, params![id, new.kind.name(), new.order, new.reference, at])?;
    Ok(())
}

/// Up to eight postings in one statement.
pub(crate) fn insert_postings(
    tx: &mut Tx,
    entry: EntryId,
    postings: &[(Account, Money)],
    at: Instant,
) -> Result<(), db::Error> {
    let mut position = 0_i64;
    for some in postings.chunks(8) {
        let mut values = Vec::with_capacity(2 + 5 * some.len());
        values.extend([Value::from(entry), Value::from(at)]);
        for (account, amount) in some {
            let payee = account.payee().map(|payee| payee.to_string());
            values.extend([
                Value::from(position),
                Value::from(account.to_string()),
                Value::from(payee),
                Value::from(amount.currency),
                Value::from(amount.minor),
            ]);
            position += 1;
        }
        let statement = TOGETHER.iter().find(|(count, _)| *count == some.len()).map_or(INSERT_1, |(_, text)| *text);
        tx.execute(statement, &values)?;
    }
    Ok(())
}

#[derive(Deserialize)]
struct Row {
    id: EntryId,
    kind: EntryKind,
    order_id: Option<OrderId>,
    reference: Option<i64>,
    at: Instant,
    account: Account,
    currency: Currency,
    minor: i64,
}

/// Rows of one entry stand together.
fn gather(rows: Vec<Row>) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for row in rows {
        let posting = (row.account, Money::new(row.minor, row.currency));
        match entries.last_mut().filter(|entry| entry.id == row.id) {
            Some(entry) => entry.postings.push(posting),
            None => entries.push(Entry {
                id: row.id,
                kind: row.kind,
                order: row.order_id,
                reference: row.reference,
                at: row.at,
                postings: vec![posting],
            }),
        }
    }
    entries
}

pub(crate) fn of_order(read: &mut Read, order: OrderId) -> Result<Vec<Entry>, db::Error> {
    Ok(gather(read.all(OF_ORDER, params![order])?))
}

pub(crate) fn of_payee(read: &mut Read, payee: Payee, from: Instant, to: Instant) -> Result<Vec<Entry>, db::Error> {
    Ok(gather(read.all(OF_PAYEE, params![payee.to_string(), from, to])?))
}

pub(crate) fn entries(read: &mut Read, filter: &EntryFilter, page: &PageRequest) -> Result<Page<Entry>, db::Error> {
    let before: i64 = page.after.as_ref().and_then(|cursor| cursor.open()).unwrap_or(i64::MAX);
    let kind = filter.kind.map_or("", EntryKind::name);
    let mut rows = match (filter.order, &filter.account) {
        (Some(order), _) => read.all(LIST_OF_ORDER, params![before, kind, page.fetch(), order])?,
        (None, Some(account)) => read.all(LIST_OF_ACCOUNT, params![before, kind, page.fetch(), account.to_string()])?,
        (None, None) => read.all(LIST, params![before, kind, page.fetch()])?,
    };
    // An order has few entries: those of the account are picked out of them.
    let mut entries = gather(std::mem::take(&mut rows));
    if let (Some(_), Some(account)) = (filter.order, &filter.account) {
        entries.retain(|entry| entry.postings.iter().any(|(other, _)| other == account));
    }
    Ok(Page::of(entries, page, |entry| entry.id.get()))
}

pub(crate) fn count(read: &mut Read, kind: EntryKind) -> Result<i64, db::Error> {
    read.one(COUNT, params![kind.name()])
}

pub(crate) fn count_all(read: &mut Read) -> Result<i64, db::Error> {
    read.one(COUNT_ALL, params![])
}

pub(crate) fn count_empty(read: &mut Read) -> Result<i64, db::Error> {
    read.one(COUNT_EMPTY, params![])
}

#[derive(Deserialize)]
struct BalanceRow {
    account: Account,
    currency: Currency,
    minor: i64,
}

pub(crate) fn accounts(read: &mut Read) -> Result<Vec<AccountBalance>, db::Error> {
    let rows: Vec<BalanceRow> = read.all(ACCOUNTS, params![])?;
    let balance =
        |row: BalanceRow| AccountBalance { account: row.account, balance: Money::new(row.minor, row.currency) };
    Ok(rows.into_iter().map(balance).collect())
}

pub(crate) fn balance(read: &mut Read, account: &Account, currency: Currency) -> Result<i64, db::Error> {
    read.one(BALANCE, params![account.to_string(), currency])
}

pub(crate) fn balances(read: &mut Read, account: &Account) -> Result<Vec<Money>, db::Error> {
    let rows: Vec<(Currency, i64)> = read.all(BALANCES, params![account.to_string()])?;
    Ok(rows.into_iter().map(|(currency, minor)| Money::new(minor, currency)).collect())
}

pub(crate) fn sums(read: &mut Read) -> Result<Vec<CurrencySum>, db::Error> {
    read.all(SUMS, params![])
}

pub(crate) fn unbalanced(read: &mut Read) -> Result<Vec<EntryId>, db::Error> {
    read.all(UNBALANCED, params![])
}
