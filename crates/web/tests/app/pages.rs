//! Pages, as a browser without a script meets them.

mod browser;
mod buying;
