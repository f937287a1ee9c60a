//! What the tests share: generated registries, the shipped one, and the binary.

mod binary;
mod example;
mod generator;
pub mod pairs;
mod shipped;
pub mod small;

pub use binary::binary;
pub use example::{check_example, registry_of};
pub use generator::{Random, generate};
pub use shipped::{repository, texts};

/// The README, so that its example is compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
