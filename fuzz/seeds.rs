//! Writes the seeds of every target into a folder of its name: `seeds FOLDER`.

use std::path::Path;

use begrip_tests::fuzz::{BODIES, seeds};

fn main() -> std::io::Result<()> {
    let folder = std::env::args_os().nth(1).unwrap_or_else(|| "fuzz/corpus".into());
    for (target, _) in BODIES {
        let folder = Path::new(&folder).join(target);
        std::fs::create_dir_all(&folder)?;
        for (number, seed) in seeds(target).into_iter().enumerate() {
            std::fs::write(folder.join(format!("seed-{number:03}")), seed)?;
        }
    }
    Ok(())
}
