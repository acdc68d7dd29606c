//! The clip maker: an upright film of a product's pictures, its price and a few words, for those without a camera.

mod view;

pub(in crate::pages) use view::{Choosing, Making, choose_view, view};

use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use catalog::Image;
use catalog::listing::storefront::{Card, cards_of};
use content::clip::{CLIP_MS_MIN, Clip, Mood, Motion, NewClip, SCENES_MAX, Scene, Script, script};
use content::{ListingId, PostId};
use kernel::{Id, Problem};
use maud::Markup;
use serde::Deserialize;

use super::maker::Maker;
use super::products::place;
use super::promotable;
use crate::api::posts::form::{Wish, WishSource};
use crate::api::posts::make_post;
use crate::pages::seller::frame as desk_frame;
use crate::pages::{Desk, again};
use crate::ui::Form;
use crate::{AppState, Error, Place, Result};

/// How long a picture is seen unless its author says otherwise.
const SCENE_MS: i64 = 2_500;
/// The width of the pictures that a film is made of, in pixels: the frame's own or the next best.
const PICTURE_PX: u32 = 1_080;

#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    market: Option<String>,
    listing: Option<String>,
    /// A post whose clip is made anew.
    from: Option<String>,
}

/// A product whose pictures a clip is made of.
pub(in crate::pages) struct Subject {
    pub listing: ListingId,
    pub market: kernel::MarketCode,
    pub title: String,
    /// As it is shown in a clip.
    pub price: String,
    pub pictures: Vec<Shown>,
}

/// A picture to choose.
#[derive(Clone, Debug)]
pub(in crate::pages) struct Shown {
    /// The key in `blobs` of what is rendered.
    pub key: String,
    pub alt: String,
}

/// Choosing a product, or writing the clip of the one that was chosen.
pub async fn new(desk: &Desk, app: &AppState, maker: &Maker, asked: &Asked) -> Result<Markup> {
    let markets = app.markets.read(&app.db).await?;
    let before = earlier(app, maker, asked.from.as_deref()).await?;
    let market = before.as_ref().map(|(post, _)| post.market.to_string()).or_else(|| asked.market.clone());
    let place = place(&markets, market.as_deref(), maker.market)?;
    let listing = before.as_ref().and_then(|(post, _)| post.anchors.first()).map(|anchor| anchor.listing.to_string());
    let Some(listing) = listing.or_else(|| asked.listing.clone()) else {
        let choices = promotable::in_market(app, maker, &place).await?;
        let name = |place: &Arc<Place>| desk_frame::market_name(place.market.code, &markets, &desk.voice);
        let markets = markets.open().iter().map(|place| (place.market.code, name(place))).collect();
        return Ok(choose_view(desk, maker, &Choosing { market: place.market.code, markets, choices }));
    };
    let subject = subject(app, maker, &place, &listing).await?;
    let form = match before {
        Some((post, clip)) => as_before(&subject, &post.caption, &clip),
        None => first(&subject),
    };
    Ok(view(desk, maker, &Making { subject, form, preview: None }))
}

/// The clip of one of the maker's posts.
async fn earlier(app: &AppState, maker: &Maker, post: Option<&str>) -> Result<Option<(content::Post, NewClip)>> {
    let Some(id) = post.and_then(|id| id.parse::<PostId>().ok()) else { return Ok(None) };
    let author = maker.author();
    let read = app.db.read(move |read| {
        let Some(post) = content::post::find(read, id)?.filter(|post| post.author == author) else { return Ok(None) };
        Ok::<_, db::Error>(content::post::clip(read, id)?.map(|clip| (post, clip)))
    });
    Ok(read.await?)
}

/// The product of a listing that the maker may show, with its pictures.
async fn subject(app: &AppState, maker: &Maker, place: &Place, listing: &str) -> Result<Subject> {
    let id: catalog::listing::ListingId = listing.parse().map_err(|_| Error::not_found())?;
    let choices = promotable::in_market(app, maker, place).await?;
    if !choices.iter().any(|choice| choice.listing == id) {
        return Err(Error::not_found());
    }
    let (market, lang) = (place.market.code, place.market.main_language());
    let read = app.db.read(move |read| {
        let Some(card) = cards_of(read, market, lang, &[id])?.pop() else { return Ok(None) };
        let images = catalog::product::find(read, card.product)?.map(|product| product.images).unwrap_or_default();
        Ok::<_, db::Error>(Some((card, images)))
    });
    let (card, images): (Card, Vec<Image>) = read.await?.ok_or_else(Error::not_found)?;
    Ok(Subject {
        listing: Id::new(card.listing.get()),
        market,
        price: place.voice(lang).money(card.price_min),
        pictures: images.iter().filter_map(|image| shown(image, &card.title)).take(SCENES_MAX).collect(),
        title: card.title,
    })
}

