//! How demand will go, and how much stock is safe.

use crate::demand::{Demand, FAR_D, NEAR_D, Pace};
use crate::negbin::NegBin;
use crate::number::{ceil, real_u64};

/// Days that a path shows.
pub const PATH_DAYS: u32 = 28;

/// The longest time that is reckoned with, in days.
const LONGEST_D: u32 = 365;

/// How widely 80 % of outcomes may lie, as a share of the middle one, before advice is to buy in two steps.
const WIDE: f64 = 1.5;

/// What is known of a product's stock. Money in minor units of one currency.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stock {
    pub on_hand: u64,
    /// What a unit costs.
    pub unit_cost: i64,
    /// What a unit sells for.
    pub price: i64,
    /// What a unit that is left over brings, less what it cost to keep.
    pub salvage: i64,
    /// Days until an order arrives.
    pub lead_days: u32,
    /// Days that an order is to last after it arrived.
    pub cover_days: u32,
}

impl Stock {
    /// The share of outcomes that stock should cover: what a missing unit loses over that and what a unit left over loses
    /// (newsvendor), within 0.05 and 0.98.
    pub fn critical_ratio(&self) -> f64 {
        let missing = crate::number::real_i64(self.price.saturating_sub(self.unit_cost)).max(0.0);
        let left = crate::number::real_i64(self.unit_cost.saturating_sub(self.salvage)).max(0.0);
        if missing + left > 0.0 { (missing / (missing + left)).clamp(0.05, 0.98) } else { 0.5 }
    }

    fn horizon_d(&self) -> u32 {
        self.lead_days.saturating_add(self.cover_days).clamp(1, LONGEST_D)
    }
}

/// Total demand from now to the end of some day: in one of ten cases below `low`, in one of ten above `high`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Band {
    pub low: u64,
    pub mid: u64,
    pub high: u64,
}

/// A day of the demand to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Day {
    /// From 1: the next 24 hours.
    pub day: u32,
    /// Units expected on this day.
    pub expected: f64,
    /// Units from now to its end.
    pub total: Band,
}

/// Days until stock runs out; `None` is more than a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cover {
    /// If much is wanted (one in ten).
    pub low: Option<u32>,
    pub mid: Option<u32>,
    /// If little is wanted (one in ten).
    pub high: Option<u32>,
}

/// The second step of a purchase in two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reorder {
    /// Look again on this day, 3 to 7: so many sales tell which way it goes.
    pub on_day: u32,
    /// What is left to order if demand goes as expected.
    pub units: u64,
}

/// The advice for one product in one market.
#[derive(Clone, Debug, PartialEq)]
pub struct Outlook {
    /// The next [`PATH_DAYS`] days.
    pub path: Vec<Day>,
    /// Half-life of the rise in days; `None` if it is not rising.
    pub life_d: Option<f64>,
    pub cover: Cover,
    /// Lead time and days to cover.
    pub horizon_d: u32,
    pub critical_ratio: f64,
    /// Stock to have, on hand and ordered, for the horizon.
    pub order_up_to: u64,
    /// To order now; the rest is in `reorder`.
    pub order_now: u64,
    pub reorder: Option<Reorder>,
    /// That stock on hand, without an order, runs out within the horizon.
    pub stock_out: f64,
    /// That some of the stock on hand is left at the end of the horizon.
    pub left_over: f64,
    /// The same with stock raised to `order_up_to`.
    pub stock_out_ordered: f64,
    pub left_over_ordered: f64,
    /// Sold on few days: forecast by how often and how much (Teunter, Syntetos and Babai).
    pub is_slow: bool,
}

/// A forecast of demand for any time ahead: a base rate, and a rise above it that halves with time.
#[derive(Clone, Debug)]
pub struct Trend {
    base: f64,
    rise: f64,
    life_d: f64,
    /// Dispersion of a fortnight and of four weeks.
    sizes: (f64, f64),
    is_slow: bool,
    /// Quantiles to take of the two for wanted ones of 0, 5, …, 100 %.
    honest: Vec<(f64, f64)>,
}

