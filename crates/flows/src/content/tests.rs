use content::post::{self, NewSource};
use content::upload::{self, NewUpload, Part};
use content::{Author, ListingId, PersonId, PostId};
use kernel::{Clock as _, Coded as _, Id, ManualClock, MarketCode, SystemClock};

use super::*;
use crate::fixture::House;

/// The owner of the fixture's shop is person 1.
const OWNER: PersonId = Id::new(1);
const STRANGER: PersonId = Id::new(77);

fn gb() -> MarketCode {
    "GB".parse().unwrap()
}

/// A complete upload whose only part is a file.
fn uploaded(house: &House, owner: PersonId) -> (NewSource, String) {
    let key = format!("uploads/{}", house.deps.db.new_id::<Part>());
    house.deps.blobs.put(&key.parse().unwrap(), &b"film"[..]).unwrap();
    let (clock, kept) = (house.clock.clone(), key.clone());
    let id = house.write(move |tx| {
        let new = NewUpload { owner, name: "a.mp4", kind: "video/mp4", bytes: 4 };
        let upload = upload::begin(tx, &*clock, &new)?;
        upload::append(tx, &*clock, upload.id, &Part { start: 0, bytes: 4, key: kept.clone() })
    });
    (NewSource::Upload(id.id), key)
}

fn wish(author: Author, by: PersonId, source: NewSource, listings: &[ListingId]) -> CreatePost {
    CreatePost {
        author,
        by,
        market: gb(),
        lang: None,
        caption: "Bright #lamp".to_owned(),
        listings: listings.to_vec(),
        source,
        origin: content::Origin::Real,
    }
}

fn make(house: &House, wish: CreatePost) -> Result<PostId, PostError> {
    let clock = house.clock.clone();
    house.deps.db.write_blocking(move |tx| create_post(tx, &*clock, &wish).map(|post| post.id))
}

fn codes(refused: Result<PostId, PostError>) -> Vec<String> {
    let error = refused.unwrap_err();
    error.problems().iter().map(|problem| format!("{} {}", problem.field, problem.code)).collect()
}

#[test]
fn only_what_one_may_promote_and_what_is_on_sale_is_anchored() {
    House::each(|house| {
        let product = house.product(crate::fixture::bracelet());
        house.sync(&["GB", "TH"]);
        let (here, there) = (house.listing(product, "GB").id, house.listing(product, "TH").id);
        let (here, there): (ListingId, ListingId) = (Id::new(here.get()), Id::new(there.get()));
        let shop = Author::Shop(Id::new(house.shop.id.get()));
        let other = Author::Shop(Id::new(house.open_shop("other").id.get()));
        let source = || uploaded(house, OWNER).0;
        assert!(make(house, wish(shop, OWNER, source(), &[here])).is_ok());
        assert_eq!(
            codes(make(house, wish(other, OWNER, source(), &[here, there]))),
            ["anchors[0] content.anchor_not_promotable", "anchors[1] content.anchor_not_on_sale"]
        );
        let stranger = wish(Author::Creator(STRANGER), STRANGER, uploaded(house, STRANGER).0, &[here]);
        assert_eq!(codes(make(house, stranger)), ["anchors[0] content.anchor_not_promotable"]);
        let mut nowhere = wish(shop, OWNER, source(), &[]);
        nowhere.market = "ZZ".parse().unwrap();
        nowhere.caption = "x".repeat(2_201);
        assert_eq!(codes(make(house, nowhere)), ["market content.market_closed", "caption content.caption_too_long"]);
    });
}

