//! Whether this installation is a sandbox, and how far its clock is ahead of the wall's: kept, so that a restart does not
//! fall back in time and commands beside the server know where they are.

use crate::{Error, Read, Tx, params};

crate::statements! {
    OFFSET = "SELECT offset_ms FROM sandbox_clock WHERE id = 1";
    BEGIN = "INSERT INTO sandbox_clock (id, offset_ms) VALUES (1, 0) ON CONFLICT (id) DO NOTHING";
    END = "DELETE FROM sandbox_clock";
    SET_OFFSET = "
        INSERT INTO sandbox_clock (id, offset_ms) VALUES (1, $1)
        ON CONFLICT (id) DO UPDATE SET offset_ms = EXCLUDED.offset_ms";
}

/// Milliseconds the clock of business is ahead of the wall's; `None` when this is no sandbox.
pub fn clock_offset_ms(read: &mut Read) -> Result<Option<i64>, Error> {
    read.optional(OFFSET, params![])
}

/// Says which kind of installation this is from now on. What was a sandbox keeps its clock while it stays one.
pub fn declare(tx: &mut Tx, sandbox: bool) -> Result<(), Error> {
    tx.execute(if sandbox { BEGIN } else { END }, params![]).map(drop)
}

/// Keeps the offset.
pub fn set_clock_offset_ms(tx: &mut Tx, offset_ms: i64) -> Result<(), Error> {
    tx.execute(SET_OFFSET, params![offset_ms]).map(drop)
}
