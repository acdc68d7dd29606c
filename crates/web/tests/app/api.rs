//! The API, a file a resource, as in `web/src/api`.

mod carts;
mod checkouts;
mod document;
mod jobs;
mod lanes;
mod listings;
mod markets;
mod money;
mod operator;
mod orders;
mod parcels;
mod payments;
mod people;
mod products;
mod returns;
mod shops;
mod stock;
mod storefront;
mod syncs;
