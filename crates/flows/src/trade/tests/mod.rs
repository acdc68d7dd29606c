//! Buying and selling as a whole, on both engines.

mod clock;
mod demand;
pub(crate) mod hall;
mod letters;
mod payments;
mod place;
mod pools;
pub(crate) mod providers;
mod race;
pub(crate) mod town;
mod waits;
mod walk;

use crate::fixture::House;
use hall::Hall;

/// Runs `test` in a hall of `shops` shops with `each` goods of `stock` units, on every engine.
fn in_halls(shops: usize, each: usize, stock: i64, test: impl Fn(&House, &Hall)) {
    for db in testkit::databases() {
        let mut house = House::new(db);
        let hall = Hall::open(&mut house, shops, each, stock);
        test(&house, &hall);
    }
}