impl Trend {
    pub(crate) fn new(demand: &Demand, pace: &Pace, active_days: usize, slow: (f32, f32)) -> Trend {
        let is_slow = active_days <= 3 && slow.0 > 0.0;
        let (near, far) = (demand.near.forecast(pace), demand.far.forecast(pace));
        let tsb = f64::from(slow.0) * f64::from(slow.1) / 7.0;
        let weigh = |rate: f64| if is_slow { (tsb + rate) / 2.0 } else { rate };
        let (first, whole) = (weigh(near.mean() / NEAR_D), weigh(far.mean() / FAR_D));
        let life_d = demand.life_d();
        let base = pace.ever.min(first).min(whole).max(0.0);
        let decay = |days: u32| (1..=days).map(|day| (-f64::from(day) / life_d).exp2()).sum::<f64>();
        // The rise of which both windows have their share.
        let rise = ((first - base) * NEAR_D + (whole - base) * FAR_D) / (decay(14) + decay(28));
        let honest = |step: u32| {
            let q = f64::from(step) / 20.0;
            (demand.near.honest(pace, q), demand.far.honest(pace, q))
        };
        Trend {
            base,
            rise: rise.max(0.0),
            life_d,
            sizes: (near.size(), far.size()),
            is_slow,
            honest: (0..=20).map(honest).collect(),
        }
    }

    /// A trend by its numbers: units a day at base and of the rise on top, its half-life in days, the dispersion of a fortnight.
    pub fn of(base: f64, rise: f64, life_d: f64, size: f64) -> Trend {
        let honest = (0..=20_u32).map(|step| (f64::from(step) / 20.0, f64::from(step) / 20.0)).collect();
        let sizes = (size, size);
        Trend { base: base.max(0.0), rise: rise.max(0.0), life_d: life_d.max(0.5), sizes, is_slow: false, honest }
    }

    /// Units expected on a day, from 1.
    pub fn expected(&self, day: u32) -> f64 {
        self.base + self.rise * (-f64::from(day) / self.life_d).exp2()
    }

    /// Total demand of the next `days` days.
    pub fn total(&self, days: u32) -> NegBin {
        let mean = (1..=days).map(|day| self.expected(day)).sum();
        let (near, far) = self.sizes;
        let size = near + far_share(days) * (far - near);
        NegBin::new(mean, size * (f64::from(days) / NEAR_D).clamp(0.05, 1.0))
    }

    /// Units of one day alone, from 1: as far as one day scatters.
    pub fn on(&self, day: u32) -> Band {
        let demand = NegBin::new(self.expected(day), self.sizes.0 / NEAR_D);
        let of = |q: f64| demand.quantile(self.honestly(1, q));
        let (low, mid) = (of(0.1), of(0.5));
        Band { low, mid: mid.max(low), high: of(0.9).max(mid).max(low) }
    }

    /// Units that suffice for the next `days` days with probability `q`, by closed windows.
    pub fn enough(&self, days: u32, q: f64) -> u64 {
        self.total(days).quantile(self.honestly(days, q))
    }

    fn honestly(&self, days: u32, q: f64) -> f64 {
        let at = q.clamp(0.0, 1.0) * 20.0;
        let value = |step: u64| {
            let (near, far) = self.honest.get(usize::try_from(step).unwrap_or(20)).copied().unwrap_or((1.0, 1.0));
            near + far_share(days) * (far - near)
        };
        let below = crate::number::floor(at).min(19);
        value(below) + (at - real_u64(below)) * (value(below + 1) - value(below))
    }

    /// That stock lasts no longer than `days` days, 0 to 1.
    fn runs_out(&self, days: u32, stock: u64) -> f64 {
        1.0 - self.below(days, stock)
    }

    /// That at most `units` are wanted, by closed windows: the inverse of [`Trend::enough`].
    fn below(&self, days: u32, units: u64) -> f64 {
        let raw = self.total(days).at_most(units);
        let (mut low, mut high) = (0.0, 1.0);
        for _ in 0..40 {
            let middle = (low + high) / 2.0;
            if self.honestly(days, middle) < raw {
                low = middle;
            } else {
                high = middle;
            }
        }
        if raw >= 1.0 { 1.0 } else { low }
    }

