//! What a command says, and how: a progress bar on a terminal, plain lines otherwise, nothing but data under `--json`.

use std::io::IsTerminal as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use tracing_subscriber::EnvFilter;

/// Starts the log on standard error: `MEADOW_LOG` chooses what is in it; a server's log is JSON when it is not read at a terminal.
pub fn start_log(server: bool) {
    let filter = EnvFilter::try_from_env("MEADOW_LOG")
        .unwrap_or_else(|_| EnvFilter::new(if server { "info,tantivy=warn" } else { "warn" }));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if server && !std::io::stderr().is_terminal() {
        log.json().init();
    } else {
        log.with_target(false).init();
    }
}

/// Shows how far a long command has come.
pub struct Progress {
    bar: ProgressBar,
    /// Without a terminal: say a line each time another tenth is done.
    plain: bool,
    said_tenths: u64,
    what: String,
}

impl Progress {
    /// Progress of `what`, on standard error; silent when `quiet`.
    pub fn start(what: &str, quiet: bool) -> Progress {
        let plain = !quiet && !std::io::stderr().is_terminal();
        let target = if quiet || plain { ProgressDrawTarget::hidden() } else { ProgressDrawTarget::stderr() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{msg} {bar:32.green/dim} {pos}/{len} {eta}") {
            bar.set_style(style);
        }
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(200));
        Progress { bar, plain, said_tenths: 0, what: what.to_owned() }
    }

    /// `done` of `total` units are done; the total may not be known yet.
    pub fn at(&mut self, done: u64, total: Option<u64>) {
        if let Some(total) = total {
            self.bar.set_length(total);
        }
        self.bar.set_position(done);
        let tenths = total.filter(|total| *total > 0).map_or(0, |total| done * 10 / total);
        if self.plain && tenths > self.said_tenths {
            self.said_tenths = tenths;
            eprintln!("{} {done}/{}", self.what, total.unwrap_or(done));
        }
    }

    /// Takes the bar away.
    pub fn end(self) {
        self.bar.finish_and_clear();
    }
}
