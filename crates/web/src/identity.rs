//! Signing up, logging in and changing passwords: the steps around the slow hash, the same for pages and API.
//!
//! A password is hashed in a bounded pool on a blocking thread, between a read and a write, never inside a transaction.

use std::net::SocketAddr;

use accounts::password::{self, ChangeError};
use accounts::session::{self, Attempt, Challenge, LogIn, LogInError, NewSession};
use accounts::{Person, PersonId, Principal, SessionId, SignUp, email_verification, password_reset};
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::header::USER_AGENT;
use axum::http::request::Parts;
use secrecy::SecretString;

use crate::{AppState, Error, Result, guard};

/// Where a request comes from, as far as log-ins need to know.
#[derive(Clone, Debug)]
pub struct Caller {
    /// The network address that failures are counted by.
    pub address: String,
    /// What the person recognises the session by: `Firefox on Linux`.
    pub device: String,
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> std::result::Result<Caller, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Caller { address: guard::address_of(peer, &parts.headers).to_string(), device: device(agent) })
    }
}

/// A device in a few words; the more telling names come first, since browsers also give each other's.
fn device(agent: &str) -> String {
    const BROWSERS: [(&str, &str); 6] = [
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
        ("curl", "curl"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];
    let find = |names: [(&str, &'static str); 6]| {
        names.into_iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| name)
    };
    match (find(BROWSERS), find(SYSTEMS)) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => agent.chars().take(40).collect(),
    }
}

/// Runs slow password work in the bounded pool; 503-like refusal when the pool is full.
async fn slowly<T: Send + 'static>(app: &AppState, work: impl FnOnce() -> T + Send + 'static) -> Result<T> {
    let ticket = app.passwords.ticket()?;
    tokio::task::spawn_blocking(move || ticket.run(work)).await.map_err(Error::fault)
}

/// Makes a person, or says everything that is wrong at once.
pub async fn sign_up(app: &AppState, wish: SignUp) -> Result<Person> {
    let password = wish.password.clone();
    let new = app.db.read(move |read| accounts::person::check(read, &wish)).await?;
    let rng = app.rng.clone();
    let hash = slowly(app, move || password::hash(&password, &*rng)).await?.map_err(Error::fault)?;
    let clock = app.wall;
    Ok(app.db.write(move |tx| accounts::person::sign_up(tx, &clock, &new, &hash)).await?)
}

/// Opens a session for whoever proves to be `login`. `replacing` is the session the request came with.
pub async fn log_in(
    app: &AppState,
    login: String,
    password: SecretString,
    caller: Caller,
    replacing: Option<SessionId>,
) -> Result<NewSession> {
    let (clock, address) = (app.wall, caller.address);
    let challenge =
        app.db.read(move |read| session::challenge(read, &clock, &login, &address)).await.map_err(refused)?;
    let (challenge, right) = verify(app, challenge, password).await?;
    let (clock, rng) = (app.wall, app.rng.clone());
    let outcome = app.db.write(move |tx| {
        let attempt = Attempt { challenge: &challenge, right, device: &caller.device, replacing };
        session::log_in(tx, &clock, &*rng, &attempt)
    });
    match outcome.await? {
        LogIn::Opened(session) => Ok(session),
        LogIn::Refused(error) => Err(refused(error)),
    }
}

async fn verify(app: &AppState, challenge: Challenge, password: SecretString) -> Result<(Challenge, bool)> {
    slowly(app, move || {
        let right = challenge.verify(&password);
        (challenge, right)
    })
    .await
}

fn refused(error: LogInError) -> Error {
    match error {
        LogInError::Backoff { retry_after_ms } => {
            Error::new("accounts.login_backoff").retry_after(u64::try_from(retry_after_ms).unwrap_or(0).div_ceil(1000))
        }
        other => other.into(),
    }
}

/// Opens a session for a person who just proved themselves by signing up.
pub async fn open_session(app: &AppState, person: PersonId, caller: Caller) -> Result<NewSession> {
    let (clock, rng) = (app.wall, app.rng.clone());
    Ok(app.db.write(move |tx| session::open(tx, &clock, &*rng, person, &caller.device)).await?)
}

/// Whether a person who is signed in proves it again; a wrong answer counts as a failed log-in.
pub async fn confirm(app: &AppState, person: PersonId, password: SecretString, caller: &Caller) -> Result<Challenge> {
    let (clock, address) = (app.wall, caller.address.clone());
    let challenge =
        app.db.read(move |read| session::challenge_person(read, &clock, person, &address)).await.map_err(refused)?;
    let (challenge, right) = verify(app, challenge, password).await?;
    let asked = challenge.clone();
    app.db.write(move |tx| session::confirm(tx, &clock, &asked, right)).await?.map_err(|error| match error {
        LogInError::Wrong => Error::from(ChangeError::WrongPassword).on("current"),
        other => refused(other),
    })?;
    Ok(challenge)
}

/// Replaces the password of whoever is signed in; every other session ends, and this one is replaced.
pub async fn change_password(
    app: &AppState,
    principal: &Principal,
    current: SecretString,
    new: SecretString,
    caller: Caller,
) -> Result<NewSession> {
    let person = principal.person;
    let email =
        app.db.read(move |read| accounts::person::find(read, person)).await?.and_then(|p| p.email).unwrap_or_default();
    if let Some(problem) = password::check("password", &new, &principal.handle, &email) {
        return Err(Error::field(problem));
    }
    let challenge = confirm(app, person, current, &caller).await?;
    let (clock, rng, salt) = (app.wall, app.rng.clone(), app.rng.clone());
    let hash = slowly(app, move || password::hash(&new, &*salt)).await?.map_err(Error::fault)?;
    let changed = app.db.write(move |tx| {
        let change = password::Change { person, device: &caller.device, current: challenge.hash(), new: &hash };
        password::change(tx, &clock, &*rng, &change)
    });
    Ok(changed.await?)
}

/// Asks for a mail with a reset link; the same answer for every login.
pub async fn request_reset(app: &AppState, login: String) -> Result<()> {
    let clock = app.wall;
    Ok(app.db.write(move |tx| password_reset::request(tx, &clock, &login)).await?)
}

/// Sets a new password by the token of a mail; every session ends.
pub async fn complete_reset(app: &AppState, token: String, new: SecretString) -> Result<()> {
    let token = SecretString::from(token);
    let (clock, asked, password) = (app.wall, token.clone(), new.clone());
    app.db.read(move |read| password_reset::check(read, &clock, &asked, &password)).await?;
    let rng = app.rng.clone();
    let hash = slowly(app, move || password::hash(&new, &*rng)).await?.map_err(Error::fault)?;
    app.db.write(move |tx| password_reset::complete(tx, &clock, &token, &hash)).await?;
    Ok(())
}

/// Verifies the address that the token of a mail was sent to.
pub async fn verify_email(app: &AppState, token: String) -> Result<()> {
    let clock = app.wall;
    app.db.write(move |tx| email_verification::complete(tx, &clock, &SecretString::from(token.as_str()))).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_in_a_few_words() {
        let firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
        let phone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605 Version/18.0 Mobile Safari/604.1";
        assert_eq!(device(firefox), "Firefox on Linux");
        assert_eq!(device(phone), "Safari on iPhone");
        assert_eq!(device(""), "");
    }
}
