//! The rule language: scalar SQL expressions with a meaning that does not depend on an engine.

mod conditions;
mod excluded;
mod names;
mod parse;
mod print;
mod scope;
mod stated;
mod syntax;
mod token;
mod tree;
mod types;

pub use excluded::Excluded;
pub(crate) use scope::of_members;
pub use scope::{Codes, Scope, domain};
pub use stated::Stated;
pub use syntax::{Expected, SyntaxError, SyntaxErrorKind};
pub use tree::{Call, Comparison, Expr, ExprKind, Factor, Function, Literal, Sign, Term, When};
pub use types::{Type, TypeFault, TypeFaultKind, check, check_as};
