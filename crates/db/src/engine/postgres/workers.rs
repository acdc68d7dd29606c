//! A few named threads that take tasks in turn.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use crate::Error;

pub(super) type Task = Box<dyn FnOnce() + Send>;

pub(super) struct Workers {
    queue: Sender<Task>,
    threads: Vec<JoinHandle<()>>,
}

impl Workers {
    pub(super) fn start(name: &str, count: usize) -> Result<Workers, Error> {
        let (queue, tasks) = channel::<Task>();
        let tasks = Arc::new(Mutex::new(tasks));
        let threads = (0..count).map(|_| {
            let tasks = Arc::clone(&tasks);
            std::thread::Builder::new().name(name.into()).spawn(move || serve(&tasks))
        });
        let threads = threads.collect::<Result<_, _>>().map_err(|e| Error::NoConnection(e.to_string().into()))?;
        Ok(Workers { queue, threads })
    }

    /// Queues `task`. It always runs: the threads live as long as this does.
    pub(super) fn submit(&self, task: Task) {
        drop(self.queue.send(task));
    }

    /// Finishes what is queued.
    pub(super) fn stop(self) {
        drop(self.queue);
        for thread in self.threads {
            drop(thread.join());
        }
    }
}

fn serve(tasks: &Mutex<Receiver<Task>>) {
    loop {
        let task = tasks.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(task) = task else { return };
        if catch_unwind(AssertUnwindSafe(task)).is_err() {
            tracing::error!("a database task panicked");
        }
    }
}
