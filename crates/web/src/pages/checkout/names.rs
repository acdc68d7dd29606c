//! What orders do not keep of themselves: the names of their shops, and pictures of what is in them.

use std::collections::HashMap;

use trade::ShopId;
use trade::order::{Line, Order};

use super::parts::ShopLink;
use crate::media_url;
use crate::ui::Picture;

/// The names of shops.
#[derive(Clone, Debug, Default)]
pub(super) struct Names(HashMap<i64, ShopLink>);

impl Names {
    /// A shop's name; a shop that is gone has none.
    pub(super) fn shop(&self, id: ShopId) -> ShopLink {
        self.0.get(&id.get()).cloned().unwrap_or(ShopLink { handle: String::new(), name: "meadow".to_owned() })
    }
}

/// The names of the shops of these orders. One statement a shop.
pub(super) fn of(read: &mut db::Read, orders: &[Order]) -> Result<Names, db::Error> {
    let mut names = HashMap::new();
    for id in orders.iter().map(|order| order.shop.get()) {
        if names.contains_key(&id) {
            continue;
        }
        if let Some(shop) = catalog::shop::find(read, catalog::ShopId::new(id))? {
            names.insert(id, ShopLink { handle: shop.handle, name: shop.name });
        }
    }
    Ok(Names(names))
}

/// How wide the pictures are that orders keep.
const PICTURE_PX: u32 = 320;

/// The picture that a line keeps.
pub(super) fn picture(line: &Line) -> Option<Picture> {
    let key = line.image.as_ref()?;
    Some(Picture { alt: line.title.clone(), sizes: vec![(media_url(key), PICTURE_PX, PICTURE_PX)] })
}
