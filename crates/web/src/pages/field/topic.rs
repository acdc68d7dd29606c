//! `/{market}/topic/{tag}`: what a market shows about something, how much it is seen, and how that grows.

use axum::extract::State;
use content::topic;
use flows::feed::{self, Reason};
use kernel::{Cursor, DAY_MS, HOUR_MS, Instant, PageRequest};
use maud::{Markup, html};
use rust_decimal::Decimal;
use serde::Deserialize;
use signals::{Kind, Subject};

use super::slide::{Slide, encoded};
use super::{Watcher, grid};
use crate::extract::{Path, Query};
use crate::pages::Visit;
use crate::ui::layout::{self, Head};
use crate::ui::{Icon, Way, empty, icon, load_more, sparkline};
use crate::{AppState, Error, Result};

/// Clips of a page.
const PAGE: u32 = 24;
/// Days of the line.
const DAYS: i64 = 7;
/// Hours of one of its points.
const POINT_H: i64 = 6;

#[derive(Deserialize)]
pub(super) struct TopicPath {
    tag: String,
}

#[derive(Default, Deserialize)]
pub(super) struct TopicQuery {
    after: Option<String>,
}

/// A topic as it is shown.
pub(crate) struct Topic {
    pub tag: String,
    pub views: u64,
    pub posts: u64,
    /// Views of the last days, one number for every six hours, oldest first.
    pub line: Vec<u64>,
    pub clips: Vec<Slide>,
    pub next: Option<String>,
}

/// `GET /{market}/topic/{tag}`. A tag in another writing leads to the same page.
pub(super) async fn show(
    visit: Visit,
    watcher: Watcher,
    State(app): State<AppState>,
    Path(path): Path<TopicPath>,
    Query(query): Query<TopicQuery>,
) -> Result<Markup> {
    let (ask, signals, now) = (watcher.ask(&visit), app.signals.clone(), app.clock.now());
    let page = PageRequest::new(query.after.map(Cursor::from_text), Some(PAGE));
    let found = app.db.read(move |read| -> Result<_> {
        let topic = topic::find(read, &path.tag)?.ok_or_else(Error::not_found)?;
        let count = topic::post_count(read, topic.id, Some(ask.market))?;
        let posts = topic::posts(read, topic.id, ask.market, &page)?;
        let dressed = posts.items.into_iter().map(|post| (Reason::Topic, post)).collect();
        let items = feed::dress(read, &signals, &ask, dressed)?;
        let subject = Subject::Topic(topic.id.get());
        let from = now.plus_ms(-DAYS * DAY_MS);
        let hours = signals.hours(Some(ask.market), subject, Kind::View, from, now).map_err(Error::fault)?;
        let ever =
            signals.hours(Some(ask.market), subject, Kind::View, Instant::from_ms(0), now).map_err(Error::fault)?;
        Ok((topic, count, items, posts.next, hours, ever))
    });
    let (topic, count, items, next, hours, ever) = found.await?;
    let base = visit.to(&format!("topic/{}", encoded(&topic.tag)));
    let shown = Topic {
        views: ever.iter().map(|(_, count)| count).sum(),
        posts: u64::try_from(count).unwrap_or(0),
        line: line(&hours, now),
        clips: items.iter().map(|item| Slide::of(&visit, item)).collect(),
        next: next.map(|next| format!("{base}?after={}", next.as_str())),
        tag: topic.tag,
    };
    Ok(view(&visit, &shown))
}

/// The hours as points of a line.
fn line(hours: &[(Instant, u64)], now: Instant) -> Vec<u64> {
    let points = DAYS * 24 / POINT_H;
    let sum = |at: i64| {
        let to = now.plus_ms(-(points - 1 - at) * POINT_H * HOUR_MS);
        let from = to.plus_ms(-POINT_H * HOUR_MS);
        hours.iter().filter(|(hour, _)| *hour > from && *hour <= to).map(|(_, count)| count).sum()
    };
    (0..points).map(sum).collect()
}

