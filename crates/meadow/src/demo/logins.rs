//! One login for each audience. Passwords are made at the first start and kept in the data folder, so that there is no default one.

use std::path::Path;

use kernel::{OsRng, Rng as _};
use serde::{Deserialize, Serialize};

/// Handles of the people whom the demo signs up for its visitor.
pub const AUDIENCES: [(&str, &str); 4] =
    [("operator", "ana"), ("seller", "lin"), ("creator", "maya"), ("shopper", "tom")];

/// A login to try the demo with.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Login {
    pub audience: String,
    pub handle: String,
    pub password: String,
}

/// One login for each audience.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Logins(pub Vec<Login>);

impl Logins {
    /// The logins of this data folder, made when there are none.
    pub fn of(folder: &Path) -> std::io::Result<Logins> {
        let path = folder.join("logins.json");
        if let Ok(text) = std::fs::read_to_string(&path)
            && let Ok(logins) = serde_json::from_str(&text)
        {
            return Ok(logins);
        }
        std::fs::create_dir_all(folder)?;
        let made = AUDIENCES.map(|(audience, handle)| Login {
            audience: audience.to_owned(),
            handle: handle.to_owned(),
            password: password(),
        });
        let logins = Logins(made.into());
        std::fs::write(&path, serde_json::to_string_pretty(&logins)?)?;
        private(&path)?;
        Ok(logins)
    }
}

/// Four groups of four letters and digits that are hard to confuse: 80 bits.
fn password() -> String {
    const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz23456789z";
    let mut bytes = [0; 16];
    OsRng.fill(&mut bytes);
    let letters = bytes.map(|byte| ALPHABET.get(usize::from(byte % 32)).copied().map_or('a', char::from));
    letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

#[cfg(unix)]
fn private(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn private(_: &Path) -> std::io::Result<()> {
    Ok(())
}
