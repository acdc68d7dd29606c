//! Pictures in the sizes that the reader's screen needs.

use catalog::Image;
use maud::{Markup, html};

use crate::media_url;
use crate::ui::{Icon, icon_sized};

/// A picture with its renditions.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    pub alt: String,
    /// Address, width and height, smallest first; never empty.
    pub sizes: Vec<(String, u32, u32)>,
}

impl Picture {
    /// The picture of an image that is ready; `title` speaks for it when it says nothing of itself.
    pub fn of(image: &Image, title: &str) -> Option<Picture> {
        let sizes: Vec<_> = image.renditions.iter().map(|r| (media_url(&r.key), r.width, r.height)).collect();
        let alt = if image.alt.is_empty() { title.to_owned() } else { image.alt.clone() };
        (!sizes.is_empty()).then_some(Picture { alt, sizes })
    }

    /// The widest rendition's address.
    pub fn widest(&self) -> &str {
        self.sizes.last().map_or("", |(url, ..)| url)
    }

    fn srcset(&self) -> String {
        let parts: Vec<String> = self.sizes.iter().map(|(url, width, _)| format!("{url} {width}w")).collect();
        parts.join(", ")
    }
}

/// The picture, `sizes` wide (as the attribute of that name says); `first` ones are fetched before all else. Without a
/// picture, a quiet ground in its place.
pub fn picture(picture: Option<&Picture>, sizes: &str, first: bool) -> Markup {
    let Some((shown, (src, width, height))) = picture.and_then(|p| Some((p, p.sizes.first()?))) else {
        return html! { span.no-picture aria-hidden="true" { (icon_sized(Icon::Sprout, 40)) } };
    };
    html! {
        img src=(src) srcset=(shown.srcset()) sizes=(sizes) width=(width) height=(height) alt=(shown.alt)
            loading=(if first { "eager" } else { "lazy" }) fetchpriority=[first.then_some("high")] decoding="async";
    }
}

/// A person or shop as a disc with its first letter; one of six tints, always the same for a name.
pub fn avatar(name: &str, px: u32) -> Markup {
    let letter: String =
        name.chars().find(|c| c.is_alphanumeric()).map(|c| c.to_uppercase().collect()).unwrap_or_default();
    let tint = name.bytes().fold(0_u32, |sum, byte| sum.wrapping_mul(31).wrapping_add(u32::from(byte))) % 6;
    html! {
        svg class={ "avatar tint-" (tint) } width=(px) height=(px) viewBox="0 0 40 40" aria-hidden="true" {
            circle cx="20" cy="20" r="20" {}
            text x="20" y="21" text-anchor="middle" dominant-baseline="middle" font-size="18" { (letter) }
        }
    }
}
