use super::*;
use crate::testing::{At, mails, person, write};

const SHOP: ShopId = ShopId::new(7);

#[test]
fn the_owner_stays_until_they_hand_over() {
    for db in testkit::databases() {
        let (lin, wu) = (person(&db, "lin").id, person(&db, "wu").id);
        write(&db, move |tx| found(tx, &At(0), SHOP, lin)).unwrap();
        assert!(matches!(write(&db, move |tx| revoke(tx, &At(1), "x", SHOP, lin)), Err(MemberError::Owner)));
        let reduce = write(&db, move |tx| grant(tx, &At(1), "x", SHOP, lin, &[ShopPermission::Host]));
        assert!(matches!(reduce, Err(MemberError::Owner)));
        assert!(matches!(write(&db, move |tx| hand_over(tx, &At(1), "x", SHOP, wu)), Err(MemberError::Unknown)));
        write(&db, move |tx| grant(tx, &At(1), "x", SHOP, wu, &[ShopPermission::Host])).unwrap();
        write(&db, move |tx| hand_over(tx, &At(2), "x", SHOP, wu)).unwrap();
        let staff = db.read_blocking(|read| members(read, SHOP)).unwrap();
        assert_eq!(
            staff.iter().map(|m| (m.handle.as_str(), m.owner)).collect::<Vec<_>>(),
            [("wu", true), ("lin", false)]
        );
        write(&db, move |tx| revoke(tx, &At(3), "x", SHOP, lin)).unwrap();
        assert!(db.read_blocking(|read| of_person(read, lin)).unwrap().is_empty());
    }
}

#[test]
fn an_invitation_is_accepted_by_the_invited_once_and_in_time() {
    for db in testkit::databases() {
        let (lin, wu, eve) = (person(&db, "lin").id, person(&db, "wu").id, person(&db, "eve").id);
        mails(&db, At(0));
        let send = move |tx: &mut Tx| {
            let permissions = &[ShopPermission::Orders, ShopPermission::Orders];
            invite(
                tx,
                &At(0),
                &NewInvite { shop: SHOP, shop_name: "Moon\r\nStone", by: lin, handle: "Wu", permissions },
            )
        };
        write(&db, send).unwrap();
        let sent = write(&db, send).unwrap();
        assert_eq!(sent.permissions, [ShopPermission::Orders]);
        let mail = mails(&db, At(0)).pop().unwrap();
        assert!(mail.to == "wu@example.com" && !mail.subject.contains(['\r', '\n']));
        assert_eq!(db.read_blocking(|read| invites_of_shop(read, &At(1), SHOP)).unwrap().len(), 1, "replaced");
        assert_eq!(db.read_blocking(|read| invites_of_person(read, &At(1), wu)).unwrap(), std::slice::from_ref(&sent));
        let id = sent.id;
        assert!(matches!(write(&db, move |tx| accept(tx, &At(1), eve, id)), Err(MemberError::Unknown)));
        assert!(matches!(write(&db, move |tx| accept(tx, &At(INVITE_LIFE_MS), wu, id)), Err(MemberError::Unknown)));
        assert_eq!(write(&db, move |tx| accept(tx, &At(1), wu, id)).unwrap(), SHOP);
        assert!(matches!(write(&db, move |tx| decline(tx, &At(1), wu, id)), Err(MemberError::Unknown)));
        assert!(matches!(write(&db, send), Err(MemberError::AlreadyMember)));
        assert_eq!(db.read_blocking(|read| of_person(read, wu)).unwrap().len(), 1);
    }
}
