//! What rules say, apart from how they are written.

pub(crate) mod membership;
pub(crate) mod normal;
