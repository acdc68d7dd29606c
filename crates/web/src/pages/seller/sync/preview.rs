//! The second step: what would be on sale in every market, before the click.

use accounts::ShopPermission;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use catalog::listing::{Reason, SyncStatus, Weight};
use catalog::translation::TextState;
use catalog::{ProductId, Shop, product};
use flows::{FieldPreview, MarketPreview, PreviewSync, ProductPreview, StartSync};
use kernel::{Money, Problem};
use maud::{Markup, html};

use super::choice::Choice;
use super::choose::{self, choice_of, steps};
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::{Fields, Path};
use crate::pages::Desk;
use crate::pages::seller::frame::{self, Here};
use crate::pages::seller::{listings, price};
use crate::ui::{Colour, Form, Icon, Tone, error_summary, icon_sized, notice, pill, switcher};
use crate::{AppState, Error, Markets, Result, Voice};

/// Products that are looked at before the click; the sync does them all.
const LOOKED_AT: u32 = 20;

/// What the second step shows.
pub struct Preview {
    pub choice: Choice,
    pub markets: Vec<MarketPreview>,
    /// Titles as the seller wrote them, by product.
    pub titles: Vec<(ProductId, String)>,
    /// Products that the sync will do.
    pub products: i64,
    pub translator: Option<String>,
    pub form: Form,
}

/// `GET /seller/{shop}/sync/preview?product=…&market=…&rule=…`.
pub async fn preview(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let choice = choice_of(&desk);
    let problem = match choice.price_rule(shop.currency) {
        _ if choice.markets.is_empty() => Some(Problem::new("markets", "catalog.markets_required")),
        Ok(_) => None,
        Err(problem) => Some(problem),
    };
    if let Some(problem) = problem {
        let choice = Choice { rule: choice.rule.clone().with_problems(&[problem]), ..choice };
        let page = choose::view(&desk, &shop, &markets, &choose::choosing(&app, &shop, choice).await?);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response());
    }
    let looked = look(&app, &shop, choice, Form::default()).await?;
    Ok(view(&desk, &shop, &markets, &looked).into_response())
}

async fn look(app: &AppState, shop: &Shop, choice: Choice, form: Form) -> Result<Preview> {
    let (id, clock) = (shop.id, app.clock.clone());
    let price_rule = choice.price_rule(shop.currency).map_err(Error::field)?;
    let (chosen, codes) = (choice.products.clone(), choice.markets.clone());
    let (translator, ageing) = (app.translator.clone(), app.ageing);
    let read = app.db.read_long(move |read| {
        let ids = if chosen.is_empty() { product::ids_after(read, id, None, LOOKED_AT)? } else { chosen.clone() };
        let looked: Vec<ProductId> = ids.into_iter().take(usize::try_from(LOOKED_AT).unwrap_or(0)).collect();
        let found = product::find_many(read, &looked)?.into_iter().filter(|product| product.shop == id);
        let titles: Vec<(ProductId, String)> = found.map(|product| (product.id, product.title)).collect();
        let counts = product::count(read, id)?;
        let all: i64 =
            counts.iter().filter(|(state, _)| *state != catalog::ProductState::Deleted).map(|(_, n)| n).sum();
        let products = if chosen.is_empty() { all } else { i64::try_from(chosen.len()).unwrap_or(0) };
        let ask = PreviewSync {
            shop: id,
            products: looked,
            markets: codes.clone(),
            price_rule,
            translator: translator.clone(),
            ageing,
        };
        let markets = flows::preview_sync(read, &*clock, &ask)?;
        Ok::<_, Error>((markets, titles, products))
    });
    let (markets, titles, products) = read.await?;
    Ok(Preview { choice, markets, titles, products, translator: app.translator.clone(), form })
}

/// `POST /seller/{shop}/syncs`: the click.
pub async fn start(
    desk: Desk,
    staff: Staff,
    State(app): State<AppState>,
    Path(name): Path<String>,
    Fields(fields): Fields,
) -> Result<Response> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let choice = Choice::read(&fields);
    let price_rule = choice.price_rule(shop.currency).map_err(Error::field)?;
    let wish =
        StartSync { shop: shop.id, products: choice.sync_products(), markets: choice.markets.clone(), price_rule };
    let clock = app.clock.clone();
    match app.db.write(move |tx| Ok::<_, Error>(flows::start_sync(tx, &*clock, &wish)?)).await {
        Ok(id) => Ok(Redirect::to(&format!("{}/syncs/{id}", frame::home(&shop))).into_response()),
        Err(error) => {
            let form = Form::default().with_problems(&frame::form_problems(error)?);
            let markets = app.markets.read(&app.db).await?;
            let shown =
                fields.iter().filter(|(name, _)| name == "shown").filter_map(|(_, code)| code.parse().ok()).collect();
            let looked = look(&app, &shop, Choice { markets: shown, ..choice }, form).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, view(&desk, &shop, &markets, &looked)).into_response())
        }
    }
}

