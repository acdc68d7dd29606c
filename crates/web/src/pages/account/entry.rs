//! Signing up, signing in and signing out.

use accounts::SignUp;
use accounts::session::NewSession;
use axum::Router;
use axum::extract::State;
use axum::http::header::RETRY_AFTER;
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{AppendHeaders, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use kernel::{MarketCode, Problem};
use maud::{Markup, html};
use secrecy::SecretString;
use serde::Deserialize;

use super::frame;
use crate::access::{Owner, SignedIn};
use crate::extract::{Fields, Query};
use crate::identity::{self, Caller};
use crate::pages::checkout::shopper;
use crate::pages::desk::local;
use crate::pages::{Desk, again};
use crate::ui::layout::Head;
use crate::ui::{Choice, Field, Form, Icon, error_summary, field, icon_sized};
use crate::{AppState, Error, Result, session};

pub(super) fn routes() -> Router<AppState> {
    Router::new()
        .route("/sign-up", get(show_sign_up).post(sign_up))
        .route("/sign-in", get(show_sign_in).post(sign_in))
        .route("/sign-out", post(sign_out))
}

/// Where to go once one is in.
#[derive(Debug, Deserialize)]
struct Next {
    next: Option<String>,
}

impl Next {
    fn path(&self) -> &str {
        self.next.as_deref().filter(|next| !next.is_empty()).map_or("/account", |next| local(Some(next)))
    }
}

/// The path that follows a form of this page.
fn next_of(form: &Form) -> String {
    Next { next: Some(form.value("next").to_owned()) }.path().to_owned()
}

/// What the page of a new account shows.
pub(super) struct SignUpView {
    pub form: Form,
    pub markets: Vec<Choice>,
}

async fn show_sign_up(desk: Desk, State(app): State<AppState>, Query(next): Query<Next>) -> Result<Response> {
    if desk.principal.is_some() {
        return Ok(Redirect::to(next.path()).into_response());
    }
    let market = desk.voice.locale().market;
    let values =
        [("market", market.to_string()), ("locale", desk.voice.lang().to_string()), ("next", next.path().to_owned())];
    let view = sign_up_view(&desk, &app, Form::new(values), market).await?;
    Ok(sign_up_page(&desk, &view).into_response())
}

async fn sign_up_view(desk: &Desk, app: &AppState, form: Form, market: MarketCode) -> Result<SignUpView> {
    let markets = app.markets.read(&app.db).await?;
    Ok(SignUpView { form, markets: frame::markets(&markets, market, &desk.voice) })
}

async fn sign_up(
    desk: Desk,
    State(app): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    match identity::sign_up(&app, wish(&form)).await {
        Ok(person) => {
            let opened = identity::open_session(&app, person.id, caller).await?;
            Ok(entered(&app, &headers, &opened, &form).await)
        }
        Err(error) => {
            let form = form.with_problems(&again::problems(error, "handle")?);
            let market = desk.voice.locale().market;
            let view = sign_up_view(&desk, &app, form, market).await?;
            Ok(again::unprocessable(sign_up_page(&desk, &view)))
        }
    }
}

/// In: the session's cookie, what was in the guest's carts, and on to where one was going.
async fn entered(app: &AppState, headers: &HeaderMap, opened: &NewSession, form: &Form) -> Response {
    let mut cookies = shopper::merge(app, headers, opened.person).await;
    cookies.push(session::sign_in(app, &opened.token));
    (AppendHeaders(cookies), Redirect::to(&next_of(form))).into_response()
}

/// What a form of this page wishes; its language is for the market it names.
pub(super) fn wish(form: &Form) -> SignUp {
    SignUp {
        handle: form.value("handle").trim().to_ascii_lowercase(),
        email: form.value("email").to_owned(),
        password: SecretString::from(form.value("password")),
        locale: form.value("locale").to_owned(),
        market: form.value("market").to_owned(),
    }
}

pub(super) fn sign_up_page(desk: &Desk, view: &SignUpView) -> Markup {
    let (voice, form) = (&desk.voice, &view.form);
    let languages = frame::languages();
    let min = accounts::password::LENGTH_MIN;
    frame::card(
        desk,
        &Head::private(voice.say("account-sign-up")),
        &html! {
            h1 { (voice.say("account-sign-up")) }
            p.muted { (voice.say("account-sign-up-text")) }
            (error_summary(form, voice))
            form.form method="post" action="/sign-up" {
                input type="hidden" name="next" value=(form.value("next"));
                (field(form, &Field::text("handle", &voice.say("account-handle")).help(&voice.say("account-handle-help")).max(30).autocomplete("username"), voice))
                (field(form, &Field::text("email", &voice.say("account-email")).kind("email").max(254).autocomplete("email"), voice))
                (field(form, &Field::text("password", &voice.say("account-password")).help(&voice.say_with("account-password-help", &[("min", min.into())])).kind("password").max(128).autocomplete("new-password"), voice))
                div.two {
                    (field(form, &Field::text("market", &voice.say("account-market")).choices(&view.markets), voice))
                    (field(form, &Field::text("locale", &voice.say("account-language")).choices(&languages), voice))
                }
                button.button.wide { (voice.say("account-sign-up")) }
            }
            p.entry-other { (voice.say("account-have-one")) " " a.link href={ "/sign-in?next=" (quoted(form.value("next"))) } { (voice.say("account-sign-in")) } }
        },
    )
}

fn quoted(text: &str) -> String {
    url::form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

/// What the page of a log-in shows.
pub(super) struct SignInView {
    pub form: Form,
    /// Whether passkeys can work at this address.
    pub passkeys: bool,
}

async fn show_sign_in(desk: Desk, State(app): State<AppState>, Query(next): Query<Next>) -> Response {
    if desk.principal.is_some() {
        return Redirect::to(next.path()).into_response();
    }
    let form = Form::new([("next", next.path())]);
    sign_in_page(&desk, &SignInView { form, passkeys: app.passkeys.is_some() }).into_response()
}

async fn sign_in(
    desk: Desk,
    State(app): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let replacing = desk.principal.as_ref().and_then(accounts::Principal::session);
    let password = SecretString::from(form.value("password"));
    match identity::log_in(&app, form.value("login").trim().to_owned(), password, caller, replacing).await {
        Ok(opened) => Ok(entered(&app, &headers, &opened, &form).await),
        Err(error) => not_in(&desk, &app, form, error),
    }
}

/// One sentence, whatever was wrong; after many failures it says how long to wait.
fn not_in(desk: &Desk, app: &AppState, form: Form, error: Error) -> Result<Response> {
    let wait = error.refusal().retry_after_s;
    let problems = match wait {
        Some(seconds) if error.http_status() == StatusCode::TOO_MANY_REQUESTS => vec![waiting(seconds)],
        _ => again::problems(error, "login")?,
    };
    let view = SignInView { form: form.with_problems(&problems), passkeys: app.passkeys.is_some() };
    let mut response = again::unprocessable(sign_in_page(desk, &view));
    if let Some(seconds) = wait {
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        response.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
    }
    Ok(response)
}

fn waiting(seconds: u64) -> Problem {
    match seconds {
        0..=90 => Problem::new("login", "account.wait_seconds").with("seconds", seconds),
        _ => Problem::new("login", "account.wait_minutes").with("minutes", seconds.div_ceil(60)),
    }
}

pub(super) fn sign_in_page(desk: &Desk, view: &SignInView) -> Markup {
    let (voice, form) = (&desk.voice, &view.form);
    let head = Head { island: view.passkeys.then_some("passkey.js"), ..Head::private(voice.say("account-sign-in")) };
    frame::card(
        desk,
        &head,
        &html! {
            h1 { (voice.say("account-sign-in")) }
            (error_summary(form, voice))
            form.form method="post" action="/sign-in" {
                input type="hidden" name="next" value=(form.value("next"));
                (field(form, &Field::text("login", &voice.say("account-login")).max(254).autocomplete("username webauthn"), voice))
                (field(form, &Field::text("password", &voice.say("account-password")).kind("password").max(128).autocomplete("current-password"), voice))
                button.button.wide { (voice.say("account-sign-in")) }
            }
            p { a.link href="/account/password-reset" { (voice.say("account-forgot")) } }
            @if view.passkeys {
                m-passkey-sign-in hidden data-next=(form.value("next")) data-failed=(voice.say("accounts-passkey-wrong")) {
                    p.entry-or { span { (voice.say("account-or")) } }
                    button.button.quiet.wide type="button" { (icon_sized(Icon::KeyRound, 20)) (voice.say("account-passkey-sign-in")) }
                    p.field-error role="alert" hidden {}
                }
            }
            p.entry-other { (voice.say("account-no-account")) " " a.link href={ "/sign-up?next=" (quoted(form.value("next"))) } { (voice.say("account-sign-up")) } }
        },
    )
}

async fn sign_out(who: SignedIn<Owner>, State(app): State<AppState>) -> Result<Response> {
    let person = who.principal.person;
    if let Some(id) = who.principal.session() {
        app.db.write(move |tx| accounts::session::revoke(tx, person, id)).await?;
    }
    Ok(([session::sign_out(&app)], Redirect::to("/")).into_response())
}
