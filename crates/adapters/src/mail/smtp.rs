//! Mail by SMTP. Always over TLS, but to a server on this machine.

use std::time::Duration;

use accounts::mail::{MailError, MailSender, RenderedMail};
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{SmtpTransport, Transport as _};
use secrecy::{ExposeSecret as _, SecretString};
use url::{Host, Url};

use super::MailSetupError;
use super::message::message;

/// The port for submission with STARTTLS (RFC 6409).
const PORT_STARTTLS: u16 = 587;
/// The port for submission within TLS (RFC 8314).
const PORT_IMPLICIT_TLS: u16 = 465;
/// A server that is silent for this long is given up; the job tries again.
const TIMEOUT: Duration = Duration::from_secs(20);

/// A mail server.
pub struct Smtp(SmtpTransport);

impl Smtp {
    /// The server of `smtp://USER:PASSWORD@HOST:PORT` (STARTTLS is required) or `smtps://…` (TLS from the start).
    /// Without TLS only to this machine. Connects when the first mail goes out.
    pub fn connect_to(server: &SecretString) -> Result<Smtp, MailSetupError> {
        let url = Url::parse(server.expose_secret()).map_err(|_| MailSetupError::Address)?;
        let host = url.host_str().ok_or(MailSetupError::Address)?.to_owned();
        let host = host.trim_matches(|c| c == '[' || c == ']').to_owned();
        let (tls, port) = match url.scheme() {
            "smtps" => (Tls::Wrapper(TlsParameters::new(host.clone())?), PORT_IMPLICIT_TLS),
            "smtp" if is_this_machine(&host) => (Tls::None, PORT_STARTTLS),
            "smtp" => (Tls::Required(TlsParameters::new(host.clone())?), PORT_STARTTLS),
            _ => return Err(MailSetupError::Address),
        };
        // Without TLS: `builder_dangerous` only means that nothing is preset.
        let mut builder =
            SmtpTransport::builder_dangerous(host).tls(tls).port(url.port().unwrap_or(port)).timeout(Some(TIMEOUT));
        if let Some(credentials) = credentials(&url) {
            builder = builder.credentials(credentials);
        }
        Ok(Smtp(builder.build()))
    }
}

impl MailSender for Smtp {
    fn send(&self, mail: &RenderedMail) -> Result<(), MailError> {
        let message = message(mail)?;
        match self.0.send(&message) {
            Ok(_) => Ok(()),
            Err(error) if error.is_permanent() => Err(MailError::Refused(error.to_string())),
            Err(error) => Err(MailError::Later(error.to_string())),
        }
    }
}

fn credentials(url: &Url) -> Option<Credentials> {
    let password = url.password()?;
    Some(Credentials::new(decoded(url.username()), decoded(password)))
}

/// Without percent encoding. (A form decodes `+` too, so that one is encoded first.)
fn decoded(part: &str) -> String {
    let form = format!("={}", part.replace('+', "%2B"));
    url::form_urlencoded::parse(form.as_bytes()).map(|(_, value)| value.into_owned()).collect()
}

/// Whether mail to `host` never leaves this machine.
pub(super) fn is_this_machine(host: &str) -> bool {
    match Host::parse(host).or_else(|_| Host::parse(&format!("[{host}]"))) {
        Ok(Host::Domain(name)) => name == "localhost",
        Ok(Host::Ipv4(address)) => address.is_loopback(),
        Ok(Host::Ipv6(address)) => address.is_loopback(),
        Err(_) => false,
    }
}
