//! API tokens: what programs use instead of a person's session.

use accounts::{ApiToken, ApiTokenId, api_token};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use crate::access::{Owner, SignedIn};
use crate::extract::{Json, Path};
use crate::view::ListView;
use crate::{AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(list, create)).routes(routes!(revoke))
}

/// A token as its owner sees it.
#[derive(Debug, Serialize, ToSchema)]
struct TokenView {
    id: String,
    name: String,
    #[schema(example = json!(["catalogue:read"]))]
    scopes: Vec<String>,
    created_at: String,
    used_at: Option<String>,
    expires_at: String,
    /// Shown once, in the answer that makes it.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
}

impl TokenView {
    fn of(token: ApiToken, secret: Option<String>) -> TokenView {
        TokenView {
            id: token.id.to_string(),
            name: token.name,
            scopes: token.scopes.iter().map(|scope| scope.as_str().to_owned()).collect(),
            created_at: token.created_at.to_string(),
            used_at: token.used_at.map(|at| at.to_string()),
            expires_at: token.expires_at.to_string(),
            token: secret,
        }
    }
}

#[derive(Debug, Deserialize, ToSchema)]
struct TokenInput {
    /// What it is for, in the owner's words: at most 60 characters.
    #[serde(default)]
    name: String,
    /// `catalogue:read, catalogue:write, orders:read, orders:write, money:read, money:write, content:write, account, operator`.
    #[serde(default)]
    scopes: Vec<String>,
}

/// The caller's tokens, newest first.
#[utoipa::path(get, path = "/me/tokens", tag = "people", security(("bearer" = [])), responses((status = 200, body = ListView<TokenView>), Refused))]
async fn list(who: SignedIn<Owner>, State(app): State<AppState>) -> Result<Answer<ListView<TokenView>>> {
    let person = who.principal.person;
    let tokens = app.db.read(move |read| api_token::list(read, person)).await?;
    Ok(Answer(ListView::all(tokens.into_iter().map(|token| TokenView::of(token, None)).collect())))
}

/// Makes a token; it works for a year.
#[utoipa::path(post, path = "/me/tokens", tag = "people", security(("bearer" = [])), request_body = TokenInput, responses((status = 201, body = TokenView), Refused))]
async fn create(
    who: SignedIn<Owner>,
    State(app): State<AppState>,
    Json(input): Json<TokenInput>,
) -> Result<(StatusCode, Answer<TokenView>)> {
    let (clock, rng, person) = (app.wall, app.rng.clone(), who.principal.person);
    let made = app.db.write(move |tx| api_token::create(tx, &clock, &*rng, person, &input.name, &input.scopes)).await?;
    let secret = made.secret.expose_secret().to_owned();
    Ok((StatusCode::CREATED, Answer(TokenView::of(made.token, Some(secret)))))
}

/// Revokes a token.
#[utoipa::path(delete, path = "/me/tokens/{token}", tag = "people", security(("bearer" = [])), params(("token" = String, Path)), responses((status = 204), Refused))]
async fn revoke(who: SignedIn<Owner>, State(app): State<AppState>, Path(id): Path<ApiTokenId>) -> Result<StatusCode> {
    let (clock, person) = (app.wall, who.principal.person);
    let revoked = app.db.write(move |tx| api_token::revoke(tx, &clock, person, id)).await?;
    if revoked { Ok(StatusCode::NO_CONTENT) } else { Err(Error::not_found()) }
}
