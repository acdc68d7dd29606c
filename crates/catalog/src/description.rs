//! Descriptions: plain text, or rich text of a few safe tags. Which of the two is told by the text itself.

use std::sync::LazyLock;

use regex::Regex;

use crate::text;

/// Whether the text is rich: it holds at least one HTML tag. Everything else is plain and shown as it is written.
pub fn is_rich(text: &str) -> bool {
    text.contains('<') && TAG.as_ref().is_some_and(|tag| tag.is_match(text))
}

/// The text as it is stored: rich text keeps `p br ul ol li b strong i em u h3 h4 a(href)` and loses the rest; plain text stays.
/// Idempotent.
pub fn clean(text: &str) -> String {
    let text = text::block(text);
    if !is_rich(&text) {
        return text;
    }
    let safe = SAFE.clean(&text).to_string().trim().to_owned();
    if is_rich(&safe) {
        return safe;
    }
    // Only foreign tags, and they are gone: what is left is plain, unless its characters would read as tags.
    let plain = plain_of(&safe);
    if is_rich(&plain) { format!("<p>{safe}</p>") } else { plain }
}

/// Safe HTML of a description, plain or rich: plain lines become paragraphs. Safe also for text that was never cleaned.
pub fn to_html(text: &str) -> String {
    if is_rich(text) {
        return SAFE.clean(text).to_string();
    }
    let paragraphs = text.split("\n\n").map(str::trim).filter(|paragraph| !paragraph.is_empty());
    let html = |paragraph: &str| format!("<p>{}</p>", escaped(paragraph).replace('\n', "<br>"));
    paragraphs.map(html).collect()
}

/// The words alone, with line breaks between blocks.
pub fn to_text(text: &str) -> String {
    if !is_rich(text) {
        return text.to_owned();
    }
    let broken = BLOCK_END.as_ref().map_or_else(|| text.into(), |end| end.replace_all(text, "\n"));
    let words = plain_of(&NO_TAGS.clean(&broken).to_string());
    let lines: Vec<String> = words.lines().map(text::line).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

/// The description of a file whose column holds HTML: entities of a text without tags are read too.
pub(crate) fn from_html(html: &str) -> String {
    if is_rich(html) { clean(html) } else { clean(&plain_of(html)) }
}

/// Names of the tags by which text is known as rich: those that people and editors write, the dangerous ones too.
static TAG: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let names = "a|abbr|article|b|big|blockquote|body|br|button|center|code|div|dd|dl|dt|em|embed|font|footer|form|h[1-6]|head|\
                 header|hr|html|i|iframe|img|input|li|link|main|meta|meter|noscript|object|ol|p|pre|s|script|section|small|span|\
                 strike|strong|style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|tr|u|ul|video|audio|math|template|title|base";
    Regex::new(&format!(r"(?i)</?(?:{names})(?:[\s/][^>]*)?>|<!--")).ok()
});

static BLOCK_END: LazyLock<Option<Regex>> =
    LazyLock::new(|| Regex::new(r"(?i)</(?:p|li|h[1-6]|div|tr|ul|ol)>|<br\s*/?>").ok());

static SAFE: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::empty();
    builder
        .tags(["p", "br", "ul", "ol", "li", "b", "strong", "i", "em", "u", "h3", "h4", "a"].into())
        .tag_attributes([("a", ["href"].into())].into())
        .url_schemes(["http", "https"].into())
        .clean_content_tags(["script", "style"].into())
        .link_rel(Some("nofollow noopener"));
    builder
});

static NO_TAGS: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::empty();
    builder.clean_content_tags(["script", "style"].into());
    builder
});

pub(crate) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Text without tags, its entities read.
fn plain_of(html: &str) -> String {
    let mut out = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        match entity(after) {
            Some((character, behind)) => {
                out.push(character);
                rest = behind;
            }
            None => {
                out.push('&');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out
}

/// The character of an entity at the start of `text`, behind its `&`, and what follows it.
fn entity(text: &str) -> Option<(char, &str)> {
    let (name, rest) = text.split_once(';').filter(|(name, _)| name.len() <= 10)?;
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "rsquo" => '’',
        "lsquo" => '‘',
        "rdquo" => '”',
        "ldquo" => '“',
        "bull" => '•',
        "deg" => '°',
        "times" => '×',
        "copy" => '©',
        "reg" => '®',
        "trade" => '™',
        "eacute" => 'é',
        name => numbered(name)?,
    };
    Some((character, rest))
}

fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(number).filter(|c| !c.is_control() || *c == '\n')
}

#[cfg(test)]
mod tests;
