//! The product editor: written, changed, paused, deleted and restored. It works without a script: a row more is a button.

mod form;
mod view;

use accounts::ShopPermission;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::listing::{self, Listing};
use catalog::product;
use catalog::{Product, ProductDraft, ProductId, Shop, VariantId};
use fulfilment::{stock, warehouse};
use kernel::{Id, Problem};
use maud::Markup;

use super::frame;
use crate::access::Staff;
use crate::api::products::product_for;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Path};
use crate::pages::Desk;
use crate::{AppState, Error, Markets, Result};

pub(super) use form::Typed;
pub(super) use view::view;

/// What the editor shows.
pub(super) struct Editor {
    pub typed: Typed,
    pub problems: Vec<Problem>,
    /// `None` for a new product.
    pub known: Option<Known>,
    /// The revision that somebody else saved meanwhile.
    pub overtaken: Option<i64>,
}

/// A product that exists, with where it is on sale.
pub(super) struct Known {
    pub product: Product,
    pub listings: Vec<Listing>,
}

/// `GET /seller/{shop}/products/new`.
pub async fn new(desk: Desk, staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let editor = Editor { typed: Typed::blank(), problems: vec![], known: None, overtaken: None };
    Ok(view(&desk, &shop, &markets, &editor))
}

/// `POST /seller/{shop}/products/new`: writes the product, or shows the form with a row more or less, or with its problems.
pub async fn create(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let mut editor = Editor { typed: Typed::read(&fields), problems: vec![], known: None, overtaken: None };
    if editor.typed.reshape() {
        return Ok(view(&desk, &shop, &markets, &editor).into_response());
    }
    let written = match editor.typed.draft(shop.currency, None) {
        Ok(draft) => write_new(&app, &shop, draft).await,
        Err(problems) => Err(Error::invalid(problems)),
    };
    match written {
        Ok(id) => Ok(frame::done_at(&shop, &format!("/products/{id}#pictures"), "created").into_response()),
        Err(error) => again(&desk, &shop, &markets, editor, error),
    }
}

async fn write_new(app: &AppState, shop: &Shop, draft: ProductDraft) -> Result<ProductId> {
    let (clock, shop) = (app.clock.clone(), shop.clone());
    let written = app.db.write(move |tx| Ok::<_, Error>(flows::create_product(tx, &*clock, &shop, &draft)?));
    Ok(written.await?.product)
}

/// `GET /seller/{shop}/products/{product}`.
pub async fn edit(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, ProductId)>,
) -> Result<Markup> {
    let (shop, product) = ours(&app, &staff, &name, id).await?;
    let markets = app.markets.read(&app.db).await?;
    let (known, units) = known(&app, product).await?;
    let typed =
        Typed::of(&known.product, |variant| units.iter().find(|(id, _)| *id == variant).map(|(_, units)| *units));
    Ok(view(&desk, &shop, &markets, &Editor { typed, problems: vec![], known: Some(known), overtaken: None }))
}

/// The product of this id, when it is the named shop's.
pub(super) async fn ours(app: &AppState, staff: &Staff, name: &str, id: ProductId) -> Result<(Shop, Product)> {
    let (shop, product) = product_for(app, staff, id).await?;
    let named = shop.handle == name.to_ascii_lowercase() || shop.id.to_string() == name;
    if named { Ok((shop, product)) } else { Err(Error::not_found()) }
}

/// Where a product is on sale, and the units of its variants in the default warehouse.
async fn known(app: &AppState, product: Product) -> Result<(Known, Vec<(VariantId, i64)>)> {
    let read = app.db.read(move |read| {
        let main = warehouse::list(read, Id::new(product.shop.get()))?.into_iter().find(|place| place.is_default);
        let mut units = Vec::with_capacity(product.variants.len());
        for variant in &product.variants {
            let levels = stock::levels(read, Id::new(variant.id.get()))?;
            let here = levels.iter().find(|level| Some(level.warehouse) == main.as_ref().map(|place| place.id));
            units.push((variant.id, here.map_or(0, |level| level.on_hand)));
        }
        let listings = listing::of_product(read, product.id)?;
        Ok::<_, db::Error>((Known { product: product.clone(), listings }, units))
    });
    Ok(read.await?)
}

