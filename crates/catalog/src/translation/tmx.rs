//! Translation memories in files: TMX 1.4, as the tools of translators read and write it.

use std::io::{BufRead, Write};

use db::{Read, Tx};
use kernel::{Coded, Instant, Lang};
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use quick_xml::{Reader, Writer};

use super::memory::{self, Entry, Origin, Owner};
use super::{FieldKind, Glossary, Pair, gate, store};

/// Characters of a file's text that are kept; a longer one is passed over.
const TEXT_CHARACTERS_MAX: usize = 20_000;
/// Entries read from the database at once.
const ROWS: i64 = 500;

/// A unit of a file: one text in several languages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unit {
    /// From the property `x-field`; a title when the file does not say.
    pub field: FieldKind,
    /// By language, in the file's order. Regions are dropped: `en-GB` is `en`.
    pub texts: Vec<(Lang, String)>,
}

/// Why a file was not read.
#[derive(Debug, thiserror::Error)]
pub enum ReadTmxError {
    #[error("not a TMX file: {0}")]
    Xml(String),
    #[error("the file holds no texts in two languages")]
    Empty,
}

impl Coded for ReadTmxError {
    fn code(&self) -> &'static str {
        match self {
            ReadTmxError::Xml(_) => "translation.tmx_invalid",
            ReadTmxError::Empty => "translation.tmx_empty",
        }
    }
}

/// Why a memory was not written.
#[derive(Debug, thiserror::Error)]
pub enum WriteTmxError {
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error("the file cannot be written: {0}")]
    Io(#[from] std::io::Error),
}

/// Reads the units of a file. Inline markup keeps its text; external entities are not followed.
pub fn read(file: impl BufRead) -> Result<Vec<Unit>, ReadTmxError> {
    let mut reader = Reader::from_reader(file);
    let mut units = Vec::new();
    let mut open = Open::default();
    let mut buffer = Vec::new();
    loop {
        let event = reader.read_event_into(&mut buffer).map_err(|e| ReadTmxError::Xml(e.to_string()))?;
        match event {
            Event::Eof => break,
            Event::Start(tag) => open.start(&tag)?,
            Event::End(tag) => units.extend(open.end(tag.name().as_ref())),
            Event::Text(text) => open.text(&text),
            Event::CData(text) => open.text(&text),
            Event::GeneralRef(reference) => open.reference(&reference),
            _ => {}
        }
        buffer.clear();
    }
    if units.is_empty() { Err(ReadTmxError::Empty) } else { Ok(units) }
}

/// The entries of `units` in one direction, judged by the gates, for [`memory::remember`].
/// Do this before the transaction: the gates take time.
pub fn entries(units: &[Unit], pair: Pair, origin: &Origin, glossary: &Glossary) -> Vec<Entry> {
    let text = |unit: &Unit, lang: Lang| unit.texts.iter().find(|(l, _)| *l == lang).map(|(_, text)| text.clone());
    let entry = |unit: &Unit| {
        let (source, target) = (text(unit, pair.from)?, text(unit, pair.to)?);
        let mut entry =
            Entry { field: unit.field, source, target, origin: origin.clone(), verdict: memory::Verdict::default() };
        entry.verdict = gate::judge(pair, &entry, &[], glossary);
        Some(entry)
    };
    units.iter().filter_map(entry).collect()
}

/// Every direction that the units allow from `from`.
pub fn pairs(units: &[Unit], from: Lang) -> Vec<Pair> {
    let with_source = units.iter().filter(|unit| unit.texts.iter().any(|(lang, _)| *lang == from));
    let mut pairs: Vec<Pair> =
        with_source.flat_map(|unit| unit.texts.iter().map(|(lang, _)| Pair::new(from, *lang))).collect();
    pairs.sort();
    pairs.dedup();
    pairs.retain(|pair| pair.from != pair.to);
    pairs
}

/// Keeps judged entries; returns how many were new or changed.
pub fn keep(tx: &mut Tx, now: Instant, owner: Owner, pair: Pair, entries: &[Entry]) -> Result<u64, db::Error> {
    memory::remember(tx, now, owner, pair, entries)
}

/// Writes the memory of `owner` in one direction, in chunks: the whole of it is never in memory. Returns the units.
pub fn write(read: &mut Read, owner: Owner, pair: Pair, to: impl Write) -> Result<u64, WriteTmxError> {
    let mut xml = Writer::new_with_indent(to, b' ', 1);
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Start(BytesStart::new("tmx").with_attributes([("version", "1.4")])))?;
    let header = [
        ("creationtool", "Meadow"),
        ("creationtoolversion", env!("CARGO_PKG_VERSION")),
        ("segtype", "block"),
        ("o-tmf", "Meadow"),
        ("adminlang", "en"),
        ("srclang", pair.from.tag()),
        ("datatype", "plaintext"),
    ];
    xml.write_event(Event::Empty(BytesStart::new("header").with_attributes(header)))?;
    xml.write_event(Event::Start(BytesStart::new("body")))?;
    let (mut after, mut written) = (0, 0);
    loop {
        let rows = store::all_of_pair(read, owner, pair, after, ROWS)?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        for row in &rows {
            write_unit(&mut xml, pair, row)?;
            written += 1;
        }
    }
    xml.write_event(Event::End(BytesEnd::new("body")))?;
    xml.write_event(Event::End(BytesEnd::new("tmx")))?;
    Ok(written)
}

