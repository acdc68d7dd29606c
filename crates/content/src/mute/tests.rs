use kernel::PageRequest;

use super::*;
use crate::testing::{CREATOR, House, LIN, MALI, SHOP};

#[test]
fn a_mute_ends_a_follow_and_is_taken_back() {
    House::each(|house| {
        house.write(move |tx, clock| follow::follow(tx, clock, LIN, SHOP, From::default()));
        for author in [CREATOR, SHOP, SHOP] {
            house.write(move |tx, clock| mute(tx, clock, LIN, author));
        }
        assert_eq!(house.read(|read| muted(read, LIN)), [CREATOR, SHOP]);
        assert!(house.read(|read| follow::following(read, LIN, &PageRequest::first())).items.is_empty());
        house.write(move |tx, _| unmute(tx, LIN, SHOP));
        assert_eq!(house.read(|read| muted(read, LIN)), [CREATOR]);
        assert!(house.read(|read| muted(read, MALI)).is_empty());
    });
}

#[test]
fn nobody_mutes_themselves() {
    House::each(|house| {
        let refused = house.try_write(|tx, clock| mute(tx, clock, MALI, CREATOR));
        assert_eq!(refused.unwrap_err().code(), "content.mute_oneself");
    });
}
