//! A shop's stock: what is where, to whom it is promised, and how markets share it.

mod pool;

pub use pool::{set_pool, show_pool};

#[cfg(test)]
pub(super) use pool::{Sharing, view as pool_view};

use std::collections::HashMap;

use accounts::ShopPermission;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use catalog::{Product, Shop, product};
use fulfilment::{StockLevel, Warehouse, WarehouseId, stock, warehouse};
use kernel::{Page, PageRequest, Problem};
use maud::{Markup, html};

use super::frame::{self, Here};
use super::told::{self, same};
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Paging, Path};
use crate::pages::{Desk, again};
use crate::ui::{Column, Field, Form, Icon, Tone, Way, empty, error_summary, field, icon_sized, notice, table};
use crate::{AppState, Error, Result, Voice};

/// A variant in words.
#[derive(Clone, Debug)]
pub(super) struct Named {
    pub product: catalog::ProductId,
    pub title: String,
    pub sku: String,
    pub options: Vec<(String, String)>,
    /// People who want to hear when it is back.
    pub waiting: i64,
}

/// A page of levels with the names of what lies there.
pub(super) struct Shown {
    pub levels: Page<StockLevel>,
    pub names: HashMap<fulfilment::VariantId, Named>,
    pub warehouses: Vec<Warehouse>,
    pub form: Form,
}

/// The variants of some levels, in words. Products are looked up together.
fn names(
    read: &mut db::Read,
    variants: &[fulfilment::VariantId],
) -> std::result::Result<HashMap<fulfilment::VariantId, Named>, db::Error> {
    let mut of = HashMap::new();
    for variant in variants {
        if let Some((_, product)) = product::of_variant(read, same(*variant))? {
            of.insert(*variant, product);
        }
    }
    let mut ids: Vec<_> = of.values().copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let products: HashMap<_, _> =
        product::find_many(read, &ids)?.into_iter().map(|product| (product.id, product)).collect();
    let named = of.into_iter().filter_map(|(variant, id)| Some((variant, named(products.get(&id)?, variant)?)));
    let mut named: HashMap<_, _> = named.collect();
    for (variant, name) in &mut named {
        name.waiting = trade::wait::count(read, same(*variant))?;
    }
    Ok(named)
}

fn named(product: &Product, variant: fulfilment::VariantId) -> Option<Named> {
    let found = product.variants.iter().find(|one| one.id == same(variant))?;
    let options = product.options_of(found).map(|(name, value)| (name.to_owned(), value.to_owned()));
    Some(Named {
        product: product.id,
        title: product.title.clone(),
        sku: found.sku.clone(),
        options: options.collect(),
        waiting: 0,
    })
}

async fn read(app: &AppState, shop: &Shop, page: PageRequest, form: Form) -> Result<Shown> {
    let id = same(shop.id);
    let found = app.db.read(move |read| {
        let levels = stock::of_shop(read, id, &page)?;
        let mut variants: Vec<_> = levels.items.iter().map(|level| level.variant).collect();
        variants.dedup();
        let names = names(read, &variants)?;
        Ok::<_, db::Error>(Shown { levels, names, warehouses: warehouse::list(read, id)?, form })
    });
    Ok(found.await?)
}

/// `GET /seller/{shop}/stock`.
pub async fn list(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let shown = read(&app, &shop, page, Form::default()).await?;
    Ok(view(&desk, &shop, &shown))
}

/// `POST /seller/{shop}/stock`: the units of one variant in one warehouse.
pub async fn set(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let form = Form::new(fields);
    let variant: catalog::VariantId = form.value("variant").parse().map_err(|_| Error::not_found())?;
    let place: WarehouseId = form.value("warehouse").parse().map_err(|_| Error::not_found())?;
    let input = input_id(same(variant), place);
    let set = match form.value("on_hand").trim().parse::<i64>() {
        Err(_) => Err(Error::field(Problem::new(&*input, "fulfilment.lane_number_malformed"))),
        Ok(units) => {
            let (clock, id) = (app.clock.clone(), shop.id);
            app.db
                .write(move |tx| {
                    flows::set_stock(tx, &*clock, id, variant, Some(place), units).map(drop).map_err(Error::from)
                })
                .await
        }
    };
    match set {
        Ok(()) => {
            let after = form.value("after");
            let path = if after.is_empty() { "/stock".to_owned() } else { format!("/stock/{variant}") };
            Ok(frame::done_at(&shop, &path, "saved").into_response())
        }
        Err(error) => {
            let mut problems = again::problems(error, &input)?;
            problems.iter_mut().for_each(|problem| problem.field.clone_from(&input));
            let form = form.with_problems(&problems);
            let shown = read(&app, &shop, PageRequest::new(None, None), form).await?;
            Ok(again::unprocessable(view(&desk, &shop, &shown)))
        }
    }
}

/// `POST /seller/{shop}/warehouses`.
pub async fn open_warehouse(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let form = Form::new(fields);
    let (clock, id, called) = (app.clock.clone(), same(shop.id), form.value("name").to_owned());
    let write = app.db.write(move |tx| warehouse::add(tx, &*clock, id, &called).map(drop).map_err(Error::from));
    match write.await {
        Ok(()) => Ok(frame::done_at(&shop, "/stock#warehouses", "saved").into_response()),
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "name")?);
            let shown = read(&app, &shop, PageRequest::new(None, None), form).await?;
            Ok(again::unprocessable(view(&desk, &shop, &shown)))
        }
    }
}

