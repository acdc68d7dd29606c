//! One clip of the feed: what it shows, and how it is drawn.

use flows::feed::{FeedItem, Reason};
use maud::{Markup, html};

use crate::pages::Visit;
use crate::pages::storefront::cards;
use crate::ui::{CardView, Icon, avatar, icon, icon_sized, picture, price};
use crate::{Voice, media_url};

/// A clip as it is shown.
#[derive(Clone, Debug)]
pub(crate) struct Slide {
    pub id: String,
    /// Its own address.
    pub href: String,
    pub author: AuthorView,
    pub caption: String,
    /// The language of the caption.
    pub lang: String,
    pub telling: Telling,
    pub posted: String,
    /// The moment it was first shown, for programs.
    pub published: String,
    pub duration_s: Option<i64>,
    pub poster: Option<String>,
    /// Height and address of each size, the lowest first.
    pub sizes: Vec<(u32, String)>,
    pub width: u32,
    pub height: u32,
    pub topics: Vec<String>,
    pub goods: Vec<CardView>,
    /// The listings of `goods`, in their order.
    pub listings: Vec<String>,
    pub views: u64,
    pub likes: u64,
    pub comments: u64,
    pub shares: u64,
    pub liked: bool,
    /// Why it is here, in words.
    pub reason: String,
}

/// In whose words something is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Telling {
    /// In its writer's own, and nobody here can translate them, or needs to.
    #[default]
    Own,
    /// In its writer's own, which can be translated.
    Foreign,
    /// In the reader's language.
    Translated,
}

/// Who made it.
#[derive(Clone, Debug)]
pub(crate) struct AuthorView {
    /// `creator:ID` or `shop:ID`.
    pub key: String,
    pub name: String,
    /// `@mira`.
    pub handle: String,
    pub href: Option<String>,
    pub followed: bool,
}

/// What a video is taken to measure before it says so.
const UPRIGHT: (u32, u32) = (720, 1280);

impl Slide {
    /// The clip in this visit.
    pub(crate) fn of(visit: &Visit, item: &FeedItem) -> Slide {
        let post = &item.post;
        let goods: Vec<_> = item.goods.iter().map(|card| (card, format!("?post={}", post.id))).collect();
        let posted = post.published_at.unwrap_or(post.created_at);
        Slide {
            id: post.id.to_string(),
            href: visit.to(&format!("p/{}", post.id)),
            author: AuthorView::of(visit, &item.author, item.followed),
            caption: post.caption.clone(),
            lang: post.lang.tag().to_owned(),
            telling: Telling::default(),
            posted: visit.voice.date(posted),
            published: posted.to_string(),
            duration_s: post.duration_ms.and_then(|ms| ms.checked_div(1000)),
            poster: post.poster.as_deref().map(media_url),
            sizes: post.renditions.iter().map(|size| (size.height, media_url(&size.key))).collect(),
            width: post.width.unwrap_or(UPRIGHT.0),
            height: post.height.unwrap_or(UPRIGHT.1),
            topics: post.topics.iter().map(|topic| topic.tag.clone()).collect(),
            listings: goods.iter().map(|(card, _)| card.listing.to_string()).collect(),
            goods: goods.into_iter().map(|(card, via)| with_query(cards::view(card, visit), &via)).collect(),
            views: item.counts.views,
            likes: item.counts.likes,
            comments: item.counts.comments,
            shares: item.counts.shares,
            liked: item.liked,
            reason: why(visit, item),
        }
    }
}

fn with_query(card: CardView, query: &str) -> CardView {
    CardView { href: format!("{}{query}", card.href), ..card }
}

impl AuthorView {
    pub(crate) fn of(visit: &Visit, face: &flows::faces::Face, followed: bool) -> AuthorView {
        AuthorView {
            key: face.author.to_string(),
            name: face.name.clone(),
            handle: if face.handle.is_empty() { face.name.clone() } else { format!("@{}", face.handle) },
            href: face.has_page.then(|| visit.to(&format!("@{}", face.handle))),
            followed,
        }
    }
}

/// The reason in words.
fn why(visit: &Visit, item: &FeedItem) -> String {
    let voice = &visit.voice;
    let name = item.author.name.clone();
    let posted = voice.date(item.post.published_at.unwrap_or(item.post.created_at));
    match item.reason {
        Reason::Fresh => voice.say_with("field-why-fresh", &[("date", posted.into())]),
        Reason::Interest { topic } => {
            let topic = item.post.topics.iter().find(|known| known.id.get() == topic);
            voice.say_with(
                "field-why-interest",
                &[("topic", topic.map_or("", |topic| topic.tag.as_str()).to_owned().into())],
            )
        }
        Reason::Popular => voice.say("field-why-popular"),
        Reason::Alike => voice.say("field-why-alike"),
        Reason::Cart => voice.say("field-why-cart"),
        Reason::Live => voice.say("field-why-live"),
        Reason::New => voice.say("field-why-new"),
        Reason::Chance => voice.say("field-why-chance"),
        Reason::Followed => voice.say_with("field-why-followed", &[("name", name.into())]),
        Reason::Topic => voice.say("field-why-topic"),
        Reason::Asked => voice.say_with("field-why-asked", &[("name", name.into())]),
        Reason::Earlier => voice.say_with("field-why-earlier", &[("date", posted.into())]),
    }
    .into_owned()
}