#[test]
fn the_files_of_a_deleted_post_are_removed() {
    House::each(|house| {
        let shop = Author::Shop(Id::new(house.shop.id.get()));
        let (source, part) = uploaded(house, OWNER);
        let id = make(house, wish(shop, OWNER, source, &[])).unwrap();
        let film = "posts/aa/film.mp4";
        house.deps.blobs.put(&film.parse().unwrap(), &b"made"[..]).unwrap();
        let clock = house.clock.clone();
        house.write(move |tx| {
            let made = content::Rendition { height: 480, width: 270, key: film.to_owned(), bytes: 4 };
            post::add_rendition(tx, &*clock, id, &made)
        });
        let there = |key: &str| house.deps.blobs.exists(&key.parse().unwrap()).unwrap();
        assert!(there(film) && there(&part));
        let clock = house.clock.clone();
        house.write(move |tx| delete_post(tx, &*clock, id, post::Actor::Author));
        house.run();
        assert!(!there(film) && !there(&part));
        assert!(house.read(|read| post::files(read, id)).is_empty());
    });
}

#[test]
fn uploads_that_nobody_goes_on_with_lose_their_files() {
    House::each(|house| {
        let begun = |age_ms: i64| {
            let key = format!("uploads/{age_ms}");
            house.deps.blobs.put(&key.parse().unwrap(), &b"film"[..]).unwrap();
            let (clock, kept) = (ManualClock::at(SystemClock.now().plus_ms(-age_ms)), key.clone());
            house.write(move |tx| {
                let upload = upload::begin(tx, &clock, &NewUpload { owner: OWNER, name: "", kind: "", bytes: 9 })?;
                upload::append(tx, &clock, upload.id, &Part { start: 0, bytes: 4, key: kept.clone() })
            });
            key
        };
        let (old, young) = (begun(2 * upload::KEPT_MS), begun(upload::KEPT_MS / 2));
        let clock = house.clock.clone();
        house.write(move |tx| wind_upload_clock(tx, &*clock));
        house.run();
        let there = |key: &str| house.deps.blobs.exists(&key.parse().unwrap()).unwrap();
        assert!(!there(&old) && there(&young));
    });
}

#[test]
fn the_bytes_of_an_upload_are_gathered_in_their_order() {
    House::each(|house| {
        let clock = house.clock.clone();
        let blobs = house.deps.blobs.clone();
        for (key, bytes) in [("uploads/one", &b"hello "[..]), ("uploads/two", &b"world"[..])] {
            blobs.put(&key.parse().unwrap(), bytes).unwrap();
        }
        let upload = house.write(move |tx| {
            let begun = upload::begin(tx, &*clock, &NewUpload { owner: OWNER, name: "", kind: "", bytes: 11 })?;
            upload::append(tx, &*clock, begun.id, &Part { start: 0, bytes: 6, key: "uploads/one".to_owned() })?;
            upload::append(tx, &*clock, begun.id, &Part { start: 6, bytes: 5, key: "uploads/two".to_owned() })
        });
        let folder = tempfile::tempdir().unwrap();
        let out = folder.path().join("film");
        assert_eq!(gather_upload(&house.deps.db, &blobs, upload.id, &out).unwrap(), 11);
        assert_eq!(std::fs::read(out).unwrap(), b"hello world");
    });
}

#[test]
fn a_person_who_leaves_takes_what_they_showed_along() {
    House::each(|house| {
        let clock = house.clock.clone();
        let person = house.write(move |tx| {
            let wish = accounts::SignUp {
                handle: "mali".to_owned(),
                email: "mali@example.com".to_owned(),
                password: secrecy::SecretString::from("a long enough password"),
                locale: "en-GB".to_owned(),
                market: "GB".to_owned(),
            };
            let new = wish.check().map_err(crate::trade::fault)?;
            let hash =
                accounts::password::hash(&wish.password, &kernel::SeededRng::new(1)).map_err(crate::trade::fault)?;
            accounts::person::sign_up(tx, &*clock, &new, &hash).map_err(crate::trade::fault)
        });
        let me = PersonId::new(person.id.get());
        let id = make(house, wish(Author::Creator(me), me, uploaded(house, me).0, &[])).unwrap();
        let exported = house.read(|read| crate::export_person(read, person.id)).unwrap();
        assert_eq!(exported.shown.posts.iter().map(|post| post.id).collect::<Vec<_>>(), [id]);
        let clock = house.clock.clone();
        house.write(move |tx| crate::delete_account(tx, &*clock, person.id));
        assert!(house.read(|read| post::find(read, id)).is_none());
    });
}
