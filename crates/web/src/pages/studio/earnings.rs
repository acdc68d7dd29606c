//! Earnings: every commission with its formula and what led to it, what waits and why, statements, payouts.

mod view;

pub(in crate::pages) use view::{Earning, Shown, Touched, formula, statement_view, view};

use std::collections::{BTreeMap, HashMap};

use affiliate::attribution::Verdict;
use affiliate::commission::{self, Commission};
use affiliate::touch::TouchKind;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use catalog::listing::storefront::cards_of_products;
use kernel::{Id, Lang, MarketCode, Page, PageRequest, Problem};
use ledger::settlement::{self, Unsettled};
use ledger::{Payee, StatementId, payout, statement};
use maud::Markup;

use super::frame::{self, Creating, creator_of};
use super::products::share;
use crate::extract::{Fields, Paging, Path};
use crate::pages::external::{self, Outside, Side};
use crate::pages::seller::money;
use crate::pages::{Desk, again};
use crate::ui::Form;
use crate::{AppState, Result};

/// Rows of the smaller lists.
const FEW: u32 = 20;
/// Cards that are asked for at once.
const CARDS_MAX: usize = 64;

fn payee(me: &Creating) -> Payee {
    Payee::Creator(creator_of(me))
}

/// `GET /studio/earnings`.
pub async fn show(desk: Desk, me: Creating, State(app): State<AppState>, Paging(page): Paging) -> Result<Markup> {
    Ok(view(&desk, &read(&app, &me, desk.voice.lang(), page, None).await?))
}

async fn read(app: &AppState, me: &Creating, lang: Lang, page: PageRequest, problem: Option<Problem>) -> Result<Shown> {
    let (creator, payee, key) = (creator_of(me), payee(me), money::form_key(app));
    let currencies = money::currencies(app, None).await?;
    let read = app.db.read(move |read| {
        let few = PageRequest::new(None, Some(FEW));
        let all = PageRequest::new(None, Some(kernel::LIMIT_MAX));
        let unsettled = settlement::unsettled(read, payee, &all)?.items;
        let found = commission::of_creator(read, creator, &page)?;
        let items = earnings(read, Some(lang), &found.items, &unsettled)?;
        Ok::<_, db::Error>(Shown {
            purses: money::purses(read, payee, &currencies)?,
            commissions: Page { items, next: found.next },
            unsettled,
            statements: statement::list(read, payee, &few)?.items,
            payouts: payout::of_payee(read, payee, &few)?.items,
            outside: external::latest(read, Side::Creator(creator))?,
            key,
            problem,
        })
    });
    Ok(read.await?)
}

/// The titles of what was sold: as a shopper who speaks `lang` reads them where it is on sale, else as the seller wrote them.
fn titles(
    read: &mut db::Read,
    lang: Option<Lang>,
    commissions: &[Commission],
) -> std::result::Result<HashMap<i64, String>, db::Error> {
    let mut by_market: BTreeMap<MarketCode, Vec<catalog::ProductId>> = BTreeMap::new();
    for one in commissions {
        by_market.entry(one.market).or_default().push(Id::new(one.product.get()));
    }
    let mut titles = HashMap::new();
    for (market, mut products) in by_market {
        products.sort_unstable();
        products.dedup();
        let known = catalog::product::find_many(read, &products)?;
        titles.extend(known.into_iter().map(|product| (product.id.get(), product.title)));
        let Some(lang) = lang else { continue };
        for some in products.chunks(CARDS_MAX) {
            let cards = cards_of_products(read, market, lang, some)?;
            titles.extend(cards.into_iter().map(|card| (card.product.get(), card.title)));
        }
    }
    Ok(titles)
}

/// Commissions, with titles for those who speak `lang`, else the seller's own.
pub(in crate::pages) fn earnings(
    read: &mut db::Read,
    lang: Option<Lang>,
    commissions: &[Commission],
    unsettled: &[Unsettled],
) -> std::result::Result<Vec<Earning>, db::Error> {
    let titles = titles(read, lang, commissions)?;
    let mut ids: Vec<catalog::ShopId> = commissions.iter().map(|one| Id::new(one.shop.get())).collect();
    ids.sort_unstable();
    ids.dedup();
    let shops: HashMap<i64, String> =
        catalog::shop::faces(read, &ids)?.into_iter().map(|shop| (shop.id.get(), shop.name)).collect();
    let of = |one: &Commission| Earning {
        order: one.order.to_string(),
        product: titles.get(&one.product.get()).cloned().unwrap_or_default(),
        shop: shops.get(&one.shop.get()).cloned().unwrap_or_default(),
        base: one.formula.base,
        rate: share(one.formula.rate_bp),
        amount: one.formula.amount,
        left: one.left(),
        state: one.state.name(),
        reason: one.reason.name(),
        at: one.ordered_at,
        until: unsettled.iter().filter(|row| row.order.get() == one.order.get()).find_map(|row| row.until),
        touches: touches(one),
    };
    Ok(commissions.iter().map(of).collect())
}

fn touches(one: &Commission) -> Vec<Touched> {
    let of = |judged: &affiliate::attribution::Judged| {
        let own = judged.touch.creator == one.creator;
        let is_post = own && judged.touch.kind == TouchKind::Post;
        Touched {
            via: judged.touch.kind.name(),
            href: is_post.then(|| format!("/studio/posts/{}", judged.touch.source)),
            at: judged.touch.at,
            own,
            verdict: judged.verdict.name(),
            counts: judged.verdict == Verdict::Won,
        }
    };
    one.touches.iter().map(of).collect()
}

/// `POST /studio/payouts`: all that is payable in a currency. A form sent twice begins one payout.
pub async fn pay_out(
    desk: Desk,
    me: Creating,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    match money::request_payout(&app, me.principal.person, payee(&me), &Form::new(fields)).await {
        Ok(()) => Ok(frame::done_at("/studio/earnings", "payout").into_response()),
        Err(error) => {
            let problem = again::problems(error, "payout")?.pop();
            let shown = read(&app, &me, desk.voice.lang(), PageRequest::new(None, None), problem).await?;
            Ok(again::unprocessable(view(&desk, &shown)))
        }
    }
}

/// `GET /studio/external-sales`: all that one's posts and links sold in brands' own stores.
pub async fn sold_outside(
    desk: Desk,
    me: Creating,
    State(app): State<AppState>,
    Paging(page): Paging,
) -> Result<Markup> {
    let creator = creator_of(&me);
    let found: Outside = app.db.read(move |read| external::page(read, Side::Creator(creator), &page)).await?;
    Ok(view::outside_view(&desk, &found))
}

/// `GET /studio/statements/{statement}`.
pub async fn one_statement(
    desk: Desk,
    me: Creating,
    State(app): State<AppState>,
    Path(id): Path<StatementId>,
) -> Result<Markup> {
    Ok(statement_view(&desk, &money::statement_of(&app, payee(&me), id).await?))
}
