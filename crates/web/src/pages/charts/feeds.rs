//! A chart as RSS 2.0 and as CSV.

use std::io;

use axum::extract::State;
use axum::response::Response;
use catalog::export::guarded;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::sheet::{self, Sheet};
use super::{ChartPath, ChartQuery, asked, file, view};
use crate::extract::{Path, Query};
use crate::pages::Visit;
use crate::{AppState, Error, Result};

/// `GET /{market}/charts/{kind}/rss`: a line an item. Without a date it is the last chart that is closed, so that nothing in it changes
/// until the next one is there.
pub(super) async fn rss(
    visit: Visit,
    State(app): State<AppState>,
    Path(path): Path<ChartPath>,
    Query(query): Query<ChartQuery>,
) -> Result<Response> {
    let mut sheet = asked(&visit, &app, &path, &query).await?;
    if let Some(before) = sheet.edition.previous.filter(|_| query.date.is_none() && sheet.edition.closed_at.is_none()) {
        let query = ChartQuery { date: Some(before.first.to_string()), ..query };
        sheet = asked(&visit, &app, &path, &query).await?;
    }
    let xml = written(&visit, &sheet).map_err(Error::fault)?;
    file("application/rss+xml; charset=utf-8", None, xml)
}

fn written(visit: &Visit, sheet: &Sheet) -> io::Result<Vec<u8>> {
    let mut xml = Writer::new(Vec::new());
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    xml.write_event(Event::Start(BytesStart::new("rss").with_attributes([("version", "2.0")])))?;
    xml.write_event(Event::Start(BytesStart::new("channel")))?;
    let here = visit.address(&sheet.path_of(sheet.edition.span));
    text(&mut xml, "title", &view::title(visit, sheet))?;
    text(&mut xml, "link", &here)?;
    text(&mut xml, "description", &visit.voice.say(view::text_of(sheet.edition.kind)))?;
    text(&mut xml, "language", &visit.voice.locale().tag())?;
    for line in &sheet.edition.lines {
        let shown = sheet.shown(line.standing.subject);
        let name = sheet::name_of(shown).unwrap_or_else(|| visit.voice.say("charts-gone").into_owned());
        xml.write_event(Event::Start(BytesStart::new("item")))?;
        text(&mut xml, "title", &format!("{}. {name}", line.place.place))?;
        text(&mut xml, "link", &sheet::path_of(shown).map_or_else(|| here.clone(), |path| visit.address(&path)))?;
        text(&mut xml, "description", &view::in_words(visit, sheet, line).join(" · "))?;
        if let Some(closed) = sheet.edition.closed_at {
            let at = closed.timestamp().to_zoned(jiff::tz::TimeZone::UTC);
            text(&mut xml, "pubDate", &at.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string())?;
        }
        xml.write_event(Event::Start(BytesStart::new("guid").with_attributes([("isPermaLink", "false")])))?;
        xml.write_event(Event::Text(BytesText::new(&format!("{here}#{}", line.standing.subject))))?;
        xml.write_event(Event::End(BytesEnd::new("guid")))?;
        xml.write_event(Event::End(BytesEnd::new("item")))?;
    }
    xml.write_event(Event::End(BytesEnd::new("channel")))?;
    xml.write_event(Event::End(BytesEnd::new("rss")))?;
    Ok(xml.into_inner())
}

fn text(xml: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    xml.write_event(Event::Start(BytesStart::new(name)))?;
    xml.write_event(Event::Text(BytesText::new(text)))?;
    xml.write_event(Event::End(BytesEnd::new(name)))
}

/// The columns of the file.
const COLUMNS: [&str; 13] = [
    "market",
    "period",
    "starts_on",
    "rank",
    "previous_rank",
    "id",
    "title",
    "category",
    "units",
    "value",
    "currency",
    "views",
    "days_on_chart",
];

/// `GET /{market}/charts/{kind}/csv`: the whole chart.
pub(super) async fn csv(
    visit: Visit,
    State(app): State<AppState>,
    Path(path): Path<ChartPath>,
    Query(query): Query<ChartQuery>,
) -> Result<Response> {
    let sheet = asked(&visit, &app, &path, &query).await?;
    let body = table(&sheet).map_err(Error::fault)?;
    let (span, market) = (sheet.edition.span, sheet.place.market.code.slug());
    let name = format!("{}-{market}-{}-{}.csv", sheet.edition.kind.name(), span.period.name(), span.first);
    file("text/csv; charset=utf-8", Some(name), body)
}

fn table(sheet: &Sheet) -> Result<Vec<u8>, csv::Error> {
    let mut csv = csv::Writer::from_writer(Vec::new());
    csv.write_record(COLUMNS)?;
    for line in &sheet.edition.lines {
        let (place, of) = (line.place, &line.standing);
        let value = sheet.money(of.minor);
        csv.write_record([
            sheet.place.market.code.to_string(),
            sheet.edition.span.period.name().to_owned(),
            sheet.edition.span.first.to_string(),
            place.place.to_string(),
            place.before.map(|before| before.to_string()).unwrap_or_default(),
            of.subject.to_string(),
            guarded(&sheet::name_of(sheet.shown(of.subject)).unwrap_or_default()),
            of.category.clone(),
            of.units.to_string(),
            value.to_decimal().to_string(),
            value.currency.code().to_owned(),
            of.views.to_string(),
            place.days.to_string(),
        ])?;
    }
    csv.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}
