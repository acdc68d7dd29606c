//! Terms meet what is listed.

use kernel::PageRequest;
use radar::trend::{Format, Scene};

use super::*;
use crate::fixture::{House, bracelet};

const GOOGLE: &str =
    "Week,rose quartz bracelet: (GB),Quartz: (GB),moon lamp: (GB)\n2026-11-01,10,20,1\n2026-11-08,40,30,2\n";

fn told(text: &str) -> Vec<Told> {
    let scene = Scene { market: "GB".parse().unwrap(), today: "2026-11-22".parse().unwrap() };
    read(text.as_bytes(), Format::Google, &scene).unwrap()
}

#[test]
fn terms_are_found_by_the_words_of_what_is_listed() {
    House::each(|house| {
        let id = house.product(bracelet());
        house.sync(&["GB"]);
        crate::rebuild_search(&house.deps.db, &house.deps.search).unwrap();
        let (gb, shop) = ("GB".parse().unwrap(), house.shop.id);
        let imported = import(&house.deps.db, shop.get(), told(GOOGLE)).unwrap().unwrap();
        assert_eq!((imported.series, imported.points, imported.passed_over), (3, 6, 0));
        let again = import(&house.deps.db, shop.get(), told(GOOGLE)).unwrap().unwrap();
        assert_eq!(again, imported);

        let found = house.read(|read| {
            let product = catalog::product::find(read, id)?.unwrap();
            of_product(read, &product, gb)
        });
        let terms: Vec<&str> = found.iter().map(|trend| &*trend.series.term).collect();
        assert!(terms.contains(&"Quartz") && !terms.contains(&"moon lamp"), "{terms:?}");

        let listed = house.read(|read| {
            let trends = of_shop(read, shop.get(), Some(gb), &PageRequest::first())?.items;
            matched(read, &house.deps.search, Some(shop), trends)
        });
        let of = |term: &str| listed.iter().find(|one| one.trend.series.term == term).unwrap();
        assert_eq!(of("Quartz").products.iter().map(|(id, _)| *id).collect::<Vec<_>>(), [id]);
        assert!(of("moon lamp").products.is_empty());
        let nobody = house.read(|read| {
            let trends = of_shop(read, shop.get(), Some(gb), &PageRequest::first())?.items;
            matched(read, &house.deps.search, Some(ShopId::new(999)), trends)
        });
        assert!(nobody.iter().all(|one| one.products.is_empty()), "another shop's products are not told");
    });
}