fn write_unit(xml: &mut Writer<impl Write>, pair: Pair, row: &store::Kept) -> std::io::Result<()> {
    let changed = row.changed_at.timestamp().strftime("%Y%m%dT%H%M%SZ").to_string();
    xml.create_element("tu").with_attribute(("changedate", changed.as_str())).write_inner_content(|xml| {
        for (name, value) in [("x-field", row.field.word()), ("x-origin", row.origin.as_str())] {
            xml.create_element("prop").with_attribute(("type", name)).write_text_content(BytesText::new(value))?;
        }
        for (lang, text) in [(pair.from, &row.source), (pair.to, &row.target)] {
            xml.create_element("tuv").with_attribute(("xml:lang", lang.tag())).write_inner_content(|xml| {
                xml.create_element("seg").write_text_content(BytesText::new(text)).map(|_| ())
            })?;
        }
        Ok(())
    })?;
    Ok(())
}

/// Where the reader stands.
#[derive(Default)]
struct Open {
    field: Option<FieldKind>,
    lang: Option<Lang>,
    texts: Vec<(Lang, String)>,
    /// The text being collected: of a segment or of a property.
    text: Option<String>,
    property: Option<String>,
}

impl Open {
    fn start(&mut self, tag: &BytesStart<'_>) -> Result<(), ReadTmxError> {
        match tag.name().as_ref() {
            "tu" => *self = Open::default(),
            "tuv" => self.lang = attribute(tag, &["xml:lang", "lang"])?.and_then(|tag| language(&tag)),
            "prop" => {
                self.property = attribute(tag, &["type"])?;
                self.text = Some(String::new());
            }
            "seg" => self.text = Some(String::new()),
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, more: &str) {
        if let Some(text) = self.text.as_mut().filter(|text| text.len() < TEXT_CHARACTERS_MAX * 4) {
            text.push_str(more);
        }
    }

    /// The five named characters and numbered ones; any other entity is dropped.
    fn reference(&mut self, name: &str) {
        let numbered = name.strip_prefix('#').and_then(|n| match n.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => n.parse().ok(),
        });
        let c = match name {
            "amp" => Some('&'),
            "lt" => Some('<'),
            "gt" => Some('>'),
            "quot" => Some('"'),
            "apos" => Some('\''),
            _ => numbered.and_then(char::from_u32),
        };
        if let Some(c) = c {
            self.text(c.encode_utf8(&mut [0; 4]));
        }
    }

    fn end(&mut self, tag: &str) -> Option<Unit> {
        match tag {
            "seg" => {
                let text = self.text.take().unwrap_or_default();
                let fits = !text.trim().is_empty() && text.chars().count() <= TEXT_CHARACTERS_MAX;
                if let Some(lang) = self.lang.take().filter(|_| fits) {
                    self.texts.push((lang, text));
                }
            }
            "prop" => {
                let value = self.text.take().unwrap_or_default();
                if self.property.take().as_deref() == Some("x-field") {
                    self.field = FieldKind::from_word(value.trim());
                }
            }
            "tu" => {
                let Open { field, texts, .. } = std::mem::take(self);
                let field = field.unwrap_or(FieldKind::Title);
                return (texts.len() > 1).then_some(Unit { field, texts });
            }
            _ => {}
        }
        None
    }
}

fn attribute(tag: &BytesStart<'_>, names: &[&str]) -> Result<Option<String>, ReadTmxError> {
    for attribute in tag.attributes() {
        let attribute = attribute.map_err(|e| ReadTmxError::Xml(e.to_string()))?;
        if names.contains(&attribute.key.as_ref()) {
            return Ok(Some(attribute.value.into_owned()));
        }
    }
    Ok(None)
}

/// `en-GB` and `EN_us` are English; `zh-Hant` keeps its script, and `zh-TW` is `zh-Hant`.
fn language(tag: &str) -> Option<Lang> {
    let tag = tag.trim().replace('_', "-");
    let upper = tag.to_ascii_uppercase();
    if upper == "ZH-TW" || upper == "ZH-HK" {
        return "zh-Hant".parse().ok();
    }
    if upper == "TL" || upper.starts_with("TL-") {
        return Some(Lang::FIL);
    }
    tag.parse().ok().or_else(|| tag.split('-').next().and_then(|base| base.parse().ok()))
}

#[cfg(test)]
mod tests;
