//! What the tests share: generated registries, the shipped one, and the binary.

mod binary;
mod blocks;
mod edit;
mod example;
mod folder;
pub mod fuzz;
mod generator;
pub mod pairs;
mod shipped;
pub mod small;
mod society;

pub use binary::binary;
pub use blocks::{blocks, registry_of_blocks};
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
