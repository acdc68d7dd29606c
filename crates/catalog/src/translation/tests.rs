//! What several test modules need.

use kernel::{Instant, ManualClock};

use crate::shop::{self, OpenShop};
use crate::{OwnerId, ShopId};

/// A shop that writes English.
pub(super) fn a_shop(db: &db::Db) -> ShopId {
    let clock = ManualClock::at(Instant::from_ms(1));
    let input = OpenShop {
        handle: "greenhouse".into(),
        name: "Greenhouse".into(),
        home_country: "GB".into(),
        language: "en".into(),
        currency: "GBP".into(),
    };
    db.write_blocking(move |tx| shop::open(tx, &clock, OwnerId::new(1), &input)).unwrap().id
}
