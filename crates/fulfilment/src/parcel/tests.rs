use kernel::{Coded as _, DAY_MS};

use super::*;
use crate::reservation::{self, Hold, Want};
use crate::stock;

const SHOP: ShopId = ShopId::new(1);
const CN: Country = Country::new(*b"CN");
const TH: MarketCode = MarketCode::new(*b"TH");

/// The line of a number: of order 1 below 10, of order 2 from there.
fn line(number: i64) -> ParcelLine {
    let order = OrderId::new(if number < 10 { 1 } else { 2 });
    ParcelLine { order, line: OrderLineId::new(number), variant: VariantId::new(5) }
}

fn lines(numbers: &[i64]) -> Vec<ParcelLine> {
    numbers.iter().copied().map(line).collect()
}

fn wish<'a>(lines: &'a [ParcelLine], tracking: Option<&'a str>) -> Pack<'a> {
    Pack {
        shop: SHOP,
        market: TH,
        origin: CN,
        lines,
        lane: lane::STANDARD,
        carrier: " Thai Post ",
        tracking,
        weight_g: Some(750),
        dims_mm: Some((200, 100, 50)),
        again: false,
    }
}

fn pack_in(db: &db::Db, numbers: &[i64], tracking: Option<&'static str>) -> Result<Parcel, PackError> {
    let lines = lines(numbers);
    db.write_blocking(move |tx| pack(tx, &testkit::clock(), &wish(&lines, tracking)))
}

fn new_scan(to: ParcelState) -> NewScan<'static> {
    NewScan { to, at: None, by: Actor::Carrier, place: Some("Bangkok"), sandbox: false }
}

fn scan_in(db: &db::Db, id: ParcelId, minutes: i64, scanned: NewScan<'static>) -> Result<Scanned, ScanError> {
    let clock = testkit::clock();
    clock.advance_ms(minutes * MINUTE_MS);
    db.write_blocking(move |tx| scan(tx, &clock, id, &scanned))
}

fn found(db: &db::Db, id: ParcelId) -> Parcel {
    db.read_blocking(|read| find(read, id)).unwrap().unwrap()
}

#[test]
fn a_parcel_travels_from_shop_to_door() {
    for db in testkit::databases() {
        let parcel = pack_in(&db, &[1, 2], Some(" th 123-x ")).unwrap();
        assert_eq!((parcel.state, parcel.carrier.as_str()), (ParcelState::Ready, "Thai Post"));
        assert_eq!(parcel.collect_by.since_ms(testkit::START), DAY_MS);
        assert_eq!(parcel.deliver_by.since_ms(testkit::START), 7 * DAY_MS);
        assert_eq!(found(&db, parcel.id), parcel);

        let collected = scan_in(&db, parcel.id, 60, new_scan(ParcelState::Collected)).unwrap();
        assert_eq!(
            (collected.from, collected.to, collected.moved()),
            (ParcelState::Ready, ParcelState::Collected, true)
        );
        assert_eq!(collected.parcel.deliver_by.since_ms(testkit::START), 6 * DAY_MS + HOUR_MS);
        assert_eq!(found(&db, parcel.id), collected.parcel);
        let again = scan_in(&db, parcel.id, 90, new_scan(ParcelState::Collected)).unwrap();
        assert!(!again.moved() && again.parcel == collected.parcel, "a repeated scan changes nothing");

        scan_in(&db, parcel.id, 120, new_scan(ParcelState::InTransit)).unwrap();
        let place = NewScan { place: Some(" Chiang Mai "), ..new_scan(ParcelState::InTransit) };
        let moved_on = scan_in(&db, parcel.id, 180, place).unwrap();
        assert!(!moved_on.moved(), "the same state, another place");
        assert_eq!(moved_on.parcel.scans[2].place.as_deref(), Some("Chiang Mai"));
        let delivered = scan_in(&db, parcel.id, 240, new_scan(ParcelState::Delivered)).unwrap();
        assert_eq!(delivered.parcel.delivered_at, Some(testkit::START.plus_ms(4 * HOUR_MS)));
        assert_eq!(found(&db, parcel.id), delivered.parcel);
        for to in [ParcelState::InTransit, ParcelState::Lost, ParcelState::Ready] {
            let late = NewScan { sandbox: true, ..new_scan(to) };
            assert_eq!(scan_in(&db, parcel.id, 300, late).unwrap_err().code(), "fulfilment.scan_out_of_order");
        }
        assert_eq!(found(&db, parcel.id), delivered.parcel);
    }
}

