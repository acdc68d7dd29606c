//! How one's posts look.

use content::post::PostState;
use content::{Author, Comment, Post};
use kernel::{Instant, Money};
use maud::{Markup, html};

use super::super::choice::{self, Choosable};
use super::super::frame::Here;
use super::super::maker::Maker;
use super::super::parts;
use super::{ByCreator, Counted, Listed, Numbers};
use crate::pages::Desk;
use crate::pages::seller::frame as desk_frame;
use crate::ui::{
    Bar, Column, Field, Form, Icon, Tone, Way, avatar, bars, dialog, empty, error_summary, field, icon_sized, notice,
    table,
};
use crate::{Voice, media_url};

/// The states by which the list can be cut.
const STATES: [PostState; 5] =
    [PostState::Processing, PostState::Ready, PostState::Failed, PostState::Held, PostState::Removed];
/// How many characters of a caption stand in a list.
const CAPTION_SHOWN: usize = 80;

/// The list.
pub(in crate::pages) fn list_view(desk: &Desk, maker: &Maker, listed: &Listed) -> Markup {
    let voice = &desk.voice;
    let home = maker.home();
    let title = voice.say("studio-posts");
    let none = listed.posts.items.is_empty();
    let main = html! {
        (desk_frame::head(None, &title, Some(&html! { (voice.say("studio-posts-text")) }), &ways(&home, voice)))
        @if !none || listed.state.is_some() { (filter(&home, listed.state, voice)) }
        @if none { (nothing(&home, listed.state.is_some(), voice)) } @else { (rows(maker, &listed.posts.items, voice)) }
        (parts::more(&format!("{home}/posts"), listed.state.map(|state| ("state", state.name())), listed.posts.next.as_ref(), voice))
        @if !listed.by_creators.is_empty() { (by_creators(&listed.by_creators, voice)) }
    };
    maker.page(desk, Here::Posts, &title, None, &main)
}

/// What creators show of a shop.
fn by_creators(posts: &[ByCreator], voice: &Voice) -> Markup {
    let title = voice.say("partners-posts");
    let columns = [
        Column::words(voice.say("studio-post")),
        Column::words(voice.say("partners-creator")),
        Column::number(voice.say("studio-views")),
        Column::number(voice.say("partners-units")),
        Column::number(voice.say("studio-sold-for")),
    ];
    let row = |one: &ByCreator| {
        vec![
            named(&one.post, &one.href, voice),
            html! { (one.creator) },
            html! { (voice.number(one.views)) },
            html! { (voice.number(one.units)) },
            sums(&one.paid, voice),
        ]
    };
    let rows: Vec<Vec<Markup>> = posts.iter().map(row).collect();
    html! { section.block { h2 { (title) } (table(&title, &columns, &rows)) } }
}

/// The two ways to a post.
fn ways(home: &str, voice: &Voice) -> Markup {
    html! {
        a.button.quiet href={ (home) "/clips/new" } { (icon_sized(Icon::WandSparkles, 18)) (voice.say("studio-make-clip")) }
        a.button href={ (home) "/upload" } { (icon_sized(Icon::Upload, 18)) (voice.say("studio-upload")) }
    }
}

fn filter(home: &str, chosen: Option<PostState>, voice: &Voice) -> Markup {
    html! {
        nav aria-label=(voice.say("shop-state")) { ul.chips {
            li { a.chip href={ (home) "/posts" } aria-current=[chosen.is_none().then_some("true")] { (voice.say("studio-all")) } }
            @for state in STATES {
                li { a.chip href={ (home) "/posts?state=" (state.name()) } aria-current=[(chosen == Some(state)).then_some("true")] { (states(state, voice)) } }
            }
        } }
    }
}

/// A post's state as a pill.
pub(in crate::pages) fn states(state: PostState, voice: &Voice) -> Markup {
    parts::state("studio-state", state.name(), voice)
}

fn nothing(home: &str, filtered: bool, voice: &Voice) -> Markup {
    let way = |path: &str, words: &str| Way { href: format!("{home}{path}"), words: voice.say(words).into_owned() };
    if filtered {
        let all = way("/posts", "studio-all");
        return empty(
            Icon::Clapperboard,
            &voice.say("studio-no-such-posts"),
            &voice.say("studio-no-such-posts-text"),
            Some(&all),
        );
    }
    let first = way("/upload", "studio-upload");
    empty(Icon::Clapperboard, &voice.say("studio-no-posts"), &voice.say("studio-no-posts-text"), Some(&first))
}

