//! The binary that the tests run.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use crate::repository;

/// The command line, built beside the tests at the first call.
///
/// # Panics
///
/// Panics if it cannot be built.
pub fn binary() -> &'static Path {
    &BINARY
}

static BINARY: LazyLock<PathBuf> = LazyLock::new(|| {
    let built = Command::new(env!("CARGO"))
        .args(["build", "--quiet", "-p", "begrip-cli"])
        .current_dir(repository())
        .status();
    assert!(built.is_ok_and(|status| status.success()), "the command line can be built");
    // this test is target/<profile>/deps/cli-<hash>
    let here = std::env::current_exe().unwrap_or_default();
    let target = here.ancestors().nth(3).unwrap_or(&here);
    target.join("debug").join(format!("begrip{}", std::env::consts::EXE_SUFFIX))
});
