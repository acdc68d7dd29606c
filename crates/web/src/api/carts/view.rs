//! Carts as programs see them.

use std::collections::BTreeMap;

use flows::{CartLineView as Shown, CartShop};
use fulfilment::lane::LaneOffer;
use kernel::Problem;
use secrecy::ExposeSecret as _;
use serde::{Deserialize, Serialize};
use trade::cart::{Cart, CartLine, SecretToken, Via, ViaKind};
use trade::payment::provider::Providers;
use utoipa::ToSchema;

use crate::view::{ImageView, MoneyView, ShopRef};
use crate::{Error, Place, Result, Voice};

/// A cart that was opened.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct NewCartView {
    id: String,
    /// A guest's: it goes as `Authorization: Bearer` to this cart, its checkout and its orders. Told this once.
    #[serde(skip_serializing_if = "Option::is_none")]
    token: Option<String>,
    market: String,
    currency: String,
    /// `OPEN` or `ORDERED`.
    state: String,
    units: i64,
}

impl NewCartView {
    pub(crate) fn of(cart: &Cart, token: Option<&SecretToken>, place: &Place) -> NewCartView {
        NewCartView {
            id: cart.id.to_string(),
            token: token.map(|token| token.expose_secret().to_owned()),
            market: cart.market.to_string(),
            currency: place.market.currency.to_string(),
            state: cart.state.as_str().to_owned(),
            units: cart.units(),
        }
    }
}

/// A cart with what is offered now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CartView {
    pub id: String,
    pub market: String,
    pub currency: String,
    /// `OPEN` or `ORDERED`.
    pub state: String,
    pub lines: Vec<CartLineView>,
    /// What it has of each shop: an order each.
    pub shops: Vec<CartShopView>,
    pub totals: CartTotalsView,
    pub units: i64,
    /// How one may pay.
    pub payment_methods: Vec<String>,
}

/// Sums of what can be ordered, tax included; shipping is chosen at checkout.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CartTotalsView {
    items: MoneyView,
    /// The tax in `items`.
    tax: MoneyView,
    total: MoneyView,
}

/// A line, as far as the cart itself knows it.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LineView {
    id: String,
    listing: String,
    product: String,
    variant: String,
    shop: String,
    quantity: i64,
    /// Of a unit, tax included.
    price: MoneyView,
    total: MoneyView,
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<ViaView>,
}

impl LineView {
    pub(crate) fn of(line: &CartLine, voice: &Voice) -> LineView {
        LineView {
            id: line.id.to_string(),
            listing: line.listing.to_string(),
            product: line.product.to_string(),
            variant: line.variant.to_string(),
            shop: line.shop.to_string(),
            quantity: line.quantity,
            price: MoneyView::of(line.seen, voice),
            total: MoneyView::of(line.seen.times(line.quantity).unwrap_or(line.seen), voice),
            via: line.via.map(ViaView::of),
        }
    }
}

/// A line with what is offered now.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CartLineView {
    id: String,
    listing: String,
    product: String,
    variant: String,
    /// Nothing when nothing of the kind is offered any more.
    shop: Option<ShopRef>,
    title: Option<String>,
    sku: Option<String>,
    options: BTreeMap<String, String>,
    image: Option<ImageView>,
    quantity: i64,
    /// Of a unit, now, tax included; what it was when it can no longer be ordered.
    price: MoneyView,
    total: MoneyView,
    /// Units that can be had now.
    available: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    via: Option<ViaView>,
    /// What is other than when it was last seen.
    changes: Vec<ChangeView>,
    /// Why it cannot be ordered as it stands: `trade.not_on_sale`, `trade.out_of_stock`, `trade.quantity_short`.
    #[serde(skip_serializing_if = "Option::is_none")]
    problem: Option<String>,
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ChangeView {
    /// `trade.price_changed`.
    code: String,
    was: MoneyView,
    now: MoneyView,
}

