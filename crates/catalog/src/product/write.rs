//! Writing products: created, edited and imported by the same rules, in one transaction with all their variants.

use kernel::{Clock, Coded, Instant, Problem, Problems};
use serde::{Deserialize, Serialize};

use super::content::{Content, VariantContent};
use super::{
    Actor, MoveProductError, ProductDraft, ProductEvent, ProductId, ProductState, Transition, VariantId, step, tell,
};
use crate::shop::{Shop, ShopId};
use crate::store::product::{Head, KnownVariant};
use crate::{image, lint, store, text};

/// Why a product was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteProductError {
    /// Everything wrong with it, by field: `variants[2].price`.
    #[error("invalid product: {0}")]
    Invalid(Problems),
    /// Somebody else edited it: it has this revision now.
    #[error("the product has changed: it is at revision {current}")]
    Changed { current: i64 },
    #[error("no such product")]
    NotFound,
    /// Its state forbids edits: FROZEN or DELETED.
    #[error("a {state} product cannot be edited")]
    Locked { state: ProductState },
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl Coded for WriteProductError {
    fn code(&self) -> &'static str {
        match self {
            WriteProductError::Invalid(_) => "catalog.invalid_product",
            WriteProductError::Changed { .. } => "catalog.product_changed",
            WriteProductError::NotFound => "catalog.product_not_found",
            WriteProductError::Locked { .. } => "catalog.product_locked",
            WriteProductError::Fault(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            WriteProductError::Invalid(problems) => &problems.0,
            _ => &[],
        }
    }
}

impl From<MoveProductError> for WriteProductError {
    fn from(error: MoveProductError) -> WriteProductError {
        match error {
            MoveProductError::NotFound => WriteProductError::NotFound,
            MoveProductError::Illegal(illegal) => WriteProductError::Locked { state: illegal.from },
            MoveProductError::SkuTaken { .. } => invalid(Problem::new("sku", "catalog.sku_taken")),
            MoveProductError::Fault(fault) => WriteProductError::Fault(fault),
        }
    }
}

/// What a write did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Written {
    Created,
    Updated,
    /// The content is what it was: nothing was written, the revision stands.
    Unchanged,
}

/// The outcome of a write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saved {
    pub product: ProductId,
    pub revision: i64,
    pub state: ProductState,
    pub written: Written,
    /// The product's variants in the draft's order.
    pub variants: Vec<VariantId>,
    /// Units on hand that the draft asks for, by variant: for the stock of the same transaction.
    pub stock: Vec<(VariantId, i64)>,
    /// Images that were given by address and are still to be fetched.
    pub images_pending: bool,
}

/// Writes a new product with its variants. SYSTEM approves what passes [`crate::lint::check`] at once, unless the draft is not submitted.
/// Without a handle, one is made from the title.
pub fn create(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: &Shop,
    draft: &ProductDraft,
) -> Result<Saved, WriteProductError> {
    let draft = linted(draft)?;
    let id: ProductId = tx.new_id();
    let handle = match &draft.handle {
        None => free_handle(tx, shop.id, &draft.title, id)?,
        Some(handle) if store::product::head_by_handle(tx, shop.id, handle)?.is_some() => {
            return Err(invalid(Problem::new("handle", "catalog.product_handle_taken").with("handle", handle)));
        }
        Some(handle) => handle.clone(),
    };
    write_new(tx, clock, shop, id, &draft, handle)
}

/// Replaces a product's content. `expected_revision` refuses an edit of what has changed since it was read.
/// Variants are matched by SKU, then by option values, and keep their ids.
pub fn update(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: &Shop,
    id: ProductId,
    expected_revision: Option<i64>,
    draft: &ProductDraft,
) -> Result<Saved, WriteProductError> {
    let head = store::product::head(tx, shop.id, id)?.ok_or(WriteProductError::NotFound)?;
    if expected_revision.is_some_and(|expected| expected != head.revision) {
        return Err(WriteProductError::Changed { current: head.revision });
    }
    let draft = linted(draft)?;
    let handle = draft.handle.clone().unwrap_or_else(|| head.handle.clone());
    if handle != head.handle && store::product::head_by_handle(tx, shop.id, &handle)?.is_some() {
        return Err(invalid(Problem::new("handle", "catalog.product_handle_taken").with("handle", &handle)));
    }
    write_over(tx, clock, shop, &head, &draft, handle)
}

