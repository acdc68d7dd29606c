//! One click to every market: chosen, previewed, put on sale, answered.

mod choice;
mod choose;
mod preview;
mod results;

pub use choose::choose;
pub use preview::{preview, start, text_state};
pub use results::results;

#[cfg(test)]
pub(super) use {
    choice::Choice, choose::Choosing, choose::view as choose_view, preview::Preview, preview::view as preview_view,
    results::Outcome, results::view as results_view,
};
