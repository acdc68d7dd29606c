//! What a post is made of, as a form with a film in it or as JSON with an upload's id.

use axum::extract::multipart::Field;
use axum::extract::{FromRequest as _, Multipart, Request};
use content::post::NewSource;
use content::upload::{self, NewUpload, Part, UploadId};
use content::{ListingId, PersonId};
use futures::{StreamExt as _, stream};
use kernel::{Clock, Lang, MarketCode, Problem, Problems};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::incoming::{self, Kept};
use crate::{App, Error, Result, extract};

/// JSON is at most so long: a caption and some ids.
const JSON_BYTES_MAX: usize = 64 * 1024;
/// Bytes of a form's field that is no file, at the most.
const FIELD_BYTES_MAX: usize = 32 * 1024;

/// A film with its words, as a form sends them.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the shape is for the API's document; the fields are read from the stream")]
pub(crate) struct PostForm {
    /// At most 500 MB; MP4, MOV or WebM.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// At most 2 200 characters; its hashtags are the post's topics, the first six of them.
    caption: Option<String>,
    /// Where it is shown.
    market: String,
    /// Ids of listings, at most 6: repeated, or split by commas.
    anchors: Option<String>,
    /// The language of the caption; the market's main one unless sent.
    language: Option<String>,
}

/// A post of an upload.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct PostInput {
    /// A complete upload of the caller.
    #[schema(value_type = String)]
    upload: UploadId,
    /// At most 2 200 characters; its hashtags are the post's topics, the first six of them.
    #[serde(default)]
    caption: String,
    /// Where it is shown.
    #[schema(value_type = String, example = "TH")]
    market: MarketCode,
    /// Ids of listings, at most 6.
    #[serde(default)]
    #[schema(value_type = Vec<String>)]
    anchors: Vec<ListingId>,
    /// The language of the caption; the market's main one unless sent.
    #[schema(value_type = Option<String>)]
    language: Option<Lang>,
}

/// A post as somebody wants it.
#[derive(Debug)]
pub(crate) struct Wish {
    pub source: WishSource,
    pub market: MarketCode,
    pub lang: Option<Lang>,
    pub caption: String,
    pub listings: Vec<ListingId>,
    /// What came with the wish, and goes if it is refused.
    pub kept: Option<Kept>,
}

/// What it is to be made of.
#[derive(Clone, Debug)]
pub(crate) enum WishSource {
    Upload(UploadId),
    /// A file that came along.
    File {
        name: String,
        kind: String,
        bytes: i64,
    },
    Clip(content::clip::NewClip),
}

impl WishSource {
    /// A file must have something in it.
    pub fn check(self) -> Result<WishSource> {
        match self {
            WishSource::File { bytes: 0, .. } => Err(Error::field(Problem::new("file", "request.field_missing"))),
            source => Ok(source),
        }
    }

    /// The source of a post; a file that came along becomes a complete upload first.
    pub fn ensure(&self, tx: &mut db::Tx, wall: &dyn Clock, owner: PersonId, parts: &[Part]) -> Result<NewSource> {
        let (name, kind, bytes) = match self {
            WishSource::Upload(id) => return Ok(NewSource::Upload(*id)),
            WishSource::Clip(clip) => return Ok(NewSource::Clip(clip.clone())),
            WishSource::File { name, kind, bytes } => (name, kind, *bytes),
        };
        let begun = upload::begin(tx, wall, &NewUpload { owner, name, kind, bytes })?;
        for part in parts {
            upload::append(tx, wall, begun.id, part)?;
        }
        Ok(NewSource::Upload(begun.id))
    }
}

/// Reads a request that makes a post.
pub(crate) async fn read(app: &App, request: Request) -> Result<Wish> {
    if extract::is_json(&request) {
        let bytes = axum::body::to_bytes(request.into_body(), JSON_BYTES_MAX).await;
        let input: PostInput = extract::json(&bytes.map_err(|_| Error::new("request.too_large"))?)?;
        return Ok(Wish {
            source: WishSource::Upload(input.upload),
            market: input.market,
            lang: input.language,
            caption: input.caption,
            listings: input.anchors,
            kept: None,
        });
    }
    let form = Multipart::from_request(request, &()).await.map_err(|_| Error::new("request.not_json"))?;
    read_form(app, form).await
}

