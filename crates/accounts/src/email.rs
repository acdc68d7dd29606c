//! E-mail addresses: checked for shape, kept in one spelling. Only a mail that arrives proves one.

/// Characters an address has at the most (RFC 5321).
pub const LENGTH_MAX: usize = 254;
const LOCAL_LENGTH_MAX: usize = 64;

/// The one spelling of an address: lower case, the domain in its ASCII form. `None` when it is no address.
///
/// Quoted local parts and domains without a dot are refused: nobody has them, and parsers disagree on them.
pub fn normalise(text: &str) -> Option<String> {
    let (local, domain) = text.trim().rsplit_once('@')?;
    let local = local.to_ascii_lowercase();
    let domain = ascii_domain(domain)?;
    let address = format!("{local}@{domain}");
    (is_dot_atom(&local) && address.len() <= LENGTH_MAX).then_some(address)
}

fn is_dot_atom(local: &str) -> bool {
    let atom = |part: &str| !part.is_empty() && part.bytes().all(is_atext);
    local.len() <= LOCAL_LENGTH_MAX && local.split('.').all(atom)
}

fn is_atext(b: u8) -> bool {
    b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b)
}

fn ascii_domain(domain: &str) -> Option<String> {
    let url::Host::Domain(domain) = url::Host::parse(domain).ok()? else {
        return None;
    };
    let label = |l: &str| {
        (1..=63).contains(&l.len())
            && !l.starts_with('-')
            && !l.ends_with('-')
            && l.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    (domain.contains('.') && domain.split('.').all(label)).then_some(domain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_one_spelling() {
        let spellings = [
            (" Lin@Example.COM ", "lin@example.com"),
            ("a.b+shop@mail.example.co.th", "a.b+shop@mail.example.co.th"),
            ("lin@例子.测试", "lin@xn--fsqu00a.xn--0zwm56d"),
        ];
        for (text, address) in spellings {
            assert_eq!(normalise(text).as_deref(), Some(address));
        }
    }

    #[test]
    fn what_is_no_address_is_refused() {
        let long = format!("{}@example.com", "x".repeat(65));
        for text in [
            "",
            "@",
            "lin",
            "lin@",
            "@example.com",
            "a b@example.com",
            "lin@localhost",
            "lin@[::1]",
            "lin@127.0.0.1",
            "a..b@example.com",
            ".a@example.com",
            "\"a\"@example.com",
            "a@b@example.com",
            "a@-x.com",
            "a\r\nBcc:x@example.com",
            &long,
        ] {
            assert_eq!(normalise(text), None, "{text}");
        }
    }
}
