//! Who may do what: pure decisions over a [`Principal`]. What is not granted here is refused.

use serde::{Deserialize, Serialize};

use crate::{Principal, ShopId};

/// What a person may do in one shop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShopPermission {
    /// Products, listings, sync, glossary, stock.
    Catalogue,
    /// Orders, parcels, returns.
    Orders,
    /// Statements, payouts, price rules' costs.
    Money,
    /// Live rooms and posts of the shop.
    Host,
    /// Who works here, and as what.
    Staff,
}

impl ShopPermission {
    /// Every permission: what an owner has.
    pub const ALL: [ShopPermission; 5] = [
        ShopPermission::Catalogue,
        ShopPermission::Orders,
        ShopPermission::Money,
        ShopPermission::Host,
        ShopPermission::Staff,
    ];
}

/// What an operator may do in the installation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OperatorPermission {
    /// Markets, rates, taxes, price rules.
    Markets,
    /// Ledger, statements, payouts.
    Money,
    /// Review, enforcement, appeals.
    Cases,
    /// Jobs, outbox, health.
    Jobs,
    /// People, operators, the audit log.
    People,
}

impl OperatorPermission {
    /// Every permission: what an operator made on the console has.
    pub const ALL: [OperatorPermission; 5] = [
        OperatorPermission::Markets,
        OperatorPermission::Money,
        OperatorPermission::Cases,
        OperatorPermission::Jobs,
        OperatorPermission::People,
    ];
}

/// What an API token may be used for. A session has no such bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Scope {
    /// Read products, listings, sync results and exports of the person's shops.
    #[serde(rename = "catalogue:read")]
    CatalogueRead,
    /// Change them, import, sync.
    #[serde(rename = "catalogue:write")]
    CatalogueWrite,
    /// Read orders, parcels and returns, the person's own and the shops'.
    #[serde(rename = "orders:read")]
    OrdersRead,
    /// Buy, ship, cancel, return.
    #[serde(rename = "orders:write")]
    OrdersWrite,
    /// Read statements, commissions, unsettled amounts.
    #[serde(rename = "money:read")]
    MoneyRead,
    /// Ask for payouts, issue refunds.
    #[serde(rename = "money:write")]
    MoneyWrite,
    /// Post, comment, host rooms.
    #[serde(rename = "content:write")]
    ContentWrite,
    /// The person's own profile, addresses, staff of the shops. Never passwords, passkeys, tokens or deletion.
    #[serde(rename = "account")]
    Account,
    /// What the person may do as an operator.
    #[serde(rename = "operator")]
    Operator,
}

impl Scope {
    /// Every scope, in the order in which pages list them.
    pub const ALL: [Scope; 9] = [
        Scope::CatalogueRead,
        Scope::CatalogueWrite,
        Scope::OrdersRead,
        Scope::OrdersWrite,
        Scope::MoneyRead,
        Scope::MoneyWrite,
        Scope::ContentWrite,
        Scope::Account,
        Scope::Operator,
    ];

    /// The scope as it is written: `catalogue:read`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Scope::CatalogueRead => "catalogue:read",
            Scope::CatalogueWrite => "catalogue:write",
            Scope::OrdersRead => "orders:read",
            Scope::OrdersWrite => "orders:write",
            Scope::MoneyRead => "money:read",
            Scope::MoneyWrite => "money:write",
            Scope::ContentWrite => "content:write",
            Scope::Account => "account",
            Scope::Operator => "operator",
        }
    }

    /// The scope of this name.
    pub fn parse(name: &str) -> Option<Scope> {
        Scope::ALL.into_iter().find(|scope| scope.as_str() == name)
    }
}

/// What a route asks of whoever calls it. A public route asks nothing and has no permission.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Permission {
    /// Anyone signed in: their own profile, addresses, inbox.
    Shopper,
    /// Anyone signed in, buying: their own carts, orders, returns.
    Buyer,
    /// A creator: posts, rooms, collaborations, their own money.
    Creator,
    /// Security itself (password, passkeys, tokens, sessions, deletion): a session, never an API token.
    Owner,
    /// Somebody of this shop with this permission.
    Shop(ShopId, ShopPermission),
    /// Anybody of this shop, whatever they may do there.
    AnyInShop(ShopId),
    /// An operator with this permission.
    Operator(OperatorPermission),
    /// Any operator, whatever they may do.
    AnyOperator,
}

/// Whether a route only looks or also changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    Reading,
    Changing,
}

/// Whether `principal`'s roles grant `permission`, whatever the credential.
pub fn can(principal: &Principal, permission: Permission) -> bool {
    match permission {
        Permission::Shopper | Permission::Buyer | Permission::Owner => true,
        Permission::Creator => principal.creator,
        Permission::Shop(shop, needed) => principal.shop_permissions(shop).contains(&needed),
        Permission::AnyInShop(shop) => principal.serves(shop),
        Permission::Operator(needed) => principal.operator.contains(&needed),
        Permission::AnyOperator => !principal.operator.is_empty(),
    }
}

/// Whether `principal` may do this with the credential it came with: its roles grant it, and an API token's scopes
/// cover it. Every extractor of `web` asks this.
pub fn allows(principal: &Principal, permission: Permission, doing: Doing) -> bool {
    can(principal, permission) && in_scope(principal, permission, doing)
}

fn in_scope(principal: &Principal, permission: Permission, doing: Doing) -> bool {
    let Some(scopes) = principal.scopes() else {
        return true;
    };
    scope_of(permission, doing).is_some_and(|needed| covers(scopes, needed))
}

/// The scope that an API token needs; `None` where no token will do.
fn scope_of(permission: Permission, doing: Doing) -> Option<Scope> {
    let read_or = |read, write| if doing == Doing::Reading { read } else { write };
    Some(match permission {
        Permission::Owner => return None,
        Permission::Shopper | Permission::Shop(_, ShopPermission::Staff) => Scope::Account,
        Permission::Creator | Permission::Shop(_, ShopPermission::Host) => Scope::ContentWrite,
        Permission::Buyer | Permission::Shop(_, ShopPermission::Orders) => {
            read_or(Scope::OrdersRead, Scope::OrdersWrite)
        }
        Permission::Shop(_, ShopPermission::Money) => read_or(Scope::MoneyRead, Scope::MoneyWrite),
        Permission::Shop(_, ShopPermission::Catalogue) | Permission::AnyInShop(_) => {
            read_or(Scope::CatalogueRead, Scope::CatalogueWrite)
        }
        Permission::Operator(_) | Permission::AnyOperator => Scope::Operator,
    })
}

/// A writing scope covers reading the same things.
fn covers(scopes: &[Scope], needed: Scope) -> bool {
    let writing = match needed {
        Scope::CatalogueRead => Some(Scope::CatalogueWrite),
        Scope::OrdersRead => Some(Scope::OrdersWrite),
        Scope::MoneyRead => Some(Scope::MoneyWrite),
        _ => None,
    };
    scopes.contains(&needed) || writing.is_some_and(|writing| scopes.contains(&writing))
}

#[cfg(test)]
mod tests;
