//! What a brand's store tells, signed: taken once, whatever comes twice, late or in another order.

use affiliate::connection::{self, BrandStore, Message, MessageError, Said};
use affiliate::external;
use catalog::ShopId;
use kernel::{Clock, Coded, ManualClock};

use super::sold;
use crate::trade::same;

/// Why a message was not taken.
#[derive(Debug, thiserror::Error)]
pub enum StoreWebhookError {
    #[error(transparent)]
    Refused(#[from] MessageError),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for StoreWebhookError {
    fn code(&self) -> &'static str {
        match self {
            StoreWebhookError::Refused(error) => error.code(),
            StoreWebhookError::Db(_) => kernel::FAULT,
        }
    }
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StoreHeard {
    /// It is taken.
    Taken,
    /// It was taken before; nothing changed.
    Again,
    /// It is about nothing that a link led to.
    Ignored,
}

/// Takes a message of a shop's store: its signature is checked over the raw body before anything of it is read. A shop without a
/// secret takes none: like a forged one, so that nobody is told which shop has what. Blocking: it writes.
pub fn shopify_webhook<'a>(
    db: &db::Db,
    clock: &dyn Clock,
    brand_store: &dyn BrandStore,
    shop: ShopId,
    header: &dyn Fn(&str) -> Option<&'a str>,
    body: &[u8],
) -> Result<StoreHeard, StoreWebhookError> {
    let secret = db.read_blocking(|read| catalog::shop::webhook_secret(read, shop))?;
    let now = ManualClock::at(clock.now());
    let message = match &secret {
        Some(secret) => brand_store.message(secret, header, body),
        None => return Err(MessageError::Forged.into()),
    };
    match message {
        Ok(message) => Ok(db.write_blocking(move |tx| take(tx, &now, shop, &message))?),
        Err(error) => {
            db.write_blocking(move |tx| connection::refused(tx, &now, same(shop), error.code()))?;
            Err(error.into())
        }
    }
}

fn take(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId, message: &Message) -> Result<StoreHeard, db::Error> {
    if !connection::take(tx, clock, same(shop), message)? {
        return Ok(StoreHeard::Again);
    }
    match &message.said {
        Said::Paid(order) => sold::paid(tx, clock, shop, order),
        Said::Refunded(refund) => {
            external::note_refund(tx, clock, same(shop), refund)?;
            external::apply_refunds(tx, clock, same(shop), refund.order)?;
            Ok(StoreHeard::Taken)
        }
        Said::Nothing => Ok(StoreHeard::Ignored),
    }
}
