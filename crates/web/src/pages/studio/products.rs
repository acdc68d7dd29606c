//! Collaborations to join, those joined, and the showcase: what one may promote and what it earns.

mod showcase;
mod view;
mod whole;

pub use showcase::{arrange, show as showcase};
pub(in crate::pages) use view::{Cut, GOODS_SHOWN, Good, Offer, Shown, card, view};
#[cfg(test)]
pub(in crate::pages) use view::{Kept, Showcase, Whole, showcase_view, whole_view};
pub use whole::{ask_sample, join, leave, show as whole};

use affiliate::collaboration::{self, Kind, State as Standing};
use affiliate::member::{Member, MemberState};
use affiliate::{Collaboration, CreatorId, Terms};
use axum::extract::State;
use catalog::listing::storefront::{Card, cards_of_products};
use catalog::{Category, ProductId, product};
use kernel::{BasisPoints, Id, Instant, Page, PageRequest};
use maud::Markup;
use serde::Deserialize;

use super::frame::{Creating, creator_of};
use super::promotable;
use crate::extract::{Paging, Query};
use crate::pages::Desk;
use crate::pages::seller::frame as desk_frame;
use crate::{AppState, Error, Place, Result, Voice};

/// Collaborations looked through for a page.
const SHOWN: u32 = 20;
/// Invitations on the page.
const INVITED_MAX: u32 = 20;
/// Products of a collaboration that are looked up.
const GOODS_MAX: usize = 64;

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    market: Option<String>,
    category: Option<String>,
    rate: Option<String>,
}

impl Asked {
    fn cut(&self, place: &Place) -> Cut {
        Cut {
            market: Some(place.market.code),
            category: self.category.as_deref().and_then(|slug| slug.parse::<Category>().ok()),
            rate_min: self.rate.as_deref().and_then(|rate| rate.parse().ok()).filter(|rate| *rate <= 80),
        }
    }
}

/// `GET /studio/products`.
pub async fn show(
    desk: Desk,
    me: Creating,
    State(app): State<AppState>,
    Query(asked): Query<Asked>,
    Paging(page): Paging,
) -> Result<Markup> {
    let markets = app.markets.read(&app.db).await?;
    let place = place(&markets, asked.market.as_deref(), me.principal.market)?;
    let names = markets
        .open()
        .iter()
        .map(|place| (place.market.code, desk_frame::market_name(place.market.code, &markets, &desk.voice)));
    let names = names.collect();
    let cut = asked.cut(&place);
    let seen = Seen::of(&app, &me, &place, &desk.voice);
    let page = PageRequest::new(page.after, Some(SHOWN));
    let wanted = cut.clone();
    let (invitations, offers, showcase) = app.db.read(move |read| everything(read, &seen, &wanted, &page)).await?;
    Ok(view(&desk, &Shown { cut, markets: names, invitations, offers, showcase }))
}

/// The market that was asked for where it sells, else one's own, else the first that does.
pub fn place(markets: &crate::Markets, asked: Option<&str>, own: kernel::MarketCode) -> Result<std::sync::Arc<Place>> {
    let asked = asked.and_then(|code| code.parse().ok()).unwrap_or(own);
    let open = markets.open();
    let found = open.iter().find(|place| place.market.code == asked).or_else(|| open.first());
    found.cloned().ok_or_else(Error::not_found)
}

/// Who looks, where, and when.
#[derive(Clone)]
pub struct Seen {
    pub creator: CreatorId,
    pub place: std::sync::Arc<Place>,
    pub now: Instant,
    pub voice: Voice,
}

impl Seen {
    pub fn of(app: &AppState, me: &Creating, place: &std::sync::Arc<Place>, voice: &Voice) -> Seen {
        Seen { creator: creator_of(me), place: place.clone(), now: app.clock.now(), voice: voice.clone() }
    }

    /// What of a price is tax here now.
    pub fn vat(&self) -> BasisPoints {
        self.place.market.vat_on(self.place.market.today(self.now))
    }

    /// The cards of these products here.
    pub fn cards(&self, read: &mut db::Read, products: &[ProductId]) -> std::result::Result<Vec<Card>, db::Error> {
        let market = &self.place.market;
        let lang =
            if market.languages.contains(&self.voice.lang()) { self.voice.lang() } else { market.main_language() };
        let mut cards = Vec::with_capacity(products.len());
        for products in products.chunks(GOODS_MAX) {
            cards.extend(cards_of_products(read, market.code, lang, products)?);
        }
        Ok(cards)
    }
}

