//! Catalogue files of a market, made from what is on sale there.

use catalog::ShopId;
use catalog::export::ExportRow;
use catalog::listing::storefront::{self, ListingPage, ShownVariant};
use kernel::{Lang, MarketCode};

/// What is exported.
#[derive(Clone, Debug)]
pub struct ExportListings {
    pub shop: ShopId,
    pub market: MarketCode,
    /// The market's first language unless said.
    pub lang: Lang,
    /// The installation's own address, such as `https://shop.example`, without a slash at its end.
    pub origin: String,
    /// Where media is served from: `{media}/{key}` is a picture's address.
    pub media: String,
}

/// Why an export stopped.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    #[error("the output cannot be written: {0}")]
    Output(#[from] std::io::Error),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

/// Feeds every variant on sale of this shop in this market to `row`, products together, in flat memory.
pub fn export_listings(
    read: &mut db::Read,
    export: &ExportListings,
    row: &mut dyn FnMut(ExportRow) -> std::io::Result<()>,
) -> Result<(), ExportError> {
    storefront::each_of_shop(read, export.shop, export.market, export.lang, |page| {
        page.variants.iter().try_for_each(|variant| row(row_of(export, &page, variant)).map_err(ExportError::Output))
    })
}

fn row_of(export: &ExportListings, page: &ListingPage, variant: &ShownVariant) -> ExportRow {
    let widest = page.images.iter().filter_map(|image| image.renditions.last());
    let axes = page.options.iter().map(|axis| axis.name.clone());
    ExportRow {
        product_id: page.product.to_string(),
        handle: page.handle.clone(),
        sku: variant.sku.clone(),
        title: page.title.clone(),
        description: page.description.clone(),
        brand: page.brand.clone(),
        category: page.category.slug().to_owned(),
        options: axes.zip(variant.options.iter().cloned()).collect(),
        price: variant.price,
        compare_at: variant.compare_at,
        available: variant.available,
        weight_g: variant.weight_g,
        barcode: variant.barcode.clone(),
        link: format!("{}/{}/listings/{}", export.origin, page.market.slug(), page.listing),
        images: widest.map(|rendition| format!("{}/{}", export.media, rendition.key)).collect(),
        active: true,
    }
}
