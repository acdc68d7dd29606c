//! The shops a person works in, and the first one opened.

use accounts::ShopPermission;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::shop::{OpenShop, Shop};
use kernel::{Currency, Lang, Problem};
use maud::{Markup, html};

use super::frame;
use crate::access::{Shopper, SignedIn};
use crate::extract::Fields;
use crate::pages::Desk;
use crate::ui::layout::{self, Head};
use crate::ui::{Choice, Field, Form, Icon, avatar, error_summary, field, icon_sized, switcher};
use crate::words::LANGUAGES;
use crate::{AppState, Error, Markets, Result};

/// A shop and what the person may do there.
pub(super) struct Mine {
    pub shop: Shop,
    pub owner: bool,
    pub permissions: Vec<ShopPermission>,
}

/// `GET /seller`: the shops of a person; the one shop itself, or the opening of the first.
pub async fn list(desk: Desk, me: SignedIn<Shopper>, State(app): State<AppState>) -> Result<Response> {
    let memberships = me.principal.shops.clone();
    let read = app.db.read(move |read| {
        let mut mine = Vec::with_capacity(memberships.len());
        for membership in memberships {
            if let Some(shop) = catalog::shop::find(read, catalog::ShopId::new(membership.shop.get()))? {
                mine.push(Mine { shop, owner: membership.owner, permissions: membership.permissions });
            }
        }
        Ok::<_, db::Error>(mine)
    });
    let mine = read.await?;
    Ok(match mine.as_slice() {
        [] => {
            let markets = app.markets.read(&app.db).await?;
            opening(&desk, &first_guess(&desk, &markets), &markets).into_response()
        }
        [only] => Redirect::to(&frame::home(&only.shop)).into_response(),
        _ => list_view(&desk, &mine).into_response(),
    })
}

/// `GET /seller/new`: one more shop.
pub async fn new(desk: Desk, _: SignedIn<Shopper>, State(app): State<AppState>) -> Result<Markup> {
    let markets = app.markets.read(&app.db).await?;
    Ok(opening(&desk, &first_guess(&desk, &markets), &markets))
}

