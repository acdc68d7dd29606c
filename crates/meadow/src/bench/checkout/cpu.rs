//! Processor time of this process without that of its load generator.

use std::path::Path;

/// The name of the load generator's threads.
pub(super) const LOAD_THREAD: &str = "bench-load";

/// Milliseconds of processor time used so far by all threads but the load generator's; `None` where the system does not say
/// (elsewhere than Linux). Read from `/proc`, in ticks of 10 ms.
pub(super) fn server_ms() -> Option<u64> {
    const MS_PER_TICK: u64 = 10;
    let all = ticks(Path::new("/proc/self/stat"))?;
    let mut load = 0;
    for task in std::fs::read_dir("/proc/self/task").ok()?.flatten() {
        let name = std::fs::read_to_string(task.path().join("comm")).unwrap_or_default();
        if name.trim_end() == LOAD_THREAD {
            load += ticks(&task.path().join("stat")).unwrap_or(0);
        }
    }
    Some(all.saturating_sub(load) * MS_PER_TICK)
}

/// User and system time: the 14th and 15th field, counted from after the name, which may hold blanks.
fn ticks(stat: &Path) -> Option<u64> {
    let text = std::fs::read_to_string(stat).ok()?;
    let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system): (u64, u64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(user + system)
}
