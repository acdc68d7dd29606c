//! Who shops on a page: somebody signed in, or the holder of what this browser keeps.
//!
//! A guest's browser keeps secrets in cookies of the session's kind: the token of the open cart of each market, the tokens
//! of the carts it has ordered, and for a short while the key of an order that came with a mail.

use accounts::PersonId;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use kernel::{DAY_MS, Id, MarketCode};
use secrecy::ExposeSecret as _;
use trade::cart::{CartId, SecretToken, TokenHash};
use trade::{BuyerId, Holder, OrderId};

use crate::pages::visit::units_cookie;
use crate::{App, AppState, Error, session};

/// A header that sets a cookie.
pub(crate) type Cookie = (HeaderName, HeaderValue);

/// A guest's cart and what was ordered from it are kept so long.
const CART_AGE_S: i64 = 90 * DAY_MS / 1000;
/// The key of a mail's link is kept for the visit that it began.
const KEY_AGE_S: i64 = DAY_MS / 1000;
/// Ordered carts a browser keeps at the most, the newest first.
const BOUGHT_MAX: usize = 6;
/// The cookie of ordered carts.
const BOUGHT: &str = "bought";
/// The cookie of a mail's key.
const KEY: &str = "order-key";

/// A thing and the secret that opens it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Grant<T> {
    pub id: Id<T>,
    secret: String,
}

impl<T> Grant<T> {
    /// `{id}.{secret}`.
    fn read(text: &str) -> Option<Grant<T>> {
        let (id, secret) = text.split_once('.')?;
        let fits = secret.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
        (fits && !secret.is_empty()).then_some(Grant { id: id.parse().ok()?, secret: secret.to_owned() })
    }

    fn text(&self) -> String {
        format!("{}.{}", self.id, self.secret)
    }

    fn hash(&self) -> Option<TokenHash> {
        trade::cart::token_hash(&self.secret)
    }
}

/// Who shops.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shopper {
    pub person: Option<PersonId>,
    /// The open cart of the market asked for.
    cart: Option<Grant<trade::cart::Cart>>,
    /// Carts that this browser has ordered.
    bought: Vec<Grant<trade::cart::Cart>>,
    /// The order whose mail was followed.
    key: Option<Grant<trade::order::Order>>,
    /// What the browser sent along: the carts of other markets are among it.
    headers: HeaderMap,
}

impl FromRequestParts<AppState> for Shopper {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Shopper, Error> {
        let principal = session::principal(parts, app).await?;
        let params = axum::extract::RawPathParams::from_request_parts(parts, app).await.ok();
        let market = params.as_ref().and_then(|all| all.iter().find(|(name, _)| *name == "market"));
        let market: Option<MarketCode> = market.and_then(|(_, code)| code.parse().ok());
        let headers = &parts.headers;
        Ok(Shopper {
            person: principal.map(|person| person.person),
            cart: market.and_then(|market| cart_of(app, headers, market)),
            bought: grants(session::secret(app, headers, BOUGHT)),
            key: session::secret(app, headers, KEY).and_then(Grant::read),
            headers: headers.clone(),
        })
    }
}

fn cart_name(market: MarketCode) -> String {
    format!("cart-{}", market.slug())
}

fn cart_of(app: &App, headers: &HeaderMap, market: MarketCode) -> Option<Grant<trade::cart::Cart>> {
    session::secret(app, headers, &cart_name(market)).and_then(Grant::read)
}

fn grants<T>(text: Option<&str>) -> Vec<Grant<T>> {
    text.unwrap_or_default().split('~').filter_map(Grant::read).take(BOUGHT_MAX).collect()
}

/// A holder as carts and orders are looked up, owning its secret.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Held {
    Person(BuyerId),
    Token(TokenHash),
}

impl Held {
    /// Whoever bears this secret.
    pub(crate) fn guest(token: &SecretToken) -> Option<Held> {
        trade::cart::token_hash(token.expose_secret()).map(Held::Token)
    }

    /// Whose keys these are: the person's, or the cart's, which is all that a guest is.
    pub(crate) fn actor(&self) -> String {
        match self {
            Held::Person(buyer) => format!("person:{buyer}"),
            Held::Token(hash) => format!("cart:{}", hex::encode(hash)),
        }
    }

    pub(crate) fn as_trade(&self) -> Holder<'_> {
        match self {
            Held::Person(buyer) => Holder::Person(*buyer),
            Held::Token(hash) => Holder::Token(hash),
        }
    }
}

impl Shopper {
    /// The person as a buyer.
    pub(crate) fn buyer(&self) -> Option<BuyerId> {
        self.person.map(|person| BuyerId::new(person.get()))
    }

