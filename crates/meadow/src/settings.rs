//! Settings: flags over environment over `meadow.toml` in the data folder.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::cli::{Place, Serve};

/// What `meadow.toml` may say. Unknown keys are refused, so that a misspelt one is not silently ignored.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct File {
    pub database: Option<String>,
    pub translator: Option<String>,
    pub listen: Option<SocketAddr>,
    pub url: Option<String>,
    pub mail: Option<String>,
    pub mail_from: Option<String>,
    pub fx_source: Option<String>,
    pub node_id: Option<u16>,
}

/// The settings do not make sense.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    #[error("cannot read {0}: {1}")]
    Read(PathBuf, std::io::Error),
    #[error("{0}: {1}")]
    Parse(PathBuf, toml::de::Error),
    #[error("--url is not an address such as https://shop.example: {0}")]
    Url(String),
    #[error("--node-id runs from 0 to 999; the numbers above are those of commands beside a server")]
    NodeId,
}

/// Node numbers of commands: ids must not be made by two processes of one node.
pub const COMMAND_NODES: std::ops::Range<u16> = 1000..1024;

/// Where an installation's data is.
#[derive(Debug, Clone)]
pub struct DataSettings {
    pub folder: PathBuf,
    pub database: String,
    pub translator: Option<String>,
}

/// How a server runs.
#[derive(Debug, Clone)]
pub struct ServerSettings {
    pub listen: SocketAddr,
    pub url: Option<url::Url>,
    pub mail: Option<String>,
    pub mail_from: Option<String>,
    pub fx_source: Option<String>,
    pub node: kernel::NodeId,
    pub sandbox: bool,
}

impl File {
    /// Reads `meadow.toml` of the data folder; a missing file says nothing.
    pub fn of(folder: &Path) -> Result<File, SettingsError> {
        let path = folder.join("meadow.toml");
        match std::fs::read_to_string(&path) {
            Ok(text) => toml::from_str(&text).map_err(|error| SettingsError::Parse(path, error)),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(File::default()),
            Err(error) => Err(SettingsError::Read(path, error)),
        }
    }
}

/// Settles where the data is; `folder` is the command's default.
pub fn data(place: &Place, folder: &str) -> Result<(DataSettings, File), SettingsError> {
    let folder = place.data.clone().unwrap_or_else(|| PathBuf::from(folder));
    let mut file = File::of(&folder)?;
    let database = place.database.clone().or(file.database.take());
    let database = database.unwrap_or_else(|| format!("sqlite:{}", folder.join("meadow.db").display()));
    let translator = place.translator.clone().or(file.translator.take());
    Ok((DataSettings { folder, database, translator }, file))
}

/// Settles how the server runs.
pub fn server(flags: Serve, file: File) -> Result<ServerSettings, SettingsError> {
    let listen = flags.listen.or(file.listen).unwrap_or(SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080));
    let url = flags.url.or(file.url);
    let url = url.map(|text| text.parse().map_err(|_| SettingsError::Url(text))).transpose()?;
    let node = flags.node_id.or(file.node_id).unwrap_or(0);
    Ok(ServerSettings {
        listen,
        url,
        mail: flags.mail.or(file.mail),
        mail_from: flags.mail_from.or(file.mail_from),
        fx_source: flags.fx_source.or(file.fx_source),
        node: kernel::NodeId::new(node).filter(|_| node < COMMAND_NODES.start).ok_or(SettingsError::NodeId)?,
        sandbox: flags.sandbox,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_win_over_the_file_and_unknown_keys_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("meadow.toml"), "listen = \"0.0.0.0:80\"\nurl = \"https://a.example\"")
            .unwrap();
        let place = Place { data: Some(folder.path().to_owned()), ..Place::default() };
        let (_, file) = data(&place, "unused").unwrap();
        let flags = Serve { listen: Some("127.0.0.1:1".parse().unwrap()), ..Serve::default() };
        let settings = server(flags, file).unwrap();
        assert_eq!(settings.listen.port(), 1);
        assert_eq!(settings.url.unwrap().as_str(), "https://a.example/");
        let taken = Serve { node_id: Some(COMMAND_NODES.start), ..Serve::default() };
        assert!(matches!(server(taken, File::default()), Err(SettingsError::NodeId)));
        std::fs::write(folder.path().join("meadow.toml"), "lisen = 1").unwrap();
        assert!(matches!(data(&place, "unused"), Err(SettingsError::Parse(..))));
    }
}
