use super::*;
use crate::testing::{At, hash, person, write};

fn put(db: &db::Db, handle: &'static str, email: &'static str) -> Result<Added, OperatorError> {
    let hash = hash();
    write(db, move |tx| add(tx, &At(0), &NewOperator { handle, email, password: Some(&hash) }))
}

#[test]
fn the_console_makes_or_raises_an_operator() {
    for db in testkit::databases() {
        assert!(!db.read_blocking(any).unwrap());
        let Added::Made(made) = put(&db, "olga", "olga@example.com").unwrap() else { panic!() };
        assert_eq!(made.operator, OperatorPermission::ALL);
        let lin = person(&db, "lin");
        let Added::Raised(raised) = put(&db, "lin", "lin@example.com").unwrap() else { panic!() };
        assert_eq!((raised.id, raised.operator.len()), (lin.id, 5));
        assert!(matches!(put(&db, "lin", "olga@example.com"), Err(OperatorError::TwoPeople)));
        assert!(matches!(put(&db, "Bad Handle", "x"), Err(OperatorError::Problems(p)) if p.0.len() == 2));
        assert_eq!(db.read_blocking(list).unwrap().len(), 2);
    }
}

#[test]
fn the_last_who_manages_people_stays() {
    for db in testkit::databases() {
        let olga = put(&db, "olga", "olga@example.com").unwrap().person().id;
        let reduce = move |tx: &mut Tx| set_permissions(tx, &At(1), olga, olga, &[OperatorPermission::Jobs]);
        assert!(matches!(write(&db, reduce), Err(OperatorError::Last)));
        assert!(matches!(
            write(&db, move |tx| person::delete(tx, &At(1), olga)),
            Err(person::DeleteError::LastOperator)
        ));
        put(&db, "oleg", "oleg@example.com").unwrap();
        write(&db, reduce).unwrap();
    }
}
