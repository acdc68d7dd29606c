//! A jailed program: started, waited for no longer than allowed, and how it ended.

use std::io::Read;
use std::os::unix::process::{CommandExt as _, ExitStatusExt as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use content::media::MediaError;
use rustix::process::{Pid, Signal, kill_process_group};

use super::io;
use super::jail::{Jailer, Layers, Limits, NOT_ENTERED, ORDER, Order, REPORT};

/// What a program says is kept up to here; the end of it.
const WORDS_BYTES_MAX: usize = 16 * 1024;
/// How often an end is looked for.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// A program to be run in the jail.
pub(super) struct Jailed<'a> {
    pub program: &'a Path,
    pub args: Vec<String>,
    pub read: Vec<PathBuf>,
    pub write: &'a Path,
    pub limits: Limits,
}

/// Runs it to its end. What it said is in the log when it did not end well.
pub(super) fn run(jailer: &Jailer, jailed: Jailed<'_>) -> Result<(), MediaError> {
    let real = |path: &Path| path.canonicalize().map_err(io);
    let order = Order {
        program: Some(jailed.program.to_owned()),
        args: jailed.args,
        read: jailed.read.iter().map(|path| real(path)).collect::<Result<_, _>>()?,
        write: Some(real(jailed.write)?),
        limits: jailed.limits,
    };
    let ended = start(jailer, &order, Stdio::null())?;
    ended.verdict()
}

/// What the jail is made of here.
pub(super) fn layers(jailer: &Jailer) -> Result<Layers, MediaError> {
    let limits = Limits { wall_s: 20, cpu_s: 20, memory_bytes: 1 << 30, file_bytes: 0 };
    let order = Order { program: None, args: Vec::new(), read: Vec::new(), write: None, limits };
    let ended = start(jailer, &order, Stdio::piped())?;
    let report = ended.said.lines().find_map(|line| line.strip_prefix(REPORT));
    let report = report.and_then(|text| serde_json::from_str(text).ok());
    report.ok_or_else(|| MediaError::Io(format!("the jail cannot be entered: {}", ended.complained.trim())))
}

/// How a program ended.
struct Ended {
    status: Option<ExitStatus>,
    said: String,
    complained: String,
}

fn start(jailer: &Jailer, order: &Order, out: Stdio) -> Result<Ended, MediaError> {
    let text = serde_json::to_string(order).map_err(|error| MediaError::Io(error.to_string()))?;
    let mut child = Command::new(&jailer.program)
        .args(&jailer.args)
        .env_clear()
        .env(ORDER, text)
        .process_group(0)
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(Stdio::piped())
        .spawn()
        .map_err(io)?;
    let said = listen(child.stdout.take());
    let complained = listen(child.stderr.take());
    let status = wait(&mut child, Duration::from_secs(order.limits.wall_s), &jailer.stopping).map_err(io)?;
    if jailer.stopping.load(Ordering::SeqCst) && !status.is_some_and(|status| status.success()) {
        return Err(MediaError::Io("the server stops".to_owned()));
    }
    let heard = |ear: std::thread::JoinHandle<String>| ear.join().unwrap_or_default();
    Ok(Ended { status, said: heard(said), complained: heard(complained) })
}

/// Reads to the end, so that nobody waits for a full pipe, and keeps the end of it.
fn listen(pipe: Option<impl Read + Send + 'static>) -> std::thread::JoinHandle<String> {
    std::thread::spawn(move || {
        let mut kept = Vec::new();
        let mut buffer = [0; 4096];
        let Some(mut pipe) = pipe else { return String::new() };
        while let Ok(read @ 1..) = pipe.read(&mut buffer) {
            kept.extend_from_slice(buffer.get(..read).unwrap_or_default());
            if kept.len() > 2 * WORDS_BYTES_MAX {
                kept.drain(..kept.len() - WORDS_BYTES_MAX);
            }
        }
        String::from_utf8_lossy(&kept).into_owned()
    })
}

/// Its end, or `None` when time was up, or the server stops, and it was ended with everything that it started.
fn wait(child: &mut Child, within: Duration, stopping: &AtomicBool) -> std::io::Result<Option<ExitStatus>> {
    let deadline = Instant::now() + within;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if Instant::now() >= deadline || stopping.load(Ordering::SeqCst) {
            if let Some(group) = i32::try_from(child.id()).ok().and_then(Pid::from_raw) {
                let _ = kill_process_group(group, Signal::KILL);
            }
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(LOOK_EVERY);
    }
}

impl Ended {
    /// What its end means for the file.
    fn verdict(self) -> Result<(), MediaError> {
        let Some(status) = self.status else { return Err(MediaError::TimedOut) };
        if status.success() {
            return Ok(());
        }
        let words = self.complained.trim();
        tracing::info!(%status, words, "a jailed program did not end well");
        let is = |signal: Signal| status.signal() == Some(signal.as_raw());
        let says = |text: &str| words.contains(text);
        Err(match () {
            () if says("not on whitelist") => MediaError::Unsupported { what: coding(words) },
            () if status.code() == Some(i32::from(NOT_ENTERED)) => MediaError::Io(words.to_owned()),
            () if is(Signal::XCPU) || says("received signal 24") => MediaError::TimedOut,
            () if is(Signal::XFSZ) || says("File too large") => MediaError::TooLarge,
            () if says("annot allocate") => MediaError::OutOfMemory,
            () if says("No space left on device") => MediaError::Io("no space left on the device".to_owned()),
            // The hard limit of time, or a machine that ran out of memory: this file is too much for it either way.
            () if is(Signal::KILL) => MediaError::TimedOut,
            () => MediaError::Broken,
        })
    }
}

/// The coding that `ffmpeg` names as one it may not open.
fn coding(words: &str) -> String {
    let named = words.split_once("Codec (").and_then(|(_, rest)| rest.split_once(')'));
    named.map_or_else(|| "unknown".to_owned(), |(name, _)| name.chars().take(40).collect())
}
