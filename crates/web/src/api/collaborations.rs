//! Collaborations: terms that shops offer and creators join; what creators may promote and choose to show.

mod view;

use accounts::{Permission, ShopPermission};
use affiliate::collaboration::{self, Change, Collaboration, Kind};
use affiliate::{CollaborationId, CreatorId, ProductId, commission, showcase};
use axum::Json as Answer;
use axum::extract::State;
use axum::http::StatusCode;
use flows::OfferTerms;
use kernel::{Instant, MarketCode, Page, PageRequest, Problem, Problems};
use serde::Deserialize;
use utoipa::{IntoParams, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

use super::body::Unread;
use super::shops::shop_for;
use super::{PageQuery, Refused, storefront};
use crate::access::{Creator, SignedIn, Staff};
use crate::extract::{Paging, Path, Query, Speech};
use crate::view::ListView;
use crate::{AppState, Error, Result};

use view::{CollaborationView, FoundCreatorView, MemberView, PromotableView, ShowcaseView, TermsView};

pub(super) fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(of_shop, offer))
        .routes(routes!(to_join))
        .routes(routes!(show, change))
        .routes(routes!(close))
        .routes(routes!(members, join))
        .routes(routes!(leave))
        .routes(routes!(mine))
        .routes(routes!(promotable))
        .routes(routes!(my_showcase, put_showcase))
        .routes(routes!(creators))
}

/// Terms as a shop offers them.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct CollaborationInput {
    /// `open`: every creator may join; `targeted`: the creators that are named.
    #[schema(value_type = String)]
    kind: Kind,
    /// Ids of the shop's products: 1 to 1000, of a targeted one 1 to 100.
    products: Vec<String>,
    /// 100 to 8000: 1 to 80 % of the base.
    rate_bp: i64,
    /// Ids or handles of creators: 1 to 50, of a targeted one alone.
    #[serde(default)]
    creators: Vec<String>,
    /// Samples at the most; as many as there is stock unless sent.
    samples: Option<i64>,
    /// When it ends by itself.
    ends_at: Option<String>,
}

/// The ids of a field; those that are none are said by their place.
fn ids<T>(texts: &[String], field: &str, code: &'static str, problems: &mut Problems) -> Vec<kernel::Id<T>> {
    let mut ids = Vec::with_capacity(texts.len());
    for (place, text) in texts.iter().enumerate() {
        match text.parse() {
            Ok(id) => ids.push(id),
            Err(_) => problems.push(Problem::new(format!("{field}[{place}]"), code)),
        }
    }
    ids
}

/// Creators by id or handle.
async fn creators_named(app: &AppState, names: Vec<String>, problems: &mut Problems) -> Result<Vec<CreatorId>> {
    let found = app.db.read(move |read| {
        let mut found = Vec::with_capacity(names.len());
        for name in names.iter().take(collaboration::TARGETED_CREATORS_MAX + 1) {
            found.push(match name.parse() {
                Ok(id) => Some(id),
                Err(_) => {
                    accounts::creator::find_by_handle(read, name)?.map(|creator| kernel::Id::new(creator.id.get()))
                }
            });
        }
        Ok::<_, db::Error>(found)
    });
    let mut creators = Vec::new();
    for (place, found) in found.await?.into_iter().enumerate() {
        match found {
            Some(creator) => creators.push(creator),
            None => problems.push(Problem::new(format!("creators[{place}]"), "affiliate.creator_unknown")),
        }
    }
    Ok(creators)
}

/// Offers terms for a shop's products.
#[utoipa::path(post, path = "/shops/{shop}/collaborations", tag = "affiliate", security(("bearer" = [])), params(("shop" = String, Path)), request_body = CollaborationInput,
    responses((status = 201, body = CollaborationView), Refused))]
async fn offer(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    body: Unread,
) -> Result<(StatusCode, Answer<CollaborationView>)> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let input: CollaborationInput = body.json()?;
    let mut problems = Problems::default();
    let products = ids(&input.products, "products", "affiliate.product_unknown", &mut problems);
    let creators = creators_named(&app, input.creators, &mut problems).await?;
    let ends_at = input.ends_at.as_deref().map(str::parse::<jiff::Timestamp>).transpose();
    problems.check(ends_at.is_ok(), || Problem::new("ends_at", "request.field_shape").with("expected", "RFC 3339"));
    problems.ok(()).map_err(Error::invalid)?;
    let ends_at = ends_at.ok().flatten().map(|at| Instant::from_ms(at.as_millisecond()));
    let CollaborationInput { kind, rate_bp, samples, .. } = input;
    let wish = OfferTerms { shop: shop.id, kind, products, rate_bp, creators, samples, ends_at };
    let clock = app.clock.clone();
    let offered = app.db.write(move |tx| flows::offer_terms(tx, &*clock, &wish)).await?;
    Ok((StatusCode::CREATED, Answer(CollaborationView::of(&offered))))
}