pub fn view(desk: &Desk, shop: &Shop, markets: &Markets, preview: &Preview) -> Markup {
    let voice = &desk.voice;
    let home = frame::home(shop);
    let looked = i64::try_from(preview.titles.len()).unwrap_or(0);
    let main = html! {
        (frame::head(Some((&format!("{home}/sync"), &voice.say("shop-step-choose"))), &voice.say("shop-preview-title"), Some(&html! { (voice.say("shop-preview-text")) }), &html! {}))
        (steps(desk, 1))
        (awaiting(desk, preview))
        @if preview.products > looked { (notice(Tone::Information, &html! { (voice.say_with("shop-preview-some", &[("looked", looked.into()), ("count", preview.products.into())])) })) }
        form.preview method="post" action={ (home) "/syncs" } {
            (error_summary(&preview.form, voice))
            (preview.choice.hidden_products())
            (preview.choice.hidden_rule())
            (price::formula(voice))
            div.market-previews id="markets" { @for one in &preview.markets { (market(desk, markets, preview, one)) } }
            div.save-bar { button.button.wide { (icon_sized(Icon::Globe, 20)) (voice.say("shop-put-on-sale")) } }
        }
    };
    frame::page(desk, shop, Here::Sync, &voice.say("shop-preview-title"), &main)
}

/// First of all: how many fields await a translator, and how to give them one.
fn awaiting(desk: &Desk, preview: &Preview) -> Markup {
    let voice = &desk.voice;
    let fields: i64 = preview.markets.iter().map(|market| market.fields_waiting).sum();
    let letters: i64 = preview.markets.iter().map(|market| market.characters_waiting).sum();
    let shown = [("count", fields.into()), ("shown", voice.number(fields).into())];
    html! {
        @if fields > 0 {
            (notice(Tone::Information, &html! {
                strong { (voice.say_with("shop-awaiting", &shown)) }
                @match &preview.translator {
                    None => p { (voice.say("shop-awaiting-how")) },
                    Some(name) => p { (voice.say_with("shop-awaiting-ask", &[("name", name.clone().into()), ("shown", voice.number(letters).into())])) },
                }
            }))
        }
    }
}

/// How many products would end how.
fn count(preview: &MarketPreview, status: SyncStatus) -> usize {
    preview.products.iter().filter(|product| product.status == status).count()
}

fn market(desk: &Desk, markets: &Markets, all: &Preview, one: &MarketPreview) -> Markup {
    let voice = &desk.voice;
    let refused = !one.products.is_empty() && count(one, SyncStatus::Failed) == one.products.len();
    let chosen = !refused;
    let id = format!("market-{}", one.market.slug());
    html! {
        article.market-preview.refused[refused] {
            input type="hidden" name="shown" value=(one.market);
            header {
                label.switch for=(id) {
                    (frame::market(one.market, markets, voice))
                    input.toggle.toggle-primary id=(id) type="checkbox" name="market" value=(one.market) checked[chosen]
                        aria-label=(voice.say_with("shop-sell-in", &[("market", frame::market_name(one.market, markets, voice).into())]));
                }
            }
            p.range { (range(one, voice)) }
            (verdict(desk, one))
            (blockers(desk, one))
            @if refused { p.muted { (voice.say("shop-chosen-all-the-same")) } }
            div.product-previews {
                @match one.products.as_slice() {
                    [single] => (product(desk, all, single)),
                    many => @for single in many { details.one-product { summary { span.grow { (shown_title(all, single)) } (listings::status_pill(single.status, voice)) } (product(desk, all, single)) } },
                }
            }
        }
    }
}

/// The lowest and the highest price in a market.
fn range(one: &MarketPreview, voice: &Voice) -> String {
    let minors = || {
        one.products
            .iter()
            .flat_map(|product| &product.prices)
            .filter_map(|price| price.price)
            .filter(|price| price.currency == one.currency)
    };
    let (low, high) = (minors().map(|price| price.minor).min(), minors().map(|price| price.minor).max());
    let money = |minor: i64| voice.money(Money::new(minor, one.currency));
    match (low, high) {
        (Some(low), Some(high)) if low < high => format!("{} – {}", money(low), money(high)),
        (Some(low), _) => money(low),
        _ => voice.say("shop-no-price").into_owned(),
    }
}

