//! Rates as kept: a row for each kind, pair and day. `fx_pair` lists the pairs, so that the newest rate of each is found
//! by one look into the index of a history of hundreds of thousands of rows.

use db::{Read, Tx, params};
use jiff::civil::Date;
use kernel::{Clock, Currency, Instant, Rate};

use crate::Market;
use crate::fx::{Ageing, Book, CurrencyStatus, Quote, RateError, RateKind, RateRow, RateSheet, latest_day, status_of};

db::statements! {
    /// The newest rate in force of every kind and pair. CROSS JOIN, so that SQLite looks from the few pairs into the many rates.
    LATEST = "SELECT r.kind, r.date, r.base, r.quote, r.rate, r.source, r.put_at
        FROM fx_pair p CROSS JOIN fx_rate r
        WHERE r.kind = p.kind AND r.base = p.base AND r.quote = p.quote
            AND r.date = (SELECT MAX(x.date) FROM fx_rate x
                WHERE x.kind = p.kind AND x.base = p.base AND x.quote = p.quote AND x.date <= $1)
        ORDER BY r.kind, r.base, r.quote";
    HISTORY = "SELECT kind, date, base, quote, rate, source, put_at FROM fx_rate
        WHERE kind IN ('MANUAL', 'HTTP', 'ECB', 'SNAPSHOT') AND base = $1 AND quote = $2 AND date >= $3 AND date <= $4
        ORDER BY date, kind LIMIT CAST($5 AS BIGINT)";
    KEEP_PAIR = "INSERT INTO fx_pair (kind, base, quote) VALUES ($1, $2, $3) ON CONFLICT (kind, base, quote) DO NOTHING";
    KEEP_RATE = "INSERT INTO fx_rate (kind, base, quote, date, rate, source, put_at)
        VALUES ($1, $2, $6, $3, $7, $4, $5)
        ON CONFLICT (kind, base, quote, date) DO UPDATE
            SET rate = excluded.rate, source = excluded.source, put_at = excluded.put_at
            WHERE fx_rate.kind = 'MANUAL' OR fx_rate.rate <> excluded.rate OR fx_rate.source <> excluded.source";
    /// Eight rates of one day at once: a long history is kept four times as fast.
    KEEP_EIGHT = "INSERT INTO fx_rate (kind, base, quote, date, rate, source, put_at)
        VALUES ($1, $2, $6, $3, $7, $4, $5), ($1, $2, $8, $3, $9, $4, $5), ($1, $2, $10, $3, $11, $4, $5),
            ($1, $2, $12, $3, $13, $4, $5), ($1, $2, $14, $3, $15, $4, $5), ($1, $2, $16, $3, $17, $4, $5),
            ($1, $2, $18, $3, $19, $4, $5), ($1, $2, $20, $3, $21, $4, $5)
        ON CONFLICT (kind, base, quote, date) DO UPDATE
            SET rate = excluded.rate, source = excluded.source, put_at = excluded.put_at
            WHERE fx_rate.kind = 'MANUAL' OR fx_rate.rate <> excluded.rate OR fx_rate.source <> excluded.source";
}

/// The outbox topic of new rates: prices may move. The payload is `{"kind": KIND, "date": DATE}`.
pub const CHANGED: &str = "market.rates_changed";

/// The rates in force at `now`: read it once for a run of work.
pub fn book(read: &mut Read, now: Instant, ageing: &Ageing) -> Result<Book, db::Error> {
    let rows: Vec<RateRow> = read.all(LATEST, params![latest_day(now).to_string()])?;
    Ok(Book::new(rows, now, ageing))
}

/// The rate of one of `base` in `quote` at `now`, or why there is none. For more than one, read the [`book`].
pub fn rate(
    read: &mut Read,
    base: Currency,
    quote: Currency,
    now: Instant,
    ageing: &Ageing,
) -> Result<Result<Quote, RateError>, db::Error> {
    Ok(book(read, now, ageing)?.rate(base, quote))
}