fn rows(maker: &Maker, posts: &[Counted], voice: &Voice) -> Markup {
    let earned = if maker.shop.is_some() { "studio-sold-for" } else { "studio-commission" };
    let columns = [
        Column::words(voice.say("studio-post")),
        Column::words(voice.say("shop-state")),
        Column::number(voice.say("studio-views")),
        Column::number(voice.say("studio-likes")),
        Column::number(voice.say("studio-comments")),
        Column::number(voice.say("studio-clicks")),
        Column::number(voice.say("studio-orders")),
        Column::number(voice.say(earned)),
    ];
    let rows: Vec<Vec<Markup>> = posts.iter().map(|one| row(maker, one, voice)).collect();
    table(&voice.say("studio-posts"), &columns, &rows)
}

fn row(maker: &Maker, one: &Counted, voice: &Voice) -> Vec<Markup> {
    let (post, numbers) = (&one.post, &one.numbers);
    let number = |n: i64| html! { (voice.number(n)) };
    vec![
        html! { (named(post, &maker.post(post.id), voice)) },
        states(post.state, voice),
        number(numbers.views),
        number(numbers.likes),
        number(numbers.comments),
        number(numbers.anchor_clicks),
        number(numbers.orders),
        sums(&numbers.earned, voice),
    ]
}

/// A post by picture and caption, leading to its page.
pub(in crate::pages) fn named(post: &Post, href: &str, voice: &Voice) -> Markup {
    html! {
        span.post-name {
            (poster(post, false))
            span { a href=(href) { (short(&post.caption, voice)) } small { (voice.time(post.created_at)) } }
        }
    }
}

/// The beginning of a caption; of none, words in its place.
fn short(caption: &str, voice: &Voice) -> String {
    let line = caption.lines().next().unwrap_or_default();
    match line.char_indices().nth(CAPTION_SHOWN) {
        _ if line.is_empty() => voice.say("studio-no-caption").into_owned(),
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    }
}

/// The still picture of a post, or a film's sign where there is none yet.
pub(in crate::pages) fn poster(post: &Post, wide: bool) -> Markup {
    html! {
        span.poster.wide[wide] {
            @match &post.poster {
                Some(key) => img src=(media_url(key)) alt="" loading="lazy" decoding="async";,
                None => (icon_sized(Icon::Film, 20)),
            }
        }
    }
}

/// Amounts of several currencies, one below another.
pub(in crate::pages) fn sums(amounts: &[Money], voice: &Voice) -> Markup {
    html! { span { @if amounts.is_empty() { span.muted { "–" } } @for amount in amounts { span.sum { (voice.money(*amount)) } } } }
}

/// Everything about one post.
pub(in crate::pages) struct One {
    pub counted: Counted,
    pub market: String,
    /// Views by hour, the oldest first.
    pub hours: Vec<(Instant, i64)>,
    /// What may be shown with it.
    pub choices: Vec<Choosable>,
    pub form: Form,
    pub comments: Vec<Said>,
    pub held: Vec<Said>,
    /// How many more comments there are is told by the post; the rest is one click away.
    pub next: Option<kernel::Cursor>,
    /// Where shoppers see it.
    pub shown_at: String,
}

/// A comment with the name it is under.
#[derive(Clone, Debug)]
pub(in crate::pages) struct Said {
    pub comment: Comment,
    pub name: String,
}

