//! What every page of the studio shares: its frame and its places.

use accounts::Principal;
use axum::extract::FromRequestParts;
use axum::http::Method;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Redirect, Response};
use maud::{Markup, html};

use crate::access::SignedIn;
use crate::pages::Desk;
use crate::ui::layout::{self, Head, Place};
use crate::ui::{Icon, Tone, toast};
use crate::{AppState, Error};

/// The places of the studio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    Home,
    Posts,
    Upload,
    Products,
    Samples,
    Earnings,
    Profile,
}

const PLACES: [(Here, &str, &str, Icon); 7] = [
    (Here::Home, "/studio", "studio-home", Icon::House),
    (Here::Posts, "/studio/posts", "studio-posts", Icon::Clapperboard),
    (Here::Upload, "/studio/upload", "studio-upload", Icon::Upload),
    (Here::Products, "/studio/products", "studio-products", Icon::Package),
    (Here::Samples, "/studio/samples", "studio-samples", Icon::Gift),
    (Here::Earnings, "/studio/earnings", "studio-earnings", Icon::Wallet),
    (Here::Profile, "/studio/profile", "studio-profile", Icon::UserRound),
];

/// A page of the studio. What was just done (`?done=joined`) is said on top.
pub fn page(desk: &Desk, here: Here, title: &str, island: Option<&'static str>, main: &Markup) -> Markup {
    let voice = &desk.voice;
    let places: Vec<Place<'_>> = PLACES
        .into_iter()
        .map(|(place, href, words, icon)| Place {
            href: href.to_owned(),
            words: voice.say(words),
            icon,
            here: place == here,
        })
        .collect();
    let head = Head { island, ..Head::private(title) };
    layout::desk(desk, &head, &voice.say("studio-title"), &places, &html! { (done(desk)) (main) })
}

/// What was just done, said in passing.
pub fn done(desk: &Desk) -> Markup {
    let word = crate::pages::seller::frame::asked(desk, "done").next();
    let said = word.and_then(|word| desk.voice.find(&format!("studio-done-{word}"), &[]));
    html! { @if let Some(words) = said { (toast(Tone::Good, &words, &desk.voice)) } }
}

/// Where one goes after a change, which is said there.
pub fn done_at(path: &str, word: &str) -> Redirect {
    let (path, mark) = path.split_once('#').map_or((path, String::new()), |(path, mark)| (path, format!("#{mark}")));
    Redirect::to(&format!("{path}?done={word}{mark}"))
}

/// Somebody signed in who is a creator. Whoever is none yet is shown how to become one.
#[derive(Clone, Debug)]
pub struct Creating {
    pub principal: Principal,
}

impl FromRequestParts<AppState> for Creating {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Creating, Response> {
        let me = SignedIn::<crate::access::Shopper>::from_request_parts(parts, app).await;
        let principal = me.map_err(IntoResponse::into_response)?.principal;
        if principal.creator {
            return Ok(Creating { principal });
        }
        let looking = parts.method == Method::GET;
        Err(if looking { Redirect::to("/studio").into_response() } else { Error::not_found().into_response() })
    }
}

/// Somebody's id as another domain calls it.
pub fn creator_of<Noun>(me: &Creating) -> kernel::Id<Noun> {
    kernel::Id::new(me.principal.person.get())
}
