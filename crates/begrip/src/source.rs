//! Where a value was written: files, the tree of nodes in a file, places, and decoding into typed values.

pub(crate) mod decode;
pub(crate) mod fields;
pub(crate) mod file;
pub(crate) mod parse;
pub(crate) mod place;
pub(crate) mod shape;
pub(crate) mod tree;
pub(crate) mod within;
