use super::*;

const HAPPENINGS: [Happening; 8] = [
    Happening::Encoded,
    Happening::EncodedForReview,
    Happening::Spoiled,
    Happening::Held,
    Happening::TakenDown,
    Happening::Restored,
    Happening::Deleted,
    Happening::Edited,
];
const ACTORS: [Actor; 3] = [Actor::Author, Actor::System, Actor::Operator];

#[test]
fn every_move_is_in_the_table_and_no_other() {
    let mut moves = Vec::new();
    for from in PostState::ALL {
        for happening in HAPPENINGS {
            let to: Vec<_> = ACTORS.iter().map(|actor| from.after(happening, *actor)).collect();
            let who: Vec<&str> =
                ACTORS.iter().zip(&to).filter(|(_, to)| to.is_ok()).map(|(actor, _)| actor.name()).collect();
            if let Some(Ok(to)) = to.iter().find(|to| to.is_ok()) {
                moves.push(format!("{} {happening:?} {} {}", from.name(), to.name(), who.join("|")));
            }
        }
    }
    assert_eq!(
        moves,
        [
            "PROCESSING Encoded READY SYSTEM",
            "PROCESSING EncodedForReview HELD SYSTEM",
            "PROCESSING Spoiled FAILED SYSTEM",
            "PROCESSING Deleted DELETED AUTHOR|SYSTEM|OPERATOR",
            "PROCESSING Edited PROCESSING AUTHOR",
            "READY Held HELD SYSTEM|OPERATOR",
            "READY TakenDown REMOVED OPERATOR",
            "READY Deleted DELETED AUTHOR|SYSTEM|OPERATOR",
            "READY Edited READY AUTHOR",
            "FAILED Deleted DELETED AUTHOR|SYSTEM|OPERATOR",
            "HELD TakenDown REMOVED OPERATOR",
            "HELD Restored READY OPERATOR",
            "HELD Deleted DELETED AUTHOR|SYSTEM|OPERATOR",
            "HELD Edited HELD AUTHOR",
            "REMOVED Restored READY OPERATOR",
            "REMOVED Deleted DELETED AUTHOR|SYSTEM|OPERATOR",
        ]
    );
}

#[test]
fn nothing_leaves_deleted() {
    for happening in HAPPENINGS {
        for actor in ACTORS {
            let refused = IllegalPostMove { from: PostState::Deleted, happening, actor };
            assert_eq!(PostState::Deleted.after(happening, actor), Err(refused));
        }
    }
}