/// The fields of a form so far.
#[derive(Default)]
struct Draft {
    file: Option<(String, String)>,
    kept: Option<Kept>,
    caption: String,
    market: String,
    anchors: Vec<String>,
    language: Option<String>,
}

/// Reads a form; if it is refused, nothing of its file is left.
pub(crate) async fn read_form(app: &App, mut form: Multipart) -> Result<Wish> {
    let mut draft = Draft::default();
    let outcome = match fill(app, &mut form, &mut draft).await {
        Ok(()) => draft.wish(),
        Err(error) => Err((error, draft.kept)),
    };
    match outcome {
        Ok(wish) => Ok(wish),
        Err((error, kept)) => {
            incoming::forget(app, &kept.map(|kept| kept.parts).unwrap_or_default()).await;
            Err(error)
        }
    }
}

async fn fill(app: &App, form: &mut Multipart, draft: &mut Draft) -> Result<()> {
    while let Some(field) = form.next_field().await.map_err(|error| extract::multipart(&error))? {
        match field.name() {
            Some("file") if draft.kept.is_none() => {
                let name = field.file_name().unwrap_or_default().to_owned();
                let kind = field.content_type().unwrap_or_default().to_owned();
                let pieces = stream::unfold(field, |mut field| async move {
                    let piece = field.chunk().await.map_err(|error| extract::multipart(&error)).transpose()?;
                    Some((piece, field))
                });
                draft.kept = Some(incoming::keep_whole(app, Box::pin(pieces).by_ref()).await?);
                draft.file = Some((name, kind));
            }
            Some("caption") => draft.caption = text(field).await?,
            Some("market") => draft.market = text(field).await?,
            Some("language") => draft.language = Some(text(field).await?),
            Some("anchors" | "anchors[]") => draft.anchors.push(text(field).await?),
            _ => {}
        }
    }
    Ok(())
}

async fn text(mut field: Field<'_>) -> Result<String> {
    let mut bytes = Vec::new();
    while let Some(piece) = field.chunk().await.map_err(|error| extract::multipart(&error))? {
        if bytes.len() + piece.len() > FIELD_BYTES_MAX {
            return Err(Error::new("request.too_large"));
        }
        bytes.extend_from_slice(&piece);
    }
    String::from_utf8(bytes).map_err(|_| Error::new("request.malformed"))
}

impl Draft {
    /// The wish, or what is missing from it, with what was kept of the file.
    fn wish(self) -> Result<Wish, (Error, Option<Kept>)> {
        let mut problems = Problems::default();
        let market: Option<MarketCode> = self.market.trim().parse().ok();
        problems.check(market.is_some(), || match self.market.trim() {
            "" => Problem::new("market", "request.field_missing"),
            _ => Problem::new("market", "content.market_closed"),
        });
        problems.check(self.file.is_some(), || Problem::new("file", "request.field_missing"));
        let language = self.language.as_deref().map(str::trim).filter(|tag| !tag.is_empty());
        let lang = language.map(str::parse::<Lang>).transpose();
        problems
            .check(lang.is_ok(), || Problem::new("language", "request.field_shape").with("expected", "a language tag"));
        let listings = ids(&self.anchors);
        problems.check(listings.is_some(), || Problem::new("anchors", "request.field_shape").with("expected", "ids"));
        let bytes = self.kept.as_ref().map_or(0, |kept| kept.bytes);
        match (market, self.file, listings, lang) {
            (Some(market), Some((name, kind)), Some(listings), Ok(lang)) if problems.0.is_empty() => Ok(Wish {
                source: WishSource::File { name, kind, bytes },
                market,
                lang,
                caption: self.caption,
                listings,
                kept: self.kept,
            }),
            _ => Err((Error::invalid(problems), self.kept)),
        }
    }
}

/// Ids as a form sends them: repeated fields, each with one or more split by commas, or a JSON list.
fn ids(fields: &[String]) -> Option<Vec<ListingId>> {
    let one = |field: &String| match serde_json::from_str::<Vec<ListingId>>(field) {
        Ok(ids) => Some(ids),
        Err(_) => {
            let words = field.split([',', ' ']).map(str::trim).filter(|word| !word.is_empty());
            words.map(|word| word.parse().ok()).collect()
        }
    };
    fields.iter().map(one).collect::<Option<Vec<Vec<ListingId>>>>().map(|ids| ids.concat())
}
