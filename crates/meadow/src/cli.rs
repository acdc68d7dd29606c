//! What can be typed: the commands and their flags. `api.md` of the documentation fixes the names.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Content commerce that you host yourself.
#[derive(Debug, Parser)]
#[command(name = "meadow", version, about, propagate_version = true)]
pub struct Cli {
    #[command(flatten)]
    pub place: Place,
    #[command(subcommand)]
    pub command: Command,
}

/// Where the data is; every command takes these.
#[derive(Debug, Clone, Default, Args)]
pub struct Place {
    /// The data folder, made when missing [default: meadow-data, for the demo meadow-demo]
    #[arg(long, global = true, env = "MEADOW_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// sqlite:PATH or postgres://… [default: a SQLite file in the data folder]
    #[arg(long, global = true, env = "MEADOW_DATABASE", value_name = "URL", hide_env_values = true)]
    pub database: Option<String>,
    /// Who translates: libretranslate+http://HOST, deepl+https://…, openai+http://HOST/v1?model=M or local:FOLDER
    #[arg(long, global = true, env = "MEADOW_TRANSLATOR", value_name = "URL", hide_env_values = true)]
    pub translator: Option<String>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serve the marketplace
    Serve(Serve),
    /// Serve a living marketplace: catalogue, people, six markets
    Demo(Demo),
    /// The people who run the installation
    #[command(subcommand)]
    Operator(Operator),
    /// Import a shop's product file
    Import(Import),
    /// Put a shop's products on sale in markets
    Sync(Sync),
    /// Load rates of exchange
    #[command(subcommand)]
    Rates(Rates),
    /// Say what is wrong with an installation and what to do
    Doctor {
        /// One line of JSON
        #[arg(long)]
        json: bool,
    },
    /// Write database and media to one file
    Backup {
        /// The file to write; it must not exist
        file: PathBuf,
    },
    /// Make a data folder from a backup
    Restore {
        /// The file that `meadow backup` wrote
        file: PathBuf,
    },
    /// The jail in which the server makes films; nobody else has a use for it
    #[command(hide = true)]
    Jail,
    /// Print the OpenAPI document
    Openapi,
    /// Measure, with the bound in the same run
    Bench(Bench),
    /// Play a log of the past to an engine, event by event, and say how good its guesses were
    #[command(subcommand)]
    Replay(Replay),
    /// What is rising in a file of sales, and how much to order, with nothing else set up
    Radar(RadarWish),
    /// Let a made-up market live through days in a moment, and prove that nothing is lost; or grow one of two kinds
    Sim(SimWish),
}

/// How a server runs.
#[derive(Debug, Clone, Default, Args)]
pub struct Serve {
    /// The address to listen on [default: 127.0.0.1:8080]
    #[arg(long, env = "MEADOW_LISTEN", value_name = "ADDR")]
    pub listen: Option<SocketAddr>,
    /// The origin people see, for mail, share cards and passkeys [default: http://localhost:PORT]
    #[arg(long, env = "MEADOW_URL", value_name = "URL")]
    pub url: Option<String>,
    /// Where mail goes: smtp://, smtps:// [default: files in the data folder]
    #[arg(long, env = "MEADOW_MAIL", value_name = "URL", hide_env_values = true)]
    pub mail: Option<String>,
    /// From whom mail comes [default: meadow@ the host of --url]
    #[arg(long, env = "MEADOW_MAIL_FROM", value_name = "ADDRESS")]
    pub mail_from: Option<String>,
    /// A source of rates, asked by itself: frankfurter+https://HOST, ecb+https://HOST/FILE or ecb:FILE
    #[arg(long, env = "MEADOW_FX_SOURCE", value_name = "URL")]
    pub fx_source: Option<String>,
    /// Node number, unique among running nodes: 0 to 999 [default: 0]
    #[arg(long, env = "MEADOW_NODE_ID", value_name = "N")]
    pub node_id: Option<u16>,
    /// A playground: movable clock, reference rates, licences everywhere, wide limits
    #[arg(long, env = "MEADOW_SANDBOX")]
    pub sandbox: bool,
}

#[derive(Debug, Clone, Args)]
pub struct Demo {
    /// The address to listen on
    #[arg(long, env = "MEADOW_LISTEN", value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The origin people see [default: http://localhost:PORT]
    #[arg(long, env = "MEADOW_URL", value_name = "URL")]
    pub url: Option<String>,
    /// Clips that its creators have in all; the first 24 are made before the address is printed
    #[arg(long, env = "MEADOW_DEMO_CLIPS", value_name = "N", default_value_t = 240)]
    pub clips: usize,
}

#[derive(Debug, Subcommand)]
pub enum Operator {
    /// Make a person an operator; the password comes from a prompt, or from standard input
    Add {
        #[arg(long)]
        handle: String,
        #[arg(long)]
        email: String,
    },
}

#[derive(Debug, Args)]
pub struct Import {
    /// The shop's handle or id
    #[arg(long)]
    pub shop: String,
    /// The product file
    #[arg(long)]
    pub file: PathBuf,
    /// The file's format
    #[arg(long, value_enum, default_value_t = FileFormat::Shopify)]
    pub format: FileFormat,
    /// One line of JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum FileFormat {
    Shopify,
    Amazon,
}

