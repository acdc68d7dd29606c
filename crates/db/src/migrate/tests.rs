use super::*;

#[test]
fn sqlite_gets_its_own_types_and_strict_tables() {
    let sql = "-- a BIGINT's comment\nCREATE TABLE t (id BIGINT PRIMARY KEY, text TEXT NOT NULL DEFAULT 'BIGINT (', b BYTEA,\n\
               x DOUBLE PRECISION, CHECK (length(text) > 0));\nCREATE INDEX i ON t (text);\n\
               CREATE TABLE u (t BIGINT REFERENCES t (id));";
    assert_eq!(
        in_words_of(Engine::Sqlite, sql),
        "-- a BIGINT's comment\nCREATE TABLE t (id INTEGER PRIMARY KEY, text TEXT NOT NULL DEFAULT 'BIGINT (', b BLOB,\n\
         x REAL , CHECK (length(text) > 0)) STRICT;\nCREATE INDEX i ON t (text);\n\
         CREATE TABLE u (t INTEGER REFERENCES t (id)) STRICT;"
    );
}

#[test]
fn postgres_sorts_text_by_code_point() {
    let sql = "CREATE TABLE t (\"odd\" TEXT, text TEXT NOT NULL, n BIGINT CHECK (CAST(n AS TEXT) <> 'a TEXT'));";
    assert_eq!(
        in_words_of(Engine::Postgres, sql),
        "CREATE TABLE t (\"odd\" TEXT COLLATE \"C\", text TEXT COLLATE \"C\" NOT NULL, n BIGINT CHECK (CAST(n AS TEXT) <> 'a TEXT'));"
    );
}

#[test]
fn doubled_quotes_and_unfinished_text_survive() {
    for sql in ["SELECT 'it''s BIGINT'", "SELECT ''", "SELECT 'open", "é -- ö", ""] {
        assert_eq!(in_words_of(Engine::Sqlite, sql), sql);
    }
}
