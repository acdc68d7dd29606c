use super::statements;

#[test]
fn every_statement_is_understood_by_every_engine() {
    for db in testkit::databases() {
        for (name, sql) in statements() {
            db.check_statement(sql).unwrap_or_else(|error| panic!("{name} on {db:?}: {error}"));
        }
    }
}
