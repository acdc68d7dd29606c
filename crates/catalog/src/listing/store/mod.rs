//! All SQL of listings and of the storefront's projection.

pub(super) mod known;
pub(super) mod seller;
pub(super) mod shown;
pub(super) mod writes;

/// Every statement: name and text.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [known::STATEMENTS, seller::STATEMENTS, shown::STATEMENTS, writes::STATEMENTS].concat()
}

/// Ids that one statement takes.
pub(super) const IDS_MAX: usize = 64;

/// The parameters of a statement that takes [`IDS_MAX`] ids: `ids`, the last one repeated.
pub(super) fn padded<T>(ids: &[kernel::Id<T>]) -> Vec<db::Value<'static>> {
    let last = ids.last().map_or(-1, |id| id.get());
    let rest = std::iter::repeat_n(last, IDS_MAX.saturating_sub(ids.len()));
    ids.iter().take(IDS_MAX).map(|id| id.get()).chain(rest).map(db::Value::from).collect()
}

/// `($1, …, $64)`.
macro_rules! ids {
    () => {
        "($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17,$18,$19,$20,$21,$22,$23,$24,$25,$26,$27,$28,$29,$30,\
         $31,$32,$33,$34,$35,$36,$37,$38,$39,$40,$41,$42,$43,$44,$45,$46,$47,$48,$49,$50,$51,$52,$53,$54,$55,$56,$57,$58,\
         $59,$60,$61,$62,$63,$64)"
    };
}
pub(super) use ids;
