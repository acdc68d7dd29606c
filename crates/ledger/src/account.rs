//! Accounts by name, and who is paid.

use std::fmt;
use std::str::FromStr;

use kernel::{Currency, MarketCode};
use serde::{Deserialize, Serialize};

use crate::{CreatorId, ShopId};

/// An account of the books. Its text is its name everywhere: `shop:123:pending`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Account {
    /// `provider:NAME`: money that a payment provider holds for us.
    Provider(String),
    /// `shopper:held`: what shoppers paid for and did not get yet.
    Held,
    /// `shopper:refunds`: what is on its way back to shoppers.
    ShopperRefunds,
    /// `…:pending`: earned, and not settled yet, in the market's currency.
    Pending(Payee),
    /// `…:payable`: settled, to be paid out.
    Payable(Payee),
    /// `…:reserve`: settled, and kept back for a while.
    Reserve(Payee),
    /// `…:payout`: on its way to the payee's bank.
    Payout(Payee),
    /// `platform:commission`: the platform's share of prices.
    PlatformCommission,
    /// `platform:payment_fee`: what the platform takes for payment.
    PlatformPaymentFee,
    /// `tax:MARKET`: tax that the platform hands to the state.
    Tax(MarketCode),
    /// `carrier:freight`: shipping that shoppers paid, for carriers.
    CarrierFreight,
    /// `carrier:cod`: cash that carriers collected for us.
    CarrierCod,
    /// `fx:CURRENCY`: where one currency ends and another begins.
    Fx(Currency),
    /// `bank:out`: what left by our bank.
    BankOut,
}

/// Somebody who is paid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Payee {
    /// `shop:ID`.
    Shop(ShopId),
    /// `creator:ID`.
    Creator(CreatorId),
}

/// No account has this name.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no account is called so")]
pub struct UnknownAccount;

/// The text names no payee.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("no payee is called so")]
pub struct UnknownPayee;

impl Account {
    /// Whose account it is, where it is somebody's.
    pub fn payee(&self) -> Option<Payee> {
        match self {
            Account::Pending(payee) | Account::Payable(payee) | Account::Reserve(payee) | Account::Payout(payee) => {
                Some(*payee)
            }
            _ => None,
        }
    }

    /// What it is called among people: the message `ledger-account-WORD`.
    pub const fn word(&self) -> &'static str {
        match self {
            Account::Provider(_) => "provider",
            Account::Held => "held",
            Account::ShopperRefunds => "refunds",
            Account::Pending(Payee::Shop(_)) => "shop-pending",
            Account::Payable(Payee::Shop(_)) => "shop-payable",
            Account::Reserve(Payee::Shop(_)) => "shop-reserve",
            Account::Payout(Payee::Shop(_)) => "shop-payout",
            Account::Pending(Payee::Creator(_)) => "creator-pending",
            Account::Payable(Payee::Creator(_)) => "creator-payable",
            Account::Reserve(Payee::Creator(_)) => "creator-reserve",
            Account::Payout(Payee::Creator(_)) => "creator-payout",
            Account::PlatformCommission => "commission",
            Account::PlatformPaymentFee => "payment-fee",
            Account::Tax(_) => "tax",
            Account::CarrierFreight => "freight",
            Account::CarrierCod => "cod",
            Account::Fx(_) => "fx",
            Account::BankOut => "bank",
        }
    }

    /// The value in that message, by its name.
    pub fn value(&self) -> Option<(&'static str, String)> {
        match self {
            Account::Provider(name) => Some(("name", name.clone())),
            Account::Tax(market) => Some(("market", market.to_string())),
            Account::Fx(currency) => Some(("currency", currency.to_string())),
            _ => None,
        }
    }
}