/// The page of a post.
pub(in crate::pages) fn one_view(desk: &Desk, maker: &Maker, one: &One) -> Markup {
    let voice = &desk.voice;
    let (home, post) = (maker.home(), &one.counted.post);
    let back = (format!("{home}/posts"), voice.say("studio-posts"));
    let title = short(&post.caption, voice);
    let note = html! { (states(post.state, voice)) " " (one.market) " · " (voice.time(post.created_at)) };
    let ways = html! {
        @if post.state == PostState::Ready { a.button.quiet href=(one.shown_at) { (icon_sized(Icon::ExternalLink, 18)) (voice.say("studio-see")) } }
        @if post.source == content::Source::Clip { a.button.quiet href={ (home) "/clips/new?from=" (post.id) } { (icon_sized(Icon::WandSparkles, 18)) (voice.say("studio-clip-again")) } }
        button.button.quiet type="button" popovertarget="delete-post" { (icon_sized(Icon::Trash2, 18)) (voice.say("studio-delete")) }
    };
    let main = html! {
        (desk_frame::head(Some((&back.0, &back.1)), &title, Some(&note), &ways))
        (standing(post, &home, voice))
        div.post-page {
            div.stack { (player(post, voice)) }
            div.stack {
                @if post.published_at.is_some() { (figures(maker, &one.counted.numbers, voice)) (hours(&one.hours, voice)) }
                @if post.state.is_editable() { (edit(maker, one, voice)) }
                @if post.published_at.is_some() { (comments(maker, one, voice)) }
            }
        }
        (dialog("delete-post", &voice.say("studio-delete-sure"), voice, &html! {
            p { (voice.say("studio-delete-text")) }
            form.acts method="post" action={ (maker.post(post.id)) "/removal" } { button.button.danger { (voice.say("studio-delete")) } }
        }))
    };
    maker.page(desk, Here::Posts, &title, Some("studio.js"), &main)
}

/// Where the post stands, when there is something to say about it.
fn standing(post: &Post, home: &str, voice: &Voice) -> Markup {
    match post.state {
        PostState::Processing => html! {
            m-post data-post={ "/api/v1/posts/" (post.id) } {
                (notice(Tone::Information, &html! { strong { (voice.say("studio-processing")) } p { (voice.say("studio-processing-text")) } progress aria-label=(voice.say("studio-processing")) {} }))
            }
        },
        PostState::Failed => failed(post, home, voice),
        PostState::Held => notice(
            Tone::Warning,
            &html! { strong { (voice.say("studio-held")) } p { (voice.say("studio-held-text")) } },
        ),
        PostState::Removed => notice(
            Tone::Bad,
            &html! {
                strong { (voice.say("studio-removed")) }
                @if let Some(why) = &post.reason { p.user-words { (parts::reason(why, voice)) } }
                p { (voice.say("studio-removed-text")) }
            },
        ),
        PostState::Ready | PostState::Deleted => html! {},
    }
}

/// Why it failed, and what to do.
fn failed(post: &Post, home: &str, voice: &Voice) -> Markup {
    let failure = post.failure.as_ref();
    let args: Vec<_> = failure
        .into_iter()
        .flat_map(|failure| &failure.args)
        .map(|(name, value)| (name.clone().into(), value.clone()))
        .collect();
    let why = failure.map_or_else(
        || voice.say("studio-failed-text").into_owned(),
        |failure| voice.explain(&failure.code, &args).into_owned(),
    );
    let advice = failure
        .map(|failure| format!("studio-advice-{}", failure.code.replace("content.media_", "").replace('_', "-")));
    let advice = advice.and_then(|id| voice.find(&id, &[])).unwrap_or_else(|| voice.say("studio-advice-else"));
    let again = if post.source == content::Source::Clip { "/clips/new" } else { "/upload" };
    notice(
        Tone::Bad,
        &html! {
            strong { (voice.say("studio-failed")) }
            p { (why) }
            p { (advice) }
            p { a.button href={ (home) (again) } { (voice.say("studio-try-again")) } }
        },
    )
}

fn player(post: &Post, voice: &Voice) -> Markup {
    html! {
        section.panel.clip-panel {
            @if post.renditions.is_empty() { (poster(post, true)) }
            @else {
                @let still = post.poster.as_ref().map(|key| media_url(key));
                video.clip controls playsinline preload="none" poster=[still] aria-label=(short(&post.caption, voice)) {
                    @for rendition in post.renditions.iter().rev() { source src=(media_url(&rendition.key)) type="video/mp4"; }
                }
            }
            p.whitespace-pre-line lang=(post.lang) { (post.caption) }
            @if !post.topics.is_empty() { p.muted { @for topic in &post.topics { "#" (topic.tag) " " } } }
        }
    }
}

