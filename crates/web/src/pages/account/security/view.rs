//! The page of security, a section a credential.

use accounts::{ApiToken, Passkey, Scope, Session};
use maud::{Markup, html};

use super::View;
use crate::Voice;
use crate::pages::account::frame;
use crate::pages::desk::Desk;
use crate::ui::layout::Head;
use crate::ui::{Colour, Field, Icon, Tone, error_summary, field, icon, icon_sized, notice, pill};

pub(crate) fn page(desk: &Desk, view: &View) -> Markup {
    let voice = &desk.voice;
    let head =
        Head { island: view.can_passkey.then_some("passkey.js"), ..Head::private(voice.say("account-security")) };
    frame::head(
        desk,
        &head,
        &html! {
            (view.done.toast("account", voice))
            div.page-head { h1 { (voice.say("account-security")) } }
            div.stack.middle {
                (password(view, voice))
                (sessions(view, voice))
                @if view.can_passkey || !view.passkeys.is_empty() { (passkeys(view, voice)) }
                (tokens(view, voice))
            }
        },
    )
}

fn password(view: &View, voice: &Voice) -> Markup {
    let min = accounts::password::LENGTH_MIN;
    html! {
        section.panel {
            h2 { (voice.say("account-password-change")) }
            (error_summary(&view.password, voice))
            form.form method="post" action="/account/security/password" {
                (field(&view.password, &Field::text("current", &voice.say("account-password-now")).kind("password").max(128).autocomplete("current-password"), voice))
                (field(&view.password, &Field::text("password", &voice.say("account-password-new")).help(&voice.say_with("account-password-help", &[("min", min.into())])).kind("password").max(128).autocomplete("new-password"), voice))
                p.muted { (voice.say("account-password-ends")) }
                div { button.button { (voice.say("account-password-set")) } }
            }
        }
    }
}

fn sessions(view: &View, voice: &Voice) -> Markup {
    html! {
        section.panel id="sessions" {
            h2 { (voice.say("account-devices")) }
            p.muted { (voice.say("account-devices-text")) }
            ul.rows { @for one in &view.sessions { li { (session(one, Some(one.id) == view.current, voice)) } } }
            @if view.sessions.len() > 1 {
                (frame::post("/account/security/sessions/others/end", &voice.say("account-devices-end-others"), "button quiet"))
            }
        }
    }
}

fn session(session: &Session, current: bool, voice: &Voice) -> Markup {
    let device = if session.device.is_empty() {
        voice.say("account-device-unknown").into_owned()
    } else {
        session.device.clone()
    };
    html! {
        div.row-main {
            strong { (device) } " "
            @if current { (pill(Colour::Grass, &voice.say("account-device-this"))) }
            p.muted { (voice.say_with("account-device-seen", &[("seen", voice.time(session.seen_at).into()), ("since", voice.date(session.created_at).into())])) }
        }
        @if !current { (frame::post(&format!("/account/security/sessions/{}/end", session.id), &voice.say("account-device-end"), "button quiet")) }
    }
}

fn passkeys(view: &View, voice: &Voice) -> Markup {
    html! {
        section.panel id="passkeys" {
            h2 { (voice.say("account-passkeys")) }
            p.muted { (voice.say("account-passkeys-text")) }
            @if !view.passkeys.is_empty() { ul.rows { @for one in &view.passkeys { li { (passkey(one, voice)) } } } }
            @if view.can_passkey {
                m-passkey-add hidden data-failed=(voice.say("accounts-passkey-wrong")) {
                    div.inline-form {
                        div.field { label for="passkey-name" { (voice.say("account-passkey-name")) } input id="passkey-name" maxlength="60" placeholder=(voice.say("account-passkey-name-example")); }
                        button.button.quiet type="button" { (icon(Icon::KeyRound)) (voice.say("account-passkey-add")) }
                    }
                    p.field-error role="alert" hidden {}
                }
                noscript { p.muted { (voice.say("account-passkey-script")) } }
            }
        }
    }
}