/// By how much the later half of the line is above the earlier one, in per cent; nothing where there was nothing before.
fn growth(line: &[u64]) -> Option<i64> {
    let (before, after) = line.split_at(line.len() / 2);
    let sum = |half: &[u64]| i64::try_from(half.iter().sum::<u64>()).ok();
    let (before, after) = (sum(before)?, sum(after)?);
    after.checked_sub(before)?.checked_mul(100)?.checked_div(before)
}

pub(crate) fn view(visit: &Visit, topic: &Topic) -> Markup {
    let voice = &visit.voice;
    let path = format!("topic/{}", encoded(&topic.tag));
    let poster = topic.clips.iter().find_map(|clip| clip.poster.as_ref());
    let head = Head {
        title: format!("#{}", topic.tag),
        description: Some(voice.say_with("field-topic-text", &[("tag", topic.tag.clone().into())]).into_owned()),
        canonical: Some(visit.address(&path)),
        image: Some(
            poster.map_or_else(|| format!("{}/card.png", visit.origin), |poster| format!("{}{poster}", visit.origin)),
        ),
        ..Head::default()
    };
    layout::shop(
        visit,
        &head,
        &html! {
            div.wrap {
                header.face.topic {
                    span.topic-sign { (icon(Icon::Hash)) }
                    div.face-words {
                        h1 { "#" (topic.tag) }
                        p.face-counts { (counts(visit, topic)) }
                    }
                    (trend(visit, topic))
                }
                section.section.face-part aria-label=(voice.say("field-clips")) {
                    @if topic.clips.is_empty() {
                        @let way = Way { href: visit.home.clone(), words: voice.say("field-title").into_owned() };
                        (empty(Icon::Clapperboard, &voice.say("field-clips-none-title"), &voice.say("field-clips-none-text"), Some(&way)))
                    } @else {
                        (grid::clips(&topic.clips, voice))
                        (load_more(topic.next.as_deref(), "clips", voice))
                    }
                }
            }
        },
    )
}

fn counts(visit: &Visit, topic: &Topic) -> Markup {
    let said = |id: &'static str, n: u64| {
        let count = i64::try_from(n).unwrap_or(i64::MAX);
        visit.voice.say_with(id, &[("count", count.into()), ("shown", visit.voice.compact(n).into())]).into_owned()
    };
    html! { span { (said("field-topic-views", topic.views)) } span { (said("field-topic-posts", topic.posts)) } }
}

/// The line with what it says in words.
fn trend(visit: &Visit, topic: &Topic) -> Markup {
    let voice = &visit.voice;
    let values: Vec<Decimal> = topic.line.iter().map(|n| Decimal::from(*n)).collect();
    let label = voice.say("field-topic-line");
    html! {
        @if topic.line.iter().any(|n| *n > 0) {
            div.trend {
                (sparkline(&values, &label))
                p.trend-words {
                    @match growth(&topic.line) {
                        Some(0) => (voice.say("field-topic-steady")),
                        Some(by) => span class=(if by > 0 { "up" } else { "down" }) { (if by > 0 { "+" } else { "−" }) (voice.number(by.abs())) "%" },
                        None => (voice.say("field-topic-new")),
                    }
                    " " small { (label) }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_fall_into_the_points_they_belong_to() {
        let now = Instant::from_ms(1_800_000_000_000);
        let at = |hours: i64| now.plus_ms(-hours * HOUR_MS);
        let line = line(&[(at(0), 3), (at(5), 4), (at(6), 5), (at(167), 1), (at(168), 9)], now);
        assert_eq!((line.len(), line.last(), line.first()), (28, Some(&7), Some(&1)));
        assert_eq!(line.iter().sum::<u64>(), 13);
        assert_eq!(growth(&[2, 2, 4, 2]), Some(50));
        assert_eq!(growth(&[0, 0, 4, 2]), None);
        assert_eq!(growth(&[4, 2, 0, 3]), Some(-50));
    }
}