    /// Whatever may open an order or an ordered cart: the person, then each secret.
    pub(crate) fn holders(&self) -> Vec<Held> {
        let guest = self.cart.iter().chain(&self.bought).filter_map(Grant::hash);
        let key = self.key.as_ref().and_then(Grant::hash);
        self.buyer().map(Held::Person).into_iter().chain(guest.chain(key).map(Held::Token)).collect()
    }

    /// The guest's open cart here, and who holds it.
    pub(crate) fn guest_cart(&self) -> Option<(CartId, Held)> {
        let grant = self.cart.as_ref()?;
        Some((grant.id, Held::Token(grant.hash()?)))
    }

    /// What this browser put into carts as a guest goes into the person's own.
    pub(crate) async fn merge(&self, app: &AppState) -> Vec<Cookie> {
        match self.person {
            Some(person) => merge(app, &self.headers, person).await,
            None => vec![],
        }
    }

    /// The ordered carts of this browser.
    pub(crate) fn bought(&self) -> Vec<(CartId, Held)> {
        self.bought.iter().filter_map(|grant| Some((grant.id, Held::Token(grant.hash()?)))).collect()
    }

    /// The cookies after the guest's cart was ordered: its secret moves to what was bought.
    pub(crate) fn ordered(&self, app: &App, market: MarketCode, cart: CartId) -> Vec<Cookie> {
        let mut cookies = vec![units(app, market, 0)];
        if let Some(grant) = self.cart.as_ref().filter(|grant| grant.id == cart) {
            let older = self.bought.iter().filter(|old| old.id != cart);
            let kept: Vec<String> = std::iter::once(grant).chain(older).take(BOUGHT_MAX).map(Grant::text).collect();
            cookies.push(session::keep_secret(app, BOUGHT, &kept.join("~"), CART_AGE_S));
            cookies.push(session::keep_secret(app, &cart_name(market), "", 0));
        }
        cookies
    }
}

/// The cookie of a guest's new cart.
pub(crate) fn keep_cart(app: &App, market: MarketCode, cart: CartId, token: &SecretToken) -> Cookie {
    session::keep_secret(app, &cart_name(market), &format!("{cart}.{}", token.expose_secret()), CART_AGE_S)
}

/// The cookie that says how many units are in a market's cart, for the number on its icon.
pub(crate) fn units(app: &App, market: MarketCode, units: i64) -> Cookie {
    session::preference(app, &units_cookie(market), &units.to_string())
}

/// The cookie of the key that a mail's link carries.
pub(crate) fn keep_key(app: &App, order: OrderId, key: &str) -> Option<Cookie> {
    let text = format!("{order}.{key}");
    Grant::<trade::order::Order>::read(&text)?;
    Some(session::keep_secret(app, KEY, &text, KEY_AGE_S))
}

/// At log-in: what this browser put into carts as a guest goes into the person's own, market by market. What cannot be
/// merged stays where it is; a log-in never fails over a cart. Answers the cookies that are to be set.
pub(crate) async fn merge(app: &AppState, headers: &HeaderMap, person: PersonId) -> Vec<Cookie> {
    let mut cookies = vec![];
    let Ok(markets) = app.markets.read(&app.db).await else { return cookies };
    for place in markets.open() {
        let market = place.market.code;
        let Some((id, token)) = cart_of(app, headers, market).and_then(|cart| Some((cart.id, cart.hash()?))) else {
            continue;
        };
        let (clock, buyer) = (app.clock.clone(), BuyerId::new(person.get()));
        let merged = app.db.write(move |tx| flows::merge_carts(tx, &*clock, id, &token, buyer)).await;
        match merged {
            Ok(cart) => {
                cookies.push(session::keep_secret(app, &cart_name(market), "", 0));
                cookies.push(units(app, market, cart.lines.iter().map(|line| line.quantity).sum()));
            }
            Err(error) => tracing::info!(%error, cart = %id, "a guest's cart was not merged at log-in"),
        }
    }
    cookies
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_are_kept_and_read_and_nothing_else_is() {
        let read = |text: &str| Grant::<trade::cart::Cart>::read(text);
        let grant = read("17.AbC_-9").unwrap();
        assert_eq!((grant.id.get(), grant.text().as_str()), (17, "17.AbC_-9"));
        for wrong in ["", "17", "17.", "x.abc", "17.a;b", "17.a~b", "17.a b", "99999999999999999999.a"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
        let many = (1..=9).map(|id| format!("{id}.s")).collect::<Vec<_>>().join("~");
        let ids: Vec<i64> = grants::<trade::cart::Cart>(Some(&many)).iter().map(|grant| grant.id.get()).collect();
        assert_eq!(ids, [1, 2, 3, 4, 5, 6]);
    }
}