fn figures(maker: &Maker, numbers: &Numbers, voice: &Voice) -> Markup {
    let earned = if maker.shop.is_some() { "studio-sold-for" } else { "studio-commission" };
    let counted = [
        ("studio-views", numbers.views),
        ("studio-likes", numbers.likes),
        ("studio-comments", numbers.comments),
        ("studio-clicks", numbers.anchor_clicks),
        ("studio-orders", numbers.orders),
    ];
    html! {
        section.panel {
            h2 { (voice.say("studio-numbers")) }
            dl.figures {
                @for (words, count) in counted { div { dt { (voice.say(words)) } dd { (voice.number(count)) } } }
                div { dt { (voice.say(earned)) } dd { (sums(&numbers.earned, voice)) } }
            }
        }
    }
}

/// Views by hour, as bars with a table behind them.
fn hours(hours: &[(Instant, i64)], voice: &Voice) -> Markup {
    let bars_of: Vec<Bar> =
        hours.iter().map(|(at, count)| Bar { label: voice.time(*at), value: *count, shown: None }).collect();
    html! {
        section.panel {
            h2 { (voice.say("studio-by-hour")) }
            (bars(&voice.say("studio-by-hour"), &voice.say("selling-when"), &voice.say("studio-views"), &bars_of, voice))
        }
    }
}

fn edit(maker: &Maker, one: &One, voice: &Voice) -> Markup {
    let post = &one.counted.post;
    let max = u32::try_from(content::post::CAPTION_CHARACTERS_MAX).unwrap_or(u32::MAX);
    html! {
        section.panel id="edit" {
            h2 { (voice.say("studio-edit")) }
            (error_summary(&one.form, voice))
            form.form method="post" action=(maker.post(post.id)) {
                (field(&one.form, &Field::text("caption", &voice.say("studio-caption")).help(&voice.say("studio-caption-help")).kind("textarea").optional().max(max), voice))
                (choice::boxes(&one.choices, &one.form, voice))
                div { button.button { (voice.say("shop-save")) } }
            }
        }
    }
}

fn comments(maker: &Maker, one: &One, voice: &Voice) -> Markup {
    let act = format!("{}/comments", maker.post(one.counted.post.id));
    html! {
        section.panel id="comments" {
            h2 { (voice.say("studio-comments")) }
            @if !one.held.is_empty() {
                h3 { (voice.say_with("studio-comments-held", &[("count", one.held.len().into())])) }
                p.muted { (voice.say("studio-comments-held-text")) }
                ul.comments { @for said in &one.held { li { (comment(said, &act, voice)) } } }
            }
            @if one.comments.is_empty() { p.muted { (voice.say("studio-no-comments")) } }
            @else { ul.comments { @for said in &one.comments { li { (comment(said, &act, voice)) } } } }
            (parts::more(&maker.post(one.counted.post.id), None, one.next.as_ref(), voice))
        }
    }
}

fn comment(said: &Said, act: &str, voice: &Voice) -> Markup {
    let one = &said.comment;
    let held = one.state == content::comment::CommentState::Held;
    let button = |what: &str, icon: Icon, words: &str| {
        html! { button.button.quiet.small name="do" value=(what) { (icon_sized(icon, 16)) (voice.say(words)) } }
    };
    html! {
        (avatar(&said.name, 32))
        div.grow {
            p.comment-head { b { (said.name) } @if matches!(one.author, Author::Shop(_)) { (icon_sized(Icon::Store, 14)) } " " time.muted { (voice.time(one.created_at)) } @if one.pinned { " " span.muted { (icon_sized(Icon::Pin, 14)) (voice.say("studio-pinned")) } } }
            p.user-text lang=[one.lang] { (one.text) }
            @if one.replies > 0 { p.muted { (voice.say_with("studio-replies", &[("count", one.replies.into())])) } }
            form.acts method="post" action={ (act) "/" (one.id) } {
                @if held { (button("approve", Icon::Check, "studio-approve")) }
                @else if one.pinned { (button("unpin", Icon::PinOff, "studio-unpin")) }
                @else if one.reply_to.is_none() { (button("pin", Icon::Pin, "studio-pin")) }
                (button("delete", Icon::Trash2, "studio-delete"))
            }
        }
    }
}