/// `POST /seller`: opens a shop, or shows everything that is wrong at once.
pub async fn open(
    desk: Desk,
    me: SignedIn<Shopper>,
    State(app): State<AppState>,
    Fields(fields): Fields,
) -> Result<Response> {
    let form = Form::new(fields);
    let value = |name: &str| form.value(name).to_owned();
    let wish = OpenShop {
        handle: value("handle"),
        name: value("name"),
        home_country: value("home_country"),
        language: value("language"),
        currency: value("currency"),
    };
    let (clock, person) = (app.clock.clone(), me.principal.person);
    match app.db.write(move |tx| Ok::<_, Error>(flows::open_shop(tx, &*clock, person, &wish)?)).await {
        Ok(shop) => Ok(frame::done_at(&shop, "", "created").into_response()),
        Err(error) => {
            let problems = taken(error)?;
            let markets = app.markets.read(&app.db).await?;
            let page = opening(&desk, &form.with_problems(&problems), &markets);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// A taken handle is a problem of its field.
fn taken(error: Error) -> Result<Vec<Problem>> {
    match error.code() {
        "catalog.handle_taken" => Ok(vec![Problem::new("handle", "catalog.handle_taken")]),
        _ => frame::form_problems(error),
    }
}

/// What most people of this language and market would choose.
fn first_guess(desk: &Desk, markets: &Markets) -> Form {
    let lang = desk.voice.lang();
    let country = if lang == Lang::ZH { kernel::Country::new(*b"CN") } else { desk.voice.locale().market };
    let currency = markets.find(country).map_or(Currency::USD, |place| place.market.currency);
    Form::new([
        ("home_country", country.to_string()),
        ("language", lang.to_string()),
        ("currency", currency.to_string()),
    ])
}

/// The pages of somebody who is not in a shop yet.
pub(super) fn opening(desk: &Desk, form: &Form, markets: &Markets) -> Markup {
    let voice = &desk.voice;
    let say = |id: &'static str| voice.say(id);
    let (countries, languages, currencies) = (countries(desk, markets), languages(), currencies());
    let main = html! {
        div.opening {
            header { h1 { (say("shop-open-title")) } p.muted { (say("shop-open-text")) } }
            form.form.panel method="post" action="/seller" {
                (error_summary(form, voice))
                (field(form, &Field::text("name", &say("shop-name")).help(&say("shop-name-help")).max(80).autocomplete("organization"), voice))
                (field(form, &Field::text("handle", &say("shop-handle")).help(&say("shop-handle-help")).max(30), voice))
                (field(form, &Field::text("home_country", &say("shop-home-country")).help(&say("shop-home-country-help")).choices(&countries), voice))
                div.pair {
                    (field(form, &Field::text("language", &say("shop-language")).help(&say("shop-language-help")).choices(&languages), voice))
                    (field(form, &Field::text("currency", &say("shop-currency")).help(&say("shop-currency-help")).choices(&currencies), voice))
                }
                p.muted.for-good { (icon_sized(Icon::Info, 18)) span { (say("shop-open-for-good")) } }
                button.button.wide { (say("shop-open")) }
            }
            p.muted { a.link href="/seller/radar" { (say("radar-file-title")) } ": " (say("radar-file-text")) }
        }
    };
    layout::desk(desk, &Head::private(say("shop-open-title")), &say("shop-seller"), &[], &main)
}

fn list_view(desk: &Desk, mine: &[Mine]) -> Markup {
    let voice = &desk.voice;
    let add = html! {
        a.button.quiet href="/seller/radar" { (icon_sized(Icon::Radar, 18)) (voice.say("radar-file-way")) }
        a.button.quiet href="/seller/new" { (icon_sized(Icon::Plus, 18)) (voice.say("shop-open-another")) }
    };
    let main = html! {
        (frame::head(None, &voice.say("shop-yours"), None, &add))
        ul.shops {
            @for one in mine {
                li.panel {
                    (avatar(&one.shop.name, 44))
                    div.grow {
                        h2 { a href=(frame::home(&one.shop)) { (one.shop.name) } }
                        p.muted { "@" (one.shop.handle) " · " (one.shop.home_country) " · " (one.shop.currency) }
                    }
                    span.muted { @if one.owner { (voice.say("shop-role-owner")) } @else { (permissions(&one.permissions, desk)) } }
                }
            }
        }
    };
    layout::desk(desk, &Head::private(voice.say("shop-yours")), &voice.say("shop-seller"), &[], &main)
}

/// Permissions in words, one after the other.
pub(super) fn permissions(permissions: &[ShopPermission], desk: &Desk) -> String {
    let words: Vec<_> = permissions.iter().map(|one| permission(*one, desk)).collect();
    words.join(", ")
}

/// A permission in words.
pub(super) fn permission(permission: ShopPermission, desk: &Desk) -> String {
    let id = match permission {
        ShopPermission::Catalogue => "shop-may-catalogue",
        ShopPermission::Orders => "shop-may-orders",
        ShopPermission::Money => "shop-may-money",
        ShopPermission::Host => "shop-may-host",
        ShopPermission::Staff => "shop-may-staff",
    };
    desk.voice.say(id).into_owned()
}

/// Countries where sellers are at home: the markets with full data first, the others by name.
fn countries(desk: &Desk, markets: &Markets) -> Vec<Choice> {
    let usual = ["CN", "GB", "ID", "TH", "VN", "MY", "PH", "SG", "US", "DE", "JP"];
    let usual = usual.into_iter().filter_map(|code| code.parse().ok());
    let usual: Vec<Choice> = usual
        .map(|code| Choice { value: format!("{code}"), label: frame::market_name(code, markets, &desk.voice) })
        .collect();
    let known = |code: &str| usual.iter().any(|choice| choice.value == code);
    let mut others: Vec<Choice> = market::country::all()
        .iter()
        .filter(|country| !known(country.code.code()))
        .map(|country| Choice { value: country.code.to_string(), label: country.name.clone() })
        .collect();
    others.sort_by(|a, b| a.label.cmp(&b.label));
    usual.into_iter().chain(others).collect()
}

fn languages() -> Vec<Choice> {
    let others = [Lang::DE, Lang::JA];
    let all = LANGUAGES.into_iter().chain(others);
    all.map(|lang| Choice { value: lang.to_string(), label: switcher::language_name(lang).to_owned() }).collect()
}

/// Every currency of a country, by code.
fn currencies() -> Vec<Choice> {
    let codes: std::collections::BTreeMap<&'static str, Currency> =
        market::country::all().iter().map(|country| (country.currency.code(), country.currency)).collect();
    codes
        .into_iter()
        .map(|(code, currency)| Choice { value: code.to_owned(), label: format!("{code} · {}", currency.name()) })
        .collect()
}
