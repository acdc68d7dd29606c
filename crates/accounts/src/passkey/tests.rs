use super::*;
use crate::testing::{At, person, write};

fn party() -> RelyingParty {
    RelyingParty::of(&"https://shop.example.com".parse().unwrap()).unwrap()
}

#[test]
fn passkeys_need_a_name_and_a_safe_origin() {
    for origin in ["https://shop.example.com", "http://localhost:8080", "https://localhost"] {
        assert!(possible(&origin.parse().unwrap()), "{origin}");
        assert!(RelyingParty::of(&origin.parse().unwrap()).is_some(), "{origin}");
    }
    for origin in ["http://127.0.0.1:8080", "https://10.0.0.1", "https://[::1]", "http://shop.example.com"] {
        assert!(!possible(&origin.parse().unwrap()), "{origin}");
        assert!(RelyingParty::of(&origin.parse().unwrap()).is_none(), "{origin}");
    }
}

#[test]
fn a_ceremony_is_used_up_by_its_answer_and_is_ones_own() {
    for db in testkit::databases() {
        let (lin, wu) = (person(&db, "lin").id, person(&db, "wu").id);
        for (who, at, over) in [(wu, 1, true), (lin, CEREMONY_MS, true), (lin, 1, false)] {
            let started = write(&db, move |tx| start_registration(tx, &At(0), &party(), lin)).unwrap();
            assert_eq!(started.options["publicKey"]["authenticatorSelection"]["residentKey"], "required");
            assert_eq!(started.options["publicKey"]["rp"]["id"], "shop.example.com");
            let refused = write(&db, move |tx| {
                let answer = Answer { ceremony: started.ceremony, credential: &serde_json::json!({}) };
                finish_registration(tx, &At(at), &party(), who, &answer, "phone")
            });
            assert_eq!(matches!(refused, Err(PasskeyError::Ceremony)), over);
            assert_eq!(matches!(refused, Err(PasskeyError::Answer)), !over);
        }
        let started = write(&db, |tx| start_log_in(tx, &At(0), &party())).unwrap();
        assert!(started.options["publicKey"]["allowCredentials"].as_array().unwrap().is_empty());
        assert!(started.options.get("mediation").is_none());
    }
}
