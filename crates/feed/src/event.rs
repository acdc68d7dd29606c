//! What the feed hears: facts of demand and the posts and rooms that they are about.

use kernel::{Instant, MarketCode};

/// A kind of fact; the words of the log of demand, and two ways of saying no.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    Impression,
    View,
    /// Watched for [`Event::value`] milliseconds.
    Watch,
    Like,
    Comment,
    Share,
    /// The creator of the item is followed from now on.
    Follow,
    /// The creator of the item is followed no longer.
    Unfollow,
    AnchorClick,
    ProductView,
    CartAdd,
    Order,
    Refund,
    Wait,
    Skip,
    /// "Not interested": the item never comes back, its creator and topics lose weight.
    NotInterested,
    Report,
}

impl Kind {
    /// All kinds, weakest word first.
    pub const ALL: [Kind; 17] = [
        Kind::Impression,
        Kind::View,
        Kind::Watch,
        Kind::Like,
        Kind::Comment,
        Kind::Share,
        Kind::Follow,
        Kind::Unfollow,
        Kind::AnchorClick,
        Kind::ProductView,
        Kind::CartAdd,
        Kind::Order,
        Kind::Refund,
        Kind::Wait,
        Kind::Skip,
        Kind::NotInterested,
        Kind::Report,
    ];

    /// The one spelling in files.
    pub const fn name(self) -> &'static str {
        match self {
            Kind::Impression => "impression",
            Kind::View => "view",
            Kind::Watch => "watch",
            Kind::Like => "like",
            Kind::Comment => "comment",
            Kind::Share => "share",
            Kind::Follow => "follow",
            Kind::Unfollow => "unfollow",
            Kind::AnchorClick => "anchor_click",
            Kind::ProductView => "product_view",
            Kind::CartAdd => "cart_add",
            Kind::Order => "order",
            Kind::Refund => "refund",
            Kind::Wait => "wait",
            Kind::Skip => "skip",
            Kind::NotInterested => "not_interested",
            Kind::Report => "report",
        }
    }

    /// The kind of this name, if there is one.
    pub fn named(name: &str) -> Option<Kind> {
        Kind::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// How much it says that somebody wants the thing; a like is 1, below 0 is a no. [`Kind::Watch`] counts by how
    /// much was watched, and is worth this much when watched to the end.
    pub const fn strength(self) -> f32 {
        match self {
            Kind::Impression | Kind::Unfollow => 0.0,
            Kind::View => 0.2,
            Kind::ProductView => 0.6,
            Kind::Watch => 0.8,
            Kind::Like | Kind::AnchorClick => 1.0,
            Kind::Comment => 1.2,
            Kind::Share | Kind::Follow => 1.5,
            Kind::CartAdd | Kind::Wait => 2.0,
            Kind::Order => 3.0,
            Kind::Skip => -0.3,
            Kind::Refund => -1.0,
            Kind::NotInterested | Kind::Report => -3.0,
        }
    }
}

/// One fact. Only traffic of counted origin may be turned into events: machines and those whom it profits stay out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Event {
    pub at: Instant,
    /// The person, or the device of somebody who is not signed in; the caller keeps the two apart.
    pub viewer: u64,
    /// The post or room.
    pub item: u64,
    pub kind: Kind,
    /// Milliseconds watched; otherwise not read.
    pub value: i64,
    pub market: MarketCode,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    Post,
    /// A room; `true` while it is live.
    Room {
        live: bool,
    },
}

/// What the feed needs to know of a post or room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    pub id: u64,
    pub form: Form,
    pub creator: u64,
    /// The products one can buy from it, six at the most.
    pub products: Vec<u64>,
    /// Six at the most.
    pub topics: Vec<u64>,
    /// Where it may be shown.
    pub markets: Vec<MarketCode>,
    pub posted: Instant,
    /// How long it plays, in milliseconds; 0 when unknown or a room.
    pub duration_ms: i64,
}