/// The rendition that is nearest to a frame's width.
fn shown(image: &Image, title: &str) -> Option<Shown> {
    let best = image.renditions.iter().min_by_key(|rendition| rendition.width.abs_diff(PICTURE_PX))?;
    let alt = if image.alt.is_empty() { title.to_owned() } else { image.alt.clone() };
    Some(Shown { key: best.key.clone(), alt })
}

/// The form of a new clip: every picture once, the product's name over the first.
fn first(subject: &Subject) -> Form {
    let count = i64::try_from(subject.pictures.len()).unwrap_or(1).max(1);
    let ms = SCENE_MS.max(CLIP_MS_MIN / count + 100);
    let title: String = subject.title.chars().take(content::clip::TITLE_MAX).collect();
    let mut values = vec![("title".to_owned(), title), ("price".to_owned(), "on".to_owned())];
    for at in 0..subject.pictures.len() {
        values.push(("picture".to_owned(), at.to_string()));
        values.push((format!("seconds{at}"), seconds(ms)));
    }
    Form::new(values)
}

/// The form of a clip that is made anew.
fn as_before(subject: &Subject, caption: &str, before: &NewClip) -> Form {
    let clip = &before.clip;
    let word = |mood: Mood| crate::api::word(&mood);
    let mut values = vec![
        ("title".to_owned(), clip.title.clone()),
        ("caption".to_owned(), caption.to_owned()),
        ("mood".to_owned(), word(clip.mood)),
    ];
    values.extend(clip.price.is_some().then(|| ("price".to_owned(), "on".to_owned())));
    for scene in &clip.scenes {
        let key = before.assets.get(scene.image);
        let Some(at) = subject.pictures.iter().position(|picture| Some(&picture.key) == key) else { continue };
        values.push(("picture".to_owned(), at.to_string()));
        values.push((format!("words{at}"), scene.words.clone()));
        values.push((format!("seconds{at}"), seconds(scene.ms)));
    }
    Form::new(values)
}

/// Milliseconds as people write seconds.
fn seconds(ms: i64) -> String {
    let text = format!("{}.{}", ms / 1_000, ms % 1_000 / 100);
    text.trim_end_matches(".0").to_owned()
}

/// What a form says, as a clip; what of it is wrong is told by [`NewClip::check`].
fn written(subject: &Subject, lang: kernel::Lang, form: &Form) -> NewClip {
    let chosen: Vec<usize> = form.values("picture").filter_map(|at| at.parse().ok()).collect();
    let scene = |(turn, at): (usize, &usize)| Scene {
        image: turn,
        words: form.value(&format!("words{at}")).trim().to_owned(),
        ms: milliseconds(form.value(&format!("seconds{at}"))),
        motion: Motion::ALL.get(turn % (Motion::ALL.len() - 1)).copied().unwrap_or_default(),
    };
    let mood = Mood::ALL.into_iter().find(|mood| crate::api::word(mood) == form.value("mood"));
    let known: Vec<usize> = chosen.into_iter().filter(|at| *at < subject.pictures.len()).take(SCENES_MAX).collect();
    let key = |at: &usize| subject.pictures.get(*at).map(|picture| picture.key.clone());
    NewClip {
        assets: known.iter().filter_map(key).collect(),
        clip: Clip {
            title: form.value("title").trim().to_owned(),
            price: (form.value("price") == "on").then(|| subject.price.clone()),
            lang,
            mood: mood.unwrap_or_default(),
            scenes: known.iter().enumerate().map(scene).collect(),
        },
    }
}

/// Seconds as people write them, in milliseconds; nothing where they cannot be read.
fn milliseconds(text: &str) -> i64 {
    let text = text.trim().replace(',', ".");
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let part: String = part.chars().chain("000".chars()).take(3).collect();
    let fits = whole.len() <= 3 && !whole.is_empty() && whole.bytes().chain(part.bytes()).all(|b| b.is_ascii_digit());
    fits.then(|| format!("{whole}{part}").parse().ok()).flatten().unwrap_or(0)
}