/// The state of every currency that `markets` need, seen from `base`.
pub fn status(
    read: &mut Read,
    base: Currency,
    markets: &[Market],
    now: Instant,
    ageing: &Ageing,
) -> Result<Vec<CurrencyStatus>, db::Error> {
    Ok(status_of(&book(read, now, ageing)?, base, markets))
}

/// What is kept of one quoted pair between two days, both counted, oldest first: at most `limit` rows.
pub fn history(
    read: &mut Read,
    base: Currency,
    quote: Currency,
    from: Date,
    to: Date,
    limit: u32,
) -> Result<Vec<RateRow>, db::Error> {
    read.all(HISTORY, params![base, quote, from.to_string(), to.to_string(), limit])
}

/// Keeps the rates of one day and tells the outbox. The same day and kind again replaces them.
pub fn put_sheet(tx: &mut Tx, clock: &dyn Clock, sheet: &RateSheet) -> Result<(), db::Error> {
    put_history(tx, clock, std::slice::from_ref(sheet)).map(|_| ())
}

/// Keeps the rates of many days and tells the outbox once. Give a long history in pieces of some hundred days, a
/// transaction each. Returns how many rates were new or changed.
pub fn put_history(tx: &mut Tx, clock: &dyn Clock, sheets: &[RateSheet]) -> Result<u64, db::Error> {
    keep_pairs(tx, sheets)?;
    let mut changed = 0;
    for sheet in sheets {
        changed += keep_sheet(tx, sheet, clock.now())?;
    }
    let newest = sheets.iter().max_by_key(|sheet| sheet.date).filter(|_| changed > 0);
    if let Some(newest) = newest {
        let payload = format!("{{\"kind\":\"{}\",\"date\":\"{}\"}}", newest.kind.as_str(), newest.date);
        db::outbox::emit(tx, clock, CHANGED, 0, &payload)?;
    }
    Ok(changed)
}

fn keep_pairs(tx: &mut Tx, sheets: &[RateSheet]) -> Result<(), db::Error> {
    let pairs = sheets.iter().flat_map(|sheet| sheet.rates.iter().map(|(quote, _)| (sheet.kind, sheet.base, *quote)));
    let pairs: std::collections::BTreeSet<(RateKind, Currency, Currency)> = pairs.collect();
    for (kind, base, quote) in pairs {
        tx.execute(KEEP_PAIR, params![kind.as_str(), base, quote])?;
    }
    Ok(())
}

fn keep_sheet(tx: &mut Tx, sheet: &RateSheet, now: Instant) -> Result<u64, db::Error> {
    // A currency twice in one statement would conflict with itself.
    let rates: std::collections::BTreeMap<Currency, Rate> =
        sheet.rates.iter().copied().filter(|(quote, _)| *quote != sheet.base).collect();
    let rates: Vec<(Currency, Rate)> = rates.into_iter().collect();
    let date = sheet.date.to_string();
    let mut changed = 0;
    let (eights, rest) = rates.as_chunks::<8>();
    for eight in eights {
        let params = row_params(sheet, &date, now, eight);
        changed += tx.execute(KEEP_EIGHT, &params)?;
    }
    for one in rest {
        let params = row_params(sheet, &date, now, std::slice::from_ref(one));
        changed += tx.execute(KEEP_RATE, &params)?;
    }
    Ok(changed)
}

fn row_params<'a>(sheet: &'a RateSheet, date: &'a str, now: Instant, rates: &[(Currency, Rate)]) -> Vec<db::Value<'a>> {
    let mut params: Vec<db::Value<'a>> =
        vec![sheet.kind.as_str().into(), sheet.base.into(), date.into(), sheet.source.as_str().into(), now.into()];
    for (quote, rate) in rates {
        params.push((*quote).into());
        params.push((*rate).into());
    }
    params
}