impl CartLineView {
    fn of(shown: Shown, voice: &Voice) -> CartLineView {
        let Shown { line, offer, now, was, problem, available } = shown;
        let price = now.unwrap_or(line.seen);
        let change = now.zip(was).map(|(now, was)| ChangeView {
            code: "trade.price_changed".to_owned(),
            was: MoneyView::of(was, voice),
            now: MoneyView::of(now, voice),
        });
        CartLineView {
            id: line.id.to_string(),
            listing: line.listing.to_string(),
            product: line.product.to_string(),
            variant: line.variant.to_string(),
            shop: offer.as_ref().map(|offer| ShopRef {
                id: offer.shop.to_string(),
                handle: offer.shop_handle.clone(),
                name: offer.shop_name.clone(),
            }),
            title: offer.as_ref().map(|offer| offer.title.clone()),
            sku: offer.as_ref().map(|offer| offer.sku.clone()),
            options: offer.as_ref().map(|offer| offer.options.iter().cloned().collect()).unwrap_or_default(),
            image: offer.as_ref().and_then(|offer| offer.image.as_ref()).and_then(ImageView::of),
            quantity: line.quantity,
            price: MoneyView::of(price, voice),
            total: MoneyView::of(price.times(line.quantity).unwrap_or(price), voice),
            available,
            via: line.via.map(ViaView::of),
            changes: change.into_iter().collect(),
            problem: problem.map(str::to_owned),
        }
    }
}

/// What a cart has of one shop, and how it could be sent.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct CartShopView {
    id: String,
    handle: String,
    name: String,
    items: MoneyView,
    weight_g: i64,
    lanes: Vec<LaneView>,
}

impl CartShopView {
    fn of(shop: &CartShop, voice: &Voice) -> CartShopView {
        CartShopView {
            id: shop.shop.to_string(),
            handle: shop.handle.clone(),
            name: shop.name.clone(),
            items: MoneyView::of(shop.items, voice),
            weight_g: shop.weight_g,
            lanes: shop.lanes.iter().map(|lane| LaneView::of(lane, voice)).collect(),
        }
    }
}

/// A way of sending.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct LaneView {
    /// What checkout takes as `lane`.
    code: String,
    carrier: String,
    express: bool,
    price: MoneyView,
    deliver_days_min: i64,
    deliver_days_max: i64,
}

impl LaneView {
    fn of(lane: &LaneOffer, voice: &Voice) -> LaneView {
        LaneView {
            code: lane.code.clone(),
            carrier: lane.carrier.clone(),
            express: lane.express,
            price: MoneyView::of(lane.price, voice),
            deliver_days_min: lane.deliver_days.0,
            deliver_days_max: lane.deliver_days.1,
        }
    }
}

impl CartView {
    pub(crate) fn of(view: flows::CartView, providers: &Providers, voice: &Voice) -> CartView {
        let methods = providers.offered(None);
        CartView {
            id: view.cart.id.to_string(),
            market: view.cart.market.to_string(),
            currency: view.totals.items.currency.to_string(),
            state: view.cart.state.as_str().to_owned(),
            shops: view.shops.iter().map(|shop| CartShopView::of(shop, voice)).collect(),
            totals: CartTotalsView {
                items: MoneyView::of(view.totals.items, voice),
                tax: MoneyView::of(view.totals.tax, voice),
                total: MoneyView::of(view.totals.items, voice),
            },
            units: view.units,
            payment_methods: methods.into_iter().map(|offered| offered.method.to_owned()).collect(),
            lines: view.lines.into_iter().map(|line| CartLineView::of(line, voice)).collect(),
        }
    }
}

/// What led to a line: one of them.
#[derive(Clone, Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct ViaInput {
    #[serde(default)]
    post: Option<String>,
    #[serde(default)]
    room: Option<String>,
    #[serde(default)]
    link: Option<String>,
}

impl ViaInput {
    /// The origin that is named; 422 for several, and for what is no id.
    pub(crate) fn via(self) -> Result<Via> {
        let ViaInput { post, room, link } = self;
        let wrong = |field: &str, expected: &str| {
            Error::field(Problem::new(field, "request.field_shape").with("expected", expected))
        };
        let id = |field: &str, text: &str| {
            text.parse::<kernel::Id<()>>().map(kernel::Id::get).map_err(|_| wrong(field, "an id"))
        };
        let (kind, id) = match (post.as_deref(), room.as_deref(), link.as_deref()) {
            (Some(post), None, None) => (ViaKind::Post, id("via.post", post)?),
            (None, Some(room), None) => (ViaKind::Room, id("via.room", room)?),
            (None, None, Some(link)) => (ViaKind::Link, id("via.link", link)?),
            _ => return Err(wrong("via", "one of post, room, link")),
        };
        Ok(Via { kind, id })
    }
}

#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct ViaView {
    #[serde(skip_serializing_if = "Option::is_none")]
    post: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    room: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    link: Option<String>,
}

impl ViaView {
    fn of(via: Via) -> ViaView {
        let mut view = ViaView { post: None, room: None, link: None };
        match via.kind {
            ViaKind::Post => view.post = Some(via.id.to_string()),
            ViaKind::Room => view.room = Some(via.id.to_string()),
            ViaKind::Link => view.link = Some(via.id.to_string()),
        }
        view
    }
}
