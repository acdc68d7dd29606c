//! A shop's terms: which products, at which share, for whom.

use std::borrow::Cow;

use kernel::{Clock, Coded, Id, Instant, Page, PageRequest, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::member::{Member, MemberState};
use crate::terms::{self, NOTICE_MS, Terms};
use crate::{CreatorId, ProductId, ShopId, store};

pub type CollaborationId = Id<Collaboration>;

/// The least and the most of a price's base that a creator gets: 1 and 80 %.
pub const RATE_BP_MIN: i64 = 100;
pub const RATE_BP_MAX: i64 = 8_000;
/// Products and creators of a targeted collaboration at the most.
pub const TARGETED_PRODUCTS_MAX: usize = 100;
pub const TARGETED_CREATORS_MAX: usize = 50;
/// Products of an open one.
pub const OPEN_PRODUCTS_MAX: usize = 1_000;
/// Samples at the most.
pub const SAMPLES_MAX: i64 = 10_000;

/// A shop's terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Collaboration {
    pub id: CollaborationId,
    pub shop: ShopId,
    pub kind: Kind,
    pub state: State,
    /// What whoever joins now gets.
    pub rate_bp: i64,
    pub products: Vec<ProductId>,
    /// Samples at the most; `None`: as many as there is stock.
    pub samples: Option<i64>,
    pub samples_given: i64,
    /// When it is CLOSED; while it is CLOSING, 30 days after it was asked for.
    pub ends_at: Option<Instant>,
    pub created_at: Instant,
}

/// For whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Every creator may join.
    Open,
    /// The shop names the creators.
    Targeted,
}

impl Kind {
    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Open => "open",
            Kind::Targeted => "targeted",
        }
    }
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum State {
    Open,
    /// Nobody joins any more; whoever is in it sells on for 30 days.
    Closing,
    Closed,
}

/// What happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Event {
    /// The shop ends it.
    Close,
    /// Its time is over.
    End,
}

impl State {
    /// Every state.
    pub const ALL: [State; 3] = [State::Open, State::Closing, State::Closed];

    /// The one spelling in code, API and tables.
    pub const fn name(self) -> &'static str {
        match self {
            State::Open => "OPEN",
            State::Closing => "CLOSING",
            State::Closed => "CLOSED",
        }
    }

    /// Where an event leads from here; `None` where it does not happen.
    pub const fn after(self, event: Event) -> Option<State> {
        match (self, event) {
            (State::Open, Event::Close) => Some(State::Closing),
            (State::Open | State::Closing, Event::End) => Some(State::Closed),
            _ => None,
        }
    }
}

impl Event {
    pub const ALL: [Event; 2] = [Event::Close, Event::End];

    pub const fn name(self) -> &'static str {
        match self {
            Event::Close => "close",
            Event::End => "end",
        }
    }
}

/// Terms to be offered. That the products are the shop's and the creators creators is the caller's to know.
#[derive(Clone, Debug)]
pub struct NewCollaboration<'a> {
    pub shop: ShopId,
    pub kind: Kind,
    pub products: &'a [ProductId],
    pub rate_bp: i64,
    /// Of a targeted one; none of an open one.
    pub creators: &'a [CreatorId],
    pub samples: Option<i64>,
    pub ends_at: Option<Instant>,
}

/// What is to change; `None` leaves it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Change {
    pub rate_bp: Option<i64>,
    pub samples: Option<i64>,
}

/// The same creator and product in two targeted collaborations, or the same product in two open ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conflict {
    /// `None` between open ones.
    pub creator: Option<CreatorId>,
    pub product: ProductId,
    /// The one that stands already.
    pub collaboration: CollaborationId,
}

