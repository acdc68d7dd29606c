//! Creators, what they may promote and what they post.

use content::clip::{Clip, Mood, Motion, NewClip, Scene};
use content::post::{self, NewPost, NewSource};
use content::{Anchor, Author, Rendition};
use kernel::Lang;
use serde_json::{Value, json};

use super::id_of;
use super::shopping::Goods;
use crate::testapp::TestApp;

impl TestApp {
    /// A creator with a session: its token.
    pub async fn creator(&self, handle: &str) -> String {
        let token = self.person(handle).await;
        self.op("POST /creators", &[]).as_(&token).json(json!({"display_name": handle})).await.ok(201);
        token
    }

    /// A shop's open collaboration for some goods.
    pub async fn offered(&self, goods: &Goods, rate_bp: i64) -> Value {
        let wish = json!({"kind": "open", "products": [goods.product], "rate_bp": rate_bp});
        let offer = self.op("POST /shops/{shop}/collaborations", &[&goods.shop]).as_(&goods.seller).json(wish);
        offer.await.ok(201)
    }

    /// The creator joins.
    pub async fn joined(&self, creator: &str, collaboration: &Value) -> Value {
        let join = self.op("POST /collaborations/{collaboration}/members", &[&id_of(collaboration)]).as_(creator);
        join.await.ok(201)
    }

    /// A clip of a creator that can be played, with the goods in it: its id.
    pub async fn clip_of(&self, creator: &str, goods: &Goods) -> String {
        self.clip_in(creator, goods, "GB").await
    }

    /// The same in another market.
    pub async fn clip_in(&self, creator: &str, goods: &Goods, market: &'static str) -> String {
        let me = kernel::Id::new(self.me(creator).await.get());
        let clock = self.state.clock.clone();
        let id = |text: &str| text.parse::<kernel::Id<()>>().unwrap().get();
        let (listing, product, shop) = (id(&goods.listing), id(&goods.product), id(&goods.shop));
        let made = self.write(move |tx| {
            let scene = Scene { image: 0, words: String::new(), ms: 3_000, motion: Motion::default() };
            let clip =
                Clip { title: String::new(), price: None, lang: Lang::EN, mood: Mood::default(), scenes: vec![scene] };
            let new = NewPost {
                author: Author::Creator(me),
                by: me,
                market: market.parse().unwrap(),
                lang: Lang::EN,
                caption: "Look at this",
                source: NewSource::Clip(NewClip { clip, assets: vec!["images/a.webp".to_owned()] }),
                anchors: vec![Anchor { listing: listing.into(), product: product.into(), shop: shop.into() }],
                origin: content::Origin::Real,
            };
            let made = post::create(tx, &*clock, new).unwrap();
            let key = format!("posts/{}.480.mp4", made.id);
            post::add_rendition(tx, &*clock, made.id, &Rendition { height: 480, width: 270, key, bytes: 1 })?;
            Ok::<_, db::Error>(made.id)
        });
        made.await.to_string()
    }
}
