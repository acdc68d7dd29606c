//! How collaborations look to those who may join them.

use kernel::{BasisPoints, Instant, MarketCode, Page};
use maud::{Markup, html};

use super::super::frame::{self, Here};
use super::super::{parts, upload};
use crate::Voice;
use crate::pages::Desk;
use crate::pages::seller::frame as desk_frame;
use crate::ui::{Colour, Form, Icon, Picture, Tone, Way, empty, icon_sized, notice, picture, pill};

/// Products of an offer that are shown in the list.
pub(in crate::pages) const GOODS_SHOWN: usize = 4;

/// What the list is cut by.
#[derive(Clone, Debug, Default)]
pub(in crate::pages) struct Cut {
    pub market: Option<MarketCode>,
    pub category: Option<catalog::Category>,
    /// Per cent.
    pub rate_min: Option<u32>,
}

/// Everything of the page.
pub(in crate::pages) struct Shown {
    pub cut: Cut,
    pub markets: Vec<(MarketCode, String)>,
    /// What shops offer to this creator and few others.
    pub invitations: Vec<Offer>,
    pub offers: Page<Offer>,
    /// Products one may promote by now.
    pub showcase: i64,
}

/// A collaboration as a creator sees it.
#[derive(Clone, Debug)]
pub(in crate::pages) struct Offer {
    pub id: String,
    pub shop: String,
    pub rate: BasisPoints,
    /// The rate this creator has for a while yet, when it was cut since they joined, and until when.
    pub own_rate: Option<(BasisPoints, Instant)>,
    pub ends_at: Option<Instant>,
    pub goods: Vec<Good>,
    /// How many products it has in all.
    pub products: i64,
    pub joined: bool,
    /// Whether the shop sends samples, and this creator has not asked for one yet.
    pub samples: bool,
}

/// A product of an offer.
#[derive(Clone, Debug)]
pub(in crate::pages) struct Good {
    pub product: String,
    pub title: String,
    pub image: Option<Picture>,
    /// In the market that is looked at; nothing when it is not on sale there.
    pub price: Option<String>,
    /// What one sale of it earns.
    pub earns: Option<String>,
}

/// The page.
pub(in crate::pages) fn view(desk: &Desk, shown: &Shown) -> Markup {
    let voice = &desk.voice;
    let title = voice.say("studio-products");
    let ways = html! { a.button.quiet href="/studio/showcase" { (icon_sized(Icon::LayoutGrid, 18)) (voice.say_with("studio-showcase-of", &[("count", shown.showcase.into())])) } };
    let main = html! {
        (desk_frame::head(None, &title, Some(&html! { (voice.say("studio-products-text")) }), &ways))
        @if !shown.invitations.is_empty() {
            section.block.first {
                h2 { (voice.say("studio-invitations")) }
                p.muted { (voice.say("studio-invitations-text")) }
                ul.offers { @for offer in &shown.invitations { li { (card(offer, true, voice)) } } }
            }
        }
        section.block {
            h2 { (voice.say("studio-open-collaborations")) }
            (cut(shown, voice))
            @if shown.offers.items.is_empty() { (nothing(shown, voice)) }
            @else { ul.offers { @for offer in &shown.offers.items { li { (card(offer, false, voice)) } } } }
            (more(shown, voice))
        }
    };
    frame::page(desk, Here::Products, &title, None, &main)
}

fn nothing(shown: &Shown, voice: &Voice) -> Markup {
    let filtered = shown.cut.category.is_some() || shown.cut.rate_min.is_some();
    let all = Way { href: "/studio/products".to_owned(), words: voice.say("studio-all").into_owned() };
    let text = if filtered { "studio-no-offers-cut" } else { "studio-no-offers-text" };
    empty(Icon::Handshake, &voice.say("studio-no-offers"), &voice.say(text), filtered.then_some(&all))
}

fn more(shown: &Shown, voice: &Voice) -> Markup {
    let market = shown.cut.market.map(|code| code.to_string()).unwrap_or_default();
    let category = shown.cut.category.map_or("", catalog::Category::slug);
    let rate = shown.cut.rate_min.map(|rate| rate.to_string()).unwrap_or_default();
    let keep = [("market", market.as_str()), ("category", category), ("rate", rate.as_str())];
    parts::more_with("/studio/products", &keep, shown.offers.next.as_ref(), voice)
}

