use db::{Engine, Error, params};

/// Every store's SQL in this crate is understood by both engines.
#[test]
fn every_statement_is_prepared_on_both_engines() {
    for db in testkit::databases() {
        for (name, sql) in db::jobs::STATEMENTS.iter().chain(db::outbox::STATEMENTS) {
            assert!(db.check_statement(sql).is_ok(), "{db:?} {name}: {:?}", db.check_statement(sql));
        }
    }
}

/// Tables, columns, types and whether they may be null: the same on both engines.
#[test]
fn the_two_schemas_are_the_same() {
    let mut schemas = Vec::new();
    for db in testkit::databases() {
        let sql = match db.engine() {
            Engine::Sqlite => {
                "SELECT m.name, c.name, c.type, (CASE WHEN c.\"notnull\" = 1 OR c.pk > 0 THEN 1 ELSE 0 END)
                 FROM sqlite_schema AS m, pragma_table_info(m.name) AS c
                 WHERE m.type = 'table' AND m.name NOT IN ('refinery_schema_history') AND substr(m.name, 1, 7) <> 'sqlite_'
                 ORDER BY m.name, c.name"
            }
            Engine::Postgres => {
                "SELECT CAST(table_name AS TEXT), CAST(column_name AS TEXT),
                    CASE data_type WHEN 'bigint' THEN 'INTEGER' WHEN 'text' THEN 'TEXT' WHEN 'bytea' THEN 'BLOB'
                        WHEN 'double precision' THEN 'REAL' ELSE CAST(data_type AS TEXT) END,
                    CASE is_nullable WHEN 'NO' THEN 1 ELSE 0 END
                 FROM information_schema.columns
                 WHERE table_schema = 'public' AND table_name <> 'refinery_schema_history'
                 ORDER BY CAST(table_name AS TEXT) COLLATE \"C\", CAST(column_name AS TEXT) COLLATE \"C\""
            }
        };
        let columns: Vec<(String, String, String, bool)> =
            db.read_blocking(|r| r.all(sql, params![])).map_err(|e: Error| e).unwrap();
        assert!(columns.iter().any(|(table, column, ..)| table == "job" && column == "lease_until"));
        schemas.push(columns);
    }
    for other in &schemas[1..] {
        assert_eq!(*other, schemas[0]);
    }
}

#[test]
fn text_keys_sort_by_code_point() {
    for db in testkit::databases() {
        let sorted: Vec<String> = db
            .write_blocking(|tx| {
                for key in ["b", "a", "B", "é", "_"] {
                    tx.execute(
                        "INSERT INTO outbox_place (consumer, place, attempts, retry_at, lease_until) VALUES ($1, 0, 0, 0, 0)",
                        params![key],
                    )?;
                }
                tx.all::<String>("SELECT consumer FROM outbox_place ORDER BY consumer", params![])
            })
            .unwrap();
        assert_eq!(sorted, ["B", "_", "a", "b", "é"], "{db:?}");
    }
}

#[test]
fn a_backup_is_a_whole_database() {
    for db in testkit::databases() {
        super::with_counter(&db);
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("copy");
        db.backup_to(&copy).unwrap();
        if db.engine() == Engine::Sqlite {
            let copy = db::Db::open(&format!("sqlite:{}", copy.display()), kernel::NodeId::default()).unwrap();
            assert_eq!(super::count(&copy), 0);
        }
        assert!(std::fs::metadata(&copy).unwrap().len() > 0);
    }
}
