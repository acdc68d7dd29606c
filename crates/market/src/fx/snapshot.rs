//! The shipped snapshot of reference rates, for the sandbox and the demo. It is of one day, and says so.

use std::sync::LazyLock;

use jiff::civil::Date;
use kernel::{Currency, Rate};
use serde::Deserialize;

use super::{RateKind, RateSheet};

/// The sheets of the snapshot: the ECB's, and one of approximate figures for currencies that the ECB does not quote.
pub fn sheets() -> &'static [RateSheet] {
    &SHEETS
}

#[derive(Deserialize)]
struct SheetFile {
    date: Date,
    base: Currency,
    source: String,
    rates: std::collections::BTreeMap<Currency, Rate>,
}

static SHEETS: LazyLock<Vec<RateSheet>> = LazyLock::new(|| {
    let files: Vec<SheetFile> =
        serde_json::from_str(include_str!("../../data/reference_rates.json")).unwrap_or_default();
    files.into_iter().map(SheetFile::sheet).collect()
});

impl SheetFile {
    fn sheet(self) -> RateSheet {
        RateSheet {
            kind: RateKind::Snapshot,
            date: self.date,
            base: self.base,
            source: self.source,
            rates: self.rates.into_iter().collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_snapshot_has_the_ecb_and_the_dong() {
        let [ecb, approximate] = sheets() else { panic!("two sheets") };
        assert_eq!((ecb.base, ecb.rates.len()), (Currency::EUR, 29));
        assert_eq!(ecb.source, "ECB euro foreign exchange reference rates, 2026-10-30");
        assert!(
            ecb.rates
                .contains(&(Currency::USD, "1.1172".parse::<rust_decimal::Decimal>().unwrap().try_into().unwrap()))
        );
        assert!(approximate.rates.iter().any(|(currency, _)| *currency == Currency::VND));
        assert!(approximate.source.contains("approximate") && !approximate.source.contains("ECB"));
    }
}
