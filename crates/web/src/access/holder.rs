//! Who opens a cart or an order: a person signed in, or a guest who bears the token of the cart.

use accounts::{Doing, OperatorPermission, Permission, PersonId, Principal, ShopPermission};
use axum::extract::{FromRequestParts, OptionalFromRequestParts};
use axum::http::request::Parts;
use trade::cart::TokenHash;

use super::{Decided, doing, require};
use crate::{AppState, Error, session};

/// Whoever a cart may belong to. Whose it is, the statement that looks for it decides: [`Holder::as_trade`].
#[derive(Clone, Debug)]
pub enum Holder {
    Person(PersonId),
    Guest(TokenHash),
}

impl Holder {
    /// As carts and orders are looked up.
    pub(crate) fn as_trade(&self) -> trade::Holder<'_> {
        match self {
            Holder::Person(person) => trade::Holder::Person(kernel::Id::new(person.get())),
            Holder::Guest(hash) => trade::Holder::Token(hash),
        }
    }

    /// Whose idempotency keys these are: the person's, or the cart's, which is all that a guest is.
    pub(crate) fn actor(&self) -> String {
        match self {
            Holder::Person(person) => format!("person:{person}"),
            Holder::Guest(hash) => format!("cart:{}", hex::encode(hash)),
        }
    }

    /// The person, unless it is a guest.
    pub(crate) fn person(&self) -> Option<PersonId> {
        match self {
            Holder::Person(person) => Some(*person),
            Holder::Guest(_) => None,
        }
    }
}

/// The guest's token, hashed as it is kept.
fn guest(parts: &Parts) -> Option<TokenHash> {
    session::bearer(&parts.headers).and_then(trade::cart::token_hash)
}

impl FromRequestParts<AppState> for Holder {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Holder, Error> {
        let found = <Holder as OptionalFromRequestParts<AppState>>::from_request_parts(parts, app).await?;
        found.ok_or_else(Error::no_session)
    }
}

/// Nobody, where anyone may begin.
impl OptionalFromRequestParts<AppState> for Holder {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Option<Holder>, Error> {
        if let Some(hash) = guest(parts) {
            Decided::of(parts).decide();
            return Ok(Some(Holder::Guest(hash)));
        }
        let Some(principal) = session::principal(parts, app).await? else { return Ok(None) };
        require(&principal, Permission::Buyer, doing(&parts.method))?;
        Decided::of(parts).decide();
        Ok(Some(Holder::Person(principal.person)))
    }
}

/// Whoever may have to do with an order: its buyer, the staff of its shop, an operator. See [`Party::side`].
#[derive(Clone, Debug)]
pub struct Party {
    who: Who,
    doing: Doing,
    decided: Decided,
}

#[derive(Clone, Debug)]
enum Who {
    Person(Box<Principal>),
    Guest(TokenHash),
}

impl Side {
    /// Who acts, in the words of orders and returns.
    pub(crate) fn actor(self) -> trade::Actor {
        match self {
            Side::Buyer => trade::Actor::Buyer,
            Side::Shop => trade::Actor::Seller,
            Side::Operator => trade::Actor::Operator,
        }
    }
}

/// What somebody is to an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Buyer,
    Shop,
    Operator,
}

impl FromRequestParts<AppState> for Party {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Party, Error> {
        let who = match guest(parts) {
            Some(hash) => Who::Guest(hash),
            None => Who::Person(Box::new(session::principal(parts, app).await?.ok_or_else(Error::no_session)?)),
        };
        Ok(Party { who, doing: doing(&parts.method), decided: Decided::of(parts) })
    }
}

/// What is known of whose an order, a parcel or a return is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Whose {
    pub shop: i64,
    /// Whether it was found as the caller's own: see [`Party::holder`].
    pub is_callers: bool,
}

impl Party {
    /// This party as a buyer: by it their own things are looked up.
    pub(crate) fn holder(&self) -> Holder {
        match &self.who {
            Who::Guest(hash) => Holder::Guest(*hash),
            Who::Person(principal) => Holder::Person(principal.person),
        }
    }

    /// What this party is to the thing, of the sides that may do this; 404 for everybody else. The first of `sides` counts
    /// for somebody who is several.
    pub(crate) fn side(&self, whose: &Whose, sides: &[Side]) -> Result<Side, Error> {
        let mut refused = Error::not_found();
        for side in sides {
            match self.is(*side, whose) {
                Ok(()) => {
                    self.decided.decide();
                    return Ok(*side);
                }
                // A token without the scope is told so, unless another side of the person may.
                Err(error) if error.code() == "request.scope_missing" => refused = error,
                Err(_) => {}
            }
        }
        Err(refused)
    }

    fn is(&self, side: Side, whose: &Whose) -> Result<(), Error> {
        let principal = match &self.who {
            Who::Guest(_) if side == Side::Buyer && whose.is_callers => return Ok(()),
            Who::Guest(_) => return Err(Error::not_found()),
            Who::Person(principal) => principal,
        };
        match side {
            Side::Buyer if whose.is_callers => require(principal, Permission::Buyer, self.doing),
            Side::Buyer => Err(Error::not_found()),
            Side::Shop => {
                let shop = accounts::ShopId::new(whose.shop);
                require(principal, Permission::Shop(shop, ShopPermission::Orders), self.doing)
            }
            Side::Operator => require(principal, Permission::Operator(OperatorPermission::Cases), self.doing),
        }
    }
}
