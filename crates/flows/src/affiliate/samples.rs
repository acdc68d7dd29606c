//! Samples: asked for by creators who may promote the product, kept in stock from the seller's yes on, and done when a post with
//! the product is shown.

use std::borrow::Cow;

use accounts::address::Address;
use affiliate::collaboration::{self, State};
use affiliate::commission;
use affiliate::sample::{self, NewSample, Sample, SampleError, SampleEvent, SampleId, SampleState};
use affiliate::{Actor, CollaborationId, CreatorId, OrderId, ProductId, VariantId};
use content::Author;
use content::event::{OfPost, POST_READY};
use db::outbox::{Consumer, Event};
use kernel::{Clock, Coded, Problem, Problems};
use trade::order::ORDER_PAID;

use crate::trade::{fault, same};

/// A creator's wish for a sample.
#[derive(Clone, Debug)]
pub struct AskSample {
    pub collaboration: CollaborationId,
    pub creator: CreatorId,
    pub product: ProductId,
    /// `None`: the product's first one.
    pub variant: Option<VariantId>,
    pub note: String,
    pub address: Address,
}

/// Why a sample was not asked for or moved.
#[derive(Debug, thiserror::Error)]
pub enum SampleFlowError {
    /// No such collaboration, or not the creator's.
    #[error("no such collaboration")]
    NotFound,
    #[error("the collaboration is not open")]
    NotOpen,
    #[error("{0}")]
    Invalid(Problems),
    /// There is no unit to be kept.
    #[error("out of stock")]
    OutOfStock,
    #[error(transparent)]
    Sample(#[from] SampleError),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for SampleFlowError {
    fn code(&self) -> &'static str {
        match self {
            SampleFlowError::NotFound => "affiliate.collaboration_not_found",
            SampleFlowError::NotOpen => "affiliate.collaboration_not_open",
            SampleFlowError::Invalid(problems) => problems.code(),
            SampleFlowError::OutOfStock => "affiliate.sample_out_of_stock",
            SampleFlowError::Sample(error) => error.code(),
            SampleFlowError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            SampleFlowError::Invalid(problems) => &problems.0,
            SampleFlowError::Sample(error) => error.problems(),
            _ => &[],
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        match self {
            SampleFlowError::Sample(error) => error.args(),
            _ => Vec::new(),
        }
    }
}

/// Asks for a sample of a product that the creator may promote by this collaboration.
pub fn ask_sample(tx: &mut db::Tx, clock: &dyn Clock, ask: &AskSample) -> Result<Sample, SampleFlowError> {
    let found = collaboration::find(tx, ask.collaboration)?.ok_or(SampleFlowError::NotFound)?;
    let member = collaboration::member(tx, found.id, ask.creator)?;
    if member.is_none_or(|member| member.state == affiliate::member::MemberState::Left) {
        return Err(SampleFlowError::NotFound);
    }
    if found.state != State::Open {
        return Err(SampleFlowError::NotOpen);
    }
    let variant = variant_of(tx, &found, ask)?;
    let address = serde_json::to_string(&ask.address).map_err(fault)?;
    let new = NewSample {
        collaboration: found.id,
        creator: ask.creator,
        shop: found.shop,
        product: ask.product,
        variant,
        note: &ask.note,
        address: &address,
    };
    Ok(sample::request(tx, clock, &new)?)
}

/// The variant that was asked for, or the product's first one.
fn variant_of(
    tx: &mut db::Tx,
    found: &collaboration::Collaboration,
    ask: &AskSample,
) -> Result<VariantId, SampleFlowError> {
    let mut problems = Problems::default();
    let product = match found.products.contains(&ask.product) {
        true => catalog::product::find(tx, same(ask.product))?,
        false => None,
    };
    problems.check(product.is_some(), || Problem::new("product", "affiliate.product_unknown"));
    let variants = product.map(|product| product.variants).unwrap_or_default();
    let variant =
        variants.iter().map(|variant| same(variant.id)).find(|id| ask.variant.is_none_or(|asked| asked == *id));
    if !variants.is_empty() {
        problems.check(variant.is_some(), || Problem::new("variant", "affiliate.variant_unknown"));
    }
    if let Err(unfit) = sample::note("note", &ask.note) {
        problems.0.extend(unfit.0);
    }
    let variant = variant.ok_or(());
    problems.ok(()).map_err(SampleFlowError::Invalid)?;
    variant.map_err(|()| SampleFlowError::NotFound)
}

/// The seller's yes, which keeps a unit, or no.
pub fn decide_sample(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    sample: &mut Sample,
    accept: bool,
    reason: &str,
) -> Result<(), SampleFlowError> {
    if !accept {
        return Ok(sample::refuse(tx, clock, sample, reason)?);
    }
    sample.state.after(SampleEvent::Approved, Actor::Seller).map_err(SampleError::from)?;
    let warehouse = fulfilment::sample::keep(tx, clock, same(sample.variant))?.ok_or(SampleFlowError::OutOfStock)?;
    Ok(sample::approve(tx, clock, sample, same(warehouse))?)
}

/// The seller sent it: the unit has left the house.
pub fn ship_sample(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    sample: &mut Sample,
    carrier: &str,
    tracking: &str,
) -> Result<(), SampleFlowError> {
    sample::ship(tx, clock, sample, carrier, tracking)?;
    if let Some(warehouse) = sample.warehouse {
        fulfilment::sample::ship(tx, clock, same(sample.variant), same(warehouse))?;
    }
    Ok(())
}

/// It arrived.
pub fn receive_sample(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    sample: &mut Sample,
    actor: Actor,
) -> Result<(), SampleFlowError> {
    Ok(sample::arrived(tx, clock, sample, actor)?)
}

/// The creator does not want it any more.
pub fn withdraw_sample(tx: &mut db::Tx, clock: &dyn Clock, sample: &mut Sample) -> Result<(), SampleFlowError> {
    let before = sample.state;
    sample::withdraw(tx, clock, sample)?;
    Ok(for_sale_again(tx, clock, sample, before)?)
}

/// Its clock ran out, if it did.
pub(crate) fn sample_due(tx: &mut db::Tx, clock: &dyn Clock, id: SampleId) -> Result<(), db::Error> {
    let found = sample::find(tx, id)?.filter(|sample| sample.due_at.is_some_and(|due| due <= clock.now()));
    let Some(mut sample) = found else { return Ok(()) };
    let before = sample.state;
    sample::lapse(tx, clock, &mut sample).map_err(fault)?;
    for_sale_again(tx, clock, &sample, before)
}

/// The unit that was kept, where it is not needed any more.
fn for_sale_again(tx: &mut db::Tx, clock: &dyn Clock, sample: &Sample, before: SampleState) -> Result<(), db::Error> {
    if let Some(warehouse) = sample.warehouse.filter(|_| before.keeps_a_unit()) {
        fulfilment::sample::release(tx, clock, same(sample.variant), same(warehouse))?;
    }
    Ok(())
}

/// Follows posts, which fulfil samples, and orders, which earn commissions.
pub(crate) struct AffiliateFollower;

impl Consumer for AffiliateFollower {
    fn name(&self) -> &'static str {
        "affiliate"
    }

