//! SQL of collaborations, their products and their rates.

use std::collections::HashMap;

use db::{Read, Tx, Value, params};
use kernel::{Instant, Page, PageRequest};
use serde::Deserialize;

use super::{NOBODY, filled};
use crate::collaboration::{Collaboration, Kind, State};
use crate::member::{Member, MemberId, MemberState};
use crate::terms::{Candidate, NOTICE_MS, Offered};
use crate::{CollaborationId, CreatorId, ProductId, ShopId};

macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT c.id, c.shop, c.kind, c.state, c.rate_bp, c.samples, c.samples_given, c.ends_at, c.created_at FROM collaboration c ",
            $rest
        )
    };
}

db::statements! {
    INSERT = "INSERT INTO collaboration (id, shop, kind, state, rate_bp, samples, samples_given, ends_at, created_at, updated_at) \
        VALUES ($1, $2, $3, 'OPEN', $4, $5, 0, $6, $7, $7)";
    INSERT_PRODUCT = "INSERT INTO collaboration_product (collaboration, product) VALUES ($1, $2)";
    INSERT_RATE = "INSERT INTO collaboration_rate (id, collaboration, rate_bp, from_at, until_at) VALUES ($1, $2, $3, $4, NULL)";
    END_RATE = "UPDATE collaboration_rate SET until_at = $2 WHERE collaboration = $1 AND until_at IS NULL";
    UPDATE = "UPDATE collaboration SET state = $2, rate_bp = $3, samples = $4, ends_at = $5, updated_at = $6 WHERE id = $1";
    GIVE_SAMPLE = "UPDATE collaboration SET samples_given = samples_given + 1 \
        WHERE id = $1 AND (samples IS NULL OR samples_given < samples)";
    FIND = select!("WHERE c.id = $1");
    PRODUCTS = "SELECT product FROM collaboration_product WHERE collaboration = $1 ORDER BY product";
    PRODUCTS_OF = "SELECT collaboration, product FROM collaboration_product WHERE collaboration IN \
        ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) ORDER BY collaboration, product";
    OF_SHOP = select!("WHERE c.shop = $1 AND c.id < $2 ORDER BY c.id DESC LIMIT $3");
    TO_JOIN = select!("WHERE c.kind = 'open' AND c.state = 'OPEN' AND c.id < $1 ORDER BY c.id DESC LIMIT $2");
    OF_CREATOR = "SELECT c.id, c.shop, c.kind, c.state, c.rate_bp, c.samples, c.samples_given, c.ends_at, c.created_at, \
            m.id AS member, m.state AS membership, m.since \
        FROM collaboration_member m JOIN collaboration c ON c.id = m.collaboration \
        WHERE m.creator = $1 AND m.state <> 'LEFT' AND c.id < $2 ORDER BY c.id DESC LIMIT $3";
    DUE = "SELECT id, ends_at FROM collaboration WHERE ends_at <= $1 AND state <> 'CLOSED' ORDER BY ends_at, id LIMIT $2";
    /// Products that the shop's open collaborations name already.
    TAKEN_OPEN = "SELECT p.product, p.collaboration FROM collaboration_product p JOIN collaboration c ON c.id = p.collaboration \
        WHERE c.shop = $2 AND c.kind = 'open' AND c.state <> 'CLOSED' AND (c.ends_at IS NULL OR c.ends_at > $1) ORDER BY p.product";
    /// Products of targeted collaborations that a creator is in or invited to.
    TAKEN_TARGETED = "SELECT p.product, p.collaboration FROM collaboration_member m \
        JOIN collaboration c ON c.id = m.collaboration JOIN collaboration_product p ON p.collaboration = c.id \
        WHERE m.creator = $2 AND m.state <> 'LEFT' AND c.kind = 'targeted' AND c.state <> 'CLOSED' \
            AND (c.ends_at IS NULL OR c.ends_at > $1) ORDER BY p.product";
    CANDIDATES = "SELECT p.product, c.id AS collaboration, c.shop, c.kind, c.state, c.ends_at, m.creator, m.state AS membership, m.since, \
            r.rate_bp, r.from_at, r.until_at \
        FROM collaboration_product p \
        JOIN collaboration_member m ON m.collaboration = p.collaboration AND m.creator = $1 AND m.state <> 'LEFT' \
        JOIN collaboration c ON c.id = p.collaboration AND c.state <> 'CLOSED' \
        JOIN collaboration_rate r ON r.collaboration = c.id AND (r.until_at IS NULL OR r.until_at > $2) \
        WHERE p.product IN ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) \
        ORDER BY p.product, c.id, r.from_at, r.id";
    PROMOTABLE = "SELECT DISTINCT p.product FROM collaboration_member m \
        JOIN collaboration c ON c.id = m.collaboration AND c.state <> 'CLOSED' AND (c.ends_at IS NULL OR c.ends_at > $2) \
        JOIN collaboration_product p ON p.collaboration = c.id \
        WHERE m.creator = $1 AND (m.state = 'JOINED' OR (m.state = 'INVITED' AND c.kind = 'targeted')) AND p.product > $3 \
        ORDER BY p.product LIMIT $4";
}