type Everything = (Vec<Offer>, Page<Offer>, i64);

fn everything(read: &mut db::Read, seen: &Seen, cut: &Cut, page: &PageRequest) -> Result<Everything> {
    let first = page.after.is_none();
    let mine = collaboration::of_creator(read, seen.creator, &PageRequest::new(None, Some(kernel::LIMIT_MAX)))?;
    let mut invitations = Vec::new();
    let asked = mine.items.iter().filter(|(one, member)| {
        first && one.kind == Kind::Targeted && one.state == Standing::Open && member.state == MemberState::Invited
    });
    for (one, member) in asked.take(usize::try_from(INVITED_MAX).unwrap_or(usize::MAX)) {
        invitations.push(offer(read, seen, one, Some(member), GOODS_SHOWN)?.0);
    }
    let found = collaboration::to_join(read, page)?;
    let mut offers = Vec::with_capacity(found.items.len());
    for one in &found.items {
        let member = mine.items.iter().find(|(of, _)| of.id == one.id).map(|(_, member)| member);
        let rate_fits = cut.rate_min.is_none_or(|rate| one.rate_bp >= i64::from(rate) * 100);
        if !rate_fits {
            continue;
        }
        let (offer, cards) = offer(read, seen, one, member, GOODS_SHOWN)?;
        let sold_here = cards.iter().any(|card| cut.category.is_none_or(|category| card.category == category));
        if sold_here {
            offers.push(offer);
        }
    }
    let showcase =
        collaboration::promotable(read, seen.creator, seen.now, &PageRequest::new(None, Some(kernel::LIMIT_MAX)))?;
    let showcase = i64::try_from(showcase.items.len()).unwrap_or(i64::MAX);
    Ok((invitations, Page { items: offers, next: found.next }, showcase))
}

/// A collaboration as a creator sees it, with at most `goods` of its products, those on sale here first; and all its cards.
pub fn offer(
    read: &mut db::Read,
    seen: &Seen,
    one: &Collaboration,
    member: Option<&Member>,
    goods: usize,
) -> Result<(Offer, Vec<Card>)> {
    let products: Vec<ProductId> = one.products.iter().take(GOODS_MAX).map(|id| Id::new(id.get())).collect();
    let cards = seen.cards(read, &products)?;
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        products.iter().partition(|id| cards.iter().any(|card| card.product == **id));
    let shown: Vec<ProductId> = here.into_iter().chain(elsewhere).take(goods).copied().collect();
    let joined = member.is_some_and(|member| member.state == MemberState::Joined);
    let terms = if joined { collaboration::terms_of(read, seen.creator, &one.products, seen.now)? } else { Vec::new() };
    let own = terms.iter().find(|terms| terms.collaboration == one.id).copied();
    let rate = own.map_or_else(|| share(one.rate_bp), |terms| terms.rate());
    let titles = product::find_many(read, &shown)?;
    let market_voice = seen.place.voice(seen.voice.lang());
    let good = |id: &ProductId| {
        let title = titles.iter().find(|product| product.id == *id).map(|product| product.title.clone());
        let card = cards.iter().find(|card| card.product == *id);
        promotable::good(id.get(), title.unwrap_or_default(), card, rate, seen.vat(), &market_voice)
    };
    let shop = catalog::shop::find(read, Id::new(one.shop.get()))?.map(|shop| shop.name).unwrap_or_default();
    let offer = Offer {
        id: one.id.to_string(),
        shop,
        rate: share(one.rate_bp),
        own_rate: own.and_then(|terms| own_rate(&terms, one)),
        ends_at: one.ends_at,
        goods: shown.iter().map(good).collect(),
        products: i64::try_from(one.products.len()).unwrap_or(i64::MAX),
        joined,
        samples: joined && one.samples.is_none_or(|samples| samples > one.samples_given),
    };
    Ok((offer, cards))
}

/// The better rate that somebody who sells already keeps, and until when.
fn own_rate(terms: &Terms, one: &Collaboration) -> Option<(BasisPoints, Instant)> {
    let (_, until) = terms.next?;
    (terms.rate_bp > one.rate_bp).then(|| (terms.rate(), until))
}

pub fn share(rate_bp: i64) -> BasisPoints {
    BasisPoints::new(rate_bp).unwrap_or_default()
}
