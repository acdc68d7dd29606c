//! The demo's catalogue as it is kept: shops, products, texts in seven languages, pictures as SVG.

use std::collections::BTreeMap;

use catalog::product::{OptionAxis, VariantDraft};
use catalog::translation::FieldKind;
use catalog::{ProductDraft, shop::OpenShop};
use include_dir::{Dir, include_dir};
use kernel::{Currency, Lang, Money};
use rust_decimal::Decimal;
use serde::Deserialize;

static FILES: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/demo");

/// A file of the demo cannot be read: a mistake in the repository, found by the tests below.
#[derive(Debug, thiserror::Error)]
#[error("the demo's {file}: {why}")]
pub struct CatalogueError {
    file: String,
    why: String,
}

/// A shop and what it sells.
#[derive(Debug, Deserialize)]
pub struct DemoShop {
    pub handle: String,
    pub name: String,
    pub home_country: String,
    pub language: Lang,
    pub currency: Currency,
    /// The handle of its owner.
    pub owner: String,
    /// The brand's own store, for markets that link out.
    pub store: String,
    #[serde(skip)]
    pub products: Vec<DemoProduct>,
}

/// A product in its shop's language.
#[derive(Debug, Deserialize)]
pub struct DemoProduct {
    pub handle: String,
    pub title: String,
    pub description: String,
    pub brand: String,
    pub category: String,
    pub pictures: Vec<String>,
    pub options: Vec<OptionAxis>,
    pub variants: Vec<DemoVariant>,
}

#[derive(Debug, Deserialize)]
pub struct DemoVariant {
    pub sku: String,
    /// A value for each of the product's axes, in their order.
    pub options: Vec<String>,
    /// Major units of the shop's currency.
    pub price: Decimal,
    pub weight_g: i64,
    pub stock: i64,
}

/// A product's text in one language.
#[derive(Debug, Deserialize)]
struct Text {
    title: String,
    description: String,
}

/// A source text and what it is called in another language.
pub struct Translation {
    pub from: Lang,
    pub to: Lang,
    pub kind: FieldKind,
    pub source: String,
    pub target: String,
}

impl DemoShop {
    /// What opens it.
    pub fn opening(&self) -> OpenShop {
        OpenShop {
            handle: self.handle.clone(),
            name: self.name.clone(),
            home_country: self.home_country.clone(),
            language: self.language.to_string(),
            currency: self.currency.code().to_owned(),
        }
    }
}

impl DemoProduct {
    /// The draft that writes it.
    pub fn draft(&self, currency: Currency) -> Result<ProductDraft, CatalogueError> {
        let variants = self.variants.iter().map(|variant| self.variant(variant, currency));
        Ok(ProductDraft {
            handle: Some(self.handle.clone()),
            title: self.title.clone(),
            description: self.description.clone(),
            brand: Some(self.brand.clone()),
            category: Some(self.category.clone()),
            options: self.options.clone(),
            variants: variants.collect::<Result<_, _>>()?,
            images: None,
            submit: true,
        })
    }

    fn variant(&self, variant: &DemoVariant, currency: Currency) -> Result<VariantDraft, CatalogueError> {
        let price = Money::from_decimal(variant.price, currency);
        let price = price.map_err(|error| CatalogueError { file: self.handle.clone(), why: error.to_string() })?;
        let names = self.options.iter().map(|axis| axis.name.clone());
        Ok(VariantDraft {
            sku: Some(variant.sku.clone()),
            options: names.zip(variant.options.iter().cloned()).collect(),
            price_minor: price.minor,
            compare_at_minor: None,
            weight_g: Some(variant.weight_g),
            barcode: None,
            external_id: None,
            stock: Some(variant.stock),
        })
    }
}

/// The shops with their products.
pub fn shops() -> Result<Vec<DemoShop>, CatalogueError> {
    let mut shops: Vec<DemoShop> = read("shops.json")?;
    for shop in &mut shops {
        shop.products = read(&format!("products/{}.json", shop.handle))?;
    }
    Ok(shops)
}

/// Everything that is known in other languages.
pub fn translations(shops: &[DemoShop]) -> Result<Vec<Translation>, CatalogueError> {
    let options: BTreeMap<String, BTreeMap<Lang, String>> = read("texts/options.json")?;
    let mut known = Vec::new();
    for file in files("texts").filter(|name| name != "options.json") {
        let Some(to) = file.strip_suffix(".json").and_then(|tag| tag.parse::<Lang>().ok()) else { continue };
        let texts: BTreeMap<String, Text> = read(&format!("texts/{file}"))?;
        for shop in shops.iter().filter(|shop| shop.language != to) {
            known.extend(shop.products.iter().flat_map(|product| words(shop.language, to, product, &texts, &options)));
        }
    }
    Ok(known)
}

/// What is known of one product in one language.
fn words(
    from: Lang,
    to: Lang,
    product: &DemoProduct,
    texts: &BTreeMap<String, Text>,
    options: &BTreeMap<String, BTreeMap<Lang, String>>,
) -> Vec<Translation> {
    let translation = |kind, source: &str, target: &str| Translation {
        from,
        to,
        kind,
        source: source.to_owned(),
        target: target.to_owned(),
    };
    let mut words = Vec::new();
    if let Some(text) = texts.get(&product.handle) {
        words.push(translation(FieldKind::Title, &product.title, &text.title));
        words.push(translation(FieldKind::Description, &product.description, &text.description));
    }
    for axis in &product.options {
        let named = std::iter::once((FieldKind::OptionName, &axis.name));
        for (kind, source) in named.chain(axis.values.iter().map(|value| (FieldKind::OptionValue, value))) {
            if let Some(target) = options.get(source).and_then(|known| known.get(&to)) {
                words.push(translation(kind, source, target));
            }
        }
    }
    words
}

/// A picture's SVG.
pub fn picture(name: &str) -> Option<&'static [u8]> {
    FILES.get_file(format!("pictures/{name}")).map(include_dir::File::contents)
}

fn files(folder: &str) -> impl Iterator<Item = String> {
    let entries = FILES.get_dir(folder).into_iter().flat_map(Dir::files);
    entries.filter_map(|file| Some(file.path().file_name()?.to_str()?.to_owned()))
}

/// A file of the demo as data.
pub(super) fn read<T: serde::de::DeserializeOwned>(path: &str) -> Result<T, CatalogueError> {
    let error = |why: String| CatalogueError { file: path.to_owned(), why };
    let file = FILES.get_file(path).ok_or_else(|| error("is missing".to_owned()))?;
    serde_json::from_slice(file.contents()).map_err(|why| error(why.to_string()))
}

#[cfg(test)]
mod tests;
