//! Mail into a folder, a file each: for trying out, and for tests.

use std::fs;
use std::path::{Path, PathBuf};

use accounts::mail::{MailError, MailSender, RenderedMail};
use kernel::{Clock as _, OsRng, Rng as _, SystemClock};

use super::MailSetupError;
use super::message::message;

/// Writes `.eml` files, named so that they sort by time.
pub struct Outbox(PathBuf);

impl Outbox {
    /// The outbox in `folder`, which is made when missing.
    pub fn in_folder(folder: &Path) -> Result<Outbox, MailSetupError> {
        let failed = |source| MailSetupError::Folder { folder: folder.display().to_string(), source };
        fs::create_dir_all(folder).map_err(failed)?;
        Ok(Outbox(folder.to_owned()))
    }
}

impl MailSender for Outbox {
    /// A file appears whole or not at all.
    fn send(&self, mail: &RenderedMail) -> Result<(), MailError> {
        let text = message(mail)?.formatted();
        let name = format!("{}-{:016x}", SystemClock.now().ms(), OsRng.next_u64());
        let (unfinished, finished) = (self.0.join(format!(".{name}")), self.0.join(format!("{name}.eml")));
        let written = fs::write(&unfinished, text).and_then(|()| fs::rename(&unfinished, &finished));
        written.map_err(|error| MailError::Later(error.to_string()))
    }
}
