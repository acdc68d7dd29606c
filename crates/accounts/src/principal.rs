//! Who makes a request.

use kernel::{Country, Instant};

use crate::{ApiTokenId, Locale, Membership, OperatorPermission, PersonId, Scope, SessionId, ShopId, ShopPermission};

/// The person behind a request, with everything that decides what they may do.
#[derive(Clone, Debug, PartialEq)]
pub struct Principal {
    pub person: PersonId,
    pub handle: String,
    pub locale: Locale,
    /// The market they shop in.
    pub market: Country,
    pub creator: bool,
    /// Empty for all but operators.
    pub operator: Vec<OperatorPermission>,
    /// The shops they work in, one or many.
    pub shops: Vec<Membership>,
    /// The credential they came with.
    pub via: Via,
    /// When this credential was last marked as used; see [`crate::session::touch`].
    pub seen_at: Instant,
}

/// The credential of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    Session(SessionId),
    Token { id: ApiTokenId, scopes: Vec<Scope> },
}

impl Principal {
    /// What they may do in `shop`; empty where they do not work.
    pub fn shop_permissions(&self, shop: ShopId) -> &[ShopPermission] {
        self.shops.iter().find(|m| m.shop == shop).map_or(&[], |m| &m.permissions)
    }

    /// Whether they work in `shop`.
    pub fn serves(&self, shop: ShopId) -> bool {
        self.shops.iter().any(|m| m.shop == shop)
    }

    /// Whether they are an operator.
    pub fn is_operator(&self) -> bool {
        !self.operator.is_empty()
    }

    /// The bounds of an API token; `None` for a session, which has none.
    pub fn scopes(&self) -> Option<&[Scope]> {
        match &self.via {
            Via::Session(_) => None,
            Via::Token { scopes, .. } => Some(scopes),
        }
    }

    /// The session, unless the request came with an API token.
    pub fn session(&self) -> Option<SessionId> {
        match self.via {
            Via::Session(id) => Some(id),
            Via::Token { .. } => None,
        }
    }
}
