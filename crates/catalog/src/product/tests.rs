use std::collections::BTreeMap;

use kernel::{Cursor, ManualClock};

use super::*;
use crate::shop::{OpenShop, OwnerId, Shop};

fn shop_in(db: &db::Db, handle: &str) -> Shop {
    let input = OpenShop {
        handle: handle.to_owned(),
        name: "Lane".to_owned(),
        home_country: "GB".to_owned(),
        language: "en".to_owned(),
        currency: "GBP".to_owned(),
    };
    db.write_blocking(move |tx| {
        crate::shop::open(tx, &testkit::clock(), OwnerId::new(1), &input).map_err(|error| match error {
            crate::shop::OpenShopError::Fault(fault) => fault,
            other => panic!("{other}"),
        })
    })
    .unwrap()
}

fn shirt() -> ProductDraft {
    let variant = |size: &str, price_minor: i64| VariantDraft {
        options: BTreeMap::from([("Size".to_owned(), size.to_owned())]),
        price_minor,
        stock: Some(5),
        ..VariantDraft::default()
    };
    ProductDraft {
        handle: Some("shirt".to_owned()),
        title: "Ocean Shirt".to_owned(),
        description: "Blue & soft".to_owned(),
        brand: Some("Lane".to_owned()),
        category: Some("fashion".to_owned()),
        options: vec![OptionAxis { name: "Size".to_owned(), values: vec!["S".to_owned(), "M".to_owned()] }],
        variants: vec![variant("S", 1000), variant("M", 1200)],
        images: Some(vec![ImageDraft { url: "https://img.example/a.jpg".to_owned(), alt: String::new() }]),
        submit: true,
    }
}

fn write(
    db: &db::Db,
    work: impl Fn(&mut db::Tx, &ManualClock) -> Result<Saved, WriteProductError> + Send + 'static,
) -> Result<Saved, WriteProductError> {
    db.write_blocking(move |tx| work(tx, &testkit::clock()))
}

fn put_in(db: &db::Db, shop: &Shop, draft: ProductDraft) -> Result<Saved, WriteProductError> {
    let shop = shop.clone();
    write(db, move |tx, clock| put(tx, clock, &shop, &draft))
}

fn move_in(db: &db::Db, shop: &Shop, id: ProductId, event: ProductEvent) -> Result<ProductState, MoveProductError> {
    let shop = shop.id;
    db.write_blocking(move |tx| transition(tx, &testkit::clock(), shop, id, event, Actor::Seller, "because"))
}

fn read_in(db: &db::Db, id: ProductId) -> Product {
    db.read_blocking(|read| find(read, id)).unwrap().unwrap()
}

fn codes(error: WriteProductError) -> Vec<(String, String)> {
    match error {
        WriteProductError::Invalid(problems) => {
            problems.0.into_iter().map(|problem| (problem.field, problem.code.into_owned())).collect()
        }
        other => panic!("{other}"),
    }
}

#[test]
fn what_passes_lint_is_active_at_once() {
    for db in testkit::databases() {
        let shop = shop_in(&db, "lane");
        let saved = put_in(&db, &shop, shirt()).unwrap();
        assert_eq!((saved.written, saved.state, saved.revision), (Written::Created, Active, 1));
        assert_eq!(saved.stock.iter().map(|(_, units)| *units).collect::<Vec<_>>(), [5, 5]);
        assert!(saved.images_pending);
        let product = read_in(&db, saved.product);
        assert_eq!(product.variants.iter().map(|v| v.sku.as_str()).collect::<Vec<_>>(), ["shirt.s", "shirt.m"]);
        assert_eq!(product.variants[1].price, Money::new(1200, Currency::GBP));
        assert_eq!(product.options_of(&product.variants[0]).collect::<Vec<_>>(), [("Size", "S")]);
        assert_eq!(product.images.len(), 1);
        let moves = db.read_blocking(|read| history(read, saved.product)).unwrap();
        let moves: Vec<_> = moves.iter().map(|step| (step.to, step.actor)).collect();
        use ProductState::{Active, Draft, Pending};
        assert_eq!(moves, [(Draft, Actor::Seller), (Pending, Actor::Seller), (Active, Actor::System)]);
    }
}

#[test]
fn a_rerun_changes_nothing_and_an_edit_keeps_the_ids() {
    for db in testkit::databases() {
        let shop = shop_in(&db, "lane");
        let first = put_in(&db, &shop, shirt()).unwrap();
        let again = put_in(&db, &shop, shirt()).unwrap();
        assert_eq!((again.written, again.revision), (Written::Unchanged, 1));
        assert_eq!((again.product, &again.variants), (first.product, &first.variants));
        let mut draft = shirt();
        draft.title = "Sea Shirt".to_owned();
        draft.variants.swap(0, 1);
        draft.variants[0].sku = Some("M-1".to_owned());
        let edited = put_in(&db, &shop, draft).unwrap();
        assert_eq!((edited.written, edited.revision), (Written::Updated, 2));
        assert_eq!(edited.variants, [first.variants[1], first.variants[0]]);
        assert_eq!(read_in(&db, first.product).variants[0].sku, "M-1");
    }
}

