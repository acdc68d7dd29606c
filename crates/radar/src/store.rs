//! All SQL of the radar.

pub(crate) mod chart;

/// Every statement of this crate: name and text.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [chart::STATEMENTS].concat()
}
