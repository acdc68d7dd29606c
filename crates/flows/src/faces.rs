//! Who stands beside a post or a comment: creators and shops alike, by the name people call them.

use accounts::creator;
use catalog::shop::{self, ShopState};
use content::Author;
use db::Read;

/// Somebody as they are shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Face {
    pub author: Author,
    /// For `/{market}/@handle`; empty when they are gone.
    pub handle: String,
    pub name: String,
    /// Whether they have a page of their own: creators and open shops do.
    pub has_page: bool,
}

/// What a page at `@handle` is of.
#[derive(Clone, Debug)]
pub enum Page {
    Creator(accounts::Creator),
    Shop(catalog::Shop),
}

impl Page {
    /// Whose page it is.
    pub fn face(&self) -> Face {
        match self {
            Page::Creator(creator) => Face {
                author: Author::Creator(content::PersonId::new(creator.id.get())),
                handle: creator.handle.clone(),
                name: creator.display_name.clone(),
                has_page: true,
            },
            Page::Shop(shop) => Face {
                author: Author::Shop(content::ShopId::new(shop.id.get())),
                handle: shop.handle.clone(),
                name: shop.name.clone(),
                has_page: true,
            },
        }
    }
}

/// The creator of this handle, else the open shop of it. Handles of people and of shops are apart, so that one may be both: then
/// the creator is meant. At most two statements.
pub fn page(read: &mut Read, handle: &str) -> Result<Option<Page>, db::Error> {
    let handle = handle.to_ascii_lowercase();
    if let Some(creator) = creator::find_by_handle(read, &handle)? {
        return Ok(Some(Page::Creator(creator)));
    }
    let shop = shop::find_named(read, &handle)?;
    Ok(shop.filter(|shop| shop.state == ShopState::Active && shop.handle == handle).map(Page::Shop))
}

/// The faces of these authors, each once, in no order. One statement for the people and one for the shops, of those there are any.
pub fn of(read: &mut Read, authors: &[Author]) -> Result<Vec<Face>, db::Error> {
    let mut authors = authors.to_vec();
    authors.sort_unstable();
    authors.dedup();
    let people: Vec<_> = authors.iter().filter_map(|author| author.creator()).collect();
    let people: Vec<_> = people.into_iter().map(|id| accounts::PersonId::new(id.get())).collect();
    let shops: Vec<_> = authors.iter().filter_map(|author| author.shop()).collect();
    let shops: Vec<_> = shops.into_iter().map(|id| catalog::ShopId::new(id.get())).collect();
    let people = creator::faces(read, &people)?.into_iter().map(of_person);
    let people: Vec<Face> = people.collect();
    let shops = shop::faces(read, &shops)?.into_iter().map(of_shop);
    Ok(people.into_iter().chain(shops).collect())
}

/// The face of one author.
pub fn author(read: &mut Read, author: Author) -> Result<Option<Face>, db::Error> {
    Ok(of(read, &[author])?.pop())
}

fn of_person(face: creator::Face) -> Face {
    let has_page = face.display_name.is_some() && !face.gone;
    let handle = if face.gone { String::new() } else { face.handle };
    Face {
        author: Author::Creator(content::PersonId::new(face.id.get())),
        name: face.display_name.unwrap_or_else(|| handle.clone()),
        handle,
        has_page,
    }
}

fn of_shop(face: shop::ShopFace) -> Face {
    Face {
        author: Author::Shop(content::ShopId::new(face.id.get())),
        handle: face.handle,
        name: face.name,
        has_page: face.state == ShopState::Active,
    }
}
