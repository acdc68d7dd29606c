//! Icons and the mark, drawn inline: one colour, that of the text around them.

use maud::{Markup, PreEscaped, html};

include!(concat!(env!("OUT_DIR"), "/icons.rs"));

/// An icon of 24 px beside words that say the same; readers of the page aloud pass over it.
pub fn icon(icon: Icon) -> Markup {
    icon_sized(icon, 24)
}

/// An icon of `px` pixels.
pub fn icon_sized(icon: Icon, px: u32) -> Markup {
    html! {
        svg.icon width=(px) height=(px) viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75"
            stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" { (PreEscaped(icon.shapes())) }
    }
}

/// The mark: three blades of grass, the middle one bending into a play triangle.
pub fn mark(px: u32) -> Markup {
    html! {
        svg.mark width=(px) height=(px) viewBox="0 0 32 32" fill="currentColor" aria-hidden="true" { (PreEscaped(BLADES)) }
    }
}

/// The mark and the name.
pub fn logo() -> Markup {
    html! { span.logo { (mark(28)) span.logo-name { "meadow" } } }
}

/// Left blade, right blade, and the middle one with its triangle. `islands/public/favicon.svg` draws the same.
pub(crate) const BLADES: &str = "<path d=\"M14.2 30C13.6 22.6 10 17.4 3 15.2c1 7.600 4.400 12.400 9.200 14.800z\"/>\
<path d=\"M17.800 30c.6-7.400 4.200-12.600 11.200-14.800-1 7.600-4.400 12.400-9.200 14.800z\"/>\
<path d=\"M14.600 30c.4-6.600.2-12-2.200-17.200-.5-1.100-.4-2.300-.4-3.400V3.700c0-1.500 1.600-2.400 2.900-1.700l8.300 4.700c1.300.8 1.300 2.700 0 3.400l-5.400 3.100c.5 5.400.4 11-.4 16.800z\"/>";
