//! What a creator chose to show of what they may promote, in their order.

use kernel::{Clock, Coded, Problem, Problems};

use crate::{CreatorId, ProductId, collaboration, store};

/// Products of a showcase at the most.
pub const PRODUCTS_MAX: usize = 200;

/// Why a showcase was not put.
#[derive(Debug, thiserror::Error)]
pub enum ShowcaseError {
    #[error("{0}")]
    Invalid(Problems),
    #[error(transparent)]
    Db(#[from] db::Error),
}

impl Coded for ShowcaseError {
    fn code(&self) -> &'static str {
        match self {
            ShowcaseError::Invalid(problems) => problems.code(),
            ShowcaseError::Db(_) => kernel::FAULT,
        }
    }

    fn problems(&self) -> &[Problem] {
        match self {
            ShowcaseError::Invalid(problems) => &problems.0,
            ShowcaseError::Db(_) => &[],
        }
    }
}

/// Puts these products into the creator's showcase, in this order and instead of what was there. Only what they may promote.
pub fn put(
    tx: &mut db::Tx,
    clock: &dyn Clock,
    creator: CreatorId,
    products: &[ProductId],
) -> Result<(), ShowcaseError> {
    let mut problems = Problems::default();
    problems.check(products.len() <= PRODUCTS_MAX, || {
        Problem::new("products", "affiliate.showcase_too_long").with("max", PRODUCTS_MAX)
    });
    problems.ok(()).map_err(ShowcaseError::Invalid)?;
    let terms = collaboration::terms_of(tx, creator, products, clock.now())?;
    let mut problems = Problems::default();
    for (place, product) in products.iter().enumerate() {
        let field = || format!("products[{place}]");
        problems.check(terms.iter().any(|terms| terms.product == *product), || {
            Problem::new(field(), "affiliate.not_promotable")
        });
        problems.check(!products.iter().take(place).any(|earlier| earlier == product), || {
            Problem::new(field(), "affiliate.named_twice")
        });
    }
    problems.ok(()).map_err(ShowcaseError::Invalid)?;
    Ok(store::showcase::replace(tx, creator, products, clock.now())?)
}

/// The products a creator chose, in their order; they may not promote all of them any more.
pub fn products(read: &mut db::Read, creator: CreatorId) -> Result<Vec<ProductId>, db::Error> {
    store::showcase::products(read, creator)
}