impl fmt::Display for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Account::Provider(name) => write!(f, "provider:{name}"),
            Account::Held => f.write_str("shopper:held"),
            Account::ShopperRefunds => f.write_str("shopper:refunds"),
            Account::Pending(payee) => write!(f, "{payee}:pending"),
            Account::Payable(payee) => write!(f, "{payee}:payable"),
            Account::Reserve(payee) => write!(f, "{payee}:reserve"),
            Account::Payout(payee) => write!(f, "{payee}:payout"),
            Account::PlatformCommission => f.write_str("platform:commission"),
            Account::PlatformPaymentFee => f.write_str("platform:payment_fee"),
            Account::Tax(market) => write!(f, "tax:{market}"),
            Account::CarrierFreight => f.write_str("carrier:freight"),
            Account::CarrierCod => f.write_str("carrier:cod"),
            Account::Fx(currency) => write!(f, "fx:{currency}"),
            Account::BankOut => f.write_str("bank:out"),
        }
    }
}

impl FromStr for Account {
    type Err = UnknownAccount;

    fn from_str(name: &str) -> Result<Account, UnknownAccount> {
        Ok(match name {
            "shopper:held" => Account::Held,
            "shopper:refunds" => Account::ShopperRefunds,
            "platform:commission" => Account::PlatformCommission,
            "platform:payment_fee" => Account::PlatformPaymentFee,
            "carrier:freight" => Account::CarrierFreight,
            "carrier:cod" => Account::CarrierCod,
            "bank:out" => Account::BankOut,
            other => return owned(other).ok_or(UnknownAccount),
        })
    }
}

/// An account whose name says whose or of what it is.
fn owned(name: &str) -> Option<Account> {
    let (kind, rest) = name.split_once(':')?;
    match kind {
        "provider" if !rest.is_empty() => Some(Account::Provider(rest.to_owned())),
        "tax" => rest.parse().ok().map(Account::Tax),
        "fx" => rest.parse().ok().map(Account::Fx),
        _ => {
            let (payee, purse) = name.rsplit_once(':')?;
            let payee: Payee = payee.parse().ok()?;
            match purse {
                "pending" => Some(Account::Pending(payee)),
                "payable" => Some(Account::Payable(payee)),
                "reserve" => Some(Account::Reserve(payee)),
                "payout" => Some(Account::Payout(payee)),
                _ => None,
            }
        }
    }
}

impl fmt::Display for Payee {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Payee::Shop(id) => write!(f, "shop:{id}"),
            Payee::Creator(id) => write!(f, "creator:{id}"),
        }
    }
}

impl FromStr for Payee {
    type Err = UnknownPayee;

    fn from_str(name: &str) -> Result<Payee, UnknownPayee> {
        let (kind, id) = name.split_once(':').ok_or(UnknownPayee)?;
        match kind {
            "shop" => id.parse().map(Payee::Shop).map_err(|_| UnknownPayee),
            "creator" => id.parse().map(Payee::Creator).map_err(|_| UnknownPayee),
            _ => Err(UnknownPayee),
        }
    }
}

macro_rules! as_text {
    ($($name:ident)*) => {$(
        impl Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = std::borrow::Cow::<str>::deserialize(deserializer)?;
                text.parse().map_err(serde::de::Error::custom)
            }
        }
    )*};
}
as_text!(Account Payee);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_account_is_found_by_its_name() {
        let shop = Payee::Shop(ShopId::new(7));
        let creator = Payee::Creator(CreatorId::new(8));
        let accounts = [
            Account::Provider("stripe".to_owned()),
            Account::Held,
            Account::ShopperRefunds,
            Account::Pending(shop),
            Account::Payable(creator),
            Account::Reserve(shop),
            Account::Payout(creator),
            Account::PlatformCommission,
            Account::PlatformPaymentFee,
            Account::Tax("GB".parse().unwrap()),
            Account::CarrierFreight,
            Account::CarrierCod,
            Account::Fx(Currency::GBP),
            Account::BankOut,
        ];
        for account in accounts {
            assert_eq!(account.to_string().parse::<Account>(), Ok(account));
        }
        for nothing in ["", "shop:7", "shop:x:pending", "shop:7:purse", "provider:", "fx:POUNDS", "tax:England", "held"]
        {
            assert_eq!(nothing.parse::<Account>(), Err(UnknownAccount), "{nothing}");
        }
    }
}
