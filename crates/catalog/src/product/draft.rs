//! A product as it comes in: from a form, a program or a file.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{OptionAxis, Product};

/// The whole content of a product as a seller gives it, before lint.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProductDraft {
    /// 1 to 100 characters, unique in the shop. `None`: made from the title at creation, kept at an update.
    pub handle: Option<String>,
    /// 1 to 255 graphemes.
    pub title: String,
    /// Rich or plain text, at most 10 000 graphemes; cleaned when written.
    pub description: String,
    pub brand: Option<String>,
    /// A slug of [`crate::Category`]; an unknown one becomes `other` with a warning.
    pub category: Option<String>,
    pub options: Vec<OptionAxis>,
    pub variants: Vec<VariantDraft>,
    /// Addresses of pictures to fetch, the cover first. `None` leaves the product's images alone.
    pub images: Option<Vec<ImageDraft>>,
    /// Whether it goes to review, and so on sale; otherwise it stays a DRAFT.
    pub submit: bool,
}

impl Default for ProductDraft {
    fn default() -> ProductDraft {
        ProductDraft {
            handle: None,
            title: String::new(),
            description: String::new(),
            brand: None,
            category: None,
            options: Vec::new(),
            variants: Vec::new(),
            images: None,
            submit: true,
        }
    }
}

/// A variant as it comes in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct VariantDraft {
    /// `None`: made from handle and option values, the same at each rerun.
    pub sku: Option<String>,
    /// A value for each axis, by the axis's name.
    pub options: BTreeMap<String, String>,
    /// Minor units of the shop's currency; 0 means not for sale.
    pub price_minor: i64,
    /// Kept when it is above the price.
    pub compare_at_minor: Option<i64>,
    pub weight_g: Option<i64>,
    pub barcode: Option<String>,
    pub external_id: Option<i64>,
    /// Units on hand in the default warehouse, 0 to 99 999; `None` leaves the stock alone.
    pub stock: Option<i64>,
}

/// A picture by its address.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ImageDraft {
    pub url: String,
    #[serde(default)]
    pub alt: String,
}

impl From<&Product> for ProductDraft {
    /// The draft that would write the product as it is: the start of a partial edit. Leaves stock and images alone.
    fn from(product: &Product) -> ProductDraft {
        let variants = product.variants.iter().map(|v| VariantDraft {
            sku: Some(v.sku.clone()),
            options: product.options_of(v).map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            price_minor: v.price.minor,
            compare_at_minor: v.compare_at.map(|money| money.minor),
            weight_g: v.weight_g,
            barcode: v.barcode.clone(),
            external_id: v.external_id,
            stock: None,
        });
        ProductDraft {
            handle: Some(product.handle.clone()),
            title: product.title.clone(),
            description: product.description.clone(),
            brand: product.brand.clone(),
            category: Some(product.category.slug().to_owned()),
            options: product.options.clone(),
            variants: variants.collect(),
            images: None,
            submit: true,
        }
    }
}
