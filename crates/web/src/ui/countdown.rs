//! Time that runs out: the moment in words, and what is left of it, ticking where there is a script.

use kernel::Instant;
use maud::{Markup, html};

use crate::Voice;

/// Milliseconds of a second, seconds of a minute, minutes of an hour.
const SECOND_MS: i64 = 1_000;
const MINUTE_S: i64 = 60;
const HOUR_S: i64 = 3_600;

/// What is left until `until`, as digits; the script counts on from the seconds it is given, since business time is not
/// the browser's.
pub fn countdown(until: Instant, now: Instant, voice: &Voice) -> Markup {
    let left_s = until.since_ms(now).max(0) / SECOND_MS;
    html! {
        m-countdown data-left-s=(left_s) {
            span.hidden { (voice.time(until)) }
            span.countdown-digits aria-hidden="true" { (digits(left_s)) }
        }
    }
}

/// `29:05`, or `47:59:05` from an hour on.
fn digits(left_s: i64) -> String {
    let (hours, minutes, seconds) = (left_s / HOUR_S, left_s % HOUR_S / MINUTE_S, left_s % MINUTE_S);
    if hours > 0 { format!("{hours}:{minutes:02}:{seconds:02}") } else { format!("{minutes}:{seconds:02}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_reads_as_a_clock_does() {
        assert_eq!(
            [0, 5, 65, 1_799, 3_600, 172_799].map(digits),
            ["0:00", "0:05", "1:05", "29:59", "1:00:00", "47:59:59"]
        );
    }
}
