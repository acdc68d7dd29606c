//! Units divided among markets by their demand.

/// Of every hundred units, how many each market gets whatever its demand: who has none yet could never show any.
const FLOOR_PERCENT: i64 = 2;

/// `units` divided by `weights`, none lost: each market first gets a floor of 2 % (1 unit at least), the rest follows the weights by
/// largest remainder (all weights 0: evenly). With fewer units than markets, those of most weight get one each. Negative weights
/// count as 0.
pub(super) fn split(units: i64, weights: &[i64]) -> Vec<i64> {
    let markets = i64::try_from(weights.len()).unwrap_or(i64::MAX);
    if units <= 0 || markets == 0 {
        return vec![0; weights.len()];
    }
    let floor = (units / 100 * FLOOR_PERCENT).max(1).min(units / markets);
    let rest = units - floor * markets;
    let weights: Vec<i128> = weights.iter().map(|weight| i128::from((*weight).max(0))).collect();
    let shares = by_largest_remainder(rest, &weights);
    shares.into_iter().map(|share| share + floor).collect()
}

fn by_largest_remainder(units: i64, weights: &[i128]) -> Vec<i64> {
    let total: i128 = weights.iter().sum();
    if total == 0 {
        return by_largest_remainder(units, &vec![1; weights.len()]);
    }
    let exact: Vec<i128> = weights.iter().map(|weight| i128::from(units) * weight).collect();
    let mut shares: Vec<i64> = exact.iter().map(|e| i64::try_from(e / total).unwrap_or(0)).collect();
    let left = units - shares.iter().sum::<i64>();
    let mut order: Vec<(usize, i128)> = exact.iter().map(|e| e % total).enumerate().collect();
    // The largest remainder first; of equals the greater weight, then the earlier.
    order.sort_by_key(|(place, remainder)| (-remainder, -weights.get(*place).copied().unwrap_or(0), *place));
    for (place, _) in order.into_iter().take(usize::try_from(left).unwrap_or(0)) {
        if let Some(share) = shares.get_mut(place) {
            *share += 1;
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn units_follow_demand_and_everybody_gets_a_few() {
        let cases: [(i64, &[i64], &[i64]); 9] = [
            (100, &[3, 1], &[74, 26]),
            (100, &[1, 0, 0], &[96, 2, 2]),
            (1000, &[50, 30, 20], &[490, 302, 208]),
            (10, &[0, 0, 0], &[4, 3, 3]),
            (2, &[1, 5, 9], &[0, 1, 1]),
            (1, &[1, 5, 9], &[0, 0, 1]),
            (0, &[1, 5], &[0, 0]),
            (7, &[-3, 4], &[1, 6]),
            (7, &[], &[]),
        ];
        for (units, weights, expected) in cases {
            assert_eq!(split(units, weights), expected, "{units} by {weights:?}");
        }
    }

    proptest! {
        #[test]
        fn no_unit_is_lost_and_no_market_forgotten(
            units in 0_i64..200_000,
            weights in prop::collection::vec(0_i64..1_000_000, 1..20),
        ) {
            let shares = split(units, &weights);
            prop_assert_eq!(shares.iter().sum::<i64>(), units);
            let markets = i64::try_from(weights.len()).unwrap();
            prop_assert!(shares.iter().all(|share| *share >= i64::from(units >= markets)));
            for (one, other) in (0..weights.len()).flat_map(|i| (0..i).map(move |j| (i, j))) {
                if weights[one] > weights[other] {
                    prop_assert!(shares[one] >= shares[other], "more demand, no fewer units");
                }
            }
        }
    }
}
