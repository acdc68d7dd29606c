//! Renders a product's page.

use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};

use super::{Offer, Product, QUANTITY_MAX, Stock};
use crate::Voice;
use crate::pages::Visit;
use crate::pages::charts::view::rank_badge;
use crate::pages::field::grid;
use crate::pages::storefront::cards;
use crate::pages::visit::hreflang;
use crate::ui::layout::{self, Head};
use crate::ui::{
    Icon, PriceView, avatar, card_grid, icon, icon_sized, json_script, picture, price, price_made, quantity,
};

pub(crate) fn view(visit: &Visit, product: &Product) -> Markup {
    layout::shop(
        visit,
        &head(visit, product),
        &html! {
            div.wrap {
                (crumbs(visit, product))
                article.product {
                    (pictures(product, &visit.voice))
                    div.product-facts {
                        (title(product, &visit.voice))
                        (rank_badge(visit, product.rank))
                        div {
                            div data-variant-price { (price(&product.price, &visit.voice)) }
                            @if !product.made.is_empty() { (price_made(&product.made, product.made_note.as_deref(), &visit.voice)) }
                        }
                        @match &product.offer {
                            Offer::Here => { (buy_here(visit, product)) },
                            Offer::Store { name, .. } => { (buy_elsewhere(visit, product, name)) },
                            Offer::Nowhere => { (not_to_be_had(visit, product)) },
                        }
                        (facts(visit, product))
                        (seller(visit, product))
                    }
                }
                (description(product, &visit.voice))
                @if !product.clips.is_empty() {
                    section.section {
                        div.section-head { h2 { (visit.voice.say("field-clips-of-product")) } }
                        (grid::row(&product.clips, &visit.voice))
                    }
                }
                @if !product.similar.is_empty() {
                    section.section {
                        div.section-head { h2 { (visit.voice.say("web-similar")) } }
                        (card_grid(&product.similar, &visit.voice))
                    }
                }
            }
            (json_script("application/json", Some("variants"), &visit.nonce, &variants(visit, product)))
        },
    )
}

/// The product over a playing clip: what one decides by, and the buttons. The script reads `#variants` within it.
pub(crate) fn part(visit: &Visit, product: &Product) -> Markup {
    let (page, voice) = (&product.page, &visit.voice);
    let via = product.via.map_or_else(String::new, |post| format!("?post={post}"));
    let full = visit.to(&format!("listings/{}{via}", page.listing));
    html! {
        article.goods-part data-part="good" data-listing=(page.listing) {
            div.goods-top {
                a.goods-picture href=(full) aria-label=(page.title) { (picture(product.pictures.first(), "120px", true)) }
                div {
                    h2.goods-title lang=[page.source_text.then_some("und")] { (page.title) }
                    div data-variant-price { (price(&product.price, voice)) }
                    p.goods-shop { (voice.say("web-sold-by")) " " a.link href=(visit.to(&format!("@{}", page.shop_handle))) { (page.shop_name) } }
                }
            }
            @match &product.offer {
                Offer::Here => { (buy_here(visit, product)) },
                Offer::Store { name, .. } => { (buy_elsewhere(visit, product, name)) },
                Offer::Nowhere => { (not_to_be_had(visit, product)) },
            }
            (facts(visit, product))
            a.link.goods-full href=(full) { (voice.say("field-goods-full")) }
            (json_script("application/json", Some("variants"), &visit.nonce, &variants(visit, product)))
        }
    }
}

fn head(visit: &Visit, product: &Product) -> Head {
    let page = &product.page;
    let path = format!("listings/{}", page.listing);
    let text: String = catalog::description::to_text(&page.description).chars().take(200).collect();
    let alternates = page.alternates.iter().filter_map(|other| {
        let place = visit.markets.open().iter().find(|place| place.market.code == other.market)?;
        Some((
            hreflang(other.market, other.lang),
            format!("{}{}listings/{}", visit.origin, place.home(other.lang), other.listing),
        ))
    });
    Head {
        title: page.title.clone(),
        description: (!text.is_empty()).then_some(text),
        canonical: Some(visit.address(&path)),
        alternates: alternates.collect(),
        image: product.pictures.first().map(|picture| format!("{}{}", visit.origin, picture.widest())),
        json_ld: Some(structured(visit, product)),
        private: false,
        island: Some("product.js"),
    }
}

