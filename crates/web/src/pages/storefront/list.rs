//! Lists of what is on sale: everything, or one kind of it.

use axum::extract::State;
use catalog::Category;
use catalog::listing::storefront::{CardQuery, Sort, cards, categories};
use kernel::{Cursor, PageRequest};
use maud::{Markup, html};
use serde::Deserialize;

use super::cards;
use crate::extract::{Path, Query};
use crate::pages::Visit;
use crate::ui::layout::{self, Head};
use crate::ui::{CardView, Icon, Way, card_grid, empty, load_more};
use crate::{AppState, Error, Result};

/// Cards of a page.
pub(super) const PAGE: u32 = 24;

/// What the query of a list may say.
#[derive(Debug, Default, Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    pub sort: Sort,
    pub after: Option<String>,
}

impl ListQuery {
    pub(super) fn page(&self) -> PageRequest {
        PageRequest::new(self.after.clone().map(Cursor::from_text), Some(PAGE))
    }
}

/// A list as it is shown.
pub(crate) struct List {
    pub title: String,
    /// The path below the storefront's beginning: `categories/home`.
    pub path: String,
    pub category: Option<Category>,
    pub categories: Vec<Category>,
    pub sort: Sort,
    pub cards: Vec<CardView>,
    pub next: Option<Cursor>,
}

/// `GET /{market}/listings`. Two statements.
pub(super) async fn show(visit: Visit, State(app): State<AppState>, Query(query): Query<ListQuery>) -> Result<Markup> {
    let list = find(&visit, &app, None, query).await?;
    Ok(view(&visit, &list))
}

#[derive(Deserialize)]
pub(super) struct CategoryPath {
    category: String,
}

/// `GET /{market}/categories/{category}`. Two statements.
pub(super) async fn category(
    visit: Visit,
    State(app): State<AppState>,
    Path(path): Path<CategoryPath>,
    Query(query): Query<ListQuery>,
) -> Result<Markup> {
    let category: Category = path.category.parse().map_err(|_| Error::not_found())?;
    let list = find(&visit, &app, Some(category), query).await?;
    Ok(view(&visit, &list))
}

async fn find(visit: &Visit, app: &AppState, category: Option<Category>, query: ListQuery) -> Result<List> {
    let wanted = CardQuery {
        market: visit.place.market.code,
        lang: visit.lang,
        category,
        shop: None,
        sort: query.sort,
        page: query.page(),
    };
    let (page, kinds) = app
        .db
        .read(move |read| -> Result<_> { Ok((cards(read, &wanted)?, categories(read, wanted.market, wanted.lang)?)) })
        .await?;
    Ok(List {
        title: category
            .map_or_else(|| visit.voice.say("web-all-products").into_owned(), |category| cards::name(category, visit)),
        path: category.map_or_else(|| "listings".to_owned(), |category| format!("categories/{}", category.slug())),
        category,
        categories: kinds.into_iter().map(|(category, _)| category).collect(),
        sort: query.sort,
        cards: cards::views(&page.items, visit),
        next: page.next,
    })
}

pub(crate) fn view(visit: &Visit, list: &List) -> Markup {
    let voice = &visit.voice;
    let head = Head {
        title: list.title.clone(),
        canonical: Some(visit.address(&list.path)),
        alternates: visit.alternates(&list.path),
        image: Some(format!("{}/card.png", visit.origin)),
        ..Head::default()
    };
    layout::shop(
        visit,
        &head,
        &html! {
            div.wrap {
                div.list-head { h1 { (list.title) } (kinds(visit, &list.categories, list.category)) }
                @if list.cards.is_empty() {
                    @let way = Way { href: visit.to("listings"), words: voice.say("web-all-products").into_owned() };
                    (empty(Icon::Sprout, &voice.say("web-shelf-empty-title"), &voice.say("web-shelf-empty-text"), list.category.map(|_| &way)))
                } @else {
                    div.list-tools { span {} (sorter(visit, &list.path, list.sort)) }
                    (card_grid(&list.cards, voice))
                    (load_more(next(visit, &list.path, list.sort, list.next.as_ref()).as_deref(), "cards", voice))
                }
            }
        },
    )
}

/// The address of a list's next page.
pub(super) fn next(visit: &Visit, path: &str, sort: Sort, after: Option<&Cursor>) -> Option<String> {
    after.map(|after| format!("{}?sort={}&after={}", visit.to(path), slug(sort), after.as_str()))
}

fn kinds(visit: &Visit, categories: &[Category], here: Option<Category>) -> Markup {
    html! {
        nav.chips aria-label=(visit.voice.say("web-categories")) {
            a.chip href=(visit.to("listings")) aria-current=[here.is_none().then_some("page")] { (visit.voice.say("web-all-products")) }
            @for category in categories {
                a.chip href=(visit.to(&format!("categories/{}", category.slug()))) aria-current=[(here == Some(*category)).then_some("page")] {
                    (cards::name(*category, visit))
                }
            }
        }
    }
}

/// The order of a list: a form that sends itself, with a button where no script runs.
pub(super) fn sorter(visit: &Visit, path: &str, sort: Sort) -> Markup {
    let voice = &visit.voice;
    html! {
        form.sort action=(visit.to(path)) data-auto {
            label for="sort" { (voice.say("web-sort")) }
            select id="sort" name="sort" {
                @for choice in [Sort::Newest, Sort::Popular, Sort::PriceAsc, Sort::PriceDesc] {
                    option value=(slug(choice)) selected[choice == sort] { (voice.say(words(choice))) }
                }
            }
            button.button.quiet type="submit" { (voice.say("web-apply")) }
        }
    }
}

fn slug(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "newest",
        Sort::Popular => "popular",
        Sort::PriceAsc => "price_asc",
        Sort::PriceDesc => "price_desc",
    }
}

fn words(sort: Sort) -> &'static str {
    match sort {
        Sort::Newest => "web-sort-newest",
        Sort::Popular => "web-sort-popular",
        Sort::PriceAsc => "web-sort-price-asc",
        Sort::PriceDesc => "web-sort-price-desc",
    }
}
