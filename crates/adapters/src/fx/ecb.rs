//! The European Central Bank's tables: from an address that the operator names, or from a file on disk.

use std::fs::File;
use std::io::Cursor;
use std::path::PathBuf;

use kernel::Currency;
use market::fx::ecb::{ReadEcbError, read_csv, read_xml, read_zip};
use market::fx::{RateSheet, RateSource, RateSourceError};
use url::Url;

use super::http::{Http, Limits, Setup};

/// A table of the ECB on the web, such as its `eurofxref-daily.xml`.
pub struct EcbUrl {
    http: Http,
    url: Url,
}

impl EcbUrl {
    /// The table at `url`: a zip or a CSV by the ending of its path, else XML.
    pub fn new(url: Url, limits: Limits) -> Result<EcbUrl, Setup> {
        Ok(EcbUrl { http: Http::new(limits)?, url })
    }
}

impl RateSource for EcbUrl {
    fn name(&self) -> &str {
        "ECB"
    }

    /// Every day of the table, whatever `base` is: the ECB quotes the euro.
    fn fetch(&self, _base: Currency) -> Result<Vec<RateSheet>, RateSourceError> {
        let body = self.http.get(self.url.clone())?;
        let sheets = match Kind::of(self.url.path()) {
            Kind::Zip => read_zip(Cursor::new(body)),
            Kind::Csv => read_csv(body.as_slice()),
            Kind::Xml => read_xml(body.as_slice()),
        };
        sheets.map_err(unreadable)
    }
}

/// A table of the ECB on disk, such as its `eurofxref-hist.zip`.
pub struct EcbFile {
    path: PathBuf,
}

impl EcbFile {
    /// The table in the file at `path`: a zip or a CSV by its ending, else XML.
    pub fn new(path: PathBuf) -> EcbFile {
        EcbFile { path }
    }
}

impl RateSource for EcbFile {
    fn name(&self) -> &str {
        "ECB file"
    }

    /// Every day of the table, whatever `base` is: the ECB quotes the euro.
    fn fetch(&self, _base: Currency) -> Result<Vec<RateSheet>, RateSourceError> {
        let no_file = |error: std::io::Error| RateSourceError::Unreachable(format!("{}: {error}", self.path.display()));
        let file = File::open(&self.path).map_err(no_file)?;
        let sheets = match Kind::of(&self.path.to_string_lossy()) {
            Kind::Zip => read_zip(file),
            Kind::Csv => read_csv(file),
            Kind::Xml => read_xml(file),
        };
        sheets.map_err(unreadable)
    }
}

enum Kind {
    Zip,
    Csv,
    Xml,
}

impl Kind {
    fn of(name: &str) -> Kind {
        let name = name.to_ascii_lowercase();
        match name.rsplit('.').next() {
            Some("zip") => Kind::Zip,
            Some("csv") => Kind::Csv,
            _ => Kind::Xml,
        }
    }
}

fn unreadable(error: ReadEcbError) -> RateSourceError {
    match error {
        ReadEcbError::TooLarge { max } => RateSourceError::TooLarge { max },
        other => RateSourceError::Unreadable(other.to_string()),
    }
}
