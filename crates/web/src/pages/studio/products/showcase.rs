//! The showcase: what one's own page shows, in which order.

use affiliate::{ProductId, collaboration, showcase};
use axum::extract::State;
use axum::response::Redirect;
use kernel::PageRequest;
use maud::Markup;
use serde::Deserialize;

use super::view::{Kept, Showcase, showcase_view};
use super::{Seen, place};
use crate::extract::{Fields, Query};
use crate::pages::Desk;
use crate::pages::seller::frame as desk_frame;
use crate::pages::studio::frame::{self, Creating, creator_of};
use crate::pages::studio::promotable;
use crate::ui::Form;
use crate::{AppState, Error, Result};

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    market: Option<String>,
}

/// `GET /studio/showcase`.
pub async fn show(desk: Desk, me: Creating, State(app): State<AppState>, Query(asked): Query<Asked>) -> Result<Markup> {
    let markets = app.markets.read(&app.db).await?;
    let place = place(&markets, asked.market.as_deref(), me.principal.market)?;
    let names = markets
        .open()
        .iter()
        .map(|place| (place.market.code, desk_frame::market_name(place.market.code, &markets, &desk.voice)));
    let names = names.collect();
    let seen = Seen::of(&app, &me, &place, &desk.voice);
    let kept = app.db.read(move |read| kept(read, &seen)).await?;
    Ok(showcase_view(&desk, &Showcase { market: place.market.code, markets: names, kept }))
}

/// What is shown in its order, then what else may be.
fn kept(read: &mut db::Read, seen: &Seen) -> Result<Vec<Kept>> {
    let shown = showcase::products(read, seen.creator)?;
    let all = PageRequest::new(None, Some(kernel::LIMIT_MAX));
    let promotable = collaboration::promotable(read, seen.creator, seen.now, &all)?.items;
    let of_shown = collaboration::terms_of(read, seen.creator, &shown, seen.now)?;
    let others = promotable.into_iter().filter(|terms| !shown.contains(&terms.product));
    let terms: Vec<_> =
        of_shown.into_iter().map(|terms| (terms, true)).chain(others.map(|terms| (terms, false))).collect();
    let products: Vec<catalog::ProductId> =
        terms.iter().map(|(terms, _)| kernel::Id::new(terms.product.get())).collect();
    let cards = seen.cards(read, &products)?;
    let titles = catalog::product::find_many(read, &products)?;
    let voice = seen.place.voice(seen.voice.lang());
    let mut kept = Vec::with_capacity(terms.len());
    for (terms, shown) in terms {
        let card = cards.iter().find(|card| card.product.get() == terms.product.get());
        let title =
            titles.iter().find(|product| product.id.get() == terms.product.get()).map(|product| product.title.clone());
        let shop = catalog::shop::find(read, kernel::Id::new(terms.shop.get()))?.map(|shop| shop.name);
        kept.push(Kept {
            good: promotable::good(
                terms.product.get(),
                title.unwrap_or_default(),
                card,
                terms.rate(),
                seen.vat(),
                &voice,
            ),
            shop: shop.unwrap_or_default(),
            rate: terms.rate(),
            shown,
        });
    }
    Ok(kept)
}

/// `POST /studio/showcase`: moves a product up or down, hides it, or shows it last.
pub async fn arrange(me: Creating, State(app): State<AppState>, Fields(fields): Fields) -> Result<Redirect> {
    let form = Form::new(fields);
    let product: ProductId = form.value("product").parse().map_err(|_| Error::not_found())?;
    let (what, creator, clock) = (form.value("do").to_owned(), creator_of(&me), app.clock.clone());
    let write = app.db.write(move |tx| {
        let now = clock.now();
        if collaboration::may_promote(tx, creator, product, now)?.is_none() {
            return Err(Error::not_found());
        }
        let shown = showcase::products(tx, creator)?;
        // What may not be promoted any more goes, so that it stands in nobody's way.
        let may: Vec<ProductId> =
            collaboration::terms_of(tx, creator, &shown, now)?.into_iter().map(|terms| terms.product).collect();
        Ok(showcase::put(tx, &*clock, creator, &arranged(may, product, &what))?)
    });
    write.await?;
    let market = form.value("market");
    let market = if market.bytes().all(|b| b.is_ascii_uppercase()) { market } else { "" };
    Ok(match market {
        "" => frame::done_at("/studio/showcase", "arranged"),
        market => Redirect::to(&format!("/studio/showcase?market={market}&done=arranged")),
    })
}

/// The order after `what` was done with `product`.
pub(super) fn arranged(mut shown: Vec<ProductId>, product: ProductId, what: &str) -> Vec<ProductId> {
    let at = shown.iter().position(|one| *one == product);
    match (what, at) {
        ("up", Some(at)) if at > 0 => shown.swap(at, at - 1),
        ("down", Some(at)) if at + 1 < shown.len() => shown.swap(at, at + 1),
        ("hide", Some(at)) => drop(shown.remove(at)),
        ("show", None) => shown.push(product),
        _ => {}
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_product_moves_by_one_place_and_stays_within_the_list() {
        let ids = |ids: &[i64]| ids.iter().map(|id| ProductId::new(*id)).collect::<Vec<_>>();
        let after = |product: i64, what: &str| arranged(ids(&[1, 2, 3]), ProductId::new(product), what);
        assert_eq!(after(2, "up"), ids(&[2, 1, 3]));
        assert_eq!(after(1, "up"), ids(&[1, 2, 3]));
        assert_eq!(after(2, "down"), ids(&[1, 3, 2]));
        assert_eq!(after(3, "down"), ids(&[1, 2, 3]));
        assert_eq!(after(2, "hide"), ids(&[1, 3]));
        assert_eq!(after(4, "show"), ids(&[1, 2, 3, 4]));
        assert_eq!(after(3, "show"), ids(&[1, 2, 3]));
    }
}
