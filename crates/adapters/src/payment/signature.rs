//! Signatures of messages: a keyed hash of the raw body, compared in constant time.

use hmac::digest::KeyInit;
use hmac::{Hmac, Mac};
use kernel::Instant;
use secrecy::{ExposeSecret, SecretString};
use sha2::{Sha256, Sha512};
use trade::payment::provider::{WEBHOOK_TOLERANCE_MS, WebhookError};

/// Whether `signature`, in hex, is the HMAC-SHA256 of `parts` by `secret`.
pub(super) fn is_sha256(secret: &SecretString, parts: &[&[u8]], signature: &str) -> bool {
    verifies::<Hmac<Sha256>>(secret, parts, signature)
}

/// Whether `signature`, in hex, is the HMAC-SHA512 of `parts` by `secret`.
pub(super) fn is_sha512(secret: &SecretString, parts: &[&[u8]], signature: &str) -> bool {
    verifies::<Hmac<Sha512>>(secret, parts, signature)
}

/// `verify_slice` compares in constant time. An empty secret signs nothing: anybody could.
fn verifies<M: Mac + KeyInit>(secret: &SecretString, parts: &[&[u8]], signature: &str) -> bool {
    let key = secret.expose_secret().as_bytes();
    let (Ok(mut mac), Ok(signature)) = (<M as Mac>::new_from_slice(key), hex::decode(signature)) else {
        return false;
    };
    parts.iter().for_each(|part| mac.update(part));
    !key.is_empty() && mac.verify_slice(&signature).is_ok()
}

/// Whether a message signed at `sent` is one of now.
pub(super) fn check_age(sent: Instant, now: Instant) -> Result<(), WebhookError> {
    let off_ms = now.since_ms(sent).saturating_abs();
    if off_ms <= WEBHOOK_TOLERANCE_MS { Ok(()) } else { Err(WebhookError::Stale) }
}