/// Creates the product of the draft's handle, or updates the one that has it: what an import does. Idempotent.
/// A DELETED product of that handle is restored.
pub fn put(tx: &mut db::Tx, clock: &dyn Clock, shop: &Shop, draft: &ProductDraft) -> Result<Saved, WriteProductError> {
    let Some(handle) = draft.handle.as_deref().map(text::line).filter(|handle| !handle.is_empty()) else {
        return create(tx, clock, shop, draft);
    };
    let Some(mut head) = store::product::head_by_handle(tx, shop.id, &handle)? else {
        let draft = linted(draft)?;
        let id = tx.new_id();
        return write_new(tx, clock, shop, id, &draft, handle);
    };
    let draft = linted(draft)?;
    if head.state == ProductState::Deleted {
        head.state = restore(tx, clock, shop.id, &head)?;
    }
    write_over(tx, clock, shop, &head, &draft, handle)
}

fn invalid(problem: Problem) -> WriteProductError {
    WriteProductError::Invalid(Problems(vec![problem]))
}

fn linted(draft: &ProductDraft) -> Result<ProductDraft, WriteProductError> {
    let draft = draft.tidy();
    lint::check(&draft).ok(draft).map_err(WriteProductError::Invalid)
}

/// The title as a handle; with the product's id when it is taken or has no plain letters.
fn free_handle(tx: &mut db::Tx, shop: ShopId, title: &str, id: ProductId) -> Result<String, db::Error> {
    let handle: String = text::slug(title).chars().take(HANDLE_MADE_MAX).collect();
    let handle = handle.trim_end_matches('-');
    if handle.is_empty() {
        return Ok(format!("product-{id}"));
    }
    let taken = store::product::head_by_handle(tx, shop, handle)?.is_some();
    Ok(if taken { format!("{handle}-{id}") } else { handle.to_owned() })
}

const HANDLE_MADE_MAX: usize = 80;

/// Brings a product back that an import names; after [`super::RECOVERABLE_MS`] too, since its handle is still taken.
fn restore(tx: &mut db::Tx, clock: &dyn Clock, shop: ShopId, head: &Head) -> Result<ProductState, WriteProductError> {
    let now = clock.now();
    let mut state = step(tx, now, head.id, head.state, ProductEvent::Restore, Actor::Seller, "import")?;
    if matches!(head.deleted_from, Some(ProductState::Active | ProductState::SellerPaused)) {
        state = step(tx, now, head.id, state, ProductEvent::Approve, Actor::System, "")?;
    }
    if let Err(sku) = store::product::hold_skus(tx, head.id)? {
        return Err(invalid(Problem::new("sku", "catalog.sku_taken").with("sku", sku)));
    }
    tell(tx, clock, shop, head.id, head.revision, state)?;
    Ok(state)
}

fn write_new(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: &Shop,
    id: ProductId,
    draft: &ProductDraft,
    handle: String,
) -> Result<Saved, WriteProductError> {
    let now = clock.now();
    let content = Content::of(draft, handle);
    let state = if draft.submit { ProductState::Active } else { ProductState::Draft };
    store::product::insert(tx, id, shop.id, state, &content, &content.fingerprint(), now)?;
    remember_beginning(tx, id, draft.submit, now)?;
    let variants = write_variants(tx, shop.id, id, &content, Vec::new(), now)?;
    let images_pending = image::reconcile(tx, clock, id, draft.images.as_deref().unwrap_or_default(), true)?;
    tell(tx, clock, shop.id, id, 1, state)?;
    let stock = stock_of(draft, &variants);
    Ok(Saved { product: id, revision: 1, state, written: Written::Created, variants, stock, images_pending })
}

/// The moves of a product that passed lint when it was created.
fn remember_beginning(tx: &mut db::Tx, id: ProductId, submitted: bool, now: Instant) -> Result<(), db::Error> {
    use ProductState::{Active, Draft, Pending};
    let moves: &[(Option<ProductState>, ProductState, Actor)] =
        &[(None, Draft, Actor::Seller), (Some(Draft), Pending, Actor::Seller), (Some(Pending), Active, Actor::System)];
    for (from, to, actor) in moves.iter().take(if submitted { 3 } else { 1 }) {
        let step = Transition { from: *from, to: *to, actor: *actor, reason: String::new(), at: now };
        store::product::insert_history(tx, id, &step)?;
    }
    Ok(())
}

