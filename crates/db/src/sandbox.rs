//! How far the sandbox's clock is ahead of the wall's: kept, so that a restart does not fall back in time.

use crate::{Error, Read, Tx, params};

crate::statements! {
    OFFSET = "SELECT offset_ms FROM sandbox_clock WHERE id = 1";
    SET_OFFSET = "
        INSERT INTO sandbox_clock (id, offset_ms) VALUES (1, $1)
        ON CONFLICT (id) DO UPDATE SET offset_ms = EXCLUDED.offset_ms";
}

/// Milliseconds the clock of business is ahead of the wall's; 0 until it was moved.
pub fn clock_offset_ms(read: &mut Read) -> Result<i64, Error> {
    Ok(read.optional(OFFSET, params![])?.unwrap_or(0))
}

/// Keeps the offset.
pub fn set_clock_offset_ms(tx: &mut Tx, offset_ms: i64) -> Result<(), Error> {
    tx.execute(SET_OFFSET, params![offset_ms]).map(drop)
}