/// The product and its offer as schema.org tells them.
fn structured(visit: &Visit, product: &Product) -> Value {
    let page = &product.page;
    let amount = |money: kernel::Money| money.to_decimal().normalize().to_string();
    let availability = if page.in_stock { "https://schema.org/InStock" } else { "https://schema.org/OutOfStock" };
    let url = visit.address(&format!("listings/{}", page.listing));
    let offer = if page.price_min == page.price_max {
        json!({ "@type": "Offer", "price": amount(page.price_min), "priceCurrency": page.price_min.currency, "availability": availability,
            "url": url, "seller": { "@type": "Organization", "name": page.shop_name } })
    } else {
        json!({ "@type": "AggregateOffer", "lowPrice": amount(page.price_min), "highPrice": amount(page.price_max),
            "priceCurrency": page.price_min.currency, "offerCount": page.variants.len(), "availability": availability, "url": url })
    };
    let images: Vec<String> =
        product.pictures.iter().map(|picture| format!("{}{}", visit.origin, picture.widest())).collect();
    let mut data = json!({
        "@context": "https://schema.org", "@type": "Product", "name": page.title, "url": url, "image": images,
        "description": catalog::description::to_text(&page.description), "productID": page.product.to_string(), "offers": offer,
    });
    if let (Some(brand), Some(fields)) = (&page.brand, data.as_object_mut()) {
        fields.insert("brand".to_owned(), json!({ "@type": "Brand", "name": brand }));
    }
    data
}

fn crumbs(visit: &Visit, product: &Product) -> Markup {
    let category = product.page.category;
    html! {
        nav aria-label="breadcrumb" {
            ol.crumbs {
                li { a href=(visit.to("shop")) { (visit.voice.say("web-shop")) } }
                li { a href=(visit.to(&format!("categories/{}", category.slug()))) { (cards::name(category, visit)) } }
            }
        }
    }
}

fn pictures(product: &Product, voice: &Voice) -> Markup {
    let count = product.pictures.len();
    html! {
        m-gallery.product-pictures {
            div.gallery role="group" aria-label=(voice.say("web-pictures")) tabindex=[(count > 1).then_some("0")] {
                @if count == 0 { div.gallery-picture { (picture(None, "100vw", false)) } }
                @for (at, shown) in product.pictures.iter().enumerate() {
                    div.gallery-picture id={ "picture-" (at) } { (picture(Some(shown), "(min-width: 860px) 640px, 100vw", at == 0)) }
                }
            }
            @if count > 1 {
                div.thumbs {
                    @for (at, shown) in product.pictures.iter().enumerate() {
                        @let label = voice.say_with("web-picture-of", &[("at", at.saturating_add(1).into()), ("count", count.into())]);
                        a href={ "#picture-" (at) } aria-label=(label) aria-current=[(at == 0).then_some("true")] { (picture(Some(shown), "64px", false)) }
                    }
                }
            }
        }
    }
}

fn title(product: &Product, voice: &Voice) -> Markup {
    html! {
        div {
            h1 lang=[product.page.source_text.then_some("und")] { (product.page.title) }
            @if product.page.source_text {
                p.source-text { (icon_sized(Icon::Languages, 16)) (voice.say("web-source-text")) }
            }
        }
    }
}

/// What a shopper decides, in one form: which variant, how many, into the cart or straight to the checkout.
fn buy_here(visit: &Visit, product: &Product) -> Markup {
    let voice = &visit.voice;
    let out = product.stock == Stock::None;
    html! {
        form.buy-form method="post" action=(visit.to("cart")) {
            (chosen(visit, product))
            (stock(product.stock, voice))
            (sold_out(visit, product, out))
            div.buy-bar.save-bar {
                (quantity("quantity", 1, product.variant().map_or(1, |variant| variant.available.min(QUANTITY_MAX)), voice))
                button.button.quiet data-buy name="then" value="cart" disabled[out] { (icon_sized(Icon::ShoppingCart, 20)) (voice.say("buy-add")) }
                button.button data-buy name="then" value="checkout" disabled[out] { (voice.say("buy-now")) }
            }
        }
    }
}

