//! What a person wants to hear of, and how.

use db::{Read, Tx};
use kernel::{Coded, Problem, Problems};
use serde::{Deserialize, Serialize};

use super::NoticeKind;
use crate::{FAULT, PersonId, store};

/// What mail does with a kind of notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Email {
    Off,
    /// Once a day, in one letter.
    Daily,
    /// A letter of its own: only for what has letters.
    AtOnce,
}

impl Email {
    /// The one spelling in API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Email::Off => "off",
            Email::Daily => "daily",
            Email::AtOnce => "at_once",
        }
    }
}

/// How a person hears of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Switch {
    pub kind: NoticeKind,
    /// Whether the inbox shows it.
    pub in_app: bool,
    pub email: Email,
}

impl Switch {
    /// What holds until the person says otherwise.
    pub const fn default_of(kind: NoticeKind) -> Switch {
        Switch { kind, in_app: true, email: kind.email_default() }
    }
}

/// How the person hears of `kind`.
pub fn switch(read: &mut Read, person: PersonId, kind: NoticeKind) -> Result<Switch, db::Error> {
    Ok(store::notice_switch::find(read, person, kind)?.unwrap_or(Switch::default_of(kind)))
}

/// How the person hears of every kind, in the order of [`NoticeKind::ALL`].
pub fn switches(read: &mut Read, person: PersonId) -> Result<Vec<Switch>, db::Error> {
    let chosen = store::notice_switch::list(read, person)?;
    let of = |kind| chosen.iter().find(|switch| switch.kind == kind).copied().unwrap_or(Switch::default_of(kind));
    Ok(NoticeKind::ALL.map(of).to_vec())
}

/// Why the switches stayed as they are.
#[derive(Debug, thiserror::Error)]
pub enum SetSwitchError {
    #[error("{0}")]
    Problems(Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Sets these; the others stay.
pub fn set_switches(tx: &mut Tx, person: PersonId, switches: &[Switch]) -> Result<(), SetSwitchError> {
    let mut problems = Problems::default();
    for switch in switches {
        problems.check(switch.email != Email::AtOnce || switch.kind.has_letters(), || {
            Problem::new(format!("{}_email", switch.kind), "inbox.no_letters")
        });
    }
    problems.ok(()).map_err(SetSwitchError::Problems)?;
    for switch in switches {
        store::notice_switch::put(tx, person, switch)?;
    }
    Ok(())
}

impl Coded for SetSwitchError {
    fn code(&self) -> &'static str {
        match self {
            SetSwitchError::Problems(_) => "inbox.invalid",
            SetSwitchError::Db(_) => FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            SetSwitchError::Problems(problems) => &problems.0,
            SetSwitchError::Db(_) => &[],
        }
    }
}