/// The clip, as wide and high as the screen; `first` ones are fetched before all else.
pub(crate) fn slide(visit: &Visit, slide: &Slide, first: bool) -> Markup {
    let voice = &visit.voice;
    let label = voice.say_with("field-clip-by", &[("name", slide.author.name.clone().into())]);
    html! {
        article.f-slide id={ "p-" (slide.id) } data-post=(slide.id) data-href=(slide.href) aria-label=(label) tabindex="-1" {
            (video(slide, first))
            button.f-tap.scripted-only type="button" data-act="tap" aria-label=(voice.say("field-play")) { span.f-play { (icon_sized(Icon::Play, 44)) } }
            span.f-shade {}
            div.f-words {
                (words(visit, slide))
                (why_this(visit, slide))
                (chip(visit, slide))
            }
            (rail(visit, slide))
            span.f-line aria-hidden="true" { span {} }
        }
    }
}

/// Without a script it is a player of its own; with one, the feed plays it.
fn video(slide: &Slide, first: bool) -> Markup {
    let sizes: Vec<String> = slide.sizes.iter().map(|(height, url)| format!("{height} {url}")).collect();
    let middle = slide.sizes.get(slide.sizes.len() / 2).or_else(|| slide.sizes.last());
    html! {
        @if let Some(poster) = &slide.poster {
            img.f-poster src=(poster) alt="" width=(slide.width) height=(slide.height) loading=(if first { "eager" } else { "lazy" }) fetchpriority=[first.then_some("high")] decoding="async";
        }
        video.f-video data-sizes=(sizes.join(", ")) width=(slide.width) height=(slide.height) aria-label=(slide.caption) loop playsinline muted controls preload="none" poster=[slide.poster.as_deref()] {
            noscript { @if let Some((_, url)) = middle { source src=(url) type="video/mp4"; } }
        }
    }
}

fn words(visit: &Visit, slide: &Slide) -> Markup {
    html! {
        p.f-name {
            @match &slide.author.href {
                Some(href) => a href=(href) { (slide.author.handle) },
                None => span { (slide.author.handle) },
            }
            span.f-date { (slide.posted) }
        }
        @if !slide.caption.is_empty() {
            div.f-told {
                p.f-caption lang=(slide.lang) data-act="more" { (plain(&slide.caption)) }
                (translate(visit, slide))
            }
        }
        @if !slide.topics.is_empty() {
            ul.f-topics { @for tag in &slide.topics {
                li { a href=(visit.to(&format!("topic/{}", encoded(tag)))) { "#" (tag) } }
            } }
        }
    }
}

/// The way to the caption in the reader's language, and back.
fn translate(visit: &Visit, slide: &Slide) -> Markup {
    let voice = &visit.voice;
    html! {
        @match slide.telling {
            Telling::Own => {}
            Telling::Foreign => a.f-why href={ (slide.href) "?translated=1" } data-act="translate" { (icon_sized(Icon::Languages, 16)) (voice.say("field-translate")) },
            Telling::Translated => a.f-why href=(slide.href) data-act="translate" { (icon_sized(Icon::Languages, 16)) (voice.say("field-original")) },
        }
    }
}

/// The caption without the hashtags it ends with: they stand below as links.
fn plain(caption: &str) -> &str {
    let mut text = caption.trim_end();
    while let Some(at) = text.rfind('#') {
        let (before, tag) = text.split_at(at);
        let ends_text = !tag.chars().any(char::is_whitespace);
        if !ends_text || before.trim_end().is_empty() {
            break;
        }
        text = before.trim_end();
    }
    text
}

/// A word as part of an address.
pub(crate) fn encoded(word: &str) -> String {
    url::form_urlencoded::byte_serialize(word.as_bytes()).collect::<String>().replace('+', "%20")
}

/// Why it is here, behind a small button, and how to say no; the browser opens it without a script.
fn why_this(visit: &Visit, slide: &Slide) -> Markup {
    let (id, voice) = (format!("why-{}", slide.id), &visit.voice);
    let name = || [("name", slide.author.name.clone().into())];
    html! {
        button.f-why type="button" popovertarget=(id) { (icon_sized(Icon::CircleHelp, 16)) (voice.say("field-why")) }
        div.f-note id=(id) popover {
            p { (slide.reason) }
            form method="post" action={ (slide.href) "/no" } {
                button.f-no data-act="no" data-said=(voice.say("field-no-done")) { (icon_sized(Icon::ThumbsDown, 18)) (voice.say("field-no")) }
            }
            @if slide.author.href.is_some() {
                form method="post" action=(visit.to("mute")) {
                    input type="hidden" name="author" value=(slide.author.key);
                    button.f-no data-act="no" data-of=(slide.author.key) data-said=(voice.say_with("field-mute-done", &name())) { (icon_sized(Icon::EyeOff, 18)) (voice.say_with("field-mute", &name())) }
                }
            }
        }
    }
}

