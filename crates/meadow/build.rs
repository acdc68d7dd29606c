//! The demo's files are embedded: a change of one of them makes the program anew.
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo on standard output")]
fn main() {
    println!("cargo:rerun-if-changed=demo");
}