#[derive(Deserialize)]
struct Row {
    id: CollaborationId,
    shop: ShopId,
    kind: Kind,
    state: State,
    rate_bp: i64,
    samples: Option<i64>,
    samples_given: i64,
    ends_at: Option<Instant>,
    created_at: Instant,
}

impl Row {
    fn collaboration(self, products: Vec<ProductId>) -> Collaboration {
        let Row { id, shop, kind, state, rate_bp, samples, samples_given, ends_at, created_at } = self;
        Collaboration { id, shop, kind, state, rate_bp, products, samples, samples_given, ends_at, created_at }
    }
}

pub(crate) fn insert(tx: &mut Tx, new: &Collaboration) -> Result<(), db::Error> {
    let values = params![new.id, new.shop, new.kind.name(), new.rate_bp, new.samples, new.ends_at, new.created_at];
    tx.execute(INSERT, values)?;
    for product in &new.products {
        tx.execute(INSERT_PRODUCT, params![new.id, *product])?;
    }
    insert_rate(tx, new, new.created_at)
}

fn insert_rate(tx: &mut Tx, of: &Collaboration, now: Instant) -> Result<(), db::Error> {
    let id: CollaborationId = tx.new_id();
    tx.execute(INSERT_RATE, params![id, of.id, of.rate_bp, now])?;
    Ok(())
}

/// The rate is another from now on.
pub(crate) fn set_rate(tx: &mut Tx, of: &Collaboration, now: Instant) -> Result<(), db::Error> {
    tx.execute(END_RATE, params![of.id, now])?;
    insert_rate(tx, of, now)
}

pub(crate) fn update(tx: &mut Tx, to: &Collaboration, now: Instant) -> Result<(), db::Error> {
    tx.execute(UPDATE, params![to.id, to.state.name(), to.rate_bp, to.samples, to.ends_at, now])?;
    Ok(())
}

/// False when as many were given as there are.
pub(crate) fn give_sample(tx: &mut Tx, id: CollaborationId) -> Result<bool, db::Error> {
    Ok(tx.execute(GIVE_SAMPLE, params![id])? == 1)
}

pub(crate) fn find(read: &mut Read, id: CollaborationId) -> Result<Option<Collaboration>, db::Error> {
    let Some(row) = read.optional::<Row>(FIND, params![id])? else { return Ok(None) };
    let products = read.all(PRODUCTS, params![id])?;
    Ok(Some(row.collaboration(products)))
}

/// The rows with their products.
fn whole(read: &mut Read, rows: Vec<Row>) -> Result<Vec<Collaboration>, db::Error> {
    let ids: Vec<CollaborationId> = rows.iter().map(|row| row.id).collect();
    let mut products: HashMap<CollaborationId, Vec<ProductId>> = HashMap::with_capacity(ids.len());
    for some in ids.chunks(super::TOGETHER) {
        for (collaboration, product) in read.all::<(CollaborationId, ProductId)>(PRODUCTS_OF, &filled(some))? {
            products.entry(collaboration).or_default().push(product);
        }
    }
    let whole = |row: Row| {
        let products = products.remove(&row.id).unwrap_or_default();
        row.collaboration(products)
    };
    Ok(rows.into_iter().map(whole).collect())
}

fn before(page: &PageRequest) -> i64 {
    page.after.as_ref().and_then(kernel::Cursor::open).unwrap_or(i64::MAX)
}

pub(crate) fn of_shop(read: &mut Read, shop: ShopId, page: &PageRequest) -> Result<Page<Collaboration>, db::Error> {
    let rows: Vec<Row> = read.all(OF_SHOP, params![shop, before(page), page.fetch()])?;
    Ok(Page::of(whole(read, rows)?, page, |one| one.id.get()))
}

pub(crate) fn to_join(read: &mut Read, page: &PageRequest) -> Result<Page<Collaboration>, db::Error> {
    let rows: Vec<Row> = read.all(TO_JOIN, params![before(page), page.fetch()])?;
    Ok(Page::of(whole(read, rows)?, page, |one| one.id.get()))
}