#[derive(Debug, Args)]
pub struct Sync {
    /// The shop's handle or id
    #[arg(long)]
    pub shop: String,
    /// Markets by code: GB,TH
    #[arg(long, value_delimiter = ',', required = true)]
    pub markets: Vec<String>,
    /// One line of JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Subcommand)]
pub enum Rates {
    /// Load the European Central Bank's history: its zip, CSV or XML file
    Ecb {
        /// The file
        file: PathBuf,
    },
    /// Load the labelled reference rates that ship with Meadow
    Reference,
    /// Play a rate history against the repricing rule: how often would a price have changed?
    Replay {
        /// An ECB file: zip, CSV or XML
        #[arg(long)]
        file: PathBuf,
        /// The market whose rules make the price
        #[arg(long, default_value = "GB")]
        market: String,
        /// The seller's price, such as 10.00
        #[arg(long, default_value = "10.00")]
        price: String,
        /// The shop's currency
        #[arg(long, default_value = "USD")]
        currency: String,
        /// Moves below this many basis points change no price
        #[arg(long, default_value_t = 100)]
        threshold_bp: i64,
        /// One line of JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Debug, Args)]
pub struct Bench {
    /// What to measure
    #[arg(value_enum)]
    pub name: BenchName,
    /// One line of JSON
    #[arg(long)]
    pub json: bool,
    /// How long each part runs, in seconds
    #[arg(long, default_value_t = 5)]
    pub seconds: u64,
    /// Products of `bench sync`
    #[arg(long, default_value_t = 10_000)]
    pub products: usize,
    /// Posts of `bench feed`; half as many people look at them
    #[arg(long, default_value_t = 1_000_000)]
    pub items: usize,
}

#[derive(Debug, Subcommand)]
pub enum Replay {
    /// The recommender: each event is ranked from what came before it
    Feed(ReplayFeed),
    /// The radar: who enters the next TOP-10 and TOP-50 of sales, from what was sold before
    Radar(ReplayRadar),
}

#[derive(Debug, Args)]
pub struct ReplayFeed {
    /// CSV, or CSV in gzip: t_ms,user,item,kind,value
    #[arg(long, value_name = "FILE")]
    pub events: PathBuf,
    /// Where to write t_ms,user,item,rank1…rank10 of every event that was ranked
    #[arg(long, value_name = "FILE")]
    pub predictions: Option<PathBuf>,
    /// One line of JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Args)]
pub struct ReplayRadar {
    /// CSV, or CSV in gzip: t_ms,market,user,item,kind,units,price_minor; a column date may stand for t_ms
    #[arg(long, value_name = "FILE")]
    pub sales: PathBuf,
    /// The market that is judged, as the file names it [default: all of them as one]
    #[arg(long, value_name = "MARKET")]
    pub market: Option<String>,
    /// Where to write day,k,item,score,probability of every candidate
    #[arg(long, value_name = "FILE")]
    pub predictions: Option<PathBuf>,
    /// One line of JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct RadarWish {
    /// CSV, or CSV in gzip: t_ms,market,user,item,kind,units,price_minor; a column date may stand for t_ms
    #[arg(long, value_name = "FILE")]
    pub sales: PathBuf,
    /// Only this market, as the file names it
    #[arg(long, value_name = "MARKET")]
    pub market: Option<String>,
    /// Items of each market
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub count: usize,
    /// What a unit costs, per cent of its price
    #[arg(long, value_name = "PERCENT", default_value_t = 50, value_parser = clap::value_parser!(u8).range(0..=100))]
    pub cost: u8,
    /// What a unit left over brings, per cent of its price
    #[arg(long, value_name = "PERCENT", default_value_t = 20, value_parser = clap::value_parser!(u8).range(0..=100))]
    pub salvage: u8,
    /// Days until an order arrives
    #[arg(long, value_name = "DAYS", default_value_t = 7)]
    pub lead: u32,
    /// Days that an order is to last
    #[arg(long, value_name = "DAYS", default_value_t = 21)]
    pub cover: u32,
}

/// A simulation.
#[derive(Debug, Clone, Args)]
pub struct SimWish {
    /// What everything follows from: the same seed lives the same life
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// Days to live through
    #[arg(long, default_value_t = 30, conflicts_with = "scenario")]
    pub days: u32,
    /// Grow a market week by week instead, from its sellers or from its viewers
    #[arg(long, value_enum)]
    pub scenario: Option<Scenario>,
    /// Weeks of the scenario
    #[arg(long, default_value_t = 52, requires = "scenario", value_parser = clap::value_parser!(u32).range(1..=260))]
    pub weeks: u32,
    /// Assume something else in the scenario, such as making=6; again for more
    #[arg(long = "set", value_name = "NAME=VALUE", requires = "scenario")]
    pub assume: Vec<String>,
    /// Draw both scenarios with twenty seeds, from --seed on
    #[arg(long, value_name = "FILE", requires = "scenario")]
    pub svg: Option<PathBuf>,
    /// One line of JSON
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Scenario {
    /// Sellers bring goods that people come to search
    SupplyFirst,
    /// Creators plant the wish for goods in people who watch
    DemandFirst,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum BenchName {
    Checkout,
    Db,
    Feed,
    Signals,
    Storefront,
    Sync,
    Uploads,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_commands_are_well_formed() {
        super::Cli::command().debug_assert();
    }
}