/// Problems of a clip at the fields of its form.
fn at_fields(problems: &[Problem], form: &Form) -> Vec<Problem> {
    let chosen: Vec<&str> = form.values("picture").collect();
    let named = |problem: &Problem| {
        let scene = problem.field.strip_prefix("scenes[").and_then(|rest| rest.split_once("]."));
        let field = scene.and_then(|(turn, part)| {
            let at = chosen.get(turn.parse::<usize>().ok()?)?;
            let part = if part == "ms" { "seconds" } else { part };
            Some(format!("{part}{at}"))
        });
        let field = field.unwrap_or_else(|| problem.field.replace("source", "scenes"));
        Problem { field, ..problem.clone() }
    };
    problems.iter().map(named).collect()
}

/// Shows the clip that a form describes, or posts it.
pub async fn make(desk: &Desk, app: &AppState, maker: &Maker, fields: Vec<(String, String)>) -> Result<Response> {
    let form = Form::new(fields);
    let markets = app.markets.read(&app.db).await?;
    let place = place(&markets, Some(form.value("market")), maker.market)?;
    let subject = subject(app, maker, &place, form.value("listing")).await?;
    let clip = written(&subject, place.market.main_language(), &form);
    let problems = at_fields(&clip.check().0, &form);
    if form.value("act") != "post" {
        if !problems.is_empty() {
            let making = Making { subject, form: form.with_problems(&problems), preview: None };
            return Ok(again::unprocessable(view(desk, maker, &making)));
        }
        let preview = Some(preview(app, maker, clip).await?);
        return Ok(view(desk, maker, &Making { subject, form, preview }).into_response());
    }
    let wish = Wish {
        source: WishSource::Clip(clip),
        market: place.market.code,
        lang: None,
        caption: form.value("caption").replace("\r\n", "\n"),
        listings: vec![subject.listing],
        kept: None,
    };
    match make_post(app, maker.author(), Id::new(maker.by.get()), wish).await {
        Ok(post) => Ok(maker.done_at(&format!("/posts/{}", post.id), "posted").into_response()),
        Err(error) => {
            let mut all = at_fields(&again::problems(error, "caption")?, &form);
            all.extend(
                problems
                    .into_iter()
                    .filter(|one| !all.iter().any(|other| other.field == one.field))
                    .collect::<Vec<_>>(),
            );
            let making = Making { subject, form: form.with_problems(&all), preview: None };
            Ok(again::unprocessable(view(desk, maker, &making)))
        }
    }
}

/// Lays a valid clip out, and has a small film drawn of it.
async fn preview(app: &AppState, maker: &Maker, clip: NewClip) -> Result<Preview> {
    let (clock, rng, owner, wanted) = (app.clock.clone(), app.rng.clone(), Id::new(maker.by.get()), clip.clone());
    let film = app.db.write(move |tx| flows::ask_preview(tx, &*clock, &*rng, owner, &wanted)).await?.id;
    Ok(Preview { script: script(&clip.clip), assets: clip.assets, film })
}

/// A clip as it will be, scene by scene.
pub(in crate::pages) struct Preview {
    pub script: Script,
    /// Keys in `blobs`, in the order in which shots name them.
    pub assets: Vec<String>,
    /// The job that draws a small film of it.
    pub film: db::jobs::JobId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_read_and_written_as_people_do() {
        assert_eq!(["2.5", "3", " 0,8 ", "10.05"].map(milliseconds), [2_500, 3_000, 800, 10_050]);
        assert_eq!(["", "x", "-1", "1e3", "1000"].map(milliseconds), [0, 0, 0, 0, 0]);
        assert_eq!([2_500, 3_000, 850].map(seconds), ["2.5", "3", "0.8"]);
    }

    #[test]
    fn a_problem_of_a_scene_stands_at_its_field() {
        let form = Form::new([("picture", "2"), ("picture", "0")]);
        let problems = [
            Problem::new("scenes[1].ms", "content.clip_scene_duration"),
            Problem::new("scenes[0].words", "content.clip_words"),
            Problem::new("scenes", "content.clip_duration"),
        ];
        let fields: Vec<String> = at_fields(&problems, &form).into_iter().map(|problem| problem.field).collect();
        assert_eq!(fields, ["seconds0", "words2", "scenes"]);
    }
}
