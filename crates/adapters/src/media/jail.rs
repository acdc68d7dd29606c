//! The jail: between `ffmpeg` and this machine stands a process of our own that gives up what `ffmpeg` does not need.
//!
//! `meadow jail`, started by the server with an [`Order`] in its environment, lowers its limits, lets `landlock` close every file
//! but those named and `seccomp` refuse what a coder never asks for (sockets, tracing, mounts, new processes), and then becomes
//! the program, with an empty environment. A layer that a kernel lacks is left out and said: see [`Layers`].

mod calls;
mod files;

use std::io;
use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rustix::process::{Resource, Rlimit, Signal, nice, set_parent_process_death_signal, setrlimit};
use serde::{Deserialize, Serialize};

/// The variable that holds the [`Order`].
pub(super) const ORDER: &str = "MEADOW_JAIL";
/// What [`enter`] answers when there is no program to become.
pub(super) const REPORT: &str = "meadow-jail: ";
/// The exit code of a jail that could not be entered.
pub(super) const NOT_ENTERED: u8 = 125;
/// Open files at the most.
const FILES_MAX: u64 = 128;

/// How to start the jail: this program again, with words that make it call [`enter`].
#[derive(Clone, Debug)]
pub struct Jailer {
    pub program: PathBuf,
    pub args: Vec<String>,
    /// Whether what is in the jail is to end soon.
    pub(super) stopping: Arc<AtomicBool>,
}

impl Jailer {
    /// The running program, with `args`.
    pub fn current(args: &[&str]) -> io::Result<Jailer> {
        let args = args.iter().map(|&arg| arg.to_owned()).collect();
        Ok(Jailer { program: std::env::current_exe()?, args, stopping: Arc::default() })
    }
}

/// What the jail lets in, and what it becomes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Order {
    /// Without one, the jail only says what it is made of.
    pub program: Option<PathBuf>,
    pub args: Vec<String>,
    /// Files that may be read, beside what every program needs.
    pub read: Vec<PathBuf>,
    /// The one folder that may be written; the program starts there.
    pub write: Option<PathBuf>,
    pub limits: Limits,
}

/// What a jailed program may use up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Limits {
    /// Seconds of the wall's clock: kept by who starts it.
    pub wall_s: u64,
    pub cpu_s: u64,
    pub memory_bytes: u64,
    /// Of each file that it writes.
    pub file_bytes: u64,
}

/// What a jail is made of on this machine. Limits, an empty environment and a process group of its own are everywhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Layers {
    /// The version of landlock that closes files; `None` where the kernel has none.
    pub landlock: Option<u32>,
    /// Whether seccomp refuses calls.
    pub seccomp: bool,
}

impl Layers {
    /// Whether nothing is missing: files closed, calls refused.
    pub fn are_whole(&self) -> bool {
        self.landlock.is_some() && self.seccomp
    }
}

impl std::fmt::Display for Layers {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.landlock {
            Some(version) => write!(f, "landlock {version}")?,
            None => write!(f, "no landlock")?,
        }
        write!(f, ", {}, limits", if self.seccomp { "seccomp" } else { "no seccomp" })
    }
}

/// Whether this process was started to be a jail.
pub fn is_wanted() -> bool {
    std::env::var_os(ORDER).is_some()
}

/// Becomes the program that the environment orders, jailed. Returns only when it could not, with the exit code to end with.
pub fn enter() -> u8 {
    match try_enter() {
        Ok(()) => 0,
        Err(error) => {
            complain(&error);
            NOT_ENTERED
        }
    }
}

#[allow(clippy::print_stderr, reason = "whoever started the jail reads it there")]
fn complain(error: &io::Error) {
    eprintln!("meadow-jail: {error}");
}

#[allow(clippy::print_stdout, reason = "whoever started the jail reads it there")]
fn report(layers: &Layers) {
    println!("\n{REPORT}{}", serde_json::to_string(layers).unwrap_or_default());
}

fn try_enter() -> io::Result<()> {
    let order = std::env::var(ORDER).map_err(io::Error::other)?;
    let order: Order = serde_json::from_str(&order)?;
    set_parent_process_death_signal(Some(Signal::KILL))?;
    // Below everything that people wait for; a machine that refuses loses nothing but manners.
    let _ = nice(15);
    limit(&order.limits)?;
    let landlock = files::close(&order)?;
    let seccomp = calls::refuse();
    let Some(program) = &order.program else {
        report(&Layers { landlock, seccomp });
        return Ok(());
    };
    let mut command = Command::new(program);
    command.args(&order.args).env_clear();
    if let Some(folder) = &order.write {
        command.current_dir(folder);
    }
    Err(command.exec())
}

fn limit(limits: &Limits) -> io::Result<()> {
    let most = |resource, soft: u64, hard: u64| {
        setrlimit(resource, Rlimit { current: Some(soft), maximum: Some(hard) }).map_err(io::Error::from)
    };
    most(Resource::Core, 0, 0)?;
    most(Resource::As, limits.memory_bytes, limits.memory_bytes)?;
    // The first second over is a signal that the program may answer, the second one is its end.
    most(Resource::Cpu, limits.cpu_s, limits.cpu_s.saturating_add(2))?;
    most(Resource::Fsize, limits.file_bytes, limits.file_bytes)?;
    most(Resource::Nofile, FILES_MAX, FILES_MAX)
}
