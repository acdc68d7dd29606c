//! SQL of samples.

use db::{Read, Tx, params};
use kernel::{Cursor, Instant, Page, PageRequest};
use serde::Deserialize;

use crate::sample::{Moved, Sample, SampleId, SampleState};
use crate::{Actor, CollaborationId, CreatorId, PostId, ProductId, ShopId, VariantId, WarehouseId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT s.id, s.collaboration, s.creator, s.shop, s.product, s.variant, s.state, s.note, s.address, s.warehouse, s.carrier, \
             s.tracking, s.post, s.extended, s.due_at, s.requested_at, s.moved_at FROM sample s ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO sample (id, collaboration, creator, shop, product, variant, state, note, address, extended, due_at, requested_at, \
            moved_at) VALUES ($1, $2, $3, $4, $5, $6, 'PENDING', $7, $8, 0, $9, $10, $10) ON CONFLICT DO NOTHING";
    UPDATE = "UPDATE sample SET state = $2, address = $3, warehouse = $4, carrier = $5, tracking = $6, post = $7, extended = $8, \
            due_at = $9, moved_at = $10 WHERE id = $1 AND state = $11";
    INSERT_MOVE = "INSERT INTO sample_move (id, sample, from_state, to_state, actor, reason, at) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    FIND = select!("WHERE s.id = $1");
    OWED = select!("WHERE s.creator = $1 AND s.state IN ('SHIPPED', 'CONTENT_DUE') ORDER BY s.id");
    OF_CREATOR = select!("WHERE s.creator = $1 AND s.id < $2 ORDER BY s.id DESC LIMIT $3");
    OF_SHOP = select!("WHERE s.shop = $1 AND s.id < $2 AND (CAST($4 AS TEXT) = '' OR s.state = $4) ORDER BY s.id DESC LIMIT $3");
    HISTORY = "SELECT from_state, to_state, actor, reason, at FROM sample_move WHERE sample = $1 ORDER BY id";
    DUE = "SELECT id, due_at FROM sample WHERE due_at <= $1 ORDER BY due_at, id LIMIT $2";
}

#[derive(Deserialize)]
struct Row {
    id: SampleId,
    collaboration: CollaborationId,
    creator: CreatorId,
    shop: ShopId,
    product: ProductId,
    variant: VariantId,
    state: SampleState,
    note: String,
    address: Option<String>,
    warehouse: Option<WarehouseId>,
    carrier: Option<String>,
    tracking: Option<String>,
    post: Option<PostId>,
    extended: bool,
    due_at: Option<Instant>,
    requested_at: Instant,
    moved_at: Instant,
}

impl From<Row> for Sample {
    fn from(row: Row) -> Sample {
        Sample {
            id: row.id,
            collaboration: row.collaboration,
            creator: row.creator,
            shop: row.shop,
            product: row.product,
            variant: row.variant,
            state: row.state,
            note: row.note,
            address: row.address,
            warehouse: row.warehouse,
            carrier: row.carrier,
            tracking: row.tracking,
            post: row.post,
            extended: row.extended,
            due_at: row.due_at,
            requested_at: row.requested_at,
            moved_at: row.moved_at,
        }
    }
}

/// False while there is another one of the product for the creator.
pub(crate) fn insert(tx: &mut Tx, new: &Sample) -> Result<bool, db::Error> {
    let Sample { id, collaboration, creator, shop, product, variant, .. } = *new;
    let (note, address) = (&new.note, new.address.as_deref());
    let values =
        params![id, collaboration, creator, shop, product, variant, note, address, new.due_at, new.requested_at];
    Ok(tx.execute(INSERT, values)? == 1)
}

/// False when it is not in state `from` any more.
pub(crate) fn update(tx: &mut Tx, to: &Sample, from: SampleState) -> Result<bool, db::Error> {
    let values = params![
        to.id,
        to.state.name(),
        to.address.as_deref(),
        to.warehouse,
        to.carrier.as_deref(),
        to.tracking.as_deref(),
        to.post,
        to.extended,
        to.due_at,
        to.moved_at,
        from.name(),
    ];
    Ok(tx.execute(UPDATE, values)? == 1)
}

pub(crate) fn insert_move(
    tx: &mut Tx,
    sample: &Sample,
    from: Option<SampleState>,
    actor: Actor,
    reason: &str,
    at: Instant,
) -> Result<(), db::Error> {
    let id: SampleId = tx.new_id();
    let (from, to) = (from.map(SampleState::name), sample.state.name());
    tx.execute(INSERT_MOVE, params![id, sample.id, from, to, actor.name(), reason, at])?;
    Ok(())
}

pub(crate) fn find(read: &mut Read, id: SampleId) -> Result<Option<Sample>, db::Error> {
    Ok(read.optional::<Row>(FIND, params![id])?.map(Sample::from))
}

/// What a creator has, or will have, and did not post about.
pub(crate) fn owed(read: &mut Read, creator: CreatorId) -> Result<Vec<Sample>, db::Error> {
    Ok(read.all::<Row>(OWED, params![creator])?.into_iter().map(Sample::from).collect())
}

fn page_of(rows: Vec<Row>, page: &PageRequest) -> Page<Sample> {
    Page::of(rows.into_iter().map(Sample::from).collect(), page, |sample| sample.id.get())
}

fn before(page: &PageRequest) -> i64 {
    page.after.as_ref().and_then(Cursor::open).unwrap_or(i64::MAX)
}

pub(crate) fn of_creator(read: &mut Read, creator: CreatorId, page: &PageRequest) -> Result<Page<Sample>, db::Error> {
    Ok(page_of(read.all(OF_CREATOR, params![creator, before(page), page.fetch()])?, page))
}

pub(crate) fn of_shop(
    read: &mut Read,
    shop: ShopId,
    state: Option<SampleState>,
    page: &PageRequest,
) -> Result<Page<Sample>, db::Error> {
    let state = state.map_or("", SampleState::name);
    Ok(page_of(read.all(OF_SHOP, params![shop, before(page), page.fetch(), state])?, page))
}

pub(crate) fn history(read: &mut Read, id: SampleId) -> Result<Vec<Moved>, db::Error> {
    read.all(HISTORY, params![id])
}

pub(crate) fn due(read: &mut Read, until: Instant, limit: i64) -> Result<Vec<(SampleId, Instant)>, db::Error> {
    read.all(DUE, params![until, limit])
}