#[derive(Deserialize)]
struct OfCreatorRow {
    id: CollaborationId,
    shop: ShopId,
    kind: Kind,
    state: State,
    rate_bp: i64,
    samples: Option<i64>,
    samples_given: i64,
    ends_at: Option<Instant>,
    created_at: Instant,
    member: MemberId,
    membership: MemberState,
    since: Instant,
}

impl OfCreatorRow {
    fn split(self, creator: CreatorId) -> (Row, Member) {
        let OfCreatorRow { id, shop, kind, state, rate_bp, samples, samples_given, ends_at, created_at, .. } = self;
        let member = Member { id: self.member, collaboration: id, creator, state: self.membership, since: self.since };
        (Row { id, shop, kind, state, rate_bp, samples, samples_given, ends_at, created_at }, member)
    }
}

pub(crate) fn of_creator(
    read: &mut Read,
    creator: CreatorId,
    page: &PageRequest,
) -> Result<Page<(Collaboration, Member)>, db::Error> {
    let rows: Vec<OfCreatorRow> = read.all(OF_CREATOR, params![creator, before(page), page.fetch()])?;
    let (rows, members): (Vec<Row>, Vec<Member>) = rows.into_iter().map(|row| row.split(creator)).unzip();
    let items = whole(read, rows)?.into_iter().zip(members).collect();
    Ok(Page::of(items, page, |(one, _): &(Collaboration, Member)| one.id.get()))
}

pub(crate) fn due(read: &mut Read, until: Instant, limit: i64) -> Result<Vec<(CollaborationId, Instant)>, db::Error> {
    read.all(DUE, params![until, limit])
}

/// Products that are in an open collaboration of the shop, or in a targeted one of the creator.
pub(crate) fn taken(
    read: &mut Read,
    shop: ShopId,
    creator: Option<CreatorId>,
    now: Instant,
) -> Result<Vec<(ProductId, CollaborationId)>, db::Error> {
    match creator {
        Some(creator) => read.all(TAKEN_TARGETED, params![now, creator]),
        None => read.all(TAKEN_OPEN, params![now, shop]),
    }
}

/// A collaboration with one of its rates.
#[derive(Deserialize)]
pub(crate) struct CandidateRow {
    pub product: ProductId,
    pub collaboration: CollaborationId,
    pub shop: ShopId,
    pub kind: Kind,
    pub state: State,
    pub ends_at: Option<Instant>,
    pub creator: CreatorId,
    pub membership: MemberState,
    pub since: Instant,
    pub rate_bp: i64,
    pub from_at: Instant,
    pub until_at: Option<Instant>,
}

impl CandidateRow {
    /// Adds the row's rate to its collaboration among `candidates`; the same rate twice counts once.
    pub(crate) fn join(self, candidates: &mut Vec<Candidate>) {
        let offered = Offered { rate_bp: self.rate_bp, from: self.from_at, until: self.until_at };
        let known = candidates.iter_mut().find(|one| {
            one.collaboration == self.collaboration && one.product == self.product && one.creator == self.creator
        });
        match known {
            Some(known) if known.offered.contains(&offered) => {}
            Some(known) => known.offered.push(offered),
            None => candidates.push(Candidate {
                creator: self.creator,
                product: self.product,
                collaboration: self.collaboration,
                shop: self.shop,
                kind: self.kind,
                state: self.state,
                ends_at: self.ends_at,
                membership: self.membership,
                since: self.since,
                offered: vec![offered],
            }),
        }
    }
}

pub(crate) fn candidates(
    read: &mut Read,
    creator: CreatorId,
    products: &[ProductId],
    at: Instant,
) -> Result<Vec<Candidate>, db::Error> {
    let mut values = vec![Value::from(creator), Value::from(at.plus_ms(-NOTICE_MS))];
    values.extend(filled(products));
    let rows: Vec<CandidateRow> = read.all(CANDIDATES, &values)?;
    let mut candidates = Vec::new();
    for row in rows {
        row.join(&mut candidates);
    }
    Ok(candidates)
}

pub(crate) fn promotable(
    read: &mut Read,
    creator: CreatorId,
    now: Instant,
    page: &PageRequest,
) -> Result<Page<ProductId>, db::Error> {
    let after: i64 = page.after.as_ref().and_then(kernel::Cursor::open).unwrap_or(NOBODY);
    let rows = read.all(PROMOTABLE, params![creator, now, after, page.fetch()])?;
    Ok(Page::of(rows, page, |product: &ProductId| product.get()))
}
