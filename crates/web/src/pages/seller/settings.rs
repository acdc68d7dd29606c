//! The settings of a shop: its name, what a sync carries, how prices are made.

use std::collections::HashMap;

use accounts::ShopPermission;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use catalog::Shop;
use catalog::listing::{self, MarketSettings};
use catalog::shop::{self, EditShop, SyncFields};
use kernel::{MarketCode, Problems};
use market::price::PriceRule;
use maud::{Markup, html};

use super::frame::{self, Here};
use super::rule;
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Path};
use crate::pages::Desk;
use crate::ui::{Field, Form, Icon, error_summary, field, icon_sized};
use crate::{AppState, Error, Markets, Result};

/// What the page shows; a form that came back with problems stands for what is kept.
pub(super) struct Settings {
    pub general: Form,
    pub prices: Form,
}

/// The switches of a sync, by the names of their fields and words.
const FIELDS: [(&str, &str); 6] = [
    ("title", "shop-title"),
    ("description", "shop-description"),
    ("price", "shop-price"),
    ("images", "shop-pictures"),
    ("options", "shop-options"),
    ("stock", "shop-stock"),
];

impl Settings {
    pub(super) fn of(shop: &Shop, markets: &[MarketSettings]) -> Settings {
        let rules = markets.iter().flat_map(|one| {
            let [kind, amount] = rule::values(read_rule(one), one.market.code());
            let translated = one.translated_only.then(|| (format!("translated{}", one.market), "1".to_owned()));
            [Some(kind), Some(amount), translated].into_iter().flatten()
        });
        let prices = Form::new(rules.collect::<Vec<_>>());
        Settings { general: general(shop), prices }
    }
}

/// Name and switches as a form has them.
fn general(shop: &Shop) -> Form {
    let SyncFields { title, description, price, images, options, stock } = shop.sync_fields;
    let on = [title, description, price, images, options, stock];
    let switches =
        FIELDS.iter().zip(on).filter(|(_, on)| *on).map(|((name, _), _)| ((*name).to_owned(), "1".to_owned()));
    Form::new(switches.chain([("name".to_owned(), shop.name.clone())]))
}

fn read_rule(settings: &MarketSettings) -> Option<PriceRule> {
    settings.price_rule.as_deref().and_then(|json| serde_json::from_str(json).ok())
}

async fn read(app: &AppState, shop: &Shop) -> Result<Settings> {
    let id = shop.id;
    let markets = app.db.read(move |read| listing::settings(read, id)).await?;
    Ok(Settings::of(shop, &markets))
}

/// `GET /seller/{shop}/settings`.
pub async fn show(desk: Desk, staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let settings = read(&app, &shop).await?;
    Ok(view(&desk, &shop, &markets, &settings))
}

async fn again(
    desk: &Desk,
    app: &AppState,
    shop: &Shop,
    change: impl FnOnce(Settings) -> Settings,
) -> Result<Response> {
    let markets = app.markets.read(&app.db).await?;
    let settings = change(read(app, shop).await?);
    Ok((StatusCode::UNPROCESSABLE_ENTITY, view(desk, shop, &markets, &settings)).into_response())
}

/// `POST /seller/{shop}/settings`: the name, and which fields a sync carries. Listings follow.
pub async fn save(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let form = Form::new(fields);
    let on = |name: &str| !form.value(name).is_empty();
    let sync_fields = SyncFields {
        title: on("title"),
        description: on("description"),
        price: on("price"),
        images: on("images"),
        options: on("options"),
        stock: on("stock"),
    };
    let change =
        EditShop { name: Some(form.value("name").to_owned()), sync_fields: Some(sync_fields), price_rule: None };
    let (clock, id) = (app.clock.clone(), shop.id);
    let saved = app.db.write(move |tx| {
        shop::edit(tx, &*clock, id, &change)?;
        Ok::<_, Error>(flows::follow_shop(tx, &*clock, id)?)
    });
    match saved.await {
        Ok(()) => Ok(frame::done_at(&shop, "/settings", "saved").into_response()),
        Err(error) => {
            let form = form.with_problems(&frame::form_problems(error)?);
            again(&desk, &app, &shop, |settings| Settings { general: form, ..settings }).await
        }
    }
}

/// A market's settings as they are wanted.
#[derive(Clone, Copy)]
struct Wanted {
    market: MarketCode,
    rule: Option<PriceRule>,
    translated_only: bool,
}

/// `POST /seller/{shop}/settings/prices`: how prices are made, market by market; only what changed is set.
pub async fn save_prices(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let form = Form::new(fields);
    let saved = match wanted(&form, &shop, &markets) {
        Ok(wanted) => set(&app, &shop, wanted).await,
        Err(problems) => Err(Error::invalid(problems)),
    };
    match saved {
        Ok(()) => Ok(frame::done_at(&shop, "/settings#prices", "saved").into_response()),
        Err(error) => {
            let form = form.with_problems(&frame::form_problems(error)?);
            again(&desk, &app, &shop, |settings| Settings { prices: form, ..settings }).await
        }
    }
}