impl Conflict {
    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        let mut args: Vec<(Cow<'static, str>, String)> = vec![
            ("product".into(), self.product.to_string()),
            ("collaboration".into(), self.collaboration.to_string()),
        ];
        args.extend(self.creator.map(|creator| ("creator".into(), creator.to_string())));
        args
    }

    /// The creator and the product in the request.
    fn problems(&self, new: &NewCollaboration<'_>) -> Problems {
        let code = if self.creator.is_some() { "affiliate.conflict" } else { "affiliate.product_in_open" };
        let creator = new.creators.iter().position(|creator| Some(*creator) == self.creator);
        let product = new.products.iter().position(|product| *product == self.product);
        let fields =
            [creator.map(|place| format!("creators[{place}]")), product.map(|place| format!("products[{place}]"))];
        let problem = |field: String| Problem { args: self.args(), ..Problem::new(field, code) };
        Problems(fields.into_iter().flatten().map(problem).collect())
    }
}

/// Why terms were not offered, changed or joined.
#[derive(Debug, thiserror::Error)]
pub enum CollaborationError {
    #[error("no such collaboration")]
    NotFound,
    #[error("{0}")]
    Invalid(Problems),
    /// With what stands in the way, and the fields that say so.
    #[error("product {} is in collaboration {} already", .0.product, .0.collaboration)]
    Conflict(Conflict, Problems),
    /// It is not OPEN, so nobody joins and nothing changes.
    #[error("the collaboration is not open")]
    NotOpen,
    /// A targeted one to which the creator was not invited.
    #[error("not invited")]
    NotInvited,
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for CollaborationError {
    fn code(&self) -> &'static str {
        match self {
            CollaborationError::NotFound | CollaborationError::NotInvited => "affiliate.collaboration_not_found",
            CollaborationError::Invalid(problems) => problems.code(),
            CollaborationError::Conflict(Conflict { creator: Some(_), .. }, _) => "affiliate.conflict",
            CollaborationError::Conflict(..) => "affiliate.product_in_open",
            CollaborationError::NotOpen => "affiliate.collaboration_not_open",
            CollaborationError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            CollaborationError::Invalid(problems) | CollaborationError::Conflict(_, problems) => &problems.0,
            _ => &[],
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        match self {
            CollaborationError::Conflict(conflict, _) => conflict.args(),
            _ => Vec::new(),
        }
    }
}

/// Topics of the outbox; the key is the collaboration's id.
pub mod event {
    /// A creator joined: `{"collaboration":"ID","shop":"ID","creator":"ID"}`.
    pub const JOINED: &str = "affiliate.joined";
    /// A creator was invited to a targeted one; the same payload.
    pub const INVITED: &str = "affiliate.invited";
    /// The rate changed: `{"collaboration","shop","rate_bp","was_bp"}`.
    pub const RATE_CHANGED: &str = "affiliate.rate_changed";
    /// Nobody joins any more, and when it ends: `{"collaboration","shop"}`.
    pub const CLOSING: &str = "affiliate.closing";
}

/// Offers terms. The creators of a targeted one are invited.
pub fn open(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    new: &NewCollaboration<'_>,
) -> Result<Collaboration, CollaborationError> {
    check(clock, new).map_err(CollaborationError::Invalid)?;
    if let Some(conflict) = conflict(tx, new, clock.now())? {
        return Err(CollaborationError::Conflict(conflict, conflict.problems(new)));
    }
    let collaboration = Collaboration {
        id: tx.new_id(),
        shop: new.shop,
        kind: new.kind,
        state: State::Open,
        rate_bp: new.rate_bp,
        products: new.products.to_vec(),
        samples: new.samples,
        samples_given: 0,
        ends_at: new.ends_at,
        created_at: clock.now(),
    };
    store::collaboration::insert(tx, &collaboration)?;
    for creator in new.creators {
        put_member(tx, clock, &collaboration, *creator, MemberState::Invited)?;
    }
    Ok(collaboration)
}

fn check(clock: &dyn Clock, new: &NewCollaboration<'_>) -> Result<(), Problems> {
    let mut problems = Problems::default();
    check_rate(new.rate_bp, &mut problems);
    check_samples(new.samples, &mut problems);
    let targeted = new.kind == Kind::Targeted;
    let products_max = if targeted { TARGETED_PRODUCTS_MAX } else { OPEN_PRODUCTS_MAX };
    let products_fit = (1..=products_max).contains(&new.products.len());
    problems.check(products_fit, || Problem::new("products", "affiliate.products_count").with("max", products_max));
    let creators = if targeted { 1..=TARGETED_CREATORS_MAX } else { 0..=0 };
    let max = *creators.end();
    problems.check(creators.contains(&new.creators.len()), || {
        Problem::new("creators", if targeted { "affiliate.creators_count" } else { "affiliate.creators_of_open" })
            .with("max", max)
    });
    twice(new.products, "products", &mut problems);
    twice(new.creators, "creators", &mut problems);
    let later = new.ends_at.is_none_or(|end| end > clock.now());
    problems.check(later, || Problem::new("ends_at", "affiliate.ends_in_past"));
    problems.ok(())
}

fn check_rate(rate_bp: i64, problems: &mut Problems) {
    problems.check((RATE_BP_MIN..=RATE_BP_MAX).contains(&rate_bp), || {
        Problem::new("rate_bp", "affiliate.rate_out_of_range")
            .with("min", RATE_BP_MIN / 100)
            .with("max", RATE_BP_MAX / 100)
    });
}

fn check_samples(samples: Option<i64>, problems: &mut Problems) {
    problems.check(samples.is_none_or(|samples| (0..=SAMPLES_MAX).contains(&samples)), || {
        Problem::new("samples", "affiliate.samples_out_of_range").with("max", SAMPLES_MAX)
    });
}

fn twice<T>(ids: &[Id<T>], field: &str, problems: &mut Problems) {
    let mut seen = std::collections::HashSet::with_capacity(ids.len());
    for (place, id) in ids.iter().enumerate() {
        problems.check(seen.insert(id.get()), || Problem::new(format!("{field}[{place}]"), "affiliate.named_twice"));
    }
}

/// What stands in the way of the new one.
fn conflict(read: &mut db::Read, new: &NewCollaboration<'_>, now: Instant) -> Result<Option<Conflict>, db::Error> {
    let creators: Vec<Option<CreatorId>> = match new.kind {
        Kind::Open => vec![None],
        Kind::Targeted => new.creators.iter().copied().map(Some).collect(),
    };
    for creator in creators {
        let taken = store::collaboration::taken(read, new.shop, creator, now)?;
        if let Some((product, collaboration)) = taken.into_iter().find(|(product, _)| new.products.contains(product)) {
            return Ok(Some(Conflict { creator, product, collaboration }));
        }
    }
    Ok(None)
}

/// Changes the rate (at once for whoever joins and for a raise; after 30 days for creators who sell already and a cut) or the
/// number of samples.
pub fn change(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    collaboration: &mut Collaboration,
    change: Change,
) -> Result<(), CollaborationError> {
    if collaboration.state != State::Open {
        return Err(CollaborationError::NotOpen);
    }
    let mut problems = Problems::default();
    if let Some(rate_bp) = change.rate_bp {
        check_rate(rate_bp, &mut problems);
    }
    check_samples(change.samples, &mut problems);
    let given = collaboration.samples_given;
    problems.check(change.samples.is_none_or(|samples| samples >= given), || {
        Problem::new("samples", "affiliate.samples_below_given").with("given", given)
    });
    problems.ok(()).map_err(CollaborationError::Invalid)?;
    let was_bp = collaboration.rate_bp;
    collaboration.rate_bp = change.rate_bp.unwrap_or(was_bp);
    collaboration.samples = change.samples.or(collaboration.samples);
    store::collaboration::update(tx, collaboration, clock.now())?;
    if collaboration.rate_bp != was_bp {
        store::collaboration::set_rate(tx, collaboration, clock.now())?;
        let Collaboration { id, shop, rate_bp, .. } = *collaboration;
        let payload =
            format!("{{\"collaboration\":\"{id}\",\"shop\":\"{shop}\",\"rate_bp\":{rate_bp},\"was_bp\":{was_bp}}}");
        db::outbox::emit(tx, clock, event::RATE_CHANGED, id.get(), &payload)?;
    }
    Ok(())
}

/// Ends it: nobody joins any more, and 30 days later it is CLOSED. Again, it changes nothing.
pub fn close(tx: &mut db::Tx, clock: &dyn Clock, collaboration: &mut Collaboration) -> Result<(), CollaborationError> {
    let Some(state) = collaboration.state.after(Event::Close) else { return Ok(()) };
    let notice = clock.now().plus_ms(NOTICE_MS);
    collaboration.state = state;
    collaboration.ends_at = Some(collaboration.ends_at.map_or(notice, |end| end.min(notice)));
    store::collaboration::update(tx, collaboration, clock.now())?;
    let payload = format!("{{\"collaboration\":\"{}\",\"shop\":\"{}\"}}", collaboration.id, collaboration.shop);
    Ok(db::outbox::emit(tx, clock, event::CLOSING, collaboration.id.get(), &payload)?)
}

/// Its time is over, if it is.
pub fn end(tx: &mut db::Tx, clock: &dyn Clock, id: CollaborationId) -> Result<(), db::Error> {
    let Some(mut collaboration) = find(tx, id)? else { return Ok(()) };
    let is_due = collaboration.ends_at.is_some_and(|end| end <= clock.now());
    let Some(state) = collaboration.state.after(Event::End).filter(|_| is_due) else { return Ok(()) };
    collaboration.state = state;
    store::collaboration::update(tx, &collaboration, clock.now())
}

/// Those whose time is over by `until`, the first first.
pub fn due(read: &mut db::Read, until: Instant, limit: i64) -> Result<Vec<(CollaborationId, Instant)>, db::Error> {
    store::collaboration::due(read, until, limit)
}

/// The creator is in it from now on: an open one that is OPEN, or a targeted one to which they were invited.
pub fn join(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    collaboration: &Collaboration,
    creator: CreatorId,
) -> Result<Member, CollaborationError> {
    let known = store::member::find(tx, collaboration.id, creator)?;
    if collaboration.kind == Kind::Targeted && known.is_none() {
        return Err(CollaborationError::NotInvited);
    }
    if let Some(member) = known.filter(|member| member.state == MemberState::Joined) {
        return Ok(member);
    }
    if collaboration.state != State::Open || collaboration.ends_at.is_some_and(|end| end <= clock.now()) {
        return Err(CollaborationError::NotOpen);
    }
    Ok(put_member(tx, clock, collaboration, creator, MemberState::Joined)?)
}

/// The creator is not in it any more, or says no to the invitation. Again, it changes nothing.
pub fn leave(tx: &mut db::Tx, clock: &dyn Clock, id: CollaborationId, creator: CreatorId) -> Result<bool, db::Error> {
    store::member::leave(tx, id, creator, clock.now())
}

fn put_member(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    collaboration: &Collaboration,
    creator: CreatorId,
    state: MemberState,
) -> Result<Member, db::Error> {
    let member = Member { id: tx.new_id(), collaboration: collaboration.id, creator, state, since: clock.now() };
    let member = store::member::put(tx, &member, clock.now())?;
    let topic = if state == MemberState::Joined { event::JOINED } else { event::INVITED };
    let payload = format!(
        "{{\"collaboration\":\"{}\",\"shop\":\"{}\",\"creator\":\"{creator}\"}}",
        collaboration.id, collaboration.shop
    );
    db::outbox::emit(tx, clock, topic, collaboration.id.get(), &payload)?;
    Ok(member)
}

/// The collaboration.
pub fn find(read: &mut db::Read, id: CollaborationId) -> Result<Option<Collaboration>, db::Error> {
    store::collaboration::find(read, id)
}

/// A shop's, the latest first.
pub fn of_shop(read: &mut db::Read, shop: ShopId, page: &PageRequest) -> Result<Page<Collaboration>, db::Error> {
    store::collaboration::of_shop(read, shop, page)
}

/// Open ones that everybody may join, the latest first. Which of their products are on sale where, others know.
pub fn to_join(read: &mut db::Read, page: &PageRequest) -> Result<Page<Collaboration>, db::Error> {
    store::collaboration::to_join(read, page)
}

/// Those a creator is in or invited to, the latest first.
pub fn of_creator(
    read: &mut db::Read,
    creator: CreatorId,
    page: &PageRequest,
) -> Result<Page<(Collaboration, Member)>, db::Error> {
    store::collaboration::of_creator(read, creator, page)
}

/// Who is in it or invited, the latest first.
pub fn members(read: &mut db::Read, id: CollaborationId, page: &PageRequest) -> Result<Page<Member>, db::Error> {
    store::member::list(read, id, page)
}

/// How a creator stands to it.
pub fn member(read: &mut db::Read, id: CollaborationId, creator: CreatorId) -> Result<Option<Member>, db::Error> {
    store::member::find(read, id, creator)
}

/// The creators who are in it: how many.
pub fn members_count(read: &mut db::Read, id: CollaborationId) -> Result<i64, db::Error> {
    store::member::count(read, id)
}

/// The terms on which the creator may promote the product now; `None`: not at all.
pub fn may_promote(
    read: &mut db::Read,
    creator: CreatorId,
    product: ProductId,
    now: Instant,
) -> Result<Option<Terms>, db::Error> {
    terms_at(read, creator, product, now)
}

/// The terms at `at`, as far back as 30 days.
pub fn terms_at(
    read: &mut db::Read,
    creator: CreatorId,
    product: ProductId,
    at: Instant,
) -> Result<Option<Terms>, db::Error> {
    let candidates = store::collaboration::candidates(read, creator, &[product], at)?;
    Ok(terms::choose(&candidates, at))
}

/// Everything from which the creator could have terms for the product at `at`: what [`terms::choose`] chooses from.
pub fn candidates(
    read: &mut db::Read,
    creator: CreatorId,
    product: ProductId,
    at: Instant,
) -> Result<Vec<terms::Candidate>, db::Error> {
    store::collaboration::candidates(read, creator, &[product], at)
}

/// What this collaboration gives the creator at `at`, whatever else they have; `None` when they are not in it.
pub fn terms_in(
    read: &mut db::Read,
    collaboration: &Collaboration,
    creator: CreatorId,
    at: Instant,
) -> Result<Option<Terms>, db::Error> {
    let Some(product) = collaboration.products.first() else { return Ok(None) };
    let mut candidates = store::collaboration::candidates(read, creator, &[*product], at)?;
    candidates.retain(|candidate| candidate.collaboration == collaboration.id);
    Ok(terms::choose(&candidates, at))
}

/// The terms for each of these products that the creator may promote, in their order. One statement for every 16.
pub fn terms_of(
    read: &mut db::Read,
    creator: CreatorId,
    products: &[ProductId],
    at: Instant,
) -> Result<Vec<Terms>, db::Error> {
    let mut found = Vec::with_capacity(products.len());
    for some in products.chunks(store::TOGETHER) {
        let mut candidates = store::collaboration::candidates(read, creator, some, at)?;
        for product in some {
            let (of, rest): (Vec<_>, Vec<_>) =
                candidates.into_iter().partition(|candidate| candidate.product == *product);
            found.extend(terms::choose(&of, at));
            candidates = rest;
        }
    }
    Ok(found)
}

/// What the creator may promote, by product, with the terms.
pub fn promotable(
    read: &mut db::Read,
    creator: CreatorId,
    now: Instant,
    page: &PageRequest,
) -> Result<Page<Terms>, db::Error> {
    let products = store::collaboration::promotable(read, creator, now, page)?;
    let next = products.next;
    Ok(Page { items: terms_of(read, creator, &products.items, now)?, next })
}

#[cfg(test)]
mod tests;
