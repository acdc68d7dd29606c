//! The form of a post as it arrives: its file, or the id of what was sent in parts before.
//!
//! A file that came with a form that is refused is kept: nobody sends a film twice because of a caption.

use axum::extract::Multipart;
use axum::response::{IntoResponse, Response};
use content::upload::{self, NewUpload, UploadId};
use futures::stream;
use kernel::{Id, Problem};

use super::super::maker::Maker;
use super::super::posts::listings;
use super::{asked, view};
use crate::api::posts::form::{Wish, WishSource};
use crate::api::posts::make_post;
use crate::incoming::{self, Kept};
use crate::pages::{Desk, again};
use crate::ui::Form;
use crate::{AppState, Error, Result, extract};

/// Bytes of a field that is no file, at the most.
const FIELD_BYTES_MAX: usize = 32 * 1024;

/// What a form held.
#[derive(Default)]
struct Sent {
    fields: Vec<(String, String)>,
    /// The file's name and type, and where its bytes are.
    file: Option<(String, String, Kept)>,
}

/// Makes the post that a form asks for.
pub async fn send(desk: &Desk, app: &AppState, maker: &Maker, form: Multipart) -> Result<Response> {
    let Sent { mut fields, file } = read(app, form).await?;
    let mut of_file = None;
    if let Some((name, kind, kept)) = file.filter(|(.., kept)| kept.bytes > 0) {
        fields.retain(|(field, _)| field != "upload");
        match keep(app, maker, &name, &kind, kept).await {
            Ok(id) => fields.push(("upload".to_owned(), id.to_string())),
            Err(error) => of_file = Some(again::problems(error, "file")?),
        }
    }
    let form = Form::new(fields);
    let upload = form.value("upload").parse::<UploadId>().ok();
    let wish = Wish {
        source: WishSource::Upload(upload.unwrap_or(Id::new(0))),
        market: form.value("market").parse().unwrap_or(maker.market),
        lang: None,
        caption: form.value("caption").replace("\r\n", "\n"),
        listings: listings(&form),
        kept: None,
    };
    let author = maker.author();
    match make_post(app, author, Id::new(maker.by.get()), wish).await {
        Ok(post) => Ok(maker.done_at(&format!("/posts/{}", post.id), "posted").into_response()),
        Err(error) => {
            let problems = at_file(again::problems(error, "caption")?, upload, of_file);
            let (market, form) = (form.value("market").to_owned(), form.with_problems(&problems));
            let asked = asked(desk, app, maker, Some(&market), form).await?;
            Ok(again::unprocessable(view(desk, maker, &asked)))
        }
    }
}

/// What is wrong with an upload is said at the file, as what it is: missing, refused, or not taken any more.
fn at_file(problems: Vec<Problem>, upload: Option<UploadId>, of_file: Option<Vec<Problem>>) -> Vec<Problem> {
    let (mut wrong, rest): (Vec<Problem>, Vec<Problem>) =
        problems.into_iter().partition(|problem| matches!(problem.field.as_str(), "file" | "upload"));
    if let Some(of_file) = of_file {
        wrong = of_file;
    } else if upload.is_none() {
        wrong = vec![Problem::new("file", "request.field_missing")];
    }
    let at = |problem: Problem| Problem { field: "file".to_owned(), ..problem };
    wrong.into_iter().take(1).map(at).chain(rest).collect()
}

/// A file that came along becomes a complete upload. What is refused leaves nothing behind.
async fn keep(app: &AppState, maker: &Maker, name: &str, kind: &str, kept: Kept) -> Result<UploadId> {
    let (wall, owner, parts) = (app.wall, Id::new(maker.by.get()), kept.parts.clone());
    let (name, kind, bytes) = (name.to_owned(), kind.to_owned(), kept.bytes);
    let write = app.db.write(move |tx| {
        let begun = upload::begin(tx, &wall, &NewUpload { owner, name: &name, kind: &kind, bytes })?;
        for part in &parts {
            upload::append(tx, &wall, begun.id, part)?;
        }
        Ok::<_, Error>(begun.id)
    });
    let begun = write.await;
    if begun.is_err() {
        incoming::forget(app, &kept.parts).await;
    }
    begun
}

async fn read(app: &AppState, mut form: Multipart) -> Result<Sent> {
    let mut sent = Sent::default();
    match fill(app, &mut form, &mut sent).await {
        Ok(()) => Ok(sent),
        Err(error) => {
            let parts = sent.file.map(|(.., kept)| kept.parts).unwrap_or_default();
            incoming::forget(app, &parts).await;
            Err(error)
        }
    }
}

async fn fill(app: &AppState, form: &mut Multipart, sent: &mut Sent) -> Result<()> {
    while let Some(mut field) = form.next_field().await.map_err(|error| extract::multipart(&error))? {
        let Some(name) = field.name().map(str::to_owned) else { continue };
        if name == "file" && sent.file.is_none() {
            let called = field.file_name().unwrap_or_default().to_owned();
            let kind = field.content_type().unwrap_or_default().to_owned();
            let pieces = stream::unfold(field, |mut field| async move {
                let piece = field.chunk().await.map_err(|error| extract::multipart(&error)).transpose()?;
                Some((piece, field))
            });
            sent.file = Some((called, kind, incoming::keep_whole(app, Box::pin(pieces)).await?));
            continue;
        }
        let mut bytes = Vec::new();
        while let Some(piece) = field.chunk().await.map_err(|error| extract::multipart(&error))? {
            if bytes.len() + piece.len() > FIELD_BYTES_MAX {
                return Err(Error::new("request.too_large"));
            }
            bytes.extend_from_slice(&piece);
        }
        let text = String::from_utf8(bytes).map_err(|_| Error::new("request.malformed"))?;
        sent.fields.push((name, text));
    }
    Ok(())
}
