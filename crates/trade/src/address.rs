//! Where an order goes, as it was when the order was placed.

use kernel::Country;
use serde::{Deserialize, Serialize};

/// An address that was checked by the rules of its country before it came here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub name: String,
    pub phone: String,
    pub country: Country,
    pub line1: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line2: Option<String>,
    pub city: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub region: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub postal_code: Option<String>,
}

impl Address {
    /// What is left of it when its person is forgotten: the country.
    pub(crate) fn forgotten(&self) -> Address {
        Address {
            name: String::new(),
            phone: String::new(),
            country: self.country,
            line1: String::new(),
            line2: None,
            city: String::new(),
            region: None,
            postal_code: None,
        }
    }
}