fn wanted(form: &Form, shop: &Shop, markets: &Markets) -> std::result::Result<Vec<Wanted>, Problems> {
    let mut problems = Problems::default();
    let mut all = Vec::new();
    for place in markets.open() {
        let market = place.market.code;
        match rule::read(form, market.code(), shop.currency) {
            Ok(rule) => all.push(Wanted {
                market,
                rule,
                translated_only: !form.value(&format!("translated{market}")).is_empty(),
            }),
            Err(problem) => problems.push(problem),
        }
    }
    problems.ok(all)
}

async fn set(app: &AppState, shop: &Shop, wanted: Vec<Wanted>) -> Result<()> {
    let (clock, shop) = (app.clock.clone(), shop.clone());
    let write = app.db.write(move |tx| {
        let known: HashMap<MarketCode, MarketSettings> =
            listing::settings(tx, shop.id)?.into_iter().map(|one| (one.market, one)).collect();
        for one in &wanted {
            let before = known.get(&one.market);
            if before.is_some_and(|before| before.translated_only) != one.translated_only {
                flows::set_translated_only(tx, &*clock, shop.id, one.market, one.translated_only)?;
            }
            if before.and_then(read_rule) != one.rule {
                flows::set_price_rule(tx, &*clock, &shop, one.market, one.rule)?;
            }
        }
        Ok::<_, Error>(())
    });
    write.await
}

/// The pages of the settings.
pub(super) fn tabs(desk: &Desk, shop: &Shop, here: &str) -> Markup {
    let home = frame::home(shop);
    let pages = [
        ("settings", "/settings", "shop-settings-general"),
        ("connection", "/settings/connection", "shop-connection"),
        ("glossary", "/settings/glossary", "shop-glossary"),
        ("staff", "/settings/staff", "shop-staff"),
        ("exports", "/exports", "shop-exports"),
    ];
    html! {
        nav.chips.tabs-row aria-label=(desk.voice.say("shop-settings")) {
            @for (name, path, words) in pages { a.chip href={ (home) (path) } aria-current=[(name == here).then_some("page")] { (desk.voice.say(words)) } }
        }
    }
}

pub(super) fn view(desk: &Desk, shop: &Shop, markets: &Markets, settings: &Settings) -> Markup {
    let voice = &desk.voice;
    let main = html! {
        (frame::head(None, &voice.say("shop-settings"), Some(&html! { "@" (shop.handle) " · " (frame::market_name(shop.home_country, markets, voice)) " · " (crate::ui::switcher::language_name(shop.language)) " · " (shop.currency) }), &html! {}))
        (tabs(desk, shop, "settings"))
        div.settings {
            (general_form(desk, shop, settings))
            (prices_form(desk, shop, markets, settings))
        }
    };
    frame::page(desk, shop, Here::Settings, &voice.say("shop-settings"), &main)
}

fn general_form(desk: &Desk, shop: &Shop, settings: &Settings) -> Markup {
    let voice = &desk.voice;
    html! {
        form.panel.form method="post" action={ (frame::home(shop)) "/settings" } {
            h2 { (voice.say("shop-settings-general")) }
            (error_summary(&settings.general, voice))
            (field(&settings.general, &Field::text("name", &voice.say("shop-name")).max(80), voice))
            fieldset.switches {
                legend { (voice.say("shop-sync-fields")) }
                p.field-help { (voice.say("shop-sync-fields-help")) }
                @for (name, words) in FIELDS {
                    label.check { input type="checkbox" name=(name) value="1" checked[!settings.general.value(name).is_empty()]; span { (voice.say(words)) } }
                }
            }
            div { button.button { (voice.say("shop-save")) } }
        }
    }
}

fn prices_form(desk: &Desk, shop: &Shop, markets: &Markets, settings: &Settings) -> Markup {
    let voice = &desk.voice;
    let form = &settings.prices;
    html! {
        form.panel.market-rules id="prices" method="post" action={ (frame::home(shop)) "/settings/prices" } {
            h2 { (voice.say("shop-market-prices")) }
            p.muted { (voice.say("shop-price-rule-help")) }
            (error_summary(form, voice))
            @for place in markets.open() {
                @let code = place.market.code;
                div.market-rule {
                    (frame::market(code, markets, voice))
                    (rule::fields(form, code.code(), &voice.say("shop-rule-default"), shop.currency, voice))
                    label.check { input type="checkbox" name={ "translated" (code) } value="1" checked[!form.value(&format!("translated{code}")).is_empty()]; span { (voice.say("shop-translated-only")) } }
                }
            }
            div { button.button { (icon_sized(Icon::Save, 18)) (voice.say("shop-save")) } }
        }
    }
}
