//! A person's own pages: signing up and in, profile, addresses, security, invitations, their data.

mod addresses;
mod data;
mod email;
mod entry;
mod frame;
mod invites;
mod notices;
mod orders;
mod profile;
mod reset;
mod security;
#[cfg(test)]
pub(crate) mod tests;
mod waits;

use axum::Router;

use crate::AppState;

/// Every page of the account.
pub(crate) fn routes() -> Router<AppState> {
    Router::new()
        .merge(entry::routes())
        .merge(profile::routes())
        .merge(orders::routes())
        .merge(waits::routes())
        .merge(addresses::routes())
        .merge(security::routes())
        .merge(email::routes())
        .merge(reset::routes())
        .merge(notices::routes())
        .merge(invites::routes())
        .merge(data::routes())
}
