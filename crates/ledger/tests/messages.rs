//! Every code of this crate has a sentence, and every account, entry, reason and state a name, in every language.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up stops there")]

use std::collections::BTreeSet;

use kernel::Currency;
use ledger::settlement::Reason;
use ledger::{Account, CreatorId, EntryKind, Payee, PayoutState, ShopId};
use testkit::words;

fn accounts() -> Vec<Account> {
    let mut accounts = vec![
        Account::Provider("stripe".to_owned()),
        Account::Held,
        Account::ShopperRefunds,
        Account::PlatformCommission,
        Account::PlatformPaymentFee,
        Account::Tax("GB".parse().unwrap()),
        Account::CarrierFreight,
        Account::CarrierCod,
        Account::Fx(Currency::GBP),
        Account::BankOut,
    ];
    for payee in [Payee::Shop(ShopId::new(1)), Payee::Creator(CreatorId::new(1))] {
        let purses = [Account::Pending, Account::Payable, Account::Reserve, Account::Payout];
        accounts.extend(purses.map(|purse| purse(payee)));
    }
    accounts
}

#[test]
fn every_code_has_a_sentence_and_every_thing_a_name() {
    let codes = words::codes(&["ledger"], &["crates/ledger/src"]);
    let mut wanted: BTreeSet<String> = codes.iter().map(|code| words::message_of(code)).collect();
    assert!(wanted.contains("ledger-payout-amount"));
    wanted.extend(accounts().iter().map(|account| format!("ledger-account-{}", account.word())));
    wanted.extend(EntryKind::ALL.map(|kind| format!("ledger-entry-{}", kind.word())));
    wanted.extend(Reason::ALL.map(|reason| format!("ledger-unsettled-{}", reason.word())));
    let states = [PayoutState::Processing, PayoutState::Paid, PayoutState::Failed];
    wanted.extend(states.map(|state| format!("ledger-payout-state-{}", state.word())));
    let there: BTreeSet<String> = words::messages("en", "ledger").into_keys().collect();
    assert_eq!(there, wanted);
}

#[test]
fn a_name_of_an_account_takes_the_account_s_value() {
    let english = words::messages("en", "ledger");
    for account in accounts() {
        let value: BTreeSet<String> = account.value().map(|(name, _)| name.to_owned()).into_iter().collect();
        assert_eq!(english.get(&format!("ledger-account-{}", account.word())), Some(&value), "{account}");
    }
}

#[test]
fn every_language_says_the_same() {
    words::assert_languages_agree("ledger");
}
