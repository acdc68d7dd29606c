//! The page of a refusal: what happened, and how to go on.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use maud::html;

use crate::AppState;
use crate::answer::{self, Asked};
use crate::error::Refusal;
use crate::pages::Desk;
use crate::ui::layout::{self, Head};
use crate::ui::{Icon, icon_sized};

/// The page; somebody who is not signed in is sent to do so, and comes back.
pub(crate) async fn refused(app: &AppState, refusal: &Refusal, asked: &Asked) -> Response {
    if refusal.status == StatusCode::UNAUTHORIZED && refusal.code == "request.no_session" {
        let next: String = url::form_urlencoded::byte_serialize(asked.path.as_bytes()).collect();
        return Redirect::to(&format!("/sign-in?next={next}")).into_response();
    }
    let desk = Desk::of(app, &asked.headers, None, asked.nonce.clone(), asked.path.clone()).await;
    let voice = &desk.voice;
    let title = answer::title(refusal.status, voice);
    let detail = voice.explain(&refusal.code, &refusal.args);
    let main = html! {
        div.empty.refused {
            span.empty-icon { (icon_sized(picture(refusal.status), 40)) }
            h1 { (title) }
            p { (detail) }
            @if !refusal.problems.is_empty() {
                ul { @for problem in &refusal.problems { li { (voice.explain_problem(problem)) } } }
            }
            @if refusal.status.is_server_error() {
                p.request-id { (voice.say("web-request-id")) " " code { (asked.id) } }
            }
            p.refused-ways {
                a.button href=(desk.home) { (voice.say("web-back-to-shop")) }
                @if refusal.status.is_server_error() || refusal.status == StatusCode::TOO_MANY_REQUESTS {
                    a.button.quiet href=(asked.path) { (voice.say("web-try-again")) }
                }
            }
        }
    };
    (refusal.status, layout::plain(&desk, &Head::private(title), &main)).into_response()
}

fn picture(status: StatusCode) -> Icon {
    match status.as_u16() {
        404 | 410 => Icon::MapPin,
        429 => Icon::Clock,
        400..=499 => Icon::CircleAlert,
        _ => Icon::Hammer,
    }
}
