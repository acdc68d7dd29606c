//! The shipped list of categories, and a guess from the words of other platforms.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// What kind of thing a product is: one of a shipped list, known by its slug.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Category {
    Home,
    Beauty,
    Hair,
    Fashion,
    Jewellery,
    Toys,
    Electronics,
    Sports,
    Food,
    Pets,
    Kids,
    Books,
    Crafts,
    Outdoor,
    /// Whatever fits nowhere else, and every category we do not know.
    #[default]
    Other,
}

/// The text is no slug of the list.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a category")]
pub struct UnknownCategory;

impl Category {
    /// The whole list, in the order pages show it.
    pub const ALL: [Category; 15] = [
        Category::Home,
        Category::Beauty,
        Category::Hair,
        Category::Fashion,
        Category::Jewellery,
        Category::Toys,
        Category::Electronics,
        Category::Sports,
        Category::Food,
        Category::Pets,
        Category::Kids,
        Category::Books,
        Category::Crafts,
        Category::Outdoor,
        Category::Other,
    ];

    /// The name in URLs, tables and JSON.
    pub const fn slug(self) -> &'static str {
        match self {
            Category::Home => "home",
            Category::Beauty => "beauty",
            Category::Hair => "hair",
            Category::Fashion => "fashion",
            Category::Jewellery => "jewellery",
            Category::Toys => "toys",
            Category::Electronics => "electronics",
            Category::Sports => "sports",
            Category::Food => "food",
            Category::Pets => "pets",
            Category::Kids => "kids",
            Category::Books => "books",
            Category::Crafts => "crafts",
            Category::Outdoor => "outdoor",
            Category::Other => "other",
        }
    }
}

impl Category {
    /// The category that words of another platform speak of, the first text that says anything deciding: `Apparel & Accessories >
    /// Jewelry > Earrings`, `Earrings`, `Beads, Gold`. `None` when no word is known.
    pub fn guess(texts: &[&str]) -> Option<Category> {
        texts.iter().find_map(|text| guess_one(text))
    }
}

/// The deepest known word decides, since taxonomies run from wide to narrow; a slug of our own wins at once.
fn guess_one(text: &str) -> Option<Category> {
    if let Ok(category) = text.parse() {
        return Some(category);
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.iter().rev().find_map(|word| known(word).or_else(|| known(word.strip_suffix('s')?)))
}

fn known(word: &str) -> Option<Category> {
    WORDS.iter().find(|(_, words)| words.contains(&word)).map(|(category, _)| *category)
}

/// Words in the singular, lower case.
const WORDS: &[(Category, &[&str])] = &[
    (
        Category::Jewellery,
        &[
            "jewelry",
            "jewellery",
            "jewelery",
            "earring",
            "bracelet",
            "necklace",
            "ring",
            "bangle",
            "pendant",
            "choker",
            "crystal",
            "gemstone",
            "bead",
            "anklet",
            "brooch",
            "水晶",
            "首饰",
            "项链",
            "手链",
        ],
    ),
    (Category::Hair, &["hair", "wig", "hairdryer", "curler", "straightener", "hairbrush", "shampoo"]),
    (
        Category::Beauty,
        &[
            "beauty",
            "makeup",
            "cosmetic",
            "skincare",
            "lipstick",
            "perfume",
            "fragrance",
            "serum",
            "nail",
            "mascara",
            "cream",
            "lotion",
            "soap",
        ],
    ),
    (
        Category::Fashion,
        &[
            "fashion",
            "apparel",
            "clothing",
            "shirt",
            "t-shirt",
            "tee",
            "top",
            "dress",
            "dresses",
            "jacket",
            "coat",
            "jean",
            "denim",
            "skirt",
            "shoe",
            "sneaker",
            "boot",
            "bag",
            "handbag",
            "hat",
            "scarf",
            "sock",
            "blouse",
            "jumper",
            "sweater",
            "hoodie",
            "men",
            "women",
            "womens",
            "mens",
            "accessories",
            "wallet",
            "sunglasses",
            "watch",
            "watches",
        ],
    ),
    (Category::Toys, &["toy", "puzzle", "plush", "squishy", "fidget", "doll", "game", "stress"]),
    (
        Category::Electronics,
        &[
            "electronic",
            "phone",
            "charger",
            "cable",
            "headphone",
            "earbud",
            "speaker",
            "camera",
            "laptop",
            "computer",
            "tablet",
            "keyboard",
            "usb",
            "battery",
            "batteries",
            "3c",
            "smartwatch",
        ],
    ),
    (Category::Sports, &["sport", "sporting", "fitness", "yoga", "gym", "bicycle", "cycling", "football", "running"]),
    (Category::Food, &["food", "beverage", "snack", "tea", "coffee", "chocolate", "candy", "sauce", "spice", "drink"]),
    (Category::Pets, &["pet", "dog", "cat", "aquarium"]),
    (Category::Kids, &["kid", "baby", "babies", "child", "children", "toddler", "infant"]),
    (Category::Books, &["book", "notebook", "magazine", "novel", "stationery"]),
    (Category::Crafts, &["craft", "yarn", "sewing", "knitting", "paint", "art", "diy"]),
    (Category::Outdoor, &["outdoor", "camping", "garden", "gardening", "hiking", "patio", "plant"]),
    (
        Category::Home,
        &[
            "home",
            "indoor",
            "furniture",
            "kitchen",
            "bedding",
            "bedroom",
            "bed",
            "sofa",
            "couch",
            "chair",
            "table",
            "lamp",
            "light",
            "lighting",
            "candle",
            "pillow",
            "decor",
            "pot",
            "rug",
            "bath",
            "bathroom",
            "drawer",
            "curtain",
            "cookware",
        ],
    ),
];

impl FromStr for Category {
    type Err = UnknownCategory;

    /// Reads a slug in any case.
    fn from_str(text: &str) -> Result<Category, UnknownCategory> {
        let text = text.trim();
        Category::ALL.into_iter().find(|c| c.slug().eq_ignore_ascii_case(text)).ok_or(UnknownCategory)
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.slug())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_other_platforms_find_their_category() {
        let cases = [
            (&["Apparel & Accessories > Jewelry > Earrings"][..], Some(Category::Jewellery)),
            (&["", "Rings"], Some(Category::Jewellery)),
            (&["", "", "women"], Some(Category::Fashion)),
            (&["", "Indoor", "Sofa"], Some(Category::Home)),
            (&["FASHION"], Some(Category::Fashion)),
            (&["Widgets", "Gizmo"], None),
            (&[""], None),
        ];
        for (texts, expected) in cases {
            assert_eq!(Category::guess(texts), expected, "{texts:?}");
        }
    }
}
