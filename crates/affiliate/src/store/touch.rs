//! SQL of touches.

use std::collections::HashSet;

use db::{Read, Tx, Value, params};
use kernel::{Id, Instant};
use serde::Deserialize;

use super::collaboration::CandidateRow;
use super::{NOBODY, filled};
use crate::collaboration::{Kind, State};
use crate::member::MemberState;
use crate::terms::{Candidate, NOTICE_MS};
use crate::touch::{LOOKED_AT_MAX, NewTouch, Person, SLOT_MS, Source, Touch, TouchId, TouchKind, Who};
use crate::{CartId, CollaborationId, CreatorId, ProductId, ShopId};

db::statements! {
    PUT = "INSERT INTO touch (id, person, device, cart, kind, source, creator, product, slot, at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) \
        ON CONFLICT (person, device, cart, kind, source, product, slot) DO UPDATE SET at = excluded.at";
    /// Touches with the terms of their creators; one row for each touch and rate, and none of the terms where there are none.
    KNOWN = "SELECT t.id, t.kind, t.source, t.creator, t.product, t.at, t.person, c.id AS collaboration, c.shop, c.kind AS terms, c.state, \
            c.ends_at, m.state AS membership, m.since, r.rate_bp, r.from_at, r.until_at \
        FROM touch t \
        LEFT JOIN collaboration_product p ON p.product = t.product \
        LEFT JOIN collaboration_member m ON m.collaboration = p.collaboration AND m.creator = t.creator AND m.state <> 'LEFT' \
        LEFT JOIN collaboration c ON c.id = m.collaboration AND c.state <> 'CLOSED' \
        LEFT JOIN collaboration_rate r ON r.collaboration = c.id AND (r.until_at IS NULL OR r.until_at > $5) \
        WHERE ((t.person = $1 AND t.person <> -1) OR (t.device = $2 AND t.device <> -1) OR (t.cart = $3 AND t.cart <> -1)) AND t.at > $4 \
            AND t.product IN ($6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21) \
        ORDER BY t.at DESC, t.id, c.id, r.from_at LIMIT $22";
    MERGE_CARTS = "UPDATE touch SET cart = $2 WHERE cart = $1 AND cart <> -1 AND NOT EXISTS (SELECT 1 FROM touch o WHERE o.cart = $2 \
        AND o.person = touch.person AND o.device = touch.device AND o.kind = touch.kind AND o.source = touch.source \
        AND o.product = touch.product AND o.slot = touch.slot)";
    SWEEP = "DELETE FROM touch WHERE id IN (SELECT id FROM touch WHERE at < $1 ORDER BY at LIMIT 1000)";
    FORGET = "DELETE FROM touch WHERE person = $1 AND person <> -1";
}

#[derive(Deserialize)]
struct Row {
    id: TouchId,
    kind: TouchKind,
    source: Id<Source>,
    creator: CreatorId,
    product: ProductId,
    at: Instant,
    person: i64,
    collaboration: Option<CollaborationId>,
    shop: Option<ShopId>,
    terms: Option<Kind>,
    state: Option<State>,
    ends_at: Option<Instant>,
    membership: Option<MemberState>,
    since: Option<Instant>,
    rate_bp: Option<i64>,
    from_at: Option<Instant>,
    until_at: Option<Instant>,
}

impl Row {
    fn touch(&self) -> Touch {
        let person = (self.person != NOBODY).then(|| Id::<Person>::new(self.person));
        let Row { kind, source, creator, product, at, .. } = *self;
        Touch { kind, source, creator, product, at, person }
    }

    fn candidate(&self) -> Option<CandidateRow> {
        Some(CandidateRow {
            product: self.product,
            collaboration: self.collaboration?,
            shop: self.shop?,
            kind: self.terms?,
            state: self.state?,
            ends_at: self.ends_at,
            creator: self.creator,
            membership: self.membership?,
            since: self.since?,
            rate_bp: self.rate_bp?,
            from_at: self.from_at?,
            until_at: self.until_at,
        })
    }
}

pub(crate) fn put(tx: &mut Tx, new: &NewTouch, now: Instant) -> Result<(), db::Error> {
    let id: TouchId = tx.new_id();
    let who = new.who;
    let values = params![
        id,
        who.person.map_or(NOBODY, Id::get),
        who.device.unwrap_or(NOBODY),
        who.cart.map_or(NOBODY, Id::get),
        new.kind.name(),
        new.source,
        new.creator,
        new.product,
        now.ms().div_euclid(SLOT_MS),
        now,
    ];
    tx.execute(PUT, values)?;
    Ok(())
}

pub(crate) fn known(
    read: &mut Read,
    who: &Who,
    products: &[ProductId],
    now: Instant,
    since: Instant,
    touches: &mut Vec<Touch>,
    candidates: &mut Vec<Candidate>,
) -> Result<(), db::Error> {
    let mut values = vec![
        Value::from(who.person.map_or(NOBODY, Id::get)),
        Value::from(who.device.unwrap_or(NOBODY)),
        Value::from(who.cart.map_or(NOBODY, Id::get)),
        Value::from(since),
        Value::from(now.plus_ms(-NOTICE_MS)),
    ];
    values.extend(filled(products));
    values.push(Value::from(LOOKED_AT_MAX));
    let mut seen = HashSet::new();
    for row in read.all::<Row>(KNOWN, &values)? {
        if seen.insert(row.id) {
            touches.push(row.touch());
        }
        if let Some(candidate) = row.candidate() {
            candidate.join(candidates);
        }
    }
    Ok(())
}

pub(crate) fn merge_carts(tx: &mut Tx, from: CartId, into: CartId) -> Result<(), db::Error> {
    tx.execute(MERGE_CARTS, params![from, into])?;
    Ok(())
}

pub(crate) fn sweep(tx: &mut Tx, before: Instant) -> Result<u64, db::Error> {
    tx.execute(SWEEP, params![before])
}

pub(crate) fn forget(tx: &mut Tx, person: i64) -> Result<(), db::Error> {
    tx.execute(FORGET, params![person])?;
    Ok(())
}