#[test]
fn a_removed_variant_frees_its_sku_and_may_return() {
    for db in testkit::databases() {
        let shop = shop_in(&db, "lane");
        let first = put_in(&db, &shop, shirt()).unwrap();
        let mut small = shirt();
        small.variants.truncate(1);
        let shrunk = put_in(&db, &shop, small).unwrap();
        assert_eq!(shrunk.variants, first.variants[..1]);
        assert_eq!(db.read_blocking(|read| of_variant(read, first.variants[1])).unwrap(), None);
        let back = put_in(&db, &shop, shirt()).unwrap();
        assert_eq!(back.variants, first.variants);
    }
}

#[test]
fn a_sku_belongs_to_one_product_of_a_shop() {
    for db in testkit::databases() {
        let shop = shop_in(&db, "lane");
        put_in(&db, &shop, shirt()).unwrap();
        let mut other = shirt();
        other.handle = Some("other".to_owned());
        for variant in &mut other.variants {
            variant.sku = variant.options.get("Size").map(|size| format!("shirt.{}", size.to_lowercase()));
        }
        let taken = codes(put_in(&db, &shop, other.clone()).unwrap_err());
        assert_eq!(taken.len(), 2);
        assert_eq!(taken[1], ("variants[1].sku".to_owned(), "catalog.sku_taken".to_owned()));
        let neighbour = shop_in(&db, "next");
        assert!(put_in(&db, &neighbour, other).is_ok());
    }
}

#[test]
fn an_edit_of_what_has_changed_is_refused() {
    for db in testkit::databases() {
        let shop = shop_in(&db, "lane");
        let id = put_in(&db, &shop, shirt()).unwrap().product;
        let edit = |expected: Option<i64>, title: &'static str| {
            let shop = shop.clone();
            write(&db, move |tx, clock| {
                let draft = ProductDraft { title: title.to_owned(), ..shirt() };
                update(tx, clock, &shop, id, expected, &draft)
            })
        };
        assert_eq!(edit(Some(1), "Two").unwrap().revision, 2);
        assert!(matches!(edit(Some(1), "Three"), Err(WriteProductError::Changed { current: 2 })));
        assert_eq!(edit(None, "Three").unwrap().revision, 3);
        let stranger = shop_in(&db, "next");
        let foreign = write(&db, move |tx, clock| update(tx, clock, &stranger, id, None, &shirt()));
        assert!(matches!(foreign, Err(WriteProductError::NotFound)));
    }
}

#[test]
fn a_deleted_product_comes_back_unless_its_sku_is_gone() {
    for db in testkit::databases() {
        let shop = shop_in(&db, "lane");
        let id = put_in(&db, &shop, shirt()).unwrap().product;
        assert_eq!(move_in(&db, &shop, id, ProductEvent::Delete).unwrap(), ProductState::Deleted);
        assert_eq!(db.read_blocking(|read| ids_after(read, shop.id, None, 10)).unwrap(), []);
        let locked = {
            let shop = shop.clone();
            write(&db, move |tx, clock| update(tx, clock, &shop, id, None, &shirt()))
        };
        assert!(matches!(locked, Err(WriteProductError::Locked { state: ProductState::Deleted })));
        assert_eq!(move_in(&db, &shop, id, ProductEvent::Restore).unwrap(), ProductState::Active);
        move_in(&db, &shop, id, ProductEvent::Delete).unwrap();
        let mut heir = shirt();
        heir.handle = Some("heir".to_owned());
        heir.variants.truncate(1);
        heir.variants[0].sku = Some("shirt.s".to_owned());
        put_in(&db, &shop, heir).unwrap();
        let refused = move_in(&db, &shop, id, ProductEvent::Restore);
        assert!(matches!(refused, Err(MoveProductError::SkuTaken { sku }) if sku == "shirt.s"));
    }
}

#[test]
fn deleting_undoes_no_sanction() {
    for db in testkit::databases() {
        let shop = shop_in(&db, "lane");
        let id = put_in(&db, &shop, shirt()).unwrap().product;
        for event in [ProductEvent::Suspend, ProductEvent::Delete] {
            move_in(&db, &shop, id, event).unwrap();
        }
        assert_eq!(move_in(&db, &shop, id, ProductEvent::Restore).unwrap(), ProductState::Pending);
        let mut edited = shirt();
        edited.title = "New".to_owned();
        assert_eq!(put_in(&db, &shop, edited).unwrap().state, ProductState::Pending);
    }
}

