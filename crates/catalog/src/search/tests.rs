use super::*;

fn document(id: i64, market: &str, lang: &str, title: &str) -> Document {
    Document {
        listing: ListingId::new(id),
        market: market.parse().unwrap(),
        lang: lang.parse().unwrap(),
        category: if id % 2 == 0 { Category::Beauty } else { Category::Jewellery },
        title: title.to_owned(),
        brand: "Meadow".to_owned(),
        options: String::new(),
        description: "a gift for friends".to_owned(),
    }
}

fn shelf() -> (tempfile::TempDir, Search) {
    let folder = tempfile::tempdir().unwrap();
    let search = Search::open(&folder.path().join("search")).unwrap();
    let documents = [
        document(1, "GB", "en", "Rose quartz bracelet"),
        document(2, "GB", "en", "Rose hair serum"),
        document(3, "TH", "th", "สร้อยข้อมือคริสตัลสีชมพู"),
        document(4, "SG", "zh", "天然粉色水晶手链"),
        document(5, "VN", "vi", "Vòng tay thạch anh hồng"),
        document(6, "US", "en", "Rose quartz bracelet"),
    ];
    search.rebuild(|add| documents.into_iter().try_for_each(add)).unwrap();
    (folder, search)
}

fn ask(search: &Search, market: &str, lang: &str, text: &str) -> Vec<i64> {
    let query = Query {
        market: market.parse().unwrap(),
        lang: lang.parse().unwrap(),
        text,
        category: None,
        limit: 10,
        offset: 0,
    };
    search.query(&query).unwrap().listings.into_iter().map(|id| id.get()).collect()
}

#[test]
fn every_language_finds_its_own() {
    let (_folder, search) = shelf();
    assert_eq!(ask(&search, "GB", "en", "quartz bracelet"), [1]);
    assert_eq!(ask(&search, "TH", "th", "คริสตัล"), [3]);
    assert_eq!(ask(&search, "SG", "zh", "水晶"), [4]);
    assert_eq!(ask(&search, "VN", "vi", "thach anh"), [5]);
    assert_eq!(ask(&search, "GB", "en", "brac"), [1], "an unfinished word");
    assert_eq!(ask(&search, "GB", "en", "qaurtz"), [1], "a typo");
    assert_eq!(ask(&search, "GB", "en", "rose").len(), 2);
    assert!(ask(&search, "GB", "en", "!!! 🙂").is_empty());
}

#[test]
fn pages_follow_each_other_and_a_category_narrows() {
    let (_folder, search) = shelf();
    let mut query =
        Query { market: "GB".parse().unwrap(), lang: Lang::EN, text: "rose", category: None, limit: 1, offset: 0 };
    let first = search.query(&query).unwrap();
    query.offset = first.next.unwrap();
    let second = search.query(&query).unwrap();
    assert_ne!(first.listings, second.listings);
    assert_eq!(second.next, None);
    query = Query { category: Some(Category::Beauty), offset: 0, ..query };
    assert_eq!(search.query(&query).unwrap().listings, [ListingId::new(2)]);
}

#[test]
fn what_leaves_the_shelf_is_not_found_any_more() {
    let (_folder, search) = shelf();
    search.update(&[ListingId::new(1)], &[document(1, "GB", "en", "Jade ring")]).unwrap();
    assert!(ask(&search, "GB", "en", "quartz").is_empty());
    assert_eq!(ask(&search, "GB", "en", "jade"), [1]);
    search.update(&[ListingId::new(1)], &[]).unwrap();
    assert!(ask(&search, "GB", "en", "jade").is_empty());
}

#[test]
fn an_index_is_found_again_and_a_damaged_one_begins_anew() {
    let (folder, search) = shelf();
    drop(search);
    let path = folder.path().join("search");
    let search = Search::open(&path).unwrap();
    assert!(!search.wants_rebuild());
    assert_eq!(ask(&search, "GB", "en", "quartz"), [1]);
    drop(search);
    std::fs::write(path.join("meta.json"), "{").unwrap();
    let search = Search::open(&path).unwrap();
    assert!(search.wants_rebuild());
    assert!(ask(&search, "GB", "en", "quartz").is_empty());
}
