//! Names of files.

use std::fmt;
use std::str::FromStr;

use kernel::Rng;

/// The name of a file: segments of `[a-z0-9._-]`, none beginning with a dot, split by `/`; at most 255 bytes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlobKey(String);

/// The text is not the name of a file here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a file's key")]
pub struct BlobKeyError;

const LEN_MAX: usize = 255;

impl BlobKey {
    /// A new name that cannot be guessed: `{folder}/{2 hex}/{30 hex}{ending}`, 128 random bits. The first segment below the
    /// folder spreads files over 256 folders.
    pub fn random(folder: &str, ending: &str, rng: &dyn Rng) -> Result<BlobKey, BlobKeyError> {
        let bits = (u128::from(rng.next_u64()) << 64) | u128::from(rng.next_u64());
        let hex = format!("{bits:032x}");
        let (spread, rest) = hex.split_at(2);
        format!("{folder}/{spread}/{rest}{ending}").parse()
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for BlobKey {
    type Err = BlobKeyError;

    fn from_str(text: &str) -> Result<BlobKey, BlobKeyError> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'.' | b'_' | b'-');
        let segment = |s: &str| !s.is_empty() && !s.starts_with('.') && s.bytes().all(plain);
        if text.len() <= LEN_MAX && text.split('/').all(segment) {
            Ok(BlobKey(text.to_owned()))
        } else {
            Err(BlobKeyError)
        }
    }
}

impl fmt::Display for BlobKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use kernel::SeededRng;

    use super::*;

    #[test]
    fn random_keys_have_their_shape_and_differ() {
        let rng = SeededRng::new(1);
        let key = BlobKey::random("images", ".jpg", &rng).unwrap();
        assert_eq!(key.as_str().len(), "images/".len() + 33 + ".jpg".len());
        assert_ne!(key, BlobKey::random("images", ".jpg", &rng).unwrap());
    }

    #[test]
    fn no_key_leaves_its_folder() {
        for text in
            ["", "/", "/a", "a/", "a//b", "../a", "a/../b", "a/.b", ".tmp", "a b", "A", "a\\b", "a\0", "é", "a%2f"]
        {
            assert_eq!(text.parse::<BlobKey>(), Err(BlobKeyError), "{text:?}");
        }
        assert!("a".repeat(256).parse::<BlobKey>().is_err());
        assert!("images/0f/a-b_c.1280.jpg".parse::<BlobKey>().is_ok());
    }
}
