//! Laws of comparison: what holds of every difference between any two states of a registry.
//!
//! Registries and edits are generated; a second, naive answer is the oracle where there is one.

#[path = "diff_laws/case.rs"]
mod case;
#[path = "diff_laws/chains.rs"]
mod chains;
#[path = "diff_laws/groups.rs"]
mod groups;
#[path = "diff_laws/mirror.rs"]
mod mirror;
#[path = "diff_laws/neutral.rs"]
mod neutral;
#[path = "diff_laws/notation.rs"]
mod notation;
#[path = "diff_laws/oracle.rs"]
mod oracle;
#[path = "diff_laws/reach.rs"]
mod reach;
#[path = "diff_laws/same.rs"]
mod same;
