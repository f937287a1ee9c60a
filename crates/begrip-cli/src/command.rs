//! The verbs, one file each.

pub(crate) mod check;
pub(crate) mod compare;
pub(crate) mod completions;
pub(crate) mod config;
pub(crate) mod diff;
pub(crate) mod eval;
pub(crate) mod explain;
pub(crate) mod fmt;
pub(crate) mod graph;
pub(crate) mod impact;
pub(crate) mod init;
pub(crate) mod list;
pub(crate) mod man;
pub(crate) mod new;
pub(crate) mod release;
pub(crate) mod rules;
pub(crate) mod scaffold;
pub(crate) mod schema;
pub(crate) mod search;
pub(crate) mod series;
pub(crate) mod show;
