//! A product in a list.

use maud::{Markup, html};

use crate::Voice;
use crate::ui::{Picture, PriceView, picture, price};

/// What a card shows.
#[derive(Clone, Debug)]
pub struct CardView {
    pub href: String,
    pub title: String,
    /// The language of the title when it is not the page's.
    pub title_lang: Option<String>,
    pub picture: Option<Picture>,
    pub price: PriceView,
    pub shop: String,
    /// Units sold; nothing is shown of none.
    pub sold: i64,
    pub in_stock: bool,
}

/// How wide a card's picture is on the screens there are.
const SIZES: &str = "(min-width: 1200px) 280px, (min-width: 720px) 30vw, 46vw";

/// A card: square picture, two lines of title, price, units sold.
pub fn card(view: &CardView, voice: &Voice, first: bool) -> Markup {
    html! {
        article.card {
            a.card-link href=(view.href) {
                div.card-picture {
                    (picture(view.picture.as_ref(), SIZES, first))
                    @if !view.in_stock { span.card-flag { (voice.say("web-sold-out")) } }
                    @else if let Some(saving) = &view.price.saving { span.card-flag.sale { (saving) } }
                }
                h3.card-title lang=[view.title_lang.as_deref()] { (view.title) }
            }
            (price(&view.price, voice))
            p.card-note {
                span.card-shop { (view.shop) }
                @if view.sold > 0 {
                    span { (voice.say_with("web-sold", &[("count", view.sold.into()), ("shown", voice.number(view.sold).into())])) }
                }
            }
        }
    }
}

/// Cards in a grid; the first row's pictures come first.
pub fn card_grid(cards: &[CardView], voice: &Voice) -> Markup {
    html! {
        div.cards id="cards" { @for (at, view) in cards.iter().enumerate() { (card(view, voice, at < 4)) } }
    }
}

/// The grid while it is on its way.
pub fn skeleton_grid(count: usize) -> Markup {
    html! {
        div.cards aria-hidden="true" {
            @for _ in 0..count { div.card { div.card-picture.skeleton {} div.skeleton.skeleton-line {} div.skeleton.skeleton-line.short {} } }
        }
    }
}
