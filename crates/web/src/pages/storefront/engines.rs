//! For search engines: what they may read, and where everything is.

use axum::extract::State;
use axum::http::header::CONTENT_TYPE;
use axum::response::{IntoResponse, Response};
use catalog::listing::storefront::{CardQuery, Sort, cards};
use kernel::{Page, PageRequest};

use crate::pages::Visit;
use crate::{AppState, Result};

/// Addresses of a market's map: pages of 100 cards, this many at the most.
const PAGES_MAX: usize = 100;

/// `GET /robots.txt`.
pub(super) async fn robots(State(app): State<AppState>) -> Response {
    let text = format!(
        "User-agent: *\nDisallow: /api/\nDisallow: /account\nDisallow: /seller\nDisallow: /operator\nDisallow: /*/search\nDisallow: /*/cart\nDisallow: /*/checkout\nDisallow: /*/orders\nDisallow: /*/returns\nDisallow: /track/\nDisallow: /go/\nSitemap: {}\n",
        app.link("/sitemap.xml")
    );
    ([(CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response()
}

/// `GET /sitemap.xml`: the map of maps, one a storefront.
pub(super) async fn sitemap(State(app): State<AppState>) -> Result<Response> {
    let markets = app.markets.read(&app.db).await?;
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"#,
    );
    for place in markets.open() {
        for lang in &place.market.languages {
            xml.push_str(&format!(
                "<sitemap><loc>{}</loc></sitemap>",
                app.link(&format!("{}sitemap.xml", place.home(*lang)))
            ));
        }
    }
    xml.push_str("</sitemapindex>");
    Ok(answer(xml))
}

/// `GET /{market}/sitemap.xml`: every listing of a storefront.
pub(super) async fn of_market(visit: Visit, State(app): State<AppState>) -> Result<Response> {
    let (market, lang) = (visit.place.market.code, visit.lang);
    let mut xml = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">"#,
    );
    for page in ["", "shop", "charts"] {
        xml.push_str(&format!("<url><loc>{}</loc></url>", visit.address(page)));
    }
    let mut after = None;
    for _ in 0..PAGES_MAX {
        let page = PageRequest::new(after, Some(kernel::LIMIT_MAX));
        let query = CardQuery { market, lang, category: None, shop: None, sort: Sort::Newest, page };
        let Page { items, next } = app.db.read(move |read| cards(read, &query)).await?;
        for card in &items {
            xml.push_str(&format!("<url><loc>{}</loc></url>", visit.address(&format!("listings/{}", card.listing))));
        }
        after = next;
        if after.is_none() {
            break;
        }
    }
    xml.push_str("</urlset>");
    Ok(answer(xml))
}

fn answer(xml: String) -> Response {
    ([(CONTENT_TYPE, "application/xml; charset=utf-8")], xml).into_response()
}
