//! What the tests share: generated registries, the shipped one, and the binary.

mod edit;
mod example;
mod folder;
mod generator;
mod shipped;
mod society;

pub use edit::Edit;
pub use example::{check_example, registry_of};
pub use folder::{Folder, registry};
pub use generator::{Random, generate};
pub use shipped::{repository, texts};
pub use society::society;

/// The README, so that its example is compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
