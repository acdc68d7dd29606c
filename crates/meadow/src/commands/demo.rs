//! `meadow demo`: a living marketplace, made at the first start and served.

use tokio::runtime::Runtime;

use super::serve::Server;
use crate::Failure;
use crate::cli::{Demo, Serve};
use crate::demo::crowd::{self, Crowd};
use crate::demo::{Logins, creators, seed};
use crate::house::{House, Opening};
use crate::settings::{self, DataSettings, File};

/// Fills the data folder when it is empty, serves it as a sandbox, and prints where to look and whom to log in as.
pub fn run(runtime: &Runtime, data: &DataSettings, flags: Demo, file: File) -> Result<(), Failure> {
    let clips = flags.clips;
    let flags = Serve { listen: Some(flags.listen), url: flags.url, sandbox: true, ..Serve::default() };
    let settings = settings::server(flags, file)?;
    let house = House::open(data, Opening { node: settings.node, sandbox: Some(true) })?;
    let logins = Logins::of(&data.folder)?;
    crowd::set_clock(&house)?;
    seed(&house, &logins)?;
    creators::settle_in(&house, crowd::start_of_past(&house), &logins)?;
    let fans = creators::fans(&house, &logins)?;
    crowd::give_past(&house, &logins, &fans, clips.min(creators::FIRST_CLIPS))?;
    let crowd = Crowd::start(&house, &logins, &fans, clips)?;
    let server = Server::start(runtime, house, data, &settings)?;
    println!("meadow is at {}", server.url);
    println!("It is a simulated market: goods, people and orders are made up.");
    for login in &logins.0 {
        println!("  {:<9} {:<6} {}", login.audience, login.handle, login.password);
    }
    let stopped = server.until_stopped(runtime);
    drop(crowd);
    stopped
}
