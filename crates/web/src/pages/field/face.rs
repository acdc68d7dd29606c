//! `/{market}/@handle`: a creator or a brand, what they have shown, and what they sell or recommend.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::listing::storefront::{CardQuery, Sort, cards};
use content::{follow, post};
use flows::faces::{self, Page as FacePage};
use flows::feed::{self, Reason};
use kernel::{Cursor, PageRequest};
use maud::{Markup, html};
use serde::Deserialize;
use serde_json::json;

use super::slide::{AuthorView, Slide, follow as follow_button};
use super::{Watcher, grid};
use crate::extract::{Path, Query};
use crate::pages::Visit;
use crate::ui::layout::{self, Head};
use crate::ui::{CardView, Icon, avatar, card_grid, empty, icon_sized, load_more};
use crate::{AppState, Error, Result};

/// Clips of a page.
const PAGE: u32 = 24;
/// Products of the showcase.
const SHOWCASE: usize = 12;

#[derive(Deserialize)]
pub(super) struct FacePath {
    lang: String,
    face: Option<String>,
}

#[derive(Default, Deserialize)]
pub(super) struct FaceQuery {
    after: Option<String>,
}

/// Somebody as they are shown.
pub(crate) struct Face {
    pub author: AuthorView,
    pub bio: String,
    pub followers: u64,
    pub likes: u64,
    /// A brand's shop.
    pub shop: Option<String>,
    pub clips: Vec<Slide>,
    pub next: Option<String>,
    /// What a brand sells, or what a creator's clips lead to.
    pub showcase: Vec<CardView>,
}

/// `GET /{market}/@handle`; `/gb/en` is `/gb/en/`.
pub(super) async fn show(
    visit: Visit,
    watcher: Watcher,
    State(app): State<AppState>,
    Path(path): Path<FacePath>,
    Query(query): Query<FaceQuery>,
) -> Result<Response> {
    let asked = path.face.as_deref().unwrap_or(&path.lang);
    let Some(handle) = asked.strip_prefix('@').map(str::to_owned) else {
        return if path.face.is_none() {
            Ok(Redirect::permanent(&visit.home).into_response())
        } else {
            Err(Error::not_found())
        };
    };
    let ask = watcher.ask(&visit);
    let signals = app.signals.clone();
    let page = PageRequest::new(query.after.map(Cursor::from_text), Some(PAGE));
    let found = app.db.read(move |read| -> Result<_> {
        let face = faces::page(read, &handle)?.ok_or_else(Error::not_found)?;
        let author = face.face().author;
        let posts = post::shown_of(read, author, Some(ask.market), &page)?;
        let next = posts.next;
        let posts = posts.items.into_iter().map(|post| (Reason::Asked, post)).collect();
        let items = feed::dress(read, &signals, &ask, posts)?;
        let followers = follow::followers(read, author)?;
        let followed = match ask.person {
            Some(person) => !follow::follows(read, content::PersonId::new(person.get()), &[author])?.is_empty(),
            None => false,
        };
        let sold = match author.shop() {
            Some(shop) => {
                let shop = Some(catalog::ShopId::new(shop.get()));
                let page = PageRequest::new(None, u32::try_from(SHOWCASE).ok());
                let (market, lang) = (ask.market, ask.lang);
                cards(read, &CardQuery { market, lang, category: None, shop, sort: Sort::Popular, page })?.items
            }
            None => vec![],
        };
        Ok((face, items, next, followers, followed, sold))
    });
    let (face, items, next, followers, followed, sold) = found.await?;
    let likes = items.iter().map(|item| item.counts.likes).sum();
    let clips: Vec<Slide> = items.iter().map(|item| Slide::of(&visit, item)).collect();
    let author = AuthorView::of(&visit, &face.face(), followed);
    let showcase = match &face {
        FacePage::Shop(_) => crate::pages::storefront::cards::views(&sold, &visit),
        FacePage::Creator(_) => showcase(&clips),
    };
    let base = visit.to(&author.handle);
    let shown = Face {
        bio: match &face {
            FacePage::Creator(creator) => creator.bio.clone(),
            FacePage::Shop(_) => String::new(),
        },
        shop: matches!(face, FacePage::Shop(_)).then(|| visit.to(&format!("shops/{}", face.face().handle))),
        author,
        followers: u64::try_from(followers).unwrap_or(0),
        likes,
        clips,
        next: next.map(|next| format!("{base}?after={}", next.as_str())),
        showcase,
    };
    Ok(view(&visit, &shown).into_response())
}

