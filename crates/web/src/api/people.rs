//! People as programs see them: sign-up, sessions, password resets, and everything under `/me`.

mod addresses;
mod credentials;
mod me;
mod passkeys;
mod sessions;

use accounts::{Person, SignUp};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use secrecy::SecretString;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::{Public, Shopper, SignedIn};
use crate::extract::Json;
use crate::{AppState, Result, identity};

pub(crate) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(sign_up))
        .routes(routes!(become_creator))
        .merge(sessions::routes())
        .merge(me::routes())
        .merge(addresses::routes())
        .merge(credentials::routes())
        .merge(passkeys::routes())
}

/// A person, as they see themselves.
#[derive(Debug, Serialize, ToSchema)]
pub struct PersonView {
    pub id: String,
    #[schema(example = "lin-mei")]
    pub handle: String,
    pub email: Option<String>,
    pub email_verified: bool,
    #[schema(example = "en-GB")]
    pub locale: String,
    /// The market they shop in.
    #[schema(example = "GB")]
    pub market: String,
    pub creator: bool,
    /// What they may do as an operator; empty for everybody else.
    pub operator: Vec<String>,
    pub created_at: String,
}

impl PersonView {
    /// The person.
    pub fn of(person: Person) -> PersonView {
        PersonView {
            id: person.id.to_string(),
            handle: person.handle,
            email: person.email,
            email_verified: person.email_verified,
            locale: person.locale.to_string(),
            market: person.market.to_string(),
            creator: person.creator,
            operator: person.operator.iter().map(super::word).collect(),
            created_at: person.created_at.to_string(),
        }
    }
}

/// A wish to sign up.
#[derive(Debug, Deserialize, ToSchema)]
struct SignUpInput {
    /// `[a-z0-9_-]{2,30}`, not a reserved word, not taken.
    #[serde(default)]
    handle: String,
    #[serde(default)]
    email: String,
    /// 8 to 128 characters.
    #[serde(default)]
    #[schema(value_type = String, format = Password)]
    password: String,
    #[serde(default = "default_locale")]
    #[schema(example = "en-GB")]
    locale: String,
    #[serde(default = "default_market")]
    #[schema(example = "GB")]
    market: String,
}

fn default_locale() -> String {
    "en".to_owned()
}

fn default_market() -> String {
    "GB".to_owned()
}

/// Signs a person up. Handle, address and password are all checked at once; a mail asks to verify the address.
#[utoipa::path(post, path = "/accounts", tag = "people", security(()), request_body = SignUpInput,
    responses((status = 201, body = PersonView), Refused))]
async fn sign_up(
    _: Public,
    State(app): State<AppState>,
    Json(input): Json<SignUpInput>,
) -> Result<(StatusCode, Answer<PersonView>)> {
    let wish = SignUp {
        handle: input.handle,
        email: input.email,
        password: SecretString::from(input.password),
        locale: input.locale,
        market: input.market,
    };
    let person = identity::sign_up(&app, wish).await?;
    Ok((StatusCode::CREATED, Answer(PersonView::of(person))))
}

/// A creator's profile.
#[derive(Debug, Serialize, ToSchema)]
struct CreatorView {
    id: String,
    handle: String,
    display_name: String,
    bio: String,
    created_at: String,
}

#[derive(Debug, Deserialize, ToSchema)]
struct CreatorInput {
    /// 1 to 60 characters.
    #[serde(default)]
    display_name: String,
    /// At most 500 characters.
    #[serde(default)]
    bio: String,
}

/// Makes the caller a creator; again, it changes the profile.
#[utoipa::path(post, path = "/creators", tag = "people", security(("bearer" = [])), request_body = CreatorInput,
    responses((status = 201, body = CreatorView), Refused))]
async fn become_creator(
    who: SignedIn<Shopper>,
    State(app): State<AppState>,
    Json(input): Json<CreatorInput>,
) -> Result<(StatusCode, Answer<CreatorView>)> {
    let (clock, person) = (app.wall, who.principal.person);
    let profile = accounts::creator::Profile { display_name: input.display_name, bio: input.bio };
    let creator = app.db.write(move |tx| accounts::creator::put(tx, &clock, person, &profile)).await?;
    let view = CreatorView {
        id: creator.id.to_string(),
        handle: creator.handle,
        display_name: creator.display_name,
        bio: creator.bio,
        created_at: creator.created_at.to_string(),
    };
    Ok((StatusCode::CREATED, Answer(view)))
}
