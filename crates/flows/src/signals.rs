//! Facts that the server writes into the log of demand: likes, comments, follows, cart adds, waits, orders and refunds, those in brands'
//! own stores too, as the domains tell of them; and which posts there are to be wanted.
//!
//! The id of a fact is made of its event's, so that an event that comes twice is counted once.

use std::collections::HashMap;

use affiliate::external::{self, ExternalSale};
use affiliate::touch::TouchKind;
use content::event::{self, OfFollow, OfPost};
use content::{Author, Post, PostId, PostState};
use db::outbox::{Consumer, Event};
use db::{Db, Read};
use kernel::{Clock, Instant, MarketCode, PageRequest};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use signals::{Kind, Origin, Signal, Signals, Viewer};
use trade::cart::{Via, ViaKind};
use trade::order::{self, Line, Order};
use trade::wait::{self, Wait};
use trade::{BuyerId, ListingId, OrderLineId, ShopId};

use crate::Deps;
use crate::trade::{CART_ADDED, CartAdded, GIVEN_UP, REFUNDED, fault, same};

/// Writes the facts of events into the log.
pub(crate) struct DemandWriter {
    signals: Signals,
}

impl DemandWriter {
    pub(crate) fn new(deps: &Deps) -> DemandWriter {
        DemandWriter { signals: deps.signals.clone() }
    }
}

impl Consumer for DemandWriter {
    fn name(&self) -> &'static str {
        "demand"
    }

    fn wants(&self, topic: &str) -> bool {
        kind_of(topic).is_some()
    }

    fn handle(&self, db: &Db, clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        let facts = db.read_blocking(|read| {
            let mut teller = Teller { read, now: clock.now(), posts: HashMap::new() };
            let facts = events.iter().map(|event| teller.facts(event)).collect::<Result<Vec<_>, _>>()?;
            Ok::<_, db::Error>(facts.into_iter().flatten().collect::<Vec<Signal>>())
        });
        let facts = facts.map_err(|error| error.to_string())?;
        for batch in facts.chunks(signals::BATCH_MAX) {
            self.signals.append_blocking(batch.to_vec()).map_err(|error| error.to_string())?;
        }
        Ok(())
    }
}

/// What an event of a topic is counted as, and whether it adds or takes back.
fn kind_of(topic: &str) -> Option<(Kind, i64)> {
    Some(match topic {
        event::LIKED => (Kind::Like, 1),
        event::UNLIKED => (Kind::Like, -1),
        event::COMMENTED => (Kind::Comment, 1),
        event::UNCOMMENTED => (Kind::Comment, -1),
        event::FOLLOWED => (Kind::Follow, 1),
        event::UNFOLLOWED => (Kind::Follow, -1),
        CART_ADDED => (Kind::CartAdd, 1),
        wait::WAITED => (Kind::Wait, 1),
        order::ORDER_PAID | external::SOLD => (Kind::Order, 1),
        REFUNDED | GIVEN_UP | external::REFUNDED => (Kind::Refund, 1),
        event::POST_READY | event::POST_EDITED => (Kind::Posted, 1),
        event::POST_HELD | event::POST_REMOVED | event::POST_DELETED => (Kind::Withdrawn, 1),
        _ => return None,
    })
}

/// The part of the payloads of [`REFUNDED`] and [`GIVEN_UP`] that says which lines.
#[derive(Deserialize)]
struct Refunded {
    #[serde(default)]
    lines: Vec<OrderLineId>,
}

/// The payload of [`external::REFUNDED`].
#[derive(Deserialize)]
struct UnitsBack {
    units: i64,
}

/// Where an external sale comes from, as the log calls it.
fn as_sold(sale: &ExternalSale) -> Origin {
    match sale.origin {
        affiliate::link::Origin::Real => Origin::Real,
        affiliate::link::Origin::Simulated => Origin::Simulated,
        affiliate::link::Origin::Self_ => Origin::Self_,
    }
}

/// What led to an external sale, as carts call it.
fn as_via(kind: TouchKind) -> ViaKind {
    match kind {
        TouchKind::Post => ViaKind::Post,
        TouchKind::Room => ViaKind::Room,
        TouchKind::Link => ViaKind::Link,
    }
}

