//! Samples: a unit of a product for a creator, who posts about it.

pub mod state;

use kernel::{Clock, Coded, Id, Instant, Page, PageRequest, Problem, Problems};
use serde::{Deserialize, Serialize};

pub use self::state::{EXTENSION_MS, IllegalMove, SampleEvent, SampleState};
use crate::{Actor, CollaborationId, CreatorId, PostId, ProductId, ShopId, VariantId, WarehouseId, store};

pub type SampleId = Id<Sample>;

/// Characters of a note at the most.
pub const NOTE_MAX: usize = 500;
/// Characters of a carrier's name, and of a number by which to follow a parcel.
pub const CARRIER_MAX: usize = 60;

/// A creator's wish for a sample, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Sample {
    pub id: SampleId,
    pub collaboration: CollaborationId,
    pub creator: CreatorId,
    pub shop: ShopId,
    pub product: ProductId,
    pub variant: VariantId,
    pub state: SampleState,
    /// What the creator wrote.
    pub note: String,
    /// Where to send it, for the seller, as JSON; gone when it is over.
    #[serde(skip)]
    pub address: Option<String>,
    /// Where its unit is kept.
    pub warehouse: Option<WarehouseId>,
    pub carrier: Option<String>,
    pub tracking: Option<String>,
    /// What the creator posted.
    pub post: Option<PostId>,
    /// The creator had their extension.
    pub extended: bool,
    /// When its clock runs out.
    pub due_at: Option<Instant>,
    pub requested_at: Instant,
    pub moved_at: Instant,
}

/// A step of a sample.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    pub from_state: Option<SampleState>,
    pub to_state: SampleState,
    pub actor: Actor,
    /// A word, such as `asked` or `silence`, or what somebody wrote.
    pub reason: String,
    pub at: Instant,
}

/// A wish for a sample. That the creator is in the collaboration and the variant is of the product is the caller's to know.
#[derive(Clone, Copy, Debug)]
pub struct NewSample<'a> {
    pub collaboration: CollaborationId,
    pub creator: CreatorId,
    pub shop: ShopId,
    pub product: ProductId,
    pub variant: VariantId,
    pub note: &'a str,
    /// As JSON.
    pub address: &'a str,
}

/// Why a sample was not asked for or moved.
#[derive(Debug, thiserror::Error)]
pub enum SampleError {
    #[error("{0}")]
    Invalid(Problems),
    /// The creator waits for one of this product, or must post about it.
    #[error("there is a sample of this product already")]
    Open,
    /// The collaboration gives no more.
    #[error("no samples are left")]
    NoneLeft,
    /// The extension was had already, or is not needed.
    #[error("there is one extension, while content is due")]
    NoExtension,
    #[error(transparent)]
    Illegal(#[from] IllegalMove),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for SampleError {
    fn code(&self) -> &'static str {
        match self {
            SampleError::Invalid(problems) => problems.code(),
            SampleError::Open => "affiliate.sample_open",
            SampleError::NoneLeft => "affiliate.no_samples_left",
            SampleError::NoExtension => "affiliate.no_extension",
            SampleError::Illegal(illegal) => illegal.code(),
            SampleError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            SampleError::Invalid(problems) => &problems.0,
            _ => &[],
        }
    }
}

/// The topic of samples that moved, one for each state: the key is the sample's id, the payload
/// `{"sample":"ID","shop":"ID","creator":"ID","product":"ID","state":"STATE"}`.
pub const fn topic(state: SampleState) -> &'static str {
    match state {
        SampleState::Pending => "affiliate.sample_requested",
        SampleState::AwaitingShipment => "affiliate.sample_approved",
        SampleState::Shipped => "affiliate.sample_shipped",
        SampleState::ContentDue => "affiliate.sample_content_due",
        SampleState::Completed => "affiliate.sample_completed",
        SampleState::Rejected => "affiliate.sample_rejected",
        SampleState::Expired => "affiliate.sample_expired",
        SampleState::NotShipped => "affiliate.sample_not_shipped",
        SampleState::Unfulfilled => "affiliate.sample_unfulfilled",
        SampleState::Withdrawn => "affiliate.sample_withdrawn",
    }
}

