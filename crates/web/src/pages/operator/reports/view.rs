//! How the queues look.

use content::post::PostState;
use kernel::Page;
use maud::{Markup, html};

use super::super::frame;
use super::{Queue, Waiting};
use crate::pages::again::Done;
use crate::pages::desk::Desk;
use crate::pages::studio::{parts, posts};
use crate::ui::{Field, Icon, avatar, empty, error_summary, field, icon_sized, load_more};
use crate::{Voice, media_url};

pub(in crate::pages::operator) fn view(desk: &Desk, queue: Queue, waiting: &Page<Waiting>, done: &Done) -> Markup {
    let voice = &desk.voice;
    let title = voice.say("moderation-title");
    let next = frame::more("/operator/reports", &[("queue", queue.word())], waiting.next.as_ref());
    frame::page(
        desk,
        &title,
        &html! {
            (done.toast("moderation", voice))
            div.page-head { div { h1 { (title) } p.muted { (voice.say("moderation-text")) } } }
            nav aria-label=(title) { ul.chips { @for one in Queue::ALL {
                li { a.chip href={ "/operator/reports?queue=" (one.word()) } aria-current=[(one == queue).then_some("true")] { (voice.say(&format!("moderation-queue-{}", one.word()))) } }
            } } }
            @if waiting.items.is_empty() { (empty(Icon::CircleCheck, &voice.say("moderation-calm"), &voice.say("moderation-calm-text"), None)) }
            div.stack id="waiting" { @for one in &waiting.items { (shown(queue, one, voice)) } }
            (load_more(next.as_deref(), "waiting", voice))
        },
    )
}

fn shown(queue: Queue, one: &Waiting, voice: &Voice) -> Markup {
    let post = &one.post;
    html! {
        article.panel.moderation id={ "waiting-" (one.id()) } {
            div.moderation-clip { (clip(one, voice)) }
            div.stack {
                header {
                    h2 { @match &one.report { Some(report) => (voice.say(&reason_id(report))), None => (voice.say(&format!("moderation-held-{}", queue.word()))) } }
                    p.muted { (one.author) " · " (post.market) " · " (voice.time(post.created_at)) " · " (posts::states(post.state, voice)) }
                }
                @if let Some(report) = &one.report {
                    @if !report.note.is_empty() { p.user-words { (report.note) } }
                    p.muted { (voice.say_with("moderation-reported", &[("time", voice.time(report.created_at).into())])) }
                } @else if let (Queue::Posts, Some(why)) = (queue, &post.reason) {
                    p { (parts::reason(why, voice)) }
                }
                @if let Some(comment) = &one.comment { (said(one, comment, voice)) }
                @if !post.caption.is_empty() { p.whitespace-pre-line lang=(post.lang) { (post.caption) } }
                (answers(queue, one, voice))
            }
        }
    }
}

fn reason_id(report: &content::Report) -> String {
    let word = serde_json::to_value(report.reason).ok().and_then(|word| word.as_str().map(str::to_ascii_lowercase));
    format!("moderation-reason-{}", word.unwrap_or_else(|| "other".to_owned()))
}

fn clip(one: &Waiting, voice: &Voice) -> Markup {
    let post = &one.post;
    html! {
        @if post.renditions.is_empty() { (posts::poster(post, true)) } @else {
            @let still = post.poster.as_ref().map(|key| media_url(key));
            video.clip controls playsinline muted preload="none" poster=[still] aria-label=(voice.say("moderation-clip")) {
                @for rendition in &post.renditions { source src=(media_url(&rendition.key)) type="video/mp4"; }
            }
        }
    }
}

fn said(one: &Waiting, comment: &content::Comment, voice: &Voice) -> Markup {
    let name = one.commenter.as_deref().unwrap_or_default();
    let rule = comment.held_by.and_then(|by| serde_json::to_value(by).ok());
    let rule = rule.and_then(|word| word.as_str().map(|word| word.to_ascii_lowercase().replace('_', "-")));
    html! {
        div.comments { div.comment-row {
            (avatar(name, 32))
            div.grow {
                p.comment-head { b { (name) } " " time.muted { (voice.time(comment.created_at)) } }
                p.user-text lang=[comment.lang] { (comment.text) }
                @if let Some(rule) = rule { p.muted { (voice.say(&format!("moderation-rule-{rule}"))) } }
            }
        } }
    }
}

/// The two answers. What takes something down asks for words that its author reads.
fn answers(queue: Queue, one: &Waiting, voice: &Voice) -> Markup {
    let (folder, yes, no) = match queue {
        Queue::Reports => ("reports", "moderation-dismiss", "moderation-take-down"),
        Queue::Posts => ("held-posts", "moderation-show", "moderation-take-down"),
        Queue::Comments => ("held-comments", "moderation-show", "moderation-delete"),
    };
    let act = format!("/operator/{folder}/{}", one.id());
    let own = if one.form.problems().is_empty() { format!("words-{}", one.id()) } else { "words".to_owned() };
    let gone = queue == Queue::Reports && one.post.state == PostState::Removed;
    html! {
        (error_summary(&one.form, voice))
        div.review-answer {
            form method="post" action=(act) {
                input type="hidden" name="answer" value=(if queue == Queue::Reports { "dismiss" } else { "show" });
                button.button.quiet { (icon_sized(Icon::Check, 18)) (voice.say(yes)) }
            }
            @if queue == Queue::Comments {
                form method="post" action=(act) { input type="hidden" name="answer" value="delete"; button.button.danger { (icon_sized(Icon::Trash2, 18)) (voice.say(no)) } }
            } @else if !gone {
                details open[!one.form.problems().is_empty()] {
                    summary.button.quiet { (voice.say(no)) }
                    form.form method="post" action=(act) {
                        input type="hidden" name="answer" value="takedown";
                        (field(&one.form, &Field::text("words", &voice.say("moderation-why")).called(&own).help(&voice.say("moderation-why-help")).kind("textarea").max(500), voice))
                        div { button.button.danger { (voice.say("moderation-take-down")) } }
                    }
                }
            }
        }
    }
}
