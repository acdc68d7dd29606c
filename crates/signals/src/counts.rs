//! What facts add up to.

use serde::{Deserialize, Serialize};

use crate::Kind;

/// Which facts count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counting {
    /// Whether simulated traffic counts like real traffic: in a sandbox or a demo. Elsewhere it is kept and not counted.
    pub simulated_counts: bool,
}

/// Everything that was counted for one subject, net of what was withdrawn; never below zero.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    pub impressions: u64,
    /// Once per viewer and post in [`VIEW_WINDOW_MS`](crate::VIEW_WINDOW_MS).
    pub views: u64,
    /// Milliseconds watched.
    pub watch_ms: u64,
    pub likes: u64,
    pub comments: u64,
    pub shares: u64,
    pub follows: u64,
    pub anchor_clicks: u64,
    pub product_views: u64,
    pub cart_adds: u64,
    /// Units ordered.
    pub orders: u64,
    /// Units given back.
    pub refunds: u64,
    pub waits: u64,
    pub skips: u64,
    pub not_interested: u64,
    pub reports: u64,
}

impl Counts {
    /// The count of one kind; 0 of those that are not counted.
    pub const fn get(&self, kind: Kind) -> u64 {
        match kind {
            Kind::Impression => self.impressions,
            Kind::View => self.views,
            Kind::Watch => self.watch_ms,
            Kind::Like => self.likes,
            Kind::Comment => self.comments,
            Kind::Share => self.shares,
            Kind::Follow => self.follows,
            Kind::AnchorClick => self.anchor_clicks,
            Kind::ProductView => self.product_views,
            Kind::CartAdd => self.cart_adds,
            Kind::Order => self.orders,
            Kind::Refund => self.refunds,
            Kind::Wait => self.waits,
            Kind::Skip => self.skips,
            Kind::NotInterested => self.not_interested,
            Kind::Report => self.reports,
            Kind::Anchored | Kind::Posted | Kind::Withdrawn => 0,
        }
    }

    pub(crate) fn slot(&mut self, kind: Kind) -> Option<&mut u64> {
        Some(match kind {
            Kind::Impression => &mut self.impressions,
            Kind::View => &mut self.views,
            Kind::Watch => &mut self.watch_ms,
            Kind::Like => &mut self.likes,
            Kind::Comment => &mut self.comments,
            Kind::Share => &mut self.shares,
            Kind::Follow => &mut self.follows,
            Kind::AnchorClick => &mut self.anchor_clicks,
            Kind::ProductView => &mut self.product_views,
            Kind::CartAdd => &mut self.cart_adds,
            Kind::Order => &mut self.orders,
            Kind::Refund => &mut self.refunds,
            Kind::Wait => &mut self.waits,
            Kind::Skip => &mut self.skips,
            Kind::NotInterested => &mut self.not_interested,
            Kind::Report => &mut self.reports,
            Kind::Anchored | Kind::Posted | Kind::Withdrawn => return None,
        })
    }
}
