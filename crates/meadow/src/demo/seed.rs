//! Filling an empty installation: people, shops, products, pictures, translations, and one click to every market.

use accounts::{ShopPermission, audit, membership};
use catalog::Shop;
use catalog::shop::Connection;
use catalog::translation::memory::{self, Entry, Origin, Owner, Verdict};
use catalog::translation::{Glossary, Pair, gate};
use flows::{AllProducts, StartSync, SyncProducts};
use kernel::{Clock as _, Id, Lang, SystemClock};

use super::catalogue::{self, DemoShop, Translation};
use super::{Logins, people, pictures};
use crate::Failure;
use crate::commands::serve::prepare_sandbox;
use crate::house::House;
use crate::terminal::Progress;

/// Fills the installation unless its shops are there already. A start that was interrupted goes on where it stopped.
pub fn seed(house: &House, logins: &Logins) -> Result<(), Failure> {
    prepare_sandbox(house)?;
    for login in &logins.0 {
        let person = people::sign_up(&house.db, &login.handle, &login.password, "GB")?;
        match login.audience.as_str() {
            "operator" => people::make_operator(&house.db, &login.handle)?,
            "creator" => {
                people::make_creator(&house.db, person, "Maya Fields", "Small things that make a room kinder.")?
            }
            _ => {}
        }
    }
    let shops = catalogue::shops()?;
    let missing: Vec<&DemoShop> = shops.iter().filter(|shop| !is_complete(house, shop)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    remember(house, &catalogue::translations(&shops)?)?;
    let total = missing.iter().map(|shop| shop.products.len()).sum::<usize>();
    let mut progress = Progress::start("stocking the shelves", false);
    let mut done = 0;
    for shop in missing {
        let opened = open(house, shop, logins)?;
        for product in &shop.products {
            put(house, &opened, product)?;
            done += 1;
            progress.at(u64::try_from(done)?, Some(u64::try_from(total)?));
        }
        sync(house, &opened)?;
    }
    progress.end();
    Ok(())
}

/// Whether every product of the shop is there, with its pictures and its listings.
fn is_complete(house: &House, shop: &DemoShop) -> bool {
    let known = house.db.read_blocking(|read| {
        let Some(opened) = catalog::shop::find_named(read, &shop.handle)? else { return Ok(false) };
        let counts = catalog::product::count(read, opened.id)?;
        let listed = catalog::listing::count(read, opened.id)?;
        let products = counts.iter().map(|(_, count)| *count).sum::<i64>();
        Ok::<_, db::Error>(usize::try_from(products).is_ok_and(|n| n >= shop.products.len()) && !listed.is_empty())
    });
    known.unwrap_or(false)
}

/// Keeps the shipped translations, judged by the gates, where every shop finds them.
fn remember(house: &House, known: &[Translation]) -> Result<(), Failure> {
    let mut pairs: Vec<(Lang, Lang)> = known.iter().map(|t| (t.from, t.to)).collect();
    pairs.sort_unstable();
    pairs.dedup();
    for (from, to) in pairs {
        let pair = Pair::new(from, to);
        let of_pair = known.iter().filter(|t| (t.from, t.to) == (from, to));
        let entries: Vec<Entry> = of_pair.map(|translation| judged(pair, translation)).collect();
        house.db.write_blocking(move |tx| memory::remember(tx, SystemClock.now(), Owner::Platform, pair, &entries))?;
    }
    Ok(())
}

fn judged(pair: Pair, known: &Translation) -> Entry {
    let mut entry = Entry {
        field: known.kind,
        source: known.source.clone(),
        target: known.target.clone(),
        origin: Origin::Shipped,
        verdict: Verdict::default(),
    };
    entry.verdict = gate::judge(pair, &entry, &[], &Glossary::default());
    entry
}

/// Opens the shop for its owner, connects it with the brand's store, and has the visitor's seller on its staff.
fn open(house: &House, shop: &DemoShop, logins: &Logins) -> Result<Shop, Failure> {
    let known = house.db.read_blocking(|read| catalog::shop::find_named(read, &shop.handle))?;
    if let Some(known) = known {
        return Ok(known);
    }
    let seller = logins.0.iter().find(|login| login.audience == "seller").ok_or("the demo has no seller")?;
    let owner = people::sign_up(&house.db, &shop.owner, &seller.password, &shop.home_country)?;
    let staff = people::sign_up(&house.db, &seller.handle, &seller.password, "GB")?;
    let (opening, store) = (shop.opening(), shop.store.clone());
    let opened = house.db.write_blocking(move |tx| {
        let shop = flows::open_shop(tx, &SystemClock, owner, &opening).map_err(|error| error.to_string())?;
        let connection = Connection { store: store.clone(), webhook_secret: None, prefers_link_out: None };
        catalog::shop::connect(tx, &SystemClock, shop.id, &connection).map_err(|error| error.to_string())?;
        let by = audit::person(owner);
        membership::grant(tx, &SystemClock, &by, Id::new(shop.id.get()), staff, &ShopPermission::ALL)
            .map_err(|error| error.to_string())?;
        Ok::<_, SeedError>(shop)
    })?;
    Ok(opened)
}

/// A step of the seeding was refused, or the database failed.
#[derive(Debug, thiserror::Error)]
enum SeedError {
    #[error("{0}")]
    Refused(String),
    #[error(transparent)]
    Fault(#[from] db::Error),
}

impl From<String> for SeedError {
    fn from(why: String) -> SeedError {
        SeedError::Refused(why)
    }
}

/// Writes a product; a new one gets its pictures.
fn put(house: &House, shop: &Shop, product: &catalogue::DemoProduct) -> Result<(), Failure> {
    let draft = product.draft(shop.currency)?;
    let kept = shop.clone();
    let saved = house.db.write_blocking(move |tx| flows::put_product(tx, &SystemClock, &kept, &draft))?;
    let known = house.db.read_blocking(|read| catalog::product::find(read, saved.product))?;
    if known.is_none_or(|known| known.images.is_empty()) {
        for name in &product.pictures {
            pictures::add(house, saved.product, name, &product.title)?;
        }
    }
    Ok(())
}

/// One click to every market that is open.
fn sync(house: &House, shop: &Shop) -> Result<(), Failure> {
    let open = house.db.read_blocking(market::markets::enabled)?;
    let markets = open.iter().filter(|m| m.checkout != market::Checkout::None).map(|m| m.code).collect();
    let start = StartSync { shop: shop.id, products: SyncProducts::All(AllProducts::All), markets, price_rule: None };
    house.db.write_blocking(move |tx| flows::start_sync(tx, &SystemClock, &start))?;
    let handlers = flows::handlers(&house.deps);
    let consumers = flows::consumers(&house.deps);
    db::jobs::run_due(&house.db, &SystemClock, &handlers, &consumers)?;
    Ok(())
}
