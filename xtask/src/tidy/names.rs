//! Names that say nothing, places that are only on one machine, and text that escaped from `i18n/`.

use regex::Regex;

use super::{Breach, Source};

const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "helper", "common", "misc"];

pub fn check(sources: &[Source]) -> Vec<Breach> {
    sources.iter().flat_map(|source| [check_path(source), check_places(source)].into_iter().flatten()).collect()
}

fn check_path(source: &Source) -> Option<Breach> {
    let code =
        source.path.starts_with("crates") || source.path.starts_with("islands") || source.path.starts_with("xtask");
    let named = |part: &std::ffi::OsStr| {
        let part = part.to_string_lossy();
        let stem = part.split('.').next().unwrap_or_default();
        EMPTY_NAMES.contains(&stem)
    };
    let empty = code && source.path.iter().any(named);
    empty.then(|| Breach::new(source.path.display().to_string(), "a name that says nothing: name what is in it"))
}

fn check_places(source: &Source) -> Option<Breach> {
    if source.path.ends_with("names.rs") {
        return None;
    }
    let place = Regex::new(r"(/root/|/home/[a-z]+/|/work/|registry\.npmjs\.org|index\.crates\.io)").ok()?;
    let found = place.find(&source.text)?;
    Some(Breach::new(source.path.display().to_string(), format!("`{}` is of one machine or registry", found.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn empty_names_and_foreign_places_are_found() {
        let source = |path: &str, text: &str| Source { path: path.into(), text: text.to_owned() };
        assert_eq!(check(&[source("crates/web/src/utils.rs", "")]).len(), 1);
        assert_eq!(check(&[source("README.md", "see /work/x")]).len(), 1);
        assert!(check(&[source("crates/web/src/page.rs", "fine")]).is_empty());
    }
}
