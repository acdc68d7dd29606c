//! All SQL of shops, products and images.

pub(crate) mod image;
pub(crate) mod product;
pub(crate) mod shop;
#[cfg(test)]
mod tests;

use kernel::Id;

/// Every statement of this store: name and text.
pub fn statements() -> impl Iterator<Item = (&'static str, &'static str)> {
    [shop::STATEMENTS, product::STATEMENTS, image::STATEMENTS].into_iter().flatten().copied()
}

/// Ids that a statement over many takes; the places left over are filled with an id that nothing has.
pub(crate) const IDS: usize = 64;

/// The parameters of a statement over at most [`IDS`] ids.
pub(crate) fn padded<T>(ids: &[Id<T>]) -> Vec<db::Value<'static>> {
    let ids = ids.iter().map(|id| id.get());
    ids.chain(std::iter::repeat(-1)).take(IDS).map(db::Value::from).collect()
}
