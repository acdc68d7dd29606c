//! Links: ways to the brand's own store with something in the cart, what led to them, and who went there.
//!
//! A link says what is to be in the cart and whose doing it is; a *click* is somebody's going there, and its id travels with the
//! cart as `meadow_click`, so that the store's order tells what led to it. A link can be sent to others: each who follows it has
//! a click of their own. The first one's id is the link's.

use kernel::{Clock, Coded, DAY_MS, Id, Instant, MarketCode, Problem, Problems};
use serde::{Deserialize, Serialize};

use crate::touch::{Source, TouchKind, Who};
use crate::{CreatorId, ListingId, ProductId, ShopId, VariantId, store};

pub type LinkId = Id<Link>;
pub type ClickId = Id<Click>;

/// Units at the most.
pub const QUANTITY_MAX: i64 = 99;
/// A link leads somewhere for so long.
pub const LASTS_MS: i64 = 30 * DAY_MS;
/// A click is known for so long after it: orders come later, refunds know their sale.
pub const CLICK_KEPT_MS: i64 = 60 * DAY_MS;

/// A way to the brand's own store.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    pub id: LinkId,
    pub shop: ShopId,
    pub listing: ListingId,
    pub product: ProductId,
    pub variant: VariantId,
    pub market: MarketCode,
    pub quantity: i64,
    /// What led to it.
    pub via: Option<(TouchKind, Id<Source>)>,
    /// Whose doing it is, where it is a creator's.
    pub creator: Option<CreatorId>,
    pub made_at: Instant,
    pub expires_at: Instant,
}

/// Where somebody's going comes from; machines make none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    Real,
    Simulated,
    /// Whom it profits.
    #[serde(rename = "self")]
    Self_,
}

impl Origin {
    /// The one spelling in tables.
    pub const fn name(self) -> &'static str {
        match self {
            Origin::Real => "real",
            Origin::Simulated => "simulated",
            Origin::Self_ => "self",
        }
    }
}

/// Somebody followed a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Click {
    pub id: ClickId,
    pub link: LinkId,
    /// Who, as far as it is known.
    #[serde(skip)]
    pub who: Who,
    pub origin: Origin,
    /// The last time.
    pub at: Instant,
}

/// What a link is to lead to.
#[derive(Clone, Copy, Debug)]
pub struct NewLink {
    pub shop: ShopId,
    pub listing: ListingId,
    pub product: ProductId,
    pub variant: VariantId,
    pub market: MarketCode,
    pub quantity: i64,
    pub via: Option<(TouchKind, Id<Source>)>,
    pub creator: Option<CreatorId>,
}

/// Why a link was not made.
#[derive(Debug, thiserror::Error)]
pub enum LinkError {
    #[error("{0}")]
    Invalid(Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for LinkError {
    fn code(&self) -> &'static str {
        match self {
            LinkError::Invalid(problems) => problems.code(),
            LinkError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            LinkError::Invalid(problems) => &problems.0,
            LinkError::Db(_) => &[],
        }
    }
}

/// 1 to [`QUANTITY_MAX`] units.
pub fn check_quantity(quantity: i64) -> Result<(), Problems> {
    let mut problems = Problems::default();
    problems.check((1..=QUANTITY_MAX).contains(&quantity), || {
        Problem::new("quantity", "affiliate.link_quantity").with("max", QUANTITY_MAX)
    });
    problems.ok(())
}

/// Makes a link.
pub fn make(tx: &mut db::Tx, clock: &dyn Clock, new: &NewLink) -> Result<Link, LinkError> {
    check_quantity(new.quantity).map_err(LinkError::Invalid)?;
    let now = clock.now();
    let NewLink { shop, listing, product, variant, market, quantity, via, creator } = *new;
    let (made_at, expires_at) = (now, now.plus_ms(LASTS_MS));
    let link =
        Link { id: tx.new_id(), shop, listing, product, variant, market, quantity, via, creator, made_at, expires_at };
    store::link::insert(tx, &link)?;
    Ok(link)
}

/// The link.
pub fn find(read: &mut db::Read, id: LinkId) -> Result<Option<Link>, db::Error> {
    store::link::find(read, id)
}

/// Somebody goes there: again, it is the same click.
pub fn follow(tx: &mut db::Tx, clock: &dyn Clock, link: &Link, who: Who, origin: Origin) -> Result<Click, db::Error> {
    let is_first = store::link::clicks(tx, link.id)? == 0;
    let id = if is_first { ClickId::new(link.id.get()) } else { tx.new_id() };
    store::link::follow(tx, &Click { id, link: link.id, who, origin, at: clock.now() })
}

/// The link whose click this is, and the click. A link that was never followed is named by its own id.
pub fn of_click(read: &mut db::Read, id: ClickId) -> Result<Option<(Link, Option<Click>)>, db::Error> {
    let click = store::link::click(read, id)?;
    let link = click.map_or(LinkId::new(id.get()), |click| click.link);
    Ok(find(read, link)?.map(|link| (link, click)))
}

/// Forgets what is too old; some at a time. Returns how many.
pub fn sweep(tx: &mut db::Tx, now: Instant) -> Result<u64, db::Error> {
    store::link::sweep(tx, now, now.plus_ms(-CLICK_KEPT_MS))
}

/// Forgets who a person was: nothing of theirs is known by their clicks any more.
pub fn forget(tx: &mut db::Tx, person: i64) -> Result<(), db::Error> {
    store::link::forget(tx, person)
}

#[cfg(test)]
mod tests;