    fn wants(&self, topic: &str) -> bool {
        topic == POST_READY || topic == ORDER_PAID
    }

    fn handle(&self, db: &db::Db, clock: &dyn Clock, events: &[Event]) -> Result<(), String> {
        let now = kernel::ManualClock::at(clock.now());
        let events: Vec<Event> = events.to_vec();
        db.write_blocking(move |tx| events.iter().try_for_each(|event| follow(tx, &now, event)))
            .map_err(|error| error.to_string())
    }
}

fn follow(tx: &mut db::Tx, clock: &dyn Clock, event: &Event) -> Result<(), db::Error> {
    if event.topic == POST_READY {
        let Ok(of) = serde_json::from_str::<OfPost>(&event.payload) else { return Ok(()) };
        return posted(tx, clock, &of);
    }
    for commission in commission::of_order(tx, OrderId::new(event.key))? {
        if commission.state == commission::CommissionState::Ordered && !commission.is_nothing() {
            commission::tell(tx, clock, &commission)?;
        }
    }
    Ok(())
}

fn posted(tx: &mut db::Tx, clock: &dyn Clock, of: &OfPost) -> Result<(), db::Error> {
    let Author::Creator(creator) = of.author else { return Ok(()) };
    let Some(post) = content::post::find(tx, of.post)? else { return Ok(()) };
    let products: Vec<ProductId> = post.anchors.iter().map(|anchor| same(anchor.product)).collect();
    match sample::content_posted(tx, clock, same(creator), same(post.id), &products) {
        Ok(_) => Ok(()),
        Err(SampleError::Db(error)) => Err(error),
        Err(other) => Err(fault(other)),
    }
}
