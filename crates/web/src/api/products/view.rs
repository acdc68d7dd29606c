//! A product as programs send and see it.

use std::collections::BTreeMap;

use catalog::product::{ImageDraft, OptionAxis, ProductSummary, VariantDraft};
use catalog::{Image, Product, ProductDraft, VariantId};
use kernel::{Currency, Problem, Problems};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::view::{ImageView, MoneyInput, MoneyView};
use crate::{Result, Voice};

/// A product as it is sent.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProductInput {
    /// Unique in the shop; made from the title unless sent.
    handle: Option<String>,
    /// 1 to 255 characters.
    #[serde(default)]
    title: String,
    /// Plain text or simple HTML, at most 10 000 characters.
    #[serde(default)]
    description: String,
    brand: Option<String>,
    /// A slug of the category list; an unknown one becomes `other`.
    category: Option<String>,
    /// At most three axes.
    #[serde(default)]
    options: Vec<OptionInput>,
    #[serde(default)]
    variants: Vec<VariantInput>,
    /// Addresses of pictures to fetch, the cover first.
    images: Option<Vec<ImageInput>>,
    /// `false` keeps it a DRAFT.
    #[serde(default = "yes")]
    submit: bool,
}

fn yes() -> bool {
    true
}

/// A way in which variants differ.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct OptionInput {
    #[schema(example = "Colour")]
    name: String,
    #[schema(example = json!(["Moss", "Sand"]))]
    values: Vec<String>,
}

/// What is stocked and sold.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct VariantInput {
    /// Known when a product is changed; matched by SKU otherwise.
    #[serde(default, rename = "id")]
    _id: Option<String>,
    /// Made from handle and options unless sent.
    sku: Option<String>,
    /// A value for each axis.
    #[serde(default)]
    #[schema(example = json!({"Colour": "Moss"}))]
    options: BTreeMap<String, String>,
    /// In the shop's currency; 0 means not for sale.
    price: MoneyInput,
    compare_at: Option<MoneyInput>,
    weight_g: Option<i64>,
    barcode: Option<String>,
    /// The variant's id in the seller's own Shopify store.
    external_id: Option<String>,
    /// Units on hand in the default warehouse.
    stock: Option<i64>,
}

/// A picture by its address.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(untagged)]
pub(crate) enum ImageInput {
    Url(String),
    Described {
        url: String,
        #[serde(default)]
        alt: String,
    },
}

impl ImageInput {
    fn draft(self) -> ImageDraft {
        match self {
            ImageInput::Url(url) => ImageDraft { url, alt: String::new() },
            ImageInput::Described { url, alt } => ImageDraft { url, alt },
        }
    }
}

impl ProductInput {
    /// The draft for a shop that prices in `currency`.
    pub(crate) fn draft(self, currency: Currency) -> Result<ProductDraft> {
        Ok(ProductDraft {
            handle: self.handle,
            title: self.title,
            description: self.description,
            brand: self.brand,
            category: self.category,
            options: axes(self.options),
            variants: variants(self.variants, currency)?,
            images: self.images.map(|images| images.into_iter().map(ImageInput::draft).collect()),
            submit: self.submit,
        })
    }
}

fn axes(options: Vec<OptionInput>) -> Vec<OptionAxis> {
    options.into_iter().map(|axis| OptionAxis { name: axis.name, values: axis.values }).collect()
}

/// The variants, or every amount that is not in the shop's currency.
fn variants(inputs: Vec<VariantInput>, currency: Currency) -> Result<Vec<VariantDraft>> {
    let mut problems = Problems::default();
    let drafts = inputs.into_iter().enumerate().map(|(n, input)| variant(n, input, currency, &mut problems));
    let drafts = drafts.collect();
    problems.ok(drafts).map_err(crate::Error::invalid)
}

fn variant(n: usize, input: VariantInput, currency: Currency, problems: &mut Problems) -> VariantDraft {
    let mut check = |field: &str, amount: &MoneyInput| {
        let same = amount.currency == currency.code();
        problems.check(same, || {
            Problem::new(format!("variants[{n}].{field}.currency"), "catalog.price_currency").with("currency", currency)
        });
    };
    check("price", &input.price);
    if let Some(compare_at) = &input.compare_at {
        check("compare_at", compare_at);
    }
    let external_id = input.external_id.as_deref().map(str::parse::<i64>);
    problems.check(!matches!(external_id, Some(Err(_))), || {
        Problem::new(format!("variants[{n}].external_id"), "request.field_shape").with("expected", "a number")
    });
    VariantDraft {
        sku: input.sku,
        options: input.options,
        price_minor: input.price.minor,
        compare_at_minor: input.compare_at.map(|amount| amount.minor),
        weight_g: input.weight_g,
        barcode: input.barcode,
        external_id: external_id.and_then(std::result::Result::ok),
        stock: input.stock,
    }
}

