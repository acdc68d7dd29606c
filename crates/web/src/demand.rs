//! What the web keeps to take signals quickly and to tell counts as they move: posts and listings looked up lately, how
//! often an address views a post, and who is connected.

mod live;
mod lookup;
mod refuse;

use std::net::IpAddr;
use std::num::NonZeroU32;
use std::time::Duration;

use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};

pub(crate) use live::{COUNTED_MAX, Counted, Watchers, watch};
pub(crate) use lookup::{About, Lookup, find};
pub(crate) use refuse::{not_interested, refuse};

/// Views of one post that one network address may have counted at once, and again over [`VIEWS_WITHIN`]: a household, an
/// office, a carrier's shared address. What is above is kept as a machine's.
const VIEWS_OF_POST_MAX: u32 = 200;
const VIEWS_WITHIN: Duration = Duration::from_secs(30 * 60);
/// In a sandbox, so much wider: everybody comes from one machine.
const SANDBOX_FACTOR: u32 = 1_000;

/// The web's part in counting.
pub(crate) struct Demand {
    pub posts: Lookup,
    pub listings: Lookup,
    pub watchers: Watchers,
    views: DefaultKeyedRateLimiter<(IpAddr, i64)>,
}

impl Demand {
    pub fn new(sandbox: bool) -> Demand {
        let max = VIEWS_OF_POST_MAX.saturating_mul(if sandbox { SANDBOX_FACTOR } else { 1 });
        let max = NonZeroU32::new(max).unwrap_or(NonZeroU32::MIN);
        let pace = Quota::with_period(VIEWS_WITHIN / max.get()).unwrap_or(Quota::per_second(NonZeroU32::MIN));
        Demand {
            posts: Lookup::default(),
            listings: Lookup::default(),
            watchers: Watchers::default(),
            views: RateLimiter::keyed(pace.allow_burst(max)),
        }
    }

    /// Counts one view of `post` by an address; whether there were not too many.
    pub fn may_view(&self, address: IpAddr, post: i64) -> bool {
        self.views.check_key(&(address, post)).is_ok()
    }

    /// Forgets addresses that have been quiet.
    pub fn sweep(&self) {
        self.views.retain_recent();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_cannot_view_a_post_without_end() {
        let demand = Demand::new(false);
        let views = |address: &str, post| demand.may_view(address.parse().unwrap(), post);
        assert_eq!((0..1_000).filter(|_| views("192.0.2.1", 7)).count(), 200);
        assert!(views("192.0.2.2", 7) && views("192.0.2.1", 8));
    }
}
