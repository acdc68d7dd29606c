//! SQL of outside signals.

use db::{Read, Tx, params};
use kernel::MarketCode;
use serde::Deserialize;

use crate::chart::Day;
use crate::trend::{NewSeries, Series, SeriesId, Unit};

/// Words that a statement looks for at once.
const WORDS: usize = 32;
/// Series that a statement finds at the most.
const FOUND_MAX: i64 = 500;

macro_rules! select {
    ($rest:literal) => {
        concat!("SELECT id, shop, market, source, unit, term, folded FROM trend_series WHERE ", $rest)
    };
}

db::statements! {
    FIND = "SELECT id FROM trend_series WHERE shop = $1 AND market = $2 AND source = $3 AND unit = $4 AND folded = $5";
    HOW_MANY = "SELECT COUNT(*) FROM trend_series WHERE shop = $1";
    INSERT = "INSERT INTO trend_series (id, shop, market, source, unit, term, folded, joined) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    INSERT_WORD = "INSERT INTO trend_word (series, word) VALUES ($1, $2) ON CONFLICT (series, word) DO NOTHING";
    PUT_POINT = "INSERT INTO trend_point (series, day, value) VALUES ($1, $2, $3) \
        ON CONFLICT (series, day) DO UPDATE SET value = excluded.value";
    POINTS = "SELECT day, value FROM trend_point WHERE series = $1 ORDER BY day DESC LIMIT 400";
    BY_ID = select!("id = $1");
    OF_SHOP = select!("shop = $1 AND (folded > $2 OR (folded = $2 AND id > $3)) ORDER BY folded, id LIMIT $4");
    OF_SHOP_IN = select!("shop = $1 AND market = $5 AND (folded > $2 OR (folded = $2 AND id > $3)) ORDER BY folded, id LIMIT $4");
    WITH_WORDS = select!("market = $33 AND shop IN (0, $34) AND id IN (SELECT series FROM trend_word WHERE word IN \
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, \
         $27, $28, $29, $30, $31, $32)) ORDER BY id LIMIT $35");
    FORGET = "DELETE FROM trend_series WHERE id = $1";
    FORGET_WORDS = "DELETE FROM trend_word WHERE series = $1";
    FORGET_POINTS = "DELETE FROM trend_point WHERE series = $1";
}

#[derive(Deserialize)]
struct Row {
    id: SeriesId,
    shop: i64,
    market: MarketCode,
    source: String,
    unit: String,
    term: String,
    folded: String,
}

impl Row {
    fn series(self) -> Result<Series, db::Error> {
        let Row { id, shop, market, source, unit, term, folded } = self;
        let unit = Unit::named(&unit).ok_or_else(|| db::Error::Row(format!("no unit {unit}").into()))?;
        Ok(Series { id, shop, market, source, unit, term, folded })
    }
}

fn all(rows: Vec<Row>) -> Result<Vec<Series>, db::Error> {
    rows.into_iter().map(Row::series).collect()
}

pub(crate) fn find(read: &mut Read, shop: i64, new: &NewSeries) -> Result<Option<SeriesId>, db::Error> {
    let folded = new.words.join(" ");
    read.optional(FIND, params![shop, new.market, &*new.source, new.unit.name(), &*folded])
}

pub(crate) fn how_many(read: &mut Read, shop: i64) -> Result<i64, db::Error> {
    read.one(HOW_MANY, params![shop])
}

pub(crate) fn insert(tx: &mut Tx, shop: i64, new: &NewSeries) -> Result<SeriesId, db::Error> {
    let id: SeriesId = tx.new_id();
    let (folded, joined) = (new.words.join(" "), new.words.concat());
    let row = params![id, shop, new.market, &*new.source, new.unit.name(), &*new.term, &*folded, &*joined];
    tx.execute(INSERT, row)?;
    for word in &new.words {
        tx.execute(INSERT_WORD, params![id, &**word])?;
    }
    Ok(id)
}

pub(crate) fn put_points(tx: &mut Tx, id: SeriesId, points: &[(Day, f64)]) -> Result<(), db::Error> {
    for (day, value) in points {
        tx.execute(PUT_POINT, params![id, day.to_string(), *value])?;
    }
    Ok(())
}

/// The last four hundred, the first first.
pub(crate) fn points(read: &mut Read, id: SeriesId) -> Result<Vec<(Day, f64)>, db::Error> {
    #[derive(Deserialize)]
    struct Point {
        day: String,
        value: f64,
    }
    let rows: Vec<Point> = read.all(POINTS, params![id])?;
    let point = |row: Point| {
        let day = row.day.parse().map_err(|_| db::Error::Row(format!("no day {}", row.day).into()))?;
        Ok((day, row.value))
    };
    rows.into_iter().rev().map(point).collect()
}

pub(crate) fn series(read: &mut Read, id: SeriesId) -> Result<Option<Series>, db::Error> {
    read.optional::<Row>(BY_ID, params![id])?.map(Row::series).transpose()
}

pub(crate) fn of_shop(
    read: &mut Read,
    shop: i64,
    market: Option<MarketCode>,
    (folded, id): &(String, i64),
    limit: i64,
) -> Result<Vec<Series>, db::Error> {
    all(match market {
        None => read.all(OF_SHOP, params![shop, &**folded, *id, limit])?,
        Some(market) => read.all(OF_SHOP_IN, params![shop, &**folded, *id, limit, market])?,
    })
}

/// Series with one of these words at least.
pub(crate) fn with_words(
    read: &mut Read,
    shop: i64,
    market: MarketCode,
    words: &[String],
) -> Result<Vec<Series>, db::Error> {
    let mut found: Vec<Series> = Vec::new();
    for some in words.chunks(WORDS) {
        let padded = some.iter().map(String::as_str).chain(std::iter::repeat("")).take(WORDS).map(db::Value::from);
        let values: Vec<db::Value<'_>> = padded.chain(params![market, shop, FOUND_MAX].iter().cloned()).collect();
        found.extend(all(read.all(WITH_WORDS, &values)?)?);
    }
    found.sort_by_key(|series| series.id);
    found.dedup_by_key(|series| series.id);
    Ok(found)
}

pub(crate) fn forget(tx: &mut Tx, id: SeriesId) -> Result<(), db::Error> {
    for statement in [FORGET_WORDS, FORGET_POINTS, FORGET] {
        tx.execute(statement, params![id])?;
    }
    Ok(())
}
