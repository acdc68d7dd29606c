//! SQL of take rates.

use db::{Read, Tx, params};
use jiff::civil::Date;
use kernel::{BasisPoints, Currency, Instant, MarketCode, Money};
use serde::Deserialize;

use crate::take_rate::{TakeRate, TakeRateId};

db::statements! {
    INSERT = "INSERT INTO take_rate (id, market, category, from_day, bp, currency, min_minor, cap_minor, put_at, put_by) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    LIST = "SELECT id, market, category, from_day, bp, currency, min_minor, cap_minor FROM take_rate \
        ORDER BY market, category NULLS FIRST, from_day DESC, id DESC";
    LIST_OF_MARKET = "SELECT id, market, category, from_day, bp, currency, min_minor, cap_minor FROM take_rate WHERE market = $1 \
        ORDER BY category NULLS FIRST, from_day DESC, id DESC";
    FOR = "SELECT id, market, category, from_day, bp, currency, min_minor, cap_minor FROM take_rate \
        WHERE market = $1 AND (category = $2 OR category IS NULL) AND from_day <= $3 \
        ORDER BY category NULLS LAST, from_day DESC, id DESC LIMIT 1";
}

#[derive(Deserialize)]
struct Row {
    id: TakeRateId,
    market: MarketCode,
    category: Option<String>,
    from_day: Date,
    bp: BasisPoints,
    currency: Currency,
    min_minor: Option<i64>,
    cap_minor: Option<i64>,
}

impl From<Row> for TakeRate {
    fn from(row: Row) -> TakeRate {
        let money = |minor: i64| Money::new(minor, row.currency);
        TakeRate {
            id: row.id,
            market: row.market,
            category: row.category,
            from: row.from_day,
            bp: row.bp,
            min: row.min_minor.map(money),
            cap: row.cap_minor.map(money),
        }
    }
}

pub(crate) fn insert(
    tx: &mut Tx,
    rate: &TakeRate,
    currency: Currency,
    at: Instant,
    by: Option<i64>,
) -> Result<(), db::Error> {
    let (min, cap) = (rate.min.map(|min| min.minor), rate.cap.map(|cap| cap.minor));
    let from = rate.from.to_string();
    tx.execute(
        INSERT,
        params![rate.id, rate.market, rate.category.as_deref(), from, rate.bp, currency, min, cap, at, by],
    )?;
    Ok(())
}

pub(crate) fn list(read: &mut Read, market: Option<MarketCode>) -> Result<Vec<TakeRate>, db::Error> {
    let rows: Vec<Row> = match market {
        Some(market) => read.all(LIST_OF_MARKET, params![market])?,
        None => read.all(LIST, params![])?,
    };
    Ok(rows.into_iter().map(TakeRate::from).collect())
}

pub(crate) fn rate_for(
    read: &mut Read,
    market: MarketCode,
    category: &str,
    day: Date,
) -> Result<Option<TakeRate>, db::Error> {
    Ok(read.optional::<Row>(FOR, params![market, category, day.to_string()])?.map(TakeRate::from))
}