/// The form by which the list is cut.
fn cut(shown: &Shown, voice: &Voice) -> Markup {
    let cut = &shown.cut;
    html! {
        form.cut method="get" action="/studio/products" {
            label { span { (voice.say("shop-market")) } select name="market" {
                @for (code, name) in &shown.markets { option value=(code) selected[cut.market == Some(*code)] { (name) } }
            } }
            label { span { (voice.say("studio-category")) } select name="category" {
                option value="" { (voice.say("studio-all-categories")) }
                @for category in catalog::Category::ALL { option value=(category.slug()) selected[cut.category == Some(category)] { (voice.say(&format!("web-category-{}", category.slug()))) } }
            } }
            label { span { (voice.say("studio-rate-from")) } select name="rate" {
                option value="" { (voice.say("studio-any-rate")) }
                @for rate in [5_u32, 10, 15, 20, 30] { option value=(rate) selected[cut.rate_min == Some(rate)] { (voice.percent(super::share(i64::from(rate) * 100))) } }
            } }
            button.button.quiet { (icon_sized(Icon::Funnel, 18)) (voice.say("studio-cut")) }
        }
    }
}

/// One offer: what it gives, what of, and what one can do about it.
pub(in crate::pages) fn card(offer: &Offer, invited: bool, voice: &Voice) -> Markup {
    let act = format!("/studio/collaborations/{}", offer.id);
    let left = offer.products.saturating_sub(i64::try_from(offer.goods.len()).unwrap_or(0));
    html! {
        article.panel.offer id={ "offer-" (offer.id) } {
            header.offer-head {
                div.grow { h3 { (offer.shop) } p.muted {
                    (voice.say_with("studio-offer-products", &[("count", offer.products.into())]))
                    @if let Some(at) = offer.ends_at { " · " (voice.say_with("studio-offer-ends", &[("date", voice.date(at).into())])) }
                } }
                p.offer-rate { strong { (voice.percent(offer.rate)) } small { (voice.say("studio-of-each-sale")) } }
            }
            @if let Some((rate, until)) = offer.own_rate {
                (notice(Tone::Information, &html! { (voice.say_with("studio-own-rate", &[("rate", voice.percent(rate).into()), ("date", voice.date(until).into())])) }))
            }
            ul.goods { @for good in &offer.goods { li {
                span.thumb { (picture(good.image.as_ref(), "72px", false)) }
                span.good-title { (good.title) }
                @match (&good.price, &good.earns) {
                    (Some(price), Some(earns)) => small { (price) " · " b { (voice.say_with("studio-earns", &[("amount", earns.clone().into())])) } },
                    _ => small.muted { (voice.say("studio-not-on-sale-here")) },
                }
            } } }
            @if left > 0 { p.muted { (voice.say_with("studio-more-products", &[("count", left.into())])) } }
            div.acts {
                @if offer.joined {
                    (pill(Colour::Grass, &voice.say("studio-joined")))
                    a.button.quiet href={ (act) } { (voice.say(if offer.samples { "studio-products-and-sample" } else { "studio-see-products" })) }
                } @else {
                    form method="post" action={ (act) "/membership" } { button.button { (icon_sized(Icon::Handshake, 18)) (voice.say(if invited { "studio-accept" } else { "studio-join" })) } }
                    a.button.quiet href={ (act) } { (voice.say("studio-see-products")) }
                }
            }
        }
    }
}

/// A collaboration with all that belongs to it.
pub(in crate::pages) struct Whole {
    pub offer: Offer,
    /// The form that asks for a sample, where one can be asked for.
    pub sample: Option<Form>,
    /// What a sample can be of: variants by id and words.
    pub variants: Vec<(String, String)>,
    /// The address a sample goes to, in one line each.
    pub addresses: Vec<(String, String)>,
    pub can_leave: bool,
}

/// The page of one collaboration.
pub(in crate::pages) fn whole_view(desk: &Desk, whole: &Whole) -> Markup {
    let voice = &desk.voice;
    let offer = &whole.offer;
    let back = voice.say("studio-products");
    let main = html! {
        (desk_frame::head(Some(("/studio/products", &back)), &offer.shop, None, &html! {}))
        (one_card(offer, voice))
        @if let Some(form) = &whole.sample { (sample(whole, form, voice)) }
        @if whole.can_leave { (leave(offer, voice)) }
    };
    frame::page(desk, Here::Products, &offer.shop, None, &main)
}

fn one_card(offer: &Offer, voice: &Voice) -> Markup {
    html! { div.offers { (card(offer, false, voice)) } }
}