/// A shop's collaborations, the latest first.
#[utoipa::path(get, path = "/shops/{shop}/collaborations", tag = "affiliate", security(("bearer" = [])), params(("shop" = String, Path), PageQuery),
    responses((status = 200, body = ListView<CollaborationView>), Refused))]
async fn of_shop(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    page: Result<Paging>,
) -> Result<Answer<ListView<CollaborationView>>> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let (Paging(page), shop) = (page?, kernel::Id::new(shop.id.get()));
    let page = app.db.read(move |read| collaboration::of_shop(read, shop, &page)).await?;
    Ok(Answer(ListView::of(page, |one| CollaborationView::of(&one))))
}

#[derive(Debug, Deserialize, IntoParams)]
struct ToJoinQuery {
    /// Where the products are to be on sale.
    #[param(example = "GB", value_type = String)]
    market: MarketCode,
    /// Items wanted: 1 to 100.
    #[serde(rename = "limit")]
    _limit: Option<String>,
    /// Where to go on: `next` of the page before.
    #[serde(rename = "after")]
    _after: Option<String>,
}

/// Products shown of each collaboration.
const SHOWN_MAX: usize = 6;
/// Collaborations looked at for one page.
const PAGES_MAX: usize = 10;

/// Open collaborations whose products are on sale in a market, the latest first.
#[utoipa::path(get, path = "/collaborations", tag = "affiliate", security(("bearer" = [])), params(ToJoinQuery),
    responses((status = 200, body = ListView<CollaborationView>), Refused))]
async fn to_join(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Query(query): Query<ToJoinQuery>,
    Paging(paging): Paging,
) -> Result<Answer<ListView<CollaborationView>>> {
    let (place, lang) = storefront::place(&app, query.market, None).await?;
    let (voice, now, creator) = (place.voice(lang), app.clock.now(), creator_of(&who.principal));
    let page = app.db.read(move |read| {
        let (mut items, mut next) = (Vec::new(), paging.after.clone());
        for _ in 0..PAGES_MAX {
            let found = collaboration::to_join(read, &PageRequest::new(next, Some(paging.limit())))?;
            items.extend(flows::joinable(read, query.market, lang, found.items, SHOWN_MAX)?);
            next = found.next;
            if next.is_none() || !items.is_empty() {
                break;
            }
        }
        let mut views = Vec::with_capacity(items.len());
        for (one, cards) in items {
            let member = collaboration::member(read, one.id, creator)?;
            let terms = collaboration::terms_in(read, &one, creator, now)?;
            let mut view = CollaborationView::of(&one).showing(cards, &voice);
            view.your = member.map(|member| TermsView::of(&member, terms.as_ref()));
            views.push(view);
        }
        Ok::<_, db::Error>(Page { items: views, next })
    });
    Ok(Answer(ListView::of(page.await?, |view| view)))
}

/// The caller as a creator.
pub(super) fn creator_of(principal: &accounts::Principal) -> CreatorId {
    kernel::Id::new(principal.person.get())
}

/// A shop's collaboration, for who works there.
async fn of_staff(app: &AppState, staff: &Staff, id: CollaborationId) -> Result<Collaboration> {
    let found = app.db.read(move |read| collaboration::find(read, id)).await?.ok_or_else(Error::not_found)?;
    staff.may(found.shop.get(), ShopPermission::Catalogue)?;
    Ok(found)
}

/// A collaboration: for the shop, for who is in it or invited, and an open one for every creator.
#[utoipa::path(get, path = "/collaborations/{collaboration}", tag = "affiliate", security(("bearer" = [])), params(("collaboration" = String, Path)),
    responses((status = 200, body = CollaborationView), Refused))]
async fn show(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<CollaborationId>,
) -> Result<Answer<CollaborationView>> {
    let (creator, now) = (creator_of(&staff.principal), app.clock.now());
    let found = app.db.read(move |read| {
        let Some(found) = collaboration::find(read, id)? else { return Ok(None) };
        let member = collaboration::member(read, id, creator)?;
        let terms = collaboration::terms_in(read, &found, creator, now)?;
        Ok::<_, db::Error>(Some((found, member, terms)))
    });
    let (found, member, terms) = found.await?.ok_or_else(Error::not_found)?;
    let may_join = staff.principal.creator && found.kind == Kind::Open;
    match member.is_some() || may_join {
        true => staff.must(Permission::Creator)?,
        false => staff.may(found.shop.get(), ShopPermission::Catalogue).map(drop)?,
    }
    let mut view = CollaborationView::of(&found);
    view.your = member.map(|member| TermsView::of(&member, terms.as_ref()));
    Ok(Answer(view))
}

