//! The API, a file a resource, as in `web/src/api`.

mod document;
mod jobs;
mod listings;
mod markets;
mod operator;
mod people;
mod products;
mod shops;
mod storefront;
mod syncs;