/// What changes of a product; what is not sent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProductPatch {
    title: Option<String>,
    description: Option<String>,
    brand: Option<String>,
    category: Option<String>,
    options: Option<Vec<OptionInput>>,
    /// Replaces all variants; those with the same SKU keep their ids.
    variants: Option<Vec<VariantInput>>,
    /// Replaces all pictures.
    images: Option<Vec<ImageInput>>,
    /// Refuses the change when the product is at another revision by now.
    pub revision: Option<i64>,
}

impl ProductPatch {
    /// The product with these changes, as a draft.
    pub(crate) fn over(self, product: &Product) -> Result<ProductDraft> {
        let mut draft = ProductDraft::from(product);
        draft.title = self.title.unwrap_or(draft.title);
        draft.description = self.description.unwrap_or(draft.description);
        draft.brand = self.brand.or(draft.brand).filter(|brand| !brand.is_empty());
        draft.category = self.category.or(draft.category);
        draft.options = self.options.map_or(draft.options, axes);
        if let Some(inputs) = self.variants {
            draft.variants = variants(inputs, product.currency)?;
        }
        draft.images = self.images.map(|images| images.into_iter().map(ImageInput::draft).collect());
        Ok(draft)
    }
}

/// A product as its shop sees it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProductView {
    id: String,
    shop: String,
    handle: String,
    title: String,
    description: String,
    brand: Option<String>,
    category: String,
    options: Vec<OptionInput>,
    variants: Vec<VariantView>,
    images: Vec<ImageView>,
    /// Pictures that are still to be fetched.
    images_pending: usize,
    /// `DRAFT, PENDING, ACTIVE, REJECTED, SELLER_PAUSED, PLATFORM_PAUSED, FROZEN, DELETED`.
    state: String,
    state_reason: Option<String>,
    language: String,
    /// Grows by one with each edit of the content.
    revision: i64,
    created_at: String,
    updated_at: String,
}

/// A variant as its shop sees it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct VariantView {
    id: String,
    sku: String,
    options: BTreeMap<String, String>,
    price: MoneyView,
    compare_at: Option<MoneyView>,
    weight_g: Option<i64>,
    barcode: Option<String>,
    external_id: Option<String>,
    /// Units that can be sold, over all warehouses.
    stock: i64,
}

impl ProductView {
    /// The product; `stock` tells what of a variant can be sold.
    pub(crate) fn of(product: &Product, stock: impl Fn(VariantId) -> i64, voice: &Voice) -> ProductView {
        let variants = product.variants.iter().map(|variant| VariantView {
            id: variant.id.to_string(),
            sku: variant.sku.clone(),
            options: product.options_of(variant).map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
            price: MoneyView::of(variant.price, voice),
            compare_at: variant.compare_at.map(|amount| MoneyView::of(amount, voice)),
            weight_g: variant.weight_g,
            barcode: variant.barcode.clone(),
            external_id: variant.external_id.map(|id| id.to_string()),
            stock: stock(variant.id),
        });
        let axis = |axis: &OptionAxis| OptionInput { name: axis.name.clone(), values: axis.values.clone() };
        let images: Vec<ImageView> = product.images.iter().filter_map(ImageView::of).collect();
        let waiting = |image: &&Image| image.state == catalog::image::ImageState::Pending;
        ProductView {
            id: product.id.to_string(),
            shop: product.shop.to_string(),
            handle: product.handle.clone(),
            title: product.title.clone(),
            description: product.description.clone(),
            brand: product.brand.clone(),
            category: product.category.slug().to_owned(),
            options: product.options.iter().map(axis).collect(),
            variants: variants.collect(),
            images,
            images_pending: product.images.iter().filter(waiting).count(),
            state: product.state.to_string(),
            state_reason: product.state_reason.clone(),
            language: product.language.to_string(),
            revision: product.revision,
            created_at: product.created_at.to_string(),
            updated_at: product.updated_at.to_string(),
        }
    }
}

/// A product in a list.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ProductSummaryView {
    id: String,
    handle: String,
    title: String,
    category: String,
    state: String,
    revision: i64,
    variants: i64,
    /// The lowest and the highest price of what is for sale.
    price_min: Option<MoneyView>,
    price_max: Option<MoneyView>,
    image: Option<ImageView>,
    updated_at: String,
}

impl ProductSummaryView {
    pub(crate) fn of(summary: ProductSummary, voice: &Voice) -> ProductSummaryView {
        let money = |minor: i64| MoneyView::of(kernel::Money::new(minor, summary.currency), voice);
        ProductSummaryView {
            id: summary.id.to_string(),
            handle: summary.handle.clone(),
            title: summary.title.clone(),
            category: summary.category.slug().to_owned(),
            state: summary.state.to_string(),
            revision: summary.revision,
            variants: summary.variants,
            price_min: summary.price_min_minor.map(money),
            price_max: summary.price_max_minor.map(money),
            image: summary.image.as_ref().and_then(ImageView::of),
            updated_at: summary.updated_at.to_string(),
        }
    }
}
