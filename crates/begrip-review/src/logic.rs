//! What rules say, apart from how they are written.

pub(crate) mod between;
pub(crate) mod boundary;
pub(crate) mod expand;
pub(crate) mod followable;
pub(crate) mod for_all;
pub(crate) mod formula;
pub(crate) mod in_words;
pub(crate) mod judged;
pub(crate) mod leaves;
pub(crate) mod linear;
pub(crate) mod membership;
pub(crate) mod normal;
pub(crate) mod said;
pub(crate) mod search;
pub(crate) mod simplex;
pub(crate) mod smt;
pub(crate) mod standing;
pub(crate) mod weight;
pub(crate) mod whole;
pub(crate) mod witness;