#[test]
fn lists_go_page_by_page_and_find_by_beginning() {
    for db in testkit::databases() {
        let shop = shop_in(&db, "lane");
        for n in 0..3 {
            let mut draft = shirt();
            draft.handle = Some(format!("shirt-{n}"));
            draft.title = format!("Ärmel {n}");
            put_in(&db, &shop, draft).unwrap();
        }
        let page = |filter: ProductFilter, after: Option<Cursor>| {
            db.read_blocking(|read| list(read, shop.id, &filter, &PageRequest::new(after, Some(2)))).unwrap()
        };
        let first = page(ProductFilter::default(), None);
        assert_eq!(first.items.iter().map(|p| p.handle.as_str()).collect::<Vec<_>>(), ["shirt-2", "shirt-1"]);
        assert_eq!((first.items[0].variants, first.items[0].price_max_minor), (2, Some(1200)));
        assert_eq!(page(ProductFilter::default(), first.next).items.len(), 1);
        let found = |query: &str| {
            let filter = ProductFilter { query: Some(query.to_owned()), ..ProductFilter::default() };
            page(filter, None).items.into_iter().map(|p| p.handle).collect::<Vec<_>>()
        };
        assert_eq!(found("ärmel 1"), ["shirt-1"]);
        assert_eq!(found("shirt-0.m"), ["shirt-0"]);
        assert_eq!(found("rmel"), Vec::<String>::new());
        let drafts = ProductFilter { state: Some(ProductState::Draft), ..ProductFilter::default() };
        assert!(page(drafts, None).items.is_empty());
    }
}

#[test]
fn many_products_are_read_whole_in_three_statements() {
    for db in testkit::databases() {
        let shop = shop_in(&db, "lane");
        let mut ids = Vec::new();
        for n in 0..3 {
            let mut draft = shirt();
            draft.handle = Some(format!("shirt-{n}"));
            ids.push(put_in(&db, &shop, draft).unwrap().product);
        }
        ids.reverse();
        let before = db.statements_run();
        let products = db.read_blocking(|read| find_many(read, &ids)).unwrap();
        assert!(db.statements_run() - before <= 3);
        assert_eq!(products.iter().map(|product| product.id).collect::<Vec<_>>(), ids);
        assert!(products.iter().all(|product| *product == read_in(&db, product.id)));
    }
}

#[test]
fn a_handle_is_made_where_none_is_given() {
    for db in testkit::databases() {
        let shop = shop_in(&db, "lane");
        let made = |title: &'static str| {
            let shop = shop.clone();
            let saved = write(&db, move |tx, clock| {
                create(tx, clock, &shop, &ProductDraft { handle: None, title: title.to_owned(), ..shirt() })
            });
            read_in(&db, saved.unwrap().product).handle
        };
        assert_eq!(made("Ocean Shirt"), "ocean-shirt");
        assert!(made("Ocean Shirt").starts_with("ocean-shirt-"));
        assert!(made("水晶").starts_with("product-"));
        let taken = {
            let shop = shop.clone();
            let draft = ProductDraft { handle: Some("ocean-shirt".to_owned()), ..shirt() };
            write(&db, move |tx, clock| create(tx, clock, &shop, &draft))
        };
        assert_eq!(codes(taken.unwrap_err())[0].1, "catalog.product_handle_taken");
    }
}

#[test]
fn only_the_moves_of_the_machine_exist() {
    use ProductEvent::{Approve, Delete, Freeze, Pause, Reject, Restore, Resume, Submit, Suspend, Unfreeze};
    let events = [Submit, Approve, Reject, Pause, Resume, Suspend, Freeze, Unfreeze, Delete, Restore];
    let mut moves = Vec::new();
    for state in ProductState::ALL {
        for event in events {
            if let Ok(to) = state.after(event) {
                moves.push(format!("{state} {event:?} {to}"));
            }
        }
    }
    let expected = "DRAFT Submit PENDING, DRAFT Freeze FROZEN, DRAFT Delete DELETED, PENDING Approve ACTIVE, PENDING Reject REJECTED, \
                    PENDING Freeze FROZEN, PENDING Delete DELETED, ACTIVE Pause SELLER_PAUSED, ACTIVE Suspend PLATFORM_PAUSED, \
                    ACTIVE Freeze FROZEN, ACTIVE Delete DELETED, REJECTED Submit PENDING, REJECTED Freeze FROZEN, \
                    REJECTED Delete DELETED, SELLER_PAUSED Resume ACTIVE, SELLER_PAUSED Freeze FROZEN, SELLER_PAUSED Delete DELETED, \
                    PLATFORM_PAUSED Submit PENDING, PLATFORM_PAUSED Freeze FROZEN, PLATFORM_PAUSED Delete DELETED, \
                    FROZEN Unfreeze PLATFORM_PAUSED, FROZEN Delete DELETED, DELETED Restore PENDING";
    assert_eq!(moves.join(", "), expected);
}
