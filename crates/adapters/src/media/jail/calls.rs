//! Calls that a jailed program is refused, by seccomp: what reaches other processes, the network, or the machine's own set-up.
//! A coder asks for none of them, so that a refusal stops nothing but an attack.

use std::collections::HashMap;

use seccompiler::{BpfMap, TargetArch, apply_filter, compile_from_json};
use serde_json::{Value, json};

/// Refused with "operation not permitted".
const REFUSED: [&str; 66] = [
    // The network, and talking to other processes.
    "socket",
    "socketpair",
    "connect",
    "bind",
    "listen",
    "accept",
    "accept4",
    "sendto",
    "sendmsg",
    "sendmmsg",
    "recvfrom",
    "recvmsg",
    "recvmmsg",
    "setsockopt",
    "getsockopt",
    "shmget",
    "shmat",
    "msgget",
    "semget",
    "mq_open",
    // Looking into other processes, or ending them.
    "ptrace",
    "process_vm_readv",
    "process_vm_writev",
    "process_madvise",
    "kcmp",
    "kill",
    "tkill",
    "pidfd_open",
    "pidfd_getfd",
    "pidfd_send_signal",
    // The machine's set-up.
    "mount",
    "umount2",
    "pivot_root",
    "chroot",
    "move_mount",
    "open_tree",
    "fsopen",
    "fsconfig",
    "fsmount",
    "fspick",
    "mount_setattr",
    "unshare",
    "setns",
    "swapon",
    "swapoff",
    "reboot",
    "sethostname",
    "setdomainname",
    "init_module",
    "finit_module",
    "delete_module",
    "kexec_load",
    "acct",
    "quotactl",
    "settimeofday",
    "clock_settime",
    "adjtimex",
    // Ways around this list, and large surfaces.
    "io_uring_setup",
    "io_uring_enter",
    "io_uring_register",
    "bpf",
    "perf_event_open",
    "userfaultfd",
    "add_key",
    "request_key",
    "keyctl",
];

/// Refuses them from now on. False where the kernel, or the machine's kind, has no filter.
pub(super) fn refuse() -> bool {
    let Ok(arch) = TargetArch::try_from(std::env::consts::ARCH) else { return false };
    let Some(filters) = compiled(arch) else { return false };
    ["old_ways", "new_processes", "refused"].iter().all(|name| {
        let filter = filters.get(*name);
        filter.is_some_and(|filter| apply_filter(filter).is_ok())
    })
}

fn compiled(arch: TargetArch) -> Option<BpfMap> {
    let mut filters = HashMap::new();
    let plain = |name: &&str| json!({ "syscall": name });
    filters.insert("refused", filter(REFUSED.iter().map(plain).collect(), json!({ "errno": 1 })));
    filters.insert("new_processes", filter(new_processes(arch), json!({ "errno": 1 })));
    // "No such call" makes the C library fall back on `clone`, whose flags can be seen.
    filters.insert("old_ways", filter(vec![json!({ "syscall": "clone3" })], json!({ "errno": 38 })));
    let text = serde_json::to_vec(&filters).ok()?;
    compile_from_json(text.as_slice(), arch).ok()
}

fn filter(rules: Vec<Value>, refusal: Value) -> Value {
    json!({ "mismatch_action": "allow", "match_action": refusal, "filter": rules })
}

/// Threads are made, processes are not.
fn new_processes(arch: TargetArch) -> Vec<Value> {
    const CLONE_THREAD: u64 = 0x0001_0000;
    let no_thread = json!({ "index": 0, "type": "qword", "op": { "masked_eq": CLONE_THREAD }, "val": 0 });
    let mut rules = vec![json!({ "syscall": "clone", "args": [no_thread] })];
    if arch == TargetArch::x86_64 {
        rules.extend(["fork", "vfork"].map(|name| json!({ "syscall": name })));
    }
    rules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_good_for_both_kinds_of_machine() {
        for arch in [TargetArch::x86_64, TargetArch::aarch64] {
            assert_eq!(compiled(arch).map(|filters| filters.len()), Some(3), "{arch:?}");
        }
    }
}
