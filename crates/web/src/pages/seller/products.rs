//! A shop's products: found, filtered, chosen for a sync.

use accounts::ShopPermission;
use axum::extract::State;
use catalog::product::{self, ProductFilter, ProductSummary};
use catalog::{ProductState, Shop};
use kernel::{Money, Page};
use maud::{Markup, html};

use super::frame::{self, Here};
use crate::access::Staff;
use crate::api::from_word;
use crate::api::shops::shop_for;
use crate::extract::{Paging, Path};
use crate::pages::Desk;
use crate::ui::{Column, Icon, Picture, Way, empty, icon_sized, picture, state_pill, table};
use crate::{AppState, Result};

/// `GET /seller/{shop}/products`.
pub async fn list(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Paging(page): Paging,
) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let state = frame::asked(&desk, "state").next().map(|word| from_word(&word, "state")).transpose()?;
    let filter = ProductFilter { state, query: frame::asked(&desk, "q").next() };
    let (asked, id) = (filter.clone(), shop.id);
    let read = app
        .db
        .read(move |read| Ok::<_, db::Error>((product::list(read, id, &asked, &page)?, product::count(read, id)?)));
    let (products, counts) = read.await?;
    Ok(view(&desk, &shop, &filter, &products, &counts))
}

pub(super) fn view(
    desk: &Desk,
    shop: &Shop,
    filter: &ProductFilter,
    products: &Page<ProductSummary>,
    counts: &[(ProductState, i64)],
) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let ways = html! {
        a.button.quiet href={ (home) "/imports" } { (icon_sized(Icon::FileSpreadsheet, 18)) (voice.say("shop-import")) }
        a.button href={ (home) "/products/new" } { (icon_sized(Icon::Plus, 18)) (voice.say("shop-new-product")) }
    };
    let main = html! {
        (frame::head(None, &voice.say("shop-products"), None, &ways))
        @if counts.is_empty() { (none_yet(desk, &home)) } @else {
            (filters(desk, &home, filter, counts))
            @if products.items.is_empty() {
                @let way = Way { href: format!("{home}/products"), words: voice.say("shop-show-all").into_owned() };
                (empty(Icon::Search, &voice.say("shop-no-match"), &voice.say("shop-no-match-text"), Some(&way)))
            } @else { (rows(desk, shop, &home, filter, products)) }
        }
    };
    frame::page(desk, shop, Here::Products, &voice.say("shop-products"), &main)
}

fn none_yet(desk: &Desk, home: &str) -> Markup {
    let voice = &desk.voice;
    let way = Way { href: format!("{home}/imports"), words: voice.say("shop-first-import").into_owned() };
    html! {
        (empty(Icon::PackageOpen, &voice.say("shop-no-products"), &voice.say("shop-no-products-text"), Some(&way)))
        p.centred { a.link href={ (home) "/products/new" } { (voice.say("shop-first-product")) } }
    }
}

fn filters(desk: &Desk, home: &str, filter: &ProductFilter, counts: &[(ProductState, i64)]) -> Markup {
    let voice = &desk.voice;
    let all: i64 = counts.iter().filter(|(state, _)| *state != ProductState::Deleted).map(|(_, n)| n).sum();
    html! {
        form.search.list-search role="search" action={ (home) "/products" } {
            label.hidden for="q" { (voice.say("shop-search-products")) }
            input id="q" name="q" type="search" value=(filter.query.as_deref().unwrap_or_default()) placeholder=(voice.say("shop-search-products")) maxlength="100";
            @if let Some(state) = filter.state { input type="hidden" name="state" value=(state); }
            button.icon-button aria-label=(voice.say("web-search")) { (icon_sized(Icon::Search, 20)) }
        }
        ul.chips {
            li { a.chip href={ (home) "/products" } aria-current=[filter.state.is_none().then_some("true")] { (voice.say("shop-all")) b { (voice.number(all)) } } }
            @for (state, count) in counts {
                li { a.chip href={ (home) "/products?state=" (state) } aria-current=[(filter.state == Some(*state)).then_some("true")] {
                    (state_pill(state.name(), voice)) b { (voice.number(*count)) }
                } }
            }
        }
    }
}

fn rows(desk: &Desk, shop: &Shop, home: &str, filter: &ProductFilter, products: &Page<ProductSummary>) -> Markup {
    let voice = &desk.voice;
    let columns = [
        Column::words(voice.say("shop-product")),
        Column::number(voice.say("shop-price")),
        Column::number(voice.say("shop-variants")),
        Column::words(voice.say("shop-state")),
        Column::words(voice.say("shop-changed")),
    ];
    let rows: Vec<Vec<Markup>> = products.items.iter().map(|product| row(desk, home, product)).collect();
    let rest = products.next.as_ref().map(|cursor| {
        let mut query = url::form_urlencoded::Serializer::new(String::new());
        query.append_pair("after", cursor.as_str());
        if let Some(state) = filter.state {
            query.append_pair("state", state.name());
        }
        if let Some(q) = &filter.query {
            query.append_pair("q", q);
        }
        format!("{home}/products?{}", query.finish())
    });
    html! {
        form action={ (home) "/sync" } {
            div.choosing {
                label.check { input type="checkbox" data-all="product"; span { (voice.say("shop-choose-all")) } }
                button.button.quiet { (icon_sized(Icon::Globe, 18)) (voice.say("shop-sync-chosen")) }
            }
            div.products { (table(&voice.say_with("shop-products-of", &[("shop", shop.name.clone().into())]), &columns, &rows)) }
        }
        @if let Some(href) = rest { p.more { a.button.quiet href=(href) rel="next" { (voice.say("web-load-more")) } } }
    }
}

fn row(desk: &Desk, home: &str, product: &ProductSummary) -> Vec<Markup> {
    let voice = &desk.voice;
    let cover = product.image.as_ref().and_then(|image| Picture::of(image, &product.title));
    let name = html! {
        div.product-name {
            input type="checkbox" name="product" value=(product.id) aria-label=(voice.say_with("shop-choose", &[("title", product.title.clone().into())]));
            span.thumb { (picture(cover.as_ref(), "48px", false)) }
            div { a href={ (home) "/products/" (product.id) } { (product.title) } small.muted { (voice.say(&format!("web-category-{}", product.category.slug()))) } }
        }
    };
    vec![
        name,
        html! { (prices(desk, product)) },
        html! { (voice.number(product.variants)) },
        html! { (state_pill(product.state.name(), voice)) },
        html! { span.muted { (voice.date(product.updated_at)) small { (voice.say_with("shop-revision", &[("n", product.revision.into())])) } } },
    ]
}

fn prices(desk: &Desk, product: &ProductSummary) -> String {
    let money = |minor: i64| desk.voice.money(Money::new(minor, product.currency));
    match (product.price_min_minor, product.price_max_minor) {
        (Some(min), Some(max)) if min < max => format!("{} – {}", money(min), money(max)),
        (Some(min), _) => money(min),
        _ => desk.voice.say("shop-not-for-sale").into_owned(),
    }
}
