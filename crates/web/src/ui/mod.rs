//! The parts everyone meets, one function each. A part takes what it shows and a [`Voice`](crate::Voice); it knows no database.

mod amounts;
mod bands;
mod bars;
mod card;
mod countdown;
mod empty;
mod figures;
mod flag;
mod form;
mod icon;
pub mod layout;
mod overlay;
mod pager;
mod picture;
mod pill;
mod price;
mod progress;
mod quantity;
mod script;
mod sparkline;
mod stepper;
pub(crate) mod switcher;
mod table;
mod timeline;

pub use amounts::{Amount, Weight, amounts};
pub use bands::{Level, Reach, adding_up, dial, past_and_ahead};
pub use bars::{Bar, bars};
pub use card::{CardView, card, card_grid, skeleton_grid};
pub use countdown::countdown;
pub use empty::{Way, empty};
pub use figures::{Figure, Share, figures, funnel, shares};
pub use flag::flag;
pub use form::{Choice, Field, Form, Tone, error_summary, field, notice};
pub use icon::{Icon, icon, icon_sized, logo, mark};
pub use overlay::{dialog, sheet, toast};
pub use pager::load_more;
pub use picture::{Picture, avatar, picture};
pub use pill::{Colour, pill, state_pill};
pub use price::{MadeRow, PriceView, price, price_made};
pub use progress::progress;
pub use quantity::{quantity, quantity_form};
pub use script::json_script;
pub use sparkline::sparkline;
pub use stepper::stepper;
pub use switcher::switcher;
pub use table::{Cell, Column, table};
pub use timeline::{Happening, journey, timeline};

#[cfg(test)]
pub(crate) mod gallery;