/// What a creator's clips lead to, each thing once.
fn showcase(clips: &[Slide]) -> Vec<CardView> {
    let mut shown: Vec<CardView> = vec![];
    for good in clips.iter().flat_map(|clip| &clip.goods) {
        let page = |card: &CardView| card.href.split('?').next().unwrap_or_default().to_owned();
        if shown.len() < SHOWCASE && !shown.iter().any(|known| page(known) == page(good)) {
            shown.push(good.clone());
        }
    }
    shown
}

pub(crate) fn view(visit: &Visit, face: &Face) -> Markup {
    let voice = &visit.voice;
    let path = face.author.handle.clone();
    let about = if face.bio.is_empty() {
        voice.say_with("field-face-text", &[("name", face.author.name.clone().into())]).into_owned()
    } else {
        face.bio.clone()
    };
    let poster = face.clips.iter().find_map(|clip| clip.poster.as_ref());
    let kind = if face.shop.is_some() { "Organization" } else { "Person" };
    let head = Head {
        title: format!("{} ({})", face.author.name, face.author.handle),
        description: Some(about),
        canonical: Some(visit.address(&path)),
        image: Some(
            poster.map_or_else(|| format!("{}/card.png", visit.origin), |poster| format!("{}{poster}", visit.origin)),
        ),
        json_ld: Some(json!({ "@context": "https://schema.org", "@type": "ProfilePage", "mainEntity": {
            "@type": kind, "name": face.author.name, "alternateName": face.author.handle, "url": visit.address(&path),
            "interactionStatistic": { "@type": "InteractionCounter", "interactionType": "https://schema.org/FollowAction", "userInteractionCount": face.followers } } })),
        ..Head::default()
    };
    layout::shop(
        visit,
        &head,
        &html! {
            div.wrap {
                (top(visit, face))
                @if !face.showcase.is_empty() {
                    section.section.face-part {
                        div.section-head {
                            h2 { (voice.say(if face.shop.is_some() { "field-face-sells" } else { "field-showcase" })) }
                            @if let Some(shop) = &face.shop { a href=(shop) { (voice.say("web-see-all")) (icon_sized(Icon::ChevronRight, 18)) } }
                        }
                        div.showcase { (card_grid(&face.showcase, voice)) }
                    }
                }
                section.section.face-part {
                    div.section-head { h2 { (voice.say("field-clips")) } }
                    @if face.clips.is_empty() {
                        (empty(Icon::Clapperboard, &voice.say("field-clips-none-title"), &voice.say("field-clips-none-text"), None))
                    } @else {
                        (grid::clips(&face.clips, voice))
                        (load_more(face.next.as_deref(), "clips", voice))
                    }
                }
            }
        },
    )
}

fn top(visit: &Visit, face: &Face) -> Markup {
    let voice = &visit.voice;
    let followers = i64::try_from(face.followers).unwrap_or(i64::MAX);
    html! {
        header.face {
            (avatar(&face.author.name, 88))
            div.face-words {
                h1 { (face.author.name) }
                p.face-handle { (face.author.handle) @if face.shop.is_some() { span.face-mark { (icon_sized(Icon::Store, 14)) (voice.say("field-brand")) } } }
                p.face-counts {
                    span { (voice.say_with("field-followers", &[("count", followers.into()), ("shown", voice.compact(face.followers).into())])) }
                    @if face.likes > 0 {
                        span { (voice.say_with("field-likes", &[("count", i64::try_from(face.likes).unwrap_or(i64::MAX).into()), ("shown", voice.compact(face.likes).into())])) }
                    }
                }
            }
            (follow_button(visit, &face.author, "button face-follow", &html! { (voice.say("field-follow-word")) }, &html! { (voice.say("field-following-word")) }))
            @if !face.bio.is_empty() { p.face-bio { (face.bio) } }
        }
    }
}