    fn path(&self) -> Vec<Day> {
        let mut last = Band::default();
        let day = |day: u32| {
            let of = |q: f64| self.enough(day, q);
            last = Band { low: of(0.1).max(last.low), mid: of(0.5).max(last.mid), high: of(0.9).max(last.high) };
            Day { day, expected: self.expected(day), total: last }
        };
        (1..=PATH_DAYS).map(day).collect()
    }

    /// The first day by whose end demand exceeds `stock` in a share `1 − q` of cases.
    fn lasts(&self, stock: u64, q: f64) -> Option<u32> {
        let (mut low, mut high) = (1, LONGEST_D);
        if self.enough(high, q) <= stock {
            return None;
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.enough(middle, q) > stock { high = middle } else { low = middle + 1 }
        }
        Some(low)
    }
}

/// How much a time ahead is like four weeks rather than like a fortnight.
fn far_share(days: u32) -> f64 {
    ((f64::from(days) - NEAR_D) / (FAR_D - NEAR_D)).clamp(0.0, 1.0)
}

impl Outlook {
    /// Draws the conclusions of a trend for a stock.
    pub fn new(trend: &Trend, stock: &Stock) -> Outlook {
        let (horizon_d, critical_ratio) = (stock.horizon_d(), stock.critical_ratio());
        let order_up_to = trend.enough(horizon_d, critical_ratio);
        let (order_now, reorder) = steps(trend, stock, order_up_to);
        let with_order = order_up_to.max(stock.on_hand);
        let left_over = |units: u64| if units == 0 { 0.0 } else { trend.below(horizon_d, units - 1) };
        let is_rising = trend.rise > 0.1 * trend.base + 0.02;
        Outlook {
            path: trend.path(),
            life_d: is_rising.then_some(trend.life_d),
            cover: Cover {
                low: trend.lasts(stock.on_hand, 0.9),
                mid: trend.lasts(stock.on_hand, 0.5),
                high: trend.lasts(stock.on_hand, 0.1),
            },
            horizon_d,
            critical_ratio,
            order_up_to,
            order_now,
            reorder,
            stock_out: trend.runs_out(horizon_d, stock.on_hand),
            left_over: left_over(stock.on_hand),
            stock_out_ordered: trend.runs_out(horizon_d, with_order),
            left_over_ordered: left_over(with_order),
            is_slow: trend.is_slow,
        }
    }
}

