//! Who makes posts: a creator in the studio, or somebody of a shop on its desk, in the shop's name.

use accounts::{Principal, ShopPermission};
use axum::response::Redirect;
use catalog::Shop;
use content::Author;
use kernel::Id;
use maud::Markup;

use super::frame::{self, Creating, Here};
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::pages::Desk;
use crate::pages::seller::frame as seller;
use crate::{AppState, Result};

/// Who makes posts, and where their pages are.
#[derive(Clone, Debug)]
pub struct Maker {
    /// The person at the keys.
    pub by: accounts::PersonId,
    /// The market they are at home in.
    pub market: kernel::MarketCode,
    /// The shop, when it posts as itself.
    pub shop: Option<Shop>,
    /// The shops whose people may show everything of theirs.
    pub works_in: Vec<catalog::ShopId>,
}

impl Maker {
    /// The creator themselves.
    pub fn creator(me: &Creating) -> Maker {
        Maker::of(&me.principal, None)
    }

    /// The shop of this name, for those who may post for it.
    pub async fn shop(app: &AppState, staff: &Staff, name: String) -> Result<Maker> {
        let shop = shop_for(app, staff, name, ShopPermission::Host).await?;
        Ok(Maker::of(&staff.principal, Some(shop)))
    }

    fn of(principal: &Principal, shop: Option<Shop>) -> Maker {
        let works_in = principal.shops.iter().map(|place| Id::new(place.shop.get())).collect();
        Maker { by: principal.person, market: principal.market, shop, works_in }
    }

    /// The name their posts are under.
    pub fn author(&self) -> Author {
        match &self.shop {
            Some(shop) => Author::Shop(Id::new(shop.id.get())),
            None => Author::Creator(Id::new(self.by.get())),
        }
    }

    /// Where their pages begin.
    pub fn home(&self) -> String {
        self.shop.as_ref().map_or_else(|| "/studio".to_owned(), seller::home)
    }

    /// The address of one of their posts.
    pub fn post(&self, id: content::PostId) -> String {
        format!("{}/posts/{id}", self.home())
    }

    /// A page about posts, in the frame of its desk.
    pub fn page(&self, desk: &Desk, here: Here, title: &str, island: Option<&'static str>, main: &Markup) -> Markup {
        match &self.shop {
            Some(shop) => seller::page_with(desk, shop, seller::Here::Posts, title, island, main),
            None => frame::page(desk, here, title, island, main),
        }
    }

    /// Where one goes after a change, which is said there.
    pub fn done_at(&self, path: &str, word: &str) -> Redirect {
        frame::done_at(&format!("{}{path}", self.home()), word)
    }
}
