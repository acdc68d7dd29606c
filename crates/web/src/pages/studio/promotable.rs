//! What somebody may show with a post: a shop its own products, a creator those of shops they work with.

use affiliate::Terms;
use affiliate::collaboration;
use catalog::ProductId;
use catalog::listing::storefront::{Card, CardQuery, Sort, cards, cards_of_products};
use kernel::{BasisPoints, Id, Money, PageRequest};

use super::choice::Choosable;
use super::maker::Maker;
use super::products::Good;
use crate::ui::Picture;
use crate::{AppState, Place, Result};

/// Products to choose from at the most; what sells best comes first.
const CHOICES_MAX: u32 = 60;

/// What may be shown with a post of `maker` in a market. Creators may also show what the shops sell in which they work.
pub async fn in_market(app: &AppState, maker: &Maker, place: &Place) -> Result<Vec<Choosable>> {
    let (market, lang, voice) =
        (place.market.code, place.market.main_language(), place.voice(place.market.main_language()));
    let now = app.clock.now();
    let page = PageRequest::new(None, Some(CHOICES_MAX));
    let read = match &maker.shop {
        Some(shop) => {
            let query = CardQuery { market, lang, category: None, shop: Some(shop.id), sort: Sort::Popular, page };
            app.db.read(move |read| Ok::<_, db::Error>((cards(read, &query)?.items, Vec::new()))).await?
        }
        None => {
            let (creator, works_in) = (Id::new(maker.by.get()), maker.works_in.clone());
            let read = app.db.read(move |read| {
                let terms = collaboration::promotable(read, creator, now, &page)?.items;
                let products: Vec<ProductId> = terms.iter().map(|terms| Id::new(terms.product.get())).collect();
                let mut found = cards_of_products(read, market, lang, &products)?;
                for shop in &works_in {
                    let query = CardQuery {
                        market,
                        lang,
                        category: None,
                        shop: Some(*shop),
                        sort: Sort::Popular,
                        page: page.clone(),
                    };
                    let own = cards(read, &query)?.items;
                    found.extend(own.into_iter().filter(|card| !products.contains(&card.product)));
                }
                Ok::<_, db::Error>((found, terms))
            });
            read.await?
        }
    };
    let (cards, terms): (Vec<Card>, Vec<Terms>) = read;
    let rate = |card: &Card| terms.iter().find(|terms| terms.product.get() == card.product.get()).map(Terms::rate);
    let choice = |card: Card| Choosable {
        rate: rate(&card),
        listing: card.listing,
        image: card.image.as_ref().and_then(|image| Picture::of(image, "")),
        shop: card.shop_name,
        price: voice.money(card.price_min),
        in_stock: card.in_stock,
        title: card.title,
    };
    Ok(cards.into_iter().map(choice).collect())
}

/// A product as an offer shows it: with its card where it is on sale, else by its own title.
pub fn good(
    product: i64,
    title: String,
    card: Option<&Card>,
    rate: BasisPoints,
    vat: BasisPoints,
    voice: &crate::Voice,
) -> Good {
    let title = card.map_or(title, |card| card.title.clone());
    Good {
        product: product.to_string(),
        image: card.and_then(|card| Picture::of(card.image.as_ref()?, "")),
        price: card.map(|card| voice.money(card.price_min)),
        earns: card.and_then(|card| earns(card.price_min, rate, vat)).map(|amount| voice.money(amount)),
        title,
    }
}

/// What one sale at `price` earns: a share of what is left of it without tax.
fn earns(price: Money, rate: BasisPoints, vat: BasisPoints) -> Option<Money> {
    let net = market::tax::split(price, vat).net;
    let minor = net.minor.checked_mul(rate.get())?.checked_div(10_000)?;
    (minor > 0).then(|| Money::new(minor, price.currency))
}
