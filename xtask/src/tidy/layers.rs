//! Law 1: who may depend on whom. `axum` belongs to `web` alone.

use super::{Breach, Source};

const BASE: &[&str] = &["kernel"];
const GROUND: &[&str] = &["db", "blobs", "bus", "signals"];
const DOMAINS: &[&str] = &[
    "accounts",
    "market",
    "catalog",
    "content",
    "live",
    "feed",
    "radar",
    "trade",
    "fulfilment",
    "affiliate",
    "ledger",
    "ads",
    "membership",
];
const COMPOSERS: &[&str] = &["flows", "adapters"];
const FACES: &[&str] = &["web", "sim"];

/// The layer of one of our crates, lowest first; `None` for the registry's.
fn layer(name: &str) -> Option<usize> {
    [BASE, GROUND, DOMAINS, COMPOSERS, FACES, &["meadow"]].iter().position(|layer| layer.contains(&name))
}

pub fn check(sources: &[Source]) -> Vec<Breach> {
    let manifests = sources.iter().filter(|s| s.path.ends_with("Cargo.toml") && s.path.starts_with("crates"));
    manifests.flat_map(check_manifest).collect()
}

fn check_manifest(source: &Source) -> Vec<Breach> {
    let place = source.path.display().to_string();
    let Ok(manifest) = source.text.parse::<toml::Table>() else {
        return vec![Breach::new(place, "is not TOML")];
    };
    let name = manifest.get("package").and_then(|p| p.get("name")).and_then(|n| n.as_str()).unwrap_or_default();
    let dependencies = manifest.get("dependencies").and_then(|d| d.as_table());
    let dependencies: Vec<&str> = dependencies.into_iter().flat_map(|d| d.keys().map(String::as_str)).collect();
    let mut breaches = Vec::new();
    for dependency in dependencies {
        if name != "web" && ["axum", "axum-extra", "tower-http", "maud", "utoipa"].contains(&dependency) {
            breaches.push(Breach::new(&place, format!("only web depends on {dependency}")));
        }
        if dependency == "testkit" {
            breaches.push(Breach::new(&place, "testkit is a dev-dependency"));
        }
        if let (Some(own), Some(other)) = (layer(name), layer(dependency))
            && (other > own || (other == own && own == 2))
        {
            breaches.push(Breach::new(&place, format!("{name} may not depend on {dependency}")));
        }
    }
    breaches
}

#[cfg(test)]
mod tests {
    use super::*;

    fn laws(manifest: &str) -> Vec<String> {
        let source = Source { path: "crates/x/Cargo.toml".into(), text: manifest.to_owned() };
        check(&[source]).into_iter().map(|b| b.law).collect()
    }

    #[test]
    fn a_domain_depends_on_no_domain() {
        let manifest = "[package]\nname='market'\n[dependencies]\ndb.workspace=true\ncatalog.workspace=true";
        assert_eq!(laws(manifest), ["market may not depend on catalog"]);
    }

    #[test]
    fn what_is_below_knows_nothing_of_what_is_above() {
        assert_eq!(laws("[package]\nname='db'\n[dependencies]\nweb='*'"), ["db may not depend on web"]);
        assert_eq!(laws("[package]\nname='flows'\n[dependencies]\naxum='*'"), ["only web depends on axum"]);
    }
}
