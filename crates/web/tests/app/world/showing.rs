//! Creators and the clips they show.

use content::post::{self, NewPost, NewSource, Rendition};
use content::upload::{self, NewUpload, Part};
use content::{Anchor, Author, PersonId};
use kernel::{Id, Lang, SystemClock};
use serde_json::json;

use super::Goods;
use crate::testapp::TestApp;

/// A clip that can be played, and who made it.
#[derive(Clone, Debug)]
pub struct Clip {
    pub id: String,
    pub creator: PersonId,
    /// The creator's token.
    pub token: String,
}

impl TestApp {
    /// A creator of this handle, with a name and a few words: the token, and the person.
    pub async fn face(&self, handle: &str) -> (String, PersonId) {
        let token = self.person(handle).await;
        let profile = json!({"display_name": handle.to_uppercase(), "bio": "Small stones."});
        self.op("POST /creators", &[]).as_(&token).json(profile).await.ok(201);
        let me = self.op("GET /me", &[]).as_(&token).await.ok(200);
        (token, PersonId::new(me["id"].as_str().unwrap().parse::<Id<()>>().unwrap().get()))
    }

    /// A clip of a new creator in GB that leads to `goods`.
    pub async fn clip(&self, handle: &str, caption: &str, goods: &[&Goods]) -> Clip {
        let (token, creator) = self.face(handle).await;
        self.another_clip(&token, creator, caption, goods).await
    }

    /// One more clip of a creator.
    pub async fn another_clip(&self, token: &str, creator: PersonId, caption: &str, goods: &[&Goods]) -> Clip {
        let anchors: Vec<Anchor> = goods
            .iter()
            .map(|goods| Anchor {
                listing: goods.listing.parse().unwrap(),
                product: goods.product.parse().unwrap(),
                shop: goods.shop.parse().unwrap(),
            })
            .collect();
        let caption = caption.to_owned();
        let post = self
            .write(move |tx| {
                let fault = |error: &dyn std::fmt::Display| db::Error::Row(error.to_string().into());
                let new = NewUpload { owner: creator, name: "clip.mp4", kind: "video/mp4", bytes: 10 };
                let upload = upload::begin(tx, &SystemClock, &new).map_err(|error| fault(&error))?;
                let part = Part { start: 0, bytes: 10, key: format!("uploads/{}", upload.id) };
                upload::append(tx, &SystemClock, upload.id, &part).map_err(|error| fault(&error))?;
                let new = NewPost {
                    author: Author::Creator(creator),
                    by: creator,
                    market: "GB".parse().unwrap(),
                    lang: Lang::EN,
                    caption: &caption,
                    source: NewSource::Upload(upload.id),
                    anchors: anchors.clone(),
                    origin: post::Origin::Real,
                };
                let post = post::create(tx, &SystemClock, new).map_err(|error| fault(&error))?;
                let told = post::Described {
                    duration_ms: 15_000,
                    width: 720,
                    height: 1280,
                    poster: Some(format!("posts/{}.webp", post.id)),
                };
                post::describe(tx, post.id, &told)?;
                let size =
                    Rendition { height: 480, width: 270, key: format!("posts/{}.480.mp4", post.id), bytes: 1_000 };
                post::add_rendition(tx, &SystemClock, post.id, &size)?;
                Ok::<_, db::Error>(post.id)
            })
            .await;
        Clip { id: post.to_string(), creator, token: token.to_owned() }
    }
}