/// All now, or where outcomes lie far apart a part now and the rest when a few days have told more.
fn steps(trend: &Trend, stock: &Stock, order_up_to: u64) -> (u64, Option<Reorder>) {
    let order = order_up_to.saturating_sub(stock.on_hand);
    let horizon_d = stock.horizon_d();
    let (low, mid, high) = (trend.enough(horizon_d, 0.1), trend.enough(horizon_d, 0.5), trend.enough(horizon_d, 0.9));
    let is_wide = real_u64(high - low.min(high)) > WIDE * real_u64(mid.max(1));
    if order < 6 || !is_wide {
        return (order, None);
    }
    let on_day = (3..7).find(|day| trend.total(*day).mean() >= 8.0).unwrap_or(7);
    // Until the second order arrives, the first has to last.
    let until = (stock.lead_days.saturating_mul(2)).saturating_add(on_day).min(horizon_d);
    let first = trend.enough(until, stock.critical_ratio()).max(ceil(real_u64(order_up_to) * 0.3)).min(order_up_to);
    let now = first.saturating_sub(stock.on_hand);
    if now >= order { (order, None) } else { (now, Some(Reorder { on_day, units: order - now })) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn stock(on_hand: u64, price: i64) -> Stock {
        Stock { on_hand, unit_cost: 500, price, salvage: 200, lead_days: 7, cover_days: 21 }
    }

    proptest! {
        #[test]
        fn advice_is_monotone_and_its_parts_add_up(
            base in 0.0..20.0_f64, rise in 0.0..60.0_f64, life in 2.0..90.0_f64, size in 0.05..40.0_f64,
            on_hand in 0_u64..3000, price in 510_i64..5000,
        ) {
            let trend = Trend::of(base, rise, life, size);
            let own = Outlook::new(&trend, &stock(on_hand, price));
            let dearer = Outlook::new(&trend, &stock(on_hand, price * 2));
            prop_assert!(dearer.order_up_to >= own.order_up_to, "a dearer miss needs no less stock");
            let rest = own.reorder.map_or(0, |reorder| reorder.units);
            prop_assert_eq!(own.order_now + rest, own.order_up_to.saturating_sub(on_hand));
            prop_assert!(own.reorder.is_none_or(|reorder| (3..=7).contains(&reorder.on_day) && reorder.units > 0));
            for p in [own.stock_out, own.left_over, own.stock_out_ordered, own.left_over_ordered] {
                prop_assert!((0.0..=1.0).contains(&p));
            }
            prop_assert!(own.stock_out_ordered <= own.stock_out + 1e-9);
            prop_assert!(own.left_over_ordered >= own.left_over - 1e-9);
            prop_assert!(own.stock_out_ordered <= 1.0 - own.critical_ratio + 1e-6);
            for band in own.path.iter().map(|day| day.total) {
                prop_assert!(band.low <= band.mid && band.mid <= band.high);
            }
            for pair in own.path.windows(2) {
                prop_assert!(pair[0].total.low <= pair[1].total.low && pair[0].total.high <= pair[1].total.high);
                prop_assert!(pair[1].expected <= pair[0].expected && pair[1].expected >= 0.0);
            }
        }

        #[test]
        fn more_stock_lasts_no_shorter(base in 0.0..5.0_f64, rise in 0.0..9.0_f64, on_hand in 0_u64..400) {
            let trend = Trend::of(base, rise, 14.0, 2.0);
            let days = |on_hand: u64| {
                let cover = Outlook::new(&trend, &stock(on_hand, 900)).cover;
                [cover.low, cover.mid, cover.high].map(|days| days.unwrap_or(u32::MAX))
            };
            let (less, more) = (days(on_hand), days(on_hand + 10));
            prop_assert!(less.iter().zip(&more).all(|(less, more)| less <= more));
            prop_assert!(less[0] <= less[1] && less[1] <= less[2]);
        }

        #[test]
        fn what_suffices_grows_with_certainty_and_time(
            base in 0.0..9.0_f64, rise in 0.0..30.0_f64, q in 0.05..0.9_f64, days in 1_u32..60,
        ) {
            let trend = Trend::of(base, rise, 20.0, 1.5);
            prop_assert!(trend.enough(days, q + 0.05) >= trend.enough(days, q));
            prop_assert!(trend.enough(days + 14, q) >= trend.enough(days, q) || q > 0.7);
        }
    }

    #[test]
    fn a_rise_that_fades_needs_less_than_one_that_lasts() {
        let fading = Outlook::new(&Trend::of(1.0, 20.0, 4.0, 5.0), &stock(0, 1000));
        let lasting = Outlook::new(&Trend::of(1.0, 20.0, 60.0, 5.0), &stock(0, 1000));
        assert!(fading.order_up_to * 2 < lasting.order_up_to);
        assert_eq!(fading.life_d, Some(4.0));
        assert!(lasting.cover.mid == Some(1) && lasting.stock_out > 0.99);
    }

    #[test]
    fn where_outcomes_lie_far_apart_a_part_is_ordered_now() {
        let unsure = Outlook::new(&Trend::of(1.0, 20.0, 30.0, 0.7), &stock(0, 1500));
        let sure = Outlook::new(&Trend::of(20.0, 0.0, 30.0, 60.0), &stock(0, 1500));
        assert!(unsure.reorder.is_some_and(|reorder| reorder.on_day == 3) && unsure.order_now > 0);
        assert!(sure.reorder.is_none() && sure.order_now == sure.order_up_to);
        let none = Outlook::new(&Trend::of(0.0, 0.0, 30.0, 1.0), &stock(0, 1500));
        assert!(none.order_up_to == 0 && none.life_d.is_none() && none.cover.mid.is_none() && none.stock_out < 1e-9);
    }
}
