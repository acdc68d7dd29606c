//! API tokens: a person's credentials for programs, bounded by scopes.

use db::{Read, Tx};
use kernel::{Clock, Coded, DAY_MS, Id, Instant, Problem, Problems, Rng};
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::{FAULT, PersonId, Scope, audit, secret, store};

pub type ApiTokenId = Id<ApiToken>;

/// Tokens a person has at the most.
pub const COUNT_MAX: i64 = 50;
/// A token works so long; programs that go on need a new one then.
pub const LIFE_MS: i64 = 365 * DAY_MS;
/// Scopes of one wish that problems are listed for.
const SCOPES_READ_MAX: usize = 20;
/// Characters a token's name has at the most.
pub const NAME_LENGTH_MAX: usize = 60;

/// A token as its owner lists it; the secret is shown once, when it is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiToken {
    pub id: ApiTokenId,
    pub name: String,
    pub scopes: Vec<Scope>,
    pub created_at: Instant,
    /// To within ten minutes.
    pub used_at: Option<Instant>,
    pub expires_at: Instant,
}

/// A token just made.
#[derive(Clone, Debug)]
pub struct NewApiToken {
    pub token: ApiToken,
    pub secret: SecretString,
}

/// Why no token was made or revoked.
#[derive(Clone, Debug, thiserror::Error)]
pub enum ApiTokenError {
    #[error("{0}")]
    Problems(Problems),
    #[error("too many tokens")]
    TooMany,
    #[error(transparent)]
    Db(#[from] db::Error),
}

/// Makes a token with these scopes, by name (`catalogue:read`).
pub fn create(
    tx: &mut Tx,
    clock: &dyn Clock,
    rng: &dyn Rng,
    person: PersonId,
    name: &str,
    scopes: &[String],
) -> Result<NewApiToken, ApiTokenError> {
    let (name, scopes) = check(name, scopes).map_err(ApiTokenError::Problems)?;
    if store::api_token::count(tx, person)? >= COUNT_MAX {
        return Err(ApiTokenError::TooMany);
    }
    let (secret, hash) = secret::make(secret::API_PREFIX, rng);
    let now = clock.now();
    let (id, expires_at) = (tx.new_id(), now.plus_ms(LIFE_MS));
    let token = ApiToken { id, name, scopes, created_at: now, used_at: None, expires_at };
    store::api_token::insert(tx, person, &token, &hash)?;
    audit::by_person(tx, clock, person, "api_token.made", json!({ "token": id, "scopes": token.scopes }))?;
    Ok(NewApiToken { token, secret })
}

/// The name without stray blanks and each scope once, or what is wrong with them.
fn check(name: &str, scopes: &[String]) -> Result<(String, Vec<Scope>), Problems> {
    let mut problems = Problems::default();
    let name = name.trim();
    problems.check((1..=NAME_LENGTH_MAX).contains(&name.chars().count()), || {
        Problem::new("name", "accounts.name_invalid").with("max", NAME_LENGTH_MAX)
    });
    problems.check(!scopes.is_empty(), || Problem::new("scopes", "accounts.scopes_missing"));
    for (i, scope) in scopes.iter().enumerate().take(SCOPES_READ_MAX) {
        problems.check(Scope::parse(scope).is_some(), || {
            let shown: String = scope.chars().take(NAME_LENGTH_MAX).collect();
            Problem::new(format!("scopes[{i}]"), "accounts.scope_unknown").with("scope", shown)
        });
    }
    let wanted = Scope::ALL.into_iter().filter(|scope| scopes.iter().any(|name| name == scope.as_str()));
    problems.ok((name.to_owned(), wanted.collect()))
}

/// The person's tokens, newest first.
pub fn list(read: &mut Read, person: PersonId) -> Result<Vec<ApiToken>, db::Error> {
    store::api_token::list(read, person)
}

/// Revokes a token of the person; `false` when there is none such.
pub fn revoke(tx: &mut Tx, clock: &dyn Clock, person: PersonId, id: ApiTokenId) -> Result<bool, db::Error> {
    let revoked = store::api_token::revoke(tx, person, id)?;
    if revoked {
        audit::by_person(tx, clock, person, "api_token.revoked", json!({ "token": id }))?;
    }
    Ok(revoked)
}

impl Coded for ApiTokenError {
    fn code(&self) -> &'static str {
        match self {
            ApiTokenError::Problems(_) => "accounts.invalid",
            ApiTokenError::TooMany => "accounts.too_many_tokens",
            ApiTokenError::Db(_) => FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ApiTokenError::Problems(problems) => &problems.0,
            _ => &[],
        }
    }
}

#[cfg(test)]
mod tests;