#[test]
fn sellers_scan_up_to_collection() {
    for db in testkit::databases() {
        let parcel = pack_in(&db, &[1], Some("T1")).unwrap().id;
        let by_seller = |to| NewScan { by: Actor::Seller, ..new_scan(to) };
        let skipped = scan_in(&db, parcel, 1, new_scan(ParcelState::Delivered));
        assert_eq!(skipped.unwrap_err().code(), "fulfilment.scan_out_of_order");
        scan_in(&db, parcel, 1, by_seller(ParcelState::Collected)).unwrap();
        let refused = scan_in(&db, parcel, 2, by_seller(ParcelState::InTransit));
        assert_eq!(refused.unwrap_err().code(), "fulfilment.scan_not_yours");
        let sandbox = NewScan { sandbox: true, ..by_seller(ParcelState::InTransit) };
        scan_in(&db, parcel, 2, sandbox).unwrap();
        let unknown = scan_in(&db, ParcelId::new(7), 1, new_scan(ParcelState::Lost));
        assert_eq!(unknown.unwrap_err().code(), "fulfilment.parcel_not_found");
    }
}

#[test]
fn a_scans_time_is_one_that_can_be() {
    for db in testkit::databases() {
        let parcel = pack_in(&db, &[1], Some("T1")).unwrap().id;
        let at = |minutes: i64| NewScan {
            at: Some(testkit::START.plus_ms(minutes * MINUTE_MS)),
            ..new_scan(ParcelState::Collected)
        };
        let wrong = |minutes: i64| scan_in(&db, parcel, 60, at(minutes)).unwrap_err().problems()[0].code.to_string();
        assert_eq!(wrong(66), "fulfilment.scan_in_future");
        assert_eq!(wrong(-6), "fulfilment.scan_too_early");
        let far = NewScan { at: Some(Instant::from_ms(i64::MIN)), ..at(0) };
        assert_eq!(scan_in(&db, parcel, 60, far).unwrap_err().problems()[0].code, "fulfilment.scan_too_early");
        let long = NewScan { place: Some(Box::leak("x".repeat(101).into_boxed_str())), ..at(1) };
        assert_eq!(scan_in(&db, parcel, 60, long).unwrap_err().problems()[0].field, "place");
        let scanned = scan_in(&db, parcel, 60, at(-3)).unwrap();
        assert_eq!(scanned.parcel.collected_at, Some(testkit::START), "clocks differ by a little");
        let next = NewScan { to: ParcelState::InTransit, ..at(64) };
        assert_eq!(scan_in(&db, parcel, 60, next).unwrap().parcel.last_scan_at, Some(testkit::START.plus_ms(HOUR_MS)));
    }
}

