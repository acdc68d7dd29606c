use db::jobs::JobState;

use super::*;
use crate::fixture::House;

/// `count` products, the third without a usable price.
fn file(count: usize) -> String {
    let mut csv = "Handle,Title,Body (HTML),Variant SKU,Variant Price,Variant Inventory Qty\n".to_owned();
    for i in 0..count {
        let price = if i == 2 { "12,50,1" } else { "12.50" };
        csv.push_str(&format!("thing-{i},Thing {i},A thing,SKU-{i},\"{price}\",3\n"));
    }
    csv
}

fn upload(house: &House, name: &str, text: String) -> JobId {
    let key: BlobKey = name.parse().unwrap();
    house.deps.blobs.put(&key, text.into_bytes()).unwrap();
    let (clock, import) =
        (house.clock.clone(), NewImport { shop: house.shop.id, format: Format::Shopify, file: name.to_owned() });
    house.write(move |tx| start_import(tx, &*clock, &import))
}

fn products(house: &House) -> i64 {
    let counts = house.read(|read| catalog::product::count(read, house.shop.id));
    counts.iter().map(|(_, count)| count).sum()
}

#[test]
fn a_file_comes_in_with_its_problems_by_row_and_a_rerun_changes_nothing() {
    House::each(|house| {
        let job = upload(house, "imports/a.csv", file(120));
        house.run();
        let done = house.read(|read| db::jobs::find(read, job)).unwrap();
        assert_eq!((done.state, done.done, done.total), (JobState::Done, 120, Some(120)));
        let problems = house.read(|read| db::jobs::problems(read, job, 10));
        assert!(problems.iter().any(|problem| problem.row == Some(4)), "{problems:?}");
        let there = products(house);
        assert!(there >= 119);
        upload(house, "imports/b.csv", file(120));
        house.run();
        assert_eq!(products(house), there);
        assert!(!house.deps.blobs.exists(&"imports/a.csv".parse().unwrap()).unwrap());
    });
}

#[test]
fn an_import_that_stopped_goes_on_where_it_was() {
    House::each(|house| {
        let job = upload(house, "imports/c.csv", file(80));
        let clock = house.clock.clone();
        house.write(move |tx| db::jobs::set_progress(tx, &*clock, job, 50, Some(80)));
        house.run();
        assert_eq!(products(house), 30);
    });
}

#[test]
fn a_file_that_is_no_catalogue_writes_nothing_and_says_why() {
    House::each(|house| {
        let job = upload(house, "imports/d.csv", "a,b,c\n1,2,3\n".to_owned());
        house.run();
        let failed = house.read(|read| db::jobs::find(read, job)).unwrap();
        assert_eq!(failed.state, JobState::Failed);
        assert_eq!(house.read(|read| db::jobs::problems(read, job, 10)).len(), 1);
        assert_eq!(products(house), 0);
    });
}
