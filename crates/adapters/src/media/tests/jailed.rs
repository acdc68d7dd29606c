//! What the jail keeps in: proven with programs that try to get out.

use std::net::TcpListener;
use std::time::{Duration, Instant};

use super::super::jail::Limits;
use super::super::process::{self, Jailed};
use super::*;

const LIMITS: Limits = Limits { wall_s: 20, cpu_s: 20, memory_bytes: 1 << 30, file_bytes: 1 << 20 };

/// Runs a line of shell in the jail, in `folder`.
fn shell(folder: &Path, line: &str, limits: Limits) -> Result<(), MediaError> {
    let bash = program("bash").unwrap();
    let args = vec!["--norc".to_owned(), "-c".to_owned(), line.to_owned()];
    let read = vec![folder.join("inside")];
    std::fs::write(folder.join("inside"), "seen").unwrap();
    process::run(&jailer(), Jailed { program: &bash, args, read, write: folder, limits })
}

/// Whether this machine has a layer; one that it lacks is said, and may not lack where everything is tested.
fn has(layer: bool, name: &str) -> bool {
    if !layer {
        assert!(std::env::var_os("CI").is_none(), "{name} is missing here, and CI proves it");
        eprintln!("skipped: this kernel has no {name}");
    }
    layer
}

#[test]
fn files_outside_are_closed() {
    if !has(studio().layers().landlock.is_some(), "landlock") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let secret = other.path().join("secret");
    std::fs::write(&secret, "secret").unwrap();
    let read = |file: &str| shell(folder.path(), &format!("read -r line < {file} || exit 7; echo $line > out"), LIMITS);
    assert_eq!(read("inside"), Err(MediaError::Broken), "`read` ends with 1 at a line without its end");
    std::fs::write(folder.path().join("two"), "lines\n").unwrap();
    assert_eq!(shell(folder.path(), "read -r line < two && echo $line > out", LIMITS), Ok(()));
    assert_eq!(std::fs::read_to_string(folder.path().join("out")).unwrap(), "lines\n");
    let closed = [
        "/etc/passwd",
        "/etc/hostname",
        "/proc/self/environ",
        "/proc/1/cmdline",
        "/dev/zero",
        secret.to_str().unwrap(),
    ];
    for file in closed {
        assert_eq!(shell(folder.path(), &format!("exec 3< {file}"), LIMITS), Err(MediaError::Broken), "{file}");
    }
    let outside = other.path().join("written");
    assert_eq!(shell(folder.path(), &format!("echo x > {}", outside.display()), LIMITS), Err(MediaError::Broken));
    assert!(!outside.exists());
    assert_eq!(shell(folder.path(), &format!("echo x >> {}", secret.display()), LIMITS), Err(MediaError::Broken));
    assert_eq!(shell(folder.path(), "exec /usr/bin/env", LIMITS), Err(MediaError::Broken));
}

#[test]
fn no_socket_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let port = listener.local_addr().unwrap().port();
    let layers = studio().layers().clone();
    if !has(layers.seccomp || layers.landlock >= Some(4), "seccomp") {
        return;
    }
    let line = format!("exec 3<>/dev/tcp/127.0.0.1/{port}");
    assert_eq!(shell(folder.path(), &line, LIMITS), Err(MediaError::Broken));
    let line = format!("exec 3<>/dev/udp/127.0.0.1/{port}");
    assert_eq!(shell(folder.path(), &line, LIMITS).is_err(), layers.seccomp);
    // `ffmpeg` itself, asked without any of our flags.
    let studio = studio();
    let args = ["-i", &format!("http://127.0.0.1:{port}/a.mp4"), "out.mp4"].map(str::to_owned).to_vec();
    let asked = Jailed { program: &studio.ffmpeg, args, read: vec![], write: folder.path(), limits: LIMITS };
    assert_eq!(process::run(&studio.jailer, asked), Err(MediaError::Broken));
    assert!(listener.accept().is_err(), "somebody came out");
}

#[test]
fn no_process_is_made_and_none_is_ended() {
    if !has(studio().layers().seccomp, "seccomp") {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(shell(folder.path(), "(:) || exit 9", LIMITS), Err(MediaError::Broken));
    assert_eq!(shell(folder.path(), &format!("kill -0 {}", std::process::id()), LIMITS), Err(MediaError::Broken));
}

#[test]
fn the_environment_is_empty() {
    let folder = tempfile::tempdir().unwrap();
    shell(folder.path(), "declare -x > names", LIMITS).unwrap();
    let names = std::fs::read_to_string(folder.path().join("names")).unwrap();
    assert!(!names.contains("MEADOW") && !names.contains("HOME"), "{names}");
}

#[test]
fn limits_bite() {
    let folder = tempfile::tempdir().unwrap();
    let tight = |change: fn(&mut Limits)| {
        let mut limits = LIMITS;
        change(&mut limits);
        limits
    };
    let begun = Instant::now();
    let busy = shell(folder.path(), "while :; do :; done", tight(|limits| limits.cpu_s = 1));
    assert_eq!(busy, Err(MediaError::TimedOut));
    let idle = shell(
        folder.path(),
        "read -t 30 -u 2 line; while :; do read -t 1 line < two; done",
        tight(|limits| limits.wall_s = 1),
    );
    assert_eq!(idle, Err(MediaError::TimedOut));
    assert!(begun.elapsed() < Duration::from_secs(15));
    let line = "x=0123456789012345; while :; do x=$x$x; done";
    assert_eq!(
        shell(folder.path(), line, tight(|limits| limits.memory_bytes = 256 << 20)),
        Err(MediaError::OutOfMemory)
    );
    let line = "while :; do echo 0123456789012345678901234567890123456789; done > big";
    assert_eq!(shell(folder.path(), line, LIMITS), Err(MediaError::TooLarge));
    assert_eq!(std::fs::metadata(folder.path().join("big")).unwrap().len(), LIMITS.file_bytes);
}
