//! Opening a shop.

use accounts::PersonId;
use catalog::Shop;
use catalog::shop::{OpenShop, OpenShopError};
use kernel::{Clock, Id};

/// Opens a shop and makes `person` its owner, with every permission in it.
pub fn open_shop(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    person: PersonId,
    input: &OpenShop,
) -> Result<Shop, OpenShopError> {
    let shop = catalog::shop::open(tx, clock, Id::new(person.get()), input)?;
    accounts::membership::found(tx, clock, Id::new(shop.id.get()), person)?;
    Ok(shop)
}
