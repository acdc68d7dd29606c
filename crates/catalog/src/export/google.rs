//! Google Merchant's product data, as a tab-separated file and as RSS 2.0 with attributes in the `g:` namespace.

use std::io::{self, Write};

use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::cell::guarded;
use super::{ExportRow, Feed, described, titled};
use crate::text;

const ATTRIBUTES: [&str; 14] = [
    "id",
    "item_group_id",
    "title",
    "description",
    "link",
    "image_link",
    "additional_image_link",
    "availability",
    "price",
    "sale_price",
    "condition",
    "brand",
    "gtin",
    "product_type",
];

/// The namespace of the attributes.
const NAMESPACE: &str = "http://base.google.com/ns/1.0";

/// Characters of a title and of a description at the most, by Google's product data specification.
const TITLE_MAX: usize = 150;
const DESCRIPTION_MAX: usize = 5_000;

/// The values of [`ATTRIBUTES`], in their order; empty where there is none.
fn values(row: &ExportRow) -> [String; 14] {
    let (price, sale_price) = match row.compare_at {
        Some(before) => (before.to_string(), row.price.to_string()),
        None => (row.price.to_string(), String::new()),
    };
    [
        row.sku.clone(),
        row.product_id.clone(),
        text::cut(&titled(row), TITLE_MAX),
        text::cut(&described(row), DESCRIPTION_MAX),
        row.link.clone(),
        row.images.first().cloned().unwrap_or_default(),
        row.images.iter().skip(1).cloned().collect::<Vec<_>>().join(","),
        if row.available > 0 { "in_stock" } else { "out_of_stock" }.to_owned(),
        price,
        sale_price,
        "new".to_owned(),
        row.brand.clone().unwrap_or_default(),
        row.barcode.clone().filter(|code| is_gtin(code)).unwrap_or_default(),
        row.category.clone(),
    ]
}

fn is_gtin(code: &str) -> bool {
    matches!(code.len(), 8 | 12 | 13 | 14) && code.bytes().all(|b| b.is_ascii_digit())
}

pub(super) struct TsvWriter<W: Write> {
    tsv: csv::Writer<W>,
}

impl<W: Write> TsvWriter<W> {
    pub(super) fn start(out: W) -> io::Result<TsvWriter<W>> {
        let mut tsv = csv::WriterBuilder::new().delimiter(b'\t').from_writer(out);
        tsv.write_record(ATTRIBUTES)?;
        Ok(TsvWriter { tsv })
    }

    pub(super) fn row(&mut self, row: &ExportRow) -> io::Result<()> {
        Ok(self.tsv.write_record(values(row).map(|value| guarded(&text::line(&value))))?)
    }

    pub(super) fn finish(self) -> io::Result<W> {
        self.tsv.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

pub(super) struct RssWriter<W: Write> {
    xml: quick_xml::Writer<W>,
}

impl<W: Write> RssWriter<W> {
    pub(super) fn start(out: W, feed: &Feed) -> io::Result<RssWriter<W>> {
        let mut xml = quick_xml::Writer::new(out);
        xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        let rss = BytesStart::new("rss").with_attributes([("version", "2.0"), ("xmlns:g", NAMESPACE)]);
        xml.write_event(Event::Start(rss))?;
        xml.write_event(Event::Start(BytesStart::new("channel")))?;
        let mut writer = RssWriter { xml };
        writer.element("title", &feed.title)?;
        writer.element("link", &feed.link)?;
        writer.element("description", &feed.title)?;
        Ok(writer)
    }

    pub(super) fn row(&mut self, row: &ExportRow) -> io::Result<()> {
        self.xml.write_event(Event::Start(BytesStart::new("item")))?;
        for (attribute, value) in ATTRIBUTES.iter().zip(values(row)).filter(|(_, value)| !value.is_empty()) {
            if *attribute == "additional_image_link" {
                for image in row.images.iter().skip(1) {
                    self.element("g:additional_image_link", image)?;
                }
            } else {
                self.element(&format!("g:{attribute}"), &value)?;
            }
        }
        self.xml.write_event(Event::End(BytesEnd::new("item")))
    }

    fn element(&mut self, name: &str, value: &str) -> io::Result<()> {
        // XML 1.0 has no place for control characters, escaped or not.
        let value: String = value.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
        self.xml.write_event(Event::Start(BytesStart::new(name)))?;
        self.xml.write_event(Event::Text(BytesText::new(&value)))?;
        self.xml.write_event(Event::End(BytesEnd::new(name)))
    }

    pub(super) fn finish(mut self) -> io::Result<W> {
        self.xml.write_event(Event::End(BytesEnd::new("channel")))?;
        self.xml.write_event(Event::End(BytesEnd::new("rss")))?;
        let mut out = self.xml.into_inner();
        out.flush()?;
        Ok(out)
    }
}