/// Asking for a sample of a product.
fn sample(whole: &Whole, form: &Form, voice: &Voice) -> Markup {
    use crate::ui::{Choice, Field, error_summary, field};
    let offer = &whole.offer;
    let choice = |(value, label): &(String, String)| Choice { value: value.clone(), label: label.clone() };
    let goods: Vec<Choice> = whole.variants.iter().map(choice).collect();
    let addresses: Vec<Choice> = whole.addresses.iter().map(choice).collect();
    html! {
        section.panel.narrow.block id="sample" {
            h2 { (voice.say("studio-ask-sample")) }
            p.muted { (voice.say("studio-ask-sample-text")) }
            (error_summary(form, voice))
            form.form method="post" action={ "/studio/collaborations/" (offer.id) "/samples" } {
                (field(form, &Field::text("variant", &voice.say("studio-product")).choices(&goods), voice))
                @if addresses.is_empty() {
                    (notice(Tone::Warning, &html! { p { (voice.say("studio-sample-address")) } p { a.link href="/account/addresses" { (voice.say("studio-add-address")) } } }))
                } @else {
                    (field(form, &Field::text("address", &voice.say("studio-send-to")).choices(&addresses), voice))
                }
                (field(form, &Field::text("note", &voice.say("studio-sample-note")).help(&voice.say("studio-sample-note-help")).kind("textarea").optional().max(500), voice))
                div { button.button disabled[addresses.is_empty()] { (icon_sized(Icon::Gift, 18)) (voice.say("studio-ask")) } }
            }
        }
    }
}

fn leave(offer: &Offer, voice: &Voice) -> Markup {
    html! {
        details.block { summary { (voice.say("studio-leave")) }
            p.muted { (voice.say("studio-leave-text")) }
            form method="post" action={ "/studio/collaborations/" (offer.id) "/departure" } { button.button.danger { (voice.say("studio-leave")) } }
        }
    }
}

/// A product that one may promote, in the order of one's own page.
#[derive(Clone, Debug)]
pub(in crate::pages) struct Kept {
    pub good: Good,
    pub shop: String,
    pub rate: BasisPoints,
    /// Whether one's own page shows it.
    pub shown: bool,
}

/// The showcase.
pub(in crate::pages) struct Showcase {
    pub market: MarketCode,
    pub markets: Vec<(MarketCode, String)>,
    pub kept: Vec<Kept>,
}

/// The page of the showcase: what one's own page shows, in which order.
pub(in crate::pages) fn showcase_view(desk: &Desk, shown: &Showcase) -> Markup {
    let voice = &desk.voice;
    let title = voice.say("studio-showcase");
    let back = voice.say("studio-products");
    let way = Way { href: "/studio/products".to_owned(), words: voice.say("studio-find-products").into_owned() };
    let main = html! {
        (desk_frame::head(Some(("/studio/products", &back)), &title, Some(&html! { (voice.say("studio-showcase-text")) }), &html! {}))
        (upload::market_chips("/studio/showcase", shown.market, &shown.markets, voice))
        @if shown.kept.is_empty() { (empty(Icon::LayoutGrid, &voice.say("studio-no-products"), &voice.say("studio-no-products-text"), Some(&way))) }
        @else { ol.showcase { @for (at, kept) in shown.kept.iter().enumerate() { li { (kept_row(kept, at, shown, voice)) } } } }
    };
    frame::page(desk, Here::Products, &title, None, &main)
}

fn kept_row(kept: &Kept, at: usize, shown: &Showcase, voice: &Voice) -> Markup {
    let last = shown.kept.iter().filter(|kept| kept.shown).count();
    let act = |what: &str, icon: Icon, words: &str, off: bool| {
        html! { button.icon-button name="do" value=(what) aria-label={ (voice.say(words)) ": " (kept.good.title) } disabled[off] { (icon_sized(icon, 20)) } }
    };
    html! {
        form.showcase-row method="post" action="/studio/showcase" {
            input type="hidden" name="product" value=(kept.good.product);
            input type="hidden" name="market" value=(shown.market);
            span.thumb { (picture(kept.good.image.as_ref(), "56px", false)) }
            span.grow { b { (kept.good.title) } small.muted { (kept.shop) " · " (voice.percent(kept.rate)) @if let Some(earns) = &kept.good.earns { " · " (voice.say_with("studio-earns", &[("amount", earns.clone().into())])) } @if !kept.shown { " · " (voice.say("studio-hidden")) } } }
            @if kept.shown {
                (act("up", Icon::ChevronUp, "studio-up", at == 0))
                (act("down", Icon::ChevronDown, "studio-down", at + 1 >= last))
                (act("hide", Icon::EyeOff, "studio-hide", false))
            } @else { (act("show", Icon::Eye, "studio-show", false)) }
        }
    }
}
