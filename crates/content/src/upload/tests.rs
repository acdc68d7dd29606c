use proptest::prelude::*;

use super::*;
use crate::testing::{House, LIN, MALI};

fn part(start: i64, bytes: i64) -> Part {
    Part { start, bytes, key: format!("uploads/{start}") }
}

fn began(house: &House, bytes: i64) -> UploadId {
    house.write(move |tx, clock| {
        begin(tx, clock, &NewUpload { owner: MALI, name: "a.mp4", kind: "video/mp4", bytes }).map(|upload| upload.id)
    })
}

fn code<T: std::fmt::Debug>(refused: Result<T, UploadError>) -> &'static str {
    refused.unwrap_err().code()
}

#[test]
fn a_part_must_begin_where_the_upload_ends() {
    House::each(|house| {
        let id = began(house, 10);
        let add = |start, bytes| house.try_write(move |tx, clock| append(tx, clock, id, &part(start, bytes)));
        assert_eq!(add(0, 4).unwrap().received, 4);
        assert_eq!(code(add(0, 4)), "content.upload_offset");
        assert_eq!(code(add(5, 4)), "content.upload_offset");
        assert_eq!(code(add(4, 7)), "content.upload_too_long");
        assert_eq!(code(add(4, 0)), "content.upload_too_long");
        let whole = add(4, 6).unwrap();
        assert_eq!((whole.received, whole.state), (10, UploadState::Complete));
        assert_eq!(code(add(10, 1)), "content.upload_offset");
        assert_eq!(house.read(|read| find(read, id)).unwrap(), whole);
        assert_eq!(house.read(|read| parts(read, id)), [part(0, 4), part(4, 6)]);
        assert_eq!(house.write(move |tx, _| finish(tx, id)), [part(0, 4), part(4, 6)]);
        assert!(house.write(move |tx, _| finish(tx, id)).is_empty());
    });
}

#[test]
fn what_is_announced_is_checked() {
    House::each(|house| {
        let ask = |kind: &'static str, bytes| {
            house.try_write(move |tx, clock| begin(tx, clock, &NewUpload { owner: MALI, name: "x", kind, bytes }))
        };
        let refused = ask("text/html", BYTES_MAX + 1).unwrap_err();
        let codes: Vec<_> = refused.problems().iter().map(|p| p.code.as_ref()).collect();
        assert_eq!(codes, ["content.upload_size", "content.upload_kind"]);
        assert!(ask("video/mp4; codecs=avc1", 1).is_ok());
        assert!(ask("", 1).is_ok());
        assert_eq!(ask("video/webm", 0).unwrap_err().problems()[0].code, "content.upload_size");
    });
}

#[test]
fn a_day_has_a_quota_and_so_has_a_moment() {
    House::each(|house| {
        for _ in 0..BYTES_A_DAY_MAX / BYTES_MAX {
            let id = began(house, BYTES_MAX);
            house.write(move |tx, _| abandon(tx, id));
        }
        let more = |owner| {
            house.try_write(move |tx, clock| begin(tx, clock, &NewUpload { owner, name: "", kind: "", bytes: 1 }))
        };
        assert_eq!(code(more(MALI)), "content.upload_quota");
        house.clock.advance_ms(DAY_MS);
        for _ in 0..OPEN_MAX {
            more(MALI).unwrap();
        }
        assert_eq!(code(more(MALI)), "content.upload_too_many");
        assert!(more(LIN).is_ok());
    });
}

#[test]
fn what_nobody_goes_on_with_expires() {
    House::each(|house| {
        let (idle, busy) = (began(house, 10), began(house, 10));
        house.write(move |tx, clock| append(tx, clock, idle, &part(0, 1)));
        house.clock.advance_ms(KEPT_MS - 1);
        house.write(move |tx, clock| append(tx, clock, busy, &part(0, 2)));
        house.clock.advance_ms(1);
        assert_eq!(house.write(|tx, clock| expire(tx, clock, 10)), [part(0, 1)]);
        assert!(house.read(|read| find(read, idle)).is_none());
        assert!(house.read(|read| find(read, busy)).is_some());
        let gone = house.try_write(move |tx, clock| append(tx, clock, idle, &part(1, 1)));
        assert_eq!(code(gone), "content.upload_not_found");
    });
}

#[test]
fn too_many_small_parts_are_refused() {
    House::each(|house| {
        let id = began(house, PARTS_MAX * 2);
        let refused = house.try_write(move |tx, clock| {
            for start in 0..=PARTS_MAX {
                append(tx, clock, id, &part(start, 1))?;
            }
            Ok(())
        });
        assert_eq!(code(refused), "content.upload_too_many_parts");
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// Whatever offsets and lengths come, in whatever order: the parts that were taken cover the file from its beginning without a
    /// gap or an overlap, and `received` is where they end.
    #[test]
    fn parts_always_meet(tries in prop::collection::vec((0_i64..40, 0_i64..20), 1..30)) {
        let house = House { db: testkit::sqlite(), clock: testkit::clock() };
        let id = began(&house, 40);
        let mut end = 0;
        for (start, bytes) in tries {
            let fits = start == end && bytes > 0 && end + bytes <= 40;
            let taken = house.try_write(move |tx, clock| append(tx, clock, id, &part(start, bytes)));
            prop_assert_eq!(taken.is_ok(), fits);
            end += if fits { bytes } else { 0 };
        }
        let upload = house.read(|read| find(read, id)).unwrap();
        prop_assert_eq!(upload.received, end);
        prop_assert_eq!(upload.state == UploadState::Complete, end == 40);
        let mut at = 0;
        for part in house.read(|read| parts(read, id)) {
            prop_assert_eq!(part.start, at);
            at += part.bytes;
        }
        prop_assert_eq!(at, end);
    }
}
