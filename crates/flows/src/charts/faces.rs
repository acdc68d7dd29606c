//! What stands on a chart, as it is shown: names, pictures, prices.

use std::collections::HashMap;

use catalog::ProductId;
use catalog::image::Image;
use catalog::listing::storefront::{Card, cards_of_products};
use content::{Author, PersonId, Post, PostId, TopicId};
use db::Read;
use kernel::{Id, Lang, MarketCode};
use radar::chart::ChartKind;
use signals::{Kind, Signals, Subject};

use crate::faces::{self, Face};

/// Cards, posts and topics looked up by one statement.
const AT_ONCE: usize = 64;

/// A subject of a chart.
#[derive(Clone, Debug)]
pub enum Shown {
    /// On sale in the market.
    Product(Box<Card>),
    /// Not on sale there any more; its title in the seller's language.
    Unlisted {
        product: ProductId,
        title: String,
        image: Option<Image>,
    },
    Post {
        post: Box<Post>,
        author: Option<Face>,
    },
    Topic {
        id: TopicId,
        tag: String,
        /// Views of its posts in every market, ever.
        views: u64,
    },
    Creator(Face),
    /// Nobody is to see it any more.
    Gone,
}

/// These subjects of a kind, by their ids.
pub fn shown(
    read: &mut Read,
    signals: &Signals,
    market: MarketCode,
    lang: Lang,
    kind: ChartKind,
    subjects: &[i64],
) -> Result<HashMap<i64, Shown>, db::Error> {
    let mut all = match kind {
        ChartKind::Sales => products(read, market, lang, subjects)?,
        ChartKind::Posts => posts(read, subjects)?,
        ChartKind::Topics => topics(read, signals, subjects)?,
        ChartKind::Creators => creators(read, subjects)?,
    };
    for subject in subjects {
        all.entry(*subject).or_insert(Shown::Gone);
    }
    Ok(all)
}

fn products(
    read: &mut Read,
    market: MarketCode,
    lang: Lang,
    subjects: &[i64],
) -> Result<HashMap<i64, Shown>, db::Error> {
    let ids: Vec<ProductId> = subjects.iter().map(|id| Id::new(*id)).collect();
    let mut all = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(AT_ONCE) {
        let cards = cards_of_products(read, market, lang, ids)?;
        all.extend(cards.into_iter().map(|card| (card.product.get(), Shown::Product(Box::new(card)))));
    }
    let rest: Vec<ProductId> = ids.into_iter().filter(|id| !all.contains_key(&id.get())).collect();
    for product in catalog::product::find_many(read, &rest)? {
        let image = product.images.into_iter().next();
        all.insert(product.id.get(), Shown::Unlisted { product: product.id, title: product.title, image });
    }
    Ok(all)
}

fn posts(read: &mut Read, subjects: &[i64]) -> Result<HashMap<i64, Shown>, db::Error> {
    let ids: Vec<PostId> = subjects.iter().map(|id| Id::new(*id)).collect();
    let mut found = Vec::with_capacity(ids.len());
    for ids in ids.chunks(AT_ONCE) {
        found.extend(content::post::ready_of(read, ids)?);
    }
    let authors: Vec<Author> = found.iter().map(|post| post.author).collect();
    let faces = faces_of(read, &authors)?;
    let post = |post: Post| {
        let author = faces.iter().find(|face| face.author == post.author).cloned();
        (post.id.get(), Shown::Post { post: Box::new(post), author })
    };
    Ok(found.into_iter().map(post).collect())
}

fn topics(read: &mut Read, signals: &Signals, subjects: &[i64]) -> Result<HashMap<i64, Shown>, db::Error> {
    let ids: Vec<TopicId> = subjects.iter().map(|id| Id::new(*id)).collect();
    let mut all = HashMap::with_capacity(ids.len());
    for ids in ids.chunks(AT_ONCE) {
        for topic in content::topic::of_ids(read, ids)? {
            let views = signals.counts(Subject::Topic(topic.id.get())).get(Kind::View);
            all.insert(topic.id.get(), Shown::Topic { id: topic.id, tag: topic.tag, views });
        }
    }
    Ok(all)
}

fn creators(read: &mut Read, subjects: &[i64]) -> Result<HashMap<i64, Shown>, db::Error> {
    let authors: Vec<Author> = subjects.iter().map(|id| Author::Creator(PersonId::new(*id))).collect();
    let faces = faces_of(read, &authors)?;
    let shown = |face: Face| {
        let id = face.author.id();
        (id, if face.has_page { Shown::Creator(face) } else { Shown::Gone })
    };
    Ok(faces.into_iter().map(shown).collect())
}

fn faces_of(read: &mut Read, authors: &[Author]) -> Result<Vec<Face>, db::Error> {
    let mut authors = authors.to_vec();
    authors.sort_unstable();
    authors.dedup();
    let mut faces = Vec::with_capacity(authors.len());
    for authors in authors.chunks(accounts::creator::FACES_MAX) {
        faces.extend(faces::of(read, authors)?);
    }
    Ok(faces)
}
