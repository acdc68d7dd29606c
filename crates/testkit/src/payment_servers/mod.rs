//! Stand-ins for payment services: local servers that behave as the services' documentation says, signatures
//! included, and whose shoppers are told by the test what to do. They are not the services.

mod hyperswitch;
pub(crate) mod server;
mod stripe;

pub use hyperswitch::HyperswitchStandIn;
pub use server::{Asked, Fault};
pub use stripe::StripeStandIn;