fn write_over(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    shop: &Shop,
    head: &Head,
    draft: &ProductDraft,
    handle: String,
) -> Result<Saved, WriteProductError> {
    if !head.state.editable() {
        return Err(WriteProductError::Locked { state: head.state });
    }
    let now = clock.now();
    let content = Content::of(draft, handle);
    let hash = content.fingerprint();
    let known = store::product::variants_ever(tx, head.id)?;
    let same = hash == head.content_hash;
    let variants = if same {
        in_order_of(&content, &known)
    } else {
        store::product::update(tx, head.id, &content, &hash, now)?;
        write_variants(tx, shop.id, head.id, &content, known, now)?
    };
    let state = submit(tx, now, head, draft.submit, same)?;
    let images_pending = match &draft.images {
        Some(images) => image::reconcile(tx, clock, head.id, images, false)?,
        None => false,
    };
    let revision = if same { head.revision } else { head.revision + 1 };
    if !same || state != head.state {
        tell(tx, clock, shop.id, head.id, revision, state)?;
    }
    let written = if same { Written::Unchanged } else { Written::Updated };
    let stock = stock_of(draft, &variants);
    Ok(Saved { product: head.id, revision, state, written, variants, stock, images_pending })
}

/// What an edit does to the state: a draft or a refused product goes to review and passes it, one that the platform paused waits for
/// its review; every other stays where it is.
fn submit(
    tx: &mut db::Tx,
    now: Instant,
    head: &Head,
    submitted: bool,
    same: bool,
) -> Result<ProductState, WriteProductError> {
    let (id, from) = (head.id, head.state);
    match from {
        ProductState::Draft if submitted => {}
        ProductState::Rejected | ProductState::PlatformPaused if submitted && !same => {}
        _ => return Ok(from),
    }
    let state = step(tx, now, id, from, ProductEvent::Submit, Actor::Seller, "")?;
    if from == ProductState::PlatformPaused {
        return Ok(state);
    }
    Ok(step(tx, now, id, state, ProductEvent::Approve, Actor::System, "")?)
}

/// Units asked for, of the variants that name them.
fn stock_of(draft: &ProductDraft, variants: &[VariantId]) -> Vec<(VariantId, i64)> {
    let named = draft.variants.iter().zip(variants);
    named.filter_map(|(draft, id)| draft.stock.map(|units| (*id, units))).collect()
}

/// The ids of variants whose content is known to be the product's own.
fn in_order_of(content: &Content, known: &[KnownVariant]) -> Vec<VariantId> {
    let of = |sku: &str| known.iter().find(|k| !k.removed && k.variant.sku == sku).map(|k| k.variant.id);
    content.variants.iter().filter_map(|variant| of(&variant.sku)).collect()
}

/// Makes the product's variants those of `content`: matched by SKU, then by option values; the rest is removed or new.
fn write_variants(
    tx: &mut db::Tx,
    shop: ShopId,
    product: ProductId,
    content: &Content,
    mut known: Vec<KnownVariant>,
    now: Instant,
) -> Result<Vec<VariantId>, WriteProductError> {
    check_skus(tx, shop, product, content, &known)?;
    let by_sku: Vec<Option<KnownVariant>> =
        content.variants.iter().map(|v| take(&mut known, |k| k.variant.sku == v.sku)).collect();
    let mut matched = Vec::with_capacity(by_sku.len());
    for (variant, found) in content.variants.iter().zip(by_sku) {
        matched.push(found.or_else(|| take(&mut known, |k| !k.removed && k.variant.options == variant.options)));
    }
    for gone in known.iter().filter(|k| !k.removed) {
        store::product::remove_variant(tx, gone.variant.id, now)?;
    }
    let mut ids = Vec::with_capacity(matched.len());
    for ((position, variant), found) in (0_i64..).zip(&content.variants).zip(matched) {
        let id = found.as_ref().map_or_else(|| tx.new_id(), |k| k.variant.id);
        match found {
            Some(_) => store::product::update_variant(tx, id, position, variant)?,
            None => store::product::insert_variant(tx, id, product, shop, position, variant)?,
        }
        ids.push(id);
    }
    Ok(ids)
}

fn take(known: &mut Vec<KnownVariant>, wanted: impl Fn(&KnownVariant) -> bool) -> Option<KnownVariant> {
    // One in sale goes before one that was removed.
    let at = known.iter().position(|k| !k.removed && wanted(k)).or_else(|| known.iter().position(&wanted));
    at.map(|at| known.remove(at))
}

/// Every SKU that another product of the shop has, at once.
fn check_skus(
    tx: &mut db::Tx,
    shop: ShopId,
    product: ProductId,
    content: &Content,
    known: &[KnownVariant],
) -> Result<(), WriteProductError> {
    let mut problems = Problems::default();
    for (at, VariantContent { sku, .. }) in content.variants.iter().enumerate() {
        if known.iter().any(|k| !k.removed && k.variant.sku == *sku) {
            continue;
        }
        let holder = store::product::sku_holder(tx, shop, sku)?;
        problems.check(holder.is_none_or(|holder| holder == product), || {
            Problem::new(format!("variants[{at}].sku"), "catalog.sku_taken").with("sku", sku)
        });
    }
    problems.ok(()).map_err(WriteProductError::Invalid)
}
