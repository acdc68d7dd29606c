//! All SQL of this crate, a file per noun.

pub(crate) mod address;
pub(crate) mod api_token;
pub(crate) mod audit;
pub(crate) mod backoff;
pub(crate) mod creator;
pub(crate) mod idempotency;
pub(crate) mod mail_token;
pub(crate) mod membership;
pub(crate) mod notice;
pub(crate) mod notice_switch;
pub(crate) mod operator;
pub(crate) mod passkey;
pub(crate) mod person;
pub(crate) mod retention;
pub(crate) mod session;

/// Every statement of this crate: name and text. Tests prepare each on both engines.
pub fn statements() -> Vec<(&'static str, &'static str)> {
    [
        address::STATEMENTS,
        api_token::STATEMENTS,
        audit::STATEMENTS,
        backoff::STATEMENTS,
        creator::STATEMENTS,
        idempotency::STATEMENTS,
        mail_token::STATEMENTS,
        membership::STATEMENTS,
        notice::STATEMENTS,
        notice_switch::STATEMENTS,
        operator::STATEMENTS,
        passkey::STATEMENTS,
        person::STATEMENTS,
        retention::STATEMENTS,
        session::STATEMENTS,
    ]
    .concat()
}

/// JSON for a TEXT column.
fn json<T: serde::Serialize>(value: &T) -> Result<String, db::Error> {
    serde_json::to_string(value).map_err(|error| db::Error::Row(error.to_string().into()))
}

#[cfg(test)]
mod tests {
    #[test]
    fn every_statement_prepares_on_both_engines() {
        for db in testkit::databases() {
            for (name, sql) in super::statements() {
                db.check_statement(sql).unwrap_or_else(|error| panic!("{name}: {error}"));
            }
        }
    }
}
