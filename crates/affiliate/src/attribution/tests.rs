use kernel::HOUR_MS;

use super::*;
use crate::collaboration::{Kind, State};
use crate::member::MemberState;
use crate::terms::Offered;
use crate::touch::TouchKind;
use crate::{CollaborationId, ShopId};

const NOW: Instant = Instant::from_ms(100 * DAY_MS);
const PRODUCT: ProductId = ProductId::new(5);
const STRANGER: Buyer = Buyer { person: None, of_the_shop: false };

fn touch(creator: i64, hours_ago: i64) -> Touch {
    Touch {
        kind: TouchKind::Post,
        source: Id::new(creator * 10),
        creator: CreatorId::new(creator),
        product: PRODUCT,
        at: NOW.plus_ms(-hours_ago * HOUR_MS),
        person: None,
    }
}

fn terms(creator: i64) -> Candidate {
    Candidate {
        creator: CreatorId::new(creator),
        product: PRODUCT,
        collaboration: CollaborationId::new(7),
        shop: ShopId::new(8),
        kind: Kind::Open,
        state: State::Open,
        ends_at: None,
        membership: MemberState::Joined,
        since: Instant::from_ms(0),
        offered: vec![Offered { rate_bp: 1000, from: Instant::from_ms(0), until: None }],
    }
}

fn verdicts(found: &Attribution) -> Vec<(i64, &'static str)> {
    found.touches.iter().map(|judged| (judged.touch.creator.get(), judged.verdict.name())).collect()
}

#[test]
fn the_last_touch_of_a_creator_with_terms_wins() {
    let touches = [touch(1, 50), touch(2, 20), touch(3, 1), touch(1, 24 * 8)];
    let found = decide(&touches, &[terms(1), terms(2)], PRODUCT, &STRANGER, NOW).unwrap();
    assert_eq!((found.creator, found.nothing), (CreatorId::new(2), None));
    assert_eq!(verdicts(&found), [(3, "no_terms"), (2, "won"), (1, "earlier"), (1, "too_old")]);
}

#[test]
fn a_touch_counts_for_seven_days() {
    let at = |ms: i64| Touch { at: NOW.plus_ms(-WINDOW_MS + ms), ..touch(1, 0) };
    assert!(decide(&[at(1)], &[terms(1)], PRODUCT, &STRANGER, NOW).is_some());
    assert!(decide(&[at(0)], &[terms(1)], PRODUCT, &STRANGER, NOW).is_none());
    assert!(decide(&[touch(1, -1)], &[terms(1)], PRODUCT, &STRANGER, NOW).is_none(), "what is yet to come");
    assert!(decide(&[touch(1, 1)], &[terms(1)], ProductId::new(6), &STRANGER, NOW).is_none(), "another product");
}

#[test]
fn nobody_earns_with_what_they_buy_themselves() {
    let decided = |touches: &[Touch], buyer: &Buyer| decide(touches, &[terms(1)], PRODUCT, buyer, NOW).unwrap().nothing;
    let me = Buyer { person: Some(Id::new(1)), of_the_shop: false };
    let other = Buyer { person: Some(Id::new(2)), of_the_shop: false };
    let staff = Buyer { person: Some(Id::new(2)), of_the_shop: true };
    let signed_in = Touch { person: Some(Id::new(1)), ..touch(1, 30) };
    assert_eq!(decided(&[touch(1, 1)], &other), None);
    assert_eq!(decided(&[touch(1, 1)], &me), Some(Nothing::SelfPurchase));
    assert_eq!(decided(&[touch(1, 1)], &staff), Some(Nothing::ShopMember));
    assert_eq!(
        decided(&[touch(1, 1), signed_in], &STRANGER),
        Some(Nothing::SelfPurchase),
        "as a guest on their device"
    );
}
