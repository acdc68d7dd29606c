//! `/{market}/p/{post}/comments`: what people say to a clip, and a line to say something.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};
use content::comment::{self, CommentState};
use content::{Author, Comment, CommentId, PersonId, PostId, PostState, post};
use flows::faces::{self, Face};
use kernel::{Cursor, PageRequest, Problem};
use maud::{Markup, html};
use serde::Deserialize;

use super::Watcher;
use super::slide::Telling;
use crate::access::SignedIn;
use crate::api::translations;
use crate::extract::{Fields, Path, Query};
use crate::pages::Visit;
use crate::pages::again;
use crate::ui::layout::{self, Head};
use crate::ui::{Form, Icon, Tone, avatar, empty, icon_sized, load_more, notice};
use crate::{AppState, Error, Result, Voice};

/// Comments of a page.
const PAGE: u32 = 20;
/// Replies shown under a comment; more are behind a link.
const REPLIES: u32 = 3;

#[derive(Deserialize)]
pub(super) struct PostPath {
    post: PostId,
}

#[derive(Default, Deserialize)]
pub(super) struct CommentsQuery {
    /// Asks for the comments alone, for the sheet over a clip.
    part: Option<String>,
    after: Option<String>,
    /// The comment whose replies are wanted.
    of: Option<CommentId>,
    /// What was just done: `said`, `held`.
    done: Option<String>,
    /// `1`: in the reader's language.
    translated: Option<String>,
}

/// The comments as they are shown.
pub(crate) struct Comments {
    /// The clip's address.
    pub href: String,
    pub items: Vec<Said>,
    /// Where there are more.
    pub next: Option<String>,
    pub signed_in: bool,
    /// Whether any of them are in words that are not the reader's.
    pub telling: Telling,
    /// What is wrong with what was just said, and its text.
    pub problem: Option<(String, String)>,
    pub done: Option<String>,
}

/// One comment.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    pub id: String,
    pub name: String,
    pub href: Option<String>,
    /// Whether its writer made the clip.
    pub host: bool,
    pub text: String,
    pub lang: Option<String>,
    pub at: String,
    pub pinned: bool,
    pub held: bool,
    pub replies: Vec<Said>,
    /// Replies that are not among these.
    pub more: i64,
}

/// `GET /{market}/p/{post}/comments`.
pub(super) async fn show(
    visit: Visit,
    watcher: Watcher,
    State(app): State<AppState>,
    Path(path): Path<PostPath>,
    Query(query): Query<CommentsQuery>,
) -> Result<Markup> {
    let found = find(&app, &visit, &watcher, path.post, &query).await?;
    Ok(answer(&visit, &found, query.part.is_some()))
}

fn answer(visit: &Visit, comments: &Comments, part: bool) -> Markup {
    if part { body(visit, comments, true) } else { view(visit, comments) }
}

async fn find(app: &AppState, visit: &Visit, watcher: &Watcher, id: PostId, query: &CommentsQuery) -> Result<Comments> {
    let person = watcher.principal.as_ref().map(|principal| PersonId::new(principal.person.get()));
    let page = PageRequest::new(query.after.clone().map(Cursor::from_text), Some(PAGE));
    let (market, of) = (visit.place.market.code, query.of);
    let found = app.db.read(move |read| -> Result<_> {
        let post = post::find(read, id)?.filter(|post| post.state == PostState::Ready && post.market == market);
        let post = post.ok_or_else(Error::not_found)?;
        let page = match of {
            Some(of) => comment::replies(read, of, person, &page)?,
            None => comment::list(read, id, person, &page)?,
        };
        let mut replies = vec![];
        let few = PageRequest::new(None, Some(REPLIES));
        for said in page.items.iter().filter(|said| of.is_none() && said.replies > 0) {
            replies.extend(comment::replies(read, said.id, person, &few)?.items);
        }
        let authors: Vec<Author> = page.items.iter().chain(&replies).map(|said| said.author).collect();
        Ok((faces::of(read, &authors)?, post, page, replies))
    });
    let (faces, post, mut page, mut replies) = found.await?;
    let wanted = query.translated.as_deref() == Some("1");
    let mut said: Vec<&mut Comment> = page.items.iter_mut().chain(&mut replies).collect();
    let telling = tell(app, visit, &mut said, wanted).await?;
    let say = |said: &Comment| Said::of(visit, said, &faces, post.author);
    let items = page.items.iter().filter(|said| said.post == post.id).map(|comment| {
        let mut said = say(comment);
        said.replies = replies.iter().filter(|reply| reply.reply_to == Some(comment.id)).map(say).collect();
        let shown = i64::try_from(said.replies.len()).unwrap_or(i64::MAX);
        said.more = if of.is_some() { 0 } else { comment.replies.saturating_sub(shown) };
        said
    });
    let items = items.collect();
    let href = visit.to(&format!("p/{}", post.id));
    let of = of.map_or_else(String::new, |of| format!("&of={of}"));
    let translated = if telling == Telling::Translated { "&translated=1" } else { "" };
    Ok(Comments {
        next: page.next.map(|next| format!("{href}/comments?after={}{of}{translated}", next.as_str())),
        telling,
        href,
        items,
        signed_in: person.is_some(),
        problem: None,
        done: query.done.clone(),
    })
}

