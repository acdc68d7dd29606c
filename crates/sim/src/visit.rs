//! A shopper comes by: looks, fills a cart, leaves it or checks out.

use accounts::address::Address;
use catalog::listing::storefront::{self, CardQuery, Sort};
use flows::{AddLine, ChangeCartError, PlaceOrder, PlaceOrderError, Placed};
use kernel::{Clock, Instant, MarketCode, OsRng, PageRequest};
use market::{Checkout, Market};
use secrecy::ExposeSecret as _;
use trade::cart::{Cart, TokenHash, Via, ViaKind};
use trade::order::Origin;
use trade::payment::PaymentStatus;
use trade::{CartId, Holder};

use crate::chance::{between, pick};
use crate::{Good, Parts, Sim, SimError, World, failed, people};

/// Of a hundred carts so many are left.
const LEFT: u64 = 12;
/// Of a hundred cards so many are declined.
const DECLINED: u64 = 3;
/// Of a hundred checkouts where one may, so many pay at the door.
const AT_THE_DOOR: u64 = 25;
/// Of a hundred who could, so many buy what they saw in a post.
pub(crate) const SEEN_FIRST: u64 = 60;
/// Listings of a market that are looked at.
const LOOKED_AT: u32 = 100;

impl World {
    /// Everything on sale where one pays here and somebody lives.
    pub(crate) fn read(read: &mut db::Read) -> Result<World, db::Error> {
        let mut world = World::default();
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
                let Some(page) = storefront::page(read, market.code, query.lang, card.listing)? else { continue };
                world.goods.extend(goods(market.code, &page));
                world.handles.insert(kernel::Id::new(page.listing.get()), page.handle);
            }
            world.markets.insert(market.code, market);
        }
        world.shops.sort_unstable();
        world.shops.dedup();
        Ok(world)
    }

    /// Something to want: by the season, or of all there is the first fifth by most.
    fn wanted(&self, sim: &Sim) -> Option<Good> {
        if let Some(season) = &sim.parts.season {
            let market = season.market(&sim.rng)?;
            return season.wanted(self, market, season.day(sim.parts.clock.now())).choose(&sim.rng);
        }
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
        let outcome =
            self.parts.db.write_blocking(move |tx| fill_cart(tx, &*parts.clock, &market, &wishes, via)).map_err(failed);
        let (cart, token) = outcome?;
        Ok((!cart.lines.is_empty()).then_some((cart, token)))
    }

    fn check_out(&mut self, cart: &Cart, token: TokenHash) -> Result<(), SimError> {
        let parts = self.parts.clone();
        let market = self.world.markets.get(&cart.market).cloned().ok_or(SimError::NothingOnSale)?;
        let who = self.somebody(cart.market, self.happens(DECLINED)).ok_or(SimError::NothingOnSale)?;
        let id = cart.id;
        let placed = self
            .parts
            .db
            .write_blocking(move |tx| place(tx, &*parts.clock, &parts, &market, (id, &Holder::Token(&token)), &who));
        match placed {
            Ok(placed) if placed.payment.status == PaymentStatus::Failed => self.tally.declined += 1,
            Ok(placed) => self.tally.orders += u64::try_from(placed.orders.len()).unwrap_or(0),
            Err(PlaceOrderError::Changed { .. }) => self.tally.refused += 1,
            Err(error) => return Err(failed(error)),
        }
        Ok(())
    }

    /// Somebody who lives in a market, and how they pay; nobody where no town is known.
    pub(crate) fn somebody(&self, market: MarketCode, declined: bool) -> Option<Shopper> {
        let (mut address, email) = people::somebody(&self.rng, market)?;
        let terms = self.world.markets.get(&market)?;
        let methods = self.parts.providers.offered(terms.payment_methods.as_deref());
        let at_the_door = self.happens(AT_THE_DOOR) && methods.iter().any(|offered| offered.method == "cod");
        if declined {
            address.name = "DECLINE".to_owned();
        }
        Some(Shopper { address, email, method: if at_the_door && !declined { "cod" } else { "sandbox" } })
    }
}

/// Who orders, and how they pay.
#[derive(Clone, Debug)]
pub(crate) struct Shopper {
    address: Address,
    email: String,
    method: &'static str,
}

/// What somebody orders at once.
#[derive(Clone, Debug)]
pub(crate) struct Basket {
    pub at: Instant,
    pub market: MarketCode,
    /// With how many of each.
    pub goods: Vec<(Good, i64)>,
    /// What led to the first.
    pub via: Option<Via>,
    pub who: Shopper,
}

impl Basket {
    /// Fills a cart with it and orders that. [`PlaceOrderError::Empty`] when nothing of it is on sale.
    pub(crate) fn order(
        &self,
        tx: &mut db::Tx,
        clock: &dyn Clock,
        parts: &Parts,
        world: &World,
    ) -> Result<Placed, PlaceOrderError> {
        let market = world.markets.get(&self.market).ok_or(PlaceOrderError::CheckoutClosed)?;
        let filled = fill_cart(tx, clock, market, &self.goods, self.via).map_err(|error| match error {
            ChangeCartError::Fault(error) => PlaceOrderError::Fault(error),
            _ => PlaceOrderError::CheckoutClosed,
        });
        let (cart, token) = filled?;
        place(tx, clock, parts, market, (cart.id, &Holder::Token(&token)), &self.who)
    }
}

/// A guest's cart with as much of `goods` in it as can be had; `via` led to the first.
fn fill_cart(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    market: &Market,
    goods: &[(Good, i64)],
    via: Option<Via>,
) -> Result<(Cart, TokenHash), ChangeCartError> {
    // A cart's secret is a secret, of made-up people too.
    let (mut cart, token) = flows::open_cart(tx, clock, &OsRng, market, None)?;
    let token = token.and_then(|token| trade::cart::token_hash(token.expose_secret()));
    let token = token.ok_or(ChangeCartError::NotFound)?;
    for (place, (good, quantity)) in goods.iter().enumerate() {
        let via = via.filter(|_| place == 0);
        let line = AddLine { listing: good.listing, variant: good.variant, quantity: *quantity, via };
        match flows::add_to_cart(tx, clock, market, cart.id, &Holder::Token(&token), line) {
            Ok(fuller) => cart = fuller,
            Err(ChangeCartError::Fault(error)) => return Err(error.into()),
            // Sold out, or not for sale any more: one goes on looking.
            Err(_) => {}
        }
    }
    Ok((cart, token))
}

fn place(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    parts: &Parts,
    market: &Market,
    (cart, holder): (CartId, &Holder<'_>),
    who: &Shopper,
) -> Result<Placed, PlaceOrderError> {
    let wish = PlaceOrder {
        cart,
        holder,
        market,
        lang: market.main_language(),
        address: &who.address,
        email: Some(&who.email),
        lane: None,
        method: who.method,
        coupon: None,
        expected_total: None,
        providers: &parts.providers,
        rates: &parts.rates,
        origin: Origin::Simulated,
        sandbox: true,
        url: &parts.url,
        device: None,
    };
    flows::place_order(tx, clock, &wish)
}
