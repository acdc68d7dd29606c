//! A chart with the names of what stands on it, for pages, files and programs alike.

use std::collections::HashMap;
use std::sync::Arc;

use flows::charts::{self, Ask, ChartKind, Day, Edition, Shown, Span};
use kernel::{Instant, Lang, Money};

use crate::{App, Place, Result};

/// A chart and what stands on it.
pub(crate) struct Sheet {
    pub place: Arc<Place>,
    pub edition: Edition,
    /// Where the market is.
    pub today: Day,
    /// By subject; those that left the chart too.
    pub shown: HashMap<i64, Shown>,
}

impl Sheet {
    /// What a subject is; gone when it is not known.
    pub fn shown(&self, subject: i64) -> &Shown {
        self.shown.get(&subject).unwrap_or(&Shown::Gone)
    }

    /// An amount in the market's currency.
    pub fn money(&self, minor: i64) -> Money {
        Money::new(minor, self.place.market.currency)
    }

    /// The chart of the same kind and category, of another span: `charts/sales?period=week&date=2026-11-16`.
    pub fn path_of(&self, span: Span) -> String {
        let Edition { kind, category, .. } = &self.edition;
        let category = category.map_or_else(String::new, |category| format!("&category={}", category.slug()));
        format!("charts/{}?period={}&date={}{category}", kind.name(), span.period.name(), span.first)
    }
}

/// The chart that is asked for; `None` when it has not begun yet.
pub(crate) async fn find(app: &App, place: &Arc<Place>, lang: Lang, ask: Ask) -> Result<Option<Sheet>> {
    let (place, live, now) = (Arc::clone(place), app.charts.clone(), app.clock.now());
    let found = app.db.read(move |read| -> Result<_, db::Error> {
        let Some(edition) = charts::edition(read, &live, &place.market, &ask, now)? else { return Ok(None) };
        let on = edition.lines.iter().map(|line| line.standing.subject);
        let off = edition.exits.iter().map(|exit| exit.standing.subject);
        let subjects: Vec<i64> = on.chain(off).collect();
        let shown = charts::shown(read, live.signals(), place.market.code, lang, ask.kind, &subjects)?;
        Ok(Some(Sheet { place: Arc::clone(&place), today: place.market.today(now), edition, shown }))
    });
    Ok(found.await?)
}

/// What a subject is called; nothing for what nobody is to see any more.
pub(crate) fn name_of(shown: &Shown) -> Option<String> {
    Some(match shown {
        Shown::Product(card) => card.title.clone(),
        Shown::Unlisted { title, .. } => title.clone(),
        Shown::Post { post, author } if post.caption.is_empty() => author.as_ref()?.name.clone(),
        Shown::Post { post, .. } => post.caption.clone(),
        Shown::Topic { tag, .. } => format!("#{tag}"),
        Shown::Creator(face) => face.name.clone(),
        Shown::Gone => return None,
    })
}

/// Where it has a page, below the storefront's beginning.
pub(crate) fn path_of(shown: &Shown) -> Option<String> {
    Some(match shown {
        Shown::Product(card) => format!("listings/{}", card.listing),
        Shown::Post { post, .. } => format!("p/{}", post.id),
        Shown::Topic { tag, .. } => format!("topic/{}", crate::pages::field::slide::encoded(tag)),
        Shown::Creator(face) => format!("@{}", face.handle),
        Shown::Unlisted { .. } | Shown::Gone => return None,
    })
}

/// By how much what counts for a line is above the span before, in basis points; nothing where there was nothing, and nothing
/// while the span is open: a part says little beside a whole.
pub(crate) fn rise_bp(edition: &Edition, line: &charts::Line) -> Option<i64> {
    edition.closed_at?;
    let score = |of: &charts::Standing| match edition.kind {
        ChartKind::Sales => of.units,
        ChartKind::Posts | ChartKind::Topics => of.views,
        ChartKind::Creators if of.minor > 0 => of.minor,
        ChartKind::Creators => of.views,
    };
    let (now, before) = (i128::from(score(&line.standing)), i128::from(score(line.was.as_ref()?)));
    i64::try_from(((now - before) * 10_000).checked_div(before)?).ok()
}

/// The middle of a day where the market is, to be written as a date.
pub(crate) fn noon(day: Day, place: &Place) -> Instant {
    let noon = day.at(12, 0, 0, 0).to_zoned(place.zone.clone());
    noon.map_or(Instant::from_ms(0), |noon| Instant::from_ms(noon.timestamp().as_millisecond()))
}