/// `POST /seller/{shop}/products/{product}`: saves, or shows the form with a row more or less, or with its problems.
pub async fn save(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, ProductId)>,
    Fields(fields): Fields,
) -> Result<Response> {
    let (shop, product) = ours(&app, &staff, &name, id).await?;
    let markets = app.markets.read(&app.db).await?;
    let (known, _) = known(&app, product).await?;
    let mut editor = Editor { typed: Typed::read(&fields), problems: vec![], known: Some(known), overtaken: None };
    if editor.typed.reshape() {
        return Ok(view(&desk, &shop, &markets, &editor).into_response());
    }
    let product = editor.known.as_ref().map(|known| &known.product);
    let written = match editor.typed.draft(shop.currency, product) {
        Ok(draft) => write_over(&app, &shop, id, &editor.typed, draft).await,
        Err(problems) => Err(Error::invalid(problems)),
    };
    match written {
        Ok(()) => Ok(frame::done_at(&shop, &format!("/products/{id}"), "saved").into_response()),
        Err(error) => again(&desk, &shop, &markets, editor, error),
    }
}

async fn write_over(app: &AppState, shop: &Shop, id: ProductId, typed: &Typed, draft: ProductDraft) -> Result<()> {
    let revision = if typed.wants("overwrite") { None } else { typed.revision };
    let (clock, shop) = (app.clock.clone(), shop.clone());
    let written =
        app.db.write(move |tx| Ok::<_, Error>(flows::update_product(tx, &*clock, &shop, id, revision, &draft)?));
    written.await.map(|_| ())
}

/// The form once more, with what is wrong.
fn again(desk: &Desk, shop: &Shop, markets: &Markets, mut editor: Editor, error: Error) -> Result<Response> {
    let status = if error.code() == "catalog.product_changed" {
        editor.overtaken = editor.known.as_ref().map(|known| known.product.revision);
        StatusCode::CONFLICT
    } else {
        editor.problems = editor.typed.placed(frame::form_problems(error)?);
        StatusCode::UNPROCESSABLE_ENTITY
    };
    Ok((status, view(desk, shop, markets, &editor)).into_response())
}

/// `POST /seller/{shop}/products/{product}/state`: paused, resumed, deleted, restored.
pub async fn set_state(
    staff: Staff,
    State(app): State<AppState>,
    Path((name, id)): Path<(String, ProductId)>,
    Fields(fields): Fields,
) -> Result<Redirect> {
    let (shop, _) = ours(&app, &staff, &name, id).await?;
    let wish = fields.iter().find(|(name, _)| name == "do").map_or("", |(_, value)| value.as_str());
    let (flow, word): (Move, &str) = match wish {
        "pause" => (flows::pause_product, "paused"),
        "resume" => (flows::resume_product, "resumed"),
        "delete" => (flows::delete_product, "deleted"),
        "restore" => (flows::restore_product, "restored"),
        _ => return Err(Error::field(Problem::new("do", "request.field_missing"))),
    };
    let (clock, of) = (app.clock.clone(), shop.id);
    app.db.write(move |tx| Ok::<_, Error>(flow(tx, &*clock, of, id, "")?)).await?;
    let path = if word == "deleted" { "/products".to_owned() } else { format!("/products/{id}") };
    Ok(frame::done_at(&shop, &path, word))
}

type Move = fn(
    &mut db::Tx,
    &dyn kernel::Clock,
    catalog::ShopId,
    ProductId,
    &str,
) -> std::result::Result<product::ProductState, product::MoveProductError>;
