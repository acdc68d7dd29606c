//! `meadow doctor`: what is wrong with an installation, and what to do.

use std::process::ExitCode;

use db::Read;
use db::jobs::JobState;
use kernel::{Clock, Currency, PageRequest, SystemClock};
use market::fx::{CurrencyStatus, Freshness};
use serde::Serialize;

use crate::Failure;
use crate::house::{House, Opening};
use crate::settings::DataSettings;

/// One thing looked at.
#[derive(Debug, Serialize)]
struct Finding {
    what: &'static str,
    level: Level,
    /// What was found.
    found: String,
    /// What to do, when something is to be done.
    #[serde(skip_serializing_if = "Option::is_none")]
    advice: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Level {
    Good,
    Note,
    Bad,
}

impl Finding {
    fn good(what: &'static str, found: impl Into<String>) -> Finding {
        Finding { what, level: Level::Good, found: found.into(), advice: None }
    }
    fn note(what: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Finding {
        Finding { what, level: Level::Note, found: found.into(), advice: Some(advice.into()) }
    }
    fn bad(what: &'static str, found: impl Into<String>, advice: impl Into<String>) -> Finding {
        Finding { what, level: Level::Bad, found: found.into(), advice: Some(advice.into()) }
    }
}

/// Looks at everything and says it; fails when something is bad.
pub fn run(data: &DataSettings, json: bool) -> Result<ExitCode, Failure> {
    let house = House::open(data, Opening::command())?;
    let mut findings = vec![Finding::good("database", format!("{:?} opens, its schema is current", house.db.engine()))];
    findings.push(folder(data));
    findings.extend([films(), letters()]);
    findings.extend(house.db.read_blocking(|read| rows(read, &house))?);
    if json {
        println!("{}", serde_json::to_string(&findings)?);
    } else {
        for finding in &findings {
            print(finding);
        }
    }
    let bad = findings.iter().any(|finding| finding.level == Level::Bad);
    Ok(if bad { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn print(finding: &Finding) {
    let mark = match finding.level {
        Level::Good => "good",
        Level::Note => "note",
        Level::Bad => "BAD ",
    };
    println!("{mark}  {}: {}", finding.what, finding.found);
    if let Some(advice) = &finding.advice {
        println!("      {advice}");
    }
}

fn folder(data: &DataSettings) -> Finding {
    let name = data.folder.display().to_string();
    match tempfile::tempfile_in(&data.folder) {
        Ok(_) => Finding::good("data folder", name),
        Err(error) => Finding::bad(
            "data folder",
            format!("{name} cannot be written: {error}"),
            "Give the folder to the account that runs meadow.",
        ),
    }
}

fn films() -> Finding {
    match crate::house::films() {
        Ok(studio) if studio.layers().are_whole() => {
            Finding::good("films", format!("{}, jailed by {}", studio.program().display(), studio.layers()))
        }
        Ok(studio) => Finding::note(
            "films",
            format!("{}, jailed by {} alone", studio.program().display(), studio.layers()),
            "A kernel with landlock (Linux 5.13 or newer, with landlock in its `lsm=` list) and seccomp closes the jail all the way.",
        ),
        Err(error) => Finding::bad(
            "films",
            error.to_string(),
            "Install ffmpeg (Debian: apt install ffmpeg): without it every post fails.",
        ),
    }
}

/// Where Debian's packages put the letters that clips are written with.
const LETTERS: [(&str, &str); 2] =
    [("fonts-noto-core", "/usr/share/fonts/truetype/noto"), ("fonts-noto-cjk", "/usr/share/fonts/opentype/noto")];

fn letters() -> Finding {
    let missing: Vec<&str> = LETTERS
        .iter()
        .filter(|(_, folder)| !std::path::Path::new(folder).is_dir())
        .map(|(package, _)| *package)
        .collect();
    if missing.is_empty() {
        Finding::good("letters of clips", "Noto for every market")
    } else {
        let packages = missing.join(" ");
        Finding::note(
            "letters of clips",
            format!("{packages} not found"),
            format!("apt install {packages}: without it the words of clips may be empty boxes"),
        )
    }
}

/// What the database tells.
fn rows(read: &mut Read, house: &House) -> Result<Vec<Finding>, db::Error> {
    Ok(vec![operators(read)?, rates(read, house)?, translator(read, house)?, failed_jobs(read)?])
}

fn operators(read: &mut Read) -> Result<Finding, db::Error> {
    Ok(if accounts::operator::any(read)? {
        Finding::good("operators", "there is one")
    } else {
        Finding::bad("operators", "there is none", "meadow operator add --handle H --email E")
    })
}

fn rates(read: &mut Read, house: &House) -> Result<Finding, db::Error> {
    let markets = market::markets::enabled(read)?;
    let status = market::fx::status(read, Currency::EUR, &markets, SystemClock.now(), &house.deps.ageing)?;
    let lacking: Vec<String> = status.iter().filter_map(lacking).collect();
    Ok(if lacking.is_empty() {
        Finding::good("rates of exchange", format!("{} currencies are fresh", status.len()))
    } else {
        Finding::bad(
            "rates of exchange",
            format!("{} (prices there are pending, not guessed)", lacking.join(", ")),
            "meadow rates ecb eurofxref-hist.zip, --fx-source frankfurter+https://HOST, or by hand on /operator/rates. VND is not in ECB files.",
        )
    })
}

/// What is wrong with a currency's rate.
fn lacking(status: &CurrencyStatus) -> Option<String> {
    match &status.freshness {
        Freshness::Ok { .. } => None,
        Freshness::Old { date } => Some(format!("{} is of {date}, too old", status.currency)),
        Freshness::Missing => Some(format!("{} has none", status.currency)),
    }
}

fn translator(read: &mut Read, house: &House) -> Result<Finding, db::Error> {
    let waiting = catalog::listing::fields_waiting(read)?;
    Ok(match &house.deps.translator {
        Some(translator) => Finding::good("translator", format!("{}; {waiting} fields wait", translator.name())),
        None => Finding::note(
            "translator",
            format!("there is none; {waiting} fields are in the seller's language"),
            "--translator libretranslate+http://HOST, deepl+https://…, openai+http://HOST/v1?model=M, or models in DATA/models",
        ),
    })
}

fn failed_jobs(read: &mut Read) -> Result<Finding, db::Error> {
    let failed = db::jobs::list(read, Some(JobState::Failed), &PageRequest::new(None, Some(100)))?.items.len();
    Ok(if failed == 0 {
        Finding::good("jobs", "none has failed")
    } else {
        Finding::note(
            "jobs",
            format!("{failed} have failed"),
            "Look at /operator/jobs: each says why and can be tried again.",
        )
    })
}
