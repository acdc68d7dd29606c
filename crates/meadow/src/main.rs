//! The command `meadow`.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks to its terminal")]

mod bench;
mod cli;
mod commands;
mod demo;
mod house;
mod payments;
mod settings;
mod terminal;

use std::process::ExitCode;

use clap::Parser as _;
use cli::{Cli, Command};
use settings::{DataSettings, File};

/// The feed keeps millions of small things; with the system's allocator a third of what a page of it cost was finding room.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Where an installation's data is unless said.
const DATA_FOLDER: &str = "meadow-data";
/// Where the demo's data is unless said.
const DEMO_FOLDER: &str = "meadow-demo";

/// Anything that stops a command, as the person at the terminal reads it.
pub(crate) type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    let cli = Cli::parse();
    if matches!(cli.command, Command::Jail) {
        return ExitCode::from(adapters::media::jail::enter());
    }
    terminal::start_log(matches!(cli.command, Command::Serve(_)));
    match run(cli) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("meadow: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<ExitCode, Failure> {
    let folder = if matches!(cli.command, Command::Demo(_)) { DEMO_FOLDER } else { DATA_FOLDER };
    let (data, file) = settings::data(&cli.place, folder)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    // Database connections block and must not be made or dropped on an async worker: commands run on this thread,
    // inside the runtime's context.
    let _inside = runtime.enter();
    dispatch(&runtime, cli.command, &data, file)
}

fn dispatch(
    runtime: &tokio::runtime::Runtime,
    command: Command,
    data: &DataSettings,
    file: File,
) -> Result<ExitCode, Failure> {
    match command {
        Command::Serve(flags) => commands::serve::run(runtime, data, &settings::server(flags, file)?)?,
        Command::Demo(flags) => commands::demo::run(runtime, data, flags, file)?,
        Command::Operator(cli::Operator::Add { handle, email }) => commands::operator::add(data, &handle, &email)?,
        Command::Import(import) => return commands::import::run(runtime, data, &import),
        Command::Sync(sync) => return commands::sync::run(data, &sync),
        Command::Rates(rates) => commands::rates::run(data, rates)?,
        Command::Doctor { json } => return commands::doctor::run(data, json),
        Command::Backup { file } => commands::backup::run(data, &file)?,
        Command::Restore { file } => commands::backup::restore(data, &file)?,
        // Entered before anything else, and never left.
        Command::Jail => return Ok(ExitCode::FAILURE),
        Command::Openapi => println!("{}", web::openapi_json()),
        Command::Bench(bench) => commands::bench::run(runtime, &bench)?,
        Command::Replay(replay) => commands::replay::run(&replay)?,
        Command::Radar(wish) => commands::radar::run(&wish)?,
        Command::Sim(wish) => commands::sim::run(&wish)?,
    }
    Ok(ExitCode::SUCCESS)
}
