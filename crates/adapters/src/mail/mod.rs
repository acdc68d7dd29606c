//! Mail: to a server by SMTP, or to a folder.

mod message;
mod outbox;
mod smtp;

use std::path::Path;
use std::sync::Arc;

use accounts::mail::MailSender;
use secrecy::SecretString;

pub use outbox::Outbox;
pub use smtp::Smtp;

/// Why the mail setting cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum MailSetupError {
    /// The address is not `smtp://[USER:PASSWORD@]HOST[:PORT]` or `smtps://…`. It is not repeated: it may hold a password.
    #[error("the mail server must be smtp://USER:PASSWORD@HOST:PORT or smtps://…")]
    Address,
    /// The folder for mail could not be made.
    #[error("cannot make the folder for mail {folder}: {source}")]
    Folder { folder: String, source: std::io::Error },
    #[error("TLS for mail: {0}")]
    Tls(#[from] lettre::transport::smtp::Error),
}

/// The sender of an installation: the server when one is named, else `.eml` files in `DATA/outbox`.
pub fn sender(server: Option<&SecretString>, data: &Path) -> Result<Arc<dyn MailSender>, MailSetupError> {
    Ok(match server {
        Some(server) => Arc::new(Smtp::connect_to(server)?),
        None => Arc::new(Outbox::in_folder(&data.join("outbox"))?),
    })
}

#[cfg(test)]
mod tests;
