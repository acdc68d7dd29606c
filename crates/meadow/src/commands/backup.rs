//! `meadow backup FILE` and `meadow restore FILE`: database, log of demand and media together, as one tar file.
//!
//! The database comes first, as one consistent copy; media are immutable, so whatever the copy names is still there after it. The
//! log follows the database: it may hold a few facts more than the copy knows the causes of, never fewer.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::Command;

use db::{Db, Engine};

use crate::settings::DataSettings;

const SQLITE_MEMBER: &str = "meadow.db";
const POSTGRES_MEMBER: &str = "meadow.pgdump";
const SIGNALS_MEMBER: &str = "signals.db";
const MEDIA_FOLDER: &str = "media";

/// Why a backup was not written or not restored. Nothing half-made is left behind.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("{0} exists already; name a new file")]
    Exists(PathBuf),
    #[error("{0} holds an installation already; restore into an empty folder")]
    NotEmpty(PathBuf),
    #[error("{0} is not a backup of Meadow, or of the other engine than --database names")]
    NotABackup(PathBuf),
    #[error("{program} is needed for PostgreSQL; install postgresql-client: {why}")]
    Program { program: &'static str, why: String },
    #[error(transparent)]
    Db(#[from] db::Error),
    #[error(transparent)]
    Signals(#[from] signals::Error),
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// `meadow backup FILE`.
pub fn run(settings: &DataSettings, file: &Path) -> Result<(), crate::Failure> {
    let db = Db::open(&settings.database, kernel::NodeId::default())?;
    backup(&db, settings, file)?;
    println!("{} holds the database, the log of demand and the media.", file.display());
    Ok(())
}

/// Writes the installation to `file`, which must not exist. The file appears whole or not at all.
pub fn backup(db: &Db, settings: &DataSettings, file: &Path) -> Result<(), BackupError> {
    if file.exists() {
        return Err(BackupError::Exists(file.to_owned()));
    }
    let beside = file.parent().filter(|p| !p.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let scratch = tempfile::tempdir_in(beside)?;
    let (member, copy) = match db.engine() {
        Engine::Sqlite => (SQLITE_MEMBER, scratch.path().join(SQLITE_MEMBER)),
        Engine::Postgres => (POSTGRES_MEMBER, scratch.path().join(POSTGRES_MEMBER)),
    };
    match db.engine() {
        Engine::Sqlite => db.backup_to(&copy)?,
        Engine::Postgres => tool("pg_dump", &["--format=custom", "--file"], &copy, &settings.database)?,
    }
    let log = scratch.path().join(SIGNALS_MEMBER);
    let has_log = signals::back_up(&settings.folder, &log)?;
    let partial = scratch.path().join("backup.tar");
    let mut archive = tar::Builder::new(File::create(&partial)?);
    archive.append_path_with_name(&copy, member)?;
    if has_log {
        archive.append_path_with_name(&log, SIGNALS_MEMBER)?;
    }
    let media = settings.folder.join(MEDIA_FOLDER);
    if media.is_dir() {
        archive.append_dir_all(MEDIA_FOLDER, &media)?;
    }
    archive.into_inner()?.sync_all()?;
    std::fs::rename(&partial, file)?;
    Ok(())
}

/// Makes the installation that `file` holds, in a data folder without one.
pub fn restore(settings: &DataSettings, file: &Path) -> Result<(), BackupError> {
    let sqlite = settings.database.strip_prefix("sqlite:").map(PathBuf::from);
    let media = settings.folder.join(MEDIA_FOLDER);
    let log = settings.folder.join(SIGNALS_MEMBER);
    if media.exists() || log.exists() || sqlite.as_ref().is_some_and(|path| path.exists()) {
        return Err(BackupError::NotEmpty(settings.folder.clone()));
    }
    std::fs::create_dir_all(&settings.folder)?;
    let scratch = tempfile::tempdir_in(&settings.folder)?;
    // `unpack` refuses members that lead out of the folder.
    tar::Archive::new(File::open(file)?)
        .unpack(scratch.path())
        .map_err(|_| BackupError::NotABackup(file.to_owned()))?;
    let member = scratch.path().join(if sqlite.is_some() { SQLITE_MEMBER } else { POSTGRES_MEMBER });
    if !member.is_file() {
        return Err(BackupError::NotABackup(file.to_owned()));
    }
    let unpacked_log = scratch.path().join(SIGNALS_MEMBER);
    if unpacked_log.is_file() {
        std::fs::rename(&unpacked_log, &log)?;
    }
    let unpacked_media = scratch.path().join(MEDIA_FOLDER);
    if unpacked_media.is_dir() {
        std::fs::rename(&unpacked_media, &media)?;
    }
    match sqlite {
        Some(path) => std::fs::rename(&member, path)?,
        None => tool(
            "pg_restore",
            &["--exit-on-error", "--no-owner", "--dbname"],
            Path::new(&settings.database),
            &member.to_string_lossy(),
        )?,
    }
    Ok(())
}

/// Runs one of PostgreSQL's own programs on the database.
fn tool(program: &'static str, options: &[&str], value: &Path, last: &str) -> Result<(), BackupError> {
    let output = Command::new(program).args(options).arg(value).arg(last).output();
    let output = output.map_err(|error| BackupError::Program { program, why: error.to_string() })?;
    if output.status.success() {
        return Ok(());
    }
    Err(BackupError::Program { program, why: String::from_utf8_lossy(&output.stderr).trim().to_owned() })
}

#[cfg(test)]
mod tests {
    use kernel::{Country, Instant, NodeId};
    use signals::{Counting, Kind, Origin, Signal, Signals, Subject, Viewer};

    use super::*;

    fn settings(folder: &Path) -> DataSettings {
        let database = format!("sqlite:{}", folder.join(SQLITE_MEMBER).display());
        DataSettings { folder: folder.to_owned(), database, translator: None }
    }

    fn share() -> Signal {
        Signal {
            id: "a".to_owned(),
            kind: Kind::Share,
            at: Instant::from_ms(0),
            market: Country::new(*b"GB"),
            viewer: Viewer { person: None, device: 1 },
            origin: Origin::Real,
            post: Some(7),
            room: None,
            listing: None,
            creator: None,
            topics: Vec::new(),
            amount: None,
        }
    }

    #[test]
    fn what_was_backed_up_comes_back_and_nothing_is_overwritten() {
        let home = tempfile::tempdir().unwrap();
        let (from, to) = (settings(&home.path().join("a")), settings(&home.path().join("b")));
        std::fs::create_dir_all(from.folder.join("media/x")).unwrap();
        std::fs::write(from.folder.join("media/x/picture"), "pixels").unwrap();
        let db = Db::open(&from.database, NodeId::default()).unwrap();
        let log = Signals::open(&from.folder, Counting::default()).unwrap();
        log.append_blocking(vec![share()]).unwrap();
        let file = home.path().join("backup.tar");
        backup(&db, &from, &file).unwrap();
        assert!(matches!(backup(&db, &from, &file), Err(BackupError::Exists(_))));
        restore(&to, &file).unwrap();
        assert_eq!(std::fs::read_to_string(to.folder.join("media/x/picture")).unwrap(), "pixels");
        Db::open(&to.database, NodeId::default()).unwrap();
        let restored = Signals::open(&to.folder, Counting::default()).unwrap();
        assert_eq!(restored.counts(Subject::Post(7)).shares, 1);
        assert_eq!(restored.recount().unwrap().wrong, 0);
        assert!(matches!(restore(&to, &file), Err(BackupError::NotEmpty(_))));
    }

    #[test]
    fn a_foreign_file_is_refused() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("x.tar");
        std::fs::write(&file, "not a tar file").unwrap();
        assert!(matches!(restore(&settings(&home.path().join("c")), &file), Err(BackupError::NotABackup(_))));
    }
}