#[test]
fn lines_are_split_and_combined_and_travel_once() {
    for db in testkit::databases() {
        let first = pack_in(&db, &[1], Some("T1")).unwrap();
        assert!(matches!(pack_in(&db, &[2, 1], Some("T2")), Err(PackError::LinePacked(line)) if line.get() == 1));
        let both = pack_in(&db, &[2, 11], Some("T2")).unwrap();
        let of = |order: i64| -> Vec<ParcelId> {
            let parcels = db.read_blocking(|read| of_order(read, OrderId::new(order))).unwrap();
            parcels.iter().map(|parcel| parcel.id).collect()
        };
        assert_eq!((of(1), of(2), of(3)), (vec![first.id, both.id], vec![both.id], vec![]));
        assert_eq!(db.write_blocking(move |tx| unpack(tx, both.id)).unwrap(), both);
        assert_eq!((of(1), of(2)), (vec![first.id], vec![]));
        assert!(matches!(db.write_blocking(move |tx| unpack(tx, both.id)), Err(UnpackError::NotFound)));
        let both = pack_in(&db, &[2, 11], Some("T2")).unwrap();
        scan_in(&db, both.id, 1, new_scan(ParcelState::Collected)).unwrap();
        assert!(matches!(db.write_blocking(move |tx| unpack(tx, both.id)), Err(UnpackError::Collected)));
        let listed = |state| {
            let page = PageRequest::new(None, Some(1));
            let page = db.read_blocking(|read| of_shop(read, SHOP, state, &page)).unwrap();
            (page.items.iter().map(|parcel| parcel.id).collect::<Vec<_>>(), page.next)
        };
        let (newest, next) = listed(None);
        assert_eq!(newest, [both.id]);
        let rest = db.read_blocking(|read| of_shop(read, SHOP, None, &PageRequest::new(next, None))).unwrap();
        assert_eq!(rest.items, std::slice::from_ref(&first));
        assert_eq!(listed(Some(ParcelState::Ready)), (vec![first.id], None));
        assert_eq!(listed(Some(ParcelState::Lost)), (vec![], None));
    }
}

#[test]
fn a_finished_line_is_sent_again() {
    for db in testkit::databases() {
        let first = pack_in(&db, &[1], Some("T1")).unwrap().id;
        let again = || {
            db.write_blocking(move |tx| {
                let lines = lines(&[1]);
                pack(tx, &testkit::clock(), &Pack { again: true, ..wish(&lines, Some("T2")) })
            })
        };
        assert!(matches!(again(), Err(PackError::LinePacked(_))), "it is still on its way");
        for to in [ParcelState::Collected, ParcelState::InTransit, ParcelState::Delivered] {
            scan_in(&db, first, 1, new_scan(to)).unwrap();
        }
        assert!(matches!(pack_in(&db, &[1], Some("T2")), Err(PackError::LinePacked(_))));
        again().unwrap();
        assert!(matches!(again(), Err(PackError::LinePacked(_))));
        assert_eq!(db.read_blocking(|read| of_order(read, OrderId::new(1))).unwrap().len(), 2);
        pack_in(&db, &[2], Some("T1")).unwrap();
    }
}

#[test]
fn a_parcel_waits_for_its_label() {
    for db in testkit::databases() {
        let id = pack_in(&db, &[1], None).unwrap().id;
        assert_eq!(found(&db, id).state, ParcelState::ToPack);
        let early = scan_in(&db, id, 1, new_scan(ParcelState::Collected));
        assert_eq!(early.unwrap_err().code(), "fulfilment.scan_out_of_order");
        pack_in(&db, &[2], Some("T1")).unwrap();
        let label_in = |id, tracking: &'static str| db.write_blocking(move |tx| label(tx, id, "thai-post", tracking));
        assert!(matches!(label_in(id, "t 1"), Err(LabelError::TrackingTaken)), "another parcel's");
        assert!(matches!(pack_in(&db, &[3], Some("T 1")), Err(PackError::TrackingTaken)));
        assert_eq!(label_in(id, "").unwrap_err().problems()[0].code, "fulfilment.parcel_tracking_shape");
        let labelled = label_in(id, "T9").unwrap();
        assert_eq!((labelled.state, &found(&db, id)), (ParcelState::Ready, &labelled));
        label_in(id, "T9").unwrap();
        scan_in(&db, id, 1, new_scan(ParcelState::Collected)).unwrap();
        assert!(matches!(label_in(id, "T8"), Err(LabelError::Collected)));
        assert!(matches!(label_in(ParcelId::new(7), "T8"), Err(LabelError::NotFound)));
        assert_eq!(db.read_blocking(|read| of_order(read, OrderId::new(1))).unwrap().len(), 2, "nothing half made");
    }
}

