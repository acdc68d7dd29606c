//! Offering terms: a shop's own products, to people who are creators; and what creators may join where it can be bought.

use std::borrow::Cow;

use affiliate::collaboration::{self, Collaboration, CollaborationError, Kind, NewCollaboration};
use affiliate::{CreatorId, ProductId};
use catalog::ShopId;
use catalog::listing::storefront::Card;
use kernel::{Clock, Coded, Instant, Lang, MarketCode, Problem, Problems};

use crate::trade::same;

/// Terms as a shop offers them.
#[derive(Clone, Debug)]
pub struct OfferTerms {
    pub shop: ShopId,
    pub kind: Kind,
    pub products: Vec<ProductId>,
    pub rate_bp: i64,
    pub creators: Vec<CreatorId>,
    pub samples: Option<i64>,
    pub ends_at: Option<Instant>,
}

/// Why terms were not offered.
#[derive(Debug, thiserror::Error)]
pub enum OfferError {
    /// Products of others, people who are no creators.
    #[error("{0}")]
    Unknown(Problems),
    #[error(transparent)]
    Terms(#[from] CollaborationError),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for OfferError {
    fn code(&self) -> &'static str {
        match self {
            OfferError::Unknown(problems) => problems.code(),
            OfferError::Terms(error) => error.code(),
            OfferError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            OfferError::Unknown(problems) => &problems.0,
            OfferError::Terms(error) => error.problems(),
            OfferError::Db(_) => &[],
        }
    }

    fn args(&self) -> Vec<(Cow<'static, str>, String)> {
        match self {
            OfferError::Terms(error) => error.args(),
            _ => Vec::new(),
        }
    }
}

/// Offers terms for a shop's own products.
pub fn offer_terms(tx: &mut db::Tx, clock: &dyn Clock, wish: &OfferTerms) -> Result<Collaboration, OfferError> {
    // More than there may be is refused before anything is looked up.
    if wish.products.len() <= collaboration::OPEN_PRODUCTS_MAX
        && wish.creators.len() <= collaboration::TARGETED_CREATORS_MAX
    {
        known(tx, wish)?;
    }
    let new = NewCollaboration {
        shop: same(wish.shop),
        kind: wish.kind,
        products: &wish.products,
        rate_bp: wish.rate_bp,
        creators: &wish.creators,
        samples: wish.samples,
        ends_at: wish.ends_at,
    };
    Ok(collaboration::open(tx, clock, &new)?)
}

fn known(tx: &mut db::Tx, wish: &OfferTerms) -> Result<(), OfferError> {
    let mut problems = Problems::default();
    for (place, product) in wish.products.iter().enumerate() {
        let found = catalog::product::find(tx, same(*product))?;
        let theirs =
            found.is_some_and(|found| found.shop == wish.shop && found.state != catalog::ProductState::Deleted);
        problems.check(theirs, || Problem::new(format!("products[{place}]"), "affiliate.product_unknown"));
    }
    for (place, creator) in wish.creators.iter().enumerate() {
        let found = accounts::creator::find(tx, same(*creator))?;
        problems.check(found.is_some(), || Problem::new(format!("creators[{place}]"), "affiliate.creator_unknown"));
    }
    problems.ok(()).map_err(OfferError::Unknown)
}

/// Which of these collaborations have something on sale in a market: each with the cards of it, `shown` at the most. One statement for
/// every collaboration.
pub fn joinable(
    read: &mut db::Read,
    market: MarketCode,
    lang: Lang,
    found: Vec<Collaboration>,
    shown: usize,
) -> Result<Vec<(Collaboration, Vec<Card>)>, db::Error> {
    let mut joinable = Vec::with_capacity(found.len());
    for one in found {
        let products: Vec<catalog::ProductId> = one.products.iter().map(|product| same(*product)).collect();
        for some in products.chunks(AT_ONCE) {
            let mut cards = catalog::listing::storefront::cards_of_products(read, market, lang, some)?;
            if !cards.is_empty() {
                cards.truncate(shown);
                joinable.push((one, cards));
                break;
            }
        }
    }
    Ok(joinable)
}

/// Products that one statement looks at.
const AT_ONCE: usize = 64;
