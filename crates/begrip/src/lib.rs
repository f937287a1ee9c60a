//! # begrip
//!
//! Statistical definitions as versioned nodes in a dependency graph.
//!
//! Definitions of variables, concepts, code lists, parameters and indicators are kept as YAML files in git. This crate
//! says what a definition *is*: it reads a folder of them into a [`Registry`], finds the version that a [`Reference`]
//! means on a day, and shows what rests on what. It never judges and never prints; the crate `begrip-review` checks,
//! compares and finds differences.
//!
//! ```
//! use begrip::{Registry, Settings, Time};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let registry = Registry::from_texts(Settings::default(), [
//!     ("definitions/nl/poverty.yaml", "kind: concept\nid: nl/poverty\nversion: 1.0.0\nstatus: adopted\n"),
//!     ("definitions/nl/low-income.yaml",
//!      "kind: concept\nid: nl/low-income\nversion: 1.0.0\nstatus: adopted\nbroader: [nl/poverty@^1]\n"),
//! ]); // or Registry::open("folder")?
//! assert!(registry.problems().is_empty());
//! let low_income = registry.resolve(&"nl/low-income@^1".parse()?, Time::On("2024-07-01".parse()?))?;
//! let rests_on = registry.graph().rests_on(low_income.node());
//! let ids: Vec<_> = rests_on.into_iter().filter_map(|node| registry.get(node)).map(|d| d.id().as_str()).collect();
//! assert_eq!(ids, ["nl/poverty"]);
//! # Ok(())
//! # }
//! ```
//!
//! | to… | use |
//! |---|---|
//! | open a folder, or files in memory | [`Registry::open`], [`Registry::from_files`], [`Registry::from_texts`] |
//! | see what could not be read | [`Registry::problems`] |
//! | look up all versions of an id | [`Registry::versions`] |
//! | see what released versions said, and which changes are accepted | [`Registry::lock`], [`Registry::accepted`] |
//! | see what comments allow | [`Registry::allows`] |
//! | find the version that is meant | [`Registry::resolve`] |
//! | walk dependencies | [`Registry::graph`], [`Definition::links`] |
//! | find the line and column of a value | [`Registry::place`] |
//! | read a rule, and hold it against types and units | [`Expr`], [`expr::check`] |
//! | compute what a definition says of a unit, and why | [`eval::Evaluator`] |
//! | bring a file into its canonical layout | [`lay_out`] |
//! | give an editor the schema of the files | [`definition_schema`] |
//!
//! Not here: judging (`begrip-review`), words for people (`begrip-report`), git and the clock (`begrip-cli`).

mod accepted;
mod allow;
mod code;
mod date;
mod decimal;
mod definition;
pub mod eval;
mod example;
pub mod expr;
mod graph;
mod header;
mod id;
mod input;
pub mod kind;
mod layout;
mod link;
mod load;
mod lock;
mod measure;
mod nearest;
mod one_or_many;
mod period;
mod placed;
mod problem;
mod read;
mod reference;
mod registry;
mod resolve;
mod scalar;
mod schema;
mod settings;
mod source;
mod text;
mod values;
mod word_or;

pub use accepted::Accepted;
pub use allow::{Allow, AllowFault, Allowance};
pub use code::CodeValue;
pub use date::{Date, Validity};
pub use decimal::Decimal;
pub use definition::Definition;
pub use example::{Example, Given};
pub use expr::{Expr, SyntaxError};
pub use graph::{Edge, Graph};
pub use header::{Header, Law, Release, Source, SourceRole, Status};
pub use id::DefinitionId;
pub use input::{Aggregate, Expression, Input, Inputs, Moment, Selection, Shift};
pub use kind::{Content, Kind};
pub use layout::{LayoutError, lay_out};
pub use link::{Link, Relation, Use};
pub use load::OpenError;
pub use lock::{Lock, LockError, Locked};
pub use measure::{Measure, UnitOfMeasure};
pub use nearest::{nearest, nearest_id};
pub use period::{ReferencePeriod, TimePeriod};
pub use placed::PlacedInput;
pub use problem::{FaultKind, Form, Problem, Refused};
pub use reference::Reference;
pub use registry::{Node, Registry};
pub use resolve::{Time, Unresolved};
pub use scalar::{Invalid, Scalar};
pub use schema::definition_schema;
pub use settings::{DisclosureSettings, RegistrySettings, Settings, SettingsError};
pub use source::file::{FileId, SourceFile, Sources};
pub use source::place::{Part, Place};
pub use text::{Language, Text};
pub use values::{Direction, IndexBase, IntegerDomain, NumberDomain, ValueDomain};
