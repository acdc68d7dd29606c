//! What can go wrong with a database.

use std::sync::Arc;

/// A fault of the database: logged once at the boundary, never shown. Business outcomes are the operations' own errors.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    #[error("sqlite: {0}")]
    Sqlite(Arc<rusqlite::Error>),
    #[error("postgres: {0}")]
    Postgres(Arc<postgres::Error>),
    #[error("no connection: {0}")]
    NoConnection(Arc<str>),
    #[error("a row does not have the expected shape: {0}")]
    Row(Arc<str>),
    /// A UNIQUE, CHECK or foreign key constraint refused the write; the text names it.
    #[error("constraint: {0}")]
    Constraint(Arc<str>),
    /// The shared transaction was lost or the process is stopping; nothing of this write was kept.
    #[error("the write was not committed: {0}")]
    NotCommitted(Arc<str>),
    #[error("a write panicked")]
    Panicked,
    /// The text of a statement does not keep to what both engines understand.
    #[error("statement: {0}")]
    Statement(Arc<str>),
    #[error("backup: {0}")]
    Backup(Arc<str>),
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Error {
        match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::ConstraintViolation) => Error::Constraint(error.to_string().into()),
            _ => Error::Sqlite(Arc::new(error)),
        }
    }
}

impl From<postgres::Error> for Error {
    fn from(error: postgres::Error) -> Error {
        let refused = error.as_db_error().filter(|e| e.code().code().starts_with("23"));
        match refused {
            Some(e) => Error::Constraint(format!("{}: {}", e.constraint().unwrap_or_default(), e.message()).into()),
            None => Error::Postgres(Arc::new(error)),
        }
    }
}

impl Error {
    /// Whether PostgreSQL undid the transaction only because another one came first (serialization failure, deadlock).
    pub(crate) fn came_second(&self) -> bool {
        use postgres::error::SqlState;
        match self {
            Error::Postgres(e) => {
                matches!(e.code(), Some(&SqlState::T_R_SERIALIZATION_FAILURE | &SqlState::T_R_DEADLOCK_DETECTED))
            }
            _ => false,
        }
    }

    /// Whether PostgreSQL ended the session: it is shutting down, was told to, or is gone.
    pub(crate) fn session_ended(&self) -> bool {
        match self {
            Error::Postgres(e) => e.is_closed() || e.code().is_some_and(|c| c.code().starts_with("57P0")),
            _ => false,
        }
    }
}

/// Why a database could not be opened.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the database address must be sqlite:PATH or postgres://…: {0}")]
    Address(String),
    #[error("cannot connect: {0}")]
    Connect(#[from] Error),
    #[error("migration: {0}")]
    Migration(#[from] refinery::Error),
}

impl kernel::Coded for Error {
    fn code(&self) -> &'static str {
        kernel::FAULT
    }
}
