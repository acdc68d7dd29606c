//! What sellers make and what markets see: shops, products, variants, media; listings by market, sync, translation and search.

pub mod category;
pub mod description;
pub mod export;
pub mod image;
pub mod import;
pub mod lint;
pub mod listing;
pub mod product;
pub mod search;
pub mod shop;
pub mod store;
pub mod sync;
mod text;
pub mod translation;

pub use category::Category;
pub use image::{Image, ImageId};
pub use product::{OptionAxis, Product, ProductDraft, ProductId, ProductState, Variant, VariantDraft, VariantId};
pub use shop::{OwnerId, Shop, ShopId};
