use super::*;

fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
    pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap())).collect()
}

#[test]
fn a_proxy_is_believed_only_on_this_machine() {
    let forwarded = headers(&[("x-forwarded-for", "9.9.9.9, 203.0.113.7")]);
    let at = |text: &str| text.parse::<IpAddr>().ok();
    assert_eq!(Some(address_of(at("127.0.0.1"), &forwarded)), at("203.0.113.7"));
    assert_eq!(Some(address_of(at("198.51.100.1"), &forwarded)), at("198.51.100.1"));
    assert!(!is_loopback(at("127.0.0.1"), &forwarded));
    assert!(is_loopback(at("127.0.0.1"), &HeaderMap::new()));
}

#[test]
fn guessing_has_a_pace_of_its_own() {
    assert_eq!(pace_of(&Method::POST, "/api/v1/sessions"), Pace::Proof);
    assert_eq!(pace_of(&Method::DELETE, "/api/v1/sessions/current"), Pace::Write);
    assert_eq!(pace_of(&Method::PUT, "/api/v1/password-resets/abc"), Pace::Proof);
    assert_eq!(pace_of(&Method::POST, "/api/v1/shops"), Pace::Write);
}

#[test]
fn limits_say_when_to_come_back_and_a_sandbox_has_wide_ones() {
    let address = IpAddr::V4(Ipv4Addr::LOCALHOST);
    let limits = Limits::new(false);
    let refused = (0..11).filter_map(|_| limits.take(Pace::Proof, address).err()).next_back().unwrap();
    assert_eq!(refused.http_status(), 429);
    let wide = Limits::new(true);
    assert!((0..2000).all(|_| wide.take(Pace::Proof, address).is_ok()));
}
