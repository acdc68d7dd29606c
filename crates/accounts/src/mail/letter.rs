//! What each mail says: one plain letter, as text and as simple HTML in the house's colours.

use kernel::Lang;
use minijinja::{Environment, context};
use secrecy::{ExposeSecret as _, SecretString};
use url::Url;

use super::{Addressee, MailKind, RenderedMail, Words};

const TEXT: &str = include_str!("letter.txt");
const HTML: &str = include_str!("letter.html");

/// A letter before it has words.
pub(super) struct Letter {
    to: String,
    lang: Lang,
    /// The part of the message ids that names the kind: `accounts-mail-NAME-subject`.
    name: &'static str,
    variables: Vec<(&'static str, String)>,
    link: SecretString,
}

impl Letter {
    pub(super) fn of(kind: &MailKind, to: &Addressee, link: SecretString, url: &Url) -> Letter {
        let site = url.host_str().unwrap_or_default().to_owned();
        let mut variables = vec![("handle", to.person.handle.clone()), ("site", site)];
        let name = match kind {
            MailKind::VerifyEmail { email } => {
                variables.push(("email", email.clone()));
                "verify"
            }
            MailKind::PasswordReset { .. } => "reset",
            MailKind::PasswordChanged => "changed",
            MailKind::NewSignIn { device } => {
                variables.push(("device", device.clone()));
                "signin"
            }
            MailKind::EmailChanging { new_email } => {
                variables.push(("email", new_email.clone()));
                "changing"
            }
            MailKind::ShopInvite { shop_name, by } => {
                variables.extend([("shop", shop_name.clone()), ("by", by.clone())]);
                "invite"
            }
        };
        Letter { to: to.email.clone(), lang: to.person.locale.lang, name, variables, link }
    }

    /// The letter in the person's language.
    pub(super) fn render(&self, words: &Words, from: &str) -> Result<RenderedMail, minijinja::Error> {
        let variables: Vec<(&str, &str)> = self.variables.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let say = |part: &str| words(self.lang, &format!("accounts-mail-{part}"), &variables);
        let said = |part: &str| say(&format!("{}-{part}", self.name));
        let text = LetterText {
            to: self.to.clone(),
            lang: self.lang,
            subject: said("subject"),
            greeting: say("greeting"),
            body: said("body"),
            facts: Vec::new(),
            button: said("button"),
            note: said("note"),
            footer: say("footer"),
            link: self.link.clone(),
        };
        text.lay_out(from)
    }
}

/// Everything a letter says, in the reader's words: what other parts of the house send too.
#[derive(Clone, Debug)]
pub struct LetterText {
    pub to: String,
    pub lang: Lang,
    pub subject: String,
    pub greeting: String,
    pub body: String,
    /// Names and values, a line each: what was ordered, what it cost.
    pub facts: Vec<(String, String)>,
    /// What the link is called.
    pub button: String,
    pub link: SecretString,
    pub note: String,
    pub footer: String,
}

impl LetterText {
    /// The letter as it goes out, as text and as HTML; what people wrote is escaped.
    pub fn lay_out(&self, from: &str) -> Result<RenderedMail, minijinja::Error> {
        let subject = one_line(&self.subject);
        let view = context! {
            lang => self.lang.tag(),
            subject => &subject,
            greeting => &self.greeting,
            body => &self.body,
            facts => &self.facts,
            button => &self.button,
            note => &self.note,
            footer => &self.footer,
            link => self.link.expose_secret(),
        };
        let mut environment = Environment::new();
        environment.add_template("letter.txt", TEXT)?;
        environment.add_template("letter.html", HTML)?;
        Ok(RenderedMail {
            to: self.to.clone(),
            from: from.to_owned(),
            subject,
            text: environment.get_template("letter.txt")?.render(&view)?,
            html: environment.get_template("letter.html")?.render(&view)?,
            unsubscribe: None,
        })
    }
}

/// A subject is one line: what people wrote into names must not start a header.
pub(super) fn one_line(text: &str) -> String {
    text.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}
