use super::*;

struct Named(&'static str, &'static [&'static str]);

impl PaymentProvider for Named {
    fn name(&self) -> &'static str {
        self.0
    }
    fn methods(&self) -> &[&'static str] {
        self.1
    }
    fn start(&self, _: &StartPayment) -> Result<Started, ProviderError> {
        Err(ProviderError::Unsupported)
    }
    fn fetch(&self, _: &str) -> Result<Fetched, ProviderError> {
        Err(ProviderError::Unsupported)
    }
    fn refund(&self, _: &StartRefund) -> Result<RefundStatus, ProviderError> {
        Err(ProviderError::Unsupported)
    }
    fn fetch_refund(&self, _: &str) -> Result<RefundStatus, ProviderError> {
        Err(ProviderError::Unsupported)
    }
    fn cancel(&self, _: &str) -> Result<Fetched, ProviderError> {
        Err(ProviderError::Unsupported)
    }
}

fn providers() -> Providers {
    let named = |name, methods| -> Arc<dyn PaymentProvider> { Arc::new(Named(name, methods)) };
    Providers::new(vec![
        named("sandbox", &["sandbox"]),
        named("wallets", &["promptpay", "momo"]),
        named("sandbox", &["twice"]),
    ])
}

#[test]
fn a_market_offers_the_methods_of_the_providers_it_lists() {
    let methods = |listed: Option<&[&str]>| {
        let listed: Option<Vec<String>> = listed.map(|names| names.iter().map(|name| (*name).to_owned()).collect());
        providers().offered(listed.as_deref()).into_iter().map(|offered| offered.method).collect::<Vec<_>>()
    };
    assert_eq!(methods(None), ["sandbox", "promptpay", "momo"]);
    assert_eq!(methods(Some(&["wallets", "nobody"])), ["promptpay", "momo"]);
    assert_eq!(methods(Some(&[])), [""; 0]);
}

#[test]
fn a_method_leads_to_its_provider_where_it_is_offered() {
    let providers = providers();
    let of = |method: &str, listed: Option<&[String]>| providers.of_method(method, listed).map(|found| found.name());
    assert_eq!(of("momo", None), Some("wallets"));
    assert_eq!(of("momo", Some(&["sandbox".to_owned()])), None);
    assert_eq!(of("wallets", None), None, "a provider's name is not a method");
    assert_eq!(providers.named("wallets").unwrap().name(), "wallets");
    assert_eq!(providers.named("momo").err(), Some(UnknownProvider("momo".to_owned())));
    assert_eq!(format!("{providers:?}"), r#"["sandbox", "wallets"]"#);
}