/// What one does when it is sold out: wait, or wait no longer.
fn sold_out(visit: &Visit, product: &Product, out: bool) -> Markup {
    let voice = &visit.voice;
    let waits = product.chosen.is_some_and(|chosen| product.waits.contains(&chosen));
    let to = visit.to("waits");
    html! {
        div.buy-out data-sold-out hidden[!out] {
            p.buy-note { (voice.say("buy-sold-out-text")) }
            button.button.quiet data-wait hidden[waits] formaction=(to) name="on" value="1" { (icon_sized(Icon::Bell, 20)) (voice.say("waits-ask")) }
            div.buy-waiting data-waiting hidden[!waits] role="status" {
                p { (icon_sized(Icon::CircleCheck, 18)) span { (voice.say("waits-on")) } }
                button.link formaction=(to) name="on" value="0" { (voice.say("waits-stop")) }
            }
        }
    }
}

/// The listing, what led to it and the variant, as fields of a form.
fn chosen(visit: &Visit, product: &Product) -> Markup {
    let (voice, page) = (&visit.voice, &product.page);
    html! {
            input type="hidden" name="listing" value=(page.listing);
            @if let Some(post) = product.via { input type="hidden" name="post" value=(post); }
            @if page.options.is_empty() {
                @if let Some(variant) = product.chosen { input type="hidden" name="variant" value=(variant); }
            } @else {
                m-options {
                    (axes(product))
                    button.button.quiet.options-show formmethod="get" formaction=(visit.to(&format!("listings/{}", page.listing))) { (voice.say("web-option-show")) }
                }
            }
    }
}

/// The axes in a form of their own, where the thing is bought elsewhere.
fn options(visit: &Visit, product: &Product) -> Markup {
    html! {
        m-options {
            form action=(visit.to(&format!("listings/{}", product.page.listing))) {
                (axes(product))
                button.button.quiet.options-show type="submit" { (visit.voice.say("web-option-show")) }
            }
        }
    }
}

/// The axes as radios: a script answers at once, a button does without one.
fn axes(product: &Product) -> Markup {
    let chosen = product.variant().map(|variant| variant.options.as_slice()).unwrap_or_default();
    html! {
        @for (at, axis) in product.page.options.iter().enumerate() {
            fieldset.axis {
                legend { (axis.name) }
                div.axis-values {
                    @for value in &axis.values {
                        label.axis-value {
                            input type="radio" name={ "o" (at) } value=(value) checked[chosen.get(at) == Some(value)];
                            span { (value) }
                        }
                    }
                }
            }
        }
    }
}

fn stock(stock: Stock, voice: &Voice) -> Markup {
    html! {
        p class={ "stock " (level(stock)) } data-variant-stock data-none=(stock_words(Stock::None, voice)) aria-live="polite" {
            (icon_sized(if stock == Stock::None { Icon::CircleX } else { Icon::CircleCheck }, 18)) span { (stock_words(stock, voice)) }
        }
    }
}

fn level(stock: Stock) -> &'static str {
    match stock {
        Stock::Enough => "in",
        Stock::Few(_) => "low",
        Stock::None => "out",
    }
}

fn stock_words(stock: Stock, voice: &Voice) -> String {
    match stock {
        Stock::Enough => voice.say("web-stock-in").into_owned(),
        Stock::Few(left) => voice.say_with("web-stock-left", &[("count", left.into())]).into_owned(),
        Stock::None => voice.say("web-stock-out").into_owned(),
    }
}

