//! Mail that was sent, kept to be read.

use std::sync::Mutex;

use accounts::mail::{MailError, MailSender, RenderedMail};

/// Takes every mail.
#[derive(Default)]
pub struct Postbox(Mutex<Vec<RenderedMail>>);

impl MailSender for Postbox {
    fn send(&self, mail: &RenderedMail) -> Result<(), MailError> {
        self.0.lock().unwrap().push(mail.clone());
        Ok(())
    }
}

impl Postbox {
    /// Everything that came for `address`, oldest first.
    pub fn letters_to(&self, address: &str) -> Vec<RenderedMail> {
        self.0.lock().unwrap().iter().filter(|mail| mail.to.contains(address)).cloned().collect()
    }

    /// The token of the link in the last letter to `address`.
    pub fn token_to(&self, address: &str) -> String {
        let letters = self.letters_to(address);
        let text = &letters.last().unwrap_or_else(|| panic!("no letter to {address}")).text;
        let link = text.split_whitespace().find(|word| word.contains("http://localhost:8080/")).unwrap();
        link.rsplit('/').next().unwrap().to_owned()
    }
}
