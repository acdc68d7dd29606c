use super::*;
use crate::reservation::{self, Hold, TakeError, Want};
use crate::{OrderId, ShopId};

const SHOP: ShopId = ShopId::new(1);
const IT: VariantId = VariantId::new(5);
const GB: MarketCode = MarketCode::new(*b"GB");
const ID: MarketCode = MarketCode::new(*b"ID");
const TH: MarketCode = MarketCode::new(*b"TH");

fn stocked(db: &db::Db, on_hand: i64) {
    let set = move |tx: &mut db::Tx| stock::set_on_hand(tx, &testkit::clock(), SHOP, None, IT, on_hand);
    db.write_blocking(set).unwrap();
}

fn set_in(db: &db::Db, mode: PoolMode, shares: &[(MarketCode, i64)]) -> Result<Pool, SetPoolError> {
    let shares = shares.to_vec();
    db.write_blocking(move |tx| set(tx, &testkit::clock(), IT, mode, &shares))
}

fn take_in(db: &db::Db, order: i64, market: MarketCode, quantity: i64) -> Result<(), i64> {
    let want = [Want { variant: IT, quantity }];
    let take = move |tx: &mut db::Tx| {
        reservation::take(tx, &testkit::clock(), OrderId::new(order), market, &want, Hold::Committed)
    };
    match db.write_blocking(take) {
        Ok(_) => Ok(()),
        Err(TakeError::OutOfStock(out)) => Err(out.short[0].available),
        Err(fault) => panic!("{fault}"),
    }
}

fn release_in(db: &db::Db, order: i64) {
    let release = move |tx: &mut db::Tx| reservation::release(tx, &testkit::clock(), OrderId::new(order), None);
    db.write_blocking(release).unwrap();
}

/// Units left by market.
fn left(db: &db::Db) -> Vec<(MarketCode, i64)> {
    let pool = db.read_blocking(|read| shares(read, IT)).unwrap();
    pool.shares.iter().map(|share| (share.market, share.left)).collect()
}

fn sellable(db: &db::Db, market: MarketCode) -> i64 {
    db.read_blocking(|read| available_in(read, market, &[IT, VariantId::new(6)])).unwrap()[&IT]
}

#[test]
fn markets_share_unless_told_otherwise() {
    for db in testkit::databases() {
        stocked(&db, 10);
        assert_eq!(db.read_blocking(|read| shares(read, IT)).unwrap(), Pool::default());
        assert_eq!((sellable(&db, GB), sellable(&db, TH)), (10, 10));
        take_in(&db, 1, TH, 9).unwrap();
        assert_eq!(take_in(&db, 2, GB, 2), Err(1));
    }
}

#[test]
fn a_market_sells_what_the_seller_gave_it() {
    for db in testkit::databases() {
        stocked(&db, 10);
        set_in(&db, PoolMode::Manual, &[(TH, 20), (GB, 3)]).unwrap();
        assert_eq!((sellable(&db, GB), sellable(&db, TH), sellable(&db, ID)), (3, 10, 0));
        assert_eq!(take_in(&db, 1, GB, 4), Err(3));
        assert_eq!(take_in(&db, 1, ID, 1), Err(0));
        take_in(&db, 1, GB, 3).unwrap();
        assert_eq!(take_in(&db, 2, GB, 1), Err(0));
        assert_eq!(take_in(&db, 2, TH, 8), Err(7), "no market sells more than there is");
        release_in(&db, 1);
        assert_eq!(left(&db), [(GB, 3), (TH, 20)]);
        take_in(&db, 3, GB, 2).unwrap();
        set_in(&db, PoolMode::Manual, &[(GB, 1)]).unwrap();
        release_in(&db, 3);
        assert_eq!(left(&db), [(GB, 1)], "units of an earlier division change nothing in this one");
        set_in(&db, PoolMode::Shared, &[]).unwrap();
        take_in(&db, 4, ID, 10).unwrap();
    }
}

#[test]
fn a_split_follows_demand_and_stock() {
    for db in testkit::databases() {
        stocked(&db, 100);
        let pool = set_in(&db, PoolMode::Split, &[(TH, 3), (GB, 1), (ID, 0)]).unwrap();
        assert_eq!(pool.shares.iter().map(|share| share.units).collect::<Vec<_>>(), [25, 2, 73]);
        assert_eq!(db.read_blocking(|read| shares(read, IT)).unwrap(), pool);
        take_in(&db, 1, ID, 2).unwrap();
        assert_eq!(take_in(&db, 2, ID, 1), Err(0));
        stocked(&db, 202);
        assert_eq!(left(&db), [(GB, 51), (ID, 4), (TH, 145)], "new units are divided at once");
        release_in(&db, 1);
        assert_eq!(left(&db).iter().map(|(_, units)| units).sum::<i64>(), 202);
        let demand = [(GB, 5), (TH, 0), (GB, 5), (ID, -4)];
        let shares = db.write_blocking(move |tx| rebalance(tx, &testkit::clock(), IT, &demand)).unwrap();
        assert_eq!(shares.iter().map(|share| share.units).collect::<Vec<_>>(), [194, 4, 4]);
        assert_eq!(db.read_blocking(|read| split_variants(read, None)).unwrap(), [IT]);
        assert_eq!(db.read_blocking(|read| split_variants(read, Some(IT))).unwrap(), []);
    }
}

#[test]
fn only_a_split_is_rebalanced() {
    for db in testkit::databases() {
        stocked(&db, 10);
        let demand = [(GB, 5)];
        let rebalanced = || db.write_blocking(move |tx| rebalance(tx, &testkit::clock(), IT, &demand)).unwrap();
        assert_eq!(rebalanced(), []);
        set_in(&db, PoolMode::Manual, &[(GB, 1)]).unwrap();
        assert_eq!(rebalanced(), [Share { market: GB, weight: 0, units: 1, left: 1 }]);
    }
}

#[test]
fn every_problem_of_a_pool_is_said() {
    for db in testkit::databases() {
        let refused = |mode, shares: &[(MarketCode, i64)]| -> Vec<(String, String)> {
            let error = set_in(&db, mode, shares).unwrap_err();
            error.problems().iter().map(|p| (p.field.clone(), p.code.to_string())).collect()
        };
        let said = |field: &str, code: &str| (field.to_owned(), format!("fulfilment.{code}"));
        assert_eq!(refused(PoolMode::Split, &[]), [said("shares", "pool_shares_missing")]);
        assert_eq!(
            refused(PoolMode::Manual, &[(GB, -1), (TH, 1), (TH, SHARE_MAX + 1)]),
            [
                said("shares.GB", "pool_share_out_of_range"),
                said("shares.TH", "pool_market_twice"),
                said("shares.TH", "pool_share_out_of_range")
            ]
        );
        assert_eq!(db.read_blocking(|read| shares(read, IT)).unwrap(), Pool::default());
    }
}
