use super::*;

/// Every operation of the document says who may call it: `security(())` for anyone, a bearer for the rest.
#[test]
fn every_route_declares_who_may_use_it() {
    let document = serde_json::to_value(document(true)).unwrap();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            assert!(operation["security"].is_array(), "{method} {path} declares no permission");
            assert!(operation["responses"]["4XX"].is_object(), "{method} {path} does not name the shared error");
        }
    }
}