fn verdict(desk: &Desk, one: &MarketPreview) -> Markup {
    let voice = &desk.voice;
    let unchanged = !one.products.is_empty() && one.products.iter().all(|product| !product.changes);
    html! {
        p.verdict {
            @for status in [SyncStatus::Success, SyncStatus::Draft, SyncStatus::Failed] {
                @let count = count(one, status);
                @if count > 0 { (listings::status_pill(status, voice)) @if one.products.len() > 1 { b { (count) } } }
            }
            @if unchanged { (pill(Colour::Mute, &voice.say("shop-nothing-changes"))) }
        }
    }
}

/// Blockers and warnings of a market, each once, with how many products they concern.
fn blockers(desk: &Desk, one: &MarketPreview) -> Markup {
    let voice = &desk.voice;
    let mut grouped: Vec<(usize, &Reason)> = Vec::new();
    for product in &one.products {
        let mut seen: Vec<&str> = Vec::new();
        for reason in &product.reasons {
            if seen.contains(&&*reason.code) {
                continue;
            }
            seen.push(&*reason.code);
            match grouped.iter_mut().find(|(_, known)| known.code == reason.code) {
                Some((count, _)) => *count += 1,
                None => grouped.push((1, reason)),
            }
        }
    }
    grouped.sort_by_key(|(count, reason)| (std::cmp::Reverse(reason.weight), std::cmp::Reverse(*count)));
    let several = one.products.len() > 1;
    html! {
        @if !grouped.is_empty() {
            ul.reasons {
                @for (count, reason) in grouped {
                    li class=(match reason.weight { Weight::Note => "note", Weight::Refuses => "refuses", _ => "holds" }) {
                        (listings::words(reason, voice)) @if several { " " small.muted { "× " (count) } }
                    }
                }
            }
        }
    }
}

fn shown_title<'a>(all: &'a Preview, one: &'a ProductPreview) -> &'a str {
    let own = all.titles.iter().find(|(id, _)| *id == one.product).map(|(_, title)| title.as_str());
    own.or_else(|| one.texts.first().map(|text| text.title.as_str())).unwrap_or_default()
}

fn product(desk: &Desk, all: &Preview, one: &ProductPreview) -> Markup {
    let voice = &desk.voice;
    html! {
        @for field in &one.texts { (text(desk, field)) }
        @if all.markets.iter().any(|market| market.products.len() > 1) { (listings::reasons(&one.reasons, voice)) }
        @for price in one.prices.iter().take(3) {
            div.price-line {
                span.muted { (price.sku) }
                b { @match price.price { Some(money) => (voice.money(money)), None => (voice.say("shop-no-price")) } }
                @if price.overridden { (pill(Colour::Sky, &voice.say("shop-edited-here"))) }
            }
            @if let Some(sum) = &price.breakdown { (price::made(sum, voice)) }
        }
        @if one.prices.len() > 3 { p.muted { (voice.say_with("shop-more-variants", &[("count", one.prices.len().saturating_sub(3).into())])) } }
    }
}

fn text(desk: &Desk, field: &FieldPreview) -> Markup {
    html! {
        div.text-preview lang=(field.lang) {
            small.muted { (switcher::language_name(field.lang)) }
            p.title { (field.title) " " (text_state(field.title_state, &desk.voice)) }
            @if !field.description.is_empty() {
                details { summary.muted { (desk.voice.say("shop-description")) " " (text_state(field.description_state, &desk.voice)) } div.description { (catalog::description::to_text(&field.description)) } }
            }
        }
    }
}

/// How far a text has come, as a pill.
pub fn text_state(state: TextState, voice: &Voice) -> Markup {
    let (colour, words) = match state {
        TextState::Machine => (Colour::Grass, "shop-text-machine"),
        TextState::Human => (Colour::Grass, "shop-text-human"),
        TextState::Missing => (Colour::Marigold, "shop-text-missing"),
        TextState::Pending => (Colour::Sky, "shop-text-pending"),
        TextState::NeedsReview => (Colour::Marigold, "shop-text-needs-review"),
        TextState::Stale => (Colour::Marigold, "shop-text-stale"),
    };
    pill(colour, &voice.say(words))
}
