//! A connection and the statements prepared on it.

use std::collections::HashMap;
use std::error::Error as StdError;
use std::time::Duration;

use ::postgres::fallible_iterator::FallibleIterator as _;
use ::postgres::types::private::BytesMut;
use ::postgres::types::{IsNull, ToSql, Type};
use ::postgres::{Client, Config, NoTls, Statement};
use r2d2_postgres::PostgresConnectionManager;
use serde::de::Error as _;

use super::super::Stopped;
use crate::row::{Cell, Row, RowError};
use crate::{Error, Value};

pub(super) type Pool = r2d2::Pool<Manager>;

/// A pool that opens its connections when they are wanted.
pub(super) fn pool(config: Config, connections_max: u32, wait_max: Duration) -> Result<Pool, Error> {
    r2d2::Pool::builder()
        .max_size(connections_max)
        .min_idle(Some(0))
        .test_on_check_out(false)
        .connection_timeout(wait_max)
        .error_handler(Box::new(LogsWarning))
        .build(Manager(PostgresConnectionManager::new(config, NoTls)))
        .map_err(|e| Error::NoConnection(e.to_string().into()))
}

#[derive(Debug)]
struct LogsWarning;

impl r2d2::HandleError<::postgres::Error> for LogsWarning {
    fn handle_error(&self, error: ::postgres::Error) {
        tracing::warn!(%error, "no connection to the database");
    }
}

/// Opens sessions for the pool.
pub(super) struct Manager(PostgresConnectionManager<NoTls>);

impl r2d2::ManageConnection for Manager {
    type Connection = Session;
    type Error = ::postgres::Error;

    fn connect(&self) -> Result<Session, ::postgres::Error> {
        Ok(Session { client: self.0.connect()?, statements: HashMap::new(), in_transaction: false })
    }

    fn is_valid(&self, session: &mut Session) -> Result<(), ::postgres::Error> {
        self.0.is_valid(&mut session.client)
    }

    fn has_broken(&self, session: &mut Session) -> bool {
        session.in_transaction || session.client.is_closed()
    }
}

pub(super) struct Session {
    client: Client,
    statements: HashMap<&'static str, Statement>,
    /// Left by a panic in the middle: the session is then closed instead of pooled.
    in_transaction: bool,
}

impl Session {
    fn prepared(&mut self, sql: &'static str, values: usize) -> Result<Statement, Error> {
        let statement = match self.statements.get(sql) {
            Some(statement) => statement.clone(),
            None => {
                let statement = self.client.prepare(sql)?;
                self.statements.insert(sql, statement.clone());
                statement
            }
        };
        let count = statement.params().len();
        if count != values {
            return Err(Error::Statement(format!("{count} parameters, {values} values: {sql}").into()));
        }
        Ok(statement)
    }
}

/// A session borrowed from the pool.
pub(in super::super) struct Pooled(r2d2::PooledConnection<Manager>);

impl Pooled {
    pub(super) fn of(pool: &Pool) -> Result<Pooled, Error> {
        pool.get().map(Pooled).map_err(|e| Error::NoConnection(e.to_string().into()))
    }

    /// Feeds every row to `each`.
    pub(in super::super) fn query<E>(
        &mut self,
        sql: &'static str,
        params: &[Value<'_>],
        mut each: impl FnMut(&::postgres::Row) -> Result<(), E>,
    ) -> Result<(), Stopped<E>> {
        let statement = self.0.prepared(sql, params.len())?;
        let mut rows = self.0.client.query_raw(&statement, params)?;
        while let Some(row) = rows.next()? {
            each(&row).map_err(Stopped::ByCaller)?;
        }
        Ok(())
    }

    /// Runs a statement that returns no rows.
    pub(in super::super) fn execute(&mut self, sql: &'static str, params: &[Value<'_>]) -> Result<u64, Error> {
        let statement = self.0.prepared(sql, params.len())?;
        let mut rows = self.0.client.query_raw(&statement, params)?;
        while rows.next()?.is_some() {}
        Ok(rows.rows_affected().unwrap_or(0))
    }