fn passkey(passkey: &Passkey, voice: &Voice) -> Markup {
    let way = |what| format!("/account/security/passkeys/{}/{what}", passkey.id);
    let used = passkey.used_at.map_or_else(
        || voice.say("account-never-used").into_owned(),
        |at| voice.say_with("account-used", &[("at", voice.date(at).into())]).into_owned(),
    );
    html! {
        div.row-main {
            form.inline-form method="post" action=(way("name")) {
                div.field { input name="name" value=(passkey.name) maxlength="60" required aria-label=(voice.say("account-passkey-name")); }
                button.button.quiet { (voice.say("account-rename")) }
            }
            p.muted { (voice.say_with("account-made", &[("at", voice.date(passkey.created_at).into())])) " · " (used) }
        }
        (frame::post(&way("removal"), &voice.say("account-remove"), "button quiet"))
    }
}

fn tokens(view: &View, voice: &Voice) -> Markup {
    let wrong = view.token.problems().iter().find(|problem| problem.field.starts_with("scopes"));
    html! {
        section.panel id="tokens" {
            h2 { (voice.say("account-tokens")) }
            p.muted { (voice.say("account-tokens-text")) }
            @if !view.tokens.is_empty() { ul.rows { @for one in &view.tokens { li { (token(one, voice)) } } } }
            details open[!view.token.problems().is_empty()] {
                summary.button.quiet { (icon_sized(Icon::Plus, 20)) (voice.say("account-token-new")) }
                (error_summary(&view.token, voice))
                form.form method="post" action="/account/security/tokens" {
                    (field(&view.token, &Field::text("name", &voice.say("account-token-name")).help(&voice.say("account-token-name-help")).max(60), voice))
                    fieldset.checks id="scopes" {
                        legend { (voice.say("account-token-scopes")) }
                        @for scope in Scope::ALL.into_iter().filter(|scope| view.operator || *scope != Scope::Operator) {
                            label.check {
                                input type="checkbox" name="scopes" value=(scope.as_str()) checked[view.token.values("scopes").any(|on| on == scope.as_str())];
                                span { (scope_words(scope, voice)) " " code { (scope.as_str()) } }
                            }
                        }
                        @if let Some(problem) = wrong { p.field-error { (icon_sized(Icon::CircleAlert, 16)) " " (voice.explain_problem(problem)) } }
                    }
                    div { button.button { (voice.say("account-token-make")) } }
                }
            }
        }
    }
}

fn token(token: &ApiToken, voice: &Voice) -> Markup {
    let used = token.used_at.map_or_else(
        || voice.say("account-never-used").into_owned(),
        |at| voice.say_with("account-used", &[("at", voice.date(at).into())]).into_owned(),
    );
    html! {
        div.row-main {
            strong { (token.name) }
            p { @for scope in &token.scopes { code.chip { (scope.as_str()) } " " } }
            p.muted { (used) " · " (voice.say_with("account-token-until", &[("at", voice.date(token.expires_at).into())])) }
        }
        (frame::post(&format!("/account/security/tokens/{}/revocation", token.id), &voice.say("account-token-revoke"), "button quiet"))
    }
}

/// What a scope lets a program do.
fn scope_words(scope: Scope, voice: &Voice) -> String {
    let words = match scope {
        Scope::CatalogueRead => voice.say("account-scope-catalogue-read"),
        Scope::CatalogueWrite => voice.say("account-scope-catalogue-write"),
        Scope::OrdersRead => voice.say("account-scope-orders-read"),
        Scope::OrdersWrite => voice.say("account-scope-orders-write"),
        Scope::MoneyRead => voice.say("account-scope-money-read"),
        Scope::MoneyWrite => voice.say("account-scope-money-write"),
        Scope::ContentWrite => voice.say("account-scope-content-write"),
        Scope::Account => voice.say("account-scope-account"),
        Scope::Operator => voice.say("account-scope-operator"),
    };
    words.into_owned()
}

/// A token just made, with its secret, this once.
pub(crate) fn made_page(desk: &Desk, token: &ApiToken, secret: &str) -> Markup {
    let voice = &desk.voice;
    frame::page(
        desk,
        &voice.say("account-token-made"),
        &html! {
            div.page-head { h1 { (voice.say("account-token-made")) } }
            section.panel.stack.middle {
                (notice(Tone::Warning, &html! { p { (voice.say("account-token-once")) } }))
                h2 { (token.name) }
                label.field { span { (voice.say("account-token-secret")) } input.secret readonly value=(secret) autocomplete="off" spellcheck="false"; }
                p.muted { (voice.say_with("account-token-until", &[("at", voice.date(token.expires_at).into())])) }
                div { a.button href="/account/security#tokens" { (voice.say("account-token-kept")) } }
            }
        },
    )
}