/// What is to change.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ChangeInput {
    /// A raise counts at once; a cut for who joins from now on, and 30 days later for who is in it.
    rate_bp: Option<i64>,
    samples: Option<i64>,
}

/// Changes the rate, or the number of samples.
#[utoipa::path(patch, path = "/collaborations/{collaboration}", tag = "affiliate", security(("bearer" = [])), params(("collaboration" = String, Path)), request_body = ChangeInput,
    responses((status = 200, body = CollaborationView), Refused))]
async fn change(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<CollaborationId>,
    body: Unread,
) -> Result<Answer<CollaborationView>> {
    of_staff(&app, &staff, id).await?;
    let ChangeInput { rate_bp, samples } = body.json()?;
    let clock = app.clock.clone();
    let changed = app.db.write(move |tx| {
        let mut found = collaboration::find(tx, id)?.ok_or_else(Error::not_found)?;
        collaboration::change(tx, &*clock, &mut found, Change { rate_bp, samples })?;
        Ok::<_, Error>(found)
    });
    Ok(Answer(CollaborationView::of(&changed.await?)))
}

/// Ends it: nobody joins any more, and 30 days later it is CLOSED.
#[utoipa::path(post, path = "/collaborations/{collaboration}/closure", tag = "affiliate", security(("bearer" = [])), params(("collaboration" = String, Path)),
    responses((status = 200, body = CollaborationView), Refused))]
async fn close(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<CollaborationId>,
) -> Result<Answer<CollaborationView>> {
    of_staff(&app, &staff, id).await?;
    let clock = app.clock.clone();
    let closed = app.db.write(move |tx| {
        let mut found = collaboration::find(tx, id)?.ok_or_else(Error::not_found)?;
        collaboration::close(tx, &*clock, &mut found)?;
        Ok::<_, Error>(found)
    });
    Ok(Answer(CollaborationView::of(&closed.await?)))
}

/// Who is in it or invited, the latest first.
#[utoipa::path(get, path = "/collaborations/{collaboration}/members", tag = "affiliate", security(("bearer" = [])), params(("collaboration" = String, Path), PageQuery),
    responses((status = 200, body = ListView<MemberView>), Refused))]
async fn members(
    staff: Staff,
    State(app): State<AppState>,
    Path(id): Path<CollaborationId>,
    page: Result<Paging>,
) -> Result<Answer<ListView<MemberView>>> {
    of_staff(&app, &staff, id).await?;
    let Paging(page) = page?;
    let (page, faces) = app
        .db
        .read(move |read| {
            let page = collaboration::members(read, id, &page)?;
            let people: Vec<_> = page.items.iter().map(|member| kernel::Id::new(member.creator.get())).collect();
            let faces = accounts::creator::faces(read, &people)?;
            Ok::<_, db::Error>((page, faces))
        })
        .await?;
    Ok(Answer(ListView::of(page, |member| MemberView::of(&member, &faces))))
}

/// The caller, a creator, is in it from now on. Again, it changes nothing.
#[utoipa::path(post, path = "/collaborations/{collaboration}/members", tag = "affiliate", security(("bearer" = [])), params(("collaboration" = String, Path)),
    responses((status = 201, body = CollaborationView), Refused))]
async fn join(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Path(id): Path<CollaborationId>,
) -> Result<(StatusCode, Answer<CollaborationView>)> {
    let (creator, clock) = (creator_of(&who.principal), app.clock.clone());
    let joined = app.db.write(move |tx| {
        let found = collaboration::find(tx, id)?.ok_or_else(Error::not_found)?;
        let member = collaboration::join(tx, &*clock, &found, creator)?;
        let terms = collaboration::terms_in(tx, &found, creator, clock.now())?;
        let mut view = CollaborationView::of(&found);
        view.your = Some(TermsView::of(&member, terms.as_ref()));
        Ok::<_, Error>(view)
    });
    Ok((StatusCode::CREATED, Answer(joined.await?)))
}

/// The caller is not in it any more, or says no to the invitation.
#[utoipa::path(delete, path = "/collaborations/{collaboration}/members/me", tag = "affiliate", security(("bearer" = [])), params(("collaboration" = String, Path)),
    responses((status = 204), Refused))]
async fn leave(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Path(id): Path<CollaborationId>,
) -> Result<StatusCode> {
    let (creator, clock) = (creator_of(&who.principal), app.clock.clone());
    match app.db.write(move |tx| collaboration::leave(tx, &*clock, id, creator)).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(Error::not_found()),
    }
}

