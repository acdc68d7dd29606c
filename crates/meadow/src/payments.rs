//! Who takes shoppers' money: what the operator named by environment, cash on delivery, and in a sandbox the sandbox.

use std::sync::Arc;

use adapters::payment::{self, AddressError, Cod, Hyperswitch, HyperswitchSettings, Sandbox, Stripe, StripeSettings};
use secrecy::SecretString;
use trade::payment::{PaymentProvider, Providers};

/// The settings of a payment provider do not make sense.
#[derive(Debug, thiserror::Error)]
pub enum PaymentSettingsError {
    #[error("{0} is set and {1} is not: both are needed")]
    Missing(&'static str, &'static str),
    #[error("{0}: {1}")]
    Address(&'static str, AddressError),
}

const STRIPE: Names = Names {
    key: "MEADOW_STRIPE_KEY",
    webhook: "MEADOW_STRIPE_WEBHOOK_SECRET",
    url: "MEADOW_STRIPE_URL",
    shipped_url: "https://api.stripe.com",
};
const HYPERSWITCH: Names = Names {
    key: "MEADOW_HYPERSWITCH_KEY",
    webhook: "MEADOW_HYPERSWITCH_WEBHOOK_KEY",
    url: "MEADOW_HYPERSWITCH_URL",
    shipped_url: "https://api.hyperswitch.io",
};
/// The business profile, where the account has several.
const HYPERSWITCH_PROFILE: &str = "MEADOW_HYPERSWITCH_PROFILE";

/// The providers of this installation. Keys come by environment alone, so that they stand in no file and no list of processes.
pub fn providers(sandbox: bool) -> Result<Providers, PaymentSettingsError> {
    named(sandbox, &|name| std::env::var(name).ok().filter(|value| !value.is_empty()))
}

fn named(sandbox: bool, said: &dyn Fn(&str) -> Option<String>) -> Result<Providers, PaymentSettingsError> {
    let mut providers: Vec<Arc<dyn PaymentProvider>> = Vec::new();
    if sandbox {
        providers.push(Arc::new(Sandbox));
    }
    if let Some(account) = STRIPE.account(said)? {
        let settings = StripeSettings::new(account.base, account.key, account.webhook);
        providers.push(Arc::new(Stripe::new(settings)));
    }
    if let Some(account) = HYPERSWITCH.account(said)? {
        let mut settings = HyperswitchSettings::new(account.base, account.key, account.webhook);
        settings.profile = said(HYPERSWITCH_PROFILE);
        providers.push(Arc::new(Hyperswitch::new(settings)));
    }
    providers.push(Arc::new(Cod));
    Ok(Providers::new(providers))
}

/// What the operator says of an account by environment.
struct Names {
    key: &'static str,
    webhook: &'static str,
    url: &'static str,
    /// Unless another is named.
    shipped_url: &'static str,
}

struct Account {
    base: url::Url,
    key: SecretString,
    webhook: SecretString,
}

impl Names {
    fn account(&self, said: &dyn Fn(&str) -> Option<String>) -> Result<Option<Account>, PaymentSettingsError> {
        let (key, webhook) = match (said(self.key), said(self.webhook)) {
            (Some(key), Some(webhook)) => (key, webhook),
            (None, None) => return Ok(None),
            (Some(_), None) => return Err(PaymentSettingsError::Missing(self.key, self.webhook)),
            (None, Some(_)) => return Err(PaymentSettingsError::Missing(self.webhook, self.key)),
        };
        let address = said(self.url).unwrap_or_else(|| self.shipped_url.to_owned());
        let base = payment::base(&address).map_err(|error| PaymentSettingsError::Address(self.url, error))?;
        Ok(Some(Account { base, key: SecretString::from(key), webhook: SecretString::from(webhook) }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(sandbox: bool, settings: &[(&str, &str)]) -> Result<Vec<&'static str>, PaymentSettingsError> {
        let said = |name: &str| settings.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        Ok(named(sandbox, &said)?.iter().map(|provider| provider.name()).collect())
    }

    #[test]
    fn only_what_was_named_takes_money() {
        assert_eq!(names(false, &[]).unwrap(), ["cod"]);
        assert_eq!(names(true, &[]).unwrap(), ["sandbox", "cod"]);
        let stripe = [("MEADOW_STRIPE_KEY", "sk_test_1"), ("MEADOW_STRIPE_WEBHOOK_SECRET", "whsec_1")];
        assert_eq!(names(false, &stripe).unwrap(), ["stripe", "cod"]);
        let half = names(false, &stripe[..1]);
        assert!(matches!(
            half,
            Err(PaymentSettingsError::Missing("MEADOW_STRIPE_KEY", "MEADOW_STRIPE_WEBHOOK_SECRET"))
        ));
        let odd = [stripe[0], stripe[1], ("MEADOW_STRIPE_URL", "ftp://nowhere")];
        assert!(matches!(names(false, &odd), Err(PaymentSettingsError::Address("MEADOW_STRIPE_URL", _))));
    }
}
