//! A rendered mail as an RFC 5322 message: text and HTML side by side.

use accounts::mail::{MailError, RenderedMail};
use lettre::Message;
use lettre::message::MultiPart;
use lettre::message::header::{HeaderName, HeaderValue};

/// The message; refused when an address is none.
pub(super) fn message(mail: &RenderedMail) -> Result<Message, MailError> {
    let refused = |what: &str| MailError::Refused(format!("the {what} address is not valid"));
    let built = Message::builder()
        .from(mail.from.parse().map_err(|_| refused("sender's"))?)
        .to(mail.to.parse().map_err(|_| refused("recipient's"))?)
        .subject(mail.subject.as_str())
        .message_id(None)
        .multipart(MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone()));
    let mut message = built.map_err(|error| MailError::Refused(error.to_string()))?;
    // Tells other programs not to answer it (RFC 3834).
    set(&mut message, "Auto-Submitted", "auto-generated");
    if let Some(address) = mail.unsubscribe.as_deref().filter(|address| is_one_word(address)) {
        set(&mut message, "List-Unsubscribe", &format!("<{address}>"));
        set(&mut message, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    Ok(message)
}

fn set(message: &mut Message, name: &'static str, value: &str) {
    let name = HeaderName::new_from_ascii_str(name);
    message.headers_mut().insert_raw(HeaderValue::new(name, value.to_owned()));
}

/// Whether an address can stand in a header.
fn is_one_word(address: &str) -> bool {
    address.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>'))
}
