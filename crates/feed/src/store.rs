//! What is kept of the feed beside the log: the operator's weights, and the places that chance filled.

use db::{Json, Read, Tx, params};
use kernel::{Clock, Id, Instant, MarketCode};
use serde::{Deserialize, Serialize};

use crate::{Expectation, Weights};

db::statements! {
    WEIGHTS = "SELECT weights FROM feed_weights ORDER BY id DESC LIMIT 1";
    PUT_WEIGHTS = "INSERT INTO feed_weights (id, weights, set_by, at) VALUES ($1, $2, $3, $4)";
    PUT_DRAW = "INSERT INTO feed_draw (id, at, market, viewer, item, propensity, expected) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    DRAWS = "SELECT at, market, viewer, item, propensity, expected FROM feed_draw WHERE at >= $1 AND at < $2 ORDER BY at, id LIMIT $3";
    FORGET_DRAWS = "DELETE FROM feed_draw WHERE id IN (SELECT id FROM feed_draw WHERE at < $1 ORDER BY at LIMIT $2)";
}

/// All statements, for the test that every engine takes them.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    STATEMENTS.to_vec()
}

/// A place that chance filled.
#[derive(Clone, Debug, PartialEq)]
pub struct Draw {
    pub at: Instant,
    pub market: MarketCode,
    /// As in [`crate::Event::viewer`].
    pub viewer: u64,
    pub item: u64,
    /// Above 0 to 1.
    pub propensity: f64,
    pub expected: Expectation,
    /// What was expected of those that could have been drawn instead.
    pub rivals: Vec<Expectation>,
}

#[derive(Deserialize, Serialize)]
struct Expected {
    own: Expectation,
    rivals: Vec<Expectation>,
}

/// The operator's weights; the defaults until somebody sets them.
pub fn weights(read: &mut Read) -> Result<Weights, db::Error> {
    let kept: Option<Json<Weights>> = read.optional(WEIGHTS, params![])?;
    Ok(kept.map_or_else(Weights::default, |kept| kept.0))
}

/// Sets the weights; what they were before stays on record.
pub fn put_weights(tx: &mut Tx, clock: &dyn Clock, weights: &Weights, by: i64) -> Result<(), db::Error> {
    let id: Id<Weights> = tx.new_id();
    tx.execute(PUT_WEIGHTS, params![id, json(weights)?, by, clock.now()]).map(drop)
}

/// Writes down what chance drew.
pub fn put_draws(tx: &mut Tx, draws: &[Draw]) -> Result<(), db::Error> {
    for draw in draws {
        let id: Id<Draw> = tx.new_id();
        let (viewer, item) = (draw.viewer.cast_signed(), draw.item.cast_signed());
        let expected = json(&Expected { own: draw.expected, rivals: draw.rivals.clone() })?;
        tx.execute(PUT_DRAW, params![id, draw.at, draw.market, viewer, item, draw.propensity, expected])?;
    }
    Ok(())
}

/// What chance drew from `from` until before `to`, the oldest first, at most `max`.
pub fn draws(read: &mut Read, from: Instant, to: Instant, max: i64) -> Result<Vec<Draw>, db::Error> {
    #[derive(Deserialize)]
    struct Row {
        at: Instant,
        market: MarketCode,
        viewer: i64,
        item: i64,
        propensity: f64,
        expected: Json<Expected>,
    }
    let rows: Vec<Row> = read.all(DRAWS, params![from, to, max])?;
    let draw = |row: Row| Draw {
        at: row.at,
        market: row.market,
        viewer: row.viewer.cast_unsigned(),
        item: row.item.cast_unsigned(),
        propensity: row.propensity,
        expected: row.expected.0.own,
        rivals: row.expected.0.rivals,
    };
    Ok(rows.into_iter().map(draw).collect())
}

/// Forgets draws from before `before`, at most `max`; how many there were.
pub fn forget_draws(tx: &mut Tx, before: Instant, max: i64) -> Result<u64, db::Error> {
    tx.execute(FORGET_DRAWS, params![before, max])
}

fn json(value: &impl Serialize) -> Result<String, db::Error> {
    serde_json::to_string(value).map_err(|error| db::Error::Row(error.to_string().into()))
}

#[cfg(test)]
mod tests {
    use kernel::ManualClock;

    use super::*;

    #[test]
    fn every_engine_takes_the_statements() {
        for db in testkit::databases() {
            for (name, sql) in statements() {
                db.check_statement(sql).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
        }
    }

    #[test]
    fn weights_and_draws_come_back() {
        for db in testkit::databases() {
            let clock = std::sync::Arc::new(ManualClock::at(Instant::from_ms(1_000)));
            assert_eq!(db.read_blocking(weights).unwrap(), Weights::default());
            let buying = Weights { cart_or_buy: 9.0, ..Weights::default() };
            let draw = |at: i64| Draw {
                at: Instant::from_ms(at),
                market: "GB".parse().unwrap(),
                viewer: u64::MAX,
                item: 7,
                propensity: 0.25,
                expected: Expectation { next: 0.5, ..Expectation::default() },
                rivals: vec![Expectation::default(); 2],
            };
            let (all, now) = ([draw(10), draw(20), draw(30)], clock.clone());
            let put = all.clone();
            db.write_blocking(move |tx| {
                put_weights(tx, &*now, &Weights::default(), 1)?;
                put_weights(tx, &*now, &buying, 1)?;
                put_draws(tx, &put)
            })
            .unwrap();
            assert_eq!(db.read_blocking(weights).unwrap(), buying);
            let found =
                |from, to| db.read_blocking(move |r| draws(r, Instant::from_ms(from), Instant::from_ms(to), 10));
            assert_eq!(found(10, 30).unwrap(), all[..2]);
            assert_eq!(db.write_blocking(|tx| forget_draws(tx, Instant::from_ms(25), 10)).unwrap(), 2);
            assert_eq!(found(0, 100).unwrap(), all[2..]);
        }
    }
}
