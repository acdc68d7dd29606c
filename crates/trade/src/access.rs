//! Secrets that open a cart or an order: 256 random bits, shown once, kept as a hash, forgotten after their time.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use kernel::{Clock, DAY_MS, Instant, Rng};
use secrecy::SecretString;
use sha2::{Digest as _, Sha256};

use crate::{OrderId, store};

/// A secret as its holder keeps it.
pub type SecretToken = SecretString;
/// A secret as we keep it.
pub type TokenHash = [u8; 32];

/// A link in a letter opens its order for so long.
pub const LINK_MS: i64 = 30 * DAY_MS;
/// A guest's cart and its orders are open for so long after the cart's last change.
pub const CART_MS: i64 = 90 * DAY_MS;

/// Characters of a secret.
const LENGTH: usize = 43;

pub(crate) fn make(rng: &dyn Rng) -> (SecretToken, TokenHash) {
    let mut bytes = [0; 32];
    rng.fill(&mut bytes);
    let text = BASE64_URL_SAFE_NO_PAD.encode(bytes);
    let hash = Sha256::digest(&text).into();
    (SecretString::from(text), hash)
}

/// The hash of a secret, as it is looked up; `None` for what cannot be one.
pub fn token_hash(token: &str) -> Option<TokenHash> {
    let letters = token.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    (token.len() == LENGTH && letters).then(|| Sha256::digest(token).into())
}

/// A new secret that opens `order` for [`LINK_MS`]: for links in letters.
pub fn grant(tx: &mut db::Tx, clock: &dyn Clock, rng: &dyn Rng, order: OrderId) -> Result<SecretToken, db::Error> {
    let (token, hash) = make(rng);
    store::access::insert(tx, &hash, order, clock.now().plus_ms(LINK_MS))?;
    Ok(token)
}

/// The order that a link's secret opens at `now`.
pub fn opens(read: &mut db::Read, hash: &TokenHash, now: Instant) -> Result<Option<OrderId>, db::Error> {
    store::access::opens(read, hash, now)
}

/// Forgets secrets whose time is over, of links and of guests' carts: after this they open nothing. Returns how many.
pub fn sweep(tx: &mut db::Tx, clock: &dyn Clock) -> Result<u64, db::Error> {
    store::access::sweep(tx, clock.now(), clock.now().plus_ms(-CART_MS))
}

#[cfg(test)]
mod tests {
    use kernel::SeededRng;
    use secrecy::ExposeSecret as _;

    use super::*;

    #[test]
    fn a_secret_is_found_by_its_hash_and_nothing_else_is_one() {
        let (token, hash) = make(&SeededRng::new(1));
        assert_eq!(token_hash(token.expose_secret()), Some(hash));
        for other in ["", "x", &"a".repeat(LENGTH + 1), &" ".repeat(LENGTH)] {
            assert_eq!(token_hash(other), None, "{other:?}");
        }
    }
}
