//! Where one shops, and in which language.

use kernel::{Lang, MarketCode};
use maud::{Markup, html};

use crate::ui::flag;
use crate::{Markets, Voice};

/// The markets with a storefront, each with its languages; `here` is marked. `to` gives the address of a storefront.
pub fn switcher(
    markets: &Markets,
    here: Option<(MarketCode, Lang)>,
    to: impl Fn(MarketCode, Lang) -> String,
    voice: &Voice,
) -> Markup {
    html! {
        ul.switcher {
            @for place in markets.open() {
                @let market = &place.market;
                li {
                    (flag(market.code))
                    span.switcher-name { (market_name(market.code, &market.name, voice)) small { (market.currency.code()) } }
                    span.switcher-languages {
                        @for lang in &market.languages {
                            a href=(to(market.code, *lang)) lang=(lang) hreflang={ (lang) "-" (market.code) }
                                aria-current=[(here == Some((market.code, *lang))).then_some("true")] { (language_name(*lang)) }
                        }
                    }
                }
            }
        }
    }
}

/// A market's name in the voice's language; its English name where the language has none.
pub(crate) fn market_name(code: MarketCode, english: &str, voice: &Voice) -> String {
    let id = format!("web-market-{}", code.slug());
    voice.find(&id, &[]).map_or_else(|| english.to_owned(), std::borrow::Cow::into_owned)
}

/// A language by its own name.
pub(crate) fn language_name(lang: Lang) -> &'static str {
    match lang.tag() {
        "en" => "English",
        "zh" => "中文",
        "id" => "Bahasa Indonesia",
        "th" => "ไทย",
        "vi" => "Tiếng Việt",
        "ms" => "Bahasa Melayu",
        "fil" => "Filipino",
        "de" => "Deutsch",
        "ja" => "日本語",
        _ => "English",
    }
}
