//! Secrets made by the server: 256 random bits, shown once, kept as a hash.

use base64::Engine as _;
use base64::prelude::BASE64_URL_SAFE_NO_PAD;
use kernel::Rng;
use secrecy::SecretString;
use sha2::{Digest, Sha256};

/// How a session's token starts; the rest is 43 characters of base64url.
pub(crate) const SESSION_PREFIX: &str = "mds_";
/// How an API token starts.
pub(crate) const API_PREFIX: &str = "mda_";
/// Tokens in mails have no prefix.
pub(crate) const MAIL_PREFIX: &str = "";

/// SHA-256 of a token: a token has 256 random bits, so that nothing slower is needed.
pub(crate) type TokenHash = [u8; 32];

/// A new token and its hash.
pub(crate) fn make(prefix: &str, rng: &dyn Rng) -> (SecretString, TokenHash) {
    let mut bytes = [0; 32];
    rng.fill(&mut bytes);
    let token = format!("{prefix}{}", BASE64_URL_SAFE_NO_PAD.encode(bytes));
    let hash = hash(&token);
    (SecretString::from(token), hash)
}

/// The hash of a token, as it is looked up.
pub(crate) fn hash(token: &str) -> TokenHash {
    Sha256::digest(token.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use kernel::OsRng;
    use secrecy::ExposeSecret as _;

    use super::*;

    #[test]
    fn a_token_is_256_random_bits_and_hidden() {
        let (token, kept) = make(SESSION_PREFIX, &OsRng);
        assert_eq!(token.expose_secret().len(), SESSION_PREFIX.len() + 43);
        assert_eq!(hash(token.expose_secret()), kept);
        assert_ne!(make(SESSION_PREFIX, &OsRng).1, kept);
        assert!(!format!("{token:?}").contains(SESSION_PREFIX));
    }
}