    /// Begins a transaction by `text`.
    pub(in super::super) fn begin(&mut self, text: &str) -> Result<(), Error> {
        self.0.in_transaction = true;
        Ok(self.0.client.batch_execute(text)?)
    }

    /// Does something about the transaction's savepoints.
    pub(super) fn mark(&mut self, text: &str) -> Result<(), Error> {
        Ok(self.0.client.batch_execute(text)?)
    }

    /// Ends the transaction by COMMIT or ROLLBACK.
    pub(in super::super) fn end(&mut self, text: &str) -> Result<(), Error> {
        self.0.client.batch_execute(text)?;
        self.0.in_transaction = false;
        Ok(())
    }

    /// Whether `error` came because the session is over.
    pub(super) fn lost_by(&self, error: &Error) -> bool {
        error.session_ended() || self.0.client.is_closed()
    }

    /// Prepares `sql` and looks at the types of its result.
    pub(super) fn check(&mut self, sql: &str) -> Result<(), Error> {
        let statement = self.0.client.prepare(sql)?;
        for column in statement.columns() {
            if !decodes(column.type_()) {
                let (name, of) = (column.name(), column.type_());
                return Err(Error::Statement(format!("column {name} is {of}: CAST it").into()));
            }
        }
        Ok(())
    }
}

fn decodes(of: &Type) -> bool {
    let known = [Type::INT8, Type::INT4, Type::INT2, Type::BOOL, Type::FLOAT8, Type::BYTEA];
    known.contains(of) || is_text(of)
}

fn is_text(of: &Type) -> bool {
    [Type::TEXT, Type::VARCHAR, Type::NAME, Type::UNKNOWN].contains(of)
}

/// Values are sent as the type that the server inferred for the parameter.
impl ToSql for Value<'_> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn StdError + Sync + Send>> {
        match self {
            Value::Null => Ok(IsNull::Yes),
            Value::Int(n) if *ty == Type::INT8 => n.to_sql(ty, out),
            Value::Int(n) if *ty == Type::INT4 => i32::try_from(*n)?.to_sql(ty, out),
            Value::Int(n) if *ty == Type::INT2 => i16::try_from(*n)?.to_sql(ty, out),
            Value::Int(n) if *ty == Type::FLOAT8 => f64::from(i32::try_from(*n)?).to_sql(ty, out),
            Value::Real(x) if *ty == Type::FLOAT8 => x.to_sql(ty, out),
            Value::Text(s) if is_text(ty) => s.as_ref().to_sql(ty, out),
            Value::Bytes(b) if *ty == Type::BYTEA => b.as_ref().to_sql(ty, out),
            value => Err(format!("{value:?} was bound to a parameter of type {ty}").into()),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    ::postgres::types::to_sql_checked!();
}

impl Row for ::postgres::Row {
    fn len(&self) -> usize {
        self.columns().len()
    }

    fn name(&self, i: usize) -> Result<&str, RowError> {
        self.columns().get(i).map(|c| c.name()).ok_or_else(|| RowError::custom("no such column"))
    }

    fn cell(&self, i: usize) -> Result<Cell<'_>, RowError> {
        let of = self.columns().get(i).map(|c| c.type_()).ok_or_else(|| RowError::custom("no such column"))?;
        let cell = match *of {
            Type::INT8 => self.try_get::<_, Option<i64>>(i).map(|v| v.map(Cell::Int)),
            Type::INT4 => self.try_get::<_, Option<i32>>(i).map(|v| v.map(|n| Cell::Int(n.into()))),
            Type::INT2 => self.try_get::<_, Option<i16>>(i).map(|v| v.map(|n| Cell::Int(n.into()))),
            Type::BOOL => self.try_get::<_, Option<bool>>(i).map(|v| v.map(|b| Cell::Int(b.into()))),
            Type::FLOAT8 => self.try_get::<_, Option<f64>>(i).map(|v| v.map(Cell::Real)),
            Type::BYTEA => self.try_get::<_, Option<&[u8]>>(i).map(|v| v.map(Cell::Bytes)),
            _ => self.try_get::<_, Option<&str>>(i).map(|v| v.map(Cell::Text)),
        };
        cell.map(|value| value.unwrap_or(Cell::Null)).map_err(RowError::custom)
    }
}
