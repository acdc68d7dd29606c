//! Links into brands' own stores, where a market or a shop wants that one buys there.

use affiliate::link::Link;
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use catalog::VariantId;
use catalog::listing::ListingId;
use flows::{LinkWish, MakeLinkError};
use kernel::Lang;
use serde::{Deserialize, Serialize};
use trade::cart::Via;
use utoipa::ToSchema;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::Refused;
use super::carts::ViaInput;
use super::collaborations::creator_of;
use crate::access::{Public, Staff};
use crate::extract::Json;
use crate::{AppState, Error, Result};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(make))
}

/// What somebody wants to buy in the brand's own store.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct LinkInput {
    #[schema(value_type = String)]
    listing: ListingId,
    #[schema(value_type = String)]
    variant: VariantId,
    /// 1 to 99.
    quantity: i64,
    /// What led to it. What does not show the product led nobody.
    via: Option<ViaInput>,
}

/// A way to the brand's own store, for whoever follows it.
#[derive(Debug, Serialize, ToSchema)]
struct LinkView {
    id: String,
    /// Answers 303 to the brand's cart; it is no address of the brand's, and may be handed on.
    #[schema(example = "/go/7204339871")]
    url: String,
    listing: String,
    variant: String,
    market: String,
    quantity: i64,
    /// Whose doing it is, where it is a creator's.
    creator: Option<String>,
    /// Until then it leads somewhere.
    expires_at: String,
}

impl LinkView {
    fn of(link: &Link) -> LinkView {
        LinkView {
            id: link.id.to_string(),
            url: format!("/go/{}", link.id),
            listing: link.listing.to_string(),
            variant: link.variant.to_string(),
            market: link.market.to_string(),
            quantity: link.quantity,
            creator: link.creator.map(|creator| creator.to_string()),
            expires_at: link.expires_at.to_string(),
        }
    }
}

/// Makes a link to the brand's own cart, with the variant and the quantity in it. A creator whom nothing led to it hands it out as
/// their own. 409 where one pays here.
#[utoipa::path(post, path = "/links", tag = "links", security(()), request_body = LinkInput, responses((status = 201, body = LinkView), Refused))]
async fn make(
    _: Public,
    who: Option<Staff>,
    State(app): State<AppState>,
    Json(input): Json<LinkInput>,
) -> Result<(StatusCode, Answer<LinkView>)> {
    let creator = who.filter(|who| who.must(accounts::Permission::Creator).is_ok());
    let wish = LinkWish {
        listing: input.listing,
        variant: input.variant,
        quantity: input.quantity,
        via: input.via.map(ViaInput::via).transpose()?,
        creator: creator.map(|who| creator_of(&who.principal)),
    };
    let link = link_of(&app, wish).await?;
    Ok((StatusCode::CREATED, Answer(LinkView::of(&link))))
}

/// Makes the link. What never was sold is not there; what was is not on sale now.
pub(crate) async fn link_of(app: &AppState, wish: LinkWish) -> Result<Link> {
    let clock = app.clock.clone();
    match app.db.write(move |tx| flows::make_link(tx, &*clock, &wish)).await {
        Err(MakeLinkError::NotOnSale) => {
            let pair = [(wish.listing, wish.variant)];
            let known = app.db.read(move |read| catalog::listing::offers(read, Lang::EN, &pair)).await?;
            Err(if known.is_empty() { Error::not_found() } else { MakeLinkError::NotOnSale.into() })
        }
        made => Ok(made?),
    }
}

/// What led somebody to a product, as a page's form says it: the post.
pub(crate) fn via_of(post: &str) -> Option<Via> {
    post.parse().ok().map(|id| Via { kind: trade::cart::ViaKind::Post, id })
}
