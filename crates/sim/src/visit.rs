//! A shopper comes by: looks, fills a cart, leaves it or checks out.

use catalog::listing::storefront::{self, CardQuery, Sort};
use flows::{AddLine, ChangeCartError, PlaceOrder, PlaceOrderError};
use kernel::{MarketCode, OsRng, PageRequest};
use market::Checkout;
use secrecy::ExposeSecret as _;
use trade::Holder;
use trade::cart::{Cart, TokenHash, Via, ViaKind};
use trade::order::Origin;
use trade::payment::PaymentStatus;

use crate::chance::{between, pick};
use crate::{Good, Sim, SimError, World, failed, people};

/// Of a hundred carts so many are left.
const LEFT: u64 = 12;
/// Of a hundred cards so many are declined.
const DECLINED: u64 = 3;
/// Of a hundred checkouts where one may, so many pay at the door.
const AT_THE_DOOR: u64 = 25;
/// Of a hundred who could, so many buy what they saw in a post.
const SEEN_FIRST: u64 = 60;
/// Listings of a market that are looked at.
const LOOKED_AT: u32 = 100;

impl World {
    /// Everything on sale where one pays here and somebody lives.
    pub(crate) fn read(read: &mut db::Read) -> Result<World, db::Error> {
        let mut world = World { markets: Default::default(), goods: Vec::new(), shops: Vec::new() };
        for market in market::markets::enabled(read)? {
            if market.checkout != Checkout::InApp || people::somebody(&kernel::SeededRng::new(0), market.code).is_none()
            {
                continue;
            }
            let query = CardQuery {
                market: market.code,
                lang: market.main_language(),
                category: None,
                shop: None,
                sort: Sort::Popular,
                page: PageRequest::new(None, Some(LOOKED_AT)),
            };
            for card in storefront::cards(read, &query)?.items {
                world.shops.push(kernel::Id::new(card.shop.get()));
                let page = storefront::page(read, market.code, query.lang, card.listing)?;
                world.goods.extend(page.into_iter().flat_map(|page| goods(market.code, &page)));
            }
            world.markets.insert(market.code, market);
        }
        world.shops.sort_unstable();
        world.shops.dedup();
        Ok(world)
    }

    /// Something to want: of all there is, the first fifth is wanted by most.
    fn wanted(&self, sim: &Sim) -> Option<Good> {
        let share = if sim.happens(80) { self.goods.len().div_ceil(5) } else { self.goods.len() };
        pick(&sim.rng, self.goods.get(..share)?).copied()
    }
}

fn goods(market: MarketCode, page: &storefront::ListingPage) -> Vec<Good> {
    let listing = kernel::Id::new(page.listing.get());
    page.variants.iter().map(|variant| Good { market, listing, variant: kernel::Id::new(variant.id.get()) }).collect()
}

impl Sim {
    pub(crate) fn visit(&mut self) -> Result<(), SimError> {
        self.tally.visits += 1;
        let (first, via) = match self.seen() {
            Some((good, via)) => (good, Some(via)),
            None => match self.world.wanted(self) {
                Some(good) => (good, None),
                None => return Ok(()),
            },
        };
        let Some((cart, token)) = self.fill(first, via)? else {
            self.tally.refused += 1;
            return Ok(());
        };
        if self.happens(LEFT) {
            self.tally.left += 1;
            return Ok(());
        }
        let led = via.is_some() && cart.lines.iter().any(|line| line.via == via);
        let before = self.tally.orders;
        self.check_out(&cart, token)?;
        self.tally.led += u64::from(led && self.tally.orders > before);
        Ok(())
    }

    /// Something that a post shows, and the post: what many of those who buy saw first.
    fn seen(&self) -> Option<(Good, Via)> {
        let market = pick(&self.rng, &self.shows)?.post.market;
        let show = self.liked_by_most(market).filter(|_| self.happens(SEEN_FIRST))?;
        let listing = pick(&self.rng, &show.post.anchors)?.listing.get();
        let goods: Vec<Good> = self.world.goods.iter().filter(|good| good.listing.get() == listing).copied().collect();
        Some((*pick(&self.rng, &goods)?, Via { kind: ViaKind::Post, id: show.post.id.get() }))
    }

    /// A guest's cart with something of `first`'s market in it; nothing when it is sold out. `via` led to the first thing.
    fn fill(&self, first: Good, via: Option<Via>) -> Result<Option<(Cart, TokenHash)>, SimError> {
        let parts = self.parts.clone();
        let market = self.world.markets.get(&first.market).cloned().ok_or(SimError::NothingOnSale)?;
        let mut wishes = vec![(first, between(&self.rng, 1, 2))];
        while self.happens(30) && wishes.len() < 4 {
            let more = self.world.wanted(self).filter(|good| good.market == first.market);
            wishes.extend(more.map(|good| (good, 1)));
        }
        let outcome = parts.db.clone().write_blocking(move |tx| {
            // A cart's secret is a secret, of made-up people too.
            let (mut cart, token) = flows::open_cart(tx, &*parts.clock, &OsRng, &market, None)?;
            let token = token.and_then(|token| trade::cart::token_hash(token.expose_secret()));
            let token = token.ok_or(ChangeCartError::NotFound)?;
            for (place, (good, quantity)) in wishes.iter().enumerate() {
                let via = via.filter(|_| place == 0);
                let line = AddLine { listing: good.listing, variant: good.variant, quantity: *quantity, via };
                match flows::add_to_cart(tx, &*parts.clock, &market, cart.id, &Holder::Token(&token), line) {
                    Ok(fuller) => cart = fuller,
                    Err(ChangeCartError::Fault(error)) => return Err(error.into()),
                    // Sold out, or not for sale any more: one goes on looking.
                    Err(_) => {}
                }
            }
            Ok::<_, ChangeCartError>((cart, token))
        });
        let (cart, token) = outcome.map_err(failed)?;
        Ok((!cart.lines.is_empty()).then_some((cart, token)))
    }

    fn check_out(&mut self, cart: &Cart, token: TokenHash) -> Result<(), SimError> {
        let parts = self.parts.clone();
        let market = self.world.markets.get(&cart.market).cloned().ok_or(SimError::NothingOnSale)?;
        let (mut address, email) = people::somebody(&self.rng, cart.market).ok_or(SimError::NothingOnSale)?;
        let declined = self.happens(DECLINED);
        let methods = parts.providers.offered(market.payment_methods.as_deref());
        let at_the_door = self.happens(AT_THE_DOOR) && methods.iter().any(|offered| offered.method == "cod");
        if declined {
            address.name = "DECLINE".to_owned();
        }
        let method = if at_the_door && !declined { "cod" } else { "sandbox" };
        let id = cart.id;
        let placed = parts.db.clone().write_blocking(move |tx| {
            let wish = PlaceOrder {
                cart: id,
                holder: &Holder::Token(&token),
                market: &market,
                lang: market.main_language(),
                address: &address,
                email: Some(&email),
                lane: None,
                method,
                coupon: None,
                expected_total: None,
                providers: &parts.providers,
                rates: &parts.rates,
                origin: Origin::Simulated,
                sandbox: true,
                url: &parts.url,
                device: None,
            };
            flows::place_order(tx, &*parts.clock, &wish)
        });
        match placed {
            Ok(placed) if placed.payment.status == PaymentStatus::Failed => self.tally.declined += 1,
            Ok(placed) => self.tally.orders += u64::try_from(placed.orders.len()).unwrap_or(0),
            Err(PlaceOrderError::Changed { .. }) => self.tally.refused += 1,
            Err(error) => return Err(failed(error)),
        }
        Ok(())
    }
}