/// What a shopper decides, and the way to the brand's own store with that in the cart. How many there are is the store's business.
fn buy_elsewhere(visit: &Visit, product: &Product, store: &str) -> Markup {
    let voice = &visit.voice;
    html! {
        form.buy-form method="post" action=(visit.to("links")) data-out {
            (chosen(visit, product))
            div.buy-bar.save-bar {
                (quantity("quantity", 1, QUANTITY_MAX, voice))
                button.button data-buy { (voice.say_with("web-buy-at-store", &[("store", store.to_owned().into())])) (icon_sized(Icon::ArrowUpRight, 20)) }
            }
            p.buy-note { (voice.say("web-buy-at-store-note")) }
        }
    }
}

/// It would be bought at the brand's own store, whose address is missing.
fn not_to_be_had(visit: &Visit, product: &Product) -> Markup {
    html! {
        @if !product.page.options.is_empty() { (options(visit, product)) }
        (stock(product.stock, &visit.voice))
        p.buy-note { (visit.voice.say("web-store-soon")) }
    }
}

fn facts(visit: &Visit, product: &Product) -> Markup {
    let voice = &visit.voice;
    if let Offer::Store { host, .. } = &product.offer {
        return html! {
            dl.facts { div.fact {
                (icon(Icon::Store)) dt { (voice.say("links-at-store")) }
                dd { (voice.say_with("links-at-store-text", &[("host", host.clone().into())])) }
            } }
        };
    }
    let sent = [("shop", product.page.shop_name.clone().into()), ("country", product.ships_from.clone().into())];
    html! {
        dl.facts {
            div.fact {
                (icon(Icon::Truck)) dt { (voice.say("web-delivery")) }
                dd {
                    @if let Some(delivery) = &product.delivery { (delivery) ". " }
                    (voice.say_with("web-delivery-text", &sent))
                }
            }
            div.fact {
                (icon(Icon::RotateCcw)) dt { (voice.say("web-returns")) }
                dd { (voice.say_with("web-returns-text", &[("days", product.return_days.into())])) }
            }
        }
    }
}

fn seller(visit: &Visit, product: &Product) -> Markup {
    html! {
        a.seller href=(visit.to(&format!("@{}", product.page.shop_handle))) {
            (avatar(&product.page.shop_name, 44))
            span.seller-name { small { (visit.voice.say("web-sold-by")) } (product.page.shop_name) }
            span.hidden { (visit.voice.say("web-visit-shop")) }
            (icon_sized(Icon::ChevronRight, 20))
        }
    }
}

fn description(product: &Product, voice: &Voice) -> Markup {
    let page = &product.page;
    let sku = product.variant().map(|variant| variant.sku.as_str()).filter(|sku| !sku.is_empty());
    let weight = product.variant().and_then(|variant| variant.weight_g).filter(|grams| *grams > 0);
    html! {
        section.section {
            @if !product.description.is_empty() {
                div.section-head { h2 { (voice.say("web-description")) } }
                // The catalogue cleans descriptions when they are written and when they are shown.
                div.prose lang=[page.source_text.then_some("und")] { (PreEscaped(&product.description)) }
            }
            dl.details {
                @if let Some(brand) = &page.brand { dt { (voice.say("web-brand")) } dd { (brand) } }
                @if let Some(grams) = weight { dt { (voice.say("web-weight")) } dd { (voice.number(grams)) " g" } }
                @if let Some(sku) = sku { dt { (voice.say("web-sku")) } dd { (sku) } }
            }
        }
    }
}

/// The variants as the island reads them; prices are rendered here, so that a script knows no money.
fn variants(visit: &Visit, product: &Product) -> Vec<Value> {
    let voice = &visit.voice;
    let shown = product.page.variants.iter().map(|variant| {
        let mut view = PriceView::of(variant.price, variant.price, variant.compare_at, voice);
        view.tax_note.clone_from(&product.price.tax_note);
        // What the brand's own store has of it, it alone knows.
        let available = if matches!(product.offer, Offer::Store { .. }) { QUANTITY_MAX } else { variant.available };
        let stock = Stock::of(available);
        json!({ "id": variant.id.to_string(), "options": variant.options, "price": price(&view, voice).into_string(),
            "stock": stock_words(stock, voice), "level": level(stock), "waits": product.waits.contains(&variant.id), "max": available.clamp(1, QUANTITY_MAX) })
    });
    shown.collect()
}
