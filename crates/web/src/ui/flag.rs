//! A market's flag, beside its name.

use kernel::MarketCode;
use maud::{Markup, html};

/// Flags drawn in `islands/public/flags`.
const DRAWN: [&str; 11] = ["CN", "DE", "GB", "ID", "JP", "MY", "PH", "SG", "TH", "US", "VN"];

/// The flag, or the country's code where none is drawn. Say the market's name beside it.
pub fn flag(market: MarketCode) -> Markup {
    html! {
        @if DRAWN.contains(&market.code()) {
            img.flag src={ "/assets/flags/" (market.slug()) ".svg" } width="24" height="18" alt="" loading="lazy";
        } @else {
            span.flag-code aria-hidden="true" { (market) }
        }
    }
}
