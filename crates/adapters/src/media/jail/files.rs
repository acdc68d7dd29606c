//! Files that a jailed program may open, by landlock.

use std::io;
use std::path::PathBuf;

use landlock::{
    ABI, Access as _, AccessFs, AccessNet, BitFlags, CompatLevel, Compatible as _, LandlockStatus, Ruleset,
    RulesetAttr as _, RulesetCreatedAttr as _, Scope, path_beneath_rules,
};

use super::Order;

/// What every program reads: libraries, letters, and how to find them. Nothing of people or of this installation is there.
const SYSTEM: [&str; 13] = [
    "/usr/lib",
    "/usr/lib64",
    "/usr/lib32",
    "/usr/local/lib",
    "/lib",
    "/lib64",
    "/etc/ld.so.cache",
    "/etc/fonts",
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/usr/share/fontconfig",
    "/var/cache/fontconfig",
    "/dev/urandom",
];
/// What starts a program that is linked to libraries.
const STARTERS: [&str; 3] = ["/lib64/ld-linux-x86-64.so.2", "/lib/ld-linux-aarch64.so.1", "/lib/ld-musl-x86_64.so.1"];

/// Closes everything but what `order` names, TCP and abstract sockets too where the kernel can. Answers the version of landlock that
/// does it, `None` where the kernel has none.
pub(super) fn close(order: &Order) -> io::Result<Option<u32>> {
    let abi = ABI::V6;
    let reading = AccessFs::ReadFile | AccessFs::ReadDir;
    let write: Vec<&PathBuf> = order.write.iter().collect();
    let program: Vec<&PathBuf> = order.program.iter().collect();
    let closed = Ruleset::default()
        .set_compatibility(CompatLevel::BestEffort)
        .handle_access(AccessFs::from_all(abi))
        .and_then(|rules| rules.handle_access(AccessNet::from_all(abi)))
        .and_then(|rules| rules.scope(Scope::from_all(abi)))
        .and_then(Ruleset::create)
        .and_then(|rules| rules.add_rules(path_beneath_rules(SYSTEM, reading)))
        .and_then(|rules| rules.add_rules(path_beneath_rules(&order.read, reading)))
        .and_then(|rules| rules.add_rules(path_beneath_rules(program, executing())))
        .and_then(|rules| rules.add_rules(path_beneath_rules(STARTERS, executing())))
        .and_then(|rules| rules.add_rules(path_beneath_rules(["/dev/null"], reading | AccessFs::WriteFile)))
        .and_then(|rules| rules.add_rules(path_beneath_rules(write, reading | writing())))
        .and_then(|rules| rules.restrict_self());
    match closed.map_err(io::Error::other)?.landlock {
        LandlockStatus::Available { effective_abi, .. } => Ok(Some(version(effective_abi))),
        _ => Ok(None),
    }
}

fn executing() -> BitFlags<AccessFs> {
    AccessFs::Execute | AccessFs::ReadFile
}

/// Files made, written, cut and removed; no folders, devices, sockets or links.
fn writing() -> BitFlags<AccessFs> {
    AccessFs::WriteFile | AccessFs::MakeReg | AccessFs::RemoveFile | AccessFs::Truncate
}

fn version(abi: ABI) -> u32 {
    match abi {
        ABI::Unsupported => 0,
        ABI::V1 => 1,
        ABI::V2 => 2,
        ABI::V3 => 3,
        ABI::V4 => 4,
        ABI::V5 => 5,
        _ => 6,
    }
}
