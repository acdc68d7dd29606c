use super::statements;

#[test]
fn every_statement_is_understood_by_every_engine() {
    for db in testkit::databases() {
        for (name, sql) in statements() {
            db.check_statement(sql).unwrap_or_else(|error| panic!("{name} on {db:?}: {error}"));
        }
    }
}

#[test]
fn nothing_that_is_booked_is_ever_changed() {
    for (name, sql) in statements() {
        let words: Vec<&str> = sql.split_whitespace().collect();
        for table in ["ledger_entry", "posting", "statement", "take_rate"] {
            let changes = words.windows(2).any(|pair| pair == ["UPDATE", table])
                || words.windows(3).any(|three| three == ["DELETE", "FROM", table]);
            assert!(!changes, "{name} changes {table}");
        }
    }
}
