//! Statements written down as they run: a benchmark replays them as the bound it is compared with.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crate::Value;

/// A statement that ran, with its parameters.
#[derive(Clone, Debug)]
pub struct Ran {
    pub sql: &'static str,
    pub params: Vec<Value<'static>>,
}

/// What the handles made by [`crate::Db::recorded`] ran, in order. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Recording(Arc<Tape>);

#[derive(Debug, Default)]
struct Tape {
    ran: Mutex<Vec<Ran>>,
    stopped: AtomicBool,
}

impl Recording {
    /// What was written down since the last call.
    pub fn take(&self) -> Vec<Ran> {
        std::mem::take(&mut *self.0.ran.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Writes no more down.
    pub fn stop(&self) {
        self.0.stopped.store(true, Ordering::Relaxed);
    }

    pub(crate) fn note(&self, sql: &'static str, params: &[Value<'_>]) {
        if self.0.stopped.load(Ordering::Relaxed) {
            return;
        }
        let ran = Ran { sql, params: params.iter().map(Value::to_owned_value).collect() };
        self.0.ran.lock().unwrap_or_else(PoisonError::into_inner).push(ran);
    }
}
