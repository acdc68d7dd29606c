//! Pages, as a browser without a script meets them.

mod browser;
mod buying;
mod data;
mod field;
mod inbox;
mod moderation;
mod partners;
mod radar;
mod running;
mod selling;
mod studio;
mod trends;
mod waits;