/// A note in its tidy form.
pub fn note(field: &'static str, text: &str) -> Result<String, Problems> {
    let text = text.trim();
    let mut problems = Problems::default();
    problems.check(text.chars().count() <= NOTE_MAX, || {
        Problem::new(field, "affiliate.note_too_long").with("max", NOTE_MAX)
    });
    problems.ok(text.to_owned())
}

/// The creator asks.
pub fn request(tx: &mut db::Tx, clock: &dyn Clock, new: &NewSample<'_>) -> Result<Sample, SampleError> {
    let now = clock.now();
    let sample = Sample {
        id: tx.new_id(),
        collaboration: new.collaboration,
        creator: new.creator,
        shop: new.shop,
        product: new.product,
        variant: new.variant,
        state: SampleState::Pending,
        note: note("note", new.note).map_err(SampleError::Invalid)?,
        address: Some(new.address.to_owned()),
        warehouse: None,
        carrier: None,
        tracking: None,
        post: None,
        extended: false,
        due_at: Some(now.plus_ms(state::APPROVE_MS)),
        requested_at: now,
        moved_at: now,
    };
    if !store::sample::insert(tx, &sample)? {
        return Err(SampleError::Open);
    }
    told(tx, clock, &sample, None, Actor::Creator, "asked")?;
    Ok(sample)
}

/// The seller says yes: a unit in `warehouse` is kept for it, by the caller.
pub fn approve(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    sample: &mut Sample,
    warehouse: WarehouseId,
) -> Result<(), SampleError> {
    let next = Sample { warehouse: Some(warehouse), ..sample.clone() };
    step(tx, clock, sample, next, SampleEvent::Approved, Actor::Seller, "approved")?;
    match store::collaboration::give_sample(tx, sample.collaboration)? {
        true => Ok(()),
        false => Err(SampleError::NoneLeft),
    }
}

/// The seller says no.
pub fn refuse(tx: &mut db::Tx, clock: &dyn Clock, sample: &mut Sample, reason: &str) -> Result<(), SampleError> {
    let reason = note("reason", reason).map_err(SampleError::Invalid)?;
    step(tx, clock, sample, sample.clone(), SampleEvent::Refused, Actor::Seller, &reason)
}

/// The seller sent it.
pub fn ship(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    sample: &mut Sample,
    carrier: &str,
    tracking: &str,
) -> Result<(), SampleError> {
    let (carrier, tracking) = (carrier.trim(), tracking.trim());
    let mut problems = Problems::default();
    for (field, text) in [("carrier", carrier), ("tracking", tracking)] {
        problems.check((1..=CARRIER_MAX).contains(&text.chars().count()), || {
            Problem::new(field, "affiliate.carrier_invalid").with("max", CARRIER_MAX)
        });
    }
    problems.ok(()).map_err(SampleError::Invalid)?;
    let next = Sample { carrier: Some(carrier.to_owned()), tracking: Some(tracking.to_owned()), ..sample.clone() };
    step(tx, clock, sample, next, SampleEvent::Shipped, Actor::Seller, "shipped")
}

/// It arrived, by the creator's or the seller's word.
pub fn arrived(tx: &mut db::Tx, clock: &dyn Clock, sample: &mut Sample, actor: Actor) -> Result<(), SampleError> {
    step(tx, clock, sample, sample.clone(), SampleEvent::Arrived, actor, "arrived")
}

/// The creator posted about these products: what was owed of them is done. Returns what was.
pub fn content_posted(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    creator: CreatorId,
    post: PostId,
    products: &[ProductId],
) -> Result<Vec<Sample>, SampleError> {
    let mut done = Vec::new();
    for mut sample in store::sample::owed(tx, creator)? {
        if !products.contains(&sample.product) {
            continue;
        }
        let next = Sample { post: Some(post), ..sample.clone() };
        step(tx, clock, &mut sample, next, SampleEvent::Posted, Actor::Creator, "posted")?;
        done.push(sample);
    }
    Ok(done)
}

