//! Builds what browsers load: islands and styles by Vite, and the icons that pages draw inline.
//!
//! `cargo build` alone gives the whole product. Vite runs only when something below `islands/` changed.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::process::Command;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let root = here.join("../..").canonicalize()?;
    let out = PathBuf::from(env::var("OUT_DIR")?);
    let islands = root.join("islands");
    let inputs = inputs(&islands)?;
    for path in inputs.iter().map(PathBuf::as_path).chain([
        islands.join("src").as_path(),
        &here.join("icons.txt"),
        &root.join("i18n"),
    ]) {
        println!("cargo:rerun-if-changed={}", path.display());
    }
    println!("cargo:rerun-if-env-changed=MEADOW_NODE");
    let dist = out.join("islands");
    println!("cargo:rustc-env=MEADOW_ISLANDS={}", dist.display());

    let stamp = out.join("islands.stamp");
    let wanted = fingerprint(&inputs)?;
    if fs::read_to_string(&stamp).ok().as_deref() != Some(wanted.as_str()) || !dist.join(".vite/manifest.json").exists()
    {
        let node = Node::find(&root)?;
        node.install(&islands)?;
        node.bundle(&islands, &dist)?;
        fs::write(&stamp, wanted)?;
    }
    fs::write(
        out.join("icons.rs"),
        icons(&here.join("icons.txt"), &islands.join("node_modules/lucide-static/icons"))?,
    )?;
    Ok(())
}

/// The files that decide what Vite makes.
fn inputs(islands: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut files = vec![];
    for name in ["package.json", "package-lock.json", "vite.config.ts", "tsconfig.json"] {
        files.push(islands.join(name));
    }
    for folder in ["src", "public"] {
        walk(&islands.join(folder), &mut files)?;
    }
    files.sort();
    Ok(files)
}

fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<(), Failure> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            walk(&path, files)?;
        } else {
            files.push(path);
        }
    }
    Ok(())
}

fn fingerprint(files: &[PathBuf]) -> Result<String, Failure> {
    let mut hasher = DefaultHasher::new();
    for file in files {
        file.hash(&mut hasher);
        fs::read(file)?.hash(&mut hasher);
    }
    Ok(format!("{:016x}", hasher.finish()))
}

/// The Node to use, and the search path that has it first.
struct Node {
    path: OsString,
}

/// The oldest Node that Vite 8 runs on.
const NODE_MIN: (u32, u32) = (20, 19);

impl Node {
    /// Looks in `MEADOW_NODE` (a folder with `node` and `npm`), in the project's `.tools/node/bin`, then in the path.
    fn find(root: &Path) -> Result<Node, Failure> {
        println!("cargo:rerun-if-env-changed=PATH");
        let mut folders = vec![];
        folders.extend(env::var_os("MEADOW_NODE").map(PathBuf::from));
        folders.push(root.join(".tools/node/bin"));
        folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let node = Node { path: env::join_paths(folders)? };
        let version = node.command("node").arg("--version").output().map_err(|_| missing("Node is not installed"))?;
        let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
        let mut numbers = version.trim_start_matches('v').split('.').map(|n| n.parse::<u32>().unwrap_or(0));
        let found = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
        if found < NODE_MIN {
            return Err(missing(&format!("Node {version} is too old")));
        }
        Ok(node)
    }

    fn command(&self, program: &str) -> Command {
        let found = env::split_paths(&self.path).map(|folder| folder.join(program)).find(|file| file.is_file());
        let mut command = Command::new(found.unwrap_or_else(|| program.into()));
        command.env("PATH", &self.path);
        command
    }

    /// Brings `node_modules` in line with the lock file when it is not.
    fn install(&self, islands: &Path) -> Result<(), Failure> {
        let installed = fs::metadata(islands.join("node_modules/.package-lock.json")).and_then(|file| file.modified());
        let locked = fs::metadata(islands.join("package-lock.json")).and_then(|file| file.modified());
        if let (Ok(installed), Ok(locked)) = (installed, locked)
            && installed >= locked
        {
            return Ok(());
        }
        let mut npm = self.command("npm");
        npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(islands);
        run(npm, "npm ci could not fetch the packages of islands/; is there a network?")
    }

    fn bundle(&self, islands: &Path, dist: &Path) -> Result<(), Failure> {
        if dist.exists() {
            fs::remove_dir_all(dist)?;
        }
        let mut vite = self.command("node");
        vite.arg("node_modules/vite/bin/vite.js").args(["build", "--logLevel", "warn", "--emptyOutDir", "--outDir"]);
        vite.arg(dist).current_dir(islands);
        run(vite, "Vite could not build islands/; its message is above")
    }
}

fn run(mut command: Command, sentence: &str) -> Result<(), Failure> {
    let done = command.output().map_err(|error| format!("{sentence} ({error})"))?;
    if !done.status.success() {
        let said = [done.stdout, done.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).join("\n");
        return Err(format!("{sentence}\n{said}").into());
    }
    Ok(())
}

fn missing(what: &str) -> Failure {
    let (major, minor) = NODE_MIN;
    format!("{what}. Building the pages needs Node {major}.{minor} or newer: run `make setup`, install it, or set MEADOW_NODE to a folder that has it.").into()
}

/// An enum of the icons named in `list`, each with the shapes inside its SVG.
fn icons(list: &Path, folder: &Path) -> Result<String, Failure> {
    let list = fs::read_to_string(list)?;
    let names: Vec<&str> =
        list.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let mut variants = String::new();
    let mut shapes = String::new();
    for name in &names {
        let svg = fs::read_to_string(folder.join(format!("{name}.svg")))
            .map_err(|_| format!("icons.txt names `{name}`, which Lucide does not have"))?;
        let inside = svg
            .split_once("<svg")
            .and_then(|(_, rest)| rest.split_once('>'))
            .and_then(|(_, rest)| rest.rsplit_once("</svg>"));
        let (inside, _) = inside.ok_or("an icon without an svg element")?;
        let inside: String = inside.split_whitespace().collect::<Vec<_>>().join(" ");
        let variant = camel(name);
        variants.push_str(&format!("    /// `{name}`\n    {variant},\n"));
        shapes.push_str(&format!("            Icon::{variant} => {inside:?},\n"));
    }
    let all: String = names.iter().map(|name| format!("Icon::{}, ", camel(name))).collect();
    Ok(format!(
        "/// An icon of Lucide, by its name there.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\npub enum Icon {{\n{variants}}}\n\n\
         impl Icon {{\n    /// Every icon.\n    pub const ALL: &'static [Icon] = &[{all}];\n\n    /// What is drawn, on a square of 24.\n    fn shapes(self) -> &'static str {{\n        match self {{\n{shapes}        }}\n    }}\n}}\n"
    ))
}

fn camel(name: &str) -> String {
    name.split('-')
        .map(|word| word.chars().take(1).flat_map(char::to_uppercase).chain(word.chars().skip(1)).collect::<String>())
        .collect()
}