/// Collaborations the caller is in or invited to, with their terms, the latest first.
#[utoipa::path(get, path = "/me/collaborations", tag = "affiliate", security(("bearer" = [])), params(PageQuery),
    responses((status = 200, body = ListView<CollaborationView>), Refused))]
async fn mine(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Paging(page): Paging,
) -> Result<Answer<ListView<CollaborationView>>> {
    let (creator, now) = (creator_of(&who.principal), app.clock.now());
    let page = app.db.read(move |read| {
        let found = collaboration::of_creator(read, creator, &page)?;
        let mut items = Vec::with_capacity(found.items.len());
        for (one, member) in found.items {
            let terms = collaboration::terms_in(read, &one, creator, now)?;
            let mut view = CollaborationView::of(&one);
            view.your = Some(TermsView::of(&member, terms.as_ref()));
            items.push(view);
        }
        Ok::<_, db::Error>(Page { items, next: found.next })
    });
    Ok(Answer(ListView::of(page.await?, |view| view)))
}

/// What the caller may promote, by product, each with its terms.
#[utoipa::path(get, path = "/me/promotable", tag = "affiliate", security(("bearer" = [])), params(PageQuery),
    responses((status = 200, body = ListView<PromotableView>), Refused))]
async fn promotable(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    Paging(page): Paging,
) -> Result<Answer<ListView<PromotableView>>> {
    let (creator, now) = (creator_of(&who.principal), app.clock.now());
    let page = app.db.read(move |read| collaboration::promotable(read, creator, now, &page)).await?;
    Ok(Answer(ListView::of(page, |terms| PromotableView::of(&terms))))
}

/// What the caller shows of what they may promote.
#[utoipa::path(get, path = "/me/showcase", tag = "affiliate", security(("bearer" = [])), responses((status = 200, body = ShowcaseView), Refused))]
async fn my_showcase(who: SignedIn<Creator>, State(app): State<AppState>) -> Result<Answer<ShowcaseView>> {
    let creator = creator_of(&who.principal);
    Ok(Answer(ShowcaseView::of(&app.db.read(move |read| showcase::products(read, creator)).await?)))
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct ShowcaseInput {
    /// Ids of products that the creator may promote, in the order in which they are shown: 200 at the most.
    products: Vec<String>,
}

/// Puts products into the caller's showcase, instead of what was there.
#[utoipa::path(put, path = "/me/showcase", tag = "affiliate", security(("bearer" = [])), request_body = ShowcaseInput, responses((status = 200, body = ShowcaseView), Refused))]
async fn put_showcase(
    who: SignedIn<Creator>,
    State(app): State<AppState>,
    body: Unread,
) -> Result<Answer<ShowcaseView>> {
    let input: ShowcaseInput = body.json()?;
    let mut problems = Problems::default();
    let products: Vec<ProductId> = ids(&input.products, "products", "affiliate.not_promotable", &mut problems);
    problems.ok(()).map_err(Error::invalid)?;
    let (creator, clock, shown) = (creator_of(&who.principal), app.clock.clone(), products.clone());
    app.db.write(move |tx| showcase::put(tx, &*clock, creator, &products)).await?;
    Ok(Answer(ShowcaseView::of(&shown)))
}

#[derive(Debug, Deserialize, IntoParams)]
struct CreatorsQuery {
    /// Where they sold.
    #[param(example = "GB", value_type = String)]
    market: MarketCode,
    /// A category's slug.
    category: Option<String>,
}

/// Creators whom a shop may invite, by what they sold in a market: most units first, a hundred at the most.
#[utoipa::path(get, path = "/shops/{shop}/creators", tag = "affiliate", security(("bearer" = [])), params(("shop" = String, Path), CreatorsQuery),
    responses((status = 200, body = ListView<FoundCreatorView>), Refused))]
async fn creators(
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    query: Result<Query<CreatorsQuery>>,
    Speech(voice): Speech,
) -> Result<Answer<ListView<FoundCreatorView>>> {
    shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let Query(query) = query?;
    let category = query.category.as_deref().filter(|slug| !slug.is_empty()).map(storefront::category).transpose()?;
    let (found, faces) = app
        .db
        .read(move |read| {
            let found = commission::sellers(read, query.market, category.map(|category| category.slug()))?;
            let people: Vec<_> = found.iter().map(|sold| kernel::Id::new(sold.creator.get())).collect();
            let faces = accounts::creator::faces(read, &people)?;
            Ok::<_, db::Error>((found, faces))
        })
        .await?;
    Ok(Answer(ListView::all(found.iter().map(|sold| FoundCreatorView::of(sold, &faces, &voice)).collect())))
}