/// The id of the input of a level.
fn input_id(variant: fulfilment::VariantId, place: WarehouseId) -> String {
    format!("units-{variant}-{place}")
}

pub(super) fn view(desk: &Desk, shop: &Shop, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let note = html! { (voice.say("selling-stock-text")) };
    let main = html! {
        (frame::head(None, &voice.say("selling-stock"), Some(&note), &html! {}))
        (error_summary(&shown.form, voice))
        @if shown.levels.items.is_empty() {
            @let way = Way { href: format!("{home}/products"), words: voice.say("shop-products").into_owned() };
            (empty(Icon::Boxes, &voice.say("selling-no-stock"), &voice.say("selling-no-stock-text"), Some(&way)))
        } @else {
            (levels(&home, shown, voice))
            @if let Some(next) = &shown.levels.next { p.more { a.button.quiet href={ (home) "/stock?after=" (next.as_str()) } rel="next" { (voice.say("web-load-more")) } } }
        }
        (warehouses(&home, shown, voice))
    };
    frame::page(desk, shop, Here::Stock, &voice.say("selling-stock"), &main)
}

fn levels(home: &str, shown: &Shown, voice: &Voice) -> Markup {
    let several = shown.warehouses.len() > 1;
    let mut columns = vec![
        Column::words(voice.say("selling-unit")),
        Column::number(voice.say("selling-available")),
        Column::number(voice.say("selling-reserved")),
        Column::number(voice.say("selling-committed")),
        Column::number(voice.say("selling-on-hand")),
    ];
    if several {
        columns.insert(1, Column::words(voice.say("selling-warehouse")));
    }
    let row = |level: &StockLevel| {
        let name = shown.names.get(&level.variant);
        let place = shown.warehouses.iter().find(|place| place.id == level.warehouse);
        let mut cells = vec![
            variant_cell(home, level, name, voice),
            html! { strong class=[(level.available == 0).then_some("text-error")] { (voice.number(level.available)) } },
            html! { (voice.number(level.reserved_checkout + level.reserved_campaign + level.reserved_sample)) },
            html! { (voice.number(level.committed)) },
            on_hand(home, level, name, &shown.form, voice),
        ];
        if several {
            cells.insert(1, html! { (place.map_or("", |place| place.name.as_str())) });
        }
        cells
    };
    let rows: Vec<Vec<Markup>> = shown.levels.items.iter().map(row).collect();
    html! { div.stock { (table(&voice.say("selling-stock"), &columns, &rows)) } }
}

fn variant_cell(home: &str, level: &StockLevel, name: Option<&Named>, voice: &Voice) -> Markup {
    html! {
        div {
            a.named href={ (home) "/stock/" (level.variant) } { (name.map_or("–", |name| name.title.as_str())) }
            @if let Some(waiting) = name.map(|name| name.waiting).filter(|waiting| *waiting > 0) {
                span.waiting { (icon_sized(Icon::Hourglass, 16)) (voice.say_with("waits-count", &[("count", waiting.into())])) }
            }
            @if let Some(name) = name { small.muted.under { (told::options(&name.options)) @if !name.options.is_empty() { " · " } (name.sku) " · " a.link href={ (home) "/products/" (name.product) "/outlook" } { (voice.say("radar-outlook")) } } }
        }
    }
}

/// The units on hand, to be counted anew.
fn on_hand(home: &str, level: &StockLevel, name: Option<&Named>, form: &Form, voice: &Voice) -> Markup {
    let id = input_id(level.variant, level.warehouse);
    let problem = form.problems().iter().find(|problem| problem.field == id);
    let typed = problem.map(|_| form.value("on_hand"));
    let label = voice.say_with("selling-on-hand-of", &[("sku", name.map_or("", |name| name.sku.as_str()).into())]);
    html! {
        form.count method="post" action={ (home) "/stock" } {
            input type="hidden" name="variant" value=(level.variant);
            input type="hidden" name="warehouse" value=(level.warehouse);
            input id=(id) name="on_hand" type="text" inputmode="numeric" value=(typed.map_or_else(|| level.on_hand.to_string(), str::to_owned)) aria-label=(label) aria-invalid=[problem.map(|_| "true")] maxlength="6";
            button.button.quiet { (voice.say("shop-save")) }
        }
        @if let Some(problem) = problem { p.field-error { (voice.explain_problem(problem)) } }
    }
}

fn warehouses(home: &str, shown: &Shown, voice: &Voice) -> Markup {
    let form =
        if shown.form.problems().iter().any(|one| one.field == "name") { shown.form.clone() } else { Form::default() };
    html! {
        section.panel.block id="warehouses" {
            h2 { (voice.say("selling-warehouses")) }
            @if shown.warehouses.is_empty() { (notice(Tone::Information, &html! { (voice.say("selling-no-warehouse")) })) }
            ul.plain-list { @for place in &shown.warehouses {
                li { (icon_sized(Icon::Store, 18)) " " (place.name) @if place.is_default { " " small.muted { (voice.say("selling-default")) } } }
            } }
            form.form.full method="post" action={ (home) "/warehouses" } {
                (field(&form, &Field::text("name", &voice.say("selling-warehouse-name")).max(60), voice))
                div { button.button.quiet { (icon_sized(Icon::Plus, 18)) (voice.say("selling-warehouse-add")) } }
            }
        }
    }
}
