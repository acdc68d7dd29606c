//! Every code of this crate has a sentence, and every account, entry, reason and state a name, in every language.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its files stops there")]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use kernel::Currency;
use ledger::settlement::Reason;
use ledger::{Account, CreatorId, EntryKind, Payee, PayoutState, ShopId};

const LANGUAGES: [&str; 7] = ["en", "zh", "id", "th", "vi", "ms", "fil"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The values of every message of a language, by the message's id.
fn messages(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let text = std::fs::read_to_string(root().join("i18n").join(language).join("ledger.ftl")).unwrap();
    let values =
        |sentence: &str| sentence.split("{ $").skip(1).map(|rest| rest.split(' ').next().unwrap().to_owned()).collect();
    text.lines()
        .filter_map(|line| line.split_once(" = "))
        .map(|(id, sentence)| (id.to_owned(), values(sentence)))
        .collect()
}

/// Every `"ledger.…"` in the sources of a folder; tests' own words are not codes.
fn codes(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes(&path, found);
        } else if path.file_name().is_none_or(|name| name != "tests.rs") {
            let text = std::fs::read_to_string(&path).unwrap();
            let words = text.split('"').filter(|word| word.starts_with("ledger.") && !word.contains(' '));
            found.extend(words.map(|word| word.replace(['.', '_'], "-")));
        }
    }
}

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
    let mut wanted = BTreeSet::new();
    codes(&root().join("crates/ledger/src"), &mut wanted);
    assert!(wanted.contains("ledger-payout-amount"));
    wanted.extend(accounts().iter().map(|account| format!("ledger-account-{}", account.word())));
    wanted.extend(EntryKind::ALL.map(|kind| format!("ledger-entry-{}", kind.word())));
    wanted.extend(Reason::ALL.map(|reason| format!("ledger-unsettled-{}", reason.word())));
    let states = [PayoutState::Processing, PayoutState::Paid, PayoutState::Failed];
    wanted.extend(states.map(|state| format!("ledger-payout-state-{}", state.word())));
    let there: BTreeSet<String> = messages("en").into_keys().collect();
    assert_eq!(there, wanted);
}

#[test]
fn a_name_of_an_account_takes_the_account_s_value() {
    let english = messages("en");
    for account in accounts() {
        let value: BTreeSet<String> = account.value().map(|(name, _)| name.to_owned()).into_iter().collect();
        assert_eq!(english.get(&format!("ledger-account-{}", account.word())), Some(&value), "{account}");
    }
}

#[test]
fn every_language_says_the_same() {
    let english = messages("en");
    for language in LANGUAGES {
        assert_eq!(messages(language), english, "{language}");
    }
}
