use kernel::Instant;

use super::*;
use crate::{ApiTokenId, Locale, Membership, PersonId, SessionId, Via};

const SHOP: ShopId = ShopId::new(1);

fn principal(via: Via) -> Principal {
    Principal {
        person: PersonId::new(1),
        handle: "lin".to_owned(),
        locale: Locale::from(kernel::Lang::EN),
        market: kernel::Country::new(*b"GB"),
        creator: false,
        operator: Vec::new(),
        shops: vec![Membership { shop: SHOP, owner: false, permissions: vec![ShopPermission::Catalogue] }],
        via,
        seen_at: Instant::from_ms(0),
    }
}

#[test]
fn what_is_not_granted_is_refused() {
    let lin = principal(Via::Session(SessionId::new(1)));
    let granted = [
        Permission::Shopper,
        Permission::Buyer,
        Permission::Owner,
        Permission::AnyInShop(SHOP),
        Permission::Shop(SHOP, ShopPermission::Catalogue),
    ];
    assert!(granted.into_iter().all(|permission| allows(&lin, permission, Doing::Changing)));
    let refused = [
        Permission::Creator,
        Permission::AnyOperator,
        Permission::Operator(OperatorPermission::Jobs),
        Permission::Shop(SHOP, ShopPermission::Money),
        Permission::AnyInShop(ShopId::new(2)),
        Permission::Shop(ShopId::new(2), ShopPermission::Catalogue),
    ];
    assert!(refused.into_iter().all(|permission| !allows(&lin, permission, Doing::Reading)));
}

#[test]
fn a_token_does_no_more_than_its_scopes() {
    let with = |scopes: &[Scope]| principal(Via::Token { id: ApiTokenId::new(1), scopes: scopes.to_vec() });
    let catalogue = Permission::Shop(SHOP, ShopPermission::Catalogue);
    assert!(!allows(&with(&[]), Permission::Shopper, Doing::Reading));
    assert!(allows(&with(&[Scope::CatalogueRead]), catalogue, Doing::Reading));
    assert!(!allows(&with(&[Scope::CatalogueRead]), catalogue, Doing::Changing));
    assert!(allows(&with(&[Scope::CatalogueWrite]), catalogue, Doing::Reading));
    assert!(!allows(&with(&Scope::ALL), Permission::Owner, Doing::Reading), "security is for sessions");
    assert!(!allows(&with(&Scope::ALL), Permission::Shop(SHOP, ShopPermission::Money), Doing::Reading), "no role");
    for scope in Scope::ALL {
        assert_eq!(serde_json::to_value(scope).unwrap(), scope.as_str());
        assert_eq!(Scope::parse(scope.as_str()), Some(scope));
    }
}
