//! Which warehouse sends what.

use std::collections::BTreeMap;

use super::Taken;
use crate::store::reservation::Candidate;
use crate::{VariantId, WarehouseId};

/// Shares out what is wanted over the warehouses that have it, by variant and warehouse: again and again the warehouse that fills most
/// of what is still missing (of equals the oldest), so that few parcels are needed. What nobody has is left out.
pub(super) fn allocate(wanted: &BTreeMap<VariantId, i64>, candidates: &[Candidate]) -> Vec<Taken> {
    let mut missing = wanted.clone();
    let mut taken = Vec::with_capacity(wanted.len());
    let mut used = Vec::new();
    while let Some(best) = most_useful(&missing, candidates, &used) {
        used.push(best);
        for candidate in candidates.iter().filter(|candidate| candidate.warehouse == best) {
            let Some(left) = missing.get_mut(&candidate.variant) else { continue };
            let quantity = candidate.available.min(*left);
            if quantity > 0 {
                *left -= quantity;
                taken.push(Taken { variant: candidate.variant, warehouse: best, quantity });
            }
        }
    }
    taken.sort_unstable_by_key(|taken| (taken.variant, taken.warehouse));
    taken
}

fn most_useful(
    missing: &BTreeMap<VariantId, i64>,
    candidates: &[Candidate],
    used: &[WarehouseId],
) -> Option<WarehouseId> {
    let mut filled: BTreeMap<WarehouseId, i64> = BTreeMap::new();
    for candidate in candidates.iter().filter(|candidate| !used.contains(&candidate.warehouse)) {
        let left = missing.get(&candidate.variant).copied().unwrap_or(0);
        *filled.entry(candidate.warehouse).or_default() += candidate.available.min(left);
    }
    let best = filled.into_iter().filter(|(_, units)| *units > 0);
    best.max_by_key(|(warehouse, units)| (*units, std::cmp::Reverse(*warehouse))).map(|(warehouse, _)| warehouse)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn candidates(rows: &[(i64, i64, i64)]) -> Vec<Candidate> {
        let candidate = |(variant, warehouse, available): &(i64, i64, i64)| Candidate {
            variant: VariantId::new(*variant),
            warehouse: WarehouseId::new(*warehouse),
            available: *available,
            division: None,
            units_left: None,
        };
        rows.iter().map(candidate).collect()
    }

    fn allocated(wants: &[(i64, i64)], rows: &[(i64, i64, i64)]) -> Vec<(i64, i64, i64)> {
        let wanted = wants.iter().map(|(variant, units)| (VariantId::new(*variant), *units)).collect();
        let taken = allocate(&wanted, &candidates(rows));
        taken.iter().map(|taken| (taken.variant.get(), taken.warehouse.get(), taken.quantity)).collect()
    }

    #[test]
    fn it_ships_from_few_warehouses() {
        assert_eq!(allocated(&[(1, 2)], &[(1, 10, 5), (1, 20, 5)]), [(1, 10, 2)], "of equals the oldest");
        assert_eq!(allocated(&[(1, 5)], &[(1, 10, 4), (1, 20, 5)]), [(1, 20, 5)], "the one that has them all");
        assert_eq!(allocated(&[(1, 7)], &[(1, 10, 4), (1, 20, 5)]), [(1, 10, 2), (1, 20, 5)]);
        let both = allocated(&[(1, 1), (2, 1)], &[(1, 10, 9), (1, 20, 1), (2, 20, 1)]);
        assert_eq!(both, [(1, 20, 1), (2, 20, 1)], "one warehouse for two variants");
        assert_eq!(allocated(&[(1, 1)], &[(1, 10, 0)]), []);
    }

    proptest! {
        #[test]
        fn all_that_is_there_is_found(
            wants in prop::collection::btree_map(1_i64..4, 1_i64..20, 1..4),
            stock in prop::collection::btree_map((1_i64..4, 1_i64..5), 0_i64..12, 0..12),
        ) {
            let rows: Vec<(i64, i64, i64)> = stock.iter().map(|((v, w), n)| (*v, *w, *n)).collect();
            let wanted: Vec<(i64, i64)> = wants.iter().map(|(v, n)| (*v, *n)).collect();
            let taken = allocated(&wanted, &rows);
            for (variant, units) in wanted {
                let there: i64 = rows.iter().filter(|row| row.0 == variant).map(|row| row.2).sum();
                let got: i64 = taken.iter().filter(|row| row.0 == variant).map(|row| row.2).sum();
                prop_assert_eq!(got, units.min(there));
            }
            for (variant, warehouse, units) in taken {
                prop_assert!(units > 0 && units <= stock[&(variant, warehouse)]);
            }
        }
    }
}
