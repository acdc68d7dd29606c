//! Writes that wait for their turn.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::SyncSender;

use tokio::sync::oneshot;

use super::Tx;
use crate::Error;

/// A write of any type, waiting for its turn.
pub(super) trait Queued: Send {
    /// Runs it, again if need be; false when nothing of it shall be kept. The outcome is held until it is durable.
    fn run(&mut self, tx: &mut Tx) -> bool;

    /// Tells the caller: what [`Queued::run`] came to, or why the transaction around it was lost.
    fn answer(self: Box<Self>, committed: Result<(), Error>);
}

/// Where the answer goes.
pub(super) enum Answer<T, E> {
    Task(oneshot::Sender<Result<T, E>>),
    Thread(SyncSender<Result<T, E>>),
}

pub(super) fn queued<T, E, F>(work: F, answer: Answer<T, E>) -> Box<dyn Queued>
where
    F: FnMut(&mut Tx) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<Error> + Send + 'static,
{
    Box::new(Write { work, outcome: None, answer })
}

struct Write<T, E, F> {
    work: F,
    outcome: Option<Result<T, E>>,
    answer: Answer<T, E>,
}

impl<T, E, F> Queued for Write<T, E, F>
where
    F: FnMut(&mut Tx) -> Result<T, E> + Send,
    T: Send,
    E: From<Error> + Send,
{
    fn run(&mut self, tx: &mut Tx) -> bool {
        tx.read.failed = None;
        let outcome = match catch_unwind(AssertUnwindSafe(|| (self.work)(tx))) {
            Err(_) => Err(Error::Panicked.into()),
            Ok(Err(error)) => Err(error),
            Ok(Ok(value)) => match &tx.read.failed {
                Some(error) => Err(error.clone().into()),
                None => Ok(value),
            },
        };
        self.outcome.insert(outcome).is_ok()
    }

    fn answer(self: Box<Self>, committed: Result<(), Error>) {
        let outcome = match (committed, self.outcome) {
            (Ok(()), Some(outcome)) => outcome,
            (Ok(()), None) => Err(super::stopping().into()),
            (Err(error), _) => Err(error.into()),
        };
        // A caller that went away does not want to know.
        match self.answer {
            Answer::Task(sender) => drop(sender.send(outcome)),
            Answer::Thread(sender) => drop(sender.send(outcome)),
        }
    }
}