#[test]
fn whoever_has_the_number_follows_it_and_learns_nothing_else() {
    for db in testkit::databases() {
        let parcel = pack_in(&db, &[1], Some("TH123")).unwrap();
        scan_in(&db, parcel.id, 1, new_scan(ParcelState::Collected)).unwrap();
        let track_in = |carrier: &str, tracking: &str| db.read_blocking(|read| track(read, carrier, tracking)).unwrap();
        let tracked = track_in("thai-post", "th123").unwrap();
        assert_eq!((tracked.state, tracked.scans.len()), (ParcelState::Collected, 1));
        assert_eq!(track_in("Thai Post", "TH 123"), Some(tracked));
        assert_eq!(track_in("thai-post", "TH124"), None);
        assert_eq!(track_in("", ""), None);
    }
}

#[test]
fn silent_parcels_are_noticed() {
    for db in testkit::databases() {
        let ready = pack_in(&db, &[1], Some("T1")).unwrap().id;
        let (quiet, heard) = (pack_in(&db, &[2], Some("T2")).unwrap().id, pack_in(&db, &[3], Some("T3")).unwrap().id);
        scan_in(&db, quiet, 10, new_scan(ParcelState::Collected)).unwrap();
        scan_in(&db, heard, 5, new_scan(ParcelState::Collected)).unwrap();
        scan_in(&db, heard, 20, new_scan(ParcelState::InTransit)).unwrap();
        let silent = |minutes: i64| {
            let before = testkit::START.plus_ms(minutes * MINUTE_MS);
            db.read_blocking(|read| silent_since(read, before)).unwrap()
        };
        assert_eq!((silent(9), silent(10), silent(20)), (vec![], vec![quiet], vec![quiet, heard]));
        let lost = NewScan { by: Actor::System, place: None, ..new_scan(ParcelState::Lost) };
        assert!(scan_in(&db, quiet, 30, lost).unwrap().moved());
        assert_eq!(silent(20), [heard]);
        assert_eq!(scan_in(&db, ready, 30, lost).unwrap_err().code(), "fulfilment.scan_out_of_order");
    }
}

#[test]
fn a_parcel_is_sent_from_where_its_units_are() {
    for db in testkit::databases() {
        let warehouse = db.write_blocking(|tx| {
            let clock = testkit::clock();
            let level = stock::set_on_hand(tx, &clock, SHOP, None, VariantId::new(5), 3).expect("units");
            let want = [Want { variant: VariantId::new(5), quantity: 2 }];
            reservation::take(tx, &clock, OrderId::new(1), TH, &want, Hold::Committed).expect("units");
            Ok::<_, db::Error>(level.warehouse)
        });
        assert_eq!(pack_in(&db, &[1], Some("T1")).unwrap().warehouse, Some(warehouse.unwrap()));
        assert_eq!(pack_in(&db, &[11], Some("T2")).unwrap().warehouse, None, "nothing is known of its units");
    }
}

#[test]
fn every_problem_of_a_parcel_is_said() {
    for db in testkit::databases() {
        let refused = |lines: &[ParcelLine], change: fn(&mut Pack<'_>)| -> Vec<String> {
            let lines = lines.to_vec();
            let outcome = db.write_blocking(move |tx| {
                let mut wish = wish(&lines, Some("T1"));
                change(&mut wish);
                pack(tx, &testkit::clock(), &wish)
            });
            outcome.unwrap_err().problems().iter().map(|p| p.code.to_string()).collect()
        };
        let all = refused(&[], |wish| {
            wish.carrier = "a/b";
            wish.tracking = Some("x/y");
            wish.weight_g = Some(0);
            wish.dims_mm = Some((1, 0, 1));
        });
        let codes = ["lines_count", "carrier_shape", "tracking_shape", "weight_out_of_range", "size_out_of_range"];
        assert_eq!(all, codes.map(|code| format!("fulfilment.parcel_{code}")));
        assert_eq!(refused(&lines(&[1, 1]), |_| ()), ["fulfilment.parcel_line_twice"]);
        let many: Vec<i64> = (100..=200).collect();
        assert_eq!(refused(&lines(&many), |_| ()), ["fulfilment.parcel_lines_count"]);
        pack_in(&db, &many[..100], Some("T1")).unwrap();
    }
}