/// Seven days more to post, once.
pub fn extend(tx: &mut db::Tx, clock: &dyn Clock, sample: &mut Sample) -> Result<(), SampleError> {
    let due_at =
        sample.due_at.filter(|due| sample.state == SampleState::ContentDue && !sample.extended && clock.now() < *due);
    let Some(due_at) = due_at else { return Err(SampleError::NoExtension) };
    let next = Sample { extended: true, due_at: Some(due_at.plus_ms(EXTENSION_MS)), ..sample.clone() };
    if !store::sample::update(tx, &next, sample.state)? {
        return Err(SampleError::NoExtension);
    }
    *sample = next;
    Ok(store::sample::insert_move(tx, sample, Some(sample.state), Actor::Creator, "extended", clock.now())?)
}

/// The creator does not want it any more.
pub fn withdraw(tx: &mut db::Tx, clock: &dyn Clock, sample: &mut Sample) -> Result<(), SampleError> {
    step(tx, clock, sample, sample.clone(), SampleEvent::Withdrawn, Actor::Creator, "withdrawn")
}

/// Its clock ran out.
pub fn lapse(tx: &mut db::Tx, clock: &dyn Clock, sample: &mut Sample) -> Result<(), SampleError> {
    step(tx, clock, sample, sample.clone(), SampleEvent::Lapsed, Actor::System, "silence")
}

/// `next` after the event: its state, its clock, its history, its event.
fn step(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    sample: &mut Sample,
    next: Sample,
    event: SampleEvent,
    actor: Actor,
    reason: &str,
) -> Result<(), SampleError> {
    let from = sample.state;
    let state = from.after(event, actor)?;
    let now = clock.now();
    let address = next.address.clone().filter(|_| !state.is_over());
    let due_at = state.clock_ms().map(|ms| now.plus_ms(ms));
    let next = Sample { state, due_at, address, moved_at: now, ..next };
    if !store::sample::update(tx, &next, from)? {
        return Err(IllegalMove { from, event, actor }.into());
    }
    *sample = next;
    told(tx, clock, sample, Some(from), actor, reason)
}

fn told(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    sample: &Sample,
    from: Option<SampleState>,
    actor: Actor,
    reason: &str,
) -> Result<(), SampleError> {
    store::sample::insert_move(tx, sample, from, actor, reason, clock.now())?;
    let Sample { id, shop, creator, product, state, .. } = sample;
    let payload = format!(
        "{{\"sample\":\"{id}\",\"shop\":\"{shop}\",\"creator\":\"{creator}\",\"product\":\"{product}\",\"state\":\"{}\"}}",
        state.name()
    );
    Ok(db::outbox::emit(tx, clock, topic(*state), id.get(), &payload)?)
}

/// The sample.
pub fn find(read: &mut db::Read, id: SampleId) -> Result<Option<Sample>, db::Error> {
    store::sample::find(read, id)
}

/// A creator's, the latest first.
pub fn of_creator(read: &mut db::Read, creator: CreatorId, page: &PageRequest) -> Result<Page<Sample>, db::Error> {
    store::sample::of_creator(read, creator, page)
}

/// A shop's, the latest first; in one state with `state`.
pub fn of_shop(
    read: &mut db::Read,
    shop: ShopId,
    state: Option<SampleState>,
    page: &PageRequest,
) -> Result<Page<Sample>, db::Error> {
    store::sample::of_shop(read, shop, state, page)
}

/// What happened to it, the oldest step first.
pub fn history(read: &mut db::Read, id: SampleId) -> Result<Vec<Moved>, db::Error> {
    store::sample::history(read, id)
}

/// Those whose clock ran out by `until`, the first first.
pub fn due(read: &mut db::Read, until: Instant, limit: i64) -> Result<Vec<(SampleId, Instant)>, db::Error> {
    store::sample::due(read, until, limit)
}

#[cfg(test)]
mod tests;
