//! All SQL of the radar.

pub(crate) mod chart;
pub(crate) mod trend;

/// Every statement of this crate: name and text.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [chart::STATEMENTS, trend::STATEMENTS].concat()
}
