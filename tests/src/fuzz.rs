//! What fuzzers ask: each function takes any bytes, and panics only if a promise is broken.
//!
//! `fuzz/fuzz_targets/*.rs` calls them with what a fuzzer makes up, `tests/fuzz.rs` with the seeds and changes to them.

mod diff;
mod expression;
mod files;
mod formatter;
mod mutate;
mod reader;
mod reference;
mod seeds;
mod version;

pub use mutate::mutated;
pub use seeds::seeds;

/// What is asked of any bytes.
pub type Body = fn(&[u8]);

/// Every body by the name of its target; a new one is a line here and a file in `fuzz/fuzz_targets`.
pub const BODIES: &[(&str, Body)] = &[
    ("diff", diff::diff),
    ("expression", expression::expression),
    ("formatter", formatter::formatter),
    ("reader", reader::reader),
    ("reference", reference::reference),
    ("version", version::version),
];

pub use diff::diff;
pub use expression::expression;
pub use formatter::formatter;
pub use reader::reader;
pub use reference::reference;
pub use version::version;
