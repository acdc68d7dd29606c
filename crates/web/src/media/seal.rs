//! Sealed addresses: who holds one may see the file until it is over, without anybody being asked.

use hmac::digest::{Key, KeyInit};
use hmac::{Hmac, Mac as _};
use kernel::Instant;
use sha2::Sha256;

/// How long an address is good: ten minutes, and a page asks for new ones.
const GOOD_S: i64 = 600;

/// Seals addresses of files, and knows its own seals. Every process that serves the same media has the same secret.
#[derive(Clone)]
pub struct Seal {
    secret: [u8; 32],
}

impl Seal {
    pub fn new(secret: [u8; 32]) -> Seal {
        Seal { secret }
    }

    /// A key with its seal, as an address goes on behind `/media/`.
    pub(super) fn sealed(&self, key: &str, now: Instant) -> String {
        let until = now.ms().div_euclid(1_000) + GOOD_S;
        let seal = hex::encode(self.mac(key, &until.to_string()).finalize().into_bytes());
        format!("{key}?until={until}&seal={seal}")
    }

    /// Whether the seal is ours and not over. Compared in constant time.
    pub(super) fn is_good(&self, key: &str, until: &str, seal: &str, now: Instant) -> bool {
        let over = until.parse::<i64>().map_or(true, |until| until.saturating_mul(1_000) < now.ms());
        let Ok(seal) = hex::decode(seal) else { return false };
        self.mac(key, until).verify_slice(&seal).is_ok() && !over
    }

    fn mac(&self, key: &str, until: &str) -> Hmac<Sha256> {
        // A block is longer than the secret; HMAC fills it up with zeros itself.
        let mut block = Key::<Hmac<Sha256>>::default();
        block.iter_mut().zip(self.secret).for_each(|(place, byte)| *place = byte);
        let mut mac = <Hmac<Sha256> as KeyInit>::new(&block);
        for part in ["media", key, until] {
            mac.update(part.as_bytes());
            mac.update(b"\0");
        }
        mac
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEY: &str = "posts/0f/film.mp4";

    fn parts(sealed: &str) -> (String, String) {
        let (_, query) = sealed.split_once("?until=").unwrap();
        let (until, seal) = query.split_once("&seal=").unwrap();
        (until.to_owned(), seal.to_owned())
    }

    #[test]
    fn a_seal_is_good_for_its_file_and_its_time() {
        let (seal, now) = (Seal::new([7; 32]), Instant::from_ms(1_793_491_200_000));
        let (until, mark) = parts(&seal.sealed(KEY, now));
        assert!(seal.is_good(KEY, &until, &mark, now));
        assert!(seal.is_good(KEY, &until, &mark, now.plus_ms(GOOD_S * 1_000)));
        assert!(!seal.is_good(KEY, &until, &mark, now.plus_ms(GOOD_S * 1_000 + 1)));
        assert!(!seal.is_good("posts/0f/other.mp4", &until, &mark, now));
        let later = (until.parse::<i64>().unwrap() + 1_000).to_string();
        assert!(!seal.is_good(KEY, &later, &mark, now));
        assert!(!Seal::new([8; 32]).is_good(KEY, &until, &mark, now));
        for broken in ["", "zz", "00"] {
            assert!(!seal.is_good(KEY, &until, broken, now));
        }
        assert!(!seal.is_good(KEY, "x", &mark, now));
    }
}
