//! Handles: the public names of people (and, by the same rule, of shops).

use kernel::Problem;

/// Characters a handle has at the least.
pub const LENGTH_MIN: usize = 2;
/// Characters a handle has at the most.
pub const LENGTH_MAX: usize = 30;

/// Names that pages, mail and support use, so that nobody can pass for them.
const RESERVED: &[&str] = &[
    "about",
    "abuse",
    "account",
    "accounts",
    "admin",
    "administrator",
    "anonymous",
    "api",
    "assets",
    "billing",
    "blog",
    "cart",
    "catalogue",
    "charts",
    "checkout",
    "creator",
    "creators",
    "deleted",
    "demo",
    "docs",
    "feed",
    "go",
    "guest",
    "healthz",
    "help",
    "home",
    "hostmaster",
    "inbox",
    "info",
    "legal",
    "live",
    "login",
    "logout",
    "mail",
    "markets",
    "me",
    "meadow",
    "media",
    "metrics",
    "moderator",
    "null",
    "official",
    "operator",
    "operators",
    "orders",
    "postmaster",
    "privacy",
    "products",
    "radar",
    "readyz",
    "register",
    "room",
    "rooms",
    "root",
    "sandbox",
    "search",
    "security",
    "seller",
    "sellers",
    "settings",
    "shop",
    "shops",
    "signup",
    "staff",
    "static",
    "status",
    "studio",
    "support",
    "system",
    "terms",
    "test-account",
    "topics",
    "undefined",
    "webmaster",
    "www",
];

/// The start of the handles that deleted accounts are given.
pub(crate) const DELETED_PREFIX: &str = "deleted-";

/// Checks the shape of a handle: 2 to 30 of `a-z`, `0-9`, `_`, `-`, and not reserved.
pub fn check(field: &str, handle: &str) -> Option<Problem> {
    let letters = handle.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-'));
    if !letters || !(LENGTH_MIN..=LENGTH_MAX).contains(&handle.len()) {
        let problem = Problem::new(field, "accounts.handle_invalid");
        return Some(problem.with("min", LENGTH_MIN).with("max", LENGTH_MAX));
    }
    is_reserved(handle).then(|| Problem::new(field, "accounts.handle_reserved"))
}

/// Whether nobody may take this handle.
pub fn is_reserved(handle: &str) -> bool {
    RESERVED.binary_search(&handle).is_ok() || handle.starts_with(DELETED_PREFIX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(handle: &str) -> Option<String> {
        check("handle", handle).map(|p| p.code.into_owned())
    }

    #[test]
    fn the_reserved_words_are_in_order() {
        assert!(RESERVED.is_sorted(), "binary search needs it");
    }

    #[test]
    fn a_handle_is_short_plain_and_nobody_elses() {
        for good in ["ab", "a_b-9", "lin", &"x".repeat(30)] {
            assert_eq!(code(good), None, "{good}");
        }
        for bad in ["", "a", "Lin", "lin wu", "林", "a.b", "<b>", &"x".repeat(31)] {
            assert_eq!(code(bad).as_deref(), Some("accounts.handle_invalid"), "{bad}");
        }
        for taken in ["admin", "operator", "me", "www", "deleted-7"] {
            assert_eq!(code(taken).as_deref(), Some("accounts.handle_reserved"), "{taken}");
        }
    }
}
