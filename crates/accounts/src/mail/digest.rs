//! A letter that tells several things, each with a link of its own, and how to get no more of them.

use kernel::Lang;
use minijinja::{Environment, context};
use secrecy::{ExposeSecret as _, SecretString};

use super::RenderedMail;
use super::letter::one_line;

const TEXT: &str = include_str!("digest.txt");
const HTML: &str = include_str!("digest.html");

/// One thing told.
#[derive(Clone, Debug)]
pub struct DigestItem {
    pub text: String,
    pub when: String,
    pub link: String,
}

/// Everything a digest says, in the reader's words.
#[derive(Clone, Debug)]
pub struct DigestText {
    pub to: String,
    pub lang: Lang,
    pub subject: String,
    pub greeting: String,
    pub body: String,
    pub items: Vec<DigestItem>,
    /// What the link to all of it is called.
    pub button: String,
    pub link: String,
    /// What the link to the switches is called.
    pub switches: String,
    pub switches_link: String,
    /// What the way out is called.
    pub unsubscribe: String,
    pub unsubscribe_link: SecretString,
    pub footer: String,
}

impl DigestText {
    /// The letter as it goes out, as text and as HTML; what people wrote is escaped.
    pub fn lay_out(&self, from: &str) -> Result<RenderedMail, minijinja::Error> {
        let subject = one_line(&self.subject);
        let unsubscribe = self.unsubscribe_link.expose_secret().to_owned();
        let item = |item: &DigestItem| context! { text => &item.text, when => &item.when, link => &item.link };
        let items: Vec<minijinja::Value> = self.items.iter().map(item).collect();
        let view = context! {
            lang => self.lang.tag(),
            subject => &subject,
            greeting => &self.greeting,
            body => &self.body,
            items => items,
            button => &self.button,
            link => &self.link,
            switches => &self.switches,
            switches_link => &self.switches_link,
            unsubscribe => &self.unsubscribe,
            unsubscribe_link => &unsubscribe,
            footer => &self.footer,
        };
        let mut environment = Environment::new();
        environment.add_template("digest.txt", TEXT)?;
        environment.add_template("digest.html", HTML)?;
        Ok(RenderedMail {
            to: self.to.clone(),
            from: from.to_owned(),
            subject,
            text: environment.get_template("digest.txt")?.render(&view)?,
            html: environment.get_template("digest.html")?.render(&view)?,
            unsubscribe: Some(unsubscribe),
        })
    }
}
