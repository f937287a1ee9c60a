//! # begrip-report
//!
//! How it is said: findings, changes and definitions as text for people and as JSON for programs, in Dutch and English.
//! It never decides: everything that is said has been found by `begrip` or `begrip-review`.
//!
//! Every function returns the whole document, which ends with a line feed; nothing is printed here.

mod amounts;
pub mod answer;
mod changed;
mod checked;
mod compared;
pub mod configured;
mod dot;
pub mod github;
pub mod gitlab;
pub mod json;
pub mod junit;
mod listed;
pub mod markdown;
mod mermaid;
pub mod sarif;
mod story;
pub mod text;
pub mod view;

pub use begrip_review::Lang;
pub use dot::graph as dot;
pub use mermaid::graph as mermaid;
