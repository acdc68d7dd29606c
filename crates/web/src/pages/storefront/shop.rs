//! A seller's store in a market.

use axum::extract::State;
use catalog::listing::storefront::{CardQuery, cards};
use catalog::shop::{self, ShopState};
use kernel::{Cursor, Instant};
use maud::{Markup, html};
use serde::Deserialize;

use super::cards;
use super::list::{ListQuery, next, sorter};
use crate::extract::{Path, Query};
use crate::pages::Visit;
use crate::ui::layout::{self, Head};
use crate::ui::switcher::market_name;
use crate::ui::{CardView, Icon, Way, avatar, card_grid, empty, load_more};
use crate::{AppState, Error, Result};

#[derive(Deserialize)]
pub(super) struct ShopPath {
    shop: String,
}

/// A store as it is shown.
pub(crate) struct Store {
    pub handle: String,
    pub name: String,
    pub country: kernel::Country,
    pub since: Instant,
    pub sort: catalog::listing::storefront::Sort,
    pub cards: Vec<CardView>,
    pub next: Option<Cursor>,
}

/// `GET /{market}/shops/{shop}`. Two statements.
pub(super) async fn show(
    visit: Visit,
    State(app): State<AppState>,
    Path(path): Path<ShopPath>,
    Query(query): Query<ListQuery>,
) -> Result<Markup> {
    let (market, lang, sort, page) = (visit.place.market.code, visit.lang, query.sort, query.page());
    let found = app.db.read(move |read| -> Result<_> {
        let shop = shop::find_named(read, &path.shop)?
            .filter(|shop| shop.state == ShopState::Active)
            .ok_or_else(Error::not_found)?;
        let wanted = CardQuery { market, lang, category: None, shop: Some(shop.id), sort, page };
        Ok((cards(read, &wanted)?, shop))
    });
    let (page, shop) = found.await?;
    let store = Store {
        handle: shop.handle,
        name: shop.name,
        country: shop.home_country,
        since: shop.created_at,
        sort,
        cards: cards::views(&page.items, &visit),
        next: page.next,
    };
    Ok(view(&visit, &store))
}

pub(crate) fn view(visit: &Visit, store: &Store) -> Markup {
    let voice = &visit.voice;
    let path = format!("shops/{}", store.handle);
    let head = Head {
        title: store.name.clone(),
        canonical: Some(visit.address(&path)),
        alternates: visit.alternates(&path),
        image: Some(format!("{}/card.png", visit.origin)),
        ..Head::default()
    };
    layout::shop(
        visit,
        &head,
        &html! {
            div.wrap {
                header.shop-head {
                    (avatar(&store.name, 72))
                    div {
                        h1 { (store.name) }
                        p { (voice.say_with("web-shop-from", &[("country", country(visit, store.country).into())])) }
                        p { (voice.say_with("web-shop-since", &[("date", voice.date(store.since).into())])) }
                    }
                }
                @if store.cards.is_empty() {
                    @let way = Way { href: visit.to("listings"), words: voice.say("web-all-products").into_owned() };
                    (empty(Icon::Store, &voice.say("web-shelf-empty-title"), &voice.say("web-shelf-empty-text"), Some(&way)))
                } @else {
                    div.list-tools { span {} (sorter(visit, &path, store.sort)) }
                    (card_grid(&store.cards, voice))
                    (load_more(next(visit, &path, store.sort, store.next.as_ref()).as_deref(), "cards", voice))
                }
            }
        },
    )
}

/// A country's name in the visit's language.
pub(super) fn country(visit: &Visit, code: kernel::Country) -> String {
    let english = visit.markets.find(code).map_or_else(|| code.to_string(), |place| place.market.name.clone());
    market_name(code, &english, &visit.voice)
}
