//! What is on sale, as files for other platforms.

use accounts::ShopPermission;
use axum::extract::State;
use catalog::Shop;
use catalog::listing::{self, SyncStatus};
use kernel::MarketCode;
use maud::{Markup, html};

use super::frame::{self, Here};
use super::settings;
use crate::access::Staff;
use crate::api::shops::shop_for;
use crate::extract::Path;
use crate::pages::Desk;
use crate::ui::{Column, Icon, Way, empty, icon_sized, table};
use crate::{AppState, Markets, Result};

/// Formats by their name in the API, and by the name that people know.
const FORMATS: [(&str, &str); 4] =
    [("tiktok", "TikTok CSV"), ("google", "Google TSV"), ("google_rss", "Google RSS"), ("shopify", "Shopify CSV")];

/// `GET /seller/{shop}/exports`.
pub async fn show(desk: Desk, staff: Staff, State(app): State<AppState>, Path(name): Path<String>) -> Result<Markup> {
    let shop = shop_for(&app, &staff, name, ShopPermission::Catalogue).await?;
    let markets = app.markets.read(&app.db).await?;
    let id = shop.id;
    let counts = app.db.read(move |read| listing::count(read, id)).await?;
    let on_sale =
        counts.into_iter().filter(|(_, status, _)| *status == SyncStatus::Success).map(|(code, _, n)| (code, n));
    Ok(view(&desk, &shop, &markets, &on_sale.collect::<Vec<_>>()))
}

pub(super) fn view(desk: &Desk, shop: &Shop, markets: &Markets, on_sale: &[(MarketCode, i64)]) -> Markup {
    let voice = &desk.voice;
    let files = format!("/api/v1/shops/{}/exports", shop.handle);
    let columns = [
        Column::words(voice.say("shop-market")),
        Column::number(voice.say("shop-status-success")),
        Column::words(voice.say("shop-files")),
    ];
    let rows: Vec<Vec<Markup>> = on_sale.iter().map(|(code, count)| vec![
        frame::market(*code, markets, voice),
        html! { (voice.number(*count)) },
        html! { div.files { @for (format, name) in FORMATS { a.link href={ (files) "?market=" (code) "&format=" (format) } download { (icon_sized(Icon::Download, 16)) (name) } } } },
    ]).collect();
    let main = html! {
        (frame::head(None, &voice.say("shop-settings"), None, &html! {}))
        (settings::tabs(desk, shop, "exports"))
        p.muted { (voice.say("shop-exports-text")) }
        @if rows.is_empty() {
            @let way = Way { href: format!("{}/sync", frame::home(shop)), words: voice.say("shop-sync-all").into_owned() };
            (empty(Icon::Download, &voice.say("shop-nowhere"), &voice.say("shop-exports-none"), Some(&way)))
        } @else { (table(&voice.say("shop-exports"), &columns, &rows)) }
    };
    frame::page(desk, shop, Here::Settings, &voice.say("shop-exports"), &main)
}
