//! The rule language: scalar SQL expressions with a meaning that does not depend on an engine.

mod evaluate;
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
mod value;
mod worked;

pub use excluded::Excluded;
pub use scope::{Codes, Scope, domain};
pub use stated::Stated;
pub use syntax::{Expected, SyntaxError, SyntaxErrorKind};
pub use tree::{Call, Comparison, Expr, ExprKind, Factor, Function, Literal, Sign, Term, When};
pub use types::{Type, TypeFault, TypeFaultKind, check, check_as};
pub use value::{Because, Value};
pub use worked::{Misfit, Worked, typed};