/// Puts what was said into the reader's language, if that is wanted. Says whether there is anything to be put.
async fn tell(app: &AppState, visit: &Visit, said: &mut [&mut Comment], wanted: bool) -> Result<Telling> {
    let to = visit.voice.lang();
    if !said.iter().any(|one| one.lang.is_some_and(|from| app.interpreter.knows(from, to))) {
        return Ok(Telling::Own);
    }
    if !wanted {
        return Ok(Telling::Foreign);
    }
    let texts: Vec<_> = said.iter().map(|one| (one.lang, one.text.clone())).collect();
    let told = translations::of_all(app, to.tag(), &texts).await?;
    for (one, told) in said.iter_mut().zip(told) {
        if let Some(told) = told {
            (one.text, one.lang) = (told.text, Some(to));
        }
    }
    Ok(Telling::Translated)
}

impl Said {
    fn of(visit: &Visit, said: &Comment, faces: &[Face], host: Author) -> Said {
        let face = faces.iter().find(|face| face.author == said.author);
        let name = face.map(|face| face.name.clone()).filter(|name| !name.is_empty());
        Said {
            id: said.id.to_string(),
            name: name.unwrap_or_else(|| visit.voice.say("field-somebody").into_owned()),
            href: face.filter(|face| face.has_page).map(|face| visit.to(&format!("@{}", face.handle))),
            host: said.author == host,
            text: said.text.clone(),
            lang: said.lang.map(|lang| lang.tag().to_owned()),
            at: visit.voice.time(said.created_at),
            pinned: said.pinned,
            held: said.state == CommentState::Held,
            replies: vec![],
            more: 0,
        }
    }
}

/// `POST /{market}/p/{post}/comments`: `text`, `reply_to`; `part` answers with the comments alone.
pub(super) async fn add(
    visit: Visit,
    me: SignedIn,
    State(app): State<AppState>,
    Path(path): Path<PostPath>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let part = form.value("part") == "1";
    let said = say(&app, &visit, &me, path.post, &form).await;
    match said {
        Ok(comment) => {
            let done = if comment.state == CommentState::Held { "held" } else { "said" };
            let part = if part { "&part=1" } else { "" };
            Ok(Redirect::to(&visit.to(&format!("p/{}/comments?done={done}{part}", path.post))).into_response())
        }
        Err(error) => {
            let problems: Vec<Problem> = again::problems(error, "text")?;
            let words = problems.first().map(|problem| visit.voice.explain_problem(problem).into_owned());
            let watcher = Watcher { principal: Some(me.principal), viewer: None };
            let mut found = find(&app, &visit, &watcher, path.post, &CommentsQuery::default()).await?;
            found.problem = words.map(|words| (words, form.value("text").to_owned()));
            Ok(again::unprocessable(answer(&visit, &found, part)))
        }
    }
}

async fn say(app: &AppState, visit: &Visit, me: &SignedIn, post: PostId, form: &Form) -> Result<Comment> {
    let reply_to: Option<CommentId> = form.value("reply_to").parse().ok();
    let wish = flows::Say {
        post,
        by: PersonId::new(me.principal.person.get()),
        shop: None,
        text: form.value("text").to_owned(),
        lang: Some(visit.voice.lang()),
        reply_to,
        a_minute_max: comment::A_MINUTE_MAX,
    };
    let clock = app.clock.clone();
    Ok(app.db.write(move |tx| flows::add_comment(tx, &*clock, &wish)).await?)
}

