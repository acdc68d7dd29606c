//! Terms as programs see them.

use accounts::creator::Face;
use affiliate::commission::Sold;
use affiliate::member::Member;
use affiliate::{Collaboration, ProductId, Terms};
use catalog::listing::storefront::Card;
use kernel::Money;
use serde::Serialize;
use utoipa::ToSchema;

use crate::Voice;
use crate::api::storefront::CardListingView;
use crate::view::MoneyView;

/// A shop's terms for creators.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct CollaborationView {
    pub id: String,
    pub shop: String,
    /// `open` or `targeted`.
    pub kind: String,
    /// `OPEN, CLOSING, CLOSED`.
    pub state: String,
    /// What whoever joins now gets.
    #[schema(example = 1500)]
    pub rate_bp: i64,
    pub products: Vec<String>,
    /// Samples at the most; `null`: as many as there is stock.
    pub samples: Option<i64>,
    pub samples_given: i64,
    pub ends_at: Option<String>,
    pub created_at: String,
    /// What the caller, a creator, has of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub your: Option<TermsView>,
    /// Some of what is on sale of it, where a market was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listings: Option<Vec<CardListingView>>,
}

impl CollaborationView {
    pub(super) fn of(found: &Collaboration) -> CollaborationView {
        CollaborationView {
            id: found.id.to_string(),
            shop: found.shop.to_string(),
            kind: found.kind.name().to_owned(),
            state: found.state.name().to_owned(),
            rate_bp: found.rate_bp,
            products: found.products.iter().map(ToString::to_string).collect(),
            samples: found.samples,
            samples_given: found.samples_given,
            ends_at: found.ends_at.map(|at| at.to_string()),
            created_at: found.created_at.to_string(),
            your: None,
            listings: None,
        }
    }

    pub(super) fn showing(mut self, cards: Vec<Card>, voice: &Voice) -> CollaborationView {
        self.listings = Some(cards.into_iter().map(|card| CardListingView::of(card, voice)).collect());
        self
    }
}

/// A creator's own terms in a collaboration.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TermsView {
    /// `INVITED, JOINED, LEFT`.
    state: String,
    since: String,
    /// What the creator gets now; a cut takes 30 days.
    rate_bp: Option<i64>,
    /// What it becomes when the notice of a cut is over.
    next: Option<NextRateView>,
}

/// A rate that is to come.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct NextRateView {
    rate_bp: i64,
    at: String,
}

fn next(terms: &Terms) -> Option<NextRateView> {
    terms.next.map(|(rate_bp, at)| NextRateView { rate_bp, at: at.to_string() })
}

impl TermsView {
    pub(super) fn of(member: &Member, terms: Option<&Terms>) -> TermsView {
        TermsView {
            state: member.state.name().to_owned(),
            since: member.since.to_string(),
            rate_bp: terms.map(|terms| terms.rate_bp),
            next: terms.and_then(next),
        }
    }
}

/// A creator in a collaboration.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct MemberView {
    creator: String,
    handle: Option<String>,
    display_name: Option<String>,
    /// `INVITED, JOINED`.
    state: String,
    since: String,
}

impl MemberView {
    pub(super) fn of(member: &Member, faces: &[Face]) -> MemberView {
        let face = faces.iter().find(|face| face.id.get() == member.creator.get());
        MemberView {
            creator: member.creator.to_string(),
            handle: face.map(|face| face.handle.clone()),
            display_name: face.and_then(|face| face.display_name.clone()),
            state: member.state.name().to_owned(),
            since: member.since.to_string(),
        }
    }
}

/// A product that a creator may promote.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct PromotableView {
    product: String,
    shop: String,
    collaboration: String,
    /// `open` or `targeted`.
    kind: String,
    rate_bp: i64,
    next: Option<NextRateView>,
}

impl PromotableView {
    pub(super) fn of(terms: &Terms) -> PromotableView {
        PromotableView {
            product: terms.product.to_string(),
            shop: terms.shop.to_string(),
            collaboration: terms.collaboration.to_string(),
            kind: terms.kind.name().to_owned(),
            rate_bp: terms.rate_bp,
            next: next(terms),
        }
    }
}

/// What a creator shows, in their order.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ShowcaseView {
    products: Vec<String>,
}

impl ShowcaseView {
    pub(super) fn of(products: &[ProductId]) -> ShowcaseView {
        ShowcaseView { products: products.iter().map(ToString::to_string).collect() }
    }
}

/// A creator, and what they sold in a market.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct FoundCreatorView {
    creator: String,
    handle: Option<String>,
    display_name: Option<String>,
    units: i64,
    /// What was paid for it.
    sold: MoneyView,
    /// How many different products.
    products: i64,
}

impl FoundCreatorView {
    pub(super) fn of(sold: &Sold, faces: &[Face], voice: &Voice) -> FoundCreatorView {
        let face = faces.iter().find(|face| face.id.get() == sold.creator.get());
        FoundCreatorView {
            creator: sold.creator.to_string(),
            handle: face.map(|face| face.handle.clone()),
            display_name: face.and_then(|face| face.display_name.clone()),
            units: sold.units,
            sold: MoneyView::of(Money::new(sold.minor, sold.currency), voice),
            products: sold.products,
        }
    }
}