/// Makes facts of events, with what it looked up for the events before.
struct Teller<'a> {
    read: &'a mut Read,
    now: Instant,
    posts: HashMap<PostId, Option<Post>>,
}

impl Teller<'_> {
    fn facts(&mut self, event: &Event) -> Result<Vec<Signal>, db::Error> {
        let Some((kind, amount)) = kind_of(&event.topic) else { return Ok(Vec::new()) };
        match kind {
            Kind::Like | Kind::Comment => self.of_post(event, kind, amount),
            Kind::Follow => self.of_follow(event, amount),
            Kind::Posted => self.of_shown(event),
            Kind::Withdrawn => self.of_post(event, kind, amount),
            Kind::CartAdd => self.of_cart(event),
            Kind::Wait => self.of_wait(event),
            Kind::Order if event.topic == external::SOLD => self.of_external(event, kind),
            Kind::Refund if event.topic == external::REFUNDED => self.of_external(event, kind),
            Kind::Order => self.of_order(event, None),
            _ => {
                let Refunded { lines } = payload(event)?;
                self.of_order(event, Some(lines))
            }
        }
    }

    /// A like or a comment of a post.
    fn of_post(&mut self, event: &Event, kind: Kind, amount: i64) -> Result<Vec<Signal>, db::Error> {
        let told: OfPost = payload(event)?;
        let person = told.person.map(|person| person.get());
        let origin = self.origin(as_origin(told.origin), person, Some(told.author))?;
        let fact = Signal {
            viewer: Viewer { person, device: 0 },
            origin,
            post: Some(told.post.get()),
            creator: Some(told.author.id()),
            topics: told.topics.iter().map(|topic| topic.get()).take(signals::TOPICS_MAX).collect(),
            amount: Some(amount),
            ..self.fact(event, 0, kind, told.market)
        };
        Ok(vec![fact])
    }

    /// A post as it is shown now: its products first, then the post. Nothing when it is gone again.
    fn of_shown(&mut self, event: &Event) -> Result<Vec<Signal>, db::Error> {
        let told: OfPost = payload(event)?;
        self.posts.remove(&told.post);
        let now = self.now;
        let Some(post) = self.post(told.post)?.filter(|post| post.state == PostState::Ready).cloned() else {
            return Ok(Vec::new());
        };
        let shown = Signal {
            at: post.published_at.unwrap_or(now),
            origin: as_origin(post.origin),
            post: Some(post.id.get()),
            creator: Some(post.author.id()),
            topics: post.topics.iter().map(|topic| topic.id.get()).take(signals::TOPICS_MAX).collect(),
            amount: post.duration_ms,
            ..self.fact(event, 0, Kind::Posted, post.market)
        };
        let anchored = post.anchors.iter().enumerate().map(|(place, anchor)| Signal {
            listing: Some(anchor.listing.get()),
            amount: None,
            ..Signal { id: format!("event/{}/{}", event.id, place + 1), kind: Kind::Anchored, ..shown.clone() }
        });
        Ok(anchored.chain([shown.clone()]).collect())
    }

    /// A follow, in the market where it was made, else in that of the author's last post; before any post it counts
    /// nowhere but in the author's followers.
    fn of_follow(&mut self, event: &Event, amount: i64) -> Result<Vec<Signal>, db::Error> {
        let told: OfFollow = payload(event)?;
        let market = match told.market {
            Some(market) => Some(market),
            None => {
                let last = content::post::shown_of(self.read, told.author, None, &PageRequest::new(None, Some(1)))?;
                last.items.first().map(|post| post.market)
            }
        };
        let Some(market) = market else { return Ok(Vec::new()) };
        let person = Some(told.person.get());
        let origin = self.origin(as_origin(told.origin), person, Some(told.author))?;
        let (viewer, creator) = (Viewer { person, device: 0 }, Some(told.author.id()));
        Ok(vec![Signal { viewer, origin, creator, amount: Some(amount), ..self.fact(event, 0, Kind::Follow, market) }])
    }

    fn of_cart(&mut self, event: &Event) -> Result<Vec<Signal>, db::Error> {
        let told: CartAdded = payload(event)?;
        let seller = Some(Author::Shop(same(told.shop)));
        let origin = self.origin(Origin::Real, told.buyer.map(|buyer| buyer.get()), seller)?;
        // A guest is told apart by the cart.
        let device = if told.buyer.is_none() { event.key.unsigned_abs() } else { 0 };
        let viewer = Viewer { person: told.buyer.map(|buyer| buyer.get()), device };
        let fact = Signal { viewer, origin, ..self.fact(event, 0, Kind::CartAdd, told.market) };
        Ok(vec![self.sold(fact, told.listing, told.via)?])
    }

    /// Somebody waits for what is sold out: once a day for each listing, whatever they press.
    fn of_wait(&mut self, event: &Event) -> Result<Vec<Signal>, db::Error> {
        let told: Wait = payload(event)?;
        let place = catalog::listing::place(self.read, same(told.listing))?;
        let person = Some(told.person.get());
        let origin = self.origin(Origin::Real, person, place.map(|(shop, ..)| Author::Shop(same(shop))))?;
        let day = told.at.ms() / kernel::DAY_MS;
        let fact = Signal {
            id: format!("wait/{}/{}/{day}", told.person, told.listing),
            at: told.at,
            viewer: Viewer { person, device: 0 },
            origin,
            ..self.fact(event, 0, Kind::Wait, told.market)
        };
        Ok(vec![self.sold(fact, told.listing, None)?])
    }

    /// The units of an order, of all its lines or of those given back: a fact for each listing and what led to it.
    fn of_order(&mut self, event: &Event, lines: Option<Vec<OrderLineId>>) -> Result<Vec<Signal>, db::Error> {
        let Some(order) = order::find(self.read, trade::OrderId::new(event.key))? else { return Ok(Vec::new()) };
        let is_meant = |line: &&Line| lines.as_ref().is_none_or(|lines| lines.contains(&line.id));
        let mut units: Vec<((ListingId, Option<Via>), i64)> = Vec::new();
        for line in order.lines.iter().filter(is_meant) {
            let what = (line.listing, line.via);
            match units.iter_mut().find(|(other, _)| *other == what) {
                Some((_, count)) => *count += 1,
                None => units.push((what, 1)),
            }
        }
        let kind = if lines.is_some() { Kind::Refund } else { Kind::Order };
        let mut facts = Vec::with_capacity(units.len());
        for (place, ((listing, via), count)) in units.into_iter().enumerate() {
            let fact = Signal { amount: Some(count), ..self.fact(event, place, kind, order.market) };
            facts.push(self.bought(fact, &order, listing, via)?);
        }
        Ok(facts)
    }

    /// Units that were sold in a brand's own store, or given back there.
    fn of_external(&mut self, event: &Event, kind: Kind) -> Result<Vec<Signal>, db::Error> {
        let Some(sale) = external::find(self.read, affiliate::ExternalSaleId::new(event.key))? else {
            return Ok(Vec::new());
        };
        let units = if kind == Kind::Order { sale.units } else { payload::<UnitsBack>(event)?.units };
        if units == 0 {
            return Ok(Vec::new());
        }
        let person = sale.who.person.map(|person| person.get());
        let device = sale.who.device.map_or(0, i64::cast_unsigned);
        // Somebody of whom nothing is known is told apart by the order.
        let device = if person.is_none() && device == 0 { sale.order.unsigned_abs() } else { device };
        let at = if kind == Kind::Order { sale.sold_at } else { self.now };
        let fact = Signal {
            at,
            viewer: Viewer { person, device },
            origin: as_sold(&sale),
            amount: Some(units),
            ..self.fact(event, 0, kind, sale.market)
        };
        let via = sale.via.map(|(kind, id)| Via { kind: as_via(kind), id: id.get() });
        let fact = self.sold(fact, same(sale.listing), via)?;
        let creator = fact.creator.or(sale.earned.as_ref().map(|earned| earned.creator.get()));
        Ok(vec![Signal { creator, ..fact }])
    }

    /// A fact of an order: when, by whom, and through what.
    fn bought(
        &mut self,
        fact: Signal,
        order: &Order,
        listing: ListingId,
        via: Option<Via>,
    ) -> Result<Signal, db::Error> {
        let at = if fact.kind == Kind::Order { order.paid_at.unwrap_or(order.placed_at) } else { fact.at };
        let person = order.buyer.map(BuyerId::get);
        let device = if person.is_none() { order.id.get().unsigned_abs() } else { 0 };
        let fact = Signal { at, viewer: Viewer { person, device }, ..fact };
        let fact = self.sold(fact, listing, via)?;
        let seller = Author::Shop(same::<_, content::Shop>(ShopId::new(order.shop.get())));
        // Who buys through their own post is not counted either.
        let is_own = person.is_some() && fact.creator == person;
        let origin = match order.origin {
            order::Origin::Real => Origin::Real,
            order::Origin::Simulated => Origin::Simulated,
            order::Origin::Bot => Origin::Bot,
            order::Origin::Self_ => Origin::Self_,
        };
        let origin = if is_own { Origin::Self_ } else { self.origin(origin, person, Some(seller))? };
        Ok(Signal { origin, ..fact })
    }

    /// The same fact of a listing, and of the post or room that led to it.
    fn sold(&mut self, fact: Signal, listing: ListingId, via: Option<Via>) -> Result<Signal, db::Error> {
        let mut fact = Signal { listing: Some(listing.get()), ..fact };
        match via {
            Some(Via { kind: ViaKind::Post, id }) => {
                fact.post = Some(id);
                if let Some(post) = self.post(PostId::new(id))? {
                    fact.creator = Some(post.author.id());
                    fact.topics = post.topics.iter().map(|topic| topic.id.get()).take(signals::TOPICS_MAX).collect();
                }
            }
            Some(Via { kind: ViaKind::Room, id }) => fact.room = Some(id),
            Some(Via { kind: ViaKind::Link, .. }) | None => {}
        }
        Ok(fact)
    }

    fn post(&mut self, id: PostId) -> Result<Option<&Post>, db::Error> {
        if !self.posts.contains_key(&id) {
            let found = content::post::find(self.read, id)?;
            self.posts.insert(id, found);
        }
        Ok(self.posts.get(&id).and_then(Option::as_ref))
    }

    /// Where it comes from: from oneself, when whom it profits did it.
    fn origin(&mut self, told: Origin, person: Option<i64>, whom: Option<Author>) -> Result<Origin, db::Error> {
        let (Some(person), Some(whom), Origin::Real | Origin::Simulated) = (person, whom, told) else {
            return Ok(told);
        };
        Ok(if is_self(self.read, person, whom)? { Origin::Self_ } else { told })
    }

    fn fact(&self, event: &Event, place: usize, kind: Kind, market: MarketCode) -> Signal {
        Signal {
            id: format!("event/{}/{place}", event.id),
            kind,
            at: self.now,
            market,
            viewer: Viewer { person: None, device: 0 },
            origin: Origin::Real,
            post: None,
            room: None,
            listing: None,
            creator: None,
            topics: Vec::new(),
            amount: None,
        }
    }
}

/// Whether `person` is the author, or works in the shop that is.
pub fn is_self(read: &mut Read, person: i64, author: Author) -> Result<bool, db::Error> {
    match author {
        Author::Creator(creator) => Ok(creator.get() == person),
        Author::Shop(shop) => {
            let memberships = accounts::membership::of_person(read, accounts::PersonId::new(person))?;
            Ok(memberships.iter().any(|membership| membership.shop.get() == shop.get()))
        }
    }
}

/// The origin of content's events, as the log calls it.
fn as_origin(origin: content::Origin) -> Origin {
    match origin {
        content::Origin::Real => Origin::Real,
        content::Origin::Simulated => Origin::Simulated,
        content::Origin::Bot => Origin::Bot,
        content::Origin::Self_ => Origin::Self_,
    }
}

fn payload<T: DeserializeOwned>(event: &Event) -> Result<T, db::Error> {
    serde_json::from_str(&event.payload).map_err(fault)
}

#[cfg(test)]
mod tests;