/// The comments as a page of their own.
pub(crate) fn view(visit: &Visit, comments: &Comments) -> Markup {
    let voice = &visit.voice;
    layout::shop(
        visit,
        &Head { private: true, ..Head::private(voice.say("field-comments")) },
        &html! {
            div.wrap.talk-page {
                a.link.talk-back href=(comments.href) { (icon_sized(Icon::ArrowLeft, 18)) (voice.say("field-to-clip")) }
                h1 { (voice.say("field-comments")) }
                (body(visit, comments, false))
            }
        },
    )
}

/// The comments and the line to say something.
pub(crate) fn body(visit: &Visit, comments: &Comments, part: bool) -> Markup {
    let voice = &visit.voice;
    html! {
        div.talk data-part="comments" {
            @if comments.done.as_deref() == Some("held") { (notice(Tone::Information, &html! { (voice.say("field-comment-held")) })) }
            @if comments.items.is_empty() {
                (empty(Icon::MessageCircle, &voice.say("field-comments-none-title"), &voice.say("field-comments-none-text"), None))
            }
            (translate(voice, comments))
            ol.talk-list id="comments" { @for said in &comments.items { li { (one(visit, comments, said, true)) } } }
            (load_more(comments.next.as_deref(), "comments", voice))
            (line(visit, comments, part))
        }
    }
}

/// The way to the comments in the reader's language, and back.
fn translate(voice: &Voice, comments: &Comments) -> Markup {
    let (to, words) = match comments.telling {
        Telling::Own => return html! {},
        Telling::Foreign => ("1", "field-translate-comments"),
        Telling::Translated => ("0", "field-original"),
    };
    html! {
        a.link.talk-more href={ (comments.href) "/comments?translated=" (to) } data-act="translated" { (icon_sized(Icon::Languages, 16)) (voice.say(words)) }
    }
}

fn one(visit: &Visit, comments: &Comments, said: &Said, is_first_level: bool) -> Markup {
    let voice = &visit.voice;
    html! {
        article.said id={ "c-" (said.id) } {
            (avatar(&said.name, if is_first_level { 36 } else { 28 }))
            div.said-words {
                p.said-name {
                    @match &said.href { Some(href) => a href=(href) { (said.name) }, None => span { (said.name) } }
                    @if said.host { span.said-mark { (voice.say("field-host")) } }
                    @if said.pinned { span.said-mark.quiet { (icon_sized(Icon::Pin, 12)) (voice.say("field-pinned")) } }
                    @if said.held { span.said-mark.quiet { (voice.say("field-held")) } }
                    time { (said.at) }
                }
                p.said-text lang=[said.lang.as_deref()] { (said.text) }
                @if comments.signed_in && is_first_level {
                    button.said-reply.scripted-only type="button" data-act="reply" data-comment=(said.id) data-name=(said.name) { (voice.say("field-reply")) }
                }
                @if !said.replies.is_empty() || said.more > 0 {
                    ol.talk-replies id={ "replies-" (said.id) } { @for reply in &said.replies { li { (one(visit, comments, reply, false)) } } }
                    @if said.more > 0 {
                        a.link.talk-more href={ (comments.href) "/comments?of=" (said.id) @if comments.telling == Telling::Translated { "&translated=1" } } { (voice.say_with("field-replies-more", &[("count", said.more.into())])) }
                    }
                }
            }
        }
    }
}

fn line(visit: &Visit, comments: &Comments, part: bool) -> Markup {
    let voice = &visit.voice;
    html! {
        @if comments.signed_in {
            form.talk-line method="post" action={ (comments.href) "/comments" } data-act="comment" {
                @if part { input type="hidden" name="part" value="1"; }
                input type="hidden" name="reply_to" value="";
                @if let Some((words, _)) = &comments.problem { p.talk-problem role="alert" { (words) } }
                p.talk-to hidden data-to { span data-to-name {} button type="button" data-act="unreply" aria-label=(voice.say("field-reply-not")) { (icon_sized(Icon::X, 14)) } }
                label.hidden for="say" { (voice.say("field-say")) }
                input id="say" name="text" maxlength="500" required autocomplete="off" enterkeyhint="send" placeholder=(voice.say("field-say")) value=[comments.problem.as_ref().map(|(_, text)| text)];
                button.button type="submit" aria-label=(voice.say("field-send")) { (icon_sized(Icon::ArrowUp, 20)) }
            }
        } @else {
            p.talk-line.talk-in { a.button.quiet.wide href={ "/sign-in?next=" (comments.href) } { (voice.say("field-sign-in-to-say")) } }
        }
    }
}
