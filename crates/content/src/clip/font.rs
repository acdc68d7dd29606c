//! Which letters a language is written with.

use kernel::Lang;

/// The family of letters for a language. All of them come with Debian's `fonts-noto-core` and `fonts-noto-cjk`; a letter that a
/// family lacks is taken from another one by whoever draws.
pub fn font(lang: Lang) -> &'static str {
    match lang.tag() {
        "th" => "Noto Sans Thai",
        "zh-Hant" => "Noto Sans CJK TC",
        "ja" => "Noto Sans CJK JP",
        "ko" => "Noto Sans CJK KR",
        tag if tag.starts_with("zh") => "Noto Sans CJK SC",
        _ => "Noto Sans",
    }
}