/// The product of the clip; several stand behind the first.
fn chip(visit: &Visit, slide: &Slide) -> Markup {
    let voice = &visit.voice;
    let more = slide.goods.len().saturating_sub(1);
    html! {
        @if let (Some(good), Some(listing)) = (slide.goods.first(), slide.listings.first()) {
            div.f-goods {
                a.f-chip href=(good.href) data-act="goods" data-listing=(listing) {
                    span.f-chip-picture { (picture(good.picture.as_ref(), "48px", false)) }
                    span.f-chip-words {
                        span.f-chip-title lang=[good.title_lang.as_deref()] { (good.title) }
                        span.f-chip-price { (good.price.now) @if let Some(was) = &good.price.was { " " s { (was) } } }
                    }
                    span.f-chip-buy { @if good.in_stock { (voice.say("field-buy")) } @else { (voice.say("web-sold-out")) } }
                }
                @if more > 0 {
                    @let all = voice.say_with("field-goods-all", &[("count", slide.goods.len().into())]);
                    a.f-chip-more href=(visit.to(&format!("p/{}/goods", slide.id))) data-act="goods" aria-label=(all) { "+" (more) }
                }
            }
        }
    }
}

/// What one can do with the clip, within the thumb's reach.
fn rail(visit: &Visit, slide: &Slide) -> Markup {
    let voice = &visit.voice;
    let to = |rest: &str| format!("{}/{rest}", slide.href);
    let (like, said) = if slide.liked { ("0", "true") } else { ("1", "false") };
    html! {
        div.f-rail {
            (face(visit, &slide.author))
            form method="post" action=(to("like")) {
                input type="hidden" name="on" value=(like);
                button.f-act data-act="like" aria-pressed=(said) aria-label=(voice.say("field-like")) { (icon_sized(Icon::Heart, 30)) }
                (count("likes", slide.likes, voice))
            }
            div { a.f-act href=(to("comments")) data-act="comments" aria-label=(voice.say("field-comments")) { (icon_sized(Icon::MessageCircle, 30)) } (count("comments", slide.comments, voice)) }
            div { a.f-act href=(slide.href) data-act="share" aria-label=(voice.say("field-share")) { (icon_sized(Icon::Share2, 28)) } (count("shares", slide.shares, voice)) }
            div.f-views title=(voice.say("field-views")) { (icon_sized(Icon::Eye, 18)) span.hidden { (voice.say("field-views")) } (count("views", slide.views, voice)) }
        }
    }
}

fn count(of: &str, n: u64, voice: &Voice) -> Markup {
    html! { span.f-count data-count=(of) data-n=(n) { @if n > 0 { (voice.compact(n)) } } }
}

/// The author with a way to follow.
fn face(visit: &Visit, author: &AuthorView) -> Markup {
    html! {
        div.f-face {
            @match &author.href {
                Some(href) => a.f-avatar href=(href) aria-label=(author.name) { (avatar(&author.name, 48)) },
                None => span.f-avatar { (avatar(&author.name, 48)) },
            }
            @if author.href.is_some() { (follow(visit, author, "f-follow", &icon_sized(Icon::Plus, 16), &icon_sized(Icon::Check, 16))) }
        }
    }
}

/// The button that follows, as a form: `off` is shown while one does not, `on` while one does.
pub(crate) fn follow(visit: &Visit, author: &AuthorView, class: &str, off: &Markup, on: &Markup) -> Markup {
    let label = visit.voice.say_with("field-follow", &[("name", author.name.clone().into())]);
    html! {
        form method="post" action=(visit.to("follow")) {
            input type="hidden" name="author" value=(author.key);
            input type="hidden" name="on" value=(if author.followed { "0" } else { "1" });
            input type="hidden" name="back" value=(visit.path);
            button class=(class) data-act="follow" data-author=(author.key) aria-pressed=(if author.followed { "true" } else { "false" }) aria-label=(label) {
                span.f-off { (off) } span.f-on { (on) }
            }
        }
    }
}

/// A product of a clip in the list of all of them.
pub(crate) fn good_row(good: &CardView, listing: &str, voice: &Voice) -> Markup {
    html! {
        a.f-good href=(good.href) data-act="goods" data-listing=(listing) {
            span.f-chip-picture { (picture(good.picture.as_ref(), "72px", false)) }
            span.f-chip-words { span.f-chip-title lang=[good.title_lang.as_deref()] { (good.title) } (price(&good.price, voice)) }
            (icon(Icon::ChevronRight))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn hashtags_at_the_end_stand_below_and_those_within_stay() {
        assert_eq!(plain("Slow mornings. #mug #moss"), "Slow mornings.");
        assert_eq!(plain("My #mug in the sun"), "My #mug in the sun");
        assert_eq!(plain("#mug #moss"), "#mug");
        assert_eq!(plain(""), "");
    }
}
