//! Who may use a route, as extractors: 401 without a session, 404 for what is not yours, 403 for a token without the scope.
//!
//! Every API handler takes one of [`Public`], [`SignedIn`] or [`Staff`]. An API route that answers well without having
//! decided on anyone's permission is answered as a fault: forgetting it shows at the first call.

mod holder;

use std::marker::PhantomData;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use accounts::{Doing, OperatorPermission, Permission, Principal, ShopId, ShopPermission};
use axum::extract::{FromRequestParts, Request};
use axum::http::Method;
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::{AppState, Error, session};

pub(crate) use holder::Whose;
pub use holder::{Holder, Party, Side};

/// Anyone, signed in or not.
#[derive(Clone, Copy, Debug)]
pub struct Public;

/// Somebody signed in who has the permission of `P`: a shopper unless said otherwise.
#[derive(Clone, Debug)]
pub struct SignedIn<P = Shopper> {
    pub principal: Principal,
    kind: PhantomData<fn() -> P>,
}

/// Somebody signed in, whose permission depends on the shop that the request turns out to be about: see [`Staff::may`].
#[derive(Clone, Debug)]
pub struct Staff {
    pub principal: Principal,
    doing: Doing,
    decided: Decided,
}

/// What a kind of principal may do; the types below name the permissions of routes.
pub trait Permits: Send + Sync + 'static {
    /// The permission asked.
    const PERMISSION: Permission;
}

macro_rules! permits {
    ($($(#[$doc:meta])* $name:ident = $permission:expr;)*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $name;
        impl Permits for $name {
            const PERMISSION: Permission = $permission;
        })*
    };
}

permits! {
    /// Their own profile, addresses, follows.
    Shopper = Permission::Shopper;
    /// Their own carts, orders, returns.
    Buyer = Permission::Buyer;
    /// Posts, rooms, collaborations, their own money.
    Creator = Permission::Creator;
    /// Password, passkeys, tokens, deletion: a session, never a token.
    Owner = Permission::Owner;
    /// Any operator.
    Operator = Permission::AnyOperator;
    /// An operator of markets and rates.
    OperatorMarkets = Permission::Operator(OperatorPermission::Markets);
    /// An operator of jobs and health.
    OperatorJobs = Permission::Operator(OperatorPermission::Jobs);
    /// An operator of cases and reviews.
    OperatorCases = Permission::Operator(OperatorPermission::Cases);
    /// An operator of the books: ledger, payouts, take rates, refunds.
    OperatorMoney = Permission::Operator(OperatorPermission::Money);
    /// An operator of people.
    OperatorPeople = Permission::Operator(OperatorPermission::People);
}

impl FromRequestParts<AppState> for Public {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, _: &AppState) -> Result<Public, Error> {
        Decided::of(parts).decide();
        Ok(Public)
    }
}

impl<P: Permits> FromRequestParts<AppState> for SignedIn<P> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<SignedIn<P>, Error> {
        let principal = session::principal(parts, app).await?.ok_or_else(Error::no_session)?;
        require(&principal, P::PERMISSION, doing(&parts.method))?;
        Decided::of(parts).decide();
        Ok(SignedIn { principal, kind: PhantomData })
    }
}

impl FromRequestParts<AppState> for Staff {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Staff, Error> {
        let principal = session::principal(parts, app).await?.ok_or_else(Error::no_session)?;
        Ok(Staff { principal, doing: doing(&parts.method), decided: Decided::of(parts) })
    }
}

impl Staff {
    /// Whether this person may do what the request does in `shop`: 404 when it is not their shop or not their work there.
    pub fn may(&self, shop: i64, permission: ShopPermission) -> Result<ShopId, Error> {
        let shop = ShopId::new(shop);
        require(&self.principal, Permission::Shop(shop, permission), self.doing)?;
        self.decided.decide();
        Ok(shop)
    }

    /// Whether this person has `permission`, whatever shop it is about.
    pub fn must(&self, permission: Permission) -> Result<(), Error> {
        require(&self.principal, permission, self.doing)?;
        self.decided.decide();
        Ok(())
    }

    /// Whether this person works in `shop` at all.
    pub fn works_in(&self, shop: i64) -> Result<ShopId, Error> {
        let shop = ShopId::new(shop);
        require(&self.principal, Permission::AnyInShop(shop), self.doing)?;
        self.decided.decide();
        Ok(shop)
    }
}

/// Somebody signed in, if anyone is: for public routes that show a shop's staff more.
impl axum::extract::OptionalFromRequestParts<AppState> for Staff {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Option<Staff>, Error> {
        match session::principal(parts, app).await? {
            Some(_) => <Staff as FromRequestParts<AppState>>::from_request_parts(parts, app).await.map(Some),
            None => Ok(None),
        }
    }
}

/// Decides on `permission`, saying no as `api.md` does.
pub fn require(principal: &Principal, permission: Permission, doing: Doing) -> Result<(), Error> {
    if accounts::allows(principal, permission, doing) {
        Ok(())
    } else if accounts::can(principal, permission) {
        Err(Error::new("request.scope_missing"))
    } else {
        Err(Error::not_found())
    }
}

fn doing(method: &Method) -> Doing {
    if method.is_safe() { Doing::Reading } else { Doing::Changing }
}

/// Whether a route has decided on the permission of its caller.
#[derive(Clone, Debug, Default)]
pub(crate) struct Decided(Arc<AtomicBool>);

impl Decided {
    fn of(parts: &Parts) -> Decided {
        parts.extensions.get().cloned().unwrap_or_default()
    }

    pub(crate) fn decide(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// The layer that lets no API route answer well without a decision.
pub(crate) async fn deny_undecided(mut request: Request, next: Next) -> Response {
    let decided = Decided::default();
    request.extensions_mut().insert(decided.clone());
    let path = request.uri().path().to_owned();
    let response = next.run(request).await;
    if response.status().is_success() && !decided.0.load(Ordering::Relaxed) {
        return Error::fault(format!("{path} answers without deciding who may ask")).into_response();
    }
    response
}
