//! What the caller wants to be told of when it can be bought again.

use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use catalog::listing::storefront::{Offer, offers};
use kernel::{Id, Lang, MarketCode, Page, PageRequest, Problem};
use serde::{Deserialize, Serialize};
use trade::wait::{self, Wait};
use trade::{BuyerId, ListingId, VariantId};
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::{Refused, storefront};
use crate::access::{Buyer, SignedIn};
use crate::extract::{Paging, Path, Query, Speech};
use crate::view::{ListView, MoneyView};
use crate::{AppState, Error, Place, Result, Voice};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(begin, end)).routes(routes!(list))
}

/// Which variant of the listing.
#[derive(Debug, Deserialize, IntoParams)]
struct WaitQuery {
    /// A variant of the listing; unless sent, all that are sold out.
    variant: Option<String>,
}

impl WaitQuery {
    fn variant(&self) -> Result<Option<VariantId>, Error> {
        let malformed = |_| Error::field(Problem::new("variant", "request.field_shape").with("expected", "an id"));
        self.variant.as_deref().map(|id| id.parse().map_err(malformed)).transpose()
    }
}

/// Something that is waited for.
#[derive(Debug, Serialize, ToSchema)]
struct WaitView {
    listing: String,
    variant: String,
    product: String,
    #[schema(example = "GB")]
    market: String,
    /// In the language of `Accept-Language`; nothing when it is no longer listed.
    title: Option<String>,
    options: Vec<String>,
    price: Option<MoneyView>,
    /// Since when.
    since: String,
}

impl WaitView {
    fn of((wait, offer): &(Wait, Option<Offer>), voice: &Voice) -> WaitView {
        WaitView {
            listing: wait.listing.to_string(),
            variant: wait.variant.to_string(),
            product: wait.product.to_string(),
            market: wait.market.to_string(),
            title: offer.as_ref().map(|offer| offer.title.clone()),
            options: offer.iter().flat_map(|offer| &offer.options).map(|(_, value)| value.clone()).collect(),
            price: offer.as_ref().filter(|offer| offer.on_sale).map(|offer| MoneyView::of(offer.price, voice)),
            since: wait.at.to_string(),
        }
    }
}

/// Tells the caller when it can be bought again; again does nothing. 409 while it can be bought.
#[utoipa::path(put, path = "/markets/{market}/listings/{listing}/wait", tag = "storefront", security(("bearer" = [])),
    params(("market" = String, Path), ("listing" = String, Path), WaitQuery), responses((status = 204), Refused))]
async fn begin(
    who: SignedIn<Buyer>,
    State(app): State<AppState>,
    Path((market, listing)): Path<(MarketCode, ListingId)>,
    Query(query): Query<WaitQuery>,
) -> Result<StatusCode> {
    let (place, _) = storefront::place(&app, market, None).await?;
    wait_for(&app, &place, buyer(&who), listing, query.variant()?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Tells the caller no more; again does nothing.
#[utoipa::path(delete, path = "/markets/{market}/listings/{listing}/wait", tag = "storefront", security(("bearer" = [])),
    params(("market" = String, Path), ("listing" = String, Path), WaitQuery), responses((status = 204), Refused))]
async fn end(
    who: SignedIn<Buyer>,
    State(app): State<AppState>,
    Path((market, listing)): Path<(MarketCode, ListingId)>,
    Query(query): Query<WaitQuery>,
) -> Result<StatusCode> {
    storefront::place(&app, market, None).await?;
    let (person, variant) = (buyer(&who), query.variant()?);
    app.db.write(move |tx| wait::end(tx, person, listing, variant)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the caller waits for in all markets, the latest first.
#[utoipa::path(get, path = "/me/waits", tag = "people", security(("bearer" = [])), params(super::PageQuery),
    responses((status = 200, body = ListView<WaitView>), Refused))]
async fn list(
    who: SignedIn<Buyer>,
    State(app): State<AppState>,
    Paging(page): Paging,
    Speech(voice): Speech,
) -> Result<Answer<ListView<WaitView>>> {
    let found = waits(&app, buyer(&who), page, voice.lang()).await?;
    Ok(Answer(ListView::of(found, |one| WaitView::of(&one, &voice))))
}

pub(crate) fn buyer(who: &SignedIn<Buyer>) -> BuyerId {
    BuyerId::new(who.principal.person.get())
}

/// Begins to wait.
pub(crate) async fn wait_for(
    app: &AppState,
    place: &std::sync::Arc<Place>,
    person: BuyerId,
    listing: ListingId,
    variant: Option<VariantId>,
) -> Result<()> {
    let (clock, place) = (app.clock.clone(), std::sync::Arc::clone(place));
    Ok(app.db.write(move |tx| flows::wait_for(tx, &*clock, &place.market, person, listing, variant)).await?)
}

/// What a person waits for, with what is offered of it.
pub(crate) async fn waits(
    app: &AppState,
    person: BuyerId,
    page: PageRequest,
    lang: Lang,
) -> Result<Page<(Wait, Option<Offer>)>> {
    let found = app.db.read(move |read| {
        let waits = wait::of_person(read, person, &page)?;
        let pair = |wait: &Wait| (Id::new(wait.listing.get()), Id::new(wait.variant.get()));
        let pairs: Vec<_> = waits.items.iter().map(pair).collect();
        let offers = offers(read, lang, &pairs)?;
        let of = |wait: Wait| {
            let offer = offers.iter().find(|offer| (offer.listing, offer.variant) == pair(&wait)).cloned();
            (wait, offer)
        };
        Ok::<_, db::Error>(waits.map(of))
    });
    Ok(found.await?)
}
